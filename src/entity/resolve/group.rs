//! Noun groups: a determiner, what describes, a head noun; and what the head may be.

use super::Resolver;
use super::group_word::{MEMBERS, NOUNS};
use super::here::Here;
use crate::document::MentionForm;
use crate::lexicon::{Class, Tag, Tags, Word};
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

/// A group while it is read.
struct Reading<'h> {
    /// its first token
    start: usize,
    /// whether that is a determiner
    determined: bool,
    /// it has no token from here on
    end: usize,
    here: &'h Here,
    /// what may be its head, so far
    head: Option<usize>,
    /// the mentions inside, so far
    names: (usize, usize),
}

/// What a token is to a group that is read up to it.
enum Step {
    /// it may be its head
    Head,
    /// it describes
    Inside,
    /// the group ended before it
    End,
    /// there is none
    NoGroup,
}

impl Group {
    pub(super) fn head(&self) -> usize {
        self.tokens.end as usize - 1
    }
}

impl Resolver<'_> {
    /// The group that begins at token `i`; `m` is the number of the first mention that does not end before. None where a name is its head.
    pub(super) fn group_at(&self, i: usize, m: usize, here: &Here) -> Option<Group> {
        let first = self.word(i);
        let determined = first.likely == Some(Tag::Determiner) && self.token(i).shape != Shape::Upper;
        if !determined && self.is_verb_here(i, here.sentence) {
            return None;
        }
        let end = (here.sentence.end as usize).min(i + LONGEST);
        let read = self.read(Reading { start: i, determined, end, here, head: None, names: (m, m) })?;
        let head = match read.head {
            // "the 43-year-old accused them"
            Some(head) if head > i + 4 && self.is_source(head - 1) && self.age_at(i, end) == Some(head - 1) => head - 1,
            Some(head) => head,
            None => self.age_at(i, end)?,
        };
        // "the five most": so many, whatever form their noun has
        let counted = determined && head == i + 2 && self.word(i + 1).likely == Some(Tag::Number);
        let many = read.head.is_some() && counted && self.word(head).is(Class::PeopleNoun);
        Some(Group {
            tokens: Tokens::new(i, head + 1),
            determined,
            definite: determined && first.is(Class::Definite),
            names: read.names,
            one: self.singular(head),
            plural: many || self.is_plural(head),
        })
    }

    /// Whether what may begin a group is a verb where it stands.
    fn is_verb_here(&self, i: usize, sentence: Tokens) -> bool {
        let Some(before) = i.checked_sub(1).filter(|b| *b >= sentence.start as usize) else { return false };
        let (word, last) = (self.word(i), self.word(before));
        // "to harm", "did not answer", "he accused"
        let led = match last.likely {
            Some(Tag::To | Tag::Modal) => word.tags.has(Tag::Base),
            Some(Tag::Pronoun) => word.tags.meets(Tags::FINITE),
            _ => (last.is(Class::Do) || last.is(Class::Negation)) && word.tags.has(Tag::Base),
        };
        // "Hale accused officials"
        let acts = || word.tags.has(Tag::Past) && word.cue != 0 && !word.tags.meets(NOUNS);
        let named = || self.mention_at(before).is_some_and(|m| m.form != MentionForm::Adjective && m.tokens.end as usize == i);
        led || acts() && named() || self.claims_at(i) || self.token(before).shape == Shape::Lower && self.claims_of(before, i)
    }

    /// A group as far as it goes; none where it is no group.
    fn read<'h>(&self, mut group: Reading<'h>) -> Option<Reading<'h>> {
        let mut j = group.start + group.determined as usize;
        while j < group.end {
            if let Some(name) = self.doc.mentions.get(group.names.1).filter(|m| m.tokens.start as usize <= j) {
                let after = name.tokens.end as usize;
                let describes = name.form == MentionForm::Adjective;
                // "Pakistan accused": what may be a verb behind a name is one
                let verb = || self.word(after).tags.has(Tag::Past) || self.claims_at(after);
                if after >= group.end || !describes && (group.head.is_some() || verb()) {
                    return None;
                }
                (group.head, group.names.1, j) = (None, group.names.1 + 1, after);
                continue;
            }
            // "state-owned": what stands before a hyphen is no head; "co-founder": what stands behind may be
            if self.token(j).shape == Shape::Hyphen && j > group.start {
                // "the mother-of-two"
                if group.head.is_some() && self.doc.tokens.get(j + 1).is_some_and(|t| t.is(Class::Of)) {
                    break;
                }
                group.head = Some(j + 1).filter(|behind| *behind < group.end && self.is_noun(*behind));
                j += 2;
                continue;
            }
            match self.step(&group, j) {
                Step::Head => group.head = Some(j),
                Step::Inside => {}
                Step::End => break,
                Step::NoGroup => return None,
            }
            j += 1;
        }
        Some(group)
    }

    /// What token `j` is to a group that is read up to it.
    fn step(&self, group: &Reading, j: usize) -> Step {
        let (token, word) = (self.token(j), self.word(j));
        let opens = j == group.start;
        // "the head of state": the office goes on, its noun does not
        if word.likely == Some(Tag::Preposition) && self.is_role(j) {
            return if group.head.is_some() { Step::End } else { Step::NoGroup };
        }
        let written = token.shape == Shape::Lower
            || token.shape == Shape::Number && group.head.is_none()
            || token.shape.is_capital() && self.is_capital_of_noun(group, j);
        if !written && token.shape.is_capital() && !word.is(Class::Weekday) && !word.is(Class::Month) {
            // "police officer Hale": the group goes on with a name; "the Moslem party": a name describes
            return if group.head.is_some() || opens { Step::NoGroup } else { Step::Inside };
        }
        // "saying officials"
        let owned = || j > group.here.sentence.start as usize && self.word(j - 1).is(Class::PossessiveMark);
        if opens && word.likely == Some(Tag::Ing) && !owned() {
            return Step::NoGroup;
        }
        let adjective = word.likely == Some(Tag::Adjective);
        // "the government next month"
        let time = || adjective && j + 1 < group.end && self.is_time(j + 1);
        if !written || group.head.is_some_and(|h| self.is_verb_after(group, h, j) || time()) {
            return Step::End;
        }
        let party = self.is_party_noun(j);
        if !party && !self.may_belong(group, word) {
            return Step::End;
        }
        // "the accused", "the royal", "the Rotterdam native"
        let named = || group.names.1 > group.names.0 && self.doc.mentions[group.names.1 - 1].tokens.end as usize == j;
        let party = party || group.determined && (j == group.start + 1 || named()) && self.is_person_alone(j);
        let noun = word.tags.meets(NOUNS) || word.likely.is_none() && token.shape == Shape::Lower;
        match group.head {
            _ if party || noun && !adjective => Step::Head,
            Some(_) if !adjective => Step::End,
            _ => Step::Inside,
        }
    }

    /// Whether a word with a capital is a common noun: in a title, at the beginning of its sentence ("the MP"), or as an office that is no name ("the Prime Minister").
    fn is_capital_of_noun(&self, group: &Reading, j: usize) -> bool {
        let known = || self.word(j).likely.is_some() || self.is_party_noun(j);
        let first = || (group.here.sentence.start as usize..j).all(|k| !self.token(k).shape.is_word());
        // ("Boeing's CEO", "its CEO", and in a headline "CEO quits")
        let owned = |b: usize| self.word(b).is(Class::PossessiveMark) || self.word(b).tags.has(Tag::Possessive);
        let before = || group.start > group.here.sentence.start as usize && owned(group.start - 1);
        let acronym = || self.token(j).shape == Shape::Upper && (group.here.title || before());
        let office = (group.determined || acronym()) && self.is_party_noun(j) && self.mention_of[j] == 0;
        office || self.token(j).shape == Shape::Capital && (group.here.title || known() && first())
    }

    /// Whether a word that is for no party may stand in a group: by its likeliest reading, or since a determiner without a noun stands before it.
    fn may_belong(&self, group: &Reading, word: Word) -> bool {
        match word.likely {
            None => group.head.is_none(),
            Some(likely) if MEMBERS.has(likely) => true,
            Some(Tag::Adverb) => group.determined && group.head.is_none(),
            Some(likely) => group.determined && group.head.is_none() && likely != Tag::Modal && word.tags.meets(NOUNS),
        }
    }

    /// Whether the word after a head that is a party is its verb: "the company plans to".
    fn is_verb_after(&self, group: &Reading, head: usize, j: usize) -> bool {
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
        let (end, determined) = (group.here.sentence.end as usize, group.determined || group.here.title);
        // "Foreign minister summons envoy"
        if determined && self.is_role(head) && self.word(j).tags.has(Tag::Third) && !self.is_party_noun(j) {
            return true;
        }
        let verb = self.word(j).likely.is_some_and(|l| Tags::FINITE.has(l));
        !self.is_party_noun(j)
            && (verb || determined)
            && (j + 1 >= end || self.token(j + 1).shape.is_capital() || self.word(j + 1).likely.is_some_and(|l| AFTER.has(l)))
    }

    /// Whether a genitive or a possessive pronoun stands before a group.
    pub(super) fn is_owned(&self, group: &Group) -> bool {
        let before = group.tokens.start.checked_sub(1).map(|b| self.word(b as usize));
        before.is_some_and(|w| w.is(Class::PossessiveMark) || w.tags.has(Tag::Possessive))
    }

    /// "Turkey summons envoy", though summons may be a noun: whether who stands right before a verb claims with it.
    fn claims_at(&self, verb: usize) -> bool {
        let word = self.word(verb);
        word.cue != 0 && word.tags.has(Tag::Third) && verb > 0 && self.is_source(verb - 1)
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
