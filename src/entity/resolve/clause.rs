//! Where a word stands in its clause: subject, object or complement, whose phrase it is in, who does what is done to it.

use super::Resolver;
use super::here::Here;
use super::item::Kinds;
use super::part::Part;
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Property, Tag, Tags, Word};
use crate::rules::Role;
use crate::text::shape::Shape;

/// An aside between a subject and its verb is no longer.
const LONGEST_ASIDE: usize = 16;

impl Resolver<'_> {
    /// Whether a finite verb follows, an adverb or an aside between commas apart.
    pub(super) fn is_subject(&self, end: usize, sentence_end: usize) -> bool {
        // "Hale's" is no subject, "he's" is one
        let owns = |i: usize| self.token(i).is(Class::PossessiveMark) && self.word(i - 1).likely != Some(Tag::Pronoun);
        let verb = |i: usize| i < sentence_end && self.token(i).shape == Shape::Lower && self.word(i).tags.meets(Tags::FINITE) && !owns(i);
        let adverb = |i: usize| i < sentence_end && self.word(i).likely == Some(Tag::Adverb);
        // "Lanvik “knew” that": what is only quoted stands in the clause
        let quoted = end < sentence_end && self.token(end).shape == Shape::QuoteOpen;
        let at = end + (quoted || adverb(end)) as usize;
        if verb(at) {
            return true;
        }
        if self.is_subject_over_phrase(end, sentence_end) {
            return true;
        }
        let comma = end < sentence_end && self.token(end).shape == Shape::Comma;
        // "people who hold shares", "Hale, who had named her"
        let pronoun = end + comma as usize;
        if pronoun < sentence_end && self.word(pronoun).likely == Some(Tag::Wh) && verb(pronoun + 1) {
            return true;
        }
        if !comma {
            return false;
        }
        let close = (end + 1..sentence_end.min(end + LONGEST_ASIDE)).find(|i| self.token(*i).shape == Shape::Comma);
        close.is_some_and(|c| verb(c + 1 + adverb(c + 1) as usize))
    }

    /// "The head of a school in Wiltshire has resigned": whether a verb follows behind phrases.
    fn is_subject_over_phrase(&self, end: usize, sentence_end: usize) -> bool {
        const FARTHEST: usize = 9;
        if end >= sentence_end || !self.word(end).is(Class::Of) {
            return false;
        }
        let words = (end + 1..sentence_end.min(end + FARTHEST)).take_while(|i| {
            let word = self.word(*i);
            let shape = self.token(*i).shape;
            (shape.is_word() || shape == Shape::Hyphen)
                && !word.is(Class::And)
                && !matches!(word.likely, Some(Tag::To | Tag::Wh | Tag::That | Tag::Subordinator | Tag::Pronoun))
        });
        let verb =
            words.into_iter().find(|i| self.token(*i).shape == Shape::Lower && self.word(*i).likely.is_some_and(|l| Tags::FINITE.has(l)));
        verb.is_some_and(|v| v > end + 1)
    }

    /// Where what stands before a name and belongs to it begins: "the mathematician Ana Ruiz", "Dr. Ana Ruiz".
    pub(super) fn title_start(&self, name: usize) -> usize {
        const LONGEST: usize = 3;
        let words = if self.mention_of[name] == 0 { 0 } else { (0..name).rev().take(LONGEST).take_while(|i| self.is_title(*i)).count() };
        self.phrase_start(name - words)
    }

    /// Whether a word right before a name may be part of a title: a capital that is no name itself, its full stop, a role.
    pub(super) fn is_title(&self, i: usize) -> bool {
        let shape = self.token(i).shape;
        self.mention_of[i] == 0 && (shape.is_capital() || shape == Shape::Stop || self.known_at(i, Kind::Role).is_some())
    }

    /// Where a phrase begins of which some part begins at a token: at its article, before what describes it. "the tanker operator Lanvik".
    pub(super) fn phrase_start(&self, start: usize) -> usize {
        const LONGEST: usize = 4;
        let likely = |i: usize| self.word(i).likely;
        let describes = |i: usize| {
            let word = matches!(likely(i), Some(Tag::Adjective | Tag::Noun | Tag::Participle | Tag::Number));
            word && self.token(i).shape == Shape::Lower && self.mention_of[i] == 0
        };
        let words = (0..start).rev().take(LONGEST).take_while(|i| describes(*i)).count();
        let first = start - words;
        match first.checked_sub(1).map(likely) {
            Some(Some(Tag::Determiner | Tag::Possessive)) => first - 1,
            _ if words > 0 && first > 0 && self.word(first - 1).is(Class::And) => first,
            // "by hydrologist Ana Ruiz"
            _ if words > 0
                && first > 0
                && self.word(first - 1).is(Class::By)
                && (self.is_party_noun(start - 1) || self.tables.lexicon.is_for_persons(self.lemma(start - 1))) =>
            {
                first
            }
            _ => start,
        }
    }

    /// The last subject before a token in its sentence.
    pub(super) fn subject_before(&self, i: usize, here: &Here) -> Option<usize> {
        const LOOK_BACK: usize = 16;
        let to = self.items.len();
        let near = (to.saturating_sub(LOOK_BACK).max(self.from)..to).rev().take_while(|n| self.items[*n].sentence == here.number);
        near.filter(|n| self.items[*n].tokens.end as usize <= i).find(|n| self.items[*n].subject)
    }

    /// Who does what is done to a pronoun: whoever is to do it ("hired a judge to advise it"), else the last subject.
    pub(super) fn doer_before(&self, i: usize, here: &Here) -> Option<usize> {
        let to = i.checked_sub(2).filter(|to| *to > here.sentence.start as usize && self.word(*to).likely == Some(Tag::To));
        let hired = to
            .and_then(|to| self.item_ending(to as u32))
            .filter(|n| !self.items[*n].subject && self.items[*n].kinds.meets(Kinds::PERSON.or(Kinds::PEOPLE).or(Kinds::COLLECTIVE)));
        hired.or_else(|| self.subject_before(i, here))
    }

    /// The last item before in its sentence that agrees with a reflexive.
    pub(super) fn agreeing_before(&self, here: &Here, fits: impl Fn(&usize) -> bool) -> Option<usize> {
        let near = (self.from..self.items.len()).rev().take(16).take_while(|n| self.items[*n].sentence == here.number);
        near.filter(|n| self.items[*n].subject || !self.items[*n].kinds.meets(Kinds::PERSON)).find(fits)
    }

    /// Whether what begins at a word is the object of a verb right before it, or what something is a part of.
    pub(super) fn is_object(&self, i: usize, here: &Here) -> bool {
        let first = here.sentence.start as usize;
        // "to fire him", where "fire" is a noun as a rule
        let led = |w: Word| w.likely == Some(Tag::To) || w.likely == Some(Tag::Modal);
        let infinitive = i > first + 1 && led(self.word(i - 2)) && self.word(i - 1).tags.has(Tag::Base);
        let verb = infinitive || i > first && self.word(i - 1).likely.is_some_and(|l| Tags::VERB.has(l));
        let subject = self.verb_follows(i, here);
        let part = i > here.sentence.start as usize && self.word(i - 1).is(Class::Of);
        let word = self.word(i);
        // "did not believe her", but "praised her work"
        let owner = word.tags.has(Tag::Possessive) && (!word.tags.has(Tag::Pronoun) || self.owns_noun(i, here));
        (verb || part) && !subject && !self.is_nominative(i) && !owner
    }

    /// Whether a pronoun is what the preposition before it binds.
    pub(super) fn is_complement(&self, i: usize, here: &Here) -> bool {
        let word = self.word(i);
        let preposition =
            i > here.sentence.start as usize && self.word(i - 1).likely.is_some_and(|l| matches!(l, Tag::Preposition | Tag::To));
        let noun = word.tags.has(Tag::Possessive) && self.owns_noun(i, here);
        let subject = self.verb_follows(i, here);
        preposition && !subject && !noun && !self.is_nominative(i) && (!word.tags.has(Tag::Possessive) || word.tags.has(Tag::Pronoun))
    }

    /// "he", "they": a pronoun that is always a subject.
    fn is_nominative(&self, i: usize) -> bool {
        let word = self.word(i);
        word.tags.has(Tag::Pronoun) && !word.is(Class::Neuter) && !word.is(Class::Oblique) && !word.tags.has(Tag::Possessive)
    }

    /// Whether a finite verb is right behind a word; after a verb of saying what may be one is: "said it supported".
    pub(super) fn verb_follows(&self, i: usize, here: &Here) -> bool {
        let verb =
            |w: Word| w.likely.is_some_and(|l| Tags::FINITE.has(l)) || w.tags.meets(Tags::FINITE) && self.word(i - 1).has(Property::Says);
        let end = here.sentence.end as usize;
        // "it “deeply regretted”"
        let opens =
            matches!(self.doc.tokens.get(i + 1).map(|t| t.shape), Some(Shape::QuoteOpen | Shape::QuoteStraight | Shape::SingleOpen));
        let next = i + 1 + opens as usize;
        let adverb = next + 1 < end && self.word(next).likely == Some(Tag::Adverb);
        i > here.sentence.start as usize && next < end && verb(self.word(next + adverb as usize))
    }

    /// Whether a noun may begin behind a pronoun.
    fn owns_noun(&self, i: usize, here: &Here) -> bool {
        i + 1 < here.sentence.end as usize && self.token(i + 1).shape.is_word() && self.is_noun_ahead(i + 1)
    }

    fn is_noun_ahead(&self, i: usize) -> bool {
        self.word(i).likely.is_none_or(|l| matches!(l, Tag::Noun | Tag::Plural | Tag::Adjective | Tag::Number | Tag::Ing | Tag::Name))
    }

    /// Whether "of" behind a head tells who that is: "the leader of the union". "The mother of three" is as good as "the mother".
    pub(super) fn has_complement(&self, head: usize) -> bool {
        let number = self.doc.tokens.get(head + 2).is_some_and(|t| t.word.likely == Some(Tag::Number));
        // "the head of state"
        let office = self.known_at(head + 1, Kind::Role).is_some_and(|k| (k.tokens.start as usize) <= head);
        !number && !office && self.is_bound_by_of(head)
    }

    /// Whether "of" behind a head belongs to it, which it does not in "accused the leader of theft".
    pub(super) fn is_bound_by_of(&self, head: usize) -> bool {
        let whole = |p: &Part| p.tokens.end as usize == head + 1 && p.role == Role::Target;
        self.doc.tokens.get(head + 1).is_some_and(|t| t.is(Class::Of)) && !self.parts_at(head as u32).iter().any(whole)
    }
}
