//! Persons whom descriptions mean: "the spokesman", "the ambassador", "the former engineer".

use super::Resolver;
use super::ask::Ask;
use super::described::{Described, found, speaks_for};
use super::group::Group;
use super::item::{Item, Kinds};
use super::occupation::SAME;
use super::salience::{GOES_ON, gains};
use crate::document::{EntityId, MentionForm, Resolved};
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Tag, Tags, Word, WordId};
use crate::span::Tokens;
use crate::text::shape::Shape;

impl Resolver<'_> {
    /// Finds which person a description means, and for whom that one speaks.
    pub(super) fn person_described(&mut self, d: &Described, item: &mut Item) {
        if speaks_for(d.word) {
            item.of = self.party_spoken_for(d, item);
        }
        if !(d.definite || d.state.is_some() && !d.group.determined) {
            return;
        }
        let holder = self.holder(d);
        // "the ambassador" is rather the envoy who just spoke than an ambassador of long ago, "the union leader" the union's secretary than the leader of another body
        if let Some(n) = holder.and_then(|holder| self.kin_nearer_than(holder, d).or_else(|| self.servant_nearer_than(holder, d))) {
            self.describes(item, n);
            return;
        }
        if let Some(holder) = holder {
            return found(item, Some(holder), Resolved::Definite, MentionForm::Role);
        }
        if !d.definite || item.of.is_some() {
            return;
        }
        item.open = true;
        let other = self.other_before(d.head, d.group.tokens.start);
        if let Some(n) = self.person_meant(d, item, other) {
            if let Some(person) = self.items[n].entity {
                self.settle(person, item.kinds);
                // what is known of nobody else
                if other.is_none() && self.facts[person.0 as usize].called.is_empty() {
                    self.call(person, d.head);
                }
            }
            self.describes(item, n);
            return;
        }
        if let Some(holder) = d.country.and_then(|c| self.dated_holder(d, c.letters())) {
            found(item, Some(holder), Resolved::Context, MentionForm::Role);
        }
    }

    /// For whom somebody speaks, by what stands inside the description, before or behind it: "the ministry spokesman", "a government spokesman in Bangui".
    fn party_spoken_for(&mut self, d: &Described, item: &Item) -> Option<EntityId> {
        let party = |r: &Self, e: &EntityId| matches!(r.kind(*e), Kind::Organization | Kind::Group | Kind::State);
        let named = d.name.or(d.owner).or_else(|| self.state_named_in(d)).filter(|e| party(self, e));
        named
            .or_else(|| if d.state.is_none() { self.state_behind(d.head) } else { None })
            .or_else(|| self.body_before_speaker(d, item).filter(|e| party(self, e)))
            .or_else(|| self.body_spoken_for(d))
    }

    /// "the ministry spokesman": the body that the noun before a speaker means, which is described with the same determiner.
    fn body_before_speaker(&mut self, d: &Described, item: &Item) -> Option<EntityId> {
        let tokens = Tokens { end: d.group.tokens.end - 1, ..d.group.tokens };
        if tokens.len() <= d.group.determined as usize || !self.is_party_noun(d.head - 1) {
            return None;
        }
        let head = d.head - 1;
        let before = Group { tokens, definite: true, one: self.singular(head), plural: self.is_plural(head), ..*d.group };
        let mut body = Item { kinds: self.kinds_of(&before), ..item.clone() };
        if body.kinds.meets(Kinds::PERSON.or(Kinds::PEOPLE).or(Kinds::PAPER)) {
            return None;
        }
        self.describe(&Described { head, word: before.one, group: &before, definite: true, ..*d }, &mut body);
        body.entity
    }

    /// The item of whoever a definite description means that names no office; `other` is the word in it that makes the role another one ("former").
    fn person_meant(&self, d: &Described, item: &Item, other: Option<WordId>) -> Option<usize> {
        let not = self.not_described(d);
        let noun = self.lemma(d.head);
        let called = self.facts.iter().any(|facts| facts.called.contains(&noun));
        let sure = gains(called, SAME);
        let ask = Ask { sex: item.sex, sure, ..Ask::new(d.group.tokens.start as usize, Kinds::PERSON, &not, d.here) };
        // "the pilot, a man in his sixties," is somebody new
        let introduced = self.is_introduced_here(d.head);
        // "Hale said no. … the lawmaker said": who spoke goes on
        let follows = !introduced && self.is_source(d.head) && self.content_around(d.head).is_none();
        let spoke = |i: &Item| follows && i.speaks && i.sentence + 1 == d.here.number && i.quote.is_none();
        let fit = |i: &Item| {
            if i.entity.is_some_and(|e| self.is_of_another(d, e)) {
                return None;
            }
            let fit = self.person_fits(d, other, i).filter(|fit| !introduced || *fit >= 0.0);
            let fit = fit.map(|fit| if fit > 0.0 && spoke(i) { fit + GOES_ON } else { fit });
            fit.and_then(|fit| self.fits_body(d, i, fit))
        };
        let antecedent = if self.is_specific(d) { self.rival_of(d, &ask) } else { self.antecedent(&ask, fit) };
        // "Hale said no. The former Lanvik engineer said": who spoke goes on, of whom it is told what he was
        other.and_then(|_| self.goes_on_as_former(d, &not, item)).or(antecedent)
    }

    /// Whether a description tells by itself whom it means, who is nobody that the story has only spoken of: "the leader of the union", "his deputy", "the pilot who
    /// found them".
    fn is_specific(&self, d: &Described) -> bool {
        let described = self.doc.tokens.get(d.head + 1).is_some_and(|t| t.is(Class::Relative) && !t.word.tags.has(Tag::That));
        d.owner.is_some() || described || self.has_complement(d.head)
    }

    /// Whether an indefinite apposition says who a description is.
    fn is_introduced_here(&self, head: usize) -> bool {
        let comma = self.doc.tokens.get(head + 1).is_some_and(|t| t.shape == Shape::Comma);
        let indefinite = |w: Word| w.tags == Tags::of(&[Tag::Determiner]) && !w.is(Class::Definite) && !w.is(Class::NegationDeterminer);
        comma && self.doc.tokens.get(head + 2).is_some_and(|t| indefinite(t.word))
    }

    /// The state of the place that a preposition of place names behind a speaker of a government.
    fn state_behind(&mut self, head: usize) -> Option<EntityId> {
        let government = head.checked_sub(1).is_some_and(|b| self.is_government(b));
        let place = self.mention_at(head + 2).filter(|m| m.tokens.start as usize == head + 2)?;
        let located = government && self.word(head + 1).is(Class::Locative) && self.kind(place.entity).is_on_map();
        self.state_of(self.country(place.entity)).filter(|_| located)
    }
}
