//! Carriers: the verb that a noun cue is the object of ("launched an attack on", "an attack which he launched on", "a protest was lodged with").

use super::{Fitting, Miss};
use crate::lexicon::{Class, Tag};
use crate::rules::Frame;
use crate::syntax::phrase::Extent;
use crate::syntax::subject::Phrase;
use crate::syntax::{GroupKind, Units, VerbForm};

/// A carrier behind its noun is looked for among so many groups.
const FARTHEST: usize = 10;

impl Fitting<'_> {
    /// Finds the carrier that the pattern wants; what follows the cue is looked for behind it where it stands behind the noun. The answer is who does it.
    pub(super) fn carrier(&mut self) -> Result<Option<Phrase>, Miss> {
        let w = self.w;
        let Some(carrier) = &self.construction.carrier else { return Ok(self.clause.subject) };
        // "stepped up": the particle is the second word of the carrier
        let wanted = |g: &usize| {
            let (group, end) = (&w.groups[*g], w.groups[*g].units.end);
            let two = |second: usize| {
                let words = [group.head, second].map(|u| w.units[u].word);
                words[0] != words[1] && carrier.begins(words.into_iter()) == Some(2)
            };
            carrier.has(w.units[group.head].word) || two(end - 1) || end < w.units.len() && self.construction.patient.is_some() && two(end)
        };
        let governor = self.clause.governor.filter(wanted).or_else(|| self.before_preposition());
        if let Some(governor) = governor {
            return self.carried_above(governor);
        }
        if self.clause.frame != Frame::Nominal || self.construction.patient.is_some() {
            return Err(Miss::Carrier);
        }
        if let Some(phrase) = self.headline_carrier() {
            return Ok(Some(phrase));
        }
        let noun = w.group(self.clause.head);
        let verb =
            (noun + 1..w.groups.len().min(noun + FARTHEST)).find(|g| w.groups[*g].verb.is_some()).filter(wanted).ok_or(Miss::Carrier)?;
        self.carried_behind(noun, verb)
    }

    /// The subject of a carrier that stands above the cue, at group `governor`; what it was done to may fill a slot.
    fn carried_above(&mut self, governor: usize) -> Result<Option<Phrase>, Miss> {
        let w = self.w;
        let above = w.groups[governor];
        match self.construction.patient {
            // "summoned the envoy to complain": the verb above claims by itself, and what it was done to fills a slot
            Some(role) => {
                let object = [governor + 1, governor + 2].into_iter().find(|n| w.is_noun(*n)).ok_or(Miss::Empty(role))?;
                let end = w.noun_phrase_end(object, Extent::PLAIN);
                self.fill(role, super::Filler::of(w.phrase(object, end)));
            }
            None => {
                self.fit.cue.push(above.units);
                if self.clause.governor.is_none() {
                    self.fit.cue.push(w.groups[w.measure_start(w.group(self.clause.head)) - 1].units);
                }
            }
        }
        // "stung by criticism": who suffers it
        let suffers = w.groups.get(governor + 1).is_some_and(|p| p.kind == GroupKind::Preposition && w.units[p.head].is(Class::By));
        Ok(w.subject(governor).phrase.or(self.clause.subject).filter(|_| above.verb.is_some_and(|v| !v.passive || suffers)))
    }

    /// The subject of a carrier that stands behind its noun, at group `verb`.
    fn carried_behind(&mut self, noun: usize, verb: usize) -> Result<Option<Phrase>, Miss> {
        let w = self.w;
        // "crimes, whether it is": a noun that something is stands behind its copula
        if w.groups[verb].is_copula() {
            return Err(Miss::Carrier);
        }
        let (group, found) = (w.groups[verb].verb.ok_or(Miss::Carrier)?, w.subject(verb));
        let here = |p: Option<Phrase>| p.is_some_and(|p| p.units.start <= self.clause.head && self.clause.head < p.units.end);
        let agent = w.agent(verb + 1);
        let subject = match group.form {
            // "which he launched on"
            VerbForm::Finite
                if found.object.and_then(|o| o.referent).is_some_and(|r| r.start <= self.clause.head && self.clause.head < r.end) =>
            {
                found.phrase
            }
            // "was lodged with"; "accusations levelled at"
            VerbForm::Finite if group.passive && here(found.phrase) => agent.map(|(by, end)| w.phrase(by + 1, end)),
            // ("allegations of theft levelled by")
            VerbForm::Participle
                if verb == noun + 1
                    || w.groups[verb - 1].kind == GroupKind::Comma
                    || verb == noun + 3 && w.head(noun + 1).is(Class::Of) && w.is_noun(verb - 1) =>
            {
                agent.map(|(by, end)| w.phrase(by + 1, end))
            }
            _ => return Err(Miss::Carrier),
        };
        self.fit.cue.push(w.groups[verb].units);
        self.clause.agent = agent;
        // "criticism of the plan was voiced by": what the pattern wants may stand before a carrier that somebody does ("was delivered by hand")
        let before =
            w.groups.get(noun + 1).is_some_and(|p| p.kind == GroupKind::Preposition && self.wants_preposition(w.units[p.head].word));
        let somebody = agent.is_some_and(|(by, _)| {
            let units = w.groups[by + 1].units;
            units.len() > 1 || w.units[units.start].tag != Tag::Noun
        });
        if !(before && somebody) {
            self.clause.after = verb + 1;
            self.at = verb + 1;
        }
        Ok(subject.or(self.clause.subject))
    }

    /// "Governor, union trade blame": in headlines a bare carrier may look like part of the noun's group. Its subject is several.
    fn headline_carrier(&mut self) -> Option<Phrase> {
        let w = self.w;
        let (n, unit) = (w.group(self.clause.head), self.clause.head.checked_sub(1).filter(|_| w.headline)?);
        let carrier = self.construction.carrier.as_ref()?;
        let fits = w.units[unit].tags.has(Tag::Base) && carrier.has(w.units[unit].word) && w.groups[n].units.start < unit;
        let joint = n.checked_sub(1).filter(|j| fits && matches!(w.groups[*j].kind, GroupKind::Comma | GroupKind::Conjunction))?;
        let first = joint.checked_sub(1).filter(|f| w.is_noun(*f))?;
        self.fit.cue.push(Units::new(unit, unit + 1));
        Some(Phrase { units: Units::new(w.groups[first].units.start, unit), head: w.groups[first].head, referent: None })
    }

    /// "met with scorn", "ran into a storm of criticism": a carrier of two words, the second a preposition.
    fn before_preposition(&self) -> Option<usize> {
        let w = self.w;
        let carrier = self.construction.carrier.as_ref().filter(|_| self.clause.frame == Frame::Nominal)?;
        let preposition =
            w.measure_start(w.group(self.clause.head)).checked_sub(1).filter(|p| w.groups[*p].kind == GroupKind::Preposition)?;
        let verb = preposition.checked_sub(1).filter(|v| w.groups[*v].verb.is_some())?;
        let words = [w.groups[verb].head, w.groups[preposition].head].map(|u| w.units[u].word);
        (carrier.begins(words.into_iter()) == Some(2)).then_some(verb)
    }
}
