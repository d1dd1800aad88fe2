//! Nouns between which and their verb a clause of their own stands: with "that", an infinitive, a relative pronoun, a participle.

use super::group::{Group, GroupKind, VerbForm};
use super::phrase::Extent;
use super::window::Window;
use crate::lexicon::{Class, Property, Tag};

impl Window {
    /// "Rumours that he had fled were denied": the noun of a clause with "that" that has its own verb and ends before group `n`.
    pub(super) fn explained_noun(&self, n: usize) -> Option<usize> {
        const FARTHEST: usize = 12;
        let mut verbs = 0;
        for k in (n.saturating_sub(FARTHEST)..n).rev() {
            match self.groups[k].kind {
                GroupKind::Verb if self.groups[k].is_finite() => verbs += 1,
                GroupKind::That => {
                    let opens = k.checked_sub(1).filter(|b| self.is_noun(*b) && !self.is_object(*b));
                    return opens.filter(|_| verbs == 1);
                }
                GroupKind::Noun | GroupKind::Preposition | GroupKind::Adverb | GroupKind::Adjective | GroupKind::Verb => {}
                _ => return None,
            }
        }
        None
    }

    /// "the decision to pull out of the pact has met with": the noun that opens the clause and that an infinitive explains, whose own words end before group `n`.
    pub(super) fn noun_with_infinitive(&self, n: usize) -> Option<usize> {
        const FARTHEST: usize = 12;
        let inside = |g: &Group| {
            matches!(g.kind, GroupKind::Noun | GroupKind::Preposition | GroupKind::Adverb | GroupKind::Adjective | GroupKind::Particle)
        };
        let to = (n.saturating_sub(FARTHEST)..n).rev().find(|k| !inside(&self.groups[*k]))?;
        self.groups[to].verb.filter(|g| g.to && g.form == VerbForm::Infinitive)?;
        let noun = to.checked_sub(1).filter(|b| self.is_noun(*b) && to + 1 < n && !self.is_time(*b) && !self.acts(*b))?;
        let opens = self.noun_phrase_start(noun).checked_sub(1).is_none_or(|b| {
            let kind = self.groups[b].kind;
            matches!(kind, GroupKind::Comma | GroupKind::That | GroupKind::Conjunction | GroupKind::Subordinator | GroupKind::Stop)
        });
        opens.then_some(noun)
    }

    /// "Residents told to leave refused", "nurses threatened with dismissal for speaking out say": the noun of a reduced relative clause that ends with a verb
    /// right before group `n`.
    pub(super) fn noun_of_reduced(&self, n: usize) -> Option<usize> {
        const FARTHEST: usize = 10;
        self.groups[n.checked_sub(1)?].verb.filter(|g| g.form != VerbForm::Finite)?;
        for k in (n.saturating_sub(FARTHEST)..n).rev() {
            match self.groups[k].kind {
                GroupKind::Verb if self.groups[k].is_finite() => return None,
                GroupKind::Verb => {
                    let noun = k.checked_sub(1).filter(|b| self.is_noun(*b) && !self.is_time(*b));
                    if let Some(noun) = noun.filter(|_| self.groups[k].verb.is_some_and(|g| g.passive || g.form == VerbForm::Ing)) {
                        return Some(noun);
                    }
                }
                GroupKind::Noun | GroupKind::Preposition | GroupKind::Adverb | GroupKind::Adjective | GroupKind::Particle => {}
                _ => return None,
            }
        }
        None
    }

    /// "Growers who are open to a sale say", "growers whose wells were shut say": the noun of a relative clause without commas that has its own verb and ends
    /// before group `n`.
    pub(super) fn noun_of_relative(&self, n: usize) -> Option<usize> {
        const FARTHEST: usize = 14;
        let (mut verbs, mut clauses, mut first) = (0, 1, n);
        let reports = |verb: usize| {
            let group = &self.groups[verb];
            let claims =
                self.units[group.head].cue != 0 && self.units[group.head].has(Property::Bare) && group.verb.is_some_and(|g| !g.copula);
            claims && self.is_noun(verb + 1) && self.noun_phrase_end(verb + 1, Extent::PLAIN) >= n
        };
        for k in (n.saturating_sub(FARTHEST)..n).rev() {
            let g = &self.groups[k];
            let head = &self.units[g.head];
            match g.kind {
                GroupKind::Verb if g.is_finite() => {
                    // "those who say the well is dry blame": a clause without "that"
                    let bare = head.has(Property::Bare) && verbs > 0 && self.is_noun(k + 1) && self.verb_of(k + 1) == Some(first);
                    (verbs, clauses, first) = (verbs + 1, clauses + bare as usize, k);
                }
                GroupKind::That if head.tag == Tag::That && verbs > 0 => clauses += 1,
                GroupKind::Wh if head.is(Class::Relative) && head.tag == Tag::Wh => {
                    let noun = k.checked_sub(1).filter(|b| self.is_noun(*b) && !self.is_time(*b) && verbs == clauses)?;
                    // "growers who say the well", "a well that growers say": what follows may be the verb of what they say
                    let claims = self.head(first).cue != 0;
                    let gap = claims && first + 1 == n && self.groups[first].verb.is_some_and(|g| !g.passive) && k + 1 < first;
                    return (!reports(first) && !gap).then_some(noun);
                }
                GroupKind::Noun
                | GroupKind::Preposition
                | GroupKind::Adverb
                | GroupKind::Adjective
                | GroupKind::Verb
                | GroupKind::Particle => {}
                // "who worked there and asked not to be named said": one verb with what it is joined to
                GroupKind::Conjunction if clauses > 1 => {}
                GroupKind::Conjunction if verbs > 0 && self.groups[k + 1].is_finite() => verbs -= 1,
                _ => return None,
            }
            // "growers he spoke with last week say": a pronoun between noun and verb
            let pronoun = self.is_noun(k) && head.tag == Tag::Pronoun && !head.is(Class::Oblique) && !head.is(Class::Reciprocal);
            if pronoun && k + 1 == first && verbs == 1 && clauses == 1 && first + 1 < n {
                let noun = k.checked_sub(1).filter(|b| self.is_noun(*b) && !self.is_time(*b) && !self.is_object(*b))?;
                return (!reports(first) && self.acts(noun)).then_some(noun);
            }
        }
        None
    }

    /// Whether the verb group `n` is one past form that may be a participle, right behind a noun that nothing relative stands before: "those surveyed".
    pub(super) fn is_reduced(&self, n: usize) -> bool {
        let g = &self.groups[n];
        let head = &self.units[g.head];
        let ambiguous = head.tag == Tag::Past && head.tags.has(Tag::Participle) && g.units.end - g.units.start == 1;
        let noun = n.checked_sub(1).filter(|b| ambiguous && self.is_noun(*b) && !self.is_time(*b));
        noun.is_some_and(|b| self.relative_object(self.noun_phrase_start(b)).is_none())
    }
}
