//! What fitting finds: what fills each role, or why nothing does.

use crate::rules::{Frame, Role, Types};
use crate::span::Units;
use crate::syntax::subject::Phrase;
use smallvec::{SmallVec, smallvec};

/// Ranges of units, few of them in nearly all cases.
pub type Pieces = SmallVec<[Units; 2]>;

/// What fills a slot: units of the window, in pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filler {
    /// its pieces, in order
    pub pieces: Pieces,
    /// what it is
    pub types: Types,
    /// the antecedent of a relative pronoun
    pub referent: Option<Units>,
}

impl Filler {
    /// A noun phrase.
    pub fn of(phrase: Phrase) -> Filler {
        Filler { pieces: smallvec![phrase.units], types: Types::NP, referent: phrase.referent }
    }

    /// One piece.
    pub fn one(types: Types, units: Units) -> Filler {
        Filler { pieces: smallvec![units], types, referent: None }
    }
}

/// A construction that fits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fit {
    /// by role
    pub roles: [Option<Filler>; 4],
    /// words of the pattern that belong to the cue
    pub cue: Pieces,
    /// how the cue stands, where fitting shows it: inside its own content, say
    pub frame: Option<Frame>,
}

/// Why a construction does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Miss {
    /// a slot stayed empty
    Empty(Role),
    /// the words of the pattern do not follow
    Words,
    /// the noun has no such verb
    Carrier,
    /// there is no clause that a preposition could hang on
    Host,
}
