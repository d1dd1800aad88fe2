//! The tagger: one tag a unit, from what the word can be and what stands beside it.
//!
//! Rules over tags, from left to right, each deciding between readings that the lexicon allows, as in constraint grammar (Karlsson 1990); no rule
//! names a word. What decides most is whether a word is a verb here.

mod verb;

use super::window::{Unit, UnitKind, Window};
use crate::lexicon::{Class, Tag, Tags};
use crate::text::shape::Shape;
use verb::verb_or_not;

const NOMINAL: Tags = Tags::of(&[Tag::Noun, Tag::Plural, Tag::Name]);
const FINITE: Tags = Tags::of(&[Tag::Past, Tag::Third, Tag::Base]);
/// What begins a noun group, seen from before it.
const BEGINS_NOUN: Tags = Tags::of(&[Tag::Determiner, Tag::Possessive, Tag::Name, Tag::Number]);

/// Decides the tag of every unit.
pub fn tag(window: &mut Window) {
    for i in 0..window.units.len() {
        let tag = decide(window, i);
        window.units[i].tag = tag;
    }
}

fn decide(w: &Window, i: usize) -> Tag {
    let u = w.units[i];
    if u.kind != UnitKind::Word || u.tags == Tags::default() {
        return u.tag;
    }
    let before = i.checked_sub(1).map(|b| w.units[b]);
    let next = w.units.get(i + 1);
    // a capital inside a sentence makes a noun or adjective a name, but leaves function words alone
    if u.shape.is_capital()
        && !w.title
        && i > first_word(w)
        && u.tags.meets(NOMINAL.with(Tag::Adjective))
        && before.is_some_and(|b| b.tag != Tag::Mark || b.shape == Shape::QuoteClose)
    {
        let verbal = u.tags.meets(FINITE) && u.cue != 0 && !u.tags.meets(NOMINAL);
        if !verbal && !u.tags.meets(Tags::of(&[Tag::Determiner, Tag::Pronoun, Tag::Possessive, Tag::Preposition, Tag::Modal])) {
            return if u.tags.has(Tag::Plural) && !u.tags.has(Tag::Noun) { Tag::Plural } else { Tag::Name };
        }
    }
    // a name that is spelled like a verb: inside a sentence, or before a verb
    if u.shape.is_capital()
        && !w.title
        && u.tags.meets(Tags::VERB)
        && !u.tags.meets(NOMINAL)
        && !u.is(Class::Be)
        && !u.is(Class::Have)
        && !u.is(Class::Do)
    {
        let personal = u.is(Class::LastName) || u.is(Class::FirstName);
        let inside = i > first_word(w) && before.is_some_and(|b| !matches!(b.tag, Tag::Mark | Tag::Colon | Tag::Stop));
        if inside
            || personal && next.is_some_and(|n| n.tags.meets(Tags::of(&[Tag::Past, Tag::Third, Tag::Modal])) || n.is(Class::PossessiveMark))
        {
            return Tag::Name;
        }
    }
    // a name that is spelled like an adjective or a noun, before a verb that can be nothing else
    const CLOSED: Tags =
        Tags::of(&[Tag::Determiner, Tag::Pronoun, Tag::Possessive, Tag::Preposition, Tag::Subordinator, Tag::Adverb, Tag::Number]);
    let acts = |n: &Unit| {
        n.shape == Shape::Lower
            && n.tags.meets(Tags::of(&[Tag::Past, Tag::Third, Tag::Modal]))
            && Tags::VERB.with(Tag::Modal).has(n.tag)
            && !n.tags.meets(NOMINAL)
    };
    if u.shape == Shape::Capital
        && !w.title
        && u.tags.has(Tag::Adjective)
        && !u.tags.meets(CLOSED)
        && u.kind == UnitKind::Word
        && next.is_some_and(acts)
    {
        return Tag::Name;
    }
    // "has long denied": between the parts of a verb
    if u.tags.has(Tag::Adverb)
        && before.is_some_and(|b| (b.is(Class::Have) || b.is(Class::Be)) && Tags::VERB.has(b.tag))
        && next.is_some_and(|n| n.tags.has(Tag::Participle) && !n.tags.meets(NOMINAL))
        && before.is_some_and(|b| b.is(Class::Have) || !u.tags.has(Tag::Adjective))
    {
        return Tag::Adverb;
    }
    if single(u.tags) {
        return special(w, i, u.tag);
    }
    let b = previous_content(w, i);
    if u.tags.has(Tag::Genitive) {
        // "Oslo's accused fishermen", but "Oslo's accused of theft"
        let participle = next.is_some_and(|n| n.tags.has(Tag::Participle)) && !w.units.get(i + 2).is_some_and(starts_nominal);
        let possessive = !participle
            && next.is_none_or(|n| n.tag != Tag::Determiner)
            && before
                .is_some_and(|b| b.tags.meets(NOMINAL) || b.kind != UnitKind::Word || b.tag == Tag::Adjective || b.tags.has(Tag::Number));
        return if possessive { Tag::Genitive } else { Tag::Third };
    }
    if u.tags.has(Tag::Possessive) && u.tags.has(Tag::Pronoun) {
        return if next.is_some_and(starts_nominal) { Tag::Possessive } else { Tag::Pronoun };
    }
    if u.tags.has(Tag::Determiner) && u.tags.has(Tag::Pronoun) {
        let article = |n: &Unit| u.is(Class::Predeterminer) && n.tags.meets(Tags::of(&[Tag::Determiner, Tag::Possessive]));
        return if next.is_some_and(|n| starts_nominal(n) || n.tags.has(Tag::Number) || article(n)) {
            Tag::Determiner
        } else {
            Tag::Pronoun
        };
    }
    if u.tags.has(Tag::That) {
        return that(w, i);
    }
    if u.tags.has(Tag::To) {
        return u.tag;
    }
    if u.tags.has(Tag::Subordinator) && u.tags.meets(Tags::of(&[Tag::Preposition, Tag::Adverb, Tag::Wh])) {
        if u.tags.has(Tag::Wh) && b.is_some_and(|b| Tags::VERB.has(b.tag) && b.cue != 0) {
            return Tag::Wh;
        }
        return if clause_follows(w, i + 1) {
            Tag::Subordinator
        } else if u.tags.has(Tag::Preposition) {
            Tag::Preposition
        } else {
            u.tag
        };
    }
    if u.tags.has(Tag::Modal) && u.tags.has(Tag::Name) {
        // the month
        return if u.shape.is_capital() && (i > 0 || next.is_some_and(|n| n.tag == Tag::Number)) { Tag::Name } else { Tag::Modal };
    }
    if u.tags.has(Tag::Preposition) && u.tags.has(Tag::Particle) {
        return if next.is_none_or(|n| matches!(n.tag, Tag::Comma | Tag::Stop | Tag::Preposition | Tag::To) && n.tag != Tag::Mark)
            && b.is_some_and(|b| Tags::VERB.has(b.tag))
        {
            Tag::Particle
        } else {
            Tag::Preposition
        };
    }
    // "outside the hall", but "the outside"
    if u.tag == Tag::Preposition
        && next.is_some_and(|n| n.tags.meets(BEGINS_NOUN) || starts_nominal(n))
        && before.is_none_or(|b| !matches!(b.tag, Tag::Determiner | Tag::Possessive | Tag::Genitive))
    {
        return Tag::Preposition;
    }
    verb_or_not(w, i, b)
}

fn first_word(w: &Window) -> usize {
    w.units.iter().position(|u| u.shape.is_word()).unwrap_or(0)
}

fn single(tags: Tags) -> bool {
    tags.0 & (tags.0 - 1) == 0
}

/// A word of one reading may still be another thing by its place.
fn special(w: &Window, i: usize, tag: Tag) -> Tag {
    match tag {
        Tag::That => that(w, i),
        _ => tag,
    }
}

/// The unit before, adverbs and negations left out.
fn previous_content(w: &Window, i: usize) -> Option<Unit> {
    (0..i).rev().map(|k| w.units[k]).find(|u| u.tag != Tag::Adverb || u.is(Class::Time))
}

fn starts_nominal(u: &Unit) -> bool {
    u.tags.meets(NOMINAL.with(Tag::Adjective)) || u.tags.has(Tag::Number) || matches!(u.kind, UnitKind::Name(_) | UnitKind::Compound)
}

/// The complementiser, unless a noun follows that has no determiner of its own and nothing before takes a clause.
fn that(w: &Window, i: usize) -> Tag {
    let next = w.units.get(i + 1);
    let noun = next.is_some_and(|n| n.tags.has(Tag::Noun) && !n.tags.meets(Tags::of(&[Tag::Pronoun, Tag::Determiner, Tag::Preposition])));
    let before = previous_content(w, i);
    let starts = before.is_none_or(|b| {
        matches!(b.tag, Tag::Comma | Tag::Preposition | Tag::Conjunction | Tag::Mark | Tag::Semicolon | Tag::Dash | Tag::To)
    });
    let after_noun = w.units.get(i + 2);
    let closed = after_noun.is_none_or(|n| matches!(n.tag, Tag::Stop | Tag::Comma));
    match noun {
        true if starts && !before.is_some_and(|b| b.tag == Tag::Comma && b.cue != 0) => Tag::Determiner,
        true if closed => Tag::Determiner,
        _ if next.is_none_or(|n| matches!(n.tag, Tag::Stop | Tag::Comma)) => Tag::Pronoun,
        _ if starts
            && next.is_some_and(|n| n.tags.meets(Tags::of(&[Tag::Modal, Tag::Third, Tag::Past])) && !n.tags.meets(NOMINAL))
            && before.is_none_or(|b| b.tag != Tag::Comma) =>
        {
            Tag::Pronoun
        }
        _ => Tag::That,
    }
}

/// Whether a clause with a subject and a finite verb begins at `i`.
fn clause_follows(w: &Window, i: usize) -> bool {
    let mut nominal = false;
    for u in w.units[i.min(w.units.len())..].iter().take(9) {
        match u.tag {
            Tag::Pronoun if !u.is(Class::Oblique) && !nominal => return true,
            Tag::Comma | Tag::Stop | Tag::Semicolon | Tag::Colon | Tag::Mark | Tag::Dash => return false,
            Tag::Modal => return nominal,
            Tag::Past | Tag::Third
                if nominal && (u.is(Class::Be) || u.is(Class::Have) || u.is(Class::Do) || !u.tags.meets(NOMINAL.with(Tag::Adjective))) =>
            {
                return true;
            }
            Tag::Existential => return true,
            Tag::Base if nominal && (u.is(Class::Be) || u.is(Class::Have)) => return true,
            Tag::Noun | Tag::Plural | Tag::Name => nominal = true,
            _ if matches!(u.kind, UnitKind::Name(_)) => nominal = true,
            _ => {}
        }
    }
    false
}
