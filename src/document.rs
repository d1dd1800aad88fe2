//! A document: an article's text with what each stage found in it, in flat vectors.
//!
//! Every stage is a function from slices to the next vector; none changes an earlier one's offsets. All offsets are bytes (or token numbers)
//! here; they become code points on the way out.

use crate::article::Article;
use crate::gazetteer::RowId;
use crate::gazetteer::file::Kind;
use crate::lexicon::{Class, Word, WordId};
use crate::rules::{Frame, Types};
use crate::span::{Span, Tokens};
use crate::text::scan::Shape;

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    /// what it is
    pub kind: ZoneKind,
    /// where, without the white space around it
    pub span: Span,
}

/// What a zone is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum ZoneKind {
    Headline,
    Deck,
    Caption,
    Byline,
    Timeline,
    Dateline,
    Subhead,
    Body,
    Note,
    Related,
    Boilerplate,
}

impl ZoneKind {
    const NAMES: [(&'static str, ZoneKind); 11] = [
        ("headline", ZoneKind::Headline),
        ("deck", ZoneKind::Deck),
        ("caption", ZoneKind::Caption),
        ("byline", ZoneKind::Byline),
        ("timeline", ZoneKind::Timeline),
        ("dateline", ZoneKind::Dateline),
        ("subhead", ZoneKind::Subhead),
        ("body", ZoneKind::Body),
        ("note", ZoneKind::Note),
        ("related", ZoneKind::Related),
        ("boilerplate", ZoneKind::Boilerplate),
    ];

    /// The kind's name in records and tables.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].0
    }

    /// The kind with this name.
    pub fn parse(name: &str) -> Option<ZoneKind> {
        Self::NAMES.iter().find(|(n, _)| *n == name).map(|(_, k)| *k)
    }

    /// Whether the zone's text may claim something.
    pub fn claims(self) -> bool {
        matches!(self, ZoneKind::Headline | ZoneKind::Deck | ZoneKind::Subhead | ZoneKind::Body)
    }

    /// Whether names in the zone are mentions of entities.
    pub fn mentions(self) -> bool {
        self.claims() || matches!(self, ZoneKind::Caption | ZoneKind::Dateline | ZoneKind::Boilerplate)
    }
}

/// A word or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// first byte
    pub start: u32,
    /// one past the last byte
    pub end: u32,
    /// the number of its word
    pub id: WordId,
    /// what is known of its word: looked up once, carried from then on
    pub word: Word,
    /// what it looks like
    pub shape: Shape,
}

impl Token {
    /// Whether its word has the class.
    pub fn is(&self, class: Class) -> bool {
        self.word.is(class)
    }

    /// Its bytes.
    pub fn span(&self) -> Span {
        Span { start: self.start, end: self.end }
    }

    /// Its text.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        self.span().of(text)
    }
}

/// A sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// its tokens
    pub tokens: Tokens,
    /// the number of its zone
    pub zone: u32,
}

/// A quotation: its marks and what stands between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// its tokens, marks included
    pub tokens: Tokens,
    /// whether a closing mark was found
    pub closed: bool,
    /// how many quotations it stands in
    pub depth: u8,
    /// the quotation of the paragraph before that it goes on with
    pub continues: Option<u32>,
}

impl Quote {
    /// The tokens between the marks.
    pub fn inner(&self) -> Tokens {
        Tokens { start: self.tokens.start + 1, end: self.tokens.end - self.closed as u32 }
    }
}

/// How a mention names its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum MentionForm {
    Name,
    Alias,
    Adjective,
    Demonym,
    Metonym,
    Acronym,
    Surname,
    Role,
    Pronoun,
    Definite,
}

impl MentionForm {
    /// The form's name in records.
    pub fn name(self) -> &'static str {
        match self {
            MentionForm::Name => "name",
            MentionForm::Alias => "alias",
            MentionForm::Adjective => "adjective",
            MentionForm::Demonym => "demonym",
            MentionForm::Metonym => "metonym",
            MentionForm::Acronym => "acronym",
            MentionForm::Surname => "surname",
            MentionForm::Role => "role",
            MentionForm::Pronoun => "pronoun",
            MentionForm::Definite => "definite",
        }
    }
}

/// The number of an entity in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub u32);

/// A party or place of a document: a row of the gazetteer, or new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// its row, where a list holds it
    pub row: Option<RowId>,
    /// what it is
    pub kind: Kind,
    /// its id, where no list holds it
    pub new_id: String,
    /// the fullest form in the text, where no list holds it
    pub name: String,
    /// ISO 3166-1 alpha-2, where it is known though no list holds it
    pub country: String,
    /// what is known of its sex
    pub sex: Sex,
}

/// What a document shows of a person's sex, for pronouns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Sex {
    #[default]
    Unknown,
    Feminine,
    Masculine,
}

/// A stretch of text that names an entity. Mentions never overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// its tokens
    pub tokens: Tokens,
    /// whom it names
    pub entity: EntityId,
    /// how
    pub form: MentionForm,
    /// the state that it names where it is party to a claim: "Moscow said"
    pub as_party: Option<RowId>,
}

/// How an argument got its entities.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Resolved {
    Name,
    Surname,
    Pronoun,
    Definite,
    Context,
    #[default]
    None,
}

impl Resolved {
    /// The name in records.
    pub fn name(self) -> &'static str {
        match self {
            Resolved::Name => "name",
            Resolved::Surname => "surname",
            Resolved::Pronoun => "pronoun",
            Resolved::Definite => "definite",
            Resolved::Context => "context",
            Resolved::None => "none",
        }
    }
}

/// How a content is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Quotation {
    Direct,
    Indirect,
    Mixed,
}

impl Quotation {
    /// The name in records.
    pub fn name(self) -> &'static str {
        match self {
            Quotation::Direct => "direct",
            Quotation::Indirect => "indirect",
            Quotation::Mixed => "mixed",
        }
    }
}

/// A source, target, content or addressee.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Argument {
    /// its pieces, in order; never empty
    pub pieces: Vec<Span>,
    /// what it is in its clause
    pub types: Types,
    /// how it is quoted; contents only
    pub quote: Option<Quotation>,
    /// whom it stands for
    pub entities: Vec<EntityId>,
    /// how that was found
    pub resolved: Resolved,
    /// the antecedent of a pronoun, relative or definite description
    pub referent: Option<Span>,
}

impl Argument {
    /// The smallest span that covers all pieces.
    pub fn hull(&self) -> Span {
        let all = self.pieces.iter().copied().reduce(Span::hull);
        all.unwrap_or_default()
    }
}

/// Whether what a claim says took place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Status {
    #[default]
    Asserted,
    Negated,
    Unrealised,
}

impl Status {
    /// The name in records.
    pub fn name(self) -> &'static str {
        match self {
            Status::Asserted => "asserted",
            Status::Negated => "negated",
            Status::Unrealised => "unrealised",
        }
    }
}

/// When a claim was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Tense {
    Past,
    Present,
    Future,
    #[default]
    None,
}

impl Tense {
    /// The name in records.
    pub fn name(self) -> &'static str {
        match self {
            Tense::Past => "past",
            Tense::Present => "present",
            Tense::Future => "future",
            Tense::None => "none",
        }
    }
}

/// Who claims what of whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// the number of its kind among the rules
    pub kind: u8,
    /// the number of its cue row
    pub cue_row: u16,
    /// the number of its construction
    pub construction: u16,
    /// the frame in which the cue stood
    pub frame: Frame,
    /// the measured precision of the rule
    pub confidence: f32,
    /// the number of its sentence
    pub sentence: u32,
    /// the cue's pieces; empty for a quotation that goes on without one
    pub cue: Vec<Span>,
    /// who
    pub source: Option<Argument>,
    /// whom
    pub target: Option<Argument>,
    /// what
    pub content: Option<Argument>,
    /// to whom
    pub addressee: Option<Argument>,
    /// whether it took place
    pub status: Status,
    /// whether it is hedged
    pub hedged: bool,
    /// when
    pub tense: Tense,
    /// the claim whose content holds it
    pub within: Option<u32>,
}

impl Claim {
    /// Its arguments that are there.
    pub fn arguments(&self) -> impl Iterator<Item = &Argument> {
        [&self.source, &self.target, &self.content, &self.addressee].into_iter().flatten()
    }

    /// The smallest span that covers its cue and arguments.
    pub fn hull(&self) -> Span {
        let all = self.cue.iter().copied().chain(self.arguments().map(Argument::hull)).reduce(Span::hull);
        all.unwrap_or_default()
    }
}

/// What the page says of the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// the headline
    pub headline: Option<Span>,
    /// the names in bylines
    pub byline: Vec<Span>,
    /// the agency, by its full name
    pub agency: Option<String>,
    /// the dateline
    pub dateline: Option<Dateline>,
    /// the time line, without its first word
    pub updated: Option<Span>,
}

/// Where and when an article was filed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dateline {
    /// the place
    pub place: Span,
    /// its gazetteer row
    pub row: Option<RowId>,
    /// the agency, as written
    pub agency: Option<Span>,
    /// the date, as written
    pub date: Option<Span>,
}

/// An article with everything that was found in it.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// the article itself
    pub article: Article,
    /// what the page says of it
    pub meta: Meta,
    /// the parts of the page, in order; between them there is only white space
    pub zones: Vec<Zone>,
    /// words and marks of all zones
    pub tokens: Vec<Token>,
    /// sentences of all zones
    pub sentences: Vec<Sentence>,
    /// quotations, in order of their beginnings
    pub quotes: Vec<Quote>,
    /// parties and places
    pub entities: Vec<Entity>,
    /// where they are named, in order
    pub mentions: Vec<Mention>,
    /// who claims what, in order of their cues
    pub claims: Vec<Claim>,
}

impl Document {
    /// Takes a new article and forgets everything else; the vectors keep their room.
    pub fn reset(&mut self, article: Article) {
        self.article = article;
        self.meta = Meta::default();
        self.zones.clear();
        self.tokens.clear();
        self.sentences.clear();
        self.quotes.clear();
        self.entities.clear();
        self.mentions.clear();
        self.claims.clear();
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.article.text
    }

    /// The bytes that tokens cover.
    pub fn span(&self, tokens: Tokens) -> Span {
        span_of(&self.tokens, tokens)
    }

    /// The zone of a sentence.
    pub fn zone_of(&self, sentence: u32) -> ZoneKind {
        self.zones[self.sentences[sentence as usize].zone as usize].kind
    }
}

/// The bytes that a range of tokens covers; empty for an empty range.
pub fn span_of(tokens: &[Token], range: Tokens) -> Span {
    if range.is_empty() {
        let at = tokens.get(range.start as usize).map_or(0, |t| t.start);
        return Span { start: at, end: at };
    }
    Span { start: tokens[range.start as usize].start, end: tokens[range.end as usize - 1].end }
}
