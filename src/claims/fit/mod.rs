//! Fitting: whether a construction matches the clause around a cue, and what fills its slots.

// what fills a slot, or why none does
mod filler;

// who claims
mod carrier;
mod host;
mod nominal;
mod subject;

// what stands behind the cue without a preposition
mod aside;
mod direct;
mod distant;
mod object;
mod shifted;

// what a preposition opens, and what it belongs to
mod elsewhere;
mod preposition;
mod step;

// words of the pattern, and phrases that say how
mod adverbial;
mod literal;

// contents before the cue, in two pieces, and who acts in one
mod further;
mod inside;
mod left;
mod split;

pub use filler::{Filler, Fit, Miss, Pieces};
pub use inside::possessor;

use crate::lexicon::{Class, Tag};
use crate::rules::Frame;
use crate::rules::compiled::{Construction, Host, Part};
use crate::rules::pattern::{Role, Types};
use crate::rules::words::WordSet;
use crate::syntax::phrase::Extent;
use crate::syntax::subject::Phrase;
use crate::syntax::{Clause, Units, Window};
use smallvec::SmallVec;

/// Fits a construction to a clause; `rivals` are the prepositions that other constructions of the cue need.
pub fn fit(construction: &Construction, rivals: &WordSet, clause: &Clause, w: &Window) -> Result<Fit, Miss> {
    let mut fitting = Fitting { construction, rivals, clause: *clause, w, fit: Fit::default(), at: clause.after, used: SmallVec::new() };
    fitting.before()?;
    // who acts in a content is asked when there is one
    let inside = |n: &usize| matches!(construction.parts[*n], Part::Inside { .. });
    for n in (0..construction.parts.len()).filter(|n| !inside(n)) {
        fitting.part(n)?;
    }
    // "accused of hiding losses by a rival": who accuses is no part of what for
    if let Some((by, _)) = fitting.clause.agent {
        fitting.cut_at(w.groups[by].units.start);
    }
    if let Some(Host { role, opened }) = construction.host {
        let end = fitting.fit.roles.iter().flatten().flat_map(|f| &f.pieces).map(|p| p.end).max().unwrap_or(0).max(clause.cue.end);
        let start = fitting.fit.cue.iter().map(|p| p.start).min().unwrap_or(clause.cue.start);
        let phrase = Units::new(start.min(clause.cue.start), end);
        let host = if opened { host::opened(w, phrase) } else { host::beside(w, phrase) };
        fitting.fill(role, host.ok_or(Miss::Host)?);
    }
    for n in (0..construction.parts.len()).filter(inside) {
        fitting.part(n)?;
    }
    Ok(fitting.fit)
}

struct Fitting<'a> {
    construction: &'a Construction,
    rivals: &'a WordSet,
    clause: Clause,
    w: &'a Window,
    fit: Fit,
    /// the group at which the next part is looked for
    at: usize,
    /// prepositional phrases that are taken already
    used: SmallVec<[usize; 4]>,
}

impl<'a> Fitting<'a> {
    /// Fills a role. A pattern may name one on both sides of its cue ("CONTENT seems CONTENT:to"): then it is in pieces.
    fn fill(&mut self, role: Role, mut filler: Filler) {
        let slot = &mut self.fit.roles[role as usize];
        if let Some(before) = slot.take().filter(|b| b.pieces.iter().all(|p| filler.pieces.iter().all(|q| p.end <= q.start))) {
            filler.pieces.insert_many(0, before.pieces);
        }
        *slot = Some(filler);
    }

    /// Subject and carrier.
    fn before(&mut self) -> Result<(), Miss> {
        // "sanctions on officials responsible for the raid": what describes a noun is not said of it
        let describes = self.clause.frame == Frame::Copular && self.clause.verb.is_none() && !self.w.headline;
        if describes && self.construction.within.is_some() {
            return Err(Miss::Words);
        }
        let mut subject = self.carrier()?;
        // "repeated its call": whoever repeated it
        let own = |p: Phrase| p.units.len() == 1 && self.w.units[p.head].tag == Tag::Possessive;
        if self.clause.frame == Frame::Nominal
            && subject.is_some_and(own)
            && let Some(role) = self.construction.subject.filter(|r| *r == Role::Source)
        {
            self.light_verb(role);
            if self.fit.roles[role as usize].is_some() {
                return Ok(());
            }
        }
        match (&self.construction.adverbial, self.construction.host) {
            (Some(prepositions), Some(_)) => self.opening(prepositions).ok_or(Miss::Carrier)?,
            (Some(prepositions), None) => subject = Some(self.adverbial(prepositions).ok_or(Miss::Carrier)?),
            (None, _) => {}
        }
        if let (Some(role), Some(phrase)) = (self.construction.subject, subject) {
            self.fill(role, Filler::of(phrase));
        }
        // "In an editorial critical of the bank, the paper said": the adjective's noun speaks for whoever issued it
        if let (Frame::Copular, None, Some(role), Some(phrase)) = (self.clause.frame, self.clause.verb, self.construction.subject, subject)
            && self.w.units[phrase.head].is(Class::IssuedNoun)
        {
            self.fronted_from(role, self.w.group(phrase.head));
        }
        if self.clause.frame == Frame::Nominal
            && let (Some(role), None) = (self.construction.subject, subject)
        {
            self.nominal_subject(role);
            if self.fit.roles[role as usize].is_none() {
                self.light_verb(role);
            }
            if self.fit.roles[role as usize].is_none() {
                self.fronted(role);
            }
            if self.fit.roles[role as usize].is_none() && !self.construction.subject_optional {
                return Err(Miss::Empty(role));
            }
        }
        Ok(())
    }

    fn part(&mut self, n: usize) -> Result<(), Miss> {
        match &self.construction.parts[n] {
            Part::Literal { words } if n == 0 && self.in_object(words) => Ok(()),
            Part::Literal { words } => self.literal(words),
            Part::End { .. } => Ok(()),
            Part::Inside { role, optional, verbs, bare } => match self.inside(*role, verbs.as_ref(), *bare) || *optional {
                true => Ok(()),
                false => Err(Miss::Empty(*role)),
            },
            Part::Direct { role, types, optional } => match self.direct(n, *role, *types) {
                Some(filler) => {
                    self.fill(*role, filler);
                    Ok(())
                }
                None if *optional => Ok(()),
                None => Err(Miss::Empty(*role)),
            },
            Part::Prep { words, role, types, optional } => match self.prepositional(n, words, *role, *types) {
                Some(filler) => {
                    self.fill(*role, filler);
                    Ok(())
                }
                None => {
                    let drawn = (*optional || self.construction.host.is_some()) && self.drawn(*role);
                    if drawn || *optional { Ok(()) } else { Err(Miss::Empty(*role)) }
                }
            },
        }
    }

    /// "drew the bishops' anger", "in the bishops' view": the possessor is the source, where the pattern does not ask for a phrase.
    fn drawn(&mut self, role: Role) -> bool {
        let owner = self.clause.subject.filter(|p| role == Role::Source && p.units.end <= self.clause.head);
        let leads = self.construction.carrier.is_some() || self.construction.adverbial.is_some();
        let owner = owner.filter(|_| leads && self.clause.frame == Frame::Nominal);
        if let Some(phrase) = owner {
            self.fill(role, Filler::of(phrase));
        }
        owner.is_some()
    }

    /// How far a noun phrase in a role may go; words with which later parts begin end it.
    fn extent(&self, role: Role, stop: Option<&'a WordSet>) -> Extent<'a> {
        let taken = self.used.iter().copied().chain(self.clause.agent.map(|(start, _)| start));
        let limit = taken.filter(|k| *k > self.at).min().unwrap_or(usize::MAX);
        let clauses = matches!(role, Role::Content | Role::Target) || (role == Role::Source && self.clause.frame == Frame::Prepositional);
        // "urged the crew to leave": only where the pattern wants an infinitive itself
        let wants = |p: &Part| matches!(p, Part::Direct { role: r, types, .. } if *r != role && types.meets(Types::TO));
        let infinitives = role != Role::Target || !self.construction.parts.iter().any(wants);
        // "a warning to the board that": what the pattern wants itself
        let that = |p: &Part| matches!(p, Part::Direct { role: r, types, .. } if *r != role && types.meets(Types::THAT));
        let explained = role != Role::Target || !self.construction.parts.iter().any(that);
        // a target is whoever or whatever it is, without what describes it
        let asides = role == Role::Content;
        Extent { stop, clauses, infinitives, explained, asides, apposition: role == Role::Source, limit, ..Extent::PLAIN }
    }

    fn is_first_direct(&self, n: usize) -> bool {
        !self.construction.parts[..n].iter().any(|p| matches!(p, Part::Direct { .. }))
    }
}
