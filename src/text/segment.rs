//! Tokens and sentences of a zone, in one pass.

use super::boundary::{self, FULL_STOP_WORDS};
use super::scan;
use super::shape::Shape;
use crate::document::{Sentence, Token};
use crate::lexicon::fold::Hash;
use crate::lexicon::{Lexicon, WordId};
use crate::span::{Span, Tokens};

/// Appends the tokens of `span` of `text`.
pub fn tokens(text: &str, span: Span, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    let text = &text[..span.end as usize];
    let abbreviation = |word: &str| is_abbreviation(lexicon, word);
    let mut at = span.start as usize;
    while let Some(piece) = scan::next(text, at, &abbreviation) {
        let id = match piece.shape {
            shape if shape.is_word() => lexicon.find(&text[piece.start..piece.end], piece.hash),
            // marks that may be words of the lexicon: & is a conjunction, : a cue, - part of a name, ' a genitive
            Shape::Apostrophe | Shape::Symbol | Shape::Colon | Shape::Dash | Shape::Hyphen | Shape::Open | Shape::Close => {
                lexicon.find(&text[piece.start..piece.end], Hash::of(&text.as_bytes()[piece.start..piece.end]))
            }
            _ => WordId::UNKNOWN,
        };
        tokens.push(Token { start: piece.start as u32, end: piece.end as u32, id, word: lexicon.word(id), shape: piece.shape });
        at = piece.end;
    }
}

/// Appends the sentences of the zone number `zone`, whose tokens are those from `first` on.
pub fn sentences(text: &str, first: usize, zone: u32, tokens: &[Token], sentences: &mut Vec<Sentence>) {
    let (mut start, mut i, mut list) = (first, first, 0);
    while i < tokens.len() {
        if let Some(after) = boundary::after(text, tokens, start, i, &mut list) {
            sentences.push(Sentence { tokens: Tokens::new(start, after), zone });
            start = after;
            i = after;
        } else {
            i += 1;
        }
    }
    if start < tokens.len() {
        sentences.push(Sentence { tokens: Tokens::new(start, tokens.len()), zone });
    }
}

fn is_abbreviation(lexicon: &Lexicon, word: &str) -> bool {
    let mut folded = String::with_capacity(word.len());
    crate::lexicon::fold::fold_into(word, &mut folded);
    lexicon.word(lexicon.get(&folded)).classes.has_any(FULL_STOP_WORDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        let tables = crate::engine::builtin_tables();
        let (mut found, mut out) = (Vec::new(), Vec::new());
        tokens(text, Span::new(0, text.len()), &tables.lexicon, &mut found);
        sentences(text, 0, 0, &found, &mut out);
        out.iter().map(|s| crate::document::span_of(&found, s.tokens).of(text).to_owned()).collect()
    }

    #[test]
    fn sentences_end_where_a_reader_says() {
        for expected in [
            "It rained. The match went on.",
            "Mr. J. D. Hale met Gen. Ortiz in St. Petersburg. They talked.",
            "He lives in the U.S. President Ahn does not.|",
            "It grew 3.5 percent on Nov. 22, 2024. Prices fell.",
            "“We won. They lost,” she said.",
            "\"Why now?\" Mr. Smith asked. Nobody knew.",
            "\"Stop!\" he cried. It stopped.",
            "It ended at 5 p.m. The crowd left.",
            "(The talks failed.) Both left.",
            "They waited... and waited. Then came rain.",
            "Shares of Hale Inc. rose. Others fell.",
            "‘We are done.’ He left.",
        ] {
            let expected = expected.trim_end_matches('|');
            let found = split(expected);
            let joined = found.join(" ");
            assert_eq!(joined, expected);
            let wanted = match expected {
                e if e.contains("President Ahn") => 1,
                e if e.starts_with('“') => 2,
                _ => 2,
            };
            assert_eq!(found.len(), wanted, "{found:?}");
        }
    }
}
