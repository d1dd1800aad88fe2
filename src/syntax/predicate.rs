//! Clauses around an adjective that claims: behind a form of being, before it, or alone.

use super::clause::Clause;
use super::group::{Group, GroupKind, VerbForm};
use super::phrase::Extent;
use super::subject::LONGEST_CHAIN;
use super::window::Window;
use crate::lexicon::{Class, Tag};
use crate::rules::Frame;
use crate::span::Units;

impl Window {
    /// The clause around an adjective, or what stands for one, at `unit` and `tail` units more: the subject is what it is said of.
    pub(super) fn copular_clause(&self, unit: usize, tail: usize) -> Option<Clause> {
        let g = self.group(unit);
        // "was convinced" is one verb group
        let in_verb = self.groups[g].head == unit && self.groups[g].verb.is_some_and(|v| v.passive && v.form != VerbForm::Participle);
        // "Worried that it would rain, she left", "she left, convinced that", "growers convinced that"
        if let Some(clause) = self.free_adjective(unit, tail) {
            return Some(clause);
        }
        // "is to blame": an infinitive
        let infinitive = self.groups[g].head == unit + tail && self.groups[g].verb.is_some_and(|v| v.to);
        if !in_verb
            && !infinitive
            && !matches!(self.groups[g].kind, GroupKind::Adjective | GroupKind::Preposition | GroupKind::Adverb | GroupKind::Particle)
        {
            return None;
        }
        if !in_verb && let Some(clause) = self.fronted_adjective(unit, tail).or_else(|| self.opening_adjective(unit, tail)) {
            return Some(clause);
        }
        let v = if in_verb { g } else { self.before_predicate(g)? };
        if self.is_set_apart(g, v, tail) || self.describes_noun(g, v, tail, infinitive) {
            return self.postnominal_clause(unit, tail);
        }
        let found = self.subject(v);
        // "remains confident that", "feels sure": a verb right before the adjective, but not that of "a plan his lawyer called absurd"
        let gap = found.first.checked_sub(1).is_some_and(|b| matches!(self.groups[b].kind, GroupKind::Noun | GroupKind::Wh));
        let links = self.groups[g].kind == GroupKind::Adjective && !gap;
        let verb = self.groups[v].verb.filter(|x| x.copula || in_verb || links && x.form == VerbForm::Finite && !x.passive)?;
        let cue = Units::new(self.groups[v].units.start, unit + 1 + tail);
        Some(Clause {
            cue,
            verb: Some(verb),
            subject: found.phrase,
            first: found.first,
            governor: found.governor,
            ..self.around(unit, tail, if found.frame == Frame::Relative { Frame::Relative } else { Frame::Copular })
        })
    }

    /// What stands before a predicate that begins with group `g`, over adverbs and what else may stand there.
    fn before_predicate(&self, g: usize) -> Option<usize> {
        // "were both critical of": a quantifier behind what it counts
        let floats = |k: usize| {
            let quantifier = self.first(k).is_any(&[Class::Predeterminer, Class::Reciprocal]);
            self.is_noun(k) && self.groups[k].units.len() == 1 && quantifier && k > 0 && self.groups[k - 1].is_copula()
        };
        // "was likely behind the leak"
        let likely = |k: usize| {
            self.groups[g].kind == GroupKind::Preposition && self.groups[k].kind == GroupKind::Adjective && self.head(k).is(Class::Hedge)
        };
        (0..g).rev().find(|k| self.groups[*k].kind != GroupKind::Adverb && !floats(*k) && !likely(*k))
    }

    /// "Senators, eager to leave, voted", "Senators, under fire from nurses, voted": whether the comma at group `v` sets an adjective, or a preposition with `tail` more
    /// words, apart from the subject.
    fn is_set_apart(&self, g: usize, v: usize, tail: usize) -> bool {
        let kind = self.groups[g].kind;
        (kind == GroupKind::Adjective || kind == GroupKind::Preposition && tail > 0)
            && self.groups[v].kind == GroupKind::Comma
            && v > 0
            && self.is_noun(v - 1)
            && !self.groups[..v].iter().any(Group::is_finite)
    }

    /// "lawmakers critical of the deal", "a report critical of the army", "a mayor under fire over his debts": whether an adjective or phrase at group `g` describes
    /// the noun group `v`. Headlines leave the copula out.
    fn describes_noun(&self, g: usize, v: usize, tail: usize, infinitive: bool) -> bool {
        let kind = self.groups[g].kind;
        let phrase = || kind == GroupKind::Preposition && (tail > 0 || self.headline) || infinitive && self.headline;
        self.is_noun(v) && (kind == GroupKind::Adjective || phrase() && self.acts(v))
    }

    /// "Equally scathing about the merger was the union": an adjective that opens the sentence, its phrase, the copula and the subject.
    fn fronted_adjective(&self, unit: usize, tail: usize) -> Option<Clause> {
        const FARTHEST: usize = 8;
        let g = self.group(unit);
        if self.groups[..g].iter().any(|x| x.kind != GroupKind::Adverb) {
            return None;
        }
        let v = (g + 1..self.groups.len().min(g + FARTHEST)).find(|k| self.groups[*k].kind == GroupKind::Verb)?;
        let verb = self.groups[v].verb.filter(|x| x.copula && x.form == VerbForm::Finite)?;
        let plain = self.groups[g + 1..v].iter().all(|x| matches!(x.kind, GroupKind::Noun | GroupKind::Preposition));
        if !plain || !self.is_noun(v + 1) {
            return None;
        }
        let end = self.noun_phrase_end(v + 1, Extent { apposition: true, ..Extent::PLAIN });
        Some(Clause { verb: Some(verb), subject: Some(self.phrase(v + 1, end)), ..self.around(unit, tail, Frame::Inverted) })
    }

    /// "Furious at the merger, savers left the hall": an adjective that opens the sentence, its phrase, a comma, and the clause whose subject it describes.
    fn opening_adjective(&self, unit: usize, tail: usize) -> Option<Clause> {
        const FARTHEST: usize = 16;
        let g = self.group(unit);
        let opens = self.groups[g].kind == GroupKind::Adjective && self.groups[..g].iter().all(|x| x.kind == GroupKind::Adverb);
        let comma = (g + 1..self.groups.len().min(g + FARTHEST)).find(|k| opens && self.groups[*k].kind == GroupKind::Comma)?;
        let phrase = self.kind(g + 1) == Some(GroupKind::Preposition) && !self.groups[g..comma].iter().any(|x| x.is_finite());
        let verb = (comma + 1..self.groups.len()).find(|v| self.groups[*v].is_finite()).filter(|_| phrase && self.is_noun(comma + 1))?;
        let subject = self.subject(verb).phrase.filter(|p| p.units.start >= self.groups[comma].units.end)?;
        Some(Clause { subject: Some(subject), ..self.around(unit, tail, Frame::Copular) })
    }

    /// "Worried that it would rain, she left", "she left, unsure whether", "growers convinced that": an adjective or a participle with a clause, and no copula, of the
    /// subject behind the comma, of that of the verb before, or of the noun before.
    fn free_adjective(&self, unit: usize, tail: usize) -> Option<Clause> {
        const FARTHEST: usize = 24;
        let g = self.group(unit);
        let clause = match self.kind(self.group_after(unit + 1 + tail))? {
            GroupKind::That | GroupKind::Wh => true,
            GroupKind::Subordinator => !self.head(g + 1).tags.has(Tag::Preposition),
            _ => false,
        };
        let participle = self.groups[g].head == unit && self.groups[g].verb.is_some_and(|v| v.form == VerbForm::Participle && v.passive);
        if !clause || !(participle || self.groups[g].kind == GroupKind::Adjective) {
            return None;
        }
        let before = (0..g).rev().find(|k| self.groups[*k].kind != GroupKind::Adverb);
        let found = match before {
            None => {
                let opens = |c: &usize| self.groups[*c].kind == GroupKind::Comma && self.is_noun(c + 1) && self.begins_clause(c + 1);
                let comma = (g + 1..self.groups.len().min(g + FARTHEST)).find(opens)?;
                self.subject(self.verb_of(comma + 1)?)
            }
            Some(b) if self.groups[b].kind == GroupKind::Comma => {
                let verb = (0..b).rev().find(|k| self.groups[*k].is_finite() && !self.is_relative_verb(*k) && !self.is_subordinate(*k))?;
                self.subject(verb)
            }
            Some(b) if participle && self.is_noun(b) => return self.postnominal_clause(unit, tail),
            Some(_) => return None,
        };
        Some(Clause { subject: Some(found.phrase?), first: g, ..self.around(unit, tail, Frame::Copular) })
    }

    /// An adjective behind its noun: of what somebody issued its owner is the subject, else the noun.
    fn postnominal_clause(&self, unit: usize, tail: usize) -> Option<Clause> {
        let aside = |k: &usize| matches!(self.groups[*k].kind, GroupKind::Adverb | GroupKind::Comma);
        let noun = (0..self.group(unit)).rev().find(|k| !aside(k))?;
        let start = self.noun_phrase_start(noun);
        let owner = self.owner(start, LONGEST_CHAIN);
        Some(Clause { subject: owner.or(Some(self.phrase(start, noun + 1))), first: start, ..self.around(unit, tail, Frame::Copular) })
    }
}
