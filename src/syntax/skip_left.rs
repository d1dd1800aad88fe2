//! Leftwards over phrases: adverbs, times and prepositional phrases between a subject and its verb.

use super::group::{GroupKind, VerbForm};
use super::window::Window;
use crate::lexicon::{Class, Tag};

impl Window {
    /// Over prepositional phrases that nothing before them owns ("the minister, in a statement, said", "Oslo on Monday in parliament said").
    pub(super) fn skip_prepositional_left(&self, mut k: usize) -> usize {
        loop {
            // "those who object say", "those who refused to sign say"
            let infinitives = (0..k).rev().take_while(|v| self.form(*v) == Some(VerbForm::Infinitive)).count();
            let verb = k - infinitives;
            if let Some(b) = verb.checked_sub(2)
                && self.groups[verb - 1].is_finite()
                && self.is_relative_verb(verb - 1)
                && b > 0
                && self.is_noun(b - 1)
            {
                k = b;
                continue;
            }
            let Some(last) = k.checked_sub(1).filter(|b| self.is_noun(*b)) else { return k };
            let start = self.noun_phrase_start(last);
            if let Some(before) = self.before_reduced_clause(start) {
                k = before;
                continue;
            }
            // "In Riga, about half of the growers say": a measure, no phrase of its own
            let measure = self.head(start);
            if start < last && (measure.tag == Tag::Number || measure.is(Class::Predeterminer)) && self.head(start + 1).is(Class::Of) {
                return k;
            }
            match start.checked_sub(1) {
                Some(p) if self.groups[p].kind == GroupKind::Preposition && p > 0 && self.groups[p - 1].kind == GroupKind::Comma => {
                    // ", in a statement" hangs on what stands before its comma
                    let noun = p.checked_sub(2).is_some_and(|n| self.is_noun(n));
                    if !noun {
                        return k;
                    }
                    // "Hale, 42, of Salem said": behind the age
                    let age = p >= 4 && self.is_age(p - 2) && self.is_noun(p - 4) && self.head(p).is_any(&[Class::Of, Class::From]);
                    k = if age { p - 3 } else { p - 1 };
                }
                // "which in two reports had", "and in a later interview said"
                Some(p)
                    if self.groups[p].kind == GroupKind::Preposition
                        && p > 1
                        && (self.groups[p - 1].kind == GroupKind::Conjunction
                            || self.groups[p - 1].kind == GroupKind::Wh && self.head(p - 1).is(Class::Relative)) =>
                {
                    return p;
                }
                _ => return k,
            }
        }
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
        let ends_aside = |m: usize| match self.groups[m].kind {
            GroupKind::Close => true,
            GroupKind::Comma | GroupKind::Dash => self.over_aside(m).is_some(),
            _ => false,
        };
        while let Some(b) = k.checked_sub(1) {
            match self.groups[b].kind {
                GroupKind::Adverb => k = b,
                // "quickly and loudly denied"
                GroupKind::Conjunction
                    if b > 1
                        && self.groups[b - 1].kind == GroupKind::Adverb
                        && self.is_noun(b - 2)
                        && self.units[self.groups[k].units.start].tag == Tag::Adverb =>
                {
                    k = b - 1
                }
                // "which at first denied it"
                GroupKind::Adjective if b > 1 && self.groups[b - 1].kind == GroupKind::Preposition && self.groups[b].units.len() == 1 => {
                    k = b - 1
                }
                // "Hale further alleges", "Hale, a baker, early on Sunday warned"
                GroupKind::Adjective
                    if b > 0
                        && self.groups[b].units.len() == 1
                        && self.head(b).tags.has(Tag::Adverb)
                        && (self.is_noun(b - 1) && !self.is_opening_time(self.groups[b - 1].head) || ends_aside(b - 1)) =>
                {
                    k = b
                }
                GroupKind::Noun if b > 0 && self.is_time(b) && self.groups[b - 1].kind == GroupKind::Preposition && b > 1 => k = b - 1,
                GroupKind::Noun if b > 0 && self.is_time(b) && self.is_noun(b - 1) => k = b,
                // "Orr later Thursday told"
                GroupKind::Noun if self.is_time(b) && b > 1 && self.groups[b - 1].kind == GroupKind::Adverb && self.is_noun(b - 2) => k = b,
                // "Rep. Orr (D-Ohio) last month joked", "the firm, which failed, last year paid"
                GroupKind::Noun if self.is_time(b) && b > 1 && ends_aside(b - 1) => k = b,
                // "Hale in turn warned", "the ministry in a statement Monday said", "Hale, a baker, in 2014 paid": what nobody is called by
                GroupKind::Noun
                    if let Some(start) = self.manner_start(b, v)
                        && start > 0
                        && (self.acts(start - 1) && self.is_noun(start - 1) || ends_aside(start - 1)) =>
                {
                    k = start
                }
                // "a post viewed two million times says": how often
                GroupKind::Noun
                    if self.is_time(b)
                        && b > 1
                        && self.groups[b].units.len() > 1
                        && self.head(b).tag == Tag::Plural
                        && self.is_reduced(b - 1) =>
                {
                    k = b
                }
                // "who last year praised"
                GroupKind::Noun
                    if b > 0 && self.is_time(b) && self.groups[b - 1].kind == GroupKind::Wh && self.head(b - 1).is(Class::Relative) =>
                {
                    k = b
                }
                // "both condemned", "all agree", "the chambers each called": a quantifier behind what it counts (but "on Monday both condemned")
                GroupKind::Noun
                    if b > 0
                        && self.groups[b].units.len() == 1
                        && self.head(b).is_any(&[Class::Predeterminer, Class::Reciprocal])
                        && (self.is_noun(b - 1) && !self.is_opening_time(self.groups[b - 1].head) || ends_aside(b - 1)) =>
                {
                    k = b
                }
                _ => break,
            }
        }
        k
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
