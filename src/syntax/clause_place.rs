//! Where a clause stands and whether it has its verb: before the subject of its sentence, in a relative clause, below one with "that", behind a noun that it
//! explains.

use super::group::{Group, GroupKind, VerbForm};
use super::window::Window;
use crate::lexicon::{Class, Property, Tag};

/// The clause above one is looked for among so many groups.
const FARTHEST: usize = 16;

impl Window {
    /// Whether what begins with group `from` lies in what stands before the subject of its sentence ("While insisting that", "According to a clerk who").
    pub(super) fn is_fronted(&self, from: usize) -> bool {
        let before = &self.groups[..from];
        // "Two years after the bank pledged"
        // ("But just as the bank has said")
        let conjunction = usize::from(self.kind(0) == Some(GroupKind::Conjunction));
        let opens = (conjunction..=from).find(|k| self.groups.get(*k).is_some_and(|g| g.kind != GroupKind::Adverb) && !self.is_time(*k));
        let Some(first) = opens.and_then(|k| self.groups.get(k)) else { return false };
        let finite = before.iter().filter(|g| g.is_finite()).count();
        let relative = || {
            let first = |wanted: fn(&Group) -> bool| before.iter().position(wanted);
            first(|g| matches!(g.kind, GroupKind::Wh | GroupKind::That)).is_some_and(|r| first(Group::is_finite).is_some_and(|v| r < v))
                && finite == 1
        };
        let opens = match first.kind {
            // ("Now that the mayor has said")
            GroupKind::Subordinator => finite <= 1,
            GroupKind::That if first.units.start > 0 => finite <= 1,
            // ("For somebody who says")
            GroupKind::Preposition | GroupKind::Adjective => finite == 0 || relative(),
            GroupKind::Verb => finite == 0 && !first.is_finite(),
            _ => false,
        };
        opens && before.iter().all(|g| g.kind != GroupKind::Comma)
    }

    /// Whether the clause from group `from` is what a relative clause says without commas, of a noun whose verb is still to come: "those who say the well is dry".
    pub(super) fn is_said_in_relative(&self, from: usize) -> bool {
        const FARTHEST: usize = 6;
        let verb = (from.saturating_sub(FARTHEST)..from).rev().find(|k| self.groups[*k].kind == GroupKind::Verb);
        let antecedent = verb.filter(|v| self.is_relative_verb(*v) && self.head(*v).cue != 0).and_then(|v| v.checked_sub(2));
        antecedent.is_some_and(|a| self.is_noun(a) && self.awaits_verb(a))
    }

    /// Whether the finite verb at group `from` has a relative pronoun for a subject, of a noun whose verb is still to come: "the plan that he says will work".
    pub(super) fn is_noun_awaiting(&self, from: usize) -> bool {
        const FARTHEST: usize = 5;
        let relative = |k: &usize| matches!(self.groups[*k].kind, GroupKind::Wh | GroupKind::That);
        let opener = (from.saturating_sub(FARTHEST)..from).rev().find(relative);
        opener.and_then(|o| o.checked_sub(1)).is_some_and(|n| self.is_noun(n) && self.awaits_verb(n))
    }

    /// Whether the clause from group `from` is a question, or one without "that" inside one with "that".
    pub(super) fn is_below_that(&self, from: usize) -> bool {
        let kind = |k: Option<usize>| k.and_then(|k| self.kind(k));
        let (opener, first) = (kind(from.checked_sub(1)), self.kind(from));
        let question = first == Some(GroupKind::Wh) || opener == Some(GroupKind::Wh);
        let bare = self.is_noun(from) && opener != Some(GroupKind::That);
        let ends = |g: &&Group| matches!(g.kind, GroupKind::Comma | GroupKind::Semicolon | GroupKind::Conjunction);
        let mut here = self.groups[from.saturating_sub(FARTHEST)..from].iter().rev().take_while(|g| !ends(g));
        question || bare && here.any(|g| g.kind == GroupKind::That)
    }

    /// "the plan - which she says is dead - passed": whether the dash at group `close` ends a relative clause that another dash opens before group `from`.
    pub(super) fn closes_relative(&self, from: usize, close: usize) -> bool {
        let dash = (close.saturating_sub(FARTHEST)..from).rev().find(|k| self.groups[*k].kind == GroupKind::Dash);
        let relative = dash.is_some_and(|d| self.groups[d + 1].kind == GroupKind::Wh && self.head(d + 1).is(Class::Relative));
        self.groups[close].kind == GroupKind::Dash && relative && !(from..close).any(|k| self.groups[k].kind == GroupKind::Dash)
    }

    /// Whether the clause that begins with group `from` has its own verb before the comma at group `n`: "that the guests, who had come", "that if it rains" have
    /// not. What the attribution itself stands behind is complete.
    pub(super) fn is_complete(&self, from: usize, n: usize) -> bool {
        let mut open = 0i32;
        let mut verbs = 0;
        for (k, g) in self.groups[from..n].iter().enumerate() {
            match g.kind {
                // "which shops would close or when, citing": nothing follows
                _ if from + k + 1 == n => {}
                // ("the deal, if signed, would": without a finite verb)
                GroupKind::Subordinator if self.form(from + k + 1) == Some(VerbForm::Participle) => {}
                GroupKind::Subordinator => open += 1,
                GroupKind::Wh | GroupKind::That if k > 0 => open += 1,
                _ => {}
            }
            verbs += g.is_finite() as i32;
        }
        let closed =
            |v: usize| self.groups.get(v + 1).is_none_or(|g| matches!(g.kind, GroupKind::Stop | GroupKind::Comma | GroupKind::Quote));
        verbs > open
            || self.groups[from].kind == GroupKind::Verb
            || self.verb_of(n + 1).is_some_and(|v| self.head(v).has(Property::Bare) && self.starts_report(n + 1) && closed(v))
    }

    /// Whether the clause from group `from` is complete before the conjunction at group `n`, or brackets close there: "called it vile (though he had read it) and
    /// left".
    pub(super) fn is_whole_before(&self, from: usize, n: usize) -> bool {
        self.kind(n - 1) == Some(GroupKind::Close) || self.is_complete(from, n)
    }

    /// Whether no noun between the infinitive or -ing form at group `from` and the finite verb at `n` can be the subject of that: each is an object, or stands
    /// behind a preposition.
    pub(super) fn lacks_subject(&self, from: usize, n: usize) -> bool {
        (from..n).all(|k| match self.groups[k].kind {
            // "accused of saying the mayor lied"
            GroupKind::Verb => !self.head(k).has(Property::Bare) && !self.groups[k].is_finite(),
            GroupKind::Noun => !self.is_beside_noun(k),
            GroupKind::Preposition | GroupKind::Adverb | GroupKind::Particle => true,
            _ => false,
        })
    }

    /// "hopes to sell before the price falls": whether a verb in the present right before group `from` governs it and is that of its sentence, which has no other.
    pub(super) fn is_below_present(&self, from: usize) -> bool {
        let verb = from.checked_sub(1).filter(|v| self.groups[*v].is_finite());
        verb.is_some_and(|v| matches!(self.head(v).tag, Tag::Third | Tag::Base) && !self.is_relative_verb(v) && self.begins_own_subject(v))
    }

    /// Whether the subject right before the finite verb at group `v` stands before no other verb.
    fn begins_own_subject(&self, v: usize) -> bool {
        let subject = v.checked_sub(1).filter(|s| self.is_noun(*s)).map(|s| self.noun_phrase_start(s));
        subject.is_some_and(|s| s == 0 || !matches!(self.groups[s - 1].kind, GroupKind::Noun | GroupKind::Wh | GroupKind::That))
    }

    /// Whether another noun group follows the one at `n` that is the subject of something, no time.
    fn is_beside_noun(&self, n: usize) -> bool {
        self.is_noun(n + 1) && !self.is_time(n) && !self.is_time(n + 1)
    }

    /// Whether group `n` is an -ing form behind a preposition that ends what a noun before is said of: "the envoy accused of spying left".
    pub(super) fn is_governed_gerund(&self, n: usize) -> bool {
        self.form(n) == Some(VerbForm::Ing) && self.follows_preposition(n)
    }

    /// Whether the finite verb at `n` belongs to the noun that the clause from group `from` on explains: "hopes that it would hold faded".
    pub(super) fn ends_explanation(&self, from: usize, n: usize) -> bool {
        let noun = from.checked_sub(2).filter(|b| self.is_noun(*b) && !self.is_time(*b) && self.takes_clause(*b));
        let noun = noun.filter(|b| self.explained_noun(n) == Some(*b));
        let verb = noun.and_then(|_| (from..n).find(|k| self.groups[*k].is_finite()));
        verb.is_some_and(|v| {
            let clause = self.head(v).has(Property::Bare) && self.is_noun(v + 1);
            !clause && !(v + 1..n).any(|k| self.is_noun(k) && self.is_beside_noun(k))
        })
    }

    /// ", as it did in May, and will do so again": whether the comment that the comma at group `n` opens is closed by another, with a conjunction behind it.
    pub(super) fn goes_on_behind(&self, n: usize) -> bool {
        let close = (n + 1..self.groups.len()).find(|k| self.groups[*k].kind == GroupKind::Comma);
        close.is_some_and(|c| self.kind(c + 1) == Some(GroupKind::Conjunction))
    }

    /// Whether the comma at group `n` closes an aside of the subject of a clause in the one from group `from`, which a word opens that is a preposition as well:
    /// "hid before the guards, drunk and tired, fell asleep".
    pub(super) fn closes_aside_of_clause(&self, from: usize, n: usize) -> bool {
        let opens = |s: usize| {
            let before = s.checked_sub(1).filter(|b| *b >= from);
            before.is_some_and(|b| self.groups[b].kind == GroupKind::Preposition && self.head(b).tags.has(Tag::Subordinator))
        };
        let comma = |o: &usize| self.groups[*o].kind == GroupKind::Comma && self.is_noun(o - 1) && self.comma_pair(*o) == Some(n);
        (from + 1..n).filter(comma).any(|o| opens(self.noun_phrase_start(o - 1)))
    }
}
