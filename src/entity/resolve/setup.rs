//! What is set up before a document is read: whom its mentions and titles name, and where the parts of its claims stand.

use super::begun::Begun;
use super::facts::Facts;
use super::item::BASE;
use super::known::KnownIds;
use super::{Resolver, Room, argument, doubt, part, traits};
use crate::document::{Document, EntityId, Sex};
use crate::entity::Scratch;
use crate::gazetteer::Kind;
use crate::rules::Role;
use crate::span::Tokens;
use crate::tables::Tables;

impl Room {
    /// Forgets the document before; of every token of this one nothing is known yet.
    fn clear(&mut self, tokens: usize) {
        for of_tokens in [&mut self.mention_of, &mut self.item_of] {
            of_tokens.clear();
            of_tokens.resize(tokens, 0);
        }
        self.items.clear();
        self.spoken.clear();
        self.ties.clear();
    }
}

impl<'a> Resolver<'a> {
    pub(super) fn new(doc: &'a Document, tables: &'a Tables, names: &'a Scratch, known: &'a mut KnownIds, room: &mut Room) -> Resolver<'a> {
        let mut room = std::mem::take(room);
        room.clear(doc.tokens.len());
        doc.mentions.iter().zip(1..).for_each(|(m, number)| room.mention_of[m.tokens.range()].fill(number));
        traits::find(doc, names, &room.mention_of, &mut room.traits);
        let mut holders = names.registry.holders.clone();
        holders.sort_by_key(|h| h.at);
        let contents = part::contents(doc);
        let mut resolver = Resolver {
            doc,
            tables,
            names,
            known,
            mention_of: room.mention_of,
            traits: room.traits,
            item_of: room.item_of,
            taken: doc.entities.iter().map(|e| e.kind).collect(),
            doubtful: Vec::new(),
            new: Vec::new(),
            items: room.items,
            heaviest: BASE,
            topics: 0,
            lead: 0,
            from: 0,
            told: vec![false; doc.entities.len()],
            sexes: doc.entities.iter().map(|e| e.sex).collect::<Vec<Sex>>(),
            spoken: room.spoken,
            facts: doc.entities.iter().map(|_| Facts::default()).collect(),
            holders,
            open: Vec::new(),
            ties: room.ties,
            arguments: Vec::new(),
            parts: Vec::new(),
            parts_at: Begun::default(),
            sources: vec![None; doc.claims.len()],
            ahead: vec![None; doc.claims.len()],
            contents_at: Begun::new(contents.iter().map(|c| c.tokens), doc.tokens.len()),
            contents,
            quotes_at: Begun::new(doc.quotes.iter().map(|q| q.tokens), doc.tokens.len()),
            authors: argument::authors(doc),
        };
        resolver.read_mentions();
        resolver.read_arguments();
        resolver
    }

    /// What mentions tell of each entity: its longest name, its roles, the nouns in names, and whether it may be a person or a body.
    fn read_mentions(&mut self) {
        let doc = self.doc;
        for (n, m) in doc.mentions.iter().enumerate() {
            let longest = &mut self.facts[m.entity.0 as usize].longest;
            if longest.is_none_or(|l| doc.mentions[l as usize].tokens.len() < m.tokens.len()) {
                *longest = Some(n as u32);
            }
            if doc.entity(m.entity).kind != Kind::Person {
                for i in m.tokens.range() {
                    let noun = self.lemma(i);
                    self.spoken.insert(noun);
                }
            }
        }
        for holder in &self.holders {
            self.facts[holder.entity.0 as usize].hold(holder.noun);
        }
        let held = |e: EntityId| self.holders.iter().any(|h| h.entity == e);
        self.doubtful = doubt::find(doc, |n| self.facts[n].longest, held);
    }

    /// Where the parts of arguments stand, and the head of each claim's source.
    fn read_arguments(&mut self) {
        self.arguments = self.parts_of_arguments();
        self.parts.extend_from_slice(&self.arguments);
        self.parts.sort_by_key(|p| p.head);
        self.parts_at = Begun::new(self.parts.iter().map(|p| Tokens { start: p.head, end: p.head + 1 }), self.doc.tokens.len());
        for part in self.parts.iter().filter(|p| p.role == Role::Source) {
            self.sources[part.claim as usize].get_or_insert(part.head);
        }
    }
}
