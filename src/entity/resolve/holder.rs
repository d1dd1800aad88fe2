//! Holders: the persons that descriptions by an office or occupation mean.

use super::{Found, Place};
use crate::document::{EntityId, MentionForm, Resolved};
use crate::entity::registry::Holder;
use crate::gazetteer::{Kind, id};
use crate::lexicon::Class;
use crate::span::Tokens;

impl Place<'_> {
    /// Who was named with this role, the nearest before, else the first after: headlines leave the name to the story.
    pub(super) fn holder(&self, range: Tokens, head: usize, country: &Option<String>) -> Option<Found> {
        let noun = self.word(head).lemma;
        let at = self.names.known.partition_point(|k| (k.tokens.end as usize) <= head);
        let role = self.names.known.get(at).filter(|k| k.kind == Kind::Role && (k.tokens.start as usize) <= head).map(|k| k.row);
        let fits = |h: &&Holder| {
            let entity = self.entity(h.entity);
            let of = entity.row.map_or(entity.country.as_str(), |r| self.tables.entities.country(r));
            h.noun == noun
                && (role.is_none() || h.role.is_none() || role == h.role)
                && country.as_ref().is_none_or(|c| of.is_empty() || of == c)
        };
        let holders = &self.names.registry.holders;
        let before = holders.iter().filter(|h| h.at < range.start).filter(fits).max_by_key(|h| h.at);
        let holder = before.or_else(|| holders.iter().filter(fits).min_by_key(|h| h.at))?;
        let referent = self.doc.mentions.iter().find(|m| m.entity == holder.entity).map(|m| self.doc.span(m.tokens));
        Some(Found { entities: vec![holder.entity], resolved: Resolved::Definite, referent, form: Some(MentionForm::Role) })
    }

    /// "the U.S. president": who held the office on the day of the article, if it has one. Nobody who is a former, acting or future one.
    pub(super) fn dated_holder(&mut self, range: Tokens, head: usize, country: &str) -> Option<EntityId> {
        let filed = self.doc.meta.dateline.as_ref().and_then(|d| d.date).map(|d| d.of(&self.doc.article.text));
        let filed = filed.filter(|d| d.len() == 10 && d.as_bytes()[4] == b'-');
        let day = self.doc.article.published.as_deref().and_then(|p| p.get(..10)).or(filed)?.to_owned();
        let at = self.names.known.partition_point(|k| k.tokens.end <= range.start);
        let inside = || self.names.known[at..].iter().take_while(|k| (k.tokens.start as usize) <= head);
        let roles: Vec<_> = inside().filter(|k| k.kind == Kind::Role).collect();
        let [role] = roles[..] else { return None };
        // no word but the article, the state and the role
        let plain = range.range().take_while(|i| *i <= head).all(|i| {
            self.word(i).is(Class::Definite) || self.word(i).is(Class::PossessiveMark) || inside().any(|k| k.tokens.range().contains(&i))
        });
        let id = self.tables.entities.id(role.row).split_once(':')?.1;
        let holder = self.tables.entities.holder(id, &id::state(country), &day).filter(|_| plain)?;
        Some(self.listed(holder))
    }
}
