//! Whom the arguments of claims stand for.
//!
//! A name at the head of the phrase, else what its words describe with a state beside ("the Czech government"), else an antecedent: for pronouns and
//! definite descriptions the nearest mention before that fits in kind, number and sex, a speaker before others (centering: Grosz, Joshi and
//! Weinstein 1995, with the source of the last claim as the preferred centre). Order of preference: name, description with a state, the
//! enclosing speaker for the first person, antecedent.

mod antecedent;
mod description;
mod mentions;
mod references;

use super::mentions::Scratch;
use crate::document::{Argument, Document, Entity, EntityId, Mention, MentionForm, Resolved, Sex, Token};
use crate::gazetteer::{Kind, RowId};
use crate::lexicon::{Class, Tag, Tags, Word};
use crate::rules::Role;
use crate::span::{Span, Tokens};
use crate::tables::Tables;
use crate::text::shape::Shape;
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
            let new = std::mem::take(&mut place.new);
            doc.entities.extend(new);
            let Some(argument) = doc.claims[n].argument_mut(role) else { continue };
            argument.entities = found.entities;
            if argument.resolved != Resolved::Context || !argument.entities.is_empty() {
                argument.resolved = if argument.resolved == Resolved::Context { Resolved::Context } else { found.resolved };
            }
            argument.referent = argument.referent.or(found.referent);
            if role != Role::Content
                && let Some(form) = found.form
                && let [entity] = argument.entities[..]
            {
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
    fn argument(&mut self, argument: &Argument, role: Role) -> Found {
        // a relative pronoun stands for what it points back to
        if let Some(referent) = argument.referent {
            let found = self.phrase(self.tokens_of(referent), role);
            let resolved = if found.entities.is_empty() { Resolved::None } else { Resolved::Pronoun };
            return Found { resolved, referent: Some(referent), ..found };
        }
        let Some(first) = argument.pieces.first() else { return Found::default() };
        self.phrase(self.tokens_of(*first), role)
    }

    fn tokens_of(&self, span: Span) -> Tokens {
        tokens_of(self.doc, span)
    }

    fn word(&self, i: usize) -> Word {
        self.doc.tokens[i].word
    }

    fn token(&self, i: usize) -> Token {
        self.doc.tokens[i]
    }

    /// A noun phrase: each of its joined parts by its head.
    fn phrase(&mut self, range: Tokens, role: Role) -> Found {
        let mut out = Found::default();
        for part in self.parts(range) {
            let found = self.part(part, role);
            if out.resolved == Resolved::None {
                out.resolved = found.resolved;
                out.referent = found.referent;
                out.form = found.form;
            }
            for e in found.entities {
                if !out.entities.contains(&e) {
                    out.entities.push(e);
                }
            }
        }
        out
    }

    /// Cuts "NATO and the European Union" in two; "a spokesman for A and B" stays whole. An apposition is no further party, but it may name what
    /// stands before it: of "the mayor, Ana Ruiz" the name stays.
    fn parts(&self, range: Tokens) -> Vec<Tokens> {
        let mut out: Vec<(Tokens, bool)> = Vec::new();
        let mut start = range.start;
        let mut preposition = false;
        let mut after_comma = false;
        for i in range.range() {
            let word = self.word(i);
            let covered = self.mention_at(i).is_some_and(|m| (m.tokens.start as usize) < i);
            let comma = self.token(i).shape == Shape::Comma;
            preposition |= word.likely == Some(Tag::Preposition) && !covered;
            if !covered && i as u32 > start && (comma || word.is(Class::And) && !preposition) {
                out.push((Tokens { start, end: i as u32 }, after_comma));
                (start, after_comma, preposition) = (i as u32 + 1, comma, false);
            }
        }
        if start < range.end {
            out.push((Tokens { start, end: range.end }, after_comma));
        }
        let joined = range.range().any(|i| self.word(i).is(Class::And));
        let named = |part: &Tokens| self.mention_at(self.head(*part)).is_some_and(|m| m.form != MentionForm::Adjective);
        let mut parts: Vec<Tokens> = Vec::new();
        for (part, after_comma) in out {
            let names_last = after_comma && parts.last().is_some_and(|last| !named(last) && self.names_description(*last, part));
            match parts.last_mut() {
                Some(last) if names_last => *last = part,
                Some(_) if after_comma && !joined => break,
                _ => parts.push(part),
            }
        }
        parts
    }

    /// Whether a name after a comma is that of what stands before it: a person of a role, a body of a noun for bodies.
    fn names_description(&self, description: Tokens, name: Tokens) -> bool {
        let head = self.word(self.head(description));
        let person = head.is(Class::PersonNoun) || self.is_role(self.head(description));
        let first = name.start as usize + self.word(name.start as usize).is(Class::Definite) as usize;
        self.begins_with_name(name) && self.mention_at(first).is_some_and(|m| (self.kind(m.entity) == Kind::Person) == person)
    }

    /// "the Monetary Authority of Singapore", "Peter Otieno": a name first, an article apart.
    fn begins_with_name(&self, part: Tokens) -> bool {
        let first = part.start as usize + self.word(part.start as usize).is(Class::Definite) as usize;
        self.mention_at(first).is_some_and(|m| {
            m.tokens.start as usize == first
                && m.form != MentionForm::Adjective
                && matches!(self.kind(m.entity), Kind::Person | Kind::Organization | Kind::Group)
        })
    }

    fn mention_at(&self, i: usize) -> Option<&Mention> {
        let at = self.doc.mentions.partition_point(|m| m.tokens.end as usize <= i);
        self.doc.mentions.get(at).filter(|m| m.tokens.start as usize <= i)
    }

    /// The last word of the phrase's first noun group: before a preposition, a mark or a relative.
    fn head(&self, range: Tokens) -> usize {
        let mut head = range.start as usize;
        for i in range.range() {
            if let Some(m) = self.mention_at(i) {
                head = m.tokens.end as usize - 1;
                if i < head {
                    continue;
                }
            }
            let word = self.word(i);
            let word_like = self.token(i).shape.is_word();
            let ends = !word_like && self.token(i).shape != Shape::Hyphen
                || word.tags.meets(Tags::of(&[Tag::Preposition, Tag::To])) && word.likely != Some(Tag::Adjective)
                || word.is(Class::Relative);
            if ends && i > range.start as usize && self.mention_at(i).is_none() {
                break;
            }
            if word_like && !word.is(Class::PossessiveMark) {
                head = i;
            }
        }
        head
    }

    fn part(&mut self, range: Tokens, role: Role) -> Found {
        if range.is_empty() {
            return Found::default();
        }
        let head = self.head(range);
        let word = self.word(head);
        if let Some(m) = self.mention_at(head).copied()
            && m.tokens.end <= range.end
            && !(m.form == MentionForm::Adjective && m.tokens.end as usize <= head)
        {
            return self.by_mention(&m, role);
        }
        if word.tags.has(Tag::Pronoun) && range.len() <= 2 && self.token(head).shape != Shape::Upper {
            return self.pronoun(head, word);
        }
        self.description(range, head, word)
    }

    fn by_mention(&mut self, m: &Mention, role: Role) -> Found {
        let mut entity = m.entity;
        if let Some(row) = m.as_party.filter(|_| role != Role::Content) {
            entity = self.listed(row);
        }
        let resolved = if m.form == MentionForm::Surname { Resolved::Surname } else { Resolved::Name };
        Found { resolved, ..Found::named(entity) }
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
        };
        self.add(entity)
    }

    fn add(&mut self, entity: Entity) -> EntityId {
        let id = EntityId((self.doc.entities.len() + self.new.len()) as u32);
        self.known.put(&entity, id, self.tables);
        self.new.push(entity);
        id
    }

    fn kind(&self, entity: EntityId) -> Kind {
        self.doc.entities[entity.0 as usize].kind
    }

    fn id<'e>(&'e self, e: &'e Entity) -> &'e str {
        e.row.map_or(&e.new_id, |r| self.tables.entities.id(r))
    }

    fn name<'e>(&'e self, e: &'e Entity) -> &'e str {
        e.row.map_or(&e.name, |r| self.tables.entities.get(r).name)
    }
}
