//! What stands inside of a noun group, before its head: amounts, adverbs, modifiers, verbs that stand for nouns.

use super::window::{Unit, UnitKind, Window};
use crate::lexicon::{Class, Tag, Tags};
use crate::text::shape::Shape;

/// Whether a word says how many there are, and may have "more" behind it: "many", "three".
pub(super) fn counts(u: &Unit) -> bool {
    u.tag == Tag::Number && u.shape != Shape::Number || u.tag == Tag::Pronoun && u.tags.has(Tag::Determiner) && !u.is(Class::Definite)
}

/// Whether an adverb belongs to what follows it, before the head: "nearly 40", "very old", "back pay", "a strongly worded protest", "a later interview", "the then mayor".
pub(super) fn belongs_to_next(w: &Window, i: usize, start: usize) -> bool {
    let u = &w.units[i];
    let inside = i > start;
    let article = || inside && matches!(w.units[i - 1].tag, Tag::Determiner | Tag::Possessive);
    (!u.is(Class::Time) || article())
        && w.units.get(i + 1).is_some_and(|n| match n.tag {
            Tag::Adjective => true,
            // "nearly two", but "so two"
            Tag::Number => !u.tags.has(Tag::Subordinator),
            Tag::Pronoun if n.tags.has(Tag::Determiner) => true,
            // "almost all the ships", "only a few of them"
            Tag::Determiner if n.is(Class::Predeterminer) => true,
            Tag::Determiner => n.is_indefinite() && w.units.get(i + 2).is_some_and(|n| n.tag == Tag::Number || n.is(Class::PluralNumber)),
            Tag::Noun | Tag::Plural if inside || u.tags.has(Tag::Adjective) => true,
            Tag::Participle | Tag::Ing if inside && modifies(w, i + 1) => true,
            _ => just_happened(w, i + 1),
        })
}

/// Whether what a genitive owns follows it at `i`.
pub(super) fn is_owned(w: &Window, i: usize, start: usize) -> bool {
    const OWNED: Tags = Tags::of(&[Tag::Noun, Tag::Plural, Tag::Name, Tag::Adjective, Tag::Number, Tag::Participle, Tag::Ing, Tag::Adverb]);
    w.units.get(i).is_some_and(|n| {
        OWNED.has(n.tag) || stands_for_noun(w, i, start) || matches!(n.kind, UnitKind::Quote(_)) && n.shape != Shape::Comma
    })
}

/// Where the rest of a noun group begins whose number has an amount before it: "at least nine", "more than a year", "as many as 40", "up to six".
pub(super) fn quantity(w: &Window, i: usize) -> Option<usize> {
    let first = &w.units[i];
    let unit = |k: usize| w.units.get(i + k);
    let begins_one = first.is(Class::Amount) || first.is(Class::As) || first.tag == Tag::Preposition;
    if !begins_one || !first.is(Class::Amount) && !unit(1).is_some_and(|u| u.is(Class::Amount)) {
        return None;
    }
    let amount = |k: usize| unit(k).is_some_and(|u| u.is(Class::Amount));
    let tagged = |k: usize, tag: Tag| unit(k).is_some_and(|u| u.tag == tag);
    let number = |k: usize| tagged(k, Tag::Number);
    // ("more than half")
    let part = |u: &Unit| u.is(Class::Predeterminer) && u.tags.has(Tag::Pronoun);
    let begins = |k: usize| number(k) || unit(k).is_some_and(|u| u.tag == Tag::Determiner && !u.is(Class::Definite) || part(u));
    let as_word = |k: usize| unit(k).is_some_and(|u| u.is(Class::As));
    let words = match () {
        _ if as_word(0) && amount(1) && as_word(2) && begins(3) => 3,
        _ if amount(0) && unit(1)?.tags.has(Tag::Subordinator) && begins(2) => 2,
        _ if amount(0) && unit(1)?.tags.has(Tag::To) && number(2) => 2,
        _ if tagged(0, Tag::Preposition) && amount(1) && number(2) => 2,
        _ => return None,
    };
    Some(i + words)
}

/// Whether an adjective stands behind a form of being and before a name.
pub(super) fn predicative(w: &Window, i: usize) -> bool {
    let being = (0..i).rev().find(|k| w.units[*k].tag != Tag::Adverb).is_some_and(|k| w.units[k].is(Class::Be));
    being && w.units.get(i + 1).is_some_and(|n| matches!(n.kind, UnitKind::Name(_)) && n.tag == Tag::Name)
}

/// "the just ended vote": a past form between an adverb right behind an article and a noun.
pub(super) fn just_happened(w: &Window, i: usize) -> bool {
    let article = |k: usize| matches!(w.units[k].tag, Tag::Determiner | Tag::Possessive | Tag::Genitive);
    w.units[i].tag == Tag::Past && i >= 2 && w.units[i - 1].tag == Tag::Adverb && article(i - 2) && modifies(w, i)
}

/// Whether a noun or another modifier follows directly.
pub(super) fn modifies(w: &Window, i: usize) -> bool {
    w.units.get(i + 1).is_some_and(|n| matches!(n.tag, Tag::Noun | Tag::Plural | Tag::Name | Tag::Adjective))
}

/// "a generous, patient man": a comma between adjectives behind an article.
pub(super) fn joins_adjectives(w: &Window, i: usize, start: usize) -> bool {
    let adjective = |k: usize| w.units.get(k).is_some_and(|u| u.tag == Tag::Adjective && !matches!(u.kind, UnitKind::Name(_)));
    matches!(w.units[start].tag, Tag::Determiner | Tag::Possessive) && adjective(i - 1) && adjective(i + 1) && modifies(w, i + 1)
}

/// Whether a verb at `i` is a noun: right behind a genitive, or behind an article of one or a possessive and an adjective, with no object of its own.
pub(super) fn stands_for_noun(w: &Window, i: usize, start: usize) -> bool {
    let u = &w.units[i];
    let opens = w.units[start].is_indefinite()
        || w.units[start].tag == Tag::Possessive
        || w.units[start + 1..i].iter().any(|u| u.tag == Tag::Genitive);
    let before = w.units[i - 1].tag;
    let place = before == Tag::Genitive || opens && matches!(before, Tag::Adjective | Tag::Possessive | Tag::Determiner);
    let object = w.units.get(i + 1).is_some_and(|n| {
        matches!(
            n.tag,
            Tag::Determiner
                | Tag::Possessive
                | Tag::Pronoun
                | Tag::Name
                | Tag::Noun
                | Tag::Plural
                | Tag::Number
                | Tag::That
                | Tag::Adjective
                | Tag::Adverb
        )
    });
    matches!(u.tag, Tag::Ing | Tag::Base | Tag::Third) && place && !object && !u.is(Class::Be) && !u.is(Class::Have) && !u.is(Class::Do)
}

/// "Russian and Chinese officials", "a rushed and botched sale", "trade and investment sanctions": adjectives, participles or nouns joined before one head.
pub(super) fn joins_modifiers(w: &Window, i: usize, start: usize) -> bool {
    let and = w.units[i].is(Class::And) && modifies(w, i + 1);
    let adjective = |k: usize| w.units.get(k).is_some_and(|u| u.tag == Tag::Adjective);
    let both = i > start && adjective(i - 1) && adjective(i + 1) && and;
    // ("police and city officials" are two parties)
    let noun = |k: usize| {
        w.units
            .get(k)
            .is_some_and(|u| u.tag == Tag::Noun && u.kind == UnitKind::Word && u.cue == 0 && !u.is_party() && !u.is(Class::EventNoun))
    };
    let head = |k: usize| w.units.get(k).is_some_and(|u| matches!(u.tag, Tag::Noun | Tag::Plural));
    let nouns = || i == start + 1 && and && noun(start) && noun(i + 1) && head(i + 2);
    both || nouns() || i > start + 1 && opens_joined(w, i - 1)
}

/// Whether the participle at `i`, right behind an article, is joined to another modifier before one noun: "the focused and sustained attacks".
pub(super) fn opens_joined(w: &Window, i: usize) -> bool {
    // (a participle may be tagged as an adjective; a verb behind "the rich and" has no part in this)
    let participle = |u: &Unit| match u.tag {
        Tag::Past | Tag::Participle | Tag::Adjective => u.tags.has(Tag::Participle),
        tag => tag == Tag::Ing,
    };
    let article = i.checked_sub(1).is_some_and(|b| matches!(w.units[b].tag, Tag::Determiner | Tag::Possessive | Tag::Genitive));
    let and = w.units.get(i + 1).is_some_and(|u| u.is(Class::And));
    let second = w.units.get(i + 2).is_some_and(|u| u.tag == Tag::Adjective || participle(u));
    article && participle(&w.units[i]) && and && second && modifies(w, i + 2)
}
