//! Subjects: whose verb it is, across appositions, asides, relative clauses and shared predicates.

use super::group::{GroupKind, VerbForm};
use super::window::Window;
use crate::lexicon::{Class, Tag};
use crate::rules::Frame;
use crate::span::Units;

/// A noun phrase that is somebody's subject or object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// the whole of it
    pub units: Units,
    /// its head noun
    pub head: usize,
    /// what it points back to, where it is a relative pronoun
    pub referent: Option<Units>,
}

/// A verb's subject and how it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// the subject, if the window names one
    pub phrase: Option<Phrase>,
    /// the frame
    pub frame: Frame,
    /// the first group after verb and subject
    pub after: usize,
    /// the first group of subject and verb
    pub first: usize,
    /// the verb group above, whose subject or object this is
    pub governor: Option<usize>,
    /// a relative pronoun that is the object
    pub object: Option<Phrase>,
}

impl Subject {
    /// None, of the verb group `v`.
    pub(super) fn none(v: usize, frame: Frame) -> Subject {
        Subject { phrase: None, frame, after: v + 1, first: v, governor: None, object: None }
    }

    /// That of the verb group `v`, which has none of its own, as it was found by way of `governor`.
    pub(super) fn below(v: usize, frame: Frame, phrase: Option<Phrase>, governor: Option<usize>) -> Subject {
        Subject { phrase, governor, ..Subject::none(v, frame) }
    }
}

/// Shared subjects are followed over no more verbs.
pub(super) const LONGEST_CHAIN: usize = 6;

impl Window {
    /// The subject of the verb group `v`.
    pub fn subject(&self, v: usize) -> Subject {
        self.subject_within(v, LONGEST_CHAIN)
    }

    pub(super) fn subject_within(&self, v: usize, chain: usize) -> Subject {
        let Some(verb) = self.groups[v].verb else { return Subject::none(v, Frame::Active) };
        match verb.form {
            VerbForm::Finite => {
                let found = self.of_finite(v, chain);
                if found.phrase.is_none() { self.inverted(v).unwrap_or(found) } else { found }
            }
            VerbForm::Infinitive => self.of_infinitive(v, chain),
            VerbForm::Ing => self.of_ing(v, chain),
            VerbForm::Participle => self.of_participle(v),
        }
    }

    /// The relative pronoun of group `n` as the subject of the verb group `v`.
    pub(super) fn relative(&self, n: usize, v: usize, passive: bool) -> Subject {
        let g = &self.groups[n];
        let referent = self.antecedent(n);
        // "it is the owner that is to blame": who it is does it
        // (but "it was the owner, not the bank, who")
        let near = |r: &Units| self.group(r.end - 1) + 2 >= n;
        if let Some(focus) = referent.filter(|r| self.is_cleft(self.group(r.start)) && near(r)) {
            let frame = if passive { Frame::Passive } else { Frame::Active };
            let head = self.groups[self.group(focus.start)].head;
            let phrase = Some(Phrase { units: focus, head, referent: None });
            return Subject { phrase, first: self.group(focus.start), ..Subject::none(v, frame) };
        }
        let frame = if passive { Frame::Passive } else { Frame::Relative };
        // "many of whom"
        let measured = n.checked_sub(2).filter(|m| self.head(n - 1).is(Class::Of) && self.is_noun(*m));
        let phrase = match measured {
            Some(m) => self.phrase(m, n + 1),
            None => Phrase { units: g.units, head: g.head, referent },
        };
        Subject { phrase: Some(phrase), first: measured.unwrap_or(n), ..Subject::none(v, frame) }
    }

    /// Whether "it is" stands right before the noun group `n`.
    fn is_cleft(&self, n: usize) -> bool {
        let Some(it) = n.checked_sub(2).map(|k| &self.groups[k]) else { return false };
        let head = &self.units[it.head];
        self.groups[n - 1].verb.is_some_and(|v| v.copula && v.form == VerbForm::Finite)
            && it.kind == GroupKind::Noun
            && head.tag == Tag::Pronoun
            && head.is(Class::Neuter)
    }

    /// Whether the verb group `verb` begins without an ending behind a subject that would give an indicative one: "that Oslo condemn the raid", "that the envoy be
    /// expelled".
    pub fn is_subjunctive(&self, who: Phrase, verb: usize) -> bool {
        const PLURAL: &[Class] = &[Class::PluralNumber, Class::PeopleNoun, Class::FirstPerson];
        let head = &self.units[who.head];
        let first = self.first(verb);
        let joined = (who.units.start..who.units.end).any(|u| self.units[u].tag == Tag::Conjunction);
        // ("the club are blaming it": that has its ending)
        let bare = first.tag == Tag::Base && !first.is_any(&[Class::PluralNumber, Class::FirstPerson]);
        bare && !matches!(head.tag, Tag::Plural | Tag::Number) && !head.is_any(PLURAL) && !joined
    }

    /// The noun group right before group `n`, or before the brackets that end there.
    pub(super) fn noun_before_bracket(&self, n: usize) -> Option<usize> {
        const LONGEST: usize = 16;
        let last = n.checked_sub(1)?;
        match self.groups[last].kind {
            GroupKind::Noun => Some(last),
            GroupKind::Close => {
                let open = (0..last).rev().take(LONGEST).find(|o| self.groups[*o].kind == GroupKind::Open)?;
                open.checked_sub(1).filter(|b| self.is_noun(*b))
            }
            _ => None,
        }
    }
}
