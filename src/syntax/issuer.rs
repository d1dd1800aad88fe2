//! Whose words a noun names: "her speech denouncing", "passed a resolution accusing", "issued a statement on Friday accusing".

use super::group::GroupKind;
use super::subject::Phrase;
use super::window::{UnitKind, Window};
use crate::lexicon::{Class, Property, Tag};
use crate::span::Units;

impl Window {
    /// Whose words a noun group names: "her speech", "the union's letter".
    pub(super) fn issuer(&self, n: usize) -> Option<Phrase> {
        let g = &self.groups[n];
        let own = self.units[g.units.start].tag == Tag::Possessive;
        let phrase = Phrase { units: Units::new(g.units.start, g.units.start + 1), head: g.units.start, referent: None };
        let issued = self.units[g.head].is(Class::IssuedNoun);
        self.possessor_of_act(n).or_else(|| own.then_some(phrase)).filter(|_| issued)
    }

    /// Who issued what a noun phrase names that begins with group `start`: the subject of the verb before it.
    pub(super) fn owner(&self, start: usize, chain: usize) -> Option<Phrase> {
        let head = self.head(start);
        let governed = start.checked_sub(1).is_some_and(|b| self.groups[b].kind == GroupKind::Verb);
        let thing = head.is(Class::IssuedNoun) && (governed || head.tag != Tag::Plural)
            || head.tag == Tag::Noun
                && head.kind == UnitKind::Word
                && !self.acts(start)
                // "left 62 percent of growers saying"
                && !(self.head_is(start + 1, Class::Of) && self.acts(start + 2));
        let by = start.checked_sub(1).is_some_and(|b| self.head(b).is(Class::By));
        let carrier = (thing && !by).then(|| (0..start).rev().take(3).find(|n| self.groups[*n].kind == GroupKind::Verb)).flatten();
        // "rejected a report accusing it of theft"
        let carrier = carrier.filter(|c| !head.is(Class::IssuedNoun) || !self.head(*c).has(Property::Receives));
        // "there is evidence showing"
        let exists = |p: &Phrase| self.units[p.head].tag == Tag::Existential;
        carrier.and_then(|c| self.subject_within(c, chain).phrase).filter(|p| !exists(p))
    }

    /// The verb in the active that has right behind it what carries the words of the -ing form at group `v`, over times: "issued a statement on Friday
    /// accusing".
    pub fn carrier_of(&self, v: usize) -> Option<usize> {
        let last = self.skip_adverbials_left(v).checked_sub(1).filter(|n| self.is_noun(*n))?;
        let noun = self.noun_phrase_start(last);
        let verb = noun.checked_sub(1).filter(|b| self.groups[*b].has_doer())?;
        (self.head(noun).is(Class::IssuedNoun) && !self.head(verb).has(Property::Receives)).then_some(verb)
    }
}
