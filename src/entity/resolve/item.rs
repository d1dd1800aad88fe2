//! Items: what the story speaks of, one for each name, pronoun and noun group.

use crate::document::{EntityId, MentionForm, Resolved, Sex};
use crate::gazetteer::Kind;
use crate::lexicon::WordId;
use crate::span::Tokens;

/// What pronouns and descriptions tell apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kinds(u16);

impl Kinds {
    /// several, or what counts as several
    pub(super) const SEVERAL: Kinds = Kinds::PEOPLE.or(Kinds::BODIES);
    /// a person or a body, as far as a name tells
    pub(super) const EITHER: Kinds = Kinds::PERSON.or(Kinds::BODY);
    /// a body, a state, a group
    pub(super) const COLLECTIVE: Kinds = Kinds::BODY.or(Kinds::STATE).or(Kinds::GROUP);
    pub(super) const NONE: Kinds = Kinds(0);
    pub(super) const PERSON: Kinds = Kinds(1);
    pub(super) const BODY: Kinds = Kinds(2);
    pub(super) const STATE: Kinds = Kinds(4);
    pub(super) const GROUP: Kinds = Kinds(8);
    pub(super) const PLACE: Kinds = Kinds(16);
    /// something that is no party
    pub(super) const THING: Kinds = Kinds(32);
    /// a statement, a report
    pub(super) const PAPER: Kinds = Kinds(64);
    /// several persons whom nobody names
    pub(super) const PEOPLE: Kinds = Kinds(128);
    /// several bodies or states that nobody names
    pub(super) const BODIES: Kinds = Kinds(256);
    /// several things
    pub(super) const THINGS: Kinds = Kinds(512);
    /// several parties that are named
    pub(super) const PARTIES: Kinds = Kinds(1024);

    pub(super) const fn or(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }

    pub(super) fn without(self, other: Kinds) -> Kinds {
        Kinds(self.0 & !other.0)
    }

    pub(super) fn and(self, other: Kinds) -> Kinds {
        Kinds(self.0 & other.0)
    }

    pub(super) fn meets(self, other: Kinds) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) fn of(kind: Kind) -> Kinds {
        match kind {
            Kind::Person => Kinds::PERSON,
            Kind::Organization | Kind::Portfolio => Kinds::BODY,
            Kind::State => Kinds::STATE,
            Kind::Group => Kinds::GROUP,
            Kind::Place => Kinds::PLACE,
            Kind::Role => Kinds::NONE,
        }
    }
}

/// What a mention weighs, before what it gains or loses by where it stands: subjects and speakers before objects, names in prepositional phrases and owners
/// last (the factors of Lappin and Leass 1994, with weights of our own).
pub(super) const BASE: f32 = 10.0;

/// What the story speaks of at one place.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// the words, from the determiner to the head
    pub(super) tokens: Tokens,
    /// its kind by its head
    pub(super) kinds: Kinds,
    /// whom it means; none for people and things that nobody names
    pub(super) entity: Option<EntityId>,
    /// of several parties that are named together, those
    pub(super) members: Vec<EntityId>,
    /// the party that an unnamed person speaks for, or the paper is of
    pub(super) of: Option<EntityId>,
    /// of somebody whom nobody names whose he is: the person of "his lawyer"
    pub(super) owner: Option<EntityId>,
    /// the lemma of the head of what nobody names
    pub(super) noun: WordId,
    /// a person's, where the words show it
    pub(super) sex: Sex,
    /// the number of the sentence
    pub(super) sentence: u32,
    /// how salient it is in its own sentence
    pub(super) weight: f32,
    /// the quotation that it stands in, the outermost one
    pub(super) quote: Option<u32>,
    /// how it is said; none where it is no mention by itself
    pub(super) form: Option<MentionForm>,
    /// how the entity was found
    pub(super) resolved: Resolved,
    /// the item that it points back to
    pub(super) antecedent: Option<u32>,
    /// the one to which that leads back in the end
    pub(super) root: Option<u32>,
    /// whether nothing else inside is a mention: a pronoun, or a description without names
    pub(super) plain: bool,
    /// whether a definite description or pronoun found nobody
    pub(super) open: bool,
    /// whether it is the subject of a clause
    pub(super) subject: bool,
    /// whether it is the source of a claim
    pub(super) speaks: bool,
}

impl Item {
    /// The token that decides what it is: the last one.
    pub(super) fn head(&self) -> u32 {
        self.tokens.end - 1
    }

    /// What a name beside it tells: whom it means, so that it is no mention by itself.
    pub(super) fn is_named(&mut self, entity: Option<EntityId>) {
        (self.entity, self.resolved, self.form, self.open) = (entity, Resolved::Name, None, false);
    }
}
