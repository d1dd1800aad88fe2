//! Acronyms in brackets, and the organizations that they stand for.

use super::Sentence;
use crate::lexicon::{Class, Sort, Tag};
use crate::text::shape::Shape;

impl Sentence<'_> {
    /// "Future and Homeland (FAH)": where a name that begins at `i` ends before an acronym of it in brackets.
    pub(super) fn named_before_acronym(&self, i: usize) -> Option<usize> {
        const LONGEST: usize = 12;
        let limit = (self.range.end as usize).min(i + LONGEST);
        let open = (i + 2..limit).find(|k| self.tokens[*k].shape == Shape::Open)?;
        let acronym = self.tokens.get(open + 1).filter(|t| matches!(t.shape, Shape::Upper | Shape::Mixed))?;
        self.tokens.get(open + 2).filter(|t| t.shape == Shape::Close)?;
        let listed = self.known_at(i).is_some_and(|k| self.known[k].tokens.end as usize == open);
        (!listed && self.are_initials(i, open, acronym.of(self.text)) && self.may_have_acronym(i, open)).then_some(open)
    }

    /// Whether an acronym has the first letters of all words with capitals from `start` to `end`, and perhaps of others.
    fn are_initials(&self, start: usize, end: usize, acronym: &str) -> bool {
        let mut letters = acronym.chars().filter(|c| c.is_alphabetic()).peekable();
        let joins = |i: usize| {
            let word = self.word(i);
            let closed = word.likely == Some(Tag::Preposition)
                || word.is(Class::And)
                || word.tags.has(Tag::Determiner)
                || word.is(Class::NameParticle);
            match self.tokens[i].shape {
                Shape::Lower => closed || i > start && self.tokens[i - 1].shape == Shape::Hyphen,
                Shape::Hyphen | Shape::Symbol | Shape::Apostrophe => true,
                _ => word.is(Class::PossessiveMark),
            }
        };
        for i in start..end {
            let first = self.tokens[i].of(self.text).chars().next().unwrap_or_default();
            let matches = letters.next_if(|l| l.eq_ignore_ascii_case(&first)).is_some();
            if !(matches && self.tokens[i].shape.is_word() || !self.tokens[i].shape.is_capital() && joins(i)) {
                return false;
            }
        }
        letters.next().is_none()
    }

    /// Whether what an acronym stands for may be a body: its head is a noun for one or for people, or no word of the language; of other things only what acts.
    fn may_have_acronym(&self, start: usize, open: usize) -> bool {
        const BODIES: [Class; 5] = [Class::OrganizationNoun, Class::BodyNoun, Class::GroupNoun, Class::GovernmentNoun, Class::PeopleNoun];
        let head = (start..open).find(|i| self.tokens[*i].shape == Shape::Lower && !self.word(*i).is(Class::And)).unwrap_or(open) - 1;
        let head = self.word(head);
        let person = self.word(start).is(Class::FirstName) && (start..open).all(|i| self.tokens[i].shape.is_capital());
        let strange = head.likely.is_none() && !head.is(Class::LastName);
        let several = matches!(self.lexicon.sort(head.lemma), Sort::Person | Sort::Group | Sort::Nature);
        let people = head.likely == Some(Tag::Plural) && several;
        let quantity = matches!(self.lexicon.sort(head.lemma), Sort::Quantity | Sort::Artifact | Sort::Act | Sort::Nature | Sort::Saying);
        let speaks = || if quantity { self.speaks_after(open + 3) } else { self.claims_after(open + 3) };
        !person && (head.is_any(&BODIES) || strange || people || speaks())
    }
}
