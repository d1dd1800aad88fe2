//! Who claims by a noun: its possessor, whoever makes it, the subject of a verb that says no more than its object.

use super::{Filler, Fitting};
use crate::lexicon::{Class, WordId};
use crate::rules::{Part, Role};
use crate::syntax::phrase::Extent;
use crate::syntax::{Group, GroupKind, UnitKind, VerbForm};

impl Fitting<'_> {
    /// "condemnation by Oslo", "criticism from Oslo": a preposition that the pattern itself does not use.
    pub(super) fn nominal_subject(&mut self, role: Role) {
        let mut k = self.clause.after;
        while let Some(g) = self.w.groups.get(k) {
            match g.kind {
                GroupKind::Preposition => {
                    let unit = &self.w.units[g.head];
                    let agent = unit.is(Class::By) || unit.is(Class::From) || self.owns_clause(k);
                    if agent && !self.wants_preposition(unit.word) && self.w.is_noun(k + 1) {
                        let (end, aside) = self.end_of_source(k + 1);
                        self.used.push(k);
                        // "a threat by raiders to burn": what follows goes on behind it
                        if k == self.at {
                            self.at = end + aside as usize;
                        }
                        self.fill(role, Filler::of(self.w.phrase(k + 1, end)));
                        return;
                    }
                    k += 1;
                }
                GroupKind::Noun | GroupKind::Adverb | GroupKind::Adjective | GroupKind::Conjunction => k += 1,
                // "criticism, including from allies", "the accusation, made by a colonel,"
                GroupKind::Comma | GroupKind::Dash if self.aside_names_source(k) => k += 2,
                // "accusations of hiding losses by Oslo against"
                GroupKind::Verb if k == self.clause.after + 1 && self.is_said_of_by(k) => k += 1,
                // "warnings issued by auditors that"
                GroupKind::Verb if k == self.clause.after && self.is_made_by(k) => {
                    k += 1;
                    self.at = self.at.max(k);
                }
                _ => return,
            }
        }
    }

    /// Whether a part of the construction begins with this preposition.
    pub(super) fn wants_preposition(&self, word: WordId) -> bool {
        self.construction.parts.iter().any(|p| matches!(p, Part::Prep { words, .. } if words.has(word)))
    }

    /// Where whoever claims by a noun ends, from the noun group `noun` on, and whether that is an aside with its mark behind it.
    fn end_of_source(&self, noun: usize) -> (usize, bool) {
        let w = self.w;
        let extent = Extent { apposition: true, ..self.extent(Role::Source, None) };
        let mut end = w.noun_phrase_end(noun, extent);
        let plain = w.noun_phrase_end(noun, Extent { apposition: false, ..extent });
        // "calls from both sides of the house for the speaker to go": what the pattern wants itself, but "from a spokesman for the port"
        let own = |g: &usize| {
            let head = w.head(*g);
            w.kind(*g) == Some(GroupKind::Preposition) && !head.is(Class::Of) && self.wants_preposition(head.word)
        };
        if !w.head(noun).is(Class::IssuedNoun) {
            end = (noun + 1..end).find(own).unwrap_or(end);
        }
        let plain = plain.min(end);
        // "from a nurse, a former miner, that": only an aside that goes on
        if w.kind(end) != Some(GroupKind::Comma) {
            end = plain;
        }
        // "calls from residents living near the port for": what describes whoever acts
        // ("criticism from Oslo, jeers at home" are two)
        if end == plain {
            let units = w.phrase(noun, end).units;
            end = match w.kind(end) {
                Some(GroupKind::Comma) => w.end_of_examples(noun, end).unwrap_or(end),
                _ => w.group_after(self.described_end(units)),
            };
        }
        if self.is_joint_source(noun, end) {
            end = w.noun_phrase_end(end + 1, Extent::PLAIN);
        }
        (end, end != plain && w.kind(end) == Some(GroupKind::Comma))
    }

    /// "The expulsion of two envoys by Oslo and Bern came late": whether a second name, before whose verb the noun of the cue has none, is joined to the source from group
    /// `first` up to `end`.
    fn is_joint_source(&self, first: usize, end: usize) -> bool {
        let w = self.w;
        let name = |k: usize| w.is_noun(k) && matches!(w.head(k).kind, UnitKind::Name(_));
        let joint = w.kind(end) == Some(GroupKind::Conjunction) && w.head(end).is(Class::And) && first + 1 == end;
        joint && name(first) && name(end + 1) && w.begins_clause(end + 1) && !w.groups[..first].iter().any(Group::is_finite)
    }

    /// Whether "of" at group `k`, right behind a noun that claims, names whose it is: somebody, and what is claimed follows ("the fears of villagers that").
    pub(super) fn owns_clause(&self, k: usize) -> bool {
        let of = k == self.clause.after && self.w.head(k).is(Class::Of) && self.w.is_noun(k + 1) && self.w.acts(k + 1);
        of && self.w.kind(self.w.noun_phrase_end(k + 1, Extent::PLAIN)) == Some(GroupKind::That)
    }

    /// Whether the -ing form at group `k` is what a noun says of somebody ("of hiding losses"), and whoever says it stands behind "by".
    fn is_said_of_by(&self, k: usize) -> bool {
        let ing = self.w.groups[k].verb.is_some_and(|v| v.form == VerbForm::Ing && !v.passive);
        ing && self.w.head(k - 1).is(Class::Of) && self.w.named_agent(k)
    }

    /// Whether group `k` is a participle that says no more than its noun, and an agent follows.
    pub(super) fn is_made_by(&self, k: usize) -> bool {
        let made = self.w.form(k) == Some(VerbForm::Participle) && self.w.head(k).is(Class::LightVerb);
        made && self.w.head_is(k + 1, Class::By)
    }

    /// Whether the aside that the comma at group `k` opens says whose a noun is.
    pub(super) fn aside_names_source(&self, k: usize) -> bool {
        let groups = &self.w.groups;
        let form = groups.get(k + 1).and_then(|g| g.verb).map(|v| v.form);
        let names = |class: Class| groups.get(k + 2).is_some_and(|p| self.w.units[p.head].is(class));
        match form {
            Some(VerbForm::Ing) => names(Class::From),
            Some(VerbForm::Participle) => k == self.clause.after && names(Class::By),
            _ => false,
        }
    }

    /// "made comments", "repeated its call": a verb that says no more than its object has the source as its subject.
    pub(super) fn light_verb(&mut self, role: Role) {
        let Some(above) = self.clause.governor.map(|g| (g, self.w.groups[g])).filter(|(_, g)| self.w.units[g.head].is(Class::LightVerb))
        else {
            return;
        };
        let active = above.1.is_active();
        if let Some(phrase) = self.w.subject(above.0).phrase.filter(|_| active) {
            self.fill(role, Filler::of(phrase));
            self.fit.cue.push(above.1.units);
        }
    }
}
