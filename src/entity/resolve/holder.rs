//! Persons whom descriptions by an office or occupation mean.

use super::Resolver;
use super::ask::Ask;
use super::body::Noun;
use super::country::Country;
use super::described::Described;
use super::item::{Item, Kinds};
use super::occupation::CLOSE;
use super::salience::gains;
use crate::document::{EntityId, Mention, MentionForm, Sex};
use crate::entity::Known;
use crate::entity::registry::Holder;
use crate::gazetteer::id::{DIPLOMAT, LEGISLATURE};
use crate::gazetteer::{Flags, Kind, RowId, id};
use crate::lexicon::described::OTHER;
use crate::lexicon::{Class, Tag, Tags, WordId};
use crate::span::Tokens;
use crate::text::shape::Shape;
use std::slice::Iter;

/// A role is made another one by one of so many words before its noun.
const LONGEST: usize = 3;
/// Roles of a lower rank are no more than forms of address.
pub(super) const OCCUPATIONS: u32 = 4;
/// An office without its holder's name is remembered for so many sentences.
const FARTHEST_UNNAMED: u32 = 3;
/// Among so many persons who were named with a role one is looked for, before and after.
const MOST: usize = 100;

impl Resolver<'_> {
    /// Who was named with this role, the nearest before, else the first after: headlines leave the name to the story.
    pub(super) fn holder(&self, d: &Described) -> Option<EntityId> {
        let country = |e: EntityId| d.country.is_none_or(|c| self.origin(e).is_none_or(|of| of == c));
        let role = self.known_at(d.head, Kind::Role);
        let other = self.other_before(role.map_or(d.head, |r| r.tokens.start as usize), d.group.tokens.start);
        let of_party = d.name.is_some_and(|body| id::is_party(self.id(body)));
        let fits = |h: &&Holder| {
            let start = self.known_at(h.at as usize, Kind::Role).map_or(h.at, |k| k.tokens.start);
            country(h.entity)
                && d.name.is_none_or(|body| !self.belongs_elsewhere(h.entity, body))
                && self.serves_body(d, h.entity) != Some(false)
                && !self.is_of_another(d, h.entity)
                && !d.owner.is_some_and(|body| self.serves_state(h.entity) && self.is_of_no_state(body))
                && self.is_same_role(role, self.word(d.head).lemma, h, of_party)
                && !self.is_listed_with_others(role, self.word(d.head).lemma, h)
                && other == self.other_near(start as usize)
        };
        let (before, after) = self.holders_around(d.group.tokens.start);
        let of_seat = before.clone().rev().find(|h| self.is_of_seat(d, h.entity) == Some(true) && fits(h));
        let before = of_seat.or_else(|| before.rev().find(fits));
        // "the energy minister … the minister", whoever else is called so later
        let noun = self.lemma(d.head);
        let near = |i: &&Item| i.sentence + FARTHEST_UNNAMED >= d.here.number;
        let unnamed = || {
            let mut last = self.items[self.from.max(self.topics)..].iter().rev().take_while(near);
            d.group.tokens.len() <= 2 && last.any(|i| i.entity.is_none() && i.noun == noun && i.tokens.len() > 2)
        };
        let after = || after.into_iter().find(fits).filter(|_| !unnamed());
        let last = before.or_else(after)?.entity;
        Some(self.likelier_holder(d, last, fits))
    }

    /// Of two heads of a state or government who were named before a plain description the more salient one, rather that of the story's own country.
    fn likelier_holder(&self, d: &Described, last: EntityId, fits: impl Fn(&&Holder) -> bool) -> EntityId {
        const NEAR: usize = 12;
        const HOME: f32 = 3.0;
        let leads = |k: &Known| id::is_of_government(self.tables.entities.subtype(k.row)) && self.tables.entities.rank(k.row) == 1;
        if d.state.is_some() || d.owner.is_some() || !self.known_at(d.head, Kind::Role).is_some_and(leads) {
            return last;
        }
        let before = self.holders_around(d.group.tokens.start).0.rev().take(NEAR);
        let Some(other) = before.into_iter().find(|h| h.entity != last && fits(h)).map(|h| h.entity) else { return last };
        let not = self.not_described(d);
        let ask = Ask { sex: Sex::of(d.word), ..Ask::new(d.group.tokens.start as usize, Kinds::PERSON, &not, d.here) };
        let home = Country::new(&self.names.home);
        let fit = |i: &Item| {
            let person = i.entity.filter(|e| *e == last || *e == other)?;
            Some(gains(home.is_some() && self.origin(person) == home, HOME))
        };
        self.antecedent(&ask, fit).and_then(|n| self.items[n].entity).unwrap_or(last)
    }

    /// The last person who spoke or acted right before a description by an office that many hold, and was called by one of the same sort, where the one who was named with
    /// that occupation was not spoken of for long.
    pub(super) fn kin_nearer_than(&self, holder: EntityId, d: &Described) -> Option<usize> {
        const FORGOTTEN: u32 = 3;
        let many = |k: &Known| matches!(self.tables.entities.subtype(k.row), DIPLOMAT | LEGISLATURE);
        if d.owner.is_some() || d.name.is_some() || d.here.title || !self.known_at(d.head, Kind::Role).is_some_and(many) {
            return None;
        }
        let read = &self.items[self.from.max(self.topics)..];
        let recent = read.iter().rev().take_while(|i| i.sentence + FORGOTTEN > d.here.number).any(|i| i.entity == Some(holder));
        let other = self.other_before(d.head, d.group.tokens.start);
        if recent || other.is_some() {
            return None;
        }
        let noun = self.lemma(d.head);
        let not = self.not_described(d);
        let kin = |n: &usize| {
            let i = &self.items[*n];
            let person = i.entity.filter(|e| self.kind(*e) == Kind::Person && *e != holder && !not.contains(e));
            (i.speaks || i.subject)
                && i.quote.is_none()
                && person
                    .is_some_and(|p| self.agrees(p, d, Sex::of(d.word)) && self.kinship(noun, &self.facts[p.0 as usize].called) >= CLOSE)
        };
        self.sentence_before(d).find(kin)
    }

    /// The items of the sentence before that of a description, from the right.
    fn sentence_before(&self, d: &Described) -> impl Iterator<Item = usize> {
        let read = (self.from.max(self.topics)..self.items.len()).rev();
        let number = d.here.number;
        read.skip_while(move |n| self.items[*n].sentence == number).take_while(move |n| self.items[*n].sentence + 1 == number)
    }

    /// Whether a person is of no other country than a description tells, and of no other sex than this.
    fn agrees(&self, person: EntityId, d: &Described, sex: Sex) -> bool {
        d.country.is_none_or(|c| self.origin(person).is_none_or(|of| of == c)) && self.sex(person).may_be(sex)
    }

    /// Whom the sentence before is about, where a description of what somebody once was speaks in the next one and nothing says that it is somebody else.
    pub(super) fn goes_on_as_former(&self, d: &Described, not: &[EntityId], item: &Item) -> Option<usize> {
        if d.owner.is_some() || d.here.title || !self.is_source(d.head) || self.content_around(d.head).is_some() {
            return None;
        }
        let subjects = self.sentence_before(d).filter(|n| {
            let i = &self.items[*n];
            i.quote.is_none() && (i.speaks || i.subject) && i.kinds == Kinds::PERSON
        });
        // the first in its sentence
        let n = subjects.last()?;
        let person = self.items[n].entity.filter(|e| self.kind(*e) == Kind::Person && !not.contains(e))?;
        (self.agrees(person, d, item.sex) && !self.facts[person.0 as usize].called.contains(&self.lemma(d.head))).then_some(n)
    }

    /// "Hale's lawyer" is none who was named as that of another person, nor "the Utah senator" the one of another place.
    pub(super) fn is_of_another(&self, d: &Described, person: EntityId) -> bool {
        let owner = d.owner.filter(|o| self.kind(*o) == Kind::Person);
        let whose = self.facts[person.0 as usize].whose.filter(|w| self.kind(*w) == Kind::Person);
        owner.zip(whose).is_some_and(|(owner, whose)| owner != whose) || self.is_of_seat(d, person) == Some(false)
    }

    /// "Algeria's envoy, Hale", who is not "the African Union's envoy": whether the text tells somebody's country with the role.
    fn serves_state(&self, person: EntityId) -> bool {
        self.facts[person.0 as usize].country.is_some()
    }

    /// "the union leader": whether a person is known to belong to such a body; none where no body of his is known, or no noun for one stands right before the head.
    pub(super) fn serves_body(&self, d: &Described, person: EntityId) -> Option<bool> {
        let at = d.head.checked_sub(1).filter(|b| *b >= d.group.tokens.start as usize && self.word(*b).is(Class::BodyNoun))?;
        let lemma = self.lemma(at);
        let subtypes = self.tables.lexicon.bodies(lemma);
        let noun = Noun { lemma, subtypes, group: false, modified: false, words: Tokens::new(at, at) };
        let bodies = &self.facts[person.0 as usize].bodies;
        (!bodies.is_empty()).then(|| bodies.iter().any(|body| self.fit(*body, &noun).is_some_and(|fit| fit > 0.0)))
    }

    /// Who spoke in the sentence before and is known to belong to a body as the noun before a description's head tells of, where the one who was named with
    /// the role is not.
    pub(super) fn servant_nearer_than(&self, holder: EntityId, d: &Described) -> Option<usize> {
        if d.here.title || self.serves_body(d, holder) == Some(true) {
            return None;
        }
        let from = self.from.max(self.topics);
        let last = (from..self.items.len()).rev().take_while(|n| self.items[*n].sentence + 1 >= d.here.number);
        let serves = |i: &Item| {
            let person = i.entity.filter(|e| self.kind(*e) == Kind::Person && *e != holder);
            i.speaks && i.quote.is_none() && person.is_some_and(|person| self.serves_body(d, person) == Some(true))
        };
        last.into_iter().find(|n| serves(&self.items[*n]))
    }

    /// Whether a party is a listed body that belongs to no one state.
    fn is_of_no_state(&self, party: EntityId) -> bool {
        self.kind(party) == Kind::Organization && self.entity(party).row.is_some() && self.country(party).is_empty()
    }

    /// The last word from `from` on, right before a role that begins at `start`, that makes it the role of another: "the former mayor", "her deputy".
    pub(super) fn other_before(&self, start: usize, from: u32) -> Option<WordId> {
        let before = (from as usize..start).rev().take_while(|i| self.token(*i).shape.is_word());
        before.map(|i| self.lemma(i)).find(|word| self.makes_other(*word))
    }

    /// As [`Resolver::other_before`], among the words right before a role.
    pub(super) fn other_near(&self, start: usize) -> Option<WordId> {
        self.other_before(start, start.saturating_sub(LONGEST) as u32)
    }

    fn makes_other(&self, word: WordId) -> bool {
        self.is_of_sort(&[word], OTHER)
    }

    /// Remembers for somebody that the role whose noun stands at `head` is another one: "a former nurse".
    pub(super) fn call_other(&mut self, person: EntityId, head: usize) {
        let Some(other) = self.other_near(head) else { return };
        let role = (other, self.lemma(head));
        let others = &mut self.facts[person.0 as usize].others;
        if !others.contains(&role) {
            others.push(role);
        }
    }

    /// Remembers where a person is from of whom a noun group tells that begins with token `start`: "the Peruvian banker, Hale", "Peru's envoy, Hale".
    pub(super) fn learn_country(&mut self, person: EntityId, start: u32, owner: Option<usize>) {
        let first = start as usize + self.word(start as usize).tags.meets(Tags::of(&[Tag::Determiner, Tag::Possessive])) as usize;
        let hyphen = |i: u32| self.doc.tokens.get(i as usize).is_some_and(|t| t.shape == Shape::Hyphen);
        // ("a Peruvian-born banker")
        let adjective =
            |m: &&Mention| m.form == MentionForm::Adjective && !hyphen(m.tokens.end) && !m.tokens.start.checked_sub(1).is_some_and(hyphen);
        let mention = self.mention_at(first).filter(adjective).map(|m| m.entity);
        let state = mention.or_else(|| self.items[owner?].entity).filter(|e| self.kind(*e) == Kind::State);
        if let Some(state) = state.filter(|_| self.kind(person) == Kind::Person) {
            self.facts[person.0 as usize].country = Country::new(self.country(state));
        }
    }

    /// Who was named with a role near before a token, and near after it.
    pub(super) fn holders_around(&self, at: u32) -> (Iter<'_, Holder>, Iter<'_, Holder>) {
        let middle = self.holders.partition_point(|h| h.at < at);
        let (before, after) = self.holders.split_at(middle);
        (before[before.len().saturating_sub(MOST)..].iter(), after[..after.len().min(MOST)].iter())
    }

    /// Whether a description tells the role of a holder: an office of which there is one by any of its names, others by the same words.
    fn is_same_role(&self, role: Option<&Known>, noun: WordId, holder: &Holder, of_body: bool) -> bool {
        let entities = &self.tables.entities;
        // "the union's secretary" is no education secretary
        let office = |r: &Known| r.tokens.len() > 1 && id::is_of_government(entities.subtype(r.row));
        let same = || noun == holder.noun && !role.is_some_and(office);
        let (Some(role), Some(held)) = (role, holder.role) else { return same() };
        // "the Labour Party leader" is no president
        if of_body && role.flags.has(Flags::CONTEXT) {
            return noun == holder.noun;
        }
        // "the Turkish leader", whatever the office
        let leads = |r: RowId| entities.rank(r) == 1 && entities.subtype(r) == entities.subtype(role.row);
        // "Gen. Hale": "the general"
        if entities.rank(held) > OCCUPATIONS {
            return same();
        }
        if role.row != held {
            return role.flags.has(Flags::CONTEXT) && leads(role.row) && leads(held);
        }
        // ("the vice-president")
        let words = |k: Tokens| self.doc.tokens[k.range()].iter().filter(|t| t.shape != Shape::Hyphen).map(|t| t.id);
        let held = self.known_at(holder.at as usize, Kind::Role).map(|k| k.tokens);
        let alike = held.is_none_or(|held| held.len() == 1 || role.tokens.len() == 1 || words(held).eq(words(role.tokens)));
        // the pontiff is no president, though both lead a state
        // (but "the head of state" is)
        let same_sort =
            || !role.tokens.is_empty() && noun != self.lemma(role.tokens.end as usize - 1) || self.kinship(noun, &[holder.noun]) >= 0.0;
        // "the minister of agriculture" is the agriculture minister
        let one = entities.rank(role.row) == 1 || entities.portfolios_of(role.row).next().is_some();
        one && same_sort() || noun == holder.noun && alike
    }

    /// "the chancellor" of Britain is no prime minister: whether a list has somebody with offices, and the one asked for, of which there is one, is none of those.
    fn is_listed_with_others(&self, role: Option<&Known>, noun: WordId, holder: &Holder) -> bool {
        let entities = &self.tables.entities;
        let office = role.filter(|r| noun != holder.noun && entities.rank(r.row) == 1 && !r.flags.has(Flags::CONTEXT));
        let (Some(office), Some(row)) = (office, self.entity(holder.entity).row) else { return false };
        let mut held = entities.held(row).peekable();
        held.peek().is_some() && held.all(|r| r != office.row)
    }

    /// "the U.S. president": who held the office on the day of the article, if it has one. Nobody who is a former, acting or future one.
    pub(super) fn dated_holder(&mut self, d: &Described, country: &str) -> Option<EntityId> {
        let filed = self.doc.meta.dateline.as_ref().and_then(|d| d.date).map(|d| d.of(&self.doc.article.text));
        let filed = filed.filter(|d| d.len() == 10 && d.as_bytes()[4] == b'-');
        let day = self.doc.article.published.as_deref().and_then(|p| p.get(..10)).or(filed)?;
        let range = d.group.tokens;
        let at = self.names.known.partition_point(|k| k.tokens.end <= range.start);
        let inside = || self.names.known[at..].iter().take_while(|k| k.tokens.start < range.end);
        let mut roles = inside().filter(|k| k.kind == Kind::Role);
        let (role, None) = (roles.next()?, roles.next()) else { return None };
        // no word but the article, the state and the role
        let plain = range.range().all(|i| {
            self.word(i).is(Class::Definite) || self.word(i).is(Class::PossessiveMark) || inside().any(|k| k.tokens.range().contains(&i))
        });
        let id = self.tables.entities.id(role.row).split_once(':')?.1;
        let holder = self.tables.entities.holder(id, &id::state(country), day).filter(|_| plain)?;
        Some(self.listed(holder))
    }
}
