//! A description as it is resolved: a noun group with what stands beside it, and the answer.

use super::country::Country;
use super::group::Group;
use super::here::Here;
use super::item::Item;
use crate::document::{EntityId, MentionForm, Resolved};
use crate::lexicon::{Class, Word};

/// A noun group with what stands beside it.
pub(super) struct Described<'g> {
    pub(super) group: &'g Group,
    pub(super) head: usize,
    pub(super) word: Word,
    /// whether it points to somebody in particular: by its determiner or owner, or in a headline
    pub(super) definite: bool,
    /// whom a genitive or a possessive pronoun before it means
    pub(super) owner: Option<EntityId>,
    /// a body or group whose name is inside
    pub(super) name: Option<EntityId>,
    /// the state whose name or adjective is inside, or that owns it
    pub(super) state: Option<EntityId>,
    /// the country of state or owner
    pub(super) country: Option<Country>,
    /// whether it is of people whom nobody names: "the pilots' union", "their union"
    pub(super) of_people: bool,
    /// how old a person is that it describes: "the 52-year-old"
    pub(super) age: Option<u8>,
    pub(super) here: &'g Here,
}

/// A noun for somebody who speaks for a party: a spokesman.
pub(super) fn speaks_for(word: Word) -> bool {
    word.is(Class::PersonNoun) && word.is(Class::IssuedNoun)
}

pub(super) fn found(item: &mut Item, entity: Option<EntityId>, resolved: Resolved, form: MentionForm) {
    if entity.is_some() {
        (item.entity, item.resolved, item.form, item.open) = (entity, resolved, Some(form), false);
    }
}
