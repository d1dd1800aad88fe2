//! The state of a run, kept in a file beside its output so that another run can go on where it stopped.
//!
//! A state says how many bytes of the output are whole records, and which input they end with. It is written beside and renamed, so that there is
//! always a whole one; what the output holds beyond it is cut off by the run that goes on. So it does not matter when a run ends, or how.

use super::totals::Totals;
use crate::input::{Place, STATE};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// The form of the file.
const FORM: &str = "claimwire-resume/1";
/// The option whose value is a hash, which says nothing to people.
pub const DATA: &str = "rules and gazetteers";
/// A state is written so often,
const EVERY: Duration = Duration::from_secs(1);
/// or after so many bytes.
const BYTES: u64 = 16 << 20;

/// How far a run has come.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// the form of the file
    pub form: String,
    /// the program's version
    pub version: String,
    /// what decides about the bytes of the output
    pub options: Map<String, Value>,
    /// the last input that was written; none at the beginning
    pub place: Option<Place>,
    /// bytes of the output
    pub written: u64,
    /// bytes of the file of failures, where they have one
    #[serde(default)]
    pub failures: u64,
    /// how long it took
    pub seconds: f64,
    /// what it came to
    pub totals: Totals,
}

impl State {
    /// The beginning of a run.
    pub fn new(options: Map<String, Value>) -> State {
        let version = env!("CARGO_PKG_VERSION").to_owned();
        State { form: FORM.to_owned(), version, options, place: None, written: 0, failures: 0, seconds: 0.0, totals: Totals::default() }
    }

    /// The state beside an output, if there is one; the error says why it is of no use.
    pub fn read(output: &Path, options: &Map<String, Value>) -> Result<Option<State>, String> {
        let path = beside(output);
        let shown = path.display();
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(e) => return Err(format!("{shown}: {e}")),
        };
        let state: State = serde_json::from_str(&text).map_err(|e| format!("{shown}: expected the state of a run: {e}"))?;
        if (state.form.as_str(), state.version.as_str()) != (FORM, env!("CARGO_PKG_VERSION")) {
            return Err(format!("{shown}: written by version {}, this is {}", state.version, env!("CARGO_PKG_VERSION")));
        }
        let differs = options.iter().find(|(name, value)| state.options.get(*name) != Some(value));
        if let Some((name, value)) = differs {
            let before = state.options.get(name).unwrap_or(&Value::Null);
            if name == DATA {
                return Err(format!("{shown}: that run had other {DATA}; without --resume it starts anew"));
            }
            return Err(format!("{shown}: that run had {name} {before}, this one {value}; without --resume it starts anew"));
        }
        Ok(Some(state))
    }

    fn write(&self, path: &Path) -> io::Result<()> {
        let new = path.with_extension(format!("new.{STATE}"));
        std::fs::write(&new, serde_json::to_vec(self)?)?;
        std::fs::rename(&new, path)
    }
}

/// The file of the state beside an output.
pub fn beside(output: &Path) -> PathBuf {
    let mut name = output.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(STATE);
    output.with_file_name(name)
}

/// Keeps the state of one run. A thread of its own waits for the disk, so that nobody else does.
pub struct Keeper {
    path: PathBuf,
    /// the output, and the failures if they have a file
    files: Vec<File>,
    /// when the last state was written, and how many bytes it told of
    last: (Instant, u64),
    thread: Option<(SyncSender<State>, JoinHandle<()>)>,
}

impl Keeper {
    /// Keeps a state beside an output, from now on; `files` are what is written to.
    pub fn new(path: &Path, files: Vec<File>, state: &State) -> io::Result<Keeper> {
        let keeper = Keeper { path: beside(path), files, last: (Instant::now(), state.written), thread: None };
        state.write(&keeper.path)?;
        Ok(keeper)
    }

    /// Writes a state if the last one is old enough and has reached the disk. One that cannot be written leaves the one before in its place.
    pub fn keep(&mut self, written: u64, state: impl FnOnce() -> State) -> io::Result<()> {
        if self.last.0.elapsed() < EVERY && written - self.last.1 < BYTES {
            return Ok(());
        }
        if self.thread.is_none() {
            let files = self.files.iter().map(File::try_clone).collect::<io::Result<Vec<File>>>()?;
            let path = self.path.clone();
            let (sender, states) = sync_channel::<State>(0);
            let keep = move || states.into_iter().for_each(|state| drop(save(&state, &path, &files)));
            self.thread = Some((sender, std::thread::spawn(keep)));
        }
        let (sender, _) = self.thread.as_ref().expect("it was started");
        match sender.try_send(state()) {
            // the disk is busy with the last one: the next batch asks again
            Err(TrySendError::Full(_)) => {}
            _ => self.last = (Instant::now(), written),
        }
        Ok(())
    }

    /// Writes a last state, for a run that stops before its end.
    pub fn stop(&mut self, state: &State) -> io::Result<()> {
        self.join();
        save(state, &self.path, &self.files)
    }

    /// Removes the state of a run that came to its end.
    pub fn end(&mut self) -> io::Result<()> {
        self.join();
        sync(&self.files)?;
        std::fs::remove_file(&self.path)
    }

    fn join(&mut self) {
        if let Some((sender, thread)) = self.thread.take() {
            drop(sender);
            let _ = thread.join();
        }
    }
}

/// The output first: a state that promises more than the disk holds would lose records.
fn save(state: &State, path: &Path, files: &[File]) -> io::Result<()> {
    sync(files)?;
    state.write(path)
}

/// Waits until the disk holds what was written. A pipe or device among the files has nothing to wait for.
fn sync(files: &[File]) -> io::Result<()> {
    files.iter().filter(|file| file.metadata().is_ok_and(|m| m.is_file())).try_for_each(File::sync_data)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_read_as_they_were_written_and_only_for_the_same_run() {
        let output = std::env::temp_dir().join(format!("claimwire-state-{}.jsonl", std::process::id()));
        let options = |per: &str| Map::from_iter([("per".to_owned(), Value::from(per))]);
        assert_eq!(State::read(&output, &options("claim")), Ok(None));
        let place = Some(Place { number: 7, ..Place::new(2, "b.jsonl") });
        let state = State { place, written: 99, ..State::new(options("claim")) };
        let file = File::create(&output).expect("a file");
        let mut keeper = Keeper::new(&output, vec![file], &state).expect("a state");
        assert_eq!(State::read(&output, &options("claim")), Ok(Some(state.clone())));
        let other = State::read(&output, &options("article")).expect_err("another run");
        assert!(other.ends_with("had per \"claim\", this one \"article\"; without --resume it starts anew"), "{other}");
        keeper.stop(&State { written: 100, ..state.clone() }).expect("a state");
        assert_eq!(State::read(&output, &options("claim")).map(|s| s.map(|s| s.written)), Ok(Some(100)));
        std::fs::write(beside(&output), "{\"form\":").expect("a file");
        assert!(State::read(&output, &options("claim")).is_err_and(|e| e.contains("expected the state of a run")));
        keeper.end().expect("it is there");
        assert_eq!(State::read(&output, &options("claim")), Ok(None));
        std::fs::remove_file(output).expect("it is there");
    }
}
