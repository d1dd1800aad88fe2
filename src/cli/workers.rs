//! Workers: inputs in, bytes out, in the order of the inputs.
//!
//! One thread reads and hands out batches; each worker turns a batch into bytes; the writer takes the answers in the order in which the batches were handed
//! out. Both queues are bounded, so that memory is set by the batches under way and not by the run.

use crate::Document;
use crate::article::Failure;
use crate::engine::{Engine, Scratch};
use crate::input::Input;
use crate::output::{self, Options};
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// A batch ends with the article that fills it, in bytes of text.
const BATCH: usize = 256 << 10;
/// Or with so many inputs.
const MOST: usize = 256;

/// What a run came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// inputs that were articles
    pub articles: u64,
    /// inputs that failed
    pub failures: u64,
}

struct Done {
    bytes: Vec<u8>,
    summary: Summary,
}

/// Reads all inputs and writes their records, with `jobs` workers.
pub fn run(
    inputs: &mut (impl Iterator<Item = Input> + Send),
    engine: &Engine,
    options: Options,
    jobs: usize,
    out: &mut dyn Write,
) -> io::Result<Summary> {
    let mut total = Summary::default();
    let mut take = |done: Done, out: &mut dyn Write| -> io::Result<()> {
        total.articles += done.summary.articles;
        total.failures += done.summary.failures;
        out.write_all(&done.bytes)
    };
    if jobs <= 1 {
        let mut worker = Worker::new(engine, options);
        while let Some(batch) = next_batch(inputs) {
            take(worker.batch(batch), out)?;
        }
        out.flush()?;
        return Ok(total);
    }
    let (to_workers, from_reader) = sync_channel::<(Vec<Input>, SyncSender<Done>)>(jobs);
    let (to_writer, answers) = sync_channel::<Receiver<Done>>(jobs * 2);
    let from_reader = Mutex::new(from_reader);
    std::thread::scope(|scope| {
        scope.spawn(move || {
            while let Some(batch) = next_batch(inputs) {
                let (answer, promise) = sync_channel(1);
                // the writer is gone: nobody wants more
                if to_writer.send(promise).is_err() || to_workers.send((batch, answer)).is_err() {
                    return;
                }
            }
        });
        for _ in 0..jobs {
            scope.spawn(|| {
                let mut worker = Worker::new(engine, options);
                loop {
                    let next = from_reader.lock().expect("no worker panics with the lock").recv();
                    let Ok((batch, answer)) = next else { return };
                    let _ = answer.send(worker.batch(batch));
                }
            });
        }
        let written = answers.iter().try_for_each(|promise| promise.recv().map_or(Ok(()), |done| take(done, out)));
        drop(answers);
        written
    })?;
    out.flush()?;
    Ok(total)
}

fn next_batch(inputs: &mut impl Iterator<Item = Input>) -> Option<Vec<Input>> {
    let mut batch = Vec::new();
    let mut size = 0;
    while size < BATCH && batch.len() < MOST {
        let Some(input) = inputs.next() else { break };
        size += input.size();
        batch.push(input);
    }
    (!batch.is_empty()).then_some(batch)
}

struct Worker<'a> {
    engine: &'a Engine,
    options: Options,
    doc: Document,
    scratch: Scratch,
}

impl<'a> Worker<'a> {
    fn new(engine: &'a Engine, options: Options) -> Worker<'a> {
        Worker { engine, options, doc: Document::default(), scratch: Scratch::default() }
    }

    fn batch(&mut self, batch: Vec<Input>) -> Done {
        let mut done = Done { bytes: Vec::new(), summary: Summary::default() };
        for input in batch {
            let start = done.bytes.len();
            let failure = self.input(input, &mut done.bytes).err();
            done.summary.articles += failure.is_none() as u64;
            done.summary.failures += failure.is_some() as u64;
            if let Some(failure) = failure {
                done.bytes.truncate(start);
                output::write_failure(&failure, self.options, &mut done.bytes);
            }
        }
        done
    }

    /// A panic is a fault of the program; it costs its article, never the run.
    fn input(&mut self, input: Input, out: &mut Vec<u8>) -> Result<(), Failure> {
        let message = "the program failed on this article; please report it".to_owned();
        let internal = match &input {
            Input::Article(article) => article.failure("internal", message),
            Input::Page(page) => page.article.failure("internal", message),
            Input::Failed(failure) => return Err(failure.clone()),
        };
        let result = catch_unwind(AssertUnwindSafe(|| {
            self.engine.extract_into(input.read()?, &mut self.doc, &mut self.scratch);
            output::write_document(&self.doc, self.engine, self.options, out);
            Ok(())
        }));
        result.unwrap_or_else(|_| {
            self.doc = Document::default();
            self.scratch = Scratch::default();
            Err(internal)
        })
    }
}
