//! What the text says of somebody, with the name and beside it: what is remembered for descriptions.

use super::Resolver;
use super::body_fit::{FEW, Name};
use super::country::Country;
use super::described::Described;
use super::group::Group;
use super::here::Here;
use crate::document::{EntityId, Mention, MentionForm};
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Tag, WordId};
use crate::text::shape::Shape;
use smallvec::SmallVec;
use std::cell::OnceCell;

/// So much of it is remembered.
const MOST: usize = 12;

/// What the text says of somebody, with the name and beside it.
#[derive(Debug, Default)]
pub(super) struct Facts<'t> {
    /// what the name says, once somebody asked
    pub(super) name: OnceCell<Name<'t>>,
    /// by which nouns it was called: "the tanker operator Lanvik", "Senator Hale"
    pub(super) called: SmallVec<[WordId; 4]>,
    /// which of those words make another role: "former" and "mayor"
    pub(super) others: SmallVec<[(WordId, WordId); 1]>,
    /// the subtypes of bodies that those tell of first
    pub(super) senses: SmallVec<[&'t str; 1]>,
    /// to which bodies a person belongs: "Hale, who heads Lanvik"
    pub(super) bodies: SmallVec<[EntityId; 4]>,
    /// whose a person is: "Hale's lawyer, Ana Ruiz"
    pub(super) whose: Option<EntityId>,
    /// where a person is from: "the Peruvian banker Hale"
    pub(super) country: Option<Country>,
    /// for which place a person holds an office: "Utah Senator Hale", "Mayor Hale of Lodz"
    pub(super) seat: Option<EntityId>,
    /// how old a person is: "Hale, 52,"
    pub(super) age: Option<u8>,
    /// the number of the longest name by which the text mentions it
    pub(super) longest: Option<u32>,
    /// whether the article is about it
    pub(super) topic: bool,
}

impl Facts<'_> {
    /// Remembers by which role somebody was named.
    pub(super) fn hold(&mut self, noun: WordId) {
        remember(&mut self.called, noun);
    }
}

impl Resolver<'_> {
    /// "Utah Senator Hale", "Mayor Hale of Lodz", "Rep. Hale (R-Utah)": remembers the place beside a title and a name.
    pub(super) fn learn_seat(&mut self, name: &Mention, person: EntityId) {
        const LONGEST: usize = 3;
        const BRACKET: usize = 4;
        if self.kind(person) != Kind::Person {
            return;
        }
        let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
        let title = (0..start).rev().take(LONGEST).take_while(|i| self.is_title(*i)).count();
        if title == 0 {
            return;
        }
        let place = |i: usize| self.mention_at(i).map(|m| m.entity).filter(|e| self.kind(*e) == Kind::Place);
        let before = (start - title).checked_sub(1).and_then(place);
        let behind = || match self.doc.tokens.get(end) {
            Some(of) if of.is(Class::Of) => place(end + 1),
            Some(open) if open.shape == Shape::Open => (end + 1..end + BRACKET).find_map(place),
            _ => None,
        };
        if let Some(seat) = before.or_else(behind) {
            self.facts[person.0 as usize].seat = Some(seat);
        }
    }

    /// Whether the place that a description names is the one for which a person holds an office; none where either is not known.
    pub(super) fn is_of_seat(&self, d: &Described, person: EntityId) -> Option<bool> {
        let names = &self.doc.mentions[d.group.names.0..d.group.names.1];
        let place = names.iter().map(|m| m.entity).find(|e| self.kind(*e) == Kind::Place)?;
        Some(self.facts[person.0 as usize].seat? == place)
    }

    /// Remembers the noun at `head` for somebody.
    pub(super) fn call(&mut self, entity: EntityId, head: usize) {
        let (noun, kind) = (self.lemma(head), self.kind(entity));
        let before = self.noun_before_adjective(head);
        self.spoken.insert(noun);
        let facts = &mut self.facts[entity.0 as usize];
        match kind {
            Kind::Person => {
                facts.hold(noun);
                before.into_iter().for_each(|noun| facts.hold(noun));
            }
            Kind::Organization | Kind::Group if remember(&mut facts.called, noun) => {
                let senses = self.tables.lexicon.bodies(noun);
                // "the food group": a vague noun tells of no sort
                let vague = senses.len() > 2 * FEW;
                facts.senses.extend(senses.first().filter(|_| !vague).map(String::as_str));
            }
            _ => {}
        }
    }

    /// "the secretary-general", "the inspector general": the noun of a role before the adjective that ends it.
    fn noun_before_adjective(&self, head: usize) -> Option<WordId> {
        let role = self.known_at(head, Kind::Role).filter(|k| k.tokens.len() > 1 && k.tokens.end as usize == head + 1)?;
        let hyphen = (self.token(head - 1).shape == Shape::Hyphen) as usize;
        let noun = (head - 1).checked_sub(hyphen).filter(|n| *n >= role.tokens.start as usize)?;
        let person = self.word(noun).is(Class::PersonNoun) || self.tables.lexicon.is_for_persons(self.lemma(noun));
        // (no "chief executive" is a chief)
        let noun_only = !self.word(noun).tags.has(Tag::Adjective);
        (self.word(head).tags.has(Tag::Adjective) && noun_only && person).then(|| self.lemma(noun))
    }

    /// Remembers of what sort a body is of which nothing was known before, by a noun which is thought to mean it, and that noun where it is described: "the
    /// German pump maker … the pump maker".
    pub(super) fn sort_as(&mut self, body: EntityId, d: &Described) {
        let noun = self.noun(d);
        let (lemma, modified, sort) = (noun.lemma, noun.modified, noun.subtypes.first().map(String::as_str));
        let facts = &mut self.facts[body.0 as usize];
        if facts.senses.is_empty() {
            facts.senses.extend(sort);
        }
        if modified {
            remember(&mut facts.called, lemma);
        }
    }

    /// "the tanker operator Lanvik", "the goalkeeper Hale": the noun right before a name.
    pub(super) fn learn_noun_before(&mut self, mention: &Mention, entity: EntityId, here: &Here) {
        let before = mention.tokens.start.checked_sub(1).filter(|b| *b >= here.sentence.start).map(|b| b as usize);
        // "Justice Hale": a title may tell what somebody is
        if let Some(title) = before.filter(|b| self.kind(entity) == Kind::Person && self.tables.lexicon.is_for_persons(self.lemma(*b))) {
            self.call(entity, title);
            self.call_other(entity, title);
            self.learn_country(entity, title.saturating_sub(1).max(here.sentence.start as usize) as u32, None);
            return;
        }
        // "Frenchman Hale"
        let origin = before.and_then(|b| self.mention_at(b)).filter(|m| m.form != MentionForm::Name && self.kind(m.entity) == Kind::State);
        if let Some(state) = origin.filter(|_| self.kind(entity) == Kind::Person).map(|m| m.entity) {
            self.facts[entity.0 as usize].country = Country::new(self.country(state));
        }
        // ("Steelmaker Lanvik" at the beginning)
        let common = |b: usize| self.token(b).shape == Shape::Lower || b == here.sentence.start as usize;
        if let Some(b) = before.filter(|b| common(*b) && self.word(*b).is(Class::BodyNoun)) {
            self.call(entity, b);
            // "the Australian mining group Lanvik"
            const LONGEST: usize = 3;
            let adjective = (b.saturating_sub(LONGEST)..b).rev().find_map(|i| self.mention_at(i));
            let state = adjective.filter(|m| m.form == MentionForm::Adjective && self.kind(m.entity) == Kind::State).map(|m| m.entity);
            if let Some(state) = state.filter(|_| self.entity(entity).row.is_none()) {
                self.facts[entity.0 as usize].country = Country::new(self.country(state));
            }
        }
    }

    /// "Ana Ruiz KC": what the letters behind a name say of somebody.
    pub(super) fn learn_suffix(&mut self, mention: &Mention, entity: EntityId, here: &Here) {
        if self.kind(entity) != Kind::Person {
            return;
        }
        let end = mention.tokens.end as usize;
        // (not always a part of the name)
        let suffix = (end - 1..here.sentence.end.min(mention.tokens.end + 1) as usize).find(|i| self.token(*i).shape == Shape::Upper);
        let tells = suffix.filter(|i| self.tables.lexicon.is_for_persons(self.lemma(*i)));
        tells.into_iter().for_each(|i| self.call(entity, i));
    }

    /// "Ana Ruiz, 52,": the age behind a name.
    pub(super) fn learn_age(&mut self, mention: &Mention, entity: EntityId) {
        let comma = mention.tokens.end as usize;
        let number = self.doc.tokens.get(comma).filter(|t| t.shape == Shape::Comma).and_then(|_| self.age_in(comma + 1));
        // "45-year-old Daniel Hale"
        const WORDS: usize = 6;
        let first = (mention.tokens.start as usize).checked_sub(WORDS);
        let before = || first.filter(|i| self.age_at(*i, i + WORDS) == Some(i + WORDS - 1)).and_then(|i| self.age_in(i + 1));
        if let Some(age) = number.or_else(before).filter(|_| self.kind(entity) == Kind::Person) {
            self.facts[entity.0 as usize].age = Some(age);
        }
    }

    /// "the 45-year-old", "a 45-year-old nurse": the age that a group tells.
    pub(super) fn age_told(&self, group: &Group) -> Option<u8> {
        let head = group.head();
        group.tokens.range().find_map(|i| self.age_in(i).filter(|_| self.word((i + 2).min(head)).is(Class::Time)))
    }

    /// The age that a token is, in years.
    pub(super) fn age_in(&self, i: usize) -> Option<u8> {
        let token = self.doc.tokens.get(i).filter(|t| t.shape == Shape::Number)?;
        self.doc.article.text[token.start as usize..token.end as usize].parse().ok().filter(|years| (1..130).contains(years))
    }
}

/// Adds to a short list what it does not hold yet; whether it did.
pub(super) fn remember<T: PartialEq>(list: &mut SmallVec<[T; 4]>, what: T) -> bool {
    let new = list.len() < MOST && !list.contains(&what);
    if new {
        list.push(what);
    }
    new
}
