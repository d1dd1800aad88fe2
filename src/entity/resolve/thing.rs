//! Descriptions by nouns that no table holds for parties: "the abbey" of Saint Odo's Abbey, "the heir" where somebody was named and called so.

use super::Resolver;
use super::ask::Ask;
use super::body_fit::SAME_NOUN;
use super::described::Described;
use super::group::Group;
use super::here::Here;
use super::item::{Item, Kinds};
use crate::document::{EntityId, Resolved};
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Sort, WordId};
use crate::text::shape::Shape;

impl Resolver<'_> {
    /// Whether a noun may mean a party by what it is about: what somebody does, says or counts never does.
    fn may_be_party(&self, head: usize) -> bool {
        let sort = self.tables.lexicon.sort(self.lemma(head));
        !matches!(sort, Sort::Act | Sort::Saying | Sort::Quantity | Sort::Nature) && !self.word(head).is(Class::Time)
    }

    /// "Saltmarsh, a weekly": remembers by which noun a name was called that stands right before it.
    pub(super) fn call_by_thing(&mut self, group: &Group, here: &Here) {
        let head = group.head();
        let comma = group.tokens.start.checked_sub(1).filter(|c| *c > here.sentence.start && self.token(*c as usize).shape == Shape::Comma);
        let Some(last) = comma.and_then(|comma| self.item_ending(comma)) else { return };
        let item = &self.items[last];
        let named = item.entity.filter(|_| matches!(item.resolved, Resolved::Name | Resolved::Surname));
        if let Some(entity) = named
            && group.determined
            && self.may_be_party(head)
            && self.is_apposition(group, here.sentence)
        {
            self.call(entity, head);
        }
    }

    /// Whether a group may describe somebody by a noun that a name holds or somebody was called by.
    pub(super) fn is_spoken_of(&self, group: &Group) -> bool {
        let plain = group.definite && group.names.0 == group.names.1;
        plain && self.spoken.contains(&self.lemma(group.head())) && self.may_be_party(group.head())
    }

    /// Whom a definite description means whose noun is in no table: whoever has the noun in its name or was
    /// called so.
    pub(super) fn thing_described(&mut self, d: &Described, item: &mut Item) {
        if d.owner.is_some() {
            return;
        }
        let noun = self.lemma(d.head);
        let not = self.not_described(d);
        let ask = Ask {
            sure: SAME_NOUN,
            ..Ask::new(d.group.tokens.start as usize, Kinds::EITHER.or(Kinds::GROUP).or(Kinds::PLACE), &not, d.here)
        };
        let called = self.antecedent(&ask, |i| i.entity.filter(|e| self.is_called(*e, noun)).map(|_| SAME_NOUN));
        if let Some(found) = called {
            self.describes(item, found);
            self.items[found].entity.into_iter().for_each(|entity| self.call(entity, d.head));
        }
    }

    /// Whether somebody's name holds a noun, or it was called so.
    fn is_called(&self, entity: EntityId, noun: WordId) -> bool {
        self.facts[entity.0 as usize].called.contains(&noun) || self.kind(entity) != Kind::Person && self.is_written(entity, noun)
    }
}
