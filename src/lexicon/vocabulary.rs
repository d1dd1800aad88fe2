//! The vocabulary: folded word → number, as a flat table that is read in place.
//!
//! Open addressing with linear probing (Knuth, TAOCP 3, 6.4, Algorithm L), at most half full; a slot is one 32-bit word, 20 bits of number and 12 of
//! the hash, so that a miss seldom touches the letters and the table stays small. Numbers are given in order of frequency (`lexicon/common.tsv`): common
//! words have a table of their own, and their records share cache lines.

use super::fold::Hash;
use crate::tables::blob::{Reader, Text, Words, Writer};

/// The bits of a slot that hold the number.
const NUMBER: u32 = (1 << 20) - 1;

/// The bits of a slot that hold part of the hash, not those that chose the slot.
fn tag(hash: u64) -> u32 {
    (hash >> 32) as u32 & !NUMBER
}

/// So many words are common: their table is small enough for a processor's cache (64 KiB), and holds nine words of ten.
const COMMON: usize = 8192;

/// Folded words and their numbers, from 1; 0 is no word.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// the common words: number, and above it bits of the hash
    common: Words,
    /// all others
    others: Words,
    /// where the letters of word `n` begin, and one more
    starts: Words,
    letters: Text,
}

/// A table of the words from number `first` on.
pub(crate) fn table<S: AsRef<str>>(words: &[S], first: usize) -> Words {
    assert!(first + words.len() < NUMBER as usize, "more words than a slot can number");
    let size = (words.len() * 2).next_power_of_two().max(8);
    let mut slots = vec![0u32; size];
    for (word, number) in words.iter().zip(first as u32..) {
        let hash = Hash::of(word.as_ref().as_bytes()).0;
        let mut at = hash as usize & (size - 1);
        while slots[at] != 0 {
            at = (at + 1) & (size - 1);
        }
        slots[at] = tag(hash) | number;
    }
    slots.into()
}

impl Vocabulary {
    /// The table of these words, the commonest first; their number is their place in the slice plus one. Words must differ.
    pub fn build<S: AsRef<str>>(words: &[S]) -> Vocabulary {
        let (common, others) = words.split_at(words.len().min(COMMON));
        let mut starts = vec![0u32, 0];
        let mut letters = String::new();
        for word in words {
            letters.push_str(word.as_ref());
            starts.push(letters.len() as u32);
        }
        Vocabulary { common: table(common, 1), others: table(others, common.len() + 1), starts: starts.into(), letters: letters.into() }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(2)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of the word with this hash that `same` accepts, else 0.
    #[inline]
    pub fn find(&self, hash: Hash, same: impl Fn(u32) -> bool) -> u32 {
        match probe(&self.common, hash, &same) {
            0 => probe(&self.others, hash, &same),
            number => number,
        }
    }

    /// For each hash the number of the word that is looked at first, else 0: it may be another word, and the one that is looked for may come later.
    #[inline(always)]
    pub fn first_of_each<const N: usize>(&self, hashes: &[Hash; N]) -> [u32; N] {
        let [common, others]: [&[u32]; 2] = [&self.common, &self.others];
        // slot 0 stands for one that nobody asks for: a load that waits for nothing is cheaper than a branch that is foreseen wrongly
        let first = |slots: &[u32], hash: Hash, asked: bool| {
            let at = if asked { hash.0 as usize & slots.len().wrapping_sub(1) } else { 0 };
            let slot = slots.get(at).copied().unwrap_or(0);
            if asked && slot & !NUMBER == tag(hash.0) { slot & NUMBER } else { 0 }
        };
        let mut numbers = [0; N];
        (0..N).for_each(|n| numbers[n] = first(common, hashes[n], true));
        (0..N).for_each(|n| numbers[n] |= first(others, hashes[n], numbers[n] == 0));
        numbers
    }

    /// The number of a folded word, else 0.
    pub fn get(&self, folded: &str) -> u32 {
        if self.is_empty() { 0 } else { self.find(Hash::of(folded.as_bytes()), |n| self.text(n) == folded) }
    }

    /// Word `n`, folded; empty for 0.
    #[inline]
    pub fn text(&self, n: u32) -> &str {
        &self.letters[self.starts[n as usize] as usize..self.starts[n as usize + 1] as usize]
    }

    pub(crate) fn write(&self, w: &mut Writer) {
        w.words(&self.common);
        w.words(&self.others);
        w.words(&self.starts);
        w.text(&self.letters);
    }

    pub(crate) fn read(r: &mut Reader) -> Vocabulary {
        Vocabulary { common: r.words(), others: r.words(), starts: r.words(), letters: r.text() }
    }
}

/// The number with this hash that `same` accepts in a [`table`], else 0.
#[inline(always)]
pub(crate) fn probe(slots: &[u32], hash: Hash, same: impl Fn(u32) -> bool) -> u32 {
    let mask = slots.len() - 1;
    let mut at = hash.0 as usize & mask;
    let tag = tag(hash.0);
    loop {
        let slot = slots[at & mask];
        if slot == 0 || slot & !NUMBER == tag && same(slot & NUMBER) {
            return slot & NUMBER;
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_under_its_number_and_nothing_else_is() {
        let words: Vec<String> = (0..20_000).map(|i| format!("w{}", i * 7919 % 100_003)).collect();
        let v = Vocabulary::build(&words);
        for (i, w) in words.iter().enumerate() {
            assert_eq!(v.get(w), i as u32 + 1);
            assert_eq!(v.text(i as u32 + 1), w);
        }
        assert_eq!(v.get("absent"), 0);
        assert_eq!(v.text(0), "");
    }
}
