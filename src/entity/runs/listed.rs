//! Listed names in a run of capitals: what they say of the piece behind them, and longer names that they begin.

use super::cut::Before;
use super::{Run, Sentence, sex_of};
use crate::gazetteer::{Flags, Kind};
use crate::lexicon::Class;
use crate::text::shape::Shape;

impl Sentence<'_> {
    /// Goes on after a listed name in the run, or takes it into a longer one.
    pub(super) fn over_known(&self, k: usize, i: usize, end: usize, before: &mut Before, out: &mut Vec<Run>) -> usize {
        let known = &self.known[k];
        let known_end = (known.tokens.end as usize).min(end).max(i + 1);
        if known.kind == Kind::Role {
            return self.over_role(i, known_end, end, before, out);
        }
        let titled = std::mem::take(&mut before.title);
        // "Mr Banda", who is no town
        let address = i.checked_sub(1).is_some_and(|b| self.word(b).is(Class::Honorific)) && self.tokens[i].shape == Shape::Capital;
        let lone = known.tokens.len() == 1 && !known.flags.meets(Flags::ADJECTIVE.with(Flags::DEMONYM));
        if titled && address && lone && known.kind.is_on_map() {
            out.push(self.run(i, known_end, Kind::Person, *before));
            return known_end;
        }
        let named = if titled { None } else { self.body_named_by_place(k, i, known_end, end) };
        if let Some((to, kind)) = named.map(|to| (to, Kind::Organization)).or_else(|| self.longer_than_known(k, i, known_end, end)) {
            let before = if kind == Kind::Person { Before { sex: self.sex_of_name(i), ..*before } } else { Before::default() };
            out.push(self.run(i, to, kind, before));
            return to;
        }
        if known.kind == Kind::State {
            before.state = Some(k);
        }
        known_end
    }

    /// Goes on after a role from `i` to `role_end`, which is a title of whoever is named behind it, unless it begins the name of a body.
    fn over_role(&self, i: usize, role_end: usize, end: usize, before: &mut Before, out: &mut Vec<Run>) -> usize {
        // "Editors' Guild", "Commissioner's Office"
        let owner = role_end + 1 < end && self.word(role_end).is(Class::PossessiveMark);
        let owned = || self.organization_from(i, end).filter(|to| owner && *to > role_end);
        // "the Justice and Dignity Party"
        let joined = || self.word(role_end).is(Class::And) && role_end + 1 < end && self.word(end - 1).is(Class::OrganizationNoun);
        // "Doctors for Peace"
        if let Some(to) = owned().or_else(|| self.followers(i, end)).or_else(|| joined().then_some(end)) {
            out.push(self.run(i, to, Kind::Organization, Before::default()));
            return to;
        }
        // "the Fair Justice Project"
        if role_end == i + 1 && self.begins_thing(i, end) {
            return end;
        }
        let sex = (i..role_end).find_map(|t| sex_of(self.word(t)));
        *before = Before { title: true, sex: sex.unwrap_or(before.sex), role: Some(role_end as u32 - 1), ..*before };
        role_end
    }

    /// "the dockers' union Verdun Nord": where the name of a body ends that begins with that of a place.
    fn body_named_by_place(&self, k: usize, i: usize, known_end: usize, end: usize) -> Option<usize> {
        if known_end >= end || !self.may_be_inside(k) || !self.is_body_named(i) {
            return None;
        }
        let to = (known_end..end).find(|j| self.known_at(*j).is_some_and(|k| !self.may_be_inside(k))).unwrap_or(end);
        (to > known_end && self.tokens[known_end].shape.is_capital()).then_some(to)
    }

    /// Where a longer name ends that a listed name begins, and what it is that of.
    fn longer_than_known(&self, k: usize, i: usize, known_end: usize, end: usize) -> Option<(usize, Kind)> {
        let known = &self.known[k];
        // a ministry of which no country is known is a body like others
        let longer = |e: &usize| *e > known.tokens.end as usize || known.kind == Kind::Portfolio;
        let organization = || self.organization_from(i, end).filter(longer).map(|to| self.over_country(i, to, end));
        // "the House of Commons", "Caritas Bamako"
        let house = known.kind == Kind::Portfolio && known.tokens.len() > 1 && self.tokens[known_end - 1].shape == Shape::Capital;
        let branch = || {
            let over = if known.kind == Kind::Organization { self.over_country(i, known_end, end) } else { known_end };
            (house || over > known_end).then_some(over)
        };
        if let Some(to) = organization().or_else(branch) {
            return Some((to, Kind::Organization));
        }
        if let Some(to) = self.person_over(k, i, end).or_else(|| self.family_over(k, end)) {
            return Some((to, Kind::Person));
        }
        if let Some(to) = self.body_over_name(k, i, end).or_else(|| self.over_ampersand(known_end, end)) {
            return Some((to, Kind::Organization));
        }
        self.place_over(k, i, end).map(|to| (to, Kind::Place))
    }

    /// Whether a listed name may be a part of a body's name: the place of "Verdun Nord".
    pub(super) fn may_be_inside(&self, k: usize) -> bool {
        let known = &self.known[k];
        matches!(known.kind, Kind::Place | Kind::State | Kind::Person) && !known.flags.meets(Flags::ADJECTIVE.with(Flags::DEMONYM))
    }

    /// "Vontobel & Cie", "Great Lakes & Gulf": where a firm ends whose name goes on over an ampersand at `at`.
    fn over_ampersand(&self, at: usize, end: usize) -> Option<usize> {
        let joined = at + 1 < end && self.tokens[at].shape == Shape::Symbol && self.word(at).is(Class::And);
        let other = |k: usize| self.known[k].kind != Kind::Place;
        (joined && !self.known_at(at + 1).is_some_and(other)).then(|| (at + 2..end).find(|j| self.known_at(*j).is_some()).unwrap_or(end))
    }

    /// "Toledo Street": a listed name and the noun for a place that ends the run.
    fn place_over(&self, k: usize, i: usize, end: usize) -> Option<usize> {
        let known = &self.known[k];
        let name = matches!(known.kind, Kind::Place | Kind::Person) && !known.flags.has(Flags::ADJECTIVE);
        let rest = known.tokens.end as usize..end;
        (name && !rest.is_empty() && rest.clone().all(|j| self.known_at(j).is_none()) && self.is_keyed_place(i, end)).then_some(end)
    }
}
