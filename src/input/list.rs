//! Lists of files: a path a line, or a path up to each NUL, as `find` and `git ls-files` print them.

use super::place::is_stdin;
use crate::article::{Failure, FailureKind};
use std::fmt::Display;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// No path is longer; what is cannot be a list of files.
const LONGEST: u64 = 1 << 16;

/// A list that is read as it is needed.
pub struct List {
    path: PathBuf,
    end: u8,
    reader: Option<Box<dyn BufRead + Send>>,
}

impl List {
    /// The list in a file, `-` for standard input; its paths end with NUL, or with the line.
    pub fn new(path: PathBuf, null: bool) -> List {
        List { path, end: if null { 0 } else { b'\n' }, reader: None }
    }

    fn failed(&self, kind: FailureKind, message: impl Display) -> Failure {
        Failure::of_file(&self.path, kind, format!("a list of files: {message}"))
    }

    fn open(&self) -> io::Result<Box<dyn BufRead + Send>> {
        if is_stdin(&self.path) {
            return Ok(Box::new(BufReader::new(io::stdin())));
        }
        Ok(Box::new(BufReader::new(File::open(&self.path)?)))
    }

    fn read(&mut self) -> io::Result<Vec<u8>> {
        let mut reader = match self.reader.take() {
            Some(reader) => reader,
            None => self.open()?,
        };
        let mut bytes = Vec::new();
        (&mut reader).take(LONGEST).read_until(self.end, &mut bytes)?;
        self.reader = Some(reader);
        Ok(bytes)
    }
}

impl Iterator for List {
    type Item = Result<PathBuf, Failure>;

    /// The next path; empty ones are passed over. After a failure the list is of no more use.
    fn next(&mut self) -> Option<Result<PathBuf, Failure>> {
        loop {
            let bytes = match self.read() {
                Ok(bytes) => bytes,
                Err(e) => {
                    let Failure { kind, message, .. } = Failure::unopened(&self.path, &e);
                    return Some(Err(self.failed(kind, message)));
                }
            };
            if bytes.is_empty() {
                return None;
            }
            if bytes.len() as u64 == LONGEST {
                let what = format!("a path of more than {LONGEST} bytes; is it separated by NUL? (--null)");
                return Some(Err(self.failed(FailureKind::Unreadable, what)));
            }
            let name = bytes.strip_suffix(&[self.end]).unwrap_or(&bytes);
            let name = if self.end == b'\n' { name.strip_suffix(b"\r").unwrap_or(name) } else { name };
            if name.is_empty() {
                continue;
            }
            if name.contains(&0) {
                return Some(Err(self.failed(FailureKind::Unreadable, "a path with NUL in it; is it separated by NUL? (--null)")));
            }
            if name == b"-" && self.path == Path::new("-") {
                return Some(Err(self.failed(FailureKind::Unreadable, "standard input is the list itself")));
            }
            return Some(Ok(path(name)));
        }
    }
}

#[cfg(unix)]
fn path(name: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(std::ffi::OsStr::from_bytes(name))
}

#[cfg(not(unix))]
fn path(name: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(name).into_owned())
}
