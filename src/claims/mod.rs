//! Claims: what the rules find in the windows of a document, as arguments with spans, status and nesting.
//!
//! Each sentence is taken at every depth of quotation; each word that may claim is tried against its cues, the most specific kind first, and the
//! constructions that they take, the first written first. The first that fits makes the claim. What spans sentences comes after: quotations that go
//! on (`continued`), claims inside the content of others (`nest`), and whom arguments stand for (`entity::resolve`).

mod assemble;
mod continued;
mod guard;
mod nest;
pub mod observer;
mod status;

use crate::document::{Document, Sentence};
use crate::entity;
use crate::rules::file::Pos;
use crate::rules::fit::{self, Fit};
use crate::rules::{Cue, Frame};
use crate::span::Tokens;
use crate::syntax::window::{self, Source};
use crate::syntax::{Clause, Units, Window, group, tag};
use crate::tables::Tables;
use observer::{Observer, Outcome};

/// Quotations inside quotations are followed so deep.
const DEEPEST: u8 = 8;

/// Vectors that are kept from document to document.
#[derive(Debug, Default)]
pub struct Scratch {
    window: Window,
    ranges: Vec<(Tokens, u8, Option<u32>)>,
    /// of each claim the quotations that its content holds whole
    quoted: Vec<u32>,
}

/// Finds the claims of a document whose mentions are known.
pub fn find<O: Observer>(doc: &mut Document, tables: &Tables, scratch: &mut Scratch, names: &entity::Scratch, observer: &mut O) {
    scratch.quoted.clear();
    for number in 0..doc.sentences.len() {
        let sentence = doc.sentences[number];
        if !doc.zones[sentence.zone as usize].kind.claims() || !has_cue(doc, sentence) {
            continue;
        }
        ranges(doc, sentence.tokens, &mut scratch.ranges);
        for n in 0..scratch.ranges.len() {
            let (range, depth, inside) = scratch.ranges[n];
            scratch.window.sentence = number as u32;
            scratch.window.inside = inside;
            scratch.window.title = doc.zones[sentence.zone as usize].kind == crate::document::ZoneKind::Headline;
            let mut from = range;
            // a longer sentence is taken in pieces
            while !from.is_empty() {
                let source = Source {
                    text: &doc.article.text,
                    tokens: &doc.tokens,
                    quotes: &doc.quotes,
                    mentions: &doc.mentions,
                    lexicon: &tables.lexicon,
                };
                source.fill(from, depth, &mut scratch.window);
                if scratch.window.has_cue() {
                    tag::tag(&mut scratch.window, &tables.transformations);
                    group::group(&mut scratch.window);
                    observer.window(doc, &scratch.window);
                    in_window(doc, tables, scratch, observer);
                }
                let done = scratch.window.units.last().map_or(from.end, |u| u.tokens.end);
                from.start = if scratch.window.units.len() < window::LONGEST { from.end } else { done };
            }
        }
    }
    doc.claims.sort_by_key(|c| c.cue.first().map_or(c.hull().start, |s| s.start));
    continued::extend(doc, &scratch.quoted);
    nest::nest(doc, tables);
    entity::resolve::resolve(doc, tables, names);
    doc.claims.iter().enumerate().for_each(|(n, c)| observer.claim(n, c));
}

fn has_cue(doc: &Document, sentence: Sentence) -> bool {
    doc.tokens[sentence.tokens.range()].iter().any(|t| t.word.cue != 0)
}

/// The sentence itself, and what lies inside each quotation that it holds or lies in.
fn ranges(doc: &Document, sentence: Tokens, out: &mut Vec<(Tokens, u8, Option<u32>)>) {
    out.clear();
    out.push((sentence, 0, None));
    let first = doc.quotes.partition_point(|q| q.tokens.start < sentence.start);
    // quotations that began in an earlier sentence
    let open = doc.quotes[..first].iter().enumerate().rev().take(window::LOOK_BACK).filter(|(_, q)| q.tokens.end > sentence.start);
    let mut add = |number: usize, inner: Tokens, depth: u8| {
        let part = Tokens { start: inner.start.max(sentence.start), end: inner.end.min(sentence.end) };
        if !part.is_empty() && depth < DEEPEST {
            out.push((part, depth + 1, Some(number as u32)));
        }
    };
    let mut began: Vec<_> = open.map(|(n, q)| (n, q.inner(), q.depth)).collect();
    began.reverse();
    began.into_iter().for_each(|(n, inner, depth)| add(n, inner, depth));
    for (n, q) in doc.quotes.iter().enumerate().skip(first).take_while(|(_, q)| q.tokens.start < sentence.end) {
        add(n, q.inner(), q.depth);
    }
}

fn in_window<O: Observer>(doc: &mut Document, tables: &Tables, scratch: &mut Scratch, observer: &mut O) {
    let mut taken: Option<usize> = None;
    let mut media: Vec<Units> = Vec::new();
    for unit in 0..scratch.window.units.len() {
        let list = scratch.window.units[unit].cue;
        if list == 0 || taken.is_some_and(|end| unit < end) || media.iter().any(|m| m.start <= unit && unit < m.end) {
            continue;
        }
        if let Some(found) = at_cue(doc, tables, &scratch.window, unit, list, observer) {
            taken = found.fit.cue.iter().map(|c| c.end).chain([found.clause.cue.end]).max();
            if let Some(medium) = found.medium {
                media.push(medium);
            }
            let claim = assemble::assemble(doc, tables, &scratch.window, &found, &mut scratch.quoted);
            doc.claims.push(claim);
        }
    }
}

/// A cue and a construction that fits it.
pub struct Found {
    /// the number of the cue's row
    pub cue: u16,
    /// the place of the construction among those that it takes
    pub take: usize,
    /// the clause
    pub clause: Clause,
    /// what fills the slots
    pub fit: Fit,
    /// "in a statement"
    pub medium: Option<Units>,
}

/// Tries the cues of a word, the most specific kind first.
fn at_cue<O: Observer>(doc: &Document, tables: &Tables, w: &Window, unit: usize, list: u16, observer: &mut O) -> Option<Found> {
    for &number in tables.rules.of_word(list) {
        let cue = &tables.rules.cues[number as usize];
        let Some(tail) = tail_follows(cue, w, unit) else { continue };
        // a subject that may follow its verb is looked for there first
        let inverted = if cue.inverts { w.inverted_clause(unit, tail) } else { None };
        for clause in inverted.into_iter().chain(w.clause(unit, cue.pos, tail)) {
            observer.cue(w, number, &clause);
            if let Some(found) = in_clause(doc, tables, w, number, clause, observer) {
                return Some(found);
            }
        }
    }
    None
}

/// Tries the constructions that a cue takes in a clause around it.
fn in_clause<O: Observer>(doc: &Document, tables: &Tables, w: &Window, number: u16, clause: Clause, observer: &mut O) -> Option<Found> {
    let cue = &tables.rules.cues[number as usize];
    if cue.not.has(clause.frame) {
        observer.tried(number, None, Outcome::Frame(clause.frame));
        return None;
    }
    for (take, t) in cue.takes.iter().enumerate() {
        let construction = &tables.rules.constructions[t.construction as usize];
        let outcome = match fit::fit(construction, &clause, w) {
            Err(miss) => Outcome::Miss(miss),
            Ok(fit) if fit.frame.is_some_and(|f| cue.not.has(f)) => Outcome::Frame(fit.frame.unwrap_or(Frame::Active)),
            Ok(fit) => match guard::check(doc, w, &clause, &fit, [&cue.needs, &construction.needs], [&cue.unless, &construction.unless]) {
                Err(outcome) => outcome,
                Ok(()) => {
                    observer.tried(number, Some(t.construction), Outcome::Fits);
                    let medium = assemble::medium(w, &clause, &fit);
                    return Some(Found { cue: number, take, clause, fit, medium });
                }
            },
        };
        observer.tried(number, Some(t.construction), outcome);
    }
    None
}

/// How many units the words of the cue after its first one take, if they follow it.
fn tail_follows(cue: &Cue, w: &Window, unit: usize) -> Option<usize> {
    if cue.tail.is_empty() {
        return Some(0);
    }
    let follows = w.units[unit + 1..].iter().map(|u| u.word.0).take(cue.tail.len()).eq(cue.tail.iter().copied());
    (follows && cue.pos != Pos::Mark).then_some(cue.tail.len())
}
