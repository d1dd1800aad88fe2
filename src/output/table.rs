//! Tables: claims as rows of CSV or TSV, written from the same record as rows of JSON.
//!
//! Values are quoted as RFC 4180 has it, lines end with a line feed, and the first one names the columns. `null` is nothing between two marks, an empty
//! text is `""`. The elements of a list stand in one cell, `|` between; within one that mark and the backslash have a backslash before them.

use super::json::Unsayable;
use super::record::ClaimRow;
use super::schema::row_columns;
use super::view::View;
use super::{Options, row};
use crate::document::Document;
use crate::engine::Engine;
use serde::Serialize;
use serde::ser::{Error, Impossible, SerializeSeq, SerializeStruct, Serializer};
use std::fmt::Display;

/// Columns of rows that tables have not: failures are no rows of theirs, and each kept field is a column.
const LEFT_OUT: [&str; 4] = ["ok", "error", "error_message", "kept"];
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
        let columns: Vec<String> = row_columns().into_iter().filter(|c| !LEFT_OUT.contains(&c.as_str())).collect();
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
        row.serialize(&mut line).expect("rows hold nothing that a table cannot say");
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

    /// A value: an element of the list under way, else a cell.
    fn value(&mut self, value: &[u8]) -> Done {
        let Some(list) = &mut self.list else {
            self.cell(value);
            return Ok(());
        };
        for byte in value {
            if matches!(*byte, BETWEEN | b'\\') {
                list.push(b'\\');
            }
            list.push(*byte);
        }
        Ok(())
    }
}

type Done = Result<(), Unsayable>;

macro_rules! numbers {
    ($($method:ident $type:ty),*) => {
        $(
            fn $method(self, n: $type) -> Done {
                self.value(itoa::Buffer::new().format(n).as_bytes())
            }
        )*
    };
}

macro_rules! unsayable {
    ($($method:ident($($type:ty),*) -> $ok:ty;)*) => {
        $(
            fn $method(self, $(_: $type),*) -> Result<$ok, Unsayable> {
                Err(Unsayable)
            }
        )*
    };
}

impl<'l, 'o> Serializer for &'l mut Line<'o> {
    type Ok = ();
    type Error = Unsayable;
    type SerializeSeq = Open<'l, 'o>;
    type SerializeTuple = Impossible<(), Unsayable>;
    type SerializeTupleStruct = Impossible<(), Unsayable>;
    type SerializeTupleVariant = Impossible<(), Unsayable>;
    type SerializeMap = Impossible<(), Unsayable>;
    type SerializeStruct = Open<'l, 'o>;
    type SerializeStructVariant = Impossible<(), Unsayable>;

    numbers!(serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64, serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64);

    unsayable! {
        serialize_bytes(&[u8]) -> ();
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_map(Option<usize>) -> Self::SerializeMap;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }

    fn serialize_bool(self, value: bool) -> Done {
        self.value(if value { b"true" } else { b"false" })
    }

    fn serialize_f32(self, value: f32) -> Done {
        self.serialize_f64(value.into())
    }

    /// The shortest digits that give the number back, with a point.
    fn serialize_f64(self, value: f64) -> Done {
        self.value(format!("{value:?}").as_bytes())
    }

    fn serialize_char(self, value: char) -> Done {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Done {
        self.value(text.as_bytes())
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Done {
        self.value(value.to_string().as_bytes())
    }

    fn serialize_none(self) -> Done {
        if self.list.is_none() {
            self.nothing();
        }
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Done {
        self.serialize_none()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Done {
        self.serialize_none()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Done {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Done {
        Err(Unsayable)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'l, 'o>, Unsayable> {
        if self.list.replace(Vec::new()).is_some() {
            return Err(Unsayable::custom("a list in a list"));
        }
        Ok(Open { line: self, elements: 0 })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'l, 'o>, Unsayable> {
        Ok(Open { line: self, elements: 0 })
    }
}

/// A row or a list under way.
struct Open<'l, 'o> {
    line: &'l mut Line<'o>,
    elements: usize,
}

impl SerializeSeq for Open<'_, '_> {
    type Ok = ();
    type Error = Unsayable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        if let Some(list) = self.line.list.as_mut().filter(|_| self.elements > 0) {
            list.push(BETWEEN);
        }
        self.elements += 1;
        value.serialize(&mut *self.line)
    }

    fn end(self) -> Done {
        match self.line.list.take() {
            Some(list) if !list.is_empty() => self.line.cell(&list),
            _ => self.line.nothing(),
        }
        Ok(())
    }
}

impl SerializeStruct for Open<'_, '_> {
    type Ok = ();
    type Error = Unsayable;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Done {
        if LEFT_OUT.contains(&key) { Ok(()) } else { value.serialize(&mut *self.line) }
    }

    fn end(self) -> Done {
        Ok(())
    }
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
