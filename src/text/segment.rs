//! Tokens and sentences of a zone, in one pass.
//!
//! A sentence ends after a full stop, question or exclamation mark (with closing quotation marks and brackets), where what follows looks like a
//! beginning; full stops that belong to a word (abbreviations, initials) end one only before a word that clearly begins another. A sentence may end
//! inside a quotation, as in the Penn Treebank. The words that decide stand in `lexicon/`.

use super::scan;
use super::shape::Shape;
use crate::document::{Sentence, Token};
use crate::lexicon::fold::Hash;
use crate::lexicon::{Class, Classes, Lexicon, Tag, Tags, Word, WordId};
use crate::span::{Span, Tokens};

/// Appends the tokens and sentences of `span` of `text`, which is zone number `zone`.
pub fn segment(text: &str, span: Span, zone: u32, lexicon: &Lexicon, tokens: &mut Vec<Token>, sentences: &mut Vec<Sentence>) {
    let end = span.end as usize;
    let text = &text[..end];
    let abbreviation = |word: &str| is_abbreviation(lexicon, word);
    let first = tokens.len();
    let mut at = span.start as usize;
    while let Some(piece) = scan::next(text, at, &abbreviation) {
        let id = match piece.shape {
            shape if shape.is_word() => lexicon.find(&text[piece.start..piece.end], piece.hash),
            // marks that may be words of the lexicon: & is a conjunction, : a cue, - part of a name
            Shape::Symbol | Shape::Colon | Shape::Dash | Shape::Hyphen | Shape::Open | Shape::Close => {
                lexicon.find(&text[piece.start..piece.end], Hash::of(&text.as_bytes()[piece.start..piece.end]))
            }
            _ => WordId::UNKNOWN,
        };
        tokens.push(Token { start: piece.start as u32, end: piece.end as u32, id, word: lexicon.word(id), shape: piece.shape });
        at = piece.end;
    }
    let mut start = first;
    let mut i = first;
    while i < tokens.len() {
        if let Some(after) = boundary_after(text, tokens, i) {
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

const FULL_STOP_WORDS: Classes = Classes::of(&[Class::Abbreviation, Class::AbbreviationFinal, Class::Honorific, Class::Month]);

fn is_abbreviation(lexicon: &Lexicon, word: &str) -> bool {
    let mut folded = String::with_capacity(word.len());
    crate::lexicon::fold::fold_into(word, &mut folded);
    lexicon.word(lexicon.get(&folded)).classes.has_any(FULL_STOP_WORDS)
}

/// If a sentence ends with token `i`, the token after its last one (closing marks included).
fn boundary_after(text: &str, tokens: &[Token], i: usize) -> Option<usize> {
    let token = tokens[i];
    let strength = match token.shape {
        Shape::Stop | Shape::Exclaim => Strength::Mark,
        Shape::Ellipsis => Strength::Weak,
        Shape::Upper | Shape::Letter | Shape::Mixed | Shape::Lower | Shape::Capital if text.as_bytes()[token.end as usize - 1] == b'.' => {
            let classes = token.word.classes;
            if classes.has(Class::AbbreviationFinal) || (token.shape == Shape::Upper && !classes.has_any(FULL_STOP_WORDS)) {
                Strength::Word
            } else {
                Strength::Abbreviation
            }
        }
        _ => return None,
    };
    let mut after = i + 1;
    // closing marks belong to the sentence
    while let Some(t) = tokens.get(after) {
        let glued = t.start == tokens[after - 1].end;
        let closes = match t.shape {
            Shape::QuoteClose | Shape::Close => true,
            // one that stands apart on both sides closes what nobody opened there
            Shape::QuoteStraight | Shape::Apostrophe => {
                glued || tokens.get(after + 1).is_some_and(|n| n.start > t.end) && strength == Strength::Mark
            }
            Shape::Stop | Shape::Exclaim | Shape::Ellipsis => glued || strength == Strength::Weak,
            _ => false,
        };
        if !closes {
            break;
        }
        after += 1;
    }
    let next = *tokens.get(after)?;
    let quoted = after > i + 1;
    let gap = next.start > tokens[after - 1].end;
    let starts = begins(text, tokens, after);
    let ends = match strength {
        Strength::Mark if token.shape == Shape::Stop => {
            gap && (starts >= Start::Possible || is_plain(tokens, i, after)) || (!gap && quoted && starts == Start::Clear)
        }
        Strength::Mark => gap && starts >= Start::Possible && !(quoted && is_attribution(tokens, after)),
        Strength::Weak => gap && starts >= Start::Possible,
        Strength::Word => gap && starts == Start::Clear && (quoted || !is_name_after(tokens, after)),
        Strength::Abbreviation => gap && quoted && starts == Start::Clear,
    };
    ends.then_some(after)
}

#[derive(Clone, Copy, PartialEq)]
enum Strength {
    /// a mark of its own
    Mark,
    /// an ellipsis
    Weak,
    /// the full stop of a word that may end a sentence
    Word,
    /// the full stop of one that may not
    Abbreviation,
}

#[derive(PartialEq, PartialOrd)]
enum Start {
    No,
    Possible,
    Clear,
}

/// How much token `at` looks like the first of a sentence.
fn begins(text: &str, tokens: &[Token], at: usize) -> Start {
    let token = tokens[at];
    match token.shape {
        Shape::Capital | Shape::Upper | Shape::Mixed | Shape::Letter if token.of(text).chars().next().is_some_and(char::is_uppercase) => {
            if begins_clauses(token.word) {
                Start::Clear
            } else {
                Start::Possible
            }
        }
        Shape::QuoteOpen | Shape::QuoteStraight | Shape::SingleOpen | Shape::Open => match tokens.get(at + 1) {
            Some(next) if next.shape == Shape::Lower => Start::No,
            Some(_) => Start::Clear,
            None => Start::No,
        },
        Shape::Number | Shape::Ellipsis | Shape::Symbol | Shape::Address => Start::Possible,
        Shape::Dash => Start::Possible,
        _ => Start::No,
    }
}

/// A full stop between two ordinary words in lower case: a writer who uses no capitals.
fn is_plain(tokens: &[Token], stop: usize, next: usize) -> bool {
    const SHORTEST: u32 = 3;
    let plain = |t: &Token| t.shape == Shape::Lower && t.word.likely.is_some();
    let before = stop.checked_sub(1).map(|b| tokens[b]);
    next == stop + 1 && before.is_some_and(|t| plain(&t) && t.end - t.start >= SHORTEST) && plain(&tokens[next])
}

/// Words that begin sentences and hardly ever a name: determiners, pronouns, prepositions, conjunctions.
fn begins_clauses(word: Word) -> bool {
    const CLOSED: Tags = Tags::of(&[
        Tag::Determiner,
        Tag::Pronoun,
        Tag::Possessive,
        Tag::Preposition,
        Tag::Subordinator,
        Tag::Conjunction,
        Tag::Wh,
        Tag::That,
        Tag::To,
        Tag::Existential,
    ]);
    word.tags.meets(CLOSED) && !word.is(Class::NameParticle)
}

/// Whether a name goes on at `at` ("U.S. President", "Inc. Chairman"): a capitalised word that begins no clause.
fn is_name_after(tokens: &[Token], at: usize) -> bool {
    tokens[at].shape.is_capital() && !begins_clauses(tokens[at].word)
}

/// Whether what follows a quoted question or exclamation is its attribution: `"Why?" Mr. Smith asked`.
fn is_attribution(tokens: &[Token], at: usize) -> bool {
    let near = &tokens[at..tokens.len().min(at + 5)];
    near.iter().skip(1).take_while(|t| t.shape.is_word()).any(|t| {
        t.shape == Shape::Lower
            && t.word.cue != 0
            && t.word.tags.meets(Tags::of(&[Tag::Past, Tag::Third]))
            && t.word.likely != Some(Tag::Plural)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<String> {
        let tables = crate::engine::builtin_tables();
        let (mut tokens, mut out) = (Vec::new(), Vec::new());
        segment(text, Span::new(0, text.len()), 0, &tables.lexicon, &mut tokens, &mut out);
        out.iter().map(|s| crate::document::span_of(&tokens, s.tokens).of(text).to_owned()).collect()
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
            let found = sentences(expected);
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
