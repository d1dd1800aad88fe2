//! Papers: statements and reports, and who issued them.

use super::Resolver;
use super::ask::Ask;
use super::described::{Described, found};
use super::item::{Item, Kinds};
use crate::document::{EntityId, MentionForm, Resolved};
use crate::gazetteer::Kind;
use crate::lexicon::Class;
use crate::lexicon::described::JUDGE;

/// What a person loses against states and bodies as who issued a report or a letter.
const PERSONS_PAPER: f32 = 8.0;

impl Resolver<'_> {
    /// "NATO's statement", "the report": whoever issued it.
    pub(super) fn paper(&mut self, d: &Described, item: &mut Item) {
        if let Some(of) = d.name.or(d.owner).or(d.state) {
            return found(item, Some(of), Resolved::Name, MentionForm::Definite);
        }
        // "the minister's statement": whoever that is, nobody else issued it
        if d.owner.is_none() && self.is_owned(d.group) {
            return;
        }
        if d.definite {
            let issuer = self.issuer(d);
            return found(item, issuer, Resolved::Definite, MentionForm::Definite);
        }
        // (a ruling is a court's)
        if !self.issuers(d.head).is_empty() {
            return;
        }
        // "Riga published a report": of whom it is, for later
        let subject = self.subject_before(d.group.tokens.start as usize, d.here);
        item.of = subject.and_then(|n| self.items[n].entity);
    }

    /// The subtypes of those who alone issue a paper.
    fn issuers(&self, head: usize) -> &[String] {
        let (noun, written) = (self.lemma(head), self.token(head).id);
        [noun, written].map(|word| self.tables.lexicon.bodies(word)).into_iter().find(|b| !b.is_empty()).unwrap_or_default()
    }

    /// Who issued "the statement": of the last one that was spoken of whoever issued that; the source of the last claim that was made in one; else the
    /// most salient party.
    fn issuer(&self, d: &Described) -> Option<EntityId> {
        const LOOK_BACK: usize = 24;
        let at = d.group.tokens.start as usize;
        let noun = self.lemma(d.head);
        let same = |i: &&Item| i.kinds == Kinds::PAPER && i.noun == noun;
        if let Some(entity) = self.items[self.from..].iter().rev().take(4 * LOOK_BACK).filter(same).find_map(|i| i.entity.or(i.of)) {
            return Some(entity);
        }
        let issued = (0..self.claims_before(at)).rev().take(LOOK_BACK).find(|c| {
            let claim = &self.doc.claims[*c];
            claim.cue.iter().any(|s| {
                self.doc.tokens_of(*s, claim.sentence).range().any(|i| self.word(i).is(Class::IssuedNoun) && self.lemma(i) == noun)
            })
        });
        if let Some(source) = issued.and_then(|c| self.source_of(c as u32)) {
            return Some(source);
        }
        let kinds = Kinds::COLLECTIVE.or(Kinds::PERSON);
        let not = self.not_described(d);
        let ask = Ask::new(at, kinds, &not, d.here);
        // "the verdict": a court or a judge, named or not, and nobody else
        let issuers = self.issuers(d.head);
        if !issuers.is_empty() {
            let issues = |subtype: &str| issuers.iter().any(|of| of == subtype);
            let may = |i: &Item| match i.entity {
                Some(e) if self.kind(e) == Kind::Person => self.is_of_sort(&self.facts[e.0 as usize].called, JUDGE),
                Some(e) => {
                    issues(self.subtype(e)) || self.facts[e.0 as usize].senses.iter().any(|s| issues(s)) || self.is_written_as(e, issues)
                }
                None => self.is_of_sort(&[i.noun], JUDGE) || self.tables.lexicon.bodies(i.noun).iter().any(|s| issues(s)),
            };
            return self.antecedent(&ask, |i| may(i).then_some(0.0)).and_then(|n| self.items[n].entity);
        }
        let person = |i: &Item| if i.kinds.meets(Kinds::PERSON) { -PERSONS_PAPER } else { 0.0 };
        self.antecedent(&ask, |i| i.entity.map(|_| person(i))).and_then(|n| self.items[n].entity)
    }
}
