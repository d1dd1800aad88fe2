//! Bodies: what companies, agencies and groups were called, to whom persons belong, and which of them a noun means.

use super::Resolver;
use super::ask::Ask;
use super::country::Country;
use super::described::Described;
use super::group::Group;
use super::here::Here;
use super::item::{Item, Kinds};
use super::salience::gains;
use crate::document::{EntityId, Mention};
use crate::gazetteer::Kind;
use crate::gazetteer::id::{self, PARTY};
use crate::lexicon::described::{AGENCY, ARMED, COMPANY, PART, PUBLIC};
use crate::lexicon::{Class, Tag, WordId};
use crate::span::Tokens;
use crate::text::shape::Shape;
use smallvec::SmallVec;

/// What a body fits by counts like so much salience.
pub(super) const SAME_NOUN: f32 = 30.0;
pub(super) const CALLED: f32 = 20.0;
pub(super) const SAME_SORT: f32 = 8.0;

/// What the name of a body says.
#[derive(Debug, Default)]
pub(super) struct Name<'t> {
    lemmas: SmallVec<[WordId; 6]>,
    /// those that do not say what it is: no university is the Association of Universities
    others: SmallVec<[WordId; 1]>,
    /// the subtypes of bodies that its words tell of first
    senses: SmallVec<[&'t str; 2]>,
    /// whether a word says what kind of body that is
    tells: bool,
}

/// What a body gains that the text has said to be of the country where it is based.
const AT_HOME: f32 = 6.0;
/// What it gains that just spoke or acted, where the text tells where it is based.
const GOES_ON: f32 = 12.0;
/// What the body of whoever speaks gains as the subject of what is said.
const OWN_BODY: f32 = 14.0;
/// What somebody whom nobody names loses of it a sentence later.
const FORGOTTEN: f32 = 5.0;
/// A noun that may mean so many sorts of bodies is a vague one: "the group".
pub(super) const FEW: usize = 3;

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
        let noun = self.noun(d);
        let body = d.word.is(Class::BodyNoun) || d.word.is(Class::PortfolioHead);
        let place = d.word.is(Class::PlaceNoun);
        let choose = |yes: bool, kinds: Kinds| if yes { kinds } else { Kinds::NONE };
        // "Dublin Airport … the airport", but not "Hull City … the city"
        let named = place && self.spoken.contains(&noun.lemma) && self.word(d.head).is(Class::CityNoun);
        let kinds =
            choose(body || named, Kinds::BODY).or(choose(noun.group, Kinds::GROUP)).or(choose(place, Kinds::PLACE.or(Kinds::STATE)));
        // "the hedge fund" is rather one that was just named than "the fund"
        let about = if noun.modified { 0.0 } else { ask.about };
        // "Hale, who heads Lanvik, said the company would"
        let speaker = self.content_around(d.head).filter(|c| c.tokens.start == d.group.tokens.start).and_then(|c| self.source_of(c.claim));
        let own = |e: EntityId| gains(speaker.is_some_and(|s| self.kind(s) == Kind::Person && self.belongs_to(s, e)), OWN_BODY);
        let somewhere = |i: usize| self.word(i).is(Class::Definite) || self.mention_at(i).is_some_and(|m| self.kind(m.entity).is_on_map());
        let seated = d.head + 2 < d.here.sentence.end as usize && self.word(d.head + 1).is(Class::Locative) && somewhere(d.head + 2);
        let (base, placed) = match self.base_of(d) {
            Some(place) => (Country::new(self.country(place)), true),
            None => (None, self.doc.mentions[d.group.names.0..d.group.names.1].iter().any(|m| self.kind(m.entity).is_on_map())),
        };
        let most = SAME_NOUN + OWN_BODY + gains(placed, GOES_ON);
        let ask = Ask { kinds, about, sure: if place { 0.0 } else { CALLED }, most, ..*ask };
        // "Dornex denied it. The Perth-based company said", "the Danish company", "the Perth company": who just spoke or acted
        let goes_on = |i: &Item| gains(placed && (i.speaks || i.subject) && i.quote.is_none() && i.sentence + 1 >= d.here.number, GOES_ON);
        let based = |e: EntityId| match (base, self.facts[e.0 as usize].country) {
            (Some(base), Some(country)) if base != country => None,
            (Some(_), Some(_)) => Some(AT_HOME),
            _ => Some(0.0),
        };
        self.antecedent(&ask, |i: &Item| match i.entity {
            Some(e) if based(e).is_none() => None,
            // "the group" is soon rather one that was named than one that nobody named
            // ("a unit of a Chinese company" is not told of it)
            None if i.noun != noun.lemma => {
                // "the medicines regulator … the agency"
                let sorts = self.tables.lexicon.bodies(i.noun);
                let next = self.doc.tokens.get(d.head + 1);
                let bound = || next.is_some_and(|t| t.is(Class::Relative) || t.is(Class::Of));
                let told =
                    !noun.modified && !noun.group && d.owner.is_none() && (i.speaks || i.subject) && self.introduces_body(i) && !bound();
                // (a noun for many sorts: "the brewery" is no mining company)
                let general = noun.subtypes.len() > 1;
                let of_sort = told && general && sorts.first().is_some_and(|of| noun.subtypes.contains(of));
                of_sort.then(|| -FORGOTTEN * d.here.number.saturating_sub(i.sentence) as f32)
            }
            None => d.state.is_none_or(|s| self.state_of_unnamed(i) == Some(s)).then(|| {
                let part = i.tokens.start.checked_sub(1).is_some_and(|b| self.word(b as usize).is(Class::Of));
                // (one of which more is told is remembered longer)
                let forgotten = if self.introduces_body(i) { FORGOTTEN / 2.0 } else { FORGOTTEN };
                (if part { SAME_SORT } else { SAME_NOUN }) - forgotten * d.here.number.saturating_sub(i.sentence) as f32
            }),
            Some(e) if self.kind(e) == Kind::Place && self.is_written(e, noun.lemma) => Some(CALLED),
            Some(e) if self.kind(e).is_on_map() => noun.subtypes.iter().any(|s| s == self.subtype(e)).then_some(0.0),
            Some(e) if self.is_of_elsewhere(e, d, &noun) => None,
            // "the country's largest union" is nobody of whom nothing is known
            // ("the pilots' union" neither)
            // ("the union at the plant" neither)
            Some(e) if d.of_people || seated || d.owner.is_some_and(|o| self.kind(o) == Kind::State) => {
                self.fit(e, &noun).filter(|f| *f > 0.0)
            }
            // "his office" is no body that was only named
            Some(e) if d.owner.is_some_and(|o| self.kind(o) == Kind::Person) && noun.subtypes.iter().any(|of| of == AGENCY) => {
                self.fit(e, &noun).filter(|f| *f >= CALLED)
            }
            // "his own party" is not that of somebody else
            Some(e) if d.owner.is_some_and(|o| self.kind(o) == Kind::Person && self.is_of_others(e, o)) => None,
            Some(e) if named && !body => self.fit(e, &noun).filter(|f| *f >= CALLED),
            Some(e) if d.word.is(Class::PortfolioHead) => self.fit(e, &noun).filter(|f| *f >= SAME_NOUN),
            Some(e) => self.fit(e, &noun).map(|fit| fit + own(e) + based(e).unwrap_or_default() + goes_on(i)),
        })
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
        let inside = &self.doc.mentions[d.group.names.0..d.group.names.1];
        let based = |m: &&Mention| {
            let end = m.tokens.end as usize;
            end + 1 < d.head && self.token(end).shape == Shape::Hyphen && self.word(end + 1).tags.has(Tag::Participle)
        };
        inside.iter().find(based).map(|m| m.entity).filter(|e| self.kind(*e) == Kind::Place)
    }

    /// How well a noun fits a body: it was called so, its name holds the noun, it is of a sort that the noun describes, or nothing is known of it. None where
    /// it is something else: no "company" is a commission.
    pub(super) fn fit(&self, entity: EntityId, noun: &Noun) -> Option<f32> {
        // several together are none
        if !self.entity(entity).members.is_empty() {
            return None;
        }
        let facts = &self.facts[entity.0 as usize];
        if facts.called.contains(&noun.lemma) {
            return Some(CALLED);
        }
        let name = facts.name.get_or_init(|| self.name_said(entity));
        if noun.lemma.is_known() && name.lemmas.contains(&noun.lemma) && !name.others.contains(&noun.lemma) {
            // a list's name may have words that the text does not: "the party" is no likelier the NDP than another
            let of_sort = || noun.subtypes.iter().any(|s| s == self.subtype(entity));
            return Some(if !self.is_written(entity, noun.lemma) && of_sort() { SAME_SORT } else { SAME_NOUN });
        }
        // "the road agency" is no ministry
        if noun.modified && self.entity(entity).row.is_none() && id::is_ministry_in(self.id(entity), self.country(entity)) {
            return None;
        }
        // "the security firm" is Skerry Security
        let told =
            noun.modified && noun.words.range().any(|i| self.word(i).likely == Some(Tag::Noun) && name.lemmas.contains(&self.lemma(i)));
        if told && !noun.subtypes.is_empty() && (self.subtype(entity).is_empty() || noun.subtypes.iter().any(|s| s == self.subtype(entity)))
        {
            return Some(CALLED);
        }
        if self.kind(entity) == Kind::Group {
            return noun.group.then_some(SAME_SORT);
        }
        let subtype = self.subtype(entity);
        let may_be = |sense: &&str| noun.subtypes.iter().any(|of| of == sense);
        if !noun.subtypes.is_empty() && !subtype.is_empty() {
            // a party is surely one, whatever its name: "the ruling party" is no likelier the Labour Party than Fidesz
            let party = noun.subtypes == [PARTY] && subtype == PARTY;
            // "the television channel RTL … the broadcaster"
            let called = || noun.subtypes.len() == 1 && facts.senses.iter().any(may_be);
            return if party { Some(SAME_NOUN) } else { (noun.subtypes.iter().any(|s| s == subtype) || called()).then_some(SAME_SORT) };
        }
        // what the name says first, or the noun: "the council" is no Fire Service, though both may be an agency
        let first =
            || name.senses.first().is_some_and(may_be) || noun.subtypes.first().is_some_and(|of| name.senses.contains(&of.as_str()));
        match () {
            _ if facts.senses.iter().any(may_be) || name.senses.iter().any(may_be) && first() => Some(SAME_SORT),
            _ if !facts.senses.is_empty() || !name.senses.is_empty() || name.tells => None,
            // "the regional committee" is not just any body
            // "Tarvo was fined. The regulator": nor is the court whoever was named
            // (but "the port operator" may be whom the story is about)
            _ => {
                ((!noun.modified || facts.topic) && !noun.subtypes.is_empty() && !noun.subtypes.iter().any(|s| s == PUBLIC)).then_some(0.0)
            }
        }
    }

    /// Whether a description that tells by a noun what a body does means another one: "the electoral commission" is not the Human Rights Commission.
    pub(super) fn is_told_otherwise(&self, entity: EntityId, noun: &Noun) -> bool {
        if !noun.modified {
            return false;
        }
        let name = self.facts[entity.0 as usize].name.get_or_init(|| self.name_said(entity));
        if !name.lemmas.contains(&noun.lemma) {
            return false;
        }
        let tells = |i: &usize| matches!(self.word(*i).likely, Some(Tag::Noun | Tag::Adjective)) && !self.word(*i).tags.has(Tag::Ing);
        let unknown = |i: usize| !name.lemmas.contains(&self.lemma(i));
        noun.words.range().filter(|i| self.mention_at(*i).is_none()).filter(tells).any(unknown)
    }

    /// Whether the longest name by which the text mentions somebody has a word.
    pub(super) fn is_written(&self, entity: EntityId, lemma: WordId) -> bool {
        let Some(longest) = self.facts[entity.0 as usize].longest else { return false };
        let mut words = self.doc.mentions[longest as usize].tokens.range();
        // "Emek Mining" is no mine
        words.any(|i| if self.word(i).tags.has(Tag::Ing) { self.token(i).id == lemma } else { self.lemma(i) == lemma })
    }

    /// Whether the name of a body tells that it is of such a subtype.
    pub(super) fn is_written_as(&self, entity: EntityId, subtype: impl Fn(&str) -> bool) -> bool {
        let name = self.facts[entity.0 as usize].name.get_or_init(|| self.name_said(entity));
        name.senses.iter().any(|s| subtype(s))
    }

    fn name_said(&self, entity: EntityId) -> Name<'a> {
        let lexicon = &self.tables.lexicon;
        let (mut name, mut of) = (Name::default(), false);
        let mut before: SmallVec<[WordId; 2]> = SmallVec::new();
        for written in self.name(entity).split_whitespace() {
            let id = lexicon.find(written);
            let word = lexicon.word(id);
            let lemma = if word.lemma.is_known() { word.lemma } else { id };
            name.lemmas.push(lemma);
            if of && word.likely == Some(Tag::Plural) {
                name.others.push(lemma);
            }
            of |= word.is(Class::Of);
            // the Rail Union Council is no union
            let sorts = lexicon.bodies(lemma);
            if !of && !sorts.is_empty() && !sorts.iter().any(|s| s == COMPANY) {
                name.others.extend(before.drain(..));
            }
            before.extend((!sorts.is_empty()).then_some(lemma));
            let body = word.is(Class::BodyNoun) || word.is(Class::GovernmentNoun);
            // "Great Lakes Bank" is no lake
            if body || !lexicon.word(lemma).is(Class::PlaceNoun) {
                // "Resources" tells a company, a resource nothing
                let senses = [id, lemma].into_iter().map(|noun| lexicon.bodies(noun)).find(|s| !s.is_empty());
                name.senses.extend(senses.into_iter().flatten().take(FEW).map(String::as_str));
            }
            name.tells |= body;
        }
        name
    }
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
