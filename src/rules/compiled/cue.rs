//! Cues: words that claim, the constructions that they take, what these ask of the parties; and the lists of cues that words have.

use crate::gazetteer::Kind as EntityKind;
use crate::rules::file::Pos;
use crate::rules::frame::Frames;
use crate::rules::pattern::Role;
use crate::rules::words::WordSet;
use crate::tables::named::named;
use serde::{Deserialize, Serialize};

/// A condition in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guard {
    /// one of these stands before the cue in its group, or directly before that
    pub before: Option<WordSet>,
    /// one of these stands directly after it
    pub after: Option<WordSet>,
    /// what a role holds
    pub roles: Vec<RoleGuard>,
}

/// A condition on one role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleGuard {
    /// which role
    pub role: Role,
    /// whether the head of what fills it must satisfy it, or anything in it may
    pub head: bool,
    /// one of these words stands there
    pub words: WordSet,
    /// or an entity of one of these kinds
    pub kinds: Vec<u8>,
    /// or the head is of one of these types
    pub types: Vec<HeadType>,
}

named! {
    /// What the head of a phrase is, for guards.
    #[derive(Serialize, Deserialize)]
    pub enum HeadType "type":
    Party "party" "somebody: a name, a pronoun, a noun for people",
    Thing "thing" "a thing that nobody would blame or ask",
    Building "building" "a building, which may stand for who works in it",
    Act "act" "what somebody does, or what happens",
    Saying "saying" "what somebody says or writes",
}

impl RoleGuard {
    /// Whether an entity of this kind satisfies it.
    pub fn takes(&self, kind: EntityKind) -> bool {
        self.kinds.contains(&(kind as u8))
    }
}

/// A construction that a cue takes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Take {
    /// its number
    pub construction: u16,
    /// the number among [`Rules::rivals`](super::Rules::rivals) of the prepositions that other constructions of the cue need: where one comes first, that construction stands there
    pub rivals: u16,
    /// how often a claim by this pair was right on gold, smoothed and backed off; see `docs/evaluation.md`
    pub confidence: f32,
}

/// A word that claims.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cue {
    /// as its row writes it
    pub lemma: String,
    /// its part of speech
    pub pos: Pos,
    /// the number of its kind
    pub kind: u8,
    /// the words after the first one
    pub tail: Vec<u32>,
    /// the constructions that it takes
    pub takes: Vec<Take>,
    /// frames that it does not allow
    pub not: Frames,
    /// whether its subject may follow it: it takes a construction with a quotation
    pub inverts: bool,
    /// the place among [`Rules::wants`](super::Rules::wants) of what it wants
    #[serde(skip)]
    pub wants: u32,
    /// the number among [`Rules::guards`](super::Rules::guards) of what must hold
    pub needs: Option<u16>,
    /// and of what must not
    pub unless: Option<u16>,
    /// the file of the row
    pub file: u16,
    /// its line
    pub line: u32,
}

/// A cue in the list of a word, with what is asked of it first, so that a cue which cannot fit here is not fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// its number
    pub cue: u16,
    /// how many constructions it takes
    #[serde(skip)]
    pub takes: u16,
    /// the place among [`Rules::wants`](super::Rules::wants) of what it wants
    #[serde(skip)]
    pub wants: u32,
    /// frames that it does not allow
    #[serde(skip)]
    pub not: Frames,
    /// its part of speech
    #[serde(skip)]
    pub pos: Pos,
    /// whether its subject may follow it
    #[serde(skip)]
    pub inverts: bool,
    /// the word that must follow, where it has more words than one, else 0: most cues of common words are told by it
    #[serde(skip)]
    pub next: u32,
}

impl Listed {
    /// Cue `number` in a list.
    pub(super) fn of(number: u16, cues: &[Cue]) -> Listed {
        let cue = &cues[number as usize];
        let (takes, next) = (cue.takes.len() as u16, cue.tail.first().copied().unwrap_or(0));
        Listed { cue: number, takes, wants: cue.wants, not: cue.not, pos: cue.pos, inverts: cue.inverts, next }
    }
}

/// Lists of cues by number, one behind the other; list 0 is empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lists {
    listed: Vec<Listed>,
    /// where each list begins, and one more
    starts: Vec<u32>,
}

impl Default for Lists {
    fn default() -> Lists {
        Lists { listed: Vec::new(), starts: vec![0, 0] }
    }
}

impl Lists {
    /// Adds a list, and says its number.
    pub fn add(&mut self, list: impl IntoIterator<Item = Listed>) -> u16 {
        self.listed.extend(list);
        self.starts.push(self.listed.len() as u32);
        self.starts.len() as u16 - 2
    }

    /// Fills in what the cues themselves tell of those listed.
    pub(super) fn lay_out(&mut self, cues: &[Cue]) {
        self.listed.iter_mut().for_each(|listed| *listed = Listed::of(listed.cue, cues));
    }

    /// A list; nothing where there is none of this number.
    #[inline]
    pub fn get(&self, number: u16) -> &[Listed] {
        match self.starts.get(number as usize..number as usize + 2) {
            Some([start, end]) => &self.listed[*start as usize..*end as usize],
            _ => &[],
        }
    }
}
