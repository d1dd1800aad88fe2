//! Words of the vocabulary that are in a list, each with its place there, found without a search.

use super::word::WordId;
use crate::tables::blob::{Reader, Words, Writer, raw};
use serde::{Deserialize, Serialize};

/// The words of a list in the order of their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Members {
    /// for each 32 words of the vocabulary a bit for each that is in the list, and how many come before
    #[serde(with = "raw")]
    marks: Words,
}

impl Members {
    /// Of words in order, each once.
    pub fn new(words: impl IntoIterator<Item = u32>) -> Members {
        let mut marks: Vec<u32> = Vec::new();
        for (word, place) in words.into_iter().zip(0..) {
            while marks.len() <= word as usize / 32 * 2 {
                marks.extend([0, place]);
            }
            marks[word as usize / 32 * 2] |= 1 << (word % 32);
        }
        Members { marks: marks.into() }
    }

    /// The place of a word in the list, where it is there.
    #[inline]
    pub fn place(&self, word: WordId) -> Option<usize> {
        let (at, bit) = (word.0 as usize / 32 * 2, 1 << (word.0 % 32));
        match self.marks.get(at..at + 2) {
            Some([bits, before]) if bits & bit != 0 => Some((before + (bits & (bit - 1)).count_ones()) as usize),
            _ => None,
        }
    }

    pub(super) fn write(&self, w: &mut Writer) {
        w.words(&self.marks);
    }

    pub(super) fn read(r: &mut Reader) -> Members {
        Members { marks: r.words() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_have_the_places_of_the_list() {
        let words = [3, 31, 32, 200, 201];
        let members = Members::new(words);
        let places = |all: &[u32]| all.iter().map(|word| members.place(WordId(*word))).collect::<Vec<_>>();
        assert_eq!(places(&words), [Some(0), Some(1), Some(2), Some(3), Some(4)]);
        assert_eq!(places(&[0, 4, 33, 199, 202, 9000]), [None; 6]);
        assert_eq!(Members::default().place(WordId(3)), None);
    }
}
