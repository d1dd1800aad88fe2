//! The sink: where the records of a run go, in order, with its totals and its state.

use super::progress::Progress;
use super::records::{Records, Rule};
use super::state::{Keeper, State};
use super::totals::Totals;
use crate::engine::Engine;
use hashbrown::HashMap;
use std::fs::File;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

/// Where records go.
pub struct Sink {
    engine: Arc<Engine>,
    output: Output,
    apart: Option<Apart>,
    /// how far it has come; the totals without the claims since it began
    state: State,
    claims: HashMap<Rule, u64>,
    keeper: Option<Keeper>,
    started: Instant,
    /// how many claims there are; the total of `claims` and the state's
    count: u64,
    most_failures: Option<u64>,
    first_failure: Option<String>,
    progress: Option<Progress>,
}

/// What records are written to.
pub enum Output {
    /// standard output
    Standard(io::Stdout),
    /// a file
    File(File),
}

/// Where failures go that stand apart from the records.
pub enum Apart {
    /// a file, as records
    File(PathBuf, File),
    /// standard error, as lines for people
    Told,
}

impl Apart {
    /// What the file is.
    pub fn metadata(&self) -> Option<std::fs::Metadata> {
        match self {
            Apart::File(_, file) => file.metadata().ok(),
            Apart::Told => None,
        }
    }
}

/// Whether a run goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// it does
    More,
    /// too many inputs failed
    Enough,
}

impl Sink {
    /// A sink that goes on from a state.
    pub fn new(engine: &Arc<Engine>, output: Output, state: State, keeper: Option<Keeper>) -> Sink {
        let count = state.totals.claims();
        Sink {
            engine: Arc::clone(engine),
            output,
            apart: None,
            state,
            claims: HashMap::new(),
            keeper,
            started: Instant::now(),
            count,
            most_failures: None,
            first_failure: None,
            progress: None,
        }
    }

    /// Stops after so many failures.
    pub fn stop_after(&mut self, failures: Option<u64>) {
        self.most_failures = failures;
    }

    /// Shows how far it has come.
    pub fn show(&mut self, progress: Option<Progress>) {
        self.progress = progress;
    }

    /// Sends failures to a place of their own.
    pub fn set_apart(&mut self, apart: Option<Apart>) {
        self.apart = apart;
    }

    /// Writes what stands before the first record, unless it was written before.
    pub fn begin(&mut self, first: impl FnOnce(&mut Vec<u8>)) -> io::Result<()> {
        if self.state.written > 0 {
            return Ok(());
        }
        let mut bytes = Vec::new();
        first(&mut bytes);
        self.write(&bytes)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        match &mut self.output {
            Output::Standard(out) => out.write_all(bytes)?,
            Output::File(out) => out.write_all(bytes)?,
        }
        self.state.written += bytes.len() as u64;
        Ok(())
    }

    fn tell(&mut self, failures: &[u8]) -> io::Result<()> {
        match &mut self.apart {
            Some(Apart::File(path, file)) => {
                file.write_all(failures).map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", path.display())))?;
                self.state.failures += failures.len() as u64;
            }
            Some(Apart::Told) if !failures.is_empty() => {
                let tell = || drop(io::stderr().write_all(failures));
                self.progress.as_ref().map_or_else(tell, |progress| progress.aside(tell));
            }
            _ => {}
        }
        Ok(())
    }

    /// Takes the records of a batch. Where a run stops, it stops behind the record of the input that was too many.
    pub fn take(&mut self, records: Records) -> io::Result<Next> {
        let before = self.state.totals.failed();
        let failed = records.entries.iter().enumerate().filter(|(_, e)| e.failed.is_some());
        let last = failed.zip(before + 1..).find(|(_, failures)| Some(*failures) == self.most_failures).map(|((n, _), _)| n);
        let entries = &records.entries[..last.map_or(records.entries.len(), |n| n + 1)];
        let (end, failures, rules) = entries.last().map_or((0, 0, 0), |e| (e.end, e.failures, e.rules));
        self.first_failure = self.first_failure.take().or(records.first_failure);
        self.write(&records.bytes[..end])?;
        self.tell(&records.failures[..failures])?;
        self.state.place = entries.last().map(|e| e.place.clone()).or(self.state.place.take());
        // what is left out is known for whole batches only
        self.state.totals.tally = records.tally;
        entries.iter().for_each(|entry| self.state.totals.add(entry));
        self.count += rules as u64;
        records.rules[..rules].iter().for_each(|rule| *self.claims.entry(*rule).or_default() += 1);
        if let Some(keeper) = &mut self.keeper {
            let state = || now(&self.state, &self.claims, &self.engine, self.started);
            keeper.keep(self.state.written, state)?;
        }
        if let Some(progress) = &mut self.progress {
            progress.update(&self.state.totals, self.count);
        }
        Ok(if last.is_some() { Next::Enough } else { Next::More })
    }

    /// What the run came to, and how long it took.
    pub fn totals(&self) -> (Totals, f64) {
        let State { totals, seconds, .. } = now(&self.state, &self.claims, &self.engine, self.started);
        (totals, seconds)
    }

    /// The first failure of this run that stands among the records or in a file of its own, as a line for people.
    pub fn first_failure(&self) -> Option<&str> {
        self.first_failure.as_deref()
    }

    /// Leaves off before the end: whole records, and a state from which another run goes on, if there is to be one.
    pub fn stop(&mut self) -> io::Result<bool> {
        self.flush()?;
        let state = now(&self.state, &self.claims, &self.engine, self.started);
        self.keeper.as_mut().map_or(Ok(()), |keeper| keeper.stop(&state))?;
        Ok(self.keeper.is_some())
    }

    /// Ends the run.
    pub fn end(&mut self) -> io::Result<()> {
        self.flush()?;
        self.keeper.take().map_or(Ok(()), |mut keeper| keeper.end())
    }

    fn flush(&mut self) -> io::Result<()> {
        if let Some(progress) = self.progress.take() {
            progress.clear();
        }
        match &mut self.output {
            Output::Standard(out) => out.flush(),
            Output::File(out) => out.flush(),
        }
    }
}

/// The state with the claims and the time since the run began.
fn now(state: &State, claims: &HashMap<Rule, u64>, engine: &Engine, started: Instant) -> State {
    let totals = state.totals.with_claims(claims, &engine.tables().rules);
    State { totals, seconds: state.seconds + started.elapsed().as_secs_f64(), ..state.clone() }
}
