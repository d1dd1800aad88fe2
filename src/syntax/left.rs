//! Leftwards: where a noun phrase before a verb begins, and over what it is found.

use super::group::{GroupKind, VerbForm};
use super::subject::Phrase;
use super::window::{UnitKind, Window};
use crate::lexicon::{Class, Tag};
use crate::span::Units;

/// Lists inside lists are followed no deeper.
const DEEPEST: usize = 2;

/// Where a noun phrase goes on to the left.
struct Step {
    to: usize,
    /// whether what was passed joins the members of a list
    lists: bool,
}

impl Step {
    fn to(group: usize) -> Step {
        Step { to: group, lists: false }
    }

    fn to_member(group: usize) -> Step {
        Step { to: group, lists: true }
    }
}

impl Window {
    /// A noun phrase from group `start` to before group `end`; its head is that of its first group.
    pub fn phrase(&self, start: usize, end: usize) -> Phrase {
        let units = Units::new(self.groups[start].units.start, self.groups[end.max(start + 1) - 1].units.end);
        Phrase { units, head: self.groups[start].head, referent: None }
    }

    /// The first group of the noun phrase whose last group is `last`, going left over "of" and other prepositions and joined nouns.
    pub fn noun_phrase_start(&self, last: usize) -> usize {
        self.phrase_start(last, DEEPEST)
    }

    /// As [`Window::noun_phrase_start`]; members of a list are looked into `depth` lists deep, since each list asks where several of its members begin.
    fn phrase_start(&self, last: usize, depth: usize) -> usize {
        let mut start = last;
        // "the mayor himself"
        let head = self.head(last);
        if head.is(Class::Reciprocal) && head.is(Class::Oblique) && last > 0 && self.is_noun(last - 1) && !self.is_object(last - 1) {
            start = last - 1;
        }
        let mut listed = false;
        while start > 1 {
            let step = match self.groups[start - 1].kind {
                GroupKind::Preposition => self.over_preposition(start),
                GroupKind::Conjunction => self.over_conjunction(start, last, listed, depth),
                GroupKind::Adverb => self.over_pair(start).map(Step::to),
                GroupKind::Comma => self.over_adverb_aside(start).or_else(|| self.over_comma(start, listed, depth).map(Step::to)),
                GroupKind::Close => self.over_title(start).map(Step::to),
                _ => None,
            };
            let Some(step) = step else { break };
            start = step.to;
            listed |= step.lists;
        }
        start
    }

    /// Where the member of a list begins whose last group is `n`, unless it stands too deep.
    fn member(&self, n: usize, depth: usize) -> usize {
        if depth > 0 { self.phrase_start(n, depth - 1) } else { n }
    }

    /// "Rome and, more cautiously, Bern have": the noun group before "and" and an aside that says how, where no verb stands before them.
    fn over_adverb_aside(&self, start: usize) -> Option<Step> {
        let joint = self.joint_before_aside(start - 1).filter(|j| *j > 0 && self.head(*j).is(Class::And))?;
        let how = self.groups[joint + 2..start - 1].iter().all(|g| g.kind == GroupKind::Adverb);
        let first = how && self.is_noun(joint - 1) && self.groups[..joint].iter().all(|g| g.verb.is_none());
        first.then(|| Step::to_member(joint - 1))
    }

    /// The noun group that the day at group `day` dates, right before it or its "on": "the raid on Tuesday", "the arrest Sunday".
    fn dated(&self, day: usize) -> Option<usize> {
        let weekday = self.head(day).is(Class::Weekday);
        let before = day.checked_sub(1).filter(|_| weekday)?;
        let noun = if self.groups[before].kind == GroupKind::Preposition { before.checked_sub(1)? } else { before };
        (self.is_noun(noun) && !self.is_time(noun) && !self.is_object(noun)).then_some(noun)
    }

    /// Where a noun phrase goes on to the left over the preposition before group `start`.
    fn over_preposition(&self, start: usize) -> Option<Step> {
        let (preposition, b) = (self.head(start - 1), start - 2);
        // "was claimed on the radio by a crew": the agent is no part of another phrase
        let is_agent = || {
            preposition.is(Class::By)
                && b > 1
                && self.is_noun(b)
                && self.groups[b - 1].kind == GroupKind::Preposition
                && self.groups[b - 2].is_passive()
        };
        // "raised its outlook after its chairman, Paul Lund, said": a clause begins there
        let opens_clause = || preposition.tags.has(Tag::Subordinator) && !preposition.is(Class::As) && self.is_object(b);
        if is_agent() || opens_clause() {
            return None;
        }
        let time = self.is_time(start);
        // "the raid on Tuesday in Lyon", "the arrest Sunday in Lyon": what happened somewhere happened on that day
        if self.is_time(b)
            && !time
            && !preposition.is(Class::Of)
            && let Some(dated) = self.dated(b)
        {
            return Some(Step::to(dated));
        }
        // ("Two days after the vote, Hale and": when, and no noun with its phrase)
        let measured = || self.is_time(b) && self.is_circumstance(start - 1) && !preposition.is(Class::By);
        if self.is_noun(b) && !time && !measured() {
            return Some(Step::to(b));
        }
        // "officials from across the county", "nine out of ten"
        if self.groups[b].kind == GroupKind::Preposition && b > 0 && self.is_noun(b - 1) && !time {
            return Some(Step::to(b - 1));
        }
        // "Riga as well as Bern"
        if start >= 4 && self.is_noun(start - 4) && self.joins_another(start - 3) && !self.is_object(start - 4) {
            return Some(Step::to_member(start - 4));
        }
        // "officials in Riga and at the port"
        let joined = || {
            self.groups[b].kind == GroupKind::Conjunction
                && self.head(b).is(Class::And)
                && b > 1
                && self.is_noun(b - 1)
                && self.groups[b - 2].kind == GroupKind::Preposition
                && !self.is_object(b - 1)
        };
        // "officials familiar with the talks"
        (!time && (joined() || self.describes_people(b))).then(|| Step::to(b - 1))
    }

    /// Where a noun phrase goes on to the left over the conjunction before group `start`; `last` is its last group, and `listed` says that it is a list so far.
    fn over_conjunction(&self, start: usize, last: usize, listed: bool, depth: usize) -> Option<Step> {
        let (joint, b) = (start - 1, start - 2);
        let and = self.head(joint).is(Class::And);
        // "Orr (D-Ohio) and Hale (R-Texas)"
        if and
            && let Some(noun) = self.noun_before_bracket(joint)
            && !self.is_object_before_clause(noun)
            && (!self.is_object(noun) || self.is_object_of_modifier(noun))
        {
            return Some(Step::to_member(noun));
        }
        if let Some(first) = self.over_pair(start) {
            return Some(Step::to(first));
        }
        if self.groups[b].kind != GroupKind::Comma {
            return None;
        }
        // "Lima, whose envoy was held, and Quito condemned"
        if and && let Some(first) = self.described_by_aside(b, depth) {
            return Some(Step::to(first));
        }
        let free = |n: usize| !self.is_object(n) && !self.is_time(n);
        // "Riga, Bern, and Oslo", "Hale, a baker, and Orr"
        if and
            && let Some(noun) = self.noun_before_bracket(b)
            && let start_of_noun = self.member(noun, depth)
            && let Some(comma) = self.comma_before_member(start_of_noun)
            && let Some(first) = self.noun_before_bracket(comma)
            && free(noun)
            && free(first)
            && !self.ends_opening_phrase(self.member(first, depth))
        {
            return Some(Step::to_member(start_of_noun));
        }
        // "Oslo, and Riga, and Bern": the first of them
        if listed && let Some(first) = self.first_member(b, depth) {
            return Some(Step::to(first));
        }
        // "the front, or BRF,": another name in commas
        let renamed = !and
            && b > 0
            && self.is_noun(b - 1)
            && self.kind(last + 1) == Some(GroupKind::Comma)
            && !self.is_governed(self.member(b - 1, depth));
        renamed.then(|| Step::to(b - 1))
    }

    /// "neither Riga nor Bern", "either Riga or Bern": the first of a pair, of which group `start` is the second.
    fn over_pair(&self, start: usize) -> Option<usize> {
        let (joint, b) = (start - 1, start - 2);
        let pair = self.is_noun(b) && self.first(b).is(Class::Pair);
        (pair && (self.groups[joint].kind == GroupKind::Conjunction || self.head(joint).is(Class::Negation))).then_some(b)
    }

    /// Where a noun phrase goes on to the left over the comma before group `start`.
    fn over_comma(&self, start: usize, listed: bool, depth: usize) -> Option<usize> {
        // "Chile, Peru condemn raid", "Chile, Peru, Cuba condemn raid": headlines join with commas
        match () {
            _ if self.headline && self.lists_names(start) => Some(start - 2),
            // a, b, c and d, but "On Tuesday, c and d"
            _ if listed => self.first_member(start - 1, depth),
            _ => None,
        }
    }

    /// The member of a list before the comma at group `comma`, unless that is an object, a time, or the end of a phrase that opens the window.
    fn first_member(&self, comma: usize, depth: usize) -> Option<usize> {
        let noun = self.noun_before_bracket(comma)?;
        (!self.is_object(noun) && !self.is_time(noun) && !self.ends_opening_phrase(self.member(noun, depth))).then_some(noun)
    }

    /// Whether nothing but names with commas between them stands up to group `n`, which is one.
    fn lists_names(&self, n: usize) -> bool {
        let name = |k: usize| self.is_noun(k) && self.head(k).tag == Tag::Name;
        let mut places = (0..=n).rev();
        while let Some(k) = places.next() {
            if !name(k) || places.next().is_some_and(|c| self.groups[c].kind != GroupKind::Comma) {
                return false;
            }
        }
        true
    }

    /// Whether a verb or preposition stands right before the noun phrase that begins with group `start`.
    fn is_governed(&self, start: usize) -> bool {
        start.checked_sub(1).is_some_and(|b| matches!(self.groups[b].kind, GroupKind::Verb | GroupKind::Preposition))
    }

    /// The comma before the member of a list that begins with group `n`, with or without "and" behind it: "Riga, Bern, and Oslo", "Riga, and Bern, and Oslo".
    fn comma_before_member(&self, n: usize) -> Option<usize> {
        let joint = n.checked_sub(1)?;
        let and = self.groups[joint].kind == GroupKind::Conjunction && self.head(joint).is(Class::And);
        joint.checked_sub(usize::from(and)).filter(|c| self.groups[*c].kind == GroupKind::Comma)
    }

    /// Whether the noun phrase that begins with group `first` stands in a phrase with a preposition that opens the window: "In Oslo", "Ahead of the summit",
    /// "On Sunday, in Oslo".
    fn ends_opening_phrase(&self, first: usize) -> bool {
        let opens = |k: usize| {
            let kind = self.groups[k].kind;
            matches!(kind, GroupKind::Preposition | GroupKind::Adverb | GroupKind::Adjective | GroupKind::Conjunction | GroupKind::Comma)
                || self.is_time(k)
        };
        self.is_governed(first) && self.groups[first - 1].kind == GroupKind::Preposition && (0..first).all(opens)
    }

    /// The first group of the noun phrase, no object, that a relative clause in commas describes of which the one at group `comma` is the second.
    fn described_by_aside(&self, comma: usize, depth: usize) -> Option<usize> {
        const LONGEST: usize = 14;
        let opens = |k: &usize| self.groups[*k].kind == GroupKind::Comma;
        let first = (1..comma).rev().take(LONGEST).find(opens)?;
        let relative = self.groups[first + 1].kind == GroupKind::Wh && self.head(first + 1).is(Class::Relative);
        let noun = self.noun_before_bracket(first).filter(|n| relative && !self.is_time(*n))?;
        let start = self.member(noun, depth);
        let subject = start.checked_sub(1).is_none_or(|b| !matches!(self.groups[b].kind, GroupKind::Verb | GroupKind::Preposition));
        (subject && !self.is_object(start)).then_some(start)
    }

    /// Whether group `n` is an adjective that stands behind the people it describes.
    fn describes_people(&self, n: usize) -> bool {
        // a noun: a name may have its verb there ("Oslo hostile to")
        let people = |n: usize| self.head(n).kind == UnitKind::Word && self.acts(n);
        let g = &self.groups[n];
        // "people close to the talks"
        let adjective = g.kind == GroupKind::Adjective || g.kind == GroupKind::Adverb && self.units[g.head].tags.has(Tag::Adjective);
        adjective && n > 0 && self.is_noun(n - 1) && people(n - 1)
    }

    /// Whether the noun group `n` is the object of an -ing form that describes the first noun of the window, so that no clause ends with it: "unions
    /// representing nurses and porters accepted".
    fn is_object_of_modifier(&self, n: usize) -> bool {
        let verb = n.checked_sub(1).filter(|v| self.form(*v) == Some(VerbForm::Ing));
        verb.is_some_and(|v| v > 0 && self.is_noun(v - 1) && self.noun_phrase_start(v - 1) == 0)
    }

    /// "Several leaders, including Orr, Hale and Quist have": where the noun phrase begins whose last members begin with group `start`.
    pub(super) fn before_members(&self, start: usize) -> Option<usize> {
        const MOST: usize = 6;
        let mut first = start;
        for _ in 0..MOST {
            let before = first.checked_sub(2)?;
            if self.groups[before + 1].kind != GroupKind::Comma {
                break;
            }
            if !self.is_noun(before) {
                return None;
            }
            first = self.noun_phrase_start(before);
        }
        let verb = first.checked_sub(1).filter(|v| self.form(*v) == Some(VerbForm::Ing))?;
        // "The raid hit the port, killing three, the navy said": what the clause before did
        let noun = |n: &usize| self.groups[n + 1].kind == GroupKind::Comma && self.is_noun(*n) && !self.is_object(*n);
        let noun = verb.checked_sub(2).filter(noun)?;
        (first < start && self.head(verb).cue == 0).then(|| self.noun_phrase_start(noun))
    }
}
