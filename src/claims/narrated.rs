//! Quotations behind a sentence that claims nothing: "The mayor was defiant. “We will not move.”" They are by the person of whom that sentence tells.

use crate::document::{Argument, Claim, Document, MentionForm, Quote, ZoneKind};
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Tag, Tags};
use crate::span::{Span, Tokens};
use crate::text::shape::Shape;

/// Among so many quotations before one is looked for that holds a sentence.
const LOOK_BACK: usize = 8;
/// A sentence that leads to a quotation is no longer.
const SHORT: usize = 24;
/// A description has no more words, its noun among them.
const LONGEST: usize = 4;

/// Who speaks in a quotation that is all of the sentence `number`: who spoke in the quotation before, or of whom the sentence before tells. `out` are claims that
/// were made so before.
pub(super) fn speaker(doc: &Document, out: &[Claim], quote: &Quote, number: u32) -> Option<Span> {
    let [before, own] = doc.sentences.get((number as usize).checked_sub(1)?..=number as usize)? else { return None };
    let words = &doc.tokens[quote.inner().range()];
    let whole = words.last().is_some_and(|t| matches!(t.shape, Shape::Stop | Shape::Exclaim | Shape::Ellipsis));
    // what is quoted from a paper is seldom said of oneself
    let own_words = words.iter().any(|t| t.is(Class::FirstPerson));
    if own.zone != before.zone || doc.zones[own.zone as usize].kind != ZoneKind::Body || !whole || !own_words {
        return None;
    }
    let said = |c: &&Claim| c.cue.is_empty() && c.content.as_ref().is_some_and(|a| a.hull().meets(doc.span(before.tokens)));
    if let Some(spoken) = out.last().filter(said) {
        return spoken.source.as_ref().map(Argument::hull);
    }
    let quoted = doc.quotes[..doc.quotes.partition_point(|q| q.tokens.start < before.tokens.end)].iter().rev().take(LOOK_BACK);
    let quoted = quoted.into_iter().any(|q| q.tokens.end > before.tokens.start);
    if quoted || before.tokens.len() > SHORT { None } else { told_of(doc, before.tokens) }
}

/// The person of whom a sentence tells: a pronoun that it begins with, the only person whom it names, or a noun for somebody.
fn told_of(doc: &Document, sentence: Tokens) -> Option<Span> {
    let first = &doc.tokens[sentence.start as usize];
    let pronoun = first.word.tags.has(Tag::Pronoun) && !first.word.tags.has(Tag::Possessive);
    if pronoun && (first.is(Class::Masculine) || first.is(Class::Feminine)) {
        return Some(Span { start: first.start, end: first.end });
    }
    let from = doc.mentions.partition_point(|m| m.tokens.start < sentence.start);
    let inside = doc.mentions[from..].iter().take_while(|m| m.tokens.end <= sentence.end);
    let mut persons = inside.filter(|m| doc.entity(m.entity).kind == Kind::Person && m.form != MentionForm::Adjective);
    let Some(named) = persons.next() else { return described(doc, sentence) };
    let owner = doc.tokens.get(named.tokens.end as usize).is_some_and(|t| t.is(Class::PossessiveMark));
    let alone = persons.all(|m| m.entity == named.entity);
    (alone && !owner).then(|| doc.span(named.tokens))
}

/// "The mayor was", "Her elder brother had": a noun for a person that a verb follows, behind the determiner that the sentence begins with.
fn described(doc: &Document, sentence: Tokens) -> Option<Span> {
    const OPENS: Tags = Tags::of(&[Tag::Determiner, Tag::Possessive]);
    let words = &doc.tokens[sentence.range()];
    let opens = words.first()?.word.tags.meets(OPENS);
    let head = words.iter().take(LONGEST).rposition(|t| t.shape == Shape::Lower && t.is(Class::PersonNoun)).filter(|_| opens)?;
    let verb = words.get(head + 1)?.word.tags.meets(Tags::FINITE);
    verb.then(|| Span { start: words[0].start, end: words[head].end })
}
