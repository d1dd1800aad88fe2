//! `claimwire score`.

use super::{DataArgs, Exit, Trouble, print};
use crate::article::Article;
use crate::score::{Counts, Gold, Report, check_floors, rule_counts};
use crate::tables::source::{Fault, Source};
use clap::Args;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub struct ScoreArgs {
    /// Articles (NAME.txt) with gold beside them (NAME.ann), or directories of them; each directory is a set of its own
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
    let kinds: Vec<&str> = rules.kinds.iter().map(|k| k.subkind.as_deref().unwrap_or(&k.kind)).collect();
    let mut gold_files = Vec::new();
    for path in &args.paths {
        collect(path, &mut gold_files).map_err(|e| Trouble::Usage(vec![format!("{}: {e}", path.display())]))?;
    }
    if gold_files.is_empty() {
        return Err(Trouble::Usage(vec!["no NAME.ann files there".to_owned()]));
    }
    let mut sets: Vec<(String, usize, Counts)> = Vec::new();
    let mut all = Counts::default();
    let mut faults: Vec<Fault> = Vec::new();
    let mut text = String::new();
    for path in &gold_files {
        let read = |p: &Path| std::fs::read_to_string(p).map_err(|e| Trouble::Usage(vec![format!("{}: {e}", p.display())]));
        let (article, ann) = (read(&path.with_extension("txt"))?, read(path)?);
        let gold = Gold::read(&path.display().to_string(), &ann, &article, &kinds, &mut faults);
        let doc = engine.extract(Article::new(path.display().to_string(), article));
        let set = path.parent().and_then(Path::file_name).map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        if sets.last().is_none_or(|(name, _, _)| *name != set) {
            sets.push((set, 0, Counts::default()));
        }
        let (_, articles, counts) = sets.last_mut().expect("just pushed");
        *articles += 1;
        let errors = counts.article(&doc, &gold, &engine);
        all.article(&doc, &gold, &engine);
        if args.errors {
            text.push_str(&format!("{}\n", path.display()));
            errors.iter().for_each(|e| text.push_str(&format!("  {}\n", e.replace('\n', " "))));
        }
    }
    sets.iter().for_each(|(name, articles, counts)| text.push_str(&Report { name, articles: *articles, counts }.to_string()));
    let full_kind = |sub: &str| {
        rules
            .kinds
            .iter()
            .find(|k| k.subkind.as_deref().unwrap_or(&k.kind) == sub)
            .map_or_else(String::new, |k| k.subkind.as_ref().map_or(k.kind.clone(), |s| format!("{}/{s}", k.kind)))
    };
    if let Some(path) = &args.counts {
        std::fs::write(path, rule_counts(&all, full_kind))?;
    }
    if let Some(path) = &args.floors {
        let source = Source {
            text: std::fs::read_to_string(path).map_err(|e| Trouble::Usage(vec![format!("{}: {e}", path.display())]))?,
            path: path.display().to_string(),
        };
        let named: Vec<(&str, &Counts)> = sets.iter().map(|(n, _, c)| (n.as_str(), c)).collect();
        check_floors(&source, &named, &mut faults);
    }
    print(&text)?;
    faults.iter().for_each(|f| eprintln!("{f}"));
    Ok(if faults.is_empty() { Exit::Success } else { Exit::Failures })
}

/// The gold files behind a path, in order.
fn collect(path: &Path, out: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if !path.is_dir() {
        out.push(path.with_extension("ann"));
        return Ok(());
    }
    let mut entries: Vec<PathBuf> = std::fs::read_dir(path)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            collect(&entry, out)?;
        } else if entry.extension().is_some_and(|e| e == "ann") {
            out.push(entry);
        }
    }
    Ok(())
}
