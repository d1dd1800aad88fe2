//! Claims and their arguments.

use super::entity::EntityId;
use crate::rules::{Frame, Role, Types};
use crate::span::Span;
use smallvec::SmallVec;

/// The pieces of a text, in order: mostly one, which is held in place.
pub type Spans = SmallVec<[Span; 2]>;

/// Several entities, each once.
pub type Parties = SmallVec<[EntityId; 4]>;

/// How an argument got its entities.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Resolved {
    Name,
    Surname,
    Pronoun,
    Definite,
    Context,
    #[default]
    None,
}

impl Resolved {
    /// The name in records.
    pub fn name(self) -> &'static str {
        match self {
            Resolved::Name => "name",
            Resolved::Surname => "surname",
            Resolved::Pronoun => "pronoun",
            Resolved::Definite => "definite",
            Resolved::Context => "context",
            Resolved::None => "none",
        }
    }
}

/// How a content is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Quotation {
    Direct,
    Indirect,
    Mixed,
}

impl Quotation {
    /// The name in records.
    pub fn name(self) -> &'static str {
        match self {
            Quotation::Direct => "direct",
            Quotation::Indirect => "indirect",
            Quotation::Mixed => "mixed",
        }
    }
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

/// Whether what a claim says took place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Status {
    #[default]
    Asserted,
    Negated,
    Unrealised,
}

impl Status {
    /// The name in records.
    pub fn name(self) -> &'static str {
        match self {
            Status::Asserted => "asserted",
            Status::Negated => "negated",
            Status::Unrealised => "unrealised",
        }
    }
}

/// When a claim was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Tense {
    Past,
    Present,
    Future,
    #[default]
    None,
}

impl Tense {
    /// The name in records.
    pub fn name(self) -> &'static str {
        match self {
            Tense::Past => "past",
            Tense::Present => "present",
            Tense::Future => "future",
            Tense::None => "none",
        }
    }
}

/// Who claims what of whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// the number of its kind among the rules
    pub kind: u8,
    /// the number of its cue row
    pub cue_row: u16,
    /// the number of its construction
    pub construction: u16,
    /// the frame in which the cue stood
    pub frame: Frame,
    /// the measured precision of the rule
    pub confidence: f32,
    /// the number of its sentence
    pub sentence: u32,
    /// the cue's pieces; empty for a quotation that goes on without one
    pub cue: Spans,
    /// who
    pub source: Option<Argument>,
    /// whom
    pub target: Option<Argument>,
    /// what
    pub content: Option<Argument>,
    /// to whom
    pub addressee: Option<Argument>,
    /// whether it took place
    pub status: Status,
    /// whether it is hedged
    pub hedged: bool,
    /// when
    pub tense: Tense,
    /// the claim whose content holds it
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
