//! Ministries and offices: bodies that a country has by their portfolio.

use super::Resolver;
use super::ask::Ask;
use super::country::Country;
use super::described::{Described, found};
use super::item::{Item, Kinds};
use crate::document::{EntityId, MentionForm, Resolved};
use crate::entity::Known;
use crate::entity::registry::Holder;
use crate::gazetteer::{Flags, Kind, RowId, id};
use crate::lexicon::Class;
use crate::span::Tokens;

impl Resolver<'_> {
    /// The body of a country with a portfolio.
    pub(super) fn ministry(&mut self, country: &str, portfolio: RowId, written: Tokens) -> EntityId {
        let id = id::ministry(country, self.tables.entities.id(portfolio));
        if let Some(row) = self.tables.entities.find(&id) {
            return self.listed(row);
        }
        if let Some(known) = self.known.id(&id) {
            return known;
        }
        let name = crate::text::one_line(self.doc.span(written).of(&self.doc.article.text));
        let entity = crate::document::Entity::unlisted(Kind::Organization, id, name);
        self.add(crate::document::Entity { country: country.to_owned(), ..entity })
    }

    /// Finds which body with a portfolio a description means, if one: "the ministry", "police" that of it which was named, or that of the home country.
    pub(super) fn ministry_described(&mut self, d: &Described, item: &mut Item, p: &Known) -> bool {
        let name = self.tables.entities.id(p.row);
        let not = self.not_described(d);
        let ask = Ask::new(d.group.tokens.start as usize, Kinds::BODY, &not, d.here);
        let listed =
            |e: EntityId| self.entity(e).row.is_some() && self.subtype(e) == self.tables.entities.subtype(p.row) && self.is_army(p);
        let named = self.antecedent(&ask, |i| i.entity.and_then(|e| (id::is_ministry_of(self.id(e), name) || listed(e)).then_some(0.0)));
        // (but the story's own, where that is another's and far away)
        const FAR: u32 = 5;
        let home = Country::new(&self.names.home);
        let passed = |n: &usize| {
            let far = self.items[*n].sentence + FAR < d.here.number;
            far && home.is_some() && self.items[*n].entity.is_some_and(|e| Country::new(self.country(e)) != home)
        };
        if let Some(n) = named.filter(|n| !passed(n)) {
            self.describes(item, n);
            return true;
        }
        let plain = d.owner.is_none() && (d.definite || !d.group.determined);
        let accused = self.state_of(&self.names.home).is_some_and(|home| not.contains(&home));
        if plain && !accused && !self.names.home.is_empty() {
            let names = self.names;
            let body = self.ministry(&names.home, p.row, p.tokens);
            found(item, Some(body), Resolved::Context, MentionForm::Definite);
            return true;
        }
        false
    }

    /// Whether a portfolio is that of the armed forces, which lists have under their own names: the Israel Defense Forces.
    fn is_army(&self, p: &Known) -> bool {
        self.tables.entities.id(p.row) == id::ARMY
    }

    /// "police in Embakasi": the police of the country where that is.
    pub(super) fn portfolio_of(&mut self, head: usize, whole: usize, place: EntityId) {
        let Some(p) = self.portfolio_at(head).filter(|p| !p.flags.has(Flags::CONTEXT)) else { return };
        let Some(country) = Country::new(self.country(place)) else { return };
        let body = self.ministry(country.letters(), p.row, p.tokens);
        let item = &mut self.items[whole];
        (item.entity, item.resolved, item.kinds) = (Some(body), Resolved::Name, Kinds::BODY.or(item.kinds.and(Kinds::SEVERAL)));
    }

    /// The office of a head of state or government, as a body: of "the president's office" by whoever that is.
    pub(super) fn office_of(&mut self, person: EntityId, d: &Described) -> Option<EntityId> {
        let noun = self.tables.lexicon.text(self.lemma(d.head));
        let entities = &self.tables.entities;
        let (before, after) = self.holders_around(d.group.tokens.start);
        let roles = before.rev().chain(after).filter(|h| h.entity == person).filter_map(|h| h.role);
        let listed = self.entity(person).row.into_iter().flat_map(|row| entities.held(row));
        let country = Country::new(self.country(person)).or_else(|| Country::new(&self.names.home))?;
        let named = |portfolio: &RowId| entities.name(*portfolio).ends_with(noun);
        let portfolio = roles.chain(listed).find_map(|role| entities.portfolios_of(role).find(named))?;
        Some(self.ministry(country.letters(), portfolio, d.group.tokens))
    }

    /// The ministry of the last minister who was named: the one that is called as the minister is ("Finance Minister": no central bank, no Economy Ministry).
    pub(super) fn ministry_of_minister(&mut self, d: &Described) -> Option<EntityId> {
        const LOOK_BACK: usize = 24;
        let last = self.holders_around(d.group.tokens.start).0.rev().take(LOOK_BACK);
        let (minister, portfolio) = last.into_iter().find_map(|h| Some((h.entity, self.ministry_of_role(h)?)))?;
        let of = Country::new(self.country(minister)).or_else(|| Country::new(&self.names.home))?;
        Some(self.ministry(of.letters(), portfolio, d.group.tokens))
    }

    /// "her department": the ministry of a minister.
    pub(super) fn ministry_led_by(&mut self, person: EntityId, d: &Described) -> Option<EntityId> {
        let (before, after) = self.holders_around(d.group.tokens.start);
        let portfolio = before.rev().chain(after).filter(|h| h.entity == person).find_map(|h| self.ministry_of_role(h))?;
        let of = Country::new(self.country(person)).or_else(|| Country::new(&self.names.home))?;
        Some(self.ministry(of.letters(), portfolio, d.group.tokens))
    }

    /// Which portfolio the role of a holder has, if a ministry has it.
    fn ministry_of_role(&self, holder: &Holder) -> Option<RowId> {
        let entities = &self.tables.entities;
        let headed = |portfolio: &RowId| {
            let head = entities.name(*portfolio).split(' ').next_back();
            head.is_some_and(|head| self.tables.lexicon.word(self.tables.lexicon.find(head)).is(Class::PortfolioHead))
        };
        let role = holder.role?;
        let ministries = || entities.portfolios_of(role).filter(headed);
        let first = self.known_at(holder.at as usize, Kind::Role).map_or(holder.at, |k| k.tokens.start);
        let same = |portfolio: &RowId| {
            let written = self.token(first as usize).of(&self.doc.article.text);
            entities.name(*portfolio).split(' ').next().is_some_and(|word| word.eq_ignore_ascii_case(written))
        };
        ministries().find(same).or_else(|| ministries().next())
    }
}
