//! The phrases, words and weights by which lines of a page are told apart (`lexicon/layout.toml`, `lexicon/zones.toml`): written and compiled form are
//! the same, but for the weights.

use super::source::{Fault, Source};
use super::weights::Weights;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where in a line a phrase stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// at its beginning
    Start,
    /// at its end
    End,
    /// anywhere
    Any,
    /// as the whole line
    Whole,
}

/// Phrases that make a line a zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineRow {
    /// the zone's kind, as records print it
    pub zone: String,
    /// where the phrases stand
    pub place: Place,
    /// the phrases; case matters only where `case` is set
    pub phrases: Vec<String>,
    /// whether case matters
    #[serde(default)]
    pub case: bool,
    /// the most bytes a line may have, 0 for any
    #[serde(default)]
    pub longest: u32,
    /// all lines after it are of that zone too if the page has no more than so many bytes from here on
    #[serde(default)]
    pub rest: u32,
    /// whether it heads a section: the lines after it that are titles or items of a list are of that zone too
    #[serde(default)]
    pub section: bool,
    /// whether it opens a box, which a line that begins with one of these ends
    #[serde(default)]
    pub until: Vec<String>,
    /// whether the word after the phrase must begin with a capital
    #[serde(default)]
    pub capital: bool,
}

/// A regular expression that makes a line a zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpressionRow {
    /// the zone's kind
    pub zone: String,
    /// the expression, in the syntax of the `regex` crate, over bytes: classes hold ASCII only
    pub matches: String,
    /// the most bytes a line may have
    pub longest: u32,
    /// of these one stands in every line that fits, so that others need no second look; nothing where that is not told
    #[serde(default)]
    pub holds: Vec<String>,
}

/// An agency as datelines and bylines write it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgencyRow {
    /// as it is written
    pub written: String,
    /// the name to print
    pub name: String,
}

/// Words that lines of one kind are full of, whatever the house.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordRow {
    /// the feature that one of them makes (`layout::features`)
    pub feature: String,
    /// the words, in lower case
    pub forms: Vec<String>,
}

/// What one feature of a line says for and against each zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeightRow {
    /// the feature's name, `any` for what holds of every line
    pub feature: String,
    /// weights in hundredths by zone, by part of the page (`top`, `head`, `story`, `tail`), or by both (`head-byline`)
    pub weights: BTreeMap<String, i16>,
}

/// How a line goes with the one before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepRow {
    /// part and zone of the line before (`head-byline`), `start` above the first one
    pub after: String,
    /// weights in hundredths by part and zone; what is not here does not follow
    pub weights: BTreeMap<String, i16>,
}

/// All of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayoutPhrases {
    /// by phrase, the first that fits wins
    #[serde(default)]
    pub line: Vec<LineRow>,
    /// by expression
    #[serde(default)]
    pub expression: Vec<ExpressionRow>,
    /// agencies
    #[serde(default)]
    pub agency: Vec<AgencyRow>,
    /// words
    #[serde(default)]
    pub word: Vec<WordRow>,
    /// what features weigh
    #[serde(default)]
    pub weight: Vec<WeightRow>,
    /// which zones follow each other
    #[serde(default)]
    pub step: Vec<StepRow>,
}

impl LayoutPhrases {
    /// Reads the files one after another.
    pub fn read(sources: &[Source], faults: &mut Vec<Fault>) -> LayoutPhrases {
        let mut out = LayoutPhrases::default();
        for source in sources {
            match source.toml::<LayoutPhrases>() {
                Ok(more) => {
                    out.line.extend(more.line);
                    out.expression.extend(more.expression);
                    out.agency.extend(more.agency);
                    out.word.extend(more.word);
                    out.weight.extend(more.weight);
                    out.step.extend(more.step);
                }
                Err(fault) => faults.push(fault),
            }
        }
        out
    }

    /// The weights, ready to add; their rows are needed no more.
    pub fn take_weights(&mut self, faults: &mut Vec<Fault>) -> Weights {
        let (weights, steps) = (std::mem::take(&mut self.weight), std::mem::take(&mut self.step));
        Weights::new(&weights, &steps).unwrap_or_else(|what| {
            faults.push(Fault::new("lexicon/zones.toml", 1, what));
            Weights::default()
        })
    }
}
