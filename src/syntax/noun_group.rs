//! Noun groups: determiner, modifiers, head; or a pronoun.

use super::group::{Group, GroupKind};
use super::noun_group_end::{
    begins_behind_date, begins_behind_day, ends_before_modifier, has_own_verb, has_relative_verb, is_subject_apart, is_time_apart,
};
use super::window::{Unit, UnitKind, Window};
use crate::lexicon::{Class, Tag, Tags};
use crate::span::Units;
use crate::text::shape::Shape;

/// Determiner, modifiers, head; or a pronoun. A genitive joins two of them.
pub(super) fn noun_group(w: &Window, start: usize) -> Option<Group> {
    const BEGINS: Tags = Tags::NOUN
        .with(Tag::Pronoun)
        .with(Tag::Existential)
        .with(Tag::Determiner)
        .with(Tag::Possessive)
        .with(Tag::Adjective)
        .with(Tag::Number)
        .with(Tag::Adverb);
    let first = &w.units[start];
    let quantity = quantity(w, start);
    if quantity.is_none() && !BEGINS.has(first.tag) && first.tag != Tag::Symbol && !first.is(Class::Reciprocal) {
        return None;
    }
    let mut i = quantity.unwrap_or(start);
    let mut head = None;
    // "one another"
    if first.is(Class::Reciprocal) && w.units.get(start + 1).is_some_and(|u| u.is(Class::Reciprocal)) {
        head = Some(start + 1);
        i = start + 2;
        // "called each other liars"
        if w.units.get(i).is_none_or(|u| u.tag != Tag::Genitive) {
            return Some(Group { kind: GroupKind::Noun, units: Units::new(start, i), head: start + 1, verb: None });
        }
    }
    while let Some(u) = w.units.get(i) {
        match u.tag {
            // a quotation that was read through begins after a noun: "called his deputy “crazy”"
            _ if !w.borrowed.is_empty() && head.is_some_and(|h| h + 1 == i) && u.shape == Shape::Lower && w.borrowed.contains(&i) => break,
            // "many more sailors", "one more chance", but "in 2010 more sailors"
            _ if u.is(Class::Amount) && head.is_some_and(|h| h + 1 == i && counts(&w.units[h])) && modifies(w, i) => i += 1,
            Tag::Pronoun | Tag::Existential => {
                // "a few of them"
                let few = i == start + 1 && w.units[start].is_indefinite() && u.tags.has(Tag::Determiner);
                let no_one = i == start + 1 && w.units[start].is(Class::NegationDeterminer) && u.is(Class::Reciprocal);
                // "nearly half of them"
                let nearly = i == start + 1 && first.tag == Tag::Adverb && u.is(Class::Predeterminer);
                if i == start || few || no_one || nearly {
                    head = Some(i);
                    i += 1;
                    if counts(u) && w.units.get(i).is_some_and(|n| n.is(Class::Amount)) && modifies(w, i) {
                        continue;
                    }
                }
                break;
            }
            Tag::Determiner | Tag::Possessive => {
                // "all the ships", but never a determiner after a noun, or after what is said of the subject ("are sure the")
                let predicate = i > start && w.units[i - 1].tag == Tag::Adjective && !w.units[i - 1].is(Class::Predeterminer);
                if head.is_some() || predicate {
                    break;
                }
                i += 1;
            }
            // "is glad Oslo paid": said of the subject
            Tag::Adjective if i == start && predicative(w, i) => break,
            _ if head == Some(start) && i == start + 1 && (begins_behind_date(w, i) || begins_behind_day(w, i)) => break,
            Tag::Number | Tag::Adjective => {
                if head.is_some_and(|h| ends_before_modifier(w, h, i)) {
                    break;
                }
                i += 1;
                if u.tag == Tag::Number {
                    head = Some(i - 1);
                }
            }
            Tag::Adverb if head.is_none() && belongs_to_next(w, i, start) => i += 1,
            // "his “gold” rating"
            Tag::Mark
                if i > start
                    && head.is_none()
                    && matches!(u.kind, UnitKind::Quote(_))
                    && u.shape != Shape::Comma
                    && w.units.get(i + 1).is_some_and(|n| matches!(n.tag, Tag::Noun | Tag::Plural)) =>
            {
                i += 1
            }
            // an “outlaw nation.”: a quotation for a head; but "called his rival “hollow and dull”"
            Tag::Mark if i > start && head.is_none() && matches!(u.kind, UnitKind::Quote(_)) => {
                let noun = w.units[i - 1].tag == Tag::Adjective && w.units[i - 1].tags.has(Tag::Noun);
                head = Some(if noun { i - 1 } else { i });
                i += usize::from(!noun);
                break;
            }
            // "those backing other mayors": what they do
            Tag::Ing if i == start + 1 && w.units[start].is(Class::PeopleNoun) && w.units[start].is(Class::Definite) => break,
            Tag::Participle | Tag::Ing if i > start && (modifies(w, i) || opens_joined(w, i)) && head.is_none() => i += 1,
            // "the league's targeting of coaches", "her recent wins": a word known as a verb alone
            Tag::Ing | Tag::Base | Tag::Third if head.is_none() && i > start && stands_for_noun(w, i, start) => {
                head = Some(i);
                i += 1;
            }
            // "the four detained teachers"
            Tag::Participle if i > start && modifies(w, i) && head.is_some_and(|h| w.units[h].tag == Tag::Number) => i += 1,
            Tag::Past if head.is_none() && i > start && just_happened(w, i) => i += 1,
            // "the closed primary system", "a rushed and botched sale"
            Tag::Past
                if (i == start + 1 || w.units[i - 1].tag == Tag::Conjunction)
                    && matches!(w.units[start].tag, Tag::Determiner | Tag::Possessive)
                    && u.tags.has(Tag::Participle)
                    && (modifies(w, i) || opens_joined(w, i))
                    && !w.units[start].tags.has(Tag::Pronoun) =>
            {
                i += 1
            }
            // "a generous, patient man"
            Tag::Comma if head.is_none() && i > start + 1 && joins_adjectives(w, i, start) => i += 1,
            Tag::Name | Tag::Noun if head.is_some_and(|h| is_subject_apart(w, start, h, i)) => break,
            // "called the strikers vandals", but "called the sales figures"
            Tag::Plural if head.is_some_and(|h| names_several(w, start, h, i)) => break,
            Tag::Noun | Tag::Plural | Tag::Name => {
                if head.is_some_and(|h| has_own_verb(w, start, h, i) || has_relative_verb(w, start, h, i) || is_time_apart(w, h, i)) {
                    break;
                }
                head = Some(i);
                i += 1;
            }
            Tag::Genitive if head.is_some() => {
                i += 1;
                if !is_owned(w, i, start) {
                    break;
                }
                head = None;
            }
            Tag::Symbol if head.is_some() || w.units.get(i + 1).is_some_and(|n| n.tag == Tag::Number) => i += 1,
            Tag::Conjunction if joins_modifiers(w, i, start) => i += 1,
            _ => break,
        }
    }
    if i == start {
        return None;
    }
    let noun = |end: usize, head: usize| Some(Group { kind: GroupKind::Noun, units: Units::new(start, end), head, verb: None });
    match head {
        Some(head) => noun(i.max(head + 1), head),
        // "the women's final", "the mayor's medical chief": a noun as well
        None if i > start + 1
            && w.units[i - 1].tag == Tag::Adjective
            && w.units[i - 1].tags.has(Tag::Noun)
            && (start..i).any(|k| matches!(w.units[k].tag, Tag::Genitive | Tag::Possessive | Tag::Determiner)) =>
        {
            noun(i, i - 1)
        }
        // adjectives alone
        None if w.units[start].tag == Tag::Adjective || w.units[start].tag == Tag::Adverb => None,
        // a determiner that stands for a noun
        None => {
            let inside = |k: &usize| !matches!(w.units[*k].tag, Tag::Participle | Tag::Ing | Tag::Genitive);
            let end = (start..i).take_while(inside).last().map_or(start + 1, |k| k + 1);
            noun(end, end - 1)
        }
    }
}

/// Whether the plural at `i` is what a verb of naming before the group calls the plural for people at its head: "called the strikers vandals and thieves".
fn names_several(w: &Window, start: usize, head: usize, i: usize) -> bool {
    let naming = start.checked_sub(1).is_some_and(|v| w.units[v].is(Class::Naming) && Tags::VERB.has(w.units[v].tag));
    let ends = w.units.get(i + 1).is_none_or(|n| !matches!(n.tag, Tag::Noun | Tag::Plural | Tag::Name | Tag::Adjective | Tag::Genitive));
    naming && head + 1 == i && w.units[head].tag == Tag::Plural && w.units[head].is_somebody() && ends
}

/// Whether a word says how many there are, and may have "more" behind it: "many", "three".
fn counts(u: &Unit) -> bool {
    u.tag == Tag::Number && u.shape != Shape::Number || u.tag == Tag::Pronoun && u.tags.has(Tag::Determiner) && !u.is(Class::Definite)
}

/// Whether an adverb belongs to what follows it, before the head: "nearly 40", "very old", "back pay", "a strongly worded protest", "a later interview", "the then mayor".
fn belongs_to_next(w: &Window, i: usize, start: usize) -> bool {
    let u = &w.units[i];
    let inside = i > start;
    let article = || inside && matches!(w.units[i - 1].tag, Tag::Determiner | Tag::Possessive);
    (!u.is(Class::Time) || article())
        && w.units.get(i + 1).is_some_and(|n| match n.tag {
            Tag::Adjective | Tag::Number => true,
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
fn is_owned(w: &Window, i: usize, start: usize) -> bool {
    const OWNED: Tags = Tags::of(&[Tag::Noun, Tag::Plural, Tag::Name, Tag::Adjective, Tag::Number, Tag::Participle, Tag::Ing, Tag::Adverb]);
    w.units.get(i).is_some_and(|n| {
        OWNED.has(n.tag) || stands_for_noun(w, i, start) || matches!(n.kind, UnitKind::Quote(_)) && n.shape != Shape::Comma
    })
}

/// Where the rest of a noun group begins whose number has an amount before it: "at least nine", "more than a year", "as many as 40", "up to six".
fn quantity(w: &Window, i: usize) -> Option<usize> {
    let first = &w.units[i];
    let unit = |k: usize| w.units.get(i + k);
    let begins_one = first.is(Class::Amount) || first.is(Class::As) || first.tag == Tag::Preposition;
    if !begins_one || !first.is(Class::Amount) && !unit(1).is_some_and(|u| u.is(Class::Amount)) {
        return None;
    }
    let amount = |k: usize| unit(k).is_some_and(|u| u.is(Class::Amount));
    let tagged = |k: usize, tag: Tag| unit(k).is_some_and(|u| u.tag == tag);
    let number = |k: usize| tagged(k, Tag::Number);
    let begins = |k: usize| number(k) || unit(k).is_some_and(|u| u.tag == Tag::Determiner && !u.is(Class::Definite));
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
fn predicative(w: &Window, i: usize) -> bool {
    let being = (0..i).rev().find(|k| w.units[*k].tag != Tag::Adverb).is_some_and(|k| w.units[k].is(Class::Be));
    being && w.units.get(i + 1).is_some_and(|n| matches!(n.kind, UnitKind::Name(_)) && n.tag == Tag::Name)
}

/// "the just ended vote": a past form between an adverb right behind an article and a noun.
fn just_happened(w: &Window, i: usize) -> bool {
    let article = |k: usize| matches!(w.units[k].tag, Tag::Determiner | Tag::Possessive | Tag::Genitive);
    w.units[i].tag == Tag::Past && i >= 2 && w.units[i - 1].tag == Tag::Adverb && article(i - 2) && modifies(w, i)
}

/// Whether a noun or another modifier follows directly.
pub(super) fn modifies(w: &Window, i: usize) -> bool {
    w.units.get(i + 1).is_some_and(|n| matches!(n.tag, Tag::Noun | Tag::Plural | Tag::Name | Tag::Adjective))
}

/// "a generous, patient man": a comma between adjectives behind an article.
fn joins_adjectives(w: &Window, i: usize, start: usize) -> bool {
    let adjective = |k: usize| w.units.get(k).is_some_and(|u| u.tag == Tag::Adjective && !matches!(u.kind, UnitKind::Name(_)));
    matches!(w.units[start].tag, Tag::Determiner | Tag::Possessive) && adjective(i - 1) && adjective(i + 1) && modifies(w, i + 1)
}

/// Whether a verb at `i` is a noun: right behind a genitive, or behind an article of one or a possessive and an adjective, with no object of its own.
fn stands_for_noun(w: &Window, i: usize, start: usize) -> bool {
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

/// "Russian and Chinese officials", "a rushed and botched sale": adjectives or participles joined before one head.
fn joins_modifiers(w: &Window, i: usize, start: usize) -> bool {
    let adjective = |k: usize| w.units.get(k).is_some_and(|u| u.tag == Tag::Adjective);
    let both = i > start && adjective(i - 1) && adjective(i + 1) && w.units[i].is(Class::And) && modifies(w, i + 1);
    both || i > start + 1 && opens_joined(w, i - 1)
}

/// Whether the participle at `i`, right behind an article, is joined to another modifier before one noun: "the focused and sustained attacks".
fn opens_joined(w: &Window, i: usize) -> bool {
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
