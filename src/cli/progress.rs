//! Progress: a bar on standard error, or a line now and then where that is no terminal.

use super::totals::{Totals, number};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Nothing is shown of a run that ends sooner.
const AFTER: Duration = Duration::from_secs(1);
/// Lines come so often.
const LINES: Duration = Duration::from_secs(10);

/// When progress is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum When {
    /// as a bar, if standard error is a terminal and records go to a file
    #[default]
    Auto,
    /// as a bar on a terminal, as lines elsewhere
    Always,
    /// not at all
    Never,
}

/// What is shown of a run under way.
pub struct Progress {
    started: Instant,
    shown: Option<Instant>,
    /// bytes that were read so far, and how many there are in all, 0 while that is unknown
    read: Arc<AtomicU64>,
    all: Arc<AtomicU64>,
    /// bytes of text that a run before this one has written
    before: u64,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// The progress of a run that reads `all` bytes, and has read so many; `before` bytes of text were written by a run before it.
    pub fn new(read: Arc<AtomicU64>, all: Arc<AtomicU64>, before: u64) -> Progress {
        let terminal = std::io::stderr().is_terminal();
        let bar = terminal.then(|| ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()));
        Progress { started: Instant::now(), shown: None, read, all, before, bar }
    }

    /// Tells how far it has come.
    pub fn update(&mut self, totals: &Totals, claims: u64) {
        if self.started.elapsed() < AFTER {
            return;
        }
        let (read, all) = (self.read.load(Ordering::Relaxed), self.all.load(Ordering::Relaxed));
        let speed = (totals.bytes - self.before) as f64 / 1e6 / self.started.elapsed().as_secs_f64();
        let failed = if totals.failed() > 0 { format!(", {} failed", number(totals.failed())) } else { String::new() };
        let told = format!("{} articles{failed}, {speed:.1} MB/s, {} claims", number(totals.articles), number(claims));
        let Some(bar) = &self.bar else {
            if self.shown.is_none_or(|shown| shown.elapsed() >= LINES) {
                self.shown = Some(Instant::now());
                let part = if all > 0 { format!("{:.0} %, ", 100.0 * read as f64 / all as f64) } else { String::new() };
                eprintln!("claimwire: {part}{told}");
            }
            return;
        };
        if self.shown.is_none() {
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        if self.shown.is_none() || (all > 0 && bar.length().is_none()) {
            self.shown = Some(Instant::now());
            let template = if all > 0 { "{bar:24} {percent} %  {msg}  {eta} left" } else { "{spinner} {msg}  {elapsed}" };
            bar.set_style(ProgressStyle::with_template(template).expect("a sound template"));
            if all > 0 {
                bar.set_length(all);
            }
        }
        bar.set_message(told);
        bar.set_position(read);
    }

    /// Prints something beside the bar.
    pub fn aside(&self, print: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(print),
            None => print(),
        }
    }

    /// Takes the bar away.
    pub fn clear(self) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
    }
}
