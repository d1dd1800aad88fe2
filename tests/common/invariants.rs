//! What holds of every document and record, whatever came in.

#![allow(dead_code)]

use claimwire::output::{Options, Per, Unit, write_document};
use claimwire::{Document, Engine};
use serde_json::Value;

/// The record of a document, with its text.
pub fn record(doc: &Document, engine: &Engine, unit: Unit) -> Value {
    let mut out = Vec::new();
    write_document(doc, engine, Options { unit, with_text: true, ..Options::default() }, &mut out);
    serde_json::from_slice(&out).expect("a record")
}

/// Checks that every span of a record is what it says, in the record's own unit. `slice` cuts the text from unit to unit.
pub fn check_spans(record: &Value, slice: &dyn Fn(usize, usize) -> Option<String>) {
    match record {
        Value::Object(object) => {
            if let (Some(start), Some(end)) = (object.get("start").and_then(Value::as_u64), object.get("end").and_then(Value::as_u64)) {
                assert!(start < end, "an empty span: {record}");
                let cut = slice(start as usize, end as usize).unwrap_or_else(|| panic!("a span beyond the text: {record}"));
                if let Some(Value::String(text)) = object.get("text") {
                    assert_eq!(&cut, text);
                }
            }
            object.values().for_each(|v| check_spans(v, slice));
        }
        Value::Array(items) => items.iter().for_each(|v| check_spans(v, slice)),
        _ => {}
    }
}

/// Checks a document in all three units: spans slice, zones tile the text, mentions never overlap, rows are JSON.
pub fn check_document(doc: &Document, engine: &Engine) {
    let text = doc.text();
    let chars: Vec<char> = text.chars().collect();
    let utf16: Vec<u16> = text.encode_utf16().collect();
    check_spans(&record(doc, engine, Unit::Bytes), &|a, b| text.get(a..b).map(str::to_owned));
    check_spans(&record(doc, engine, Unit::Chars), &|a, b| chars.get(a..b).map(|c| c.iter().collect()));
    let r = record(doc, engine, Unit::Utf16);
    check_spans(&r, &|a, b| utf16.get(a..b).and_then(|u| String::from_utf16(u).ok()));
    let mut end = 0;
    for z in r["zones"].as_array().expect("zones") {
        let (start, stop) = (z["start"].as_u64().expect("a start") as usize, z["end"].as_u64().expect("an end") as usize);
        let space = |u: &u16| char::from_u32(u32::from(*u)).is_some_and(char::is_whitespace);
        assert!(start >= end && utf16[end..start].iter().all(space), "between zones: {text:?}");
        end = stop;
    }
    let entities = r["entities"].as_array().expect("entities").iter();
    let mentions = entities.flat_map(|e| e["mentions"].as_array().expect("mentions"));
    let mut spans: Vec<(u64, u64)> =
        mentions.map(|m| (m["start"].as_u64().expect("a start"), m["end"].as_u64().expect("an end"))).collect();
    spans.sort_unstable();
    assert!(spans.windows(2).all(|w| w[0].1 <= w[1].0), "mentions overlap in {text:?}");
    let mut rows = Vec::new();
    write_document(doc, engine, Options { per: Per::Claim, ..Options::default() }, &mut rows);
    let rows: Vec<Value> =
        rows.split(|b| *b == b'\n').filter(|l| !l.is_empty()).map(|l| serde_json::from_slice(l).expect("a row")).collect();
    assert_eq!(rows.len(), doc.claims.len());
}
