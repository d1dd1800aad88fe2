//! Tokens and sentences of a zone, in one pass.

use super::boundary::{self, FULL_STOP_WORDS};
use super::marks::Marks;
use super::scan::{self, MARKS, Piece};
use super::shape::Shape;
use super::word::{Plain, plain};
use crate::document::{Sentence, Token};
use crate::lexicon::fold::Folded;
use crate::lexicon::{Class, Classes, Lexicon, Tags, Word, WordId};
use crate::span::{Span, Tokens};

/// So many plain words are looked up at once.
const TOGETHER: usize = 16;

/// Plain words that wait to be looked up.
#[derive(Default)]
struct Waiting {
    words: [Folded; TOGETHER],
    /// the numbers of the tokens that they are
    tokens: [u32; TOGETHER],
    /// how many there are
    count: usize,
}

impl Waiting {
    /// Looks all of them up.
    fn look_up(&mut self, lexicon: &Lexicon, tokens: &mut [Token]) {
        let mut ids = [WordId::UNKNOWN; TOGETHER];
        lexicon.find_all_plain(&self.words, &mut ids);
        for (number, id) in self.tokens.iter().zip(ids).take(self.count) {
            let token = &mut tokens[*number as usize];
            (token.id, token.word) = (id, lexicon.word(id));
        }
        self.count = 0;
    }
}

/// Appends the tokens of `span` of `text`, and notes in `marks` what may end a sentence or a quotation.
pub fn tokens(text: &str, span: Span, lexicon: &Lexicon, tokens: &mut Vec<Token>, marks: &mut Marks) {
    marks.clear();
    let text = &text[..span.end as usize];
    let bytes = text.as_bytes();
    let known = |word: &str| lexicon.word(lexicon.find(word));
    // ("gen. Hale": what stands before names closes nothing)
    const BEFORE_NAMES: Classes = Classes::of(&[Class::Abbreviation, Class::Honorific]);
    let abbreviation = |word: &str, closes: bool| {
        let classes = known(word).classes;
        let is_word = || known(word.trim_end_matches('.')).tags != Tags::default();
        classes.has_any(FULL_STOP_WORDS) && !(closes && !classes.has_any(BEFORE_NAMES) && is_word())
    };
    let mut waiting = Waiting::default();
    let mut at = span.start as usize;
    loop {
        // nearly always one space
        let start = at + (bytes.get(at) == Some(&b' ')) as usize;
        let number = tokens.len() as u32;
        let token = |start: usize, end: usize, id: WordId, shape: Shape| Token {
            start: start as u32,
            end: end as u32,
            id,
            word: lexicon.word(id),
            shape,
        };
        if let Some(Plain { folded, shape }) = plain(bytes, start) {
            at = start + folded.length;
            tokens.push(Token { start: start as u32, end: at as u32, id: WordId::UNKNOWN, word: Word::default(), shape });
            (waiting.words[waiting.count], waiting.tokens[waiting.count]) = (folded, number);
            waiting.count += 1;
            if waiting.count == TOGETHER {
                waiting.look_up(lexicon, tokens);
            }
        } else if let Some(shape) = bytes.get(start).and_then(|b| *MARKS.get(*b as usize)?) {
            at = start + 1;
            let id = if shape.may_be_word() { lexicon.mark(bytes[start]) } else { WordId::UNKNOWN };
            tokens.push(token(start, at, id, shape));
            marks.note(number, shape, false);
        } else if let Some(piece) = scan::next(text, start, &abbreviation) {
            at = piece.end;
            tokens.push(token(piece.start, at, word_id(text, &piece, lexicon), piece.shape));
            marks.note(number, piece.shape, bytes[at - 1] == b'.');
        } else {
            waiting.look_up(lexicon, tokens);
            return;
        }
    }
}

/// The word of the lexicon that a piece is.
#[inline]
pub fn word_id(text: &str, piece: &Piece, lexicon: &Lexicon) -> WordId {
    if piece.shape.is_word() || piece.shape.may_be_word() { lexicon.find(&text[piece.start..piece.end]) } else { WordId::UNKNOWN }
}

/// The pieces of a line, in which every full stop behind a word may be its own, with what the lexicon knows of each.
pub fn words(line: &str, lexicon: &Lexicon) -> impl Iterator<Item = (Piece, Word)> {
    scan::pieces(line, |_, _| true).map(|piece| (piece, lexicon.word(word_id(line, &piece, lexicon))))
}

/// No sentence has more tokens: what runs on without full stops (a transcript) is cut, at a comma where there is one in its second half, so that a claim's
/// sentence can be written with it.
const LONGEST: usize = 1024;

/// Appends the sentence from token `start` to before `end`, in pieces where it is too long.
fn add(mut start: usize, end: usize, zone: u32, tokens: &[Token], sentences: &mut Vec<Sentence>) {
    while end - start > LONGEST {
        let half = start + LONGEST / 2..start + LONGEST;
        let comma = half.clone().rev().find(|i| matches!(tokens[*i].shape, Shape::Comma | Shape::Semicolon | Shape::Dash));
        let cut = comma.map_or(half.end, |c| c + 1);
        sentences.push(Sentence { tokens: Tokens::new(start, cut), zone });
        start = cut;
    }
    sentences.push(Sentence { tokens: Tokens::new(start, end), zone });
}

/// Appends the sentences of the zone number `zone`, whose tokens are those from `first` on, `ends` those of them that may end one.
pub fn sentences(text: &str, first: usize, zone: u32, tokens: &[Token], ends: &[u32], sentences: &mut Vec<Sentence>) {
    let (mut start, mut list) = (first, 0);
    for &end in ends {
        // closing marks that went with the sentence before
        if (end as usize) < start {
            continue;
        }
        if let Some(after) = boundary::after(text, tokens, start, end as usize, &mut list) {
            add(start, after, zone, tokens, sentences);
            start = after;
        }
    }
    if start < tokens.len() {
        add(start, tokens.len(), zone, tokens, sentences);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        let tables = crate::engine::builtin_tables();
        let (mut found, mut out) = (Vec::new(), Vec::new());
        let mut marks = Marks::default();
        tokens(text, Span::new(0, text.len()), &tables.lexicon, &mut found, &mut marks);
        sentences(text, 0, 0, &found, &marks.ends, &mut out);
        out.iter().map(|s| crate::document::span_of(&found, s.tokens).of(text).to_owned()).collect()
    }

    #[test]
    fn what_runs_on_is_cut_at_a_comma_or_anywhere() {
        let words = |n: usize| "and so on ".repeat(n / 3 + 1);
        let counts = |text: &str| split(text).iter().map(|s| s.split(' ').count()).collect::<Vec<_>>();
        assert_eq!(counts(&format!("{}on.", words(900))), [904]);
        assert_eq!(counts(&words(2400)), [LONGEST, LONGEST, 2403 - 2 * LONGEST]);
        let text = format!("{}here, {}", words(600), words(900));
        assert_eq!(counts(&text), [604, 903]);
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
