//! A document: an article's text with what each stage found in it, in flat vectors.
//!
//! Every stage is a function from slices to the next vector; none changes an earlier one's offsets. A [`Span`] is bytes of the article's text, [`Tokens`]
//! are numbers among [`Document::tokens`]; on the way out spans become code points or UTF-16 units ([`crate::output`]).

mod claim;
mod entity;
mod token;
mod zone;

pub use claim::{Argument, Claim, Parties, Quotation, Resolved, Spans, Status, Tense};
pub use entity::{Entity, EntityId, Mention, MentionForm, Sex};
pub use token::{Quote, Sentence, Token};
pub use zone::{Zone, ZoneKind};

use crate::article::Article;
use crate::gazetteer::{Kind, RowId};
use crate::lexicon::Class;
use crate::span::{Span, Tokens};

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

    /// The text of pieces, with ` … ` between them, as rules and gold write it.
    pub fn joined(&self, pieces: &[Span]) -> String {
        pieces.iter().map(|s| s.of(self.text())).collect::<Vec<_>>().join(" … ")
    }

    /// One of its entities.
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.0 as usize]
    }

    /// The bytes that tokens cover.
    pub fn span(&self, tokens: Tokens) -> Span {
        span_of(&self.tokens, tokens)
    }

    /// The bytes that a mention covers. A full stop that ends the sentence as well as an abbreviation ("the shares of Hale Inc.") is the sentence's.
    pub fn span_of_mention(&self, mention: &Mention) -> Span {
        let Span { start, end } = self.span(mention.tokens);
        let last = self.tokens[mention.tokens.end as usize - 1];
        // (not "S.A.")
        let abbreviated =
            last.is(Class::AbbreviationFinal) && last.of(self.text()).strip_suffix('.').is_some_and(|short| !short.contains('.'));
        let body = || self.entity(mention.entity).kind == Kind::Organization;
        Span { start, end: end - (abbreviated && body() && self.ends_sentence(mention.tokens.end)) as u32 }
    }

    /// Whether nothing but closing marks stands between the token number `end` and the end of the sentence of the token before.
    fn ends_sentence(&self, end: u32) -> bool {
        let sentence = self.sentences.get(self.sentences.partition_point(|s| s.tokens.end < end));
        sentence.is_some_and(|s| (end..s.tokens.end).all(|i| !self.tokens[i as usize].shape.is_word()))
    }

    /// The tokens that a span covers, which is looked for in a sentence first.
    pub fn tokens_of(&self, span: Span, sentence: u32) -> Tokens {
        let near = self.sentences[sentence as usize].tokens.range();
        let inside = |s: &[Token]| s.first().is_some_and(|t| t.start <= span.start) && s.last().is_some_and(|t| span.end <= t.end);
        let near = if inside(&self.tokens[near.clone()]) { near } else { 0..self.tokens.len() };
        let start = near.start + self.tokens[near.clone()].partition_point(|t| t.end <= span.start);
        let end = start + self.tokens[start..near.end].partition_point(|t| t.start < span.end);
        Tokens::new(start, end)
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
