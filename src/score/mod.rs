//! Scoring: how well claims, entities and grammar agree with gold (`corpus/README.md` has the forms).

mod compare;
mod entities;
mod events;
mod gold;
pub mod grammar;
mod pairs;
mod references;
mod report;

pub use compare::{Counts, Tally};
pub use events::{EventGold, Sentence};
pub use gold::{Gold, GoldClaim, GoldMention};
pub use report::{Report, check_floors, rule_counts};

use crate::span::Span;

/// A span in square brackets with so many bytes of the text on either side, on one line.
fn around(text: &str, span: Span, before: usize, after: usize) -> String {
    let (start, end) = (span.start as usize, span.end as usize);
    let from = text.floor_char_boundary(start.saturating_sub(before));
    let to = text.ceil_char_boundary((end + after).min(text.len()));
    format!("{}[{}]{}", &text[from..start], span.of(text), &text[end..to]).replace('\n', " ")
}
