//! Descriptions: noun groups with a common noun at their head, whom nobody beside them names, and whom each means.

use super::Resolver;
use super::collective::Organ;
use super::country::Country;
use super::described::{Described, found, speaks_for};
use super::group::Group;
use super::here::Here;
use super::item::{Item, Kinds};
use crate::document::{EntityId, Mention, MentionForm, Resolved};
use crate::entity::Known;
use crate::gazetteer::Kind;
use crate::gazetteer::id::{EU, EU_EXECUTIVE, EU_ORGAN, PROVINCES};
use crate::lexicon::{Class, Tag, WordId};
use crate::span::Tokens;
use crate::text::shape::Shape;

impl Resolver<'_> {
    /// The lemma of a word; "the accused" is none of a verb.
    pub(super) fn lemma(&self, i: usize) -> WordId {
        let token = self.token(i);
        let participle = token.word.tags.has(Tag::Participle) && token.word.tags.has(Tag::Noun);
        // "the training ground" has not been ground
        let noun = token.word.likely == Some(Tag::Noun) && token.word.tags.has(Tag::Past);
        if noun || participle && self.tables.lexicon.is_for_persons(token.id) { token.id } else { token.lemma() }
    }

    pub(super) fn described<'g>(&self, group: &'g Group, owner: Option<usize>, here: &'g Here) -> Described<'g> {
        let head = group.head();
        let inside = self.names_in(group);
        let of_people = owner.filter(|_| group.one.is(Class::BodyNoun) && !group.plural).is_some_and(|o| {
            let people = &self.items[o];
            let first = self.word(people.tokens.start as usize);
            people.entity.is_none() && people.kinds == Kinds::PEOPLE && (first.is(Class::Definite) || first.tags.has(Tag::Possessive))
        });
        let owner = owner.and_then(|o| self.items[o].entity);
        // ("the Iran-backed group" is not Iran's)
        let bound = |m: &&Mention| self.doc.tokens.get(m.tokens.end as usize).is_some_and(|t| t.shape == Shape::Hyphen);
        let of_kind = |kinds: &[Kind]| inside.iter().rev().filter(|m| !bound(m)).map(|m| m.entity).find(|e| kinds.contains(&self.kind(*e)));
        let state = of_kind(&[Kind::State]).or(owner.filter(|o| self.kind(*o) == Kind::State));
        let country = state.or(owner).and_then(|e| Country::new(self.country(e)));
        let title = here.title && !group.determined && !group.plural;
        Described {
            group,
            head,
            word: group.one,
            definite: group.definite || owner.is_some() || of_people || title,
            owner,
            name: of_kind(&[Kind::Organization, Kind::Group]),
            state,
            country,
            of_people,
            age: self.age_told(group),
            here,
        }
    }

    /// Finds whom a description means.
    pub(super) fn describe(&mut self, d: &Described, item: &mut Item) {
        let government = self.is_government(d.head);
        let portfolio = self.portfolio_at(d.head);
        // "Army denies raid", "Government condemns raid": whose, the lead says
        let plain = d.here.title && d.state.is_none() && d.owner.is_none() && (portfolio.is_some() || government);
        if plain && let Some((n, _)) = self.told_in_lead(d, item) {
            return self.describes(item, n);
        }
        if let Some(body) = portfolio.and_then(|p| self.ministry_named(d, &p)) {
            return found(item, Some(body), Resolved::Name, MentionForm::Definite);
        }
        if government && let Some(party) = self.governed(d, portfolio.is_some()) {
            return found(item, Some(party), Resolved::Name, MentionForm::Definite);
        }
        if item.kinds == Kinds::PERSON
            && let Some(executive) = self.executive_named(d)
        {
            return found(item, Some(executive), Resolved::Definite, MentionForm::Definite);
        }
        if let Some(name) = self.body_named(d) {
            self.call(name, d.head);
            return found(item, Some(name), Resolved::Name, MentionForm::Definite);
        }
        let plural = d.group.plural;
        match () {
            _ if plural && item.kinds.meets(Kinds::GROUP) => self.collective_described(d, item, Organ::None),
            _ if item.kinds == Kinds::PEOPLE && !government => {
                item.of = d.name.or_else(|| d.owner.or_else(|| self.state_named_in(d)).filter(|_| speaks_for(d.word)));
            }
            _ if item.kinds.meets(Kinds::PERSON) => {
                // "the neighbour" is rather a state than somebody next door
                let state = item.kinds.meets(Kinds::STATE) && d.owner.is_none_or(|o| self.kind(o) != Kind::Person);
                if !state {
                    self.person_described(d, item);
                }
                if item.entity.is_none() && item.kinds.meets(Kinds::BODY.or(Kinds::STATE)) {
                    self.collective_described(d, item, Organ::None);
                }
            }
            _ if item.kinds == Kinds::PAPER => self.paper(d, item),
            // "the three governments" are not that of one state
            _ if plural && (!government || d.group.tokens.range().any(|i| self.word(i).likely == Some(Tag::Number))) => {}
            _ => self.collective_described(d, item, Organ::of(portfolio, government)),
        }
    }

    /// "the Israeli army": the body with a portfolio of the state that is named.
    fn ministry_named(&mut self, d: &Described, p: &Known) -> Option<EntityId> {
        let country = d.country.filter(|_| d.state.is_some())?;
        let start = self.names_in(d.group).first().map_or(p.tokens.start, |m| m.tokens.start.min(p.tokens.start));
        Some(self.ministry(country.letters(), p.row, Tokens { start, end: p.tokens.end }))
    }

    /// Whose government a description names: "the Czech government", "his government", "the Trump administration", "the Basque government", which is none of a state,
    /// "the EU side". `body` tells that the noun is one for a body with a portfolio.
    fn governed(&mut self, d: &Described, body: bool) -> Option<EntityId> {
        let inside = self.names_in(d.group);
        let leader = || inside.last().map(|m| m.entity);
        let person = d.owner.or_else(leader).filter(|o| self.kind(*o) == Kind::Person);
        if let Some(state) = d.state.or_else(|| person.and_then(|p| self.state_served_by(p))) {
            return Some(state);
        }
        if d.group.plural || body || !d.definite {
            return None;
        }
        let region = || inside.iter().find(|m| self.kind(m.entity) == Kind::Place);
        // "the Kerala government", which is none of India
        let province = |m: &&Mention| m.form != MentionForm::Adjective && PROVINCES.contains(&self.subtype(m.entity));
        d.name.or_else(|| region().filter(|m| !d.word.is(Class::StateNoun) || province(m)).map(|m| m.entity))
    }

    /// "the EU executive": the body that governs the European Union.
    fn executive_named(&mut self, d: &Described) -> Option<EntityId> {
        let organ = || self.tables.lexicon.bodies(self.lemma(d.head)).iter().any(|sort| sort == EU_ORGAN);
        let executive = d.name.is_some_and(|name| self.id(name) == EU) && !d.group.plural && d.definite && organ();
        let row = self.tables.entities.find(EU_EXECUTIVE).filter(|_| executive)?;
        Some(self.listed(row))
    }

    /// "the APT31 group": the body whose name stands before a noun for what it is.
    fn body_named(&self, d: &Described) -> Option<EntityId> {
        let body = d.word.is(Class::GroupNoun) || d.word.is(Class::BodyNoun);
        let name = d.name.filter(|_| body && !d.group.plural && (d.group.definite || !d.group.determined))?;
        // (but "the UN agency" is one of its agencies)
        let noun = self.noun(d);
        let same = self.entity(name).row.is_none() || noun.subtypes.is_empty() || self.fit(name, &noun).is_some();
        same.then_some(name)
    }

    /// "a Kremlin spokesman", "Downing Street officials": the state whose name, and no adjective, is in a description.
    pub(super) fn state_named_in(&self, d: &Described) -> Option<EntityId> {
        let mut inside = self.names_in(d.group).iter().rev();
        inside.find(|m| m.form != MentionForm::Adjective && self.kind(m.entity) == Kind::State).map(|m| m.entity)
    }

    pub(super) fn id(&self, entity: EntityId) -> &str {
        let e = self.entity(entity);
        e.row.map_or(&e.new_id, |r| self.tables.entities.id(r))
    }
}
