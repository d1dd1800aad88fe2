//! Quotations that go on: a quotation without a cue of its own belongs to the speaker before.
//!
//! Right after the sentence of a quoted claim, a statement or a belief, in the same paragraph or at the beginning of the next one, it is another piece of that claim's content.
//! After another claim it is a claim of its own, without a cue, by the same source; after a sentence that claims nothing, by the person of whom that tells
//! (`narrated`).

use super::{narrated, uncued};
use crate::document::{Argument, Claim, Document, Quotation, Quote, Resolved, Status};
use crate::rules::{Frame, Types};
use crate::span::Span;
use crate::tables::Tables;
use smallvec::smallvec;

/// So many pieces of a content may stand in its own sentence; further ones are quotations behind it.
const FIRST: usize = 4;

/// Attaches quotations that no claim holds. `quoted` are those that some claim holds; claims are in order of their cues.
pub fn extend(doc: &mut Document, tables: &Tables, quoted: &[u32]) {
    let mut held = vec![false; doc.quotes.len()];
    quoted.iter().for_each(|q| held[*q as usize] = true);
    let mut out: Vec<Claim> = Vec::new();
    let mut claim = 0;
    let mut last: Option<usize> = None; // among doc.claims
    let mut speech: Option<Speech> = None;
    for (n, held) in held.into_iter().enumerate() {
        let quote = doc.quotes[n];
        let span = doc.span(quote.tokens);
        if held || quote.depth > 0 || !stands_alone(doc, &quote) {
            continue;
        }
        while claim < doc.claims.len() && starts(&doc.claims[claim]) < span.start {
            if is_speech(&doc.claims[claim], doc) {
                last = Some(claim);
            }
            claim += 1;
        }
        let number = sentence_of(doc, quote.tokens.start);
        let after_claim = last.is_some_and(|claim| doc.claims[claim].sentence + 1 >= number);
        if !after_claim && let Some(speaker) = narrated::speaker(doc, &out, &quote, number) {
            let source = Argument { pieces: smallvec![speaker], resolved: Resolved::Context, ..Argument::default() };
            out.extend(uncued::marked(tables, number, source, span, Quotation::Direct));
            continue;
        }
        let Some(last) = last else { continue };
        if speech.is_none_or(|s| s.last != last) {
            speech = Some(Speech::of(doc, last));
        }
        let Some(Speech { before, quoted, .. }) = speech else { continue };
        let (zone, own) = (doc.sentences[doc.claims[before].sentence as usize].zone, zone_of(doc, span));
        if let Some(quoted) = quoted.filter(|q| goes_on(doc, *q, &quote)) {
            doc.claims[quoted].content.iter_mut().for_each(|c| c.pieces.push(span));
            continue;
        }
        // "She said the pier was old. “It is falling down.”": what she says goes on
        if states(&doc.claims[before], tables) && goes_on(doc, before, &quote) {
            doc.claims[before].content.iter_mut().for_each(|c| {
                c.pieces.push(span);
                c.quote = Some(Quotation::Mixed);
            });
            continue;
        }
        let near = own == Some(zone) || own == Some(zone + 1);
        let paragraph = own.is_some_and(|z| doc.zones[z as usize].span == span || own == Some(zone));
        if near && paragraph {
            out.extend(uncued::going_on(tables, &doc.claims[before], number, span));
        }
    }
    if !out.is_empty() {
        doc.claims.extend(out);
        doc.claims.sort_by_cached_key(starts);
    }
}

/// What a quotation may go on with.
#[derive(Clone, Copy, Debug)]
struct Speech {
    /// the last claim outside of quotations
    last: usize,
    /// the claim in whose content that stands, or itself
    before: usize,
    /// the claim of its sentence whose content is a quotation
    quoted: Option<usize>,
}

impl Speech {
    fn of(doc: &Document, last: usize) -> Speech {
        let before = outermost(doc, last);
        Speech { last, before, quoted: quoted_with(doc, before) }
    }
}

/// The first claim of the sentence in whose content a claim stands, if there is one: whoever says that goes on. ("“No,” she wrote" stands in no other.)
fn outermost(doc: &Document, claim: usize) -> usize {
    let inner = &doc.claims[claim];
    if matches!(inner.frame, Frame::Inverted | Frame::Parenthetical) {
        return claim;
    }
    let cue = Span { start: starts(inner), end: starts(inner) };
    let holds = |c: &Claim| {
        c.source.is_some() && c.content.as_ref().is_some_and(|content| content.pieces.iter().take(FIRST).any(|p| p.contains(cue)))
    };
    let earlier = (0..claim).rev().take_while(|n| doc.claims[*n].sentence == inner.sentence);
    earlier.filter(|n| holds(&doc.claims[*n])).last().unwrap_or(claim)
}

/// The number of the sentence that a token stands in.
pub(super) fn sentence_of(doc: &Document, token: u32) -> u32 {
    doc.sentences.partition_point(|s| s.tokens.end <= token) as u32
}

/// Where a claim begins, which is what claims are in order of.
pub(super) fn starts(claim: &Claim) -> u32 {
    claim.cue.first().map_or_else(|| claim.hull().start, |s| s.start)
}

/// A claim that lies outside of quotations, and has somebody who makes it or what is said.
fn is_speech(claim: &Claim, doc: &Document) -> bool {
    let at = starts(claim);
    let from = doc.quotes.partition_point(|q| doc.span(q.tokens).start <= at);
    let quoted = doc.quotes[..from].iter().rev().take(8).any(|q| doc.span(q.tokens).end > at);
    // ("a reason that they should be excited": nobody has said so)
    (claim.content.is_some() || claim.source.is_some()) && !quoted && claim.status != Status::Unrealised
}

/// A statement or a belief in words of its own.
fn states(claim: &Claim, tables: &Tables) -> bool {
    tables.rules.only_says(claim.kind) && claim.content.as_ref().is_some_and(|c| c.types.meets(Types::THAT.with(Types::BARE)))
}

/// The quotation is all there is of its sentences.
fn stands_alone(doc: &Document, quote: &Quote) -> bool {
    let first = doc.sentences.partition_point(|s| s.tokens.end <= quote.tokens.start);
    let last = doc.sentences.partition_point(|s| s.tokens.end < quote.tokens.end);
    let (Some(first), Some(last)) = (doc.sentences.get(first), doc.sentences.get(last)) else { return false };
    let rest = &doc.tokens[quote.tokens.end as usize..last.tokens.end as usize];
    first.tokens.start == quote.tokens.start && rest.iter().all(|t| !t.shape.is_word()) && quote.inner().len() >= 2
}

/// The last claim of the same sentence whose content is a quotation: "“A,” said Dahl, referring to the bridge."
fn quoted_with(doc: &Document, claim: usize) -> Option<usize> {
    let quoted = |c: &Claim| c.content.as_ref().is_some_and(|a| matches!(a.quote, Some(Quotation::Direct | Quotation::Mixed)));
    let sentence = doc.claims[claim].sentence;
    (0..=claim)
        .rev()
        .take_while(|n| doc.claims[*n].sentence == sentence)
        .find(|n| quoted(&doc.claims[*n]) && is_speech(&doc.claims[*n], doc))
}

/// The quotation begins the sentence after the claim's own, or after the last quotation that the claim has taken; in the same paragraph or the next.
fn goes_on(doc: &Document, claim: usize, quote: &Quote) -> bool {
    let claim = &doc.claims[claim];
    // pieces are appended in order: only the first ones may be out of it
    let pieces = claim.content.iter().flat_map(|c| c.pieces.iter().take(FIRST).chain(c.pieces.last()));
    let end = pieces.chain(&claim.cue).map(|p| p.end).max().unwrap_or(0);
    let last = doc.sentences.partition_point(|s| doc.span(s.tokens).end < end);
    let first = doc.sentences.partition_point(|s| s.tokens.end <= quote.tokens.start);
    let (Some(before), Some(own)) = (doc.sentences.get(last), doc.sentences.get(first)) else { return false };
    let kind = |zone: u32| doc.zones[zone as usize].kind;
    first == last + 1 && (own.zone == before.zone || own.zone == before.zone + 1 && kind(own.zone) == kind(before.zone))
}

fn zone_of(doc: &Document, span: Span) -> Option<u32> {
    let at = doc.zones.partition_point(|z| z.span.end <= span.start);
    doc.zones.get(at).filter(|z| z.span.contains(span)).map(|_| at as u32)
}
