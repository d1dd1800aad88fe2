//! Whom the text means: by pronouns, descriptions, and the arguments of claims.
//!
//! The story is read once, from its beginning to its end, titles after the body that they shorten. What it speaks of becomes an item (`item`): names,
//! pronouns, descriptions, and the people and things that nobody names, since "it" may as well mean one of those. Each pronoun and each definite
//! description is given the most salient item before that fits (`antecedent`). Then arguments take what stands at their heads (`argument`).
//!
//! Order of preference: a name at the head; a state or body beside it ("the Czech government"); for the first person the speaker; for a pair those who
//! belong together; the holder of the role; the body of the portfolio; the most salient antecedent; whom the article names later, in a headline
//! rather whom the lead names in the same place; whoever held the office on the article's day; the body that somebody unnamed heads; an unnamed office.

// what the story speaks of, read from left to right
mod begun;
mod clause;
mod doubt;
mod facts;
mod here;
mod item;
mod part;
mod setup;
mod story;

// noun groups: their words, their kinds, what stands beside them
mod beside;
mod group;
mod group_item;
mod group_word;
mod joint;
mod kinds;
mod traits;

// whom a description means
mod belonging;
mod body;
mod body_fit;
mod collective;
mod country;
mod described;
mod description;
mod holder;
mod ministry;
mod national;
mod occupation;
mod paper;
mod person;
mod thing;

// pairs, and several at once
mod pair;
mod ties;
mod two;

// which item before is meant
mod agreement;
mod antecedent;
mod ask;
mod pronoun;
mod rival;
mod salience;
mod search;

// what only the rest of the story tells
mod ahead;
mod later;
mod named;
mod shortened;

// whom the arguments of claims mean, and what becomes a mention
mod argument;
mod known;
mod mentions;
mod unnamed;

use super::mentions::Scratch;
use super::registry::Holder;
use crate::document::{Document, Entity, EntityId, Mention, Sex, Token};
use crate::gazetteer::{Kind, RowId, id};
use crate::lexicon::{Class, Word, WordId};
use crate::tables::Tables;
use begun::Begun;
use group::Group;
use hashbrown::HashSet;
use item::Item;
use known::KnownIds;
use part::Part;
use traits::Traits;

/// Vectors that are kept from document to document.
#[derive(Debug, Default)]
pub struct Room {
    mention_of: Vec<u32>,
    item_of: Vec<u32>,
    traits: Vec<Traits>,
    items: Vec<Item>,
    spoken: HashSet<WordId>,
    ties: ties::Ties,
}

/// Resolves the arguments of every claim, and the pronouns and descriptions of the story, which become mentions.
pub fn resolve(doc: &mut Document, tables: &Tables, names: &Scratch, room: &mut Room) {
    let mut known = KnownIds::of(doc, tables);
    let (answers, said, new, taken) = {
        let mut resolver = Resolver::new(doc, tables, names, &mut known, room);
        resolver.story();
        let (answers, said) = (resolver.arguments(), resolver.said());
        let Resolver { mention_of, item_of, traits, items, spoken, ties, new, taken, .. } = resolver;
        *room = Room { mention_of, item_of, traits, items, spoken, ties };
        (answers, said, new, taken)
    };
    doc.entities.iter_mut().zip(&taken).for_each(|(entity, kind)| entity.kind = *kind);
    doc.entities.extend(new);
    answers.into_iter().for_each(|answer| answer.put(doc));
    mentions::of_parties(doc, &known);
    mentions::add(doc, said);
}

/// A reading of one document.
struct Resolver<'a> {
    doc: &'a Document,
    tables: &'a Tables,
    names: &'a Scratch,
    known: &'a mut KnownIds,
    /// of every token the number of the mention that covers it, from 1; 0 for none
    mention_of: Vec<u32>,
    /// of every token what it may be among the nouns around it
    traits: Vec<Traits>,
    /// of every token the number of the first item with it at its head, from 1; 0 for none, as for topics
    item_of: Vec<u32>,
    /// what each entity of the document is taken for
    taken: Vec<Kind>,
    /// of which nothing tells yet whether they are persons or bodies
    doubtful: Vec<bool>,
    /// entities that the document does not have yet
    new: Vec<Entity>,
    /// what the story has spoken of so far, in order of its heads from `from` on
    items: Vec<Item>,
    /// what the heaviest of them weighs
    heaviest: f32,
    /// how many items at their beginning are only what the article is about
    topics: usize,
    /// the sentence where the body's lead ends
    lead: u32,
    /// where the items of the part begin that is being read: the body, then titles
    from: usize,
    /// what pronouns have shown of persons' sex, beside what their names did
    sexes: Vec<Sex>,
    /// of whom a pronoun has shown it, which a given name only suggests
    told: Vec<bool>,
    /// what the text says of each entity
    facts: Vec<facts::Facts<'a>>,
    /// the words of all names that are no persons', and the nouns by which somebody was called
    spoken: HashSet<WordId>,
    /// who was named with a role, in order
    holders: Vec<Holder>,
    /// descriptions that found nobody before: the number of the item, the group, where it stands
    open: Vec<(usize, group::Group, here::Here)>,
    /// which parties belong together
    ties: ties::Ties,
    /// the parts of arguments, in the order of claims and roles
    arguments: Vec<Part>,
    /// the same by their heads
    parts: Vec<Part>,
    parts_at: Begun,
    /// of each claim the head of its source
    sources: Vec<Option<u32>>,
    /// whom a source means that stands behind what it says, while that is read
    ahead: Vec<Option<EntityId>>,
    /// contents of claims, in order
    contents: Vec<part::Content>,
    contents_at: Begun,
    quotes_at: Begun,
    /// the mentions in the first two bylines, by their numbers
    authors: Vec<u32>,
}

impl<'a> Resolver<'a> {
    fn token(&self, i: usize) -> &'a Token {
        &self.doc.tokens[i]
    }

    fn word(&self, i: usize) -> Word {
        self.doc.tokens[i].word
    }

    /// The mentions inside a noun group.
    fn names_in(&self, group: &Group) -> &'a [Mention] {
        &self.doc.mentions[group.names.0..group.names.1]
    }

    /// The mention that covers a token.
    fn mention_at(&self, i: usize) -> Option<&'a Mention> {
        let number = *self.mention_of.get(i)? as usize;
        self.doc.mentions.get(number.checked_sub(1)?)
    }

    fn entity(&self, entity: EntityId) -> &Entity {
        let n = entity.0 as usize;
        self.doc.entities.get(n).unwrap_or_else(|| &self.new[n - self.doc.entities.len()])
    }

    fn kind(&self, entity: EntityId) -> Kind {
        self.taken.get(entity.0 as usize).copied().unwrap_or_else(|| self.entity(entity).kind)
    }

    fn name(&self, entity: EntityId) -> &str {
        let e = self.entity(entity);
        e.row.map_or(&e.name, |r| self.tables.entities.name(r))
    }

    fn country(&self, entity: EntityId) -> &str {
        let e = self.entity(entity);
        e.row.map_or(&e.country, |r| self.tables.entities.country(r))
    }

    /// The country of a party as [`Self::country`] has it, or that of a person of whom the text says where from.
    fn origin(&self, entity: EntityId) -> Option<country::Country> {
        country::Country::new(self.country(entity)).or(self.facts[entity.0 as usize].country)
    }

    /// The finer type of a listed party, else nothing.
    fn subtype(&self, entity: EntityId) -> &'a str {
        self.entity(entity).row.map_or("", |r| self.tables.entities.subtype(r))
    }

    fn sex(&self, entity: EntityId) -> Sex {
        self.sexes.get(entity.0 as usize).copied().unwrap_or_default()
    }

    fn learn_sex(&mut self, entity: EntityId, sex: Sex) {
        // a pronoun says more than a given name
        if let Some(known) = self.sexes.get_mut(entity.0 as usize) {
            *known = sex;
            self.told[entity.0 as usize] = true;
        }
    }

    fn add(&mut self, entity: Entity) -> EntityId {
        let id = EntityId((self.doc.entities.len() + self.new.len()) as u32);
        self.known.put(&entity, id, self.tables);
        self.new.push(entity);
        self.facts.push(facts::Facts::default());
        id
    }

    fn listed(&mut self, row: RowId) -> EntityId {
        match self.known.row(row) {
            Some(known) => known,
            None => self.add(Entity::listed(row, self.tables.entities.kind(row))),
        }
    }

    /// The state of a country, if the document names it.
    fn state_of(&self, country: &str) -> Option<EntityId> {
        self.known.state(country::Country::new(country)?)
    }

    /// The same, whether or not the document names it.
    fn state_or_listed(&mut self, country: &str) -> Option<EntityId> {
        self.state_of(country).or_else(|| self.tables.entities.find(&id::state(country)).map(|row| self.listed(row)))
    }

    /// The state of a person's country, or that of the story's own country, where the text gives the person an office of state.
    fn state_served_by(&mut self, person: EntityId) -> Option<EntityId> {
        let entities = &self.tables.entities;
        let office = |role: RowId| id::is_of_government(entities.subtype(role));
        let origin = self.origin(person);
        let at_home = origin.is_none() && self.holders.iter().any(|h| h.entity == person && h.role.is_some_and(office));
        match origin {
            Some(country) => self.state_or_listed(country.letters()),
            None if at_home => {
                let names = self.names;
                self.state_or_listed(&names.home)
            }
            None => None,
        }
    }

    /// One that stands for all of several.
    fn together(&mut self, members: &[EntityId]) -> EntityId {
        let and = format!(" {} ", self.tables.lexicon.commonest(Class::And));
        let name = members.iter().map(|e| self.name(*e)).collect::<Vec<_>>().join(&and);
        let id = id::new(&name, 1);
        match self.known.id(&id) {
            Some(known) => known,
            None => self.add(Entity { members: members.to_vec(), ..Entity::unlisted(Kind::Group, id, name) }),
        }
    }
}
