//! CSV and TSV: one article a row, the names of the columns in the first one. A row is read, never the file.

use super::decode::{Record, decode_record, utf16_hint};
use super::fields::Origin;
use super::form::delimiter;
use super::stream::{LONGEST_PASS, Stream};
use super::{Format, Input, Opened, Options, Tally};
use crate::article::{Article, FailureKind};
use crate::tables::source::nearest;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use std::io::{self, BufRead};
use std::sync::Arc;

/// A row has room for its values and so many bytes of marks beside.
const MARKS: u64 = 1 << 16;

/// The rows of a file.
pub struct Rows {
    path: String,
    pub(super) stream: Stream,
    options: Arc<Options>,
    format: Format,
    delimiter: u8,
    pub(super) reader: Reader,
    pub(super) columns: Option<Columns>,
    pub(super) row: Row,
    /// how many quotations had no end
    pub(super) unclosed: u32,
    pub(super) done: bool,
}

/// Where in a row the fields stand.
#[derive(Default)]
pub(super) struct Columns {
    pub(super) names: Vec<String>,
    id: Option<usize>,
    pub(super) text: usize,
    headline: Option<usize>,
    date: Option<usize>,
    url: Option<usize>,
}

/// The values of a row, one after another, and where each ends. The vectors keep their room, of which `size` and `cells` are in use.
#[derive(Default)]
pub(super) struct Row {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    size: usize,
    cells: usize,
    pub(super) line: u64,
    /// the row as it is written, where it may have to be read again
    pub(super) raw: Vec<u8>,
}

/// How reading a row ended.
enum Read {
    Row,
    /// it was too large and was passed over
    Passed,
    /// it was too large and did not end
    Endless,
    /// the file ended within a quotation
    Unclosed,
    End,
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

    /// Reads the next row. Lines are counted as they are read, so that a row stands on the line on which it begins.
    fn read(&mut self) -> io::Result<Read> {
        let limit = self.options.max_article_size.saturating_add(MARKS);
        let Row { bytes, ends, size, cells, line, raw } = &mut self.row;
        (*size, *cells) = (0, 0);
        raw.clear();
        let mut passed = 0u64;
        let (mut passing, mut begun) = (false, false);
        loop {
            let chunk = self.stream.fill_buf()?;
            if !begun {
                // blank lines before a row are not part of it
                let blank = chunk.iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
                begun = blank < chunk.len();
                *line = self.reader.line() + memchr::memchr_iter(b'\n', &chunk[..blank]).count() as u64;
            }
            if bytes.len() == *size {
                bytes.resize((*size * 2).max(1 << 16), 0);
            }
            if ends.len() == *cells {
                ends.resize((*cells * 2).max(64), 0);
            }
            // a line break ends the last row as the end of the file does, but within a quotation
            let ends_here = chunk.is_empty() && begun && (passing || raw.contains(&b'"'));
            let chunk = if ends_here { b"\n" } else { chunk };
            let (result, read, wrote, ended) = self.reader.read_record(chunk, &mut bytes[*size..], &mut ends[*cells..]);
            let read = if ends_here { 0 } else { read };
            if !passing && self.options.quoting {
                raw.extend_from_slice(&chunk[..read]);
            }
            self.stream.consume(read);
            passed += read as u64;
            if passing {
                // the values are thrown away
                (*size, *cells) = (0, 0);
                *raw = Vec::new();
            } else {
                (*size, *cells) = (*size + wrote, *cells + ended);
                passing = *size as u64 > limit || *cells as u64 > MARKS;
            }
            match result {
                ReadRecordResult::InputEmpty if ends_here => return Ok(Read::Unclosed),
                ReadRecordResult::InputEmpty | ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    if passing && passed > LONGEST_PASS {
                        return Ok(Read::Endless);
                    }
                }
                ReadRecordResult::Record if passing => return Ok(Read::Passed),
                ReadRecordResult::Record => return Ok(Read::Row),
                ReadRecordResult::End => return Ok(Read::End),
            }
        }
    }

    /// A reader at the beginning of a row.
    pub(super) fn reader(&self) -> Reader {
        ReaderBuilder::new().delimiter(self.delimiter).quoting(self.options.quoting).build()
    }

    pub(super) fn origin(&self) -> Origin<'_> {
        Origin { path: &self.path, line: self.row.line }
    }

    /// Reads the header and sets the reader up for what follows.
    fn header(&mut self) -> io::Result<Option<Input>> {
        let head = self.stream.fill_buf()?;
        let delimiter = match self.format {
            Format::Tsv => b'\t',
            _ => delimiter(head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head), &self.options.fields.text).unwrap_or(b','),
        };
        self.delimiter = delimiter;
        self.reader = self.reader();
        match self.read()? {
            Read::Row => {}
            Read::End => {
                // a stream of nothing is nothing
                self.done = self.path == "-";
                let empty = "an empty table: no row with the names of the columns".into();
                return Ok((!self.done).then(|| self.failed_header(FailureKind::MissingField, empty)));
            }
            Read::Unclosed => {
                return Ok(Some(
                    self.failed_header(FailureKind::BadRow, "a quotation in the row with the names of the columns does not end".into()),
                ));
            }
            _ => return Ok(Some(self.failed_header(FailureKind::TooLarge, "the row with the names of the columns does not end".into()))),
        }
        let names: Vec<String> = self.row.cells().map(|c| String::from_utf8_lossy(c).trim().to_owned()).collect();
        let at = |name: &str| names.iter().position(|n| n == name);
        let fields = &self.options.fields;
        let Some(text) = at(&fields.text) else {
            let near = nearest(&fields.text, names.iter().map(String::as_str));
            let hint = utf16_hint(names.first().map_or(b"", |n| n.as_bytes()));
            return Ok(Some(self.failed_header(FailureKind::MissingField, format!("no column \"{}\"{near}{hint}", fields.text))));
        };
        let lacking: Vec<String> = fields
            .named()
            .filter(|(_, name)| at(name).is_none())
            .map(|(flag, name)| format!("no column \"{name}\" ({flag}){}", nearest(name, names.iter().map(String::as_str))))
            .collect();
        if !lacking.is_empty() {
            return Ok(Some(self.failed_header(FailureKind::MissingField, lacking.join("; "))));
        }
        let optional = |name: &Option<String>| name.as_deref().and_then(at);
        let columns = Columns {
            id: at(&fields.id),
            text,
            headline: optional(&fields.headline),
            date: optional(&fields.date),
            url: optional(&fields.url),
            names: Vec::new(),
        };
        self.columns = Some(Columns { names, ..columns });
        Ok(None)
    }

    /// Without a header no row can be read.
    fn failed_header(&mut self, kind: FailureKind, message: String) -> Input {
        self.done = true;
        self.row.line = self.row.line.max(1);
        self.origin().failed(None, kind, message)
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

impl Row {
    fn cells(&self) -> impl Iterator<Item = &[u8]> {
        let ends = &self.ends[..self.cells];
        let starts = [0].into_iter().chain(ends.iter().copied());
        starts.zip(ends).map(|(start, end)| &self.bytes[start..*end])
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
    use super::super::{Fields, Inputs};
    use super::*;

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
