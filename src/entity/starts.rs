//! Where names may begin: the tokens that are worth a look.
//!
//! One pass over all tokens picks them without a branch; two of three tokens are then never looked at again.

use crate::document::Token;
use crate::gazetteer::find;
use crate::span::Tokens;
use std::ops::Range;

/// Numbers of tokens, in order.
#[derive(Debug, Default)]
pub struct Starts {
    /// tokens with which a name of the gazetteers may begin
    listed: Vec<u32>,
    /// those with a capital
    capitals: Vec<u32>,
    /// how many there are of each; there may be more room
    lengths: (usize, usize),
}

impl Starts {
    /// Picks them.
    pub fn find(&mut self, tokens: &[Token]) {
        let Starts { listed, capitals, .. } = self;
        if listed.len() < tokens.len() {
            listed.resize(tokens.len(), 0);
            capitals.resize(tokens.len(), 0);
        }
        let (mut l, mut c) = (0, 0);
        for (token, n) in tokens.iter().zip(0..) {
            listed[l] = n;
            l += find::may_begin(token) as usize;
            capitals[c] = n;
            c += token.shape.is_capital() as usize;
        }
        self.lengths = (l, c);
    }

    /// Those with which a name of the gazetteers may begin.
    pub fn listed(&self) -> &[u32] {
        &self.listed[..self.lengths.0]
    }

    /// Those with a capital.
    pub fn capitals(&self) -> &[u32] {
        &self.capitals[..self.lengths.1]
    }
}

/// Goes through a slice in the order of the tokens, range by range.
#[derive(Debug, Default)]
pub struct Cursor {
    at: usize,
}

impl Cursor {
    /// Those that start in a range, which begins after the one before, as indices.
    #[inline]
    pub fn within<T>(&mut self, all: &[T], range: Tokens, start: impl Fn(&T) -> u32) -> Range<usize> {
        let before = all[self.at..].iter().take_while(|t| start(t) < range.start).count();
        let from = self.at + before;
        self.at = from + all[from..].iter().take_while(|t| start(t) < range.end).count();
        from..self.at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cursors_find_what_starts_in_a_range() {
        let numbers: Vec<u32> = (0..200).filter(|n| n % 7 == 0).collect();
        let mut cursor = Cursor::default();
        let mut within = |start, end| numbers[cursor.within(&numbers, Tokens { start, end }, |n| *n)].to_vec();
        assert_eq!(within(0, 15), [0, 7, 14]);
        assert!(within(15, 20).is_empty());
        assert_eq!(within(90, 99), [91, 98]);
    }
}
