//! Descriptions: phrases with a common noun at their head, with a state beside or with nothing but an article.

use super::{Found, Place};
use crate::document::{Entity, EntityId, Mention, Resolved, Sex};
use crate::gazetteer::id;
use crate::gazetteer::{Flags, Kind};
use crate::lexicon::{Class, Classes, Tag, Word};
use crate::span::Tokens;

impl Place<'_> {
    /// A phrase with a common noun at its head.
    pub(super) fn description(&mut self, range: Tokens, head: usize, word: Word) -> Found {
        let state = self
            .doc
            .mentions
            .iter()
            .skip(self.doc.mentions.partition_point(|m| m.tokens.start < range.start))
            .take_while(|m| (m.tokens.end as usize) <= head)
            .find(|m| self.kind(m.entity) == Kind::State)
            .copied();
        let country = state.and_then(|m| self.doc.entities[m.entity.0 as usize].row).map(|r| self.tables.entities.country(r).to_owned());
        // a portfolio beside a state: "the Israeli army"
        let portfolio = self
            .names
            .known
            .iter()
            .skip(self.names.known.partition_point(|k| (k.tokens.end as usize) <= head))
            .take(1)
            .find(|k| k.kind == Kind::Portfolio && (k.tokens.start as usize) <= head)
            .copied();
        let government = word.is(Class::GovernmentNoun) && !word.is(Class::PersonNoun);
        if let (Some(p), Some(country)) = (portfolio, &country)
            && !government_portfolio(word)
        {
            let id = id::ministry(country, self.tables.entities.id(p.row));
            let entity = self.body(&id, Tokens { start: state.map_or(p.tokens.start, |s| s.tokens.start), end: p.tokens.end }, country);
            return Found { entities: vec![entity], resolved: Resolved::Name, referent: None };
        }
        let of_state = || {
            self.doc.mentions[self.doc.mentions.partition_point(|m| (m.tokens.start as usize) <= head)..]
                .iter()
                .take_while(|m| m.tokens.end <= range.end)
                .find(|m| self.kind(m.entity) == Kind::State)
                .copied()
        };
        if let (true, Some(m)) = (government, state.or_else(of_state)) {
            return Found { entities: vec![m.entity], resolved: Resolved::Name, referent: None };
        }
        // "the APT31 group": a name before a noun for what it is
        if let Some(m) = self
            .mention_at(head.saturating_sub(1))
            .filter(|m| head > 0 && m.tokens.start >= range.start && matches!(self.kind(m.entity), Kind::Group | Kind::Organization))
            && (word.is(Class::GroupNoun) || word.is(Class::BodyNoun))
        {
            return Found { entities: vec![m.entity], resolved: Resolved::Name, referent: None };
        }
        let definite = self.word(range.start as usize).classes.has_any(Classes::of(&[Class::Definite]))
            || self.word(range.start as usize).tags.has(Tag::Possessive)
            || range.len() == 1;
        // "a spokesman for the ministry", "the statement by NATO": whoever it is of
        let person = word.is(Class::PersonNoun) || self.is_role(head);
        if (person || word.is(Class::IssuedNoun) || word.is(Class::PeopleNoun))
            && let Some(of) = self.behind_preposition(range, head, person || word.is(Class::PeopleNoun))
        {
            return Found { entities: vec![of], resolved: Resolved::Name, referent: None };
        }
        let people = word.is(Class::PeopleNoun) || (person && self.is_plural(head));
        if people && !government {
            return self.unnamed(range, head, &country);
        }
        if !definite {
            return if person { self.unnamed(range, head, &country) } else { Found::default() };
        }
        if word.is(Class::IssuedNoun) {
            return self.issuer(range.start as usize, word);
        }
        if person {
            // "the Chinese ambassador" is nobody of another country
            let fits =
                |e: &Entity| country.as_ref().is_none_or(|c| e.row.map_or(e.country.as_str(), |r| self.tables.entities.country(r)) == c);
            let named = self.antecedent(range.start as usize, &[Kind::Person], sex_of(word), Resolved::Definite, fits);
            return if named.entities.is_empty() { self.unnamed(range, head, &country) } else { named };
        }
        if let Some(p) = portfolio {
            // "the ministry": the body of that portfolio that was named, or that of the home country
            let portfolio = self.tables.entities.id(p.row);
            let named = self.antecedent(range.start as usize, &[Kind::Organization], Sex::Unknown, Resolved::Definite, |e| {
                id::is_ministry_of(self.id(e), portfolio)
            });
            if !named.entities.is_empty() || self.names.home.is_empty() || government {
                return named;
            }
            let (id, home) = (id::ministry(&self.names.home, portfolio), self.names.home.clone());
            let entity = self.body(&id, p.tokens, &home);
            return Found { entities: vec![entity], resolved: Resolved::Context, referent: None };
        }
        if word.is(Class::StateNoun) || government {
            return self.antecedent(range.start as usize, &[Kind::State], Sex::Unknown, Resolved::Definite, |_| true);
        }
        if word.is(Class::GroupNoun) {
            let group = self.antecedent(range.start as usize, &[Kind::Group], Sex::Unknown, Resolved::Definite, |_| true);
            if !group.entities.is_empty() || !word.is(Class::BodyNoun) {
                return group;
            }
        }
        if word.is(Class::BodyNoun) {
            // one whose name holds the word, else the nearest
            let noun = self.token(head).of(&self.doc.article.text).to_lowercase();
            let same = self.antecedent(range.start as usize, &[Kind::Organization], Sex::Unknown, Resolved::Definite, |e| {
                self.name(e).to_lowercase().contains(&noun)
            });
            if !same.entities.is_empty() || word.is(Class::PortfolioHead) {
                return same;
            }
            return self.antecedent(range.start as usize, &[Kind::Organization], Sex::Unknown, Resolved::Definite, |_| true);
        }
        Found::default()
    }

    pub(super) fn is_plural(&self, head: usize) -> bool {
        self.word(head).tags.has(Tag::Plural) && !self.word(head).tags.has(Tag::Noun)
    }

    /// "Czech officials", "the ambassador": an unnamed office or occupation, with its country if the phrase tells it.
    pub(super) fn unnamed(&mut self, range: Tokens, head: usize, country: &Option<String>) -> Found {
        let article = self.word(range.start as usize).tags.has(Tag::Determiner) as u32;
        let written = Tokens { start: (range.start + article).min(head as u32), end: head as u32 + 1 };
        let name = self.doc.span(written).of(&self.doc.article.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let id = id::new(&name, 1);
        let entity = match self.doc.entities.iter().position(|e| e.new_id == id) {
            Some(known) => EntityId(known as u32),
            None => self.add(Entity {
                row: None,
                kind: Kind::Role,
                new_id: id,
                name,
                country: country.clone().unwrap_or_default(),
                sex: Sex::Unknown,
            }),
        };
        Found { entities: vec![entity], resolved: Resolved::None, referent: None }
    }

    pub(super) fn is_role(&self, head: usize) -> bool {
        let at = self.names.known.partition_point(|k| (k.tokens.end as usize) <= head);
        self.names.known.get(at).is_some_and(|k| k.kind == Kind::Role && (k.tokens.start as usize) <= head && !k.flags.has(Flags::CONTEXT))
    }

    /// The body or state after "for", "of", "by" or "from", or before the head: "a ministry spokesman", "NATO's statement".
    pub(super) fn behind_preposition(&self, range: Tokens, head: usize, person: bool) -> Option<EntityId> {
        let inside = |m: &&Mention| m.tokens.start >= range.start && m.tokens.end <= range.end;
        let from = self.doc.mentions.partition_point(|m| m.tokens.start < range.start);
        let of_kind = |m: &&Mention| {
            matches!(self.kind(m.entity), Kind::Organization | Kind::Group)
                || (!person && matches!(self.kind(m.entity), Kind::State | Kind::Person))
                || (person && self.kind(m.entity) == Kind::State && m.tokens.start as usize > head)
        };
        let speaks = self.word(head).is(Class::IssuedNoun) || self.word(head).is(Class::PersonNoun) || self.is_role(head);
        self.doc.mentions[from..]
            .iter()
            .take_while(inside)
            .find(of_kind)
            .filter(|m| speaks || (m.tokens.start as usize) < head)
            .map(|m| m.entity)
    }

    pub(super) fn body(&mut self, id: &str, written: Tokens, country: &str) -> EntityId {
        if let Some(known) = self.doc.entities.iter().position(|e| self.id(e) == id) {
            return EntityId(known as u32);
        }
        if let Some(row) = self.tables.entities.find(id) {
            return self.listed(row);
        }
        let name = self.doc.span(written).of(&self.doc.article.text).split_whitespace().collect::<Vec<_>>().join(" ");
        self.add(Entity {
            row: None,
            kind: Kind::Organization,
            new_id: id.to_owned(),
            name,
            country: country.to_owned(),
            sex: Sex::Unknown,
        })
    }
}

fn government_portfolio(word: Word) -> bool {
    word.is(Class::StateNoun) || word.is(Class::PeopleNoun)
}

fn sex_of(word: Word) -> Sex {
    match (word.is(Class::Feminine), word.is(Class::Masculine)) {
        (true, false) => Sex::Feminine,
        (false, true) => Sex::Masculine,
        _ => Sex::Unknown,
    }
}
