//! Parties and places as records, with where they are named.

use super::{Label, List, RowId};
use crate::document::EntityId;
use schemars::JsonSchema;
use serde::Serialize;

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
