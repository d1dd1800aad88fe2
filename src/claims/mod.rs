//! Claims: what the rules find in the windows of a document, as arguments with spans, status and nesting.
//!
//! Each sentence is taken at every depth of quotation; each word that may claim is tried against its cues, the most specific kind first, and the
//! constructions that they take, the first written first (`at_cue`). The first that fits makes the claim, where its guards hold (`guard`); parties that the clause leaves out
//! or names elsewhere are filled in (`elided`, `parties`, `patient`), and whether it is asserted is told (`status`). What spans sentences comes after: quotations that go
//! on (`continued`), what the layout says is somebody's (`turns`), claims inside the content of others (`nest`), and whom arguments stand for (`entity::resolve`).

// which construction of which cue fits
mod at_cue;
pub mod fit;
mod guard;
mod head;
pub mod observer;
mod scene;

// parties that its clause leaves out or names elsewhere
mod elided;
mod parties;
mod patient;

// the claim that it makes
mod assemble;
mod condition;
mod cue;
mod open;
mod status;
mod trim;

// what spans sentences
mod continued;
mod narrated;
mod nest;
mod turns;
mod uncued;

use crate::document::{Claim, Document, Status};
use crate::entity;
use crate::lexicon::Tag;
use crate::rules::wanted::Met;
use crate::rules::{Frame, Role};
use crate::span::Span;
use crate::syntax::parse::Parser;
use crate::syntax::{Clause, Units, Window};
use crate::tables::Tables;
pub use at_cue::Found;
use at_cue::at_cue;
use fit::Fit;
use observer::Observer;
use scene::Scene;

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

/// Makes the claims of a window, from left to right: no word of a cue or medium claims once more.
fn in_window<O: Observer>(doc: &mut Document, tables: &Tables, w: &Window, met: &Met, quoted: &mut Vec<u32>, observer: &mut O) {
    let mut taken: Option<usize> = None;
    let mut media: Vec<Units> = Vec::new();
    for unit in 0..w.units.len() {
        if w.units[unit].cue == 0 || taken.is_some_and(|end| unit < end) || media.iter().any(|m| m.start <= unit && unit < m.end) {
            continue;
        }
        let Some(mut found) = at_cue(doc, tables, w, met, unit, observer) else { continue };
        taken = found.fit.cue.iter().map(|c| c.end).chain([found.clause.cue.end]).max();
        media.extend(found.medium);
        let second = complete(&Scene { doc, lexicon: &tables.lexicon, w }, tables, &mut found);
        let claim = assemble::assemble(doc, tables, w, &found, quoted);
        if claim.source.is_some() || !is_nobodys(w, tables, &found, claim.status) {
            drop_weaker(doc, tables, &found, &claim);
            doc.claims.push(claim);
        }
        if let Some(fit) = second {
            let claim = assemble::assemble(doc, tables, w, &Found { fit, ..found }, quoted);
            doc.claims.push(claim);
        }
    }
}

/// Fills in parties that the clause leaves out or names elsewhere. What comes back is a second claim that the same words make.
fn complete(scene: &Scene, tables: &Tables, found: &mut Found) -> Option<Fit> {
    let (kind, construction) = (found.kind(tables), found.construction(tables));
    patient::point_back(scene, found, kind.reports);
    if kind.denies {
        patient::deny_no_party(scene.w, &mut found.fit);
    }
    if let Some(second) = parties::mutual(construction, scene.w, found) {
        return Some(second);
    }
    let mut second = elided::second(construction, scene.w, found).or_else(|| elided::another(construction, scene.w, found));
    if !kind.reports {
        [Some(&mut found.fit), second.as_mut()].into_iter().flatten().for_each(|fit| parties::of_act(scene, fit));
    }
    second
}

/// Whether a claim without a source is nobody's. What stands within another claim is not: its source is yet to come.
fn is_nobodys(w: &Window, tables: &Tables, found: &Found, status: Status) -> bool {
    let (kind, construction) = (found.kind(tables), found.construction(tables));
    if construction.within.is_some() {
        return false;
    }
    let Clause { cue, head, frame, verb, .. } = found.clause;
    // "Never forget that": a base form without a subject orders
    let speaks = kind.reports && !kind.acts && construction.subject == Some(Role::Source);
    let base = |u: usize| w.units[u].tag == if u == head { Tag::Base } else { Tag::Adverb };
    let orders = speaks && frame == Frame::Active && (cue.start..=head).all(base);
    // "blaming the victims is wrong", "it is hard to say who won": anybody might, and nobody says that he does
    let generic = orders || matches!(frame, Frame::Participle | Frame::Infinitive);
    // "there was no criticism", "it could be blamed": nobody did it, and nobody is named who would have
    let undone = kind.acts && status != Status::Asserted;
    generic && verb.is_some_and(|v| !v.passive) || undone
}

/// "declined to say", "reiterated its condemnation": a word that the cue of a claim holds claims nothing by itself.
fn drop_weaker(doc: &mut Document, tables: &Tables, found: &Found, claim: &Claim) {
    let reports = found.kind(tables).reports;
    let held = |span: &Span| claim.cue.iter().any(|piece| piece.contains(*span));
    let weaker = |kind: u8| tables.rules.kinds[kind as usize].reports && (found.clause.frame == Frame::Infinitive || !reports);
    doc.claims.pop_if(|c| c.sentence == claim.sentence && weaker(c.kind) && c.cue.iter().all(held));
}
