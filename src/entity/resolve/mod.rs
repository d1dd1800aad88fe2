//! Whom the arguments of claims stand for.
//!
//! A name at the head of the phrase, else what its words describe with a state beside ("the Czech government"), else an antecedent: for pronouns and
//! definite descriptions the nearest mention before that fits in kind, number and sex, a speaker before others (centering: Grosz, Joshi and
//! Weinstein 1995, with the source of the last claim as the preferred centre). Order of preference: name, description with a state, the
//! enclosing speaker for the first person, antecedent.

mod antecedent;
mod description;
mod holder;
mod mentions;
mod pair;
mod phrase;
mod references;

use super::mentions::Scratch;
use crate::document::{Argument, Document, Entity, EntityId, Mention, MentionForm, Resolved, Sex, Token};
use crate::gazetteer::{Kind, RowId, id};
use crate::lexicon::Word;
use crate::rules::Role;
use crate::span::{Span, Tokens};
use crate::tables::Tables;
use mentions::Said;
use std::collections::HashMap;

/// Resolves source, target and addressee of every claim, and the first words of contents that are pronouns or relatives.
pub fn resolve(doc: &mut Document, tables: &Tables, names: &Scratch) {
    let mut known = KnownIds::of(doc, tables);
    let mut speakers: Vec<(Span, Vec<EntityId>)> = Vec::new();
    let mut said: Vec<Said> = Vec::new();
    for n in in_order(doc) {
        let outer = doc.claims[n].within.and_then(|o| doc.claims[o as usize].source.clone());
        for role in [Role::Source, Role::Target, Role::Addressee, Role::Content] {
            let claim = &doc.claims[n];
            let Some(argument) = claim.argument(role) else { continue };
            if !argument.entities.is_empty() || (role == Role::Content && argument.referent.is_none()) {
                continue;
            }
            // what a source says does not name it, and nobody does to itself what a pronoun says
            let content = if role == Role::Source { claim.content.as_ref() } else { None };
            let source = if role == Role::Source { None } else { claim.source.as_ref() };
            let mut place = Place {
                doc,
                tables,
                names,
                speakers: &speakers,
                said: &[],
                outer: outer.as_ref(),
                known: &mut known,
                new: Vec::new(),
                skip: content.map_or(&[], |c| &c.pieces),
                not: source.map_or(&[], |s| &s.entities),
            };
            let found = place.argument(argument, role);
            let spoken = found.form.filter(|_| role != Role::Content).and_then(|form| Some((place.together(&found.entities)?, form)));
            let new = place.new;
            doc.entities.extend(new);
            let Some(argument) = doc.claims[n].argument_mut(role) else { continue };
            argument.entities = found.entities;
            if argument.resolved != Resolved::Context || !argument.entities.is_empty() {
                argument.resolved = if argument.resolved == Resolved::Context { Resolved::Context } else { found.resolved };
            }
            argument.referent = argument.referent.or(found.referent);
            if let Some((entity, form)) = spoken {
                said.push(Said { span: argument.hull(), entity, form });
            }
            if role == Role::Source && !argument.entities.is_empty() {
                let at = speakers.partition_point(|(span, _)| span.start <= argument.hull().start);
                speakers.insert(at, (argument.hull(), argument.entities.clone()));
            }
        }
    }
    mentions::of_parties(doc, &known);
    mentions::of_said(doc, said);
    references::find(doc, tables, names, &speakers, &mut known);
}

/// The claims in the order of the text, but each after the one that it stands within.
fn in_order(doc: &Document) -> Vec<usize> {
    let mut done = vec![false; doc.claims.len()];
    let mut out = Vec::with_capacity(done.len());
    for n in 0..done.len() {
        let mut chain = vec![n];
        while let Some(outer) = doc.claims[chain[chain.len() - 1]].within.map(|o| o as usize)
            && !done[outer]
            && !chain.contains(&outer)
        {
            chain.push(outer);
        }
        for n in chain.into_iter().rev() {
            if !std::mem::replace(&mut done[n], true) {
                out.push(n);
            }
        }
    }
    out
}

/// The entities of the document by row and by id.
struct KnownIds {
    by_row: HashMap<RowId, EntityId>,
    by_id: HashMap<String, EntityId>,
}

impl KnownIds {
    fn of(doc: &Document, tables: &Tables) -> KnownIds {
        let mut known = KnownIds { by_row: HashMap::new(), by_id: HashMap::new() };
        if !doc.mentions.is_empty() {
            doc.entities.iter().zip(0..).for_each(|(e, n)| known.put(e, EntityId(n), tables));
        }
        known
    }

    fn put(&mut self, entity: &Entity, id: EntityId, tables: &Tables) {
        match entity.row {
            Some(row) => {
                self.by_row.insert(row, id);
                self.by_id.insert(tables.entities.id(row).to_owned(), id);
            }
            None => {
                self.by_id.insert(entity.new_id.clone(), id);
            }
        }
    }

    fn remove(&mut self, entity: &Entity, tables: &Tables) {
        match entity.row {
            Some(row) => {
                self.by_row.remove(&row);
                self.by_id.remove(tables.entities.id(row));
            }
            None => {
                self.by_id.remove(&entity.new_id);
            }
        }
    }
}

fn tokens_of(doc: &Document, span: Span) -> Tokens {
    let start = doc.tokens.partition_point(|t| t.end <= span.start);
    let end = doc.tokens.partition_point(|t| t.start < span.end);
    Tokens::new(start, end)
}

#[derive(Default)]
struct Found {
    entities: Vec<EntityId>,
    resolved: Resolved,
    referent: Option<Span>,
    /// how it is said, where no name is
    form: Option<MentionForm>,
}

impl Found {
    fn named(entity: EntityId) -> Found {
        Found { entities: vec![entity], resolved: Resolved::Name, ..Found::default() }
    }
}

struct Place<'a> {
    doc: &'a Document,
    tables: &'a Tables,
    names: &'a Scratch,
    speakers: &'a [(Span, Vec<EntityId>)],
    /// references that were resolved and are no mentions yet, in order
    said: &'a [Mention],
    outer: Option<&'a Argument>,
    known: &'a mut KnownIds,
    new: Vec<Entity>,
    /// where no antecedent is looked for: inside what the source says
    skip: &'a [Span],
    /// who is no antecedent: the claim's own source
    not: &'a [EntityId],
}

impl Place<'_> {
    fn tokens_of(&self, span: Span) -> Tokens {
        tokens_of(self.doc, span)
    }

    fn word(&self, i: usize) -> Word {
        self.doc.tokens[i].word
    }

    fn token(&self, i: usize) -> Token {
        self.doc.tokens[i]
    }

    fn mention_at(&self, i: usize) -> Option<&Mention> {
        let at = self.doc.mentions.partition_point(|m| m.tokens.end as usize <= i);
        self.doc.mentions.get(at).filter(|m| m.tokens.start as usize <= i)
    }

    fn listed(&mut self, row: RowId) -> EntityId {
        if let Some(known) = self.known.by_row.get(&row) {
            return *known;
        }
        let entity = Entity {
            row: Some(row),
            kind: self.tables.entities.kind(row),
            new_id: String::new(),
            name: String::new(),
            country: String::new(),
            sex: Sex::Unknown,
            members: Vec::new(),
        };
        self.add(entity)
    }

    fn add(&mut self, entity: Entity) -> EntityId {
        let id = EntityId((self.doc.entities.len() + self.new.len()) as u32);
        self.known.put(&entity, id, self.tables);
        self.new.push(entity);
        id
    }

    /// The one entity, or one that stands for all of several.
    fn together(&mut self, entities: &[EntityId]) -> Option<EntityId> {
        if let [] | [_] = entities {
            return entities.first().copied();
        }
        let name = entities.iter().map(|e| self.name(self.entity(*e))).collect::<Vec<_>>().join(" and ");
        let id = id::new(&name, 1);
        let known = self.known.by_id.get(&id).copied();
        known.or_else(|| {
            Some(self.add(Entity {
                row: None,
                kind: Kind::Group,
                new_id: id,
                name,
                country: String::new(),
                sex: Sex::Unknown,
                members: entities.to_vec(),
            }))
        })
    }

    /// Takes back what was added.
    fn undo(&mut self) {
        for entity in std::mem::take(&mut self.new) {
            self.known.remove(&entity, self.tables);
        }
    }

    fn entity(&self, entity: EntityId) -> &Entity {
        let n = entity.0 as usize;
        self.doc.entities.get(n).unwrap_or_else(|| &self.new[n - self.doc.entities.len()])
    }

    fn kind(&self, entity: EntityId) -> Kind {
        self.entity(entity).kind
    }

    fn id<'e>(&'e self, e: &'e Entity) -> &'e str {
        e.row.map_or(&e.new_id, |r| self.tables.entities.id(r))
    }

    fn name<'e>(&'e self, e: &'e Entity) -> &'e str {
        e.row.map_or(&e.name, |r| self.tables.entities.get(r).name)
    }
}
