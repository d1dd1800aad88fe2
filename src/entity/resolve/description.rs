//! Descriptions: phrases with a common noun at their head, with a state beside or with nothing but an article.

use super::{Found, Place};
use crate::document::{Entity, EntityId, Mention, MentionForm, Resolved, Sex};
use crate::entity::registry::Holder;
use crate::gazetteer::{Flags, Kind, id};
use crate::lexicon::fold::fold;
use crate::lexicon::{Class, Classes, Tag, Tags, Word};
use crate::span::Tokens;

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
            let owner =
                self.pronoun(first, self.word(first)).entities.first().copied().filter(|e| (e.0 as usize) < self.doc.entities.len());
            let Some(owner) = owner.filter(|_| government || word.is(Class::StateNoun)) else {
                return if word.is(Class::BodyNoun) { self.body_described(range, head, word) } else { Found::default() };
            };
            if self.kind(owner) == Kind::State {
                return Found::named(owner);
            }
            let entity = &self.doc.entities[owner.0 as usize];
            let country = entity.row.map_or(entity.country.as_str(), |r| self.tables.entities.country(r));
            let state = self.tables.entities.find(&id::state(country)).and_then(|row| self.known.by_row.get(&row).copied());
            return state.map_or_else(Found::default, Found::named);
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

    /// "both sides", "the two countries", "either party": the two that were named together last, else the two named last.
    fn pair(&self, range: Tokens, head: usize) -> Option<Found> {
        // "the two countries", but not "two lawmakers"
        let of_two = |i: usize| {
            self.word(i).is(Class::Pair) && (!self.word(i).tags.has(Tag::Number) || self.word(range.start as usize).is(Class::Definite))
        };
        let two = range.range().take_while(|i| *i <= head).any(of_two);
        let word = self.word(head);
        let persons = word.is(Class::PersonNoun) || word.is(Class::PeopleNoun);
        let described = [Class::BodyNoun, Class::StateNoun, Class::GroupNoun, Class::GovernmentNoun].iter().any(|c| word.is(*c));
        if !two || !(persons || described || range.len() == 1 || word.tags.has(Tag::Plural)) {
            return None;
        }
        let fits = |m: &Mention| match self.kind(m.entity) {
            Kind::Person => persons,
            Kind::State => !persons,
            Kind::Organization | Kind::Group => !persons && !word.is(Class::StateNoun),
            _ => false,
        };
        let before = self.doc.mentions.partition_point(|m| m.tokens.end <= range.start);
        let near: Vec<&Mention> = self.doc.mentions[..before]
            .iter()
            .rev()
            .take(30)
            .filter(|m| fits(m) && m.form != MentionForm::Adjective && self.in_story(m))
            .collect();
        let joined = near.windows(2).find(|w| {
            let between = &self.doc.tokens[w[1].tokens.end as usize..w[0].tokens.start as usize];
            w[0].entity != w[1].entity && matches!(between, [and] if and.is(Class::And))
        });
        let (a, b) = match joined {
            Some(w) => (w[1].entity, w[0].entity),
            None => {
                // else the two that were named most
                let count = |e: EntityId| near.iter().filter(|m| m.entity == e).count();
                let most =
                    |not: Option<EntityId>| near.iter().map(|m| m.entity).filter(|e| Some(*e) != not).rev().max_by_key(|e| count(*e));
                let first = most(None)?;
                (first, most(Some(first))?)
            }
        };
        Some(Found { entities: vec![a, b], resolved: Resolved::Definite, referent: None, form: Some(MentionForm::Definite) })
    }

    /// Who was named with this role, the nearest before, else the first after: headlines leave the name to the story.
    fn holder(&self, range: Tokens, head: usize, country: &Option<String>) -> Option<Found> {
        let noun = self.word(head).lemma;
        let at = self.names.known.partition_point(|k| (k.tokens.end as usize) <= head);
        let role = self.names.known.get(at).filter(|k| k.kind == Kind::Role && (k.tokens.start as usize) <= head).map(|k| k.row);
        let fits = |h: &&Holder| {
            let entity = &self.doc.entities[h.entity.0 as usize];
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
    fn dated_holder(&mut self, range: Tokens, head: usize, country: &str) -> Option<EntityId> {
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
            word.is(Class::OrganizationNoun) && word.is(Class::BodyNoun)
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
        let name = self.doc.span(written).of(&self.doc.article.text).split_whitespace().collect::<Vec<_>>().join(" ");
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
