//! Headlines shorten what the lead says: whom the lead names who does the same there.

use super::Resolver;
use super::described::Described;
use super::item::{Item, Kinds};
use super::part::Part;
use super::story::LEAD;
use crate::document::{EntityId, Sex};
use crate::gazetteer::{Kind, id};
use crate::lexicon::described::{COMPANY, PUBLIC};

/// Which claims of the lead tell whom a headline means.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Lead {
    /// those of the same kind as that of the headline
    Alike,
    /// any, where the noun of the description tells that it is who is meant
    Any,
}

impl Resolver<'_> {
    /// "Airline boss blames fuel … Ana Ruiz, who runs Lanvik Air, blamed": the item that is in a claim of the lead what a description is in one in the headline,
    /// if it may be meant.
    pub(super) fn told_in_lead(&self, d: &Described, item: &Item, lead: Lead) -> Option<usize> {
        let claims = &self.doc.claims;
        let first = self.lead.checked_sub(LEAD)?;
        let alike = lead == Lead::Alike;
        let of_lead = |claim: u32| (first..self.lead).contains(&claims[claim as usize].sentence);
        self.parts_at(d.head as u32).iter().find_map(|part| {
            let kind = claims[part.claim as usize].kind;
            let same = |p: &&Part| p.role == part.role && of_lead(p.claim) && (!alike || claims[p.claim as usize].kind == kind);
            let told = self.arguments.iter().filter(same).filter_map(|p| self.item_at(p.head)).filter(|n| *n < self.from);
            told.into_iter().find(|n| {
                let entity = self.items[*n].entity;
                entity.is_some_and(|e| self.may_be_shortened(d, item, e) && (alike || self.is_sure(d, e)))
            })
        })
    }

    /// Whether the noun of a description tells that it is somebody.
    fn is_sure(&self, d: &Described, entity: EntityId) -> bool {
        match self.kind(entity) {
            Kind::Person => self.kinship(self.lemma(d.head), &self.facts[entity.0 as usize].called) > 0.0,
            _ => self.fit(entity, &self.noun(d)).is_some_and(|fit| fit > 0.0),
        }
    }

    /// Whether a description in a headline may be short for somebody.
    fn may_be_shortened(&self, d: &Described, item: &Item, entity: EntityId) -> bool {
        let lemma = self.lemma(d.head);
        let of_country = d.country.is_none_or(|c| self.origin(entity).is_none_or(|of| of == c));
        match self.kind(entity) {
            Kind::Person => {
                let sex = Sex::of(d.word);
                item.kinds.meets(Kinds::PERSON)
                    && !d.group.plural
                    && of_country
                    && self.sex(entity).may_be(sex)
                    && self.kinship(lemma, &self.facts[entity.0 as usize].called) >= 0.0
                    && d.name.is_none_or(|body| !self.belongs_elsewhere(entity, body))
                    && !self.is_of_another(d, entity)
            }
            Kind::Group => self.noun(d).group,
            Kind::Organization if !d.group.plural => {
                let noun = self.noun(d);
                let portfolio = self.portfolio_at(d.head).is_some_and(|p| {
                    let listed = self.entity(entity).row.is_some() && self.subtype(entity) == self.tables.entities.subtype(p.row);
                    id::is_ministry_of(self.id(entity), self.tables.entities.id(p.row)) || listed
                });
                // a list may have an airline as a company
                let company = noun.subtypes.iter().any(|s| s == COMPANY);
                let public = noun.subtypes.iter().any(|s| s == PUBLIC);
                let any = (company || !noun.modified && !public) && matches!(self.subtype(entity), "" | COMPANY);
                let body = item.kinds.meets(Kinds::BODY.or(Kinds::GROUP)) && (any || self.fit(entity, &noun).is_some());
                of_country && (portfolio || body)
            }
            Kind::State => of_country && self.is_government(d.head) && !d.group.plural,
            _ => false,
        }
    }
}
