//! The tally: what is counted on the way, beside inputs.

use super::Fields;
use serde::{Deserialize, Serialize};

/// What was counted on the way, beside inputs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// names in directories that begin with a dot
    pub hidden: u64,
    /// files in directories that have an unknown extension
    pub unknown: u64,
    /// links in directories that lead to a directory, or to nothing
    pub links: u64,
    /// pipes, sockets and devices in directories
    pub special: u64,
    /// responses in web archives that are no pages
    pub records: u64,
    /// dates that could not be read
    pub dates: u64,
    /// records with fields of names
    pub named: u64,
    /// of the fields that the user named ([`Fields::named`]), those that some record had: a bit each
    pub fields: u64,
}

impl Tally {
    /// Counts a record with fields of names, and asks it for those that the user named and none had before.
    pub(super) fn record(&mut self, fields: &Fields, has: impl Fn(&str) -> bool) {
        self.named += 1;
        for (n, (_, name)) in fields.named().enumerate().take(u64::BITS as usize) {
            if self.fields >> n & 1 == 0 && has(name) {
                self.fields |= 1 << n;
            }
        }
    }

    /// Whether there were records with fields, of which none had field number `n` of those that the user named.
    pub fn lacks(&self, n: usize) -> bool {
        self.named > 0 && n < u64::BITS as usize && self.fields >> n & 1 == 0
    }
}
