//! Noun phrases: which prepositional phrases belong to one.

use super::group::{Group, GroupKind, VerbForm};
use super::noun_phrase::{NounPhrase, Step};
use super::window::{Unit, UnitKind, Window};
use crate::lexicon::{Class, Property, Tag};
use crate::span::Units;
use crate::text::shape::Shape;

impl NounPhrase<'_, '_> {
    /// A preposition at group `end`, with what it governs.
    pub(super) fn preposition(&self, end: usize) -> Option<Step> {
        let (w, extent) = (self.w, self.extent);
        let unit = w.head(end);
        if w.is_noun(end + 1) {
            let Units { start, end: last } = w.groups[self.at].units;
            // "a smaller town than Riga"
            let compares = || w.units[start..last].iter().any(|u| u.tag == Tag::Adjective || u.is(Class::Amount));
            // ("a site rather than a club")
            let rather = w.groups[end - 1].kind == GroupKind::Adverb;
            let than = unit.is(Class::Than) && !(extent.asides && (rather || compares()));
            let governed = unit.is(Class::Of) || extent.prepositions && !(self.bare && end == self.at + 1);
            let stops =
                self.stops(end) && !self.is_title(end) && !(unit.is(Class::Purpose) && end == self.at + 1 && w.is_of_owned_plan(end));
            let ends = stops
                || unit.is(Class::As)
                || than
                || !governed
                || w.is_time(end + 1) && !unit.is(Class::Of)
                || self.opens_circumstance(end);
            return (!ends).then_some(Step::On(end + 2));
        }
        let ing = w.form(end + 1) == Some(VerbForm::Ing);
        // ("condemned the strike without naming Oslo")
        if self.stops(end) || ing && (unit.is(Class::Negating) || unit.has(Property::Circumstance)) {
            None
        } else if extent.clauses && ing && !unit.is(Class::As) {
            Some(Step::End(w.clause_end(end + 1)))
        } else if self.opens_prepositional(end) {
            Some(Step::On(end + 1))
        } else if extent.clauses && w.kind(end + 1) == Some(GroupKind::Wh) {
            // "details about where it may go"
            Some(Step::End(w.clause_end(end + 2)))
        } else {
            // "his habit of shouting" (but "suspected by two of the owners of hiding it")
            (ing && unit.is(Class::Of) && !w.acts(end - 1)).then(|| Step::End(w.nonfinite_end(end + 1).max(end + 2)))
        }
    }

    /// "expelled two clerks in response to the raid": whether "in" at group `end` and a bare noun are as much as one preposition, which says why or how something
    /// was done to the noun phrase; so are "in the wake of", "on the eve of" and a preposition that is never a noun's, "amid".
    pub(super) fn opens_circumstance(&self, end: usize) -> bool {
        const FARTHEST: usize = 8;
        let w = self.w;
        let of = |k: usize| w.kind(k) == Some(GroupKind::Preposition) && w.head(k).is(Class::Of);
        // ("urged residents in the wake of the storm to boil water": the object goes on)
        let asked =
            || (end + 2..w.groups.len().min(end + FARTHEST)).find(|k| w.groups[*k].verb.is_some()).is_some_and(|k| w.is_to_infinitive(k));
        // ("in the wake of", "in retaliation", but "in return for", "in the public eye"; "in the strongest terms", but "in terms of")
        let closed = |k: usize| matches!(w.kind(k), None | Some(GroupKind::Stop | GroupKind::Comma | GroupKind::Conjunction));
        let whole = |k: usize| match w.head(k - 1).tag {
            Tag::Plural => closed(k),
            _ => of(k) || w.is_lone_singular(k - 1) && w.kind(k) != Some(GroupKind::Preposition),
        };
        if w.head(end).has(Property::Circumstance) || w.is_noun(end + 1) && w.head(end + 1).has(Property::Circumstance) && whole(end + 2) {
            return !asked();
        }
        let bare = w
            .groups
            .get(end + 1)
            .is_some_and(|g| g.units.len() == 1 && w.units[g.head].tag == Tag::Noun && w.units[g.head].kind == UnitKind::Word);
        let preposition = |p: &Group| p.kind == GroupKind::Preposition && !w.units[p.head].is(Class::Of);
        !self.extent.asides
            && bare
            && w.head(end).is(Class::Locative)
            && w.head(end + 1).shape == Shape::Lower
            && !w.acts(end + 1)
            && w.groups.get(end + 2).is_some_and(preposition)
            && w.is_noun(end + 3)
    }

    /// Whether "of" at group `end` belongs to a title and its name, as another follows them: "accused Minister of Defence Ivan Petrov of bribery".
    pub(super) fn is_title(&self, end: usize) -> bool {
        let w = self.w;
        let Units { start, end: last } = w.groups[self.at].units;
        let capital = |u: &Unit| u.kind == UnitKind::Word && u.shape.is_capital();
        w.head(end).is(Class::Of)
            && !w.headline
            && w.units[start..last].iter().all(capital)
            && matches!(w.head(end + 1).kind, UnitKind::Name(_))
            && w.kind(end + 2) == Some(GroupKind::Preposition)
            && self.stops(end + 2)
    }

    /// "from across the nation", "largely in line with": whether a preposition or adverb stands before a prepositional phrase of the same noun.
    pub(super) fn opens_prepositional(&self, end: usize) -> bool {
        let w = self.w;
        let preposition = |p: &Group| {
            let unit = &w.units[p.head];
            let than = unit.is(Class::Than) && !self.extent.asides;
            p.kind == GroupKind::Preposition && !unit.is(Class::As) && !than && !self.extent.stops(unit.word)
        };
        self.extent.clauses
            && !(self.bare && end == self.at + 1)
            && !self.stops(end)
            && w.groups.get(end + 1).is_some_and(preposition)
            && w.is_noun(end + 2)
            && !w.is_time(end + 2)
    }

    /// "people familiar with the matter", "a source close to the palace": whether an adjective with its phrase says what persons or parties are.
    pub(super) fn is_quality(&self, end: usize) -> bool {
        let w = self.w;
        let preposition =
            |p: &Group| p.kind == GroupKind::Preposition && !self.extent.stops(w.units[p.head].word) && !w.units[p.head].is(Class::As);
        self.extent.clauses
            && end == self.at + 1
            && (self.is_person() || !w.headline && w.head(self.at).is_party())
            && w.groups.get(end + 1).is_some_and(preposition)
            && w.is_noun(end + 2)
            && !w.is_time(end + 2)
    }

    /// "accused a group based in Riga of training spies", "of theft": where what describes the noun, from group `from` to `end`, stops before what a later part of
    /// the construction begins with, behind a noun: an -ing form, or what no name takes.
    pub(super) fn handed_over(&self, from: usize, end: usize) -> usize {
        let w = self.w;
        let ing = |k: usize| w.form(k) == Some(VerbForm::Ing);
        let name = |k: usize| matches!(w.head(k).kind, UnitKind::Name(_)) && w.groups[k].units.len() == 1;
        let stops = |k: &usize| {
            let noun = w.groups[*k].kind == GroupKind::Preposition && self.stops(*k) && w.is_noun(k - 1);
            noun && (ing(k + 1) || w.head(*k).is(Class::Of) && name(k - 1) && w.is_noun(k + 1))
        };
        (from + 2..end).find(stops).unwrap_or(end)
    }

    pub(super) fn is_person(&self) -> bool {
        let head = self.w.head(self.at);
        head.is(Class::PersonNoun) || head.is(Class::PeopleNoun)
    }
}

impl Window {
    /// What "as" at group `end` behind a noun phrase goes on with: "quoted a witness as saying", "pointed to China as the regional power", "remember him as fun to be around".
    pub(super) fn beyond_as(&self, end: usize) -> Option<Step> {
        if matches!(self.form(end + 1), Some(VerbForm::Ing | VerbForm::Participle)) {
            return Some(Step::End(self.nonfinite_end(end + 1).max(end + 2)));
        }
        if self.groups[end].kind != GroupKind::Preposition {
            return None;
        }
        if self.is_noun(end + 1) {
            return Some(Step::On(end + 2));
        }
        self.predicate_end(end + 1).or(self.quality_end(end + 1)).map(Step::End)
    }
}
