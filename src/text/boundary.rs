//! Where sentences end.
//!
//! A sentence ends after a full stop, question or exclamation mark (with the closing quotation marks, brackets and footnote marks that follow), where
//! what comes next looks like a beginning; full stops that belong to a word (abbreviations, initials) end one only before a word that clearly begins
//! another. A sentence may end inside a quotation, as in the Penn Treebank. The words that decide stand in `lexicon/`.

use super::attribution::{attribution, is_whole_attribution};
use super::shape::Shape;
use crate::document::Token;
use crate::lexicon::{Class, Classes, Tag, Tags, Word};

/// Words that are written with a full stop.
pub const FULL_STOP_WORDS: Classes =
    Classes::of(&[Class::Abbreviation, Class::AbbreviationFinal, Class::AbbreviationNumber, Class::Honorific, Class::Month]);

/// Those of them that a single letter may be, all but what stands before numbers.
const NEVER_INITIALS: Classes = Classes::of(&[Class::Abbreviation, Class::AbbreviationFinal, Class::Honorific, Class::Month]);

/// Hardly ever do more marks close a sentence.
const MOST_CLOSING: usize = 16;

/// What stands before a possible end.
#[derive(Clone, Copy, PartialEq)]
enum Strength {
    /// a full stop, question or exclamation mark of its own
    Mark,
    /// an ellipsis
    Weak,
    /// the full stop of a word that may end a sentence
    Word,
    /// that of an adjective as well as a name ("U.S."), or of an initial
    Initial,
    /// that of a word that hardly ever does
    Abbreviation,
}

/// What stands after it.
#[derive(PartialEq, PartialOrd)]
enum Start {
    No,
    Possible,
    Clear,
}

/// If the sentence that began with token `first` ends with token `i`, the token after its last one (closing marks included). `list` is the number
/// of the last item of a list in the line ("1. … 2. …").
pub fn after(text: &str, tokens: &[Token], first: usize, i: usize, list: &mut u32) -> Option<usize> {
    let token = tokens[i];
    let strength = match token.shape {
        Shape::Stop | Shape::Exclaim => Strength::Mark,
        Shape::Ellipsis => Strength::Weak,
        Shape::Upper | Shape::Letter | Shape::Mixed | Shape::Lower | Shape::Capital if text.as_bytes()[token.end as usize - 1] == b'.' => {
            strength(tokens, i)
        }
        // a dateline inside a line: "TEHRAN (AFP) - …"
        Shape::Colon if dateline_end(text, tokens, i + 1).is_some() => return Some(i + 1),
        Shape::Dash if dateline_end(text, tokens, first) == Some(i) => return Some(i + 1),
        _ => return None,
    };
    if token.shape == Shape::Stop && is_label(text, tokens, first, i, list) {
        return None;
    }
    let after = after_closing(text, tokens, i, strength);
    let next = *tokens.get(after)?;
    let quoted = after > i + 1;
    let gap = next.start > tokens[after - 1].end;
    let starts = begins(text, tokens, after);
    let ends = match strength {
        Strength::Mark if token.shape == Shape::Stop => {
            gap && (starts >= Start::Possible || is_plain(tokens, i, after))
                && !(quoted && is_quotation(tokens, first, i) && is_whole_attribution(tokens, after))
                || !gap && (quoted && (starts == Start::Clear || signs(tokens, after)) || after == i + 1 && is_glued(tokens, i))
        }
        Strength::Mark if token.shape != Shape::Exclaim => gap && starts >= Start::Possible,
        Strength::Mark => {
            gap && next.shape != Shape::Dash && starts >= Start::Possible && !(quoted && attribution(tokens, after).is_some())
        }
        // "Well ... I do not know"
        Strength::Weak => {
            let goes_on = next.word.is(Class::FirstPerson) && is_apart(tokens, i) || quoted && attribution(tokens, after).is_some();
            gap && starts >= Start::Possible && !goes_on
        }
        Strength::Word => gap && (starts == Start::Clear || is_subject(tokens, after)) && (quoted || !is_name_after(tokens, after)),
        Strength::Initial => gap && starts == Start::Clear && (quoted || !is_name_after(tokens, after)),
        Strength::Abbreviation => gap && quoted && starts == Start::Clear,
    };
    ends.then_some(after)
}

/// What the full stop of a word is worth.
fn strength(tokens: &[Token], i: usize) -> Strength {
    let token = tokens[i];
    let classes = token.word.classes;
    if classes.has(Class::AbbreviationNumber) && token.shape != Shape::Letter {
        // "no. 5", "p. 12"; but "he said no."
        return if tokens.get(i + 1).is_some_and(|t| t.shape == Shape::Number) { Strength::Abbreviation } else { Strength::Mark };
    }
    if classes.has(Class::AbbreviationAdjective) {
        return Strength::Initial;
    }
    if classes.has(Class::AbbreviationFinal) || (token.shape == Shape::Upper && !classes.has_any(FULL_STOP_WORDS)) {
        return Strength::Word;
    }
    // "Plan B. There", but "J. D." and "Q. Why?"
    let single = token.shape == Shape::Letter && !classes.has_any(NEVER_INITIALS);
    let before = i.checked_sub(1).map(|b| tokens[b]).filter(|b| b.shape.is_word());
    match before {
        Some(b) if single && b.shape == Shape::Lower && !b.word.is(Class::NameParticle) => Strength::Word,
        Some(b) if single && b.shape != Shape::Letter => Strength::Initial,
        _ => Strength::Abbreviation,
    }
}

/// The token after the closing marks that belong to the sentence that token `i` ends.
fn after_closing(text: &str, tokens: &[Token], i: usize, strength: Strength) -> usize {
    let mut after = i + 1;
    // a page of nothing but marks would be read again from each of them
    while after < i + MOST_CLOSING
        && let Some(t) = tokens.get(after)
    {
        let glued = t.start == tokens[after - 1].end;
        if t.shape == Shape::Open && is_footnote(text, tokens, after) {
            after += 3;
            continue;
        }
        let closes = match t.shape {
            Shape::QuoteClose | Shape::Close => true,
            // one that stands apart on both sides closes what nobody opened there
            Shape::QuoteStraight | Shape::Apostrophe => {
                glued || tokens.get(after + 1).is_some_and(|n| n.start > t.end) && strength == Strength::Mark
            }
            Shape::Stop | Shape::Exclaim | Shape::Ellipsis => glued || strength == Strength::Weak,
            Shape::Symbol | Shape::Mixed | Shape::Lower => t.of(text).chars().all(is_mark_of_its_own),
            _ => false,
        };
        if !closes {
            break;
        }
        after += 1;
    }
    after
}

/// A raised figure, a pictogram.
fn is_mark_of_its_own(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '\u{2070}'..='\u{2079}' | '\u{2600}'..='\u{27bf}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}

/// "[3]".
fn is_footnote(text: &str, tokens: &[Token], at: usize) -> bool {
    matches!(tokens.get(at..at + 3), Some([open, number, close])
        if open.of(text) == "[" && number.shape == Shape::Number && close.of(text) == "]")
}

/// The number of a list's item ("1. Cut taxes 2. Raise wages"), or a heading of nothing but a word and a number ("Article 5. …").
fn is_label(text: &str, tokens: &[Token], first: usize, i: usize, list: &mut u32) -> bool {
    let Some(before) = i.checked_sub(1).filter(|b| *b >= first).map(|b| tokens[b]) else { return false };
    if before.end != tokens[i].start {
        return false;
    }
    let numeral = before.shape == Shape::Number || before.shape == Shape::Upper && before.word.is(Class::NameSuffix);
    if i == first + 2 && numeral && tokens[first].shape == Shape::Capital {
        return tokens[first].word.tags.meets(Tags::of(&[Tag::Noun])) && !tokens[first].word.is(Class::Month);
    }
    let Ok(number) = before.of(text).parse::<u32>() else { return false };
    let opens = i == first + 1 || tokens[i - 2].shape == Shape::Colon;
    let item = (opens && number < 100) || (*list > 0 && number == *list + 1);
    if item {
        *list = number;
    }
    item
}

/// A place in capitals, an agency in brackets, a dash: the token of the dash.
fn dateline_end(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let line = tokens.get(at..).map(|t| &t[..t.len().min(8)])?;
    let place = line.iter().take_while(|t| t.shape == Shape::Upper && t.word.cue == 0).count();
    let agency = line.get(place..place + 4)?;
    let fits = agency[0].of(text) == "(" && agency[1].shape.is_capital() && agency[2].of(text) == ")" && agency[3].shape == Shape::Dash;
    (place > 0 && fits).then_some(at + place + 3)
}

/// How much token `at` looks like the first of a sentence.
fn begins(text: &str, tokens: &[Token], at: usize) -> Start {
    let token = tokens[at];
    let next = tokens.get(at + 1);
    let follows = |t: &&Token| t.start == token.end;
    match token.shape {
        Shape::Capital | Shape::Upper | Shape::Mixed | Shape::Letter if token.of(text).chars().next().is_some_and(char::is_uppercase) => {
            if begins_clauses(token.word) {
                Start::Clear
            } else {
                Start::Possible
            }
        }
        // iPhone, eBay
        Shape::Mixed => Start::Possible,
        // de Gaulle, von der Leyen, al-Shabab
        Shape::Lower if token.word.is(Class::NameParticle) => {
            let rest = tokens[at + 1..].iter().find(|t| !t.word.is(Class::NameParticle) && t.shape != Shape::Hyphen);
            if rest.is_some_and(|t| t.shape.is_capital()) { Start::Possible } else { Start::No }
        }
        Shape::QuoteOpen | Shape::QuoteStraight | Shape::SingleOpen | Shape::Open => match next {
            Some(next) if next.shape == Shape::Lower => Start::No,
            Some(_) if token.shape == Shape::Open && tokens.get(at + 2).is_none_or(|t| t.shape == Shape::Close) => Start::Possible,
            Some(next) if next.shape == Shape::Number => Start::Possible,
            Some(_) => Start::Clear,
            None => Start::No,
        },
        // ’90s
        Shape::Apostrophe if next.filter(follows).is_some_and(|n| n.shape == Shape::Number) => Start::Possible,
        Shape::Number | Shape::Ellipsis | Shape::Symbol | Shape::Address => Start::Possible,
        Shape::Dash => Start::Possible,
        _ => Start::No,
    }
}

/// A full stop after an ordinary word in lower case and before another or one that no list knows: a writer who uses no capitals, a brand or a name
/// that has none.
fn is_plain(tokens: &[Token], stop: usize, next: usize) -> bool {
    const SHORTEST: u32 = 3;
    let lower = |t: &Token| t.shape == Shape::Lower && t.end - t.start >= SHORTEST;
    let before = stop.checked_sub(1).map(|b| tokens[b]);
    next == stop + 1
        && before.is_some_and(|t| lower(&t) && t.word.likely.is_some())
        && tokens[next].shape == Shape::Lower
        && (tokens[next].word.likely.is_some() || lower(&tokens[next]))
}

/// Whether the full stop `stop` and the mark behind it close a quotation that began with a sentence, this one or one before: "“It sank. We swam.”", but
/// not "“A shame,” said Orr, who called it “a farce.”".
fn is_quotation(tokens: &[Token], first: usize, stop: usize) -> bool {
    const LONGEST: usize = 80;
    let close = tokens[stop + 1].shape;
    let near = stop.saturating_sub(LONGEST);
    let Some(open) = tokens[near..stop].iter().rposition(|t| t.shape.may_open_quotation() && t.shape.is_quote() == close.is_quote()) else {
        return false;
    };
    let open = near + open;
    let ends = |t: &Token| matches!(t.shape, Shape::Stop | Shape::Exclaim | Shape::QuoteClose);
    let begins = || open.checked_sub(1).is_none_or(|b| ends(&tokens[b]) && tokens[b].end < tokens[open].start);
    open == first || open < first && begins() && tokens[open].end == tokens[open + 1].start
}

/// A dash and a capital behind it, right behind a quotation: "“It sank.”― Ana Ruiz".
fn signs(tokens: &[Token], at: usize) -> bool {
    tokens[at].shape == Shape::Dash && tokens.get(at + 1).is_some_and(|t| t.shape.is_capital())
}

fn is_apart(tokens: &[Token], i: usize) -> bool {
    i.checked_sub(1).is_some_and(|b| tokens[b].end < tokens[i].start)
}

/// A full stop with no space after it, between a word in lower case and one with a capital: "is dead.The minister".
fn is_glued(tokens: &[Token], stop: usize) -> bool {
    const SHORTEST: u32 = 3;
    let Some(before) = stop.checked_sub(1).map(|b| tokens[b]) else { return false };
    let next = tokens[stop + 1];
    let apart = tokens.get(stop + 2).is_none_or(|t| t.start > next.end || t.shape == Shape::Comma);
    before.shape == Shape::Lower
        && before.end == tokens[stop].start
        && before.end - before.start >= SHORTEST
        && matches!(next.shape, Shape::Capital | Shape::Letter)
        && apart
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
    tokens[at].shape.is_capital() && !begins_clauses(tokens[at].word) && !is_subject(tokens, at)
}

/// A plural noun or an adverb that is no name, before a word in lower case: "… in Calif. Crews came".
fn is_subject(tokens: &[Token], at: usize) -> bool {
    let token = tokens[at];
    let lower = tokens.get(at + 1).is_some_and(|t| t.shape == Shape::Lower);
    let ordinary = matches!(token.word.likely, Some(Tag::Plural | Tag::Adverb));
    let name = Classes::of(&[Class::FirstName, Class::LastName, Class::Weekday, Class::Month]);
    token.shape == Shape::Capital && lower && ordinary && !token.word.classes.has_any(name)
}
