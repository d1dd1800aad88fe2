//! The record types of `claimwire/1`. Every key is always there, `null` or `[]` when empty; types never vary. The schemas are made from these types.

mod claim;
mod entity;
mod row;
mod text;

pub use claim::{ArgumentRecord, ClaimRecord, CueRecord, PartyRecord, ReferentRecord};
pub use entity::{EntityRecord, LinksRecord, MentionRecord};
pub use row::ClaimRow;
pub use text::{ClaimId, Label};

use super::list::List;
use super::view::Listed;
use crate::document::{Sentence, Zone};
use crate::gazetteer::RowId;
use crate::rules::RuleId;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// The name of the form.
pub const SCHEMA: &str = "claimwire/1";

/// One article.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ArticleRecord<'a> {
    /// The form of the record, `claimwire/1`.
    pub schema: &'static str,
    /// The article's id; `null` where none could be read.
    pub id: Option<&'a str>,
    /// The file that it came from.
    pub path: Option<&'a str>,
    /// The line of that file, from 1, where it came from lines.
    pub line: Option<u64>,
    /// Whether the input could be read.
    pub ok: bool,
    /// Why it could not.
    pub error: Option<ErrorRecord<'a>>,
    /// What the page says of the article.
    pub meta: MetaRecord<'a>,
    /// Input fields carried through by `--keep`; values that are no strings are JSON texts.
    pub kept: BTreeMap<&'a str, Option<&'a str>>,
    /// The id of an earlier article of the run that this one repeats, with `--dedupe`.
    pub duplicate_of: Option<&'a str>,
    /// The whole text, with `--with text`.
    pub text: Option<&'a str>,
    /// The parts of the page, in order; between them there is only white space.
    pub zones: List<'a, Zone, ZoneRecord>,
    /// The sentences of all zones, in order.
    pub sentences: List<'a, Sentence, SentenceRecord<'a>>,
    /// Parties and places, in order of their first mentions.
    pub entities: List<'a, Listed, EntityRecord<'a>>,
    /// Who claims what, in order.
    pub claims: List<'a, ClaimId, ClaimRecord<'a>>,
}

/// Why an input failed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ErrorRecord<'a> {
    /// One of a fixed set of words.
    pub kind: &'a str,
    /// What was found and what was expected.
    pub message: &'a str,
}

/// A part of the page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ZoneRecord {
    /// headline, deck, caption, byline, timeline, dateline, subhead, body, note, related or boilerplate
    pub kind: Label,
    /// Offset of its first character.
    pub start: u32,
    /// Offset after its last one.
    pub end: u32,
}

/// A sentence.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SentenceRecord<'a> {
    /// Offset of its first character.
    pub start: u32,
    /// Offset after its last one.
    pub end: u32,
    /// The kind of its zone.
    pub zone: Label,
    /// Its text, with `--with text`.
    pub text: Option<&'a str>,
}

/// What the page says of the article.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct MetaRecord<'a> {
    /// The headline.
    pub headline: Option<&'a str>,
    /// The names in bylines.
    pub byline: Vec<&'a str>,
    /// The agency, by its full name.
    pub agency: Option<&'a str>,
    /// Where it was filed.
    pub dateline: Option<DatelineRecord<'a>>,
    /// When it was published, RFC 3339 in UTC.
    pub published: Option<&'a str>,
    /// What says so: page, field, path, url or option.
    pub published_from: Option<Label>,
    /// The time line, as written.
    pub updated: Option<&'a str>,
    /// Where it was published.
    pub url: Option<&'a str>,
    /// Its language, ISO 639-1.
    pub language: Option<&'a str>,
    /// The encoding that it was decoded from.
    pub encoding: Option<&'a str>,
}

/// A dateline.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DatelineRecord<'a> {
    /// The place, as written.
    pub place: &'a str,
    /// Its id.
    pub entity: Option<&'a str>,
    /// The agency, as written.
    pub agency: Option<&'a str>,
    /// The date, as written.
    pub date: Option<&'a str>,
}

/// A range of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SpanRecord {
    /// Offset of its first character.
    pub start: u32,
    /// Offset after its last one.
    pub end: u32,
}
