//! Constructions: where the parties of a claim stand around its cue.

use super::Guard;
use crate::rules::pattern::{Role, Types};
use crate::rules::words::WordSet;
use serde::{Deserialize, Serialize};

/// What fills a slot after the cue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// an object or complement, with no preposition
    Direct {
        /// the role it fills
        role: Role,
        /// what it may be
        types: Types,
        /// whether it may be missing
        optional: bool,
    },
    /// a preposition with its complement
    Prep {
        /// the prepositions
        words: WordSet,
        /// the role it fills
        role: Role,
        /// what the complement may be
        types: Types,
        /// whether it may be missing
        optional: bool,
    },
    /// optional words behind a role: what fills it ends before them
    End {
        /// the words
        words: WordSet,
    },
    /// whoever acts in the clause that the content is
    Inside {
        /// the role it fills
        role: Role,
        /// whether it may be missing
        optional: bool,
        /// what they must do
        verbs: Option<WordSet>,
        /// whether the verb must be a bare form where an indicative would have an ending ("that the mayor resign")
        bare: bool,
    },
    /// words that must stand there
    Literal {
        /// the phrases
        words: WordSet,
    },
}

/// The clause that the phrase of a cue hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Host {
    /// the role it fills
    pub role: Role,
    /// whether the phrase opens it ("in SOURCE, CONTENT"), rather than standing anywhere in it ("CONTENT, according to SOURCE")
    pub opened: bool,
}

/// Where the parties stand around a cue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Construction {
    /// its name
    pub id: String,
    /// as its row writes it
    pub pattern: String,
    /// the role of whoever does what the cue says: the subject, the agent, the possessor
    pub subject: Option<Role>,
    /// whether a noun cue does without it ("SOURCE's? criticism")
    pub subject_optional: bool,
    /// the clause that a preposition or a parenthesis hangs on
    pub host: Option<Host>,
    /// the verb above the cue: "launches" in "launches an attack on", "summons" in "summons the envoy to complain"
    pub carrier: Option<Box<WordSet>>,
    /// the role of that verb's own object
    pub patient: Option<Role>,
    /// prepositions of which one stands directly before a noun cue: "in protest at"
    pub adverbial: Option<Box<WordSet>>,
    /// the role of the other party where the subject is two parties that act on each other
    pub mutual: Option<Role>,
    /// the role that the source of the enclosing claim fills
    pub within: Option<Role>,
    /// what follows the cue
    pub parts: Vec<Part>,
    /// of each part the words with which later ones begin
    pub stops: Vec<WordSet>,
    /// whether what it tells is only planned, wanted or threatened
    pub unrealised: bool,
    /// what must hold
    pub needs: Option<Box<Guard>>,
    /// what must not
    pub unless: Option<Box<Guard>>,
    /// the file of the row
    pub file: u16,
    /// its line
    pub line: u32,
}

impl Construction {
    /// The prepositions of its pattern, those that may be missing only if `optional`.
    pub fn prepositions(&self, optional: bool) -> WordSet {
        let words = self.parts.iter().filter_map(|p| match p {
            Part::Prep { words, optional: o, .. } if optional || !o => Some(words),
            _ => None,
        });
        words.fold(WordSet::default(), |all, words| all.union(words))
    }

    /// The prepositions of its pattern, and the words with which other phrases of it begin.
    pub fn openings(&self) -> WordSet {
        let words = self.parts.iter().filter_map(|p| match p {
            Part::Literal { words, .. } => Some(WordSet::new(words.firsts().iter().map(|first| vec![*first]).collect())),
            _ => None,
        });
        words.fold(self.prepositions(true), |all, words| all.union(&words))
    }

    /// Finds out the stops of its parts.
    pub fn find_stops(&mut self) {
        let later = |n: usize| {
            let words = self.parts[n + 1..].iter().filter_map(|p| match p {
                Part::Prep { words, .. } | Part::Literal { words, .. } | Part::End { words } => Some(words.firsts()),
                Part::Direct { .. } | Part::Inside { .. } => None,
            });
            WordSet::new(words.flatten().map(|first| vec![*first]).collect())
        };
        self.stops = (0..self.parts.len()).map(later).collect();
    }

    /// The roles that its pattern names.
    pub fn roles(&self) -> impl Iterator<Item = Role> + '_ {
        let parts = self.parts.iter().filter_map(|p| match p {
            Part::Direct { role, .. } | Part::Prep { role, .. } | Part::Inside { role, .. } => Some(*role),
            Part::Literal { .. } | Part::End { .. } => None,
        });
        self.subject.into_iter().chain(self.mutual).chain(self.host.map(|h| h.role)).chain(self.patient).chain(self.within).chain(parts)
    }
}
