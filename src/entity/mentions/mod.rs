//! The mentions of a document: what the gazetteers know and what grammar adds, each stretch of text once.

mod acronym;
mod body;
mod listed;
mod maker;
mod memory;
mod ministry;
mod party;
mod person;

use super::decide::{Evidence, Known};
use super::ministries::{self, Ministry};
use super::registry::Registry;
use super::runs::{self, Run};
use super::seats;
use super::starts::{Cursor, Starts};
use crate::document::{Document, Sentence, Token, Zone, ZoneKind, span_of};
use crate::gazetteer::find::{Case, Hit, Passage};
use crate::gazetteer::{Flags, Kind, RowId};
use crate::lexicon::{Class, Tag, Tags};
use crate::span::Tokens;
use crate::tables::Tables;
use crate::text::shape::Shape;
use maker::Maker;

/// Vectors that are kept from document to document.
#[derive(Debug, Default)]
pub struct Scratch {
    starts: Starts,
    /// places where the gazetteers know a name, and what capitals tell there
    hits: Vec<(Hit, Case)>,
    evidence: Evidence,
    /// names that the gazetteers know, roles and portfolios included, in order
    pub known: Vec<Known>,
    /// of every token the number of the known name that it is part of, from 1; 0 for none
    pub known_at: Vec<u32>,
    ministries: Vec<Ministry>,
    runs: Vec<Run>,
    /// whether a mention covers a token
    covered: Vec<bool>,
    /// names that nothing explained where they stood
    unexplained: Vec<Tokens>,
    /// the names of the document
    pub registry: Registry,
    /// the country that the document is most about, for what is named without one
    pub home: String,
}

/// Finds the mentions and entities of a document.
pub fn find(doc: &mut Document, tables: &Tables, scratch: &mut Scratch) {
    scratch.clear(tables);
    scratch.starts.find(&doc.tokens);
    scratch.find_hits(doc, tables);
    scratch.decide(doc, tables);
    let dateline = doc.meta.dateline.as_ref().and_then(|d| Some((d.place, d.row?)));
    scratch.home = home(dateline.map(|(_, row)| tables.entities.country(row)), &doc.tokens, &scratch.known, tables);
    ministries::find(&doc.tokens, &scratch.known, &mut scratch.ministries);
    let Document { article, zones, tokens, sentences, entities, mentions, .. } = doc;
    let page = Page { text: &article.text, zones, sentences, tables };
    let Scratch { starts, known, known_at, ministries, runs, covered, unexplained, registry, home, .. } = scratch;
    let mut maker = Maker { text: page.text, tokens, tables, entities, mentions, registry, covered, unexplained, contested: Vec::new() };
    for ministry in ministries.iter() {
        // "its foreign ministry": whose that is, is known only when the story is read
        let owned = ministry.tokens.start.checked_sub(1).is_some_and(|b| tokens[b as usize].word.tags.has(Tag::Possessive));
        if owned && ministry.state.is_none() {
            continue;
        }
        let country = page.country_of(ministry, known, home, &maker).to_owned();
        maker.ministry(ministry, known, &country);
    }
    // the body first: it introduces the names that headlines shorten
    let is_late = |kind: ZoneKind| matches!(kind, ZoneKind::Headline | ZoneKind::Deck | ZoneKind::Subhead);
    for late in [false, true] {
        if late {
            maker.call_the_most_mentioned();
        }
        let (mut to_capitals, mut to_known) = (Cursor::default(), Cursor::default());
        for sentence in page.sentences_of(|kind| kind.mentions() && is_late(kind) == late) {
            let range = &tokens[sentence.tokens.range()];
            let is_title = if late { is_capitals(range) || is_title_case(range) } else { is_inner_headline(range) };
            let capitals = starts.capitals();
            let capitals = &capitals[to_capitals.within(capitals, sentence.tokens, |n| *n)];
            runs.clear();
            runs::Sentence { text: page.text, tokens, range: sentence.tokens, known, known_at, lexicon: &tables.lexicon }
                .find(capitals, runs);
            let here = to_known.within(known, sentence.tokens, |k| k.tokens.start);
            maker.sentence(runs, known, here, capitals, is_title);
        }
    }
    if let Some((place, row)) = dateline {
        maker.dateline(place, row);
    }
    maker.explain();
    mentions.sort_by_key(|m| m.tokens.start);
}

impl Scratch {
    fn clear(&mut self, tables: &Tables) {
        self.registry.clear();
        self.evidence.clear(tables.entities.len());
        self.hits.clear();
        self.known.clear();
        self.ministries.clear();
        self.known_at.clear();
        self.covered.clear();
        self.unexplained.clear();
    }

    /// Finds where the gazetteers know a name, and what the names without doubt are evidence for.
    fn find_hits(&mut self, doc: &Document, tables: &Tables) {
        const FEWEST_CAPITALS: usize = 3;
        let Document { article, zones, tokens, sentences, meta, .. } = doc;
        let Scratch { starts, hits, evidence, .. } = self;
        let dateline = meta.dateline.as_ref();
        let dateline_agency = dateline.and_then(|d| d.agency);
        let (starts, capitals) = (starts.listed(), starts.capitals());
        let (mut to_starts, mut to_capitals) = (Cursor::default(), Cursor::default());
        for sentence in sentences.iter().filter(|s| zones[s.zone as usize].kind.mentions()) {
            let few = to_capitals.within(capitals, sentence.tokens, |n| *n).len() < FEWEST_CAPITALS;
            let case = if !few && is_capitals(&tokens[sentence.tokens.range()]) { Case::Upper } else { Case::Tells };
            let starts = &starts[to_starts.within(starts, sentence.tokens, |n| *n)];
            Passage { text: &article.text, tokens, case, tables }.find(starts, sentence.tokens.end, |hit| {
                evidence.collect(&hit, tables);
                // "(AFP)" in a dateline is the agency
                if dateline_agency.is_some_and(|a| a.meets(span_of(tokens, hit.longest.tokens))) {
                    let rows = hit.stretches().flat_map(|s| tables.names.ending(s.node)).map(|n| tables.names.form(n).row);
                    let agency = |r: &RowId| meta.agency.as_deref() == Some(tables.entities.name(*r));
                    rows.filter(agency).for_each(|row| evidence.name(row, Kind::Organization, tables));
                }
                hits.push((hit, case));
            });
        }
        if let Some(row) = dateline.and_then(|d| d.row) {
            evidence.name(row, Kind::Place, tables);
        }
    }

    /// Decides what the names that were found mean, by the evidence of all of them.
    fn decide(&mut self, doc: &Document, tables: &Tables) {
        let Document { article, zones, tokens, sentences, .. } = doc;
        let Scratch { hits, evidence, known, known_at, covered, .. } = self;
        let passage = |case: Case| Passage { text: &article.text, tokens, case, tables };
        evidence.settle_parties(tables);
        for (hit, case) in &*hits {
            evidence.locate(&passage(*case), hit);
        }
        known.extend(hits.iter().filter_map(|(hit, case)| evidence.decide(&passage(*case), hit)));
        covered.resize(tokens.len(), false);
        known_at.resize(tokens.len(), 0);
        for (known, number) in known.iter().zip(1..) {
            known_at[known.tokens.range()].fill(number);
        }
        let mut to_known = Cursor::default();
        for sentence in sentences.iter().filter(|s| zones[s.zone as usize].kind.claims()) {
            let here = to_known.within(known, sentence.tokens, |k| k.tokens.start);
            seats::find(tokens, sentence.tokens, &mut known[here], tables);
        }
    }
}

/// What stands on the page, for a look around a mention.
struct Page<'a> {
    text: &'a str,
    zones: &'a [Zone],
    sentences: &'a [Sentence],
    tables: &'a Tables,
}

impl<'a> Page<'a> {
    /// The sentences in zones of some kinds.
    fn sentences_of(&self, kinds: impl Fn(ZoneKind) -> bool) -> impl Iterator<Item = &'a Sentence> {
        let zones = self.zones;
        self.sentences.iter().filter(move |s| kinds(zones[s.zone as usize].kind))
    }

    /// The country whose ministry is meant: of the place behind it, the state before it, whom the sentence before is about, or which the story is from.
    fn country_of<'h>(&self, ministry: &Ministry, known: &[Known], home: &'h str, maker: &Maker<'h>) -> &'h str {
        let number = self.sentences.partition_point(|s| s.tokens.end <= ministry.tokens.start);
        let sentence = self.sentences.get(number).map_or(ministry.tokens, |s| s.tokens);
        let (before, from_here) = known.split_at(ministry.portfolio);
        maker
            .country_behind(from_here)
            .or_else(|| maker.country_before(before, sentence.start))
            .or_else(|| maker.country_of_subject(before, self.sentence_before(number)?))
            // "the foreign ministry condemned Israel": rather not Israel's
            .or_else(|| Some(home).filter(|home| !names_country(from_here, sentence.end, home, self.tables)))
            .unwrap_or_default()
    }

    /// The sentence before that of this number, in the same paragraph.
    fn sentence_before(&self, number: usize) -> Option<Tokens> {
        let before = self.sentences[..number].last()?;
        Some(before.tokens).filter(|_| self.sentences.get(number).is_some_and(|s| s.zone == before.zone))
    }
}

/// Whether one of these names, up to a token, is that of a country's state.
fn names_country(known: &[Known], end: u32, country: &str, tables: &Tables) -> bool {
    known.iter().take_while(|k| k.tokens.start < end).any(|k| k.kind == Kind::State && tables.entities.country(k.row) == country)
}

/// Words in capitals only: nothing can be told from case. (Four of five at least; so it is settled as soon as a fifth of all tokens are other words.)
fn is_capitals(tokens: &[Token]) -> bool {
    let (mut upper, mut other) = (0, 0);
    for token in tokens.iter().filter(|t| t.shape < Shape::Number) {
        if matches!(token.shape, Shape::Upper | Shape::Letter) {
            upper += 1;
        } else {
            other += 1;
            if other * 5 > tokens.len() {
                return false;
            }
        }
    }
    upper + other > 2 && upper >= other * 4
}

/// Most words that are ordinary ones bear a capital, as in American headlines.
fn is_title_case(tokens: &[Token]) -> bool {
    let ordinary = tokens.iter().skip(1).filter(|t| t.shape.is_word() && t.end - t.start > 3 && t.word.likely.is_some());
    let (capital, all) = ordinary.fold((0, 0), |(c, n), t| (c + t.shape.is_capital() as usize, n + 1));
    all > 1 && capital * 3 >= all * 2
}

/// A headline among sentences: no ordinary word is without a capital, and one of them may claim as a verb. (The parser tells one by its tags:
/// `Window::find_style`.)
fn is_inner_headline(tokens: &[Token]) -> bool {
    const FEWEST: usize = 3;
    let ordinary = tokens.iter().skip(1).filter(|t| t.shape.is_word() && t.end - t.start > 3 && t.word.likely.is_some());
    let mut count = 0;
    let mut claims = false;
    for token in ordinary {
        if !token.shape.is_capital() {
            return false;
        }
        count += 1;
        claims |= token.word.cue != 0 && token.word.tags.meets(Tags::VERB);
    }
    claims && count >= FEWEST
}

/// The country that the document is most about: that of the dateline, unless the story names another one much oftener, or twice where it never names
/// that one; without a dateline the state it names most, the first of equals. Where somebody condemns it a state is not counted, since others speak
/// there, nor as a family name ("Paul Jordan").
fn home(dateline: Option<&str>, tokens: &[Token], known: &[Known], tables: &Tables) -> String {
    const OFTEN: u32 = 4;
    const TWICE: u32 = 2;
    let mut counts: Vec<(u16, RowId, u32)> = Vec::new();
    let other = |k: &Known| {
        let before = (k.tokens.start as usize).checked_sub(1).map(|b| &tokens[b]);
        let object = |t: &&Token| t.word.cue != 0 && t.word.likely.is_some_and(|l| Tags::VERB.has(l));
        let given = |t: &&Token| t.shape == Shape::Capital && t.is(Class::FirstName);
        !k.flags.has(Flags::ADJECTIVE) && before.is_some_and(|t| object(&t) || given(&t))
    };
    for k in known.iter().filter(|k| k.kind == Kind::State && !other(k)) {
        let country = tables.entities.country_code(k.row);
        match counts.iter_mut().find(|(c, ..)| *c == country) {
            Some((.., n)) => *n += 1,
            None => counts.push((country, k.row, 1)),
        }
    }
    let most = counts.iter().map(|(.., n)| *n).max().unwrap_or(0);
    let named = counts.iter().find(|(.., n)| *n == most).map_or("", |(_, row, _)| tables.entities.country(*row));
    match dateline.filter(|c| !c.is_empty()) {
        Some(country) => {
            let here = counts.iter().find(|(_, row, _)| tables.entities.country(*row) == country).map_or(0, |(.., n)| *n);
            if most >= OFTEN && most >= 2 * here || here == 0 && most >= TWICE { named } else { country }
        }
        None => named,
    }
    .to_owned()
}
