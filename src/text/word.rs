//! Words: letters and digits, with the apostrophes and full stops that belong to them.

use super::scan::{Piece, char_at, mark};
use super::shape::Shape;
use crate::eight;
use crate::lexicon::fold::{Folded, is_apostrophe};
use unicode_segmentation::UnicodeSegmentation;

/// How many bytes after an apostrophe belong to a clitic: s, d, m, ll, re, ve.
pub(super) fn clitic(after: &[u8]) -> Option<usize> {
    let letters = after.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let known = match after.get(..letters)? {
        [a] => matches!(a.to_ascii_lowercase(), b's' | b'd' | b'm'),
        [a, b] => matches!([a.to_ascii_lowercase(), b.to_ascii_lowercase()], [b'l', b'l'] | [b'r', b'e'] | [b'v', b'e']),
        _ => false,
    };
    // a letter beyond ASCII goes on with the word
    (known && after.get(letters).is_none_or(|b| b.is_ascii() || after[letters] >= 0xe2)).then_some(letters)
}

/// A run of ASCII letters, or what a word has of them so far.
#[derive(Clone, Copy)]
struct Letters {
    end: usize,
    letters: usize,
    /// how many of them are upper case
    upper: usize,
    /// whether there are digits among them
    digits: bool,
}

/// The ASCII letters at `start`, eight at a time.
#[inline(always)]
fn ascii_letters(bytes: &[u8], start: usize) -> Letters {
    let (mut end, mut upper) = (start, 0);
    loop {
        let word = eight::read(&bytes[end..]);
        let letters = eight::letters(word);
        let n = eight::before(!letters & eight::HIGH);
        // the bit that lower case adds
        upper += eight::count(eight::first(letters & !(word << 2), n)) as usize;
        end += n;
        if n < 8 {
            return Letters { end, letters: end - start, upper, digits: false };
        }
    }
}

/// A word of at most fifteen ASCII letters and nothing else, as three of four tokens are: two words of the machine hold it and the byte after it.
#[derive(Clone, Copy)]
pub(super) struct Plain {
    pub folded: Folded,
    pub shape: Shape,
}

/// The bytes with which a word may go on after its letters, for [`word`] to see to.
const GOES_ON: [bool; 256] = {
    let mut out = [false; 256];
    let mut b = 0;
    while b < 256 {
        out[b] = matches!(b as u8, b'0'..=b'9' | b'_' | b'\'' | b'.' | b':' | b'@' | 0x80..);
        b += 1;
    }
    out
};

/// The letters at the beginning of eight bytes.
#[derive(Clone, Copy)]
struct Run {
    /// how many
    length: usize,
    /// in lower case, and zeros
    folded: u64,
    /// the highest bit of every letter's byte
    all: u64,
    /// of every upper-case letter's
    upper: u64,
    /// whether the byte after them may belong to the same word; true for eight letters
    goes_on: bool,
}

#[inline(always)]
fn run_of_letters(word: u64) -> Run {
    let letters = eight::letters(word);
    let length = eight::before(!letters & eight::HIGH);
    if length == 8 {
        return Run { length, folded: word | eight::ONES << 5, all: eight::HIGH, upper: eight::HIGH & !(word << 2), goes_on: true };
    }
    let kept = (1 << (8 * length)) - 1;
    let all = kept & eight::HIGH;
    // upper case lacks the bit that lower case has
    let upper = all & !(word << 2);
    let goes_on = GOES_ON[(word >> (8 * length)) as u8 as usize];
    Run { length, folded: (word | eight::ONES << 5) & kept, all, upper, goes_on }
}

/// The plain word at `start`, if there is one.
#[inline(always)]
pub(super) fn plain(bytes: &[u8], start: usize) -> Option<Plain> {
    // by whether some letter is upper case, the first one only, all of them
    const SHAPES: [Shape; 8] =
        [Shape::Lower, Shape::Mixed, Shape::Lower, Shape::Capital, Shape::Lower, Shape::Upper, Shape::Lower, Shape::Letter];
    let shape = |upper: bool, first: bool, all: bool| SHAPES[upper as usize | (first as usize) << 1 | (all as usize) << 2];
    let a = run_of_letters(eight::read(&bytes[start..]));
    if !a.goes_on {
        let shape = shape(a.upper != 0, a.upper == 0x80, a.upper == a.all);
        return (a.length > 0).then_some(Plain { folded: Folded { letters: [a.folded, 0], length: a.length }, shape });
    }
    if a.length < 8 {
        return None;
    }
    let b = run_of_letters(eight::read(&bytes[start + 8..]));
    let shape = shape(a.upper | b.upper != 0, a.upper == 0x80 && b.upper == 0, a.upper == a.all && b.upper == b.all);
    (!b.goes_on).then_some(Plain { folded: Folded { letters: [a.folded, b.folded], length: 8 + b.length }, shape })
}

#[inline]
pub(super) fn word(text: &str, start: usize, abbreviation: &impl Fn(&str, bool) -> bool) -> Piece {
    let run = ascii_letters(text.as_bytes(), start);
    match text.as_bytes().get(run.end) {
        // what a word may go on with
        Some(b) if GOES_ON[*b as usize] => longer_word(text, start, run, abbreviation),
        _ => Piece { start, end: run.end, shape: shape_of(text, start, run) },
    }
}

/// A word that goes on after its first ASCII letters, or seems to.
fn longer_word(text: &str, start: usize, run: Letters, abbreviation: &impl Fn(&str, bool) -> bool) -> Piece {
    let bytes = text.as_bytes();
    let mut run = run;
    loop {
        match bytes.get(run.end) {
            Some(&b) if b.is_ascii_alphabetic() => {
                run.upper += b.is_ascii_uppercase() as usize;
                run.letters += 1;
                run.end += 1;
            }
            Some(&b) if b.is_ascii_digit() => {
                run.digits = true;
                run.end += 1;
            }
            Some(&b'_') if bytes.get(run.end + 1).is_some_and(|b| b.is_ascii_alphanumeric()) => run.end += 1,
            Some(&b'\'') => match inner_apostrophe(text, start, run.end, 1) {
                Inner::Joined => run.end += 1,
                Inner::Ends => break,
                Inner::Negated => return before_negation(text, start, run),
            },
            Some(b'.') => match full_stop(text, start, run.end, run.letters, abbreviation) {
                Dot::Inside => run.end += 1,
                Dot::Last => {
                    run.end += 1;
                    break;
                }
                Dot::Outside => break,
            },
            Some(b':') if bytes[run.end..].starts_with(b"://") => return address(text, start),
            Some(b'@') if bytes.get(run.end + 1).is_some_and(|b| b.is_ascii_alphanumeric()) => return address(text, start),
            Some(b) if !b.is_ascii() => {
                let c = char_at(text, run.end);
                if is_apostrophe(c) {
                    match inner_apostrophe(text, start, run.end, c.len_utf8()) {
                        Inner::Joined => run.end += c.len_utf8(),
                        Inner::Ends => break,
                        Inner::Negated => return before_negation(text, start, run),
                    }
                } else if spaceless(c) {
                    if run.end == start {
                        let n = text[start..].split_word_bounds().next().map_or(c.len_utf8(), str::len);
                        return Piece { start, end: start + n, shape: Shape::Symbol };
                    }
                    break;
                } else if c.is_alphanumeric() || is_combining(c) {
                    run.upper += c.is_uppercase() as usize;
                    run.letters += 1;
                    run.end += c.len_utf8();
                } else {
                    break;
                }
            }
            _ => break,
        }
    }
    Piece { start, end: run.end, shape: shape_of(text, start, run) }
}

/// "do" of "don't", whose "n" goes with the negation; `run` ends with that, before the apostrophe.
fn before_negation(text: &str, start: usize, run: Letters) -> Piece {
    let end = run.end - 1;
    let upper = run.upper - text.as_bytes()[end].is_ascii_uppercase() as usize;
    Piece { start, end, shape: shape_of(text, start, Letters { end, letters: run.letters - 1, upper, ..run }) }
}

fn is_combining(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Scripts that put no spaces between words: Han, kana, Thai, Lao, Khmer, Myanmar.
fn spaceless(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[inline]
fn shape_of(text: &str, start: usize, run: Letters) -> Shape {
    let Letters { end, letters, upper, digits } = run;
    let first = text.as_bytes()[start];
    let first_upper = if first.is_ascii() { first.is_ascii_uppercase() } else { char_at(text, start).is_uppercase() };
    match (first_upper, upper) {
        (true, 1) if letters == 1 && !digits && end - start <= 4 => Shape::Letter,
        (true, n) if n == letters => Shape::Upper,
        (true, 1) => Shape::Capital,
        (true, _) => Shape::Mixed,
        (false, 0) => Shape::Lower,
        (false, _) => Shape::Mixed,
    }
}

enum Inner {
    Joined,
    Ends,
    Negated,
}

/// What an apostrophe at `at` inside a word that began at `start` does.
fn inner_apostrophe(text: &str, start: usize, at: usize, len: usize) -> Inner {
    let after = &text.as_bytes()[at + len..];
    let letter = after.first().is_some_and(u8::is_ascii_alphabetic) || text[at + len..].chars().next().is_some_and(char::is_alphabetic);
    if !letter {
        return Inner::Ends;
    }
    let last = text.as_bytes()[at - 1];
    if after[0].eq_ignore_ascii_case(&b't')
        && after.get(1).is_none_or(|b| !b.is_ascii_alphabetic())
        && last.eq_ignore_ascii_case(&b'n')
        && at - start > 1
    {
        return Inner::Negated;
    }
    if clitic(after).is_some() { Inner::Ends } else { Inner::Joined }
}

enum Dot {
    Inside,
    Last,
    Outside,
}

/// What a full stop at `at` is to the word that began at `start`: part of "U.S.", the end of an abbreviation or an initial, or none of its business.
fn full_stop(text: &str, start: usize, at: usize, letters: usize, abbreviation: &impl Fn(&str, bool) -> bool) -> Dot {
    let bytes = text.as_bytes();
    let run_before = bytes[start..at].iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
    let after = bytes.get(at + 1);
    if run_before == 1 && after.is_some_and(u8::is_ascii_alphabetic) && bytes.get(at + 2).is_none_or(|b| !b.is_ascii_alphabetic()) {
        return Dot::Inside; // U.S, p.m
    }
    if run_before == 2 && at == start + 2 && after.is_some_and(u8::is_ascii_uppercase) && bytes.get(at + 2) == Some(&b'.') {
        return Dot::Inside; // Ph.D.
    }
    let dotted = bytes[start..at].contains(&b'.');
    if run_before == 1 && (dotted || (letters == 1 && bytes[start].is_ascii_uppercase())) {
        // the last stop of U.S. and that of an initial; a lone letter at the end of a line or before a quotation ends its sentence: "she wrote on X."
        let lower = start > 1 && bytes[start - 1] == b' ' && bytes[start - 2].is_ascii_lowercase();
        let ends = match after {
            None | Some(b'\n') => lower || bytes[start] == b'I',
            Some(b' ') => lower && (bytes.get(at + 2) == Some(&b'"') || text[at + 1..].starts_with(" “")),
            _ => false,
        };
        return if !dotted && ends { Dot::Outside } else { Dot::Last };
    }
    if after.is_some_and(u8::is_ascii_alphabetic) && run_before > 1 && text[start..at].is_ascii() && domain_follows(&bytes[at + 1..]) {
        return Dot::Inside; // example.org
    }
    // "they felt ill. Nobody": what closes a sentence in lower case is rather the word without it
    let capital = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_uppercase) && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic);
    let closes = || match after {
        None | Some(b'\n') => true,
        Some(b' ') => capital(at + 2),
        _ => false,
    };
    let known = at - start <= 6 && abbreviation(&text[start..=at], bytes[start].is_ascii_lowercase() && closes());
    if known { Dot::Last } else { Dot::Outside }
}

/// Whether what follows a full stop reads like the end of a host name: two to four lower-case letters and then no word.
fn domain_follows(after: &[u8]) -> bool {
    let n = after.iter().take_while(|b| b.is_ascii_lowercase()).count();
    (2..=4).contains(&n)
        && after.get(n).is_none_or(|b| matches!(b, b' ' | b'\n' | b',' | b'.' | b'/' | b')' | b'\'' | b'"') || !b.is_ascii())
}

pub(super) fn address(text: &str, start: usize) -> Piece {
    let rest = &text[start..];
    let len = rest.find(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | ')' | '”')).unwrap_or(rest.len());
    let trimmed = rest[..len].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']).len().max(1);
    mark(start, trimmed, Shape::Address)
}
