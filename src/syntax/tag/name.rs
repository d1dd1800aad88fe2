//! Names: what capitals make of a word, and names of the gazetteer that are adjectives as well.

use crate::lexicon::{Class, Property, Tag, Tags};
use crate::syntax::tag::{WITH_SUBJECT, must_have_subject};
use crate::syntax::window::{Unit, UnitKind, Window};
use crate::text::shape::Shape;

/// The tag of a listed name. One that is its state's adjective as well is the name in "New Zealand now said" (a verb with a subject follows), in "in French,"
/// and among names ("Peru, New Zealand and Chile").
pub(super) fn of_listed(w: &Window, i: usize) -> Tag {
    let u = &w.units[i];
    if u.tag != Tag::Adjective {
        return u.tag;
    }
    let unit = |k: Option<usize>| k.and_then(|k| w.units.get(k));
    let (before, next) = (unit(i.checked_sub(1)), unit(Some(i + 1)));
    let ends = |n: &Unit| {
        matches!(n.tag, Tag::Comma | Tag::Stop | Tag::Semicolon | Tag::Preposition | Tag::Base | Tag::Past | Tag::Third | Tag::Modal)
    };
    let alone = next.is_none_or(ends) && before.is_some_and(|b| matches!(b.tag, Tag::Determiner | Tag::Preposition));
    let name = |u: Option<&Unit>| u.is_some_and(|u| u.tag == Tag::Name);
    let joins = |u: Option<&Unit>| u.is_some_and(|u| matches!(u.tag, Tag::Comma | Tag::Conjunction));
    let joined = joins(next) && (name(unit(Some(i + 2))) || joins(before) && name(unit(i.checked_sub(2))));
    let acts = || w.units[i + 1..].iter().find(|n| n.tag != Tag::Adverb).is_some_and(must_have_subject);
    // "New Zealand banned two envoys", "New Zealand rolled out": a past form with an object or a particle; a participle has its noun behind it
    let opens = before.is_none_or(|b| matches!(b.tag, Tag::Stop | Tag::Colon | Tag::Comma | Tag::Mark));
    let object = |n: &Unit| matches!(n.tag, Tag::Determiner | Tag::Number | Tag::Possessive | Tag::Pronoun | Tag::Particle);
    let past = |n: &Unit| n.tags.has(Tag::Past) && matches!(n.tag, Tag::Past | Tag::Participle);
    // "The Maltese accused Hale of theft", though "the accused" are somebody
    let named = |n: &Unit| object(n) || matches!(n.kind, UnitKind::Name(_)) || n.shape.is_capital() && !w.capitals;
    let claims = || before.is_some_and(|b| b.tag == Tag::Determiner) && next.is_some_and(|n| past(n) && n.cue != 0);
    let transitive = || {
        let behind = unit(Some(i + 2));
        opens && next.is_some_and(past) && behind.is_some_and(object) || claims() && behind.is_some_and(named)
    };
    // "urged New Zealand to stop", "visited New Zealand.", but "is Greek."
    let acted_on = before.is_some_and(|b| Tags::VERB.has(b.tag) && !b.is_any(&[Class::Be, Class::Have]) || b.is(Class::And))
        && next.is_none_or(|n| matches!(n.tag, Tag::To | Tag::Stop));
    if alone || joined || acted_on || acts() || transitive() { Tag::Name } else { u.tag }
}

/// What the capital of a word makes of it where capitals tell something: a name, a plural (*Democrats*), or nothing.
pub(super) fn by_capital(w: &Window, i: usize) -> Option<Tag> {
    let u = &w.units[i];
    // "the IT department": no pronoun
    if u.shape == Shape::Upper && u.tag == Tag::Pronoun {
        return Some(Tag::Noun);
    }
    let inside = i > first_word(w);
    let noun = if inside { noun_inside_sentence(w, i) } else { None };
    let name = || inside && ends_name(w, i) || is_spelled_like_verb(w, i, inside) || is_spelled_like_adjective(w, i);
    noun.or_else(|| name().then_some(Tag::Name))
}

/// What a noun or adjective with a capital inside a sentence is: a name, but not where it may be a function word as well.
fn noun_inside_sentence(w: &Window, i: usize) -> Option<Tag> {
    const FUNCTION: Tags = Tags::of(&[Tag::Determiner, Tag::Pronoun, Tag::Possessive, Tag::Preposition, Tag::Modal]);
    let (u, before) = (&w.units[i], &w.units[i - 1]);
    let opens = before.tag == Tag::Mark && before.shape != Shape::QuoteClose && !matches!(before.kind, UnitKind::Quote(_));
    if opens || !u.tags.meets(Tags::NOUN.with(Tag::Adjective)) {
        return None;
    }
    // "Muslim leaders": an adjective before a common noun
    let common = |n: &Unit| n.shape == Shape::Lower && matches!(n.tag, Tag::Noun | Tag::Plural);
    if u.tag == Tag::Adjective && u.tags.has(Tag::Noun) && w.units.get(i + 1).is_some_and(common) {
        return Some(Tag::Adjective);
    }
    let verbal = u.tags.meets(WITH_SUBJECT) && u.cue != 0 && !u.tags.meets(Tags::NOUN);
    if verbal || u.tags.meets(FUNCTION) {
        return None;
    }
    Some(if u.tags.has(Tag::Plural) && !u.tags.has(Tag::Noun) { Tag::Plural } else { Tag::Name })
}

/// "Clean Rivers Now said": whether an adverb inside a sentence ends a name.
fn ends_name(w: &Window, i: usize) -> bool {
    let (u, before) = (&w.units[i], &w.units[i - 1]);
    let named = before.kind == UnitKind::Word && before.shape == Shape::Capital && Tags::NOUN.has(before.tag);
    u.shape == Shape::Capital && u.tag == Tag::Adverb && named
}

/// Whether a word that may be a verb and no noun is a name: inside a sentence, or before a verb.
fn is_spelled_like_verb(w: &Window, i: usize, inside: bool) -> bool {
    let u = &w.units[i];
    if !u.tags.meets(Tags::VERB) || u.tags.meets(Tags::NOUN) || u.is_any(&[Class::Be, Class::Have, Class::Do]) {
        return false;
    }
    let next = w.units.get(i + 1);
    let opens = || matches!(w.units[i - 1].tag, Tag::Mark | Tag::Colon | Tag::Stop);
    // "Rove said": nobody is told to rove so
    let says = |n: &Unit| n.shape == Shape::Lower && n.has(Property::Says) && n.tags.has(Tag::Past);
    let acts = |n: &Unit| n.tags.meets(Tags::of(&[Tag::Past, Tag::Third, Tag::Modal])) || n.is(Class::PossessiveMark);
    let alone = u.shape == Shape::Capital && !u.tags.meets(Tags::of(&[Tag::Adverb, Tag::Adjective]));
    let personal = u.is_any(&[Class::LastName, Class::FirstName]) && !u.tags.has(Tag::Adverb);
    inside && !opens() || alone && next.is_some_and(says) || personal && next.is_some_and(acts)
}

/// Whether a word that may be an adjective is a name, before a verb that can be nothing else: "Young said", "Young falsely claimed".
fn is_spelled_like_adjective(w: &Window, i: usize) -> bool {
    const CLOSED: Tags =
        Tags::of(&[Tag::Determiner, Tag::Pronoun, Tag::Possessive, Tag::Preposition, Tag::Subordinator, Tag::Adverb, Tag::Number]);
    let u = &w.units[i];
    let acts = |n: &Unit| {
        n.shape == Shape::Lower
            && n.tags.meets(Tags::of(&[Tag::Past, Tag::Third, Tag::Modal]))
            && Tags::VERB.with(Tag::Modal).has(n.tag)
            && !n.tags.meets(Tags::NOUN)
    };
    u.shape == Shape::Capital
        && u.tags.has(Tag::Adjective)
        && !u.tags.meets(CLOSED)
        && u.kind == UnitKind::Word
        && w.units[i + 1..].iter().find(|n| n.tag != Tag::Adverb || n.shape != Shape::Lower).is_some_and(acts)
}

/// The first unit that is a word.
fn first_word(w: &Window) -> usize {
    w.units.iter().position(|u| u.shape.is_word()).unwrap_or(0)
}
