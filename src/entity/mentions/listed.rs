//! Names that a list has: what of them is the name here, in which form it stands, and whom the document may mean by it instead.

use super::maker::Maker;
use crate::document::{Mention, MentionForm, Sex, Token};
use crate::entity::decide::Known;
use crate::gazetteer::{Flags, Kind, RowId, id};
use crate::lexicon::{Class, Tag};
use crate::span::Tokens;
use crate::text::shape::Shape;

impl Maker<'_> {
    pub(super) fn listed(&mut self, k: &Known, known: &[Known]) {
        if self.is_language(k) || k.kind == Kind::Organization && self.is_in_event(k.tokens) {
            return;
        }
        // a title that a list has with the name is no part of the mention
        let title = |i: u32| self.tokens[i as usize].is(Class::Honorific) || self.tokens[i as usize].is(Class::PersonNoun);
        let titles = (k.tokens.start..k.tokens.end - 1).take_while(|i| k.kind == Kind::Person && title(*i)).count() as u32;
        // and "VI" belongs to a name that a list has without it
        let suffix = |t: &Token| t.is(Class::NameSuffix) && t.shape == Shape::Upper;
        let numbered = k.kind == Kind::Person && self.tokens.get(k.tokens.end as usize).is_some_and(suffix);
        let k = &Known { tokens: Tokens { start: k.tokens.start + titles, end: k.tokens.end + numbered as u32 }, ..*k };
        if let Some(state) = self.is_another_countrys(k, known) {
            let body = self.entity_named(self.written(k.tokens), Kind::Organization);
            self.entities[body.0 as usize].country = self.tables.entities.country(state).to_owned();
            self.mention(k.tokens, body, MentionForm::Name);
            return;
        }
        // "the bloc": a form in ordinary words is a description, and needs its article
        let ordinary = |t: &Token| match t.shape {
            Shape::Lower => t.word.likely.is_some() || t.is(Class::BodyNoun),
            Shape::Number | Shape::Hyphen => k.tokens.len() > 1,
            _ => false,
        };
        if self.tokens[k.tokens.range()].iter().all(ordinary) {
            let article = k.tokens.start.checked_sub(1).filter(|b| self.tokens[*b as usize].is(Class::Definite));
            let named = article.filter(|_| self.registry.has(k.row));
            if let Some(start) = named {
                let entity = self.registry.listed(k.row, self.tables, self.entities);
                self.mention(Tokens { start, end: k.tokens.end }, entity, MentionForm::Definite);
            }
            return;
        }
        let one = k.tokens.len() == 1;
        let acronym = one && self.tokens[k.tokens.start as usize].shape == Shape::Upper;
        // what the document itself introduced by this form: a surname with another given name, an acronym in brackets
        let introduced = one.then(|| self.registry.known(self.written(k.tokens))).flatten();
        let introduced = introduced.filter(|other| match self.entities[other.0 as usize].kind {
            Kind::Person => !k.flags.has(Flags::ADJECTIVE),
            _ => acronym,
        });
        if k.kind == Kind::Organization && !one && !self.registry.has(k.row) {
            let entity = self.registry.listed(k.row, self.tables, self.entities);
            self.remember_head(k.tokens, entity);
        }
        let entity = introduced.unwrap_or_else(|| self.registry.listed(k.row, self.tables, self.entities));
        let form = match k.flags {
            _ if introduced.is_some() && !acronym => MentionForm::Surname,
            f if f.has(Flags::ADJECTIVE) => MentionForm::Adjective,
            f if f.has(Flags::DEMONYM) => MentionForm::Demonym,
            f if f.has(Flags::METONYM) => MentionForm::Metonym,
            f if f.has(Flags::ACRONYM) => MentionForm::Acronym,
            f if f.has(Flags::NAME) => MentionForm::Name,
            _ if k.kind == Kind::Person && one => MentionForm::Surname,
            _ => MentionForm::Alias,
        };
        if k.kind == Kind::Person && !one {
            // of "Felipe VI" the given name, of others the family name
            let end = self.before_suffix(k.tokens);
            let at = if end < k.tokens.end { k.tokens.start } else { end - 1 };
            self.registry.remember_from_now(self.written(Tokens { start: at, end: at + 1 }), entity);
            let sex = Sex::of(self.tokens[k.tokens.start as usize].word);
            self.learn_sex(entity, sex);
        }
        if k.kind == Kind::Person
            && let Some(before) = k.tokens.start.checked_sub(1).filter(|b| self.tokens[*b as usize].is(Class::PersonNoun))
        {
            self.holds(before, entity, known);
            self.holds_after(k.tokens.end, entity, known);
        }
        self.put(Mention { tokens: k.tokens, entity, form, as_party: k.as_party.filter(|_| introduced.is_none()) });
        if !one && matches!(k.kind, Kind::Organization | Kind::Group | Kind::State) && !k.flags.has(Flags::ADJECTIVE) {
            self.acronym_after(k.tokens, entity);
        }
    }

    /// "Russian-speaking": the adjective of a state before a hyphen and a participle of the present is its language.
    fn is_language(&self, k: &Known) -> bool {
        let Some([hyphen, participle]) = self.tokens.get(k.tokens.end as usize..k.tokens.end as usize + 2) else { return false };
        k.flags.has(Flags::ADJECTIVE)
            && hyphen.shape == Shape::Hyphen
            && hyphen.end == participle.start
            && participle.shape == Shape::Lower
            && participle.word.tags.has(Tag::Ing)
    }

    /// "Ireland's National Cyber Security Centre": of a public body that a list has for another country, the state before it, which has one of that name too.
    fn is_another_countrys(&self, k: &Known, known: &[Known]) -> Option<RowId> {
        let entities = &self.tables.entities;
        let country = entities.country(k.row);
        if k.kind != Kind::Organization || k.tokens.len() < 2 || country.is_empty() || !id::is_of_most_states(entities.subtype(k.row)) {
            return None;
        }
        let state = known[..known.partition_point(|o| o.tokens.start < k.tokens.start)].last().filter(|o| o.kind == Kind::State)?;
        let beside = match self.tokens.get(state.tokens.end as usize..k.tokens.start as usize)? {
            [] => state.flags.has(Flags::ADJECTIVE),
            [mark] => mark.is(Class::PossessiveMark),
            _ => false,
        };
        let other = entities.country(state.row);
        (beside && !other.is_empty() && other != country).then_some(state.row)
    }
}
