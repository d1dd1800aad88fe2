//! To which bodies persons belong: "Hale, who heads Lanvik", "the Labour MP".

use super::Resolver;
use super::described::Described;
use super::facts::remember;
use super::item::Item;
use crate::document::{EntityId, Mention};
use crate::gazetteer::Kind;
use crate::lexicon::Class;
use crate::text::shape::Shape;

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
