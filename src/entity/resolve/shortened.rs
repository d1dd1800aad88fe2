//! Headlines shorten what the lead says: whom the lead names who does the same there.

use super::Resolver;
use super::described::Described;
use super::item::{Item, Kinds};
use super::part::Part;
use super::salience::gains;
use super::story::LEAD;
use crate::document::{EntityId, Sex};
use crate::gazetteer::{Kind, id};
use crate::lexicon::described::{COMPANY, PUBLIC};

/// What a body weighs against which nothing speaks, and no more.
const UNTOLD: f32 = 0.0;
/// What a body weighs that is the ministry, or of the portfolio, that a headline names.
const PORTFOLIO: f32 = 30.0;

/// Which claims of the lead tell whom a headline means.
#[derive(Clone, Copy, PartialEq)]
enum Lead {
    /// those of the same kind as that of the headline
    Alike,
    /// any
    Any,
}

impl Resolver<'_> {
    /// "Airline boss blames fuel … Ana Ruiz, who runs Lanvik Air, blamed": the item that is in a claim of the lead what a description is in one of the same kind
    /// in the headline, and that may be meant: of several the one whom the noun fits best. And whether it fits, or nothing speaks against it only.
    pub(super) fn told_in_lead(&self, d: &Described, item: &Item) -> Option<(usize, bool)> {
        let mut best: Option<(usize, f32)> = None;
        for n in self.of_role_in_lead(d, Lead::Alike) {
            let weight = self.items[n].entity.and_then(|e| self.may_be_shortened(d, item, e));
            if let Some(weight) = weight.filter(|w| best.is_none_or(|(_, best)| *w > best)) {
                best = Some((n, weight));
            }
        }
        best.map(|(n, weight)| (n, weight > UNTOLD))
    }

    /// As [`Resolver::told_in_lead`], in a claim of any kind, where the noun tells that it is who is meant.
    pub(super) fn surely_told_in_lead(&self, d: &Described, item: &Item) -> Option<usize> {
        let sure = |e: EntityId| self.may_be_shortened(d, item, e).is_some() && self.is_sure(d, e);
        self.of_role_in_lead(d, Lead::Any).find(|n| self.items[*n].entity.is_some_and(sure))
    }

    /// The items that are in claims of the lead what a description is in those of the headline.
    fn of_role_in_lead(&self, d: &Described, which: Lead) -> impl Iterator<Item = usize> {
        let claims = &self.doc.claims;
        let lead = self.lead.saturating_sub(LEAD)..self.lead;
        self.parts_at(d.head as u32).iter().flat_map(move |part| {
            let (kind, lead) = (claims[part.claim as usize].kind, lead.clone());
            let of_lead = move |claim: u32| lead.contains(&claims[claim as usize].sentence);
            let same =
                move |p: &&Part| p.role == part.role && of_lead(p.claim) && (which == Lead::Any || claims[p.claim as usize].kind == kind);
            self.arguments.iter().filter(same).filter_map(|p| self.item_at(p.head)).filter(|n| *n < self.from)
        })
    }

    /// Whether the noun of a description tells that it is somebody.
    fn is_sure(&self, d: &Described, entity: EntityId) -> bool {
        match self.kind(entity) {
            Kind::Person => self.kinship(self.lemma(d.head), &self.facts[entity.0 as usize].called) > 0.0,
            _ => self.fit(entity, &self.noun(d)).is_some_and(|fit| fit > 0.0),
        }
    }

    /// How well somebody fits a description in a headline that may be short for that one.
    fn may_be_shortened(&self, d: &Described, item: &Item, entity: EntityId) -> Option<f32> {
        let of_country = d.country.is_none_or(|c| self.origin(entity).is_none_or(|of| of == c));
        if !of_country {
            return None;
        }
        match self.kind(entity) {
            Kind::Person => self.person_shortened(d, item, entity),
            Kind::Group => self.noun(d).group.then_some(1.0),
            Kind::Organization if !d.group.plural => self.body_shortened(d, item, entity),
            // whose the story is, first of all
            Kind::State if self.is_government(d.head) && !d.group.plural => Some(1.0 + gains(self.country(entity) == self.names.home, 1.0)),
            _ => None,
        }
    }

    fn person_shortened(&self, d: &Described, item: &Item, person: EntityId) -> Option<f32> {
        let called = &self.facts[person.0 as usize].called;
        let kinship = self.kinship(self.lemma(d.head), called);
        let may = item.kinds.meets(Kinds::PERSON)
            && !d.group.plural
            && self.sex(person).may_be(Sex::of(d.word))
            && d.name.is_none_or(|body| !self.belongs_elsewhere(person, body))
            && !self.is_of_another(d, person);
        // (no lawyer is the father)
        (may && (kinship > 0.0 || kinship == 0.0 && called.is_empty())).then_some(1.0 + kinship)
    }

    fn body_shortened(&self, d: &Described, item: &Item, body: EntityId) -> Option<f32> {
        let noun = self.noun(d);
        let portfolio = self.portfolio_at(d.head).is_some_and(|p| {
            let listed = self.entity(body).row.is_some() && self.subtype(body) == self.tables.entities.subtype(p.row);
            id::is_ministry_of(self.id(body), self.tables.entities.id(p.row)) || listed
        });
        if portfolio {
            return Some(PORTFOLIO);
        }
        if !item.kinds.meets(Kinds::BODY.or(Kinds::GROUP)) {
            return None;
        }
        self.fit(body, &noun).or_else(|| {
            // a list may have an airline as a company
            let company = noun.subtypes.iter().any(|s| s == COMPANY);
            let public = noun.subtypes.iter().any(|s| s == PUBLIC);
            let any = (company || !noun.modified && !public) && matches!(self.subtype(body), "" | COMPANY);
            // (but no union was called a bank, and no Riga Hospital is a charity)
            let any = any && !self.is_told_to_be_other_than_company(body);
            // "Police … the Lodz Police Department"
            (any || self.is_written(body, noun.lemma)).then_some(UNTOLD)
        })
    }

    /// Whether the text, or its name, tells of a body that it is of another sort than companies are.
    fn is_told_to_be_other_than_company(&self, body: EntityId) -> bool {
        let other = |sense: &str| sense != COMPANY;
        self.facts[body.0 as usize].senses.iter().any(|sense| other(sense)) || self.is_written_as(body, other)
    }
}
