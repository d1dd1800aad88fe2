//! Words with what each describes or takes: nouns of bodies and persons, phrasal verbs.

use super::members::Members;
use super::vocabulary::Vocabulary;
use super::word::WordId;
use crate::tables::blob::{Reader, Words, Writer};
use std::collections::HashMap;

/// In `lexicon/bodies.tsv` the sort of nouns for a part of a body: "board".
pub const PART: &str = "^part";
/// In `lexicon/bodies.tsv` the mark of what no body is that was only named: a regulator, a court.
pub const PUBLIC: &str = "^public";
/// Nouns of bodies that may mean this subtype mean a public body: "her office".
pub const AGENCY: &str = "agency";
/// Nouns of bodies that may mean this subtype mean none of another kind than they tell of: "the two firms".
pub const COMPANY: &str = "company";
/// Nouns of bodies that may mean this subtype may mean a group too: "the organisation".
pub const ARMED: &str = "armed";
/// In `lexicon/people.tsv` the sort of letters that with a number name a group of hackers: "UNC4841".
pub const CODE: &str = "^code";
/// In `lexicon/people.tsv` the sort of nouns that end the names which firms give to groups of hackers: "Salt Typhoon".
pub const FAMILY: &str = "^family";
/// In `lexicon/people.tsv` the sort of words before a role that make it that of another: "former", "deputy".
pub const OTHER: &str = "^other";
/// In `lexicon/people.tsv` the sort of those whom nobody is who was only named: the judge of a story is not the plaintiff.
pub const NEWCOMER: &str = "^newcomer";
/// In `lexicon/people.tsv` the sort of verbs behind which a noun says what their subject is: "became".
pub const LINKING: &str = "^linking";
/// Of nouns for the young.
pub const YOUTH: &str = "youth";
/// In `lexicon/people.tsv` the sort of those whom a body has, and is named by: the analyst, the coach.
pub const STAFF: &str = "^staff";
/// In `lexicon/people.tsv` the sort of those who are named by where they live.
pub const RESIDENT: &str = "^resident";
/// In `lexicon/people.tsv` the sort of those who hold elsewhere the office of whose they are: "his Polish counterpart".
pub const ALIKE: &str = "^alike";
/// In `lexicon/people.tsv` the sort of nouns for those who are married, or for both of them.
pub const SPOUSE: &str = "^spouse";
/// In `lexicon/people.tsv` the sort of those who head a body, and speak for it where nobody names them.
pub const HEADS: &str = "^heads";
/// In `lexicon/people.tsv` the sort of nouns for what is done to whose it is: "his arrest".
pub const UNDERGONE: &str = "^undergone";
/// Of nouns for members of a family.
pub const RELATIVE: &str = "relative";
/// Of nouns for those who lead a company.
pub const EXECUTIVE: &str = "executive";
/// Of nouns for the clergy.
pub const CLERIC: &str = "cleric";
/// Of nouns for those who judge.
pub const JUDGE: &str = "judge";
/// Of nouns for somebody against or beside whom somebody else stands.
pub const RIVAL: &str = "rival";

/// What nouns may describe, or which particles verbs take. All but the names of sorts is read in place.
#[derive(Clone, Debug, Default)]
pub(super) struct Described {
    /// the words that describe or take something
    words: Members,
    /// of each of these the number of what it describes or takes
    set_of: Words,
    /// what any of them describes or takes, each once
    sets: Vec<Vec<String>>,
}

impl Described {
    /// Of those nouns that are words.
    pub(super) fn new(nouns: &[(String, Vec<String>)], vocabulary: &Vocabulary) -> Described {
        let mut pairs: Vec<(u32, &[String])> = nouns.iter().map(|(noun, sorts)| (vocabulary.get(noun), sorts.as_slice())).collect();
        pairs.retain(|(noun, _)| WordId(*noun).is_known());
        pairs.sort();
        pairs.dedup_by_key(|(noun, _)| *noun);
        let mut sets: Vec<Vec<String>> = Vec::new();
        let mut numbers: HashMap<&[String], u32> = HashMap::new();
        let set_of = pairs.iter().map(|(_, sorts)| {
            *numbers.entry(sorts).or_insert_with(|| {
                sets.push(sorts.to_vec());
                sets.len() as u32 - 1
            })
        });
        let set_of: Vec<u32> = set_of.collect();
        Described { words: Members::new(pairs.iter().map(|(word, _)| *word)), set_of: set_of.into(), sets }
    }

    /// What a word describes or takes.
    pub(super) fn of(&self, noun: WordId) -> &[String] {
        self.words.place(noun).map_or(&[], |place| &self.sets[self.set_of[place] as usize])
    }

    pub(super) fn write(&self, w: &mut Writer) {
        self.words.write(w);
        w.words(&self.set_of);
        let lines: Vec<String> = self.sets.iter().map(|set| set.join(" ")).collect();
        w.text(&lines.join("\n"));
    }

    pub(super) fn read(r: &mut Reader) -> Described {
        let (words, set_of) = (Members::read(r), r.words());
        let sets = r.text().lines().map(|line| line.split(' ').map(str::to_owned).collect()).collect();
        Described { words, set_of, sets }
    }
}
