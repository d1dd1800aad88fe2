//! The data behind a command: the built-in files, and a user's over them.

use super::{DataArgs, Trouble};
use crate::engine::{Engine, builtin_sources};
use crate::tables::source::{Fault, Source, Sources};
use std::path::{Path, PathBuf};
use std::string::FromUtf8Error;

impl DataArgs {
    /// The engine: the built-in one, read in place, or one compiled with the user's files.
    pub fn engine(&self) -> Result<Engine, Trouble> {
        if self.is_builtin() {
            return Ok(Engine::builtin());
        }
        Engine::compile(&self.sources()?).map_err(|faults| Trouble::Usage(faults.iter().map(ToString::to_string).collect()))
    }

    /// Whether there is nothing but the built-in data.
    pub fn is_builtin(&self) -> bool {
        self.rules.is_empty() && self.gazetteer.is_empty()
    }

    /// The user's files.
    pub fn files(&self) -> Vec<PathBuf> {
        self.rules.iter().chain(&self.gazetteer).cloned().collect()
    }

    /// The built-in sources with the user's after them.
    pub fn sources(&self) -> Result<Sources, Trouble> {
        let mut sources = builtin_sources();
        for dir in &self.rules {
            sources.rules.extend(read_dir(dir, "toml")?);
        }
        for dir in &self.gazetteer {
            sources.gazetteers.extend(read_dir(dir, "tsv")?);
        }
        Ok(sources)
    }
}

/// The files of a directory with an extension, in the order of their names; a file stands for itself.
pub fn read_dir(dir: &Path, extension: &str) -> Result<Vec<Source>, Trouble> {
    let mut paths = vec![dir.to_owned()];
    if dir.is_dir() {
        let entries = std::fs::read_dir(dir).map_err(|e| Trouble::with(dir, e))?;
        paths = entries.filter_map(Result::ok).map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == extension)).collect();
        paths.sort();
    }
    if paths.is_empty() {
        return Err(Trouble::with(dir, format!("expected a directory with *.{extension} files, found none in it")));
    }
    paths
        .into_iter()
        .map(|p| {
            let path = p.display().to_string();
            let text = String::from_utf8(std::fs::read(&p).map_err(|e| Trouble::with(&p, e))?).map_err(|e| not_utf8(&path, &e))?;
            Ok(Source { text, path })
        })
        .collect()
}

fn not_utf8(path: &str, e: &FromUtf8Error) -> Trouble {
    let (before, rest) = e.as_bytes().split_at(e.utf8_error().valid_up_to());
    let line = memchr::memchr_iter(b'\n', before).count() as u32 + 1;
    let what = format!("expected UTF-8, found the byte 0x{:02x}", rest.first().copied().unwrap_or_default());
    Trouble::usage(Fault::new(path, line, what).to_string())
}
