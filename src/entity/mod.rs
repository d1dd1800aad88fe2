//! Entities: which parties and places a document names, where, and whom its pronouns and descriptions mean.
//!
//! `decide` (what the gazetteers know, decided with the whole document in view) → `ministries` and `runs` (what grammar adds) → mentions.
//! `resolve` answers later, for the arguments of claims, whom they stand for.

mod bound;
mod candidates;
mod decide;
mod mentions;
mod ministries;
mod registry;
pub mod resolve;
mod runs;
mod seats;
mod starts;

pub use candidates::candidates;
pub use decide::Known;
pub use mentions::{Scratch, find};
