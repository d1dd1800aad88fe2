//! Quotations: which marks belong together.
//!
//! One pass over the tokens of a paragraph with a stack of open marks. Pairs may be mixed ("straight” with curly), a mark that is never closed holds to the
//! end of its paragraph, and a paragraph that begins with an opening mark while a quotation was left open goes on with it. A straight mark opens or
//! closes by what is open and by the white space around it. Nothing is ever lost: the worst that wrong marks can do is to end a quotation at its paragraph.

use super::scan;
use super::shape::Shape;
use crate::document::{Quote, Token};
use crate::span::Tokens;

/// Nesting stops here.
const DEEPEST: usize = 8;

/// What opens a quotation in German: “ closes it.
const LOW_MARK: char = '„';

/// A single quotation has hardly ever more tokens.
const FARTHEST: u32 = 400;

/// What opened a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// “, or a straight one
    Double,
    /// „
    Low,
    /// ‘
    Single,
}

#[derive(Debug)]
struct Open {
    quote: usize,
    mark: Mark,
}

impl Open {
    fn is_single(&self) -> bool {
        self.mark == Mark::Single
    }
}

/// The marks that are open, kept from paragraph to paragraph for their room.
#[derive(Debug, Default)]
pub struct Stack(Vec<Open>);

/// Appends the quotations of one paragraph (`range` of `tokens`, `marks` those of them that are marks). `before` says which quotation the paragraph before left open, if it was one of the same
/// text; the quotation that this one leaves open is returned.
pub fn find(
    text: &str,
    tokens: &[Token],
    range: Tokens,
    marks: &[u32],
    before: Option<u32>,
    Stack(open): &mut Stack,
    quotes: &mut Vec<Quote>,
) -> Option<u32> {
    let base = quotes.len();
    open.clear();
    let first_word = range.range().find(|i| tokens[*i].shape.is_word()).unwrap_or(range.end as usize);
    let mut paragraph = Paragraph { open, quotes, first_word, before };
    for (n, i) in marks.iter().map(|i| *i as usize).enumerate() {
        match tokens[i].shape {
            Shape::QuoteOpen => {
                let glyph = scan::char_at(text, tokens[i].start as usize);
                paragraph.curly(glyph, tokens, i, range);
            }
            Shape::QuoteClose => paragraph.close_double(i),
            Shape::QuoteStraight => paragraph.straight(tokens, i, range),
            Shape::SingleOpen if has_partner(text, tokens, range, &marks[n..]) => paragraph.start(i, Mark::Single),
            Shape::Apostrophe if paragraph.ends_with_single() && ends_single(text, tokens, range, &marks[n..]) => paragraph.close_single(i),
            _ => {}
        }
    }
    let left = paragraph.end(range.end);
    keep_full(quotes, base, left).map(|n| n as u32)
}

/// Leaves out the quotations of nothing from number `base` on; returns the new number of `left`, if it is not one of them.
fn keep_full(quotes: &mut Vec<Quote>, base: usize, mut left: Option<usize>) -> Option<usize> {
    let mut kept = base;
    for n in base..quotes.len() {
        let full = !quotes[n].inner().is_empty();
        if left == Some(n) {
            left = full.then_some(kept);
        }
        if full {
            quotes.swap(kept, n);
            kept += 1;
        }
    }
    quotes.truncate(kept);
    left
}

/// A paragraph that is being read.
struct Paragraph<'a> {
    /// the marks that are open, the innermost last
    open: &'a mut Vec<Open>,
    quotes: &'a mut Vec<Quote>,
    /// its first token that is a word
    first_word: usize,
    /// the quotation that the paragraph before left open
    before: Option<u32>,
}

impl Paragraph<'_> {
    /// Reads a curly or low mark that looks like an opening one.
    fn curly(&mut self, glyph: char, tokens: &[Token], i: usize, range: Tokens) {
        if closes_low(self.open, glyph) || closes_by_place(self.open, tokens, i, range) {
            return self.close_double(i);
        }
        let mark = if glyph == LOW_MARK { Mark::Low } else { Mark::Double };
        // a second opening mark of the same kind: the first was never closed
        if mark == Mark::Double
            && self.open.last().is_some_and(|o| o.mark == Mark::Double)
            && !is_nested_opening(tokens, i, self.open, self.quotes)
            && let Some(last) = self.open.pop()
        {
            self.quotes[last.quote].tokens.end = i as u32;
        }
        self.start(i, mark);
    }

    /// Reads a straight mark, which opens or closes by what is open and by the white space around it.
    fn straight(&mut self, tokens: &[Token], i: usize, range: Tokens) {
        let before = i.checked_sub(1).filter(|b| *b >= range.start as usize).map(|b| tokens[b]);
        let space_before = before.is_none_or(|b| b.end < tokens[i].start || matches!(b.shape, Shape::Open | Shape::Dash));
        let space_after = i + 1 == range.end as usize || tokens[i + 1].start > tokens[i].end;
        match self.open.iter().any(|o| !o.is_single()) {
            // after white space and before a letter it opens even inside, unless what is open was straight too
            true if space_before && !space_after && i < self.first_word => {}
            true => self.close_double(i),
            false if space_after && !space_before => {}
            false => self.start(i, Mark::Double),
        }
    }

    fn start(&mut self, at: usize, mark: Mark) {
        if self.open.len() >= DEEPEST {
            return;
        }
        let continues = self.before.filter(|_| self.open.is_empty() && at < self.first_word);
        self.quotes.push(Quote { tokens: Tokens::new(at, at + 1), closed: false, depth: self.open.len() as u8, continues });
        self.open.push(Open { quote: self.quotes.len() - 1, mark });
    }

    fn close_double(&mut self, at: usize) {
        self.close(at, |o| !o.is_single());
    }

    fn close_single(&mut self, at: usize) {
        self.close(at, Open::is_single);
    }

    /// Closes the innermost open quotation of a kind, and with it whatever was left open inside.
    fn close(&mut self, at: usize, of_kind: impl Fn(&Open) -> bool) {
        let Some(level) = self.open.iter().rposition(of_kind) else { return };
        for inner in self.open.drain(level + 1..) {
            self.quotes[inner.quote].tokens.end = at as u32;
        }
        let closed = self.open.pop().expect("at its level");
        self.quotes[closed.quote].tokens.end = at as u32 + 1;
        self.quotes[closed.quote].closed = true;
    }

    fn ends_with_single(&self) -> bool {
        self.open.last().is_some_and(Open::is_single)
    }

    /// Ends with the paragraph what is still open. Returns the outermost such quotation that the next paragraph may go on with.
    fn end(self, end: u32) -> Option<usize> {
        for o in self.open.iter() {
            self.quotes[o.quote].tokens.end = end;
        }
        self.open.iter().find(|o| !o.is_single()).map(|o| o.quote)
    }
}

/// “ closes what „ opened.
fn closes_low(open: &[Open], glyph: char) -> bool {
    glyph == '“' && open.last().is_some_and(|o| o.mark == Mark::Low)
}

/// “ that is glued to what stands before it and has a blank behind it closes what “ opened.
fn closes_by_place(open: &[Open], tokens: &[Token], i: usize, range: Tokens) -> bool {
    let blank_after = i + 1 == range.end as usize || tokens[i + 1].start > tokens[i].end;
    let glued = i > range.start as usize && tokens[i - 1].end == tokens[i].start && tokens[i - 1].shape != Shape::Open;
    blank_after && glued && open.last().is_some_and(|o| !o.is_single())
}

/// Whether an opening mark inside an open quotation of the same kind really nests: only after a word, not at a sentence's beginning.
fn is_nested_opening(tokens: &[Token], at: usize, open: &[Open], quotes: &[Quote]) -> bool {
    let Some(last) = open.last() else { return false };
    at > quotes[last.quote].tokens.start as usize + 1 && tokens[at - 1].shape.is_word()
}

/// Whether the single opening mark that is the first of `marks` has a closing one in its paragraph: near, and not an apostrophe inside a word.
fn has_partner(text: &str, tokens: &[Token], range: Tokens, marks: &[u32]) -> bool {
    let near = |n: &usize| marks[*n] < marks[0] + FARTHEST;
    (1..marks.len())
        .take_while(near)
        .any(|n| tokens[marks[n] as usize].shape == Shape::Apostrophe && ends_single(text, tokens, range, &marks[n..]))
}

/// Whether a lone apostrophe, the first of `marks`, may close a single quotation: glued to what stands before, not to a letter after. After a word in -s and before a word in
/// lower case it is a genitive ("the workers’ vote,’ she said") if one that stands after a mark closes the quotation later.
fn ends_single(text: &str, tokens: &[Token], range: Tokens, marks: &[u32]) -> bool {
    let (at, end) = (marks[0] as usize, range.end as usize);
    let glued = |i: usize| i > range.start as usize && tokens[i - 1].end == tokens[i].start;
    let letter_after = at + 1 < end && glued(at + 1) && tokens[at + 1].shape.is_word();
    if !glued(at) || letter_after {
        return false;
    }
    let plural = text.as_bytes()[tokens[at].start as usize - 1] == b's';
    let genitive = plural && tokens[at - 1].shape.is_word() && at + 1 < end && tokens[at + 1].shape == Shape::Lower;
    let closes_later = |i: usize| {
        tokens[i].shape == Shape::Apostrophe && glued(i) && matches!(tokens[i - 1].shape, Shape::Comma | Shape::Stop | Shape::Exclaim)
    };
    let mut ahead = marks[1..].iter().map(|i| *i as usize).take_while(|i| *i < at + LOOK && tokens[*i].shape != Shape::SingleOpen);
    !(genitive && ahead.any(closes_later))
}

/// A genitive inside a quotation looks so many tokens ahead for the mark that closes it.
const LOOK: usize = 60;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    fn quotes(paragraphs: &[&str]) -> Vec<String> {
        let text = paragraphs.join("\n");
        let tables = crate::engine::builtin_tables();
        let (mut tokens, mut quotes, mut left) = (Vec::new(), Vec::new(), None);
        let mut marks = crate::text::marks::Marks::default();
        let mut at = 0;
        for p in paragraphs {
            let from = tokens.len();
            crate::text::segment::tokens(&text, Span::new(at, at + p.len()), &tables.lexicon, &mut tokens, &mut marks);
            left = find(&text, &tokens, Tokens::new(from, tokens.len()), &marks.quotes, left, &mut Stack::default(), &mut quotes);
            at += p.len() + 1;
        }
        quotes
            .iter()
            .map(|q| {
                format!(
                    "{}{}{}",
                    "+".repeat(q.continues.is_some() as usize),
                    ">".repeat(q.depth as usize),
                    crate::document::span_of(&tokens, q.tokens).of(&text)
                )
            })
            .collect()
    }

    #[test]
    fn marks_of_every_kind_pair() {
        for (paragraphs, expected) in [
            (&["He said “we won” and left."] as &[&str], &["“we won”"] as &[&str]),
            (&["\"We won,\" he said, \"and left.\""], &["\"We won,\"", "\"and left.\""]),
            (&["''We won,'' he said. ``Good.''"], &["''We won,''", "``Good.''"]),
            (&["«Oui», dit-il; „ja“, sagte er."], &["«Oui»", "„ja“"]),
            (&["\"The mine is shut,” he said. “It is."], &["\"The mine is shut,”", "“It is."]),
            (&["“We heard ‘go home’ twice,” she said."], &["“We heard ‘go home’ twice,”", ">‘go home’"]),
            (&["‘It’s the workers’ vote,’ she said."], &["‘It’s the workers’ vote,’"]),
            (&["The '90s weren't dull, the officials' view was."], &[]),
            (&["“We waited.", "“Nobody came,” he said."], &["“We waited.", "+“Nobody came,”"]),
            (&["“We waited.", "The road was empty."], &["“We waited."]),
            (&["He measured 6\" of rain."], &[]),
            (&["“The ice is thin,“ she said. “Stay.“"], &["“The ice is thin,“", "“Stay.“"]),
            (&["“One “Two” three”"], &["“One “Two” three”", ">“Two”"]),
        ] {
            assert_eq!(quotes(paragraphs), expected, "{paragraphs:?}");
        }
    }

    #[test]
    fn a_flood_of_opening_marks_stays_flat() {
        let text = "“".repeat(50_000);
        assert!(quotes(&[&text]).len() <= 50_000);
    }
}
