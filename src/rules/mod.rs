//! Rules: what words claim what (cues), and where the parties stand (constructions). Data, written by example.

pub mod compile;
pub mod compiled;
pub mod examples;
pub mod file;
pub mod frame;
pub mod pattern;
pub mod wanted;
pub mod words;

pub use compiled::{Construction, Cue, Guard, Part, RuleId, Rules};
pub use frame::{Frame, Frames};
pub use pattern::{Role, Types};
pub use words::WordSet;
