//! The mentions of a document: what the gazetteers know and what grammar adds, each stretch of text once.

mod memory;

use super::decide::{Evidence, Known};
use super::ministries::{self, Ministry};
use super::registry::Registry;
use super::runs::{self, Run};
use super::seats;
use crate::document::{Document, EntityId, Mention, MentionForm, Sex, Token, ZoneKind, span_of};
use crate::gazetteer::find::{self, Hit};
use crate::gazetteer::{Flags, Kind, id};
use crate::lexicon::Class;
use crate::span::Tokens;
use crate::tables::Tables;
use crate::text::shape::Shape;

/// Vectors that are kept from document to document.
#[derive(Debug, Default)]
pub struct Scratch {
    hits: Vec<(Hit, bool)>,
    found: Vec<Hit>,
    evidence: Evidence,
    /// names that the gazetteers know, roles and portfolios included, in order
    pub known: Vec<Known>,
    ministries: Vec<Ministry>,
    runs: Vec<Run>,
    /// whether a mention covers a token
    covered: Vec<bool>,
    /// the names of the document
    pub registry: Registry,
    /// the country that the document is most about, for what is named without one
    pub home: String,
}

/// Finds the mentions and entities of a document.
pub fn find(doc: &mut Document, tables: &Tables, scratch: &mut Scratch) {
    scratch.registry.clear();
    scratch.evidence.clear();
    scratch.hits.clear();
    scratch.known.clear();
    scratch.ministries.clear();
    let Document { article, zones, tokens, sentences, entities, mentions, meta, .. } = doc;
    let text = &article.text;
    for sentence in sentences.iter().filter(|s| zones[s.zone as usize].kind.mentions()) {
        let capitals = is_capitals(&tokens[sentence.tokens.range()]);
        scratch.found.clear();
        find::find(text, tokens, sentence.tokens, capitals, tables, &mut scratch.found);
        scratch.hits.extend(scratch.found.iter().map(|h| (*h, capitals)));
    }
    scratch.evidence.collect(text, tokens, &scratch.hits, tables);
    if let Some(row) = meta.dateline.as_ref().and_then(|d| d.row) {
        scratch.evidence.count(tables.entities.country(row));
    }
    scratch.known.extend(scratch.hits.iter().filter_map(|(hit, capitals)| scratch.evidence.decide(text, tokens, hit, *capitals, tables)));
    for sentence in sentences.iter().filter(|s| zones[s.zone as usize].kind.claims()) {
        seats::find(tokens, sentence.tokens, &mut scratch.known, tables);
    }
    scratch.home = home(meta.dateline.as_ref().and_then(|d| d.row).map(|r| tables.entities.country(r)), &scratch.known, tables);

    ministries::find(tokens, &scratch.known, &mut scratch.ministries);
    scratch.covered.clear();
    scratch.covered.resize(tokens.len(), false);
    let mut maker = Maker { text, tokens, tables, entities, mentions, registry: &mut scratch.registry, covered: &mut scratch.covered };
    for m in &scratch.ministries {
        let sentence = sentences.partition_point(|s| s.tokens.end <= m.tokens.start);
        let country = maker
            .country_before(&scratch.known[..m.portfolio], sentences.get(sentence).map_or(0, |s| s.tokens.start))
            .unwrap_or(&scratch.home)
            .to_owned();
        maker.ministry(m, &scratch.known, &country);
    }
    // the body first: it introduces the names that headlines shorten
    let order = |kind: ZoneKind| matches!(kind, ZoneKind::Headline | ZoneKind::Deck | ZoneKind::Subhead);
    for late in [false, true] {
        for sentence in sentences.iter().filter(|s| zones[s.zone as usize].kind.mentions() && order(zones[s.zone as usize].kind) == late) {
            let range = &tokens[sentence.tokens.range()];
            let is_title = late && (is_capitals(range) || is_title_case(range));
            scratch.runs.clear();
            runs::Sentence { tokens, range: sentence.tokens, known: &scratch.known }.find(&mut scratch.runs);
            maker.sentence(&scratch.runs, &scratch.known, sentence.tokens, is_title);
        }
    }
    mentions.sort_by_key(|m| m.tokens.start);
}

/// Words in capitals only: nothing can be told from case.
fn is_capitals(tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|t| t.shape.is_word() && t.shape != Shape::Number);
    let (upper, all) = words.fold((0, 0), |(u, n), t| (u + matches!(t.shape, Shape::Upper | Shape::Letter) as usize, n + 1));
    all > 2 && upper * 10 >= all * 8
}

/// Most words that are ordinary ones bear a capital, as in American headlines.
fn is_title_case(tokens: &[Token]) -> bool {
    let ordinary = tokens.iter().skip(1).filter(|t| t.shape.is_word() && t.end - t.start > 3 && t.word.likely.is_some());
    let (capital, all) = ordinary.fold((0, 0), |(c, n), t| (c + t.shape.is_capital() as usize, n + 1));
    all > 1 && capital * 3 >= all * 2
}

/// The country that the document is most about: that of the dateline, else the state it names most, the first of equals.
fn home(dateline: Option<&str>, known: &[Known], tables: &Tables) -> String {
    if let Some(country) = dateline.filter(|c| !c.is_empty()) {
        return country.to_owned();
    }
    let mut counts: Vec<(&str, u32)> = Vec::new();
    for k in known.iter().filter(|k| k.kind == Kind::State) {
        let country = tables.entities.country(k.row);
        match counts.iter_mut().find(|(c, _)| *c == country) {
            Some((_, n)) => *n += 1,
            None => counts.push((country, 1)),
        }
    }
    let most = counts.iter().map(|(_, n)| *n).max().unwrap_or(0);
    counts.iter().find(|(_, n)| *n == most).map_or("", |(c, _)| *c).to_owned()
}

struct Maker<'a> {
    text: &'a str,
    tokens: &'a [Token],
    tables: &'a Tables,
    entities: &'a mut Vec<crate::document::Entity>,
    mentions: &'a mut Vec<Mention>,
    registry: &'a mut Registry,
    covered: &'a mut [bool],
}

impl<'a> Maker<'a> {
    fn written(&self, tokens: Tokens) -> &'a str {
        span_of(self.tokens, tokens).of(self.text)
    }

    fn mention(&mut self, tokens: Tokens, entity: EntityId, form: MentionForm) {
        self.put(Mention { tokens, entity, form, as_party: None });
    }

    /// Adds a mention; what an earlier one covers stays with that.
    fn put(&mut self, mention: Mention) {
        if self.is_free(mention.tokens) {
            self.covered[mention.tokens.range()].fill(true);
            self.mentions.push(mention);
        }
    }

    fn is_free(&self, tokens: Tokens) -> bool {
        !self.covered[tokens.range()].contains(&true)
    }

    fn ministry(&mut self, m: &Ministry, known: &[Known], home: &str) {
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
    fn country_before(&self, known: &[Known], sentence: u32) -> Option<&'a str> {
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

    fn sentence(&mut self, runs: &[Run], known: &[Known], range: Tokens, is_title: bool) {
        for run in runs {
            if !is_title || run.by_memory {
                self.run(run, known, is_title);
            }
        }
        let from = known.partition_point(|k| k.tokens.end <= range.start);
        for k in known[from..].iter().take_while(|k| k.tokens.start < range.end) {
            if !matches!(k.kind, Kind::Role | Kind::Portfolio) && self.is_free(k.tokens) {
                self.listed(k, known);
            }
        }
    }

    fn listed(&mut self, k: &Known, known: &[Known]) {
        // a title that a list has with the name is no part of the mention
        let title = |i: u32| self.tokens[i as usize].is(Class::Honorific) || self.tokens[i as usize].is(Class::PersonNoun);
        let titles = (k.tokens.start..k.tokens.end - 1).take_while(|i| k.kind == Kind::Person && title(*i)).count() as u32;
        let k = &Known { tokens: Tokens { start: k.tokens.start + titles, end: k.tokens.end }, ..*k };
        // "the bloc": a form in ordinary words is a description, and needs its article
        if self.tokens[k.tokens.range()].iter().all(|t| t.shape == Shape::Lower && t.word.likely.is_some()) {
            let article = k.tokens.start.checked_sub(1).filter(|b| self.tokens[*b as usize].is(Class::Definite));
            if let Some(start) = article.filter(|_| !self.is_before_name(k.tokens.end)) {
                let entity = self.registry.listed(k.row, self.tables, self.entities);
                self.mention(Tokens { start, end: k.tokens.end }, entity, MentionForm::Definite);
            }
            return;
        }
        let one = k.tokens.len() == 1;
        let acronym = one && self.tokens[k.tokens.start as usize].shape == Shape::Upper;
        // what the document itself introduced by this form: a surname with another given name, an acronym in brackets
        let introduced = self.registry.known(self.written(k.tokens)).filter(|other| match self.entities[other.0 as usize].kind {
            Kind::Person => one && !k.flags.has(Flags::ADJECTIVE),
            _ => acronym,
        });
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
            let last = Tokens { start: k.tokens.end - 1, end: k.tokens.end };
            self.registry.remember(self.written(last), entity, true);
            let sex = sex_of_first(self.tokens, k.tokens);
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

    fn is_before_name(&self, at: u32) -> bool {
        self.tokens.get(at as usize).is_some_and(|t| t.shape.is_capital())
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
            Kind::Organization => self.organization(run.tokens),
            Kind::Place => {
                let entity = self.entity_named(self.written(run.tokens), Kind::Place);
                self.mention(run.tokens, entity, MentionForm::Name);
            }
            _ => self.person(run, known),
        }
    }

    /// What the document knows by this name already, whatever that is, else something new.
    fn entity_named(&mut self, name: &str, kind: Kind) -> EntityId {
        self.registry.known(name).unwrap_or_else(|| self.registry.new_entity(name, kind, self.entities))
    }

    fn organization(&mut self, tokens: Tokens) {
        let entity = self.entity_named(self.written(tokens), Kind::Organization);
        let form = if self.entities[entity.0 as usize].kind == Kind::Person { MentionForm::Surname } else { MentionForm::Name };
        self.mention(tokens, entity, form);
        self.acronym_after(tokens, entity);
        self.remember_initials(tokens, entity);
        // "Lanvik Holdings Ltd." is "Lanvik" from now on
        let mut end = tokens.end;
        while end > tokens.start + 1 && self.tokens[end as usize - 1].is(Class::LegalForm) {
            end -= 1;
        }
        // and "Altyn-Tala Bank" is "Altyn-Tala"
        let plain = |i: u32| self.tokens[i as usize].shape == Shape::Hyphen || self.tokens[i as usize].word.likely.is_none();
        if end > tokens.start + 2 && self.tokens[end as usize - 1].is(Class::OrganizationNoun) && (tokens.start..end - 1).all(plain) {
            end -= 1;
        }
        if end < tokens.end {
            self.registry.remember(self.written(Tokens { start: tokens.start, end }), entity, false);
        }
        let first = self.tokens[tokens.start as usize];
        if first.word.likely.is_none() && !first.is(Class::FirstName) && tokens.len() > 1 {
            self.registry.remember(self.written(Tokens { start: tokens.start, end: tokens.start + 1 }), entity, false);
        }
    }

    fn person(&mut self, run: &Run, known: &[Known]) {
        let name = self.written(run.tokens);
        if let Some(body) = self.registry.known(name).filter(|e| self.entities[e.0 as usize].kind == Kind::Organization) {
            return self.mention(run.tokens, body, MentionForm::Name);
        }
        // a lone family name after a title means whoever bore it before
        let known_before = self.registry.known(name).filter(|e| self.entities[e.0 as usize].kind == Kind::Person);
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

fn sex_of_first(tokens: &[Token], name: Tokens) -> Sex {
    let word = tokens[name.start as usize].word;
    match (word.is(Class::Feminine), word.is(Class::Masculine)) {
        (true, false) => Sex::Feminine,
        (false, true) => Sex::Masculine,
        _ => Sex::Unknown,
    }
}
