//! Which words make noun groups.

use crate::lexicon::{Tag, Tags};

/// What may stand in a noun group.
pub(super) const MEMBERS: Tags = Tags::of(&[Tag::Noun, Tag::Plural, Tag::Adjective, Tag::Participle, Tag::Number, Tag::Ing]);
/// Tags of nouns.
pub(super) const NOUNS: Tags = Tags::of(&[Tag::Noun, Tag::Plural]);
