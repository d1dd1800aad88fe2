//! The regular expressions of `lexicon/layout.toml`, ready to match against the lines of a page.
//!
//! Most paragraphs of a story are longer than any line that most expressions fit, and an expression that begins with `^` is given up at the first byte
//! that cannot be: so those few that fit longer lines have an automaton of their own, and so have those that may begin anywhere.

use crate::document::ZoneKind;
use crate::tables::layout::ExpressionRow;
use regex::bytes::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};

/// A line of more bytes is long.
const LONG: usize = 160;

/// The expressions, over bytes.
#[derive(Debug)]
pub struct Expressions {
    /// of each its zone and the most bytes its line has
    rows: Vec<(ZoneKind, usize)>,
    /// those that begin with the line
    begin: Set,
    /// and that fit long lines
    begin_long: Set,
    /// those that may begin anywhere, by their numbers
    anywhere: Vec<(usize, Regex)>,
    longest: usize,
}

/// Several expressions in one automaton, with their numbers.
#[derive(Debug)]
struct Set {
    matches: RegexSet,
    numbers: Vec<usize>,
}

impl Set {
    fn new(table: &[ExpressionRow], fits: impl Fn(&ExpressionRow) -> bool) -> Result<Set, regex::Error> {
        let numbers: Vec<usize> = (0..table.len()).filter(|n| fits(&table[*n])).collect();
        let matches = RegexSetBuilder::new(numbers.iter().map(|n| &table[*n].matches)).unicode(false).build()?;
        Ok(Set { matches, numbers })
    }
}

impl Expressions {
    /// Prepares the expressions; the error names the zone or the expression that is wrong.
    pub fn new(table: &[ExpressionRow]) -> Result<Expressions, String> {
        let begins = |row: &ExpressionRow| row.matches.starts_with('^');
        let regex = |row: &ExpressionRow| RegexBuilder::new(&row.matches).unicode(false).build();
        let wrong = |e: regex::Error| e.to_string();
        let anywhere = table.iter().enumerate().filter(|(_, row)| !begins(row)).map(|(n, row)| Ok((n, regex(row).map_err(wrong)?)));
        Ok(Expressions {
            rows: table.iter().map(|e| Ok((ZoneKind::parse(&e.zone)?, e.longest as usize))).collect::<Result<_, String>>()?,
            begin: Set::new(table, begins).map_err(wrong)?,
            begin_long: Set::new(table, |row| begins(row) && row.longest as usize > LONG).map_err(wrong)?,
            anywhere: anywhere.collect::<Result<_, String>>()?,
            longest: table.iter().map(|e| e.longest as usize).max().unwrap_or(0),
        })
    }

    /// The zone of a line by the first expression that fits.
    pub fn find(&self, line: &str) -> Option<ZoneKind> {
        if line.len() > self.longest {
            return None;
        }
        let fits = |n: &usize| line.len() <= self.rows[*n].1;
        let set = if line.len() > LONG { &self.begin_long } else { &self.begin };
        let mut first = None;
        if set.matches.is_match(line.as_bytes()) {
            first = set.matches.matches(line.as_bytes()).into_iter().map(|n| set.numbers[n]).find(fits);
        }
        let mut anywhere = self.anywhere.iter().filter(|(n, _)| fits(n) && first.is_none_or(|f| *n < f));
        first = anywhere.find(|(_, regex)| regex.is_match(line.as_bytes())).map(|(n, _)| *n).or(first);
        first.map(|n| self.rows[n].0)
    }
}
