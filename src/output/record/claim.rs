//! Claims as records: who claims what of whom, in which words.

use super::{ClaimId, Label, List, RuleId, SpanRecord};
use crate::document::EntityId;
use crate::span::Span;
use schemars::JsonSchema;
use serde::Serialize;

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
