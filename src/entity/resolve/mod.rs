//! Whom the arguments of claims stand for.
//!
//! A name at the head of the phrase, else what its words describe with a state beside ("the Czech government"), else an antecedent: for pronouns and
//! definite descriptions the nearest mention before that fits in kind, number and sex, a speaker before others (centering: Grosz, Joshi and
//! Weinstein 1995, with the source of the last claim as the preferred centre). Order of preference: name, description with a state, the
//! enclosing speaker for the first person, antecedent.

mod antecedent;
mod description;

use super::mentions::Scratch;
use crate::document::{Argument, Document, Entity, EntityId, Mention, MentionForm, Resolved, Sex, Token};
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Tag, Tags, Word};
use crate::rules::Role;
use crate::span::{Span, Tokens};
use crate::tables::Tables;
use crate::text::shape::Shape;
use std::collections::HashSet;

/// Resolves source, target and addressee of every claim, and the first words of contents that are pronouns or relatives.
pub fn resolve(doc: &mut Document, tables: &Tables, names: &Scratch) {
    let mut speakers: Vec<(Span, Vec<EntityId>)> = Vec::new();
    for n in 0..doc.claims.len() {
        let outer = doc.claims[n].within.map(|o| doc.claims[o as usize].source.clone());
        for role in [Role::Source, Role::Target, Role::Addressee, Role::Content] {
            let claim = &doc.claims[n];
            let argument = match role {
                Role::Source => &claim.source,
                Role::Target => &claim.target,
                Role::Addressee => &claim.addressee,
                Role::Content => &claim.content,
            };
            let Some(argument) = argument else { continue };
            if !argument.entities.is_empty() || (role == Role::Content && argument.referent.is_none()) {
                continue;
            }
            let mut place =
                Place { doc, tables, names, speakers: &speakers, outer: outer.as_ref().and_then(Option::as_ref), new: Vec::new() };
            let found = place.argument(argument, role);
            let new = std::mem::take(&mut place.new);
            doc.entities.extend(new);
            let claim = &mut doc.claims[n];
            let slot = match role {
                Role::Source => &mut claim.source,
                Role::Target => &mut claim.target,
                Role::Addressee => &mut claim.addressee,
                Role::Content => &mut claim.content,
            };
            if let Some(argument) = slot {
                argument.entities = found.entities;
                if argument.resolved != Resolved::Context || !argument.entities.is_empty() {
                    argument.resolved = if argument.resolved == Resolved::Context { Resolved::Context } else { found.resolved };
                }
                argument.referent = argument.referent.or(found.referent);
                if role == Role::Source && !argument.entities.is_empty() {
                    speakers.push((argument.hull(), argument.entities.clone()));
                }
            }
        }
    }
    party_mentions(doc);
}

/// A city that is party to a claim is the state that it stands for: its mention says so from now on.
fn party_mentions(doc: &mut Document) {
    let parties: HashSet<Span> = doc
        .claims
        .iter()
        .flat_map(|c| [&c.source, &c.target, &c.addressee])
        .flatten()
        .filter(|a| a.resolved == Resolved::Name)
        .map(Argument::hull)
        .collect();
    for n in 0..doc.mentions.len() {
        let m = doc.mentions[n];
        let Some(row) = m.as_party else { continue };
        let span = doc.span(m.tokens);
        if parties.contains(&span)
            && let Some(entity) = doc.entities.iter().position(|e| e.row == Some(row))
        {
            doc.mentions[n].entity = EntityId(entity as u32);
            doc.mentions[n].form = MentionForm::Metonym;
        }
    }
}

#[derive(Default)]
struct Found {
    entities: Vec<EntityId>,
    resolved: Resolved,
    referent: Option<Span>,
}

struct Place<'a> {
    doc: &'a Document,
    tables: &'a Tables,
    names: &'a Scratch,
    speakers: &'a [(Span, Vec<EntityId>)],
    outer: Option<&'a Argument>,
    new: Vec<Entity>,
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
        let start = self.doc.tokens.partition_point(|t| t.end <= span.start);
        let end = self.doc.tokens.partition_point(|t| t.start < span.end);
        Tokens::new(start, end)
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
            }
            for e in found.entities {
                if !out.entities.contains(&e) {
                    out.entities.push(e);
                }
            }
        }
        out
    }

    /// Cuts "NATO and the European Union" in two; "a spokesman for A and B" stays whole.
    fn parts(&self, range: Tokens) -> Vec<Tokens> {
        let mut out = Vec::new();
        let mut start = range.start;
        let mut preposition = false;
        for i in range.range() {
            let word = self.word(i);
            let covered = self.mention_at(i).is_some_and(|m| (m.tokens.start as usize) < i);
            preposition |= word.likely == Some(Tag::Preposition) && !covered;
            let joint = word.is(Class::And) || self.token(i).shape == Shape::Comma;
            if joint && !covered && !preposition && i as u32 > start {
                out.push(Tokens { start, end: i as u32 });
                start = i as u32 + 1;
            }
        }
        if start < range.end {
            out.push(Tokens { start, end: range.end });
        }
        // after a comma only what is joined by "and" is a further party: an apposition is none, but it may name what stands before it
        let joined = range.range().any(|i| self.word(i).is(Class::And));
        if !joined {
            let named = |part: &Tokens| self.mention_at(self.head(*part)).is_some_and(|m| m.form != MentionForm::Adjective);
            let keep = if out.len() > 1 && !named(&out[0]) && self.begins_with_name(out[1]) { 1 } else { 0 };
            out = out.into_iter().skip(keep).take(1).collect();
        }
        out
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
        Found { entities: vec![entity], resolved, referent: None }
    }

    fn listed(&mut self, row: crate::gazetteer::RowId) -> EntityId {
        if let Some(known) = self.doc.entities.iter().position(|e| e.row == Some(row)) {
            return EntityId(known as u32);
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
        self.new.push(entity);
        EntityId((self.doc.entities.len() + self.new.len()) as u32 - 1)
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
