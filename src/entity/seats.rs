//! Seats of government: whether a capital is the city or the state that it stands for ("Moscow denied it", "talks between Riga and Oslo").
//!
//! A name after a preposition of place, beside another name or before a noun is the city. Before a verb, before a genitive mark with a noun that is no
//! city's, after a verb that claims something and after a preposition of dealings it is the state.

use super::decide::Known;
use crate::document::Token;
use crate::gazetteer::{Flags, Kind};
use crate::lexicon::{Class, Tag, Tags};
use crate::span::Tokens;
use crate::tables::Tables;
use crate::text::shape::Shape;

/// Turns the capitals of a sentence that act as states into those states. `known` are its names, in order.
pub fn find(tokens: &[Token], sentence: Tokens, known: &mut [Known], tables: &Tables) {
    let (mut n, to) = (0, known.len());
    while n < to {
        // co-ordinated names share their fate
        let first = n;
        while n + 1 < to && is_joined(tokens, &known[n], &known[n + 1]) {
            n += 1;
        }
        n += 1;
        let group = first..n;
        let names = Tokens { start: known[first].tokens.start, end: known[n - 1].tokens.end };
        if known[group.clone()].iter().any(|k| k.as_party.is_some()) && acts(tokens, sentence, names, group.len() > 1, tables) {
            for k in &mut known[group] {
                if let Some(row) = k.as_party {
                    *k = Known { row, kind: tables.entities.kind(row), flags: Flags::METONYM, as_party: None, tokens: k.tokens };
                }
            }
        }
    }
}

fn is_joined(tokens: &[Token], a: &Known, b: &Known) -> bool {
    let between = &tokens[a.tokens.end as usize..b.tokens.start as usize];
    let party = |k: &Known| k.as_party.is_some() || k.kind == Kind::State && !k.flags.has(Flags::ADJECTIVE) || k.flags.has(Flags::METONYM);
    matches!(between, [and] if and.is(Class::And)) && party(a) && party(b)
}

/// Whether the words around say that the names are those of parties.
fn acts(tokens: &[Token], sentence: Tokens, names: Tokens, several: bool, tables: &Tables) -> bool {
    const NOUNS: Tags = Tags::of(&[Tag::Noun, Tag::Plural]);
    let before = (names.start > sentence.start).then(|| tokens[names.start as usize - 1]);
    let mut next = names.end;
    while next < sentence.end && tokens[next as usize].shape == Shape::Lower && tokens[next as usize].word.likely == Some(Tag::Adverb) {
        next += 1;
    }
    let after = (next < sentence.end).then(|| tokens[next as usize]);
    let rest = |from: u32| &tokens[(from.min(sentence.end)) as usize..sentence.end as usize];
    if after.is_some_and(|a| a.is(Class::PossessiveMark)) {
        let mut owned = rest(next + 1).iter().take_while(|t| t.shape == Shape::Lower || t.shape == Shape::Hyphen);
        let head = owned.find(|t| t.word.tags.meets(NOUNS) && t.word.likely != Some(Tag::Adjective));
        // ("Riga's allies")
        let people = |h: &Token| h.is(Class::PeopleNoun) && !tables.lexicon.word(h.word.lemma).is(Class::StateNoun);
        return head.is_some_and(|h| !h.is(Class::CityNoun) && !h.is(Class::PlaceNoun) && !people(h));
    }
    // "appealed to Riga to open", "said that Riga had"
    let to_verb = before.is_some_and(|b| b.word.tags.has(Tag::To)) && after.is_some_and(|a| a.word.tags.has(Tag::To));
    let clause = before.is_some_and(|b| b.word.tags.meets(Tags::of(&[Tag::That, Tag::Subordinator])));
    if to_verb || clause && after.is_some_and(|a| a.shape == Shape::Lower && (is_finite(&a) || is_verb(&a))) {
        return true;
    }
    let dealings = before.is_some_and(|b| b.is(Class::Dealings));
    let placed = before.is_some_and(|b| {
        let preposition = b.word.tags.meets(Tags::of(&[Tag::Preposition, Tag::To])) && !dealings;
        preposition
            || b.is(Class::Locative)
            || matches!(b.shape, Shape::Hyphen | Shape::Open | Shape::Number)
            || b.shape.is_capital() && names.start > sentence.start + 1
    });
    if placed {
        return false;
    }
    let says = before.is_some_and(|b| b.shape == Shape::Lower && b.word.cue != 0 && is_verb(&b));
    // "the Riga court", "downtown Riga"
    if before.is_some_and(|b| {
        b.shape == Shape::Lower && !says && !dealings && !b.is(Class::And) && !is_verb(&b) && b.word.likely != Some(Tag::Adverb)
    }) {
        return false;
    }
    let Some(after) = after else { return says || dealings };
    match after.shape {
        Shape::Lower if is_finite(&after) || several && after.word.cue != 0 && after.word.tags.has(Tag::Base) => true,
        // "Riga and Oslo, the sponsors of the talks, …"
        Shape::Comma if several && before.is_none() => !rest(next + 1).first().is_some_and(|t| t.shape.is_capital()),
        Shape::Lower if after.word.tags.meets(NOUNS) || after.word.likely.is_none() => false,
        // "Oslo, Norway", "Oslo Airport"
        Shape::Comma if tokens.get(next as usize + 1).is_some_and(|t| t.shape.is_capital()) => false,
        shape if shape.is_capital() || shape == Shape::Hyphen => false,
        _ => says || dealings,
    }
}

fn is_verb(t: &Token) -> bool {
    t.word.tags.meets(Tags::of(&[Tag::Past, Tag::Third, Tag::Base, Tag::Ing]))
        && !matches!(t.word.likely, Some(Tag::Noun | Tag::Adjective | Tag::Plural))
}

/// A verb that may follow its subject: one in the past or the third person, or an auxiliary.
fn is_finite(t: &Token) -> bool {
    let finite = Tags::of(&[Tag::Past, Tag::Third, Tag::Modal]);
    t.word.tags.meets(finite) && (t.word.likely != Some(Tag::Plural) || t.word.cue != 0 && t.word.tags.has(Tag::Third))
}
