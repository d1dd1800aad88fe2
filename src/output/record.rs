//! The record types of `claimwire/1`. Every key is always there, `null` or `[]` when empty; types never vary. The schemas are made from these types.

use super::list::List;
use super::view::Listed;
use crate::document::{EntityId, Sentence, Zone};
use crate::gazetteer::RowId;
use crate::rules::RuleId;
use crate::span::Span;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};
use smallvec::SmallVec;
use std::borrow::Cow;
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

/// A party or place.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EntityRecord<'a> {
    /// Stable and speaking (`state:CZ`); `new:` ids hold within their article.
    pub id: &'a str,
    /// state, organization, actor or place
    #[serde(rename = "type")]
    pub kind: Label,
    /// A finer type: un-member, company, person, group, role, city …
    pub subtype: Option<&'a str>,
    /// The name that a list or the text gives it.
    pub name: &'a str,
    /// ISO 3166-1 alpha-2.
    pub country: Option<&'a str>,
    /// Of what stands for several parties at once ("both sides"), their ids; empty for all others.
    pub members: List<'a, EntityId, &'a str>,
    /// The ids of others that its names may mean as well, where nothing in the article decides.
    pub candidates: List<'a, RowId, &'a str>,
    /// Its ids elsewhere.
    pub links: LinksRecord<'a>,
    /// Where it is named, in order.
    pub mentions: List<'a, u32, MentionRecord<'a>>,
}

/// Ids elsewhere.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct LinksRecord<'a> {
    /// Wikidata.
    pub wikidata: Option<&'a str>,
    /// ISO 3166-1 alpha-2.
    pub iso: Option<&'a str>,
    /// MITRE ATT&CK.
    pub mitre: Option<&'a str>,
    /// GeoNames.
    pub geonames: Option<&'a str>,
}

/// A mention of an entity.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MentionRecord<'a> {
    /// Offset of its first character.
    pub start: u32,
    /// Offset after its last one.
    pub end: u32,
    /// Its text.
    pub text: &'a str,
    /// name, alias, adjective, demonym, metonym, acronym, surname, role, pronoun or definite
    pub form: Label,
}

/// A claim.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ClaimRecord<'a> {
    /// Its id within the article.
    pub id: ClaimId,
    /// attribution, condemnation, denial, demand, threat, support, sanction, or a kind that a user's rules add.
    pub kind: &'a str,
    /// statement, belief or responsibility, for attributions.
    pub subkind: Option<&'a str>,
    /// The PLOVER event type that fits.
    pub plover: Option<&'a str>,
    /// The rule that found it: cue and construction.
    pub rule: RuleId<'a>,
    /// The kind of the zone that it stands in.
    pub zone: Label,
    /// The number of its sentence, from 0.
    pub sentence: u32,
    /// Offset of its first character, all its parts taken together.
    pub start: u32,
    /// Offset after its last one.
    pub end: u32,
    /// The words that claim; `null` for a quotation that goes on without any.
    pub cue: Option<CueRecord<'a>>,
    /// Who claims; `null` where the text names nobody.
    pub source: Option<ArgumentRecord<'a>>,
    /// Whom or what the claim is about.
    pub target: Option<ArgumentRecord<'a>>,
    /// What is claimed.
    pub content: Option<ArgumentRecord<'a>>,
    /// To whom it was said.
    pub addressee: Option<ArgumentRecord<'a>>,
    /// asserted, negated or unrealised
    pub status: Label,
    /// Whether the text makes it uncertain.
    pub hedged: bool,
    /// past, present, future or none
    pub tense: Label,
    /// The claim whose content holds it.
    pub within: Option<ClaimId>,
    /// The measured precision of its rule.
    pub confidence: f64,
}

/// The words that claim.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CueRecord<'a> {
    /// Offset of its first character.
    pub start: u32,
    /// Offset after its last one.
    pub end: u32,
    /// The text between.
    pub text: &'a str,
    /// Its pieces, where it has several.
    pub spans: List<'a, Span, SpanRecord>,
    /// The dictionary form.
    pub lemma: &'a str,
}

/// A range of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SpanRecord {
    /// Offset of its first character.
    pub start: u32,
    /// Offset after its last one.
    pub end: u32,
}

/// A source, target, content or addressee.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ArgumentRecord<'a> {
    /// Offset of its first character.
    pub start: u32,
    /// Offset after its last one.
    pub end: u32,
    /// The text between.
    pub text: &'a str,
    /// Its pieces, where it has several.
    pub spans: List<'a, Span, SpanRecord>,
    /// direct, indirect or mixed; contents only
    pub quote: Option<Label>,
    /// How its entities were found: name, surname, pronoun, definite, context or none.
    pub resolved: Label,
    /// The antecedent of a pronoun, relative or definite description.
    pub referent: Option<ReferentRecord<'a>>,
    /// Whom it stands for.
    pub entities: List<'a, EntityId, PartyRecord<'a>>,
}

/// The id of a claim within its article, by its number from 0.
#[derive(Clone, Copy, Debug)]
pub struct ClaimId(pub u32);

impl Serialize for ClaimId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut id: SmallVec<[u8; 16]> = SmallVec::from_slice(b"c");
        id.extend_from_slice(itoa::Buffer::new().format(self.0 + 1).as_bytes());
        serializer.serialize_str(std::str::from_utf8(&id).expect("a letter and digits"))
    }
}

impl Serialize for RuleId<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_text())
    }
}

/// One of a fixed set of names, none of which needs an escape: written as `serde` writes the variants of an enumeration.
#[derive(Clone, Copy, Debug)]
pub struct Label(pub &'static str);

impl Serialize for Label {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit_variant("Label", 0, self.0)
    }
}

/// The schema of what is written as text.
macro_rules! text_schema {
    ($($type:ty),*) => {
        $(impl JsonSchema for $type {
            fn inline_schema() -> bool {
                String::inline_schema()
            }

            fn schema_name() -> Cow<'static, str> {
                String::schema_name()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                String::json_schema(generator)
            }
        })*
    };
}

text_schema!(ClaimId, RuleId<'_>, Label);

/// An antecedent.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReferentRecord<'a> {
    /// Offset of its first character.
    pub start: u32,
    /// Offset after its last one.
    pub end: u32,
    /// Its text.
    pub text: &'a str,
}

/// An entity that an argument stands for.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PartyRecord<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: Label,
    /// Its name.
    pub name: &'a str,
    /// ISO 3166-1 alpha-2.
    pub country: Option<&'a str>,
}

/// One claim as a flat row, for tables. An article without claims gives no row, a failed input one row with empty claim fields.
#[derive(Debug, Default, Serialize, JsonSchema)]
#[allow(missing_docs)] // the columns are those of ArticleRecord and ClaimRecord, prefixed
pub struct ClaimRow<'a> {
    pub article_id: Option<&'a str>,
    pub article_path: Option<&'a str>,
    pub article_line: Option<u64>,
    pub ok: bool,
    pub error: Option<&'a str>,
    pub error_message: Option<&'a str>,
    pub published: Option<&'a str>,
    pub url: Option<&'a str>,
    pub duplicate_of: Option<&'a str>,
    pub kept: BTreeMap<&'a str, Option<&'a str>>,
    pub headline: Option<&'a str>,
    pub claim_id: Option<ClaimId>,
    pub kind: Option<&'a str>,
    pub subkind: Option<&'a str>,
    pub plover: Option<&'a str>,
    pub rule: Option<RuleId<'a>>,
    pub status: Option<Label>,
    pub hedged: Option<bool>,
    pub tense: Option<Label>,
    pub confidence: Option<f64>,
    pub within: Option<ClaimId>,
    pub zone: Option<Label>,
    pub sentence: Option<u32>,
    pub sentence_start: Option<u32>,
    pub sentence_end: Option<u32>,
    pub sentence_text: Option<&'a str>,
    pub claim_start: Option<u32>,
    pub claim_end: Option<u32>,
    pub cue_text: Option<&'a str>,
    pub cue_start: Option<u32>,
    pub cue_end: Option<u32>,
    pub cue_lemma: Option<&'a str>,
    pub source_text: Option<&'a str>,
    pub source_start: Option<u32>,
    pub source_end: Option<u32>,
    pub source_resolved: Option<Label>,
    pub source_ids: Vec<&'a str>,
    pub source_types: Vec<Label>,
    pub source_names: Vec<&'a str>,
    pub source_countries: Vec<Option<&'a str>>,
    pub target_text: Option<&'a str>,
    pub target_start: Option<u32>,
    pub target_end: Option<u32>,
    pub target_resolved: Option<Label>,
    pub target_ids: Vec<&'a str>,
    pub target_types: Vec<Label>,
    pub target_names: Vec<&'a str>,
    pub target_countries: Vec<Option<&'a str>>,
    pub content_text: Option<&'a str>,
    pub content_start: Option<u32>,
    pub content_end: Option<u32>,
    pub content_quote: Option<Label>,
    pub addressee_text: Option<&'a str>,
    pub addressee_start: Option<u32>,
    pub addressee_end: Option<u32>,
    pub addressee_ids: Vec<&'a str>,
    pub addressee_names: Vec<&'a str>,
}
