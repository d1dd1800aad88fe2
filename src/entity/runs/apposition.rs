//! Appositions: the common noun beside a name that says that it is a body or a group.

use super::Sentence;
use crate::gazetteer::{Kind, MEDIA};
use crate::lexicon::described::{ARMED, RIVAL};
use crate::lexicon::{Class, Sort, Tag, Tags, Word};
use crate::text::shape::Shape;

impl Sentence<'_> {
    /// The words behind a comma at `end` and an article, so many at most and up to the first that may be one of `until`.
    fn apposition(&self, end: usize, longest: usize, until: Tags) -> impl Iterator<Item = usize> {
        let limit = self.range.end as usize;
        let opens = end + 1 < limit && self.tokens[end].shape == Shape::Comma && self.word(end + 1).tags.has(Tag::Determiner);
        let from = if opens { end + 2 } else { limit };
        let inside = move |i: &usize| {
            let shape = self.tokens[*i].shape;
            // ("the country's third-largest chain")
            let joins = shape == Shape::Hyphen || self.word(*i).is(Class::PossessiveMark);
            joins || shape.is_word() && !self.word(*i).tags.meets(until)
        };
        (from..limit).take(longest).take_while(inside)
    }

    /// Whether a noun for bodies stands at `i`.
    fn is_body_noun(&self, i: usize) -> bool {
        i < self.range.end as usize && self.tokens[i].shape == Shape::Lower && self.word(i).is(Class::BodyNoun)
    }

    /// "the tanker operator Lanvik", "Lanvik, the state energy firm": a noun for a body beside a name that says nothing itself.
    pub(super) fn is_described_body(&self, start: usize, end: usize) -> bool {
        // "shares held by company: N / A", "the Islamist movement"
        let (one, first) = (end - start == 1, self.tokens[start]);
        let people = one && first.is(Class::PeopleNoun) && first.word.tags.has(Tag::Adjective);
        if people || one && first.end - first.start == 1 || (start..end).any(|i| self.word(i).is(Class::FirstName)) {
            return false;
        }
        // "the Coast Sentinels, a group of fishermen"
        let said = || self.apposition(end, 3, Tags::of(&[Tag::Preposition])).any(|i| self.is_body_noun(i));
        let after = || {
            let next = self.is_body_noun(end) && !self.word(start).is(Class::LastName);
            (next || self.apposition(end, 7, Tags::default()).any(|i| self.is_body_noun(i))) && !self.has_thing(start, end)
        };
        self.is_behind_body(start) || said() || after() || one && self.is_acting_acronym(start)
    }

    /// "the tanker operator Lanvik", "their union, the CPA", "a supplier of valves, Dornex": a noun for a body before a name.
    fn is_behind_body(&self, start: usize) -> bool {
        let article = self.article_before(start) && self.tokens[start].shape == Shape::Upper;
        let Some(b) = start.checked_sub(1 + article as usize).filter(|b| *b >= self.range.start as usize) else { return false };
        let comma = self.tokens[b].shape == Shape::Comma && b > self.range.start as usize;
        if comma {
            self.is_body_noun(b - 1) && !self.is_of_person(b - 1) || self.is_complement_of_body(b)
        } else {
            !article && self.is_body_noun(b)
        }
    }

    /// "an ABC member", "ABC denied", "the ABC fell": an acronym that nobody knows before people, or that does something.
    fn is_acting_acronym(&self, start: usize) -> bool {
        let end = start + 1;
        let acronym = self.tokens[start].shape == Shape::Upper && self.word(start).likely.is_none();
        let of_people = || {
            end < self.range.end as usize
                && self.tokens[end].shape == Shape::Lower
                && self.word(end).is_any(&[Class::PersonNoun, Class::PeopleNoun])
        };
        // "joined forces with the SPV", but "the SPV accord"
        let named = || {
            const SHORTEST: u32 = 3;
            let noun = matches!(self.word(end).likely, Some(Tag::Noun | Tag::Plural | Tag::Adjective));
            let alone =
                end >= self.range.end as usize || !self.tokens[end].shape.is_word() || self.tokens[end].shape == Shape::Lower && !noun;
            let definite = start > self.range.start as usize && self.word(start - 1).is(Class::Definite);
            definite && alone && self.tokens[start].end - self.tokens[start].start >= SHORTEST
        };
        acronym && (of_people() || self.claims_after(end) || self.acts(end) && self.article_before(start) || named())
    }

    /// "a supplier of valves, Dornex": a noun for a body, a preposition and some words in lower case before the comma.
    fn is_complement_of_body(&self, comma: usize) -> bool {
        const LONGEST: usize = 5;
        let words = (self.range.start as usize..comma).rev().take(LONGEST).take_while(|i| self.tokens[*i].shape == Shape::Lower);
        let preposition = words.skip(1).find(|i| self.word(*i).likely == Some(Tag::Preposition));
        preposition.is_some_and(|p| p > self.range.start as usize && self.is_body_noun(p - 1))
    }

    /// "Al-Marsad newspaper", "La Crónica magazine": a name of no words of the language before a noun for papers and broadcasters only.
    pub(super) fn is_paper(&self, start: usize, end: usize) -> bool {
        let noun = self.word(end);
        end < self.range.end as usize
            && self.tokens[end].shape == Shape::Lower
            && noun.is(Class::BodyNoun)
            && (start..end).all(|i| self.word(i).likely.is_none() || self.tokens[i].shape == Shape::Hyphen)
            && self.lexicon.bodies(noun.lemma) == [MEDIA]
            && (self.article_before(start) || self.word(start).is(Class::NameParticle) || end - start == 1)
    }

    /// Whether the noun at `i` is one for groups, where it may be one for others because of what arms it: "gang", "hacking group", "threat actor".
    pub(super) fn is_group_noun(&self, i: usize) -> bool {
        let noun = self.word(i);
        let armed = |b: usize| self.lexicon.bodies(self.tokens[b].lemma()).iter().any(|s| s == ARMED);
        if !noun.is_any(&[Class::GroupNoun, Class::PersonNoun]) {
            return false;
        }
        noun.is(Class::GroupNoun) && !noun.is(Class::BodyNoun) || i > self.range.start as usize && armed(i) && armed(i - 1)
    }

    /// "Silver Lantern, a brokerage": an apposition whose noun is one for bodies and for no person.
    pub(super) fn is_called_body(&self, end: usize) -> bool {
        const LONGEST: usize = 6;
        let noun = self.apposition(end, LONGEST, Tags::of(&[Tag::Preposition, Tag::Wh, Tag::Determiner])).last();
        let noun = noun.filter(|i| !self.is_group_noun(*i)).map(|i| self.word(i));
        let person = |w: Word| w.is_any(&[Class::PersonNoun, Class::PeopleNoun]) || self.lexicon.sort(w.lemma) == Sort::Person;
        noun.is_some_and(|w| w.is(Class::BodyNoun) && !person(w))
    }

    /// "Pale Lantern, a Russian-speaking extortion crew": a noun for a group within a few words after the comma.
    pub(super) fn is_described_group(&self, start: usize, end: usize) -> bool {
        const LONGEST: usize = 6;
        let group = |i: usize| self.is_group_noun(i) && self.word(i).likely != Some(Tag::Plural);
        let mut words = self.apposition(end, LONGEST, Tags::of(&[Tag::Preposition, Tag::Wh]));
        // "the Kestrel self-defence militia"
        let behind = || {
            let noun = |i: &usize| {
                let plain = matches!(self.word(*i).likely, Some(Tag::Noun | Tag::Adjective));
                self.tokens[*i].shape == Shape::Hyphen || self.tokens[*i].shape == Shape::Lower && plain
            };
            let last = (end..(self.range.end as usize).min(end + LONGEST)).take_while(noun).last();
            self.article_before(start) && last.is_some_and(group)
        };
        !self.word(start).is(Class::FirstName) && (words.any(|i| self.tokens[i].shape == Shape::Lower && group(i)) || behind())
    }

    /// "Lanvik's rival Kelvara said it": a lone name that is no personal one behind a noun for rivals, which goes on as "it".
    pub(super) fn is_rival_body(&self, start: usize, end: usize) -> bool {
        let word = self.word(start);
        let rival = || self.lexicon.people(self.tokens[start - 1].lemma()).iter().any(|s| s == RIVAL);
        // ("its rival Kelvara")
        let owned = || start >= 2 && self.word(start - 2).is(Class::Neuter) && self.word(start - 2).tags.has(Tag::Possessive);
        !word.is_any(&[Class::FirstName, Class::LastName]) && rival() && (owned() || self.goes_on_as(end) != Some(Kind::Person))
    }

    /// "its rival, Kelvara": a lone name behind a noun for rivals that "it" owns.
    pub(super) fn is_rival_of_body(&self, start: usize) -> bool {
        const LONGEST: usize = 2;
        let from = self.range.start as usize;
        let Some(noun) = start.checked_sub(2).filter(|n| *n > from && self.tokens[start - 1].shape == Shape::Comma) else { return false };
        let rival = self.lexicon.people(self.tokens[noun].lemma()).iter().any(|s| s == RIVAL);
        let owns = |w: Word| w.is(Class::Neuter) && w.tags.has(Tag::Possessive);
        rival && (from.max(noun.saturating_sub(LONGEST))..noun).any(|i| owns(self.word(i)))
    }
}
