//! Persons whom the lead describes and the story then names: "The harbour master resigned. Ana Ruiz, 52, said …".

use super::Resolver;
use super::country::Country;
use super::group::Group;
use super::here::Here;
use super::holder::OCCUPATIONS;
use super::item::{Item, Kinds};
use super::story::LEAD;
use crate::document::{EntityId, MentionForm, Resolved, Sex};
use crate::entity::registry::Holder;
use crate::gazetteer::{Flags, Kind};
use crate::lexicon::described::STAFF;
use crate::lexicon::{Class, Tag, Tags, WordId};
use crate::rules::Role;
use crate::text::shape::Shape;

/// So many sentences later the name comes at the latest.
const NEAR: u32 = 3;
/// What is said of a name stands among so many words behind it.
const BESIDE: usize = 12;
/// And the state of which he is among so many.
const STATE_BESIDE: usize = 4;
/// Among so many items.
const FARTHEST: usize = 60;
/// So many descriptions without anybody are looked at.
const MOST: usize = 6;

impl Resolver<'_> {
    /// Gives the last item, where that names a person for the first time and nothing says who that is, to a description of the lead that found nobody and
    /// that nobody else was named behind.
    pub(super) fn introduced(&mut self, here: &Here) {
        let last = self.items.len() - 1;
        let name = &self.items[last];
        let Some(person) = name.entity.filter(|e| self.kind(*e) == Kind::Person && !here.title) else { return };
        let plain = name.resolved == Resolved::Name && (name.subject || name.speaks) && name.quote.is_none();
        // "Ana Ruiz, a baker", "Ana Ruiz of the union"
        let after = name.tokens.end as usize;
        let comma = self.doc.tokens.get(after).is_some_and(|t| t.shape == Shape::Comma) as usize;
        let told = self.doc.tokens.get(after + comma).is_some_and(|t| {
            t.word.tags.has(Tag::Preposition)
                || comma > 0
                    && t.shape == Shape::Lower
                    && t.word.tags.meets(Tags::of(&[Tag::Determiner, Tag::Noun]))
                    && !t.is(Class::Relative)
        });
        if !plain || here.number > self.lead + NEAR {
            return;
        }
        // what he is called by then; what the text calls him later is no reason
        let later = |noun: &WordId| self.holders.iter().any(|h| h.entity == person && h.noun == *noun && h.at as usize > after + BESIDE);
        let mut called = self.facts[person.0 as usize].called.clone();
        called.retain(|noun| !later(noun));
        // "A Kenyan senator … Senator Ruiz", "… Ruiz, a member of parliament,"
        let role = (after + comma..here.sentence.end as usize).take(BESIDE).find(|i| self.is_party_noun(*i)).map(|i| self.lemma(i));
        called.extend(role.filter(|_| told));
        let sorted = called.iter().any(|noun| self.tables.lexicon.is_for_persons(*noun));
        // whoever holds an office of which there is one is called by it, and no mayor is a police chief
        let entities = &self.tables.entities;
        let held = || self.holders.iter().filter(|h| h.entity == person).filter_map(|h| h.role);
        let roles = || held().filter(|role| entities.rank(*role) <= OCCUPATIONS);
        let leads = !called.is_empty() && roles().any(|role| entities.rank(role) == 1);
        let other = |n: usize| {
            let office = self.known_at(self.items[n].head() as usize, Kind::Role).filter(|k| !k.flags.has(Flags::CONTEXT));
            office.is_some_and(|k| roles().next().is_some() && roles().all(|role| role != k.row))
        };
        let alike = |n: usize, group: &Group| {
            let noun = self.items[n].noun;
            // "The president's lawyer denied it. Ana Ruiz, 45, says": whoever is named with nothing but an age may be somebody else
            // (but "Norway's foreign minister", "the paper's editor")
            let owner = || self.item_ending_at(group.tokens.start.checked_sub(1)?).map(|o| self.items[o].kinds);
            let of_whom =
                if self.is_of_sort(&[noun], STAFF) || self.heads(group.head()) { Kinds::PERSON } else { Kinds::PERSON.or(Kinds::BODY) };
            let untold = || !told && !sorted && !owner().is_some_and(|kinds| kinds.meets(of_whom));
            called.contains(&noun) || !leads && !other(n) && (self.kinship(noun, &called) > 0.0 || untold())
        };
        // of several in one sentence the first: "A farmer who shot a burglar was cleared"
        let left = self
            .open
            .iter()
            .rev()
            .take(MOST)
            .filter(|(n, group, described)| alike(*n, group) && self.is_left_to(*n, group, described, last));
        let open = left.min_by_key(|(n, ..)| (std::cmp::Reverse(self.items[*n].sentence), *n)).copied();
        let Some((n, group, _)) = open else { return };
        self.describes_later(n, last, &group);
        // what pointed back to it means the same
        for m in n + 1..last {
            if self.items[m].entity.is_none() && self.items[m].root == Some(n as u32) {
                self.items[m].entity = Some(person);
            }
        }
        let head = group.head();
        self.call(person, head);
        self.hold(person, head);
    }

    /// Remembers that somebody holds the role whose noun stands at `head`.
    pub(super) fn hold(&mut self, person: EntityId, head: usize) {
        let role = self.known_at(head, Kind::Role).map(|k| k.row);
        let holder = Holder { noun: self.lemma(head), role, entity: person, at: head as u32 };
        let at = self.holders.partition_point(|h| h.at <= holder.at);
        self.holders.insert(at, holder);
    }

    /// "his Polish counterpart, Ana Ruiz": that somebody holds the office of another one elsewhere.
    pub(super) fn hold_alike(&mut self, person: EntityId, other: EntityId, head: usize) {
        let called = self.facts[other.0 as usize].called.clone();
        called.into_iter().for_each(|noun| self.facts[person.0 as usize].hold(noun));
        let held = self.holders_around(head as u32).0.rev().find(|h| h.entity == other).copied();
        if let Some(held) = held {
            let at = self.holders.partition_point(|h| h.at <= head as u32);
            self.holders.insert(at, Holder { entity: person, at: head as u32, ..held });
        }
    }

    /// Whether the lead describes somebody at item `n` whom it leaves the story to name at item `name`. Where the description has no definite article and no
    /// owner the name needs an age.
    fn is_left_to(&self, n: usize, group: &Group, described: &Here, name: usize) -> bool {
        let (item, person) = (&self.items[n], &self.items[name]);
        let alone = item.kinds == Kinds::PERSON && item.entity.is_none() && item.of.is_none() && item.quote.is_none();
        let near = item.sentence < person.sentence && person.sentence <= item.sentence + NEAR && name - n < FARTHEST;
        let party = item.subject
            || item.speaks
            || self.parts_at(item.head()).iter().any(|p| p.role == Role::Target)
            || self.is_object(group.tokens.start as usize, described);
        if !alone || !near || described.title || described.number > self.lead || !party {
            return false;
        }
        let aged = person.entity.is_some_and(|e| self.facts[e.0 as usize].age.is_some());
        let before = group.tokens.start.checked_sub(1).map(|b| self.word(b as usize));
        let owned = before.is_some_and(|w| w.is(Class::PossessiveMark) || w.tags.has(Tag::Possessive));
        let sex = person.entity.map_or(Sex::Unknown, |e| self.sex(e));
        let fits = sex.may_be(item.sex);
        // neither is anybody else named between, nor does anybody else speak
        let other = |i: &Item| match i.entity {
            Some(e) => self.kind(e) == Kind::Person && matches!(i.resolved, Resolved::Name | Resolved::Surname),
            // (of one sentence the first)
            None => {
                i.sentence > item.sentence
                    && i.kinds == Kinds::PERSON
                    && i.speaks
                    && i.subject
                    && i.antecedent.is_none()
                    && i.noun != item.noun
            }
        };
        let known = self.items[self.from.max(self.topics)..name].iter().any(|i| i.entity.is_some() && i.entity == person.entity);
        // "the manager of the singer Ana Ruiz": whom the description itself names is nobody else
        let of = self.is_bound_by_of(group.head());
        let own = self.items[n + 1..name].iter().take_while(|i| of && i.sentence == item.sentence && !i.subject).count();
        // "A rebel commander … Army commander Ruiz", "A Turkish lawmaker … Ruiz, a Greek lawmaker": what tells them apart
        let origin = person.entity.and_then(|e| self.origin(e));
        let beside = (person.tokens.end as usize..).take(STATE_BESIDE).find_map(|i| self.mention_at(i));
        let beside =
            beside.filter(|m| m.form == MentionForm::Adjective && self.kind(m.entity) == Kind::State).map(|m| self.country(m.entity));
        let origin = origin.or_else(|| Country::new(beside?));
        let elsewhere = self.described(group, None, described).country.is_some_and(|c| origin.is_some_and(|of| of != c));
        if elsewhere || self.is_titled_otherwise(group, person) {
            return false;
        }
        // "A Kenyan senator said on Monday …": of whom the first sentence tells, unless only the name speaks
        let told = (person.noun != item.noun || self.is_titled(person, item.noun))
            && item.subject
            && item.sentence + LEAD == self.lead
            && (item.speaks || !person.speaks);
        (aged || group.definite || owned || told) && fits && !known && !self.items[n + 1 + own..name].iter().any(other)
    }

    /// "Judge Ruiz", but not "Ruiz, a judge", who may be another one: whether a noun stands before the name of a person.
    pub(super) fn is_titled(&self, person: &Item, noun: WordId) -> bool {
        let start = person.tokens.start as usize;
        self.lemma(start) == noun || start > 0 && self.lemma(start - 1) == noun
    }

    /// "A rebel spokesman … Army spokesman Ruiz": whether a description and the title of a name have each a noun before the same noun, and not the same one.
    fn is_titled_otherwise(&self, group: &Group, person: &Item) -> bool {
        let describes = |i: usize| self.token(i).shape.is_word() && matches!(self.word(i).likely, Some(Tag::Noun | Tag::Adjective));
        let title = (person.tokens.start as usize).checked_sub(1).filter(|t| self.lemma(*t) == self.lemma(group.head()));
        let noun = |b: &usize| self.word(*b).likely == Some(Tag::Noun) && self.mention_at(*b).is_none();
        let Some(before) = title.and_then(|t| t.checked_sub(1)).filter(noun) else {
            return false;
        };
        let first = group.tokens.start as usize + group.determined as usize;
        let described = (first..group.head()).filter(|i| describes(*i) && self.mention_at(*i).is_none());
        let mut nouns = described.map(|i| self.lemma(i)).peekable();
        nouns.peek().is_some() && nouns.all(|noun| noun != self.lemma(before))
    }

    /// "The police chief … the chief, Ana Ruiz": the person whom one of the next sentences names beside the noun of an item.
    pub(super) fn person_named_so(&self, n: usize) -> Option<usize> {
        let item = &self.items[n];
        let alone = item.kinds == Kinds::PERSON && item.entity.is_none() && item.of.is_none() && item.noun.is_known();
        let near = |i: &&Item| i.sentence <= item.sentence + NEAR;
        let named = |i: &Item| {
            let person = i.entity.is_some_and(|e| self.kind(e) == Kind::Person && (item.sex == Sex::Unknown || self.sex(e) == item.sex));
            i.noun == item.noun && i.resolved == Resolved::Name && person && self.may_be_one_office(item, i)
        };
        let after = self.items[n + 1..].iter().take(FARTHEST).take_while(near).position(named);
        after.filter(|_| alone).map(|m| n + 1 + m)
    }

    /// Whether the heads of two items end no two offices: the deputy prime minister is no prime minister.
    fn may_be_one_office(&self, a: &Item, b: &Item) -> bool {
        let [a, b] = [a, b].map(|i| self.known_at(i.head() as usize, Kind::Role));
        let (Some(a), Some(b)) = (a, b) else { return true };
        a.row == b.row || a.flags.has(Flags::CONTEXT) || b.flags.has(Flags::CONTEXT)
    }

    /// The person whom the body calls by the noun of an item in a title.
    pub(super) fn person_of_body(&self, n: usize) -> Option<usize> {
        let item = &self.items[n];
        let person = |i: &Item| i.noun == item.noun && i.entity.is_some_and(|e| self.kind(e) == Kind::Person);
        let fits = item.kinds == Kinds::PERSON && item.of.is_none() && item.noun.is_known();
        self.items[..self.from].iter().take(FARTHEST).position(person).filter(|_| fits)
    }
}
