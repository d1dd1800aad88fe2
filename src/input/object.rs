//! JSON objects: their fields by name or path, and the article that they make.

use super::fields::{Fields, Origin};
use super::{Input, Options, Tally};
use crate::article::{Article, FailureKind};
use crate::tables::source::nearest;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The article of an object that stands at `origin` in a file of this encoding.
pub fn article(mut object: Map<String, Value>, origin: &Origin, options: &Options, encoding: &'static str, tally: &mut Tally) -> Input {
    let fields = &options.fields;
    let id = match field(&object, &fields.id) {
        Some(Value::String(id)) => Some(id.clone()),
        Some(Value::Number(n)) => Some(n.to_string()),
        _ => None,
    };
    let kept = kept(&object, fields);
    let string = |name: &Option<String>| name.as_ref().and_then(|n| field(&object, n)).and_then(Value::as_str).map(str::to_owned);
    let (headline, url) = (string(&fields.headline), string(&fields.url));
    let date = fields.date.as_ref().and_then(|n| field(&object, n)).map(written);
    let text = match field_mut(&mut object, &fields.text) {
        Some(Value::String(text)) => std::mem::take(text),
        Some(other) => {
            let found = name_of(other);
            return origin.failed(id, FailureKind::BadField, format!("expected a string in the field \"{}\", found {found}", fields.text));
        }
        None => return origin.failed(id, FailureKind::MissingField, missing(&object, &fields.text)),
    };
    let article = options.date(Article { text, url, kept, encoding, ..Article::default() }, origin.path, date.as_deref(), tally);
    origin.article(id, headline.as_deref(), options.max_article_size, article)
}

/// Whether there is a field of this name or path, be it null.
pub fn has(object: &Map<String, Value>, name: &str) -> bool {
    any(object, name).is_some()
}

/// A field by its name, else by a path of names with dots between.
fn field<'a>(object: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    any(object, name).filter(|v| !v.is_null())
}

/// The same, null too.
fn any<'a>(object: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    object.get(name).or_else(|| {
        let (first, rest) = name.split_once('.')?;
        any(object.get(first)?.as_object()?, rest)
    })
}

/// The same, to be taken.
fn field_mut<'a>(object: &'a mut Map<String, Value>, name: &str) -> Option<&'a mut Value> {
    if object.contains_key(name) {
        return object.get_mut(name).filter(|v| !v.is_null());
    }
    let (first, rest) = name.split_once('.')?;
    field_mut(object.get_mut(first)?.as_object_mut()?, rest)
}

/// The value of a field as it would stand in a text.
fn written(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// That a field is not there, or null, with the nearest name of one that is.
fn missing(object: &Map<String, Value>, name: &str) -> String {
    if has(object, name) {
        return format!("the field \"{name}\" is null");
    }
    let near = nearest(name, object.keys().map(String::as_str));
    format!("no field \"{name}\"{near}")
}

/// What a value is, in words.
pub fn name_of(value: &Value) -> &'static str {
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
fn kept(object: &Map<String, Value>, fields: &Fields) -> BTreeMap<String, Option<String>> {
    fields.keep.iter().map(|name| (name.clone(), field(object, name).map(written))).collect()
}
