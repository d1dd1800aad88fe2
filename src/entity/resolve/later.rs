//! Descriptions that found nobody before: whom the story names later, and what the body of the story says of its titles.

use super::Resolver;
use super::body::Noun;
use super::body_fit::{CALLED, FEW, SAME_SORT};
use super::described::Described;
use super::group::Group;
use super::item::{Item, Kinds};
use super::story::LEAD;
use crate::document::{EntityId, MentionForm, Resolved};
use crate::gazetteer::{Kind, id};
use crate::lexicon::Class;
use std::ops::Range;

/// What is named so many sentences later, and speaks there, was meant.
const NEAR: u32 = 2;
/// Of so many items before an introduction none is introduced.
const FEW_BEFORE: usize = 40;
/// What is named later is looked for among so many items.
const FARTHEST: usize = 200;

impl Resolver<'_> {
    /// Descriptions that found nobody before: what the noun surely describes and the story names later; in titles, what the body names.
    pub(super) fn later(&mut self, titles: bool) {
        let mut changed = false;
        for (n, group, here) in std::mem::take(&mut self.open) {
            let mark = group.tokens.start.checked_sub(1).filter(|mark| self.word(*mark as usize).is(Class::PossessiveMark));
            let owner = n.checked_sub(1).filter(|o| Some(self.items[*o].tokens.end) == mark);
            let d = self.described(&group, owner, &here);
            let noun = self.noun(&d);
            let after = if titles { 0..self.from } else { n + 1..self.items.len() };
            let lead = self.introduces(&group, owner);
            let body = self.items[n].kinds.meets(Kinds::BODY.or(Kinds::GROUP)) && !(lead && self.items[n].kinds.meets(Kinds::PERSON));
            let told = if titles { self.told_in_lead(&d, &self.items[n]) } else { None };
            let found = told.filter(|(_, fits)| *fits).map(|(n, _)| n);
            let found = found.or_else(|| if body { self.named_later(&d, &noun, after, titles || lead) } else { None });
            let not = self.not_described(&d);
            let free = |n: &usize| self.items[*n].entity.is_none_or(|e| !not.contains(&e));
            let found = found.filter(free).or_else(|| self.place_later(&noun, n));
            let found = found.or_else(|| self.person_of_body(n).filter(|_| titles));
            let found = found.or_else(|| told.map(|(n, _)| n).filter(free));
            let found = found.or_else(|| self.surely_told_in_lead(&d, &self.items[n]).filter(|n| titles && free(n)));
            // ("A Peruvian judge said … Judge Ruiz": of whom the first sentence tells)
            let told = lead && self.items[n].subject && self.items[n].sentence + LEAD == self.lead;
            let found = found.or_else(|| {
                self.person_named_so(n)
                    .filter(|m| !titles && (group.definite || told && self.is_titled(&self.items[*m], self.items[n].noun)))
            });
            if let Some(found) = found.filter(|_| self.items[n].entity.is_none()) {
                self.describes_later(n, found, &group);
                changed = true;
            }
        }
        // what pointed back to one of these means the same
        for n in if changed { self.from..self.items.len() } else { 0..0 } {
            let Some(before) = self.items[n].antecedent.map(|a| a as usize).filter(|_| self.items[n].entity.is_none()) else { continue };
            let (entity, kinds) = (self.items[before].entity, self.items[before].kinds);
            let item = &mut self.items[n];
            if let Some(entity) = entity.filter(|_| before < n) {
                (item.entity, item.kinds) = (Some(entity), kinds);
            }
        }
    }

    /// "the airport … Riga Airport": the first item after one whose name holds its noun for a place.
    fn place_later(&self, noun: &Noun, n: usize) -> Option<usize> {
        let item = &self.items[n];
        if !item.plain
            || !self.word(item.head() as usize).is(Class::CityNoun)
            || item.tokens.len() > 2
            || !self.spoken.contains(&noun.lemma)
        {
            return None;
        }
        let named = |i: &Item| i.entity.is_some_and(|e| self.kind(e) != Kind::Person && self.is_written(e, noun.lemma));
        self.items[n + 1..].iter().take(FARTHEST).position(named).map(|m| n + 1 + m)
    }

    /// Makes the description that is item `n` point to the item that it was found to mean when more had been read.
    pub(super) fn describes_later(&mut self, n: usize, to: usize, group: &Group) {
        let mut item = self.items[n].clone();
        self.points_back(&mut item, to);
        (item.resolved, item.form) = (Resolved::Definite, Some(MentionForm::Definite).filter(|_| group.definite && item.plain));
        self.items[n] = item;
    }

    /// The first of these items that a noun surely means: called so, or the only one of its sort that says something or is named again.
    fn named_later(&self, d: &Described, noun: &Noun, items: Range<usize>, first: bool) -> Option<usize> {
        let here = d.here;
        let mut of_sort: Option<(usize, EntityId, bool)> = None;
        // "a mining company": whoever speaks next of whom nothing shows what it is
        let mut unknown: Option<usize> = None;
        let noun = &Noun { modified: noun.modified && !first, ..*noun };
        // whom the text named before is nobody whom it introduces
        let before = if first && !here.title { self.from.max(self.topics)..items.start.saturating_sub(1) } else { 0..0 };
        let mut others: Vec<EntityId> = self.items[before].iter().rev().take(FEW_BEFORE).filter_map(|i| i.entity).collect();
        let vague = noun.subtypes.len() > FEW;
        for n in items.take(FARTHEST) {
            let item = &self.items[n];
            let Some(entity) = item.entity.filter(|e| matches!(self.kind(*e), Kind::Organization | Kind::Group)) else { continue };
            // whom the same sentence names is somebody else
            others.extend((item.sentence == here.number && !here.title).then_some(entity));
            let other = others.contains(&entity);
            if !first && self.is_told_otherwise(entity, noun) || self.is_of_elsewhere(entity, d, noun) {
                continue;
            }
            match (self.fit(entity, noun), &mut of_sort) {
                (Some(fit), _) if fit >= CALLED => return Some(n),
                // "a joint commission" is no ministry
                _ if other || first && id::is_ministry_in(self.id(entity), self.country(entity)) => {}
                (Some(fit), Some((_, other, often))) if fit >= SAME_SORT && *other == entity => *often = true,
                (Some(fit), _) if fit >= SAME_SORT && first => return Some(n),
                (Some(fit), Some(_)) if fit >= SAME_SORT => return None,
                (Some(fit), none) if fit >= SAME_SORT => {
                    if item.sentence <= here.number + NEAR && item.speaks && !vague {
                        return Some(n);
                    }
                    *none = Some((n, entity, item.speaks || !vague));
                }
                (Some(_), _) if first && !here.title && item.sentence <= here.number + NEAR => unknown = unknown.or(Some(n)),
                _ => {}
            }
        }
        of_sort.filter(|(_, _, often)| *often).map(|(n, _, _)| n).or(unknown)
    }
}
