//! Nouns behind a preposition: `in protest at`, `in the union's view`, `In a tirade against the banks, the premier said`.

use super::{Filler, Fitting};
use crate::lexicon::{Class, Tag};
use crate::rules::compiled::Part;
use crate::rules::pattern::Role;
use crate::rules::words::WordSet;
use crate::syntax::phrase::Extent;
use crate::syntax::subject::Phrase;
use crate::syntax::{GroupKind, VerbForm};

impl Fitting<'_> {
    /// "in the union's view": the preposition before a noun that stands for what somebody says or thinks, determined (not "in view of") and set apart.
    pub(super) fn opening(&mut self, prepositions: &WordSet) -> Option<()> {
        let w = self.w;
        let own = w.groups[w.group(self.clause.head)];
        let before = w.group(self.clause.head).checked_sub(1).map(|p| w.groups[p])?;
        let determined = matches!(w.units[own.units.start].tag, Tag::Determiner | Tag::Possessive) || self.clause.subject.is_some();
        // ("But in the union's view")
        let apart = w.group(before.units.start).checked_sub(1).is_none_or(|c| {
            matches!(w.groups[c].kind, GroupKind::Comma | GroupKind::Dash) || c == 0 && w.groups[c].kind == GroupKind::Conjunction
        });
        if before.kind != GroupKind::Preposition || !determined || !apart || !prepositions.has(w.units[before.head].word) {
            return None;
        }
        self.fit.cue.push(before.units);
        Some(())
    }

    /// "in protest at": the preposition before the cue, and whose verb the phrase stands beside.
    pub(super) fn adverbial(&mut self, prepositions: &WordSet) -> Option<Phrase> {
        let w = self.w;
        // "under a cloud of accusations", but "in the form of a protest"
        let suffers = self.construction.subject == Some(Role::Target);
        let own = w.group(self.clause.head);
        let n = if suffers { w.measure_start(own) } else { own };
        // "amid mounting criticism", "despite facing criticism"
        let form = n.checked_sub(1).and_then(|v| w.groups[v].verb).map(|v| v.form);
        let first = n - (form == Some(VerbForm::Ing)) as usize;
        let before = first.checked_sub(1).filter(|p| w.groups[*p].kind == GroupKind::Preposition)?;
        // "in protest", not "in the protest"
        // (but "with the backing of two mayors", "in the hope that")
        let explained = w.kind(own + 1) == Some(GroupKind::That);
        let next = w.groups.get(own + 1).filter(|p| w.units[p.head].is(Class::Of)).map(|p| w.units[p.head].word);
        let owned = next.is_some_and(|of| self.construction.parts.iter().any(|p| matches!(p, Part::Prep { words, .. } if words.has(of))));
        let determined = n == own && !owned && !explained && matches!(w.first(n).tag, Tag::Determiner | Tag::Possessive);
        if determined || !prepositions.has(w.head(before).word) {
            return None;
        }
        self.fit.cue.push(w.groups[before].units);
        let earlier = (0..before).rev().find(|v| w.groups[*v].verb.is_some());
        // "sacked the coach over accusations", "an inquiry into the coach over accusations"
        if suffers
            && let Some(v) = earlier.filter(|v| w.groups[*v].has_doer())
            && let Some(n) = (v + 1..before).find(|n| {
                // "moved to Oslo over allegations": where somebody went
                let placed = w.groups[n - 1].kind == GroupKind::Preposition && *n == v + 2;
                w.is_noun(*n) && !w.is_time(*n) && !placed && w.acts(*n)
            })
        {
            return Some(w.phrase(n, w.noun_phrase_end(n, Extent { limit: before, ..Extent::PLAIN }).min(before)));
        }
        match earlier {
            Some(v) => w.subject(v).phrase,
            None => self.main_subject(before),
        }
    }

    /// "In a tirade against the banks, the premier said": the subject of the clause that the phrase opens.
    pub(super) fn fronted(&mut self, role: Role) {
        self.fronted_from(role, self.w.group(self.clause.head));
    }

    pub(super) fn fronted_from(&mut self, role: Role, n: usize) {
        let w = self.w;
        let opens = n == 1 && w.groups[0].kind == GroupKind::Preposition && w.head(0).is(Class::Locative);
        if let Some(phrase) = self.main_subject(0).filter(|_| opens) {
            self.fill(role, Filler::of(phrase));
        }
    }

    /// The subject after the comma that ends a phrase at the beginning of the sentence.
    fn main_subject(&self, from: usize) -> Option<Phrase> {
        const FARTHEST: usize = 24;
        let w = self.w;
        let commas = (from..w.groups.len().min(from + FARTHEST)).filter(|k| w.groups[*k].kind == GroupKind::Comma);
        let comma = commas.into_iter().find(|c| w.is_noun(c + 1) && w.begins_clause(c + 1))?;
        let verb = (comma + 1..w.groups.len()).find(|v| w.groups[*v].is_finite())?;
        w.subject(verb).phrase.filter(|p| p.units.start >= w.groups[comma].units.end)
    }
}
