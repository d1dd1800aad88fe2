//! Words with what each describes or takes: nouns of bodies and persons, phrasal verbs.

use super::vocabulary::Vocabulary;
use super::word::WordId;
use crate::tables::blob::{Reader, Writer};
use std::collections::HashMap;

/// In `lexicon/bodies.tsv` the sort of nouns for a part of a body: "board".
pub const PART: &str = "^part";
/// In `lexicon/bodies.tsv` the mark of what no body is that was only named: a regulator, a court.
pub const PUBLIC: &str = "^public";
/// Nouns of bodies that may mean this subtype mean none of another kind than they tell of: "the two firms".
pub const COMPANY: &str = "company";
/// Nouns of bodies that may mean this subtype may mean a group too: "the organisation".
pub const ARMED: &str = "armed";
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
/// Of nouns for somebody against or beside whom somebody else stands.
pub const RIVAL: &str = "rival";

/// What nouns may describe, or which particles verbs take.
#[derive(Clone, Debug, Default)]
pub(super) struct Described {
    /// a bit for each of the words, by its number modulo 32,768: most others are told by it
    filter: Vec<u64>,
    /// the words, in order
    words: Vec<WordId>,
    /// of each the number of what it describes or takes
    set_of: Vec<u16>,
    /// what any of them describes or takes, each once
    sets: Vec<Vec<String>>,
}

impl Described {
    /// So many numbers of 64 bits has the filter.
    const FILTER: usize = 512;

    /// Of those nouns that are words.
    pub(super) fn new(nouns: &[(String, Vec<String>)], vocabulary: &Vocabulary) -> Described {
        let joined: Vec<(WordId, String)> =
            nouns.iter().map(|(noun, sorts)| (WordId(vocabulary.get(noun)), sorts.join(" "))).filter(|(noun, _)| noun.is_known()).collect();
        Described::of_pairs(joined.iter().map(|(noun, sorts)| (*noun, sorts.as_str())).collect())
    }

    /// Of words and what each describes, joined by spaces.
    fn of_pairs(mut pairs: Vec<(WordId, &str)>) -> Described {
        pairs.sort();
        let mut filter = vec![0; Described::FILTER];
        let (mut numbers, mut sets, mut set_of) = (HashMap::new(), Vec::new(), Vec::with_capacity(pairs.len()));
        for (_, sorts) in &pairs {
            set_of.push(*numbers.entry(*sorts).or_insert_with(|| {
                sets.push(sorts.split(' ').map(str::to_owned).collect());
                sets.len() as u16 - 1
            }));
        }
        pairs.iter().for_each(|(word, _)| filter[word.0 as usize / 64 % Described::FILTER] |= 1 << (word.0 % 64));
        Described { filter, words: pairs.iter().map(|(word, _)| *word).collect(), set_of, sets }
    }

    /// What a word describes or takes.
    pub(super) fn of(&self, noun: WordId) -> &[String] {
        let number = noun.0 as usize;
        if self.filter.get(number / 64 % Described::FILTER).is_none_or(|bits| bits >> (number % 64) & 1 == 0) {
            return &[];
        }
        self.words.binary_search(&noun).map_or(&[], |at| &self.sets[self.set_of[at] as usize])
    }

    pub(super) fn write(&self, w: &mut Writer) {
        let line = |(noun, set): (&WordId, &u16)| format!("{}\t{}", noun.0, self.sets[*set as usize].join(" "));
        let lines: Vec<String> = self.words.iter().zip(&self.set_of).map(line).collect();
        w.text(&lines.join("\n"));
    }

    pub(super) fn read(r: &mut Reader) -> Described {
        fn pair(line: &str) -> Option<(WordId, &str)> {
            let (noun, sorts) = line.split_once('\t')?;
            Some((WordId(noun.parse().ok()?), sorts))
        }
        Described::of_pairs(r.text().lines().filter_map(pair).collect())
    }
}
