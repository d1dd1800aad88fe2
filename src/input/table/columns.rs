//! The first row of a table: which column holds which field, and what is told where one is missing.

use super::{Read, Rows};
use crate::article::FailureKind;
use crate::input::decode::{BYTE_ORDER_MARK, utf16_hint};
use crate::input::form::delimiter;
use crate::input::{Format, Input};
use crate::tables::source::nearest;
use std::io::{self, BufRead};

/// Where in a row the fields stand.
#[derive(Default)]
pub(super) struct Columns {
    pub(super) names: Vec<String>,
    pub(super) id: Option<usize>,
    pub(super) text: usize,
    pub(super) headline: Option<usize>,
    pub(super) date: Option<usize>,
    pub(super) url: Option<usize>,
}

impl Rows {
    /// Reads the header and sets the reader up for what follows.
    pub(super) fn header(&mut self) -> io::Result<Option<Input>> {
        let head = self.stream.fill_buf()?;
        let delimiter = match self.format {
            Format::Tsv => b'\t',
            _ => delimiter(head.strip_prefix(BYTE_ORDER_MARK).unwrap_or(head), &self.options.fields.text).unwrap_or(b','),
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
}
