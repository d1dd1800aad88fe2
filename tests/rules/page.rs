//! The list of built-in rules in `docs/builtin-rules.md`: of each kind its constructions, of each construction its pattern, cues, guards, examples, and how often it was
//! right on the development corpus (`rules/counts.tsv`).

use crate::page;
use claimwire::engine::builtin_sources;
use claimwire::rules::file::{ConstructionRow, CueRow, GuardRow, OneOrMany, Pos, RuleFile};
use libtest_mimic::Failed;
use std::collections::BTreeMap;
use std::fmt::Write;

/// How many examples and near-misses of a construction are shown.
const SHOWN: usize = 2;

/// Whether the page has what is made from the rules now.
pub fn is_fresh() -> Result<(), Failed> {
    let counts = counts(&std::fs::read_to_string(format!("{}/rules/counts.tsv", env!("CARGO_MANIFEST_DIR")))?)?;
    page::is_fresh("builtin-rules.md", "rules/*.toml and rules/counts.tsv", &rules(&counts)?)
}

/// Right and wrong by construction and kind.
type Counts = BTreeMap<(String, String), (u32, u32)>;

fn counts(text: &str) -> Result<Counts, Failed> {
    let mut out = Counts::new();
    for line in text.lines().skip(2) {
        let [rule, kind, right, wrong] = line.split('\t').collect::<Vec<_>>()[..] else { return Err(format!("counts.tsv: {line}").into()) };
        let (_, construction) = rule.split_once('/').ok_or("counts.tsv: expected lemma/construction")?;
        let sum = out.entry((construction.to_owned(), kind.to_owned())).or_default();
        *sum = (sum.0 + right.parse::<u32>()?, sum.1 + wrong.parse::<u32>()?);
    }
    Ok(out)
}

fn rules(counts: &Counts) -> Result<String, Failed> {
    let sources = builtin_sources().rules;
    let files = sources.iter().map(|s| toml::from_str::<RuleFile>(&s.text)).collect::<Result<Vec<_>, _>>()?;
    let cues: Vec<&CueRow> = files.iter().flat_map(|f| &f.cue).map(|c| c.get_ref()).collect();
    let mut out = String::new();
    for kind in files.iter().flat_map(|f| &f.kind).map(|k| k.get_ref()) {
        let plover = kind.plover.as_ref().map_or(String::new(), |p| format!(" (PLOVER `{p}`)"));
        write!(out, "\n## {}{plover}\n", kind.name)?;
        for row in files.iter().flat_map(|f| &f.construction).map(|c| c.get_ref()) {
            let takers: Vec<&CueRow> = cues.iter().copied().filter(|c| c.kind == kind.name && c.takes.contains(&row.id)).collect();
            if !takers.is_empty() {
                construction(row, &takers, counts.get(&(row.id.clone(), kind.name.clone())), &mut out)?;
            }
        }
    }
    out.push('\n');
    Ok(out)
}

fn construction(row: &ConstructionRow, takers: &[&CueRow], counts: Option<&(u32, u32)>, out: &mut String) -> std::fmt::Result {
    write!(out, "\n`{}`: **{}**{}", row.id, row.pattern, guards(row.needs.as_ref(), row.unless.as_ref()))?;
    match counts {
        Some((right, wrong)) => writeln!(out, ". Right {right} of {} times.", right + wrong)?,
        None => writeln!(out, ".")?,
    }
    out.push('\n');
    for cue in takers {
        let lemmas: Vec<&str> = cue.lemma.iter().collect();
        let pos = match cue.pos {
            Pos::Verb => String::new(),
            pos => format!(" ({})", format!("{pos:?}").to_lowercase()),
        };
        let not = if cue.not.is_empty() { String::new() } else { format!("; not {}", cue.not.join(", ")) };
        writeln!(out, "* {}{pos}{not}{}", lemmas.join(", "), guards(cue.needs.as_ref(), cue.unless.as_ref()))?;
    }
    out.push('\n');
    for example in row.matches.iter().take(SHOWN) {
        writeln!(out, "> {}  ", example.get_ref().text)?;
    }
    for example in row.skips.iter().take(SHOWN) {
        writeln!(out, "> Not: {}  ", example.get_ref())?;
    }
    Ok(())
}

fn guards(needs: Option<&GuardRow>, unless: Option<&GuardRow>) -> String {
    let mut out = String::new();
    for (name, guard) in [("needs", needs), ("unless", unless)].into_iter().filter_map(|(n, g)| Some((n, g?))) {
        let places = [
            ("before", &guard.before),
            ("after", &guard.after),
            ("source", &guard.source),
            ("target", &guard.target),
            ("content", &guard.content),
            ("addressee", &guard.addressee),
            ("source-head", &guard.source_head),
            ("target-head", &guard.target_head),
            ("content-head", &guard.content_head),
            ("addressee-head", &guard.addressee_head),
        ];
        let given = places.into_iter().filter_map(|(place, words): (_, &Option<OneOrMany>)| {
            let words: Vec<&str> = words.as_ref()?.iter().collect();
            Some(format!("{place} `{}`", words.join("`, `")))
        });
        let _ = write!(out, "; {name} {}", given.collect::<Vec<_>>().join("; "));
    }
    out
}
