//! Facts about the place of a word that transformations may ask for ([`crate::lexicon::fact::Fact`]), found by short looks back and ahead.

use crate::lexicon::{Class, Property, Tag, Tags};
use crate::syntax::window::{Unit, UnitKind, Window};

/// Whether the noun group before `i` stands right behind a relative pronoun: "which Oslo", "what the ministry of trade".
pub(super) fn relative_before(w: &Window, i: usize) -> bool {
    let wh = before_subject(w, i).map(|k| &w.units[k]);
    wh.is_some_and(|u| u.tag == Tag::Wh && !u.tags.meets(Tags::of(&[Tag::Subordinator, Tag::Determiner, Tag::Adverb])))
}

/// Whether the noun group before `i` stands right behind a verb that takes a clause without "that": "said the plane", "alleges the sons of a judge", but not
/// "said in a speech".
pub(super) fn reported(w: &Window, i: usize) -> bool {
    let plain = |k: usize| w.units[k + 1..i].iter().all(|u| u.tag != Tag::Preposition || u.is(Class::Of));
    before_subject(w, i).is_some_and(|k| w.units[k].has(Property::Bare) && Tags::VERB.has(w.units[k].tag) && plain(k))
}

/// Whether the noun group before `i` stands right behind "that" and a word for asking, perhaps with whom it asks or when: "demanded on Friday that the mayor", "a
/// request that the bank"; or, of a party, behind a verb for asking alone: "demanded the mayor stop the", but "demanded a council vote this week".
pub(super) fn asked(w: &Window, i: usize) -> bool {
    const NEAR: usize = 6;
    let Some(opener) = before_subject(w, i) else { return false };
    // "demanded that a militia that holds the road leave"
    let holds = Tags::VERB.has(w.units[opener].tag) && !w.units[opener].has(Property::Asks);
    let relative = opener.checked_sub(1).filter(|r| holds && w.units[*r].is(Class::Relative));
    let end = relative.unwrap_or(i);
    let Some(opener) = relative.map_or(Some(opener), |r| before_subject(w, r)) else { return false };
    let plain = w.units[opener + 1..end].iter().all(|u| u.tag != Tag::Preposition || u.is(Class::Of));
    let u = &w.units[opener];
    if u.tag != Tag::That {
        let asks = Tags::VERB.has(u.tag) && u.has(Property::Asks) && u.has(Property::Bare);
        let party = || matches!(w.units[i - 1].kind, UnitKind::Name(_)) || w.units[i - 1].is_party();
        let time = || w.units.get(i + 2).is_some_and(|n| n.is(Class::Time));
        // "urged police protection for witnesses", "demanded union action.", but "demanded the mayor step down"
        // (but what is likelier a verb may be it anywhere: "demanded the mayor leave", "leave office")
        let ends =
            || !w.headline && w.units[i].tag != Tag::Base && w.units.get(i + 1).is_none_or(|n| !is_object(n) && !n.tags.has(Tag::Particle));
        return asks
            && plain
            && relative.is_none()
            && opener + 1 < i
            && party()
            && !w.units[opener + 1].is_indefinite()
            && !time()
            && !ends();
    }
    let mut above = w.units[opener.saturating_sub(NEAR)..opener].iter().rev();
    plain && above.find(|u| u.has(Property::Asks) || Tags::VERB.has(u.tag)).is_some_and(|u| u.has(Property::Asks))
}

/// Whether the noun group before `i`, with no preposition in it, stands right behind a comma: ", the Oslo Times reports".
pub(super) fn comma_before(w: &Window, i: usize) -> bool {
    before_subject(w, i).is_some_and(|k| w.units[k].tag == Tag::Comma && w.units[k + 1..i].iter().all(|u| u.tag != Tag::Preposition))
}

/// Whether what unit `i` claims may stand without "that", and the noun group before it, with no preposition in it, right behind an "as" that opens the sentence or
/// stands behind a comma: "As the mayor claims, the pier".
pub(super) fn as_before(w: &Window, i: usize) -> bool {
    let opens = |k: usize| k.checked_sub(1).is_none_or(|b| w.units[b].tag == Tag::Comma);
    let clause = |k: usize| w.units[k].tag == Tag::Subordinator && w.units[k].is(Class::As) && opens(k);
    w.units[i].has(Property::Bare)
        && before_subject(w, i).is_some_and(|k| clause(k) && w.units[k + 1..i].iter().all(|u| u.tag != Tag::Preposition))
}

/// Whether the noun group before `i`, with no preposition in it, is the object of a verb of naming: "called the charge absurd".
pub(super) fn called(w: &Window, i: usize) -> bool {
    let noun = i.checked_sub(1).is_some_and(|b| Tags::NOUN.has(w.units[b].tag));
    let verb = before_subject(w, i).filter(|k| noun && w.units[*k].is(Class::Naming) && Tags::VERB.has(w.units[*k].tag));
    verb.is_some_and(|k| k + 2 < i && w.units[k + 1..i].iter().all(|u| u.tag != Tag::Preposition))
}

/// Whether only the noun group before `i` stands between it and a quotation: "“No,” a spokesman said".
pub(super) fn reports_quote(w: &Window, i: usize) -> bool {
    let quote = before_subject(w, i).and_then(|k| w.units.get(k)).is_some_and(|u| matches!(u.kind, UnitKind::Quote(_)));
    quote && i.checked_sub(1).is_some_and(|b| Tags::NOUN.has(w.units[b].tag) || matches!(w.units[b].kind, UnitKind::Name(_)))
}

/// Whether a plural right before `i` stands in a group with "a", which goes on: "a human rights report", but "a dozen officials report".
pub(super) fn singular_group(w: &Window, i: usize) -> bool {
    const FARTHEST: usize = 5;
    if i.checked_sub(1).is_none_or(|b| w.units[b].tag != Tag::Plural) {
        return false;
    }
    let modifies = |u: &Unit| matches!(u.tag, Tag::Adjective | Tag::Noun | Tag::Plural | Tag::Name | Tag::Participle | Tag::Ing);
    let Some(first) = (i.saturating_sub(FARTHEST)..i).rev().find(|k| !modifies(&w.units[*k])) else { return false };
    let article = &w.units[first];
    let counted =
        w.units[first + 1].is(Class::Amount) || w.units[first + 1].is(Class::PluralNumber) || w.units[first + 1].is(Class::PeopleNoun);
    article.tags == Tags::of(&[Tag::Determiner]) && !article.is(Class::Definite) && !article.is(Class::NegationDeterminer) && !counted
}

/// Whether the noun right before `i` has "a" and a name or quotation stands behind: "a club called Dawn", "a plan dubbed “the long rule”"; or an aside with an
/// adverb begins there: "the resort, now called Dawn".
pub(super) fn named(w: &Window, i: usize) -> bool {
    const FARTHEST: usize = 5;
    let modifies = |u: &Unit| Tags::NOUN.has(u.tag) || matches!(u.tag, Tag::Adjective | Tag::Participle | Tag::Ing);
    // ("a retired general named Hale")
    let nominal = |u: &Unit| Tags::NOUN.has(u.tag) || u.tag == Tag::Adjective && u.tags.meets(Tags::NOUN);
    let noun = i.checked_sub(1).is_some_and(|b| nominal(&w.units[b]));
    let first = (i.saturating_sub(FARTHEST)..i).rev().find(|k| !modifies(&w.units[*k])).map(|k| &w.units[k]);
    let article =
        first.is_some_and(|u| u.tags == Tags::of(&[Tag::Determiner]) && !u.is(Class::Definite) && !u.is(Class::NegationDeterminer));
    let quoted = |k: usize| w.units.get(k).is_some_and(|u| matches!(u.kind, UnitKind::Quote(_))) || w.borrows_at(k);
    let name = w.units.get(i + 1).is_some_and(|n| {
        matches!(n.kind, UnitKind::Name(_))
            || n.shape.is_capital() && !w.capitals
            || quoted(i + 1)
            || n.tags.has(Tag::Determiner) && quoted(i + 2)
    });
    let aside = i >= 2 && w.units[i - 1].tag == Tag::Adverb && w.units[i - 2].tag == Tag::Comma;
    (noun && article || aside) && name
}

/// Whether `i` goes on from a verb of its own form before "and" or a comma: "condemns the coup and demands a vote", "condemn the coup, demand a vote". What
/// follows must begin an object or, where the words before the joint are a complete object, may be a preposition or a noun: "condemns the coup and calls for a
/// vote", but "rejects criticism and calls for a vote".
pub(super) fn joins_verb(w: &Window, i: usize) -> bool {
    let u = &w.units[i];
    let form = if u.tags.has(Tag::Third) { Tag::Third } else { Tag::Base };
    let Some(joint) = (0..i).rev().find(|k| w.units[*k].tag != Tag::Adverb).filter(|j| *j > 0) else { return false };
    let and = w.units[joint].is(Class::And);
    if w.headline || u.cue == 0 || !(and || w.units[joint].tag == Tag::Comma) {
        return false;
    }
    let before = &w.units[..joint];
    let mate = before.iter().rposition(|u| u.kind == UnitKind::Word && u.tag == form && !u.is_any(&[Class::Be, Class::Have, Class::Do]));
    let ends = |u: &Unit| matches!(u.tag, Tag::Stop | Tag::Semicolon | Tag::Colon);
    let Some(next) = w.units.get(i + 1).filter(|_| mate.is_some_and(|m| m + 1 < joint && !before[m..].iter().any(ends))) else {
        return false;
    };
    let object = next.tags.meets(Tags::of(&[Tag::Determiner, Tag::Possessive, Tag::That])) || next.tag == Tag::Pronoun;
    let named = matches!(next.kind, UnitKind::Name(_)) || next.tag == Tag::Name;
    let goes_on = next.tags.meets(Tags::of(&[Tag::Preposition, Tag::To, Tag::Noun, Tag::Plural]));
    object || named || goes_on && is_complete_object(w, joint)
}

/// Whether the words that end before `end`, a comma apart, are an object by themselves, from which no verb that is read as a noun goes on: a name, a noun with
/// a determiner, a noun that claims nothing, an adjective.
fn is_complete_object(w: &Window, end: usize) -> bool {
    const LONGEST: usize = 5;
    let end = if w.units[end - 1].tag == Tag::Comma { end - 1 } else { end };
    let Some(last) = end.checked_sub(1).map(|k| &w.units[k]) else { return false };
    let modifies = |u: &Unit| matches!(u.tag, Tag::Adjective | Tag::Noun | Tag::Plural | Tag::Name | Tag::Participle | Tag::Number);
    let first = (end.saturating_sub(LONGEST)..end).rev().find(|k| !modifies(&w.units[*k])).map(|k| &w.units[k]);
    let determined = first.is_some_and(|u| u.tags.meets(Tags::of(&[Tag::Determiner, Tag::Possessive, Tag::Genitive])));
    last.tag == Tag::Name
        || matches!(last.kind, UnitKind::Name(_))
        || last.tag == Tag::Noun && (determined || last.cue == 0)
        || last.tag == Tag::Plural && last.cue == 0
        || last.tag == Tag::Adjective
}

/// Whether an object may begin with a word.
fn is_object(u: &Unit) -> bool {
    u.tags.meets(Tags::NOUN.with(Tag::Determiner).with(Tag::Possessive).with(Tag::Pronoun).with(Tag::Adjective).with(Tag::Number))
}

/// What stands before the nouns right before `i`, with their prepositions and modifiers.
fn before_subject(w: &Window, i: usize) -> Option<usize> {
    const FARTHEST: usize = 10;
    let inside = |u: &Unit| {
        Tags::NOUN.has(u.tag)
            || matches!(u.kind, UnitKind::Name(_) | UnitKind::Compound)
            || matches!(u.tag, Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Adjective | Tag::Number | Tag::Preposition)
            || u.tag == Tag::Adverb
            || u.is(Class::And)
    };
    (i.saturating_sub(FARTHEST)..i).rev().find(|k| !inside(&w.units[*k]))
}
