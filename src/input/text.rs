//! A file that is one article: a plain text or a web page.

use super::decode::decode;
use super::stream::Stream;
use super::{Format, Input, Opened, Page, Skipped};
use crate::article::Article;
use std::io::Read;

/// A file that is one article.
pub struct Whole {
    path: String,
    stream: Option<Stream>,
    format: Format,
    max_size: u64,
}

impl Whole {
    /// The article in `stream`.
    pub fn new(path: String, stream: Stream, format: Format, max_size: u64) -> Whole {
        Whole { path, stream: Some(stream), format, max_size }
    }
}

impl Opened for Whole {
    fn next(&mut self, _: &mut Skipped) -> Option<Input> {
        let stream = self.stream.take()?;
        let article = Article { id: self.path.clone(), path: Some(self.path.clone()), ..Article::default() };
        let failed = |kind, message| Some(Input::Failed(article.failure(kind, message)));
        let mut bytes = Vec::new();
        if let Err(e) = stream.take(self.max_size + 1).read_to_end(&mut bytes) {
            return failed("unreadable", e.to_string());
        }
        if bytes.len() as u64 > self.max_size {
            return failed("too-large", format!("more than {} bytes; --max-article-size raises the limit", self.max_size));
        }
        if self.format == Format::Html {
            return Some(Input::Page(Box::new(Page { article, bytes, charset: None })));
        }
        let Some((text, encoding)) = decode(bytes) else {
            return failed("not-text", "the file holds NUL bytes".to_owned());
        };
        Some(Input::Article(Box::new(Article { text, encoding, ..article })))
    }
}
