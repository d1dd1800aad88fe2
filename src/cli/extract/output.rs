//! Where a run writes to, and where one before it had come.

use super::super::Trouble;
use super::super::sink::{Apart, Output};
use super::super::state::{DATA, Keeper, State, beside};
use super::args::ExtractArgs;
use crate::input::FileId;
use crate::lexicon::fold::Hash;
use serde_json::{Map, Value, json};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// What a run writes to.
pub struct Target {
    /// the records
    pub output: Output,
    /// the failures, where they stand apart
    pub apart: Option<Apart>,
    /// its state, where one is kept
    pub keeper: Option<Keeper>,
}

/// The state that the run begins with: with `--resume` that of the run before, if it did not come to its end.
pub fn begin(args: &ExtractArgs) -> Result<State, Trouble> {
    let options = deciding(args)?;
    let Some(path) = args.output.as_ref().filter(|_| args.resume) else { return Ok(State::new(options)) };
    let found = path.metadata();
    if found.as_ref().is_ok_and(|m| !m.is_file()) {
        return Err(Trouble::with(path, "expected a regular file to --resume with"));
    }
    match State::read(path, &options).map_err(Trouble::usage)? {
        Some(state) => Ok(state),
        None if found.map_or(true, |m| m.len() == 0) => Ok(State::new(options)),
        None => {
            let state = beside(path);
            let what = "beside it to go on from: that run came to its end, or this is another file; without --resume it starts anew";
            Err(Trouble::with(path, format!("there is no {} {what}", state.display())))
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
        "to": word(&args.form()),
        "per": word(&args.per()),
        "with": args.with.iter().map(|w| word(w)).collect::<Vec<_>>(),
        "errors": args.errors.as_ref().map(|e| e.to_string_lossy()),
        "kind": args.kind,
        "min-confidence": args.min_confidence,
        "offsets": word(&args.offsets),
        "id-field": args.id_field,
        "text-field": args.text_field,
        "headline-field": args.headline_field,
        "date-field": args.date_field,
        "date-from": args.date_from.iter().map(|d| word(d)).collect::<Vec<_>>(),
        "date": args.date,
        "url-field": args.url_field,
        "keep": args.keep,
        "no-quoting": args.no_quoting,
        "max-article-size": args.max_article_size,
        "dedupe": args.dedupe.map(|d| word(&d)),
        DATA: data,
    });
    match value {
        Value::Object(options) => Ok(options),
        _ => unreachable!("an object was written"),
    }
}

/// Opens what the run writes to, cut to what its state says. A state is kept beside a regular file only.
pub fn open(args: &ExtractArgs, state: &State) -> Result<Target, Trouble> {
    distinct(args)?;
    let apart = match &args.errors {
        Some(path) => Some(Apart::File(path.clone(), opened(path)?)),
        None if args.form().mark().is_some() && !args.quiet => Some(Apart::Told),
        None => None,
    };
    let Some(path) = &args.output else {
        if let Some(Apart::File(path, errors)) = &apart {
            cut(path, errors, 0)?;
        }
        return Ok(Target { output: Output::Standard(io::stdout()), apart, keeper: None });
    };
    let file = opened(path)?;
    let fits = |path: &Path, file: &File, expected: u64| match file.metadata() {
        Ok(m) if m.is_file() && m.len() < expected => {
            Err(Trouble::with(path, format!("expected at least {expected} bytes, found {}", m.len())))
        }
        _ => Ok(()),
    };
    fits(path, &file, state.written)?;
    if let Some(Apart::File(path, errors)) = &apart {
        fits(path, errors, state.failures)?;
    }
    let mut keeper = None;
    if file.metadata().is_ok_and(|m| m.is_file()) {
        let mut files = vec![file.try_clone()?];
        if let Some(Apart::File(_, errors)) = &apart {
            files.push(errors.try_clone()?);
        }
        // the state first: a run that ends between the two would leave records that nobody can tell from whole ones
        keeper = match Keeper::new(path, files, state) {
            // a folder that takes no files, or a name that cannot be longer: the run cannot be gone on with, and that is no reason not to begin
            Err(e) if !args.resume && matches!(e.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::InvalidFilename) => None,
            Err(e) => return Err(Trouble::with(&beside(path), e)),
            Ok(keeper) => Some(keeper),
        };
    }
    if let Some(Apart::File(path, errors)) = &apart {
        cut(path, errors, state.failures)?;
    }
    cut(path, &file, state.written)?;
    Ok(Target { output: Output::File(file), apart, keeper })
}

/// Refuses a file that is written to and read as well, or written to twice.
fn distinct(args: &ExtractArgs) -> Result<(), Trouble> {
    let id = |path: &PathBuf| path.metadata().ok().filter(std::fs::Metadata::is_file).as_ref().and_then(FileId::of);
    let same = |a: &PathBuf, b: &PathBuf| a == b || id(a).is_some_and(|a| id(b) == Some(a));
    for written in args.output.iter().chain(&args.errors) {
        let data = args.data.files();
        if let Some(read) = args.paths.iter().chain(&args.files_from).chain(&data).find(|read| same(read, written)) {
            return Err(Trouble::with(read, "expected an output that is no input"));
        }
    }
    match (&args.output, &args.errors) {
        (Some(output), Some(errors)) if same(output, errors) => {
            Err(Trouble::with(errors, "expected another file for --errors than for --output"))
        }
        _ => Ok(()),
    }
}

/// A file to write to, which no other run writes to while this one lasts, where locks are known.
fn opened(path: &Path) -> Result<File, Trouble> {
    let file = OpenOptions::new().write(true).create(true).truncate(false).open(path);
    let regular = file.as_ref().ok().filter(|file| file.metadata().is_ok_and(|m| m.is_file()));
    if let Some(Err(TryLockError::WouldBlock)) = regular.map(File::try_lock) {
        return Err(Trouble::with(path, "another run writes to this file"));
    }
    file.map_err(|e| {
        let parent = path.parent().filter(|p| !p.as_os_str().is_empty() && !p.exists());
        let hint = parent.map_or_else(String::new, |p| format!("; there is no directory {}", p.display()));
        Trouble::with(path, format!("{e}{hint}"))
    })
}

/// Cuts a file to what it holds for certain, and goes on behind that. A pipe or device is what it is.
fn cut(path: &Path, mut file: &File, size: u64) -> Result<(), Trouble> {
    let trouble = |e: io::Error| Trouble::with(path, e);
    if file.metadata().map_err(trouble)?.is_file() {
        file.set_len(size).map_err(trouble)?;
        file.seek(SeekFrom::Start(size)).map_err(trouble)?;
    }
    Ok(())
}

/// What standard output is.
#[cfg(unix)]
pub fn standard(out: &io::Stdout) -> Option<std::fs::Metadata> {
    use std::os::fd::AsFd;
    File::from(out.as_fd().try_clone_to_owned().ok()?).metadata().ok()
}

/// Not known here.
#[cfg(not(unix))]
pub fn standard(_: &io::Stdout) -> Option<std::fs::Metadata> {
    None
}

/// The output could not be written. A reader that went away is no trouble.
pub fn unwritten(args: &ExtractArgs, e: io::Error) -> Trouble {
    match &args.output {
        Some(path) if e.kind() != io::ErrorKind::BrokenPipe => {
            let resumable = beside(path).exists();
            let goes_on = if resumable { "; when that is mended, the same command with --resume goes on" } else { "" };
            Trouble::with(path, format!("output could not be written: {e}{goes_on}"))
        }
        _ => Trouble::Output(e),
    }
}

/// The inputs are not those that the run before had.
pub fn changed(args: &ExtractArgs, what: &str) -> Trouble {
    let path = args.output.as_deref().unwrap_or(Path::new("-"));
    Trouble::with(&beside(path), format!("cannot go on, the inputs have changed: {what}"))
}
