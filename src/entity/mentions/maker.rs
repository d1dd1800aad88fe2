//! Making mentions: each stretch of text at most once, longest names first.

use crate::document::{Entity, EntityId, Mention, MentionForm, Sex, Token, span_of};
use crate::entity::decide::Known;
use crate::entity::ministries::Ministry;
use crate::entity::registry::Registry;
use crate::entity::runs::Run;
use crate::gazetteer::{Flags, Kind, RowId, id};
use crate::lexicon::{Class, Tag, Tags};
use crate::span::{Span, Tokens};
use crate::tables::Tables;
use crate::text::shape::Shape;
use std::ops::Range;

pub(super) struct Maker<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) tables: &'a Tables,
    pub(super) entities: &'a mut Vec<crate::document::Entity>,
    pub(super) mentions: &'a mut Vec<Mention>,
    pub(super) registry: &'a mut Registry,
    pub(super) covered: &'a mut [bool],
}

impl<'a> Maker<'a> {
    pub(super) fn written(&self, tokens: Tokens) -> &'a str {
        span_of(self.tokens, tokens).of(self.text)
    }

    pub(super) fn mention(&mut self, tokens: Tokens, entity: EntityId, form: MentionForm) {
        self.put(Mention { tokens, entity, form, as_party: None });
    }

    /// Adds a mention; what an earlier one covers stays with that.
    pub(super) fn put(&mut self, mention: Mention) {
        if self.is_free(mention.tokens) {
            self.covered[mention.tokens.range()].fill(true);
            self.mentions.push(mention);
        }
    }

    pub(super) fn is_free(&self, tokens: Tokens) -> bool {
        !self.covered[tokens.range()].contains(&true)
    }

    pub(super) fn ministry(&mut self, m: &Ministry, known: &[Known], home: &str) {
        let portfolio = known[m.portfolio];
        let country = m.state.map_or(home, |s| self.tables.entities.country(known[s].row)).to_owned();
        if country.is_empty() {
            return;
        }
        let id = id::ministry(&country, self.tables.entities.id(portfolio.row));
        let entity = self.registry.body(&id, self.written(m.tokens), &country, self.tables, self.entities);
        self.mention(m.tokens, entity, MentionForm::Name);
    }

    /// The country of the last state or capital that the sentence names before a ministry ("In Seoul, the Foreign Ministry").
    pub(super) fn country_before(&self, known: &[Known], sentence: u32) -> Option<&'a str> {
        let of = |k: &&Known| matches!(k.kind, Kind::State | Kind::Place) && k.tokens.start >= sentence;
        known
            .iter()
            .rev()
            .take(8)
            .take_while(|k| k.tokens.start >= sentence)
            .find(of)
            .map(|k| self.tables.entities.country(k.row))
            .filter(|c| !c.is_empty())
    }

    /// The country of the state that the sentence before begins with ("Minsk vowed to answer. … the Foreign Ministry said").
    pub(super) fn country_of_subject(&self, known: &[Known], sentence: Tokens) -> Option<&'a str> {
        let first = known.get(known.partition_point(|k| k.tokens.start < sentence.start))?;
        let seat = || first.kind == Kind::State || first.as_party.is_some();
        let opens = first.tokens.start == sentence.start && !first.flags.has(Flags::ADJECTIVE) && seat();
        let acts = self.tokens.get(first.tokens.end as usize).is_some_and(|t| t.shape == Shape::Lower && !t.is(Class::PossessiveMark));
        Some(self.tables.entities.country(first.row)).filter(|c| opens && acts && !c.is_empty())
    }

    /// The country of the place that stands right behind a ministry, or behind the noun for its speaker ("a foreign ministry spokesman in Seoul").
    pub(super) fn country_behind(&self, known: &[Known]) -> Option<&'a str> {
        let [ministry, rest @ ..] = known else { return None };
        let place = rest.iter().take(2).find(|k| matches!(k.kind, Kind::State | Kind::Place))?;
        let between = self.tokens.get(ministry.tokens.end as usize..place.tokens.start as usize)?;
        let located = match between {
            [locative] => locative.is(Class::Locative),
            [noun, locative] => noun.is(Class::PersonNoun) && locative.is(Class::Locative),
            _ => false,
        };
        Some(self.tables.entities.country(place.row)).filter(|c| located && !c.is_empty())
    }

    /// `capitals` are the tokens of the sentence that bear a capital; `here` says which of the known names it has.
    pub(super) fn sentence(&mut self, runs: &[Run], known: &[Known], here: Range<usize>, capitals: &[u32], is_title: bool) {
        self.spelled_out(&known[here.clone()], capitals);
        self.longer_names(&known[here.clone()], capitals);
        for run in runs {
            if !is_title || run.by_memory {
                self.run(run, known, is_title);
            }
        }
        for k in &known[here] {
            if !matches!(k.kind, Kind::Role | Kind::Portfolio) && self.is_free(k.tokens) {
                self.listed(k, known);
            }
        }
    }

    /// The place of the dateline, if nothing else found it: a name that has no other spelling is not found in capitals.
    pub(super) fn dateline(&mut self, place: Span, row: RowId) {
        let start = self.tokens.partition_point(|t| t.start < place.start);
        let end = self.tokens.partition_point(|t| t.end <= place.end);
        if start < end && self.is_free(Tokens::new(start, end)) {
            let entity = self.registry.listed(row, self.tables, self.entities);
            self.mention(Tokens::new(start, end), entity, MentionForm::Name);
        }
    }

    /// "Russian-speaking": the adjective of a state before a hyphen and a participle of the present is its language.
    fn is_language(&self, k: &Known) -> bool {
        let Some([hyphen, participle]) = self.tokens.get(k.tokens.end as usize..k.tokens.end as usize + 2) else { return false };
        k.flags.has(Flags::ADJECTIVE)
            && hyphen.shape == Shape::Hyphen
            && hyphen.end == participle.start
            && participle.shape == Shape::Lower
            && participle.word.tags.has(Tag::Ing)
    }

    /// "the 2031 Senate election", "2029 United Nations Climate Conference": behind a year and before a noun for an event an organization's name
    /// is part of the event's.
    fn is_in_event(&self, name: Tokens) -> bool {
        const FARTHEST: usize = 4;
        const YEAR: u32 = 4;
        let year = |t: &Token| t.shape == Shape::Number && t.end - t.start == YEAR;
        let after = || self.tokens[name.end as usize..].iter().take(FARTHEST);
        let noun = |t: &&Token| t.shape.is_word() && t.word.tags.meets(Tags::of(&[Tag::Noun, Tag::Plural, Tag::Adjective]));
        name.start.checked_sub(1).is_some_and(|b| year(&self.tokens[b as usize]))
            && after().take_while(noun).any(|t| t.is(Class::EventNoun) && !t.word.tags.has(Tag::Adjective))
    }

    fn listed(&mut self, k: &Known, known: &[Known]) {
        if self.is_language(k) || k.kind == Kind::Organization && self.is_in_event(k.tokens) {
            return;
        }
        // a title that a list has with the name is no part of the mention
        let title = |i: u32| self.tokens[i as usize].is(Class::Honorific) || self.tokens[i as usize].is(Class::PersonNoun);
        let titles = (k.tokens.start..k.tokens.end - 1).take_while(|i| k.kind == Kind::Person && title(*i)).count() as u32;
        // and "VI" belongs to a name that a list has without it
        let suffix = |t: &Token| t.is(Class::NameSuffix) && t.shape == Shape::Upper;
        let numbered = k.kind == Kind::Person && self.tokens.get(k.tokens.end as usize).is_some_and(suffix);
        let k = &Known { tokens: Tokens { start: k.tokens.start + titles, end: k.tokens.end + numbered as u32 }, ..*k };
        if let Some(state) = self.is_another_countrys(k, known) {
            let body = self.entity_named(self.written(k.tokens), Kind::Organization);
            self.entities[body.0 as usize].country = self.tables.entities.country(state).to_owned();
            self.mention(k.tokens, body, MentionForm::Name);
            return;
        }
        // "the bloc": a form in ordinary words is a description, and needs its article
        let ordinary = |t: &Token| match t.shape {
            Shape::Lower => t.word.likely.is_some() || t.is(Class::BodyNoun),
            Shape::Number | Shape::Hyphen => k.tokens.len() > 1,
            _ => false,
        };
        if self.tokens[k.tokens.range()].iter().all(ordinary) {
            let article = k.tokens.start.checked_sub(1).filter(|b| self.tokens[*b as usize].is(Class::Definite));
            let named = article.filter(|_| self.registry.has(k.row));
            if let Some(start) = named {
                let entity = self.registry.listed(k.row, self.tables, self.entities);
                self.mention(Tokens { start, end: k.tokens.end }, entity, MentionForm::Definite);
            }
            return;
        }
        let one = k.tokens.len() == 1;
        let acronym = one && self.tokens[k.tokens.start as usize].shape == Shape::Upper;
        // what the document itself introduced by this form: a surname with another given name, an acronym in brackets
        let introduced = one.then(|| self.registry.known(self.written(k.tokens))).flatten();
        let introduced = introduced.filter(|other| match self.entities[other.0 as usize].kind {
            Kind::Person => !k.flags.has(Flags::ADJECTIVE),
            _ => acronym,
        });
        if k.kind == Kind::Organization && !one && !self.registry.has(k.row) {
            let entity = self.registry.listed(k.row, self.tables, self.entities);
            self.remember_head(k.tokens, entity);
        }
        let entity = introduced.unwrap_or_else(|| self.registry.listed(k.row, self.tables, self.entities));
        let form = match k.flags {
            _ if introduced.is_some() && !acronym => MentionForm::Surname,
            f if f.has(Flags::ADJECTIVE) => MentionForm::Adjective,
            f if f.has(Flags::DEMONYM) => MentionForm::Demonym,
            f if f.has(Flags::METONYM) => MentionForm::Metonym,
            f if f.has(Flags::ACRONYM) => MentionForm::Acronym,
            f if f.has(Flags::NAME) => MentionForm::Name,
            _ if k.kind == Kind::Person && one => MentionForm::Surname,
            _ => MentionForm::Alias,
        };
        if k.kind == Kind::Person && !one {
            // of "Felipe VI" the given name, of others the family name
            let end = self.before_suffix(k.tokens);
            let at = if end < k.tokens.end { k.tokens.start } else { end - 1 };
            self.registry.remember(self.written(Tokens { start: at, end: at + 1 }), entity, true);
            let sex = Sex::of(self.tokens[k.tokens.start as usize].word);
            self.learn_sex(entity, sex);
        }
        if k.kind == Kind::Person
            && let Some(before) = k.tokens.start.checked_sub(1).filter(|b| self.tokens[*b as usize].is(Class::PersonNoun))
        {
            self.holds(before, entity, known);
            self.holds_after(k.tokens.end, entity, known);
        }
        self.put(Mention { tokens: k.tokens, entity, form, as_party: k.as_party.filter(|_| introduced.is_none()) });
        if !one && matches!(k.kind, Kind::Organization | Kind::Group | Kind::State) && !k.flags.has(Flags::ADJECTIVE) {
            self.acronym_after(k.tokens, entity);
        }
    }

    fn learn_sex(&mut self, entity: EntityId, sex: Sex) {
        let known = &mut self.entities[entity.0 as usize].sex;
        if *known == Sex::Unknown {
            *known = sex;
        }
    }

    fn run(&mut self, run: &Run, known: &[Known], is_title: bool) {
        if !self.is_free(run.tokens) {
            return;
        }
        if run.by_memory {
            self.remembered(run.tokens, is_title);
            return;
        }
        match run.kind {
            Kind::Organization | Kind::Group if self.is_in_event(run.tokens) => {}
            Kind::Organization | Kind::Group => self.organization(run.tokens, run.kind, known),
            Kind::Place => {
                let entity = self.entity_named(self.written(run.tokens), Kind::Place);
                self.mention(run.tokens, entity, MentionForm::Name);
            }
            _ => self.person(run, known),
        }
    }

    /// What the document knows by this name already, whatever that is, else something new.
    pub(super) fn entity_named(&mut self, name: &str, kind: Kind) -> EntityId {
        self.registry.known(name).unwrap_or_else(|| self.registry.new_entity(name, kind, self.entities))
    }

    fn organization(&mut self, tokens: Tokens, kind: Kind, known: &[Known]) {
        let before = self.entities.len();
        let first = known.get(known.partition_point(|k| k.tokens.start < tokens.start)).filter(|k| k.tokens.start == tokens.start);
        // "Procter & Gamble Co.": a listed firm with its legal form, or one of whose name the run is the beginning
        let legal = |k: &&Known| {
            let rest = &self.tokens[k.tokens.end.min(tokens.end) as usize..tokens.end as usize];
            k.kind == Kind::Organization && rest.iter().all(|t| t.is(Class::LegalForm))
        };
        let entity = match first.filter(legal) {
            Some(k) => self.registry.listed(k.row, self.tables, self.entities),
            None => self.entity_named(self.written(tokens), kind),
        };
        if self.entities.len() > before {
            self.remember_head(tokens, entity);
            // "Bolivian Swimming Federation"
            if let Some(state) = first.filter(|k| k.kind == Kind::State && k.tokens.len() < tokens.len()) {
                self.entities[entity.0 as usize].country = self.tables.entities.country(state.row).to_owned();
            }
        }
        let form = if self.entities[entity.0 as usize].kind == Kind::Person { MentionForm::Surname } else { MentionForm::Name };
        self.mention(tokens, entity, form);
        self.acronym_after(tokens, entity);
        self.remember_initials(tokens, entity);
        // "Lanvik Holdings Ltd." is "Lanvik" from now on
        let mut end = tokens.end;
        while end > tokens.start + 1 && self.tokens[end as usize - 1].is(Class::LegalForm) {
            end -= 1;
        }
        let bare = end;
        // and "Altyn-Tala Bank" is "Altyn-Tala"
        let plain = |i: u32| self.tokens[i as usize].shape == Shape::Hyphen || self.tokens[i as usize].word.likely.is_none();
        if end > tokens.start + 2 && self.tokens[end as usize - 1].is(Class::OrganizationNoun) && (tokens.start..end - 1).all(plain) {
            end -= 1;
        }
        if end < tokens.end {
            self.registry.remember(self.written(Tokens { start: tokens.start, end }), entity, false);
        }
        let first = self.tokens[tokens.start as usize];
        // ("Orchard Foods Inc … Orchard")
        let named_to = if bare > tokens.start + 1 { bare } else { tokens.end };
        let last = self.tokens[named_to as usize - 1];
        // "Palisade Labs … Palisade", "Orrin Resources … Orrin", but not "Grain Council … Grain"
        let described = last.word.is_any(&[Class::BodyNoun, Class::PortfolioHead, Class::PlaceNoun, Class::EventNoun]);
        // ("Meadow & Sons … Meadow")
        let joined = tokens.len() == 3 && self.tokens[tokens.start as usize + 1].shape == Shape::Symbol;
        let firm = (bare == tokens.start + 2 || tokens.len() == 2 || joined)
            && !described
            && first.shape == Shape::Capital
            && (matches!(first.word.likely, Some(Tag::Noun | Tag::Adjective)) || first.is(Class::FirstName))
            && !first.is(Class::OrganizationNoun)
            && !first.is(Class::PersonNoun);
        // "the Oakhampton Courier" is called after a place
        let paper = self.tables.lexicon.bodies(last.word.lemma).first().is_some_and(|of| of == crate::gazetteer::MEDIA);
        if (first.word.likely.is_none() && !first.is(Class::FirstName) || firm) && !paper && tokens.len() > 1 {
            self.registry.remember(self.written(Tokens { start: tokens.start, end: tokens.start + 1 }), entity, false);
        }
    }

    /// "Mrs. Hale", where the last Hale named is no woman as far as is known and a woman of that name was named before: who that is.
    fn namesake(&self, person: EntityId, name: &str, sex: Sex) -> Option<EntityId> {
        let last = self.entities[person.0 as usize].sex;
        if sex == Sex::Unknown || last == sex {
            return None;
        }
        let same = |e: &Entity| e.kind == Kind::Person && e.sex == sex && e.name.rsplit(' ').next() == Some(name);
        self.entities.iter().rposition(same).map(|at| EntityId(at as u32))
    }

    fn person(&mut self, run: &Run, known: &[Known]) {
        let name = self.written(run.tokens);
        // "Marlow's mayor": what was a place or a body by itself is one still
        let lone = run.tokens.len() == 1 && run.role.is_none();
        let named = |e: &EntityId| match self.entities[e.0 as usize].kind {
            Kind::Organization => true,
            Kind::Place | Kind::Group => lone,
            _ => false,
        };
        if let Some(body) = self.registry.known(name).filter(named) {
            return self.mention(run.tokens, body, MentionForm::Name);
        }
        // a lone family name after a title means whoever bore it before
        let known_before = self.registry.known(name).filter(|e| self.entities[e.0 as usize].kind == Kind::Person);
        let known_before = known_before.map(|e| self.namesake(e, name, run.sex).unwrap_or(e));
        let is_new = known_before.is_none();
        let entity = known_before.unwrap_or_else(|| self.registry.new_entity(name, Kind::Person, self.entities));
        self.learn_sex(entity, run.sex);
        let form = if run.tokens.len() == 1 && !is_new { MentionForm::Surname } else { MentionForm::Name };
        if run.tokens.len() > 1 {
            self.remember_parts(run.tokens, entity);
        } else if is_new {
            self.registry.remember(name, entity, false);
        }
        if let Some(state) = run.state
            && self.entities[entity.0 as usize].country.is_empty()
        {
            self.entities[entity.0 as usize].country = self.tables.entities.country(known[state].row).to_owned();
        }
        let tokens = self.with_particles(run.tokens, entity);
        self.mention(tokens, entity, form);
        if let Some(role) = run.role {
            self.holds(role, entity, known);
        }
        self.holds_after(tokens.end, entity, known);
    }
}
