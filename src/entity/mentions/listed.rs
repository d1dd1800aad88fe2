//! Names that a list has: what of them is the name here, in which form it stands, and whom the document may mean by it instead.

use super::maker::Maker;
use crate::document::{EntityId, Mention, MentionForm, Sex, Token};
use crate::entity::decide::Known;
use crate::gazetteer::{Flags, Kind, MEDIA, RowId, id};
use crate::lexicon::{Class, Tag};
use crate::span::Tokens;
use crate::text::shape::Shape;

impl Maker<'_> {
    /// Adds the mention of a name that a list has; `known` are all such names of the sentence.
    pub(super) fn listed(&mut self, k: &Known, known: &[Known]) {
        if self.is_language(k) || k.kind == Kind::Organization && self.is_in_event(k.tokens) {
            return;
        }
        if self.is_papers_adjective(k) {
            return;
        }
        if let Some((name, person)) = self.owner(k) {
            return self.mention(name, person, MentionForm::Surname);
        }
        let k = &Known { tokens: self.name_within(k), row: self.row_that_fits_title(k), ..*k };
        if self.party_of_country(k, known) {
            return;
        }
        if let Some(state) = self.is_another_countrys(k, known) {
            let body = self.entity_named(self.written(k.tokens), Kind::Organization);
            self.entities[body.0 as usize].country = self.tables.entities.country(state).to_owned();
            self.mention(k.tokens, body, MentionForm::Name);
            return;
        }
        if self.is_in_ordinary_words(k) {
            self.described_by_name(k);
            return;
        }
        let one = k.tokens.len() == 1;
        let introduced = self.introduced(k);
        if k.kind == Kind::Organization && !one && !self.registry.has(k.row) {
            let entity = self.registry.listed(k.row, self.tables, self.entities);
            self.remember_head(k.tokens, entity);
            self.remember_initials(k.tokens, entity);
        }
        let entity = introduced.unwrap_or_else(|| self.registry.listed(k.row, self.tables, self.entities));
        let form = match introduced {
            Some(_) if !self.is_acronym(k) => MentionForm::Surname,
            _ => form(k),
        };
        if k.kind == Kind::Person {
            self.listed_person(k, entity, known);
        }
        self.put(Mention { tokens: k.tokens, entity, form, as_party: k.as_party.filter(|_| introduced.is_none()) });
        if !one && matches!(k.kind, Kind::Organization | Kind::Group | Kind::State) && !k.flags.has(Flags::ADJECTIVE) {
            // "UNITED NATIONS (AP)": an agency is no acronym of where it filed
            let agency = |o: &Known| o.tokens.start == k.tokens.end + 1 && o.row != k.row && self.tables.entities.subtype(o.row) == MEDIA;
            if !known.iter().any(agency) {
                self.acronym_after(k.tokens, entity);
            }
        }
    }

    /// "Barron's plan": of whom the document knows by that name, where a body is called so with its "'s", and what of it is the name.
    fn owner(&self, k: &Known) -> Option<(Tokens, EntityId)> {
        let (mark, name) = self.tokens[k.tokens.range()].split_last()?;
        if name.len() != 1 || !mark.is(Class::PossessiveMark) {
            return None;
        }
        let name = Tokens { end: k.tokens.end - 1, ..k.tokens };
        Some((name, self.bearer(self.written(name))?))
    }

    /// What of a listed name is the name here: a title that a list has with it is no part of the mention, and "VI" belongs to one that a list has without it.
    fn name_within(&self, k: &Known) -> Tokens {
        if k.kind != Kind::Person {
            return k.tokens;
        }
        let title = |i: u32| self.tokens[i as usize].is(Class::Honorific) || self.tokens[i as usize].is(Class::PersonNoun);
        let titles = (k.tokens.start..k.tokens.end - 1).take_while(|i| title(*i)).count() as u32;
        let suffix = |t: &Token| t.is(Class::NameSuffix) && t.shape == Shape::Upper;
        let numbered = self.tokens.get(k.tokens.end as usize).is_some_and(suffix);
        Tokens { start: k.tokens.start + titles, end: k.tokens.end + numbered as u32 }
    }

    /// Whether a listed form is written in ordinary words: "the bloc".
    fn is_in_ordinary_words(&self, k: &Known) -> bool {
        self.tokens[k.tokens.range()].iter().all(|t| match t.shape {
            Shape::Lower => t.word.likely.is_some() || t.is(Class::BodyNoun),
            Shape::Number | Shape::Hyphen => k.tokens.len() > 1,
            _ => false,
        })
    }

    /// A form in ordinary words is a description of whom the document has named, and needs its article.
    fn described_by_name(&mut self, k: &Known) {
        let article = k.tokens.start.checked_sub(1).filter(|b| self.tokens[*b as usize].is(Class::Definite));
        if let Some(start) = article.filter(|_| self.registry.has(k.row)) {
            let entity = self.registry.listed(k.row, self.tables, self.entities);
            self.mention(Tokens { start, end: k.tokens.end }, entity, MentionForm::Definite);
        }
    }

    fn is_acronym(&self, k: &Known) -> bool {
        k.tokens.len() == 1 && self.tokens[k.tokens.start as usize].shape == Shape::Upper
    }

    /// Whom the document itself introduced by a form of one word: a surname with another given name, an acronym in brackets.
    fn introduced(&self, k: &Known) -> Option<EntityId> {
        let name = self.written(k.tokens);
        let other = if k.tokens.len() == 1 { self.registry.known(name)? } else { return None };
        // ("Mr. Hale", of Ana and Piet Hale)
        let other = self.namesake(other, name, self.sex_in_title(k.tokens)).unwrap_or(other);
        let person = self.entities[other.0 as usize].kind == Kind::Person;
        // "Santiago has refused": a given name is no name of a place
        let given = || k.kind.is_on_map() && self.entities[other.0 as usize].name.split(' ').next() == Some(name);
        let may_be = if person { (!k.flags.has(Flags::ADJECTIVE) || self.is_alone(k)) && !given() } else { self.is_acronym(k) };
        may_be.then_some(other)
    }

    /// "accused Magyar of", "Magyar said": whether an adjective of a state stands where one describes nothing.
    fn is_alone(&self, k: &Known) -> bool {
        let article = k.tokens.start.checked_sub(1).is_some_and(|b| self.tokens[b as usize].word.tags.has(Tag::Determiner));
        let describes = |t: &Token| {
            t.shape == Shape::Hyphen
                || t.shape.is_word() && matches!(t.word.likely, None | Some(Tag::Noun | Tag::Plural | Tag::Adjective | Tag::Name))
        };
        !article && !self.tokens.get(k.tokens.end as usize).is_some_and(describes)
    }

    /// The sex that the given name of a listed person tells.
    fn sex_of_given_name(&self, person: RowId) -> Sex {
        let given = self.tables.entities.name(person).split(' ').next().unwrap_or_default();
        Sex::of(self.tables.lexicon.word(self.tables.lexicon.find(given)))
    }

    /// "Mrs. Hale", of whom a list has Piet Hale and Ana Hale under that name: the row of the one whom the title fits.
    fn row_that_fits_title(&self, k: &Known) -> RowId {
        if k.kind != Kind::Person || k.tokens.len() > 1 {
            return k.row;
        }
        let sex = self.sex_in_title(k.tokens);
        let fits = |row: &RowId| self.sex_of_given_name(*row).may_be(sex);
        if sex == Sex::Unknown || fits(&k.row) {
            return k.row;
        }
        let names = &self.tables.names;
        let persons = names.ending(self.tokens[k.tokens.start as usize].word.names).map(|n| names.form(n));
        persons.filter(|form| form.kind == Kind::Person).map(|form| form.row).find(fits).unwrap_or(k.row)
    }

    /// Remembers a listed person by the shorter name, and the role beside the name.
    fn listed_person(&mut self, k: &Known, person: EntityId, known: &[Known]) {
        if k.tokens.len() > 1 {
            // of "Felipe VI" the given name, of others the family name
            let end = self.before_suffix(k.tokens);
            let at = if end < k.tokens.end { k.tokens.start } else { end - 1 };
            self.call(self.written(Tokens { start: at, end: at + 1 }), person);
            // ("Sir Keir")
            self.registry.remember(self.written(Tokens { start: k.tokens.start, end: k.tokens.start + 1 }), person);
            let sex = Sex::of(self.tokens[k.tokens.start as usize].word);
            self.learn_sex(person, sex);
        }
        // "King Charles", whose title is no part of the name
        let title = k.tokens.start.checked_sub(1).map(|b| self.tokens[b as usize]);
        if let Some(title) = title.filter(|t| t.shape.is_capital() && t.is(Class::Honorific)) {
            self.learn_sex(person, Sex::of(title.word));
        }
        if let Some(before) = k.tokens.start.checked_sub(1).filter(|b| self.tokens[*b as usize].is(Class::PersonNoun)) {
            self.holds(before, person, known);
            self.holds_after(k.tokens.end, person, known);
        }
    }

    /// "The East African country": a paper's name with an article before a noun for something else.
    fn is_papers_adjective(&self, k: &Known) -> bool {
        let first = &self.tokens[k.tokens.start as usize];
        if !first.is(Class::Definite) || k.tokens.len() < 2 || self.tables.entities.subtype(k.row) != MEDIA {
            return false;
        }
        self.tokens.get(k.tokens.end as usize).is_some_and(|next| {
            let lemma = next.lemma();
            let party = next.word.is(Class::StateNoun) || next.word.is(Class::GovernmentNoun) || next.word.is(Class::BodyNoun);
            next.shape == Shape::Lower && party && !self.tables.lexicon.bodies(lemma).iter().any(|b| b == MEDIA)
        })
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

/// The form in which a list has a name.
fn form(k: &Known) -> MentionForm {
    match k.flags {
        f if f.has(Flags::ADJECTIVE) => MentionForm::Adjective,
        f if f.has(Flags::DEMONYM) => MentionForm::Demonym,
        f if f.has(Flags::METONYM) => MentionForm::Metonym,
        f if f.has(Flags::ACRONYM) => MentionForm::Acronym,
        f if f.has(Flags::NAME) => MentionForm::Name,
        _ if k.kind == Kind::Person && k.tokens.len() == 1 => MentionForm::Surname,
        _ => MentionForm::Alias,
    }
}
