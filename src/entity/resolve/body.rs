//! Bodies: which company, agency, group or place a noun means, with a name or without.

use super::Resolver;
use super::ask::Ask;
use super::body_fit::{CALLED, SAME_NOUN, SAME_SORT};
use super::country::Country;
use super::described::Described;
use super::group::Group;
use super::here::Here;
use super::item::{Item, Kinds};
use super::salience::{GOES_ON, gains};
use crate::document::{EntityId, Mention};
use crate::gazetteer::Kind;
use crate::lexicon::described::{AGENCY, ARMED, COMPANY, PART};
use crate::lexicon::{Class, Tag, WordId};
use crate::span::Tokens;
use crate::text::shape::Shape;

/// What a body gains that the text has said to be of the country where it is based.
const AT_HOME: f32 = 6.0;
/// What the body of whoever speaks gains as the subject of what is said.
const OWN_BODY: f32 = 14.0;
/// What somebody whom nobody names loses of it a sentence later.
const FORGOTTEN: f32 = 5.0;

impl<'a> Resolver<'a> {
    /// "the Lodz branch of the Rail Union", "its board": the body that a part of it stands for.
    pub(super) fn whole(&self, group: &Group, owner: Option<usize>, here: &Here) -> Option<EntityId> {
        let head = group.head();
        if group.plural || !self.tables.lexicon.bodies(self.lemma(head)).iter().any(|sort| sort == PART) {
            return None;
        }
        if self.name_beside(group, Kinds::BODY.or(Kinds::GROUP), here.sentence).is_some() {
            return None;
        }
        let body = |e: &EntityId| matches!(self.kind(*e), Kind::Organization | Kind::Group);
        let of = self.doc.tokens.get(head + 1).is_some_and(|t| t.is(Class::Of));
        let behind = || {
            let at = head + 2 + self.doc.tokens.get(head + 2)?.is(Class::Definite) as usize;
            self.mention_at(at).filter(|m| of && m.tokens.start as usize == at && m.tokens.end <= here.sentence.end).map(|m| m.entity)
        };
        owner.and_then(|o| self.items[o].entity).filter(body).or_else(|| behind().filter(body))
    }

    pub(super) fn noun(&self, d: &Described) -> Noun<'a> {
        let lemma = self.lemma(d.head);
        let subtypes = self.tables.lexicon.bodies(lemma);
        let armed = || subtypes.iter().any(|s| s == ARMED);
        Noun {
            lemma,
            subtypes,
            group: d.word.is(Class::GroupNoun) || self.word(d.head).is(Class::GroupNoun) || armed(),
            modified: d.of_people || self.described_words(d.group) > 0,
            words: Tokens { start: d.group.tokens.start + d.group.determined as u32, end: d.head as u32 },
        }
    }

    /// So many words of a group say what its head is: none of "the company", "the Dutch company", "the Utrecht-based company".
    fn described_words(&self, group: &Group) -> usize {
        let words = group.tokens.start as usize + group.determined as usize..group.head();
        let hyphen = |i: usize| self.token(i).shape == Shape::Hyphen;
        let based = |i: usize| hyphen(i - 1) && self.word(i).tags.has(Tag::Participle) && self.mention_at(i - 2).is_some();
        let of_name = |i: usize| self.mention_at(i).is_some() || hyphen(i) || i > 1 && based(i);
        words.filter(|i| !of_name(*i)).count()
    }

    /// "the group", "the carrier", "the city": the most salient party or place that the noun may describe, rather one that was called so or whose name
    /// holds the noun.
    pub(super) fn body_described(&self, d: &Described, ask: &Ask) -> Option<usize> {
        let sought = self.sought(d);
        let place = d.word.is(Class::PlaceNoun);
        let choose = |yes: bool, kinds: Kinds| if yes { kinds } else { Kinds::NONE };
        let kinds = choose(sought.body || sought.of_name, Kinds::BODY)
            .or(choose(sought.noun.group, Kinds::GROUP))
            .or(choose(place, Kinds::PLACE.or(Kinds::STATE)));
        // "the hedge fund" is rather one that was just named than "the fund"
        let about = if sought.noun.modified { 0.0 } else { ask.about };
        let most = SAME_NOUN + OWN_BODY + gains(sought.placed, GOES_ON);
        let ask = Ask { kinds, about, sure: if place { 0.0 } else { CALLED }, most, ..*ask };
        self.antecedent(&ask, |i: &Item| match i.entity {
            Some(body) => self.named_fits(&sought, i, body),
            None => self.unnamed_fits(&sought, i),
        })
    }

    /// What a description tells of the body or place that it means.
    fn sought<'d>(&self, d: &'d Described<'d>) -> Sought<'a, 'd> {
        let noun = self.noun(d);
        let of_name = d.word.is(Class::PlaceNoun) && self.spoken.contains(&noun.lemma) && self.word(d.head).is(Class::CityNoun);
        let somewhere = |i: usize| self.word(i).is(Class::Definite) || self.mention_at(i).is_some_and(|m| self.kind(m.entity).is_on_map());
        let seated = d.head + 2 < d.here.sentence.end as usize && self.word(d.head + 1).is(Class::Locative) && somewhere(d.head + 2);
        // (but "the Iran-backed group" is from elsewhere)
        let seats = |m: &&Mention| self.kind(m.entity).is_on_map() && self.token(m.tokens.end as usize).shape != Shape::Hyphen;
        let seat = self.base_of(d).or_else(|| self.names_in(d.group).iter().find(seats).map(|m| m.entity));
        // "Hale, who heads Lanvik, said the company would"
        let speaker = self.content_around(d.head).filter(|c| c.tokens.start == d.group.tokens.start).and_then(|c| self.source_of(c.claim));
        Sought {
            d,
            noun,
            body: d.word.is(Class::BodyNoun) || d.word.is(Class::PortfolioHead),
            of_name,
            seated,
            base: seat.and_then(|seat| Country::new(self.country(seat))),
            placed: seat.is_some(),
            speaker: speaker.filter(|s| self.kind(*s) == Kind::Person),
        }
    }

    /// How well a body that nobody names fits, forgotten with every sentence.
    fn unnamed_fits(&self, sought: &Sought, i: &Item) -> Option<f32> {
        let Sought { d, noun, .. } = sought;
        let since = d.here.number.saturating_sub(i.sentence) as f32;
        let before = i.tokens.start.checked_sub(1).map(|b| self.word(b as usize));
        // "the group" is soon rather one that was named than one that nobody named
        if i.noun == noun.lemma {
            if d.state.is_some_and(|s| self.state_of_unnamed(i) != Some(s)) {
                return None;
            }
            // ("a unit of a Chinese company" is not told of it)
            let part = before.is_some_and(|b| b.is(Class::Of));
            // (one of which more is told is remembered longer)
            let forgotten = if self.introduces_body(i) { FORGOTTEN / 2.0 } else { FORGOTTEN };
            return Some((if part { SAME_SORT } else { SAME_NOUN }) - forgotten * since);
        }
        // "the medicines regulator … the agency"
        let sorts = self.tables.lexicon.bodies(i.noun);
        let relative = || self.doc.tokens.get(d.head + 1).is_some_and(|t| t.is(Class::Relative));
        let bound = || relative() || self.is_bound_by_of(d.head);
        let part = before.is_some_and(|b| b.is_any(&[Class::Of, Class::Locative]));
        let told = !noun.modified && !noun.group && d.owner.is_none() && !part && self.introduces_body(i) && !bound();
        // (a noun for many sorts: "the brewery" is no mining company)
        let general = noun.subtypes.len() > 1;
        let of_sort = told && general && sorts.first().is_some_and(|of| noun.subtypes.contains(of));
        of_sort.then_some(-FORGOTTEN * since)
    }

    /// How well a party or place with a name fits.
    fn named_fits(&self, sought: &Sought, i: &Item, e: EntityId) -> Option<f32> {
        let Sought { d, noun, .. } = sought;
        let at_home = self.home_fits(sought.base, e)?;
        let owned_by = |kind: Kind| d.owner.filter(|o| self.kind(*o) == kind);
        match () {
            _ if self.kind(e) == Kind::Place && self.is_written(e, noun.lemma) => Some(CALLED),
            _ if self.kind(e).is_on_map() => noun.subtypes.iter().any(|s| s == self.subtype(e)).then_some(0.0),
            _ if self.is_of_elsewhere(e, d, noun) => None,
            // "the country's largest union" is nobody of whom nothing is known
            // (neither are "the pilots' union", "the union at the plant")
            _ if d.of_people || sought.seated || owned_by(Kind::State).is_some() => self.fit(e, noun).filter(|f| *f > 0.0),
            // "his office" is no body that was only named
            _ if owned_by(Kind::Person).is_some() && noun.subtypes.iter().any(|of| of == AGENCY) => {
                self.fit(e, noun).filter(|f| *f >= CALLED)
            }
            // "his own party" is not that of somebody else
            _ if owned_by(Kind::Person).is_some_and(|o| self.is_of_others(e, o)) => None,
            _ if sought.of_name && !sought.body => self.fit(e, noun).filter(|f| *f >= CALLED),
            _ if d.word.is(Class::PortfolioHead) => self.fit(e, noun).filter(|f| *f >= SAME_NOUN),
            _ => {
                let own = || sought.speaker.is_some_and(|s| self.belongs_to(s, e));
                // "Dornex denied it. The Perth-based company said", "the Danish company", "the Perth company": who just spoke or acted
                let goes_on = sought.placed && (i.speaks || i.subject) && i.quote.is_none() && i.sentence + 1 >= d.here.number;
                self.fit(e, noun).map(|fit| fit + gains(own(), OWN_BODY) + at_home + gains(goes_on, GOES_ON))
            }
        }
    }

    /// What a body gains that is based in the country told, if one is; none where it is of another.
    fn home_fits(&self, base: Option<Country>, body: EntityId) -> Option<f32> {
        let Some(base) = base else { return Some(0.0) };
        match self.facts[body.0 as usize].country.or_else(|| Country::new(self.country(body))) {
            Some(country) => (base == country).then_some(AT_HOME),
            None => Some(0.0),
        }
    }

    /// The state of an unnamed body: "the Kazakh federation", "Peru's union".
    fn state_of_unnamed(&self, item: &Item) -> Option<EntityId> {
        let owner = item.tokens.start.checked_sub(2).filter(|o| self.word(*o as usize + 1).is(Class::PossessiveMark));
        let mut names = owner.into_iter().chain(item.tokens.start..item.tokens.end).filter_map(|i| self.mention_at(i as usize));
        names.find(|m| self.kind(m.entity) == Kind::State).map(|m| m.entity)
    }

    /// "Peru's federation" is none of another country, nor that of the world.
    pub(super) fn is_of_elsewhere(&self, body: EntityId, d: &Described, noun: &Noun) -> bool {
        let Some(country) = d.country.filter(|_| d.state.is_some()) else { return false };
        match self.country(body) {
            // (of some firms no list tells the country)
            "" => self.entity(body).row.is_some() && !noun.subtypes.iter().any(|of| of == COMPANY),
            of => country.letters() != of,
        }
    }

    /// "the Perth-based company": the place.
    fn base_of(&self, d: &Described) -> Option<EntityId> {
        let based = |m: &&Mention| {
            let end = m.tokens.end as usize;
            end + 1 < d.head && self.token(end).shape == Shape::Hyphen && self.word(end + 1).tags.has(Tag::Participle)
        };
        self.names_in(d.group).iter().find(based).map(|m| m.entity).filter(|e| self.kind(*e) == Kind::Place)
    }
}

/// A party or place as a description tells of it.
struct Sought<'n, 'd> {
    d: &'d Described<'d>,
    noun: Noun<'n>,
    /// whether the noun is one for bodies
    body: bool,
    /// whether it is one for places that stands in the name of a body: "Dublin Airport … the airport", but not "Hull City … the city"
    of_name: bool,
    /// whether a place behind it says which: "the union at the plant"
    seated: bool,
    /// the country of the place inside that says where it is based: "the Perth-based company"
    base: Option<Country>,
    /// whether there is such a place
    placed: bool,
    /// the person who says something of it that begins with it
    speaker: Option<EntityId>,
}

/// A noun for bodies.
pub(super) struct Noun<'n> {
    pub(super) lemma: WordId,
    pub(super) subtypes: &'n [String],
    pub(super) group: bool,
    /// whether something describes it further
    pub(super) modified: bool,
    /// the words before it
    pub(super) words: Tokens,
}
