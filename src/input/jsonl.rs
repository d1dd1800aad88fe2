//! JSON Lines: one article a line. A line is read, never the file.

use super::fields::{Fields, Origin};
use super::stream::Stream;
use super::time::{self, timestamp};
use super::{Input, Opened, Options, Skipped};
use crate::article::Article;
use serde_json::{Map, Value};
use std::io::{self, BufRead, Read};

/// JSON may take so many bytes for one of the text's.
const ESCAPED: u64 = 6;
/// A line has room for its text and so many bytes of marks and other fields.
const MARKS: u64 = 1 << 16;

/// The lines of a file.
pub struct Lines {
    path: String,
    stream: Stream,
    options: Options,
    line: u64,
    buffer: Vec<u8>,
    done: bool,
}

impl Lines {
    /// The articles in the lines of `stream`.
    pub fn new(path: String, stream: Stream, options: Options) -> Lines {
        Lines { path, stream, options, line: 0, buffer: Vec::new(), done: false }
    }

    /// Reads a line into the buffer; `None` at the end. A line that is too long is passed over, and is a failure.
    fn read_line(&mut self) -> io::Result<Option<Result<(), Input>>> {
        self.buffer.clear();
        let limit = self.options.max_article_size.saturating_mul(ESCAPED).saturating_add(MARKS);
        let read = (&mut self.stream).take(limit).read_until(b'\n', &mut self.buffer)?;
        if read == 0 {
            return Ok(None);
        }
        self.line += 1;
        if (read as u64) < limit || self.buffer.ends_with(b"\n") {
            return Ok(Some(Ok(())));
        }
        self.buffer = Vec::new();
        self.done = !self.stream.pass_line()?;
        let end = if self.done { " that does not end, so that the rest of the file is left out" } else { "" };
        let message = format!("a line of more than {limit} bytes{end}; --max-article-size raises the limit");
        Ok(Some(Err(self.origin().failed(None, "too-large", message))))
    }

    fn origin(&self) -> Origin<'_> {
        Origin { path: &self.path, line: self.line }
    }

    fn article(&self, line: &[u8]) -> Input {
        let origin = self.origin();
        let mut object = match serde_json::from_slice::<Value>(line) {
            Ok(Value::Object(object)) => object,
            Ok(other) => return origin.failed(None, "bad-json", format!("expected an object, found {}", name_of(&other))),
            Err(e) => return origin.failed(None, "bad-json", e.to_string()),
        };
        let fields = &self.options.fields;
        let id = match field(&object, &fields.id) {
            Some(Value::String(id)) => Some(id.clone()),
            Some(Value::Number(n)) => Some(n.to_string()),
            _ => None,
        };
        let kept = kept(&object, fields);
        let string = |name: &Option<String>| name.as_ref().and_then(|n| field(&object, n)).and_then(Value::as_str).map(str::to_owned);
        let (headline, url) = (string(&fields.headline), string(&fields.url));
        let published = fields.date.as_ref().and_then(|n| field(&object, n)).and_then(published);
        let text = match field_mut(&mut object, &fields.text) {
            Some(Value::String(text)) => std::mem::take(text),
            Some(other) => {
                let found = name_of(other);
                return origin.failed(id, "bad-field", format!("expected a string in the field \"{}\", found {found}", fields.text));
            }
            None => return origin.failed(id, "missing-field", missing(&object, &fields.text)),
        };
        let article = Article { text, published, url, kept, encoding: self.stream.encoding, ..Article::default() };
        origin.article(id, headline.as_deref(), self.options.max_article_size, article)
    }
}

impl Opened for Lines {
    fn next(&mut self, _: &mut Skipped) -> Option<Input> {
        while !self.done {
            match self.read_line() {
                Ok(None) => self.done = true,
                Ok(Some(Err(failed))) => return Some(failed),
                Ok(Some(Ok(()))) => {
                    let line = self.buffer.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.buffer).trim_ascii();
                    if !line.is_empty() {
                        return Some(self.article(line));
                    }
                }
                Err(e) => {
                    self.done = true;
                    self.line += 1;
                    return Some(self.origin().failed(None, "unreadable", e.to_string()));
                }
            }
        }
        None
    }

    fn is_drained(&self) -> bool {
        self.stream.is_drained()
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

/// The same, to be taken.
fn field_mut<'a>(object: &'a mut Map<String, Value>, name: &str) -> Option<&'a mut Value> {
    if object.contains_key(name) {
        return object.get_mut(name).filter(|v| !v.is_null());
    }
    let (first, rest) = name.split_once('.')?;
    field_mut(object.get_mut(first)?.as_object_mut()?, rest)
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
    use super::super::Format;
    use super::*;

    fn read(lines: &str, fields: Fields) -> Vec<Input> {
        let options = Options { fields, max_article_size: 100, ..Options::default() };
        let raw = Box::new(io::Cursor::new(lines.as_bytes().to_vec()));
        let (stream, _) = Stream::unpack(raw, "a.jsonl".as_ref(), Format::Jsonl, &options.fields).expect("a stream");
        let mut lines = Lines::new("a.jsonl".into(), stream, options);
        std::iter::from_fn(|| lines.next(&mut Skipped::default())).collect()
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
