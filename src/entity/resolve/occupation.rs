//! Whether a person is known with the office, occupation or kinship that a description tells.

use super::Resolver;
use super::country::Country;
use super::described::Described;
use super::facts::Facts;
use super::holder::OCCUPATIONS;
use super::item::Item;
use crate::document::EntityId;
use crate::entity::Known;
use crate::entity::registry::Holder;
use crate::gazetteer::{Flags, Kind, RowId, id};
use crate::lexicon::WordId;
use crate::lexicon::described::{NEWCOMER, RELATIVE, RIVAL, YOUTH};
use crate::text::shape::Shape;

/// Before sorts that say nothing of what somebody is.
const MARK: char = '^';
/// The young are younger than so many years.
const OF_AGE: u8 = 20;
/// What somebody gains who holds the office.
const FITS: f32 = 6.0;
/// What somebody gains who is as old as the description tells.
const AGED: f32 = 20.0;
/// Roles of no higher rank are offices.
const OFFICES: u32 = 3;
/// What somebody gains who was called by the very noun.
pub(super) const SAME: f32 = 18.0;
/// How near nouns are to each other by each sort that they share.
const EACH_SORT: f32 = 6.0;
/// Those that share two are close: an ambassador and an envoy.
pub(super) const CLOSE: f32 = 2.0 * EACH_SORT;

/// Somebody whom a description may mean, and what the text said of that one.
struct Candidate<'r, 't> {
    person: EntityId,
    row: Option<RowId>,
    facts: &'r Facts<'t>,
    /// whether by the noun of the description
    called: bool,
    /// how near that is to what else that one was called
    kinship: f32,
}

/// What the age of somebody has to do with a description.
#[derive(Clone, Copy, PartialEq)]
enum Aged {
    /// it is the one that the description tells
    Same,
    /// as young as whom the noun means
    Young,
    /// either is not told
    Untold,
}

impl Resolver<'_> {
    /// How well a person fits a description by office or occupation. An office is nobody's who was named without it.
    /// `other` is the word in the description that makes the role another one.
    pub(super) fn person_fits(&self, d: &Described, other: Option<WordId>, item: &Item) -> Option<f32> {
        let noun = self.lemma(d.head);
        let Some(person) = item.entity else {
            return (item.noun == noun || item.of.is_some() && d.group.tokens.len() < 3 && self.kinship(noun, &[item.noun]) > 0.0)
                .then_some(FITS);
        };
        let role = self.known_at(d.head, Kind::Role).filter(|k| self.tables.entities.rank(k.row) <= OFFICES);
        // "the French scientist" may be somebody of whom no country is known, "the French ambassador" not
        let abroad = |c: Country| self.origin(person).map_or(role.is_some(), |of| of != c);
        if d.country.is_some_and(abroad) {
            return None;
        }
        let facts = &self.facts[person.0 as usize];
        // "the former mayor" is not the mayor
        match other {
            Some(other) if facts.others.contains(&(other, noun)) || facts.called.contains(&other) => return Some(FITS),
            Some(_) if facts.called.contains(&noun) => return None,
            None if facts.others.iter().any(|(_, role)| *role == noun) && d.group.tokens.len() == 2 => return None,
            _ => {}
        }
        let row = self.entity(person).row;
        let who = Candidate { person, row, facts, called: facts.called.contains(&noun), kinship: self.kinship(noun, &facts.called) };
        // "Hale sued Orr. The judge said": neither of the two
        if who.kinship <= 0.0 && d.age.is_none() && self.is_of_sort(&[noun], NEWCOMER) {
            return None;
        }
        let aged = self.age_fits(d, noun, &who)?;
        match role {
            _ if aged == Aged::Young => Some(who.kinship.max(0.0) + 1.0),
            Some(role) => self.office_fits(d, &who, aged, role),
            None if aged == Aged::Same => Some(who.kinship.max(0.0) + AGED),
            None if who.kinship > 0.0 => Some(who.kinship),
            // "the Chief Whip" is an office too
            None if self.token(d.head).shape == Shape::Capital && !d.here.title => None,
            // "Hale slept as the pilot landed": somebody else
            None if item.subject && item.sentence == d.here.number => None,
            None => Some(who.kinship),
        }
    }

    /// What the age of somebody has to do with a description; none where he is somebody else for it.
    fn age_fits(&self, d: &Described, noun: WordId, who: &Candidate) -> Option<Aged> {
        // "the boy" is nobody of forty
        if self.is_of_sort(&[noun], YOUTH) {
            match who.facts.age {
                Some(age) if age >= OF_AGE || d.age.is_some_and(|told| told != age) => return None,
                Some(_) => return Some(Aged::Young),
                // nor anybody who was called a commissioner
                None if who.kinship < 0.0 => return None,
                None => {}
            }
        }
        match (d.age, who.facts.age) {
            (Some(told), Some(age)) => (told == age).then_some(Aged::Same),
            _ => Some(Aged::Untold),
        }
    }

    /// How well somebody fits a description by an office.
    fn office_fits(&self, d: &Described, who: &Candidate, aged: Aged, office: &Known) -> Option<f32> {
        let entities = &self.tables.entities;
        let head = d.head as u32;
        let vague = office.flags.has(Flags::CONTEXT);
        let rank = entities.rank(office.row);
        // "the Speaker" is nobody who was called otherwise
        if who.row.is_none() && !who.called && self.token(d.head).shape == Shape::Capital && !d.here.title {
            return None;
        }
        // "the lawmaker", of whom there are many
        if who.row.is_none() && d.group.tokens.len() == 2 && rank == OFFICES && !self.tells_occupation(&who.facts.called) {
            return Some(0.0);
        }
        if aged == Aged::Same {
            return Some(who.kinship.max(0.0) + AGED);
        }
        let another = || {
            // "the chancellor" is no foreign minister, and who is a president no governor
            !vague && self.holds_another(head, who.person, office.row)
                || self.holds_only_others(head, who.person, office)
                // "Minister Hale … the premier": somebody else
                || who.row.is_none()
                    && rank == 1
                    && id::is_of_government(entities.subtype(office.row))
                    && !vague
                    && !who.facts.called.is_empty()
        };
        if !who.called && another() {
            return None;
        }
        // "the finance minister" is no lawmaker whom the story names
        let loose = || office.tokens.len() == 1 || vague || self.has_many(office.row);
        if who.kinship > 0.0 && loose() {
            return Some(who.kinship);
        }
        // "the veteran labour leader" is a description, "the prime minister" an office
        if who.row.is_none() && d.state.is_none() && d.group.tokens.start + 1 < office.tokens.start {
            return Some(who.kinship.min(0.0));
        }
        let leads = |r: RowId, as_of: RowId| entities.rank(r) == 1 && entities.subtype(r) == entities.subtype(as_of);
        let held = |held: RowId| held == office.row || vague && leads(office.row, held) && leads(held, office.row);
        who.row.is_some_and(|p| entities.held(p).any(held)).then_some(FITS)
    }

    /// Whether somebody was named with another office of which there is one, as the office asked for is, around the token `at`.
    fn holds_another(&self, at: u32, person: EntityId, office: RowId) -> bool {
        let entities = &self.tables.entities;
        if entities.rank(office) != 1 {
            return false;
        }
        let (before, after) = self.holders_around(at);
        let mut held = before.chain(after).filter(|h| h.entity == person).filter_map(|h| h.role);
        held.any(|role| role != office && entities.rank(role) == 1)
    }

    /// Whether somebody was named with an office of which there is one, around the token `at`, and with none of the sort asked for, which those who hold such an
    /// office do not hold beside it: a president is no governor, but may be a lawmaker.
    fn holds_only_others(&self, at: u32, person: EntityId, office: &Known) -> bool {
        let entities = &self.tables.entities;
        let sort = entities.subtype(office.row);
        if office.flags.has(Flags::CONTEXT) || entities.rank(office.row) >= OCCUPATIONS || id::may_be_held_beside(sort) {
            return false;
        }
        let (before, after) = self.holders_around(at);
        // ("their leader" is no office; but no minister is)
        let many = !id::is_of_government(sort);
        let vague = |h: &Holder| many && self.known_at(h.at as usize, Kind::Role).is_some_and(|k| k.flags.has(Flags::CONTEXT));
        let mut held = before.chain(after).filter(|h| h.entity == person && !vague(h)).filter_map(|h| h.role).peekable();
        held.peek().is_some() && held.all(|role| entities.rank(role) == 1 && entities.subtype(role) != sort)
    }

    /// Whether an office is one that many hold at a time, other than by a deputy: an "opposition leader", not a "finance minister".
    fn has_many(&self, role: RowId) -> bool {
        const ALONE: u32 = 2;
        self.tables.entities.rank(role) > ALONE && self.tables.entities.portfolios_of(role).next().is_none()
    }

    /// Whether nouns by which somebody was called may say what he does: "rival" says nothing.
    fn tells_occupation(&self, called: &[WordId]) -> bool {
        called.iter().any(|noun| !self.is_of_sort(&[*noun], RIVAL))
    }

    /// How near a noun for persons is to what somebody was called: the same, of one sort ("Senator Hale … the lawmaker"), of another, or of none that is known.
    pub(super) fn kinship(&self, noun: WordId, called: &[WordId]) -> f32 {
        const OF_ANOTHER: f32 = -5.0;
        let of = |noun: WordId| self.tables.lexicon.people(noun).iter().filter(|sort| !sort.starts_with(MARK));
        // "the mother of one" may be anybody
        let told = || of(noun).filter(|sort| *sort != RELATIVE);
        let known = told().next().is_some();
        let mut others = called.iter().map(|c| of(*c)).filter(|sorts| known && sorts.clone().next().is_some()).peekable();
        match () {
            _ if called.contains(&noun) => SAME,
            _ if others.peek().is_none() => 0.0,
            // (a lawmaker is rather a senator than a mayor, though both are politicians)
            _ => match others.map(|sorts| sorts.filter(|sort| told().any(|s| s == *sort)).count()).max() {
                Some(shared @ 1..) => EACH_SORT * shared.min(2) as f32,
                _ => OF_ANOTHER,
            },
        }
    }
}
