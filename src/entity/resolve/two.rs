//! Which two parties a pair means: the last two that fit, near it or in the story so far.

use super::Resolver;
use super::here::Here;
use super::item::Kinds;
use crate::document::{EntityId, Resolved, Sex};
use crate::gazetteer::Kind;
use crate::gazetteer::id::PARTY;
use crate::lexicon::Class;
use crate::lexicon::described::{CLERIC, COMPANY, RIVAL};
use crate::rules::Role;
use crate::span::Tokens;

impl Resolver<'_> {
    /// "both sides", "the two countries", "either party": the two that belong together most.
    pub(super) fn pair(&self, tokens: Tokens, noun: bool, here: &Here) -> Option<Vec<EntityId>> {
        let word = self.noun_of(tokens.end as usize - 1);
        let party = [Class::PersonNoun, Class::PeopleNoun, Class::BodyNoun, Class::StateNoun, Class::GroupNoun, Class::GovernmentNoun];
        if noun && !party.iter().any(|c| word.is(*c)) {
            return None;
        }
        if !noun && let Some(persons) = self.two_persons(tokens) {
            return Some(persons);
        }
        let speaker = self.speaker_of_dealings(tokens, here);
        let fit = self.fitting(tokens.end as usize - 1);
        // "Hale met the pair": nor Hale
        let start = tokens.start as usize;
        let actor = if self.is_object(start, here) { self.subject_before(start, here).and_then(|n| self.items[n].entity) } else { None };
        let fits = |this: &Self, e: EntityId| Some(e) != speaker && Some(e) != actor && fit(this, e);
        // "the two rivals" are two persons or two states
        let alike = |a: EntityId, b: EntityId| (self.kind(a) == Kind::Person) == (self.kind(b) == Kind::Person);
        let before = self.two_before(tokens, &fits).filter(|two| alike(two[0], two[1]));
        // "the two neighbours" are rather states
        let states = || {
            let noun = word.is(Class::StateNoun) && !self.is_of_sort(&[self.lemma(tokens.end as usize - 1)], RIVAL);
            if noun { self.ties.likeliest(|e| self.kind(e) == Kind::State && fits(self, e), alike) } else { None }
        };
        // "the two firms", of the sentence before
        let bodies = self.tables.lexicon.bodies(self.lemma(tokens.end as usize - 1));
        let near = || {
            if noun && !bodies.is_empty() && bodies != [PARTY] {
                self.two_near(tokens, &fits).filter(|two| alike(two[0], two[1]))
            } else {
                None
            }
        };
        before.or_else(near).or_else(states).or_else(|| self.ties.likeliest(|e| fits(self, e), alike))
    }

    /// Which entities a noun may mean one of two of, where none of them is ruled out.
    pub(super) fn fitting(&self, head: usize) -> impl Fn(&Self, EntityId) -> bool {
        let sort = Self::sort(self.noun_of(head), false);
        let sex = Sex::of(self.noun_of(head));
        // "the two firms" are no ministry
        let bodies = self.tables.lexicon.bodies(self.lemma(head));
        let firms = bodies.iter().any(|b| b == COMPANY);
        // (but "both parties" may be anybody)
        let told = !bodies.is_empty() && bodies != [PARTY];
        let lemma = self.lemma(head);
        // (a minister is one of the church last)
        let occupation = self.tables.lexicon.people(lemma).first().is_some_and(|of| of == CLERIC);
        // "the two agencies", "both clubs" are no states
        let state = self.noun_of(head).is_any(&[Class::StateNoun, Class::GovernmentNoun, Class::PersonNoun]);
        let agencies = told && !state;
        let mut not = self.ruled_out(head);
        // "the bloc's envoy urged both sides to": nor the bloc
        for target in self.parts_at(head as u32).iter().filter(|p| p.role == Role::Target) {
            let claim = &self.doc.claims[target.claim as usize];
            let source = claim.source.as_ref().map(|s| self.doc.tokens_of(s.hull(), claim.sentence));
            not.extend(source.into_iter().flat_map(Tokens::range).filter_map(|i| self.mention_at(i)).map(|m| m.entity));
        }
        move |this: &Self, e: EntityId| {
            let agrees = this.sex(e).may_be(sex);
            let subtype = this.subtype(e);
            let strict =
                firms || told && matches!(this.kind(e), Kind::Organization | Kind::Group) || agencies && this.kind(e) == Kind::State;
            let unlisted = || subtype.is_empty() && (!told || this.is_nothing_else(e, bodies));
            let of_sort = !strict || unlisted() || bodies.iter().any(|b| b == subtype);
            // "the two clerics" are no mayor
            let other = this.kind(e) == Kind::Person && occupation && this.kinship(lemma, &this.facts[e.0 as usize].called) < 0.0;
            agrees && of_sort && !other && sort(this.kind(e)) && this.entity(e).members.is_empty() && !not.contains(&e)
        }
    }

    /// Whether nothing shows that an unlisted body is of another sort than these.
    fn is_nothing_else(&self, body: EntityId, sorts: &[String]) -> bool {
        let senses = &self.facts[body.0 as usize].senses;
        senses.is_empty() || senses.iter().any(|sense| sorts.iter().any(|of| of == sense))
    }

    /// The only two that the sentence has named before.
    fn two_before(&self, range: Tokens, fits: &impl Fn(&Self, EntityId) -> bool) -> Option<Vec<EntityId>> {
        let sentence = self.doc.sentences.partition_point(|s| s.tokens.end <= range.start) as u32;
        let here = self.parties_of(sentence, fits);
        if here.len() == 2 { Some(here) } else { None }
    }

    /// The only two that the sentence and the one before it have named.
    pub(super) fn two_near(&self, range: Tokens, fits: &impl Fn(&Self, EntityId) -> bool) -> Option<Vec<EntityId>> {
        let sentence = self.doc.sentences.partition_point(|s| s.tokens.end <= range.start) as u32;
        let mut both = self.parties_of(sentence, fits);
        for e in self.parties_of(sentence.saturating_sub(1), fits) {
            if !both.contains(&e) {
                both.push(e);
            }
        }
        if both.len() == 2 { Some(both) } else { None }
    }

    /// The parties of a sentence that was just read, each once.
    fn parties_of(&self, sentence: u32, fits: &impl Fn(&Self, EntityId) -> bool) -> Vec<EntityId> {
        const LOOK_BACK: usize = 40;
        let mut out: Vec<EntityId> = Vec::new();
        let near = self.items[self.from..]
            .iter()
            .rev()
            .take(LOOK_BACK)
            .skip_while(|i| i.sentence > sentence)
            .take_while(|i| i.sentence == sentence);
        for entity in near.filter(|i| i.kinds != Kinds::NONE && i.resolved != Resolved::None).filter_map(|i| i.entity) {
            if !out.contains(&entity) && fits(self, entity) {
                out.insert(0, entity);
            }
        }
        out
    }

    /// "The two will meet", "The mayor, Eva Lind, urged both to stop": the two persons of the sentence before, or whom else this one names.
    fn two_persons(&self, range: Tokens) -> Option<Vec<EntityId>> {
        let sentence = self.doc.sentences.partition_point(|s| s.tokens.end <= range.start) as u32;
        let not = self.ruled_out(range.end as usize - 1);
        let person = |this: &Self, e: EntityId| this.kind(e) == Kind::Person && !not.contains(&e);
        let here = [sentence, sentence.checked_sub(1)?].map(|s| self.parties_of(s, &person)).into_iter().find(|p| !p.is_empty())?;
        (here.len() == 2).then_some(here)
    }
}
