//! Scoring: how well claims and entities agree with gold (`corpus/README.md` has the form).

mod compare;
mod entities;
mod events;
mod gold;
mod pairs;
mod references;
mod report;

pub use compare::{Counts, Tally, compare};
pub use events::{EventGold, Sentence};
pub use gold::{Gold, GoldClaim, GoldMention};
pub use report::{Report, check_floors, rule_counts};
