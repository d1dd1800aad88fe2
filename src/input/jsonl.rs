//! JSON Lines: one article a line. A line is read, never the file.

use super::time::{self, timestamp};
use super::{Fields, Input, Opened, Options};
use crate::article::{Article, Failure};
use serde_json::{Map, Value};
use std::io::{self, BufRead, Read};

/// The lines of a file.
pub struct Lines {
    path: String,
    reader: Box<dyn BufRead + Send>,
    options: Options,
    line: u64,
    buffer: Vec<u8>,
    done: bool,
}

impl Lines {
    /// The articles in the lines of `reader`.
    pub fn new(path: String, reader: Box<dyn BufRead + Send>, options: Options) -> Lines {
        Lines { path, reader, options, line: 0, buffer: Vec::new(), done: false }
    }

    /// Reads a line into the buffer; `Ok(None)` at the end, `Ok(Some(false))` where it is too long and was passed over.
    fn read_line(&mut self) -> io::Result<Option<bool>> {
        self.buffer.clear();
        // JSON may take six bytes for one of the text's
        let limit = self.options.max_article_size.saturating_mul(6).saturating_add(1 << 16);
        let read = (&mut self.reader).take(limit).read_until(b'\n', &mut self.buffer)?;
        if read == 0 {
            return Ok(None);
        }
        self.line += 1;
        if (read as u64) < limit || self.buffer.ends_with(b"\n") {
            return Ok(Some(true));
        }
        loop {
            let chunk = self.reader.fill_buf()?;
            let (used, ended) = match chunk.iter().position(|b| *b == b'\n') {
                Some(at) => (at + 1, true),
                None => (chunk.len(), chunk.is_empty()),
            };
            self.reader.consume(used);
            if ended {
                return Ok(Some(false));
            }
        }
    }

    fn failed(&self, id: Option<String>, kind: &'static str, message: String) -> Input {
        Input::Failed(Failure { id, path: self.shown_path(), line: Some(self.line), kind, message })
    }

    fn shown_path(&self) -> Option<String> {
        (self.path != "-").then(|| self.path.clone())
    }

    fn article(&self, line: &[u8]) -> Input {
        let object = match serde_json::from_slice::<Value>(line) {
            Ok(Value::Object(object)) => object,
            Ok(other) => return self.failed(None, "bad-json", format!("expected an object, found {}", name_of(&other))),
            Err(e) => return self.failed(None, "bad-json", e.to_string()),
        };
        let fields = &self.options.fields;
        let id = match field(&object, &fields.id) {
            Some(Value::String(id)) => Some(id.clone()),
            Some(Value::Number(n)) => Some(n.to_string()),
            _ => None,
        };
        let text = match field(&object, &fields.text) {
            Some(Value::String(text)) => text.clone(),
            Some(other) => {
                return self.failed(
                    id,
                    "bad-field",
                    format!("expected a string in the field \"{}\", found {}", fields.text, name_of(other)),
                );
            }
            None => return self.failed(id, "missing-field", missing(&object, &fields.text)),
        };
        if text.len() as u64 > self.options.max_article_size {
            return self.failed(
                id,
                "too-large",
                format!("{} bytes, the limit is {}; --max-article-size raises it", text.len(), self.options.max_article_size),
            );
        }
        let string = |name: &Option<String>| name.as_ref().and_then(|n| field(&object, n)).and_then(Value::as_str);
        let headline = string(&fields.headline).map(str::trim).filter(|h| !h.is_empty());
        let text = headline.map_or_else(|| text.clone(), |h| format!("{}\n\n{text}", h.replace(['\n', '\r'], " ")));
        Input::Article(Box::new(Article {
            id: id.unwrap_or_else(|| format!("{}:{}", self.path, self.line)),
            path: self.shown_path(),
            line: Some(self.line),
            text,
            has_headline: headline.is_some(),
            published: fields.date.as_ref().and_then(|n| field(&object, n)).and_then(published),
            url: string(&fields.url).map(str::to_owned),
            encoding: "utf-8",
            kept: kept(&object, fields),
            ..Article::default()
        }))
    }
}

impl Opened for Lines {
    fn next(&mut self) -> Option<Input> {
        while !self.done {
            match self.read_line() {
                Ok(None) => self.done = true,
                Ok(Some(false)) => {
                    return Some(self.failed(
                        None,
                        "too-large",
                        format!("a line of more than {} bytes; --max-article-size raises the limit", self.buffer.len()),
                    ));
                }
                Ok(Some(true)) => {
                    let line = self.buffer.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.buffer).trim_ascii();
                    if !line.is_empty() {
                        return Some(self.article(line));
                    }
                }
                Err(e) => {
                    self.done = true;
                    return Some(self.failed(None, "unreadable", e.to_string()));
                }
            }
        }
        None
    }
}

/// A field by its name, else by a path of names with dots between.
fn field<'a>(object: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    let found = object.get(name).or_else(|| {
        let (first, rest) = name.split_once('.')?;
        field(object.get(first)?.as_object()?, rest)
    });
    found.filter(|v| !v.is_null())
}

/// When a field says that the article was published: a text, or seconds or milliseconds since 1970.
fn published(value: &Value) -> Option<String> {
    value.as_str().and_then(timestamp).or_else(|| value.as_f64().and_then(time::of_epoch))
}

fn missing(object: &Map<String, Value>, name: &str) -> String {
    let near = crate::tables::source::nearest(name, object.keys().map(String::as_str));
    format!("no field \"{name}\"{near}")
}

fn name_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

/// The fields that are carried through: strings as they are, everything else as JSON, so that the type of the column never varies.
fn kept(object: &Map<String, Value>, fields: &Fields) -> std::collections::BTreeMap<String, Option<String>> {
    let value = |name: &String| match field(object, name) {
        None => None,
        Some(Value::String(s)) => Some(s.clone()),
        Some(other) => Some(other.to_string()),
    };
    fields.keep.iter().map(|name| (name.clone(), value(name))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &str, fields: Fields) -> Vec<Input> {
        let options = Options { fields, max_article_size: 100, ..Options::default() };
        let mut lines = Lines::new("a.jsonl".into(), Box::new(io::Cursor::new(lines.as_bytes().to_vec())), options);
        std::iter::from_fn(|| lines.next()).collect()
    }

    #[test]
    fn every_line_is_an_article_or_a_failure() {
        let long = "x".repeat(101);
        let huge = "y".repeat(70_000);
        let all = read(
            &format!(
                "\u{feff}{{\"id\":7,\"text\":\"Oslo said.\"}}\n\n{{\"text\":3}}\n{{\"txt\":\"a\"}}\nnonsense\n[1]\n{{\"text\":\"{long}\"}}\n{{\"text\":\"{huge}\"}}\n{{\"text\":\"last\"}}"
            ),
            Fields::default(),
        );
        let told: Vec<String> = all
            .into_iter()
            .map(|i| match i.read() {
                Ok(a) => format!("{} {}", a.id, a.line.unwrap_or(0)),
                Err(f) => format!("{} {}", f.kind, f.line.unwrap_or(0)),
            })
            .collect();
        assert_eq!(
            told,
            ["7 1", "bad-field 3", "missing-field 4", "bad-json 5", "bad-json 6", "too-large 7", "too-large 8", "a.jsonl:9 9"]
        );
        let failure = read("{\"txt\":\"a\"}", Fields::default()).remove(0).read().expect_err("a failure");
        assert_eq!(failure.message, "no field \"text\", did you mean \"txt\"?");
    }

    #[test]
    fn fields_are_found_by_name_and_path() {
        let fields = Fields {
            text: "body.plain".into(),
            headline: Some("title".into()),
            date: Some("on".into()),
            keep: vec!["tags".into(), "gone".into()],
            ..Fields::default()
        };
        let all =
            read("{\"id\":\"a\",\"title\":\"Head\\nline\",\"on\":\"2024-05-03\",\"tags\":[1,2],\"body\":{\"plain\":\"Text.\"}}", fields);
        let Input::Article(a) = &all[0] else { panic!("an article") };
        assert_eq!(a.text, "Head line\n\nText.");
        assert!(a.has_headline);
        assert_eq!(a.published.as_deref(), Some("2024-05-03T00:00:00Z"));
        assert_eq!(a.kept.get("tags").cloned().flatten().as_deref(), Some("[1,2]"));
        assert_eq!(a.kept.get("gone"), Some(&None));
        assert_eq!(published(&Value::from(1_714_723_200)).as_deref(), Some("2024-05-03T08:00:00Z"));
        assert_eq!(published(&Value::from(true)), None);
    }
}
