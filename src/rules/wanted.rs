//! What rows want of a sentence at least: words without which a construction cannot fit, so that it need not be tried.
//!
//! Each set of words that rows want has a number, which is a bit. A word has a row of bits: the sets with a phrase that begins with it. The rows of all words
//! of a window together say which sets it may meet.

use super::compiled::{Construction, Guard, Part, Rules};
use super::pattern::Role;
use super::words::WordSet;
use crate::lexicon::WordId;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// A set of words of which one must stand in the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Want {
    /// the number of the set
    pub set: u16,
    /// what cannot be without them
    pub lack: Lack,
}

/// What a row lacks where none of the words that it wants stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lack {
    /// what fills a role
    Role(Role),
    /// words of the pattern
    Words,
    /// the verb above a noun
    Carrier,
    /// what a guard needs
    Needs,
}

/// What a row wants, in the order in which it is asked for. Of more than these nothing is asked: then the row is tried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wants([Option<Want>; 4]);

impl FromIterator<Want> for Wants {
    fn from_iter<I: IntoIterator<Item = Want>>(wants: I) -> Wants {
        let mut wants = wants.into_iter();
        Wants(std::array::from_fn(|_| wants.next()))
    }
}

/// The sets that rows want, by word.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Vec<u32>>", into = "Vec<Vec<u32>>")]
pub struct Index {
    /// of each set the first words of its phrases
    sets: Vec<Vec<u32>>,
    /// a bit for each word that begins one, by its number modulo 1024: most others are told by it
    filter: [u64; 16],
    /// by word number: the place of its row of bits
    row_of: Vec<u16>,
    /// the rows, each of `width` numbers; the first one is empty
    rows: Vec<u64>,
    width: usize,
}

impl From<Vec<Vec<u32>>> for Index {
    fn from(sets: Vec<Vec<u32>>) -> Index {
        let width = sets.len().div_ceil(64);
        let mut row_of = vec![0; sets.iter().flatten().max().map_or(0, |word| *word as usize + 1)];
        let mut rows = vec![0; width];
        let mut filter = [0; 16];
        for (n, words) in sets.iter().enumerate() {
            for word in words {
                filter[*word as usize / 64 % 16] |= 1 << (word % 64);
                let place = &mut row_of[*word as usize];
                if *place == 0 {
                    *place = (rows.len() / width) as u16;
                    rows.resize(rows.len() + width, 0);
                }
                rows[*place as usize * width + n / 64] |= 1 << (n % 64);
            }
        }
        Index { sets, filter, row_of, rows, width }
    }
}

impl From<Index> for Vec<Vec<u32>> {
    fn from(index: Index) -> Vec<Vec<u32>> {
        index.sets
    }
}

/// The sets that a window may meet.
#[derive(Debug, Default)]
pub struct Met(Vec<u64>);

impl Met {
    /// Takes down the sets that one of these words begins.
    pub fn read(&mut self, index: &Index, words: impl Iterator<Item = WordId>) {
        self.0.clear();
        self.0.resize(index.width, 0);
        for word in words {
            if index.filter[word.0 as usize / 64 % 16] >> (word.0 % 64) & 1 == 0 {
                continue;
            }
            let place = index.row_of.get(word.0 as usize).map_or(0, |p| *p as usize);
            if place != 0 {
                let row = &index.rows[place * index.width..];
                self.0.iter_mut().zip(row).for_each(|(met, bits)| *met |= bits);
            }
        }
    }

    /// What of all that is wanted the window lacks, the first that it does.
    #[inline]
    pub fn lack(&self, wants: &Wants) -> Option<Lack> {
        wants.0.iter().flatten().find(|w| self.0[w.set as usize / 64] >> (w.set % 64) & 1 == 0).map(|w| w.lack)
    }
}

/// Finds out what cues and constructions want.
pub fn find(rules: &mut Rules) {
    let mut sets: Vec<Vec<u32>> = Vec::new();
    let mut numbers: HashMap<Vec<u32>, u16> = HashMap::new();
    let mut number = |wants: Vec<(&WordSet, Lack)>| -> Wants {
        let mut set = |words: &WordSet| {
            *numbers.entry(words.firsts().to_vec()).or_insert_with_key(|firsts| {
                sets.push(firsts.clone());
                sets.len() as u16 - 1
            })
        };
        wants.into_iter().map(|(words, lack)| Want { set: set(words), lack }).collect()
    };
    let of_constructions: Vec<Wants> = rules.constructions.iter().map(|c| number(of_construction(c))).collect();
    for cue in &mut rules.cues {
        cue.wants = number(of_guard(&cue.needs).collect());
        cue.takes.iter_mut().for_each(|t| t.wants = of_constructions[t.construction as usize]);
    }
    rules.index = Index::from(sets);
}

/// All that must stand in the window is a word of its own, or within a quotation, name or compound; what fills a role may be several words.
fn of_construction(c: &Construction) -> Vec<(&WordSet, Lack)> {
    let parts = c.parts.iter().filter_map(|part| match part {
        Part::Literal { words } => Some((words, Lack::Words)),
        Part::Prep { words, role, optional: false, .. } | Part::Inside { verbs: Some(words), role, optional: false, .. } => {
            Some((words, Lack::Role(*role)))
        }
        _ => None,
    });
    c.carrier.iter().map(|words| (words, Lack::Carrier)).chain(parts).chain(of_guard(&c.needs)).collect()
}

/// Only words can satisfy a guard that names no kinds and types.
fn of_guard(needs: &Option<Box<Guard>>) -> impl Iterator<Item = (&WordSet, Lack)> {
    needs.iter().flat_map(|needs| {
        let roles = needs.roles.iter().filter(|r| r.kinds.is_empty() && r.types.is_empty()).map(|r| &r.words);
        needs.before.iter().chain(&needs.after).chain(roles).map(|words| (words, Lack::Needs))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_lacks_the_sets_that_none_of_its_words_begins() {
        let mut index: Vec<Vec<u32>> = vec![vec![5, 6]; 70];
        index.extend([vec![6], vec![900]]);
        let index = Index::from(index);
        let want = |set, lack| Want { set, lack };
        let mut met = Met::default();
        met.read(&index, [3, 6, 40_000].into_iter().map(WordId));
        assert_eq!(met.lack(&[want(0, Lack::Words), want(69, Lack::Words), want(70, Lack::Needs)].into_iter().collect()), None);
        assert_eq!(met.lack(&[want(70, Lack::Needs), want(71, Lack::Carrier)].into_iter().collect()), Some(Lack::Carrier));
        met.read(&index, [900, 5].into_iter().map(WordId));
        assert_eq!(met.lack(&[want(71, Lack::Carrier), want(70, Lack::Needs)].into_iter().collect()), Some(Lack::Needs));
        assert_eq!(Index::from(Vec::from(index.clone())), index, "as it went out");
    }
}
