//! Complements: what kind of clause or phrase a verb or preposition takes, and where that ends.

use super::group::{GroupKind, VerbForm};
use super::phrase::Extent;
use super::window::{Units, Window};
use crate::lexicon::Class;
use crate::rules::Types;

impl Window {
    /// What kind of complement begins at group `n`, and where it ends. `stop` are prepositions that end a noun phrase.
    pub fn complement(&self, n: usize, types: Types, extent: Extent) -> Option<(Types, Units)> {
        let g = self.groups.get(n)?;
        let units = |end: usize| Units::new(g.units.start, self.groups[end - 1].units.end);
        let clause = |kind: Types, from: usize| types.meets(kind).then(|| (kind, units(self.clause_end(from).max(n + 1))));
        match g.kind {
            GroupKind::Quote => {
                // a quotation that the clause goes on from is part of it
                types.meets(Types::QUOTE.with(Types::BARE)).then(|| (Types::QUOTE, units(n + 1)))
            }
            GroupKind::That => clause(Types::THAT, n + 1),
            // "asked why, he"
            GroupKind::Wh
                if types.meets(Types::WH)
                    && self.groups.get(n + 1).is_none_or(|g| matches!(g.kind, GroupKind::Comma | GroupKind::Stop)) =>
            {
                Some((Types::WH, units(n + 1)))
            }
            GroupKind::Wh => clause(Types::WH, n + 1),
            // "said if it rains, the fair will close", "asked if it rained"
            GroupKind::Subordinator if self.units[g.head].is(Class::Conditional) && types.meets(Types::BARE) => clause(Types::WH, n),
            GroupKind::Subordinator if self.units[g.head].is(Class::Conditional) => clause(Types::WH, n + 1),
            GroupKind::Verb => {
                let verb = g.verb?;
                match verb.form {
                    VerbForm::Infinitive => types.meets(Types::TO).then(|| (Types::TO, units(self.nonfinite_end(n).max(n + 1)))),
                    VerbForm::Ing => types.meets(Types::ING).then(|| (Types::ING, units(self.nonfinite_end(n).max(n + 1)))),
                    // "denounced it as rigged"
                    VerbForm::Participle => types.meets(Types::ADJ).then(|| (Types::ADJ, units(self.nonfinite_end(n).max(n + 1)))),
                    VerbForm::Finite => None,
                }
            }
            GroupKind::Noun => {
                // "said Tuesday it would", "denied last month that": the clause begins after the time
                let time = self.is_time(n);
                if time && types.meets(Types::NP) && self.groups.get(n + 1).is_some_and(|g| g.kind == GroupKind::That) {
                    return self.complement(n + 1, types, extent);
                }
                let time = time && self.is_noun(n + 1);
                if types.meets(Types::BARE) && !time && self.begins_clause(n) {
                    return Some((Types::BARE, units(self.clause_end(n + 1).max(n + 1))));
                }
                if types.meets(Types::SMALL)
                    && let Some(end) = self.small_clause_end(n, types, extent)
                {
                    return Some((Types::SMALL, units(end)));
                }
                (types.meets(Types::NP) && !time).then(|| (Types::NP, units(self.noun_phrase_end(n, extent))))
            }
            GroupKind::Adjective | GroupKind::Adverb if types.meets(Types::ADJ) => {
                let mut end = self.adjectives_end(n);
                // "as just another clerk"
                if types.meets(Types::NP) && self.groups[end - 1].kind == GroupKind::Adverb && self.is_noun(end) && !self.is_time(end) {
                    return Some((Types::NP, units(self.noun_phrase_end(end, extent))));
                }
                if self.groups.get(end).is_some_and(|g| g.kind == GroupKind::Preposition) && self.is_noun(end + 1) {
                    end = self.noun_phrase_end(end + 1, extent);
                }
                Some((Types::ADJ, units(end)))
            }
            GroupKind::Preposition if types.meets(Types::BARE) && self.is_noun(n + 1) && self.fronted(n) => {
                Some((Types::BARE, units(self.clause_end(n + 1))))
            }
            _ => None,
        }
    }

    /// The end of a noun phrase and what is said of it, from noun group `n`: "the port to open", "the permit revoked". Where a noun phrase alone would do, that may be
    /// more: "Dahl with a lead", "them leaving".
    fn small_clause_end(&self, n: usize, types: Types, extent: Extent) -> Option<usize> {
        let end = self.noun_phrase_end(n, Extent { clauses: false, apposition: false, asides: false, ..extent });
        let next = self.groups.get(end)?;
        let wide = types.meets(Types::NP) && !self.is_time(end);
        let small = match next.kind {
            GroupKind::Verb => next.verb.is_some_and(|v| match v.form {
                VerbForm::Infinitive => v.to,
                VerbForm::Participle => wide || self.closes(end + 1),
                VerbForm::Ing => wide,
                VerbForm::Finite => false,
            }),
            GroupKind::Preposition => wide && !self.is_time(end + 1) && !self.is_circumstance(end),
            GroupKind::Adjective | GroupKind::Adverb | GroupKind::Noun => wide,
            _ => false,
        };
        small.then(|| self.nonfinite_end(end).max(end + 1))
    }

    /// The end of the adjectives that begin with group `n`: "cold, wet and empty", but not "cold and left".
    fn adjectives_end(&self, n: usize) -> usize {
        let kind = |n: usize| self.groups.get(n).map(|g| g.kind);
        let adjective = |n: usize| matches!(kind(n), Some(GroupKind::Adjective | GroupKind::Adverb));
        let joint = |n: usize| match kind(n) {
            Some(GroupKind::Conjunction) => true,
            Some(GroupKind::Comma) => matches!(kind(n + 2), Some(GroupKind::Conjunction | GroupKind::Comma)),
            _ => false,
        };
        let mut end = n + 1;
        while adjective(end) || joint(end) && adjective(end + 1) {
            end += 1;
        }
        end
    }

    /// Whether a clause ends before group `n`.
    fn closes(&self, n: usize) -> bool {
        self.groups
            .get(n)
            .is_none_or(|g| matches!(g.kind, GroupKind::Stop | GroupKind::Comma | GroupKind::Conjunction | GroupKind::Semicolon))
    }

    /// Whether a prepositional phrase at group `n` only opens a clause ("said in Oslo ships were waiting").
    fn fronted(&self, n: usize) -> bool {
        let after = n + 2;
        self.is_noun(after) && self.begins_clause(after) && !self.is_time(n + 1)
    }
}
