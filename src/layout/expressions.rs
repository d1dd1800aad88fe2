//! The regular expressions of `lexicon/layout.toml`, ready to match against the lines of a page.
//!
//! Most paragraphs of a story are longer than any line that most expressions fit, and an expression that begins with `^` is given up at the first byte
//! that cannot be: so those few that fit longer lines have an automaton of their own, and so have those that may begin anywhere or tell what a line holds.

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
    /// those that may begin anywhere, and those that tell what a line holds
    others: Vec<Other>,
    longest: usize,
}

/// An expression with an automaton of its own.
#[derive(Debug)]
struct Other {
    number: usize,
    matches: Regex,
    /// one of these stands in a line that fits
    holds: Vec<String>,
}

impl Other {
    fn fits(&self, line: &str) -> bool {
        let may_fit = self.holds.is_empty() || self.holds.iter().any(|part| line.contains(part.as_str()));
        may_fit && self.matches.is_match(line.as_bytes())
    }
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
        let begins = |row: &ExpressionRow| row.matches.starts_with('^') && row.holds.is_empty();
        let wrong = |e: regex::Error| e.to_string();
        let other = |(number, row): (usize, &ExpressionRow)| {
            let matches = RegexBuilder::new(&row.matches).unicode(false).build().map_err(wrong)?;
            Ok(Other { number, matches, holds: row.holds.clone() })
        };
        Ok(Expressions {
            rows: table.iter().map(|e| Ok((ZoneKind::parse(&e.zone)?, e.longest as usize))).collect::<Result<_, String>>()?,
            begin: Set::new(table, begins).map_err(wrong)?,
            begin_long: Set::new(table, |row| begins(row) && row.longest as usize > LONG).map_err(wrong)?,
            others: table.iter().enumerate().filter(|(_, row)| !begins(row)).map(other).collect::<Result<_, String>>()?,
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
        let mut others = self.others.iter().filter(|o| fits(&o.number) && first.is_none_or(|f| o.number < f));
        first = others.find(|o| o.fits(line)).map(|o| o.number).or(first);
        first.map(|n| self.rows[n].0)
    }
}
