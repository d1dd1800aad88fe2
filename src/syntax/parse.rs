//! The parser: walks the sentences of a document, at every depth of quotation, and hands over each window, tagged and grouped.

use super::phrase::Extent;
use super::source::{self, Source};
use super::tag::Surroundings;
use super::window::{self, Unit, Window};
use super::{Clause, GroupKind, Units, group, headline, tag};
use crate::document::{Document, Quote, Sentence, ZoneKind};
use crate::lexicon::Tag;
use crate::rules::Types;
use crate::rules::file::Pos;
use crate::span::Tokens;
use crate::tables::Tables;
use crate::text::shape::Shape;

/// Quotations inside quotations are followed so deep.
const DEEPEST: u8 = 8;

/// So many windows are parsed before the first of them is handed over: while the steps of the cascade take turns among themselves, their code stays where
/// the processor finds it at once.
const TOGETHER: usize = 32;

/// Which windows are parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// those with a word that may claim, which is all that rules need
    Claiming,
    /// all, for measuring the parser by itself
    All,
}

/// A range of tokens that windows are made of.
#[derive(Clone, Copy, Debug)]
struct Layer {
    tokens: Tokens,
    /// how many quotations it stands in
    depth: u8,
    /// the innermost of these
    inside: Option<u32>,
}

/// The parser's own vectors, kept from document to document.
#[derive(Debug, Default)]
pub struct Parser {
    windows: Vec<Window>,
    surroundings: Surroundings,
    layers: Vec<Layer>,
}

impl Parser {
    /// Parses the sentences of all zones that may claim, in order, and hands each window over: that of the sentence, then those of the quotations that
    /// it holds or lies in. A sentence of more than [`window::LONGEST`] units comes in pieces.
    pub fn parse(&mut self, doc: &mut Document, tables: &Tables, which: Which, mut take: impl FnMut(&mut Document, &Window)) {
        let Parser { windows, surroundings, layers } = self;
        let mut ready = 0;
        let (mut first_quote, mut first_mention) = (0, 0);
        for number in 0..doc.sentences.len() {
            let sentence = doc.sentences[number];
            let zone = doc.zones[sentence.zone as usize].kind;
            if !zone.claims() || which == Which::Claiming && !has_cue(doc, sentence) {
                continue;
            }
            first_quote += doc.quotes[first_quote..].iter().take_while(|q| q.tokens.start < sentence.tokens.start).count();
            first_mention += doc.mentions[first_mention..].iter().take_while(|m| m.tokens.end <= sentence.tokens.start).count();
            find_layers(doc, first_quote, sentence.tokens, layers);
            layers[0].tokens.end = introduced_end(doc, first_quote, number);
            for layer in &*layers {
                // the window around it has read it through
                let read_through = |q: u32| Source::of(doc, tables, first_quote, first_mention).is_borrowed(&doc.quotes[q as usize]);
                if layer.inside.is_some_and(read_through) {
                    continue;
                }
                let mut rest = layer.tokens;
                while !rest.is_empty() {
                    if ready == windows.len() {
                        windows.push(Window::default());
                    }
                    let window = &mut windows[ready];
                    window.sentence = number as u32;
                    window.inside = layer.inside;
                    Source::of(doc, tables, first_quote, first_mention).fill(rest, layer.depth, window);
                    let beyond = |u: &Unit| u.tokens.start >= sentence.tokens.end;
                    window.introduced = window.units.last().is_some_and(beyond).then(|| window.units.len() - 1);
                    window.dotted = window.units.last().is_some_and(|u| ends_with_full_stop(doc, u.tokens.end - 1));
                    let done = window.units.last().map_or(rest.end, |u| u.tokens.end);
                    rest.start = if window.units.len() < window::LONGEST { rest.end } else { done };
                    if which == Which::All || window.has_cue() {
                        window.find_style(zone == ZoneKind::Headline);
                        ready += 1;
                    }
                    if ready == TOGETHER {
                        parse_all(windows, surroundings, tables);
                        windows.iter().for_each(|w| take(doc, w));
                        ready = 0;
                    }
                }
            }
        }
        parse_all(&mut windows[..ready], surroundings, tables);
        windows[..ready].iter().for_each(|w| take(doc, w));
    }
}

/// Tags and groups the units of windows, step by step.
fn parse_all(windows: &mut [Window], surroundings: &mut Surroundings, tables: &Tables) {
    for window in &mut *windows {
        tag::tag(window, surroundings, &tables.lexicon, &tables.transformations);
        headline::find_verb(window);
    }
    windows.iter_mut().for_each(group::group);
}

fn has_cue(doc: &Document, sentence: Sentence) -> bool {
    doc.tokens[sentence.tokens.range()].iter().any(|t| t.word.cue != 0)
}

/// Whether a token of several bytes has a full stop as its last one: "p.m.", "Corp.".
fn ends_with_full_stop(doc: &Document, token: u32) -> bool {
    let t = doc.tokens[token as usize];
    t.end - t.start > 1 && doc.text().as_bytes()[t.end as usize - 1] == b'.'
}

/// Where the window of a sentence ends: behind the quotation that opens the paragraph after the sentence's colon, which is how statements are set apart.
fn introduced_end(doc: &Document, first: usize, number: usize) -> u32 {
    let sentence = doc.sentences[number];
    let end = sentence.tokens.end;
    let kind = |s: &Sentence| doc.zones[s.zone as usize].kind;
    let alike = || doc.sentences.get(number + 1).is_some_and(|next| kind(next) == kind(&sentence));
    if doc.tokens[sentence.tokens.range()].last().is_none_or(|t| t.shape != Shape::Colon) || !alike() {
        return end;
    }
    let quote = doc.quotes[first..].iter().find(|q| q.tokens.start >= end && q.depth == 0);
    // ("“It is a farce,” said a baker": whose words those are follows)
    let goes_on = |q: &&Quote| {
        let mark = doc.tokens[q.inner().range()].last().is_some_and(|t| matches!(t.shape, Shape::Comma | Shape::Exclaim));
        mark && doc.tokens.get(q.tokens.end as usize).is_some_and(|t| t.shape.is_word())
            && doc.sentences.binary_search_by_key(&q.tokens.end, |s| s.tokens.start).is_err()
    };
    quote.filter(|q| q.tokens.start == end && !goes_on(q)).map_or(end, |q| q.tokens.end)
}

/// The sentence itself, and what lies inside each quotation that it holds or lies in; `first` is the first quotation that begins in it or after it.
fn find_layers(doc: &Document, first: usize, sentence: Tokens, out: &mut Vec<Layer>) {
    out.clear();
    out.push(Layer { tokens: sentence, depth: 0, inside: None });
    // quotations that began in an earlier sentence
    let from = first.saturating_sub(source::LOOK_BACK);
    let open = (from..first).filter(|n| doc.quotes[*n].tokens.end > sentence.start);
    let within = (first..doc.quotes.len()).take_while(|n| doc.quotes[*n].tokens.start < sentence.end);
    for n in open.chain(within) {
        let quote = &doc.quotes[n];
        let inner = quote.inner();
        let tokens = Tokens { start: inner.start.max(sentence.start), end: inner.end.min(sentence.end) };
        if !tokens.is_empty() && quote.depth < DEEPEST {
            out.push(Layer { tokens, depth: quote.depth + 1, inside: Some(n as u32) });
        }
    }
}

impl Window {
    /// The clause around a unit, taken as the part of speech that it is here; `None` where it is nothing that has one.
    pub fn clause_of(&self, unit: usize) -> Option<Clause> {
        let pos = match self.units[unit].tag {
            Tag::Base | Tag::Third | Tag::Past | Tag::Participle | Tag::Ing => Pos::Verb,
            Tag::Noun | Tag::Plural => Pos::Noun,
            Tag::Adjective => Pos::Adjective,
            Tag::Preposition => Pos::Preposition,
            _ => return None,
        };
        self.clause(unit, pos, 0)
    }

    /// What stands behind the cue of a clause as its object or complement, of whatever type, also behind a preposition. Rules know more of it: which types a
    /// cue takes, and what may stand before it.
    pub fn complement_of(&self, clause: &Clause) -> Option<(Types, Units)> {
        let mut at = self.skip_adverbials(clause.after);
        if let Some((_, end)) = clause.agent.filter(|(start, _)| *start == at) {
            at = self.skip_adverbials(end);
        }
        let extent = Extent { clauses: true, ..Extent::PLAIN };
        if self.kind(at) == Some(GroupKind::Preposition) {
            const BEHIND: Types = Types::NP.with(Types::ING).with(Types::WH).with(Types::QUOTE);
            return self.complement(at + 1, BEHIND, extent);
        }
        self.complement(at, Types::ANY, extent)
    }
}
