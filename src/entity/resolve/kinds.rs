//! What the head of a noun group may mean: somebody, several, a body, a state, a paper or a thing.

use super::Resolver;
use super::group::Group;
use super::group_word::NOUNS;
use super::item::Kinds;
use crate::entity::Known;
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Sort, Tag, Word};
use crate::rules::Role;

impl Resolver<'_> {
    /// What a head noun may mean.
    pub(super) fn kinds_of(&self, group: &Group) -> Kinds {
        let head = group.head();
        let (word, one, plural) = (self.word(head), group.one, group.plural);
        // "the coast guard" is nobody who guards
        let service = !plural && self.known_at(head, Kind::Portfolio).is_some_and(|k| k.tokens.len() > 1);
        let body = service || one.is(Class::BodyNoun) || one.is(Class::GroupNoun) || one.is(Class::PortfolioHead);
        // "police" are one body and several people
        let several = if word.is(Class::PeopleNoun) && body { Kinds::BODIES } else { Kinds::NONE };
        // ("the head of state")
        let office = || self.known_at(head, Kind::Role).is_some_and(|k| k.tokens.len() > 2 && k.tokens.end as usize == head + 1);
        let state = one.is(Class::StateNoun) && !office();
        let aged = word.tags.has(Tag::Adjective) && self.age_at(group.tokens.start as usize, head + 1) == Some(head);
        let sort = || self.tables.lexicon.sort(self.lemma(head));
        // ("the accused", "the royal")
        let alone = group.determined && group.tokens.len() == 2 && word.tags.meets(NOUNS);
        let noun = alone || word.likely.is_some_and(|l| NOUNS.has(l));
        // "others", "many"
        let several_people = word.is(Class::PeopleNoun) && !word.is(Class::PersonNoun) && !body && !state && !word.tags.has(Tag::Noun);
        let listed = || self.tables.lexicon.is_for_persons(self.lemma(head));
        let guards = one.is(Class::PersonNoun) && !service;
        let person = guards
            || one.is(Class::PeopleNoun) && !body && !word.is(Class::Pair)
            || self.is_role(head)
            || aged
            || noun
                && !body
                && !state
                && !word.is(Class::GovernmentNoun)
                && (group.definite && sort() == Sort::Person || (group.determined || plural || self.is_owned(group)) && listed());
        let speaks = || self.parts_at(head as u32).iter().any(|p| p.role == Role::Source);
        match () {
            _ if word.is(Class::Time) => Kinds::NONE,
            // "on the city's east side": a side is a party's with a determiner or a name only
            _ if word.is(Class::GovernmentNoun) && !plural && self.is_bare(group) => Kinds::THING,
            // "the hackers"
            _ if plural && word.is(Class::GroupNoun) => Kinds::GROUP.or(Kinds::PEOPLE),
            _ if plural && body && !person => Kinds::BODIES,
            _ if plural && state && !person => Kinds::BODIES,
            _ if person || word.is(Class::Pair) => {
                // "the owner" may be a company
                let either = if one.is(Class::BodyNoun) { Kinds::BODY } else { Kinds::NONE };
                let either = if state { Kinds::STATE.or(either) } else { either };
                if plural || word.is(Class::Pair) || several_people { Kinds::PEOPLE } else { Kinds::PERSON.or(either) }
            }
            // "the authorities" are a state and several people
            _ if state || is_government(word, one, plural) || word.is(Class::GovernmentNoun) && !body => {
                Kinds::STATE.or(if plural { Kinds::PEOPLE } else { several }).or(if body { Kinds::BODY } else { Kinds::NONE })
            }
            _ if body => Kinds::BODY.or(several).or(if one.is(Class::GroupNoun) { Kinds::GROUP } else { Kinds::NONE }),
            // who speak are people, whatever they are called, but no papers
            _ if plural && speaks() && !one.is(Class::IssuedNoun) && matches!(sort(), Sort::Person | Sort::Group | Sort::None) => {
                Kinds::PEOPLE
            }
            _ if plural => Kinds::THINGS,
            _ if word.is(Class::IssuedNoun) => Kinds::PAPER,
            _ if word.is(Class::PlaceNoun) => Kinds::PLACE.or(Kinds::THING),
            _ => Kinds::THING,
        }
    }

    /// Whether a head means a government: "the authorities", but not "the authority".
    pub(super) fn is_government(&self, head: usize) -> bool {
        let word = self.word(head);
        word.is(Class::GovernmentNoun) && is_government(word, self.singular(head), self.is_plural(head))
    }

    /// The word of a noun's lemma, which has the classes of its singular.
    pub(super) fn singular(&self, head: usize) -> Word {
        let word = self.word(head);
        if word.lemma.is_known() && self.is_plural(head) { self.tables.lexicon.word(word.lemma) } else { word }
    }

    pub(super) fn is_plural(&self, head: usize) -> bool {
        let word = self.word(head);
        // "police" are one body, whatever their verb
        let several = word.likely == Some(Tag::Plural) || !word.tags.has(Tag::Noun);
        word.tags.has(Tag::Plural) && several && !word.is(Class::BodyNoun)
    }

    /// The portfolio that a group's head ends: a ministry's, the army's, the police's. None of people, and none of governments, which are states.
    pub(super) fn portfolio_at(&self, head: usize) -> Option<Known> {
        let word = self.singular(head);
        let people = (word.is(Class::PersonNoun) || self.word(head).is(Class::PeopleNoun)) && !word.is(Class::BodyNoun);
        let service = |k: &Known| k.tokens.len() > 1 && !self.is_plural(head);
        let known = self.known_at(head, Kind::Portfolio).filter(|k| (!people || service(k)) && !word.is(Class::StateNoun))?;
        (self.tables.entities.subtype(known.row) != Kind::State.type_name()).then_some(*known)
    }
}

/// The same of a head's word, that of its lemma, and whether it is of several.
fn is_government(word: Word, one: Word, plural: bool) -> bool {
    word.is(Class::GovernmentNoun) && !one.is(Class::PersonNoun) && (plural || !one.is(Class::BodyNoun) || one.is(Class::StateNoun))
}
