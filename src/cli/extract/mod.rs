//! `claimwire extract`.

mod args;
mod output;

use super::batches::Batches;
use super::progress::{Progress, When};
use super::records::{Failures, Shape, Turnstile, Writer};
use super::signals::stop_on_interruption;
use super::sink::{Apart, Next, Output, Sink};
use super::totals::Totals;
use super::{Exit, Trouble};
use crate::input::{self, FileId, Inputs, List};
use crate::output::{Filter, Options, Table};
use crate::rules::Rules;
use crate::rules::compiled::KindName;
use crate::tables::source::nearest;
use crate::workers::work;
pub use args::ExtractArgs;
use args::{Stats, With};
use output::{Target, begin, changed, open, standard, unwritten};
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

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

/// Runs the command.
pub fn run(args: ExtractArgs) -> Result<Exit, Trouble> {
    let args = ExtractArgs { output: args.output.filter(|o| o.as_os_str() != "-"), ..args };
    if let Some(what) = args.contradiction() {
        return Err(Trouble::usage(what));
    }
    if args.paths.is_empty() && args.files_from.is_empty() && !args.quiet && io::stdin().is_terminal() {
        eprintln!("claimwire: reading from the terminal, up to its end (Ctrl-D)");
    }
    let engine = Arc::new(args.data.engine()?);
    let claims = filter(&args, &engine.tables().rules.kinds)?;
    let state = begin(&args)?;
    let Target { output, apart, keeper } = open(&args, &state)?;
    let written = match &output {
        Output::Standard(out) => standard(out),
        Output::File(file) => file.metadata().ok(),
    };
    let to_file = written.as_ref().is_some_and(|m| m.is_file());
    let errors = apart.as_ref().and_then(Apart::metadata);
    let ids: Vec<FileId> = written.iter().chain(&errors).filter_map(FileId::of).collect();
    let mut inputs = inputs(&args, ids.clone());
    let talks = !args.quiet && ((to_file && io::stderr().is_terminal()) || args.progress == When::Always);
    let progress = (talks && args.progress != When::Never).then(|| Progress::new(inputs.bytes(), total(&args, ids), state.totals.bytes));

    // where the run goes on; duplicates are found among the articles that were written before, so those are read again
    let place = state.place.clone();
    let batches_seen = place.clone().filter(|_| args.dedupe.is_some());
    if let Some(place) = place.filter(|_| args.dedupe.is_none()) {
        inputs.go_to(&place, state.totals.tally).map_err(|e| changed(&args, &e))?;
    }
    let options = Options { per: args.per().into(), unit: args.offsets.into(), with_text: args.with.contains(&With::Text), claims };
    let table = args.form().mark().map(|mark| Arc::new(Table::new(mark, &args.keep)));
    let failures = failures(apart.as_ref(), table.as_deref());
    let mut sink = Sink::new(&engine, output, state, keeper);
    sink.set_apart(apart);
    if let Some(table) = &table {
        sink.begin(|out| table.header(out)).map_err(|e| unwritten(&args, e))?;
    }
    sink.stop_after(args.max_errors);
    sink.show(progress);
    let sink = Arc::new(Mutex::new(sink));
    stop_on_interruption(&sink, args.quiet)?;

    let shape = Shape { options, table, failures };
    let dedupe = args.dedupe.map(|how| (how, Arc::new(Turnstile::default())));
    let answers = work(Batches::new(inputs, batches_seen), jobs(&args), || {
        let mut writer = Writer::new(&engine, shape.clone(), dedupe.clone());
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
    let end = match next {
        Next::More => sink.end().map(|()| End::Whole),
        Next::Enough => sink.stop().map(|resumable| End::Stopped { resumable }),
    };
    let end = end.map_err(|e| unwritten(&args, e))?;
    let (totals, seconds) = sink.totals();
    if !args.quiet {
        // in a file it stands where nobody looks
        eprint!("{}", sink.first_failure().filter(|_| to_file).unwrap_or_default());
        tell(&args, &totals, seconds, talks, &engine.tables().rules, &end);
    }
    Ok(if totals.failed() == 0 { Exit::Success } else { Exit::Failures })
}

/// How a run ended.
enum End {
    /// everything was read
    Whole,
    /// there were too many failures
    Stopped { resumable: bool },
}

/// Says on standard error what a run did and how it ended: all of it where somebody looks on or asked, else what is amiss.
fn tell(args: &ExtractArgs, totals: &Totals, seconds: f64, all: bool, rules: &Rules, end: &End) {
    eprint!("{}", if all || args.stats.is_some() { totals.summary(seconds) } else { totals.warning() });
    eprint!("{}", totals.notes(&args.fields()));
    if let Some(which) = args.stats {
        eprint!("{}", totals.firings(rules, which == Stats::All));
    }
    if let End::Stopped { resumable } = end {
        let goes_on = if *resumable { "; the same command with --resume goes on from here" } else { "" };
        eprintln!("claimwire: stopped after so many failures (--max-errors){goes_on}");
    }
}

/// How many workers there are.
fn jobs(args: &ExtractArgs) -> usize {
    if args.jobs == 0 { std::thread::available_parallelism().map_or(1, usize::from) } else { args.jobs.into() }
}

/// What becomes of inputs that cannot be read.
fn failures(apart: Option<&Apart>, table: Option<&Table>) -> Failures {
    match apart {
        Some(Apart::File(..)) => Failures::Records,
        Some(Apart::Told) => Failures::Lines,
        None if table.is_some() => Failures::Nowhere,
        None => Failures::Among,
    }
}

fn lock(sink: &Mutex<Sink>) -> MutexGuard<'_, Sink> {
    sink.lock().expect("nobody panics with the sink")
}

fn inputs(args: &ExtractArgs, outputs: Vec<FileId>) -> Inputs {
    let options = input::Options {
        format: args.from,
        fields: args.fields(),
        quoting: !args.no_quoting,
        date: args.date.clone(),
        date_from: args.date_from.clone(),
        max_article_size: args.max_article_size,
        outputs,
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
fn total(args: &ExtractArgs, outputs: Vec<FileId>) -> Arc<AtomicU64> {
    let total = Arc::new(AtomicU64::new(0));
    if !args.files_from.iter().any(|f| f.as_os_str() == "-") {
        let (counted, (paths, lists)) = (Arc::clone(&total), named(args));
        std::thread::spawn(move || counted.store(input::total_bytes(paths, lists, outputs).unwrap_or(0), Ordering::Relaxed));
    }
    total
}
