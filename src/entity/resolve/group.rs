//! Noun groups: a determiner, what describes, a head noun; and what the head may be.

use super::Resolver;
use super::traits::Traits;
use super::words::{MEMBERS, NOUNS};
use crate::document::MentionForm;
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Classes, Tag, Tags, Word};
use crate::span::Tokens;
use crate::text::shape::Shape;

/// No group has more tokens.
const LONGEST: usize = 9;

/// A noun group with a common noun at its head.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    /// from the determiner to the head
    pub(super) tokens: Tokens,
    /// whether it begins with a determiner
    pub(super) determined: bool,
    /// whether that is a definite one
    pub(super) definite: bool,
    /// mentions inside, as their numbers
    pub(super) names: (usize, usize),
    /// the word of its head's lemma, which has the classes of its singular
    pub(super) one: Word,
    /// whether it is of several
    pub(super) plural: bool,
}

impl Group {
    pub(super) fn head(&self) -> usize {
        self.tokens.end as usize - 1
    }
}

impl Resolver<'_> {
    /// The group that begins at token `i`; `m` is the number of the first mention that does not end before. None where a name is its head.
    pub(super) fn group_at(&self, i: usize, sentence: Tokens, m: usize, title: bool) -> Option<Group> {
        let first = self.word(i);
        let determined = first.likely == Some(Tag::Determiner) && self.token(i).shape != Shape::Upper;
        // "to harm", "did not answer", "he accused"
        let before = i.checked_sub(1).filter(|b| *b >= sentence.start as usize).map(|b| self.word(b));
        let verb = before.is_some_and(|b| match b.likely {
            Some(Tag::To | Tag::Modal) => first.tags.has(Tag::Base),
            Some(Tag::Pronoun) => first.tags.meets(Tags::FINITE),
            _ => (b.is(Class::Do) || b.is(Class::Negation)) && first.tags.has(Tag::Base),
        });
        // "Hale accused officials"
        let acts = || i > sentence.start as usize && first.tags.has(Tag::Past) && first.cue != 0 && !first.tags.meets(NOUNS);
        let named = || self.mention_at(i - 1).is_some_and(|m| m.form != MentionForm::Adjective && m.tokens.end as usize == i);
        let spoken_of = || i > sentence.start as usize && self.token(i - 1).shape == Shape::Lower && self.claims_of(i - 1, i);
        if !determined && (verb || acts() && named() || spoken_of()) {
            return None;
        }
        let end = (sentence.end as usize).min(i + LONGEST);
        let mut names = (m, m);
        let mut head: Option<usize> = None;
        let mut j = i + determined as usize;
        while j < end {
            if let Some(mention) = self.doc.mentions.get(names.1).filter(|m| m.tokens.start as usize <= j) {
                let after = mention.tokens.end as usize;
                let name = mention.form != MentionForm::Adjective;
                // "Pakistan accused": what may be a verb behind a name is one
                if name && head.is_some() || after >= end || name && self.word(after).tags.has(Tag::Past) {
                    return None;
                }
                names.1 += 1;
                head = None;
                j = after;
                continue;
            }
            let token = self.token(j);
            let word = token.word;
            // "state-owned": what stands before a hyphen is no head; "co-founder": what stands behind may be
            if token.shape == Shape::Hyphen && j > i {
                head = (j + 1 < end && self.is_noun(j + 1)).then_some(j + 1);
                j += 2;
                continue;
            }
            let cased = token.shape == Shape::Lower || token.shape == Shape::Number && head.is_none();
            let first = || (sentence.start as usize..j).all(|k| !self.token(k).shape.is_word());
            // "the Prime Minister", where that is no name
            let office = || determined && self.is_party_noun(j) && self.mention_of[j] == 0;
            let begins = || (word.likely.is_some() || self.is_party_noun(j)) && first();
            // ("the MP")
            let capital = token.shape == Shape::Capital && (title || begins()) || token.shape.is_capital() && office();
            if !cased && !capital && token.shape.is_capital() && !word.is(Class::Weekday) && !word.is(Class::Month) {
                // "police officer Hale": the group goes on with a name; "the Moslem party": a name describes
                if head.is_some() || j == i {
                    return None;
                }
                j += 1;
                continue;
            }
            // "saying officials"
            let owned = i > sentence.start as usize && self.word(i - 1).is(Class::PossessiveMark);
            if j == i && word.likely == Some(Tag::Ing) && !owned {
                return None;
            }
            if !cased && !capital || head.is_some_and(|h| self.is_verb_after(h, j, sentence.end as usize, determined || title)) {
                break;
            }
            // "the government next month"
            if head.is_some() && word.likely == Some(Tag::Adjective) && j + 1 < end && self.is_time(j + 1) {
                break;
            }
            let party = self.is_party_noun(j);
            let likely = word.likely.is_none_or(|l| MEMBERS.has(l));
            let forced = determined && head.is_none() && word.tags.meets(NOUNS) && word.likely != Some(Tag::Modal);
            let adverb = determined && head.is_none() && word.likely == Some(Tag::Adverb);
            if !(likely || party || forced || adverb) || head.is_some() && word.likely.is_none() && !party {
                break;
            }
            // "the accused", "the royal"
            let party = party || determined && j == i + 1 && self.is_person_alone(j);
            let noun = word.tags.meets(NOUNS) || party || word.likely.is_none() && token.shape == Shape::Lower;
            if noun && (party || word.likely != Some(Tag::Adjective)) {
                head = Some(j);
            } else if head.is_some() && word.likely != Some(Tag::Adjective) {
                break;
            }
            j += 1;
        }
        let aged = head.is_none();
        let head = head.or_else(|| self.age_at(i, end))?;
        // "the five most": so many, whatever form their noun has
        let many =
            !aged && determined && head == i + 2 && self.word(i + 1).likely == Some(Tag::Number) && self.word(head).is(Class::PeopleNoun);
        let (one, plural) = (self.singular(head), many || self.is_plural(head));
        Some(Group { tokens: Tokens::new(i, head + 1), determined, definite: determined && first.is(Class::Definite), names, one, plural })
    }

    fn is_time(&self, i: usize) -> bool {
        const TIMES: Classes = Classes::of(&[Class::Time, Class::Weekday, Class::Month]);
        self.word(i).classes.has_any(TIMES)
    }

    pub(super) fn is_noun(&self, i: usize) -> bool {
        let word = self.word(i);
        word.likely.is_some_and(|l| NOUNS.has(l)) || self.is_party_noun(i)
    }

    /// "the royal said": whether an adjective for persons has no noun behind it.
    fn is_person_alone(&self, i: usize) -> bool {
        let word = self.word(i);
        let adjective = word.likely == Some(Tag::Adjective) && word.tags.has(Tag::Noun);
        let next = || {
            self.doc
                .tokens
                .get(i + 1)
                .is_some_and(|t| t.shape == Shape::Hyphen || t.shape.is_word() && t.word.likely.is_none_or(|l| MEMBERS.has(l)))
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

    /// Whether the word after a head that is a party is its verb: "the company plans to".
    fn is_verb_after(&self, head: usize, j: usize, end: usize, determined: bool) -> bool {
        const AFTER: Tags = Tags::of(&[
            Tag::To,
            Tag::That,
            Tag::Determiner,
            Tag::Pronoun,
            Tag::Possessive,
            Tag::Preposition,
            Tag::Adverb,
            Tag::Number,
            Tag::Subordinator,
            Tag::Wh,
        ]);
        if j != head + 1 || !self.word(j).tags.meets(Tags::FINITE) {
            return false;
        }
        if !self.word(j).tags.meets(NOUNS) {
            return true;
        }
        if self.claims_of(head, j) {
            return true;
        }
        // "Foreign minister summons envoy"
        if determined && self.is_role(head) && self.word(j).tags.has(Tag::Third) && !self.is_party_noun(j) {
            return true;
        }
        let verb = self.word(j).likely.is_some_and(|l| Tags::FINITE.has(l));
        !self.is_party_noun(j)
            && (verb || determined)
            && (j + 1 >= end || self.token(j + 1).shape.is_capital() || self.word(j + 1).likely.is_some_and(|l| AFTER.has(l)))
    }

    /// Whether a word may be the head of what means a party.
    pub(super) fn is_party_noun(&self, i: usize) -> bool {
        self.traits[i].has(Traits::PARTY)
    }

    /// Whether a token ends a role that a list has.
    pub(super) fn is_role(&self, head: usize) -> bool {
        self.traits[head].has(Traits::ROLE)
    }

    /// The known name of a kind that covers a token.
    pub(super) fn known_at(&self, i: usize, kind: Kind) -> Option<&crate::entity::Known> {
        let number = *self.names.known_at.get(i)? as usize;
        self.names.known.get(number.checked_sub(1)?).filter(|k| k.kind == kind)
    }

    /// Whether a genitive or a possessive pronoun stands before a group.
    pub(super) fn is_owned(&self, group: &Group) -> bool {
        let before = group.tokens.start.checked_sub(1).map(|b| self.word(b as usize));
        before.is_some_and(|w| w.is(Class::PossessiveMark) || w.tags.has(Tag::Possessive))
    }

    /// "the minister accused envoys", though "the accused" are somebody: whether a past form behind a noun for a party claims what that does.
    fn claims_of(&self, noun: usize, verb: usize) -> bool {
        let word = self.word(verb);
        word.cue != 0 && word.tags.has(Tag::Past) && !word.tags.has(Tag::Plural) && self.is_party_noun(noun)
    }

    /// Whether a noun with something before it has neither determiner nor owner nor name: no body is called so, out of a title.
    pub(super) fn is_bare(&self, group: &Group) -> bool {
        let start = group.tokens.start as usize;
        let owned = self.is_owned(group);
        let names = group.names.0 < group.names.1;
        group.tokens.len() > 1 && !group.determined && !owned && !names && self.token(start).shape == Shape::Lower
    }
}
