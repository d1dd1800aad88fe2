//! Web archives (WARC 1.0 and 1.1): one article a page. A record is read, never the file.
//!
//! Pages are the `response` records with a status of success, and the `resource` records, that hold HTML; `conversion` records (WET files) hold
//! the text of one. Other responses are left out and counted; requests, metadata and the like are no articles.

mod block;
mod head;
mod http;

use super::stream::{LONGEST_PASS, Stream};
use super::{Input, Opened, Options, Tally};
use crate::article::{Failure, FailureKind};
use block::Block;
use head::Head;
use std::io::{self, Read};
use std::sync::Arc;

/// The names of fields.
const LENGTH: &str = "content-length";
const KIND: &str = "warc-type";
const ID: &str = "warc-record-id";

/// The records of a file.
pub struct Records {
    path: String,
    stream: Stream,
    options: Arc<Options>,
    /// how many records have begun
    number: u64,
    /// whether the place where the next record begins is unknown
    lost: bool,
    done: bool,
}

/// What a record turned out to be.
enum Record {
    Article(Input),
    /// a response that holds no page
    Left,
    /// something that is no response
    Other,
}

/// Why a record could not be read.
enum Trouble {
    /// the stream cannot be read on
    Stream(io::Error),
    /// the record is broken: its id, if it was read, and why
    Record(Option<String>, FailureKind, String),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Trouble {
        Trouble::Stream(error)
    }
}

impl Records {
    /// The articles in the records of `stream`.
    pub fn new(path: String, stream: Stream, options: Arc<Options>) -> Records {
        Records { path, stream, options, number: 0, lost: false, done: false }
    }

    /// Reads up to the first line of the next record; false at the end.
    fn find(&mut self) -> Result<bool, Trouble> {
        let mut passed = 0;
        loop {
            let line = head::line(&mut self.stream)?;
            if line.is_empty() {
                return Ok(false);
            }
            if line.starts_with(b"WARC/") {
                self.lost = false;
                self.number += 1;
                return Ok(true);
            }
            passed += line.len() as u64;
            if passed > LONGEST_PASS {
                return Ok(false);
            }
            if !self.lost && !line.trim_ascii().is_empty() {
                self.lost = true;
                let shown: String = String::from_utf8_lossy(&line).trim_end().chars().take(40).collect();
                return Err(Trouble::Record(
                    None,
                    FailureKind::BadWarc,
                    format!("expected \"WARC/\" where a record begins, found {shown:?}"),
                ));
            }
        }
    }

    fn record(&mut self, tally: &mut Tally) -> Result<Record, Trouble> {
        let number = self.number;
        let mut broken = |id: Option<String>, what: String| {
            self.lost = true;
            Trouble::Record(id, FailureKind::BadWarc, format!("record {number}: {what}"))
        };
        let head = match Head::read(&mut self.stream)? {
            Some(head) => head,
            None => return Err(broken(None, "its head does not end".into())),
        };
        let id = self.options.fields.id.as_str();
        let id = head.get(id).or(head.get(ID)).map(|id| id.trim_start_matches('<').trim_end_matches('>').to_owned());
        let Some(length) = head.get(LENGTH).and_then(|l| l.parse::<u64>().ok()) else {
            return Err(broken(id, "expected a number in the field Content-Length".into()));
        };
        let kind = head.get(KIND).unwrap_or_default().to_ascii_lowercase();
        let mut block = (&mut self.stream).take(length);
        let read = match kind.as_str() {
            "response" | "resource" | "conversion" => {
                Block { kind: &kind, id: id.as_deref(), head: &head, path: &self.path, options: &self.options }.read(&mut block, tally)
            }
            "revisit" => Ok(Record::Left),
            _ => Ok(Record::Other),
        };
        // whatever was made of it, the next record begins behind the block
        io::copy(&mut (&mut block).take(LONGEST_PASS), &mut io::sink())?;
        if block.limit() > 0 {
            self.done = true;
            return Err(Trouble::Record(id, FailureKind::Unreadable, format!("record {number}: the file ends before the record does")));
        }
        match read {
            Err(Trouble::Record(id, kind, what)) => Err(Trouble::Record(id, kind, format!("record {number}: {what}"))),
            read => read,
        }
    }

    fn failed(&self, id: Option<String>, kind: FailureKind, message: String) -> Input {
        Input::Failed(Failure { id, path: Some(self.path.clone()), line: None, kind, message })
    }
}

impl Opened for Records {
    fn next(&mut self, tally: &mut Tally) -> Option<Input> {
        while !self.done {
            let read = match self.find() {
                Ok(false) => break,
                Ok(true) => self.record(tally),
                Err(trouble) => Err(trouble),
            };
            match read {
                Ok(Record::Article(input)) => return Some(input),
                Ok(Record::Left) => tally.records += 1,
                Ok(Record::Other) => {}
                Err(Trouble::Record(id, kind, what)) => return Some(self.failed(id, kind, what)),
                Err(Trouble::Stream(e)) => {
                    self.done = true;
                    return Some(self.failed(None, FailureKind::Unreadable, e.to_string()));
                }
            }
        }
        self.done = true;
        None
    }

    fn is_drained(&self) -> bool {
        self.stream.is_drained()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Fields, Inputs};
    use super::*;
    use crate::article::Article;

    const PAGE: &str = "<html><title>Ferry late</title><p>Oslo said that the ferry was late.</p></html>";

    /// A record with its head and the length of its block.
    fn record(kind: &str, fields: &str, block: &str) -> String {
        let id = format!("WARC-Record-ID: <urn:uuid:{}>\r\nWARC-Target-URI: https://example.org/{kind}", block.len());
        format!("WARC/1.0\r\nWARC-Type: {kind}\r\n{id}\r\n{fields}Content-Length: {}\r\n\r\n{block}\r\n\r\n", block.len())
    }

    fn response(head: &str, body: &str) -> String {
        record(
            "response",
            "WARC-Date: 2024-05-03T08:00:00Z\r\nContent-Type: application/http\r\n",
            &format!("HTTP/1.1 {head}\r\n\r\n{body}"),
        )
    }

    fn read(archive: &str, options: Options) -> (Vec<Result<Article, Failure>>, u64) {
        let mut inputs = Inputs::of_reader("a.warc", io::Cursor::new(archive.as_bytes().to_vec()), options);
        let all = inputs.by_ref().map(Input::read).collect();
        (all, inputs.tally().records)
    }

    #[cfg(feature = "html")]
    #[test]
    fn pages_are_articles_and_other_responses_are_counted() {
        let archive = [
            record("warcinfo", "", "software: x"),
            record("request", "", "GET / HTTP/1.1"),
            response("200 OK\r\nContent-Type: text/html; charset=utf-8", PAGE),
            response("404 Not Found\r\nContent-Type: text/html", PAGE),
            response("200 OK\r\nContent-Type: image/png", "\u{1}"),
            record("revisit", "", ""),
            record("resource", "Content-Type: text/html\r\n", PAGE),
            record("conversion", "Content-Type: text/plain\r\n", "Oslo said so."),
        ]
        .concat();
        let fields = Fields { date: Some("warc-date".into()), keep: vec!["WARC-Date".into(), "gone".into()], ..Fields::default() };
        let (all, tally) = read(&archive, Options { fields, ..Options::default() });
        let all: Vec<Article> = all.into_iter().map(|a| a.expect("an article")).collect();
        let texts: Vec<&str> = all.iter().map(|a| a.text.as_str()).collect();
        let page = "Ferry late\n\nOslo said that the ferry was late.";
        assert_eq!((texts, tally), (vec![page, page, "Oslo said so."], 3));
        assert!(all[0].id.starts_with("urn:uuid:") && !all[0].id.ends_with('>'), "{}", all[0].id);
        assert_eq!(all[0].url.as_deref(), Some("https://example.org/response"));
        assert_eq!(all[0].published.as_deref(), Some("2024-05-03T08:00:00Z"));
        assert_eq!(all[0].kept.get("WARC-Date").cloned().flatten().as_deref(), Some("2024-05-03T08:00:00Z"));
        assert_eq!((all[0].line, all[0].kept.get("gone")), (None, Some(&None)));
    }

    #[test]
    fn broken_records_are_failures_and_the_rest_is_read() {
        let html = "200 OK\r\nContent-Type: text/html";
        let archive = [
            "nonsense\r\nmore of it\r\n".to_owned(),
            response(html, "<p>One.</p>"),
            record("response", "", "no HTTP"),
            "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\nlost\r\n\r\n".to_owned(),
            response(html, &"x".repeat(200)),
            response(html, "<p>Two.</p>"),
            response(html, "<p>Three.</p>").replace("Content-Length: 57", "Content-Length: 50"),
            response(html, "<p>Four.</p>")[..250].to_owned(),
        ]
        .concat();
        let options = Options { max_article_size: 100, ..Options::default() };
        let kinds: Vec<&str> = read(&archive, options).0.iter().map(|r| r.as_ref().err().map_or("ok", |f| f.kind.name())).collect();
        let ok = if cfg!(feature = "html") { "ok" } else { "unsupported" };
        assert_eq!(kinds, ["bad-warc", ok, "bad-warc", "bad-warc", "too-large", ok, ok, "bad-warc", "unreadable"]);
        assert_eq!(read("", Options::default()), (Vec::new(), 0));
        assert_eq!(read("WARC/1.0\r\n", Options::default()).0[0].as_ref().expect_err("a failure").kind, FailureKind::BadWarc);
    }
}
