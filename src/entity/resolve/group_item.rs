//! The item of a noun group: whom it means, where that stands beside it, else as a description.

use super::Resolver;
use super::described::found;
use super::group::Group;
use super::here::Here;
use super::item::{Item, Kinds};
use crate::document::{EntityId, MentionForm, Resolved, Sex};
use crate::gazetteer::Kind;
use crate::lexicon::described::{ALIKE, EXECUTIVE, SPOUSE};
use crate::lexicon::{Class, Tags, WordId};
use crate::rules::Role;

/// Before the sort of persons who act for somebody of whom a noun says that: a client is "<lawyer".
const BY: char = '<';

impl Resolver<'_> {
    /// The item of a noun group: of whom it means, where that is found. What stands beside it is asked first; from then on somebody is called so.
    pub(super) fn group_item(&mut self, group: &Group, owner: Option<usize>, here: &Here) -> Item {
        let head = group.head();
        let kinds = self.kinds_of(group);
        let item = Item { kinds, noun: self.lemma(head), sex: Sex::of(group.one), ..self.item(group.tokens, here) };
        if self.is_capacity(group, kinds, owner) {
            self.learn_capacity(group, here);
            return Item { kinds: Kinds::NONE, ..item };
        }
        if let Some(name) = self.speaker_beside(group, kinds, here) {
            self.call(name, head);
            return Item { entity: Some(name), resolved: Resolved::Name, kinds: Kinds::PERSON, ..item };
        }
        if let Some(body) = self.whole(group, owner, here) {
            return self.whole_of_body(item, body, owner);
        }
        if kinds == Kinds::THING || kinds == Kinds::THINGS || kinds == Kinds::NONE {
            return self.thing_item(item, group, owner, here);
        }
        if let Some(beside) = self.beside(group, kinds, owner, here) {
            let item = self.named_item(item, beside, group, owner);
            self.learn_of_named(beside, group, owner);
            return item;
        }
        if let Some(unnamed) = self.beside_unnamed(group, kinds, owner, here) {
            let mut item = item;
            self.points_back(&mut item, unnamed);
            return item;
        }
        if let Some(subject) = self.predicated(group, owner, kinds, here) {
            return self.named_item(item, subject, group, owner);
        }
        // "she was their friend", whoever she is
        if kinds.meets(Kinds::PERSON) && !group.definite && self.is_predicate(group, owner, here) {
            return Item { kinds: Kinds::NONE, ..item };
        }
        if let Some(client) = self.client(group, owner) {
            let mut item = Item { kinds: self.kinds_of_entity(client), plain: false, ..item };
            found(&mut item, Some(client), Resolved::Definite, MentionForm::Definite);
            return item;
        }
        self.described_item(item, group, owner, here)
    }

    /// "as an opposition lawmaker": what somebody is, and nobody else.
    fn is_capacity(&self, group: &Group, kinds: Kinds, owner: Option<usize>) -> bool {
        let role = kinds.meets(Kinds::PERSON) && !group.definite && owner.is_none();
        role && group.tokens.start.checked_sub(1).is_some_and(|b| self.word(b as usize).is(Class::As))
    }

    /// "named Ana Ruiz as chief executive", "Ana Ruiz worked as a nurse": that whoever stands before is called so and has that role.
    fn learn_capacity(&mut self, group: &Group, here: &Here) {
        let start = group.tokens.start as usize;
        let verb = |i: &usize| *i >= here.sentence.start as usize && self.word(*i).likely.is_some_and(|l| Tags::VERB.has(l));
        let subject = || start.checked_sub(2).filter(verb).and_then(|_| self.subject_before(start, here));
        let named = self.item_ending(start as u32 - 1).or_else(subject);
        let person = named.and_then(|n| self.items[n].entity).filter(|e| self.kind(*e) == Kind::Person);
        if let Some(person) = person {
            self.call(person, group.head());
            self.hold(person, group.head());
        }
    }

    /// "his nominator, Ana Ruiz, said": what speaks is somebody, whatever it is called.
    fn speaker_beside(&self, group: &Group, kinds: Kinds, here: &Here) -> Option<EntityId> {
        let head = group.head();
        let speaks = || self.parts_at(head as u32).iter().any(|p| p.role == Role::Source && p.tokens.end as usize > head + 2);
        let name = (kinds == Kinds::THING && speaks()).then(|| self.name_beside(group, Kinds::PERSON, here.sentence)).flatten();
        name.filter(|m| m.tokens.len() > 1).map(|m| m.entity)
    }

    /// "the Lodz branch of the Rail Union": a part that stands for its body.
    fn whole_of_body(&mut self, item: Item, body: EntityId, owner: Option<usize>) -> Item {
        // "its board" is no further mention of it
        if owner.is_some() {
            return Item { of: Some(body), kinds: Kinds::NONE, ..item };
        }
        let kinds = self.kinds_of_entity(body);
        self.call(body, item.head() as usize);
        Item { kinds, entity: Some(body), resolved: Resolved::Definite, form: None, open: false, plain: false, ..item }
    }

    /// A thing, unless a name holds its noun: "the abbey".
    fn thing_item(&mut self, mut item: Item, group: &Group, owner: Option<usize>, here: &Here) -> Item {
        if item.kinds == Kinds::THING {
            if self.is_spoken_of(group) {
                let described = self.described(group, owner, here);
                self.thing_described(&described, &mut item);
            }
            self.call_by_thing(group, here);
        }
        item
    }

    /// A group that stands beside a name or as its predicate: that one is called so.
    fn named_item(&mut self, item: Item, named: EntityId, group: &Group, owner: Option<usize>) -> Item {
        let head = group.head();
        let told = self.age_told(group);
        self.settle(named, item.kinds);
        self.call(named, head);
        self.call_other(named, head);
        self.learn_country(named, group.tokens.start, owner);
        if self.kind(named) == Kind::Person {
            let age = &mut self.facts[named.0 as usize].age;
            *age = age.or(told);
        }
        Item { entity: Some(named), resolved: Resolved::Name, kinds: Kinds::of(self.kind(named)), ..item }
    }

    /// What a group right beside a name tells of whoever that names: role, sex, whose somebody is, and of which body.
    fn learn_of_named(&mut self, named: EntityId, group: &Group, owner: Option<usize>) {
        let person = self.kind(named) == Kind::Person;
        // "The governor, Ana Ruiz,": as good as a title
        if person && self.word(group.head()).is(Class::PersonNoun) {
            self.hold(named, group.head());
        }
        // "her son, Daniel"
        // (whatever the given name suggests; "a baker" is no man because some are called so)
        let told = Sex::of(group.one) != Sex::Unknown && !group.one.is(Class::FirstName);
        if person && told && self.told.get(named.0 as usize) != Some(&true) {
            self.learn_sex(named, Sex::of(group.one));
        }
        let owner = owner.and_then(|o| self.items[o].entity);
        // "Dornex Vale's managing director, Ana Ruiz"
        let business = self.known_at(group.head(), Kind::Role).is_some() && self.is_of_sort(&[self.lemma(group.head())], EXECUTIVE);
        owner.into_iter().filter(|_| person && business).for_each(|owner| self.settle(owner, Kinds::BODY));
        let whose = owner.filter(|o| *o != named);
        self.facts[named.0 as usize].whose = whose;
        let married = self.is_of_sort(&[self.lemma(group.head())], SPOUSE);
        whose.into_iter().for_each(|owner| self.relate(named, owner, married));
        if let Some(owner) =
            whose.filter(|o| person && self.kind(*o) == Kind::Person && self.is_of_sort(&[self.lemma(group.head())], ALIKE))
        {
            self.hold_alike(named, owner, group.head());
        }
        let inside = self.names_in(group).last().map(|m| m.entity);
        if let Some(body) = owner.or(inside) {
            self.affiliate(named, body);
        }
    }

    /// A group beside which nobody is named, as a description.
    fn described_item(&mut self, mut item: Item, group: &Group, owner: Option<usize>, here: &Here) -> Item {
        let described = self.described(group, owner, here);
        item.owner = described.owner.filter(|o| self.kind(*o) == Kind::Person);
        self.describe(&described, &mut item);
        if let Some(entity) = item.entity {
            let kinds = if item.kinds == Kinds::PAPER { Kinds::PAPER } else { Kinds::of(self.kind(entity)) };
            item.kinds = kinds.or(item.kinds.and(Kinds::SEVERAL));
        }
        item.plain = owner.is_none() && group.names.0 == group.names.1;
        let said = item.plain && group.definite && item.kinds != Kinds::PAPER;
        item.form = item.form.filter(|_| said);
        item
    }

    /// "his client", of a lawyer; "my client", where one speaks: whose lawyer that is.
    fn client(&self, group: &Group, owner: Option<usize>) -> Option<EntityId> {
        let start = group.tokens.start as usize;
        let acts = self.acts_for(group.head())?;
        let called = |nouns: &[WordId]| self.is_of_sort(nouns, acts);
        let mine = |at: usize| self.word(at).is(Class::FirstPerson).then(|| self.content_around(start)).flatten();
        let lawyer = match owner {
            Some(owner) => match (self.items[owner].entity, &self.items[self.root(owner)]) {
                (Some(lawyer), _) => lawyer,
                (None, unnamed) => return unnamed.owner.filter(|_| called(&[unnamed.noun])),
            },
            None => self.source_of(mine(start.checked_sub(1)?)?.claim)?,
        };
        let facts = &self.facts[lawyer.0 as usize];
        facts.whose.filter(|_| called(&facts.called))
    }

    /// The sort of persons who act for whoever the noun at a token means: a client's lawyer.
    pub(super) fn acts_for(&self, noun: usize) -> Option<&str> {
        self.doc.tokens.get(noun)?;
        self.tables.lexicon.people(self.lemma(noun)).iter().find_map(|sort| sort.strip_prefix(BY))
    }

    /// Whether one of the nouns is for a sort of persons.
    pub(super) fn is_of_sort(&self, nouns: &[WordId], sort: &str) -> bool {
        nouns.iter().any(|noun| self.tables.lexicon.is_of_sort(*noun, sort))
    }
}
