//! What the document is remembered to have said: parts of names, acronyms, who holds which role.

use super::maker::Maker;
use crate::document::{Entity, EntityId, MentionForm};
use crate::entity::decide::Known;
use crate::entity::registry::Holder;
use crate::gazetteer::Kind;
use crate::lexicon::described::{COMPANY, RELATIVE};
use crate::lexicon::{Class, Property, Tag, Tags, Word};
use crate::span::Tokens;
use crate::text::shape::Shape;

impl<'a> Maker<'a> {
    /// "Ana Ruiz, a police spokeswoman": the role in the apposition after a name.
    pub(super) fn holds_after(&mut self, end: u32, entity: EntityId, known: &[Known]) {
        const FARTHEST: u32 = 7;
        let word = |i: u32| self.tokens.get(i as usize).map(|t| (t.shape, t.word));
        let Some((Shape::Comma, _)) = word(end) else { return };
        let mut noun = None;
        for i in end + 1..end + FARTHEST {
            match word(i) {
                // ", accused the minister" is no apposition
                Some((_, word)) if i > end + 1 && word.tags.has(Tag::Determiner) => return,
                Some((shape, word)) if shape.is_word() && !word.tags.meets(Tags::of(&[Tag::Preposition, Tag::Wh])) => {
                    noun = if word.is(Class::PersonNoun) { Some(i) } else { noun };
                }
                _ => break,
            }
        }
        if let Some(noun) = noun {
            self.holds(noun, entity, known);
        }
    }

    pub(super) fn holds(&mut self, noun: u32, entity: EntityId, known: &[Known]) {
        let at = known.partition_point(|k| k.tokens.end <= noun);
        let office = known.get(at).filter(|k| k.kind == Kind::Role && k.tokens.start <= noun);
        let role = office.map(|k| k.row);
        // "Minister of Health Ana Ruiz" is a minister
        let of = office.and_then(|k| (k.tokens.start + 1..noun).find(|i| self.tokens[*i as usize].word.likely == Some(Tag::Preposition)));
        // ("the commander-in-chief")
        let noun = of.map(|of| of - 1).filter(|main| self.tokens[*main as usize].shape.is_word()).unwrap_or(noun);
        self.registry.holders.push(Holder { noun: self.tokens[noun as usize].word.lemma, role, entity, at: noun });
    }

    /// The family name stands for the person from now on, with the particles before it too, and the first name where nothing else has it:
    /// where the family name comes first, it is the other way round.
    pub(super) fn remember_parts(&mut self, tokens: Tokens, entity: EntityId) {
        let end = self.before_suffix(tokens);
        let mut start = end - 1;
        // the halves of a double name
        while start > tokens.start + 1 && self.tokens[start as usize - 1].shape == Shape::Hyphen {
            start -= 2;
        }
        let start = start.max(tokens.start);
        let family = self.written(Tokens { start, end });
        // "his brother, Sani Hale": "Hale" is still whose brother that is
        let is_told_apart = self.is_relative_of_another(tokens) && self.bearer(family).is_some();
        if is_told_apart || !self.call(family, entity) {
            self.registry.remember(self.written(Tokens { start: tokens.start, end: tokens.start + 1 }), entity);
            return;
        }
        // "al-Tigani … Tigani"
        if end - start > 2 && self.is_particle(start) {
            self.registry.remember(self.written(Tokens { start: end - 1, end }), entity);
        }
        // "Rodolfo Cuadra Mejía … Cuadra": the first of two family names
        if start == tokens.start + 2 && self.is_family_name(tokens.start + 1) {
            self.registry.remember(self.written(Tokens { start: start - 1, end: start }), entity);
        }
        // "Rodolfo Cuadra Mejía … Cuadra Mejía": both
        // ("José Antonio Mora García": two given names before them)
        let given = start > tokens.start + 2 && self.tokens[start as usize - 1].is(Class::LastName);
        if start > tokens.start + 1 && (self.is_family_name(start - 1) || given) {
            self.registry.remember_from_now(self.written(Tokens { start: start - 1, end }), entity);
        }
        let particles = (tokens.start + 1..start).rev().take_while(|i| self.is_particle(*i)).last();
        if let Some(from) = particles {
            self.registry.remember_from_now(self.written(Tokens { start: from, end }), entity);
        }
        let first = Tokens { start: tokens.start, end: tokens.start + 1 };
        if self.tokens[tokens.start as usize].shape != Shape::Letter {
            self.registry.remember(self.written(first), entity);
        }
    }

    /// The person whom the document knows by a family name.
    pub(super) fn bearer(&self, family: &str) -> Option<EntityId> {
        self.registry.known(family).filter(|e| self.entities[e.0 as usize].kind == Kind::Person)
    }

    /// Lets a family name stand for a person from now on, unless it is how the document calls somebody else of whom it has more to say: who bears it too is
    /// named in full then. Whether it does.
    pub(super) fn call(&mut self, family: &'a str, person: EntityId) -> bool {
        const OFTEN: usize = 2;
        const LATEST: usize = 400;
        if let Some(other) = self.bearer(family).filter(|other| *other != person) {
            self.contested.push((family, other, person));
            let latest = || self.mentions.iter().rev().take(LATEST);
            let mentions = |of: EntityId| latest().filter(|m| m.entity == of).count();
            let called = latest().filter(|m| m.entity == other && m.form == MentionForm::Surname).take(OFTEN).count();
            if called == OFTEN && mentions(other) > mentions(person) {
                return false;
            }
        }
        self.registry.remember_from_now(family, person);
        true
    }

    /// Headlines call by a family name whom the story has most to say of.
    pub(super) fn call_the_most_mentioned(&mut self) {
        if self.contested.is_empty() {
            return;
        }
        let mut times = vec![0u32; self.entities.len()];
        self.mentions.iter().for_each(|m| times[m.entity.0 as usize] += 1);
        let times = |e: EntityId| times[e.0 as usize];
        for (family, one, other) in std::mem::take(&mut self.contested) {
            let more = if times(other) > times(one) { other } else { one };
            if self.bearer(family).is_none_or(|now| times(now) < times(more)) {
                self.registry.remember_from_now(family, more);
            }
        }
    }

    /// "his brother, Sani Hale, said": whether a noun for a relative whom somebody has stands before a name and its comma, and who is named only speaks.
    fn is_relative_of_another(&self, name: Tokens) -> bool {
        let comma = self.tokens.get(name.end as usize).is_some_and(|t| t.shape == Shape::Comma) as usize;
        let verb = self.tokens.get(name.end as usize + comma);
        if !verb.is_some_and(|v| v.word.has(Property::Says) && v.word.tags.meets(Tags::FINITE)) {
            return false;
        }
        const LONGEST: u32 = 4;
        let comma = (name.start.saturating_sub(LONGEST)..name.start).rev().find(|i| self.tokens[*i as usize].shape == Shape::Comma);
        let Some(noun) = comma.and_then(|c| c.checked_sub(1)) else { return false };
        let owner = |i: u32| self.tokens[i as usize].word.tags.has(Tag::Possessive) || self.tokens[i as usize].is(Class::PossessiveMark);
        self.tables.lexicon.is_of_sort(self.tokens[noun as usize].lemma(), RELATIVE) && (noun.saturating_sub(LONGEST)..noun).any(owner)
    }

    fn is_family_name(&self, i: u32) -> bool {
        let token = &self.tokens[i as usize];
        token.shape == Shape::Capital && !token.is(Class::FirstName) && (token.is(Class::LastName) || token.word.likely.is_none())
    }

    fn is_particle(&self, i: u32) -> bool {
        let token = &self.tokens[i as usize];
        token.shape == Shape::Lower && token.is(Class::NameParticle)
    }

    /// "bin Talal": the particles before a family name, where the document knows it with them.
    pub(super) fn with_particles(&self, tokens: Tokens, entity: EntityId) -> Tokens {
        let starts = (0..tokens.start).rev().take(3).take_while(|i| self.is_particle(*i));
        let known = |start: &u32| self.registry.known(self.written(Tokens { start: *start, end: tokens.end })) == Some(entity);
        starts.filter(known).last().map_or(tokens, |start| Tokens { start, end: tokens.end })
    }

    /// The end of a name without "Jr." and the like.
    pub(super) fn before_suffix(&self, tokens: Tokens) -> u32 {
        let suffix = self.tokens[tokens.end as usize - 1].is(Class::NameSuffix);
        if suffix && tokens.len() > 1 { tokens.end - 1 } else { tokens.end }
    }

    /// A run that only the document's own memory can explain: the whole of it, else its longest known end.
    pub(super) fn remembered(&mut self, tokens: Tokens, is_title: bool) {
        let mut start = tokens.start;
        while start < tokens.end {
            let longest = (start + 1..=tokens.end).rev().find_map(|end| {
                let part = Tokens { start, end };
                self.registry.known(self.written(part)).filter(|e| !self.is_seat(part, *e)).map(|e| (part, e))
            });
            let alone = || tokens.len() == 1;
            let longest = longest.or_else(|| self.by_head(start).filter(|_| alone()).map(|e| (tokens, e)));
            match longest {
                Some((part, entity)) => {
                    let form = match self.entities[entity.0 as usize].kind {
                        Kind::Person if part.len() == 1 => MentionForm::Surname,
                        _ if self.tokens[start as usize].shape == Shape::Upper => MentionForm::Acronym,
                        _ => MentionForm::Name,
                    };
                    self.mention(self.with_particles(part, entity), entity, form);
                    start = part.end;
                }
                None if is_title || self.tokens[start as usize].shape != Shape::Lower => start += 1,
                None => return,
            }
        }
    }

    /// "Marlow Council … the bishop of Marlow": whether a part of a body's name stands where a place does and the body is no company, which is called so.
    fn is_seat(&self, part: Tokens, body: EntityId) -> bool {
        let before = part.start.checked_sub(1).map(|b| self.tokens[b as usize].word).unwrap_or_default();
        let Entity { kind: Kind::Organization, name, .. } = &self.entities[body.0 as usize] else { return false };
        if part.len() != 1 || !(before.is(Class::Of) || before.is(Class::Locative)) {
            return false;
        }
        let lexicon = &self.tables.lexicon;
        let last = name.rsplit_once(' ').filter(|(first, _)| *first == self.written(part)).map(|(_, last)| lexicon.find(last));
        let sorts = last.map(|last| lexicon.bodies(last)).unwrap_or_default();
        !sorts.is_empty() && !sorts.iter().any(|sort| sort == COMPANY)
    }

    /// "shares in Norvik rose … Norvik said": the names that stood alone before the document showed that they are those of bodies.
    pub(super) fn explain(&mut self) {
        for n in 0..self.unexplained.len() {
            let tokens = self.unexplained[n];
            let name = self.written(tokens);
            // ("Skarn … Skarn Ltd": the first may be somebody)
            let body = |e: &EntityId| {
                let entity = &self.entities[e.0 as usize];
                matches!(entity.kind, Kind::Organization | Kind::Group) && entity.name == name
            };
            if let Some(entity) = self.registry.known(name).filter(body) {
                self.mention(tokens, entity, MentionForm::Name);
            }
        }
        self.unexplained.clear();
    }

    /// "the Northern Mirror", then "the Mirror": the last word of a body's name, with an article and a capital.
    pub(super) fn remember_head(&mut self, tokens: Tokens, entity: EntityId) {
        let last = &self.tokens[tokens.end as usize - 1];
        if tokens.len() > 1 && last.shape == Shape::Capital && !last.is(Class::LegalForm) {
            self.registry.remember_head(last.of(self.text), entity);
        }
    }

    /// The body that a lone word with an article stands for, or a plural for no people.
    fn by_head(&self, at: u32) -> Option<EntityId> {
        // ("Thornaby Rovers … Rovers say", but "Workers say")
        let token = &self.tokens[at as usize];
        let people = |w: Word| w.is(Class::PeopleNoun) || w.is(Class::PersonNoun) || w.has(Property::Person);
        let team = || token.word.likely == Some(Tag::Plural) && !people(token.word) && !people(self.tables.lexicon.word(token.word.lemma));
        let article = at.checked_sub(1).is_some_and(|b| self.tokens[b as usize].is(Class::Definite));
        let may = token.shape == Shape::Capital && (article || team());
        may.then(|| self.registry.known_by_head(token.of(self.text))).flatten()
    }
}
