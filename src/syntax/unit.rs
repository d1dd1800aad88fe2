//! Units: what a quotation, a name, a word or a compound is to a window.

use super::source::Source;
use super::window::{Unit, UnitKind};
use crate::document::{Mention, MentionForm, Token};
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Property, Tag, Tags, Word, WordId};
use crate::span::Tokens;
use crate::text::shape::Shape;

impl Source<'_> {
    pub(super) fn quotation(&self, tokens: Tokens, number: u32) -> Unit {
        let inner = self.quotes[number as usize].inner();
        let last = self.tokens[tokens.start as usize..tokens.end.min(inner.end).max(tokens.start + 1) as usize].last();
        let shape = last.map_or(Shape::QuoteOpen, |t| t.shape);
        let word = self.quoted_infinitive(tokens, shape);
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

    /// What a quotation behind *to* can be, if it begins in lower case with what can be a verb: the verb of an infinitive. That is likely where the first word can be
    /// nothing else or an object follows it: "vowed to “fight the levy.”", but "led to “change.”" (and not in "to “keep the pier open,” Hale said", where the
    /// quotation ends what is said). Of other quotations of several words it is for a rule that wants an infinitive to say ("agreed to “a full and final truce”").
    fn quoted_infinitive(&self, quotation: Tokens, last: Shape) -> Word {
        const OBJECT: Tags = Tags::of(&[Tag::Determiner, Tag::Possessive, Tag::Pronoun]);
        /// with its marks
        const FEWEST: usize = 6;
        let possible = Word { tags: Tags::of(&[Tag::Base]), ..Word::default() };
        let [to, _, first, inner @ ..] = &self.tokens[quotation.start.saturating_sub(1) as usize..quotation.end as usize] else {
            return Word::default();
        };
        if quotation.start == 0 || !to.word.tags.has(Tag::To) || first.shape != Shape::Lower {
            return Word::default();
        }
        let tags = first.word.tags;
        let object = inner.first().is_some_and(|n| n.word.tags.meets(OBJECT));
        let verb = tags.has(Tag::Base) && (object || !tags.meets(Tags::NOUN.with(Tag::Adjective)));
        if verb && last != Shape::Comma {
            return Word { likely: Some(Tag::Base), ..possible };
        }
        let several = quotation.len() >= FEWEST && tags.meets(Tags::of(&[Tag::Base, Tag::Adverb]));
        if several { possible } else { Word::default() }
    }

    pub(super) fn name(&self, mention: &Mention, number: u32) -> Unit {
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
            _ if body && word.is(Class::PeopleNoun) && members(word) => (Tag::Name, Tags::of(&[Tag::Name, Tag::Plural])),
            _ => (Tag::Name, Tags::of(&[Tag::Name])),
        };
        // "the dockers' union Verdun Nord" is nobody called Nord, USA Today no day
        // ("says US": nor is a state a pronoun)
        let classes = word.classes.without(Class::Time).without(Class::Month).without(Class::Weekday).without(Class::Oblique);
        let classes = if body && mention.tokens.len() > 1 { classes.without(Class::LastName).without(Class::FirstName) } else { classes };
        // "At the summit Norway urged", "Moscow urged": what may act as a state
        let state = kind.is_on_map() && tags == Tags::of(&[Tag::Name]);
        let classes = if state { classes.with(Class::StateNoun) } else { classes };
        let silent = Word { classes, ..Word::default() };
        Unit { tags, tag, ..Unit::of_word(mention.tokens, UnitKind::Name(number), last.id, &silent, last.shape) }
    }

    #[inline]
    pub(super) fn word(&self, i: u32) -> Unit {
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
    pub(super) fn joins(&self, i: u32, limit: u32) -> bool {
        i + 1 < limit && self.tokens[i as usize].shape == Shape::Hyphen
    }

    /// Makes a compound of a unit to which hyphens join more words.
    pub(super) fn join(&self, first: &mut Unit, limit: u32) {
        let mut end = first.tokens.end;
        while end + 1 < limit && self.tokens[end as usize].shape == Shape::Hyphen && self.tokens[end as usize + 1].shape.is_word() {
            end += 2;
        }
        if end == first.tokens.end {
            return;
        }
        // "a son-in-law": a preposition stands behind the head
        let headed = end - first.tokens.end > 2 && self.word(first.tokens.end + 1).tag == Tag::Preposition;
        let last = if headed && Tags::NOUN.has(first.tag) { *first } else { self.word(end - 1) };
        let numeral = first.tag == Tag::Number;
        // "match-fixing" with nothing behind it that it could describe
        let describes =
            |next: Unit| next.tag != Tag::Modal && next.tags.meets(Tags::of(&[Tag::Noun, Tag::Plural, Tag::Name, Tag::Adjective]));
        let alone = end >= limit || !describes(self.word(end));
        let is_person = |u: &Unit| u.is_any(&[Class::PersonNoun, Class::PeopleNoun]) && u.tags.has(Tag::Noun);
        let infinitive = first.tokens.start > 0 && self.tokens[first.tokens.start as usize - 1].word.tags.has(Tag::To);
        let tag = match last.tag {
            // "two-thirds of them"
            Tag::Plural if numeral => Tag::Number,
            _ if numeral => Tag::Adjective,
            Tag::Ing if alone && first.tags.meets(Tags::of(&[Tag::Noun, Tag::Plural])) => Tag::Noun,
            Tag::Name | Tag::Noun | Tag::Plural if !last.tags.meets(Tags::of(&[Tag::Participle, Tag::Adjective, Tag::Ing])) => {
                // "Russia-Ukraine talks", "vice-president"
                if first.tag == Tag::Preposition || first.tag == Tag::Adverb { Tag::Adjective } else { last.tag }
            }
            // "the director-general", "the under-secretary-general"
            Tag::Adjective if alone && (is_person(first) || end - first.tokens.end > 2 && is_person(&self.word(end - 3))) => Tag::Noun,
            // "urged them to de-escalate"
            Tag::Base if alone && infinitive => Tag::Base,
            Tag::Base | Tag::Past | Tag::Participle | Tag::Ing | Tag::Adjective => Tag::Adjective,
            Tag::Preposition | Tag::Particle | Tag::Adverb => Tag::Noun,
            other => other,
        };
        *first = Unit {
            tokens: Tokens { start: first.tokens.start, end },
            kind: UnitKind::Compound,
            tag,
            tags: Tags::of(&[tag]),
            cue: 0,
            properties: last.properties.among(&[Property::Person, Property::Intransitive]),
            ..last
        };
    }
}
