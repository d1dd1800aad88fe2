//! Pairs: what means two parties at once, or several: "both sides", "the two countries", "each other", "the three".

use super::Resolver;
use super::ask::Ask;
use super::here::Here;
use super::item::{Item, Kinds};
use crate::document::{EntityId, MentionForm, Resolved, Token};
use crate::gazetteer::Kind;
use crate::lexicon::described::SPOUSE;
use crate::lexicon::{Class, Classes, Tag, Tags, Word};
use crate::span::Tokens;
use crate::text::shape::Shape;
use std::ops::Range;

impl Resolver<'_> {
    /// A phrase for several parties that begins at `i`: adds its item, and says where to go on.
    pub(super) fn pair_at(&mut self, i: usize, here: &Here) -> Option<usize> {
        const OPENING: Classes = Classes::of(&[Class::Reciprocal, Class::Definite, Class::Pair]);
        if !self.word(i).classes.has_any(OPENING) {
            return None;
        }
        let end = here.sentence.end as usize;
        if i + 1 < end && self.word(i).is(Class::Reciprocal) && self.word(i + 1).is(Class::Reciprocal) {
            return self.each_other(i, here);
        }
        if let Some(pronoun) = self.pronoun_before_pair(i, here) {
            let mut item = self.item(Tokens::new(i, i + 1), here);
            self.points_back(&mut item, pronoun);
            item.resolved = Resolved::Pronoun;
            self.note(item, here);
            return Some(i + 1);
        }
        let first = i + self.word(i).is(Class::Definite) as usize;
        if first >= end {
            return None;
        }
        let pair = self.word(first).is(Class::Pair);
        if first > i && !pair && self.word(first).likely != Some(Tag::Number) {
            return self.plural_at(i, here);
        }
        if first == i && !pair || self.is_nobody_in_particular(i, first, end) {
            return None;
        }
        let (head, noun) = self.head_of_pair(i, first, here)?;
        let tokens = Tokens::new(i, head + 1);
        // "met two diplomats … the pair": nobody who was named
        if let Some(two) = self.two_unnamed(here, noun).filter(|_| pair) {
            let mut item = self.item(tokens, here);
            self.describes(&mut item, two);
            self.note(item, here);
            return Some(tokens.end as usize);
        }
        // "her husband, Hale … The couple said", whoever else was named with somebody
        let couple = || self.ties.couple.filter(|_| self.is_of_sort(&[self.lemma(head)], SPOUSE)).map(|two| two.to_vec());
        let members = match pair {
            true if couple().is_some() => couple()?,
            true => self.several(tokens, here, 2..3, noun).or_else(|| self.pair(tokens, noun, here))?,
            false => self.several(tokens, here, 3..usize::MAX, noun)?,
        };
        Some(self.note_parties(tokens, members, here))
    }

    /// "they both": the item of the pronoun right before a word for two, who they are.
    fn pronoun_before_pair(&self, i: usize, here: &Here) -> Option<usize> {
        let last = self.items.len().checked_sub(1).filter(|_| self.word(i).is(Class::Pair) && !self.word(i).is(Class::Definite))?;
        let item = &self.items[last];
        let beside = item.tokens.end as usize == i && i > here.sentence.start as usize;
        (beside && self.is_third_person(item.head() as usize)).then_some(last)
    }

    /// The two persons whom nobody names that the sentence or the one before speaks of last, with no two named behind them, where a word for two stands alone.
    fn two_unnamed(&self, here: &Here, noun: bool) -> Option<usize> {
        let near = (self.from.max(self.topics)..self.items.len()).rev().take_while(|n| self.items[*n].sentence + 1 >= here.number);
        let two = |i: &Item| i.kinds == Kinds::PEOPLE && i.entity.is_none() && i.of.is_none() && i.antecedent.is_none();
        let counted = |i: &Item| {
            i.tokens.len() > 1
                && self.word(i.tokens.start as usize).is(Class::Pair)
                && self.word(i.tokens.start as usize).tags.has(Tag::Number)
        };
        let found = near.into_iter().find(|n| two(&self.items[*n]) || self.items[*n].members.len() == 2)?;
        (!noun && counted(&self.items[found]) && self.items[found].members.is_empty()).then_some(found)
    }

    /// Whether a number or a word for two at `first`, with the article at `i` or none, means nobody who was named.
    fn is_nobody_in_particular(&self, i: usize, first: usize, end: usize) -> bool {
        const FEW: usize = 4;
        let word = self.word(first);
        let behind = &self.doc.tokens[first + 1..end.min(first + 1 + FEW)];
        // "neither hopeful nor hopeless"
        word.is(Class::NegationDeterminer) && behind.iter().any(|t| t.is(Class::Negation))
            // "two lawmakers", "a couple"
            || first == i && word.tags.meets(Tags::of(&[Tag::Number, Tag::Noun]))
    }

    /// The head of a phrase for so many parties, and whether that is a noun: "both sides", "both Baltic ports", "both". None where something else is counted, or the
    /// word stands for no phrase.
    fn head_of_pair(&self, i: usize, first: usize, here: &Here) -> Option<(usize, bool)> {
        let (start, end) = (here.sentence.start as usize, here.sentence.end as usize);
        // "the pair" is a noun itself
        let noun = first + 1 < end
            && self.token(first + 1).shape == Shape::Lower
            && !self.word(first).tags.has(Tag::Noun)
            && (self.is_noun(first + 1) || self.word(first + 1).likely.is_none());
        // "the three military governments", "both Baltic ports"
        let described = self.described_plural(first + 1, end);
        let head = described.unwrap_or(first + noun as usize);
        let noun = noun || described.is_some();
        let next = self.doc.tokens.get(head + 1);
        // "they both promised": of whom it is said before
        let finite = |t: &Token| t.word.likely.is_some_and(|l| Tags::FINITE.with(Tag::Base).has(l));
        // "urged both to return"
        let object = head == i && i > start && self.word(i - 1).likely.is_some_and(|l| Tags::VERB.has(l));
        let urged = || object && next.is_some_and(|t| t.word.likely == Some(Tag::To));
        let ends = || head + 1 >= end || next.is_some_and(|t| !t.shape.is_word() || finite(t) || t.word.likely == Some(Tag::Adverb));
        // "accused both of theft", "Both condemned it": a party of a claim by itself
        let party = || self.parts_at(head as u32).iter().any(|p| p.tokens.end as usize == head + 1);
        // "both of them"
        let of_them = !noun
            && next.is_some_and(|t| t.is(Class::Of))
            && head + 2 < end
            && self.is_third_person(head + 2)
            && self.word(head + 2).is(Class::PluralNumber);
        // ("Both Oslo and Riga")
        if !noun && first == i && !urged() && !ends() && !of_them && !party() {
            return None;
        }
        // "the two-day", "the two million", "the pair of", but "accused the two of theft"
        let bound = |t: &Token| t.shape == Shape::Hyphen || t.word.likely == Some(Tag::Number);
        (!next.is_some_and(bound) && (of_them || !self.is_bound_by_of(head))).then_some((head, noun))
    }

    /// "the neighbours", "the companies": those that were named together just before.
    fn plural_at(&mut self, i: usize, here: &Here) -> Option<usize> {
        let end = here.sentence.end as usize;
        let head = if self.is_plural(i + 1) && self.is_party_noun(i + 1) { i + 1 } else { self.described_plural(i + 1, end)? };
        let tokens = Tokens::new(i, head + 1);
        // "the families of the victims" are none of them
        let bound = self.doc.tokens.get(head + 1).is_some_and(|t| t.shape.is_capital()) || self.is_bound_by_of(head);
        // "the regional authorities" are not several states
        if bound || self.word(head).is(Class::GovernmentNoun) && self.word(head).is(Class::PeopleNoun) {
            return None;
        }
        if self.is_said_of_others(head, here) {
            return None;
        }
        let two = || if self.noun_of(head).is(Class::StateNoun) { self.two_near(tokens, &self.fitting(head)) } else { None };
        let members = self.several(tokens, here, 2..usize::MAX, true).or_else(two)?;
        Some(self.note_parties(tokens, members, here))
    }

    /// "their captains … the captains": whether the story has just spoken by the same noun of several whom nobody names.
    fn is_said_of_others(&self, head: usize, here: &Here) -> bool {
        const LOOK_BACK: usize = 30;
        let noun = self.lemma(head);
        let near = self.items[self.from.max(self.topics)..].iter().rev().take(LOOK_BACK).take_while(|i| i.sentence + 2 >= here.number);
        near.take_while(|i| i.members.len() < 2).any(|i| i.noun == noun && i.entity.is_none() && i.kinds.meets(Kinds::SEVERAL))
    }

    /// "Baltic neighbours", "rival ferry companies": the plural noun for parties at the end of some words that describe it, the first at `from`.
    fn described_plural(&self, from: usize, end: usize) -> Option<usize> {
        const MOST: usize = 3;
        let describes = |j: usize| match self.mention_at(j) {
            Some(m) => m.tokens.len() == 1 && m.tokens.start as usize == j && self.kind(m.entity).is_on_map(),
            None => {
                let tag = matches!(self.word(j).likely, Some(Tag::Adjective | Tag::Noun | Tag::Participle | Tag::Ing));
                self.token(j).shape == Shape::Hyphen || self.token(j).shape == Shape::Lower && tag
            }
        };
        let words = (from..end.min(from + MOST)).take_while(|j| describes(*j) && !self.is_plural(*j)).count();
        let head = from + words;
        (words > 0 && head < end && self.token(head).shape == Shape::Lower && self.is_plural(head) && self.is_party_noun(head))
            .then_some(head)
    }

    fn note_parties(&mut self, tokens: Tokens, members: Vec<EntityId>, here: &Here) -> usize {
        let entity = self.together(&members);
        let item = Item {
            entity: Some(entity),
            members,
            kinds: Kinds::PARTIES,
            form: Some(MentionForm::Definite),
            resolved: Resolved::Definite,
            ..self.item(tokens, here)
        };
        self.note(item, here);
        tokens.end as usize
    }

    /// "each other": the parties of the clause.
    fn each_other(&mut self, i: usize, here: &Here) -> Option<usize> {
        let ask = Ask::new(i, Kinds::PARTIES, &[], here);
        let found =
            self.antecedent(&ask, |item| (item.sentence == here.number).then_some(0.0)).or_else(|| self.antecedent(&ask, |_| Some(0.0)))?;
        let mut item = self.item(Tokens::new(i, i + 2), here);
        self.points_back(&mut item, found);
        (item.form, item.resolved) = (Some(MentionForm::Pronoun), Resolved::Pronoun);
        self.note(item, here);
        Some(i + 2)
    }

    /// "the three countries", "both": so many that were named together just before.
    fn several(&self, tokens: Tokens, here: &Here, count: Range<usize>, noun: bool) -> Option<Vec<EntityId>> {
        const NEAR: u32 = 2;
        const NEAR_PERSONS: u32 = 4;
        // three that were named together are seldom others
        const FAR: u32 = 6;
        let object = |i: usize| self.is_object(i, here);
        let alone = count.end == 3 && !noun && self.word(tokens.end as usize - 1).is(Class::Pair) && object(tokens.start as usize);
        let farthest = match count.start {
            3.. => FAR,
            // "met the pair"
            _ if alone => NEAR_PERSONS,
            _ => NEAR,
        };
        let mut not = self.ruled_out(tokens.end as usize - 1);
        not.extend(self.speaker_of_dealings(tokens, here));
        let ask = Ask { most: 0.0, ..Ask::new(tokens.start as usize, Kinds::PARTIES, &[], here) };
        // "the extremists" are no states
        let people = self.word(tokens.end as usize - 1).is(Class::PeopleNoun);
        let sort = Self::sort(self.noun_of(tokens.end as usize - 1), people);
        // "Oslo and Riga mediate between the two sides": others than they
        let start = tokens.start as usize;
        let object = start > here.sentence.start as usize && self.word(start - 1).is(Class::Dealings);
        let fits = |item: &Item| {
            let near = here.number - item.sentence <= farthest && !(object && item.subject && item.sentence == here.number);
            near && count.contains(&item.members.len()) && item.members.iter().all(|e| (!noun || sort(self.kind(*e))) && !not.contains(e))
        };
        self.antecedent(&ask, |item| fits(item).then_some(0.0)).map(|n| self.items[n].members.clone())
    }

    /// "Riga said it was in touch with both sides": whose speech it is that speaks of dealings with others.
    pub(super) fn speaker_of_dealings(&self, tokens: Tokens, here: &Here) -> Option<EntityId> {
        let before =
            (tokens.start as usize).checked_sub(1).filter(|b| *b >= here.sentence.start as usize && self.word(*b).is(Class::Dealings))?;
        self.source_of(self.content_around(before)?.claim)
    }

    pub(super) fn noun_of(&self, head: usize) -> Word {
        let word = self.word(head);
        if word.lemma.is_known() { self.tables.lexicon.word(word.lemma) } else { word }
    }

    /// Whether a noun may mean a kind of party.
    pub(super) fn sort(noun: Word, people: bool) -> impl Fn(Kind) -> bool {
        let described = noun.is_any(&[Class::BodyNoun, Class::StateNoun, Class::GroupNoun, Class::GovernmentNoun]);
        let persons = noun.is(Class::PersonNoun) || noun.is(Class::PeopleNoun) || people && !described;
        let states = noun.is(Class::StateNoun);
        // "the rebels" are no states
        let rebels = noun.is(Class::GroupNoun) && !noun.is(Class::BodyNoun);
        // "the rivals" may be persons or states
        move |kind| match kind {
            Kind::Person => persons,
            Kind::State => !persons && !rebels || states,
            Kind::Organization | Kind::Group => !states && (described || !persons),
            _ => false,
        }
    }
}
