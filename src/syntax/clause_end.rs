//! Where a clause begins and ends.

use super::group::{Group, GroupKind, VerbForm};
use super::window::Window;
use crate::lexicon::{Class, Property, Tag};
use crate::text::shape::Shape;

/// The clause above one is looked for among so many groups.
const FARTHEST: usize = 16;

impl Window {
    /// The end of a clause inside a subject ("the claim that the roof was new surprised nobody"): before the first finite verb that is one too many.
    pub fn inner_clause_end(&self, from: usize) -> usize {
        let end = self.clause_end(from);
        // an infinitive has its verb already
        let mut open = self.groups.get(from).is_none_or(|g| g.kind != GroupKind::Verb) as i32;
        let opens =
            |k: usize| matches!(self.groups[k].kind, GroupKind::That | GroupKind::Wh | GroupKind::Subordinator | GroupKind::Conjunction);
        let mut relative = false;
        for k in from..end {
            let head = self.head(k);
            match self.groups[k].kind {
                _ if k > from && opens(k) => {
                    open += 1;
                    relative = head.is(Class::Relative) && !head.tags.has(Tag::Subordinator);
                }
                // "to buy the house he lives in", but "to say whether he lives"
                GroupKind::Noun
                    if k > from
                        && !opens(k - 1)
                        && head.tag == Tag::Pronoun
                        && !head.is(Class::Oblique)
                        && self.groups.get(k + 1).is_some_and(|g| g.is_finite()) =>
                {
                    open += 1
                }
                GroupKind::Verb if self.groups[k].is_finite() => {
                    open -= 1;
                    if open < 0 {
                        return k;
                    }
                    // "a man who many believe lied"
                    let gap = relative && head.has(Property::Bare) && self.groups.get(k + 1).is_some_and(|g| g.is_finite());
                    open += gap as i32;
                }
                _ => {}
            }
        }
        end
    }

    /// The end (a group number) of the clause that begins with group `from`: of a reported clause, an infinitive or an -ing clause.
    pub fn clause_end(&self, from: usize) -> usize {
        self.end_of_clause(from, false)
    }

    /// As [`Window::clause_end`], of an infinitive or -ing clause: a finite verb or clause joined to it is none of its own.
    pub fn nonfinite_end(&self, from: usize) -> usize {
        self.end_of_clause(from, true)
    }

    fn end_of_clause(&self, from: usize, nonfinite: bool) -> usize {
        let from = self.behind_opening_aside(from);
        let mut k = from;
        let mut inner = false;
        let fronted = self.is_fronted(from);
        let relative = self.is_said_in_relative(from);
        let gapped = self.groups.get(from).is_some_and(|g| g.is_finite()) && self.is_noun_awaiting(from);
        while let Some(g) = self.groups.get(k) {
            match g.kind {
                GroupKind::Stop
                    if k + 1 == self.groups.len()
                        || self.groups[k + 1..].iter().all(|g| matches!(g.kind, GroupKind::Stop | GroupKind::Close | GroupKind::Other)) =>
                {
                    return k;
                }
                GroupKind::Semicolon => return k,
                // "the plan that he says will work passed": another verb behind one whose subject is the relative pronoun
                GroupKind::Verb if k > from && gapped && g.is_finite() && self.lacks_own_subject(k) => {
                    return k;
                }
                // "those who say the well is dry blame": the verb of the noun before
                GroupKind::Verb if relative && g.is_finite() && k > from && self.lacks_own_subject(k) && self.is_complete(from, k) => {
                    return k;
                }
                // "said it was old: the roof leaked"
                GroupKind::Colon if k > from && self.is_noun(k + 1) && self.begins_clause(k + 1) => return k,
                GroupKind::Close if !self.opens_before(from, k) => return k,
                // "said it was “a farce,” adding that": the comma stands inside
                GroupKind::Quote
                    if self.units[g.head].shape == Shape::Comma
                        && (self.claims_again(k + 1)
                            || self.cites(k + 1)
                            || fronted && self.is_noun(k + 1) && self.begins_clause(k + 1)) =>
                {
                    return k + 1;
                }
                // "said it was cold while adding that nobody had slept"
                GroupKind::Preposition | GroupKind::Subordinator
                    if k > from
                        && self.is_circumstance(k)
                        && !self.units[g.head].is(Class::By)
                        && self.claims_again(k + 1)
                        && self.head(k + 1).has(Property::Bare)
                        && self.groups[from..k].iter().any(|g| g.is_finite()) =>
                {
                    return k;
                }
                // "Court rejects plan as protesters gather"
                GroupKind::Subordinator if self.headline && self.units[g.head].is(Class::As) && k > from => return k,
                GroupKind::Comma
                    if k > from
                        && (self.leaves_clause(from, k) && (nonfinite || self.is_complete(from, k))
                            || nonfinite && (self.leaves_infinitive(k) || !inner && self.is_past(k + 1))) =>
                {
                    return k;
                }
                // "urged them to leave, as did Bern"
                GroupKind::Comma if k > from && self.does_so_too(k).is_some() => return k,
                // "accused by Oslo of lying, blamed by Bern"
                GroupKind::Comma if k > from && nonfinite && self.has_agent(k + 1) && self.passive_before_comma(k).is_some() => return k,
                GroupKind::Comma
                    if fronted
                        && k > from
                        && (self.is_noun(k + 1) && !self.is_time(k + 1) && self.begins_clause(k + 1) || self.is_command(k + 1)) =>
                {
                    return k;
                }
                GroupKind::Dash if k > from && (self.leaves_at_dash(from, k) || self.closes_relative(from, k)) => return k,
                GroupKind::Dash
                    if k > from
                        && self.turns_at_dash(k, nonfinite)
                        && !self.groups[..k].iter().any(|g| g.kind == GroupKind::Dash)
                        && !self.groups[k + 1..].iter().any(|g| g.kind == GroupKind::Dash) =>
                {
                    return k;
                }
                // "said she was sorry and promised to pay": another report of the same source
                // ("whether she agrees or disagrees": two verbs that share what follows)
                GroupKind::Conjunction if k > from && self.reports_behind_aside(k + 1) && self.is_complete(from, k) => return k,
                GroupKind::Conjunction
                    if k > from
                        && !self.joins_verbs(k)
                        && (self.reports_again(k + 1) && !self.belongs_inside(from, k + 1) && self.is_whole_before(from, k)
                            || self.disagrees(from, k + 1)
                            || self.returns_to_report(from, self.skip_adverbials(k + 1)))
                        && self.groups[from..k].iter().any(|g| g.kind == GroupKind::Verb) =>
                {
                    return k;
                }
                GroupKind::Conjunction if k > from && self.begins_anew(k + 1) && self.is_complete(from, k) => return k,
                GroupKind::Conjunction if k > from && self.answers_clause(from, k) => return k,
                // "says that he knows it is old and that it leaks", "asked whether it was old, but that": beside the clause with "that" above
                GroupKind::Conjunction if k > from && self.kind(k + 1) == Some(GroupKind::That) && self.is_below_that(from) => {
                    return k - (self.groups[k - 1].kind == GroupKind::Comma) as usize;
                }
                GroupKind::Conjunction
                    if k > from
                        && self.starts_report(k + 1)
                        && !self.is_last_clause(from, k)
                        && !self.joins_subjects(k)
                        && self.groups[from..k].iter().any(|g| g.kind == GroupKind::Verb) =>
                {
                    return k;
                }
                // "calling it unfair and promising that": another participle beside the cue
                GroupKind::Conjunction if k > from && self.is_second_participle(from, k) => return k,
                GroupKind::Conjunction
                    if nonfinite && !inner && k > from && self.is_second_predicate(from, self.skip_adverbials(k + 1)) =>
                {
                    return k;
                }
                GroupKind::Comma
                    if nonfinite
                        && !inner
                        && k > from
                        && self.kind(k + 1) == Some(GroupKind::Conjunction)
                        && [k + 2, k + 3]
                            .into_iter()
                            .find(|n| self.groups.get(*n).is_some_and(|g| g.kind != GroupKind::Adverb))
                            .is_some_and(|n| self.is_noun(n) && self.begins_clause(n)) =>
                {
                    return k;
                }
                // "said he offered to pay but that nobody came"
                GroupKind::Conjunction if nonfinite && self.kind(k + 1) == Some(GroupKind::That) => return k,
                GroupKind::Verb if !inner && k > from + 1 && g.is_finite() && self.ends_explanation(from, k) => return k,
                // "accused of beating a boy denied it": the verb of the noun that is accused
                // ("to make the clerk testify": not a base form)
                GroupKind::Verb
                    if nonfinite
                        && !inner
                        && (k > from + 1 || k > from && self.is_governed_gerund(from))
                        && g.is_finite()
                        && self.head(k).tag != Tag::Base
                        && self.lacks_subject(from, k) =>
                {
                    return k;
                }
                GroupKind::That | GroupKind::Wh | GroupKind::Subordinator => inner = true,
                _ => {}
            }
            k += 1;
        }
        self.groups.len()
    }

    /// Where a clause goes on that begins with an aside in commas: "that, if it rains, the fair will close", "that, “it was late”".
    fn behind_opening_aside(&self, from: usize) -> usize {
        const LONGEST: usize = 25;
        if self.kind(from) != Some(GroupKind::Comma) {
            return from;
        }
        let goes_on = |k: usize| self.kind(k) == Some(GroupKind::Quote) || self.is_noun(k) && self.begins_clause(k);
        if self.kind(from + 1) == Some(GroupKind::Quote) {
            return from + 1;
        }
        let second = (from + 2..self.groups.len().min(from + LONGEST)).find(|k| self.groups[*k].kind == GroupKind::Comma && goes_on(k + 1));
        second.map_or(from, |k| k + 1)
    }

    /// Whether the finite verb at `n` belongs to the noun that the clause from group `from` on explains: "hopes that it would hold faded".
    fn ends_explanation(&self, from: usize, n: usize) -> bool {
        let noun = from.checked_sub(2).filter(|b| self.is_noun(*b) && !self.is_time(*b) && self.takes_clause(*b));
        let noun = noun.filter(|b| self.explained_noun(n) == Some(*b));
        let verb = noun.and_then(|_| (from..n).find(|k| self.groups[*k].is_finite()));
        verb.is_some_and(|v| {
            let clause = self.head(v).has(Property::Bare) && self.is_noun(v + 1);
            !clause && !(v + 1..n).any(|k| self.is_noun(k) && self.is_beside_noun(k))
        })
    }

    /// Whether another noun group follows the one at `n` that is the subject of something, no time.
    fn is_beside_noun(&self, n: usize) -> bool {
        self.is_noun(n + 1) && !self.is_time(n) && !self.is_time(n + 1)
    }

    /// Whether no noun between the infinitive or -ing form at group `from` and the finite verb at `n` can be the subject of that: each is an object, or stands
    /// behind a preposition.
    fn lacks_subject(&self, from: usize, n: usize) -> bool {
        (from..n).all(|k| match self.groups[k].kind {
            // "accused of saying the mayor lied"
            GroupKind::Verb => !self.head(k).has(Property::Bare) && !self.groups[k].is_finite(),
            GroupKind::Noun => !self.is_beside_noun(k),
            GroupKind::Preposition | GroupKind::Adverb | GroupKind::Particle => true,
            _ => false,
        })
    }

    /// "the plan - which she says is dead - passed": whether the dash at group `close` ends a relative clause that another dash opens before group `from`.
    pub(super) fn closes_relative(&self, from: usize, close: usize) -> bool {
        let dash = (close.saturating_sub(FARTHEST)..from).rev().find(|k| self.groups[*k].kind == GroupKind::Dash);
        let relative = dash.is_some_and(|d| self.groups[d + 1].kind == GroupKind::Wh && self.head(d + 1).is(Class::Relative));
        self.groups[close].kind == GroupKind::Dash && relative && !(from..close).any(|k| self.groups[k].kind == GroupKind::Dash)
    }

    /// Whether group `n` is an -ing form behind a preposition that ends what a noun before is said of: "the envoy accused of spying left".
    fn is_governed_gerund(&self, n: usize) -> bool {
        let ing = self.groups[n].verb.is_some_and(|v| v.form == VerbForm::Ing);
        ing && n.checked_sub(1).is_some_and(|p| self.groups[p].kind == GroupKind::Preposition)
    }

    /// Whether the clause that begins with group `from` has its own verb before the comma at group `n`: "that the guests, who had come", "that if it rains" have
    /// not. What the attribution itself stands behind is complete.
    fn is_complete(&self, from: usize, n: usize) -> bool {
        let mut open = 0i32;
        let mut verbs = 0;
        for (k, g) in self.groups[from..n].iter().enumerate() {
            match g.kind {
                // "which shops would close or when, citing": nothing follows
                _ if from + k + 1 == n => {}
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
    fn is_whole_before(&self, from: usize, n: usize) -> bool {
        self.kind(n - 1) == Some(GroupKind::Close) || self.is_complete(from, n)
    }

    /// Whether what begins with group `from` lies in what stands before the subject of its sentence ("While insisting that", "According to a clerk who").
    fn is_fronted(&self, from: usize) -> bool {
        let before = &self.groups[..from];
        // "Two years after the bank pledged"
        let opens = (0..=from).find(|k| self.groups.get(*k).is_some_and(|g| g.kind != GroupKind::Adverb) && !self.is_time(*k));
        let Some(first) = opens.and_then(|k| self.groups.get(k)) else { return false };
        let finite = before.iter().filter(|g| g.is_finite()).count();
        let opens = match first.kind {
            GroupKind::Subordinator => finite <= 1,
            GroupKind::Preposition | GroupKind::Adjective => finite == 0,
            GroupKind::Verb => finite == 0 && !first.is_finite(),
            _ => false,
        };
        opens && before.iter().all(|g| g.kind != GroupKind::Comma)
    }

    fn opens_before(&self, from: usize, k: usize) -> bool {
        self.groups[from..k].iter().filter(|g| g.kind == GroupKind::Open).count()
            > self.groups[from..k].iter().filter(|g| g.kind == GroupKind::Close).count()
    }

    /// Whether the clause from group `from` is a question, or one without "that" inside one with "that".
    fn is_below_that(&self, from: usize) -> bool {
        let kind = |k: Option<usize>| k.and_then(|k| self.kind(k));
        let (opener, first) = (kind(from.checked_sub(1)), self.kind(from));
        let question = first == Some(GroupKind::Wh) || opener == Some(GroupKind::Wh);
        let bare = self.is_noun(from) && opener != Some(GroupKind::That);
        let ends = |g: &&Group| matches!(g.kind, GroupKind::Comma | GroupKind::Semicolon | GroupKind::Conjunction);
        let mut here = self.groups[from.saturating_sub(FARTHEST)..from].iter().rev().take_while(|g| !ends(g));
        question || bare && here.any(|g| g.kind == GroupKind::That)
    }

    /// Whether the finite verb at group `from` has a relative pronoun for a subject, of a noun whose verb is still to come: "the plan that he says will work".
    fn is_noun_awaiting(&self, from: usize) -> bool {
        const FARTHEST: usize = 5;
        let relative = |k: &usize| matches!(self.groups[*k].kind, GroupKind::Wh | GroupKind::That);
        let opener = (from.saturating_sub(FARTHEST)..from).rev().find(relative);
        opener.and_then(|o| o.checked_sub(1)).is_some_and(|n| self.is_noun(n) && self.awaits_verb(n))
    }

    /// Whether the clause from group `from` is what a relative clause says without commas, of a noun whose verb is still to come: "those who say the well is dry".
    fn is_said_in_relative(&self, from: usize) -> bool {
        const FARTHEST: usize = 6;
        let verb = (from.saturating_sub(FARTHEST)..from).rev().find(|k| self.groups[*k].kind == GroupKind::Verb);
        let antecedent = verb.filter(|v| self.is_relative_verb(*v) && self.head(*v).cue != 0).and_then(|v| v.checked_sub(2));
        antecedent.is_some_and(|a| self.is_noun(a) && self.awaits_verb(a))
    }
}
