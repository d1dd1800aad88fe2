//! What is joined: names by "and", what a preposition binds, a description with a complement and the name behind it.

use super::Resolver;
use super::country::Country;
use super::here::Here;
use super::item::{Item, Kinds};
use crate::document::{EntityId, Resolved, Token};
use crate::gazetteer::Kind;
use crate::lexicon::described::ARMED;
use crate::lexicon::{Class, Tag, Tags};
use crate::span::Tokens;
use crate::text::shape::Shape;

impl Resolver<'_> {
    /// "Norway and Latvia", "Norway, Latvia and Estonia": several parties of one sort that are named together are an item of their own.
    pub(super) fn join(&mut self, last: usize, and: usize, here: &Here) {
        const MOST: usize = 6;
        let of = if self.items[last].kinds.meets(Kinds::PERSON) { Kinds::PERSON } else { Kinds::COLLECTIVE };
        let mut members: Vec<EntityId> = self.items[last].entity.into_iter().collect();
        let mut first = last;
        let mut start = and;
        let mut n = last;
        for _ in 0..MOST {
            let Some(before) = n.checked_sub(1).filter(|b| *b >= self.from) else { break };
            let item = &self.items[before];
            let between = self.doc.tokens.get(item.tokens.end as usize..start).unwrap_or(&[]);
            let near = between.len() < 2 && between.iter().all(|t| t.shape == Shape::Comma) || is_age(between);
            // ("the head of Lanvik", of which only the name is known)
            let doubtful = of == Kinds::PERSON && item.kinds != of;
            let fits = near && item.kinds.meets(of);
            let aside = if doubtful || !fits { self.name_before_aside(before, start, of) } else { None };
            let Some(named) = aside.or(fits.then_some(before)) else { break };
            n = named;
            let Some(entity) = self.items.get(n).and_then(|item| item.entity).filter(|e| !members.contains(e)) else { break };
            members.push(entity);
            first = n;
            start = self.title_start(self.items[n].tokens.start as usize);
        }
        if members.len() < 2 || !self.items[last].kinds.meets(of) {
            return;
        }
        members.reverse();
        let tokens = Tokens { start: self.items[first].tokens.start, end: self.items[last].tokens.end };
        let kinds = Kinds::PARTIES.or(if of == Kinds::PERSON { Kinds::PEOPLE } else { Kinds::BODIES });
        let (subject, speaks) = (self.items[last].subject, self.items[last].speaks || self.items[first].speaks);
        let mut item = Item { members, kinds, subject, speaks, ..self.item(tokens, here) };
        let before = self.phrase_start(tokens.start as usize).checked_sub(1);
        item.weight = self.items[first].weight.max(self.weight(&item, before, here));
        self.push(item);
    }

    /// What a preposition binds to the item before it: a speaker or paper speaks for it, a government or police is of it.
    pub(super) fn complement(&mut self, whole: usize, part: usize, preposition: usize) {
        let Some(entity) = self.items[part].entity else { return };
        let head = self.items[whole].head() as usize;
        let word = self.word(head);
        let kind = self.kind(entity);
        let party = matches!(kind, Kind::Organization | Kind::Group | Kind::State);
        let located = self.word(preposition).is(Class::Locative);
        let of = self.word(preposition).is_any(&[Class::Of, Class::By, Class::From]);
        let number = whole;
        let is_of = self.word(preposition).is(Class::Of);
        let governs = self.is_government(head);
        let leads = self.items[number].kinds.meets(Kinds::PERSON) && self.heads(head);
        let seat = (located && governs && kind == Kind::Place).then(|| Country::new(self.country(entity))).flatten();
        let seat = seat.and_then(|c| self.state_of(c.letters()));
        let whole = &mut self.items[whole];
        if word.is(Class::PersonNoun) && word.is(Class::IssuedNoun) {
            if party && !located && whole.entity.is_none() {
                whole.of = Some(entity);
            }
        } else if word.is(Class::GroupNoun) && is_of && matches!(kind, Kind::Organization | Kind::Group) {
            // "rebels of the Blue River Front"
            whole.is_named(Some(entity));
        } else if leads && is_of && matches!(kind, Kind::Organization | Kind::Group) {
            // "the leader of the union" is nobody who led something else
            if whole.resolved != Resolved::Name {
                (whole.entity, whole.form) = (None, None);
            }
        } else if word.is(Class::IssuedNoun) && !word.is(Class::PersonNoun) {
            if of && (party || kind == Kind::Person) {
                (whole.entity, whole.resolved, whole.open) = (Some(entity), Resolved::Name, false);
            }
        } else if governs && kind == Kind::State {
            whole.is_named(Some(entity));
        } else if let Some(state) = seat {
            // "the government in Kigali"
            whole.is_named(Some(state));
        } else if kind == Kind::Organization && whole.entity.is_some() {
            let person = whole.entity;
            person.into_iter().for_each(|person| self.affiliate(person, entity));
        } else if kind.is_on_map() && !word.is(Class::PersonNoun) {
            self.portfolio_of(head, number, entity);
        }
    }

    /// "Ana Ruiz, the head of Lanvik, and Tom Hale": who is named before an apposition that ends with item `last` and the comma before token `start`.
    fn name_before_aside(&self, last: usize, start: usize, of: Kinds) -> Option<usize> {
        const LOOK_BACK: usize = 4;
        let close = start.checked_sub(1).filter(|c| self.token(*c).shape == Shape::Comma && self.items[last].tokens.end as usize == *c)?;
        let plain = |i: usize| self.token(i).shape != Shape::Comma && self.word(i).likely.is_none_or(|l| !Tags::FINITE.has(l));
        let named = |n: &usize| {
            let (item, open) = (&self.items[*n], self.items[*n].tokens.end as usize);
            item.kinds.meets(of)
                && matches!(item.resolved, Resolved::Name | Resolved::Surname)
                && open + 1 < close
                && self.token(open).shape == Shape::Comma
                && self.word(open + 1).tags.has(Tag::Determiner)
                && (open + 1..close).all(plain)
        };
        (self.from..last).rev().take(LOOK_BACK).find(named)
    }

    /// "a hacking group that calls itself Glasswing", "a firm known as Dornex": the name of what a description before a verb of naming means.
    pub(super) fn name_behind_naming(&mut self, here: &Here) {
        const LONGEST: usize = 5;
        let last = self.items.len() - 1;
        let name = &self.items[last];
        let (entity, kinds, start) = (name.entity, name.kinds, self.title_start(name.tokens.start as usize));
        let first = start.saturating_sub(LONGEST).max(here.sentence.start as usize);
        let Some(naming) = (first..start).rev().find(|i| self.word(*i).is(Class::Naming)) else { return };
        let plain = |i: usize| {
            // ("the group, which calls itself Glasswing")
            let relative =
                self.token(i).shape == Shape::Comma && self.word(i + 1).is(Class::Relative) && self.word(i + 1).is(Class::Neuter);
            relative
                || self.token(i).shape.is_word() && self.word(i).likely.is_none_or(|l| l != Tag::Preposition || self.word(i).is(Class::As))
        };
        // ("the group", which was taken for a company)
        let is_group = |n: usize| kinds == Kinds::GROUP && self.word(self.items[n].head() as usize).is(Class::GroupNoun);
        let described = (self.from..last)
            .rev()
            .take(LONGEST)
            .find(|n| self.items[*n].tokens.end as usize <= naming && (self.items[*n].kinds.meets(kinds) || is_group(*n)));
        let Some(n) = described.filter(|_| kinds.meets(Kinds::BODY.or(Kinds::GROUP))) else { return };
        let words = (self.items[n].tokens.end as usize..start).all(plain);
        let whole = &mut self.items[n];
        let between = whole.tokens.end as usize..start;
        // ("the group", which meant somebody before it was named)
        let open = whole.entity.is_none() || whole.resolved == Resolved::Definite && whole.tokens.len() > 1;
        if whole.sentence == here.number && open && whole.noun.is_known() && between.len() <= LONGEST && words {
            let head = whole.head() as usize;
            whole.is_named(entity);
            whole.kinds = kinds;
            // "a hacking group … the group"
            let first = self.items[self.root(n)].head() as usize;
            let armed = [head, first].into_iter().any(|noun| self.is_armed(noun));
            if let Some(entity) = entity {
                self.call(entity, head);
                if armed && self.kind(entity) == Kind::Organization && self.entity(entity).row.is_none() {
                    self.taken[entity.0 as usize] = Kind::Group;
                    self.items.iter_mut().filter(|i| i.entity == Some(entity)).for_each(|i| i.kinds = Kinds::GROUP);
                }
            }
        }
    }

    /// "The 61-year-old, identified by police as Ana Ruiz", "a guard named Ana Ruiz": the name of whom a description before a participle of naming means.
    pub(super) fn person_behind_naming(&mut self, here: &Here) {
        const LONGEST: usize = 8;
        let last = self.items.len() - 1;
        let name = &self.items[last];
        let Some(entity) = name.entity.filter(|e| self.kind(*e) == Kind::Person) else { return };
        let Some(before) = (name.tokens.start as usize).checked_sub(1).filter(|b| *b > here.sentence.start as usize) else { return };
        let as_word = self.word(before).is(Class::As);
        let direct = !as_word && self.word(before).is(Class::Naming) && self.word(before).tags.has(Tag::Participle);
        if !as_word && !direct {
            return;
        }
        let first = before.saturating_sub(LONGEST).max(here.sentence.start as usize + 1);
        let Some(naming) = (first..=before).rev().find(|i| self.word(*i).is(Class::Naming)) else { return };
        let comma = (self.token(naming - 1).shape == Shape::Comma) as usize;
        let Some(n) = self.item_ending((naming - comma) as u32) else { return };
        // ("the guard named Ana Ruiz as his heir")
        let definite = self.word(self.items[n].tokens.start as usize).is(Class::Definite);
        if direct && (definite || comma > 0) {
            return;
        }
        // ("A reporter called Ana Ruiz for comment", "named Ana Ruiz as his heir": the verb of its clause)
        let (from, end) = (self.items[n].tokens.start as usize, name.tokens.end as usize);
        let finite = |i: usize| self.token(i).shape == Shape::Lower && self.word(i).likely.is_some_and(|tag| Tags::FINITE.has(tag));
        let elsewhere = (here.sentence.start as usize..from).chain(end..here.sentence.end as usize).any(finite);
        if direct && (!elsewhere || self.doc.tokens.get(end).is_some_and(|t| t.is(Class::As))) {
            return;
        }
        let (kinds, sex) = (name.kinds, name.sex);
        let head = self.items[n].head() as usize;
        let whole = &mut self.items[n];
        if whole.entity.is_none() && whole.kinds.meets(Kinds::PERSON) && whole.sentence == here.number {
            (whole.entity, whole.resolved, whole.kinds, whole.sex) = (Some(entity), Resolved::Name, kinds, sex);
            (whole.form, whole.open) = (None, false);
            self.call(entity, head);
        }
    }

    /// Whether what arms it stands before a noun for groups: "hacking group".
    fn is_armed(&self, noun: usize) -> bool {
        let armed = |i: usize| self.tables.lexicon.bodies(self.lemma(i)).iter().any(|sort| sort == ARMED);
        noun > 0 && armed(noun) && armed(noun - 1)
    }

    /// "The commander of the garrison, Ana Ruiz,": the name of whom a description with a complement means.
    pub(super) fn name_behind_complement(&mut self, here: &Here) {
        const LOOK_BACK: usize = 6;
        let last = self.items.len() - 1;
        let name = &self.items[last];
        let Some(entity) = name.entity.filter(|_| name.kinds.meets(Kinds::PERSON.or(Kinds::BODY))) else { return };
        let start = self.title_start(name.tokens.start as usize);
        // ", Spaniard Ana Ruiz"
        let origin = start.checked_sub(1).and_then(|b| self.mention_at(b)).filter(|m| self.tells_origin(m));
        let start = origin.map_or(start, |m| m.tokens.start as usize);
        // ", glaciologist Ana Ruiz"
        let noun = start.checked_sub(1).filter(|b| {
            *b > 0
                && self.mention_of[*b] == 0
                && self.token(*b).shape == Shape::Lower
                && (self.is_party_noun(*b) || self.tables.lexicon.is_for_persons(self.lemma(*b)))
        });
        let start = noun.map_or(start, |b| b - (self.word(b - 1).likely == Some(Tag::Adjective)) as usize);
        let comma = start.checked_sub(1).filter(|c| self.token(*c).shape == Shape::Comma);
        let Some(comma) = comma.map(|c| c as u32) else { return };
        let after = name.tokens.end as usize;
        let closed = after >= here.sentence.end as usize || !self.word(after).is(Class::And) && !self.token(after).shape.is_capital();
        for n in (self.from.max(self.topics)..last).rev().take(LOOK_BACK) {
            let whole = &self.items[n];
            let between = whole.tokens.end as usize..comma as usize;
            if whole.sentence != here.number {
                return;
            }
            let beside = between.is_empty() && comma + 1 < self.items[last].tokens.start;
            if between.is_empty() && !beside {
                continue;
            }
            // "The pilot who found them, Ana Ruiz,"
            let relative = !beside && self.word(between.start).is(Class::Relative);
            let plain =
                |i: usize| self.token(i).shape != Shape::Comma && (relative || self.word(i).likely.is_none_or(|l| !Tags::FINITE.has(l)));
            let complement =
                (beside || relative || self.word(between.start).likely == Some(Tag::Preposition)) && between.clone().all(plain);
            // ("the charity that employs them", which was taken for another)
            let open = whole.entity.is_none() || relative && whole.resolved == Resolved::Definite && whole.tokens.len() > 1;
            if complement && open && whole.kinds.meets(name.kinds) && whole.noun.is_known() && closed {
                let (kinds, sex) = (name.kinds, name.sex);
                let whole = &mut self.items[n];
                (whole.entity, whole.resolved, whole.kinds, whole.sex, whole.form) = (Some(entity), Resolved::Name, kinds, sex, None);
                whole.open = false;
                let head = whole.head() as usize;
                self.call(entity, head);
                // ("The pilot who sued Lanvik, Ana Ruiz," does not belong to it)
                if !relative && let Some(body) = self.items[n + 1..last].iter().find_map(|i| i.entity) {
                    self.affiliate(entity, body);
                }
                return;
            }
        }
    }
}

/// ", 22," and ", 22": how old somebody is.
fn is_age(between: &[Token]) -> bool {
    let shapes = between.iter().map(|t| t.shape);
    matches!(between.len(), 2 | 3) && shapes.zip([Shape::Comma, Shape::Number, Shape::Comma]).all(|(shape, age)| shape == age)
}
