//! The written rules: what a `rules/*.toml` file may say. Nothing else reads TOML; [`super::compile`] turns this into what the engine runs.

use serde::Deserialize;
use toml::Spanned;

/// One file of rules.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleFile {
    /// Kinds of claims, the most specific first; those of later files before those of earlier ones.
    #[serde(default)]
    pub kind: Vec<Spanned<KindRow>>,
    /// Named sets of words.
    #[serde(default)]
    pub set: Vec<Spanned<SetRow>>,
    /// Words that claim.
    #[serde(default)]
    pub cue: Vec<Spanned<CueRow>>,
    /// Where the parties stand.
    #[serde(default)]
    pub construction: Vec<Spanned<ConstructionRow>>,
    /// Ids of cues ("lemma"), constructions ("id") or rules ("lemma/id") of earlier files that are switched off.
    #[serde(default)]
    pub disable: Vec<Spanned<String>>,
}

/// A kind of claim.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindRow {
    /// `kind` or `kind/subkind`.
    pub name: String,
    /// The PLOVER event type that fits, if one does.
    pub plover: Option<String>,
    /// Whether its content is what a source says or thinks, so that other claims may stand inside and take its source.
    #[serde(default)]
    pub reports: bool,
    /// Whether what stands inside its content is only believed.
    #[serde(default)]
    pub hedges: bool,
    /// Whether its content is what somebody is to do: an act that it names has not taken place.
    #[serde(default)]
    pub asks: bool,
    /// Whether its source says that the content is not so: what only claims where somebody says it claims nothing inside.
    #[serde(default)]
    pub denies: bool,
    /// Whether it tells an act, which is no claim where it did not take place and nobody is named who would have done it.
    #[serde(default)]
    pub acts: bool,
}

/// A named set of words, written `{name}` in patterns and guards. One entry may have several words.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetRow {
    /// The name.
    pub name: String,
    /// The words, in any form; a lemma stands for all its forms where `forms` is set.
    pub words: Vec<String>,
    /// Whether all forms of each word belong to the set.
    #[serde(default)]
    pub forms: bool,
}

/// One word or several.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum OneOrMany {
    /// `"accuse"`
    One(String),
    /// `["slam", "blast"]`
    Many(Vec<String>),
}

impl OneOrMany {
    /// The words.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        match self {
            OneOrMany::One(one) => std::slice::from_ref(one),
            OneOrMany::Many(many) => many,
        }
        .iter()
        .map(String::as_str)
    }
}

/// The part of speech of a cue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Pos {
    /// A verb, in all its forms.
    #[default]
    Verb,
    /// A noun, singular and plural.
    Noun,
    /// An adjective or adverb after a form of "be" or "seem".
    Adjective,
    /// A preposition or a participle used as one ("according").
    Preposition,
    /// A modal verb ("must").
    Modal,
    /// A mark (":").
    Mark,
}

/// Words that claim, and how.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CueRow {
    /// The word or words, in the form that a dictionary lists; a second word is a particle or part of the phrase ("lash out").
    pub lemma: OneOrMany,
    /// The part of speech.
    #[serde(default)]
    pub pos: Pos,
    /// The kind of claim.
    pub kind: String,
    /// The constructions that it takes, the first that fits wins.
    pub takes: Vec<String>,
    /// Frames that it does not allow.
    #[serde(default)]
    pub not: Vec<String>,
    /// What must hold.
    pub needs: Option<GuardRow>,
    /// What must not hold.
    pub unless: Option<GuardRow>,
}

/// A guard. All that is given must hold (`needs`), or any of it suffices (`unless`).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct GuardRow {
    /// Words or `{sets}` of which one stands before the cue in its own group, or directly before that.
    pub before: Option<OneOrMany>,
    /// Words or `{sets}` of which one stands directly after the cue.
    pub after: Option<OneOrMany>,
    /// Words or `{sets}` of which one stands somewhere in the source; or a type in angle brackets: `<state>`, `<party>`.
    pub source: Option<OneOrMany>,
    /// The same for the target.
    pub target: Option<OneOrMany>,
    /// The same for the content.
    pub content: Option<OneOrMany>,
    /// The same for the addressee.
    pub addressee: Option<OneOrMany>,
    /// Words, `{sets}` or types of which one is the head of the source.
    pub source_head: Option<OneOrMany>,
    /// The same for the target.
    pub target_head: Option<OneOrMany>,
    /// The same for the content.
    pub content_head: Option<OneOrMany>,
    /// The same for the addressee.
    pub addressee_head: Option<OneOrMany>,
}

/// Where the parties of a claim stand.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConstructionRow {
    /// The name, unique among constructions.
    pub id: String,
    /// The pattern; see `docs/rules.md`.
    pub pattern: String,
    /// Whether what it tells is only planned, wanted or threatened.
    #[serde(default)]
    pub unrealised: bool,
    /// Texts that hold a claim by this construction, and what it is.
    #[serde(default)]
    pub matches: Vec<Spanned<ExampleRow>>,
    /// Texts that hold none by this construction.
    #[serde(default)]
    pub skips: Vec<Spanned<String>>,
    /// What must hold.
    pub needs: Option<GuardRow>,
    /// What must not hold.
    pub unless: Option<GuardRow>,
}

/// A text with the claim that a construction finds in it. What is not given is not checked; `""` says that there is none.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleRow {
    /// The text.
    pub text: String,
    /// The cue, as it stands in the text.
    pub cue: Option<String>,
    /// The source, as it stands in the text; pieces are joined by ` … `.
    pub source: Option<String>,
    /// The target.
    pub target: Option<String>,
    /// The content.
    pub content: Option<String>,
    /// The addressee.
    pub addressee: Option<String>,
    /// `asserted`, `negated` or `unrealised`.
    pub status: Option<String>,
    /// `present`, `past`, `future` or `none`.
    pub tense: Option<String>,
    /// Whether it is hedged.
    pub hedged: Option<bool>,
    /// The kind, where the construction serves several.
    pub kind: Option<String>,
}
