//! Walks: the files of a directory and of those in it, in the order of the names. Links to directories are not followed.

use std::ffi::OsString;
use std::fs::FileType;
use std::io;
use std::path::PathBuf;

/// A walk. It holds the names of the directories on the way down, never those of the whole tree.
pub struct Walk {
    /// directories that are still to be listed; none but the first
    start: Option<PathBuf>,
    open: Vec<(PathBuf, std::vec::IntoIter<(OsString, FileType)>)>,
    depth: usize,
}

/// What a walk finds.
#[derive(Debug, PartialEq, Eq)]
pub enum Entry {
    /// a file, or a link to one
    File(PathBuf),
    /// something whose name begins with a dot
    Hidden,
    /// a link to a directory, or to nothing
    Link,
    /// a pipe, a socket or a device
    Special,
}

impl Walk {
    /// A walk through `folder`, the empty path for the current one, to so many levels.
    pub fn new(folder: PathBuf, depth: usize) -> Walk {
        Walk { start: Some(folder), open: Vec::new(), depth }
    }

    fn list(&mut self, folder: PathBuf) -> Result<(), (PathBuf, io::Error)> {
        let shown = if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.clone() };
        let listed = std::fs::read_dir(&shown).and_then(|entries| {
            let typed = entries.map(|e| e.and_then(|e| Ok((e.file_name(), e.file_type()?))));
            typed.collect::<io::Result<Vec<_>>>()
        });
        match listed {
            Ok(mut entries) => {
                entries.sort_by(|a, b| a.0.cmp(&b.0));
                self.open.push((folder, entries.into_iter()));
                Ok(())
            }
            Err(e) => Err((shown, e)),
        }
    }
}

impl Iterator for Walk {
    type Item = Result<Entry, (PathBuf, io::Error)>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(start) = self.start.take()
            && let Err(failed) = self.list(start)
        {
            return Some(Err(failed));
        }
        loop {
            let depth = self.open.len();
            let (folder, entries) = self.open.last_mut()?;
            let Some((name, kind)) = entries.next() else {
                self.open.pop();
                continue;
            };
            let path = folder.join(&name);
            if name.as_encoded_bytes().starts_with(b".") {
                return Some(Ok(Entry::Hidden));
            }
            if kind.is_dir() {
                if depth < self.depth
                    && let Err(failed) = self.list(path)
                {
                    return Some(Err(failed));
                }
                continue;
            }
            if kind.is_file() {
                return Some(Ok(Entry::File(path)));
            }
            return Some(Ok(match path.metadata() {
                Ok(target) if target.is_file() => Entry::File(path),
                Ok(target) if !target.is_dir() => Entry::Special,
                _ => Entry::Link,
            }));
        }
    }
}
