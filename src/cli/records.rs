//! What workers do: batches of inputs → the bytes of their records, with what is counted.

use super::batches::Batch;
use crate::article::{Article, Failure};
use crate::batch::{Worker, internal};
use crate::dedupe::{Index, Signature};
use crate::engine::Engine;
use crate::input::{Input, Place, Tally};
use crate::output::{self, Options, Table};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex};

/// What is done with an article that repeats an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Dedupe {
    /// its record says which one
    Mark,
    /// it gives no record
    Drop,
}

/// What is written of each input.
#[derive(Clone)]
pub struct Shape {
    /// what records hold
    pub options: Options,
    /// the table that claims are rows of
    pub table: Option<Arc<Table>>,
    /// where failures go
    pub failures: Failures,
}

/// Where failures go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failures {
    /// among the records
    Among,
    /// apart, as records
    Records,
    /// apart, as lines for people
    Lines,
    /// nowhere
    Nowhere,
}

/// The records of a batch.
pub struct Records {
    /// the records, one after another
    pub bytes: Vec<u8>,
    /// the failures, where they go apart
    pub failures: Vec<u8>,
    /// the first failure, where it is not told as a line anyway
    pub first_failure: Option<String>,
    /// an entry an input
    pub entries: Vec<Entry>,
    /// the rules of the claims of all articles
    pub rules: Vec<Rule>,
    /// what had been left out up to its end
    pub tally: Tally,
}

/// What an input came to.
pub struct Entry {
    /// where its records end
    pub end: usize,
    /// where its failure ends
    pub failures: usize,
    /// where its claims end
    pub rules: usize,
    /// bytes of text
    pub size: u64,
    /// whether it repeats an earlier article
    pub repeats: bool,
    /// the word for what went wrong
    pub failed: Option<&'static str>,
    /// where it stands
    pub place: Place,
}

/// The rule of a claim: its kind, cue and construction. A claim without a cue has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Rule {
    /// the kind
    pub kind: u8,
    /// the cue
    pub cue: Option<u16>,
    /// the construction
    pub construction: u16,
}

/// The index of articles, which batches consult in their order, whichever worker has them.
#[derive(Default)]
pub struct Turnstile {
    turn: Mutex<(u64, Index)>,
    moved: Condvar,
}

impl Turnstile {
    /// Waits until all batches before this one have passed. The one with the smallest number never waits, so that somebody always goes on.
    fn pass<T>(&self, number: u64, with: impl FnOnce(&mut Index) -> T) -> T {
        let turn = self.turn.lock().expect("nobody panics with the index");
        let mut turn = self.moved.wait_while(turn, |(next, _)| *next != number).expect("nobody panics with the index");
        let result = with(&mut turn.1);
        turn.0 += 1;
        self.moved.notify_all();
        result
    }
}

/// One worker of `claimwire extract`.
pub struct Writer {
    worker: Worker,
    shape: Shape,
    dedupe: Option<(Dedupe, Arc<Turnstile>)>,
}

impl Writer {
    /// A worker of an engine.
    pub fn new(engine: &Arc<Engine>, shape: Shape, dedupe: Option<(Dedupe, Arc<Turnstile>)>) -> Writer {
        Writer { worker: Worker::new(engine), shape, dedupe }
    }

    /// The records of a batch.
    pub fn batch(&mut self, batch: Batch) -> Records {
        let mut records = Records {
            bytes: Vec::new(),
            failures: Vec::new(),
            first_failure: None,
            entries: Vec::new(),
            rules: Vec::new(),
            tally: batch.tally,
        };
        let (mut inputs, places): (Vec<Input>, Vec<Place>) = batch.inputs.into_iter().unzip();
        if let Some((_, turnstile)) = &self.dedupe {
            inputs = compared(inputs, batch.number, turnstile);
        }
        if batch.seen {
            return records;
        }
        let drops = matches!(self.dedupe, Some((Dedupe::Drop, _)));
        for (input, place) in inputs.into_iter().zip(places) {
            let (repeats, size) = match &input {
                Input::Article(article) => (article.duplicate_of.is_some(), article.text.len()),
                _ => (false, 0),
            };
            let result = if drops && repeats { Ok(size) } else { self.input(input, &mut records) };
            let failed = match &result {
                Ok(_) => None,
                Err(failure) => {
                    self.failure(failure, &mut records);
                    Some(failure.kind.name())
                }
            };
            let size = result.unwrap_or(0) as u64;
            records.entries.push(Entry {
                end: records.bytes.len(),
                failures: records.failures.len(),
                rules: records.rules.len(),
                size,
                repeats,
                failed,
                place,
            });
        }
        records
    }

    /// Writes a failure to where it goes.
    fn failure(&self, failure: &Failure, records: &mut Records) {
        if matches!(self.shape.failures, Failures::Among | Failures::Records) {
            records.first_failure.get_or_insert_with(|| line(failure));
        }
        match self.shape.failures {
            Failures::Among => output::write_failure(failure, self.shape.options, &mut records.bytes),
            Failures::Records => output::write_failure(failure, Options::default(), &mut records.failures),
            Failures::Lines => records.failures.extend_from_slice(line(failure).as_bytes()),
            Failures::Nowhere => {}
        }
    }

    /// Writes the record of an input, and tells how large its text is.
    fn input(&mut self, input: Input, records: &mut Records) -> Result<usize, Failure> {
        let (start, rules) = (records.bytes.len(), records.rules.len());
        let result = self.worker.input(input, |doc, engine| {
            match &self.shape.table {
                Some(table) => table.rows(doc, engine, self.shape.options, &mut records.bytes),
                None => output::write_document(doc, engine, self.shape.options, &mut records.bytes),
            }
            let rule = |c: &crate::document::Claim| Rule {
                kind: c.kind,
                cue: (!c.cue.is_empty()).then_some(c.cue_row),
                construction: c.construction,
            };
            records.rules.extend(doc.claims.iter().filter(|c| self.shape.options.claims.keeps(c)).map(rule));
            doc.text().len()
        });
        if result.is_err() {
            records.bytes.truncate(start);
            records.rules.truncate(rules);
        }
        result
    }
}

/// A failure as it is told to people.
fn line(failure: &Failure) -> String {
    let Failure { path, line, kind, message, .. } = failure;
    let path = path.as_deref().unwrap_or("standard input");
    let line = line.map_or_else(String::new, |line| format!(":{line}"));
    // names may hold line breaks, and what a terminal obeys
    let visible = |c: char| if c.is_control() { c.escape_default().to_string() } else { c.to_string() };
    let path: String = path.chars().map(visible).collect();
    format!("claimwire: {path}{line}: {message} ({})\n", kind.name())
}

/// The inputs, read, each article with the one that it repeats.
fn compared(inputs: Vec<Input>, number: u64, turnstile: &Turnstile) -> Vec<Input> {
    let read = |input: Input| {
        let internal = internal(&input);
        let read = catch_unwind(AssertUnwindSafe(|| {
            let article = input.read()?;
            let signature = Signature::of(&article.text);
            Ok((article, signature))
        }));
        read.unwrap_or(Err(internal))
    };
    let mut read: Vec<Result<(Article, Option<Signature>), Failure>> = inputs.into_iter().map(read).collect();
    turnstile.pass(number, |index| {
        for (article, signature) in read.iter_mut().flatten() {
            let Some(signature) = signature else { continue };
            article.duplicate_of = index.add(&article.id, signature).map(str::to_owned);
        }
    });
    let input = |read: Result<(Article, _), Failure>| match read {
        Ok((article, _)) => Input::Article(Box::new(article)),
        Err(failure) => Input::Failed(failure),
    };
    read.into_iter().map(input).collect()
}
