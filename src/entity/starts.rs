//! Where names may begin: the tokens that are worth a look.
//!
//! One pass over all tokens picks them without a branch; two of three tokens are then never looked at again.

use crate::document::Token;
use crate::gazetteer::find;
use crate::span::Tokens;

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
    pub fn listed(&self) -> Cursor<'_> {
        Cursor { rest: &self.listed[..self.lengths.0] }
    }

    /// Those with a capital.
    pub fn capitals(&self) -> Cursor<'_> {
        Cursor { rest: &self.capitals[..self.lengths.1] }
    }
}

/// Goes through them, range by range.
pub struct Cursor<'a> {
    rest: &'a [u32],
}

impl<'a> Cursor<'a> {
    /// Those in a range, which begins after the one before.
    pub fn within(&mut self, range: Tokens) -> &'a [u32] {
        let before = self.rest.iter().take_while(|i| **i < range.start).count();
        let rest = &self.rest[before..];
        let (within, rest) = rest.split_at(rest.iter().take_while(|i| **i < range.end).count());
        self.rest = rest;
        within
    }
}
