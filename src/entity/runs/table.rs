//! Tables: the teams of results and standings.

use super::cut::Before;
use super::{Run, Sentence};
use crate::gazetteer::{Flags, Kind};
use crate::lexicon::Class;
use crate::text::shape::Shape;

impl Sentence<'_> {
    /// "Volta Stars 2 Brong 1", "Volta Stars 11 8 2 1 26": the teams of a line that is nothing but a result, perhaps behind a colon, or a row of a table.
    /// Returns where they end.
    pub(super) fn teams(&self, out: &mut Vec<Run>) -> usize {
        const ROW: usize = 4;
        const FARTHEST: usize = 4;
        let (from, limit) = (self.range.start as usize, self.range.end as usize);
        let colon = (from..limit).take(FARTHEST).find(|i| self.tokens[*i].shape == Shape::Colon);
        let start = colon.map_or(from, |c| c + 1);
        let Some((first, numbers)) = self.team(start) else { return 0 };
        let ends = |i: usize| i == limit || self.tokens[i].shape == Shape::Open || i + 1 == limit && self.tokens[i].shape == Shape::Stop;
        let second = self.team(numbers).filter(|(_, end)| ends(*end));
        let row = || numbers - first >= ROW && numbers == limit && self.tokens[first].shape == Shape::Number;
        if second.is_none() && !row() {
            return 0;
        }
        let teams = [Some((start, first)), second.map(|(end, _)| (numbers, end))];
        // "Nora Lind 6-4 6-3": persons play too; what a team meets is one, though it be called like a thing ("Blackmere 1 Derby 1")
        let team = |(start, end): (usize, usize)| self.may_be_team(start, end) || self.is_listed_body(start, end);
        let thing = |(start, end): (usize, usize)| end - start == 1 && self.known_at(start).is_none();
        let mut both = teams.iter().flatten().copied();
        if !both.clone().any(team) || !both.all(|t| team(t) || second.is_some() && thing(t)) {
            return 0;
        }
        let found = teams.iter().flatten().filter(|(start, end)| !self.is_listed_body(*start, *end));
        out.extend(found.map(|(start, end)| self.run(*start, *end, Kind::Organization, Before::default())));
        second.map_or(first, |(end, _)| end)
    }

    /// Where a name that begins at `start` ends and where the numbers behind it end, the first of which are small: "Volta 2", "Volta (Ghana) 71",
    /// "Volta 17.12 (114)".
    fn team(&self, start: usize) -> Option<(usize, usize)> {
        const LONGEST: usize = 5;
        const DIGITS: u32 = 3;
        let limit = self.range.end as usize;
        let name = |i: &usize| self.tokens[*i].shape.is_capital() || self.tokens[*i].shape == Shape::Hyphen;
        let end = start + (start..limit).take(LONGEST).take_while(name).count();
        // (".564" and "5 1/2" too)
        let part = |i: usize| {
            let next = self.tokens.get(i + 1).filter(|n| n.shape == Shape::Number && n.start == self.tokens[i].end);
            i > end && i + 1 < limit && matches!(self.tokens[i].shape, Shape::Stop | Shape::Symbol) && next.is_some()
        };
        let number = |i: &usize| matches!(self.tokens[*i].shape, Shape::Number | Shape::Hyphen | Shape::Dash) || part(*i);
        let is = |i: usize, shape: Shape| i < limit && self.tokens[i].shape == shape;
        let first = self.state_in_brackets(end).unwrap_or(end);
        let numbers = first + (first..limit).take_while(number).count();
        let total = is(numbers, Shape::Open) && is(numbers + 1, Shape::Number) && is(numbers + 2, Shape::Close);
        let small = |i: usize| self.tokens[i].end - self.tokens[i].start <= DIGITS;
        let score = end > start && numbers > first && is(first, Shape::Number) && (small(first) || total);
        score.then_some((end, if total { numbers + 3 } else { numbers }))
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
