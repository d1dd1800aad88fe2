//! Acronyms that a document brings in beside a name: in brackets on either side of it, behind "known as", or without a word by its initials.

use super::maker::Maker;
use crate::document::{EntityId, MentionForm};
use crate::entity::decide::Known;
use crate::gazetteer::Kind;
use crate::lexicon::Class;
use crate::span::Tokens;
use crate::text::shape::Shape;

impl Maker<'_> {
    /// "(ABC)", ", known as ABC" or ", or ABC," right after an organization's name: the acronym stands for it from now on.
    pub(super) fn acronym_after(&mut self, tokens: Tokens, entity: EntityId) {
        let at = tokens.end as usize;
        let Some(here) = self.bracketed(at).or_else(|| self.known_as(tokens)) else { return };
        let here = Tokens::new(here, here + 1);
        self.registry.remember_from_now(self.written(here), entity);
        self.mention(here, entity, MentionForm::Acronym);
    }

    /// An acronym, or a word that is none of the language and begins no listed name ("Femafoot"), alone in brackets at `at`.
    fn bracketed(&self, at: usize) -> Option<usize> {
        let [open, acronym, close] = self.tokens.get(at..at + 3)? else { return None };
        let short = acronym.shape == Shape::Capital && acronym.word.likely.is_none() && acronym.word.names == 0;
        let acronym = matches!(acronym.shape, Shape::Upper | Shape::Mixed) || short;
        (open.shape == Shape::Open && close.shape == Shape::Close && acronym).then_some(at + 1)
    }

    /// An acronym that a comma and a few words bring in after a name: ", known by its initials as ABC", ", or ABC,".
    fn known_as(&self, name: Tokens) -> Option<usize> {
        const FARTHEST: usize = 7;
        let at = name.end as usize;
        let is = |i: usize, shape: Shape| self.tokens.get(i).is_some_and(|t| t.shape == shape);
        if !is(at, Shape::Comma) && !is(at, Shape::Open) {
            return None;
        }
        let first = self.tokens.get(at + 1).filter(|t| t.shape == Shape::Lower)?;
        let or = first.is(Class::And);
        let here = (at + 2..at + FARTHEST).find(|i| !is(*i, Shape::Lower)).filter(|i| is(*i, Shape::Upper))?;
        let ends = || self.tokens.get(here + 1).is_none_or(|t| matches!(t.shape, Shape::Comma | Shape::Stop | Shape::Close));
        let spelled = || self.is_spelled_out(Tokens::new(here, here + 1), name);
        (first.is(Class::Naming) || or && here == at + 2 && ends() && spelled()).then_some(here)
    }

    /// "ABC (Alpine Bird Council)": what an acronym is spelled out as in brackets behind it is the same body.
    pub(super) fn spelled_out(&mut self, known: &[Known], capitals: &[u32]) {
        const LONGEST: usize = 12;
        let is = |i: usize, shape: Shape| self.tokens.get(i).is_some_and(|t| t.shape == shape);
        for open in capitals.iter().map(|i| *i as usize + 1).filter(|open| is(*open, Shape::Open)) {
            let acronym = Tokens::new(open - 1, open);
            let close = (open + 2..open + LONGEST).find(|i| is(*i, Shape::Close));
            let Some(close) = close.filter(|_| matches!(self.tokens[open - 1].shape, Shape::Upper | Shape::Mixed)) else { continue };
            let name = Tokens::new(open + 1, close);
            if name.len() < 2 || !self.is_spelled_out(acronym, name) || !self.is_free(acronym) || !self.is_free(name) {
                continue;
            }
            let of = |tokens: Tokens| {
                let at = known.partition_point(|k| k.tokens.end <= tokens.start);
                known.get(at).filter(|k| k.tokens == tokens && matches!(k.kind, Kind::Organization | Kind::Group))
            };
            // a body of another name is another body, whatever a list has under the acronym
            let other = self.tokens[close - 1].is(Class::OrganizationNoun);
            let listed = of(name).or_else(|| of(acronym).filter(|_| !other));
            let entity = match listed {
                Some(k) => self.registry.listed(k.row, self.tables, self.entities),
                None => self.entity_named(self.written(name), Kind::Organization),
            };
            self.registry.remember_from_now(self.written(acronym), entity);
            self.registry.remember(self.written(name), entity);
            self.mention(acronym, entity, MentionForm::Acronym);
            self.mention(name, entity, if listed.is_some() { MentionForm::Alias } else { MentionForm::Name });
        }
    }

    /// Whether the capitals and numbers of a name make an acronym.
    fn is_spelled_out(&self, acronym: Tokens, name: Tokens) -> bool {
        let words = self.tokens[name.range()].iter().filter(|t| t.shape.is_capital() || t.shape == Shape::Number);
        let letters = words.flat_map(|t| {
            let written = t.of(self.text);
            written.chars().take(if t.shape == Shape::Number { written.len() } else { 1 })
        });
        let spelled = self.written(acronym).chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_uppercase());
        spelled.eq(letters.map(|c| c.to_ascii_uppercase()))
    }

    /// Three capitalised words or more make an acronym that the document may use without saying so.
    pub(super) fn remember_initials(&mut self, tokens: Tokens, entity: EntityId) {
        let capitals = self.tokens[tokens.range()].iter().filter(|t| t.shape.is_capital() && !t.of(self.text).contains('.'));
        if tokens.len() < 3 {
            return;
        }
        let initials: String = capitals.filter_map(|t| t.of(self.text).chars().next()).collect();
        // what a list has under the acronym is rather that
        let names = &self.tables.names;
        let listed = || !names.ending(self.tables.lexicon.word(self.tables.lexicon.find(&initials)).names).is_empty();
        if initials.chars().count() >= 3 && (self.entities[entity.0 as usize].row.is_none() || !listed()) {
            self.registry.remember(&initials, entity);
        }
    }
}
