//! Which words make noun groups, and which may be the head of what means a party.

use crate::lexicon::{Class, Classes, Tag, Tags};

/// What may stand in a noun group.
pub(super) const MEMBERS: Tags = Tags::of(&[Tag::Noun, Tag::Plural, Tag::Adjective, Tag::Participle, Tag::Number, Tag::Ing]);
/// Nouns that mean parties.
pub(super) const PARTY_NOUNS: Classes = Classes::of(&[
    Class::PersonNoun,
    Class::PeopleNoun,
    Class::BodyNoun,
    Class::StateNoun,
    Class::GroupNoun,
    Class::GovernmentNoun,
    Class::PortfolioHead,
    Class::PlaceNoun,
]);
/// Tags of nouns.
pub(super) const NOUNS: Tags = Tags::of(&[Tag::Noun, Tag::Plural]);
