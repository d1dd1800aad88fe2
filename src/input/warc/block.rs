//! The block of a record: the article that it holds, if any.

use super::head::Head;
use super::{Record, Trouble, http};
use crate::article::{Article, FailureKind};
use crate::input::decode::decode;
use crate::input::stream::Stream;
use crate::input::{Input, Options, Page, Tally};
use std::io::{self, Read};

/// The names of fields.
const TYPE: &str = "content-type";
const URL: &str = "warc-target-uri";

/// A record whose block may hold an article.
pub(super) struct Block<'r> {
    /// what the field WARC-Type says
    pub(super) kind: &'r str,
    pub(super) id: Option<&'r str>,
    pub(super) head: &'r Head,
    pub(super) path: &'r str,
    pub(super) options: &'r Options,
}

impl Block<'_> {
    /// The article in its block, if that holds one.
    pub(super) fn read(&self, block: &mut io::Take<&mut Stream>, tally: &mut Tally) -> Result<Record, Trouble> {
        let response = match self.kind {
            "response" => match http::Response::read(block)? {
                Some(response) if response.is_success() => Some(response),
                Some(_) => return Ok(Record::Left),
                None => return Err(self.trouble(FailureKind::BadWarc, "expected an HTTP response".into())),
            },
            _ => None,
        };
        let media_type = response.as_ref().map_or(self.head.get(TYPE), |r| r.head.get(TYPE)).unwrap_or_default();
        if !self.has_wanted_type(media_type) {
            return Ok(Record::Left);
        }
        let bytes = self.bytes(block, response.as_ref())?;
        let article = self.described(tally);
        if !self.is_text() {
            let charset = http::charset(media_type);
            return Ok(Record::Article(Input::Page(Box::new(Page { article, bytes, charset, ..Page::default() }))));
        }
        let Some((text, encoding)) = decode(bytes) else {
            return Err(self.trouble(FailureKind::NotText, "the record holds NUL bytes".into()));
        };
        Ok(Record::Article(Input::Article(Box::new(Article { text, encoding, ..article }))))
    }

    /// Whether somebody has taken the text out of the page already.
    fn is_text(&self) -> bool {
        self.kind == "conversion"
    }

    fn has_wanted_type(&self, media_type: &str) -> bool {
        let wanted: &[&str] = if self.is_text() { &["text/plain"] } else { &["text/html", "application/xhtml+xml"] };
        let (essence, _) = media_type.split_once(';').unwrap_or((media_type, ""));
        wanted.iter().any(|w| essence.trim().eq_ignore_ascii_case(w))
    }

    /// The bytes of the page, unpacked.
    fn bytes(&self, block: &mut io::Take<&mut Stream>, response: Option<&http::Response>) -> Result<Vec<u8>, Trouble> {
        let max = self.options.max_article_size;
        let large = || self.trouble(FailureKind::TooLarge, format!("a page of more than {max} bytes; --max-article-size raises the limit"));
        if block.limit() > max {
            return Err(large());
        }
        let mut bytes = Vec::new();
        block.read_to_end(&mut bytes)?;
        let Some(response) = response else { return Ok(bytes) };
        response.body(bytes, max).map_err(|broken| match broken {
            http::Broken::Large => large(),
            http::Broken::Encoding(what) => self.trouble(FailureKind::BadWarc, what),
        })
    }

    /// The article without its text: what the head of the record says of it.
    fn described(&self, tally: &mut Tally) -> Article {
        let fields = &self.options.fields;
        let of = |name: &Option<String>| name.as_deref().and_then(|n| self.head.get(n));
        tally.record(fields, |name| self.head.get(name).is_some());
        let article = Article {
            id: self.id.unwrap_or(self.path).to_owned(),
            path: Some(self.path.to_owned()),
            url: of(&fields.url).or(self.head.get(URL)).map(|u| u.trim_start_matches('<').trim_end_matches('>').to_owned()),
            kept: fields.keep.iter().map(|k| (k.clone(), self.head.get(k).map(str::to_owned))).collect(),
            ..Article::default()
        };
        self.options.date(article, self.path, of(&fields.date), tally)
    }

    fn trouble(&self, kind: FailureKind, what: String) -> Trouble {
        Trouble::Record(self.id.map(str::to_owned), kind, what)
    }
}
