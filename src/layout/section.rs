//! Sections and boxes: what a line opens and further lines belong to.

use super::classify::{LONGEST_DECK, Page};
use super::line::*;
use crate::document::ZoneKind;

/// A section or a box has hardly ever more lines.
const LONGEST_SECTION: usize = 12;

/// What goes on from an earlier line.
#[derive(Clone, Copy)]
pub(super) struct Open<'a> {
    pub(super) kind: ZoneKind,
    /// a line that begins with one of these ends it; empty for a section
    pub(super) until: &'a [String],
    pub(super) lines: usize,
}

impl Page<'_> {
    /// The zone of the section or box that is open, if the line belongs to it.
    pub(super) fn goes_on(&self, i: usize, open: &mut Option<Open>) -> Option<ZoneKind> {
        let section = open.as_mut()?;
        let line = self.line(i);
        let found = self.found[i];
        section.lines += 1;
        let kind = section.kind;
        if !section.until.is_empty() {
            let ends = section.until.iter().any(|u| begins_with(line, u));
            let lost = section.lines > LONGEST_SECTION;
            if ends || lost {
                *open = None;
            }
            return (!lost).then_some(kind);
        }
        let belongs = match found.map(|f| f.kind) {
            Some(ZoneKind::Timeline) => kind == ZoneKind::Related,
            Some(found) => found == kind,
            // a headline below the links of a page's top
            None if kind == ZoneKind::Related && i > 0 && is_capitals(line) && line.contains(' ') && !is_capitals(self.line(i - 1)) => {
                false
            }
            None if kind == ZoneKind::Deck && is_item(self.line(i - 1)) && !is_item(line) => false,
            None if kind == ZoneKind::Deck => {
                i < self.paragraphs.len() - 1 && line.len() <= LONGEST_DECK && (is_item(line) || !ends_sentence(line))
            }
            None => is_title(line) || is_item(line) && line.len() <= LONGEST_DECK,
        };
        if !belongs || section.lines > LONGEST_SECTION || found.is_some_and(|f| f.row.is_some_and(|r| r.section)) {
            *open = None;
            return None;
        }
        Some(kind)
    }
}
