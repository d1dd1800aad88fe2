//! Where the resolver reads: the sentence with its number.

use crate::span::Tokens;

/// The sentence that is being read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Here {
    /// its number
    pub(super) number: u32,
    /// its tokens
    pub(super) sentence: Tokens,
    /// whether it is a headline, where articles are left out
    pub(super) title: bool,
    /// whether what is noted stands inside a noun group
    pub(super) inside: bool,
}
