//! `claimwire score`.

use super::{DataArgs, Exit, Trouble, print};
use crate::article::Article;
use crate::engine::Engine;
use crate::rules::compiled::KindName;
use crate::score::grammar::GoldSentence;
use crate::score::{Counts, EventGold, Gold, Report, check_floors, rule_counts};
use crate::syntax::parse::Parser;
use crate::tables::source::{Fault, Source};
use clap::Args;
use std::ffi::OsStr;
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
    let mut gold_files = Vec::new();
    for path in &args.paths {
        collect(path, &mut gold_files).map_err(|e| Trouble::with(path, e))?;
    }
    if gold_files.is_empty() {
        return Err(Trouble::usage("no NAME.ann, NAME.toml or NAME.gold files there"));
    }
    let read = |p: &Path| std::fs::read_to_string(p).map_err(|e| Trouble::with(p, e));
    let mut scoring = Scoring { engine: &engine, sets: Vec::new(), all: Counts::default(), parser: Parser::default(), faults: Vec::new() };
    let mut text = String::new();
    for path in &gold_files {
        let errors = match path.extension().and_then(OsStr::to_str) {
            Some("gold") => scoring.grammar(path, &read(path)?),
            Some("toml") => scoring.events(path, read(path)?),
            _ => scoring.article(path, read(&path.with_extension("txt"))?, &read(path)?),
        };
        if args.errors {
            text.push_str(&format!("{}\n", path.display()));
            errors.iter().for_each(|e| text.push_str(&format!("  {}\n", e.replace('\n', " "))));
        }
    }
    let Scoring { sets, all, mut faults, .. } = scoring;
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

/// What was scored so far.
struct Scoring<'e> {
    engine: &'e Engine,
    sets: Vec<Set>,
    /// of all articles
    all: Counts,
    parser: Parser,
    faults: Vec<Fault>,
}

/// Each scores a file and tells what is wrong.
impl Scoring<'_> {
    /// Sentences with their grammar, a set of their own.
    fn grammar(&mut self, path: &Path, gold: &str) -> Vec<String> {
        let mut set = Set::new(of_file(path), "sentences");
        let mut errors = Vec::new();
        for sentence in GoldSentence::read(&path.display().to_string(), gold, &mut self.faults) {
            set.texts += 1;
            let wrong = set.counts.grammar(&sentence, self.engine, &mut self.parser);
            errors.extend(wrong.into_iter().map(|e| format!("{} {e}", sentence.id)));
        }
        self.sets.push(set);
        errors
    }

    /// Sentences with events, a set of their own.
    fn events(&mut self, path: &Path, gold: String) -> Vec<String> {
        let source = Source { path: path.display().to_string(), text: gold };
        let gold = EventGold::read(&source, &self.engine.tables().rules.kinds, &mut self.faults);
        let mut set = Set { texts: gold.sentences.len(), ..Set::new(of_file(path), "sentences") };
        let errors = gold.sentences.iter().flat_map(|s| set.counts.sentence(s, self.engine)).collect();
        self.sets.push(set);
        errors
    }

    /// An article, in the set of its folder.
    fn article(&mut self, path: &Path, text: String, ann: &str) -> Vec<String> {
        let shown = path.display().to_string();
        let kinds: Vec<&str> = self.engine.tables().rules.kinds.iter().map(KindName::label).collect();
        let gold = Gold::read(&shown, ann, &text, &kinds, &mut self.faults);
        let doc = self.engine.extract(Article::new(shown, text));
        let folder = folder(path);
        if self.sets.last().is_none_or(|s| s.name != folder) {
            self.sets.push(Set::new(folder, "articles"));
        }
        let set = self.sets.last_mut().expect("just pushed");
        set.texts += 1;
        self.all.article(&doc, &gold, self.engine);
        set.counts.article(&doc, &gold, self.engine)
    }
}

/// The name of the folder of a file.
fn folder(path: &Path) -> String {
    path.parent().and_then(Path::file_name).map_or_else(String::new, |n| n.to_string_lossy().into_owned())
}

/// The name of a file with that of its folder.
fn of_file(path: &Path) -> String {
    format!("{}/{}", folder(path), path.file_stem().unwrap_or_default().to_string_lossy())
}

/// Texts that are scored together.
struct Set {
    name: String,
    texts: usize,
    unit: &'static str,
    counts: Counts,
}

impl Set {
    fn new(name: String, unit: &'static str) -> Set {
        Set { name, texts: 0, unit, counts: Counts::default() }
    }
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
