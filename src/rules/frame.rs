//! Frames: the shapes that the parser gives a clause around its cue. One row of a construction covers them all; a cue can switch off any.

use crate::tables::named::named;
use serde::{Deserialize, Serialize};

named! {
    /// One frame.
    #[derive(Hash, Serialize, Deserialize)]
    pub enum Frame "frame":
    Active "active" "*Oslo blames the crew*: the subject claims",
    Passive "passive" "*The crew is blamed by Oslo*: the agent claims",
    Agentless "agentless" "*The crew is blamed*: nobody is named",
    Reduced "reduced" "*the crew, blamed by Oslo for the leak*: a passive without auxiliary after a noun",
    Relative "relative" "*Oslo, which blames the crew*: the relative pronoun is the subject",
    Participle "participle" "*Oslo left, blaming the crew*: the subject is that of the clause before",
    Infinitive "infinitive" "*Oslo decided to blame the crew*: the subject is that of the verb above",
    Conjunct "conjunct" "*Oslo left and blamed the crew*: the subject is that of the verb before",
    Inverted "inverted" "*…, said the mayor*: the subject follows",
    Parenthetical "parenthetical" "*The crew, Oslo said, was asleep*: the clause stands inside its own content",
    As "as" "*as Oslo put it*",
    Nominal "nominal" "*Oslo's condemnation of the crew*: a noun claims",
    Prepositional "prepositional" "*according to Oslo*: a preposition claims",
    Copular "copular" "*the crew was responsible*: an adjective or preposition after a form of being",
    Headline "headline" "*Oslo: crew slept*: a mark claims",
}

/// A set of frames.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frames(pub u32);

impl Frames {
    /// Whether the frame is in the set.
    pub fn has(self, frame: Frame) -> bool {
        self.0 & (1 << frame as u32) != 0
    }

    /// The set with one frame more.
    #[must_use]
    pub fn with(self, frame: Frame) -> Frames {
        Frames(self.0 | 1 << frame as u32)
    }
}
