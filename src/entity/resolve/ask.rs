//! What is asked of the story: whom a pronoun or a description may mean.

use super::here::Here;
use super::item::Kinds;
use crate::document::{EntityId, Sex};

/// What a party gains for a description that the article is about.
const ABOUT: f32 = 6.0;

/// What is looked for.
pub(super) struct Ask<'q> {
    /// the token that asks: items before it may be meant
    pub(super) at: usize,
    /// of which kinds
    pub(super) kinds: Kinds,
    /// of which sex, where that is known
    pub(super) sex: Sex,
    /// who is not meant
    pub(super) not: &'q [EntityId],
    /// whether only what stands in the same quotation may be meant
    pub(super) inside: bool,
    /// what parties lose against things
    pub(super) party: f32,
    /// what a party gains that the article is about
    pub(super) about: f32,
    /// what `fit` has to give to end the search at the farthest sentence
    pub(super) sure: f32,
    /// the most that `fit` gives: it is not asked of what would weigh too little even so
    pub(super) most: f32,
    /// where it stands
    pub(super) here: &'q Here,
}

impl<'q> Ask<'q> {
    /// For whoever of these kinds was spoken of before token `at`.
    pub(super) fn new(at: usize, kinds: Kinds, not: &'q [EntityId], here: &'q Here) -> Ask<'q> {
        Ask { at, kinds, sex: Sex::Unknown, not, inside: false, party: 0.0, about: ABOUT, sure: 0.0, most: f32::INFINITY, here }
    }
}
