//! Input: paths and streams → articles. One article or one failure an input, in order; bad input never ends a run.

mod dating;
pub mod decode;
mod fields;
mod files;
mod form;
#[cfg(feature = "html")]
mod html;
mod jsonl;
mod list;
mod object;
mod options;
mod place;
mod stream;
mod table;
mod tally;
mod text;
pub(crate) mod time;
mod walk;
mod warc;

pub use dating::DateFrom;
pub use fields::Fields;
pub use form::Format;
pub use list::List;
pub use options::{MAX_ARTICLE_SIZE, Options};
pub use place::Place;
pub use tally::Tally;

use crate::article::{Article, Failure};
use encoding_rs::Encoding;
use files::Files;
pub use files::{FileId, STATE};
use place::is_stdin;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use stream::Stream;

/// What an input turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// an article
    Article(Box<Article>),
    /// a web page; reading it takes long enough to leave it to the workers
    Page(Box<Page>),
    /// none, and why
    Failed(Failure),
}

/// A web page that is not read yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// what is known of its article before; the text is not read
    pub article: Article,
    /// its bytes
    pub bytes: Vec<u8>,
    /// the encoding that its server names
    pub charset: Option<&'static Encoding>,
    /// whether its address may say when it was published
    pub date_from_url: bool,
}

impl Input {
    /// The article, or why there is none.
    pub fn read(self) -> Result<Article, Failure> {
        match self {
            Input::Article(article) => Ok(*article),
            #[cfg(feature = "html")]
            Input::Page(page) => html::read(*page),
            #[cfg(not(feature = "html"))]
            Input::Page(page) => {
                Err(page.article.failure(crate::FailureKind::Unsupported, "this program was built without the feature \"html\"".to_owned()))
            }
            Input::Failed(failure) => Err(failure),
        }
    }

    /// How large it is, in bytes.
    pub fn size(&self) -> usize {
        match self {
            Input::Article(article) => article.text.len(),
            Input::Page(page) => page.bytes.len(),
            Input::Failed(_) => 0,
        }
    }
}

/// A source of inputs that is open: the lines of a file, or the one article that a file is.
trait Opened: Send {
    fn next(&mut self, tally: &mut Tally) -> Option<Input>;

    /// Whether nothing is at hand, so that the next input may have to be waited for.
    fn is_drained(&self) -> bool {
        false
    }
}

/// The inputs behind a list of paths, one after another; `-` is standard input.
///
/// ```
/// use claimwire::input::{Inputs, Options};
///
/// let lines: &[u8] = b"{\"id\":\"a\",\"text\":\"Oslo said so.\"}\nbroken\n";
/// let read: Vec<_> = Inputs::of_reader("lines.jsonl", lines, Options::default()).map(|input| input.read()).collect();
/// assert_eq!(read[0].as_ref().unwrap().text, "Oslo said so.");
/// assert_eq!(read[1].as_ref().unwrap_err().kind.name(), "bad-json");
/// ```
pub struct Inputs {
    options: Arc<Options>,
    files: Files,
    /// the file that comes next, not opened yet
    file: Option<Result<PathBuf, Failure>>,
    open: Option<Box<dyn Opened>>,
    /// whether what is open may make its reader wait
    live: bool,
    place: Place,
    count: Arc<AtomicU64>,
    tally: Tally,
}

impl Inputs {
    /// The inputs in files, in directories and behind patterns. Nothing is opened before it is asked for.
    pub fn new(paths: impl IntoIterator<Item = PathBuf>, options: Options) -> Inputs {
        Inputs::with_lists(paths, [], options)
    }

    /// The same, and those in lists of files after them.
    pub fn with_lists(paths: impl IntoIterator<Item = PathBuf>, lists: impl IntoIterator<Item = List>, options: Options) -> Inputs {
        Inputs {
            files: Files::new(paths, lists, options.outputs.clone()),
            options: Arc::new(options),
            file: None,
            open: None,
            live: false,
            place: Place::new(0, ""),
            count: Arc::default(),
            tally: Tally::default(),
        }
    }

    /// The inputs in something that can be read, as if it were a file of that path.
    pub fn of_reader(path: &str, reader: impl Read + Send + 'static, options: Options) -> Inputs {
        let mut inputs = Inputs::new([], options);
        inputs.place = Place::new(1, path);
        match Stream::unpack(Box::new(reader), Path::new(path), inputs.options.format, &inputs.options.fields) {
            Ok((stream, format)) => inputs.open = Some(inputs.opened(path.to_owned(), stream, format)),
            Err(e) => inputs.file = Some(Err(Failure::unopened(Path::new(path), &e))),
        }
        inputs
    }

    /// Where the last input stands.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// What was left out so far.
    pub fn tally(&self) -> Tally {
        self.tally
    }

    /// How many bytes were read so far, packed as they are. It may be watched while somebody else reads on.
    pub fn bytes(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.count)
    }

    /// Whether the next input may have to be waited for.
    pub fn is_waiting(&self) -> bool {
        self.live && self.open.as_ref().is_some_and(|open| open.is_drained())
    }

    /// Goes on behind `place`, with what had been left out up to there: the files before its own are not opened, its own is read up to there.
    /// The error says what is there instead.
    pub fn go_to(&mut self, place: &Place, tally: Tally) -> Result<(), String> {
        while self.place.file < place.file {
            if let Some(Ok(path)) = &self.file {
                self.count.fetch_add(path.metadata().map_or(0, |m| m.len()), Ordering::Relaxed);
            }
            if !self.next_file() {
                return Err(format!("expected {} as file {}, found {} files in all", place.path, place.file, self.place.file));
            }
        }
        if self.place.path != place.path || self.place.before != place.before {
            return Err(self.place.change(place).unwrap_or_default());
        }
        while self.place.number < place.number {
            if self.next_here().is_none() {
                return Err(format!("expected {} inputs in {}, found {}", place.number, place.path, self.place.number));
            }
        }
        if let Some(change) = self.place.change(place) {
            return Err(change);
        }
        self.tally = tally;
        Ok(())
    }

    /// Finds the next file; it is opened by whoever reads it.
    fn next_file(&mut self) -> bool {
        let Some(file) = self.files.next(&mut self.tally) else { return false };
        let path = match &file {
            Ok(path) => path.to_string_lossy().into_owned(),
            Err(failure) => failure.path.clone().unwrap_or_default(),
        };
        self.place = self.place.next_file(path);
        self.file = Some(file);
        true
    }

    /// The next input of the file that is at hand.
    fn next_here(&mut self) -> Option<Input> {
        let next = match self.file.take().map(|file| file.and_then(|path| self.open(&path))) {
            Some(Err(failure)) => Some(Input::Failed(failure)),
            Some(Ok(open)) => self.open.insert(open).next(&mut self.tally),
            None => self.open.as_mut()?.next(&mut self.tally),
        };
        match &next {
            Some(input) => self.place.next_input(input),
            None => self.open = None,
        }
        next
    }

    fn open(&mut self, path: &Path) -> Result<Box<dyn Opened>, Failure> {
        self.live = is_stdin(path);
        let opened = Stream::open(path, self.options.format, &self.options.fields, Arc::clone(&self.count));
        let (stream, format) = opened.map_err(|e| Failure::unopened(path, &e))?;
        Ok(self.opened(path.to_string_lossy().into_owned(), stream, format))
    }

    fn opened(&self, path: String, stream: Stream, format: Format) -> Box<dyn Opened> {
        let options = Arc::clone(&self.options);
        match format {
            Format::Jsonl => Box::new(jsonl::Lines::new(path, stream, options)),
            Format::Csv | Format::Tsv => Box::new(table::Rows::new(path, stream, format, options)),
            Format::Warc => Box::new(warc::Records::new(path, stream, options)),
            Format::Auto | Format::Text | Format::Html => Box::new(text::Whole::new(path, stream, format, options)),
        }
    }
}

/// How many bytes there are behind paths and lists, packed as they are; `None` where standard input is among them. Every file is looked up.
pub fn total_bytes(paths: Vec<PathBuf>, lists: Vec<List>, outputs: Vec<FileId>) -> Option<u64> {
    let mut files = Files::new(paths, lists, outputs);
    let mut sum = 0;
    while let Some(file) = files.next(&mut Tally::default()) {
        let Ok(path) = file else { continue };
        if is_stdin(&path) {
            return None;
        }
        sum += path.metadata().map_or(0, |m| m.len());
    }
    Some(sum)
}

impl Iterator for Inputs {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        loop {
            if let Some(input) = self.next_here() {
                return Some(input);
            }
            if !self.next_file() {
                return None;
            }
        }
    }
}
