//! Scoring: how well claims and entities agree with gold (`corpus/README.md` has the form).

mod compare;
mod entities;
mod gold;
mod references;
mod report;

pub use compare::{Counts, Tally, compare};
pub use gold::{Gold, GoldClaim, GoldMention};
pub use report::{Report, check_floors, rule_counts};
