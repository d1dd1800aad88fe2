//! Fields: how a record with names (a JSON line, a row of a table) becomes an article.

use super::Input;
use crate::article::{Article, Failure, FailureKind};

/// What the id is called, unless the user says otherwise.
const ID: &str = "id";

/// The fields of a record that make an article.
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
        Fields { id: ID.into(), text: "text".into(), headline: None, date: None, url: None, keep: Vec::new() }
    }
}

impl Fields {
    /// The fields that the user named, but for the text's, each behind its flag.
    pub fn named(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let optional = [("--headline-field", &self.headline), ("--date-field", &self.date), ("--url-field", &self.url)];
        let optional = optional.into_iter().filter_map(|(flag, name)| Some((flag, name.as_deref()?)));
        let id = (self.id != ID).then_some(("--id-field", self.id.as_str()));
        id.into_iter().chain(optional).chain(self.keep.iter().map(|name| ("--keep", name.as_str())))
    }
}

/// Where a record stands: a file and a line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin<'a> {
    /// the file, `-` for standard input
    pub path: &'a str,
    /// the line on which the record begins, from 1
    pub line: u64,
}

impl Origin<'_> {
    /// That there is no article here.
    pub fn failed(&self, id: Option<String>, kind: FailureKind, message: impl Into<String>) -> Input {
        Input::Failed(Failure { id, path: self.path(), line: Some(self.line), kind, message: message.into() })
    }

    /// The article of a record; `article` holds what is known of it but id, path and line. The headline goes before its text.
    pub fn article(&self, id: Option<String>, headline: Option<&str>, max_size: u64, article: Article) -> Input {
        let headline = headline.map(str::trim).filter(|h| !h.is_empty());
        let size = article.text.len() + headline.map_or(0, |h| h.len() + 2);
        if size as u64 > max_size {
            return self.failed(id, FailureKind::TooLarge, format!("{size} bytes, the limit is {max_size}; --max-article-size raises it"));
        }
        Input::Article(Box::new(Article {
            id: id.unwrap_or_else(|| format!("{}:{}", self.path, self.line)),
            path: self.path(),
            line: Some(self.line),
            has_headline: headline.is_some(),
            text: match headline {
                Some(headline) => format!("{}\n\n{}", headline.replace(['\n', '\r'], " "), article.text),
                None => article.text,
            },
            ..article
        }))
    }

    fn path(&self) -> Option<String> {
        (self.path != "-").then(|| self.path.to_owned())
    }
}
