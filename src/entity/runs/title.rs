//! Titles before names: where one ends, and the words of an office behind its noun.

use super::Sentence;
use crate::gazetteer::{Flags, Kind};
use crate::lexicon::{Class, Tag};
use crate::text::shape::Shape;

impl Sentence<'_> {
    /// The noun for a person that ends a title in the run ("Trade Commissioner", "General Manager"), with words of the language before it.
    pub(super) fn title_noun(&self, i: usize, end: usize) -> Option<usize> {
        let plain = |j: usize| {
            self.word(j).is(Class::PersonNoun)
                && !self.is_family_name(j, end)
                && !self.describes_body(j, end)
                && !self.has_syllable(j, end)
                && !self.begins_thing(j, end)
        };
        let first = (i..end.saturating_sub(1)).find(|j| plain(*j))?;
        if self.word(first + 1).is(Class::PossessiveMark) {
            return None;
        }
        let name = |j: usize| self.word(j).is(Class::FirstName) && !self.word(j).is(Class::PersonNoun);
        if (i..first).any(name) || self.known_at(first + 1).is_some_and(|k| self.known[k].kind == Kind::Organization) {
            return None;
        }
        // "Baker Hughes": a family name that is a noun as well needs words before it
        (first > i || !self.word(i).is(Class::LastName)).then_some(first)
    }

    /// "Fair Justice Project": whether one noun for a thing right behind the noun at `j` ends the run, or a preposition stands there.
    pub(super) fn begins_thing(&self, j: usize, end: usize) -> bool {
        let thing = self.word(j + 1).is_any(&[Class::EventNoun, Class::PlaceNoun]) && !self.word(j + 1).is(Class::LastName);
        // ("Lawyers Without Fear")
        j + 2 == end && thing || j + 2 < end && self.word(j + 1).likely == Some(Tag::Preposition)
    }

    /// "Leader of the Opposition Moana Reti", "Commissioner for Human Rights Anil Rao": where a name begins behind the words of an office, and the noun of that.
    pub(super) fn after_office(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let from = self.range.start as usize;
        let article = start > from && self.word(start - 1).is(Class::Definite);
        let of = start.checked_sub(1 + article as usize).filter(|of| *of > from && self.joins_office(*of))?;
        let title = of - 1;
        let noun = self.word(title).is(Class::PersonNoun) && self.tokens[title].shape == Shape::Capital;
        let office = |i: &usize| {
            let word = self.word(*i);
            let plain = matches!(word.likely, Some(Tag::Noun | Tag::Plural | Tag::Adjective)) && !word.is(Class::FirstName);
            plain && !word.is(Class::Honorific) && self.known_at(*i).is_none_or(|k| matches!(self.known[k].kind, Kind::Portfolio))
        };
        let name = match self.known_at(start).map(|k| &self.known[k]) {
            Some(k) if k.kind.is_on_map() && !k.flags.has(Flags::ADJECTIVE) => k.tokens.end as usize,
            _ => (start..end).find(|i| !office(i))?,
        };
        let person = name > start && name < end && self.known_at(name).is_none() && !self.word(end - 1).is(Class::OrganizationNoun);
        (noun && person).then_some((name, title))
    }

    /// "of", and "for" before a name without an article.
    fn joins_office(&self, i: usize) -> bool {
        let word = self.word(i);
        word.is(Class::Of) || word.is(Class::Purpose) && self.tokens[i].shape == Shape::Lower
    }

    /// "Salem General Hospital": whether the rank at `j` is an adjective, as a noun for a body right behind it ends the run.
    pub(super) fn describes_body(&self, j: usize, end: usize) -> bool {
        j + 2 == end && self.word(j).tags.has(Tag::Adjective) && self.word(j + 1).is(Class::OrganizationNoun)
    }
}
