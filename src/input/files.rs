//! Files: what stands behind a path that a user gave.

use super::Format;
use crate::article::Failure;
use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

const EXTENSIONS: [(&str, Format); 7] = [
    ("txt", Format::Text),
    ("text", Format::Text),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("xhtml", Format::Html),
    ("jsonl", Format::Jsonl),
    ("ndjson", Format::Jsonl),
];
/// A page begins with one of these, in any case.
const PAGES: [&[u8]; 3] = [b"<!doctype html", b"<html", b"<head"];

/// Reads are this large.
const BUFFER: usize = 256 << 10;

/// What directory walks left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Skipped {
    /// names that begin with a dot
    pub hidden: u64,
    /// files of unknown extension
    pub unknown: u64,
}

/// A file that will be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// as it will be printed
    pub path: PathBuf,
}

impl Found {
    /// Opens it; `-` is standard input.
    pub fn open(&self) -> io::Result<Box<dyn BufRead + Send>> {
        if self.path.as_os_str() == "-" {
            return Ok(Box::new(BufReader::with_capacity(BUFFER, io::stdin())));
        }
        Ok(Box::new(BufReader::with_capacity(BUFFER, File::open(&self.path)?)))
    }
}

/// The files behind a path: itself, or what a directory holds, in the order of the names. A file that was named is never left out; a walk
/// leaves out hidden files and unknown extensions, and counts them. Links are not followed in a walk. A directory that cannot be read stands in
/// its place as a failure.
pub fn expand(path: &Path, skipped: &mut Skipped) -> VecDeque<Result<Found, Failure>> {
    let mut out = VecDeque::new();
    if path.as_os_str() != "-" && path.is_dir() {
        walk(path, skipped, &mut out);
    } else {
        out.push_back(Ok(Found { path: path.to_owned() }));
    }
    out
}

fn walk(folder: &Path, skipped: &mut Skipped, out: &mut VecDeque<Result<Found, Failure>>) {
    let listed = std::fs::read_dir(folder).and_then(|entries| {
        let typed = entries.map(|e| e.and_then(|e| Ok((e.file_name(), e.path(), e.file_type()?))));
        typed.collect::<io::Result<Vec<_>>>()
    });
    let mut entries = match listed {
        Ok(entries) => entries,
        Err(e) => {
            let path = Some(folder.to_string_lossy().into_owned());
            return out.push_back(Err(Failure { id: None, path, line: None, kind: "unreadable", message: e.to_string() }));
        }
    };
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    for (name, path, kind) in entries {
        if name.to_string_lossy().starts_with('.') {
            skipped.hidden += 1;
        } else if kind.is_dir() {
            walk(&path, skipped, out);
        } else if by_extension(&path).is_some() && (kind.is_file() || path.is_file()) {
            out.push_back(Ok(Found { path }));
        } else {
            skipped.unknown += 1;
        }
    }
}

fn by_extension(path: &Path) -> Option<Format> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    EXTENSIONS.iter().find(|(e, _)| *e == extension).map(|(_, f)| *f)
}

/// The form of a file: by its extension, else JSON Lines if it begins with a brace, and a page if it begins like one.
pub fn format_of(path: &Path, reader: &mut dyn BufRead) -> Format {
    by_extension(path).unwrap_or_else(|| {
        let head = reader.fill_buf().unwrap_or_default();
        let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
        let head = head.trim_ascii_start();
        if head.starts_with(b"{") {
            Format::Jsonl
        } else if PAGES.iter().any(|p| head.len() >= p.len() && head[..p.len()].eq_ignore_ascii_case(p)) {
            Format::Html
        } else {
            Format::Text
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extensions_decide_before_content() {
        let format = |path: &str, mut content: &[u8]| format_of(Path::new(path), &mut content);
        assert_eq!(format("a.txt", b"{\"text\":\"\"}"), Format::Text);
        assert_eq!(format("a.JSONL", b"x"), Format::Jsonl);
        assert_eq!(format("-", b"\n {\"text\":\"\"}"), Format::Jsonl);
        assert_eq!(format("story", b"Oslo said"), Format::Text);
        assert_eq!(format("story", b" \n<!DOCTYPE HTML><p>"), Format::Html);
        assert_eq!(format("story.htm", b"Oslo"), Format::Html);
        assert_eq!(format("-", b""), Format::Text);
    }
}
