//! `claimwire extract`.

use super::batches::Batches;
use super::progress::{Progress, When};
use super::records::{Dedupe, Turnstile, Writer};
use super::signals::stop_on_interruption;
use super::sink::{Next, Output, Sink};
use super::state::{Keeper, State, beside};
use super::value::{MAX_ARTICLE, date, hundredths, size};
use super::{DataArgs, Exit, PerArg, Trouble, UnitArg};
use crate::input::{self, Fields, FileId, Format, Inputs, List};
use crate::lexicon::fold::Hash;
use crate::output::{Filter, Options};
use crate::rules::compiled::KindName;
use crate::tables::source::nearest;
use crate::workers::work;
use clap::Args;
use serde_json::{Map, Value, json};
use std::fs::{File, OpenOptions};
use std::io::{self, IsTerminal, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

#[derive(Debug, Args)]
pub struct ExtractArgs {
    /// Files, directories, quoted patterns ('archive/**/*.jsonl.gz'), or - for standard input (which is read if there is no path)
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Read the paths in FILE too, one a line; - for standard input
    #[arg(long, value_name = "FILE")]
    files_from: Vec<PathBuf>,
    /// The paths in those files end with NUL, as find -print0 writes them
    #[arg(short = '0', long, requires = "files_from")]
    null: bool,
    /// The form of the input; auto goes by the extension, else by the content
    #[arg(long, value_name = "FORM", default_value = "auto")]
    from: Format,
    /// What a line of output is
    #[arg(long, value_name = "WHAT", default_value = "article")]
    per: PerArg,
    /// Print more: text adds the article's text to its record and every sentence's to the sentence
    #[arg(long, value_name = "WHAT")]
    with: Vec<With>,
    /// Print claims of these kinds only
    #[arg(long, value_name = "KIND,…", value_delimiter = ',')]
    kind: Vec<String>,
    /// Print claims of at least this confidence only, from 0 to 1
    #[arg(long, value_name = "NUMBER", default_value = "0", value_parser = hundredths)]
    min_confidence: u8,
    /// What offsets count
    #[arg(long, value_name = "UNIT", default_value = "chars")]
    offsets: UnitArg,
    /// Write to FILE instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// How many workers; 0 for one a processor
    #[arg(short, long, value_name = "N", default_value_t = 0)]
    jobs: usize,
    /// The field of a JSON line, or the column of a table, that holds the article's id
    #[arg(long, value_name = "FIELD", default_value = "id")]
    id_field: String,
    /// The field that holds its text; a.b is the field b of the object a
    #[arg(long, value_name = "FIELD", default_value = "text")]
    text_field: String,
    /// A field with a headline, which becomes the first line of the text
    #[arg(long, value_name = "FIELD")]
    headline_field: Option<String>,
    /// A field that says when it was published
    #[arg(long, value_name = "FIELD")]
    date_field: Option<String>,
    /// When articles were published that do not say so: 2026-03-01, 'March 1, 2026', 2026-03-01T10:00:00Z
    #[arg(long, value_name = "DATE", value_parser = date)]
    date: Option<String>,
    /// A field that says where
    #[arg(long, value_name = "FIELD")]
    url_field: Option<String>,
    /// Fields to carry through to the record
    #[arg(long, value_name = "FIELD,…", value_delimiter = ',')]
    keep: Vec<String>,
    /// In CSV and TSV, take quotation marks for text
    #[arg(long)]
    no_quoting: bool,
    /// A larger article is an error record; K, M and G count in powers of 1024
    #[arg(long, value_name = "BYTES", default_value = MAX_ARTICLE, value_parser = size)]
    max_article_size: u64,
    /// Mark articles that repeat an earlier one of the run (duplicate_of), or drop them
    #[arg(long, value_name = "HOW", num_args = 0..=1, require_equals = true, default_missing_value = "mark")]
    dedupe: Option<Dedupe>,
    /// Go on with the output of an interrupted run of the same command; needs --output
    #[arg(long, requires = "output")]
    resume: bool,
    /// Stop after N inputs that could not be read
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    max_errors: Option<u64>,
    /// Show how far the run has come
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    progress: When,
    /// Print what the run came to and how often each rule fired; all lists those that never did too
    #[arg(long, value_name = "WHICH", num_args = 0..=1, require_equals = true, default_missing_value = "fired")]
    stats: Option<Stats>,
    /// Print nothing but records, wrong usage and output that cannot be written
    #[arg(short, long, conflicts_with = "stats")]
    quiet: bool,
    #[command(flatten)]
    data: DataArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum With {
    /// the text of article and sentences
    Text,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Stats {
    /// the rules that fired
    Fired,
    /// those that never did too
    All,
}

/// Which claims are printed. A kind is called by its name, by that of a part of it (`statement`), or by both (`attribution/statement`).
fn filter(args: &ExtractArgs, kinds: &[KindName]) -> Result<Filter, Trouble> {
    let all = Filter { confidence: args.min_confidence, ..Filter::default() };
    if args.kind.is_empty() {
        return Ok(all);
    }
    let mut filter = Filter { kinds: 0, ..all };
    let mut wrong = Vec::new();
    for name in &args.kind {
        let is = |kind: &KindName| [kind.kind.as_str(), kind.label(), &kind.full()].contains(&name.as_str());
        let found = kinds.iter().zip(0u32..).filter(|(kind, _)| is(kind)).fold(0, |bits, (_, n)| bits | 1 << n.min(127));
        filter.kinds |= found;
        if found == 0 {
            let mut known: Vec<&str> = kinds.iter().flat_map(|k| [k.kind.as_str(), k.label()]).collect();
            known.sort_unstable();
            known.dedup();
            wrong.push(format!("unknown kind \"{name}\"{}", nearest(name, known.into_iter())));
        }
    }
    if wrong.is_empty() { Ok(filter) } else { Err(Trouble::Usage(wrong)) }
}

/// The value of an option that takes one behind `=` only, taken for a path.
fn misplaced(args: &ExtractArgs) -> Option<String> {
    let given = [("--dedupe", args.dedupe.is_some(), ["mark", "drop"]), ("--stats", args.stats.is_some(), ["fired", "all"])];
    let is_path = |word: &str| args.paths.iter().any(|p| p.as_os_str() == word && !p.exists());
    let found = given.into_iter().filter(|(_, given, _)| *given);
    let mut found = found.flat_map(|(flag, _, words)| words.into_iter().map(move |word| (flag, word)));
    let (flag, word) = found.find(|(_, word)| is_path(word))?;
    Some(format!("no file \"{word}\"; did you mean {flag}={word}?"))
}

/// Runs the command.
pub fn run(args: ExtractArgs) -> Result<Exit, Trouble> {
    if let Some(what) = misplaced(&args) {
        return Err(Trouble::Usage(vec![what]));
    }
    let engine = Arc::new(args.data.engine()?);
    let claims = filter(&args, &engine.tables().rules.kinds)?;
    let jobs = if args.jobs == 0 { std::thread::available_parallelism().map_or(1, usize::from) } else { args.jobs };
    let state = begin(&args)?;
    let (output, keeper) = open(&args, &state)?;
    let id = match &output {
        Output::Standard(out) => standard(out),
        Output::File(file) => file.metadata().ok(),
    };
    let to_file = id.as_ref().is_some_and(|m| m.is_file());
    let id = id.as_ref().and_then(FileId::of);
    let mut inputs = inputs(&args, id);
    let talks = !args.quiet && ((to_file && io::stderr().is_terminal()) || args.progress == When::Always);
    let progress = (talks && args.progress != When::Never).then(|| Progress::new(inputs.bytes(), total(&args, id), state.totals.bytes));

    let seen = state.place.clone();
    let mut batches_seen = None;
    if let Some(place) = &seen {
        // duplicates are found among the articles that were written before, so those are read again
        if args.dedupe.is_some() {
            batches_seen = seen.clone();
        } else {
            inputs.go_to(place, state.totals.tally).map_err(|e| changed(&args, &e))?;
        }
    }
    let mut sink = Sink::new(&engine, output, state, keeper);
    sink.stop_after(args.max_errors);
    sink.show(progress);
    let sink = Arc::new(Mutex::new(sink));
    stop_on_interruption(&sink, args.quiet)?;

    let options = Options { per: args.per.into(), unit: args.offsets.into(), with_text: args.with.contains(&With::Text), claims };
    let dedupe = args.dedupe.map(|how| (how, Arc::new(Turnstile::default())));
    let answers = work(Batches::new(inputs, batches_seen), jobs, || {
        let mut writer = Writer::new(&engine, options, dedupe.clone());
        move |batch: Result<_, String>| batch.map(|batch| writer.batch(batch))
    });
    let mut next = Next::More;
    for records in answers {
        let records = records.map_err(|e| changed(&args, &e))?;
        next = lock(&sink).take(records).map_err(|e| unwritten(&args, e))?;
        if next == Next::Enough {
            break;
        }
    }
    let mut sink = lock(&sink);
    let resumable = match next {
        Next::More => sink.end().map(|()| false),
        Next::Enough => sink.stop(),
    };
    let resumable = resumable.map_err(|e| unwritten(&args, e))?;
    let (totals, seconds) = sink.totals();
    if !args.quiet {
        eprint!("{}", if talks || args.stats.is_some() { totals.summary(seconds) } else { totals.warning() });
        eprint!("{}", totals.notes(&fields(&args)));
        if let Some(which) = args.stats {
            eprint!("{}", totals.firings(&engine.tables().rules, which == Stats::All));
        }
        if next == Next::Enough {
            let goes_on = if resumable { "; the same command with --resume goes on from here" } else { "" };
            eprintln!("claimwire: stopped after so many failures (--max-errors){goes_on}");
        }
    }
    Ok(if totals.failed() == 0 { Exit::Success } else { Exit::Failures })
}

fn lock(sink: &Mutex<Sink>) -> MutexGuard<'_, Sink> {
    sink.lock().expect("nobody panics with the sink")
}

fn fields(args: &ExtractArgs) -> Fields {
    Fields {
        id: args.id_field.clone(),
        text: args.text_field.clone(),
        headline: args.headline_field.clone(),
        date: args.date_field.clone(),
        url: args.url_field.clone(),
        keep: args.keep.clone(),
    }
}

fn inputs(args: &ExtractArgs, output: Option<FileId>) -> Inputs {
    let options = input::Options {
        format: args.from,
        fields: fields(args),
        quoting: !args.no_quoting,
        date: args.date.clone(),
        max_article_size: args.max_article_size,
        output,
    };
    let (paths, lists) = named(args);
    Inputs::with_lists(paths, lists, options)
}

fn named(args: &ExtractArgs) -> (Vec<PathBuf>, Vec<List>) {
    let nothing = args.paths.is_empty() && args.files_from.is_empty();
    let paths = if nothing { vec![PathBuf::from("-")] } else { args.paths.clone() };
    (paths, args.files_from.iter().map(|f| List::new(f.clone(), args.null)).collect())
}

/// How many bytes there are to read, counted beside the run; 0 while that is unknown.
fn total(args: &ExtractArgs, output: Option<FileId>) -> Arc<AtomicU64> {
    let total = Arc::new(AtomicU64::new(0));
    if !args.files_from.iter().any(|f| f.as_os_str() == "-") {
        let (counted, (paths, lists)) = (Arc::clone(&total), named(args));
        std::thread::spawn(move || counted.store(input::total_bytes(paths, lists, output).unwrap_or(0), Ordering::Relaxed));
    }
    total
}

/// The state that the run begins with: with `--resume` that of the run before, if it did not come to its end.
fn begin(args: &ExtractArgs) -> Result<State, Trouble> {
    let options = deciding(args)?;
    let Some(path) = args.output.as_ref().filter(|_| args.resume) else { return Ok(State::new(options)) };
    let usage = |line: String| Trouble::Usage(vec![line]);
    let found = path.metadata();
    if found.as_ref().is_ok_and(|m| !m.is_file()) {
        return Err(usage(format!("{}: expected a regular file to --resume with", path.display())));
    }
    match State::read(path, &options).map_err(usage)? {
        Some(state) => Ok(state),
        None if found.map_or(true, |m| m.len() == 0) => Ok(State::new(options)),
        None => {
            let state = beside(path);
            Err(usage(format!(
                "{}: there is no {} beside it to go on from: that run came to its end, or this is another file; without --resume it starts anew",
                path.display(),
                state.display()
            )))
        }
    }
}

/// What decides about the bytes of the output, beside the inputs themselves.
fn deciding(args: &ExtractArgs) -> Result<Map<String, Value>, Trouble> {
    let shown = |paths: &[PathBuf]| paths.iter().map(|p| p.to_string_lossy().into_owned()).collect::<Vec<_>>();
    let word = |value: &dyn std::fmt::Debug| format!("{value:?}").to_lowercase();
    let data = if args.data.is_builtin() {
        None
    } else {
        let sources = args.data.sources()?;
        let texts = sources.rules.iter().chain(&sources.gazetteers).map(|s| Hash::of(s.text.as_bytes()).0);
        Some(texts.fold(0, |all: u64, one| all.rotate_left(7) ^ one))
    };
    let value = json!({
        "paths": shown(&args.paths),
        "files-from": shown(&args.files_from),
        "null": args.null,
        "from": word(&args.from),
        "per": word(&args.per),
        "with": args.with.iter().map(|w| word(w)).collect::<Vec<_>>(),
        "kind": args.kind,
        "min-confidence": args.min_confidence,
        "offsets": word(&args.offsets),
        "id-field": args.id_field,
        "text-field": args.text_field,
        "headline-field": args.headline_field,
        "date-field": args.date_field,
        "date": args.date,
        "url-field": args.url_field,
        "keep": args.keep,
        "no-quoting": args.no_quoting,
        "max-article-size": args.max_article_size,
        "dedupe": args.dedupe.map(|d| word(&d)),
        "rules and gazetteers": data,
    });
    match value {
        Value::Object(options) => Ok(options),
        _ => unreachable!("an object was written"),
    }
}

/// Opens the output, cut to what its state says. A state is kept beside a regular file only.
fn open(args: &ExtractArgs, state: &State) -> Result<(Output, Option<Keeper>), Trouble> {
    let Some(path) = &args.output else { return Ok((Output::Standard(io::stdout()), None)) };
    let usage = |e: io::Error| Trouble::Usage(vec![format!("{}: {e}", path.display())]);
    let same = |input: &PathBuf| {
        let of = |path: &Path| path.metadata().ok().as_ref().and_then(FileId::of);
        of(path).is_some_and(|output| of(input) == Some(output))
    };
    if let Some(input) = args.paths.iter().find(|input| same(input)) {
        return Err(Trouble::Usage(vec![format!("{}: expected an output that is no input", input.display())]));
    }
    let mut file = OpenOptions::new().write(true).create(true).truncate(false).open(path).map_err(usage)?;
    let metadata = file.metadata().map_err(usage)?;
    if !metadata.is_file() {
        return Ok((Output::File(file), None));
    }
    if metadata.len() < state.written {
        let (found, expected) = (metadata.len(), state.written);
        return Err(Trouble::Usage(vec![format!("{}: expected at least {expected} bytes, found {found}", path.display())]));
    }
    // the state first: a run that ends between the two would leave records that nobody can tell from whole ones
    let keeper = match Keeper::new(path, &file, state) {
        // a folder that takes no files: the run cannot be gone on with, and that is no reason not to begin
        Err(e) if !args.resume && e.kind() == io::ErrorKind::PermissionDenied => None,
        keeper => Some(keeper?),
    };
    file.set_len(state.written)?;
    file.seek(SeekFrom::Start(state.written))?;
    Ok((Output::File(file), keeper))
}

/// What standard output is.
#[cfg(unix)]
fn standard(out: &io::Stdout) -> Option<std::fs::Metadata> {
    use std::os::fd::AsFd;
    File::from(out.as_fd().try_clone_to_owned().ok()?).metadata().ok()
}

/// Not known here.
#[cfg(not(unix))]
fn standard(_: &io::Stdout) -> Option<std::fs::Metadata> {
    None
}

/// The output could not be written. A reader that went away is no trouble.
fn unwritten(args: &ExtractArgs, e: io::Error) -> Trouble {
    match &args.output {
        Some(path) if e.kind() != io::ErrorKind::BrokenPipe => {
            let resumable = beside(path).exists();
            let goes_on = if resumable { "; when that is mended, the same command with --resume goes on" } else { "" };
            Trouble::Usage(vec![format!("{}: output could not be written: {e}{goes_on}", path.display())])
        }
        _ => Trouble::Output(e),
    }
}

/// The inputs are not those that the run before had.
fn changed(args: &ExtractArgs, what: &str) -> Trouble {
    let path = args.output.as_deref().unwrap_or(Path::new("-"));
    Trouble::Usage(vec![format!("{}: cannot go on, the inputs have changed: {what}", beside(path).display())])
}
