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

impl Resolver<'_> {
    /// What an item weighs by its place; `before` is the token before its phrase.
    pub(super) fn weight(&self, item: &Item, before: Option<usize>, here: &Here) -> f32 {
        let (start, end) = (item.tokens.start as usize, item.tokens.end as usize);
        let first = here.sentence.start as usize;
        let mut score = BASE;
        for part in self.parts_at(item.head()) {
            score += match part.role {
                Role::Target => TARGET,
                Role::Addressee => -ADDRESSEE,
                _ => 0.0,
            };
        }
        if item.speaks || item.subject {
            score += SUBJECT;
        }
        if item.speaks {
            score += SPEAKER;
        }
        if start <= first + 2 {
            score += FIRST;
        }
        let before = before.filter(|b| *b >= first).map(|b| self.word(b));
        if before.is_some_and(|w| w.tags.meets(Tags::of(&[Tag::Preposition, Tag::To])) && !w.tags.has(Tag::That)) {
            score -= INSIDE;
        }
        if end < here.sentence.end as usize && self.token(end).is(Class::PossessiveMark) {
            score -= OWNER;
        }
        score
    }
}
