//! Sets of words and phrases, by number.

use crate::lexicon::WordId;
use crate::tables::blob::raw;
use serde::{Deserialize, Serialize};

/// Phrases of one word or more, for quick look-up by the first word. All their words lie in one place, since sets are many and most of them small.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordSet {
    /// a bit for each first word, by its number modulo 256: most words that are in no phrase are told by it
    filter: [u64; 4],
    /// how many phrases there are
    count: u32,
    /// the first word of each phrase, in order, longest first among phrases that begin alike. Behind them, where a phrase has more words than one: where the rest of
    /// each ends, and these rests one behind the other.
    #[serde(with = "raw")]
    words: Box<[u32]>,
}

impl WordSet {
    /// The set of these phrases.
    pub fn new(mut phrases: Vec<Vec<u32>>) -> WordSet {
        phrases.sort_by(|a, b| a[0].cmp(&b[0]).then(b.len().cmp(&a.len())).then(a.cmp(b)));
        phrases.dedup();
        let mut filter = [0; 4];
        phrases.iter().for_each(|p| filter[p[0] as usize / 64 % 4] |= 1 << (p[0] % 64));
        let mut words: Vec<u32> = phrases.iter().map(|p| p[0]).collect();
        if phrases.iter().any(|p| p.len() > 1) {
            let ends = phrases.iter().scan(0, |end, p| {
                *end += p.len() as u32 - 1;
                Some(*end)
            });
            words.extend(ends);
            words.extend(phrases.iter().flat_map(|p| &p[1..]));
        }
        WordSet { filter, count: phrases.len() as u32, words: words.into() }
    }

    /// The place of the first phrase that begins with this word.
    #[inline]
    fn at(&self, word: WordId) -> Option<usize> {
        let maybe = self.filter[word.0 as usize / 64 % 4] >> (word.0 % 64) & 1 != 0;
        if !maybe {
            return None;
        }
        let at = self.firsts().partition_point(|first| *first < word.0);
        (self.firsts().get(at) == Some(&word.0)).then_some(at)
    }

    /// The words of a phrase after its first one.
    #[inline]
    fn rest(&self, at: usize) -> &[u32] {
        if !self.has_phrases() {
            return &[];
        }
        let (ends, rests) = self.words[self.count as usize..].split_at(self.count as usize);
        let start = at.checked_sub(1).map_or(0, |before| ends[before]);
        &rests[start as usize..ends[at] as usize]
    }

    /// How many of the words that `words` yields the longest fitting phrase takes, or `None`.
    #[inline]
    pub fn begins<I: Iterator<Item = WordId> + Clone>(&self, mut words: I) -> Option<usize> {
        let first = words.next()?;
        let mut at = self.at(first)?;
        while self.firsts().get(at) == Some(&first.0) {
            let rest = self.rest(at);
            if words.clone().take(rest.len()).map(|w| w.0).eq(rest.iter().copied()) {
                return Some(1 + rest.len());
            }
            at += 1;
        }
        None
    }

    /// Whether a phrase of the set begins with this word.
    #[inline]
    pub fn may_begin(&self, word: WordId) -> bool {
        self.at(word).is_some()
    }

    /// Whether the set holds this one word.
    #[inline]
    pub fn has(&self, word: WordId) -> bool {
        self.begins(std::iter::once(word)).is_some()
    }

    /// The phrases of both.
    pub fn union(&self, other: &WordSet) -> WordSet {
        WordSet::new(self.phrases().chain(other.phrases()).collect())
    }

    /// The phrases that are not in `other`.
    pub fn without(&self, other: &WordSet) -> WordSet {
        WordSet::new(self.phrases().filter(|p| !other.phrases().any(|o| o == *p)).collect())
    }

    /// Its phrases, as word numbers.
    pub fn phrases(&self) -> impl Iterator<Item = Vec<u32>> + '_ {
        self.firsts().iter().enumerate().map(|(at, first)| std::iter::once(*first).chain(self.rest(at).iter().copied()).collect())
    }

    /// The words with which its phrases begin.
    #[inline]
    pub fn firsts(&self) -> &[u32] {
        &self.words[..self.count as usize]
    }

    /// The words with which its phrases end, each once.
    pub fn lasts(&self) -> Vec<u32> {
        let mut lasts: Vec<u32> = self.firsts().iter().enumerate().map(|(at, first)| *self.rest(at).last().unwrap_or(first)).collect();
        lasts.sort();
        lasts.dedup();
        lasts
    }

    /// Whether some of its phrases are longer than a word.
    #[inline]
    pub fn has_phrases(&self) -> bool {
        self.words.len() > self.count as usize
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins() {
        let set = WordSet::new(vec![vec![3], vec![3, 4], vec![9], vec![3, 5, 6]]);
        let ids = |words: &[u32]| words.iter().map(|w| WordId(*w)).collect::<Vec<_>>();
        let begins = |words: &[u32]| set.begins(ids(words).into_iter());
        assert_eq!(begins(&[3, 4, 1]), Some(2));
        assert_eq!(begins(&[3, 5]), Some(1));
        assert_eq!(begins(&[3, 5, 6]), Some(3));
        assert_eq!((begins(&[4]), begins(&[3 + 256]), begins(&[])), (None, None, None));
        assert!(set.has(WordId(9)) && !set.has(WordId(0)));
        assert_eq!((set.lasts(), set.has_phrases()), (vec![3, 4, 6, 9], true));
        assert!(WordSet::new(vec![vec![7, 8]]).may_begin(WordId(7)) && !WordSet::new(vec![vec![7, 8]]).has(WordId(7)));
    }
}
