//! Lists: what stands between or beside names of one kind.

use super::{Run, Sentence, sex_of};
use crate::gazetteer::Kind;
use crate::lexicon::Class;
use crate::span::Tokens;
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

    /// "Piet and Hanna Marlow": a lone given name before "and" and somebody's whole name has the family name of that one.
    pub(super) fn shared_family(&self, runs: &mut [Run]) {
        for n in 1..runs.len() {
            let [run, next] = [runs[n - 1], runs[n]];
            let (and, first) = (run.tokens.end as usize, next.tokens.start as usize);
            if !run.by_memory || run.tokens.len() != 1 || first != and + 1 || !self.word(and).is(Class::And) {
                continue;
            }
            let given = |i: usize| self.word(i).is(Class::FirstName) && self.tokens[i].shape == Shape::Capital;
            let person = next.kind == Kind::Person && !next.by_memory && matches!(next.tokens.len(), 2 | 3);
            if person && given(and - 1) && given(first) {
                let family = Tokens { start: next.tokens.start + 1, end: next.tokens.end };
                let sex = sex_of(self.word(and - 1)).unwrap_or_default();
                runs[n - 1] = Run { by_memory: false, family: Some(family), sex, ..run };
            }
        }
    }

    /// "…, Jamie Bell, Tamannaah, Mark Strong and …": a lone word that is none of the language, between persons, is one, and a lone family name beside one.
    pub(super) fn listed_persons(&self, runs: &mut [Run]) {
        let joins_two = |i: usize| self.tokens[i].shape == Shape::Comma || self.word(i).is(Class::And);
        for n in 1..runs.len().saturating_sub(1) {
            let [before, run, after] = [runs[n - 1], runs[n], runs[n + 1]];
            let (start, end) = (run.tokens.start as usize, run.tokens.end as usize);
            let between = before.tokens.end as usize + 1 == start
                && joins_two(start - 1)
                && end < after.tokens.start as usize
                && after.tokens.start as usize <= end + 2
                && (end..after.tokens.start as usize).all(joins_two);
            let person = |r: &Run| r.kind == Kind::Person && !r.by_memory;
            if run.by_memory && run.tokens.len() == 1 && self.word(start).likely.is_none() && between && person(&before) && person(&after) {
                runs[n].by_memory = false;
            }
        }
        // "Tabari, Bacchini and Ana Ruiz", "Lind and Bacchini": a lone family name beside a person's; the last first, as those of a list tell of each other
        for n in (0..runs.len()).rev() {
            let (start, end) = (runs[n].tokens.start as usize, runs[n].tokens.end as usize);
            if !runs[n].by_memory || !self.is_lone_family_name(start, end) {
                continue;
            }
            let person = |i: usize, r: Option<&Run>| {
                let run = r.is_some_and(|r| r.kind == Kind::Person && !r.by_memory && r.tokens.range().contains(&i));
                run || self.known_at(i).is_some_and(|k| self.known[k].kind == Kind::Person)
            };
            let behind =
                start >= self.range.start as usize + 2 && joins_two(start - 1) && person(start - 2, n.checked_sub(1).map(|b| &runs[b]));
            let ahead = end + 1 < self.range.end as usize && joins_two(end) && person(end + 1, runs.get(n + 1));
            if behind || ahead {
                runs[n].by_memory = false;
            }
        }
    }
}
