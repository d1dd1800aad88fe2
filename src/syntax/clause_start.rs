//! Beginnings of clauses: whose finite verb a noun group is the subject of.

use super::group::{GroupKind, VerbForm};
use super::window::{Unit, Window};
use crate::lexicon::{Class, Property, Tag};

impl Window {
    /// Whether the word at group `k` opens a clause that has a verb of its own: not "while in office", nor the second word of "so that".
    pub(super) fn opens_clause(&self, k: usize) -> bool {
        let opens = |k: usize| matches!(self.kind(k), Some(GroupKind::Subordinator | GroupKind::That | GroupKind::Wh));
        let second = self.kind(k) == Some(GroupKind::That) && k.checked_sub(1).is_some_and(opens);
        opens(k) && !second && self.kind(k + 1) != Some(GroupKind::Preposition)
    }

    /// Whether the noun group `n` is the subject of a finite verb, so that a clause begins there.
    pub fn begins_clause(&self, n: usize) -> bool {
        self.verb_of(n).is_some()
    }

    /// The finite verb group whose subject the noun group `n` is, over what hangs on it.
    pub fn verb_of(&self, n: usize) -> Option<usize> {
        let mut k = n + 1;
        let mut steps = 0;
        while let Some(g) = self.groups.get(k) {
            steps += 1;
            if steps > 12 {
                return None;
            }
            match g.kind {
                GroupKind::Verb if g.is_finite() => return Some(k),
                GroupKind::Preposition if self.is_noun(k + 1) => k += 2,
                // "the house in which they met was"
                GroupKind::Preposition
                    if self.kind(k + 1) == Some(GroupKind::Wh)
                        && self.is_noun(k + 2)
                        && self.groups.get(k + 3).is_some_and(|v| v.is_finite()) =>
                {
                    k += 4
                }
                GroupKind::Conjunction if self.is_noun(k + 1) && self.units[g.head].is(Class::And) => k += 2,
                GroupKind::Adverb | GroupKind::Adjective => k += 1,
                GroupKind::Verb if matches!(g.form(), Some(VerbForm::Participle | VerbForm::Ing)) => k += 1,
                // "his refusal to pay angered them"
                GroupKind::Verb if k == n + 1 && self.takes_infinitive(n) && self.is_to_infinitive(k) => k += 1,
                GroupKind::Noun if self.is_time(k) || self.is_time(k - 1) || self.groups[k - 1].kind == GroupKind::Verb => k += 1,
                GroupKind::Wh | GroupKind::That
                    if self.units[g.head].is(Class::Relative) && self.groups.get(k + 1).is_some_and(|v| v.is_finite()) =>
                {
                    k += 2
                }
                // "the van that the crew used was", "the van the crew used was"
                GroupKind::Wh if self.units[g.head].is(Class::Relative) && self.is_used(k + 1) => k += 3,
                GroupKind::Noun if k == n + 1 && self.is_used(k) && self.groups.get(k + 2).is_some_and(|v| v.is_finite()) => k += 2,
                GroupKind::Open => match self.closing(k) {
                    Some(close) => k = close + 1,
                    None => return None,
                },
                GroupKind::Comma => match self.comma_pair(k).map(|second| second + 1).or_else(|| self.subjects_end(n, k)) {
                    Some(behind) => k = behind,
                    None => return None,
                },
                _ => return None,
            }
        }
        None
    }

    /// Whether the noun group `n` is the subject of a finite verb right behind it that is active and claims nothing ("a van that the crew used", but "a van the
    /// crew said was").
    fn is_used(&self, n: usize) -> bool {
        let acts = |v: usize| self.groups.get(v).is_some_and(|g| g.is_finite() && g.has_doer());
        self.is_noun(n) && acts(n + 1) && !self.head(n + 1).has(Property::Bare)
    }

    /// Whether the infinitive behind the noun group `n` says what it is, and nobody in it has a verb of their own: "his refusal to pay the crew", but not "the clerk
    /// to say he is sorry".
    fn takes_infinitive(&self, n: usize) -> bool {
        const FARTHEST: usize = 12;
        let head = self.head(n);
        let act = matches!(head.tag, Tag::Noun | Tag::Plural) && (head.is(Class::ClauseNoun) || head.is(Class::Negating) || head.cue != 0);
        let person = head.is(Class::PersonNoun) || head.is(Class::PeopleNoun) || head.is(Class::BodyNoun) || head.is(Class::GroupNoun);
        let verb = (n + 2..self.groups.len().min(n + FARTHEST)).find(|k| self.groups[*k].is_finite());
        let own = |v: usize| self.head(v - 1).tag == Tag::Pronoun;
        act && !person && verb.is_some_and(|v| !own(v))
    }

    /// "roads, schools and bridges need": the group behind the last member of a list of subjects, which begins with group `n` and has its first comma at group
    /// `comma`.
    fn subjects_end(&self, n: usize, comma: usize) -> Option<usize> {
        const MOST: usize = 6;
        // (but "wants the port, and its neighbour fears": two clauses)
        if !self.is_noun(comma + 1) {
            return None;
        }
        let opens = n.checked_sub(1).is_none_or(|b| match self.groups[b].kind {
            GroupKind::That | GroupKind::Subordinator | GroupKind::Comma | GroupKind::Colon | GroupKind::Adverb => true,
            GroupKind::Verb => self.groups[b].is_finite() && self.head(b).has(Property::Bare),
            // "told reporters roads, schools and", "said Monday roads, schools and"
            GroupKind::Noun => self.is_time(b) || b > 0 && self.head(b - 1).has(Property::That),
            _ => false,
        });
        if !opens {
            return None;
        }
        let mut k = comma;
        for _ in 0..MOST {
            let joint = self.kind(k) == Some(GroupKind::Comma) && self.kind(k + 1) == Some(GroupKind::Conjunction);
            k += usize::from(joint);
            let last = self.kind(k) == Some(GroupKind::Conjunction);
            if last && !self.head(k).is(Class::And) || !self.is_noun(k + 1) || self.is_time(k + 1) {
                return None;
            }
            // ("confirmed the raid, a guard and a cook were hurt": a clause of its own)
            let determined = |k: usize| self.first(k).tag == Tag::Determiner;
            if determined(k + 1) != determined(n) {
                return None;
            }
            k += 2;
            while self.kind(k) == Some(GroupKind::Preposition) && self.head(k).is(Class::Of) && self.is_noun(k + 1) {
                k += 2;
            }
            if last {
                // ("found traces of lead, the firm and the council said": whose words they are)
                // ("admitted the affair, letters and emails show")
                let says = |v: &Unit| v.has(Property::Bare);
                return self.groups.get(k).filter(|v| v.is_finite() && !says(&self.units[v.head])).map(|_| k);
            }
            if !matches!(self.kind(k), Some(GroupKind::Comma | GroupKind::Conjunction)) {
                return None;
            }
        }
        None
    }

    /// The comma that ends what the comma at group `n` begins between a subject and its verb: a relative clause, apposition or aside.
    pub(super) fn comma_pair(&self, n: usize) -> Option<usize> {
        let second = (n + 1..self.groups.len().min(n + 14)).find(|k| self.groups[*k].kind == GroupKind::Comma)?;
        // "the front, or BRF, seized by": another name in commas
        if self.groups[n + 1].kind == GroupKind::Conjunction && second == n + 3 && self.is_noun(n + 2) {
            return Some(second);
        }
        let verb_follows = self.groups.get(second + 1).is_some_and(|g| g.is_finite());
        let first = &self.groups[n + 1];
        let aside = matches!(
            first.kind,
            GroupKind::Wh | GroupKind::Preposition | GroupKind::Noun | GroupKind::Adverb | GroupKind::Adjective | GroupKind::Subordinator
        ) || first.is_nonfinite();
        (verb_follows && aside).then_some(second)
    }

    /// Whether the noun group `n` can only be a subject whose verb is still to come: neither a verb nor a preposition other than "of" stands before it in its clause.
    pub fn awaits_verb(&self, n: usize) -> bool {
        const FARTHEST: usize = 16;
        let of = |k: usize| self.head(k).is(Class::Of);
        let governed = n.checked_sub(1).is_some_and(|p| self.groups[p].kind == GroupKind::Preposition && !of(p));
        let ends = |k: &usize| {
            matches!(
                self.groups[*k].kind,
                GroupKind::That | GroupKind::Subordinator | GroupKind::Semicolon | GroupKind::Colon | GroupKind::Stop | GroupKind::Wh
            )
        };
        let clause = || (n.saturating_sub(FARTHEST)..n).rev().take_while(|k| !ends(k));
        // "If it rains, bakers who"
        let start = self.noun_phrase_start(n);
        let fronted =
            self.groups[0].kind == GroupKind::Subordinator && start.checked_sub(1).is_some_and(|c| self.groups[c].kind == GroupKind::Comma);
        !governed && n <= FARTHEST && (fronted || !clause().any(|k| matches!(self.groups[k].kind, GroupKind::Verb | GroupKind::Quote)))
    }
}
