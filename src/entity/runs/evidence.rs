//! Evidence: what the words beside a name say of what it names.

use super::Sentence;
use crate::entity::bound::is_bound;
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Property, Tag, Tags, Word};
use crate::text::shape::Shape;

impl Sentence<'_> {
    /// A noun for an event, a thing or a place, with a capital.
    pub(super) fn has_thing(&self, start: usize, end: usize) -> bool {
        // ("Bill Hurst")
        let family = |i: usize| i + 1 < end && (self.word(i + 1).is(Class::LastName) || self.word(i + 1).likely.is_none());
        let given = |i: usize| i == start && self.word(i).is(Class::FirstName) && family(i);
        let event = |i: usize| self.word(i).is(Class::EventNoun) && !given(i);
        (start..end).any(|i| event(i) || self.word(i).is(Class::PlaceNoun) && !self.word(i).is(Class::LastName))
    }

    pub(super) fn article_before(&self, start: usize) -> bool {
        start > self.range.start as usize && self.word(start - 1).tags.has(Tag::Determiner)
    }

    pub(super) fn is_locative(&self, start: usize) -> bool {
        start > self.range.start as usize && self.word(start - 1).is(Class::Locative)
    }

    /// "a gang calling itself Pale Lantern", "a firm known as Dornex", "the developer, Kapital Sary": what the noun before a name says that it is.
    pub(super) fn described_before(&self, start: usize) -> Option<Kind> {
        let from = self.range.start as usize;
        let back = |i: usize| i.checked_sub(1).filter(|b| *b >= from);
        let mut b = back(start)?;
        if matches!(self.tokens[b].shape, Shape::QuoteOpen | Shape::QuoteStraight | Shape::SingleOpen | Shape::Apostrophe) {
            b = back(b)?;
        }
        let personal = self.word(start).is(Class::FirstName);
        let mut comma = false;
        let naming = self.naming_before(b);
        if let Some(n) = naming {
            b = back(n)?;
        } else if personal && !self.is_beside_body(start) {
            return None;
        }
        // "a crew that it tracks as", "a group Lanvik calls"
        if naming.is_some_and(|n| self.word(n).tags.meets(Tags::of(&[Tag::Third, Tag::Base]))) {
            const FEW: usize = 3;
            let between =
                |i: usize| self.word(i).tags.has(Tag::Pronoun) || self.word(i).is(Class::Relative) || self.tokens[i].shape.is_capital();
            for _ in 0..FEW {
                if between(b) {
                    b = back(b)?;
                }
            }
        }
        if self.tokens[b].shape == Shape::Comma {
            comma = true;
            b = back(b)?;
        }
        let noun = self.word(b);
        if comma && self.is_of_person(b) {
            return None;
        }
        // "Retailer Bluegate said", but "Union Pacific said"
        let opens = b == self.first_word() && !comma && self.tokens[b].shape == Shape::Capital && !noun.is(Class::OrganizationNoun);
        if self.tokens[b].shape != Shape::Lower && !opens {
            return None;
        }
        let group = self.is_group_noun(b) && (naming.is_some() || noun.likely != Some(Tag::Plural));
        match noun {
            _ if group && (naming.is_some() || !comma) => Some(Kind::Group),
            w if w.is(Class::BodyNoun) => Some(Kind::Organization),
            w if naming.is_some() && w.is(Class::PlaceNoun) => Some(Kind::Place),
            w if naming.is_some() && w.is(Class::PersonNoun) => Some(Kind::Person),
            _ => None,
        }
    }

    /// "the head of the agency, Monce Hale": whether the noun at `i` is what somebody is of, who is named behind its comma.
    pub(super) fn is_of_person(&self, i: usize) -> bool {
        let from = self.range.start as usize;
        let article = i > from && self.word(i - 1).tags.has(Tag::Determiner);
        let of = i.checked_sub(1 + article as usize).filter(|of| *of > from && self.word(*of).is(Class::Of));
        of.is_some_and(|of| self.word(of - 1).is(Class::PersonNoun) && !self.word(of - 1).is(Class::BodyNoun))
    }

    /// "the charity Grace Harbour", "the gang Red Kestrel": whether a noun for bodies or groups stands right before, which nobody talks
    /// to ("told the charity Grace Hale had left").
    fn is_beside_body(&self, start: usize) -> bool {
        const LONGEST: usize = 4;
        let from = self.range.start as usize;
        let body = |w: Word| w.is(Class::BodyNoun) || w.is(Class::GroupNoun) && w.likely != Some(Tag::Plural);
        let opens = |b: usize| b == from && self.tokens[b].shape == Shape::Capital;
        let noun =
            start.checked_sub(1).filter(|b| *b >= from && (self.tokens[*b].shape == Shape::Lower || opens(*b)) && body(self.word(*b)));
        let inside = |i: &usize| !self.word(*i).tags.has(Tag::Determiner) || self.word(*i).likely == Some(Tag::Adjective);
        noun.is_some_and(|n| {
            let article = (from.max(n.saturating_sub(LONGEST))..n).rev().find(|i| !inside(i));
            let told = |a: usize| a > from && self.word(a - 1).is(Class::ObjectControl) && self.word(a - 1).cue != 0;
            // "Law firm Grace Harbour", at the beginning
            article.is_some_and(|a| !told(a)) || article.is_none() && n <= self.first_word() + LONGEST
        })
    }

    /// The participle that says that a name follows, at `b` or before an "as", a pronoun or an article there.
    fn naming_before(&self, b: usize) -> Option<usize> {
        let joint = |i: usize| {
            let word = self.word(i);
            word.is(Class::As) || word.is(Class::Definite) || word.tags.has(Tag::Pronoun)
        };
        let lowest = b.saturating_sub(2).max(self.range.start as usize);
        let first = (lowest..=b).rev().find(|i| !joint(*i))?;
        (self.tokens[first].shape == Shape::Lower && self.word(first).is(Class::Naming)).then_some(first)
    }

    /// "Lanvik is a state energy firm", "Orle was a mining town": what the noun behind a copula and an article says that it is.
    pub(super) fn equated_with(&self, end: usize) -> Option<Kind> {
        const LONGEST: usize = 5;
        let verb = self.verb_after(end).filter(|v| self.word(*v).is(Class::Be))?;
        let mut words = verb + 1..self.range.end as usize;
        words.next().filter(|i| self.word(*i).tags.has(Tag::Determiner))?;
        let words = words.take(LONGEST);
        let noun =
            words.take_while(|i| self.tokens[*i].shape.is_word() && !self.word(*i).tags.meets(Tags::of(&[Tag::Preposition, Tag::Wh])));
        let noun = self.word(noun.last().filter(|i| self.tokens[*i].shape == Shape::Lower)?);
        let kinds = [(Class::PersonNoun, Kind::Person), (Class::BodyNoun, Kind::Organization), (Class::PlaceNoun, Kind::Place)];
        kinds.iter().find(|(class, _)| noun.is(*class)).map(|(_, kind)| *kind)
    }

    /// A verb that claims, in the past or present, directly after it.
    pub(super) fn claims_after(&self, end: usize) -> bool {
        self.verb_after(end).is_some_and(|verb| self.word(verb).cue != 0)
    }

    /// The same, or behind a form of "have".
    pub(super) fn claims_after_auxiliary(&self, end: usize) -> bool {
        self.verb_after(end).is_some_and(|verb| {
            let verb = self.word(verb + self.word(verb).is(Class::Have) as usize);
            verb.cue != 0 && verb.tags.meets(Tags::VERB)
        })
    }

    /// A verb of speech directly after it, which may take a quotation.
    pub(super) fn speaks_after(&self, end: usize) -> bool {
        self.verb_after(end).is_some_and(|verb| self.word(verb).has(Property::Says))
    }

    /// What the first pronoun of a third person says that stands a few words behind `end`, with no other name between: a person by *he* or
    /// *she*, an organization by *it*.
    pub(super) fn goes_on_as(&self, end: usize) -> Option<Kind> {
        const FARTHEST: usize = 16;
        let words = (end..self.range.end as usize).take(FARTHEST).take_while(|i| !self.tokens[*i].shape.is_capital());
        let words = words.filter(|i| !is_bound(self.word(*i), self.word(i + 1), self.word(i + 2)));
        let mut pronouns = words.map(|i| self.word(i)).filter(|w| w.tags.meets(Tags::of(&[Tag::Pronoun, Tag::Possessive])));
        pronouns.find_map(|w| match w {
            _ if w.is(Class::Feminine) || w.is(Class::Masculine) => Some(Kind::Person),
            _ if w.is(Class::Neuter) => Some(Kind::Organization),
            _ => None,
        })
    }

    /// "was welcomed by Lanvik": behind the participle of a verb that claims.
    pub(super) fn is_agent(&self, start: usize) -> bool {
        let verb = |i: usize| self.tokens[i].shape == Shape::Lower && self.word(i).cue != 0 && self.word(i).tags.has(Tag::Participle);
        start >= self.range.start as usize + 2 && self.word(start - 1).is(Class::By) && verb(start - 2)
    }

    /// A past form that claims directly before it: "accused".
    pub(super) fn is_acted_on(&self, start: usize) -> bool {
        let Some(before) = start.checked_sub(1).filter(|b| *b >= self.range.start as usize) else { return false };
        let verb = self.word(before);
        self.tokens[before].shape == Shape::Lower && verb.cue != 0 && verb.tags.has(Tag::Past) && !verb.has(Property::Says)
    }

    /// A finite verb or a genitive mark directly after it: what stands before is somebody or something.
    pub(super) fn acts(&self, end: usize) -> bool {
        let genitive = end < self.range.end as usize && self.word(end).is(Class::PossessiveMark);
        genitive || self.verb_after(end).is_some()
    }

    /// "Halcyon Gate, based in Riga, said", "Kettle Print, which employs ten, said": a verb that claims behind an aside with a participle or a relative pronoun.
    pub(super) fn claims_behind_aside(&self, end: usize) -> bool {
        const LONGEST: usize = 12;
        let limit = self.range.end as usize;
        if end + 1 >= limit || self.tokens[end].shape != Shape::Comma || self.tokens[end + 1].shape != Shape::Lower {
            return false;
        }
        let first = self.word(end + 1);
        let opens = first.likely == Some(Tag::Participle) || first.is(Class::Relative) && first.is(Class::Neuter);
        let close = (end + 2..limit.min(end + LONGEST)).find(|i| self.tokens[*i].shape == Shape::Comma);
        opens && close.is_some_and(|c| self.claims_after(c + 1))
    }

    /// The finite verb that follows, an adverb apart.
    fn verb_after(&self, end: usize) -> Option<usize> {
        let lower = |i: usize| i < self.range.end as usize && self.tokens[i].shape == Shape::Lower;
        // "also said"
        let adverb = lower(end) && self.word(end).likely == Some(Tag::Adverb) && lower(end + 1);
        let verb = end + adverb as usize;
        (lower(verb) && self.word(verb).tags.meets(Tags::of(&[Tag::Past, Tag::Third, Tag::Modal]))).then_some(verb)
    }
}
