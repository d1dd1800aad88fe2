//! Claims and their arguments.

use super::entity::EntityId;
use crate::rules::{Frame, Role, Types};
use crate::span::Span;
use crate::tables::named::named;
use smallvec::SmallVec;

/// The pieces of a text, in order: mostly one, which is held in place.
pub type Spans = SmallVec<[Span; 2]>;

/// Several entities, each once.
pub type Parties = SmallVec<[EntityId; 4]>;

named! {
    /// How an argument got its entities.
    #[derive(Default)]
    pub enum Resolved "resolution":
    Name "name" "it names them",
    Surname "surname" "it holds a surname that stands elsewhere with the full name",
    Pronoun "pronoun" "it is a pronoun",
    Definite "definite" "it describes somebody who was named",
    Context "context" "nothing in it says so: another claim does",
    #[default]
    None "none" "it has none",
}

named! {
    /// How a content is quoted.
    pub enum Quotation "quotation":
    Direct "direct" "all of it stands in quotation marks",
    Indirect "indirect" "nothing of it does",
    Mixed "mixed" "some of it does",
}

/// A source, target, content or addressee.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Argument {
    /// its pieces, in order; never empty
    pub pieces: Spans,
    /// what it is in its clause
    pub types: Types,
    /// how it is quoted; contents only
    pub quote: Option<Quotation>,
    /// whom it stands for
    pub entities: Parties,
    /// how that was found
    pub resolved: Resolved,
    /// the antecedent of a pronoun, relative or definite description
    pub referent: Option<Span>,
}

impl Argument {
    /// The smallest span that covers all pieces.
    pub fn hull(&self) -> Span {
        let all = self.pieces.iter().copied().reduce(Span::hull);
        all.unwrap_or_default()
    }
}

named! {
    /// Whether what a claim says took place.
    #[derive(Default)]
    pub enum Status "status":
    #[default]
    Asserted "asserted" "it did",
    Negated "negated" "it did not",
    Unrealised "unrealised" "it may, or might have",
}

named! {
    /// When a claim was made.
    #[derive(Default)]
    pub enum Tense "tense":
    Past "past" "before the article",
    Present "present" "as it is told",
    Future "future" "it will be",
    #[default]
    None "none" "its words say nothing of it",
}

/// Who claims what of whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// the number of its kind among [`Rules::kinds`](crate::rules::Rules::kinds)
    pub kind: u8,
    /// the number of its cue row among [`Rules::cues`](crate::rules::Rules::cues)
    pub cue_row: u16,
    /// the number of its construction among [`Rules::constructions`](crate::rules::Rules::constructions)
    pub construction: u16,
    /// the frame in which the cue stood
    pub frame: Frame,
    /// the measured precision of the rule, from 0 to 1
    pub confidence: f32,
    /// the number of its sentence among [`Document::sentences`](super::Document::sentences)
    pub sentence: u32,
    /// the cue's pieces; empty for a quotation that goes on without one
    pub cue: Spans,
    /// who claims it
    pub source: Option<Argument>,
    /// of whom, or of what
    pub target: Option<Argument>,
    /// what is claimed
    pub content: Option<Argument>,
    /// to whom it is said
    pub addressee: Option<Argument>,
    /// whether it was claimed at all
    pub status: Status,
    /// whether the text leaves open that it was: "reportedly"
    pub hedged: bool,
    /// when it was claimed
    pub tense: Tense,
    /// the number of the claim whose content holds it
    pub within: Option<u32>,
}

impl Claim {
    /// Its arguments that are there.
    pub fn arguments(&self) -> impl Iterator<Item = &Argument> {
        [&self.source, &self.target, &self.content, &self.addressee].into_iter().flatten()
    }

    /// The argument in a role.
    pub fn argument(&self, role: Role) -> Option<&Argument> {
        match role {
            Role::Source => self.source.as_ref(),
            Role::Target => self.target.as_ref(),
            Role::Content => self.content.as_ref(),
            Role::Addressee => self.addressee.as_ref(),
        }
    }

    /// The argument in a role, to change.
    pub fn argument_mut(&mut self, role: Role) -> Option<&mut Argument> {
        match role {
            Role::Source => self.source.as_mut(),
            Role::Target => self.target.as_mut(),
            Role::Content => self.content.as_mut(),
            Role::Addressee => self.addressee.as_mut(),
        }
    }

    /// The smallest span that covers its cue and arguments.
    pub fn hull(&self) -> Span {
        let all = self.cue.iter().copied().chain(self.arguments().map(Argument::hull)).reduce(Span::hull);
        all.unwrap_or_default()
    }
}
