//! `claimwire score`.

use super::{DataArgs, Exit, Trouble, print};
use crate::article::Article;
use crate::rules::compiled::KindName;
use crate::score::grammar::GoldSentence;
use crate::score::{Counts, EventGold, Gold, Report, check_floors, rule_counts};
use crate::syntax::parse::Parser;
use crate::tables::source::{Fault, Source};
use clap::Args;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub struct ScoreArgs {
    /// Articles (NAME.txt) with gold beside them (NAME.ann), sentences with gold of events (NAME.toml) or of their grammar (NAME.gold), or directories of
    /// them; each directory of articles and each file of sentences is a set of its own
    #[arg(value_name = "GOLD", required = true)]
    paths: Vec<PathBuf>,
    /// Write how often each rule was right and wrong, which is what confidence reads
    #[arg(long, value_name = "FILE")]
    counts: Option<PathBuf>,
    /// Fail where a measure is below its floor in this table
    #[arg(long, value_name = "FILE")]
    floors: Option<PathBuf>,
    /// Print what is wrong in each article
    #[arg(long)]
    errors: bool,
    #[command(flatten)]
    data: DataArgs,
}

/// Runs the command.
pub fn run(args: ScoreArgs) -> Result<Exit, Trouble> {
    let engine = args.data.engine()?;
    let rules = &engine.tables().rules;
    let kinds: Vec<&str> = rules.kinds.iter().map(KindName::label).collect();
    let mut gold_files = Vec::new();
    for path in &args.paths {
        collect(path, &mut gold_files).map_err(|e| Trouble::with(path, e))?;
    }
    if gold_files.is_empty() {
        return Err(Trouble::usage("no NAME.ann, NAME.toml or NAME.gold files there"));
    }
    let read = |p: &Path| std::fs::read_to_string(p).map_err(|e| Trouble::with(p, e));
    let mut sets: Vec<Set> = Vec::new();
    let mut all = Counts::default();
    let mut parser = Parser::default();
    let mut faults: Vec<Fault> = Vec::new();
    let mut text = String::new();
    for path in &gold_files {
        let shown = path.display().to_string();
        let folder = path.parent().and_then(Path::file_name).map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        let of_file = || format!("{folder}/{}", path.file_stem().unwrap_or_default().to_string_lossy());
        let mut errors = Vec::new();
        if has_extension(path, "gold") {
            let mut set = Set { name: of_file(), texts: 0, unit: "sentences", counts: Counts::default() };
            for sentence in GoldSentence::read(&shown, &read(path)?, &mut faults) {
                set.texts += 1;
                errors.extend(set.counts.grammar(&sentence, &engine, &mut parser).into_iter().map(|e| format!("{} {e}", sentence.id)));
            }
            sets.push(set);
        } else if has_extension(path, "toml") {
            let gold = EventGold::read(&Source { path: shown.clone(), text: read(path)? }, &rules.kinds, &mut faults);
            let mut set = Set { name: of_file(), texts: gold.sentences.len(), unit: "sentences", counts: Counts::default() };
            gold.sentences.iter().for_each(|s| errors.extend(set.counts.sentence(s, &engine)));
            sets.push(set);
        } else {
            let (article, ann) = (read(&path.with_extension("txt"))?, read(path)?);
            let gold = Gold::read(&shown, &ann, &article, &kinds, &mut faults);
            let doc = engine.extract(Article::new(shown.clone(), article));
            if sets.last().is_none_or(|s| s.name != folder) {
                sets.push(Set { name: folder, texts: 0, unit: "articles", counts: Counts::default() });
            }
            let set = sets.last_mut().expect("just pushed");
            set.texts += 1;
            errors = set.counts.article(&doc, &gold, &engine);
            all.article(&doc, &gold, &engine);
        }
        if args.errors {
            text.push_str(&format!("{shown}\n"));
            errors.iter().for_each(|e| text.push_str(&format!("  {}\n", e.replace('\n', " "))));
        }
    }
    sets.iter().for_each(|s| text.push_str(&Report { name: &s.name, texts: s.texts, unit: s.unit, counts: &s.counts }.to_string()));
    let full_kind = |label: &str| rules.kinds.iter().find(|k| k.label() == label).map_or_else(String::new, KindName::full);
    if let Some(path) = &args.counts {
        std::fs::write(path, rule_counts(&all, full_kind))?;
    }
    if let Some(path) = &args.floors {
        let source = Source { text: read(path)?, path: path.display().to_string() };
        let named: Vec<(&str, &Counts)> = sets.iter().map(|s| (s.name.as_str(), &s.counts)).collect();
        check_floors(&source, &named, &mut faults);
    }
    print(&text)?;
    faults.iter().for_each(|f| eprintln!("{f}"));
    Ok(if faults.is_empty() { Exit::Success } else { Exit::Failures })
}

/// Texts that are scored together.
struct Set {
    name: String,
    texts: usize,
    unit: &'static str,
    counts: Counts,
}

/// The extensions of gold files: articles, sentences with events, sentences with their grammar.
const GOLD: [&str; 3] = ["ann", "toml", "gold"];

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|e| e == extension)
}

/// The gold files behind a path, in order.
fn collect(path: &Path, out: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if !path.is_dir() {
        out.push(if GOLD.iter().any(|e| has_extension(path, e)) { path.to_owned() } else { path.with_extension("ann") });
        return Ok(());
    }
    let mut entries: Vec<PathBuf> = std::fs::read_dir(path)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            collect(&entry, out)?;
        } else if GOLD.iter().any(|e| has_extension(&entry, e)) {
            out.push(entry);
        }
    }
    Ok(())
}
