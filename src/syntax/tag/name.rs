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
    let next = w.units.get(i + 1);
    let before = i.checked_sub(1).map(|b| &w.units[b]);
    // "the IT department": no pronoun
    if u.shape == Shape::Upper && u.tag == Tag::Pronoun {
        return Some(Tag::Noun);
    }
    // a capital inside a sentence makes a noun or adjective a name, but leaves function words alone
    if i > first_word(w)
        && u.tags.meets(Tags::NOUN.with(Tag::Adjective))
        && before.is_some_and(|b| b.tag != Tag::Mark || b.shape == Shape::QuoteClose || matches!(b.kind, UnitKind::Quote(_)))
    {
        let verbal = u.tags.meets(WITH_SUBJECT) && u.cue != 0 && !u.tags.meets(Tags::NOUN);
        // "Muslim leaders": an adjective before a common noun
        let common = |n: &Unit| n.shape == Shape::Lower && matches!(n.tag, Tag::Noun | Tag::Plural);
        if u.tag == Tag::Adjective && u.tags.has(Tag::Noun) && next.is_some_and(common) {
            return Some(Tag::Adjective);
        }
        if !verbal && !u.tags.meets(Tags::of(&[Tag::Determiner, Tag::Pronoun, Tag::Possessive, Tag::Preposition, Tag::Modal])) {
            return Some(if u.tags.has(Tag::Plural) && !u.tags.has(Tag::Noun) { Tag::Plural } else { Tag::Name });
        }
    }
    // "Clean Rivers Now said": an adverb that ends a name
    let named = |b: &Unit| b.kind == UnitKind::Word && b.shape == Shape::Capital && Tags::NOUN.has(b.tag);
    if i > first_word(w) && u.shape == Shape::Capital && u.tag == Tag::Adverb && before.is_some_and(named) {
        return Some(Tag::Name);
    }
    // a name that is spelled like a verb: inside a sentence, or before a verb
    if u.tags.meets(Tags::VERB) && !u.tags.meets(Tags::NOUN) && !u.is(Class::Be) && !u.is(Class::Have) && !u.is(Class::Do) {
        let personal = u.is(Class::LastName) || u.is(Class::FirstName);
        let inside = i > first_word(w) && before.is_some_and(|b| !matches!(b.tag, Tag::Mark | Tag::Colon | Tag::Stop));
        // "Rove said": nobody is told to rove so
        let says = |n: &Unit| n.shape == Shape::Lower && n.has(Property::Says) && n.tags.has(Tag::Past);
        if inside
            || u.shape == Shape::Capital && !u.tags.meets(Tags::of(&[Tag::Adverb, Tag::Adjective])) && next.is_some_and(says)
            || personal
                && !u.tags.has(Tag::Adverb)
                && next.is_some_and(|n| n.tags.meets(Tags::of(&[Tag::Past, Tag::Third, Tag::Modal])) || n.is(Class::PossessiveMark))
        {
            return Some(Tag::Name);
        }
    }
    // a name that is spelled like an adjective or a noun, before a verb that can be nothing else ("Young said", "Young falsely claimed")
    const CLOSED: Tags =
        Tags::of(&[Tag::Determiner, Tag::Pronoun, Tag::Possessive, Tag::Preposition, Tag::Subordinator, Tag::Adverb, Tag::Number]);
    let acts = |n: &Unit| {
        n.shape == Shape::Lower
            && n.tags.meets(Tags::of(&[Tag::Past, Tag::Third, Tag::Modal]))
            && Tags::VERB.with(Tag::Modal).has(n.tag)
            && !n.tags.meets(Tags::NOUN)
    };
    if u.shape == Shape::Capital
        && u.tags.has(Tag::Adjective)
        && !u.tags.meets(CLOSED)
        && u.kind == UnitKind::Word
        && w.units[i + 1..].iter().find(|n| n.tag != Tag::Adverb || n.shape != Shape::Lower).is_some_and(acts)
    {
        return Some(Tag::Name);
    }
    None
}

fn first_word(w: &Window) -> usize {
    w.units.iter().position(|u| u.shape.is_word()).unwrap_or(0)
}
