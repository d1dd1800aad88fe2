//! Places that no list has: nouns for places, prepositions that only places have.

use super::Sentence;
use crate::lexicon::described::RESIDENT;
use crate::lexicon::{Class, Tag};
use crate::text::shape::Shape;

impl Sentence<'_> {
    /// "town of Urla", "in Urla": a word that is none of the language where only a place stands.
    pub(super) fn is_described_place(&self, start: usize, end: usize) -> bool {
        let unknown = (start..end).all(|i| self.word(i).likely.is_none() && self.tokens[i].shape != Shape::Upper);
        let personal = self.word(start).is(Class::FirstName) || self.word(end - 1).is(Class::LastName);
        let named =
            start >= self.range.start as usize + 2 && self.word(start - 1).is(Class::Of) && self.word(start - 2).is(Class::PlaceNoun);
        let only_family = end - start == 1 && !self.acts(end);
        // "Ana Ruiz, 52, of Elida"
        let of_person = start >= self.range.start as usize + 3
            && self.word(start - 1).is(Class::Of)
            && self.tokens[start - 2].shape == Shape::Comma
            && self.tokens[start - 3].shape == Shape::Number;
        // "the town of Reading": whatever else the word means
        let lone = named && end - start == 1 && self.tokens[start].shape == Shape::Capital;
        lone || unknown && end - start <= 3 && (named || of_person || self.is_locative(start) && (!personal || only_family))
    }

    /// "villagers in Little Harrow", "residents of Yamuna Pushta": two words or more where people live who are called so.
    pub(super) fn is_home(&self, start: usize, end: usize) -> bool {
        let from = self.range.start as usize;
        if end - start < 2 || start < from + 2 {
            return false;
        }
        let (joint, people) = (self.word(start - 1), self.word(start - 2));
        let resident = self.lexicon.is_of_sort(people.lemma, RESIDENT);
        let located = joint.is(Class::Locative) || joint.is(Class::Of) || joint.is(Class::From);
        resident && located && self.tokens[start - 1].shape == Shape::Lower
    }

    /// "Polk County", "Lower Kavo River": a name that a noun for a place ends.
    pub(super) fn is_keyed_place(&self, start: usize, end: usize) -> bool {
        if end - start < 2 || self.tokens[end - 1].shape != Shape::Capital {
            return false;
        }
        let (first, last) = (self.word(start), self.word(end - 1));
        let thing = |i: usize| self.word(i).is(Class::EventNoun) || self.word(i).is(Class::OrganizationNoun);
        let person = first.is(Class::FirstName) && last.is(Class::LastName) && !self.article_before(start) && !self.is_locative(start);
        // "Lake Naivasha"
        let first_of_two = end - start == 2 && first.is(Class::PlaceNoun) && !first.is(Class::LastName) && !self.article_before(start);
        if first_of_two && last.likely.is_none() && !last.is(Class::FirstName) && !last.is(Class::LastName) && !self.claims_after(end) {
            return true;
        }
        last.is(Class::PlaceNoun) && !last.tags.has(Tag::Adjective) && !person && !(start..end).any(thing)
    }
}
