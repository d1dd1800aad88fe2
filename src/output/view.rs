//! A document with what is needed to print it.

use super::record::ClaimId;
use super::{Offsets, Options};
use crate::document::{Claim, Document, Entity, EntityId};
use crate::engine::Engine;
use crate::entity::candidates;
use crate::gazetteer::RowId;
use crate::span::Span;
use crate::tables::Tables;
use std::collections::BTreeMap;

/// An entity that is printed, with its mentions.
#[derive(Clone, Copy, Debug)]
pub struct Listed {
    pub(super) entity: EntityId,
    /// where the numbers of its mentions begin among [`View::mentions`], and where they end
    first: u32,
    end: u32,
}

/// A document with what is needed to print it.
#[derive(Debug)]
pub struct View<'a> {
    pub(super) doc: &'a Document,
    pub(super) engine: &'a Engine,
    pub(super) offsets: Offsets<'a>,
    pub(super) with_text: bool,
    /// the numbers of the claims that are printed
    pub(super) claims: Vec<ClaimId>,
    /// entities that are named or stand for an argument, in order of their first mentions
    pub(super) entities: Vec<Listed>,
    /// the numbers of all mentions, entity by entity
    mentions: Vec<u32>,
    /// whom else their names may mean
    candidates: BTreeMap<EntityId, Vec<RowId>>,
}

impl<'a> View<'a> {
    pub(super) fn new(doc: &'a Document, engine: &'a Engine, options: Options) -> View<'a> {
        let (entities, mentions) = by_entity(doc);
        let candidates = candidates(doc, engine.tables());
        let offsets = Offsets::new(doc.text(), options.unit);
        let claims = doc.claims.iter().zip(0..).filter(|(claim, _)| options.claims.keeps(claim)).map(|(_, n)| ClaimId(n)).collect();
        View { doc, engine, offsets, with_text: options.with_text, claims, entities, mentions, candidates }
    }

    pub(super) fn text(&self) -> &'a str {
        self.doc.text()
    }

    /// The fields of the input that are carried through.
    pub(super) fn kept(&self) -> BTreeMap<&'a str, Option<&'a str>> {
        self.doc.article.kept.iter().map(|(k, v)| (k.as_str(), v.as_deref())).collect()
    }

    pub(super) fn tables(&self) -> &'a Tables {
        self.engine.tables()
    }

    pub(super) fn mentions(&self, listed: &Listed) -> &[u32] {
        &self.mentions[listed.first as usize..listed.end as usize]
    }

    pub(super) fn candidates(&self, entity: EntityId) -> &[RowId] {
        self.candidates.get(&entity).map_or(&[], Vec::as_slice)
    }

    pub(super) fn entity(&self, id: EntityId) -> &'a Entity {
        self.doc.entity(id)
    }

    /// The id, name and country of an entity: those of its row, or its own.
    pub(super) fn id(&self, e: &'a Entity) -> &'a str {
        e.row.map_or(&e.new_id, |r| self.tables().entities.id(r))
    }

    pub(super) fn name(&self, e: &'a Entity) -> &'a str {
        e.row.map_or(&e.name, |r| self.tables().entities.name(r))
    }

    pub(super) fn country(&self, e: &'a Entity) -> Option<&'a str> {
        some(e.row.map_or(&e.country, |r| self.tables().entities.country(r)))
    }

    /// A span as records print it.
    pub(super) fn place(&self, span: Span) -> (u32, u32) {
        (self.offsets.of(span.start), self.offsets.of(span.end))
    }
}

pub(super) fn some(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// Sorts the mentions by entity, and the entities by their first mentions; those that only stand for an argument come last.
fn by_entity(doc: &Document) -> (Vec<Listed>, Vec<u32>) {
    const UNSEEN: u32 = u32::MAX;
    let mut places = vec![UNSEEN; doc.entities.len()];
    let mut entities: Vec<Listed> = Vec::with_capacity(doc.entities.len());
    let mut place_of = |entity: EntityId| {
        let place = &mut places[entity.0 as usize];
        if *place == UNSEEN {
            *place = entities.len() as u32;
            entities.push(Listed { entity, first: 0, end: 0 });
        }
        *place
    };
    // counts first, then where each entity's begin, then the numbers themselves (counting sort)
    let of_mentions: Vec<u32> = doc.mentions.iter().map(|m| place_of(m.entity)).collect();
    doc.claims.iter().flat_map(Claim::arguments).flat_map(|a| &a.entities).for_each(|e| {
        place_of(*e);
    });
    of_mentions.iter().for_each(|place| entities[*place as usize].end += 1);
    let mut sum = 0;
    for listed in &mut entities {
        (listed.first, sum) = (sum, sum + listed.end);
        listed.end = listed.first;
    }
    let mut mentions = vec![0; doc.mentions.len()];
    for (place, number) in of_mentions.iter().zip(0..) {
        let end = &mut entities[*place as usize].end;
        mentions[*end as usize] = number;
        *end += 1;
    }
    (entities, mentions)
}
