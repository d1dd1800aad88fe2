//! A page as zones are found on it.

use super::phrases::Phrases;
use crate::span::Span;
use crate::tables::Tables;

/// A page, and what it is read with.
pub(super) struct Page<'a> {
    pub(super) text: &'a str,
    pub(super) paragraphs: &'a [Span],
    /// whether the first paragraph is a headline, whatever it looks like
    pub(super) has_headline: bool,
    /// the paragraph that a dateline begins
    pub(super) dateline: Option<usize>,
    pub(super) phrases: &'a Phrases,
    pub(super) tables: &'a Tables,
}
