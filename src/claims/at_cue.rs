//! What a word that may claim does claim: its cues are tried in the clauses around it, with the constructions that they take, until one fits.

use super::guard::Place;
use super::observer::{Observer, Outcome};
use super::scene::Scene;
use super::{cue, fit, parties};
use crate::claims::fit::Fit;
use crate::document::Document;
use crate::rules::compiled::{KindName, Listed};
use crate::rules::file::Pos;
use crate::rules::wanted::{Met, Wants};
use crate::rules::{Construction, Cue};
use crate::syntax::parse::Which;
use crate::syntax::{Clause, Units, Window};
use crate::tables::Tables;

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

impl Found {
    /// What kind of claim it makes.
    pub fn kind<'t>(&self, tables: &'t Tables) -> &'t KindName {
        &tables.rules.kinds[tables.rules.cues[self.cue as usize].kind as usize]
    }

    /// The construction that fits.
    pub fn construction<'t>(&self, tables: &'t Tables) -> &'t Construction {
        let cue = &tables.rules.cues[self.cue as usize];
        &tables.rules.constructions[cue.takes[self.take].construction as usize]
    }
}

/// Tries the cues of a word, the most specific kind first.
pub(super) fn at_cue<O: Observer>(doc: &Document, tables: &Tables, w: &Window, met: &Met, unit: usize, observer: &mut O) -> Option<Found> {
    let mut clauses = Clauses::default();
    let next = w.units.get(unit + 1).map_or(0, |u| u.word.0);
    for listed in tables.rules.of_word(w.units[unit].cue) {
        let Listed { cue: number, pos, inverts, next: wanted, .. } = *listed;
        if wanted != 0 && wanted != next {
            continue;
        }
        let wants = tables.rules.wants_of(listed);
        // most lack a word: of these no clause is asked for, unless somebody wants to know why
        if O::WINDOWS == Which::Claiming && !met.may_fit(wants) {
            continue;
        }
        let tail = if wanted != 0 { tail_follows(&tables.rules.cues[number as usize], w, unit) } else { Some(0) };
        let Some(tail) = tail else { continue };
        let tried = Tried { doc, tables, w, met, listed, wants };
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
    /// the cue, in the list of its word
    listed: &'a Listed,
    /// what it wants, and the constructions that it takes
    wants: &'a [Wants],
}

impl Tried<'_> {
    /// Tries the constructions in a clause around the cue.
    fn in_clause<O: Observer>(&self, clause: &Clause, observer: &mut O) -> Option<Found> {
        let Tried { doc, w, met, listed, wants, .. } = *self;
        let number = listed.cue;
        observer.cue(doc, w, number, clause);
        if listed.not.has(clause.frame) {
            observer.tried(number, None, Outcome::Frame(clause.frame));
            return None;
        }
        let (own, of_takes) = wants.split_first()?;
        if let Some(lack) = met.lack(own) {
            observer.tried(number, None, lack.into());
            return None;
        }
        for (take, wants) in of_takes.iter().enumerate() {
            if let Some(lack) = met.lack(wants) {
                observer.tried(number, Some(wants.construction), lack.into());
                continue;
            }
            match self.fits(wants, clause) {
                Ok(fit) => {
                    observer.tried(number, Some(wants.construction), Outcome::Fits);
                    let medium = cue::medium(w, clause, &fit);
                    return Some(Found { cue: number, take, clause: *clause, fit, medium });
                }
                Err(outcome) => observer.tried(number, Some(wants.construction), outcome),
            }
        }
        None
    }

    /// How a construction that the cue takes fits a clause, or why it does not.
    fn fits(&self, wants: &Wants, clause: &Clause) -> Result<Fit, Outcome> {
        let Tried { doc, tables, w, listed, .. } = *self;
        let rules = &tables.rules;
        let construction = &rules.constructions[wants.construction as usize];
        let mut fit = fit::fit(construction, &rules.rivals[wants.rivals as usize], clause, w).map_err(Outcome::Miss)?;
        let scene = Scene { doc, lexicon: &tables.lexicon, w };
        parties::of_modifier(&scene, clause, construction, &mut fit);
        if let Some(frame) = fit.frame.filter(|frame| listed.not.has(*frame)) {
            return Err(Outcome::Frame(frame));
        }
        let guards = rules.guards_of(&rules.cues[listed.cue as usize], construction);
        Place { scene, clause, fit: &fit }.check(guards)?;
        Ok(fit)
    }
}

/// How many units the words of a cue after its first one take, if they follow it.
fn tail_follows(cue: &Cue, w: &Window, unit: usize) -> Option<usize> {
    let follows = w.units[unit + 1..].iter().map(|u| u.word.0).take(cue.tail.len()).eq(cue.tail.iter().copied());
    (follows && cue.pos != Pos::Mark).then_some(cue.tail.len())
}
