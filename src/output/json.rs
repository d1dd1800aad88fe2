//! JSON, written straight into one buffer.
//!
//! What it writes is what `serde_json` writes, byte for byte (the test compares them), in a fifth of the steps: every value leaves a comma behind that
//! the end of its list or object takes back, and text is looked through for what must be escaped eight bytes at a time.

use super::room::Room;
use super::serializer::{self, Writer};
use serde::Serialize;

/// Appends a record.
pub(super) fn write(record: &impl Serialize, out: &mut Vec<u8>) {
    let mut room = Room::behind(std::mem::take(out));
    serializer::write(record, &mut room);
    *out = room.closed();
}

impl Writer for Room {
    #[inline]
    fn text(&mut self, text: &str) {
        self.escaped(text);
    }

    #[inline]
    fn name(&mut self, name: &str) {
        self.unescaped(name);
    }

    #[inline(always)]
    fn plain(&mut self, written: &[u8]) {
        self.digits(written);
    }

    #[inline(always)]
    fn null(&mut self) {
        self.put(b"null,");
    }

    #[inline(always)]
    fn open_list(&mut self) {
        self.put(b"[");
    }

    #[inline(always)]
    fn element(&mut self, _: bool) {
        self.reserve(0);
    }

    #[inline(always)]
    fn close_list(&mut self) {
        self.close(b'[', b']');
    }

    #[inline(always)]
    fn open_object(&mut self) {
        self.put(b"{");
    }

    #[inline(always)]
    fn field(&mut self, name: &'static str) -> bool {
        self.key(name);
        true
    }

    fn named(&mut self) {
        self.colon();
    }

    #[inline(always)]
    fn close_object(&mut self) {
        self.close(b'{', b'}');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::record::Label;
    use std::collections::BTreeMap;

    #[derive(Serialize)]
    struct Record {
        texts: Vec<String>,
        kind: Label,
        kept: BTreeMap<&'static str, Option<&'static str>>,
        numbers: Vec<f64>,
        offset: u32,
        line: Option<u64>,
        ok: bool,
        nested: Vec<Record>,
    }

    #[test]
    fn it_is_what_serde_json_writes() {
        let marks = (0..0x80u8).map(char::from).chain(['é', '“', '\u{2028}', '😀']);
        // every mark at every place of the words of eight bytes
        let around = |mark: char| (0..20).map(move |n| format!("{}{mark}{}", "a".repeat(n), "b".repeat(19 - n)));
        let record = |nested: Vec<Record>| Record {
            texts: marks.clone().flat_map(around).chain([String::new(), "\\\"\n".repeat(9000)]).collect(),
            kind: Label("a-name-of-more-than-two-words"),
            kept: [("desk \"a\"", Some("x")), ("none", None)].into(),
            numbers: vec![0.0, 0.5, 0.92, 1.0, 9.99, 12.5, -0.25, 1.0 / 3.0],
            offset: u32::MAX,
            line: nested.first().map(|_| u64::MAX),
            ok: nested.is_empty(),
            nested,
        };
        let record = record(vec![record(vec![]), record(vec![])]);
        let mut out = b"before".to_vec();
        write(&record, &mut out);
        assert_eq!(out, [b"before".as_slice(), &serde_json::to_vec(&record).expect("JSON")].concat());
    }
}
