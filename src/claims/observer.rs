//! Watching the engine work: `explain` is an observer of the one engine, and with the silent one every call compiles away.

use crate::claims::fit::Miss;
use crate::document::{Claim, Document};
use crate::rules::Frame;
use crate::rules::wanted::Lack;
use crate::syntax::parse::Which;
use crate::syntax::{Clause, Window};

/// How a construction fared with a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// it makes the claim
    Fits,
    /// the cue does not allow the frame
    Frame(Frame),
    /// a slot or word is missing
    Miss(Miss),
    /// `needs` does not hold
    Needs,
    /// `unless` holds
    Unless,
}

impl From<Lack> for Outcome {
    fn from(lack: Lack) -> Outcome {
        match lack {
            Lack::Role(role) => Outcome::Miss(Miss::Empty(role)),
            Lack::Words => Outcome::Miss(Miss::Words),
            Lack::Carrier => Outcome::Miss(Miss::Carrier),
            Lack::Needs => Outcome::Needs,
        }
    }
}

/// What may be watched. Every method does nothing unless it is overridden.
pub trait Observer {
    /// Which windows are parsed for it. Where that is not all of them, it is not told of cues that lack the words that they want either.
    const WINDOWS: Which = Which::Claiming;

    /// A window was parsed.
    fn window(&mut self, _doc: &Document, _window: &Window) {}
    /// A cue row (by its number) stands in a clause.
    fn cue(&mut self, _doc: &Document, _window: &Window, _cue: u16, _clause: &Clause) {}
    /// A construction (by its number) was tried, or none because of the frame.
    fn tried(&mut self, _cue: u16, _construction: Option<u16>, _outcome: Outcome) {}
    /// A claim stands, under its final number.
    fn claim(&mut self, _number: usize, _claim: &Claim) {}
}

/// Watches nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Observer for Silent {}
