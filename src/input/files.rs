//! Files: what stands behind the paths, patterns and lists that a user gave, one after another.

use super::list::List;
use super::place::is_stdin;
use super::walk::{Entry, Walk};
use super::{Tally, form};
use crate::article::{Failure, FailureKind};
use globset::{GlobBuilder, GlobMatcher};
use std::collections::VecDeque;
use std::fs::Metadata;
use std::path::{Component, Path, PathBuf};

/// A path with one of these is a pattern, unless there is a file of that very name.
const WILD: [char; 4] = ['*', '?', '[', '{'];

/// The extension of what a run keeps beside its output; a walk passes over it, uncounted.
pub const STATE: &str = "resume";

/// Which file it is, whatever it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileId(u64, u64);

impl FileId {
    /// The file that something says this of; `None` for what is no file, and where that is not known.
    #[cfg(unix)]
    pub fn of(metadata: &Metadata) -> Option<FileId> {
        use std::os::unix::fs::MetadataExt;
        metadata.is_file().then(|| FileId(metadata.dev(), metadata.ino()))
    }

    /// Not known here.
    #[cfg(not(unix))]
    pub fn of(_: &Metadata) -> Option<FileId> {
        None
    }
}

/// The files behind paths, in order: a file stands for itself, a directory for what it holds, a pattern for what it matches, in the order of the
/// names. A file that was named (by a pattern too) is never left out; a walk through a directory leaves out hidden files and unknown extensions,
/// and counts them, and the files that the run writes to. What cannot be read stands in its place as a failure.
pub struct Files {
    outputs: Vec<FileId>,
    paths: VecDeque<PathBuf>,
    lists: VecDeque<List>,
    /// a walk under way, and the pattern that it is for
    walk: Option<(Walk, Option<Pattern>)>,
}

/// A pattern that a walk looks for.
struct Pattern {
    written: PathBuf,
    /// the deepest directory that it names
    base: PathBuf,
    glob: GlobMatcher,
    matched: bool,
}

impl Pattern {
    /// Whether it matches a path; from then on it has matched.
    fn matches(&mut self, path: &Path) -> bool {
        let matches = self.glob.is_match(path);
        self.matched |= matches;
        matches
    }

    /// That nothing matches it, and why where that is plain.
    fn unmatched(&self) -> String {
        let none = "no file matches the pattern";
        if self.base.as_os_str().is_empty() || self.base.is_dir() {
            return none.to_owned();
        }
        format!("{none}: there is no directory {}", self.base.display())
    }
}

impl Files {
    /// Nothing is opened before it is asked for.
    pub fn new(paths: impl IntoIterator<Item = PathBuf>, lists: impl IntoIterator<Item = List>, outputs: Vec<FileId>) -> Files {
        Files { outputs, paths: paths.into_iter().collect(), lists: lists.into_iter().collect(), walk: None }
    }

    /// The next file, as it will be printed.
    pub fn next(&mut self, tally: &mut Tally) -> Option<Result<PathBuf, Failure>> {
        loop {
            let found = if self.walk.is_some() {
                self.walked(tally)
            } else if let Some(path) = self.paths.pop_front() {
                self.path(path, true)
            } else {
                self.listed()?
            };
            if found.is_some() {
                return found;
            }
        }
    }

    /// What the walk under way comes to next, if that is a file or a failure. The walk ends where there is nothing more.
    fn walked(&mut self, tally: &mut Tally) -> Option<Result<PathBuf, Failure>> {
        let (walk, pattern) = self.walk.as_mut()?;
        // what a pattern does not match is not left out
        let left_out = u64::from(pattern.is_none());
        match walk.next() {
            Some(Ok(Entry::Hidden)) => tally.hidden += left_out,
            Some(Ok(Entry::Link)) => tally.links += left_out,
            Some(Ok(Entry::Special)) => tally.special += left_out,
            Some(Ok(Entry::File(path))) => {
                let wanted = match pattern {
                    Some(pattern) => pattern.matches(&path),
                    None => form::by_extension(&path).is_some(),
                };
                if wanted && !is_output(&path, &self.outputs) {
                    return Some(Ok(path));
                }
                if !wanted && path.extension().is_none_or(|e| e != STATE) {
                    tally.unknown += left_out;
                }
            }
            Some(Err((path, e))) => {
                // a pattern comes to one failure: the directory that cannot be read, or that nothing matches it
                if let Some(pattern) = pattern {
                    if e.kind() == std::io::ErrorKind::NotFound {
                        return None;
                    }
                    pattern.matched = true;
                }
                return Some(Err(Failure::of_file(&path, FailureKind::Unreadable, e.to_string())));
            }
            None => {
                let unmatched = self.walk.take()?.1.filter(|p| !p.matched)?;
                return Some(Err(Failure::of_file(&unmatched.written, FailureKind::NotFound, unmatched.unmatched())));
            }
        }
        None
    }

    /// What the next line of the lists names, if that is a file or a failure; nothing at all behind the last list.
    fn listed(&mut self) -> Option<Option<Result<PathBuf, Failure>>> {
        let next = self.lists.front_mut()?.next();
        if !matches!(next, Some(Ok(_))) {
            self.lists.pop_front();
        }
        Some(match next {
            Some(Ok(path)) => self.path(path, false),
            Some(Err(failure)) => Some(Err(failure)),
            None => None,
        })
    }

    /// A file that was named, or the beginning of a walk. Lists hold no patterns: what makes them prints names.
    fn path(&mut self, path: PathBuf, patterns: bool) -> Option<Result<PathBuf, Failure>> {
        if is_stdin(&path) {
            return Some(Ok(path));
        }
        if path.is_dir() {
            self.walk = Some((Walk::new(path, usize::MAX), None));
            return None;
        }
        if !patterns || !is_wild(&path) || path.symlink_metadata().is_ok() {
            let output = is_output(&path, &self.outputs);
            return Some(if output {
                Err(Failure::of_file(&path, FailureKind::Unreadable, "the output goes to this file"))
            } else {
                Ok(path)
            });
        }
        match pattern(&path) {
            Ok((walk, pattern)) => {
                self.walk = Some((walk, Some(pattern)));
                None
            }
            Err(what) => Some(Err(Failure::of_file(&path, FailureKind::NotFound, what))),
        }
    }
}

/// A walk through the deepest directory that a pattern names, no deeper than it goes, and the pattern for what is found there.
fn pattern(path: &Path) -> Result<(Walk, Pattern), String> {
    let components: Vec<Component> = path.components().collect();
    let wild = components.iter().position(|c| is_wild(Path::new(c))).unwrap_or(components.len());
    let base: PathBuf = components[..wild].iter().collect();
    let everywhere = components.iter().any(|c| c.as_os_str() == "**");
    let depth = if everywhere { usize::MAX } else { components.len() - wild };
    // written as walks write paths
    let glob: PathBuf = components.iter().collect();
    let glob = GlobBuilder::new(glob.to_str().ok_or("a pattern that is not UTF-8")?)
        .literal_separator(true)
        .build()
        .map_err(|e| format!("a malformed pattern: {}", e.kind()))?
        .compile_matcher();
    Ok((Walk::new(base.clone(), depth), Pattern { written: path.to_owned(), base, glob, matched: false }))
}

fn is_output(path: &Path, outputs: &[FileId]) -> bool {
    !outputs.is_empty() && path.metadata().is_ok_and(|m| FileId::of(&m).is_some_and(|id| outputs.contains(&id)))
}

fn is_wild(path: &Path) -> bool {
    path.to_string_lossy().contains(WILD)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("claimwire-files-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        for file in ["b.txt", "a.jsonl.gz", ".c.txt", "notes.md", "2024/05/x[1].txt", "2024/05/y.txt", "2024/06/z.csv", "2024/.git/w.txt"] {
            let path = folder.join(file);
            std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            std::fs::write(path, "").expect("a file");
        }
        folder
    }

    fn found(files: &mut Files, folder: &Path) -> (Vec<String>, Tally) {
        let mut tally = Tally::default();
        let mut out = Vec::new();
        while let Some(file) = files.next(&mut tally) {
            out.push(match file {
                Ok(path) => path.strip_prefix(folder).unwrap_or(&path).display().to_string(),
                Err(failure) => failure.kind.name().to_owned(),
            });
        }
        (out, tally)
    }

    #[test]
    fn walks_leave_out_and_count_and_patterns_name() {
        let folder = folder("patterns");
        let of = |paths: &[&str]| found(&mut Files::new(paths.iter().map(|p| folder.join(p)), [], Vec::new()), &folder);
        let (all, tally) = of(&[""]);
        assert_eq!(all, ["2024/05/x[1].txt", "2024/05/y.txt", "2024/06/z.csv", "a.jsonl.gz", "b.txt"]);
        assert_eq!(tally, Tally { hidden: 2, unknown: 1, ..Tally::default() });
        assert_eq!(of(&["*"]), (["a.jsonl.gz", "b.txt", "notes.md"].map(str::to_owned).to_vec(), Tally::default()));
        assert_eq!(of(&["**/*.{txt,csv}"]).0, ["2024/05/x[1].txt", "2024/05/y.txt", "2024/06/z.csv", "b.txt"]);
        assert_eq!(of(&["2024/0[0-5]/?.txt"]).0, ["2024/05/y.txt"]);
        // a file of that very name
        assert_eq!(of(&["2024/05/x[1].txt", "notes.md"]).0, ["2024/05/x[1].txt", "notes.md"]);
        assert_eq!(of(&["*.warc", "{", "gone.txt"]).0, ["not-found", "not-found", "gone.txt"]);
        std::fs::remove_dir_all(folder).expect("it is there");
    }

    #[test]
    fn lists_name_files_and_directories() {
        let folder = folder("lists");
        let listed = |text: String, null| {
            let path = folder.join("list");
            std::fs::write(&path, text).expect("a list");
            found(&mut Files::new([], [List::new(path, null)], Vec::new()), &folder).0
        };
        let here = |name: &str| folder.join(name).display().to_string();
        assert_eq!(
            listed(format!("{}\r\n\n{}\n{}", here("notes.md"), here("2024/06"), here("2024/05/x[1].txt")), false),
            ["notes.md", "2024/06/z.csv", "2024/05/x[1].txt"]
        );
        assert_eq!(listed(format!("{}\0{}\0", here("b.txt"), here("*")), true), ["b.txt", "*"]);
        assert_eq!(listed("x".repeat(70_000), true), ["unreadable"]);
        let mut gone = Files::new([], [List::new(folder.join("gone"), false)], Vec::new());
        assert_eq!(found(&mut gone, &folder).0, ["not-found"]);
        std::fs::remove_dir_all(folder).expect("it is there");
    }
}
