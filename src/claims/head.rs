//! Heads: the word that a phrase is about, and whether that is somebody, a thing, an act or something said.

use super::scene::Scene;
use crate::claims::fit::Filler;
use crate::lexicon::{Class, Classes, Sort, Tag};
use crate::rules::Types;
use crate::rules::compiled::HeadType;
use crate::syntax::{GroupKind, UnitKind, Units};

/// "One of a number of the members": partitives are followed no further.
const DEEPEST: usize = 3;

/// Nouns for parties.
const PARTIES: Classes =
    Classes::of(&[Class::PersonNoun, Class::PeopleNoun, Class::BodyNoun, Class::GroupNoun, Class::GovernmentNoun, Class::StateNoun]);

impl Scene<'_> {
    /// The unit that a filler is about: the head of its first noun group, over quantities ("dozens of aides", "the smaller of the parties"), and of a relative
    /// pronoun that of what it points back to.
    pub fn head_of(&self, filler: &Filler) -> Option<usize> {
        // a clause has none
        if !filler.types.meets(Types::NP) {
            return None;
        }
        let piece = filler.referent.or(filler.pieces.first().copied())?;
        self.head_in(piece)
    }

    /// The same of a range of units.
    pub fn head_in(&self, units: Units) -> Option<usize> {
        let Scene { w, lexicon, .. } = *self;
        let first = w.group(units.start);
        let mut at = w.groups_of(units).find(|g| w.is_noun(*g))?;
        // a clause has no head
        if at > first
            && !w.describes_next(first)
            && !matches!(w.groups[first].kind, GroupKind::Preposition | GroupKind::Adverb | GroupKind::Adjective | GroupKind::Conjunction)
        {
            return None;
        }
        // a possessor, or another part of a group
        if w.groups[at].head >= units.end {
            return (units.start..units.end).rev().find(|u| w.units[*u].tag != Tag::Genitive);
        }
        for _ in 0..DEEPEST {
            let head = w.head(at);
            // "those responsible"
            let (first, those) = (w.groups[at].units.start, w.first(at));
            if head.tag == Tag::Adjective && those.tags.has(Tag::Pronoun) && those.is(Class::PluralNumber) {
                return Some(first);
            }
            let of = w.groups.get(at + 1).is_some_and(|g| g.kind == GroupKind::Preposition && w.units[g.head].is(Class::Of));
            let goes_on = of && w.is_noun(at + 2) && w.groups[at + 2].units.start < units.end;
            let quantity = || {
                matches!(head.tag, Tag::Number | Tag::Determiner | Tag::Adjective)
                    || head.is(Class::Amount)
                    || lexicon.sort(head.word) == Sort::Quantity
            };
            if !goes_on || !quantity() {
                break;
            }
            at += 2;
        }
        Some(w.groups[at].head)
    }

    /// Whether a head is of a type.
    pub fn is(&self, unit: usize, kind: HeadType) -> bool {
        let w = self.w;
        let sort = || self.lexicon.sort(w.units[unit].word);
        match kind {
            HeadType::Party => self.is_party(unit),
            HeadType::Thing => matches!(sort(), Sort::Artifact | Sort::Nature) && !self.is_party(unit),
            // a ministry or a bank is who works in it
            HeadType::Building => w.units[unit].kind == UnitKind::Word && !w.units[unit].is(Class::BodyNoun) && sort() == Sort::Building,
            HeadType::Act => sort() == Sort::Act && !self.is_party(unit),
            HeadType::Saying => w.units[unit].is(Class::IssuedNoun) || sort() == Sort::Saying,
        }
    }

    /// Whether a head is somebody: a name of any kind, a pronoun, a noun for a person or for people together.
    fn is_party(&self, unit: usize) -> bool {
        let Scene { doc, lexicon, w } = *self;
        let u = &w.units[unit];
        match u.kind {
            UnitKind::Name(m) => doc.mentions.get(m as usize).is_some(),
            UnitKind::Quote(_) => false,
            _ => match u.tag {
                Tag::Name | Tag::Pronoun | Tag::Wh => true,
                // "those responsible"
                Tag::Determiner if u.tags.has(Tag::Pronoun) && u.is(Class::PluralNumber) => true,
                _ if u.is(Class::Reciprocal) => true,
                // "Dora Woods Blasts Mayor"
                _ if u.shape.is_capital() && unit > 0 && w.units[unit - 1].is(Class::FirstName) => true,
                _ => u.classes.has_any(PARTIES) || matches!(lexicon.sort(u.word), Sort::Person | Sort::Group | Sort::Building),
            },
        }
    }
}
