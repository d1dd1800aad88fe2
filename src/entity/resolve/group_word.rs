//! What a word is to the noun group that it stands in, and which may stand in one.

use super::Resolver;
use super::traits::Traits;
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Classes, Tag, Tags};
use crate::text::shape::Shape;

/// What may stand in a noun group.
pub(super) const MEMBERS: Tags = Tags::of(&[Tag::Noun, Tag::Plural, Tag::Adjective, Tag::Participle, Tag::Number, Tag::Ing]);
/// Tags of nouns.
pub(super) const NOUNS: Tags = Tags::of(&[Tag::Noun, Tag::Plural]);

impl Resolver<'_> {
    pub(super) fn is_time(&self, i: usize) -> bool {
        const TIMES: Classes = Classes::of(&[Class::Time, Class::Weekday, Class::Month]);
        self.word(i).classes.has_any(TIMES)
    }

    pub(super) fn is_noun(&self, i: usize) -> bool {
        let word = self.word(i);
        word.likely.is_some_and(|l| NOUNS.has(l)) || self.is_party_noun(i)
    }

    /// "the royal said": whether an adjective for persons has no noun behind it.
    pub(super) fn is_person_alone(&self, i: usize) -> bool {
        let word = self.word(i);
        let adjective = word.likely == Some(Tag::Adjective) && word.tags.has(Tag::Noun);
        // ("the mum-of-two")
        let of = |j: usize| self.doc.tokens.get(j).is_some_and(|t| t.is(Class::Of));
        let next = || {
            self.doc.tokens.get(i + 1).is_some_and(|t| {
                t.shape == Shape::Hyphen && !of(i + 2) || t.shape.is_word() && t.word.likely.is_none_or(|l| MEMBERS.has(l))
            })
        };
        adjective && self.tables.lexicon.is_for_persons(self.lemma(i)) && !next()
    }

    /// "the 43-year-old": the last word of an age that stands for a person.
    pub(super) fn age_at(&self, i: usize, end: usize) -> Option<usize> {
        if !(i..end.min(i + 2)).any(|j| self.token(j).shape == Shape::Number) {
            return None;
        }
        let mut words = (i..end).filter(|j| self.token(*j).shape != Shape::Hyphen);
        let (_, number, unit, old) = (words.next()?, words.next()?, words.next()?, words.next()?);
        let age = self.token(number).shape == Shape::Number && self.word(unit).is(Class::Time);
        (age && self.word(old).likely == Some(Tag::Adjective) && self.token(old - 1).shape == Shape::Hyphen).then_some(old)
    }

    /// Whether a word may be the head of what means a party.
    pub(super) fn is_party_noun(&self, i: usize) -> bool {
        self.traits[i].has(Traits::PARTY)
    }

    /// Whether a token ends a role that a list has.
    pub(super) fn is_role(&self, head: usize) -> bool {
        self.traits[head].has(Traits::ROLE)
    }

    /// "the head of state": where the office ends that a group names whose head stands at a token, else the group.
    pub(super) fn office_end(&self, head: usize) -> usize {
        let end = head + 1;
        if !self.is_role(head) || self.doc.tokens.get(end).is_none_or(|t| t.word.likely != Some(Tag::Preposition)) {
            return end;
        }
        self.known_at(head, Kind::Role).map_or(end, |office| end.max(office.tokens.end as usize))
    }

    /// The known name of a kind that covers a token.
    pub(super) fn known_at(&self, i: usize, kind: Kind) -> Option<&crate::entity::Known> {
        let number = *self.names.known_at.get(i)? as usize;
        self.names.known.get(number.checked_sub(1)?).filter(|k| k.kind == kind)
    }
}
