//! Input: paths and streams → articles. One article or one failure an input, in order; bad input never ends a run.

pub mod decode;
mod files;
#[cfg(feature = "html")]
mod html;
mod jsonl;
mod text;
mod time;

pub use files::Skipped;

use crate::article::{Article, Failure};
use std::collections::VecDeque;
use std::io::BufRead;
use std::path::PathBuf;

/// What an input turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// an article
    Article(Box<Article>),
    /// the bytes of a web page, with what is known of its article so far; reading it takes long enough to leave it to the workers
    Page(Box<(Article, Vec<u8>)>),
    /// none, and why
    Failed(Failure),
}

impl Input {
    /// The article, or why there is none.
    pub fn read(self) -> Result<Article, Failure> {
        match self {
            Input::Article(article) => Ok(*article),
            #[cfg(feature = "html")]
            Input::Page(page) => html::read(page.0, page.1),
            #[cfg(not(feature = "html"))]
            Input::Page(page) => Err(page.0.failure("unsupported", "this program was built without the feature \"html\"".to_owned())),
            Input::Failed(failure) => Err(failure),
        }
    }

    /// How large it is, in bytes.
    pub fn size(&self) -> usize {
        match self {
            Input::Article(article) => article.text.len(),
            Input::Page(page) => page.1.len(),
            Input::Failed(_) => 0,
        }
    }
}

/// The form of an input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// by extension, else by content
    #[default]
    Auto,
    /// a plain text, one article a file
    Text,
    /// a web page, one article a file
    Html,
    /// JSON Lines, one article a line
    Jsonl,
}

/// The fields of a JSON line that make an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fields {
    /// the id
    pub id: String,
    /// the text
    pub text: String,
    /// a headline, which becomes the text's first line
    pub headline: Option<String>,
    /// when it was published
    pub date: Option<String>,
    /// where
    pub url: Option<String>,
    /// fields that are carried through
    pub keep: Vec<String>,
}

impl Default for Fields {
    fn default() -> Fields {
        Fields { id: "id".into(), text: "text".into(), headline: None, date: None, url: None, keep: Vec::new() }
    }
}

/// How inputs are read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// the form
    pub format: Format,
    /// the fields
    pub fields: Fields,
    /// the largest article, in bytes
    pub max_article_size: u64,
}

/// A larger article is an error record, unless the user says otherwise.
pub const MAX_ARTICLE_SIZE: u64 = 64 << 20;

/// A source of inputs that is open: the lines of a file, or the one article that a file is.
trait Opened {
    fn next(&mut self) -> Option<Input>;
}

/// The inputs behind a list of paths, one after another; `-` is standard input.
pub struct Inputs {
    options: Options,
    paths: VecDeque<PathBuf>,
    files: VecDeque<Result<files::Found, Failure>>,
    open: Option<Box<dyn Opened + Send>>,
    /// what directory walks left out
    pub skipped: Skipped,
}

impl Inputs {
    /// Nothing is opened before it is asked for.
    pub fn new(paths: impl IntoIterator<Item = PathBuf>, options: Options) -> Inputs {
        Inputs { options, paths: paths.into_iter().collect(), files: VecDeque::new(), open: None, skipped: Skipped::default() }
    }

    fn open(&mut self, file: files::Found) -> Result<Box<dyn Opened + Send>, Failure> {
        let path = file.path.to_string_lossy().into_owned();
        let mut reader: Box<dyn BufRead + Send> = file.open().map_err(|e| {
            let kind = if e.kind() == std::io::ErrorKind::NotFound { "not-found" } else { "unreadable" };
            Failure { id: None, path: Some(path.clone()), line: None, kind, message: e.to_string() }
        })?;
        let format = match self.options.format {
            Format::Auto => files::format_of(&file.path, &mut reader),
            chosen => chosen,
        };
        Ok(match format {
            Format::Jsonl => Box::new(jsonl::Lines::new(path, reader, self.options.clone())),
            form => Box::new(text::Whole::new(path, reader, form, self.options.max_article_size)),
        })
    }
}

impl Iterator for Inputs {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        loop {
            if let Some(open) = &mut self.open {
                match open.next() {
                    Some(input) => return Some(input),
                    None => self.open = None,
                }
            }
            if let Some(file) = self.files.pop_front() {
                match file.and_then(|file| self.open(file)) {
                    Ok(open) => self.open = Some(open),
                    Err(failure) => return Some(Input::Failed(failure)),
                }
                continue;
            }
            let path = self.paths.pop_front()?;
            self.files = files::expand(&path, &mut self.skipped);
        }
    }
}
