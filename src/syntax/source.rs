//! What windows are made of: the tokens of a sentence, cut into units at one depth of quotation.

use super::window::{LONGEST, Unit, Window};
use crate::document::{Document, Entity, Mention, Quote, Token};
use crate::lexicon::{Class, Lexicon, Property, Tag, Tags};
use crate::span::{Tokens, Units};
use crate::tables::Tables;
use crate::text::shape::Shape;

/// A quotation of more words is never read through.
const LONGEST_BORROWED: usize = 9;

/// A quotation that encloses a sentence is looked for among so many before it; quotations end with their paragraphs.
pub const LOOK_BACK: usize = 64;

/// What windows are made from.
pub struct Source<'a> {
    /// the text
    pub text: &'a str,
    /// all tokens
    pub tokens: &'a [Token],
    /// all quotations, in order
    pub quotes: &'a [Quote],
    /// the first of them that begins in the sentence or after it
    pub first_quote: usize,
    /// all mentions, in order
    pub mentions: &'a [Mention],
    /// the first of them that ends in the sentence or after it
    pub first_mention: usize,
    /// whom those name
    pub entities: &'a [Entity],
    /// the words
    pub lexicon: &'a Lexicon,
}

/// The first item from number `at` on that does not stand before, in order; nearly always that one.
fn first_from<T>(items: &[T], at: usize, before: impl Fn(&T) -> bool) -> usize {
    let rest = &items[at..];
    if rest.first().is_some_and(&before) { at + rest.partition_point(before) } else { at }
}

impl<'a> Source<'a> {
    /// What a document has, from the quotation and the mention of these numbers on.
    pub fn of(doc: &'a Document, tables: &'a Tables, first_quote: usize, first_mention: usize) -> Source<'a> {
        Source {
            text: &doc.article.text,
            tokens: &doc.tokens,
            quotes: &doc.quotes,
            first_quote,
            mentions: &doc.mentions,
            first_mention,
            entities: &doc.entities,
            lexicon: &tables.lexicon,
        }
    }
}

impl Source<'_> {
    /// Whether a quotation only borrows words: it is short, begins in lower case and ends with no mark of its own, and is not what somebody is called.
    pub(super) fn is_borrowed(&self, quote: &Quote) -> bool {
        let inner = &self.tokens[quote.inner().range()];
        let (Some(first), Some(mut last)) = (inner.first(), inner.last()) else { return true };
        // "was “a crime.”": the mark of the clause, which American papers put inside
        if let [.., word, mark] = inner
            && matches!(mark.shape, Shape::Stop | Shape::Comma)
            && first.shape == Shape::Lower
            && !self.is_set_apart(quote)
        {
            last = word;
        }
        let title = inner.iter().filter(|t| t.shape.is_word()).all(|t| t.shape != Shape::Lower || t.end - t.start <= 3);
        quote.closed
            && inner.len() <= LONGEST_BORROWED
            && last.shape.is_word()
            && (first.shape == Shape::Lower || first.shape == Shape::Number || title)
            && !self.is_introduced(quote)
            && !self.is_given(quote)
    }

    /// Whether a comma stands before a quotation, or *to* before one of a single word: "said it was, in his words, “a shame.”", "a return to “order.”"
    fn is_set_apart(&self, quote: &Quote) -> bool {
        let before = quote.tokens.start.checked_sub(1).map(|i| &self.tokens[i as usize]);
        before.is_some_and(|t| t.shape == Shape::Comma || t.word.tags.has(Tag::To) && quote.inner().len() == 2)
    }

    /// Whether a colon, a verb that claims and a comma, or such a verb and the end of the clause stand around a quotation: then it says something.
    fn is_introduced(&self, quote: &Quote) -> bool {
        let before = |n: u32| quote.tokens.start.checked_sub(n).map(|i| self.tokens[i as usize]);
        let claims = |t: Option<Token>| {
            t.is_some_and(|t| {
                t.word.cue != 0 && !t.is(Class::Be) && t.word.tags.meets(Tags::of(&[Tag::Past, Tag::Third])) && t.shape == Shape::Lower
            })
        };
        let mark = |t: &Token| matches!(t.shape, Shape::Stop | Shape::Comma | Shape::Exclaim);
        let ends =
            self.tokens[quote.inner().range()].last().is_some_and(mark) || self.tokens.get(quote.tokens.end as usize).is_none_or(mark);
        match before(1).map(|t| t.shape) {
            Some(Shape::Colon) => true,
            Some(Shape::Comma) => claims(before(2)),
            // ("cited “a lack of trust.”": nobody says a quotation so)
            _ => ends && claims(before(1)) && before(1).is_some_and(|t| t.word.has(Property::Says)),
        }
    }

    /// Whether a quotation is what an object is called, which stands before it: "called the vote “rigged”", but "called it a “rigged” vote", "a man called “Ox”".
    fn is_given(&self, quote: &Quote) -> bool {
        const FARTHEST: u32 = 12;
        const OBJECT: Tags = Tags::NOUN.with(Tag::Pronoun);
        const ENDS: [Shape; 5] = [Shape::Stop, Shape::Semicolon, Shape::Colon, Shape::Exclaim, Shape::QuoteClose];
        let start = quote.tokens.start;
        let before = &self.tokens[start.saturating_sub(FARTHEST) as usize..start as usize];
        let Some((object, rest)) = before.split_last() else { return false };
        // the head of a noun phrase may stand behind the quotation
        let goes_on = self.tokens.get(quote.tokens.end as usize).is_some_and(|t| t.shape.is_word() && t.word.tags.meets(Tags::NOUN));
        // ("called his rival “dull”": what may be an adjective is none before one)
        let last = self.tokens[quote.inner().range()].iter().rfind(|t| t.shape.is_word());
        let describes = last.is_some_and(|t| !t.word.tags.meets(Tags::NOUN));
        let noun = object.word.tags.meets(OBJECT) && (describes || !object.word.tags.has(Tag::Adjective)) || object.shape.is_capital();
        let clause = rest.iter().rposition(|t| ENDS.contains(&t.shape)).map_or(0, |end| end + 1);
        let names = |w: &[Token]| w[0].is(Class::Naming) && w[0].word.tags.meets(Tags::VERB) && !w[1].word.tags.has(Tag::Preposition);
        !goes_on && noun && object.shape.is_word() && before[clause..].windows(2).any(names)
    }

    /// Fills a window with the units of `range`, which lies at `depth` quotations deep.
    pub fn fill(&self, range: Tokens, depth: u8, window: &mut Window) {
        window.units.clear();
        window.units.reserve(range.len().min(LONGEST));
        window.borrowed.clear();
        window.continuing.clear();
        let began = first_from(self.quotes, self.first_quote, |q| q.tokens.start < range.start);
        // quotations that began in an earlier sentence and still go on
        let quote = (began.saturating_sub(LOOK_BACK)..began).find(|q| self.quotes[*q].tokens.end > range.start).unwrap_or(began);
        let mention = first_from(self.mentions, self.first_mention, |m| m.tokens.end <= range.start);
        let mut reader = Reader { source: self, range, depth, at: range.start, quote, mention, closing: Vec::new() };
        while reader.at < range.end && window.units.len() < LONGEST {
            if !reader.closes_borrowed(window) && !reader.quotation(window) {
                reader.words(window);
            }
        }
    }
}

/// A range of tokens while it is cut into units.
struct Reader<'s> {
    source: &'s Source<'s>,
    range: Tokens,
    /// how many quotations deep it lies
    depth: u8,
    /// the next token
    at: u32,
    /// the first quotation that does not end before it
    quote: usize,
    /// the first mention that does not end before it
    mention: usize,
    /// closing marks of quotations that are read through, and which of them each closes
    closing: Vec<(u32, usize)>,
}

impl Reader<'_> {
    /// Passes over the mark that closes a quotation which is read through, if that is next.
    fn closes_borrowed(&mut self, window: &mut Window) -> bool {
        let closes = self.closing.pop_if(|(mark, _)| *mark == self.at);
        if let Some((_, borrowed)) = closes {
            window.borrowed[borrowed].end = window.units.len();
            self.at += 1;
        }
        closes.is_some()
    }

    /// Takes the quotation that is next, or passes over the mark that opens it where it is read through.
    fn quotation(&mut self, window: &mut Window) -> bool {
        let Source { quotes, tokens, .. } = *self.source;
        let over = |q: &Quote| q.tokens.start < self.range.end && (q.tokens.end <= self.at || q.depth < self.depth);
        while quotes.get(self.quote).is_some_and(over) {
            self.quote += 1;
        }
        let Some(q) = quotes.get(self.quote).filter(|q| q.tokens.start <= self.at && q.depth >= self.depth) else { return false };
        if q.depth == self.depth && !self.source.is_borrowed(q) {
            let end = q.tokens.end.min(self.range.end);
            if tokens[q.inner().range()].first().is_some_and(|t| t.shape == Shape::Lower) {
                window.continuing.push(window.units.len());
            }
            window.units.push(self.source.quotation(Tokens { start: self.at, end }, self.quote as u32));
            self.at = end;
            return true;
        }
        // its marks are no units
        let opens = q.tokens.start == self.at;
        if opens {
            window.borrowed.push(Units::new(window.units.len(), window.units.len()));
            if q.closed {
                self.closing.push((q.tokens.end - 1, window.borrowed.len() - 1));
            }
            self.quote += 1;
            self.at += 1;
        }
        opens
    }

    /// Takes the name that is next, or the plain words up to the next name or quotation.
    fn words(&mut self, window: &mut Window) {
        let Source { quotes, mentions, .. } = *self.source;
        while mentions.get(self.mention).is_some_and(|m| m.tokens.end <= self.at) {
            self.mention += 1;
        }
        let limit = self.closing.last().map_or(self.range.end, |(mark, _)| *mark).min(self.range.end);
        let name = mentions.get(self.mention).filter(|m| m.tokens.start < limit);
        if let Some(m) = name.filter(|m| m.tokens.start == self.at && m.tokens.end <= limit) {
            let unit = self.source.name(m, self.mention as u32);
            return self.push(unit, limit, window);
        }
        let behind = |quote: &Quote| if quote.tokens.start > self.at { quote.tokens.start } else { quote.tokens.end };
        let quoted = quotes.get(self.quote).map_or(limit, behind);
        let named = name.map_or(limit, |m| m.tokens.start.max(self.at + 1));
        let room = (LONGEST - window.units.len()) as u32;
        let stop = limit.min(quoted).min(named).min(self.at + room);
        while self.at < stop {
            self.push(self.source.word(self.at), limit, window);
        }
    }

    /// Takes a unit, with what a hyphen joins to it before token `limit`.
    #[inline]
    fn push(&mut self, mut unit: Unit, limit: u32, window: &mut Window) {
        if self.source.joins(unit.tokens.end, limit) {
            self.source.join(&mut unit, limit);
        }
        self.at = unit.tokens.end;
        window.units.push(unit);
    }
}
