//! The vocabulary: folded word → number, as a flat table that is read in place.
//!
//! Open addressing with linear probing (Knuth, TAOCP 3, 6.4, Algorithm L), at most half full; a slot is one 32-bit word, 20 bits of number and 12 of
//! the hash, so that a miss seldom touches the letters and the table stays small. Numbers are given in order of frequency: common words share
//! cache lines.

use super::fold::Hash;
use crate::tables::blob::{Reader, Text, Words, Writer};

/// The bits of a slot that hold the number.
const NUMBER: u32 = (1 << 20) - 1;

/// The bits of a slot that hold part of the hash, not those that chose the slot.
fn tag(hash: u64) -> u32 {
    (hash >> 32) as u32 & !NUMBER
}

/// Folded words and their numbers, from 1; 0 is no word.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// number, and above it bits of the hash
    slots: Words,
    /// where the letters of word `n` begin, and one more
    starts: Words,
    letters: Text,
}

impl Vocabulary {
    /// The table of these words; their number is their place in the slice plus one. Words must differ.
    pub fn build<S: AsRef<str>>(words: &[S]) -> Vocabulary {
        let size = (words.len() * 2).next_power_of_two().max(8);
        assert!(words.len() < NUMBER as usize, "more words than a slot can number");
        let mut slots = vec![0u32; size];
        let mut starts = vec![0u32, 0];
        let mut letters = String::new();
        for (i, word) in words.iter().enumerate() {
            letters.push_str(word.as_ref());
            starts.push(letters.len() as u32);
            let hash = Hash::of(word.as_ref().as_bytes()).0;
            let mut at = hash as usize & (size - 1);
            while slots[at] != 0 {
                at = (at + 1) & (size - 1);
            }
            slots[at] = tag(hash) | (i as u32 + 1);
        }
        Vocabulary { slots: slots.into(), starts: starts.into(), letters: letters.into() }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(2)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of the word with this hash whose letters `same` accepts, else 0.
    #[inline]
    pub fn find(&self, hash: Hash, same: impl Fn(&str) -> bool) -> u32 {
        let mask = self.slots.len() - 1;
        let mut at = hash.0 as usize & mask;
        let tag = tag(hash.0);
        loop {
            let slot = self.slots[at];
            if slot == 0 {
                return 0;
            }
            if slot & !NUMBER == tag && same(self.text(slot & NUMBER)) {
                return slot & NUMBER;
            }
            at = (at + 1) & mask;
        }
    }

    /// The number of a folded word, else 0.
    pub fn get(&self, folded: &str) -> u32 {
        if self.slots.is_empty() { 0 } else { self.find(Hash::of(folded.as_bytes()), |w| w == folded) }
    }

    /// Word `n`, folded; empty for 0.
    #[inline]
    pub fn text(&self, n: u32) -> &str {
        &self.letters[self.starts[n as usize] as usize..self.starts[n as usize + 1] as usize]
    }

    pub(crate) fn write(&self, w: &mut Writer) {
        w.words(&self.slots);
        w.words(&self.starts);
        w.text(&self.letters);
    }

    pub(crate) fn read(r: &mut Reader) -> Vocabulary {
        Vocabulary { slots: r.words(), starts: r.words(), letters: r.text() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_under_its_number_and_nothing_else_is() {
        let words: Vec<String> = (0..5000).map(|i| format!("w{}", i * 7919 % 100_003)).collect();
        let v = Vocabulary::build(&words);
        for (i, w) in words.iter().enumerate() {
            assert_eq!(v.get(w), i as u32 + 1);
            assert_eq!(v.text(i as u32 + 1), w);
        }
        assert_eq!(v.get("absent"), 0);
        assert_eq!(v.text(0), "");
    }
}
