//! A file that is one article: a plain text or a web page.

use super::decode::{decode, utf16_hint};
use super::stream::Stream;
use super::{DateFrom, Format, Input, Opened, Options, Page, Tally};
use crate::article::{Article, FailureKind};
use std::io::Read;
use std::sync::Arc;

/// A file that is one article.
pub struct Whole {
    path: String,
    stream: Option<Stream>,
    format: Format,
    options: Arc<Options>,
}

impl Whole {
    /// The article in `stream`.
    pub fn new(path: String, stream: Stream, format: Format, options: Arc<Options>) -> Whole {
        Whole { path, stream: Some(stream), format, options }
    }
}

impl Opened for Whole {
    fn next(&mut self, tally: &mut Tally) -> Option<Input> {
        let stream = self.stream.take()?;
        let article = Article { id: self.path.clone(), path: Some(self.path.clone()), ..Article::default() };
        let article = self.options.date(article, &self.path, None, tally);
        let max_size = self.options.max_article_size;
        let failed = |kind, message| Some(Input::Failed(article.failure(kind, message)));
        let mut bytes = Vec::new();
        if let Err(e) = stream.take(max_size + 1).read_to_end(&mut bytes) {
            return failed(FailureKind::Unreadable, e.to_string());
        }
        if bytes.len() as u64 > max_size {
            return failed(FailureKind::TooLarge, format!("more than {max_size} bytes; --max-article-size raises the limit"));
        }
        // a file of nothing is an article that somebody named; a stream of nothing is nothing
        if bytes.is_empty() && self.path == "-" {
            return None;
        }
        if self.format == Format::Html {
            return Some(Input::Page(Box::new(Page {
                article,
                bytes,
                charset: None,
                date_from_url: self.options.date_from.contains(&DateFrom::Url),
            })));
        }
        let hint = utf16_hint(&bytes);
        let Some((text, encoding)) = decode(bytes) else {
            return failed(FailureKind::NotText, format!("the file holds NUL bytes{hint}"));
        };
        Some(Input::Article(Box::new(Article { text, encoding, ..article })))
    }
}
