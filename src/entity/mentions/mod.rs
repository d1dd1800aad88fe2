//! The mentions of a document: what the gazetteers know and what grammar adds, each stretch of text once.

mod maker;
mod memory;

use super::decide::{Evidence, Known};
use super::ministries::{self, Ministry};
use super::registry::Registry;
use super::runs::{self, Run};
use super::seats;
use crate::document::{Document, Token, ZoneKind};
use crate::gazetteer::Kind;
use crate::gazetteer::find::{self, Hit};
use crate::tables::Tables;
use crate::text::shape::Shape;
use maker::Maker;

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
            .country_behind(&scratch.known[m.portfolio..])
            .or_else(|| maker.country_before(&scratch.known[..m.portfolio], sentences.get(sentence).map_or(0, |s| s.tokens.start)))
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

/// The country that the document is most about: that of the dateline, unless the story names another one much oftener; without a dateline the state it
/// names most, the first of equals.
fn home(dateline: Option<&str>, known: &[Known], tables: &Tables) -> String {
    const OFTEN: u32 = 4;
    let mut counts: Vec<(&str, u32)> = Vec::new();
    for k in known.iter().filter(|k| k.kind == Kind::State) {
        let country = tables.entities.country(k.row);
        match counts.iter_mut().find(|(c, _)| *c == country) {
            Some((_, n)) => *n += 1,
            None => counts.push((country, 1)),
        }
    }
    let most = counts.iter().map(|(_, n)| *n).max().unwrap_or(0);
    let named = counts.iter().find(|(_, n)| *n == most).map_or("", |(c, _)| *c);
    match dateline.filter(|c| !c.is_empty()) {
        Some(country) => {
            let here = counts.iter().find(|(c, _)| *c == country).map_or(0, |(_, n)| *n);
            if most >= OFTEN && most >= 2 * here { named } else { country }
        }
        None => named,
    }
    .to_owned()
}
