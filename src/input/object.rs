//! JSON objects: their fields by name or path.

use super::fields::Fields;
use crate::tables::source::nearest;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A field by its name, else by a path of names with dots between.
pub fn field<'a>(object: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    any(object, name).filter(|v| !v.is_null())
}

/// The same, null too.
pub fn any<'a>(object: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    object.get(name).or_else(|| {
        let (first, rest) = name.split_once('.')?;
        any(object.get(first)?.as_object()?, rest)
    })
}

/// The same, to be taken.
pub fn field_mut<'a>(object: &'a mut Map<String, Value>, name: &str) -> Option<&'a mut Value> {
    if object.contains_key(name) {
        return object.get_mut(name).filter(|v| !v.is_null());
    }
    let (first, rest) = name.split_once('.')?;
    field_mut(object.get_mut(first)?.as_object_mut()?, rest)
}

/// The value of a field as it would stand in a text.
pub fn written(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// That a field is not there, or null, with the nearest name of one that is.
pub fn missing(object: &Map<String, Value>, name: &str) -> String {
    if any(object, name).is_some() {
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
pub fn kept(object: &Map<String, Value>, fields: &Fields) -> BTreeMap<String, Option<String>> {
    fields.keep.iter().map(|name| (name.clone(), field(object, name).map(written))).collect()
}
