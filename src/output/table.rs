//! Tables: claims as rows of CSV or TSV, written from the same record as rows of JSON.
//!
//! Values are quoted as RFC 4180 has it, lines end with a line feed, and the first one names the columns. `null` is nothing between two marks, an empty
//! text is `""`. The elements of a list stand in one cell, `|` between; within one that mark and the backslash have a backslash before them.

use super::record::ClaimRow;
use super::schema::{NOT_IN_TABLES, table_names};
use super::serializer::{self, Writer};
use super::view::View;
use super::{Options, row};
use crate::document::Document;
use crate::engine::Engine;

/// Stands between the elements of a list.
const BETWEEN: u8 = b'|';

/// How claims become a table: what separates columns, and which input fields stand in front.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    mark: u8,
    kept: Vec<String>,
}

impl Table {
    /// A table with `mark` between its columns, which are those of [`ClaimRow`] behind the kept fields.
    pub fn new(mark: u8, kept: &[String]) -> Table {
        let mut all: Vec<String> = Vec::new();
        for name in kept {
            if !all.contains(name) {
                all.push(name.clone());
            }
        }
        Table { mark, kept: all }
    }

    /// Appends the line that names the columns. A kept field with the name of another column is `kept_…`.
    pub fn header(&self, out: &mut Vec<u8>) {
        let columns = table_names();
        let mut line = Line { out, mark: self.mark, cells: 0, list: None };
        for name in &self.kept {
            let taken = columns.contains(name);
            line.cell(if taken { format!("kept_{name}") } else { name.clone() }.as_bytes());
        }
        columns.iter().for_each(|name| line.cell(name.as_bytes()));
        line.out.push(b'\n');
    }

    /// Appends the rows of a document.
    pub fn rows(&self, doc: &Document, engine: &Engine, options: Options, out: &mut Vec<u8>) {
        let view = View::new(doc, engine, options);
        row::rows(&view).for_each(|row| self.row(&row, out));
    }

    fn row(&self, row: &ClaimRow, out: &mut Vec<u8>) {
        let mut line = Line { out, mark: self.mark, cells: 0, list: None };
        for name in &self.kept {
            match row.kept.get(name.as_str()).copied().flatten() {
                Some(value) => line.cell(value.as_bytes()),
                None => line.nothing(),
            }
        }
        serializer::write(row, &mut line);
        line.out.push(b'\n');
    }
}

/// A row under way.
struct Line<'o> {
    out: &'o mut Vec<u8>,
    mark: u8,
    /// how many cells there are
    cells: usize,
    /// the elements of the list under way
    list: Option<Vec<u8>>,
}

impl Line<'_> {
    /// A cell of nothing.
    fn nothing(&mut self) {
        if self.cells > 0 {
            self.out.push(self.mark);
        }
        self.cells += 1;
    }

    /// A cell, in quotation marks where it needs them.
    fn cell(&mut self, value: &[u8]) {
        self.nothing();
        let is_plain = |b: &u8| !matches!(b, b'"' | b'\n' | b'\r') && *b != self.mark;
        if !value.is_empty() && value.iter().all(is_plain) {
            self.out.extend_from_slice(value);
            return;
        }
        self.out.push(b'"');
        for byte in value {
            if *byte == b'"' {
                self.out.push(b'"');
            }
            self.out.push(*byte);
        }
        self.out.push(b'"');
    }
}

impl Writer for Line<'_> {
    fn text(&mut self, text: &str) {
        self.plain(text.as_bytes());
    }

    fn name(&mut self, name: &str) {
        self.plain(name.as_bytes());
    }

    /// An element of the list under way, else a cell.
    fn plain(&mut self, value: &[u8]) {
        let Some(list) = &mut self.list else { return self.cell(value) };
        for byte in value {
            if matches!(*byte, BETWEEN | b'\\') {
                list.push(b'\\');
            }
            list.push(*byte);
        }
    }

    fn null(&mut self) {
        if self.list.is_none() {
            self.nothing();
        }
    }

    fn open_list(&mut self) {
        self.list = Some(Vec::new());
    }

    fn element(&mut self, first: bool) {
        if let Some(list) = self.list.as_mut().filter(|_| !first) {
            list.push(BETWEEN);
        }
    }

    fn close_list(&mut self) {
        match self.list.take() {
            Some(list) if !list.is_empty() => self.cell(&list),
            _ => self.nothing(),
        }
    }

    fn open_object(&mut self) {}

    fn field(&mut self, name: &'static str) -> bool {
        !NOT_IN_TABLES.contains(&name)
    }

    fn named(&mut self) {}

    fn close_object(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::record::Label;

    #[test]
    fn cells_are_quoted_where_they_must_be_and_lists_are_one_cell() {
        let row = ClaimRow {
            article_id: Some("a,1"),
            kept: [("desk", Some("")), ("url", Some("sea")), ("none", None)].into(),
            headline: Some("“Oslo” \"said\""),
            sentence_text: Some("two\nlines"),
            confidence: Some(0.5),
            hedged: Some(false),
            source_ids: vec!["a|b", "c\\d"],
            source_types: vec![Label("state"), Label("actor")],
            source_countries: vec![None, Some("NO")],
            target_countries: vec![None],
            ..ClaimRow::default()
        };
        let table = Table::new(b',', &["desk", "url", "none", "desk"].map(str::to_owned));
        let (mut header, mut out) = (Vec::new(), Vec::new());
        table.header(&mut header);
        table.row(&row, &mut out);
        let (header, out) = (String::from_utf8(header).expect("UTF-8"), String::from_utf8(out).expect("UTF-8"));
        assert!(header.starts_with("desk,kept_url,none,article_id,article_path,"), "{header}");
        assert!(!header.contains("error") && header.ends_with(",addressee_names\n"), "{header}");
        assert!(out.starts_with("\"\",sea,,\"a,1\",,,,,,\"“Oslo” \"\"said\"\"\",,"), "{out}");
        for part in [",false,,0.5,", ",\"two\nlines\",", ",a\\|b|c\\\\d,state|actor,,|NO,"] {
            assert!(out.contains(part), "{part} in {out}");
        }
        let tabs = Table::new(b'\t', &[]);
        let mut out = Vec::new();
        tabs.row(&row, &mut out);
        assert!(out.starts_with(b"a,1\t\t") && out.split(|b| *b == b'\t').count() + 3 == header.split(',').count());
    }
}
