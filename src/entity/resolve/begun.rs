//! Which of some ranges begin at a token, or last before it, found without a search.

use std::ops::Range;

use crate::span::Tokens;

/// Of every token how many ranges begin before it.
#[derive(Debug, Default)]
pub(super) struct Begun {
    /// and how many there are, behind the last token
    before: Vec<u32>,
    /// of every range how far it and those before it reach
    reach: Vec<u32>,
}

impl Begun {
    /// Of ranges in order, in a text of so many tokens.
    pub(super) fn new(ranges: impl Iterator<Item = Tokens>, tokens: usize) -> Begun {
        let mut begun = Begun { before: Vec::with_capacity(tokens + 1), reach: Vec::with_capacity(ranges.size_hint().0) };
        for range in ranges {
            begun.before.resize(range.start as usize + 1, begun.reach.len() as u32);
            begun.reach.push(begun.reach.last().map_or(range.end, |before| range.end.max(*before)));
        }
        begun.before.resize(tokens + 1, begun.reach.len() as u32);
        begun
    }

    /// How many have begun with a token, that one among them.
    pub(super) fn by(&self, token: usize) -> usize {
        self.before.get(token + 1).map_or(self.reach.len(), |n| *n as usize)
    }

    /// How many begin before a token.
    pub(super) fn by_start(&self, token: u32) -> usize {
        self.before.get(token as usize).map_or(self.reach.len(), |n| *n as usize)
    }

    /// The numbers of those that begin at a token.
    pub(super) fn at(&self, token: usize) -> Range<usize> {
        match self.before.get(token..token + 2) {
            Some([from, to]) => *from as usize..*to as usize,
            _ => 0..0,
        }
    }

    /// The numbers of the last that have begun with a token, at most so many of them; none where none reaches beyond it.
    pub(super) fn last(&self, most: usize, token: usize) -> Range<usize> {
        let to = self.by(token);
        match to.checked_sub(1).map(|last| self.reach[last] as usize) {
            Some(reach) if reach > token => to.saturating_sub(most)..to,
            _ => to..to,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_found_at_the_tokens_where_they_begin() {
        let ranges = [(0, 1), (2, 5), (2, 3), (6, 7)].map(|(start, end)| Tokens::new(start, end));
        let begun = Begun::new(ranges.into_iter(), 7);
        assert_eq!([0, 1, 2, 4, 6, 9].map(|token| begun.by(token)), [1, 1, 3, 3, 4, 4]);
        assert_eq!([0, 1, 2, 6].map(|token| begun.at(token)), [0..1, 1..1, 1..3, 3..4]);
        assert_eq!([0, 1, 4, 5, 6].map(|token| begun.last(2, token)), [0..1, 1..1, 1..3, 3..3, 2..4]);
        assert_eq!(Begun::new([].into_iter(), 0).at(0), 0..0);
    }
}
