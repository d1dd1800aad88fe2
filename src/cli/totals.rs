//! Totals: what a run came to, and how it is told.

use super::records::{Entry, Rule};
use crate::input::{Fields, Tally};
use crate::rules::compiled::Rules;
use hashbrown::HashMap;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Counts by name.
type Counts = BTreeMap<String, u64>;

/// What a run came to so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// inputs that were articles
    pub articles: u64,
    /// bytes of their texts
    pub bytes: u64,
    /// of the articles, those that repeat an earlier one
    pub duplicates: u64,
    /// inputs that failed, by the word for what went wrong
    pub failures: Counts,
    /// claims by kind
    pub kinds: Counts,
    /// claims by rule
    pub rules: Counts,
    /// what was counted beside inputs
    pub tally: Tally,
}

impl Totals {
    /// Counts an input, and the rules of its claims.
    pub fn add(&mut self, entry: &Entry) {
        match entry.failed {
            Some(kind) => *self.failures.entry(kind.to_owned()).or_default() += 1,
            None => {
                self.articles += 1;
                self.bytes += entry.size;
                self.duplicates += u64::from(entry.repeats);
            }
        }
    }

    /// The same totals with the claims that were counted by rule.
    pub fn with_claims(&self, claims: &HashMap<Rule, u64>, rules: &Rules) -> Totals {
        let mut totals = self.clone();
        for (rule, count) in claims {
            let kind = &rules.kinds[rule.kind as usize];
            let kind = kind.subkind.as_ref().map_or(kind.kind.clone(), |s| format!("{}/{s}", kind.kind));
            *totals.kinds.entry(kind).or_default() += count;
            *totals.rules.entry(name(rule, rules)).or_default() += count;
        }
        totals
    }

    /// How many inputs failed.
    pub fn failed(&self) -> u64 {
        self.failures.values().sum()
    }

    /// How many claims there are.
    pub fn claims(&self) -> u64 {
        self.kinds.values().sum()
    }

    /// What went wrong, in a line; empty where nothing did.
    pub fn warning(&self) -> String {
        let mut out = String::new();
        if !self.failures.is_empty() {
            let all = self.articles + self.failed();
            let _ = writeln!(
                out,
                "claimwire: {} of {} failed: {}",
                number(self.failed()),
                count(all, "input", "inputs"),
                listed(&self.failures)
            );
        }
        let files = self.left_out(false);
        if !files.is_empty() {
            let _ = writeln!(out, "claimwire: left out: {files}; name a file to have it read");
        }
        out
    }

    /// The closing summary.
    pub fn summary(&self, seconds: f64) -> String {
        let megabytes = self.bytes as f64 / 1e6;
        let mut out = String::new();
        let _ = writeln!(
            out,
            "claimwire: {} ({megabytes:.1} MB) in {seconds:.1} s, {:.1} MB/s; {}",
            count(self.articles, "article", "articles"),
            megabytes / seconds.max(1e-3),
            count(self.claims(), "claim", "claims")
        );
        let mut line = |what: &str, text: String| {
            if !text.is_empty() {
                let _ = writeln!(out, "  {what:<11}{text}");
            }
        };
        line("claims", listed(&self.kinds));
        line("duplicates", if self.duplicates > 0 { number(self.duplicates) } else { String::new() });
        line("failed", listed(&self.failures));
        line("left out", self.left_out(true));
        out
    }

    /// What was left out: files, and archive records if they are asked for.
    fn left_out(&self, records: bool) -> String {
        let Tally { hidden, unknown, links, special, records: pages, .. } = self.tally;
        let kinds = [
            (hidden, "hidden file", "hidden files"),
            (unknown, "file of unknown extension", "files of unknown extension"),
            (links, "link to a directory or to nothing", "links to directories or to nothing"),
            (special, "pipe, socket or device", "pipes, sockets or devices"),
            (if records { pages } else { 0 }, "archive record without a page", "archive records without a page"),
        ];
        let kinds: Vec<String> = kinds.into_iter().filter(|(n, ..)| *n > 0).map(|(n, one, many)| count(n, one, many)).collect();
        kinds.join(", ")
    }

    /// What was amiss with the fields that the user named, a line each: those that no record had, and dates that could not be read.
    pub fn notes(&self, fields: &Fields) -> String {
        let mut out = String::new();
        for (_, (flag, name)) in fields.named().enumerate().filter(|(n, _)| self.tally.lacks(*n)) {
            let _ = writeln!(out, "claimwire: no record has a field \"{name}\" ({flag})");
        }
        if self.tally.dates > 0 {
            let _ = writeln!(out, "claimwire: {} could not be read (--date-field)", count(self.tally.dates, "date", "dates"));
        }
        out
    }

    /// How often each rule fired, and how many never did, or which with `all`.
    pub fn firings(&self, rules: &Rules, all: bool) -> String {
        let mut fired: Vec<(&String, &u64)> = self.rules.iter().collect();
        fired.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
        let mut out = format!("\nclaims by rule ({} fired)\n", count(fired.len() as u64, "rule", "rules"));
        fired.iter().for_each(|(rule, count)| {
            let _ = writeln!(out, "{:>9}  {rule}", number(**count));
        });
        let every = rules.cues.iter().zip(0..).flat_map(|(cue, n)| cue.takes.iter().map(move |t| rules.rule_id(n, t.construction)));
        let mut never: Vec<String> = every.map(|rule| rule.to_string()).filter(|rule| !self.rules.contains_key(rule)).collect();
        never.sort();
        never.dedup();
        let hint = if all { "" } else { "; --stats=all lists them" };
        let _ = writeln!(out, "\n{} never fired{hint}", count(never.len() as u64, "rule", "rules"));
        never.iter().filter(|_| all).for_each(|rule| {
            let _ = writeln!(out, "           {rule}");
        });
        out
    }
}

/// A rule as records print it.
fn name(rule: &Rule, rules: &Rules) -> String {
    match rule.cue {
        Some(cue) => rules.rule_id(cue, rule.construction).to_string(),
        None => format!("continued/{}", rules.constructions[rule.construction as usize].id),
    }
}

/// "2 bad-json, 1 too-large", the most frequent first.
fn listed(counts: &Counts) -> String {
    let mut counts: Vec<(&String, &u64)> = counts.iter().collect();
    counts.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
    counts.iter().map(|(name, count)| format!("{} {name}", number(**count))).collect::<Vec<_>>().join(", ")
}

/// "1 article", "2,000 articles".
fn count(n: u64, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// 1,204
pub fn number(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
