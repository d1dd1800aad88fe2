//! A window: the units of one sentence at one depth of quotation.
//!
//! A unit is a word, a name, a hyphenated compound, or a whole quotation. A quotation that says something counts as one unit of the clause around it and has
//! a window of its own; a short one that only borrows words (“a clear breach”) is read through, as if the marks were not there.

use crate::document::{Entity, Mention, MentionForm, Quote, Token};
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Lexicon, Objects, Tag, Tags, Word, WordId};
use crate::span::{Tokens, Units};
use crate::syntax::group::Group;
use crate::text::shape::Shape;

/// A window holds no more tokens; a longer sentence is cut.
pub const LONGEST: usize = 512;
/// A quotation of more words is never read through.
const LONGEST_BORROWED: usize = 9;

/// A quotation that encloses a sentence is looked for among so many before it; quotations end with their paragraphs.
pub const LOOK_BACK: usize = 64;

/// What a unit is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitKind {
    /// one token
    Word,
    /// a mention, by its number
    Name(u32),
    /// words joined by hyphens
    Compound,
    /// a quotation, by its number
    Quote(u32),
}

/// One element of a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// its tokens
    pub tokens: Tokens,
    /// what it is made of
    pub kind: UnitKind,
    /// its word, or that of its last token
    pub word: WordId,
    /// what it can be
    pub tags: Tags,
    /// what it is here
    pub tag: Tag,
    /// the classes of its word
    pub classes: crate::lexicon::Classes,
    /// whether its word claims anywhere
    pub cue: u16,
    /// whether a clause may follow its word as what it claims, without "that"
    pub bare: bool,
    /// and with it
    pub that: bool,
    /// whether as a verb it says no more than what somebody thinks or wants
    pub attitude: bool,
    /// whether an infinitive alone may follow it as what its subject is to do
    pub intends: bool,
    /// whether it is a noun for a person, by its commonest sense
    pub person: bool,
    /// whether it takes an object, as a verb
    pub objects: Objects,
    /// what its last token looks like; of a quotation, what stands before its closing mark
    pub shape: Shape,
}

impl Unit {
    /// Whether its word has the class.
    #[inline]
    pub fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }

    /// Whether it is a determiner before one thing: an article that is neither definite nor a pronoun.
    pub fn is_indefinite(&self) -> bool {
        self.tag == Tag::Determiner && !self.is(Class::Definite) && !self.tags.has(Tag::Pronoun) && !self.is(Class::NegationDeterminer)
    }
}

/// The units of a sentence at one depth of quotation, with their groups.
#[derive(Debug, Default)]
pub struct Window {
    /// its units
    pub units: Vec<Unit>,
    /// its groups, which tile the units
    pub groups: Vec<Group>,
    /// the verb groups whose verb may be a participle
    pub(super) participles: Vec<usize>,
    /// of each unit its group
    pub group_of: Vec<u32>,
    /// the number of its sentence
    pub sentence: u32,
    /// the quotation that it lies in
    pub inside: Option<u32>,
    /// the units at which a quotation begins that is read through
    pub borrowed: Vec<usize>,
    /// whether it is written like a headline: a line that no mark ends
    pub headline: bool,
    /// whether capitals tell nothing: nearly every long word has one
    pub capitals: bool,
    /// of each unit whether a word that can only be a finite verb follows in its clause; for the tagger
    pub verb_after: Vec<bool>,
    /// which row of the transformations changed the tag of which unit, in order
    pub changed: Vec<(usize, u16)>,
}

/// What windows are made from.
pub struct Source<'a> {
    /// the text
    pub text: &'a str,
    /// all tokens
    pub tokens: &'a [Token],
    /// all quotations, in order
    pub quotes: &'a [Quote],
    /// all mentions, in order
    pub mentions: &'a [Mention],
    /// whom those name
    pub entities: &'a [Entity],
    /// the words
    pub lexicon: &'a Lexicon,
}

impl Source<'_> {
    /// Whether a quotation only borrows words: it is short, begins in lower case and ends with no mark of its own.
    fn is_borrowed(&self, quote: &Quote) -> bool {
        let inner = &self.tokens[quote.inner().range()];
        let (Some(first), Some(last)) = (inner.first(), inner.last()) else { return true };
        let title = inner.iter().filter(|t| t.shape.is_word()).all(|t| t.shape != Shape::Lower || t.end - t.start <= 3);
        if self.is_introduced(quote) {
            return false;
        }
        quote.closed
            && inner.len() <= LONGEST_BORROWED
            && last.shape.is_word()
            && (first.shape == Shape::Lower || first.shape == Shape::Number || title)
    }

    /// Whether a colon, a verb that claims and a comma, or such a verb and the end of the clause stand around a quotation: then it says something.
    fn is_introduced(&self, quote: &Quote) -> bool {
        let before = |n: u32| quote.tokens.start.checked_sub(n).map(|i| self.tokens[i as usize]);
        let claims = |t: Option<Token>| {
            t.is_some_and(|t| t.word.cue != 0 && t.word.tags.meets(Tags::of(&[Tag::Past, Tag::Third])) && t.shape == Shape::Lower)
        };
        let ends =
            self.tokens.get(quote.tokens.end as usize).is_none_or(|t| matches!(t.shape, Shape::Stop | Shape::Comma | Shape::Exclaim));
        match before(1).map(|t| t.shape) {
            Some(Shape::Colon) => true,
            Some(Shape::Comma) => claims(before(2)),
            _ => ends && claims(before(1)),
        }
    }

    /// Fills a window with the units of `range`, which lies at `depth` quotations deep.
    pub fn fill(&self, range: Tokens, depth: u8, window: &mut Window) {
        window.units.clear();
        window.borrowed.clear();
        let began = self.quotes.partition_point(|q| q.tokens.start < range.start);
        // quotations that began in an earlier sentence and still go on
        let mut quote = (began.saturating_sub(LOOK_BACK)..began).find(|q| self.quotes[*q].tokens.end > range.start).unwrap_or(began);
        let mut mention = self.mentions.partition_point(|m| m.tokens.end <= range.start);
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
            let unit = match self.mentions.get(mention).filter(|m| m.tokens.start == i && m.tokens.end <= limit) {
                Some(m) => self.name(m, mention as u32),
                None => self.word(i),
            };
            i = unit.tokens.end;
            window.units.push(unit);
            if i + 1 < limit
                && self.tokens[i as usize].shape == Shape::Hyphen
                && let Some(first) = window.units.last_mut()
            {
                self.join(first, limit);
                i = first.tokens.end;
            }
        }
    }

    fn quotation(&self, tokens: Tokens, number: u32) -> Unit {
        let inner = self.quotes[number as usize].inner();
        let last = self.tokens[tokens.start as usize..tokens.end.min(inner.end).max(tokens.start + 1) as usize].last();
        Unit {
            tokens,
            kind: UnitKind::Quote(number),
            word: WordId::UNKNOWN,
            tags: Tags::default(),
            tag: Tag::Mark,
            classes: Default::default(),
            cue: 0,
            bare: false,
            that: false,
            attitude: false,
            intends: false,
            person: false,
            objects: Objects::Some,
            shape: last.map_or(Shape::QuoteOpen, |t| t.shape),
        }
    }

    fn name(&self, mention: &Mention, number: u32) -> Unit {
        let last = self.tokens[mention.tokens.end as usize - 1];
        let word = last.word;
        let (tag, tags) = match mention.form {
            MentionForm::Adjective => (Tag::Adjective, Tags::of(&[Tag::Adjective, Tag::Name])),
            MentionForm::Demonym if self.lexicon.guess(last.of(self.text)).1 == Tag::Plural => {
                (Tag::Name, Tags::of(&[Tag::Name, Tag::Plural]))
            }
            _ => (Tag::Name, Tags::of(&[Tag::Name])),
        };
        // "the dockers' union Verdun Nord" is nobody called Nord
        let body = matches!(self.entities[mention.entity.0 as usize].kind, Kind::Organization | Kind::Group) && mention.tokens.len() > 1;
        let classes = if body { word.classes.without(Class::LastName).without(Class::FirstName) } else { word.classes };
        Unit {
            tokens: mention.tokens,
            kind: UnitKind::Name(number),
            word: last.id,
            tags,
            tag,
            classes,
            cue: 0,
            bare: false,
            that: false,
            attitude: false,
            intends: false,
            person: false,
            objects: Objects::Some,
            shape: last.shape,
        }
    }

    fn word(&self, i: u32) -> Unit {
        let token = &self.tokens[i as usize];
        let word = &token.word;
        let (tags, tag) = self.readings(token, word);
        Unit {
            tokens: Tokens { start: i, end: i + 1 },
            kind: UnitKind::Word,
            word: token.id,
            tags,
            tag,
            classes: word.classes,
            cue: word.cue,
            bare: word.bare,
            that: word.that,
            attitude: word.attitude,
            intends: word.intends,
            person: word.person,
            objects: word.objects,
            shape: token.shape,
        }
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
        let alone = end >= limit || !self.word(end).tags.meets(Tags::of(&[Tag::Noun, Tag::Plural, Tag::Name, Tag::Adjective]));
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
            bare: false,
            that: false,
            attitude: false,
            intends: false,
            ..last
        };
    }
}

impl Window {
    /// The tokens of a range of units; marks of quotations that are read through belong to it where it holds all that they enclose.
    #[inline]
    pub fn tokens(&self, units: Units) -> Tokens {
        Tokens { start: self.units[units.start].tokens.start, end: self.units[units.end - 1].tokens.end }
    }

    /// The tokens of all its units.
    pub fn all_tokens(&self) -> Tokens {
        if self.units.is_empty() { Tokens::default() } else { self.tokens(Units::new(0, self.units.len())) }
    }

    /// The group that holds a unit.
    #[inline]
    pub fn group(&self, unit: usize) -> usize {
        self.group_of[unit] as usize
    }

    /// Finds out how it is written; `headline` says that it stands in one.
    pub fn find_style(&mut self, headline: bool) {
        let word = |u: &Unit| u.shape.is_word() && u.shape != Shape::Number;
        self.headline = headline || self.inside.is_none() && self.units.last().is_some_and(word);
        self.capitals = self.headline && self.is_in_title_case();
    }

    /// Whether nearly all words after the first one bear a capital.
    fn is_in_title_case(&self) -> bool {
        const OPEN: Tags = Tags::VERB.with(Tag::Noun).with(Tag::Plural).with(Tag::Adjective);
        let word = |u: &&Unit| u.kind == UnitKind::Word && u.shape.is_word() && u.shape != Shape::Number;
        let (mut capital, mut lower) = (0, 0);
        for u in self.units.iter().skip(1).filter(word) {
            match u.shape {
                Shape::Lower => lower += usize::from(OPEN.has(u.tag) && !u.is(Class::Be) && !u.is(Class::Have)),
                _ => capital += 1,
            }
        }
        capital > 4 * lower
    }

    /// Whether any unit may claim.
    pub fn has_cue(&self) -> bool {
        self.units.iter().any(|u| u.cue != 0)
    }
}
