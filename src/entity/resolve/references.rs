//! References that are no argument of a claim: every pronoun of the third person and every definite description of the story becomes a mention of
//! the party that it means, where one is found.

use super::{KnownIds, Place};
use crate::document::{Document, EntityId, Mention, MentionForm};
use crate::entity::mentions::Scratch;
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Classes, Tag, Tags};
use crate::span::{Span, Tokens};
use crate::tables::Tables;
use crate::text::shape::Shape;

/// Resolves the pronouns and descriptions of headline, deck, sub-heads and body that nothing has resolved yet, sentence by sentence: what one means
/// is an antecedent of the next.
pub(super) fn find(doc: &mut Document, tables: &Tables, names: &Scratch, speakers: &[(Span, Vec<EntityId>)], known: &mut KnownIds) {
    if doc.mentions.is_empty() {
        return;
    }
    let mut said: Vec<Mention> = Vec::new();
    for n in 0..doc.sentences.len() {
        if !doc.zone_of(n as u32).claims() {
            continue;
        }
        let sentence = doc.sentences[n].tokens;
        let mut i = sentence.start as usize;
        while i < sentence.end as usize {
            let mut place = Place { doc, tables, names, speakers, said: &said, outer: None, known, new: Vec::new(), skip: &[], not: &[] };
            let (next, found) = place.reference_at(i, sentence);
            let new = place.new;
            i = next;
            doc.entities.extend(new);
            said.extend(found);
        }
    }
    doc.mentions.extend(said);
    doc.mentions.sort_by_key(|m| m.tokens.start);
}

impl Place<'_> {
    /// The reference that begins at token `i`, if one does, and where to go on.
    fn reference_at(&mut self, i: usize, sentence: Tokens) -> (usize, Option<Mention>) {
        if let Some(m) = self.mention_at(i) {
            return (m.tokens.end as usize, None);
        }
        let token = self.token(i);
        if self.is_third_person(i) && token.word.likely != Some(Tag::Possessive) {
            let one = Tokens::new(i, i + 1);
            let said = match () {
                _ if self.is_empty_it(i, sentence) => None,
                _ if self.is_thing(i, sentence) => self.said_together(one, i),
                _ => self.said(one, i),
            };
            return (i + 1, said);
        }
        if let Some(head) = self.pair_head(i, sentence)
            && let Some(said) = self.said_together(Tokens::new(i, head + 1), head)
        {
            return (head + 1, Some(said));
        }
        if token.is(Class::Definite) && token.shape != Shape::Upper && token.word.likely != Some(Tag::Possessive) {
            let head = self.definite_head(i, sentence);
            if let Some((head, said)) = head.and_then(|head| Some((head, self.said(Tokens::new(i, head + 1), head)?))) {
                return (head + 1, Some(said));
            }
        }
        // "his officers": no description of a party, but the pronoun is one
        let one = Tokens::new(i, i + 1);
        let owner = match self.is_third_person(i) {
            true if self.is_thing(i, sentence) => self.said_together(one, i),
            true => self.said(one, i),
            false => None,
        };
        (i + 1, owner)
    }

    fn is_third_person(&self, i: usize) -> bool {
        const THIRD: Classes = Classes::of(&[Class::Masculine, Class::Feminine, Class::Neuter, Class::PluralNumber]);
        let word = self.word(i);
        let pronoun = matches!(word.likely, Some(Tag::Pronoun | Tag::Possessive)) && word.classes.has_any(THIRD);
        pronoun && !word.is(Class::FirstPerson) && self.token(i).shape != Shape::Upper
    }

    /// Whether "it" or "they" is rather a thing or people unnamed: anywhere but as a subject right after a verb that claims, or after its "that", or as
    /// an owner.
    fn is_thing(&self, i: usize, sentence: Tokens) -> bool {
        let word = self.word(i);
        let person = word.is(Class::Masculine) || word.is(Class::Feminine);
        if person || word.tags.has(Tag::Possessive) && word.is(Class::Neuter) {
            return false;
        }
        if word.tags.has(Tag::Possessive) || word.is(Class::Oblique) || self.is_quoted(i) {
            return true;
        }
        let start = sentence.start as usize;
        let claims = |j: usize| j >= start && self.word(j).cue != 0 && !self.word(j).tags.has(Tag::Preposition);
        let reported = i > start && (claims(i - 1) || self.word(i - 1).tags.has(Tag::That) && i > start + 1 && claims(i - 2));
        let opens = i == start && (i + 1..(i + 4).min(sentence.end as usize)).any(|j| self.word(j).cue != 0);
        !(reported || opens)
    }

    /// "It is clear that", "it remains to be seen", "it was Riga that": a subject that stands for nobody.
    fn is_empty_it(&self, i: usize, sentence: Tokens) -> bool {
        const BETWEEN: Tags = Tags::of(&[Tag::Modal, Tag::Adverb]);
        let word = self.word(i);
        if !word.is(Class::Neuter) || !word.tags.has(Tag::Pronoun) || word.tags.has(Tag::Possessive) {
            return false;
        }
        let end = sentence.end as usize;
        let light = |j: usize| {
            let w = self.word(j);
            (w.tags.meets(BETWEEN) || w.is(Class::Have) || w.is(Class::Be)) && !w.is(Class::Impersonal)
        };
        let verb = (i + 1..end.min(i + 6)).find(|j| !light(*j)).unwrap_or(end);
        let being = (i + 1..verb).any(|j| self.word(j).is(Class::Be));
        let clause = |from: usize, to: usize| {
            (from..end.min(to)).any(|j| self.word(j).tags.meets(Tags::of(&[Tag::That, Tag::To, Tag::Wh, Tag::Subordinator])))
        };
        let impersonal = verb < end && self.word(verb).is(Class::Impersonal) && clause(verb + 1, verb + 9);
        let cleft = being && self.mention_at(verb).is_some_and(|m| clause(m.tokens.end as usize, m.tokens.end as usize + 2));
        impersonal || cleft
    }

    /// The head noun of the definite description that begins at `i`, if it is one for a party, and no name follows.
    fn definite_head(&self, i: usize, sentence: Tokens) -> Option<usize> {
        const INSIDE: Tags = Tags::of(&[Tag::Noun, Tag::Plural, Tag::Adjective, Tag::Participle, Tag::Number, Tag::Ing]);
        const HEADS: Classes = Classes::of(&[
            Class::PersonNoun,
            Class::BodyNoun,
            Class::StateNoun,
            Class::GroupNoun,
            Class::GovernmentNoun,
            Class::PortfolioHead,
            Class::PlaceNoun,
        ]);
        const LONGEST: usize = 5;
        let end = (sentence.end as usize).min(i + 1 + LONGEST);
        let mut head = None;
        for j in i + 1..end {
            let token = self.token(j);
            let heads = token.word.classes.has_any(HEADS) || self.is_role(j);
            let likely = token.word.likely.is_none_or(|l| INSIDE.has(l)) || heads;
            let inside = token.shape == Shape::Lower && likely && !(head.is_some() && token.word.likely.is_none());
            let noun = token.word.tags.meets(Tags::of(&[Tag::Noun, Tag::Plural])) || heads && token.word.likely.is_none();
            if self.mention_at(j).is_some() || !(inside || token.shape == Shape::Hyphen) {
                break;
            }
            if noun && (heads || token.word.likely != Some(Tag::Adjective)) {
                head = Some(j);
            } else if head.is_some() {
                break;
            }
        }
        let head = head?;
        let next = head + 1;
        let name = |j: usize| j < sentence.end as usize && (self.mention_at(j).is_some() || self.token(j).shape.is_capital());
        let named = name(next) || next < sentence.end as usize && self.token(next).shape == Shape::Comma && name(next + 1);
        let party = self.word(head).classes.has_any(HEADS) || self.is_role(head);
        (party && !named && !self.is_plural(head)).then_some(head)
    }

    /// The head of a phrase for two parties that begins at `i`: "both sides", "neither", "the two", "each other".
    fn pair_head(&self, i: usize, sentence: Tokens) -> Option<usize> {
        let end = sentence.end as usize;
        let is_pair = |j: usize| j < end && self.word(j).is(Class::Pair);
        if i + 1 < end && self.word(i).is(Class::Reciprocal) && self.word(i + 1).is(Class::Reciprocal) {
            return Some(i + 1);
        }
        let first = if self.word(i).is(Class::Definite) { i + 1 } else { i };
        if !is_pair(first) {
            return None;
        }
        let head = first + 1;
        let noun = head < end && self.token(head).shape == Shape::Lower && self.word(head).tags.meets(Tags::of(&[Tag::Noun, Tag::Plural]));
        // "they both promised": of whom it is said before
        let alone = i == sentence.start as usize || head >= end || !self.token(head).shape.is_word();
        (noun || alone).then_some(if noun { head } else { first })
    }

    /// What a phrase says, if it means several parties.
    fn said_together(&mut self, range: Tokens, head: usize) -> Option<Mention> {
        let said = self.said(range, head)?;
        if self.entity(said.entity).members.is_empty() {
            self.undo();
            return None;
        }
        Some(said)
    }

    /// What a phrase says, if it means one party that the document names.
    fn said(&mut self, range: Tokens, head: usize) -> Option<Mention> {
        let word = self.word(head);
        let reciprocal = self.word(head).is(Class::Reciprocal);
        let pronoun = range.len() == 1 && !self.word(head).is(Class::Pair) || reciprocal;
        let found = if reciprocal {
            self.plural(range.start as usize)
        } else if pronoun {
            self.pronoun(head, word)
        } else {
            self.description(range, head, word)
        };
        let entity = match found.entities[..] {
            [entity] if self.kind(entity) == Kind::Role => None,
            _ => self.together(&found.entities),
        };
        let Some(entity) = entity else {
            self.undo();
            return None;
        };
        let form = found.form.unwrap_or(if pronoun { MentionForm::Pronoun } else { MentionForm::Definite });
        Some(Mention { tokens: range, entity, form, as_party: None })
    }
}
