//! The compiled rules: words as numbers, patterns as slots around a cue. What the engine runs.

use super::file::Pos;
use super::frame::Frames;
use super::pattern::{Role, Types};
use super::wanted::{Index, Wants};
use super::words::WordSet;
use crate::gazetteer::Kind as EntityKind;
use crate::tables::named::named;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A kind of claim; its number is its rank, the most specific first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindName {
    /// as records print it
    pub kind: String,
    /// and its subkind
    pub subkind: Option<String>,
    /// the PLOVER event type
    pub plover: Option<String>,
    /// whether its content is what a source says or thinks
    pub reports: bool,
    /// whether what stands inside its content is only believed
    pub hedges: bool,
    /// whether it tells an act, which is no claim where nobody did it
    pub acts: bool,
}

impl KindName {
    /// Its most specific name, which gold writes: the subkind, else the kind.
    pub fn label(&self) -> &str {
        self.subkind.as_deref().unwrap_or(&self.kind)
    }

    /// As rules write it: `kind` or `kind/subkind`.
    pub fn full(&self) -> String {
        self.subkind.as_ref().map_or(self.kind.clone(), |s| format!("{}/{s}", self.kind))
    }
}

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
    /// the number among [`Rules::rivals`] of the prepositions that other constructions of the cue need: where one comes first, that construction stands there
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
    /// the place among [`Rules::wants`] of what it wants
    pub wants: u32,
    /// what must hold
    pub needs: Option<Box<Guard>>,
    /// what must not
    pub unless: Option<Box<Guard>>,
    /// the file of the row
    pub file: u16,
    /// its line
    pub line: u32,
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
    /// the role of the clause that a preposition or a parenthesis hangs on
    pub host: Option<Role>,
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
        self.subject.into_iter().chain(self.mutual).chain(self.host).chain(self.patient).chain(self.within).chain(parts)
    }
}

/// The id that claims print: `lemma/construction`, with hyphens in a lemma of several words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleId<'a> {
    /// the lemma of the cue
    pub cue: &'a str,
    /// the name of the construction
    pub construction: &'a str,
}

impl RuleId<'_> {
    /// As records print it.
    pub fn to_text(self) -> String {
        let mut out = String::with_capacity(self.cue.len() + self.construction.len() + 1);
        out.push_str(self.cue);
        while let Some(at) = out.find(' ') {
            out.replace_range(at..=at, "-");
        }
        out.push('/');
        out.push_str(self.construction);
        out
    }
}

impl fmt::Display for RuleId<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_text())
    }
}

/// A cue in the list of a word, with what is asked of it first, so that a cue which cannot fit here is not fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// its number
    pub cue: u16,
    /// how many constructions it takes
    pub takes: u16,
    /// the place among [`Rules::wants`] of what it wants
    pub wants: u32,
    /// its part of speech
    pub pos: Pos,
    /// whether its subject may follow it
    pub inverts: bool,
    /// the word that must follow, where it has more words than one: most cues of common words are told by it
    pub next: Option<u32>,
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

    /// A list; nothing where there is none of this number.
    #[inline]
    pub fn get(&self, number: u16) -> &[Listed] {
        match self.starts.get(number as usize..number as usize + 2) {
            Some([start, end]) => &self.listed[*start as usize..*end as usize],
            _ => &[],
        }
    }
}

/// All rules.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rules {
    /// kinds, the most specific first
    pub kinds: Vec<KindName>,
    /// cues, in the order of their files and lines
    pub cues: Vec<Cue>,
    /// constructions, likewise
    pub constructions: Vec<Construction>,
    /// the sets of prepositions that are [`Take::rivals`]
    pub rivals: Vec<WordSet>,
    /// the lists of cues that words have
    pub lists: Lists,
    /// what rows want: of each cue what it wants itself, then what the constructions do that it takes
    pub wants: Vec<Wants>,
    /// the sets of words that are wanted
    pub index: Index,
    /// the files, by the index that rows carry
    pub files: Vec<String>,
}

impl Rules {
    /// The id of a cue in a construction.
    pub fn rule_id(&self, cue: u16, construction: u16) -> RuleId<'_> {
        RuleId { cue: &self.cues[cue as usize].lemma, construction: &self.constructions[construction as usize].id }
    }

    /// Adds a list of cues, in their order, and says its number.
    pub fn add_list(&mut self, cues: &[u16]) -> u16 {
        let listed = |number: u16| {
            let cue = &self.cues[number as usize];
            let (takes, next) = (cue.takes.len() as u16, cue.tail.first().copied());
            Listed { cue: number, takes, wants: cue.wants, pos: cue.pos, inverts: cue.inverts, next }
        };
        self.lists.add(cues.iter().map(|number| listed(*number)))
    }

    /// What a cue wants, first by itself, then for each construction that it takes.
    #[inline]
    pub fn wants_of(&self, listed: &Listed) -> &[Wants] {
        let own = listed.wants as usize;
        &self.wants[own..=own + listed.takes as usize]
    }

    /// The cues of a word.
    pub fn of_word(&self, list: u16) -> &[Listed] {
        self.lists.get(list)
    }

    /// Whether a verb of one word among the cues of a list takes what one of `types` is as an object or complement; `first`: directly behind it.
    pub fn takes(&self, list: u16, types: Types, first: bool) -> bool {
        let cues = self.of_word(list).iter().map(|n| &self.cues[n.cue as usize]).filter(|c| c.pos == Pos::Verb && c.tail.is_empty());
        let mut parts = cues.flat_map(|c| &c.takes).flat_map(|t| {
            let parts = &self.constructions[t.construction as usize].parts;
            &parts[..if first { parts.len().min(1) } else { parts.len() }]
        });
        parts.any(|p| matches!(p, Part::Direct { types: these, .. } if these.meets(types)))
    }

    /// Whether one of the cues of a word's list is the word alone as a verb, and takes an infinitive and nothing else before or beside it ("vowed to").
    pub fn intends(&self, list: u16) -> bool {
        let cues = self.of_word(list).iter().map(|n| &self.cues[n.cue as usize]).filter(|c| c.pos == Pos::Verb && c.tail.is_empty());
        let mut parts = cues.flat_map(|c| &c.takes).map(|t| &self.constructions[t.construction as usize].parts);
        parts.any(|p| matches!(p.first(), Some(Part::Direct { types, .. }) if *types == Types::TO))
    }

    /// Whether a word's list has cues that are the word alone as a verb, and all of them are of kinds that hedge.
    pub fn is_attitude(&self, list: u16) -> bool {
        let mut cues =
            self.of_word(list).iter().map(|n| &self.cues[n.cue as usize]).filter(|c| c.pos == Pos::Verb && c.tail.is_empty()).peekable();
        cues.peek().is_some() && cues.all(|c| self.kinds[c.kind as usize].hedges)
    }
}
