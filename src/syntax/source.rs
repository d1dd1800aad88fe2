//! What windows are made of: the tokens of a sentence, cut into units at one depth of quotation.

use super::window::{LONGEST, Window};
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
        let mut quote = (began.saturating_sub(LOOK_BACK)..began).find(|q| self.quotes[*q].tokens.end > range.start).unwrap_or(began);
        let mut mention = first_from(self.mentions, self.first_mention, |m| m.tokens.end <= range.start);
        // closing marks of quotations that are read through, and which of them each closes
        let mut skip: Vec<(u32, usize)> = Vec::new();
        let mut i = range.start;
        while i < range.end && window.units.len() < LONGEST {
            while self.quotes.get(quote).is_some_and(|q| q.tokens.start < range.end && (q.tokens.end <= i || q.depth < depth)) {
                quote += 1;
            }
            if let Some((_, closes)) = skip.pop_if(|(mark, _)| *mark == i) {
                window.borrowed[closes].end = window.units.len();
                i += 1;
                continue;
            }
            let here = self.quotes.get(quote).filter(|q| q.tokens.start <= i && q.depth >= depth);
            if let Some(q) = here {
                if q.depth == depth && !self.is_borrowed(q) {
                    let end = q.tokens.end.min(range.end);
                    if self.tokens[q.inner().range()].first().is_some_and(|t| t.shape == Shape::Lower) {
                        window.continuing.push(window.units.len());
                    }
                    window.units.push(self.quotation(Tokens { start: i, end }, quote as u32));
                    i = end;
                    continue;
                }
                if q.tokens.start == i {
                    // read through: its marks are no units
                    window.borrowed.push(Units::new(window.units.len(), window.units.len()));
                    if q.closed {
                        skip.push((q.tokens.end - 1, window.borrowed.len() - 1));
                    }
                    quote += 1;
                    i += 1;
                    continue;
                }
            }
            while self.mentions.get(mention).is_some_and(|m| m.tokens.end <= i) {
                mention += 1;
            }
            let limit = skip.last().map_or(range.end, |(mark, _)| *mark).min(range.end);
            let name = self.mentions.get(mention).filter(|m| m.tokens.start < limit);
            if let Some(m) = name.filter(|m| m.tokens.start == i && m.tokens.end <= limit) {
                let mut unit = self.name(m, mention as u32);
                if self.joins(m.tokens.end, limit) {
                    self.join(&mut unit, limit);
                }
                i = unit.tokens.end;
                window.units.push(unit);
                continue;
            }
            // plain words up to the next name or quotation
            let behind = |quote: &Quote| if quote.tokens.start > i { quote.tokens.start } else { quote.tokens.end };
            let quoted = self.quotes.get(quote).map_or(limit, behind);
            let named = name.map_or(limit, |m| m.tokens.start.max(i + 1));
            let room = (LONGEST - window.units.len()) as u32;
            let stop = limit.min(quoted).min(named).min(i + room);
            while i < stop {
                let mut unit = self.word(i);
                i += 1;
                if self.joins(i, limit) {
                    self.join(&mut unit, limit);
                    i = unit.tokens.end;
                }
                window.units.push(unit);
            }
        }
    }
}
