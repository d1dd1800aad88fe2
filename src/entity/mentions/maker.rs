//! Making mentions: each stretch of text at most once, longest names first.

use crate::document::{Entity, EntityId, Mention, MentionForm, Sex, Token, span_of};
use crate::entity::decide::Known;
use crate::entity::registry::Registry;
use crate::entity::runs::Run;
use crate::gazetteer::{Kind, RowId};
use crate::span::{Span, Tokens};
use crate::tables::Tables;
use std::ops::Range;

pub(super) struct Maker<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) tables: &'a Tables,
    pub(super) entities: &'a mut Vec<Entity>,
    pub(super) mentions: &'a mut Vec<Mention>,
    pub(super) registry: &'a mut Registry,
    pub(super) covered: &'a mut [bool],
    /// what only the document's memory could explain, where it did not: a name may be told later what it is
    pub(super) unexplained: &'a mut Vec<Tokens>,
    /// family names of two persons
    pub(super) contested: Vec<(&'a str, EntityId, EntityId)>,
}

impl<'a> Maker<'a> {
    pub(super) fn written(&self, tokens: Tokens) -> &'a str {
        span_of(self.tokens, tokens).of(self.text)
    }

    pub(super) fn mention(&mut self, tokens: Tokens, entity: EntityId, form: MentionForm) {
        self.put(Mention { tokens, entity, form, as_party: None });
    }

    /// Adds a mention; what an earlier one covers stays with that.
    pub(super) fn put(&mut self, mention: Mention) {
        if self.is_free(mention.tokens) {
            self.covered[mention.tokens.range()].fill(true);
            self.mentions.push(mention);
        }
    }

    pub(super) fn is_free(&self, tokens: Tokens) -> bool {
        !self.covered[tokens.range()].contains(&true)
    }

    /// `capitals` are the tokens of the sentence that bear a capital; `here` says which of the known names it has.
    pub(super) fn sentence(&mut self, runs: &[Run], known: &[Known], here: Range<usize>, capitals: &[u32], is_title: bool) {
        self.spelled_out(&known[here.clone()], capitals);
        self.longer_names(&known[here.clone()], capitals);
        for run in runs {
            if !is_title || run.by_memory {
                self.run(run, known, is_title);
            }
        }
        for k in &known[here] {
            if !matches!(k.kind, Kind::Role | Kind::Portfolio) && self.is_free(k.tokens) {
                self.listed(k, known);
            }
        }
    }

    /// The place of the dateline, if nothing else found it: a name that has no other spelling is not found in capitals.
    pub(super) fn dateline(&mut self, place: Span, row: RowId) {
        let start = self.tokens.partition_point(|t| t.start < place.start);
        let end = self.tokens.partition_point(|t| t.end <= place.end);
        if start < end && self.is_free(Tokens::new(start, end)) {
            let entity = self.registry.listed(row, self.tables, self.entities);
            self.mention(Tokens::new(start, end), entity, MentionForm::Name);
        }
    }

    pub(super) fn learn_sex(&mut self, entity: EntityId, sex: Sex) {
        let known = &mut self.entities[entity.0 as usize].sex;
        if *known == Sex::Unknown {
            *known = sex;
        }
    }

    fn run(&mut self, run: &Run, known: &[Known], is_title: bool) {
        if !self.is_free(run.tokens) {
            return;
        }
        if run.by_memory {
            self.remembered(run.tokens, is_title);
            if !is_title && self.is_free(run.tokens) {
                self.unexplained.push(run.tokens);
            }
            return;
        }
        match run.kind {
            Kind::Organization | Kind::Group if self.is_in_event(run.tokens) => {}
            Kind::Organization | Kind::Group => self.organization(run.tokens, run.kind, known),
            Kind::Place => {
                let entity = self.entity_named(self.written(run.tokens), Kind::Place);
                self.mention(run.tokens, entity, MentionForm::Name);
            }
            _ => self.person(run, known),
        }
    }

    /// What the document knows by this name already, whatever that is, else something new.
    pub(super) fn entity_named(&mut self, name: &str, kind: Kind) -> EntityId {
        self.registry.known(name).unwrap_or_else(|| self.registry.new_entity(name, kind, self.entities))
    }
}
