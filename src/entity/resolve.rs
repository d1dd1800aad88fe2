//! Whom the arguments of claims stand for.
//!
//! A name at the head of the phrase, else what its words describe with a state beside ("the Czech government"), else an antecedent: for pronouns and
//! definite descriptions the nearest mention before that fits in kind, number and sex, a speaker before others (centering: Grosz, Joshi and
//! Weinstein 1995, with the source of the last claim as the preferred centre). Order of preference: name, description with a state, the
//! enclosing speaker for the first person, antecedent.

use super::mentions::{Scratch, body_id};
use crate::document::{Argument, Document, Entity, EntityId, Mention, MentionForm, Resolved, Sex, Token};
use crate::gazetteer::file::{Flags, Kind};
use crate::lexicon::{Class, Classes, Tag, Tags, Word};
use crate::rules::Role;
use crate::span::{Span, Tokens};
use crate::tables::Tables;
use crate::text::scan::Shape;
use std::collections::HashSet;

/// Antecedents are looked for among so many mentions before.
const FARTHEST: usize = 160;

/// Resolves source, target and addressee of every claim, and the first words of contents that are pronouns or relatives.
pub fn resolve(doc: &mut Document, tables: &Tables, names: &Scratch) {
    let mut speakers: Vec<(Span, Vec<EntityId>)> = Vec::new();
    for n in 0..doc.claims.len() {
        let outer = doc.claims[n].within.map(|o| doc.claims[o as usize].source.clone());
        for role in [Role::Source, Role::Target, Role::Addressee, Role::Content] {
            let claim = &doc.claims[n];
            let argument = match role {
                Role::Source => &claim.source,
                Role::Target => &claim.target,
                Role::Addressee => &claim.addressee,
                Role::Content => &claim.content,
            };
            let Some(argument) = argument else { continue };
            if !argument.entities.is_empty() || (role == Role::Content && argument.referent.is_none()) {
                continue;
            }
            let mut place =
                Place { doc, tables, names, speakers: &speakers, outer: outer.as_ref().and_then(Option::as_ref), new: Vec::new() };
            let found = place.argument(argument, role);
            let new = std::mem::take(&mut place.new);
            doc.entities.extend(new);
            let claim = &mut doc.claims[n];
            let slot = match role {
                Role::Source => &mut claim.source,
                Role::Target => &mut claim.target,
                Role::Addressee => &mut claim.addressee,
                Role::Content => &mut claim.content,
            };
            if let Some(argument) = slot {
                argument.entities = found.entities;
                if argument.resolved != Resolved::Context || !argument.entities.is_empty() {
                    argument.resolved = if argument.resolved == Resolved::Context { Resolved::Context } else { found.resolved };
                }
                argument.referent = argument.referent.or(found.referent);
                if role == Role::Source && !argument.entities.is_empty() {
                    speakers.push((argument.hull(), argument.entities.clone()));
                }
            }
        }
    }
    party_mentions(doc);
}

/// A city that is party to a claim is the state that it stands for: its mention says so from now on.
fn party_mentions(doc: &mut Document) {
    let parties: HashSet<Span> = doc
        .claims
        .iter()
        .flat_map(|c| [&c.source, &c.target, &c.addressee])
        .flatten()
        .filter(|a| a.resolved == Resolved::Name)
        .map(Argument::hull)
        .collect();
    for n in 0..doc.mentions.len() {
        let m = doc.mentions[n];
        let Some(row) = m.as_party else { continue };
        let span = doc.span(m.tokens);
        if parties.contains(&span)
            && let Some(entity) = doc.entities.iter().position(|e| e.row == Some(row))
        {
            doc.mentions[n].entity = EntityId(entity as u32);
            doc.mentions[n].form = MentionForm::Metonym;
        }
    }
}

#[derive(Default)]
struct Found {
    entities: Vec<EntityId>,
    resolved: Resolved,
    referent: Option<Span>,
}

struct Place<'a> {
    doc: &'a Document,
    tables: &'a Tables,
    names: &'a Scratch,
    speakers: &'a [(Span, Vec<EntityId>)],
    outer: Option<&'a Argument>,
    new: Vec<Entity>,
}

impl Place<'_> {
    fn argument(&mut self, argument: &Argument, role: Role) -> Found {
        // a relative pronoun stands for what it points back to
        if let Some(referent) = argument.referent {
            let found = self.phrase(self.tokens_of(referent), role);
            let resolved = if found.entities.is_empty() { Resolved::None } else { Resolved::Pronoun };
            return Found { resolved, referent: Some(referent), ..found };
        }
        let Some(first) = argument.pieces.first() else { return Found::default() };
        self.phrase(self.tokens_of(*first), role)
    }

    fn tokens_of(&self, span: Span) -> Tokens {
        let start = self.doc.tokens.partition_point(|t| t.end <= span.start);
        let end = self.doc.tokens.partition_point(|t| t.start < span.end);
        Tokens::new(start, end)
    }

    fn word(&self, i: usize) -> Word {
        self.doc.tokens[i].word
    }

    fn token(&self, i: usize) -> Token {
        self.doc.tokens[i]
    }

    /// A noun phrase: each of its joined parts by its head.
    fn phrase(&mut self, range: Tokens, role: Role) -> Found {
        let mut out = Found::default();
        for part in self.parts(range) {
            let found = self.part(part, role);
            if out.resolved == Resolved::None {
                out.resolved = found.resolved;
                out.referent = found.referent;
            }
            for e in found.entities {
                if !out.entities.contains(&e) {
                    out.entities.push(e);
                }
            }
        }
        out
    }

    /// Cuts "NATO and the European Union" in two; "a spokesman for A and B" stays whole.
    fn parts(&self, range: Tokens) -> Vec<Tokens> {
        let mut out = Vec::new();
        let mut start = range.start;
        let mut preposition = false;
        for i in range.range() {
            let word = self.word(i);
            let covered = self.mention_at(i).is_some_and(|m| (m.tokens.start as usize) < i);
            preposition |= word.likely == Some(Tag::Preposition) && !covered;
            let joint = word.is(Class::And) || self.token(i).shape == Shape::Comma;
            if joint && !covered && !preposition && i as u32 > start {
                out.push(Tokens { start, end: i as u32 });
                start = i as u32 + 1;
            }
        }
        if start < range.end {
            out.push(Tokens { start, end: range.end });
        }
        // after a comma only what is joined by "and" is a further party: an apposition is none, but it may name what stands before it
        let joined = range.range().any(|i| self.word(i).is(Class::And));
        if !joined {
            let named = |part: &Tokens| self.mention_at(self.head(*part)).is_some_and(|m| m.form != MentionForm::Adjective);
            let keep = if out.len() > 1 && !named(&out[0]) && self.begins_with_name(out[1]) { 1 } else { 0 };
            out = out.into_iter().skip(keep).take(1).collect();
        }
        out
    }

    /// "the Monetary Authority of Singapore", "Peter Otieno": a name first, an article apart.
    fn begins_with_name(&self, part: Tokens) -> bool {
        let first = part.start as usize + self.word(part.start as usize).is(Class::Definite) as usize;
        self.mention_at(first).is_some_and(|m| {
            m.tokens.start as usize == first
                && m.form != MentionForm::Adjective
                && matches!(self.kind(m.entity), Kind::Person | Kind::Organization | Kind::Group)
        })
    }

    fn mention_at(&self, i: usize) -> Option<&Mention> {
        let at = self.doc.mentions.partition_point(|m| m.tokens.end as usize <= i);
        self.doc.mentions.get(at).filter(|m| m.tokens.start as usize <= i)
    }

    /// The last word of the phrase's first noun group: before a preposition, a mark or a relative.
    fn head(&self, range: Tokens) -> usize {
        let mut head = range.start as usize;
        for i in range.range() {
            if let Some(m) = self.mention_at(i) {
                head = m.tokens.end as usize - 1;
                if i < head {
                    continue;
                }
            }
            let word = self.word(i);
            let word_like = self.token(i).shape.is_word();
            let ends = !word_like && self.token(i).shape != Shape::Hyphen
                || word.tags.meets(Tags::of(&[Tag::Preposition, Tag::To])) && word.likely != Some(Tag::Adjective)
                || word.is(Class::Relative);
            if ends && i > range.start as usize && self.mention_at(i).is_none() {
                break;
            }
            if word_like && !word.is(Class::PossessiveMark) {
                head = i;
            }
        }
        head
    }

    fn part(&mut self, range: Tokens, role: Role) -> Found {
        if range.is_empty() {
            return Found::default();
        }
        let head = self.head(range);
        let word = self.word(head);
        if let Some(m) = self.mention_at(head).copied()
            && m.tokens.end <= range.end
            && !(m.form == MentionForm::Adjective && m.tokens.end as usize <= head)
        {
            return self.by_mention(&m, role);
        }
        if word.tags.has(Tag::Pronoun) && range.len() <= 2 && self.token(head).shape != Shape::Upper {
            return self.pronoun(head, word);
        }
        self.description(range, head, word)
    }

    fn by_mention(&mut self, m: &Mention, role: Role) -> Found {
        let mut entity = m.entity;
        if let Some(row) = m.as_party.filter(|_| role != Role::Content) {
            entity = self.listed(row);
        }
        let resolved = if m.form == MentionForm::Surname { Resolved::Surname } else { Resolved::Name };
        Found { entities: vec![entity], resolved, referent: None }
    }

    fn listed(&mut self, row: crate::gazetteer::RowId) -> EntityId {
        if let Some(known) = self.doc.entities.iter().position(|e| e.row == Some(row)) {
            return EntityId(known as u32);
        }
        let entity = Entity {
            row: Some(row),
            kind: self.tables.entities.kind(row),
            new_id: String::new(),
            name: String::new(),
            country: String::new(),
            sex: Sex::Unknown,
        };
        self.add(entity)
    }

    fn add(&mut self, entity: Entity) -> EntityId {
        self.new.push(entity);
        EntityId((self.doc.entities.len() + self.new.len()) as u32 - 1)
    }

    fn pronoun(&mut self, head: usize, word: Word) -> Found {
        if word.is(Class::FirstPerson) {
            return match self.outer {
                Some(speaker) if !speaker.entities.is_empty() => {
                    Found { entities: speaker.entities.clone(), resolved: Resolved::Pronoun, referent: Some(speaker.hull()) }
                }
                _ => Found::default(),
            };
        }
        let sex = match (word.is(Class::Feminine), word.is(Class::Masculine)) {
            (true, _) => Sex::Feminine,
            (_, true) => Sex::Masculine,
            _ => Sex::Unknown,
        };
        let kinds: &[Kind] = match () {
            _ if sex != Sex::Unknown => &[Kind::Person],
            _ if word.is(Class::Neuter) => &[Kind::Organization, Kind::State, Kind::Group],
            _ if word.is(Class::PluralNumber) => &[Kind::Group, Kind::Organization, Kind::State],
            _ => return Found::default(),
        };
        self.antecedent(head, kinds, sex, Resolved::Pronoun, |_| true)
    }

    /// The nearest fitting party before token `at`: the source of a claim before other mentions.
    fn antecedent(&self, at: usize, kinds: &[Kind], sex: Sex, resolved: Resolved, fits: impl Fn(&Entity) -> bool) -> Found {
        let here = self.token(at).start;
        let ok = |e: EntityId| {
            let entity = &self.doc.entities[e.0 as usize];
            kinds.contains(&entity.kind) && (sex == Sex::Unknown || entity.sex == Sex::Unknown || entity.sex == sex) && fits(entity)
        };
        let before = self.doc.mentions.partition_point(|m| (m.tokens.end as usize) <= at);
        let speaker = self.speakers.iter().rev().take(12).find(|(span, entities)| {
            span.end <= here && entities.len() == 1 && entities.iter().all(|e| (e.0 as usize) < self.doc.entities.len() && ok(*e))
        });
        let quoted = self.is_quoted(at);
        let candidates = self.doc.mentions[..before].iter().rev().take(FARTHEST).filter(|m| m.form != MentionForm::Adjective);
        let mention = candidates.clone().find(|m| ok(m.entity) && (quoted || !self.is_quoted(m.tokens.start as usize)) && self.in_story(m));
        let sentence = self.doc.sentences.partition_point(|s| (s.tokens.end as usize) <= at);
        let sentence_of = |span: u32| self.doc.sentences.partition_point(|s| self.doc.span(s.tokens).end <= span);
        // a person or body named in this sentence before the pronoun, or since the last speaker, wins over an older speaker
        let spoken = speaker.map(|(span, _)| sentence_of(span.start));
        let named = mention.map(|m| self.doc.sentences.partition_point(|s| s.tokens.end <= m.tokens.start));
        match (speaker, mention) {
            (Some((span, entities)), Some(_))
                if spoken >= named || spoken.is_some_and(|s| s + 2 >= sentence) && named != Some(sentence) =>
            {
                Found { entities: entities.clone(), resolved, referent: Some(*span) }
            }
            (_, Some(m)) => Found { entities: vec![m.entity], resolved, referent: Some(self.doc.span(m.tokens)) },
            (Some((span, entities)), None) => Found { entities: entities.clone(), resolved, referent: Some(*span) },
            (None, None) => Found::default(),
        }
    }

    /// Whether a mention stands where the story is told: an agency in a dateline is nobody's antecedent.
    fn in_story(&self, m: &Mention) -> bool {
        let at = self.doc.sentences.partition_point(|s| s.tokens.end <= m.tokens.start);
        self.doc.sentences.get(at).is_some_and(|s| self.doc.zones[s.zone as usize].kind.claims())
    }

    /// Whether a token stands in a quotation.
    fn is_quoted(&self, at: usize) -> bool {
        let from = self.doc.quotes.partition_point(|q| (q.tokens.start as usize) <= at);
        self.doc.quotes[..from].iter().rev().take(8).any(|q| (q.tokens.end as usize) > at)
    }

    /// Who issued "the statement": the source of the last claim that was made in one, else whoever spoke last.
    fn issuer(&self, at: usize, word: Word) -> Found {
        let here = self.token(at).start;
        let same =
            |span: &Span| self.tokens_of(*span).range().any(|i| self.word(i).is(Class::IssuedNoun) && self.word(i).lemma == word.lemma);
        let issued =
            self.doc.claims.iter().rev().filter(|c| c.cue.first().is_some_and(|s| s.end <= here)).take(24).find(|c| c.cue.iter().any(same));
        if let Some(source) = issued.and_then(|c| c.source.as_ref()).filter(|s| !s.entities.is_empty()) {
            return Found { entities: source.entities.clone(), resolved: Resolved::Definite, referent: Some(source.hull()) };
        }
        self.antecedent(at, &[Kind::Organization, Kind::State, Kind::Group, Kind::Person], Sex::Unknown, Resolved::Definite, |_| true)
    }

    /// A phrase with a common noun at its head.
    fn description(&mut self, range: Tokens, head: usize, word: Word) -> Found {
        let state = self
            .doc
            .mentions
            .iter()
            .skip(self.doc.mentions.partition_point(|m| m.tokens.start < range.start))
            .take_while(|m| (m.tokens.end as usize) <= head)
            .find(|m| self.kind(m.entity) == Kind::State)
            .copied();
        let country = state.and_then(|m| self.doc.entities[m.entity.0 as usize].row).map(|r| self.tables.entities.country(r).to_owned());
        // a portfolio beside a state: "the Israeli army"
        let portfolio = self
            .names
            .known
            .iter()
            .skip(self.names.known.partition_point(|k| (k.tokens.end as usize) <= head))
            .take(1)
            .find(|k| k.kind == Kind::Portfolio && (k.tokens.start as usize) <= head)
            .copied();
        let government = word.is(Class::GovernmentNoun) && !word.is(Class::PersonNoun);
        if let (Some(p), Some(country)) = (portfolio, &country)
            && !government_portfolio(word)
        {
            let id = body_id(country, self.tables.entities.id(p.row));
            let entity = self.body(&id, Tokens { start: state.map_or(p.tokens.start, |s| s.tokens.start), end: p.tokens.end }, country);
            return Found { entities: vec![entity], resolved: Resolved::Name, referent: None };
        }
        let of_state = || {
            self.doc.mentions[self.doc.mentions.partition_point(|m| (m.tokens.start as usize) <= head)..]
                .iter()
                .take_while(|m| m.tokens.end <= range.end)
                .find(|m| self.kind(m.entity) == Kind::State)
                .copied()
        };
        if let (true, Some(m)) = (government, state.or_else(of_state)) {
            return Found { entities: vec![m.entity], resolved: Resolved::Name, referent: None };
        }
        // "the APT31 group": a name before a noun for what it is
        if let Some(m) = self
            .mention_at(head.saturating_sub(1))
            .filter(|m| head > 0 && m.tokens.start >= range.start && matches!(self.kind(m.entity), Kind::Group | Kind::Organization))
            && (word.is(Class::GroupNoun) || word.is(Class::BodyNoun))
        {
            return Found { entities: vec![m.entity], resolved: Resolved::Name, referent: None };
        }
        let definite = self.word(range.start as usize).classes.has_any(Classes::of(&[Class::Definite]))
            || self.word(range.start as usize).tags.has(Tag::Possessive)
            || range.len() == 1;
        // "a spokesman for the ministry", "the statement by NATO": whoever it is of
        let person = word.is(Class::PersonNoun) || self.is_role(head);
        if (person || word.is(Class::IssuedNoun) || word.is(Class::PeopleNoun))
            && let Some(of) = self.behind_preposition(range, head, person || word.is(Class::PeopleNoun))
        {
            return Found { entities: vec![of], resolved: Resolved::Name, referent: None };
        }
        let people = word.is(Class::PeopleNoun) || (person && self.is_plural(head));
        if people && !government {
            return self.unnamed(range, head, &country);
        }
        if !definite {
            return if person { self.unnamed(range, head, &country) } else { Found::default() };
        }
        if word.is(Class::IssuedNoun) {
            return self.issuer(range.start as usize, word);
        }
        if person {
            // "the Chinese ambassador" is nobody of another country
            let fits =
                |e: &Entity| country.as_ref().is_none_or(|c| e.row.map_or(e.country.as_str(), |r| self.tables.entities.country(r)) == c);
            let named = self.antecedent(range.start as usize, &[Kind::Person], sex_of(word), Resolved::Definite, fits);
            return if named.entities.is_empty() { self.unnamed(range, head, &country) } else { named };
        }
        if let Some(p) = portfolio {
            // "the ministry": the body of that portfolio that was named, or that of the home country
            let suffix = self.tables.entities.id(p.row).trim_start_matches(PORTFOLIO).to_owned();
            let named = self.antecedent(range.start as usize, &[Kind::Organization], Sex::Unknown, Resolved::Definite, |e| {
                self.id(e).rsplit_once('-').is_some_and(|(_, s)| s == suffix)
            });
            if !named.entities.is_empty() || self.names.home.is_empty() || government {
                return named;
            }
            let (id, home) = (body_id(&self.names.home, self.tables.entities.id(p.row)), self.names.home.clone());
            let entity = self.body(&id, p.tokens, &home);
            return Found { entities: vec![entity], resolved: Resolved::Context, referent: None };
        }
        if word.is(Class::StateNoun) || government {
            return self.antecedent(range.start as usize, &[Kind::State], Sex::Unknown, Resolved::Definite, |_| true);
        }
        if word.is(Class::GroupNoun) {
            let group = self.antecedent(range.start as usize, &[Kind::Group], Sex::Unknown, Resolved::Definite, |_| true);
            if !group.entities.is_empty() || !word.is(Class::BodyNoun) {
                return group;
            }
        }
        if word.is(Class::BodyNoun) {
            // one whose name holds the word, else the nearest
            let noun = self.token(head).of(&self.doc.article.text).to_lowercase();
            let same = self.antecedent(range.start as usize, &[Kind::Organization], Sex::Unknown, Resolved::Definite, |e| {
                self.name(e).to_lowercase().contains(&noun)
            });
            if !same.entities.is_empty() || word.is(Class::PortfolioHead) {
                return same;
            }
            return self.antecedent(range.start as usize, &[Kind::Organization], Sex::Unknown, Resolved::Definite, |_| true);
        }
        Found::default()
    }

    fn is_plural(&self, head: usize) -> bool {
        self.word(head).tags.has(Tag::Plural) && !self.word(head).tags.has(Tag::Noun)
    }

    /// "Czech officials", "the ambassador": an unnamed office or occupation, with its country if the phrase tells it.
    fn unnamed(&mut self, range: Tokens, head: usize, country: &Option<String>) -> Found {
        let article = self.word(range.start as usize).tags.has(Tag::Determiner) as u32;
        let written = Tokens { start: (range.start + article).min(head as u32), end: head as u32 + 1 };
        let name = self.doc.span(written).of(&self.doc.article.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let id = format!(
            "new:{}",
            name.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join("-")
        );
        let entity = match self.doc.entities.iter().position(|e| e.new_id == id) {
            Some(known) => EntityId(known as u32),
            None => self.add(Entity {
                row: None,
                kind: Kind::Role,
                new_id: id,
                name,
                country: country.clone().unwrap_or_default(),
                sex: Sex::Unknown,
            }),
        };
        Found { entities: vec![entity], resolved: Resolved::None, referent: None }
    }

    fn is_role(&self, head: usize) -> bool {
        let at = self.names.known.partition_point(|k| (k.tokens.end as usize) <= head);
        self.names.known.get(at).is_some_and(|k| k.kind == Kind::Role && (k.tokens.start as usize) <= head && !k.flags.has(Flags::CONTEXT))
    }

    /// The body or state after "for", "of", "by" or "from", or before the head: "a ministry spokesman", "NATO's statement".
    fn behind_preposition(&self, range: Tokens, head: usize, person: bool) -> Option<EntityId> {
        let inside = |m: &&Mention| m.tokens.start >= range.start && m.tokens.end <= range.end;
        let from = self.doc.mentions.partition_point(|m| m.tokens.start < range.start);
        let of_kind = |m: &&Mention| {
            matches!(self.kind(m.entity), Kind::Organization | Kind::Group)
                || (!person && matches!(self.kind(m.entity), Kind::State | Kind::Person))
                || (person && self.kind(m.entity) == Kind::State && m.tokens.start as usize > head)
        };
        let speaks = self.word(head).is(Class::IssuedNoun) || self.word(head).is(Class::PersonNoun) || self.is_role(head);
        self.doc.mentions[from..]
            .iter()
            .take_while(inside)
            .find(of_kind)
            .filter(|m| speaks || (m.tokens.start as usize) < head)
            .map(|m| m.entity)
    }

    fn body(&mut self, id: &str, written: Tokens, country: &str) -> EntityId {
        if let Some(known) = self.doc.entities.iter().position(|e| self.id(e) == id) {
            return EntityId(known as u32);
        }
        if let Some(row) = self.tables.entities.find(id) {
            return self.listed(row);
        }
        let name = self.doc.span(written).of(&self.doc.article.text).split_whitespace().collect::<Vec<_>>().join(" ");
        self.add(Entity {
            row: None,
            kind: Kind::Organization,
            new_id: id.to_owned(),
            name,
            country: country.to_owned(),
            sex: Sex::Unknown,
        })
    }

    fn kind(&self, entity: EntityId) -> Kind {
        self.doc.entities[entity.0 as usize].kind
    }

    fn id<'e>(&'e self, e: &'e Entity) -> &'e str {
        e.row.map_or(&e.new_id, |r| self.tables.entities.id(r))
    }

    fn name<'e>(&'e self, e: &'e Entity) -> &'e str {
        e.row.map_or(&e.name, |r| self.tables.entities.get(r).name)
    }
}

const PORTFOLIO: &str = "portfolio:";

fn government_portfolio(word: Word) -> bool {
    word.is(Class::StateNoun) || word.is(Class::PeopleNoun)
}

fn sex_of(word: Word) -> Sex {
    match (word.is(Class::Feminine), word.is(Class::Masculine)) {
        (true, false) => Sex::Feminine,
        (false, true) => Sex::Masculine,
        _ => Sex::Unknown,
    }
}
