//! Lists of records that are made one by one, while they are written.

use super::view::View;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::ser::{Serialize, SerializeSeq, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

/// A record that is made of one thing of a document.
pub trait Of<'a, S>: Serialize {
    /// The record of `from`, which is number `n` of its list.
    fn of(view: &'a View<'a>, n: usize, from: &'a S) -> Self;
}

/// A list of records `T`, each made of an `S` when its turn comes. Its schema is that of `Vec<T>`.
pub struct List<'a, S, T> {
    view: Option<&'a View<'a>>,
    from: &'a [S],
    records: PhantomData<fn() -> T>,
}

impl<'a, S, T> List<'a, S, T> {
    /// The records of `from`.
    pub(super) fn new(view: &'a View<'a>, from: &'a [S]) -> List<'a, S, T> {
        List { view: Some(view), from, records: PhantomData }
    }
}

/// No records.
impl<S, T> Default for List<'_, S, T> {
    fn default() -> Self {
        List { view: None, from: &[], records: PhantomData }
    }
}

impl<S, T> fmt::Debug for List<'_, S, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{} records]", self.from.len())
    }
}

impl<'a, S, T: Of<'a, S>> Serialize for List<'a, S, T> {
    #[inline]
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = serializer.serialize_seq(Some(self.from.len()))?;
        if let Some(view) = self.view {
            for (n, from) in self.from.iter().enumerate() {
                list.serialize_element(&T::of(view, n, from))?;
            }
        }
        list.end()
    }
}

impl<S, T: JsonSchema> JsonSchema for List<'_, S, T> {
    fn inline_schema() -> bool {
        Vec::<T>::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        Vec::<T>::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        Vec::<T>::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<T>::json_schema(generator)
    }
}
