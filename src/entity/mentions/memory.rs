//! What the document is remembered to have said: parts of names, acronyms, who holds which role.

use super::maker::Maker;
use crate::document::{EntityId, MentionForm};
use crate::entity::decide::Known;
use crate::entity::registry::Holder;
use crate::gazetteer::{Flags, Kind, RowId, id};
use crate::lexicon::{Class, Property, Tag, Tags, Word};
use crate::span::Tokens;
use crate::text::shape::Shape;

impl Maker<'_> {
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
        let role = known.get(at).filter(|k| k.kind == Kind::Role && k.tokens.start <= noun).map(|k| k.row);
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
        self.registry.remember(self.written(Tokens { start, end }), entity, true);
        // "al-Tigani … Tigani"
        if end - start > 2 && self.is_particle(start) {
            self.registry.remember(self.written(Tokens { start: end - 1, end }), entity, false);
        }
        // "Rodolfo Cuadra Mejía … Cuadra": the first of two family names
        if start == tokens.start + 2 && self.is_family_name(tokens.start + 1) {
            self.registry.remember(self.written(Tokens { start: start - 1, end: start }), entity, false);
        }
        let particles = (tokens.start + 1..start).rev().take_while(|i| self.is_particle(*i)).last();
        if let Some(from) = particles {
            self.registry.remember(self.written(Tokens { start: from, end }), entity, true);
        }
        let first = Tokens { start: tokens.start, end: tokens.start + 1 };
        if self.tokens[tokens.start as usize].shape != Shape::Letter {
            self.registry.remember(self.written(first), entity, false);
        }
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
                self.registry.known(self.written(part)).map(|e| (part, e))
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

    /// Three capitalised words or more make an acronym that the document may use without saying so.
    pub(super) fn remember_initials(&mut self, tokens: Tokens, entity: EntityId) {
        let capitals = self.tokens[tokens.range()].iter().filter(|t| t.shape.is_capital() && !t.of(self.text).contains('.'));
        let initials: String = capitals.filter_map(|t| t.of(self.text).chars().next()).collect();
        if initials.chars().count() >= 3 {
            self.registry.remember(&initials, entity, false);
        }
    }

    /// "Kumasi Rangers won. … Kumasi Rangers 2": a body that the document knows, whose name begins with that of a place. `capitals` are the tokens of the
    /// sentence that bear one.
    pub(super) fn longer_names(&mut self, known: &[Known], capitals: &[u32]) {
        const MOST: usize = 3;
        let limit = capitals.last().map_or(0, |last| *last as usize + 1);
        for k in known.iter().filter(|k| matches!(k.kind, Kind::Place | Kind::State) && !k.flags.has(Flags::ADJECTIVE)) {
            let (start, end) = (k.tokens.start, k.tokens.end as usize);
            let more = self.tokens[end.min(limit)..limit].iter().take(MOST).take_while(|t| t.shape == Shape::Capital).count();
            let longest = (1..=more).rev().map(|n| Tokens { start, end: k.tokens.end + n as u32 });
            let body = longest.filter_map(|name| self.registry.known(self.written(name)).map(|e| (name, e)));
            let body = body.into_iter().find(|(_, e)| self.entities[e.0 as usize].kind == Kind::Organization);
            if let Some((name, entity)) = body {
                self.mention(name, entity, MentionForm::Name);
            }
        }
    }

    /// "Ireland's National Cyber Security Centre": of a public body that a list has for another country, the state before it, which has one of that name too.
    pub(super) fn is_another_countrys(&self, k: &Known, known: &[Known]) -> Option<RowId> {
        let entities = &self.tables.entities;
        let country = entities.country(k.row);
        if k.kind != Kind::Organization || k.tokens.len() < 2 || country.is_empty() || !id::is_of_most_states(entities.subtype(k.row)) {
            return None;
        }
        let state = known[..known.partition_point(|o| o.tokens.start < k.tokens.start)].last().filter(|o| o.kind == Kind::State)?;
        let beside = match self.tokens.get(state.tokens.end as usize..k.tokens.start as usize)? {
            [] => state.flags.has(Flags::ADJECTIVE),
            [mark] => mark.is(Class::PossessiveMark),
            _ => false,
        };
        let other = entities.country(state.row);
        (beside && !other.is_empty() && other != country).then_some(state.row)
    }

    /// "ABC (Alpine Bird Council)": what an acronym is spelled out as in brackets behind it is the same body.
    pub(super) fn spelled_out(&mut self, known: &[Known], capitals: &[u32]) {
        const LONGEST: usize = 12;
        let is = |i: usize, shape: Shape| self.tokens.get(i).is_some_and(|t| t.shape == shape);
        for open in capitals.iter().map(|i| *i as usize + 1).filter(|open| is(*open, Shape::Open)) {
            let acronym = Tokens::new(open - 1, open);
            let close = (open + 2..open + LONGEST).find(|i| is(*i, Shape::Close));
            let Some(close) = close.filter(|_| matches!(self.tokens[open - 1].shape, Shape::Upper | Shape::Mixed)) else { continue };
            let name = Tokens::new(open + 1, close);
            if name.len() < 2 || !self.is_spelled_out(acronym, name) || !self.is_free(acronym) || !self.is_free(name) {
                continue;
            }
            let of = |tokens: Tokens| {
                let at = known.partition_point(|k| k.tokens.end <= tokens.start);
                known.get(at).filter(|k| k.tokens == tokens && matches!(k.kind, Kind::Organization | Kind::Group))
            };
            // a body of another name is another body, whatever a list has under the acronym
            let other = self.tokens[close - 1].is(Class::OrganizationNoun);
            let listed = of(name).or_else(|| of(acronym).filter(|_| !other));
            let entity = match listed {
                Some(k) => self.registry.listed(k.row, self.tables, self.entities),
                None => self.entity_named(self.written(name), Kind::Organization),
            };
            self.registry.remember(self.written(acronym), entity, true);
            self.registry.remember(self.written(name), entity, false);
            self.mention(acronym, entity, MentionForm::Acronym);
            self.mention(name, entity, if listed.is_some() { MentionForm::Alias } else { MentionForm::Name });
        }
    }

    /// Whether the capitals and numbers of a name make an acronym.
    fn is_spelled_out(&self, acronym: Tokens, name: Tokens) -> bool {
        let words = self.tokens[name.range()].iter().filter(|t| t.shape.is_capital() || t.shape == Shape::Number);
        let letters = words.flat_map(|t| {
            let written = t.of(self.text);
            written.chars().take(if t.shape == Shape::Number { written.len() } else { 1 })
        });
        let spelled = self.written(acronym).chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_uppercase());
        spelled.eq(letters.map(|c| c.to_ascii_uppercase()))
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

    /// "(ABC)", ", known as ABC" or ", or ABC," right after an organization's name: the acronym stands for it from now on.
    pub(super) fn acronym_after(&mut self, tokens: Tokens, entity: EntityId) {
        let at = tokens.end as usize;
        let Some(here) = self.bracketed(at).or_else(|| self.known_as(tokens)) else { return };
        let here = Tokens::new(here, here + 1);
        self.registry.remember(self.written(here), entity, true);
        self.mention(here, entity, MentionForm::Acronym);
    }

    /// An acronym, or a word that is none of the language and begins no listed name ("Femafoot"), alone in brackets at `at`.
    fn bracketed(&self, at: usize) -> Option<usize> {
        let [open, acronym, close] = self.tokens.get(at..at + 3)? else { return None };
        let short = acronym.shape == Shape::Capital && acronym.word.likely.is_none() && acronym.word.names == 0;
        let acronym = matches!(acronym.shape, Shape::Upper | Shape::Mixed) || short;
        (open.shape == Shape::Open && close.shape == Shape::Close && acronym).then_some(at + 1)
    }

    /// An acronym that a comma and a few words bring in after a name: ", known by its initials as ABC", ", or ABC,".
    fn known_as(&self, name: Tokens) -> Option<usize> {
        const FARTHEST: usize = 7;
        let at = name.end as usize;
        let is = |i: usize, shape: Shape| self.tokens.get(i).is_some_and(|t| t.shape == shape);
        if !is(at, Shape::Comma) && !is(at, Shape::Open) {
            return None;
        }
        let first = self.tokens.get(at + 1).filter(|t| t.shape == Shape::Lower)?;
        let or = first.is(Class::And);
        let here = (at + 2..at + FARTHEST).find(|i| !is(*i, Shape::Lower)).filter(|i| is(*i, Shape::Upper))?;
        let ends = || self.tokens.get(here + 1).is_none_or(|t| matches!(t.shape, Shape::Comma | Shape::Stop | Shape::Close));
        let spelled = || self.is_spelled_out(Tokens::new(here, here + 1), name);
        (first.is(Class::Naming) || or && here == at + 2 && ends() && spelled()).then_some(here)
    }
}
