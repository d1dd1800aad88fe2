//! Claims: what the rules find in the windows of a document, as arguments with spans, status and nesting.
//!
//! Each sentence is taken at every depth of quotation; each word that may claim is tried against its cues, the most specific kind first, and the
//! constructions that they take, the first written first. The first that fits makes the claim, where its guards hold (`guard`); parties that the clause leaves out
//! or names elsewhere are filled in (`elided`, `parties`, `patient`), and whether it is asserted is told (`status`). What spans sentences comes after: quotations that go
//! on (`continued`), what the layout says is somebody's (`turns`), claims inside the content of others (`nest`), and whom arguments stand for (`entity::resolve`).

mod assemble;
mod continued;
mod cue;
mod elided;
pub mod fit;
mod guard;
mod head;
mod narrated;
mod nest;
pub mod observer;
mod parties;
mod patient;
mod status;
mod trim;
mod turns;
mod uncued;

use crate::document::{Document, Status};
use crate::entity;
use crate::lexicon::Tag;
use crate::rules::compiled::Listed;
use crate::rules::file::Pos;
use crate::rules::wanted::{Met, Wants};
use crate::rules::{Cue, Frame, Role};
use crate::span::Span;
use crate::syntax::parse::{Parser, Which};
use crate::syntax::{Clause, Units, Window};
use crate::tables::Tables;
use fit::Fit;
use guard::Place;
use observer::{Observer, Outcome};

/// Vectors that are kept from document to document.
#[derive(Debug, Default)]
pub struct Scratch {
    parser: Parser,
    /// the quotations that the contents of claims hold whole
    quoted: Vec<u32>,
    /// the sets of words that rows want and a window may meet
    met: Met,
    resolve: entity::resolve::Room,
}

/// Finds the claims of a document whose mentions are known.
pub fn find<O: Observer>(doc: &mut Document, tables: &Tables, scratch: &mut Scratch, names: &entity::Scratch, observer: &mut O) {
    let Scratch { parser, quoted, met, resolve } = scratch;
    quoted.clear();
    parser.parse(doc, tables, O::WINDOWS, |doc, window| {
        observer.window(doc, window);
        met.read(&tables.rules.index, doc.tokens[window.all_tokens().range()].iter().map(|t| t.id));
        in_window(doc, tables, window, met, quoted, observer);
    });
    turns::extend(doc, tables, quoted);
    if !doc.claims.is_sorted_by_key(continued::starts) {
        doc.claims.sort_by_cached_key(continued::starts);
    }
    continued::extend(doc, tables, quoted);
    nest::nest(doc, tables);
    entity::resolve::resolve(doc, tables, names, resolve);
    doc.claims.iter().enumerate().for_each(|(n, c)| observer.claim(n, c));
}

fn in_window<O: Observer>(doc: &mut Document, tables: &Tables, w: &Window, met: &Met, quoted: &mut Vec<u32>, observer: &mut O) {
    let mut taken: Option<usize> = None;
    let mut media: Vec<Units> = Vec::new();
    for unit in 0..w.units.len() {
        let list = w.units[unit].cue;
        if list == 0 || taken.is_some_and(|end| unit < end) || media.iter().any(|m| m.start <= unit && unit < m.end) {
            continue;
        }
        if let Some(mut found) = at_cue(doc, tables, w, met, unit, list, observer) {
            taken = found.fit.cue.iter().map(|c| c.end).chain([found.clause.cue.end]).max();
            if let Some(medium) = found.medium {
                media.push(medium);
            }
            let row = &tables.rules.cues[found.cue as usize];
            let construction = &tables.rules.constructions[row.takes[found.take].construction as usize];
            let reports = tables.rules.kinds[row.kind as usize].reports;
            patient::point_back(doc, &tables.lexicon, w, &found.clause, &mut found.fit, reports);
            let second = parties::mutual(construction, w, &mut found);
            let elided = match second {
                None => elided::second(construction, w, &found).or_else(|| elided::another(construction, w, &mut found)),
                Some(_) => None,
            };
            if second.is_none() && !tables.rules.kinds[row.kind as usize].reports {
                parties::of_act(doc, &tables.lexicon, w, &mut found.fit);
            }
            let claim = assemble::assemble(doc, tables, w, &found, quoted);
            // "there was no criticism", "it could be blamed": nobody did it, and nobody is named who would have
            // (what stands within another claim has a source yet to come)
            let acts = tables.rules.kinds[row.kind as usize].acts && construction.within.is_none();
            // ("blaming the victims is wrong", "it is hard to say who won": nor by anybody in particular, and nobody says it)
            // ("Never forget that": a base form without a subject orders)
            let speaks = reports && !tables.rules.kinds[row.kind as usize].acts && construction.subject == Some(Role::Source);
            let Clause { cue, head, frame, .. } = found.clause;
            let base = |u: usize| w.units[u].tag == if u == head { Tag::Base } else { Tag::Adverb };
            let orders = speaks && frame == Frame::Active && (cue.start..=head).all(base);
            let bare = orders || matches!(frame, Frame::Participle | Frame::Infinitive);
            let generic = bare && construction.within.is_none() && found.clause.verb.is_some_and(|v| !v.passive);
            if claim.source.is_some() || !(generic || acts && claim.status != Status::Asserted) {
                // "declined to say", "reiterated its condemnation": nothing that the first word claims by itself
                let part = |span: &Span| claim.cue.iter().any(|piece| piece.contains(*span));
                let weaker = |kind: u8| tables.rules.kinds[kind as usize].reports && (frame == Frame::Infinitive || !reports);
                doc.claims.pop_if(|c| c.sentence == w.sentence && weaker(c.kind) && c.cue.iter().all(part));
                doc.claims.push(claim);
            }
            let elided = elided.map(|mut fit| {
                if !tables.rules.kinds[row.kind as usize].reports {
                    parties::of_act(doc, &tables.lexicon, w, &mut fit);
                }
                fit
            });
            if let Some(fit) = second.or(elided) {
                let claim = assemble::assemble(doc, tables, w, &Found { fit, ..found }, quoted);
                doc.claims.push(claim);
            }
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
fn at_cue<O: Observer>(doc: &Document, tables: &Tables, w: &Window, met: &Met, unit: usize, list: u16, observer: &mut O) -> Option<Found> {
    let mut clauses = Clauses::default();
    let next = w.units.get(unit + 1).map(|u| u.word.0);
    for listed in tables.rules.of_word(list) {
        let Listed { cue: number, pos, inverts, next: wanted, .. } = *listed;
        if wanted.is_some() && wanted != next {
            continue;
        }
        let wants = tables.rules.wants_of(listed);
        // most lack a word: of these no clause is asked for, unless somebody wants to know why
        if O::WINDOWS == Which::Claiming && !met.may_fit(wants) {
            continue;
        }
        let tail = if wanted.is_some() { tail_follows(&tables.rules.cues[number as usize], w, unit) } else { Some(0) };
        let Some(tail) = tail else { continue };
        let tried = Tried { doc, tables, w, met, number, wants };
        if clauses.taken != Some((pos, tail)) {
            clauses = Clauses { taken: Some((pos, tail)), ..Clauses::default() };
        }
        // a subject that may follow its verb is looked for there first
        if inverts {
            let inverted = clauses.inverted.get_or_insert_with(|| w.inverted_clause(unit, tail));
            if let Some(found) = inverted.as_ref().and_then(|c| tried.in_clause(c, observer)) {
                return Some(found);
            }
        }
        let plain = clauses.plain.get_or_insert_with(|| w.clause(unit, pos, tail));
        if let Some(found) = plain.as_ref().and_then(|c| tried.in_clause(c, observer)) {
            return Some(found);
        }
        // "A trader accused of bribery was seen": what may be a participle, and has nothing that it is done to
        if pos == Pos::Verb {
            let reduced = clauses.reduced.get_or_insert_with(|| w.reduced_clause(unit, tail));
            if let Some(found) = reduced.as_ref().and_then(|c| tried.in_clause(c, observer)) {
                return Some(found);
            }
        }
    }
    None
}

/// The clauses around a word, which the cues that take it as the same part of speech share.
#[derive(Default)]
struct Clauses {
    /// the part of speech, and how many words of the cue follow
    taken: Option<(Pos, usize)>,
    /// the clause with its subject behind the verb, once it was asked for
    inverted: Option<Option<Clause>>,
    /// the clause otherwise
    plain: Option<Option<Clause>>,
    /// the clause with a finite verb read as a participle, once it was asked for
    reduced: Option<Option<Clause>>,
}

/// A cue that is tried in a window.
struct Tried<'a> {
    doc: &'a Document,
    tables: &'a Tables,
    w: &'a Window,
    met: &'a Met,
    /// the number of its row
    number: u16,
    /// what it wants, and the constructions that it takes
    wants: &'a [Wants],
}

impl Tried<'_> {
    /// Tries the constructions in a clause around the cue.
    fn in_clause<O: Observer>(&self, clause: &Clause, observer: &mut O) -> Option<Found> {
        let Tried { doc, tables, w, met, number, wants } = *self;
        observer.cue(doc, w, number, clause);
        let cue = &tables.rules.cues[number as usize];
        if cue.not.has(clause.frame) {
            observer.tried(number, None, Outcome::Frame(clause.frame));
            return None;
        }
        let (own, of_takes) = wants.split_first()?;
        if let Some(lack) = met.lack(own) {
            observer.tried(number, None, lack.into());
            return None;
        }
        for (take, wants) in of_takes.iter().enumerate() {
            let t = &cue.takes[take];
            if let Some(lack) = met.lack(wants) {
                observer.tried(number, Some(t.construction), lack.into());
                continue;
            }
            let construction = &tables.rules.constructions[t.construction as usize];
            let outcome = match fit::fit(construction, &tables.rules.rivals[t.rivals as usize], clause, w) {
                Err(miss) => Outcome::Miss(miss),
                Ok(mut fit) => {
                    parties::of_modifier(doc, &tables.lexicon, w, clause, construction, &mut fit);
                    let place = Place { doc, lexicon: &tables.lexicon, w, clause, fit: &fit };
                    let holds = match fit.frame {
                        Some(frame) if cue.not.has(frame) => Err(Outcome::Frame(frame)),
                        _ => place.check(tables.rules.guards_of(cue, construction)),
                    };
                    match holds {
                        Err(outcome) => outcome,
                        Ok(()) => {
                            observer.tried(number, Some(t.construction), Outcome::Fits);
                            let medium = cue::medium(w, clause, &fit);
                            return Some(Found { cue: number, take, clause: *clause, fit, medium });
                        }
                    }
                }
            };
            observer.tried(number, Some(t.construction), outcome);
        }
        None
    }
}

/// How many units the words of a cue after its first one take, if they follow it.
fn tail_follows(cue: &Cue, w: &Window, unit: usize) -> Option<usize> {
    let follows = w.units[unit + 1..].iter().map(|u| u.word.0).take(cue.tail.len()).eq(cue.tail.iter().copied());
    (follows && cue.pos != Pos::Mark).then_some(cue.tail.len())
}
