//! Persons whom descriptions by an office or occupation mean.

use super::Resolver;
use super::body::Noun;
use super::country::Country;
use super::described::Described;
use super::item::{Item, Kinds};
use crate::document::{EntityId, Mention, MentionForm, Sex};
use crate::entity::Known;
use crate::entity::registry::Holder;
use crate::gazetteer::id::{DIPLOMAT, LEGISLATURE};
use crate::gazetteer::{Flags, Kind, RowId, id};
use crate::lexicon::described::{NEWCOMER, OTHER, RIVAL, YOUTH};
use crate::lexicon::{Class, Tag, Tags, WordId};
use crate::span::Tokens;
use crate::text::shape::Shape;
use std::slice::Iter;

/// Before sorts that say nothing of what somebody is.
const MARK: char = '^';
/// A role is made another one by one of so many words before its noun.
const LONGEST: usize = 3;
/// The young are younger than so many years.
const OF_AGE: u8 = 20;
/// Roles of a lower rank are no more than forms of address.
const OCCUPATIONS: u32 = 4;
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
                && !d.owner.is_some_and(|body| self.serves_state(h.entity) && self.is_of_no_state(body))
                && self.is_same_role(role, self.word(d.head).lemma, h, of_party)
                && other == self.other_before(start as usize, start.saturating_sub(1))
        };
        let (before, after) = self.holders_around(d.group.tokens.start);
        let before = before.rev().find(fits);
        // "the energy minister … the minister", whoever else is called so later
        let noun = self.lemma(d.head);
        let near = |i: &&Item| i.sentence + FARTHEST_UNNAMED >= d.here.number;
        let unnamed = || {
            let mut last = self.items[self.from.max(self.topics)..].iter().rev().take_while(near);
            d.group.tokens.len() <= 2 && last.any(|i| i.entity.is_none() && i.noun == noun && i.tokens.len() > 2)
        };
        let after = || after.into_iter().find(fits).filter(|_| !unnamed());
        before.or_else(after).map(|h| h.entity)
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
        let noun = [self.lemma(d.head)];
        let not = self.not_described(d);
        let sex = Sex::of(d.word);
        let kin = |i: &Item| {
            let person = i.entity.filter(|e| self.kind(*e) == Kind::Person && *e != holder && !not.contains(e))?;
            let facts = &self.facts[person.0 as usize];
            let fits = d.country.is_none_or(|c| self.origin(person).is_none_or(|of| of == c))
                && (sex == Sex::Unknown || self.sex(person) == Sex::Unknown || self.sex(person) == sex);
            (fits && (i.speaks || i.subject) && i.quote.is_none() && self.kinship(noun[0], &facts.called) > 0.0).then_some(())
        };
        let near = read.iter().rposition(|i| i.sentence < d.here.number).map(|n| n + 1 + self.from.max(self.topics));
        let last = (self.from.max(self.topics)..near?).rev().take_while(|n| self.items[*n].sentence + 1 == d.here.number);
        last.into_iter().find(|n| kin(&self.items[*n]).is_some())
    }

    /// Whom the sentence before is about, where a description of what somebody once was speaks in the next one and nothing says that it is somebody else.
    pub(super) fn goes_on_as_former(&self, d: &Described, not: &[EntityId], item: &Item) -> Option<usize> {
        let from = self.from.max(self.topics);
        if d.owner.is_some() || !self.is_source(d.head) || self.content_around(d.head).is_some() {
            return None;
        }
        let noun = self.lemma(d.head);
        let here = |n: &usize| self.items[*n].sentence == d.here.number;
        let before = self.items.len() - (from..self.items.len()).rev().take_while(here).count();
        let last = (from..before).rev().take_while(|n| self.items[*n].sentence + 1 == d.here.number && !d.here.title);
        let subjects = last.filter(|n| {
            let i = &self.items[*n];
            i.quote.is_none() && (i.speaks || i.subject) && i.kinds == Kinds::PERSON
        });
        // the first in its sentence
        let n = subjects.last()?;
        let person = self.items[n].entity.filter(|e| self.kind(*e) == Kind::Person && !not.contains(e))?;
        let facts = &self.facts[person.0 as usize];
        let country = d.country.is_none_or(|c| self.origin(person).is_none_or(|of| of == c));
        let sex = item.sex == Sex::Unknown || self.sex(person) == Sex::Unknown || self.sex(person) == item.sex;
        (country && sex && !facts.called.contains(&noun)).then_some(n)
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

    fn makes_other(&self, word: WordId) -> bool {
        self.is_of_sort(&[word], OTHER)
    }

    /// Remembers for somebody that the role whose noun stands at `head` is another one: "a former nurse".
    pub(super) fn call_other(&mut self, person: EntityId, head: usize) {
        let Some(other) = self.other_before(head, head.saturating_sub(LONGEST) as u32) else { return };
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
        let (Some(role), Some(held)) = (role, holder.role) else { return noun == holder.noun };
        let entities = &self.tables.entities;
        // "the Labour Party leader" is no president
        if of_body && role.flags.has(Flags::CONTEXT) {
            return noun == holder.noun;
        }
        // "the Turkish leader", whatever the office
        let leads = |r: RowId| entities.rank(r) == 1 && entities.subtype(r) == entities.subtype(role.row);
        // "Gen. Hale": "the general"
        if entities.rank(held) > OCCUPATIONS {
            return noun == holder.noun;
        }
        if role.row != held {
            return role.flags.has(Flags::CONTEXT) && leads(role.row) && leads(held);
        }
        let words = |k: Tokens| self.doc.tokens[k.range()].iter().map(|t| t.id);
        let held = self.known_at(holder.at as usize, Kind::Role).map(|k| k.tokens);
        let alike = held.is_none_or(|held| held.len() == 1 || role.tokens.len() == 1 || words(held).eq(words(role.tokens)));
        // the pontiff is no president, though both lead a state
        // (but "the head of state" is)
        let same_sort =
            || !role.tokens.is_empty() && noun != self.lemma(role.tokens.end as usize - 1) || self.kinship(noun, &[holder.noun]) >= 0.0;
        self.tables.entities.rank(role.row) == 1 && same_sort() || noun == holder.noun && alike
    }

    /// How well a person fits a description by office or occupation. An office is nobody's who was named without it.
    /// `other` is the word in the description that makes the role another one.
    pub(super) fn person_fits(&self, d: &Described, other: Option<WordId>, item: &Item) -> Option<f32> {
        const SAME: f32 = 6.0;
        const OFFICES: u32 = 3;
        let noun = self.lemma(d.head);
        let Some(person) = item.entity else {
            return (item.noun == noun || item.of.is_some() && d.group.tokens.len() < 3 && self.kinship(noun, &[item.noun]) > 0.0)
                .then_some(SAME);
        };
        let role = self.known_at(d.head, Kind::Role).filter(|k| self.tables.entities.rank(k.row) <= OFFICES);
        // "the French scientist" may be somebody of whom no country is known, "the French ambassador" not
        let abroad = |c: Country| self.origin(person).map_or(role.is_some(), |of| of != c);
        if d.country.is_some_and(abroad) {
            return None;
        }
        let entities = &self.tables.entities;
        let leads = |r: RowId, as_of: RowId| entities.rank(r) == 1 && entities.subtype(r) == entities.subtype(as_of);
        let held = |role: &Known, held: RowId| {
            held == role.row || role.flags.has(Flags::CONTEXT) && leads(role.row, held) && leads(held, role.row)
        };
        let row = self.entity(person).row;
        let facts = &self.facts[person.0 as usize];
        // "the former mayor" is not the mayor
        match other {
            Some(other) if facts.others.contains(&(other, noun)) || facts.called.contains(&other) => return Some(SAME),
            Some(_) if facts.called.contains(&noun) => return None,
            None if facts.others.iter().any(|(_, role)| *role == noun) && d.group.tokens.len() == 2 => return None,
            _ => {}
        }
        let kinship = self.kinship(noun, &facts.called);
        let aged = d.age.filter(|_| facts.age.is_some()).map(|age| facts.age == Some(age));
        // "the Speaker" is nobody who was called otherwise
        let office = self.token(d.head).shape == Shape::Capital && !d.here.title && !facts.called.contains(&self.lemma(d.head));
        // "the boy" is nobody of forty
        let youth = self.is_of_sort(&[noun], YOUTH);
        let young = facts.age.filter(|_| youth).map(|age| age < OF_AGE);
        // nor anybody who was called a commissioner
        let grown = youth && young.is_none() && kinship < 0.0;
        // "Hale sued Orr. The judge said": neither of the two
        let newcomer = row.is_none() && facts.called.is_empty() && d.age.is_none() && self.is_of_sort(&[noun], NEWCOMER);
        let loose = |r: &Known| r.tokens.len() == 1 || r.flags.has(Flags::CONTEXT) || self.has_many(r.row);
        match role {
            _ if aged == Some(false) || young == Some(false) || newcomer || grown => None,
            _ if young == Some(true) => Some(kinship.max(0.0) + 1.0),
            Some(_) if office && row.is_none() => None,
            // "the lawmaker", of whom there are many
            Some(role)
                if row.is_none()
                    && d.group.tokens.len() == 2
                    && entities.rank(role.row) == OFFICES
                    && !self.tells_occupation(&facts.called) =>
            {
                Some(0.0)
            }
            _ if aged == Some(true) => Some(kinship.max(0.0) + SAME),
            // "the chancellor" is no foreign minister
            Some(role)
                if !role.flags.has(Flags::CONTEXT)
                    && !facts.called.contains(&noun)
                    && self.holds_another(d.head as u32, person, role.row) =>
            {
                None
            }
            // "President Hale … the governor": somebody else
            Some(role) if !facts.called.contains(&noun) && self.holds_only_others(d.head as u32, person, role) => None,
            // "the finance minister" is no lawmaker whom the story names
            _ if kinship > 0.0 && role.is_none_or(loose) => Some(kinship),
            // "the veteran labour leader" is a description, "the prime minister" an office
            Some(role) if row.is_none() && d.state.is_none() && d.group.tokens.start + 1 < role.tokens.start => Some(kinship.min(0.0)),
            Some(role) => row.is_some_and(|p| entities.held(p).any(|r| held(role, r))).then_some(SAME),
            // "the Chief Whip" is an office too
            None if self.token(d.head).shape == Shape::Capital && !d.here.title => None,
            // "Hale slept as the pilot landed": somebody else
            None if kinship <= 0.0 && item.subject && item.sentence == d.here.number => None,
            None => Some(kinship),
        }
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
        let mut held = before.chain(after).filter(|h| h.entity == person).filter_map(|h| h.role).peekable();
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
    fn kinship(&self, noun: WordId, called: &[WordId]) -> f32 {
        const SAME: f32 = 8.0;
        const OF_ONE_SORT: f32 = 6.0;
        const OF_ANOTHER: f32 = -5.0;
        let of = |noun: WordId| self.tables.lexicon.people(noun).iter().filter(|sort| !sort.starts_with(MARK));
        let known = of(noun).next().is_some();
        let mut others = called.iter().map(|c| of(*c)).filter(|sorts| known && sorts.clone().next().is_some()).peekable();
        match () {
            _ if called.contains(&noun) => SAME,
            _ if others.peek().is_none() => 0.0,
            _ if others.any(|mut sorts| sorts.any(|sort| of(noun).any(|s| s == sort))) => OF_ONE_SORT,
            _ => OF_ANOTHER,
        }
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
