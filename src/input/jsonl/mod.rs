//! JSON Lines: one article a line; or an array of objects, or objects over several lines. A line or value is read, never the file.

mod cutter;
mod value;

use self::value::Shape;
use super::decode::{BYTE_ORDER_MARK, utf16_hint};
use super::fields::Origin;
use super::stream::Stream;
use super::{Input, Opened, Options, Tally, object};
use crate::article::FailureKind;
use serde_json::Value;
use std::sync::Arc;

/// The lines of a file.
pub struct Lines {
    path: String,
    stream: Stream,
    options: Arc<Options>,
    /// where the value in the buffer begins: its line, from 1, and the bytes before it there
    line: u64,
    column: usize,
    /// the line, and the bytes of it, that were read
    at: (u64, usize),
    buffer: Vec<u8>,
    shape: Shape,
}

impl Lines {
    /// The articles in the lines of `stream`.
    pub fn new(path: String, stream: Stream, options: Arc<Options>) -> Lines {
        Lines { path, stream, options, line: 0, column: 0, at: (1, 0), buffer: Vec::new(), shape: Shape::Unknown }
    }

    fn origin(&self) -> Origin<'_> {
        Origin { path: &self.path, line: self.line }
    }

    /// What is wrong with a value, and where: the column in a value of one line, else the line in the file too.
    fn broken(&self, value: &[u8], e: &serde_json::Error) -> String {
        let told = e.to_string();
        let what = told.rsplit_once(" at line ").map_or(told.as_str(), |(what, _)| what);
        let hint = utf16_hint(value);
        match e.line() {
            0 | 1 => format!("{what} at column {}{hint}", e.column() + self.column),
            line => format!("{what} at line {} column {}{hint}", self.line + line as u64 - 1, e.column()),
        }
    }

    fn article(&self, value: &[u8], tally: &mut Tally) -> Input {
        let origin = self.origin();
        match serde_json::from_slice::<Value>(value) {
            Ok(Value::Object(object)) => {
                tally.record(&self.options.fields, |name| object::has(&object, name));
                object::article(object, &origin, &self.options, self.stream.encoding, tally)
            }
            Ok(other) => origin.failed(None, FailureKind::BadJson, format!("expected an object, found {}", object::name_of(&other))),
            Err(e) => origin.failed(None, FailureKind::BadJson, self.broken(value, &e)),
        }
    }
}

impl Opened for Lines {
    fn next(&mut self, tally: &mut Tally) -> Option<Input> {
        match self.read() {
            Ok(None) => None,
            Ok(Some(Err(failed))) => Some(failed),
            Ok(Some(Ok(()))) => {
                let value = self.buffer.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&self.buffer).trim_ascii_end();
                Some(self.article(value, tally))
            }
            Err(e) => {
                self.shape = Shape::End;
                self.line = self.at.0;
                Some(self.origin().failed(None, FailureKind::Unreadable, e.to_string()))
            }
        }
    }

    fn is_drained(&self) -> bool {
        self.stream.is_drained()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Format;
    use crate::input::fields::Fields;
    use std::io;

    fn read(lines: &str, fields: Fields) -> Vec<Input> {
        let options = Options { fields, max_article_size: 100, ..Options::default() };
        let raw = Box::new(io::Cursor::new(lines.as_bytes().to_vec()));
        let (stream, _) = Stream::unpack(raw, "a.jsonl".as_ref(), Format::Jsonl, &options.fields).expect("a stream");
        let mut lines = Lines::new("a.jsonl".into(), stream, Arc::new(options));
        std::iter::from_fn(|| lines.next(&mut Tally::default())).collect()
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
                Err(f) => format!("{} {}", f.kind.name(), f.line.unwrap_or(0)),
            })
            .collect();
        assert_eq!(
            told,
            ["7 1", "bad-field 3", "missing-field 4", "bad-json 5", "bad-json 6", "too-large 7", "too-large 8", "a.jsonl:9 9"]
        );
        let told = |line: &str| read(line, Fields::default()).remove(0).read().expect_err("a failure").message;
        assert_eq!(told("{\"txt\":\"a\"}"), "no field \"text\", did you mean \"txt\"?");
        assert_eq!(told("{\"text\":null}"), "the field \"text\" is null");
        assert_eq!(told("{\"text\":\"a\",}"), "trailing comma at column 13");
    }

    /// The id and line of each article, the kind, line and message of each failure.
    fn told(file: &str) -> Vec<String> {
        let fields = Fields { keep: vec!["n".into()], ..Fields::default() };
        let told = read(file, fields).into_iter().map(|i| match i.read() {
            Ok(a) => format!("{} {}", a.id, a.line.unwrap_or(0)),
            Err(f) => format!("{} {}: {}", f.kind.name(), f.line.unwrap_or(0), f.message),
        });
        told.collect()
    }

    #[test]
    fn an_array_is_read_element_by_element() {
        assert_eq!(told("[]"), Vec::<String>::new());
        assert_eq!(told(" \n[{\"id\":1,\"text\":\"]\"},{\"id\":2,\"text\":\"\"}]\n"), ["1 2", "2 2"]);
        let pretty = "\u{feff}[\n  {\n    \"id\": 1,\n    \"text\": \"a\"\n  },\n  {\n    \"id\": 2,\n    \"n\": {},\n    \"text\": 7\n  },\n  3\n]\n";
        assert_eq!(
            told(pretty),
            [
                "1 2",
                "bad-field 6: expected a string in the field \"text\", found a number",
                "bad-json 11: expected an object, found a number"
            ]
        );
        // two arrays, and a line after them
        assert_eq!(told("[{\"id\":1,\"text\":\"\"}]\n[{\"id\":2,\"text\":\"\"}] {\"id\":3,\"text\":\"\"}\n"), ["1 1", "2 2", "3 2"]);
        // one that is cut off costs itself; one that is too large is passed over
        let (long, huge) = ("x".repeat(101), "y".repeat(700_000));
        let broken = format!(
            "[{{\"id\":1,\"text\":\"a\",\n{{\"id\":2,\"text\":\"\"}},\n{{\"text\":\"{long}\"}},{{\"text\":\"{huge}\"}},\n{{\"id\":5,\"text\":\"\"}}"
        );
        let broken = told(&broken);
        assert!(broken[0].starts_with("bad-json 1: ") && broken[2].starts_with("too-large 3: 101 bytes"), "{broken:?}");
        assert!(broken[3].starts_with("too-large 3: a value of more than 66136 bytes;"), "{broken:?}");
        assert_eq!(
            (&*broken[1], &broken[4..]),
            ("2 2", &["5 4".to_owned(), "bad-json 4: the array that begins on line 1 does not end".to_owned()][..])
        );
    }

    #[test]
    fn objects_may_go_over_several_lines_if_the_first_one_does() {
        assert_eq!(told("{\n  \"id\": 1,\n  \"text\": \"a\"\n}\n{\"id\":2,\n\"text\":\"b\"}\n"), ["1 1", "2 5"]);
        assert_eq!(told("{\n  \"id\": 1,\n  \"text\": }\n"), ["bad-json 1: expected value at line 3 column 11"]);
        // a line that is cut off is that line alone
        for cut in ["{\"id\":1,", "{\"id\":1,\"text\":\"a"] {
            let read = told(&format!("{cut}\n{{\"id\":2,\"text\":\"b\"}}\n"));
            assert!(read[0].starts_with("bad-json 1: ") && read[1..] == ["2 2"], "{read:?}");
        }
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
    }
}
