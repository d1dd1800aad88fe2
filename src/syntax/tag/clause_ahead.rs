//! Whether a clause with a subject and a finite verb begins at a place, seen from before its words have their tags.

use super::ahead::object_follows;
use super::must_have_subject;
use crate::lexicon::{Class, Property, Tag, Tags};
use crate::syntax::window::{Unit, UnitKind, Window};

/// Whether a clause with a subject and a finite verb begins at `i`.
pub(super) fn clause_follows(w: &Window, i: usize) -> bool {
    const FARTHEST: usize = 12;
    const NEAR: usize = 5;
    const VERBAL: Tags = Tags::VERB.with(Tag::Modal).with(Tag::Adverb);
    // a verb before the word that takes what "that" opens
    let told = || w.units[i.saturating_sub(NEAR)..i].iter().any(|u| u.has(Property::That) && Tags::VERB.has(u.tag));
    let mut nominal = false;
    let mut timed = false;
    let mut last = Tag::Mark;
    for k in i..w.units.len().min(i + FARTHEST) {
        // "as ministers, who are at odds, ruled it out"
        if nominal
            && w.units[k].tag == Tag::Comma
            && relative_at(w, k + 1)
            && let Some(second) = next_comma(w, k + 1)
        {
            return w.units.get(second + 1).is_some_and(must_have_subject_or_past);
        }
        // "as Hale, a baker, put it", "as Orr, 54, argued"
        if nominal
            && w.units[k].tag == Tag::Comma
            && w.units[i - 1].is(Class::As)
            && let Some(second) = next_comma(w, k + 1)
            && describes_name(w, k, second)
        {
            return true;
        }
        // "after Peru, Chile and Oslo signed"
        if w.units[k].tag == Tag::Comma
            && let Some(end) = list_end(w, i, k)
        {
            return w.units.get(end).is_some_and(must_have_subject_or_past);
        }
        let u = &w.units[k];
        let before = std::mem::replace(&mut last, u.tag);
        match u.tag {
            // "until the week he went"
            Tag::Pronoun if !u.is(Class::Oblique) => return !nominal && !timed,
            // "as proof that the fire was set", "argued before a flight to Oslo that the ship was lost", but "as the fire that killed him began"
            Tag::That
                if k.checked_sub(1).is_some_and(|b| w.units[b].is(Class::ClauseNoun))
                    || told() && w.units.get(k + 1).is_some_and(|n| !VERBAL.has(n.tag)) =>
            {
                return false;
            }
            Tag::Past | Tag::Third if !nominal && !u.tags.meets(Tags::NOUN.with(Tag::Adjective)) => return false,
            Tag::Comma | Tag::Stop | Tag::Semicolon | Tag::Colon | Tag::Mark | Tag::Dash => return false,
            Tag::Modal => return nominal,
            Tag::Past | Tag::Third
                if nominal
                    && (u.is(Class::Be) || u.is(Class::Have) || u.is(Class::Do) || !u.tags.meets(Tags::NOUN.with(Tag::Adjective))) =>
            {
                return true;
            }
            // a past form right behind a noun, which no agent follows
            Tag::Past if nominal && Tags::NOUN.has(before) && !u.tags.meets(Tags::NOUN) => return true,
            // "after an official mocked the trip", "as the storm made landfall": or one with an object
            Tag::Participle
                if nominal
                    && Tags::NOUN.has(before)
                    && u.tags.has(Tag::Past)
                    && (object_follows(w, k) || sure_noun_follows(w, k) || infinitive_follows(w, k)) =>
            {
                return true;
            }
            // "once the port cuts its ties"
            Tag::Plural if nominal && before == Tag::Noun && u.tags.has(Tag::Third) && own_object_follows(w, k) => return true,
            // "as the mayor shames Norway", but "after weeks of street protests that": or what claims
            Tag::Plural
                if nominal
                    && before == Tag::Noun
                    && u.tags.has(Tag::Third)
                    && u.cue != 0
                    && object_follows(w, k)
                    && !that_follows(w, k) =>
            {
                return true;
            }
            // "as wages catch up"
            Tag::Noun | Tag::Base if nominal && before == Tag::Plural && u.tags.has(Tag::Base) && particle_ends_clause(w, k) => {
                return true;
            }
            // "As officials recognized, the pier": a verb that claims what the sentence says
            Tag::Participle if nominal && u.has(Property::Bare) && u.tags.has(Tag::Past) && claims_the_rest(w, i, k) => return true,
            // "As the mayor claims, the pier", "as officials claim."
            Tag::Plural
                if nominal && before == Tag::Noun && u.has(Property::Bare) && u.tags.has(Tag::Third) && claims_the_rest(w, i, k) =>
            {
                return true;
            }
            // "as advocates in the town called for": a verb that claims with its preposition, and no time
            Tag::Participle if nominal && Tags::NOUN.has(before) && u.cue != 0 && u.tags.has(Tag::Past) && claims_for(w, k) => return true,
            Tag::Existential => return true,
            // "after dawn and was out of sight"
            Tag::Conjunction if w.units.get(k + 1).is_some_and(|n| must_have_subject(n) || matches!(n.tag, Tag::Past | Tag::Third)) => {
                return false;
            }
            // "as Senate Blasts Deal", "as Two Firms Deny Fraud"
            Tag::Plural | Tag::Noun | Tag::Base | Tag::Third
                if nominal
                    && w.headline
                    && (u.tags.has(Tag::Third) || u.tags.has(Tag::Base) && before == Tag::Plural)
                    && w.units.get(k + 1).is_some_and(|n| !matches!(n.tag, Tag::Comma | Tag::Stop | Tag::Semicolon)) =>
            {
                return true;
            }
            // "as Democrats blast the bill"
            Tag::Noun | Tag::Base if nominal && before == Tag::Plural && u.tags.has(Tag::Base) && u.cue != 0 && object_follows(w, k) => {
                return true;
            }
            // "as the refugees allege"
            Tag::Base if nominal && before == Tag::Plural && u.cue != 0 && !u.tags.meets(Tags::NOUN.with(Tag::Adjective)) => return true,
            // "as the mayor put it"
            Tag::Base
                if nominal
                    && (Tags::NOUN.has(before) || matches!(w.units[k - 1].kind, UnitKind::Name(_)))
                    && u.tags.has(Tag::Past)
                    && !u.tags.meets(Tags::NOUN) =>
            {
                return true;
            }
            Tag::Base if nominal && before != Tag::To && (u.is(Class::Be) || u.is(Class::Have)) => return true,
            // "as Riga and Bern both sought", "after the guild quietly dropped": words that stand between a subject and its verb
            Tag::Adverb => last = before,
            _ if nominal && (u.is(Class::Predeterminer) || u.is(Class::Reciprocal)) => last = before,
            // "since Sunday"
            Tag::Noun | Tag::Plural | Tag::Name => {
                nominal |= !u.is(Class::Time);
                timed |= u.is(Class::Time) && k > i;
            }
            _ if matches!(u.kind, UnitKind::Name(_)) => nominal = true,
            // "after an official mocked": as likely an adjective
            Tag::Adjective if u.tags.has(Tag::Noun) => (nominal, last) = (true, Tag::Noun),
            _ => {}
        }
    }
    false
}

/// Whether somebody is named right before the form at `k`, the mark that opens or closes the sentence's other clause follows it, and the word before `i`
/// opens the sentence or stands behind a comma: "As the mayor expected, ", "The pier was old, as Hale feared."
fn claims_the_rest(w: &Window, i: usize, k: usize) -> bool {
    let ends = w.units.get(k + 1).is_none_or(|n| matches!(n.tag, Tag::Comma | Tag::Stop));
    let opens = i >= 1 && i.checked_sub(2).is_none_or(|b| w.units[b].tag == Tag::Comma);
    ends && opens && w.units[i - 1].is(Class::As) && (w.units[k - 1].is_party() || w.units[k - 1].tag == Tag::Name)
}

/// Whether "for" or "against" and no time stand behind unit `i`: "called for his dismissal", but "planned for Monday".
fn claims_for(w: &Window, i: usize) -> bool {
    let time = |u: &Unit| u.is(Class::Time) || u.is(Class::Month) || u.tags.has(Tag::Number);
    w.units.get(i + 1).is_some_and(|p| p.is(Class::Purpose) && !p.tags.has(Tag::Particle)) && w.units.get(i + 2).is_some_and(|u| !time(u))
}

/// One past the end of the list of names that begins at `i` and has its first comma at `comma`: "Peru, Chile and Oslo".
fn list_end(w: &Window, i: usize, comma: usize) -> Option<usize> {
    let name = |k: usize| w.units.get(k).is_some_and(|u| matches!(u.kind, UnitKind::Name(_)) && u.tag == Tag::Name);
    let joint = |k: usize| w.units.get(k).is_some_and(|u| u.is(Class::And));
    let mut k = Some(comma).filter(|c| *c == i + 1 && name(i))?;
    while w.units.get(k).is_some_and(|u| u.tag == Tag::Comma) && name(k + 1) {
        k += 2;
    }
    // "Peru, Chile, and Oslo"
    let and = if joint(k) { k } else { k + 1 };
    (k > comma && joint(and) && name(and + 1)).then_some(and + 2)
}

/// Whether a relative pronoun stands at `i`.
fn relative_at(w: &Window, i: usize) -> bool {
    w.units.get(i).is_some_and(|u| u.tag == Tag::Wh && u.is(Class::Relative))
}

/// The next comma behind `i`, not far away.
fn next_comma(w: &Window, i: usize) -> Option<usize> {
    const FARTHEST: usize = 14;
    (i..w.units.len().min(i + FARTHEST)).find(|k| w.units[*k].tag == Tag::Comma)
}

/// Whether what stands between the commas at `first` and `second` says who is named before it, and a finite verb follows.
fn describes_name(w: &Window, first: usize, second: usize) -> bool {
    let aside = &w.units[first + 1..second];
    let name = |u: &Unit| matches!(u.kind, UnitKind::Name(_)) || u.tag == Tag::Name;
    // "as Hale, a baker, put it", "as the baker, Ana Hale, put it"
    let named = name(&w.units[first - 1]) || aside.iter().all(name);
    let verb = |u: &Unit| matches!(u.tag, Tag::Past | Tag::Third | Tag::Modal | Tag::Base | Tag::Pronoun);
    let behind = |u: &Unit| must_have_subject_or_past(u) || u.tag == Tag::Base && u.tags.has(Tag::Past) && !u.tags.meets(Tags::NOUN);
    named && !aside.is_empty() && !aside.iter().any(verb) && w.units.get(second + 1).is_some_and(behind)
}

/// A finite verb, or a past form that may be a participle.
fn must_have_subject_or_past(u: &Unit) -> bool {
    must_have_subject(u) || u.kind == UnitKind::Word && matches!(u.tag, Tag::Past | Tag::Participle) && u.tags.has(Tag::Past)
}

/// Whether "that" stands right behind unit `i`.
fn that_follows(w: &Window, i: usize) -> bool {
    w.units.get(i + 1).is_some_and(|n| n.tags.has(Tag::That))
}

/// Whether a noun that can be nothing else stands right behind unit `i`.
fn sure_noun_follows(w: &Window, i: usize) -> bool {
    w.units
        .get(i + 1)
        .is_some_and(|n| n.kind == UnitKind::Word && n.tags.meets(Tags::NOUN) && !n.tags.meets(Tags::VERB.with(Tag::Adjective)))
}

/// Whether somebody's own thing or a pronoun stands right behind unit `i`.
fn own_object_follows(w: &Window, i: usize) -> bool {
    w.units.get(i + 1).is_some_and(|n| n.tags.has(Tag::Possessive) || n.tags == Tags::of(&[Tag::Pronoun]))
}

/// Whether a particle and the end of the clause stand behind unit `i`.
fn particle_ends_clause(w: &Window, i: usize) -> bool {
    let ends = |k: usize| w.units.get(k).is_none_or(|n| matches!(n.tag, Tag::Stop | Tag::Comma | Tag::Preposition | Tag::Semicolon));
    w.units.get(i + 1).is_some_and(|p| p.tags.has(Tag::Particle)) && ends(i + 2)
}

/// Whether an infinitive follows unit `i`, of a verb that needs no other object: "rebels threatened to shell", but not "residents forced to leave".
fn infinitive_follows(w: &Window, i: usize) -> bool {
    let to = w.units.get(i + 1).is_some_and(|n| n.tags.has(Tag::To)) && w.units.get(i + 2).is_some_and(|n| n.tags.has(Tag::Base));
    let u = &w.units[i];
    to && u.cue != 0 && !u.is(Class::ObjectControl)
}
