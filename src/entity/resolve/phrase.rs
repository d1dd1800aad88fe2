//! Phrases: the parts of an argument, and whom each stands for by its head.

use super::{Found, Place};
use crate::document::{Argument, Mention, MentionForm, Resolved};
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Tag, Tags};
use crate::rules::Role;
use crate::span::Tokens;
use crate::text::shape::Shape;

impl Place<'_> {
    pub(super) fn argument(&mut self, argument: &Argument, role: Role) -> Found {
        // a relative pronoun stands for what it points back to
        if let Some(referent) = argument.referent {
            let found = self.phrase(self.tokens_of(referent), role);
            let resolved = if found.entities.is_empty() { Resolved::None } else { Resolved::Pronoun };
            return Found { resolved, referent: Some(referent), ..found };
        }
        let Some(first) = argument.pieces.first() else { return Found::default() };
        self.phrase(self.tokens_of(*first), role)
    }

    /// A noun phrase: each of its joined parts by its head.
    fn phrase(&mut self, range: Tokens, role: Role) -> Found {
        let mut out = Found::default();
        let parts = self.parts(range);
        let several = parts.len() > 1;
        for part in parts {
            let found = self.part(part, role);
            if out.resolved == Resolved::None {
                out.resolved = found.resolved;
                out.referent = found.referent;
                // of two phrases joined, neither is the mention
                out.form = found.form.filter(|_| !several);
            }
            for e in found.entities {
                if !out.entities.contains(&e) {
                    out.entities.push(e);
                }
            }
        }
        out
    }

    /// Cuts "NATO and the European Union" in two; "a spokesman for A and B" stays whole. An apposition is no further party, but it may name what
    /// stands before it: of "the mayor, Ana Ruiz" the name stays.
    fn parts(&self, range: Tokens) -> Vec<Tokens> {
        let mut out: Vec<(Tokens, bool)> = Vec::new();
        let mut start = range.start;
        let mut preposition = false;
        let mut after_comma = false;
        for i in range.range() {
            let word = self.word(i);
            let covered = self.mention_at(i).is_some_and(|m| (m.tokens.start as usize) < i);
            let comma = self.token(i).shape == Shape::Comma;
            preposition |= word.likely == Some(Tag::Preposition) && !covered;
            if !covered && i as u32 > start && (comma || word.is(Class::And) && !preposition) {
                out.push((Tokens { start, end: i as u32 }, after_comma));
                (start, after_comma, preposition) = (i as u32 + 1, comma, false);
            }
        }
        if start < range.end {
            out.push((Tokens { start, end: range.end }, after_comma));
        }
        let joined = range.range().any(|i| self.word(i).is(Class::And));
        let named = |part: &Tokens| self.mention_at(self.head(*part)).is_some_and(|m| m.form != MentionForm::Adjective);
        let mut parts: Vec<Tokens> = Vec::new();
        for (part, after_comma) in out {
            let names_last = after_comma && parts.last().is_some_and(|last| !named(last) && self.names_description(*last, part));
            match parts.last_mut() {
                Some(last) if names_last => *last = part,
                Some(_) if after_comma && !joined => break,
                _ => parts.push(part),
            }
        }
        parts
    }

    /// Whether a name after a comma is that of what stands before it: a person of a role, a body of a noun for bodies.
    fn names_description(&self, description: Tokens, name: Tokens) -> bool {
        let head = self.word(self.head(description));
        let person = head.is(Class::PersonNoun) || self.is_role(self.head(description));
        let first = name.start as usize + self.word(name.start as usize).is(Class::Definite) as usize;
        self.begins_with_name(name) && self.mention_at(first).is_some_and(|m| (self.kind(m.entity) == Kind::Person) == person)
    }

    /// "the Monetary Authority of Singapore", "Peter Otieno": a name first, an article apart.
    fn begins_with_name(&self, part: Tokens) -> bool {
        let first = part.start as usize + self.word(part.start as usize).is(Class::Definite) as usize;
        self.mention_at(first).is_some_and(|m| {
            m.tokens.start as usize == first
                && m.form != MentionForm::Adjective
                && matches!(self.kind(m.entity), Kind::Person | Kind::Organization | Kind::Group)
        })
    }

    /// The last word of the phrase's first noun group: before a preposition, a mark or a relative.
    fn head(&self, range: Tokens) -> usize {
        let mut head = range.start as usize;
        for i in range.range() {
            if let Some(m) = self.mention_at(i) {
                head = m.tokens.end as usize - 1;
                if i < head {
                    continue;
                }
            }
            let word = self.word(i);
            let word_like = self.token(i).shape.is_word();
            let ends = !word_like && self.token(i).shape != Shape::Hyphen
                || word.tags.meets(Tags::of(&[Tag::Preposition, Tag::To])) && word.likely != Some(Tag::Adjective)
                || word.is(Class::Relative);
            if ends && i > range.start as usize && self.mention_at(i).is_none() {
                break;
            }
            if word_like && !word.is(Class::PossessiveMark) {
                head = i;
            }
        }
        head
    }

    fn part(&mut self, range: Tokens, role: Role) -> Found {
        if range.is_empty() {
            return Found::default();
        }
        let head = self.head(range);
        let word = self.word(head);
        if let Some(m) = self.mention_at(head).copied()
            && m.tokens.end <= range.end
            && !(m.form == MentionForm::Adjective && m.tokens.end as usize <= head)
        {
            return self.by_mention(&m, role);
        }
        if word.tags.has(Tag::Pronoun) && range.len() <= 2 && self.token(head).shape != Shape::Upper {
            return self.pronoun(head, word);
        }
        self.description(range, head, word)
    }

    fn by_mention(&mut self, m: &Mention, role: Role) -> Found {
        let mut entity = m.entity;
        if let Some(row) = m.as_party.filter(|_| role != Role::Content) {
            entity = self.listed(row);
        }
        let resolved = if m.form == MentionForm::Surname { Resolved::Surname } else { Resolved::Name };
        Found { resolved, ..Found::named(entity) }
    }
}
