//! From a fitted construction to a claim: units become spans.

use super::trim::{is_blank, trim};
use super::{Found, cue, status};
use crate::claims::fit::Filler;
use crate::document::{Argument, Claim, Document, Quotation, Spans, Status, Tense, Token};
use crate::lexicon::Class;
use crate::rules::Role;
use crate::span::Tokens;
use crate::syntax::{UnitKind, Units, Window};
use crate::tables::Tables;

/// A paragraph's quotation is followed into the next ones no further.
const LONGEST_CHAIN: usize = 24;
/// The quotation that encloses a word is looked for among so many before it.
const NEAR: usize = 4;

/// Makes the claim. `quoted` takes the quotations that its content holds.
pub fn assemble(doc: &Document, tables: &Tables, w: &Window, found: &Found, quoted: &mut Vec<u32>) -> Claim {
    let cue_row = &tables.rules.cues[found.cue as usize];
    let take = cue_row.takes[found.take];
    let mut maker = Maker { doc, w, quoted };
    let mut argument = |role: Role| maker.argument(found.fit.roles[role as usize].as_ref()?, role);
    let mut claim = Claim {
        kind: cue_row.kind,
        cue_row: found.cue,
        construction: take.construction,
        frame: found.fit.frame.unwrap_or(found.clause.frame),
        confidence: take.confidence,
        sentence: w.sentence,
        cue: cue::spans(doc, w, found),
        source: argument(Role::Source),
        target: argument(Role::Target),
        content: argument(Role::Content),
        addressee: argument(Role::Addressee),
        status: Status::Asserted,
        hedged: false,
        tense: Tense::None,
        within: None,
    };
    let construction = &tables.rules.constructions[take.construction as usize];
    status::describe(w, found, cue_row.pos, construction, &tables.rules.kinds[cue_row.kind as usize], &mut claim);
    claim
}

struct Maker<'a> {
    doc: &'a Document,
    w: &'a Window,
    quoted: &'a mut Vec<u32>,
}

/// The spans of an argument, and whether words of it stand inside and outside of quotations.
#[derive(Default)]
struct Extent {
    spans: Spans,
    inside: bool,
    outside: bool,
}

impl Maker<'_> {
    fn argument(&mut self, filler: &Filler, role: Role) -> Option<Argument> {
        let mut pieces = Extent::default();
        for units in &filler.pieces {
            match role {
                Role::Content => self.content(*units, &mut pieces),
                _ => self.party(*units, &mut pieces),
            }
        }
        if pieces.spans.is_empty() {
            return None;
        }
        let quote = (role == Role::Content).then_some(match (pieces.inside, pieces.outside) {
            (false, _) => Quotation::Indirect,
            (_, false) => Quotation::Direct,
            _ => Quotation::Mixed,
        });
        let referent = filler.referent.map(|units| self.doc.span(self.w.tokens(units)));
        Some(Argument { pieces: pieces.spans, types: filler.types, quote, referent, ..Argument::default() })
    }

    /// Adds some tokens without the marks at their ends, joined to those before where only blanks stand between.
    fn add(&self, tokens: Tokens, out: &mut Extent) {
        let text = &self.doc.article.text;
        // "Bergen Inc. said": the full stop of a word inside the sentence is no mark
        let inside = tokens.end < self.doc.sentences[self.w.sentence as usize].tokens.end;
        let word = inside && tokens.range().next_back().is_some_and(|t| self.doc.tokens[t].shape.is_word());
        let trimmed = trim(text, self.doc.span(tokens), !word);
        if trimmed.is_empty() {
            return;
        }
        match out.spans.last_mut() {
            Some(before) if before.end >= trimmed.start || is_blank(text, before.end, trimmed.start) => *before = before.hull(trimmed),
            _ => out.spans.push(trimmed),
        }
    }

    /// Adds the span of a party, which no genitive mark ends.
    fn party(&self, units: Units, out: &mut Extent) {
        let mut hull = self.w.tokens(units);
        while hull.len() > 1 && self.doc.tokens[hull.end as usize - 1].is(Class::PossessiveMark) {
            hull.end -= 1;
        }
        self.add(self.with_marks(hull), out);
    }

    /// Adds the spans of a content. One that begins or ends with a quotation takes the whole of it, wherever its sentences end, and the paragraphs
    /// that it goes on with.
    fn content(&mut self, units: Units, out: &mut Extent) {
        // what the colon of a paragraph ends, and the quotation that is the next one
        if let Some(quote) = self.w.introduced.filter(|q| units.start + 1 < *q && *q < units.end) {
            self.content(Units::new(units.start, quote - 1), out);
            return self.content(Units::new(quote, units.end), out);
        }
        let mut hull = self.w.tokens(units);
        let mut more = Vec::new();
        let is_word = |t: &Token| t.shape.is_word();
        if !self.meets_quote(hull) {
            out.outside |= self.doc.tokens[hull.range()].iter().any(is_word);
        } else {
            for unit in &self.w.units[units.start..units.end] {
                let UnitKind::Quote(q) = unit.kind else {
                    let word = self.doc.tokens[unit.tokens.range()].iter().any(is_word);
                    let borrowed = word && self.is_borrowed(unit.tokens);
                    out.inside |= borrowed;
                    out.outside |= word && !borrowed;
                    continue;
                };
                out.inside = true;
                self.quoted.push(q);
                hull = hull.hull(self.doc.quotes[q as usize].tokens);
                self.follow(q, &mut more);
            }
        }
        self.add(self.with_marks(hull), out);
        more.into_iter().for_each(|tokens| self.add(tokens, out));
    }

    /// Takes the quotations that go on with one in the next paragraphs.
    fn follow(&mut self, quote: u32, more: &mut Vec<Tokens>) {
        let quotes = &self.doc.quotes;
        let mut last = quote;
        for _ in 0..LONGEST_CHAIN {
            let Some(next) = (last + 1..quotes.len() as u32).take(8).find(|n| quotes[*n as usize].continues == Some(last)) else {
                break;
            };
            self.quoted.push(next);
            more.push(quotes[next as usize].tokens);
            last = next;
        }
    }

    /// Whether a quotation stands in a range of tokens or may hold some of it.
    fn meets_quote(&self, tokens: Tokens) -> bool {
        let quotes = &self.doc.quotes;
        let at = quotes.partition_point(|q| q.tokens.start < tokens.start);
        quotes.get(at).is_some_and(|q| q.tokens.start < tokens.end)
            || quotes[..at].iter().rev().take(NEAR).any(|q| q.tokens.end > tokens.start)
    }

    /// Whether tokens stand inside a quotation that was read through.
    fn is_borrowed(&self, tokens: Tokens) -> bool {
        let depth_here = self.w.inside.map_or(0, |q| self.doc.quotes[q as usize].depth + 1);
        let at = self.doc.quotes.partition_point(|q| q.tokens.start <= tokens.start);
        self.doc.quotes[..at].iter().rev().take(NEAR).any(|q| q.depth >= depth_here && q.tokens.contains(tokens))
    }

    /// The range with the marks of a quotation that was read through, where one mark of it lies inside or at the edge.
    fn with_marks(&self, range: Tokens) -> Tokens {
        let mut out = range;
        let from = self.doc.quotes.partition_point(|q| q.tokens.start + 1 < range.start);
        for q in self.doc.quotes[from..].iter().take_while(|q| q.tokens.start < range.end) {
            let inner = q.inner();
            // the mark before the closing one is the quotation's too
            let last = inner.end == out.end || inner.end == out.end + 1 && !self.doc.tokens[out.end as usize].shape.is_word();
            if out.start == inner.start && (inner.end <= out.end || last) {
                out.start = q.tokens.start;
            }
            if last && out.start <= inner.start && q.closed {
                out.end = q.tokens.end;
            }
        }
        out
    }
}
