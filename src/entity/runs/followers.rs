//! Followers: bodies that are named for the people in them and what those want.

use super::Sentence;
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Property, Tag, Word};
use crate::text::shape::Shape;

impl Sentence<'_> {
    /// "Catholics for Choice", "United Farmers of Ontario", "the Alternative for Trentino", "Lawyers Without Fear": where a name ends that goes on with
    /// what a plural for people wants or where it lives, or with the country of a noun that is none for a person or an event.
    pub(super) fn followers(&self, i: usize, end: usize) -> Option<usize> {
        const OTHERS: [Class; 6] =
            [Class::PersonNoun, Class::PeopleNoun, Class::EventNoun, Class::PlaceNoun, Class::Honorific, Class::PortfolioHead];
        let plural =
            |w: Word| w.likely == Some(Tag::Plural) && (w.is(Class::PeopleNoun) || self.lexicon.word(w.lemma).has(Property::Person));
        let without = |j: &usize| {
            self.word(*j).likely == Some(Tag::Preposition) && self.tokens[*j].shape == Shape::Capital && plural(self.word(j - 1))
        };
        if (i + 1..end - 1).any(|j| without(&j)) {
            return Some(end);
        }
        let last = self.word(end - 1);
        let of = self.word(end).is(Class::Of);
        let other = |k: usize| of || self.known[k].kind != Kind::Role;
        if self.tokens[end - 1].shape != Shape::Capital || self.known_at(end - 1).is_some_and(other) {
            return None;
        }
        let article = self.word(end + 1).is(Class::Definite);
        let from = end + 1 + article as usize;
        let listed = self.known_at(from).is_some_and(|k| self.known[k].kind.is_on_map());
        // "Workers for Dornex said", but "Workers for Justice said"
        let opens = i == self.first_word() && end - i == 1;
        let wish = self.known_at(from).is_none() && self.word(from).likely == Some(Tag::Noun);
        let named = i > self.range.start as usize && (self.word(i - 1).is(Class::Definite) || self.separates(i - 1));
        let cause = || last.likely == Some(Tag::Noun) && named && listed && !last.is_any(&OTHERS);
        let to = match of {
            true if plural(last) && !opens && (listed || article) => self.over_of(end - 1, end),
            false if plural(last) && (!opens || wish) || cause() => self.over_purpose(end),
            _ => end,
        };
        (to > end).then_some(to)
    }

    /// "the Greens abstained": a lone plural for the followers of a party, with a capital inside a sentence.
    pub(super) fn is_party_plural(&self, start: usize, end: usize) -> bool {
        let word = self.word(start);
        end - start == 1
            && start > self.first_word()
            && self.tokens[start].shape == Shape::Capital
            && word.likely == Some(Tag::Plural)
            && word.is(Class::OrganizationNoun)
            && (self.lexicon.word(word.lemma).has(Property::Person) || self.word(start - 1).is(Class::Definite))
    }
}
