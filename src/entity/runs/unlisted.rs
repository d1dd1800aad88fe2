//! Bodies whose names hold no noun for a body: known by what they do, by whom they have, or by how they are written.

use super::Sentence;
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Classes, Sort, Tag};
use crate::text::shape::Shape;

impl Sentence<'_> {
    /// "Brightwave Leisure said", "accused Brightwave Leisure": what begins with no word of the language, ends with a noun, and does something or has something
    /// done to it.
    pub(super) fn is_acting_body(&self, start: usize, end: usize) -> bool {
        let strange = |i: usize| self.word(i).likely.is_none() && !self.word(i).is(Class::FirstName) && !self.word(i).is(Class::LastName);
        let last = self.word(end - 1);
        let person = last.is(Class::PersonNoun) || last.is(Class::PeopleNoun) || last.is(Class::LastName) || last.is(Class::FirstName);
        // ("Kallias Marine said it had sold the ship")
        let goes_on = || self.speaks_after(end) && self.goes_on_as(end) == Some(Kind::Organization);
        let noun = matches!(last.likely, Some(Tag::Noun | Tag::Plural)) && (!person || goes_on());
        let capitals = (start..end).all(|i| self.tokens[i].shape == Shape::Capital);
        let acts = || self.acts(end) || self.is_acted_on(start) || self.claims_behind_aside(end);
        matches!(end - start, 2 | 3) && strange(start) && noun && capitals && !self.has_thing(start, end) && acts()
    }

    /// "the Harbor Royals", "the New Patriots": two words or three with an article that end with a noun for several people or animals.
    pub(super) fn is_team(&self, start: usize, end: usize) -> bool {
        let last = self.word(end - 1);
        let plural = last.likely == Some(Tag::Plural) && last.lemma.is_known();
        let alive = || matches!(self.lexicon.sort(last.lemma), Sort::Person | Sort::Nature | Sort::Group);
        let capitals = (start..end).all(|i| self.tokens[i].shape == Shape::Capital);
        let from = start > self.range.start as usize && self.word(start - 1).is(Class::Definite);
        matches!(end - start, 2 | 3)
            && plural
            && capitals
            && from
            && !self.has_thing(start, end)
            && !last.is(Class::OrganizationNoun)
            && !last.is(Class::PeopleNoun)
            && alive()
    }

    /// "Northern Bus promised", "United Dawn accused": words of the language with capitals, the last a noun, that claim something.
    pub(super) fn is_claiming_body(&self, start: usize, end: usize) -> bool {
        const OTHERS: Classes =
            Classes::of(&[Class::PersonNoun, Class::PeopleNoun, Class::LastName, Class::EventNoun, Class::PlaceNoun, Class::Time]);
        let last = self.word(end - 1);
        let plain = |i: usize| {
            let word = self.word(i);
            let named =
                i + 1 < end && word.is(Class::FirstName) || word.is(Class::Honorific) || word.is(Class::Weekday) || word.is(Class::Month);
            self.tokens[i].shape == Shape::Capital && word.likely.is_some() && !named
        };
        matches!(end - start, 2 | 3)
            && (start..end).all(plain)
            && !self.is_locative(start)
            && matches!(last.likely, Some(Tag::Noun | Tag::Plural))
            && !last.classes.has_any(OTHERS)
            && ((self.claims_after(end) || self.claims_behind_aside(end)) && (start > self.first_word() || self.begins_with_name(start))
                || self.is_led(end))
    }

    /// "Northern Light said": whether the first word of a sentence, before another capital, may be part of a name: no adverb, verb or word for persons.
    fn begins_with_name(&self, start: usize) -> bool {
        let first = self.word(start);
        let noun = matches!(first.likely, Some(Tag::Noun | Tag::Adjective));
        noun && !first.is_any(&[Class::PersonNoun, Class::PeopleNoun, Class::BodyNoun, Class::OrganizationNoun, Class::Time])
    }

    /// "The Charity Regulator said": a given name that is a noun as well, with an article before it and a common noun behind, that does something.
    pub(super) fn is_articled_body(&self, start: usize, end: usize) -> bool {
        const OTHERS: Classes = Classes::of(&[Class::PersonNoun, Class::PeopleNoun, Class::LastName, Class::EventNoun, Class::PlaceNoun]);
        let last = self.word(end - 1);
        let noun = matches!(last.likely, Some(Tag::Noun | Tag::Plural)) && !last.classes.has_any(OTHERS);
        matches!(end - start, 2 | 3)
            && noun
            && self.word(start).is(Class::FirstName)
            && self.article_before(start)
            && (start..end).all(|i| self.tokens[i].shape == Shape::Capital)
            && self.acts(end)
    }

    /// "'s managing director": whether it has somebody with a role.
    pub(super) fn is_led(&self, end: usize) -> bool {
        const FARTHEST: usize = 3;
        let genitive = end < self.range.end as usize && self.word(end).is(Class::PossessiveMark);
        let mut words = (end + 1..self.range.end as usize).take(FARTHEST).take_while(|i| self.tokens[*i].shape == Shape::Lower);
        genitive && words.any(|i| self.known_at(i).is_some_and(|k| self.known[k].kind == Kind::Role))
    }

    /// "Provisional Unity Government": three words or more of the language, with capitals.
    pub(super) fn is_government(&self, start: usize, end: usize) -> bool {
        let last = self.word(end - 1);
        end - start > 2
            && last.is(Class::GovernmentNoun)
            && last.likely == Some(Tag::Noun)
            && (start..end).all(|i| self.tokens[i].shape == Shape::Capital && (i == start || self.word(i).likely.is_some()))
    }

    /// "Lund & Sons".
    pub(super) fn has_ampersand(&self, start: usize, end: usize) -> bool {
        (start..end).any(|i| self.tokens[i].shape == Shape::Symbol && self.word(i).is(Class::And))
    }

    /// "told the Northern Tide": two words or more with capitals and an article, to whom somebody talks.
    pub(super) fn is_told(&self, start: usize, end: usize) -> bool {
        let from = self.range.start as usize;
        end - start > 1
            && start >= from + 2
            && self.word(start - 1).is(Class::Definite)
            && self.word(start - 2).is(Class::ObjectControl)
            && self.word(start - 2).cue != 0
            && !self.has_thing(start, end)
            && (start..end).all(|i| self.tokens[i].shape == Shape::Capital)
    }
}
