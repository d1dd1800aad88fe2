//! Lists and tables: what stands between or beside names of one kind, and the teams of results and standings.

use super::cut::Before;
use super::{Run, Sentence};
use crate::gazetteer::{Flags, Kind};
use crate::lexicon::Class;
use crate::text::shape::Shape;

impl Sentence<'_> {
    /// A comma, "and" or an article: what stands between the names of a list.
    pub(super) fn separates(&self, i: usize) -> bool {
        self.tokens[i].shape == Shape::Comma || self.word(i).is(Class::And) || self.word(i).is(Class::Definite)
    }

    /// "Fine Gael, the Harbour List and Sinn Féin": what nothing else tells of, between organizations in a list or at the end of several, is one.
    pub(super) fn listed_bodies(&self, runs: &mut [Run]) {
        for n in 0..runs.len() {
            let (start, end) = (runs[n].tokens.start as usize, runs[n].tokens.end as usize);
            if !runs[n].by_memory {
                continue;
            }
            let before = |at: usize| {
                let i = (self.range.start as usize..at).rev().find(|i| !self.separates(*i)).filter(|b| b + 1 < at)?;
                self.body_at(i, runs[..n].iter().rev()).map(|(start, _)| start)
            };
            let after = |at: usize| {
                let i = (at..self.range.end as usize).find(|i| !self.separates(*i)).filter(|a| *a > at)?;
                self.body_at(i, runs[n + 1..].iter()).map(|(_, end)| end)
            };
            let (behind, ahead) = (before(start), after(end));
            let several = || self.is_item(start, end) && (behind.and_then(before).is_some() || ahead.and_then(after).is_some());
            if behind.is_some() && ahead.is_some() || several() {
                runs[n] = Run { by_memory: false, kind: Kind::Organization, ..runs[n] };
            }
        }
    }

    /// Whether a whole name stands between commas and the like, of more than one word or of one that is none of the language.
    fn is_item(&self, start: usize, end: usize) -> bool {
        let closed = end >= self.range.end as usize
            || matches!(self.tokens[end].shape, Shape::Comma | Shape::Stop | Shape::Close | Shape::Open)
            || self.word(end).is(Class::And);
        let opened = start > self.range.start as usize && (self.separates(start - 1) || self.tokens[start - 1].shape == Shape::Lower);
        let name = end - start > 1 || self.word(start).likely.is_none();
        opened && closed && name && (start..end).all(|i| self.tokens[i].shape != Shape::Lower)
    }

    /// The tokens of the organization that covers token `i`, a listed one or one of the first of these runs.
    fn body_at<'r>(&self, i: usize, runs: impl Iterator<Item = &'r Run>) -> Option<(usize, usize)> {
        const NEAREST: usize = 4;
        let listed = self.known_at(i).map(|k| &self.known[k]).filter(|k| k.kind == Kind::Organization).map(|k| k.tokens);
        let covers = |r: &&Run| !r.by_memory && r.kind == Kind::Organization && r.tokens.range().contains(&i);
        let run = || runs.take(NEAREST).find(covers).map(|r| r.tokens);
        listed.or_else(run).map(|t| (t.start as usize, t.end as usize))
    }

    /// "…, Jamie Bell, Tamannaah, Mark Strong and …": a lone word that is none of the language, between persons, is one.
    pub(super) fn listed_persons(&self, runs: &mut [Run]) {
        let separates = |i: usize| self.tokens[i].shape == Shape::Comma || self.word(i).is(Class::And);
        for n in 1..runs.len().saturating_sub(1) {
            let [before, run, after] = [runs[n - 1], runs[n], runs[n + 1]];
            let (start, end) = (run.tokens.start as usize, run.tokens.end as usize);
            let between = before.tokens.end as usize + 1 == start
                && separates(start - 1)
                && end < after.tokens.start as usize
                && after.tokens.start as usize <= end + 2
                && (end..after.tokens.start as usize).all(separates);
            let person = |r: &Run| r.kind == Kind::Person && !r.by_memory;
            if run.by_memory && run.tokens.len() == 1 && self.word(start).likely.is_none() && between && person(&before) && person(&after) {
                runs[n].by_memory = false;
            }
        }
    }

    /// "Volta Stars 2 Brong 1", "Volta Stars 11 8 2 1 26": the teams of a line that is nothing but a result or a row of a table. Returns where they end.
    pub(super) fn teams(&self, out: &mut Vec<Run>) -> usize {
        const ROW: usize = 4;
        let limit = self.range.end as usize;
        let Some((first, numbers)) = self.team(self.range.start as usize) else { return 0 };
        let second = self.team(numbers).filter(|(_, end)| *end == limit || self.tokens[*end].shape == Shape::Open);
        let row = || numbers - first >= ROW && numbers == limit;
        if second.is_none() && !row() {
            return 0;
        }
        let teams = [Some((self.range.start as usize, first)), second.map(|(end, _)| (numbers, end))];
        // "Nora Lind 6-4 6-3": persons play too
        if !teams.iter().flatten().all(|(start, end)| self.may_be_team(*start, *end) || self.is_listed_body(*start, *end)) {
            return 0;
        }
        let found = teams.iter().flatten().filter(|(start, end)| !self.is_listed_body(*start, *end));
        out.extend(found.map(|(start, end)| self.run(*start, *end, Kind::Organization, Before::default())));
        second.map_or(first, |(end, _)| end)
    }

    /// Where a name that begins at `start` ends and where the numbers behind it end, the first of which are small.
    fn team(&self, start: usize) -> Option<(usize, usize)> {
        const LONGEST: usize = 5;
        const DIGITS: u32 = 3;
        let limit = self.range.end as usize;
        let name = |i: &usize| self.tokens[*i].shape.is_capital() || self.tokens[*i].shape == Shape::Hyphen;
        let end = start + (start..limit).take(LONGEST).take_while(name).count();
        let number = |i: &usize| matches!(self.tokens[*i].shape, Shape::Number | Shape::Hyphen | Shape::Dash);
        let numbers = end + (end..limit).take_while(number).count();
        let small = |i: usize| self.tokens[i].end - self.tokens[i].start <= DIGITS && self.tokens[i].shape == Shape::Number;
        (end > start && numbers > end && small(end)).then_some((end, numbers))
    }

    /// Whether all of a name in a table is that of an organization that a list has.
    fn is_listed_body(&self, start: usize, end: usize) -> bool {
        let known = self.known_at(start).map(|k| &self.known[k]);
        known.is_some_and(|k| k.kind == Kind::Organization && k.tokens.start as usize == start && k.tokens.end as usize >= end)
    }

    /// Whether a name in a table may be a team's: of a place, or with a word that is none of the language, but no state's and no person's.
    fn may_be_team(&self, start: usize, end: usize) -> bool {
        let listed = self.known_at(start).map(|k| &self.known[k]).filter(|k| k.tokens.start as usize == start);
        let whole = listed.filter(|k| k.tokens.end as usize >= end);
        if let Some(known) = whole {
            return known.kind == Kind::Place && !known.flags.has(Flags::ADJECTIVE);
        }
        let person = self.word(start).is(Class::FirstName) && end - start > 1 && listed.is_none();
        let strange = |i: usize| self.word(i).likely.is_none() && self.tokens[i].shape != Shape::Letter;
        !person && (listed.is_some_and(|k| k.kind == Kind::Place) || (start..end).any(strange))
    }
}
