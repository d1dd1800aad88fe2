//! Function words: which of the things that it can be one is here, by what stands beside it. Those that can be the most have modules of their own
//! (`determiner`, `subordinator`, `particle`, `that`).

use super::ahead::{BEGINS_NOUN, is_degree, starts_nominal};
use super::determiner::determiner;
use super::particle::particle;
use super::subordinator::subordinator;
use super::that::that;
use super::{WITH_SUBJECT, ends_clause, is_finite_alone};
use crate::lexicon::{Class, Lexicon, Property, Tag, Tags};
use crate::syntax::window::{Unit, UnitKind, Window};

/// What function words can be, nouns, verbs and pronouns apart.
const FUNCTION: Tags = Tags::of(&[
    Tag::Genitive,
    Tag::Existential,
    Tag::Possessive,
    Tag::Determiner,
    Tag::Conjunction,
    Tag::That,
    Tag::Subordinator,
    Tag::Modal,
    Tag::Preposition,
    Tag::Particle,
]);

/// The tag of a function word that can be several; `None` where the word may be something else as well.
pub(super) fn tag(w: &Window, i: usize, lexicon: &Lexicon) -> Option<Tag> {
    let u = &w.units[i];
    if !u.tags.meets(FUNCTION) {
        return None;
    }
    let next = w.units.get(i + 1);
    let before = i.checked_sub(1).map(|b| &w.units[b]);
    let tags = |tag| u.tags.has(tag);
    if tags(Tag::Genitive) {
        return Some(genitive(w, i));
    }
    if tags(Tag::Existential) {
        return Some(if exists(w, i) { Tag::Existential } else { Tag::Adverb });
    }
    if tags(Tag::Possessive) && tags(Tag::Pronoun) {
        let owner = next.is_some_and(starts_nominal) && !describes_her(w, i + 1) || is_degree(w, i + 1);
        return Some(if owner { Tag::Possessive } else { Tag::Pronoun });
    }
    if tags(Tag::Determiner) {
        return determiner(w, i);
    }
    // ", yet posted guards", but "has yet to say", "not yet"
    if tags(Tag::Conjunction) && tags(Tag::Adverb) {
        let joins = before.is_none_or(|b| b.tag == Tag::Comma) && next.is_some_and(|n| n.tag != Tag::Stop);
        return Some(if joins { Tag::Conjunction } else { Tag::Adverb });
    }
    if tags(Tag::That) {
        return Some(that(w, i));
    }
    if tags(Tag::Subordinator) && u.tags.meets(Tags::of(&[Tag::Preposition, Tag::Adverb, Tag::Wh])) {
        return Some(subordinator(w, i));
    }
    // the month
    if tags(Tag::Modal) && tags(Tag::Name) {
        let month = u.shape.is_capital() && (i > 0 || next.is_some_and(|n| n.tag == Tag::Number));
        return Some(if month { Tag::Name } else { Tag::Modal });
    }
    if tags(Tag::Preposition) && tags(Tag::Particle) && !(tags(Tag::Adverb) && before_half(w, i)) {
        return Some(particle(w, i, lexicon));
    }
    // "brushed aside calls", but "stood aside"
    let phrasal = |b: &Unit| b.tags.meets(Tags::VERB) && lexicon.is_phrasal(b.word, u.word);
    if tags(Tag::Particle) && tags(Tag::Adverb) && before.is_some_and(phrasal) && next.is_some_and(|n| n.tags.meets(Tags::NOUN)) {
        return Some(Tag::Particle);
    }
    if u.tag != Tag::Preposition {
        return None;
    }
    // "blamed “outside hands”"
    if w.borrows_at(i) && tags(Tag::Adjective) && next.is_some_and(|n| Tags::NOUN.has(n.tag) && n.kind == UnitKind::Word) {
        return Some(Tag::Adjective);
    }
    governs(w, i).then_some(Tag::Preposition)
}

/// "outside the hall", but "the outside", "about 900 workers": whether what is likeliest a preposition has its noun at hand.
fn governs(w: &Window, i: usize) -> bool {
    let adverb = w.units[i].tags.has(Tag::Adverb);
    let Some(next) = w.units.get(i + 1) else { return false };
    // ("few outside the party")
    let stands_alone = |b: &Unit| b.tags.has(Tag::Pronoun) && next.tag == Tag::Determiner;
    let behind_article = |b: &Unit| matches!(b.tag, Tag::Determiner | Tag::Possessive | Tag::Genitive) && !stands_alone(b);
    (next.tags.meets(BEGINS_NOUN) || starts_nominal(next))
        && !(adverb && (next.tag == Tag::Number || before_half(w, i)))
        && !i.checked_sub(1).is_some_and(|b| behind_article(&w.units[b]))
}

/// "about half of them said", "said about half of them had left", but "talked about half of them", "thought about half of them": whether what stands at `i`
/// belongs to the half behind it.
fn before_half(w: &Window, i: usize) -> bool {
    let half = |n: &Unit| n.is(Class::Predeterminer) && !n.is(Class::PluralNumber);
    const FARTHEST: usize = 12;
    let clause = || w.units[i + 2..].iter().take(FARTHEST).take_while(|u| !ends_clause(u.tag)).any(is_finite_alone);
    let begins = |b: &Unit| {
        b.tag == Tag::That || !Tags::NOUN.has(b.tag) && (!Tags::VERB.has(b.tag) || b.cue != 0 && b.has(Property::Bare) && clause())
    };
    w.units.get(i + 1).is_some_and(half) && i.checked_sub(1).is_none_or(|b| begins(&w.units[b]))
}

/// "called her lazy and left", but "her lazy and vain aides": whether an adjective at `i` ends what is said of her.
fn describes_her(w: &Window, i: usize) -> bool {
    let nominal = |k: usize| w.units.get(k).is_some_and(|n| starts_nominal(n) || matches!(n.tag, Tag::Adverb | Tag::Participle | Tag::Ing));
    let ends = w.units.get(i + 1).is_none_or(|n| match n.tag {
        Tag::Comma | Tag::Conjunction => !nominal(i + 2),
        tag => matches!(tag, Tag::Stop | Tag::Semicolon | Tag::Dash | Tag::Preposition | Tag::Subordinator | Tag::That | Tag::Wh),
    });
    w.units[i].tags.has(Tag::Adjective) && !w.units[i].tags.meets(Tags::NOUN) && w.units[i].kind == UnitKind::Word && ends
}

/// "Oslo's accused fishermen", but "Oslo's accused of theft".
fn genitive(w: &Window, i: usize) -> Tag {
    let next = w.units.get(i + 1);
    let noun = |n: &Unit| starts_nominal(n) || n.is(Class::Of);
    let participle = next.is_some_and(|n| n.tags.has(Tag::Participle) && !Tags::NOUN.has(n.tag)) && !w.units.get(i + 2).is_some_and(noun);
    // "the Post's This Morning"
    // (but "the party's most loyal donors")
    let article = next.is_some_and(|n| n.tag == Tag::Determiner && (w.capitals || !n.shape.is_capital())) && !is_degree(w, i + 1);
    let owner = |b: &Unit| {
        Tags::NOUN.has(b.tag) || b.tags.meets(Tags::NOUN) || b.kind != UnitKind::Word || b.tag == Tag::Adjective || b.tags.has(Tag::Number)
    };
    let possessive = !participle && !article && i.checked_sub(1).is_some_and(|b| owner(&w.units[b]));
    if possessive { Tag::Genitive } else { Tag::Third }
}

/// "there are guards", "there must be": a form of being follows, or what may stand before one; but "schools there are run by monks", "sent there".
fn exists(w: &Window, i: usize) -> bool {
    let Some(verb) = (i + 1..w.units.len()).find(|k| w.units[*k].tag != Tag::Adverb) else { return false };
    let u = &w.units[verb];
    let behind_noun = i.checked_sub(1).is_some_and(|b| Tags::NOUN.has(w.units[b].tag) || w.units[b].kind != UnitKind::Word);
    let participle = |n: &Unit| matches!(n.tag, Tag::Participle | Tag::Past | Tag::Ing | Tag::Adjective);
    let acts = u.tags.meets(WITH_SUBJECT.with(Tag::Modal)) && u.tag != Tag::Preposition && !(behind_noun && u.tags.meets(Tags::NOUN));
    // "is there a road"
    let opens = |b: usize| w.units[b].is(Class::Be) && b.checked_sub(1).is_none_or(|s| !Tags::NOUN.with(Tag::Pronoun).has(w.units[s].tag));
    let asked = u.tags.meets(BEGINS_NOUN) && i.checked_sub(1).is_some_and(opens);
    // "officials there said"
    if behind_noun && u.has(Property::That) && !u.is(Class::Be) {
        return false;
    }
    asked || acts && !(behind_noun && w.units.get(verb + 1).is_some_and(participle))
}
