//! Capitalised runs: persons and organizations that no list has.
//!
//! A run of capitalised words is cut at titles, roles and listed names; what is left is a person or an organization by its words and neighbours:
//! title or role before, given name, initials, family name, apposition with an age or a role; a head noun or legal form of organizations.
//! (What found the persons of news texts, and how much each kind of evidence gives, is in `docs/evaluation.md`.)

// where a run is cut
mod cut;
mod listed;
mod title;

// what a piece names
mod classify;
mod code;
mod organization;
mod person;
mod place;
mod unlisted;

// what beside a piece tells that
mod acronym;
mod apposition;
mod evidence;
mod followers;
mod list;
mod staff;
mod table;

use self::cut::Before;
use super::decide::{Known, is_regnal};
use crate::document::{Sex, Token};
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Lexicon, Property, Tag, Tags, Word};
use crate::span::Tokens;
use crate::text::shape::Shape;

/// No name has more tokens; a longer run is taken in pieces.
const LONGEST: usize = 16;

/// What a run names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// its tokens
    pub tokens: Tokens,
    /// person or organization
    pub kind: Kind,
    /// whether it may be known only by what the document said before (a lone word)
    pub by_memory: bool,
    /// what its words say of a person's sex
    pub sex: Sex,
    /// index among the known names of a state before it ("Czech President …")
    pub state: Option<usize>,
    /// the head noun of the role before it, a token number
    pub role: Option<u32>,
    /// the family name behind another given one that it shares ("Piet and Hanna Marlow")
    pub family: Option<Tokens>,
}

/// What runs are found in: one sentence.
pub struct Sentence<'a> {
    /// the text of the document
    pub text: &'a str,
    /// all tokens of the document
    pub tokens: &'a [Token],
    /// those of the sentence
    pub range: Tokens,
    /// the words of the language
    pub lexicon: &'a Lexicon,
    /// known names of the document, in order
    pub known: &'a [Known],
    /// of every token the number of the known name that it is part of, from 1; 0 for none
    pub known_at: &'a [u32],
}

impl Sentence<'_> {
    /// The word of a token; none behind the sentence.
    fn word(&self, i: usize) -> Word {
        if i < self.range.end as usize { self.tokens[i].word } else { Word::default() }
    }

    fn known_at(&self, i: usize) -> Option<usize> {
        (*self.known_at.get(i)? as usize).checked_sub(1)
    }

    /// Whether token `i` may be part of a name because of its capital. A month that is also a given name is one before a family name only.
    fn is_capital(&self, i: usize) -> bool {
        if !self.tokens[i].shape.is_capital() {
            return false;
        }
        let word = self.word(i);
        let only_month = || {
            let family = i + 1 < self.range.end as usize && self.tokens[i + 1].shape.is_capital() && self.word(i + 1).is(Class::LastName);
            let dated =
                i > self.range.start as usize && (self.word(i - 1).tags.has(Tag::Preposition) || self.tokens[i - 1].shape == Shape::Number);
            !(word.is(Class::FirstName) && family && !dated)
        };
        let date = word.is(Class::Weekday) || word.is(Class::Month) && only_month();
        let owned = i == self.first_word() && word.tags.has(Tag::Possessive);
        // "the All Farmers' Congress"
        let behind = || i > self.range.start as usize && self.word(i - 1).is(Class::Definite);
        let named = || behind() && self.tokens[i].shape == Shape::Capital && !word.is(Class::Definite);
        !date && !owned && (!word.tags.meets(Tags::of(&[Tag::Pronoun, Tag::Determiner])) || named())
    }

    /// A word that a sentence may well begin with in its ordinary sense. (Words are known without their marks, but "Đỗ" is no verb.)
    fn is_ordinary(&self, i: usize) -> bool {
        let word = self.word(i);
        word.likely.is_some() && !word.is(Class::FirstName) && self.tokens[i].of(self.text).is_ascii()
    }

    /// A first word that joins or opens a clause ("As Oxfam said") or a phrase ("For Democrats"), though somebody may be called so ("Near East Fund").
    fn opens_clause(&self, i: usize) -> bool {
        let word = self.word(i);
        const PLAIN: [Class; 4] = [Class::Locative, Class::Purpose, Class::Dealings, Class::From];
        let phrase = || word.likely == Some(Tag::Preposition) && word.is_any(&PLAIN);
        i == self.first_word() && (word.tags.meets(Tags::of(&[Tag::Subordinator, Tag::Conjunction])) || phrase() || self.reports_first(i))
    }

    /// "Said Keller, “…”", "Said Keller, an engineer: “…”": whether a first word that may also be a given name says the quotation behind the name.
    fn reports_first(&self, i: usize) -> bool {
        const LONGEST: usize = 24;
        let says = |j: usize| self.word(j).has(Property::Says) && self.word(j).tags.meets(Tags::FINITE);
        let end = (self.range.end as usize).min(i + LONGEST);
        if !says(i) || i + 2 >= end || !self.tokens[i + 1].shape.is_capital() {
            return false;
        }
        let opens = |j: &usize| self.tokens[*j].shape.may_open_quotation();
        let marked = |j: usize| matches!(self.tokens[j - 1].shape, Shape::Comma | Shape::Colon);
        // ("Said Hassan, “Red” to his friends, left": the quotation ends the sentence)
        let last = self.range.end as usize;
        let closes = |j: usize| (j + 1..last).rfind(opens).is_none_or(|close| close + 2 >= last);
        (i + 2..end).find(opens).is_some_and(|j| marked(j) && closes(j) && !(i + 1..j).any(says))
    }

    /// Appends the runs of the sentence; `capitals` are its tokens with a capital.
    pub fn find(&self, capitals: &[u32], out: &mut Vec<Run>) {
        let first = out.len();
        let mut free = self.teams(out);
        for i in capitals.iter().map(|i| *i as usize) {
            if i < free {
                continue;
            }
            if let Some(end) = self.code(i).filter(|_| self.known_at(i).is_none()) {
                out.push(self.run(i, end, Kind::Group, Before::default()));
                free = end;
            } else if self.is_capital(i) && !self.opens_clause(i) {
                free = self.run_end(i);
                self.cut(i, free, out);
            }
        }
        self.shared_family(&mut out[first..]);
        self.listed_persons(&mut out[first..]);
        self.listed_bodies(&mut out[first..]);
    }

    /// Where the run that begins at `i` ends: capitals, joined by particles, hyphens and ampersands.
    fn run_end(&self, i: usize) -> usize {
        let end = (self.range.end as usize).min(i + LONGEST);
        let mut j = i + 1;
        loop {
            if j < end && (self.is_capital(j) || self.is_regnal_letter(j)) {
                j += 1;
            } else if j + 1 < end && self.joins(j) && self.is_capital(j + 1) || self.is_second_syllable(i, j) {
                j += 2;
            } else if let Some(after) = self.after_nickname(i, j) {
                j = after;
            } else if let Some(after) = self.after_joint(i, j).or_else(|| self.after_owner(i, j)) {
                j = after;
            } else if let Some(after) = self.after_particles(j) {
                j = after + 1;
            } else {
                return j;
            }
        }
    }

    /// "Queen Elizabeth I": the number of a ruler that is a pronoun elsewhere.
    fn is_regnal_letter(&self, i: usize) -> bool {
        self.tokens[i].shape == Shape::Letter && self.title_before(i - 1) && is_regnal(self.tokens, i)
    }

    /// A hyphen or an ampersand inside a name.
    fn joins(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        token.shape == Shape::Hyphen || (token.shape == Shape::Symbol && token.is(Class::And))
    }

    /// "Kim Jong-il", "Labour Minister Kim Jong-il": a hyphen and a short word in lower case, with no space, after a family name and a given one, or before a
    /// family name.
    fn is_second_syllable(&self, start: usize, j: usize) -> bool {
        const LONGEST_SYLLABLE: u32 = 5;
        let Some([given, hyphen, syllable]) = self.tokens.get(j - 1..j + 2) else { return false };
        let strange = |i: usize| self.word(i).likely.is_none() && self.known_at(i).is_none();
        let family = |i: usize| self.word(i).is(Class::LastName) || strange(i) && self.tokens[i].shape == Shape::Capital;
        // "Joon-ho Baek": the given name first
        let first =
            j == start + 1 && strange(start) && self.word(j + 1).likely.is_none() && j + 2 < self.range.end as usize && family(j + 2);
        (j - start >= 2 && family(j - 2) || first)
            && j + 1 < self.range.end as usize
            && hyphen.shape == Shape::Hyphen
            && given.end == hyphen.start
            && hyphen.end == syllable.start
            && syllable.shape == Shape::Lower
            && syllable.end - syllable.start <= LONGEST_SYLLABLE
            && (strange(j - 1) || !syllable.word.tags.meets(Tags::of(&[Tag::Participle, Tag::Ing])))
    }

    /// "Piet “the Hook” Marlow", "Samuel (Sammy) Ortega": where a person's name goes on over a nickname in quotation marks or brackets.
    fn after_nickname(&self, start: usize, j: usize) -> Option<usize> {
        const LONGEST: usize = 4;
        let limit = self.range.end as usize;
        let given = j - start <= 3 && self.word(start).is(Class::FirstName) && (start..j).all(|i| self.tokens[i].shape == Shape::Capital);
        let opens = |s: Shape| matches!(s, Shape::QuoteOpen | Shape::QuoteStraight | Shape::SingleOpen | Shape::Open);
        // ("Nora Lind (Norway) Telmark")
        if j + 3 >= limit || !given || !opens(self.tokens[j].shape) || self.in_brackets(j).is_some() {
            return None;
        }
        let close = (j + 2..limit.min(j + 2 + LONGEST)).find(|i| self.closes_nickname(*i))?;
        let inside = (j + 1..close).all(|i| self.tokens[i].shape.is_word()) && self.tokens[close - 1].shape == Shape::Capital;
        let family = |i: usize| self.word(i).is(Class::LastName) || self.word(i).likely.is_none();
        let name = close + 1 < limit && self.tokens[close + 1].shape == Shape::Capital && family(close + 1);
        (inside && name).then_some(close + 2)
    }

    /// The listed name right behind the bracket that opens at `i`.
    fn in_brackets(&self, i: usize) -> Option<&Known> {
        let open = i < self.range.end as usize && self.tokens[i].shape == Shape::Open;
        self.known_at(i + 1).filter(|_| open).map(|k| &self.known[k])
    }

    /// "Tom Waters (Belgium)", "Volta (Ghana) 71": where a state in brackets ends that begins at `i`, behind the closing one.
    fn state_in_brackets(&self, i: usize) -> Option<usize> {
        let close = self.in_brackets(i).filter(|k| k.kind == Kind::State)?.tokens.end as usize;
        (close < self.range.end as usize && self.tokens[close].shape == Shape::Close).then_some(close + 1)
    }

    /// A mark that may close a nickname.
    fn closes_nickname(&self, i: usize) -> bool {
        matches!(self.tokens[i].shape, Shape::QuoteClose | Shape::QuoteStraight | Shape::Close)
    }

    /// "Dockers' Union", "Women's League", "Commissioner's Office": where a run goes on over the genitive mark of several, or of what people are,
    /// up to a head noun of organizations.
    fn after_owner(&self, start: usize, j: usize) -> Option<usize> {
        let end = self.range.end as usize;
        let name = || self.known_at(j - 1).is_some_and(|k| self.known[k].kind != Kind::Role && self.known[k].tokens.end as usize <= j);
        if j + 1 >= end || !self.word(j).is(Class::PossessiveMark) || name() || !self.is_capital(j + 1) {
            return None;
        }
        let owners = self.word(j - 1);
        let personal = owners.is(Class::LastName) || owners.is(Class::FirstName);
        let people = owners.is(Class::PersonNoun) || owners.is(Class::PeopleNoun);
        let body = owners.is(Class::OrganizationNoun) || owners.is(Class::BodyNoun);
        let people = people || owners.likely == Some(Tag::Noun) && !body && j > start + 1;
        // "St. Olave's Hospital"
        let saint = j == start + 2 && self.word(start).is(Class::AbbreviationFinal);
        let several = saint || !personal && (people || self.tokens[j].shape == Shape::Apostrophe) || owners.likely == Some(Tag::Plural);
        let to = (j + 1..end.min(j + LONGEST)).find(|k| !self.is_capital(*k)).unwrap_or(end);
        (several && self.word(to - 1).is(Class::OrganizationNoun)).then_some(to)
    }

    /// "Food and Drug Administration": where a run goes on over "and" after a single ordinary word, up to a head noun of organizations.
    fn after_joint(&self, start: usize, j: usize) -> Option<usize> {
        let end = self.range.end as usize;
        let first = self.tokens[start].shape == Shape::Upper && self.known_at(start).is_some();
        // ("Justice and Dignity Party", whatever else justices are)
        let other = |k: usize| self.known_at(k).is_some_and(|k| self.known[k].kind != Kind::Role);
        let ordinary = |k: usize| self.word(k).likely.is_some() && !other(k) && !self.word(k).is(Class::OrganizationNoun);
        if j >= end || !self.word(j).is(Class::And) || j + 1 >= end || !(j - start == 1 || (first && j - start == 2)) || !ordinary(j - 1) {
            return None;
        }
        let to = (j + 1..end).find(|k| !self.is_capital(*k)).unwrap_or(end);
        // ("Ascend and U.S. Healthcare" are two)
        (to > j + 1 && !other(j + 1) && self.word(to - 1).is(Class::OrganizationNoun)).then_some(to)
    }

    /// The capitalised token after one to three lower-case particles at `j`.
    fn after_particles(&self, j: usize) -> Option<usize> {
        let n = (j..(self.range.end as usize).min(j + 4))
            .take_while(|k| {
                self.tokens[*k].shape == Shape::Lower && self.word(*k).is(Class::NameParticle) || self.tokens[*k].shape == Shape::Hyphen
            })
            .count();
        let next = j + n;
        (n > 0 && next < self.range.end as usize && self.is_capital(next) && self.tokens[j].shape == Shape::Lower).then_some(next)
    }
}

fn sex_of(word: Word) -> Option<Sex> {
    Some(Sex::of(word)).filter(|sex| *sex != Sex::Unknown)
}
