//! Descriptions: phrases with a common noun at their head, with a state beside or with nothing but an article.

use super::{Found, Place};
use crate::document::{Entity, EntityId, Mention, MentionForm, Resolved, Sex};
use crate::gazetteer::{Flags, Kind, id};
use crate::lexicon::fold::fold;
use crate::lexicon::{Class, Classes, Tag, Tags, Word};
use crate::span::Tokens;
use crate::text::one_line;

impl Place<'_> {
    /// A phrase with a common noun at its head.
    pub(super) fn description(&mut self, range: Tokens, head: usize, word: Word) -> Found {
        if let Some(pair) = self.pair(range, head) {
            return pair;
        }
        let state = self
            .doc
            .mentions
            .iter()
            .skip(self.doc.mentions.partition_point(|m| m.tokens.start < range.start))
            .take_while(|m| (m.tokens.end as usize) <= head)
            .find(|m| self.kind(m.entity) == Kind::State)
            .copied();
        let country = state.and_then(|m| self.entity(m.entity).row).map(|r| self.tables.entities.country(r).to_owned());
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
            return Found::named(entity);
        }
        let of_state = || {
            self.doc.mentions[self.doc.mentions.partition_point(|m| (m.tokens.start as usize) <= head)..]
                .iter()
                .take_while(|m| m.tokens.end <= range.end)
                .find(|m| self.kind(m.entity) == Kind::State)
                .copied()
        };
        if let (true, Some(m)) = (government, state.or_else(of_state)) {
            return Found::named(m.entity);
        }
        // "the APT31 group": a name before a noun for what it is
        if let Some(m) = self
            .mention_at(head.saturating_sub(1))
            .filter(|m| head > 0 && m.tokens.start >= range.start && matches!(self.kind(m.entity), Kind::Group | Kind::Organization))
            && (word.is(Class::GroupNoun) || word.is(Class::BodyNoun))
        {
            return Found::named(m.entity);
        }
        let definite = self.word(range.start as usize).classes.has_any(Classes::of(&[Class::Definite]))
            || self.word(range.start as usize).tags.has(Tag::Possessive)
            || range.len() == 1;
        // "a spokesman for the ministry", "the statement by NATO": whoever it is of
        let person = word.is(Class::PersonNoun) || self.is_role(head);
        if (person || word.is(Class::IssuedNoun) || word.is(Class::PeopleNoun))
            && let Some(of) = self.behind_preposition(range, head, person || word.is(Class::PeopleNoun))
        {
            return Found::named(of);
        }
        let people = word.is(Class::PeopleNoun) || (person && self.is_plural(head));
        if people && !government {
            return self.unnamed(range, head, &country);
        }
        let bare = !self.word(range.start as usize).tags.meets(Tags::of(&[Tag::Determiner, Tag::Possessive, Tag::Number]));
        if person
            && (definite || bare)
            && let Some(holder) = self.holder(range, head, &country)
        {
            return holder;
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
            let own = self.word(range.start as usize).tags.has(Tag::Possessive);
            let named = if own {
                Found::default()
            } else {
                self.antecedent(range.start as usize, &[Kind::Person], sex_of(word), Resolved::Definite, fits)
            };
            if named.entities.is_empty()
                && let Some(holder) = country.as_deref().and_then(|c| self.dated_holder(range, head, c))
            {
                return Found { entities: vec![holder], resolved: Resolved::Context, referent: None, form: Some(MentionForm::Role) };
            }
            return if named.entities.is_empty() { self.unnamed(range, head, &country) } else { named };
        }
        // "his government", "its parliament": that of whom the pronoun means
        let first = range.start as usize;
        if self.word(first).tags.has(Tag::Possessive) && !self.word(first).is(Class::FirstPerson) {
            let owner = self.pronoun(first, self.word(first)).entities.first().copied();
            let Some(owner) = owner.filter(|_| government || word.is(Class::StateNoun)) else {
                return if word.is(Class::BodyNoun) { self.body_described(range, head, word) } else { Found::default() };
            };
            if self.kind(owner) == Kind::State {
                return Found::named(owner);
            }
            let entity = self.entity(owner);
            let country = entity.row.map_or(entity.country.as_str(), |r| self.tables.entities.country(r));
            let state = self.tables.entities.find(&id::state(country)).and_then(|row| self.known.by_row.get(&row).copied());
            return state.map_or_else(Found::default, Found::named);
        }
        // "the embassy", "the mission": no country's without its name
        if portfolio.is_some_and(|p| p.flags.has(Flags::CONTEXT)) {
            return self.body_described(range, head, word);
        }
        if let Some(p) = portfolio {
            // "the ministry": the body of that portfolio that was named, or that of the home country
            let portfolio = self.tables.entities.id(p.row);
            let named = self.antecedent(range.start as usize, &[Kind::Organization], Sex::Unknown, Resolved::Definite, |e| {
                id::is_ministry_of(self.id(e), portfolio)
            });
            if !named.entities.is_empty() {
                return named;
            }
            if !self.names.home.is_empty() && !government_portfolio(word) {
                let (id, home) = (id::ministry(&self.names.home, portfolio), self.names.home.clone());
                let entity = self.body(&id, p.tokens, &home);
                let form = Some(MentionForm::Definite);
                return Found { entities: vec![entity], resolved: Resolved::Context, referent: None, form };
            }
        }
        if let Some(owner) = self.owner(range, head).filter(|_| word.is(Class::BodyNoun)) {
            return Found::named(owner);
        }
        // "the government" is rather that of the country that the story is about than that of the last one named
        if government
            && let Some(row) = self.tables.entities.find(&id::state(&self.names.home))
            && let Some(entity) = self.known.by_row.get(&row).copied().filter(|e| !self.not.contains(e))
        {
            return Found { entities: vec![entity], resolved: Resolved::Context, referent: None, form: Some(MentionForm::Definite) };
        }
        if word.is(Class::StateNoun) || government {
            return self.antecedent(range.start as usize, &[Kind::State], Sex::Unknown, Resolved::Definite, |_| true);
        }
        self.body_described(range, head, word)
    }

    /// "the group", "the carrier", "the city": the most salient party or place that the noun may describe, one whose name holds the noun first.
    fn body_described(&self, range: Tokens, head: usize, word: Word) -> Found {
        let at = range.start as usize;
        let noun = self.tables.lexicon.text(if word.lemma.is_known() { word.lemma } else { self.token(head).id });
        let antecedent =
            |kinds: &[Kind], fits: &dyn Fn(&Entity) -> bool| self.antecedent(at, kinds, Sex::Unknown, Resolved::Definite, fits);
        if word.is(Class::PlaceNoun) && !word.is(Class::BodyNoun) {
            let subtypes = self.tables.lexicon.bodies(noun);
            let subtype = |e: &Entity| e.row.map_or("", |r| self.tables.entities.get(r).subtype);
            return antecedent(&[Kind::Place], &|e| subtypes.iter().any(|s| s == subtype(e)));
        }
        let same = antecedent(&[Kind::Organization], &|e| self.name(e).to_lowercase().contains(noun));
        if !same.entities.is_empty() || word.is(Class::PortfolioHead) {
            return same;
        }
        match (word.is(Class::GroupNoun), word.is(Class::BodyNoun)) {
            (true, true) => antecedent(&[Kind::Group, Kind::Organization], &|e| e.kind == Kind::Group || !self.is_other_body(e, noun)),
            (true, false) => antecedent(&[Kind::Group], &|_| true),
            (false, true) => antecedent(&[Kind::Organization], &|e| !self.is_other_body(e, noun)),
            (false, false) => Found::default(),
        }
    }

    /// "the EU's monitoring mission": the body that a part of it belongs to.
    fn owner(&self, range: Tokens, head: usize) -> Option<EntityId> {
        let from = self.doc.mentions.partition_point(|m| m.tokens.start < range.start);
        let owner = self.doc.mentions[from..].iter().take_while(|m| (m.tokens.end as usize) < head).last()?;
        let genitive = self.doc.tokens[owner.tokens.end as usize].is(Class::PossessiveMark);
        (genitive && self.kind(owner.entity) == Kind::Organization).then_some(owner.entity)
    }

    /// Whether a body is something else than the noun: by its subtype where a list has it, else by its name. No "company" is a commission.
    fn is_other_body(&self, e: &Entity, noun: &str) -> bool {
        let subtypes = self.tables.lexicon.bodies(noun);
        let subtype = e.row.map_or("", |r| self.tables.entities.get(r).subtype);
        if !subtypes.is_empty() && !subtype.is_empty() {
            return !subtypes.iter().any(|s| s == subtype);
        }
        let name = self.name(e).to_lowercase();
        let is_body = |w: &str| {
            let word = self.tables.lexicon.word(self.tables.lexicon.get(&fold(w)));
            word.is(Class::BodyNoun) || word.is(Class::GovernmentNoun)
        };
        name.split_whitespace().any(is_body) && !name.contains(noun)
    }

    pub(super) fn is_plural(&self, head: usize) -> bool {
        self.word(head).tags.has(Tag::Plural) && !self.word(head).tags.has(Tag::Noun)
    }

    /// "Czech officials", "the ambassador": an unnamed office or occupation, with its country if the phrase tells it.
    pub(super) fn unnamed(&mut self, range: Tokens, head: usize, country: &Option<String>) -> Found {
        let articles = range.range().take_while(|i| self.word(*i).tags.has(Tag::Determiner)).count() as u32;
        let written = Tokens { start: (range.start + articles).min(head as u32), end: head as u32 + 1 };
        let name = one_line(self.doc.span(written).of(&self.doc.article.text));
        let id = id::new(&name, 1);
        let entity = match self.known.by_id.get(&id).copied() {
            Some(known) => known,
            None => self.add(Entity {
                row: None,
                kind: Kind::Role,
                new_id: id,
                name,
                country: country.clone().unwrap_or_default(),
                sex: Sex::Unknown,
                members: Vec::new(),
            }),
        };
        Found { entities: vec![entity], form: Some(MentionForm::Role), ..Found::default() }
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
        if let Some(known) = self.known.by_id.get(id) {
            return *known;
        }
        if let Some(row) = self.tables.entities.find(id) {
            return self.listed(row);
        }
        let name = one_line(self.doc.span(written).of(&self.doc.article.text));
        self.add(Entity {
            row: None,
            kind: Kind::Organization,
            new_id: id.to_owned(),
            name,
            country: country.to_owned(),
            sex: Sex::Unknown,
            members: Vec::new(),
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
