//! Bodies and states that descriptions mean: "the ministry", "his country", "the government", "her firm".

use super::Resolver;
use super::ask::Ask;
use super::described::{Described, found};
use super::group::Group;
use super::item::{BASE, Item, Kinds};
use super::salience::gains;
use crate::document::{EntityId, MentionForm, Resolved};
use crate::entity::Known;
use crate::gazetteer::{Flags, Kind};
use crate::lexicon::Class;

/// What a state gains that was called by the same noun, or that is the country of whoever acts.
const SAME_NOUN: f32 = 6.0;
/// What the country of whoever speaks gains beside that, as the subject of what is said.
const OWN_COUNTRY: f32 = 6.0;

/// What of a state a noun for a body may mean without naming it.
pub(super) enum Organ {
    /// the body with this portfolio: "the ministry", "police"
    Ministry(Known),
    /// its government
    Government,
    /// no such: the noun is another, or one for bodies that no country has without its name ("the embassy", "the mission")
    None,
}

impl Organ {
    /// That of a noun with this portfolio, if any, which may mean a government.
    pub(super) fn of(portfolio: Option<Known>, government: bool) -> Organ {
        match portfolio {
            Some(p) if p.flags.has(Flags::CONTEXT) => Organ::None,
            Some(p) => Organ::Ministry(p),
            None if government => Organ::Government,
            None => Organ::None,
        }
    }
}

impl Resolver<'_> {
    /// Finds which body or state a description means.
    pub(super) fn collective_described(&mut self, d: &Described, item: &mut Item, organ: Organ) {
        if self.owned_described(d, item) {
            return;
        }
        if let Organ::Ministry(p) = &organ
            && self.ministry_described(d, item, p)
        {
            return;
        }
        if !d.definite {
            return;
        }
        item.open = true;
        let not = self.not_described(d);
        let government = matches!(organ, Organ::Government);
        let named = self.state_of(&self.names.home);
        let home = named.filter(|home| !not.contains(home));
        // "the self-declared government" is rather not that of the country
        let plain = d.group.tokens.len() <= 3;
        if government && plain && self.government_described(d, item, &not, named) {
            return;
        }
        let ask = Ask::new(d.group.tokens.start as usize, Kinds::STATE, &not, d.here);
        let antecedent = if d.word.is(Class::StateNoun) || government {
            let last = self.state_described(d, &ask);
            let passed = || last.is_none_or(|n| self.is_by_the_way(&self.items[n], d, home));
            if plain && home.is_some() && !d.word.is(Class::PersonNoun) && passed() {
                return found(item, home, Resolved::Context, MentionForm::Definite);
            }
            last
        } else {
            self.body_described(d, &ask)
        };
        if let Some(n) = antecedent.filter(|n| !self.owns_phrase(*n, d.group)) {
            // of what nothing was known it is known now
            self.items[n].entity.into_iter().for_each(|body| {
                self.settle(body, Kinds::BODY);
                self.sort_as(body, d);
            });
            self.describes(item, n);
            return;
        }
        if d.word.is(Class::StateNoun) {
            return found(item, home, Resolved::Context, MentionForm::Definite);
        }
        // "the ministry", where only its minister was named
        let ministry = matches!(organ, Organ::Ministry(_));
        if d.word.is(Class::PortfolioHead) && antecedent.is_none() && !ministry && d.state.is_none() {
            let ministry = self.ministry_of_minister(d);
            found(item, ministry, Resolved::Definite, MentionForm::Definite);
        }
    }

    /// Finds which government a description without further words means, if the noun or the story's own country, of which state `named` is, tells; whether it does, even
    /// that it is none.
    fn government_described(&mut self, d: &Described, item: &mut Item, not: &[EntityId], named: Option<EntityId>) -> bool {
        let home = named.filter(|home| !not.contains(home));
        // "the junta" is rather the one that was just called so, unless the story's own country has one
        if let Some(n) = self.state_called(d, not, home) {
            self.describes(item, n);
            return true;
        }
        // "the government" is rather that of the country that the story is about than that of the last one named
        found(item, home, Resolved::Context, MentionForm::Definite);
        // nor that of another country, where the story's own is known and not named
        home.is_some() || !self.names.home.is_empty() && named.is_none()
    }

    /// "the country", "the neighbour", "the junta": the most salient state, rather that of whoever acts or speaks or one that was called by the same noun.
    fn state_described(&self, d: &Described, ask: &Ask) -> Option<usize> {
        // "Chile's president denounced it as a threat to the country": rather that of whoever acts
        let actor = self.subject_before(d.group.tokens.start as usize, d.here).and_then(|n| self.items[n].entity);
        let own = actor.filter(|a| self.kind(*a) == Kind::Person);
        let own = own.and_then(|a| self.origin(a).or_else(|| self.origin(self.facts[a.0 as usize].whose?)));
        // "she said the country would": her own
        let speaks = self.content_around(d.head).filter(|c| !c.direct && c.tokens.start == d.group.tokens.start).is_some();
        self.antecedent(ask, |i| {
            // "its neighbour … the neighbour"
            let same = i.noun == self.lemma(d.head);
            let of_actor = own.is_some() && own == i.entity.and_then(|e| self.origin(e));
            Some(gains(same || of_actor, SAME_NOUN) + gains(of_actor && speaks, OWN_COUNTRY))
        })
    }

    /// Whether a state was only named by the way, or long ago: "the country" is rather that of the story.
    fn is_by_the_way(&self, state: &Item, d: &Described, home: Option<EntityId>) -> bool {
        const FAR: u32 = 2;
        let passed = state.weight < BASE && state.sentence < d.here.number || state.sentence + FAR < d.here.number;
        passed && state.entity != home && state.noun != self.lemma(d.head)
    }

    /// The last item of the body with the same noun for a government that is of another state than the story's own, if none is of that.
    fn state_called(&self, d: &Described, not: &[EntityId], home: Option<EntityId>) -> Option<usize> {
        const FARTHEST: usize = 80;
        let noun = self.lemma(d.head);
        let first = self.from.max(self.topics).max(self.items.len().saturating_sub(FARTHEST));
        let same = |n: &usize| self.items[*n].noun == noun && self.items[*n].tokens.len() > 1;
        let of = |n: usize| self.items[n].entity.filter(|e| self.kind(*e) == Kind::State && !not.contains(e));
        let last = (first..self.items.len()).rev().filter(same).find(|n| of(*n).is_some())?;
        let at_home = |n: usize| home.is_some() && self.items[n].entity == home;
        (home.is_some() && !(first..self.items.len()).filter(same).any(at_home)).then_some(last)
    }

    /// Finds which one it means by whose it is; whether that tells.
    fn owned_described(&mut self, d: &Described, item: &mut Item) -> bool {
        // "the EU's monitoring mission": the body that a part of it belongs to
        if let Some(owner) = d.owner.filter(|o| d.word.is(Class::BodyNoun) && self.kind(*o) == Kind::Organization)
            && self.is_genitive(d.group)
        {
            found(item, Some(owner), Resolved::Name, MentionForm::Definite);
            return true;
        }
        // "his country"
        if d.word.is(Class::StateNoun)
            && let Some(owner) = d.owner
        {
            if self.kind(owner) != Kind::State {
                let state = d.country.and_then(|c| self.state_of(c.letters()));
                found(item, state, Resolved::Definite, MentionForm::Definite);
                return true;
            }
            // "its neighbour"
            let at = d.group.tokens.start as usize;
            let not = [owner];
            let ask = Ask::new(at, Kinds::STATE, &not, d.here);
            if let Some(n) = self.antecedent(&ask, |_| Some(0.0)) {
                self.describes(item, n);
            }
            return true;
        }
        // "President Hale's office"
        if let Some(office) = d.owner.and_then(|owner| self.office_of(owner, d)) {
            found(item, Some(office), Resolved::Name, MentionForm::Definite);
            return true;
        }
        // "her department"
        if let Some(owner) = d.owner.filter(|o| d.word.is(Class::PortfolioHead) && self.kind(*o) == Kind::Person)
            && self.portfolio_at(d.head).is_none()
            && let Some(ministry) = self.ministry_led_by(owner, d)
        {
            found(item, Some(ministry), Resolved::Definite, MentionForm::Definite);
            return true;
        }
        // "her firm"
        if let Some(body) = d.owner.and_then(|owner| self.affiliation(owner, d)) {
            found(item, Some(body), Resolved::Definite, MentionForm::Definite);
            return true;
        }
        false
    }

    /// "Dornex's leadership of the council": whether an item owns what the group, a few words behind it, is part of.
    fn owns_phrase(&self, n: usize, group: &Group) -> bool {
        const FEW: u32 = 4;
        let end = self.items[n].tokens.end;
        end < group.tokens.start && group.tokens.start - end <= FEW && self.word(end as usize).is(Class::PossessiveMark)
    }

    /// Whether a genitive mark stands before the group.
    pub(super) fn is_genitive(&self, group: &Group) -> bool {
        group.tokens.start.checked_sub(1).is_some_and(|b| self.word(b as usize).is(Class::PossessiveMark))
    }
}
