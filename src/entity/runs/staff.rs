//! Staff: organizations that are named with somebody whom they have.

use super::Sentence;
use crate::lexicon::described::STAFF;
use crate::lexicon::{Class, Tag};
use crate::text::shape::Shape;

impl Sentence<'_> {
    /// "Sekurion analyst Dimitra Vasi": whether a noun for somebody whom a body has stands behind it, before that one's name.
    pub(super) fn has_staff(&self, start: usize, end: usize) -> bool {
        const FARTHEST: usize = 3;
        let limit = self.range.end as usize;
        let first = self.word(start);
        let personal = first.is(Class::FirstName) || end - start == 1 && first.is(Class::LastName);
        let ordinary = end - start == 1 && (first.likely == Some(Tag::Adjective) || start == self.first_word() && first.likely.is_some());
        if personal || ordinary || first.is(Class::PeopleNoun) {
            return false;
        }
        // "its general manager", but "the Hale campaign manager"
        let inside = |i: &usize| {
            let word = self.word(*i);
            let adjective = word.likely == Some(Tag::Adjective) && !word.tags.has(Tag::Determiner);
            self.tokens[*i].shape == Shape::Lower && (word.is(Class::PersonNoun) || adjective)
        };
        let title = (end..limit.min(end + FARTHEST)).take_while(inside).last();
        title.is_some_and(|t| {
            let staff = self.lexicon.is_of_sort(self.word(t).lemma, STAFF);
            staff && t + 1 < limit && self.tokens[t + 1].shape == Shape::Capital
        })
    }

    /// "analysts at Hobart Finch": two words that might be a person's, behind a noun for somebody whom a body has and a preposition of place.
    pub(super) fn is_of_staff(&self, start: usize, end: usize) -> bool {
        let from = self.range.start as usize;
        let staff = |i: usize| self.lexicon.is_of_sort(self.word(i).lemma, STAFF);
        end - start == 2 && start >= from + 2 && self.is_locative(start) && staff(start - 2) && self.is_person(start, end)
    }
}
