//! Salience: what an item weighs by where it stands.

use super::Resolver;
use super::here::Here;
use super::item::{BASE, Item};
use crate::lexicon::{Class, Tag, Tags};
use crate::rules::Role;

/// What it gains or loses by where it stands.
const SUBJECT: f32 = 5.0;
const SPEAKER: f32 = 2.0;
const TARGET: f32 = 3.0;
const ADDRESSEE: f32 = 5.0;
const FIRST: f32 = 1.0;
const INSIDE: f32 = 3.0;
const OWNER: f32 = 4.0;

/// What whoever just spoke or acted gains for a description that goes on: one that speaks, or tells where a body is based.
pub(super) const GOES_ON: f32 = 12.0;

/// A weight that something has only where `yes`.
#[inline]
pub(super) fn gains(yes: bool, weight: f32) -> f32 {
    if yes { weight } else { 0.0 }
}

impl Resolver<'_> {
    /// What an item weighs by its place; `before` is the token before its phrase.
    pub(super) fn weight(&self, item: &Item, before: Option<usize>, here: &Here) -> f32 {
        let (start, end) = (item.tokens.start as usize, item.tokens.end as usize);
        let first = here.sentence.start as usize;
        let of_role = |role: Role| match role {
            Role::Target => TARGET,
            Role::Addressee => -ADDRESSEE,
            _ => 0.0,
        };
        let roles: f32 = self.parts_at(item.head()).iter().map(|part| of_role(part.role)).sum();
        let at = before.filter(|b| *b >= first);
        let before = at.map(|b| self.word(b));
        // "is led by Hale": who does it
        let agent = at.is_some_and(|b| b > first && self.word(b).is(Class::By) && self.word(b - 1).tags.has(Tag::Participle));
        let inside = !agent && before.is_some_and(|w| w.tags.meets(Tags::of(&[Tag::Preposition, Tag::To])) && !w.tags.has(Tag::That));
        let owner = end < here.sentence.end as usize && self.token(end).is(Class::PossessiveMark);
        BASE + roles + gains(item.speaks || item.subject || agent, SUBJECT) + gains(item.speaks, SPEAKER) + gains(start <= first + 2, FIRST)
            - gains(inside, INSIDE)
            - gains(owner, OWNER)
    }
}
