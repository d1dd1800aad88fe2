//! Tokens, sentences and quotations.

use crate::lexicon::{Class, Word, WordId};
use crate::span::{Span, Tokens};
use crate::text::shape::Shape;

/// A word or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// its first byte in the article's text
    pub start: u32,
    /// one past its last byte
    pub end: u32,
    /// the number of its word in the lexicon
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

    /// The lemma of its word, or the word where it has none.
    pub fn lemma(&self) -> WordId {
        if self.word.lemma.is_known() { self.word.lemma } else { self.id }
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
    /// the number of its zone among [`Document::zones`](super::Document::zones)
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
    /// the quotation of the paragraph before that it goes on with, by its number among [`Document::quotes`](super::Document::quotes)
    pub continues: Option<u32>,
}

impl Quote {
    /// The tokens between the marks.
    pub fn inner(&self) -> Tokens {
        Tokens { start: self.tokens.start + 1, end: self.tokens.end - self.closed as u32 }
    }
}
