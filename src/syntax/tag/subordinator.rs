//! Words that may open a clause, and are prepositions, adverbs or question words elsewhere: "before the vote", "before they voted", "as governor",
//! "as young as six".

use super::clause_ahead::clause_follows;
use super::previous_content;
use crate::lexicon::{Class, Property, Tag, Tags};
use crate::syntax::window::{Unit, UnitKind, Window};
use crate::text::shape::Shape;

/// A word that opens a clause, or is a preposition, an adverb or a question word.
pub(super) fn subordinator(w: &Window, i: usize) -> Tag {
    let u = &w.units[i];
    let next = w.units.get(i + 1);
    let before = i.checked_sub(1).map(|b| &w.units[b]);
    let content = previous_content(w, i);
    // "whether": a question
    if u.tags.has(Tag::Wh) && !u.is(Class::Relative) {
        return Tag::Subordinator;
    }
    // "asked when it left", "was not sure when it left"
    // (but "was glad when it left")
    let unsure = |b: &Unit| b.tag == Tag::Adjective && i > 1 && w.units[i - 2].is(Class::Negation);
    if u.tags.has(Tag::Wh) && before.is_some_and(|b| b.cue != 0 && (Tags::VERB.has(b.tag) || unsure(b))) {
        return Tag::Wh;
    }
    // "the details about where it may go"
    if u.tags.has(Tag::Wh) && before.is_some_and(|b| b.tag == Tag::Preposition) {
        return Tag::Wh;
    }
    if u.is(Class::As) && opens_phrase(w, i) {
        return Tag::Preposition;
    }
    // "a theatre where they sing"
    let antecedent = |b: &Unit| Tags::NOUN.has(b.tag) || matches!(b.kind, UnitKind::Name(_)) || b.tag == Tag::Comma;
    if u.tag == Tag::Wh && content.is_some_and(antecedent) {
        return Tag::Wh;
    }
    // "as young as six", "as early as January"
    if u.is(Class::As)
        && next.is_some_and(|n| n.tags.meets(Tags::of(&[Tag::Adjective, Tag::Adverb, Tag::Determiner])))
        && w.units.get(i + 2).is_some_and(|n| n.is(Class::As))
    {
        return Tag::Adverb;
    }
    let measured = u.is(Class::As) && i.checked_sub(2).is_some_and(|b| w.units[b].is(Class::As)) || u.is(Class::Than);
    let pronoun = |n: &Unit| n.tag == Tag::Pronoun && !n.is(Class::Oblique);
    // "as soon as the news broke"
    let soon = || u.is(Class::As) && before.is_some_and(|b| b.tag == Tag::Adverb && b.is(Class::Time)) && clause_follows(w, i + 1);
    if measured && !next.is_some_and(pronoun) && !soon() {
        return Tag::Preposition;
    }
    // "it had been there before.", "had once seen", "who once called"
    let ends = next.is_none_or(|n| matches!(n.tag, Tag::Stop | Tag::Comma | Tag::Semicolon));
    let acts = next.is_some_and(|n| Tags::VERB.has(n.tag) && n.tag != Tag::Ing && !n.tags.meets(Tags::NOUN));
    // "once again told"
    let again = !u.tags.has(Tag::Preposition) && next.is_some_and(|n| n.tags == Tags::of(&[Tag::Adverb]));
    if u.tags.has(Tag::Adverb) && (ends || acts || again) {
        return Tag::Adverb;
    }
    // "so loud that it shook", "so worried that they left"
    let degree = next.is_some_and(|n| n.tags.has(Tag::Adjective) && !n.tags.meets(Tags::NOUN));
    if u.tags.has(Tag::Adverb) && degree && w.units.get(i + 2).is_some_and(|n| n.tags.has(Tag::That)) {
        return Tag::Adverb;
    }
    match () {
        _ if clause_follows(w, i + 1) => Tag::Subordinator,
        _ if u.tags.has(Tag::Preposition) => Tag::Preposition,
        _ if u.tags.has(Tag::Adverb) => Tag::Adverb,
        _ => u.tag,
    }
}

/// Whether no clause, but a noun or what describes one, stands behind "as" at `i`.
fn opens_phrase(w: &Window, i: usize) -> bool {
    let before = i.checked_sub(1).map(|b| &w.units[b]);
    let next = w.units.get(i + 1);
    // "described it as “theatre staged for Brussels”": what is quoted there is no clause
    let quoted = w.borrows_at(i + 1);
    // "a group known as Oslo Nine"
    let naming = |b: &Unit| b.tag == Tag::Participle && b.is(Class::Naming);
    // "in his time as governor said": a bare noun for one person says what somebody is
    let office = |n: &Unit| n.kind == UnitKind::Word && n.tags.has(Tag::Noun) && n.has(Property::Person) && n.shape == Shape::Lower;
    // "was quoted as saying that"
    let says = |n: &Unit| n.tags == Tags::of(&[Tag::Ing]) || n.tag == Tag::Ing && n.cue != 0;
    // "dismissed as absurd a claim"
    let described = |n: &Unit| n.tags.has(Tag::Adjective) && !n.tags.meets(Tags::VERB);
    let object = || w.units.get(i + 2).is_some_and(|n| n.tag == Tag::Determiner);
    quoted
        || before.is_some_and(naming)
        || next.is_some_and(office) && before.is_some_and(|b| b.tag != Tag::Comma)
        || next.is_some_and(says)
        || before.is_some_and(|b| Tags::VERB.has(b.tag) && b.cue != 0) && next.is_some_and(described) && object()
}
