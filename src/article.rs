//! An article as an input yields it: decoded text with what the input says of it.

use crate::tables::named::named;
use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::Path;

/// One article, or one text that is taken for one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// its id, as the input gives it or as made from where it was found
    pub id: String,
    /// the file that it came from
    pub path: Option<String>,
    /// the line of that file, from 1, where it came from lines
    pub line: Option<u64>,
    /// the whole text, decoded and otherwise unchanged
    pub text: String,
    /// whether the first line of the text is a headline that the input gave apart
    pub has_headline: bool,
    /// when it was published, RFC 3339 in UTC
    pub published: Option<String>,
    /// what says when it was published
    pub dating: Option<Dating>,
    /// when it was changed, RFC 3339 in UTC
    pub updated: Option<String>,
    /// who wrote it, where the input says so apart from the text
    pub authors: Vec<String>,
    /// the language that the input says it is in, as a primary subtag
    pub language: Option<String>,
    /// where it was published
    pub url: Option<String>,
    /// the encoding that it was decoded from
    pub encoding: &'static str,
    /// fields of the input that are carried through; values that are no strings as JSON
    pub kept: BTreeMap<String, Option<String>>,
    /// the id of an earlier article that it repeats, where somebody looked (see [`crate::dedupe`])
    pub duplicate_of: Option<String>,
}

named! {
    /// What says when an article was published.
    pub enum Dating "dating":
    Page "page" "the page itself",
    Field "field" "a field of its record",
    Path "path" "the path of its file",
    Url "url" "its address",
    Option "option" "the user, for all articles",
}

impl Article {
    /// An article of nothing but a text.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Article {
        Article { id: id.into(), text: text.into(), encoding: "utf-8", ..Article::default() }
    }

    /// The failure that stands for it where it cannot be read.
    pub fn failure(&self, kind: FailureKind, message: String) -> Failure {
        Failure { id: Some(self.id.clone()), path: self.path.clone(), line: self.line, kind, message }
    }
}

impl Failure {
    /// That a file yields nothing.
    pub fn of_file(path: &Path, kind: FailureKind, message: impl Into<String>) -> Failure {
        Failure { id: None, path: Some(path.to_string_lossy().into_owned()), line: None, kind, message: message.into() }
    }

    /// That a file cannot be opened.
    pub fn unopened(path: &Path, error: &io::Error) -> Failure {
        let kind = if error.kind() == io::ErrorKind::NotFound { FailureKind::NotFound } else { FailureKind::Unreadable };
        Failure::of_file(path, kind, error.to_string())
    }
}

/// An input that yields no article: what is known of it, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// its id, where one could be read
    pub id: Option<String>,
    /// the file
    pub path: Option<String>,
    /// the line, from 1, where it came from lines
    pub line: Option<u64>,
    /// what kind of failure it is
    pub kind: FailureKind,
    /// what was found and what was expected
    pub message: String,
}

impl fmt::Display for Failure {
    /// `file:line: what is wrong`, as far as file and line are known; else the id.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.path, self.line, &self.id) {
            (Some(path), Some(line), _) => write!(f, "{path}:{line}: ")?,
            (Some(known), ..) | (_, _, Some(known)) => write!(f, "{known}: ")?,
            _ => {}
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

named! {
    /// Why an input yields no article.
    pub enum FailureKind "kind of failure":
    NotFound "not-found" "no file, or none that fits a pattern",
    Unreadable "unreadable" "a file that cannot be read, or not to its end",
    TooLarge "too-large" "more bytes than an article may have",
    NotText "not-text" "NUL bytes",
    BadJson "bad-json" "no JSON object",
    BadRow "bad-row" "a row of a table with more or fewer values than the first",
    BadWarc "bad-warc" "a record of a web archive that breaks its rules",
    MissingField "missing-field" "no field or column for the text",
    BadField "bad-field" "a text that is no string",
    Unsupported "unsupported" "a web page, for a program that was built without the feature",
    Internal "internal" "a fault of the program",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_says_where_and_what() {
        let of = |id: Option<&str>, path: Option<&str>, line| Failure {
            id: id.map(str::to_owned),
            path: path.map(str::to_owned),
            line,
            kind: FailureKind::NotText,
            message: "NUL at byte 3".to_owned(),
        };
        assert_eq!(of(Some("a"), Some("day.jsonl"), Some(2)).to_string(), "day.jsonl:2: NUL at byte 3");
        assert_eq!(of(Some("a"), Some("a.txt"), None).to_string(), "a.txt: NUL at byte 3");
        assert_eq!(of(Some("a"), None, None).to_string(), "a: NUL at byte 3");
        assert_eq!(of(None, None, None).to_string(), "NUL at byte 3");
    }
}
