//! Leftwards over phrases: adverbs, times and prepositional phrases between a subject and its verb.

use super::group::{GroupKind, VerbForm};
use super::window::Window;
use crate::lexicon::{Class, Tag};

impl Window {
    /// Over prepositional phrases that nothing before them owns ("the minister, in a statement, said", "Oslo on Monday in parliament said"), and over clauses without commas
    /// that describe the noun before them.
    pub(super) fn skip_prepositional_left(&self, mut k: usize) -> usize {
        while let Some(start) = self.over_relative_verb(k).or_else(|| self.phrase_left(k)) {
            k = start;
        }
        k
    }

    /// Where the relative clause begins that ends with its verb right before group `k`: "those who object say", "those who refused to sign say".
    fn over_relative_verb(&self, k: usize) -> Option<usize> {
        let infinitives = (0..k).rev().take_while(|v| self.form(*v) == Some(VerbForm::Infinitive)).count();
        let verb = (k - infinitives).checked_sub(1)?;
        let pronoun = verb.checked_sub(1).filter(|p| *p > 0 && self.groups[verb].is_finite())?;
        (self.is_relative_verb(verb) && self.is_noun(pronoun - 1)).then_some(pronoun)
    }

    /// Where the prepositional phrase, or the reduced clause that ends with a noun phrase, begins that stands right before group `k`, with the comma before it.
    fn phrase_left(&self, k: usize) -> Option<usize> {
        let last = k.checked_sub(1).filter(|b| self.is_noun(*b))?;
        let start = self.noun_phrase_start(last);
        if let Some(before) = self.before_reduced_clause(start) {
            return Some(before);
        }
        // "In Riga, about half of the growers say": a measure, no phrase of its own
        let measure = self.head(start);
        if start < last && (measure.tag == Tag::Number || measure.is(Class::Predeterminer)) && self.head(start + 1).is(Class::Of) {
            return None;
        }
        let p = start.checked_sub(1).filter(|p| self.groups[*p].kind == GroupKind::Preposition)?;
        let before = p.checked_sub(1)?;
        match self.groups[before].kind {
            // ", in a statement" hangs on what stands before its comma
            GroupKind::Comma => {
                let noun = before.checked_sub(1).filter(|n| self.is_noun(*n))?;
                // "Hale, 42, of Salem said": behind the age
                let age = noun > 1 && self.is_age(noun) && self.is_noun(noun - 2) && self.head(p).is_any(&[Class::Of, Class::From]);
                Some(if age { noun - 1 } else { before })
            }
            // "and in a later interview said"
            GroupKind::Conjunction => (before > 0).then_some(p),
            // "which in two reports had"
            GroupKind::Wh => (before > 0 && self.head(before).is(Class::Relative)).then_some(p),
            _ => None,
        }
    }

    /// Whether a preposition stands right before group `n`.
    pub(super) fn follows_preposition(&self, n: usize) -> bool {
        n.checked_sub(1).is_some_and(|p| self.groups[p].kind == GroupKind::Preposition)
    }

    /// Whether group `n` is a number alone between two commas: "Hale, 42, of Salem".
    pub(super) fn is_age(&self, n: usize) -> bool {
        let comma = |k: usize| self.kind(k) == Some(GroupKind::Comma);
        let single = self.groups[n].units.len() == 1;
        n > 0 && single && self.head(n).tag == Tag::Number && comma(n - 1) && comma(n + 1)
    }

    /// Over adverbs, times and quantifiers that stand between a subject and its verb.
    pub(super) fn skip_adverbials_left(&self, v: usize) -> usize {
        let mut k = v;
        while let Some(start) = self.adverbial_left(k, v) {
            k = start;
        }
        k
    }

    /// Where the adverbial begins that ends right before group `k`, between the verb group `v` and its subject.
    fn adverbial_left(&self, k: usize, v: usize) -> Option<usize> {
        let last = k.checked_sub(1)?;
        match self.groups[last].kind {
            GroupKind::Adverb => Some(last),
            // "quickly and loudly denied"
            GroupKind::Conjunction => {
                let adverb = last.checked_sub(1).filter(|a| self.groups[*a].kind == GroupKind::Adverb)?;
                let joins = self.first(k).tag == Tag::Adverb;
                (joins && adverb > 0 && self.is_noun(adverb - 1)).then_some(adverb)
            }
            GroupKind::Adjective => self.adverbial_adjective(last),
            GroupKind::Noun => self.time_left(last).or_else(|| self.manner_left(last, v)).or_else(|| self.quantifier_left(last)),
            _ => None,
        }
    }

    /// Where the adverbial begins that the adjectives of group `n` are or end, where one of them may be an adverb: "which at first denied it", "Hale further alleges",
    /// "Hale, a baker, early on Sunday warned".
    fn adverbial_adjective(&self, n: usize) -> Option<usize> {
        let before = n.checked_sub(1).filter(|_| self.groups[n].units.len() == 1)?;
        if before > 0 && self.groups[before].kind == GroupKind::Preposition {
            return Some(before);
        }
        (self.head(n).tags.has(Tag::Adverb) && self.ends_subject(before)).then_some(n)
    }

    /// Where the phrase begins that ends with the noun group `n` and says when or how often.
    fn time_left(&self, n: usize) -> Option<usize> {
        let before = n.checked_sub(1).filter(|_| self.is_time(n))?;
        match self.groups[before].kind {
            GroupKind::Preposition if before > 0 => Some(before),
            GroupKind::Noun => Some(n),
            // "Orr later Thursday told"
            GroupKind::Adverb => (before > 0 && self.is_noun(before - 1)).then_some(n),
            // "who last year praised"
            GroupKind::Wh => self.head(before).is(Class::Relative).then_some(n),
            // "a post viewed two million times says"
            GroupKind::Verb => {
                let often = before > 0 && self.groups[n].units.len() > 1 && self.head(n).tag == Tag::Plural;
                (often && self.is_reduced(before)).then_some(n)
            }
            // "Rep. Orr (D-Ohio) last month joked", "the firm, which failed, last year paid"
            _ => (before > 0 && self.ends_aside(before)).then_some(n),
        }
    }

    /// Where the phrase begins that ends with the noun group `n` and says how or in what, right behind a subject: "Hale in turn warned", "the ministry in a statement
    /// Monday said", "Hale, a baker, in 2014 paid". Nobody is called by it.
    fn manner_left(&self, n: usize, v: usize) -> Option<usize> {
        let start = self.manner_start(n, v)?;
        let before = start.checked_sub(1)?;
        (self.acts(before) && self.is_noun(before) || self.ends_aside(before)).then_some(start)
    }

    /// The quantifier in group `n`, behind what it counts: "both condemned", "all agree", "the chambers each called"; but "on Monday both condemned".
    fn quantifier_left(&self, n: usize) -> Option<usize> {
        let before = n.checked_sub(1)?;
        let counts = self.groups[n].units.len() == 1 && self.head(n).is_any(&[Class::Predeterminer, Class::Reciprocal]);
        (counts && self.ends_subject(before)).then_some(n)
    }

    /// Whether a subject may end with group `n`: a noun group other than a time that opens its clause, or an aside of the subject.
    fn ends_subject(&self, n: usize) -> bool {
        self.is_noun(n) && !self.is_opening_time(self.groups[n].head) || self.ends_aside(n)
    }

    /// Whether an aside of a subject may end with group `n`.
    fn ends_aside(&self, n: usize) -> bool {
        match self.groups[n].kind {
            GroupKind::Close => true,
            GroupKind::Comma | GroupKind::Dash => self.over_aside(n).is_some(),
            _ => false,
        }
    }

    /// Where the phrase begins that ends with the noun group `n` and tells how or in what the verb `v` was done: "in turn", "in a post on Telegram".
    fn manner_start(&self, n: usize, v: usize) -> Option<usize> {
        let preposition = |p: &usize| self.groups[*p].kind == GroupKind::Preposition;
        let start = n.checked_sub(1).filter(preposition)?;
        if self.is_manner(n, v) {
            return Some(start);
        }
        let medium = start.checked_sub(1).filter(|m| self.is_noun(*m) && self.head(*m).is(Class::IssuedNoun))?;
        medium.checked_sub(1).filter(preposition).filter(|_| self.is_manner(medium, v))
    }

    /// Whether the preposition and the noun group `n` behind it tell how, when or in what the verb group `v` was done: "in turn", "in a statement", "in 2014".
    fn is_manner(&self, n: usize, v: usize) -> bool {
        let Some(verb) = self.groups.get(v).and_then(|g| g.verb).filter(|v| v.form != VerbForm::Ing) else { return false };
        let (noun, head) = (self.groups[n], self.head(n));
        // ("Those in power", "the winner in 2014", "a boy in an advert": who they are)
        let Some(whose) = n.checked_sub(2).map(|w| self.head(w)) else { return false };
        const BODIES: [Class; 3] = [Class::BodyNoun, Class::GovernmentNoun, Class::GroupNoun];
        let body = whose.is_any(&BODIES) && head.is(Class::IssuedNoun);
        let named = !self.is_noun(n - 2) || whose.tag == Tag::Name || whose.tag == Tag::Pronoun && !whose.tags.has(Tag::Determiner) || body;
        let lone = || self.is_lone_singular(n) && !self.acts(n);
        let issued = || head.is(Class::IssuedNoun) && self.units[noun.units.start].is_indefinite();
        let year = || verb.form == VerbForm::Finite && self.is_year(n);
        self.head(n - 1).is(Class::Locative) && !head.is_somebody() && named && (lone() || issued() || year())
    }
}
