//! `claimwire rules`.

use super::data::read_dir;
use super::{DataArgs, Exit, Trouble, print};
use crate::engine::{Engine, builtin_sources};
use crate::rules::examples::{self, Verdict};
use crate::rules::file::{ConstructionRow, RuleFile};
use crate::tables::source::Source;
use clap::Subcommand;
use std::collections::HashMap;
use std::path::PathBuf;
use toml::Spanned;

#[derive(Debug, Subcommand)]
pub enum RulesCommand {
    /// Check rules: names, patterns and every example, of DIR or the built-in ones
    Check {
        /// A directory of *.toml files, checked over the built-in rules
        dir: Option<PathBuf>,
    },
    /// List cues and the constructions that they take, with measured precision and the place of each row
    List {
        #[command(flatten)]
        data: DataArgs,
    },
}

/// Runs the command.
pub fn run(command: RulesCommand) -> Result<Exit, Trouble> {
    match command {
        RulesCommand::Check { dir } => check(dir),
        RulesCommand::List { data } => list(&data.engine()?),
    }
}

fn check(dir: Option<PathBuf>) -> Result<Exit, Trouble> {
    let mut sources = builtin_sources();
    let builtin = if dir.is_some() { sources.rules.clone() } else { Vec::new() };
    let own = match dir {
        Some(dir) => {
            let more = read_dir(&dir, "toml")?;
            sources.rules.extend(more.clone());
            more
        }
        None => sources.rules.clone(),
    };
    let engine = match Engine::compile(&sources) {
        Ok(engine) => engine,
        Err(faults) => {
            let text: String = faults.iter().map(|f| format!("{f}\n")).collect();
            print(&text)?;
            return Ok(Exit::Failures);
        }
    };
    let (mut right, mut wrong) = (0, 0);
    let mut text = replaced(&builtin, &own);
    for example in examples::read(&own) {
        match example.check(&engine) {
            Verdict::Reported | Verdict::Validated => right += 1,
            verdict => {
                wrong += 1;
                text.push_str(&format!("{}:{}: {verdict} [{}]: {}\n", example.file, example.line, example.construction, example.text));
            }
        }
    }
    text.push_str(&format!("{} examples: {right} right, {wrong} wrong\n", right + wrong));
    print(&text)?;
    Ok(if wrong == 0 { Exit::Success } else { Exit::Failures })
}

/// Constructions that replace a built-in one: lines to read, not faults.
fn replaced(builtin: &[Source], own: &[Source]) -> String {
    let places = |sources: &[Source]| -> Vec<(String, String)> {
        let of = |source: &Source| {
            let rows = source.toml::<RuleFile>().map(|file| file.construction).unwrap_or_default();
            let place =
                |row: Spanned<ConstructionRow>| (row.get_ref().id.clone(), format!("{}:{}", source.path, source.line(row.span().start)));
            rows.into_iter().map(place).collect::<Vec<_>>()
        };
        sources.iter().flat_map(of).collect()
    };
    let before: HashMap<String, String> = places(builtin).into_iter().collect();
    let notes = places(own).into_iter().filter_map(|(id, place)| {
        let replaced = before.get(&id)?;
        Some(format!("{place}: note: \"{id}\" replaces the built-in construction ({replaced})\n"))
    });
    notes.collect()
}

fn list(engine: &Engine) -> Result<Exit, Trouble> {
    let rules = &engine.tables().rules;
    let mut text = String::from("rule\tkind\tpattern\tconfidence\tcue\tconstruction\n");
    for (n, cue) in rules.cues.iter().enumerate() {
        for take in &cue.takes {
            let c = &rules.constructions[take.construction as usize];
            let kind = &rules.kinds[cue.kind as usize];
            let kind = kind.full();
            let place = |file: u16, line: u32| format!("{}:{line}", rules.files[file as usize]);
            text.push_str(&format!(
                "{}\t{kind}\t{}\t{:.2}\t{}\t{}\n",
                rules.rule_id(n as u16, take.construction),
                c.pattern,
                take.confidence,
                place(cue.file, cue.line),
                place(c.file, c.line)
            ));
        }
    }
    print(&text)
}
