//! Places: where an input stands in its run, and by what it is known again.

use super::Input;
use crate::lexicon::fold::Hash;
use std::path::Path;
use std::sync::Arc;

/// Where an input stands in its run.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Place {
    /// the number of its file, from 1
    pub file: u64,
    /// the path of that file
    pub path: Arc<str>,
    /// the number of the input in it, from 1
    pub number: u64,
    /// a hash of the sizes of the files before
    pub before: u64,
    /// a hash of the inputs of its file up to this one
    pub seen: u64,
}

impl Place {
    /// The place in front of the first input of a file.
    pub fn new(file: u64, path: impl Into<Arc<str>>) -> Place {
        Place { file, path: path.into(), number: 0, before: 0, seen: 0 }
    }

    /// The place in front of the first input of the next file. Only now is the size of this one settled: a file may grow while it is read.
    pub fn next_file(&self, path: impl Into<Arc<str>>) -> Place {
        let size = Path::new(&*self.path).metadata().ok().filter(|m| m.is_file()).map_or(0, |m| m.len());
        Place { before: chain(self.before, size), ..Place::new(self.file + 1, path) }
    }

    /// Goes on to the next input of the same file.
    pub fn next_input(&mut self, input: &Input) {
        self.number += 1;
        let parts: [&[u8]; 2] = match input {
            Input::Article(article) => [article.id.as_bytes(), article.text.as_bytes()],
            Input::Page(page) => [page.article.id.as_bytes(), &page.bytes],
            Input::Failed(failure) => [failure.kind.name().as_bytes(), failure.message.as_bytes()],
        };
        self.seen = parts.into_iter().fold(self.seen, |seen, part| chain(seen, Hash::of(part).0));
    }

    /// What is other here than it was at `before`, the same place of an earlier run.
    pub fn change(&self, before: &Place) -> Option<String> {
        let Place { path, number, .. } = before;
        if self.path != *path {
            return Some(format!("expected {path} as file {}, found {}", before.file, self.path));
        }
        if self.before != before.before {
            return Some(format!("a file before {path} has another size than it had"));
        }
        (self.seen != before.seen).then(|| format!("the first {number} inputs in {path} are not those that were read"))
    }
}

fn chain(hash: u64, next: u64) -> u64 {
    Hash::long(hash, next, 16).0
}

/// Whether a path stands for standard input.
pub fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}
