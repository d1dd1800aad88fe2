//! The scanner: bytes → pieces (words, numbers, marks).
//!
//! ASCII letters are walked eight at a time; other letters are decoded, and runs of scripts that write no spaces are cut at the word
//! boundaries of Unicode (UAX #29). Words are cut as in the Penn Treebank: "don't" is "do" + "n't", "NATO's" is "NATO" + "'s"; hyphens stand
//! alone ("U.S.-led" is three pieces), so that names inside compounds are found.

use super::shape::Shape;
use super::word::{clitic, word};

/// A piece of text: byte offsets and shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// first byte
    pub start: usize,
    /// one past the last byte
    pub end: usize,
    /// what it looks like
    pub shape: Shape,
}

/// The next piece of `text` at or after byte `at`, or `None` at its end. `abbreviation` is asked whether a word is written with the
/// full stop that follows it (the argument includes the stop); the flag tells whether it is in lower case and what follows looks like another sentence.
pub fn next(text: &str, at: usize, abbreviation: &impl Fn(&str, bool) -> bool) -> Option<Piece> {
    let start = skip_blanks(text, at)?;
    let bytes = text.as_bytes();
    let b = bytes[start];
    Some(match b {
        b'a'..=b'z' | b'A'..=b'Z' => word(text, start, abbreviation),
        b'0'..=b'9' => number(text, start),
        b'\'' => apostrophe(text, start, 1),
        b'`' if bytes.get(start + 1) == Some(&b'`') => mark(start, 2, Shape::QuoteOpen),
        b'`' => mark(start, 1, Shape::SingleOpen),
        b'.' => match bytes[start..].iter().take_while(|b| **b == b'.').count() {
            1 => mark(start, 1, Shape::Stop),
            n => mark(start, n, Shape::Ellipsis),
        },
        b'-' => hyphen(bytes, start),
        b'_' | b'*' | b'=' | b'~' => mark(start, bytes[start..].iter().take_while(|x| **x == b).count(), Shape::Symbol),
        // "Port to close | Riga Herald": a bar that stands apart parts what is beside it
        b'|' if bytes.get(start + 1) == Some(&b' ') && start.checked_sub(1).is_some_and(|b| bytes[b] == b' ') => {
            mark(start, 1, Shape::Semicolon)
        }
        b if b.is_ascii() => mark(start, 1, MARKS[b as usize].unwrap_or(Shape::Symbol)),
        _ => beyond_ascii(text, start, abbreviation),
    })
}

/// The pieces of a text, one after another; see [`next`].
pub fn pieces(text: &str, abbreviation: impl Fn(&str, bool) -> bool) -> impl Iterator<Item = Piece> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let piece = next(text, at, &abbreviation)?;
        at = piece.end;
        Some(piece)
    })
}

/// The first byte at or after `at` that is no white space and not invisible, if there is one.
#[inline]
fn skip_blanks(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut start = at;
    loop {
        match bytes.get(start)? {
            0..=b' ' | 0x7f => start += 1,
            0..=0x7f => return Some(start),
            _ => {
                let c = char_at(text, start);
                if !is_blank(c) {
                    return Some(start);
                }
                start += c.len_utf8();
            }
        }
    }
}

/// The shapes of those ASCII bytes that are tokens by themselves wherever they stand.
pub(super) const MARKS: [Option<Shape>; 128] = {
    let mut out = [None; 128];
    let mut b = b'!';
    while b < 0x7f {
        out[b as usize] = match b {
            b'"' => Some(Shape::QuoteStraight),
            b',' => Some(Shape::Comma),
            b';' => Some(Shape::Semicolon),
            b':' => Some(Shape::Colon),
            b'(' | b'[' | b'{' => Some(Shape::Open),
            b')' | b']' | b'}' => Some(Shape::Close),
            b'!' | b'?' => Some(Shape::Exclaim),
            b'\'' | b'`' | b'.' | b'-' | b'_' | b'*' | b'=' | b'~' | b'|' => None,
            _ if b.is_ascii_alphanumeric() => None,
            _ => Some(Shape::Symbol),
        };
        b += 1;
    }
    out
};

pub(super) fn char_at(text: &str, at: usize) -> char {
    text[at..].chars().next().unwrap_or(' ')
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{00ad}' | '\u{202a}'..='\u{202e}')
}

pub(super) fn mark(start: usize, len: usize, shape: Shape) -> Piece {
    Piece { start, end: start + len, shape }
}

fn beyond_ascii(text: &str, start: usize, abbreviation: &impl Fn(&str, bool) -> bool) -> Piece {
    let c = char_at(text, start);
    let len = c.len_utf8();
    match c {
        '“' | '«' | '„' | '‟' | '〝' => mark(start, len, Shape::QuoteOpen),
        '”' | '»' | '〞' => mark(start, len, Shape::QuoteClose),
        '＂' => mark(start, len, Shape::QuoteStraight),
        '‘' | '‚' | '‹' | '‛' => match text[start + len..].chars().next() {
            // an apostrophe set the wrong way round: ‘90s, rock ‘n’ roll
            Some(n) if n.is_ascii_digit() => mark(start, len, Shape::Apostrophe),
            _ => mark(start, len, Shape::SingleOpen),
        },
        '’' | 'ʼ' | '´' | '›' | '′' => apostrophe(text, start, len),
        // "the Oslo–Bergen road", but "a paper–which"
        '–' if joins_names(text, start, len) => mark(start, len, Shape::Hyphen),
        '–' | '—' | '―' | '⸺' | '﹘' | '−' => mark(start, len, Shape::Dash),
        '‐' | '‑' => mark(start, len, Shape::Hyphen),
        '…' => mark(start, len, Shape::Ellipsis),
        c if c.is_alphanumeric() => word(text, start, abbreviation),
        _ => mark(start, len, Shape::Symbol),
    }
}

/// Whether a mark stands right between two words with capitals: "Oslo–Bergen", but "the mayor–Ana Ruiz".
fn joins_names(text: &str, start: usize, len: usize) -> bool {
    let before = text[..start].rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    before.starts_with(char::is_uppercase) && text[start + len..].starts_with(char::is_uppercase)
}

fn hyphen(bytes: &[u8], start: usize) -> Piece {
    let run = bytes[start..].iter().take_while(|b| **b == b'-').count();
    let glued = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_alphanumeric() || !b.is_ascii() || *b == b'.');
    let before = start > 0 && glued(bytes.get(start - 1));
    let after = glued(bytes.get(start + run));
    mark(start, run, if run == 1 && before && after { Shape::Hyphen } else { Shape::Dash })
}

/// An apostrophe that begins a piece: a clitic ("'s"), two of them as a quotation mark, or a mark of its own.
fn apostrophe(text: &str, start: usize, len: usize) -> Piece {
    let bytes = text.as_bytes();
    let before = text[..start].chars().next_back();
    if bytes[start] == b'\'' && bytes.get(start + 1) == Some(&b'\'') {
        // of three that close, the first is the inner one: ''He said, 'Go,'''
        let inner = bytes.get(start + 2) == Some(&b'\'') && before.is_some_and(|c| !is_blank(c) && c != '(' && c != '\'');
        return if inner { mark(start, 1, Shape::Apostrophe) } else { mark(start, 2, Shape::QuoteStraight) };
    }
    let glued = before.is_some_and(|c| c.is_alphanumeric() || c == '.');
    if glued && let Some(n) = clitic(&bytes[start + len..]) {
        return Piece { start, end: start + len + n, shape: Shape::Lower };
    }
    if is_spaced_elision(bytes, start, len) {
        return mark(start, len, Shape::Hyphen);
    }
    // after a mark it closes: one more!'"
    let closes = start > 0 && matches!(bytes[start - 1], b'!' | b'?' | b',' | b'.');
    let shape = if !glued
        && !closes
        && bytes.get(start + len).is_some_and(|b| b.is_ascii_alphabetic() || !b.is_ascii() || matches!(b, b'"' | b'.'))
    {
        Shape::SingleOpen
    } else {
        Shape::Apostrophe
    };
    mark(start, len, shape)
}

/// "Ana O 'Dell", "Luc d 'Arcy", as other tools cut names and print them: an apostrophe that binds a lone letter before a blank to the name behind it
/// as a hyphen does, and opens no quotation ("plan D 'Boost'").
fn is_spaced_elision(bytes: &[u8], start: usize, len: usize) -> bool {
    const LETTERS: &[u8] = b"ODLdl";
    let [before @ .., letter, b' '] = &bytes[..start] else { return false };
    let name = bytes[start + len..].iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let capital = name > 1 && bytes[start + len].is_ascii_uppercase() && bytes[start + len + 1].is_ascii_lowercase();
    !before.last().is_some_and(u8::is_ascii_alphanumeric) && LETTERS.contains(letter) && capital && !closes(&bytes[start + len + name..])
}

/// Whether an apostrophe of a line closes what opened before: it stands right behind something and before no letter.
fn closes(rest: &[u8]) -> bool {
    const LONGEST: usize = 60;
    let rest = &rest[..rest.len().min(LONGEST)];
    let line = rest.split(|b| *b == b'\n').next().unwrap_or_default();
    (0..line.len()).any(|i| line[i] == b'\'' && (i == 0 || line[i - 1] != b' ') && !line.get(i + 1).is_some_and(u8::is_ascii_alphabetic))
}

fn number(text: &str, start: usize) -> Piece {
    let bytes = text.as_bytes();
    let mut end = start;
    loop {
        match bytes.get(end) {
            Some(b) if b.is_ascii_alphanumeric() => end += 1,
            Some(b) if matches!(b, b'.' | b',' | b':' | b'/') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) => end += 1,
            _ => return Piece { start, end, shape: Shape::Number },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        let known = |w: &str, _: bool| matches!(w.to_ascii_lowercase().as_str(), "mr." | "nov." | "gen." | "inc.");
        let mut at = 0;
        std::iter::from_fn(|| {
            next(text, at, &known).map(|p| {
                at = p.end;
                &text[p.start..p.end]
            })
        })
        .collect()
    }

    #[test]
    fn words_are_cut_as_in_the_treebank() {
        for (text, expected) in [
            ("They don't, can’t and WON'T.", "They|do|n't|,|ca|n’t|and|WO|N'T|."),
            ("NATO's and the officials' view", "NATO|'s|and|the|officials|'|view"),
            ("O'Brien met Xi'an's mayor", "O'Brien|met|Xi'an|'s|mayor"),
            ("Mr. J. D. Vance, a U.S. senator.", "Mr.|J.|D.|Vance|,|a|U.S.|senator|."),
            ("U.S.-led, al-Qaeda-linked", "U.S.|-|led|,|al|-|Qaeda|-|linked"),
            ("Nov. 22, 2024: 3.5% of $1,000", "Nov.|22|,|2024|:|3.5|%|of|$|1,000"),
            ("wait... what -- no — yes", "wait|...|what|--|no|—|yes"),
            ("“Go,” ‘now’ ''then''", "“|Go|,|”|‘|now|’|''|then|''"),
            ("see https://example.org/a?b=1. or @name, a@b.org", "see|https://example.org/a?b=1|.|or|@|name|,|a@b.org"),
            ("Ministry of Defence.The end", "Ministry|of|Defence|.|The|end"),
            ("vote at example.org today", "vote|at|example.org|today"),
            ("Lipavský’s People´s", "Lipavský|’s|People|´s"),
            ("APT31 hit 21 at 9:30", "APT31|hit|21|at|9:30"),
            ("北京说 no", "北|京|说|no"),
        ] {
            assert_eq!(pieces(text).join("|"), expected);
        }
    }

    #[test]
    fn an_apostrophe_behind_a_lone_letter_binds_a_name() {
        let mark = |text: &str| next(text, text.find('\'').expect("an apostrophe"), &|_, _| false).expect("a piece").shape;
        for (text, expected) in [
            ("Ana O 'Dell left", Shape::Hyphen),
            ("d 'Arcy's house", Shape::Hyphen),
            ("Plan D 'Boost' failed", Shape::SingleOpen),
            ("Team B 'Tigers won", Shape::SingleOpen),
            ("and 'Dell left", Shape::SingleOpen),
            ("vitamin D 'USA", Shape::SingleOpen),
        ] {
            assert_eq!(mark(text), expected, "{text}");
        }
    }

    #[test]
    fn shapes_tell_case_and_marks() {
        let shape = |text: &str| next(text, 0, &|_, _| false).expect("a piece").shape;
        for (text, expected) in [
            ("said", Shape::Lower),
            ("Said", Shape::Capital),
            ("NATO", Shape::Upper),
            ("McCain", Shape::Mixed),
            ("J.", Shape::Letter),
            ("U.S.", Shape::Upper),
            ("31st", Shape::Number),
            ("Élysée", Shape::Capital),
            ("\"", Shape::QuoteStraight),
            ("”", Shape::QuoteClose),
            ("…", Shape::Ellipsis),
            ("'tis", Shape::SingleOpen),
        ] {
            assert_eq!(shape(text), expected, "{text}");
        }
    }
}
