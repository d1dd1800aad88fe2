//! What windows are made of: the tokens of a sentence, cut into units at one depth of quotation.

use super::window::{LONGEST, Unit, UnitKind, Window};
use crate::document::{Document, Entity, Mention, MentionForm, Quote, Token};
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Lexicon, Property, Tag, Tags, Word, WordId};
use crate::span::Tokens;
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
        let mut skip: Vec<u32> = Vec::new();
        let mut i = range.start;
        while i < range.end && window.units.len() < LONGEST {
            while self.quotes.get(quote).is_some_and(|q| q.tokens.start < range.end && (q.tokens.end <= i || q.depth < depth)) {
                quote += 1;
            }
            if skip.last() == Some(&i) {
                skip.pop();
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
                    window.borrowed.push(window.units.len());
                    if q.closed {
                        skip.push(q.tokens.end - 1);
                    }
                    quote += 1;
                    i += 1;
                    continue;
                }
            }
            while self.mentions.get(mention).is_some_and(|m| m.tokens.end <= i) {
                mention += 1;
            }
            let limit = skip.last().copied().unwrap_or(range.end).min(range.end);
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

    fn quotation(&self, tokens: Tokens, number: u32) -> Unit {
        let inner = self.quotes[number as usize].inner();
        let last = self.tokens[tokens.start as usize..tokens.end.min(inner.end).max(tokens.start + 1) as usize].last();
        let shape = last.map_or(Shape::QuoteOpen, |t| t.shape);
        let word = if self.is_infinitive(tokens) {
            Word { tags: Tags::of(&[Tag::Base]), likely: Some(Tag::Base), ..Word::default() }
        } else {
            Word::default()
        };
        Unit::of_word(tokens, UnitKind::Quote(number), self.quoted_word(number), &word, shape)
    }

    /// The last word of a quotation of a few words, which begins in lower case: what “baseless” or “a lie.” says.
    fn quoted_word(&self, number: u32) -> WordId {
        const MOST: usize = 3;
        let mut words = self.tokens[self.quotes[number as usize].inner().range()].iter();
        let lower = words.clone().next().is_some_and(|t| t.shape == Shape::Lower);
        let last = words.rfind(|t| t.shape.is_word());
        last.filter(|_| lower && words.len() < MOST).map_or(WordId::UNKNOWN, |t| t.id)
    }

    /// Whether a quotation that is too long to be read through is what somebody is to do, or a single word that is: "vowed to “fight the levy.”", but "led to “change.”"
    fn is_infinitive(&self, quotation: Tokens) -> bool {
        const BEGINS: Tags = Tags::of(&[Tag::Determiner, Tag::Possessive, Tag::Pronoun]);
        let start = quotation.start as usize;
        let to = start.checked_sub(1).is_some_and(|t| self.tokens[t].word.tags.has(Tag::To));
        let mut inner = self.tokens[start..quotation.end as usize].iter().skip(1);
        let Some(verb) = inner.next().filter(|v| to && v.shape == Shape::Lower && v.word.tags.has(Tag::Base)) else { return false };
        !verb.word.tags.meets(Tags::NOUN.with(Tag::Adjective)) || inner.next().is_some_and(|n| n.word.tags.meets(BEGINS))
    }

    fn name(&self, mention: &Mention, number: u32) -> Unit {
        let last = self.tokens[mention.tokens.end as usize - 1];
        let word = last.word;
        let kind = self.entities[mention.entity.0 as usize].kind;
        let body = matches!(kind, Kind::Organization | Kind::Group);
        // (but "a United Nations report": a nation is nobody)
        let members = |word: Word| word.lemma.is_known() && self.lexicon.word(word.lemma).is_any(&[Class::PersonNoun, Class::PeopleNoun]);
        let (tag, tags) = match mention.form {
            MentionForm::Adjective => (Tag::Adjective, Tags::of(&[Tag::Adjective, Tag::Name])),
            MentionForm::Demonym if self.lexicon.guess(last.of(self.text)).1 == Tag::Plural => {
                (Tag::Name, Tags::of(&[Tag::Name, Tag::Plural]))
            }
            // "Senate Democrats demand"
            _ if body && word.is(Class::PeopleNoun) && members(word) => {
                (Tag::Name, Tags::of(&[Tag::Name, Tag::Plural]))
            }
            _ => (Tag::Name, Tags::of(&[Tag::Name])),
        };
        // "the dockers' union Verdun Nord" is nobody called Nord, USA Today no day
        let classes = word.classes.without(Class::Time).without(Class::Month).without(Class::Weekday);
        let classes = if body && mention.tokens.len() > 1 { classes.without(Class::LastName).without(Class::FirstName) } else { classes };
        // "At the summit Norway urged", "Moscow urged": what may act as a state
        let state = matches!(kind, Kind::State | Kind::Place) && tags == Tags::of(&[Tag::Name]);
        let classes = if state { classes.with(Class::StateNoun) } else { classes };
        let silent = Word { classes, ..Word::default() };
        Unit { tags, tag, ..Unit::of_word(mention.tokens, UnitKind::Name(number), last.id, &silent, last.shape) }
    }

    #[inline]
    fn word(&self, i: u32) -> Unit {
        let token = &self.tokens[i as usize];
        let word = &token.word;
        let (tags, tag) = self.readings(token, word);
        Unit { tags, tag, ..Unit::of_word(Tokens { start: i, end: i + 1 }, UnitKind::Word, token.id, word, token.shape) }
    }

    /// What a token can be, and what it is likeliest.
    fn readings(&self, token: &Token, word: &Word) -> (Tags, Tag) {
        match token.shape {
            Shape::Number => return word.likely.map_or((Tags::of(&[Tag::Number]), Tag::Number), |t| (word.tags, t)),
            Shape::Comma => return (Tags::default(), Tag::Comma),
            Shape::Semicolon => return (Tags::default(), Tag::Semicolon),
            Shape::Colon => return (Tags::default(), Tag::Colon),
            Shape::Dash => return (Tags::default(), Tag::Dash),
            Shape::Hyphen => return (Tags::default(), Tag::Hyphen),
            Shape::Open => return (Tags::default(), Tag::Open),
            Shape::Close => return (Tags::default(), Tag::Close),
            Shape::Stop | Shape::Exclaim | Shape::Ellipsis => return (Tags::default(), Tag::Stop),
            Shape::Apostrophe => return (Tags::of(&[Tag::Genitive]), Tag::Genitive),
            s if s.is_word() => {}
            _ => return word.likely.map_or((Tags::default(), Tag::Symbol), |t| (word.tags, t)),
        }
        if let Some(likely) = word.likely {
            return (word.tags, likely);
        }
        if token.shape.is_capital() || word.is(Class::FirstName) || word.is(Class::LastName) && token.shape != Shape::Lower {
            return (Tags::of(&[Tag::Name]), Tag::Name);
        }
        self.lexicon.guess(token.of(self.text))
    }

    /// Whether a hyphen joins what follows token `i` to what stands before it.
    #[inline(always)]
    fn joins(&self, i: u32, limit: u32) -> bool {
        i + 1 < limit && self.tokens[i as usize].shape == Shape::Hyphen
    }

    /// Makes a compound of a unit to which hyphens join more words.
    fn join(&self, first: &mut Unit, limit: u32) {
        let mut end = first.tokens.end;
        while end + 1 < limit && self.tokens[end as usize].shape == Shape::Hyphen && self.tokens[end as usize + 1].shape.is_word() {
            end += 2;
        }
        if end == first.tokens.end {
            return;
        }
        let last = self.word(end - 1);
        let numeral = first.tag == Tag::Number;
        // "match-fixing" with nothing behind it that it could describe
        let describes =
            |next: Unit| next.tag != Tag::Modal && next.tags.meets(Tags::of(&[Tag::Noun, Tag::Plural, Tag::Name, Tag::Adjective]));
        let alone = end >= limit || !describes(self.word(end));
        let tag = match last.tag {
            // "two-thirds of them"
            Tag::Plural if numeral => Tag::Number,
            _ if numeral => Tag::Adjective,
            Tag::Ing if alone && first.tags.meets(Tags::of(&[Tag::Noun, Tag::Plural])) => Tag::Noun,
            Tag::Name | Tag::Noun | Tag::Plural if !last.tags.meets(Tags::of(&[Tag::Participle, Tag::Adjective, Tag::Ing])) => {
                // "Russia-Ukraine talks", "vice-president"
                if first.tag == Tag::Preposition || first.tag == Tag::Adverb { Tag::Adjective } else { last.tag }
            }
            Tag::Base | Tag::Past | Tag::Participle | Tag::Ing | Tag::Adjective => Tag::Adjective,
            Tag::Preposition | Tag::Particle | Tag::Adverb => Tag::Noun,
            other => other,
        };
        let tags = if tag == Tag::Adjective { Tags::of(&[Tag::Adjective]) } else { Tags::of(&[tag]) };
        *first = Unit {
            tokens: Tokens { start: first.tokens.start, end },
            kind: UnitKind::Compound,
            tag,
            tags,
            cue: 0,
            properties: last.properties.among(&[Property::Person, Property::Intransitive]),
            ..last
        };
    }
}
