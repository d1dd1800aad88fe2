//! What records write as text, though it is none in memory: ids and names of a fixed set.

use crate::rules::RuleId;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// The id of a claim within its article, by its number from 0.
#[derive(Clone, Copy, Debug)]
pub struct ClaimId(pub u32);

impl Serialize for ClaimId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut digits = itoa::Buffer::new();
        let digits = digits.format(self.0 + 1).as_bytes();
        // a letter and ten digits at most
        let mut id = [b'c'; 11];
        id[1..=digits.len()].copy_from_slice(digits);
        serializer.serialize_str(std::str::from_utf8(&id[..=digits.len()]).expect("a letter and digits"))
    }
}

impl Serialize for RuleId<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_text())
    }
}

/// One of a fixed set of names, none of which needs an escape: written as `serde` writes the variants of an enumeration.
#[derive(Clone, Copy, Debug)]
pub struct Label(pub &'static str);

impl Serialize for Label {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit_variant("Label", 0, self.0)
    }
}

/// The schema of what is written as text.
macro_rules! text_schema {
    ($($type:ty),*) => {
        $(impl JsonSchema for $type {
            fn inline_schema() -> bool {
                String::inline_schema()
            }

            fn schema_name() -> Cow<'static, str> {
                String::schema_name()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                String::json_schema(generator)
            }
        })*
    };
}

text_schema!(ClaimId, RuleId<'_>, Label);
