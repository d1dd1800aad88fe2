//! Which of some ranges begin at a token, or last before it, found without a search.

use std::ops::Range;

/// Of every token how many ranges begin there or before.
#[derive(Debug, Default)]
pub(super) struct Begun(Vec<u32>);

impl Begun {
    /// Of ranges in order, by the tokens at which they begin.
    pub(super) fn new(starts: impl Iterator<Item = u32>, tokens: usize) -> Begun {
        let mut counts = Vec::with_capacity(tokens);
        let mut begun = 0;
        for start in starts {
            counts.resize(start as usize, begun);
            begun += 1;
        }
        counts.resize(tokens, begun);
        Begun(counts)
    }

    /// How many have begun with a token, that one among them.
    pub(super) fn by(&self, token: usize) -> usize {
        self.0.get(token).or(self.0.last()).map_or(0, |n| *n as usize)
    }

    /// The numbers of those that begin at a token.
    pub(super) fn at(&self, token: usize) -> Range<usize> {
        token.checked_sub(1).map_or(0, |before| self.by(before))..self.by(token)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_found_at_the_tokens_where_they_begin() {
        let begun = Begun::new([0, 2, 2, 5].into_iter(), 6);
        assert_eq!([0, 1, 2, 4, 5, 9].map(|token| begun.by(token)), [1, 1, 3, 3, 4, 4]);
        assert_eq!([0, 1, 2, 5].map(|token| begun.at(token)), [0..1, 1..1, 1..3, 3..4]);
        assert_eq!(Begun::new([].into_iter(), 0).at(0), 0..0);
    }
}
