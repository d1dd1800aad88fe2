//! Parties whose names several countries have: which country's one is that a text tells with it ("Peru's opposition Labour Party"), and calls so from then on.

use super::maker::Maker;
use crate::document::{EntityId, MentionForm};
use crate::entity::decide::Known;
use crate::gazetteer::{Flags, Kind, RowId, id};
use crate::lexicon::{Class, Tag};
use crate::span::Tokens;
use crate::text::shape::Shape;

impl Maker<'_> {
    /// Adds the mention of a party that the text says, here or before, to be of another country than the one that a list has under the name.
    pub(super) fn party_of_country(&mut self, k: &Known, known: &[Known]) -> bool {
        if k.kind != Kind::Organization || k.tokens.len() < 2 || !id::is_party(self.tables.entities.id(k.row)) {
            return false;
        }
        let entity = match self.state_beside(k, known) {
            Some(state) if self.tables.entities.country(state.row) == self.tables.entities.country(k.row) => return false,
            Some(state) => self.party_of(&state, k),
            None => match self.registry.known(self.written(k.tokens)) {
                Some(party) => party,
                None => {
                    self.remember_without_country(k);
                    return false;
                }
            },
        };
        self.registry.remember_from_now(self.written(k.tokens), entity);
        self.mention(k.tokens, entity, MentionForm::Name);
        true
    }

    /// "Peru's opposition", "the Peruvian centre-left": the state that a party is said to be of.
    fn state_beside(&self, k: &Known, known: &[Known]) -> Option<Known> {
        const LONGEST: usize = 5;
        let state = known[..known.partition_point(|o| o.tokens.start < k.tokens.start)].iter().rev().find(|o| o.kind == Kind::State)?;
        let between = self.tokens.get(state.tokens.end as usize..k.tokens.start as usize).filter(|b| b.len() <= LONGEST)?;
        let describes = match between {
            [mark, describes @ ..] if mark.is(Class::PossessiveMark) => describes,
            describes if state.flags.has(Flags::ADJECTIVE) => describes,
            _ => return None,
        };
        let plain = |tag: Option<Tag>| matches!(tag, Some(Tag::Adjective | Tag::Noun | Tag::Ing | Tag::Participle) | None);
        let all = describes.iter().all(|t| t.shape == Shape::Hyphen || t.shape == Shape::Lower && plain(t.word.likely));
        all.then_some(*state)
    }

    /// The party of that name that a list has for the country of a state, else a new one.
    fn party_of(&mut self, state: &Known, k: &Known) -> EntityId {
        let mark = self.tokens[state.tokens.end as usize].is(Class::PossessiveMark);
        let owner = Tokens { start: state.tokens.start, end: state.tokens.end + mark as u32 };
        if let Some(row) = self.party_named(owner.range().chain(k.tokens.range())) {
            return self.registry.listed(row, self.tables, self.entities);
        }
        let party = self.entity_named(self.written(k.tokens), Kind::Organization);
        self.entities[party.0 as usize].country = self.tables.entities.country(state.row).to_owned();
        party
    }

    /// The party that a list has under the name that these tokens make.
    fn party_named(&self, mut tokens: impl Iterator<Item = usize>) -> Option<RowId> {
        let names = &self.tables.names;
        let first = self.tokens[tokens.next()?].word.names;
        let node = tokens.try_fold(first, |node, i| names.step(node, self.tokens[i].id)).filter(|node| *node != 0)?;
        names.ending(node).map(|n| names.form(n)).find(|f| id::is_party(self.tables.entities.id(f.row))).map(|f| f.row)
    }

    /// "Peru's Labour Party": what a party is called that a list has with its country's name or adjective.
    fn remember_without_country(&mut self, k: &Known) {
        const FEWEST: usize = 3;
        let names = &self.tables.names;
        let first = self.tokens[k.tokens.start as usize];
        let state = || names.ending(first.word.names).any(|n| names.form(n).kind == Kind::State);
        if k.tokens.len() < FEWEST || !state() {
            return;
        }
        let mark = self.tokens[k.tokens.start as usize + 1].is(Class::PossessiveMark);
        let bare = Tokens { start: k.tokens.start + 1 + mark as u32, end: k.tokens.end };
        if bare.len() > 1 && self.party_named(bare.range()).is_some() {
            let party = self.registry.listed(k.row, self.tables, self.entities);
            self.registry.remember_from_now(self.written(bare), party);
        }
    }
}
