//! The compiled rules: words as numbers, patterns as slots around a cue. What the engine runs.

mod construction;
mod cue;

pub use construction::{Construction, Host, Part};
pub use cue::{Cue, Guard, HeadType, Listed, Lists, RoleGuard, Take};

use super::file::Pos;
use super::pattern::{Role, Types};
use super::wanted::{Index, Wants};
use super::words::WordSet;
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
    /// whether an act that the content names has not taken place
    pub asks: bool,
    /// whether its source says that the content is not so
    pub denies: bool,
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

/// All rules.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rules {
    /// kinds, the most specific first
    pub kinds: Vec<KindName>,
    /// cues, in the order of their files and lines
    pub cues: Vec<Cue>,
    /// constructions, likewise
    pub constructions: Vec<Construction>,
    /// what cues need and must not have: those of one row share it
    pub guards: Vec<Guard>,
    /// the sets of prepositions that are [`Take::rivals`]
    pub rivals: Vec<WordSet>,
    /// the lists of cues that words have
    pub lists: Lists,
    /// of each guard what a cue wants that needs it
    pub guards_want: Vec<Wants>,
    /// what constructions want
    pub constructions_want: Vec<Wants>,
    /// what rows want: of each cue what it wants itself, then what the constructions do that it takes
    #[serde(skip)]
    pub wants: Vec<Wants>,
    /// the sets of words that are wanted
    pub index: Index,
    /// the files, by the index that rows carry
    pub files: Vec<String>,
}

impl Rules {
    /// Whether claims of a kind say no more than what somebody says or thinks: neither an act nor that something is not so.
    pub fn only_says(&self, kind: u8) -> bool {
        let kind = &self.kinds[kind as usize];
        kind.reports && !kind.acts && !kind.denies
    }

    /// The least specific kind.
    pub fn plainest(&self) -> u8 {
        self.kinds.len() as u8 - 1
    }

    /// The id of a cue in a construction.
    pub fn rule_id(&self, cue: u16, construction: u16) -> RuleId<'_> {
        RuleId { cue: &self.cues[cue as usize].lemma, construction: &self.constructions[construction as usize].id }
    }

    /// Of a cue in a construction what both need, and what neither may have.
    pub fn guards_of<'r>(&'r self, cue: &'r Cue, construction: &'r Construction) -> [[Option<&'r Guard>; 2]; 2] {
        let own = |number: Option<u16>| number.map(|n| &self.guards[n as usize]);
        [[own(cue.needs), construction.needs.as_deref()], [own(cue.unless), construction.unless.as_deref()]]
    }

    /// Adds a list of cues, in their order, and says its number.
    pub fn add_list(&mut self, cues: &[u16]) -> u16 {
        self.lists.add(cues.iter().map(|number| Listed::of(*number, &self.cues)))
    }

    /// Lays out what is not written into tables since it follows from the rest: what each cue wants, and what lists tell of theirs.
    pub fn lay_out(&mut self) {
        self.wants.clear();
        for cue in &mut self.cues {
            cue.wants = self.wants.len() as u32;
            self.wants.push(cue.needs.map_or(Wants::default(), |needs| self.guards_want[needs as usize]));
            let of_take =
                |&Take { construction, rivals, .. }: &Take| self.constructions_want[construction as usize].of_take(construction, rivals);
            self.wants.extend(cue.takes.iter().map(of_take));
        }
        self.lists.lay_out(&self.cues);
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

    /// Those that are the word alone with a part of speech.
    fn alone(&self, list: u16, pos: Pos) -> impl Iterator<Item = &Cue> {
        self.of_word(list).iter().map(|n| &self.cues[n.cue as usize]).filter(move |c| c.pos == pos && c.tail.is_empty())
    }

    /// Those that are the word alone as a verb.
    fn verbs(&self, list: u16) -> impl Iterator<Item = &Cue> {
        self.alone(list, Pos::Verb)
    }

    /// Whether a noun of one word among the cues of a list takes a clause with "that" of its own.
    pub fn noun_takes_that(&self, list: u16) -> bool {
        let mut parts = self.alone(list, Pos::Noun).flat_map(|c| &c.takes).flat_map(|t| &self.constructions[t.construction as usize].parts);
        parts.any(|p| matches!(p, Part::Direct { types, .. } if types.meets(Types::THAT)))
    }

    /// Whether a verb or noun of one word among the cues of a list asks, by a clause with "that", that whoever acts in it do something.
    pub fn asks(&self, list: u16) -> bool {
        let alone = self.alone(list, Pos::Verb).chain(self.alone(list, Pos::Noun));
        let mut takes = alone.filter(|c| self.kinds[c.kind as usize].asks).flat_map(|c| &c.takes);
        takes.any(|t| {
            let parts = &self.constructions[t.construction as usize].parts;
            let clause = |p: &Part| matches!(p, Part::Direct { types, .. } if types.meets(Types::THAT));
            let doer = |p: &Part| matches!(p, Part::Inside { role: Role::Target, .. });
            parts.iter().any(clause) && parts.iter().any(doer)
        })
    }

    /// Whether a verb among the cues of a list, of one word or more, takes whoever claims for its subject.
    pub fn claims(&self, list: u16) -> bool {
        let verbs = self.of_word(list).iter().map(|n| &self.cues[n.cue as usize]).filter(|c| c.pos == Pos::Verb);
        let mut constructions = verbs.flat_map(|c| &c.takes).map(|t| &self.constructions[t.construction as usize]);
        constructions.any(|c| c.subject == Some(Role::Source))
    }

    /// Whether one of them takes a quotation.
    pub fn says(&self, list: u16) -> bool {
        self.verbs(list).any(|c| c.inverts)
    }

    /// Whether a verb of one word among the cues of a list takes what one of `types` is as an object or complement; `first`: directly behind it.
    pub fn takes(&self, list: u16, types: Types, first: bool) -> bool {
        let mut parts = self.verbs(list).flat_map(|c| &c.takes).flat_map(|t| {
            let parts = &self.constructions[t.construction as usize].parts;
            &parts[..if first { parts.len().min(1) } else { parts.len() }]
        });
        parts.any(|p| matches!(p, Part::Direct { types: these, .. } if these.meets(types)))
    }

    /// Whether a verb of one word among the cues of a list takes a preposition and no object before it ("protested against").
    pub fn takes_preposition(&self, list: u16) -> bool {
        let mut parts = self.verbs(list).flat_map(|c| &c.takes).map(|t| &self.constructions[t.construction as usize].parts);
        parts.any(|p| matches!(p.first(), Some(Part::Prep { .. })))
    }

    /// Whether one of the cues of a word's list is the word alone as a verb, and takes an infinitive and nothing else before or beside it ("vowed to").
    pub fn intends(&self, list: u16) -> bool {
        let mut parts = self.verbs(list).flat_map(|c| &c.takes).map(|t| &self.constructions[t.construction as usize].parts);
        parts.any(|p| matches!(p.first(), Some(Part::Direct { types, .. }) if *types == Types::TO))
    }

    /// Whether a word's list has cues that are the word alone as a verb, all of them of kinds that hedge, but for those that take nothing but a quotation
    /// (*“No,” they thought*) and those of who is thought to have done something.
    pub fn is_attitude(&self, list: u16) -> bool {
        let kind = |c: &Cue| &self.kinds[c.kind as usize];
        let suspects = |c: &Cue| kind(c).acts && kind(c).reports && !kind(c).asks;
        let quotes = |c: &Cue| c.takes.iter().all(|t| self.takes_only_quotation(t.construction));
        self.verbs(list).any(|c| kind(c).hedges) && self.verbs(list).all(|c| kind(c).hedges || suspects(c) || quotes(c))
    }

    /// Whether a quotation is all that a construction takes.
    fn takes_only_quotation(&self, construction: u16) -> bool {
        let parts = &self.constructions[construction as usize].parts;
        matches!(parts.as_slice(), [Part::Direct { types, .. }] if *types == Types::QUOTE)
    }
}
