//! "that": conjunction, relative pronoun, pronoun or determiner.

use super::clause_ahead::clause_follows;
use super::relative::relative_follows;
use super::{WITH_SUBJECT, is_finite_alone, is_nominal, previous_content};
use crate::lexicon::{Class, Property, Tag, Tags};
use crate::syntax::window::{Unit, UnitKind, Window};
use crate::text::shape::Shape;

/// An aside right behind "that" has so many units at most.
const LONGEST_ASIDE: usize = 10;

/// The complementiser, unless a noun follows that has no determiner of its own and nothing before takes a clause.
pub(super) fn that(w: &Window, i: usize) -> Tag {
    let next = w.units.get(i + 1);
    let before = previous_content(w, i);
    if is_object(w, i, before) {
        return Tag::Pronoun;
    }
    // "called it “a step” that would hurt sailors"
    if before.is_some_and(|b| matches!(b.kind, UnitKind::Quote(_)) && b.shape.is_word()) && next.is_some_and(is_finite_alone) {
        return Tag::Wh;
    }
    // "rejected that as an insult", but "said that as prices rose"
    if next.is_some_and(|n| n.is(Class::As)) && before.is_some_and(|b| b.cue != 0 && Tags::VERB.has(b.tag)) {
        let takes_clause = before.is_some_and(|b| b.has(Property::That));
        let rest = w.units[i + 2..].iter().take(LONGEST_ASIDE);
        let clause = rest.take_while(|u| u.tag != Tag::Stop && (takes_clause || u.tag != Tag::Comma)).any(is_finite_alone);
        return if clause || takes_clause && clause_follows(w, i + 2) { Tag::That } else { Tag::Pronoun };
    }
    if tells_time(w, i) {
        return Tag::Determiner;
    }
    let noun = next.is_some_and(|n| n.tags.has(Tag::Noun) && !n.tags.meets(Tags::of(&[Tag::Pronoun, Tag::Determiner, Tag::Preposition])));
    // "said the roof leaked and that rain had set fire to it"
    if noun && joins_that_clause(w, i) {
        return Tag::That;
    }
    let starts = before.is_none_or(|b| {
        matches!(b.tag, Tag::Comma | Tag::Preposition | Tag::Conjunction | Tag::Mark | Tag::Semicolon | Tag::Dash | Tag::To)
    });
    let verb = |n: &Unit| n.tags.meets(Tags::of(&[Tag::Modal, Tag::Third, Tag::Past])) && !n.tags.meets(Tags::NOUN);
    match () {
        _ if noun && determines(w, i, before, starts) => Tag::Determiner,
        _ if opens_over_aside(w, i, before) => Tag::That,
        _ if next.is_none_or(|n| matches!(n.tag, Tag::Stop | Tag::Comma)) => Tag::Pronoun,
        _ if starts && next.is_some_and(verb) && before.is_none_or(|b| b.tag != Tag::Comma) => Tag::Pronoun,
        // "Now that the talks are over,"
        _ if i > 0 && w.units[..i].iter().all(|u| u.tag == Tag::Adverb) => Tag::Subordinator,
        _ if before.is_some_and(is_nominal) && relative_follows(w, i, before) => Tag::Wh,
        _ => Tag::That,
    }
}

/// Whether it stands for a thing, as what follows shows: a phrase of it, a form of being, or what somebody calls it.
fn is_object(w: &Window, i: usize, before: Option<&Unit>) -> bool {
    let Some(next) = w.units.get(i + 1) else { return false };
    // "to that of his brother", "no wall, that's a gate"
    let is = next.is(Class::Be) && next.tags.has(Tag::Genitive) && before.is_some_and(|b| b.tag == Tag::Comma);
    // "called that “absurd”"
    let quoted = matches!(next.kind, UnitKind::Quote(_)) || w.borrows_at(i + 1);
    // "called that a farce": what somebody names it
    let described = next.tag == Tag::Determiner || next.tag == Tag::Adjective && !next.tags.meets(Tags::NOUN);
    let calls = |b: &Unit| Tags::VERB.has(b.tag) && !b.has(Property::That) && (quoted && b.cue != 0 || described && b.is(Class::Naming));
    is || next.is(Class::Of) || before.is_some_and(calls)
}

/// "officers at the base that evening fired", "said that night that": whether a time follows, which is part of no longer noun.
fn tells_time(w: &Window, i: usize) -> bool {
    let time = |n: &Unit| {
        n.is(Class::Time) && n.tags.has(Tag::Noun) && !n.tags.has(Tag::Plural) && !n.is(Class::Weekday) && n.shape == Shape::Lower
    };
    let goes_on = |n: &Unit| Tags::NOUN.has(n.tag) || n.tag == Tag::Preposition;
    // "Later that day Norway left"
    let opens = i > 0 && w.units[..i].iter().all(|u| u.tag == Tag::Adverb);
    w.units.get(i + 1).is_some_and(time) && (opens || !w.units.get(i + 2).is_some_and(goes_on))
}

/// Whether the noun behind is one that it determines, by what stands `before` and around both; `starts` tells that nothing before takes a clause.
fn determines(w: &Window, i: usize, before: Option<&Unit>, starts: bool) -> bool {
    let after_noun = w.units.get(i + 2);
    let plural = || w.units.get(i + 1).is_some_and(|n| n.tag == Tag::Plural);
    // (but "said on the radio that roads, schools and bridges need repair")
    let closed = after_noun.is_none_or(|n| matches!(n.tag, Tag::Stop | Tag::Comma)) && !plural();
    // "asked that question twice."
    let last = || after_noun.is_some_and(|n| n.tag == Tag::Adverb) && w.units.get(i + 3).is_none_or(|n| n.tag == Tag::Stop);
    // "dismissed that report as"
    let object = |b: &Unit| b.cue != 0 && !b.has(Property::That) && Tags::VERB.has(b.tag) && !b.is_any(&[Class::Be, Class::Have]);
    starts && !before.is_some_and(|b| b.tag == Tag::Comma && b.cue != 0) || closed || last() || before.is_some_and(object)
}

/// "said that, while it regretted the error, it": whether an aside stands between it and the clause that it opens.
fn opens_over_aside(w: &Window, i: usize, before: Option<&Unit>) -> bool {
    let opens = |n: &Unit| {
        n.tags.meets(Tags::of(&[Tag::Subordinator, Tag::Preposition]))
            || matches!(n.kind, UnitKind::Quote(_)) && before.is_some_and(|b| b.has(Property::That))
            || n.tag != Tag::Conjunction && w.units[i + 2..].iter().take(LONGEST_ASIDE).any(|u| u.tag == Tag::Comma)
    };
    w.units.get(i + 1).is_some_and(|n| n.tag == Tag::Comma) && before.is_some_and(|b| b.cue != 0) && w.units.get(i + 2).is_some_and(opens)
}

/// Whether "that" behind "and" and before a noun opens another clause of what a verb before claims: one with its own subject and verb follows.
fn joins_that_clause(w: &Window, i: usize) -> bool {
    const FARTHEST: usize = 40;
    let Some(joint) = i.checked_sub(1).filter(|b| w.units[*b].tag == Tag::Conjunction) else { return false };
    let claims = |u: &Unit| u.has(Property::That) && Tags::VERB.has(u.tag);
    let from = joint.saturating_sub(FARTHEST);
    let reported = w.units[from..joint].iter().rev().take_while(|u| u.tag != Tag::Stop && u.tag != Tag::Semicolon).any(claims);
    // "and that memory, like a bad witness, lies", "and that rain set fire to it"
    let goes_on = w
        .units
        .get(i + 2)
        .is_some_and(|n| n.tag == Tag::Comma || n.tags.meets(WITH_SUBJECT) && !n.tags.meets(Tags::of(&[Tag::Preposition])));
    reported && (goes_on || clause_follows(w, i + 1))
}
