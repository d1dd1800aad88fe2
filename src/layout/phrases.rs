//! The phrases and expressions of `lexicon/layout.toml`, ready to match against the lines of a page.

use super::line::ends_sentence;
use crate::document::ZoneKind;
use crate::tables::layout::{LayoutPhrases, LineRow, Place};
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use regex::Regex;

/// A phrase at the beginning of a line ends within so many bytes.
const HEAD: usize = 48;
/// A phrase elsewhere begins within so many bytes of the end.
const TAIL: usize = 120;

/// A sign-off behind a sentence is hardly ever longer.
const LONGEST_SIGN_OFF: usize = 24;

/// The phrases, ready to match.
#[derive(Debug)]
pub struct Phrases {
    search: AhoCorasick,
    /// of each phrase its row
    rows: Vec<usize>,
    table: LayoutPhrases,
    kinds: Vec<ZoneKind>,
    expressions: Vec<(ZoneKind, usize, Regex)>,
    longest: usize,
}

/// What a line is by a phrase or an expression.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// its zone
    pub kind: ZoneKind,
    /// the row of the phrase, if it was one
    pub row: Option<&'a LineRow>,
}

impl Phrases {
    /// Prepares the phrases; the error names the zone or expression that is wrong.
    pub fn new(table: &LayoutPhrases) -> Result<Phrases, String> {
        let search = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .ascii_case_insensitive(true)
            .build(table.line.iter().flat_map(|l| &l.phrases))
            .map_err(|e| e.to_string())?;
        let expressions = table
            .expression
            .iter()
            .map(|e| Ok((ZoneKind::parse(&e.zone)?, e.longest as usize, Regex::new(&e.matches).map_err(|x| x.to_string())?)));
        Ok(Phrases {
            search,
            rows: table.line.iter().enumerate().flat_map(|(n, l)| std::iter::repeat_n(n, l.phrases.len())).collect(),
            kinds: table.line.iter().map(|l| ZoneKind::parse(&l.zone)).collect::<Result<_, _>>()?,
            longest: table.line.iter().map(|l| if l.longest == 0 { usize::MAX } else { l.longest as usize }).max().unwrap_or(0),
            expressions: expressions.collect::<Result<_, String>>()?,
            table: table.clone(),
        })
    }

    /// What a line is, if a phrase or an expression says so. The first row that fits wins, phrases before expressions.
    pub fn find(&self, line: &str) -> Option<Found<'_>> {
        self.by_phrase(line).or_else(|| self.by_expression(line).map(|kind| Found { kind, row: None }))
    }

    fn by_phrase(&self, line: &str) -> Option<Found<'_>> {
        if line.len() > self.longest {
            return None;
        }
        // phrases stand at the beginning or near the end: the middle of a paragraph is not searched
        let mut best: Option<usize> = None;
        let mut look = |from: usize, part: &str| {
            for found in self.search.find_overlapping_iter(part) {
                let row = self.rows[found.pattern().as_usize()];
                if best.is_none_or(|b| row < b) && self.fits(row, line, from + found.start(), from + found.end()) {
                    best = Some(row);
                }
            }
        };
        if line.len() <= HEAD + TAIL {
            look(0, line);
        } else {
            look(0, &line[..line.floor_char_boundary(HEAD)]);
            let tail = line.floor_char_boundary(line.len() - TAIL);
            look(tail, &line[tail..]);
        }
        best.map(|row| Found { kind: self.kinds[row], row: Some(&self.table.line[row]) })
    }

    fn fits(&self, row: usize, line: &str, start: usize, end: usize) -> bool {
        let rule = &self.table.line[row];
        let place = match rule.place {
            Place::Start => start == 0,
            Place::End => end == line.trim_end_matches(['.', ')', ']']).len() || end == line.len(),
            Place::Any => true,
            Place::Whole => start == 0 && end == line.trim_end_matches([':', '.', '…']).len(),
        };
        let found = &line[start..end];
        place
            && (rule.longest == 0 || line.len() <= rule.longest as usize)
            && (!rule.case || rule.phrases.iter().any(|p| p == found))
            && (!rule.capital || (line[end..].starts_with(char::is_uppercase) && !ends_sentence(line)))
    }

    /// Where a sign-off begins that stands behind the last sentence of a paragraph ("… this year. Enditem"): the last word or two, if a row of whole
    /// lines makes notes of them.
    pub fn sign_off(&self, line: &str) -> Option<usize> {
        let at = line.rfind(['.', '!', '?', '"', '”']).filter(|at| line.len() - at <= LONGEST_SIGN_OFF)?;
        let rest = &line[at..];
        let start = at + rest.find(' ')? + 1;
        let is_note = self.by_phrase(&line[start..])?;
        (is_note.kind == ZoneKind::Note && is_note.row.is_some_and(|r| r.place == Place::Whole)).then_some(start)
    }

    fn by_expression(&self, line: &str) -> Option<ZoneKind> {
        let fits =
            |(_, longest, expression): &&(ZoneKind, usize, Regex)| (*longest == 0 || line.len() <= *longest) && expression.is_match(line);
        self.expressions.iter().find(fits).map(|(kind, _, _)| *kind)
    }

    /// How many bytes of the line the phrase that begins it has, 0 if none does ("Updated 55 minutes ago" → 8).
    pub fn beginning(&self, line: &str) -> usize {
        let starts = self
            .search
            .find_overlapping_iter(line)
            .filter(|m| m.start() == 0 && self.table.line[self.rows[m.pattern().as_usize()]].place == Place::Start);
        starts.map(|m| m.end()).max().unwrap_or(0)
    }
}
