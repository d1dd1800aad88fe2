//! To which bodies persons belong: "Hale, who heads Lanvik", "the Labour MP".

use super::Resolver;
use super::ask::Ask;
use super::described::{Described, speaks_for};
use super::facts::remember;
use super::item::{Item, Kinds};
use super::salience::{GOES_ON, gains};
use crate::document::{EntityId, Mention};
use crate::entity::Known;
use crate::gazetteer::{Kind, RowId, id};
use crate::lexicon::described::HEADS;
use crate::lexicon::{Class, Tag};
use crate::rules::Role;
use crate::text::shape::Shape;

/// What was just spoken of is among so many items.
const FEW_BEFORE: usize = 40;

impl Resolver<'_> {
    /// Remembers to which body a person belongs.
    pub(super) fn affiliate(&mut self, person: EntityId, body: EntityId) {
        let bodies = matches!(self.kind(body), Kind::Organization | Kind::Group);
        if bodies && self.kind(person) == Kind::Person {
            remember(&mut self.facts[person.0 as usize].bodies, body);
        }
    }

    /// "Elliptic analyst Ana Ruiz": the body that is named before a person's role.
    pub(super) fn learn_body_before(&mut self, mention: &Mention, entity: EntityId) {
        const LONGEST: usize = 4;
        let Some(last) = self.items.last().filter(|_| self.kind(entity) == Kind::Person) else { return };
        let between = last.tokens.end as usize..mention.tokens.start as usize;
        let role = !between.is_empty()
            && between.len() <= LONGEST
            && between.clone().all(|i| {
                self.token(i).shape.is_word() && !self.word(i).is(Class::PossessiveMark) || self.known_at(i, Kind::Role).is_some()
            })
            && (self.word(between.end - 1).is(Class::PersonNoun) || self.known_at(between.end - 1, Kind::Role).is_some());
        if let Some(body) = last.entity.filter(|_| role) {
            self.affiliate(entity, body);
        }
    }

    /// "Ana Ruiz (Centre Union)": the body in brackets behind a person's name.
    pub(super) fn learn_body_in_brackets(&mut self, mention: &Mention, body: EntityId) {
        let open = mention.tokens.start.checked_sub(1).filter(|o| self.token(*o as usize).shape == Shape::Open);
        let person = open.and_then(|open| self.item_ending(open)).and_then(|n| self.items[n].entity);
        person.into_iter().for_each(|person| self.affiliate(person, body));
    }

    /// The body to which an owner belongs and which the noun may mean: "her firm".
    pub(super) fn affiliation(&self, owner: EntityId, d: &Described) -> Option<EntityId> {
        let noun = self.noun(d);
        self.facts[owner.0 as usize].bodies.iter().rev().copied().find(|body| self.fit(*body, &noun).is_some())
    }

    /// Whether a person is known to belong to another body of the same sort: no Labour MP is "the Tory MP".
    pub(super) fn belongs_elsewhere(&self, person: EntityId, body: EntityId) -> bool {
        let bodies = &self.facts[person.0 as usize].bodies;
        // ("Riga University", which a list has, and "Lund University", which none has)
        let written_as = |body: EntityId, of: EntityId| {
            let (unlisted, sort) = (self.subtype(body).is_empty(), self.subtype(of));
            unlisted && !sort.is_empty() && self.is_written_as(body, |of| of == sort)
        };
        let alike = |other: &EntityId| self.subtype(*other) == self.subtype(body) || written_as(*other, body) || written_as(body, *other);
        !bodies.contains(&body) && bodies.iter().any(alike)
    }

    /// Whether somebody else than this person is known to belong to a body.
    pub(super) fn is_of_others(&self, body: EntityId, person: EntityId) -> bool {
        let belongs = |n: usize| n != person.0 as usize && self.facts[n].bodies.contains(&body);
        !self.belongs_to(person, body) && (0..self.facts.len()).any(belongs)
    }

    /// Whether a person is known to belong to a body.
    pub(super) fn belongs_to(&self, person: EntityId, body: EntityId) -> bool {
        self.facts[person.0 as usize].bodies.contains(&body)
    }

    /// The body to which a person belongs.
    pub(super) fn body_of(&self, person: EntityId) -> Option<EntityId> {
        self.facts[person.0 as usize].bodies.first().copied()
    }

    /// For whom somebody says "we": the body to which he belongs, else the state of which he is a minister or an envoy, or an unnamed official.
    pub(super) fn spoken_for(&mut self, speaker: EntityId, head: usize) -> Option<EntityId> {
        let entities = &self.tables.entities;
        let office = |role: RowId| id::is_of_government(entities.subtype(role)) || entities.subtype(role) == id::DIPLOMAT;
        match self.kind(speaker) {
            Kind::Person if self.body_of(speaker).is_some() => self.body_of(speaker),
            Kind::Person => {
                let former = !self.facts[speaker.0 as usize].others.is_empty();
                let serves = !former && self.holders.iter().any(|h| h.entity == speaker && h.role.is_some_and(office));
                if serves { self.state_served_by(speaker) } else { None }
            }
            Kind::Role if speaks_for(self.word(head)) => self.state_of(self.country(speaker)),
            _ => None,
        }
    }

    /// "The council denied it. A spokesman said": the body for which somebody speaks of whom no more is told, unless a person was spoken of rather.
    pub(super) fn body_spoken_for(&self, d: &Described) -> Option<EntityId> {
        let speaker = |r: &Known| self.tables.entities.subtype(r.row) == id::SPEAKER;
        let bare = d.group.determined && !d.definite && d.group.tokens.len() == 2;
        // ("a spokesman for the families")
        let bound = self.doc.tokens.get(d.head + 1).is_some_and(|t| t.word.likely == Some(Tag::Preposition));
        if !bare || bound || !self.known_at(d.head, Kind::Role).is_some_and(speaker) {
            return None;
        }
        let body = |e: &EntityId| matches!(self.kind(*e), Kind::Organization | Kind::Group | Kind::State);
        // "Greenpeace accused Shell of lying. A spokesman said": whoever is accused answers; of two bodies else nobody knows which
        let before = self.items[self.from..].iter().rev().take(FEW_BEFORE);
        // ("'The council knew nothing,' a spokesman said")
        let mut here = before.clone().take_while(|i| i.sentence == d.here.number).filter_map(|i| i.entity);
        if let Some(own) = here.find(body) {
            return Some(own);
        }
        let before = before.take_while(|i| i.sentence + 1 >= d.here.number);
        let bodies = || before.clone().filter(|i| i.quote.is_none()).filter_map(|i| i.entity).filter(body);
        if let Some(first) = bodies().next()
            && bodies().any(|other| other != first)
        {
            let accused = |i: &&Item| self.parts_at(i.head()).iter().any(|p| p.role == Role::Target);
            return before.clone().find(accused).and_then(|i| i.entity).filter(body);
        }
        let not = self.not_described(d);
        let ask = Ask::new(d.group.tokens.start as usize, Kinds::COLLECTIVE.or(Kinds::PERSON), &not, d.here);
        let spoke = |i: &Item| Some(gains(i.speaks && i.quote.is_none() && i.sentence + 1 == d.here.number, GOES_ON));
        self.antecedent(&ask, spoke).and_then(|n| self.items[n].entity).filter(body)
    }

    /// Whether the noun at `head` is for one who heads a body.
    pub(super) fn heads(&self, head: usize) -> bool {
        self.known_at(head, Kind::Role).is_some_and(|r| id::is_of_head(self.tables.entities.subtype(r.row)))
            || self.is_of_sort(&[self.lemma(head)], HEADS)
    }

    /// "the IAEA chief", "Lanvik's chief executive", "its director": the body for which the one who heads it speaks, where nobody names him.
    pub(super) fn body_headed(&self, n: usize) -> Option<EntityId> {
        let item = &self.items[n];
        let head = item.head() as usize;
        let start = item.tokens.start;
        if !self.heads(head) || self.is_plural(head) || self.other_near(head).is_some() {
            return None;
        }
        let body = |e: &EntityId| matches!(self.kind(*e), Kind::Organization | Kind::Group);
        // "chief executive", and nothing that tells of which part or time: "its Serbian director", "the former IAEA chief"
        let office = self.known_at(head, Kind::Role).map_or(head as u32, |r| r.tokens.start);
        let before = start.checked_sub(1).map(|b| (b, self.word(b as usize)));
        let owner = match before {
            Some((mark, word)) if word.is(Class::PossessiveMark) => Some(mark),
            Some((_, word)) if word.tags.has(Tag::Possessive) => Some(start),
            _ => None,
        };
        if let Some(end) = owner {
            let owner = || self.item_ending_at(end).and_then(|owner| self.items[owner].entity).filter(body);
            return if office <= start && !self.is_of_a_part(head + 1) { owner() } else { None };
        }
        let article = self.word(start as usize).tags.has(Tag::Determiner) as u32;
        if article > 0 && !self.word(start as usize).is(Class::Definite) {
            return None;
        }
        // "the head of the agency"
        if self.doc.tokens.get(head + 1).is_some_and(|t| t.is(Class::Of)) {
            let the = self.doc.tokens.get(head + 2).is_some_and(|t| t.is(Class::Definite));
            let behind = head + 2 + the as usize;
            let named = self.mention_at(behind).filter(|m| m.tokens.start as usize == behind).map(|m| (m.entity, m.tokens.end));
            let described =
                || self.items[n + 1..].iter().find(|i| i.tokens.start as usize == head + 2).and_then(|i| Some((i.entity?, i.tokens.end)));
            let (named, end) = named.or_else(described)?;
            return Some(named).filter(body).filter(|_| office <= start + article && !self.is_of_a_part(end as usize));
        }
        let name = self.mention_at((office as usize).checked_sub(1)?)?;
        let whole = name.tokens.start == start + article && !self.is_of_a_part(head + 1);
        Some(name.entity).filter(body).filter(|_| whole)
    }

    /// "of the UN mission", "the BBC's bureau", "in Mali": whether what stands at a token says that only a part of a body is meant.
    fn is_of_a_part(&self, at: usize) -> bool {
        self.doc.tokens.get(at).is_some_and(|t| {
            let binds = t.word.likely == Some(Tag::Preposition) && (t.is(Class::Locative) || t.is(Class::Purpose));
            t.is(Class::PossessiveMark) || binds || t.shape == Shape::Lower && matches!(t.word.likely, Some(Tag::Noun | Tag::Plural))
        })
    }

    /// How well somebody fits "the Labour MP" who fits "the MP" so well: who is known to belong to the body, else of whom no other is known and who was
    /// called so.
    pub(super) fn fits_body(&self, d: &Described, item: &Item, fit: f32) -> Option<f32> {
        const BELONGS: f32 = 6.0;
        let Some(body) = d.name else {
            return match item.entity.and_then(|person| self.serves_body(d, person)) {
                Some(false) => None,
                Some(true) => Some(fit.max(0.0) + BELONGS),
                None => Some(fit),
            };
        };
        let person = item.entity?;
        match self.belongs_to(person, body) {
            true => (fit >= 0.0).then_some(fit + BELONGS),
            false => (fit > 0.0 && !self.belongs_elsewhere(person, body)).then_some(fit),
        }
    }
}
