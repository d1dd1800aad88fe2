//! Pairs: descriptions of two parties at once.

use super::{Found, Place};
use crate::document::{EntityId, Mention, MentionForm, Resolved};
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Tag};
use crate::span::Tokens;

impl Place<'_> {
    /// "both sides", "the two countries", "either party": the two that were named together last, else the two named last.
    pub(super) fn pair(&self, range: Tokens, head: usize) -> Option<Found> {
        // "the two countries", but not "two lawmakers"
        let of_two = |i: usize| {
            self.word(i).is(Class::Pair) && (!self.word(i).tags.has(Tag::Number) || self.word(range.start as usize).is(Class::Definite))
        };
        let two = range.range().take_while(|i| *i <= head).any(of_two);
        let word = self.word(head);
        let persons = word.is(Class::PersonNoun) || word.is(Class::PeopleNoun);
        let described = [Class::BodyNoun, Class::StateNoun, Class::GroupNoun, Class::GovernmentNoun].iter().any(|c| word.is(*c));
        if !two || !(persons || described || range.len() == 1 || word.tags.has(Tag::Plural)) {
            return None;
        }
        let fits = |m: &Mention| match self.kind(m.entity) {
            Kind::Person => persons,
            Kind::State => !persons,
            Kind::Organization | Kind::Group => !persons && !word.is(Class::StateNoun),
            _ => false,
        };
        let before = self.doc.mentions.partition_point(|m| m.tokens.end <= range.start);
        let near: Vec<&Mention> = self.doc.mentions[..before]
            .iter()
            .rev()
            .take(30)
            .filter(|m| fits(m) && m.form != MentionForm::Adjective && self.in_story(m))
            .collect();
        let joined = near.windows(2).find(|w| {
            let between = &self.doc.tokens[w[1].tokens.end as usize..w[0].tokens.start as usize];
            w[0].entity != w[1].entity && matches!(between, [and] if and.is(Class::And))
        });
        let (a, b) = match joined {
            Some(w) => (w[1].entity, w[0].entity),
            None => {
                // else the two that were named most
                let count = |e: EntityId| near.iter().filter(|m| m.entity == e).count();
                let most =
                    |not: Option<EntityId>| near.iter().map(|m| m.entity).filter(|e| Some(*e) != not).rev().max_by_key(|e| count(*e));
                let first = most(None)?;
                (first, most(Some(first))?)
            }
        };
        Some(Found { entities: vec![a, b], resolved: Resolved::Definite, referent: None, form: Some(MentionForm::Definite) })
    }
}
