//! How inputs are read.

use super::{DateFrom, Fields, FileId, Format, Tally, dating, time};
use crate::article::{Article, Dating};

/// A larger article is an error record, unless the user says otherwise.
pub const MAX_ARTICLE_SIZE: u64 = 64 << 20;

/// How inputs are read.
#[derive(Clone, Debug)]
pub struct Options {
    /// the form
    pub format: Format,
    /// the fields
    pub fields: Fields,
    /// whether quotation marks around a value of a table are none of its own
    pub quoting: bool,
    /// when an article was published that does not say so, RFC 3339 in UTC
    pub date: Option<String>,
    /// what else says that, before `date` does, in this order
    pub date_from: Vec<DateFrom>,
    /// the largest article, in bytes
    pub max_article_size: u64,
    /// the files that the run writes to, which are no inputs
    pub outputs: Vec<FileId>,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            format: Format::Auto,
            fields: Fields::default(),
            quoting: true,
            date: None,
            date_from: Vec::new(),
            max_article_size: MAX_ARTICLE_SIZE,
            outputs: Vec::new(),
        }
    }
}

impl Options {
    /// Says when an article was published, whose path and address are known: by a field that says it, else by whatever else is allowed to. A date that
    /// cannot be read counts, and is none.
    pub(super) fn date(&self, article: Article, path: &str, field: Option<&str>, tally: &mut Tally) -> Article {
        let field = field.filter(|f| !f.trim().is_empty());
        let read = field.and_then(time::published);
        tally.dates += u64::from(field.is_some() && read.is_none());
        let found = (read.map(|date| (date, Dating::Field)))
            .or_else(|| dating::of_names(&self.date_from, path, article.url.as_deref()))
            .or_else(|| Some((self.date.clone()?, Dating::Option)));
        let (published, dating) = found.unzip();
        Article { published, dating, ..article }
    }
}
