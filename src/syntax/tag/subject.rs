//! Facts about the subject before a word ([`crate::lexicon::fact::Fact`]): whether it still lacks its verb, is plural, or is none.

use crate::lexicon::{Class, Property, Tag, Tags};
use crate::syntax::window::{Unit, UnitKind, Window};
use crate::text::shape::Shape;

/// Whether the subject before an aside in commas still lacks its verb at `i`, right after the second comma, adverbs and times ("The envoy, who had left, on
/// Friday promised to return"), and none comes after another aside.
pub(super) fn completes_subject(w: &Window, i: usize) -> bool {
    const FARTHEST: usize = 60;
    let behind = before_times(w, i);
    let mark = |c: &usize| matches!(w.units[*c].tag, Tag::Comma | Tag::Dash);
    let Some(second) = behind.checked_sub(1).filter(mark) else { return false };
    let same = |c: &usize| w.units[*c].tag == w.units[second].tag;
    let Some(first) = (second.saturating_sub(FARTHEST)..second).rev().find(same) else { return false };
    let from = (first.saturating_sub(FARTHEST)..first)
        .rev()
        .find(|k| matches!(w.units[*k].tag, Tag::Stop | Tag::Semicolon | Tag::Colon | Tag::Comma | Tag::Conjunction | Tag::Mark))
        .map_or(first.saturating_sub(FARTHEST), |k| k + 1);
    // "Aides say the king, who is ill, plans to return": what is said has its own subject
    let said = w.units[from..first].iter().rposition(|u| u.has(Property::Bare) && Tags::VERB.has(u.tag)).map_or(0, |k| k + 1);
    let subject = &w.units[(from + said).min(first)..first];
    let is_verb = |u: &Unit| matches!(u.tag, Tag::Past | Tag::Third | Tag::Modal | Tag::Base);
    let nominal = subject.last().is_some_and(|u| Tags::NOUN.has(u.tag) || u.kind != UnitKind::Word || u.tag == Tag::Close);
    let aside = &w.units[first + 1..second];
    // "who had left", "the doctor who had left"
    let relative = aside.iter().take_while(|u| !is_verb(u)).any(|u| u.tag == Tag::Wh);
    // "worried that rents are rising"
    let describes = |u: &Unit| u.tags.meets(Tags::of(&[Tag::Adjective, Tag::Participle]));
    let relative = relative || aside.first().is_some_and(describes) && aside.get(1).is_some_and(|u| u.tag == Tag::That);
    // "eager to avoid it", "feared low", "written in May and released": neither an infinitive nor a participle that opens the aside is its verb
    let participle = |k: usize| aside[k].tags.has(Tag::Participle);
    let finite_in_aside = (0..aside.len()).any(|k| {
        let infinitive = k > 0 && aside[k].tag == Tag::Base && aside[k - 1].tag == Tag::To;
        let opens = k == 0 || aside[k - 1].tag == Tag::Conjunction && participle(0);
        is_verb(&aside[k]) && !infinitive && !(opens && participle(k))
    });
    // "the levy, unions complained on Monday, hurts": whoever reports it
    let reports = || {
        let verb = aside.iter().position(is_verb);
        verb.is_some_and(|v| v > 0 && aside[v].has(Property::Bare) && aside[v].cue != 0 && !aside[v + 1..].iter().any(is_verb))
            && aside.iter().all(|u| !matches!(u.tag, Tag::Comma | Tag::That | Tag::Subordinator))
    };
    let plain = nominal && !subject.iter().any(is_verb) && (relative || !finite_in_aside || reports());
    let later = w.units[i + 1..].iter().take(FARTHEST).position(|u| u.tag == Tag::Comma).is_some_and(|c| {
        w.units.get(i + c + 2).is_some_and(|u| u.tags.meets(Tags::of(&[Tag::Past, Tag::Third, Tag::Modal])) && !u.tags.meets(Tags::NOUN))
    });
    plain && !later
}

/// Where the adverbs and times right before `i` begin: "later", "on Friday", "late last week".
fn before_times(w: &Window, i: usize) -> usize {
    let mut start = i;
    while let Some(b) = start.checked_sub(1) {
        let u = &w.units[b];
        let time = |u: &Unit| u.is(Class::Time) || u.is(Class::Month);
        let opens =
            matches!(u.tag, Tag::Preposition | Tag::Adjective | Tag::Determiner | Tag::Number) && start < i && time(&w.units[start]);
        if u.tag != Tag::Adverb && !time(u) && !opens {
            break;
        }
        start = b;
    }
    start
}

/// Whether the noun group before `i` is part of a longer one that is plural: "aides to Hale", "Oslo and Bergen", "six in ten".
pub(super) fn plural_subject(w: &Window, i: usize) -> bool {
    const FARTHEST: usize = 12;
    let ends = |u: &Unit| {
        matches!(u.tag, Tag::Stop | Tag::Semicolon | Tag::Colon | Tag::Mark | Tag::That | Tag::Wh | Tag::Subordinator | Tag::Comma)
            || matches!(u.tag, Tag::Past | Tag::Third | Tag::Base | Tag::Modal)
    };
    let from = i.saturating_sub(FARTHEST);
    // "the claim" is a noun, but "some claim": who does
    if i.checked_sub(1).is_some_and(|b| w.units[b].tag == Tag::Determiner) {
        let first = (from..i).rev().take_while(|k| matches!(w.units[*k].tag, Tag::Determiner | Tag::Adverb)).last().unwrap_or(i);
        let opens = first.checked_sub(1).is_none_or(|a| ends(&w.units[a]) && !Tags::VERB.has(w.units[a].tag));
        return w.units[i - 1].is(Class::PluralNumber) && opens;
    }
    let before = w.units[from..i].iter().rev().take_while(|u| !ends(u));
    // "Chile, Peru sanction": headlines join two with a comma
    if w.headline {
        const FEW: usize = 3;
        let last = before.clone().count();
        let comma = (i - last).checked_sub(1).filter(|c| (1..=FEW).contains(&last) && w.units[*c].tag == Tag::Comma);
        let nominal = |u: &Unit| Tags::NOUN.has(u.tag) || u.kind != UnitKind::Word;
        if comma.is_some_and(|c| (1..=FEW).contains(&c) && w.units[..c].iter().all(nominal)) {
            return true;
        }
    }
    let mut last: Option<&Unit> = None;
    for u in before {
        let joins = u.is(Class::And) && last.is_some_and(|l| Tags::NOUN.has(l.tag) || l.kind != UnitKind::Word || l.tag == Tag::Determiner);
        let several = u.tag == Tag::Number && last.is_none_or(|l| matches!(l.tag, Tag::Preposition));
        // "communications director": it only says which
        let modifies = u.kind == UnitKind::Word && last.is_some_and(|l| l.kind == UnitKind::Word && Tags::NOUN.has(l.tag));
        let plural = u.tag == Tag::Plural && !modifies || u.kind != UnitKind::Word && u.tags.has(Tag::Plural);
        // "few in the capital", "some of us"
        let quantity = u.tag == Tag::Pronoun && u.tags.has(Tag::Determiner) && last.is_some_and(|l| l.tag == Tag::Preposition);
        let quantity = quantity && !u.is(Class::Definite);
        // "those in the capital", "those close to the mayor"
        let those = u.is(Class::PeopleNoun) && u.tags.has(Tag::Pronoun);
        if plural || joins || several || quantity || those || u.is(Class::PluralNumber) {
            return true;
        }
        last = Some(u);
    }
    false
}

/// Whether the sentence opens with a noun that has a clause or an infinitive behind it, complete before `i`, and `i` is the last word that may be the verb of
/// that noun: "His warning that prices would rise angered bakers", "Her refusal to go cost her votes", "Workers who want to vote cheered".
pub(super) fn explained(w: &Window, i: usize) -> bool {
    const LONGEST: usize = 30;
    let inside = |u: &Unit| {
        Tags::NOUN.has(u.tag)
            || u.kind != UnitKind::Word
            || matches!(u.tag, Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Adjective)
    };
    let verb = |u: &Unit| matches!(u.tag, Tag::Past | Tag::Third | Tag::Modal | Tag::Base);
    if i > LONGEST || w.headline {
        return false;
    }
    let Some(opener) = (0..i).find(|k| !inside(&w.units[*k])).filter(|k| *k > 0) else { return false };
    let behind = &w.units[opener + 1..i];
    let infinitive = w.units[opener].tag == Tag::To && behind.first().is_some_and(|u| u.tag == Tag::Base);
    let clause = match w.units[opener].tag {
        Tag::That => true,
        Tag::Wh => w.units[opener].is(Class::Relative) && !w.units[opener].tags.has(Tag::Subordinator),
        _ => infinitive,
    };
    let parted =
        |u: &Unit| matches!(u.tag, Tag::Comma | Tag::Conjunction | Tag::Subordinator | Tag::Wh | Tag::That | Tag::Semicolon | Tag::Dash);
    let auxiliary = |u: &Unit| u.tag == Tag::Modal || u.is_any(&[Class::Be, Class::Have, Class::Do]);
    if !clause || behind.iter().any(parted) || behind.iter().rev().find(|u| u.tag != Tag::Adverb).is_none_or(auxiliary) {
        return false;
    }
    // "who said they were cheated": a verb for each clause
    let (mut wanted, mut found) = (!infinitive as usize, 0);
    for (k, u) in behind.iter().enumerate() {
        let to = k > 0 && behind[k - 1].tag == Tag::To;
        let first = k == 0 || !auxiliary(&behind[k - 1]) && behind[k - 1].tag != Tag::Adverb;
        found += (verb(u) && first && !to && !(infinitive && k == 0)) as usize;
        wanted += (verb(u) && u.has(Property::Bare) && behind.get(k + 1).is_some_and(|n| n.tag == Tag::Pronoun || inside(n))) as usize;
    }
    let finite = |u: &Unit| u.tag == Tag::Modal || u.tags.has(Tag::Past) || u.tags.has(Tag::Third) && !u.tags.meets(Tags::NOUN);
    found == wanted && !w.units[i + 1..].iter().take_while(|u| u.tag != Tag::Stop).any(finite)
}

/// Whether every noun before `i` in its clause belongs to a preposition: "In a statement released", "with the help of a bank based".
pub(super) fn lacks_subject(w: &Window, i: usize) -> bool {
    const FARTHEST: usize = 14;
    // ("Hale, a baker, in turn had said")
    if w.units[i].is(Class::Have) {
        return false;
    }
    let mut last: Option<&Unit> = None;
    let nominal = |t: Tag| Tags::NOUN.has(t) || matches!(t, Tag::Pronoun | Tag::Number);
    let is_last = |last: Option<&Unit>, tags: &[Tag]| last.is_some_and(|l| tags.contains(&l.tag));
    for (k, u) in w.units[..i].iter().enumerate().rev().take(FARTHEST) {
        // "At least three clerks"
        let counts =
            |p: usize| w.units.get(p + 1).is_some_and(|u| u.is(Class::Amount)) && w.units.get(p + 2).is_some_and(|u| u.tag == Tag::Number);
        match u.tag {
            Tag::Preposition if counts(k) => continue,
            Tag::Preposition => {}
            t if nominal(t) && is_last(last, &[Tag::Preposition]) => return false,
            // "On Tuesday the driver"
            _ if u.is(Class::Time) && is_last(last, &[Tag::Determiner, Tag::Possessive]) => return false,
            _ if last.is_some_and(|name| begins_anew(w, k, name)) => return false,
            Tag::Past | Tag::Third | Tag::Base | Tag::Modal | Tag::Ing | Tag::Participle => return false,
            Tag::Stop | Tag::Semicolon | Tag::Colon | Tag::Mark | Tag::Dash | Tag::Comma => return is_last(last, &[Tag::Preposition]),
            _ => {}
        }
        last = Some(u);
    }
    is_last(last, &[Tag::Preposition]) && i <= FARTHEST
}

/// "On Tuesday Oslo", "at the summit Oslo": whether the name behind the unit `k` is no part of what a preposition governs, which is a day or month, or a common noun
/// for no person and the name one of a person or state.
fn begins_anew(w: &Window, k: usize, name: &Unit) -> bool {
    let noun = &w.units[k];
    let date = noun.is_any(&[Class::Weekday, Class::Month]) && k.checked_sub(1).is_some_and(|p| w.units[p].tag == Tag::Preposition);
    let thing = matches!(noun.tag, Tag::Noun | Tag::Plural) && noun.shape == Shape::Lower && !noun.is_somebody();
    let listed = matches!(name.kind, UnitKind::Name(_)) && name.is_any(&[Class::StateNoun, Class::FirstName, Class::LastName]);
    name.tag == Tag::Name && (date || thing && (listed || name.is(Class::Honorific)))
}
