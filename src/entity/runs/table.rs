//! Tables: the teams of results and standings.

use super::cut::Before;
use super::{Run, Sentence};
use crate::gazetteer::{Flags, Kind};
use crate::lexicon::Class;
use crate::text::shape::Shape;

impl Sentence<'_> {
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
