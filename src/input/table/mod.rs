//! CSV and TSV: one article a row, the names of the columns in the first one. A row is read, never the file.

mod columns;
mod row;
mod unclosed;

use self::columns::Columns;
use self::row::{Read, Row};
use super::decode::{Record, decode_record};
use super::fields::Origin;
use super::stream::Stream;
use super::{Format, Input, Opened, Options, Tally};
use crate::article::{Article, FailureKind};
use csv_core::{Reader, ReaderBuilder};
use std::sync::Arc;

/// The rows of a file.
pub struct Rows {
    path: String,
    stream: Stream,
    options: Arc<Options>,
    format: Format,
    delimiter: u8,
    reader: Reader,
    columns: Option<Columns>,
    row: Row,
    /// how many quotations had no end
    unclosed: u32,
    done: bool,
}

impl Rows {
    /// The articles in the rows of `stream`.
    pub fn new(path: String, stream: Stream, format: Format, options: Arc<Options>) -> Rows {
        Rows {
            path,
            stream,
            options,
            format,
            delimiter: b',',
            reader: Reader::new(),
            columns: None,
            row: Row::default(),
            unclosed: 0,
            done: false,
        }
    }

    /// A reader at the beginning of a row.
    fn reader(&self) -> Reader {
        ReaderBuilder::new().delimiter(self.delimiter).quoting(self.options.quoting).build()
    }

    fn origin(&self) -> Origin<'_> {
        Origin { path: &self.path, line: self.row.line }
    }

    fn article(&self, columns: &Columns, tally: &mut Tally) -> Input {
        let origin = self.origin();
        let (found, expected) = (self.row.cells, columns.names.len());
        if found != expected {
            let lines = self.row.raw.trim_ascii().iter().filter(|b| **b == b'\n').count() as u64;
            let hint = format!("; the row goes on to line {}, is a quotation closed too late? (--no-quoting)", origin.line + lines);
            let hint = if lines > 0 { hint.as_str() } else { "" };
            return origin.failed(
                None,
                FailureKind::BadRow,
                format!("expected {expected} values as in the first row, found {found}{hint}"),
            );
        }
        let Some(Record { text: all, ends, encoding }) = decode_record(&self.row.bytes[..self.row.size], &self.row.ends[..found]) else {
            return origin.failed(None, FailureKind::NotText, "the row holds NUL bytes");
        };
        let encoding = if encoding == "utf-8" { self.stream.encoding } else { encoding };
        let cell = |n: usize| &all[if n == 0 { 0 } else { ends[n - 1] }..ends[n]];
        let some = |n: Option<usize>| n.map(cell).filter(|v| !v.is_empty());
        let kept = |name: &String| (name.clone(), columns.names.iter().position(|n| n == name).map(|n| cell(n).to_owned()));
        let article = Article {
            text: cell(columns.text).to_owned(),
            url: some(columns.url).map(str::to_owned),
            encoding,
            kept: self.options.fields.keep.iter().map(kept).collect(),
            ..Article::default()
        };
        let article = self.options.date(article, origin.path, some(columns.date), tally);
        origin.article(some(columns.id).map(str::to_owned), some(columns.headline), self.options.max_article_size, article)
    }
}

impl Opened for Rows {
    fn next(&mut self, tally: &mut Tally) -> Option<Input> {
        if self.done {
            return None;
        }
        let read = match &self.columns {
            Some(_) => self.read(),
            None => match self.header() {
                Ok(Some(failed)) => return Some(failed),
                Ok(None) if self.done => return None,
                Ok(None) => self.read(),
                Err(e) => Err(e),
            },
        };
        match read {
            Ok(Read::Row) => self.columns.as_ref().map(|columns| self.article(columns, tally)),
            Ok(Read::End) => {
                self.done = true;
                None
            }
            Ok(Read::Unclosed) => Some(self.unclosed()),
            Ok(passed) => {
                self.done = matches!(passed, Read::Endless);
                let end = if self.done { " and does not end, so that the rest of the file is left out" } else { "" };
                let limit = self.options.max_article_size;
                Some(self.origin().failed(None, FailureKind::TooLarge, format!("a row that is larger than {limit} bytes{end}; --max-article-size raises the limit, --no-quoting takes quotation marks for text")))
            }
            Err(e) => {
                self.done = true;
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
    use crate::input::form::delimiter;
    use crate::input::{Fields, Inputs};
    use std::io;

    fn read(path: &str, table: &str, options: Options) -> Vec<String> {
        let inputs = Inputs::of_reader(path, io::Cursor::new(table.as_bytes().to_vec()), options);
        let told = inputs.map(|i| match i.read() {
            Ok(a) => format!("{} {} {}", a.id, a.line.unwrap_or(0), a.text),
            Err(f) => format!("{} {} {}", f.kind.name(), f.line.unwrap_or(0), f.message),
        });
        told.collect()
    }

    #[test]
    fn every_row_is_an_article_or_a_failure() {
        let table = "\u{feff}id,text,note\r\n7,\"Oslo said \"\"no\"\".\nTwice.\",x\r\n\r\n,Riga.,\n8,Minsk.\n9,\"Last";
        assert_eq!(
            read("a.csv", table, Options::default()),
            [
                "7 2 Oslo said \"no\".\nTwice.",
                "a.csv:5 5 Riga.",
                "bad-row 6 expected 3 values as in the first row, found 2",
                "bad-row 7 the quotation that begins on line 7 does not end, so that the rest of the file is left out; --no-quoting takes quotation marks for text"
            ]
        );
        assert_eq!(read("a.csv", "", Options::default()), ["missing-field 1 an empty table: no row with the names of the columns"]);
        assert_eq!(read("a.csv", "id,txt\n1,x\n", Options::default()), ["missing-field 1 no column \"text\", did you mean \"txt\"?"]);
        assert_eq!(read("a.csv", "id,text", Options::default()), Vec::<String>::new());
        assert_eq!(
            read("a.csv", "id,text\n1,\"Oslo\nRiga\",x\n", Options::default()),
            [
                "bad-row 2 expected 2 values as in the first row, found 3; the row goes on to line 3, is a quotation closed too late? (--no-quoting)"
            ]
        );
    }

    #[test]
    fn a_quotation_without_an_end_costs_its_row() {
        let told = |table: &str| {
            let read = read("a.csv", table, Options::default());
            read.iter().map(|t| t.split(';').next().expect("a part").to_owned()).collect::<Vec<_>>()
        };
        let unclosed = |row: u64, line: u64| format!("bad-row {row} the quotation that begins on line {line} does not end");
        assert_eq!(told("id,text\n1,\"Oslo.\n2,Riga.\n3,Minsk.\n"), [unclosed(2, 2), "2 3 Riga.".into(), "3 4 Minsk.".into()]);
        // the last line has no break, and one behind the row begins no row
        assert_eq!(told("id,text\r\n\r\n1,\"Oslo\r\nsaid so.\r\n\r\n2,Riga."), [unclosed(3, 3), "2 6 Riga.".into()]);
        // it begins in a row of several lines
        assert_eq!(told("text,id,note\n\"Oslo\nsaid.\",1,\"no\nend\nRiga,2,\n"), [unclosed(2, 3), "2 5 Riga".into()]);
        // another one behind it
        assert_eq!(told("id,text\n1,a\n2,\"b\n3,c\n4,x\"y\n5,\"d\n6,e\n"), ["1 2 a", "2 3 b\n3,c\n4,xy", &*unclosed(6, 6), "6 7 e"]);
        let many = told(&("id,text\n".to_owned() + &"x\"y,\"z\n".repeat(40)));
        assert_eq!(many.len(), 17);
        assert!(many[16].ends_with("so that the rest of the file is left out"), "{many:?}");
    }

    #[test]
    fn columns_that_are_named_must_be_there() {
        let fields = Fields { date: Some("dat".into()), keep: vec!["id".into(), "Source".into()], ..Fields::default() };
        assert_eq!(
            read("a.csv", "id,text,date,source\n1,x,y,z\n", Options { fields, ..Options::default() }),
            [
                "missing-field 1 no column \"dat\" (--date-field), did you mean \"date\"?; no column \"Source\" (--keep), did you mean \"source\"?"
            ]
        );
    }

    #[test]
    fn delimiters_are_found_and_quotation_marks_may_be_text() {
        assert_eq!(read("a.csv", "id;text\n1;\"Oslo; Riga\"\n", Options::default()), ["1 2 Oslo; Riga"]);
        assert_eq!(read("a.tsv", "id\ttext\n1\t\"Oslo\tRiga\"\n", Options::default()), ["1 2 Oslo\tRiga"]);
        let raw = Options { quoting: false, ..Options::default() };
        assert_eq!(read("a.tsv", "id\ttext\n1\t\"No,\" Oslo said.\n2\t\"Yes.\n", raw), ["1 2 \"No,\" Oslo said.", "2 3 \"Yes."]);
        assert_eq!(delimiter(b"a,text;b\n", "text;b"), Some(b','));
        assert_eq!(delimiter(b"a b text", "text"), None);
    }

    #[test]
    fn rows_that_are_too_large_are_passed_over() {
        let limited = Options { max_article_size: 100, ..Options::default() };
        let row = |size: usize| format!("{size},{}\n", "x".repeat(size));
        let told = read("a.csv", &format!("id,text\n{}{}{}{}", row(5), row(101), row(300_000), row(100)), limited.clone());
        let kinds: Vec<&str> = told.iter().map(|t| t.split(' ').next().expect("a word")).collect();
        assert_eq!(kinds, ["5", "too-large", "too-large", "100"]);
        assert!(told[2].starts_with("too-large 4 a row that is larger than 100 bytes;"), "{}", told[2]);
        let many = read("a.csv", &format!("id,text\n1,a{}\n2,b\n", ",".repeat(200_000)), limited);
        assert!(many[0].starts_with("too-large 2") && many[1] == "2 3 b", "{many:?}");
    }

    #[test]
    fn legacy_encodings_are_decoded_row_by_row() {
        let table = b"id,text\n1,K\xf6ln said \x93no\x94.\n2,Oslo.\n".to_vec();
        let all: Vec<_> =
            Inputs::of_reader("a.csv", io::Cursor::new(table), Options::default()).map(|i| i.read().expect("a row")).collect();
        assert_eq!((all[0].text.as_str(), all[0].encoding), ("Köln said “no”.", "windows-1252"));
        assert_eq!((all[1].text.as_str(), all[1].encoding), ("Oslo.", "utf-8"));
        let utf16: Vec<u8> = "\u{feff}id\ttext\r\n1\tKöln 🚢.\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let all: Vec<_> =
            Inputs::of_reader("a.tsv", io::Cursor::new(utf16), Options::default()).map(|i| i.read().expect("a row")).collect();
        assert_eq!((all[0].id.as_str(), all[0].text.as_str(), all[0].encoding), ("1", "Köln 🚢.", "utf-16le"));
    }
}
