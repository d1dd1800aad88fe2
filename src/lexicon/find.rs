//! Finding a word by its letters: by the first eight, which its record holds, and by the rest where it has more.

use super::dictionary::Lexicon;
use super::fold::{Folded, Hash, fold_into};
use super::record;
use super::word::WordId;
use crate::eight;

impl Lexicon {
    /// The word with this spelling, whatever its capitals.
    #[inline]
    pub fn find(&self, spelled: &str) -> WordId {
        let bytes = spelled.as_bytes();
        let words = [eight::read(bytes), bytes.get(8..).map_or(0, eight::read)];
        if bytes.len() < 16 && (words[0] | words[1]) & eight::HIGH == 0 {
            return self.find_plain(&Folded { letters: words.map(eight::lower), length: bytes.len() });
        }
        self.find_longer(spelled)
    }

    /// The word with these letters.
    #[inline]
    pub fn find_plain(&self, word: &Folded) -> WordId {
        let [first, second] = word.letters;
        let hash = word.hash();
        if word.length <= 8 {
            return WordId(self.vocabulary.find(hash, |n| self.first_letters(n) == first && self.is_short(n)));
        }
        WordId(self.vocabulary.find(hash, |n| self.first_letters(n) == first && self.ends_with(n, second)))
    }

    /// The same of several words at once, step by step: a processor fetches the slots of all of them side by side, then the records, where one word after
    /// another would have to wait for each.
    #[inline]
    pub fn find_all_plain<const N: usize>(&self, words: &[Folded; N], found: &mut [WordId; N]) {
        let (mut hashes, mut same) = ([Hash(0); N], [false; N]);
        (0..N).for_each(|n| hashes[n] = words[n].hash());
        let numbers = self.vocabulary.first_of_each(&hashes);
        (0..N).for_each(|n| same[n] = self.first_letters(numbers[n]) == words[n].letters[0]);
        for n in 0..N {
            // nearly always
            let sure =
                same[n] && (if words[n].length <= 8 { self.is_short(numbers[n]) } else { self.ends_with(numbers[n], words[n].letters[1]) });
            found[n] = if sure { WordId(numbers[n]) } else { self.find_plain(&words[n]) };
        }
    }

    /// Words of sixteen letters and more, and those beyond ASCII.
    fn find_longer(&self, spelled: &str) -> WordId {
        let bytes = spelled.as_bytes();
        if !spelled.is_ascii() {
            let mut folded = String::with_capacity(spelled.len());
            fold_into(spelled, &mut folded);
            return self.get(&folded);
        }
        let same = |n| eight::same_folded(bytes, self.vocabulary.text(n).as_bytes());
        WordId(self.vocabulary.find(Hash::over(bytes, eight::lower), same))
    }

    /// Whether word `n` has no more letters than its record.
    #[inline(always)]
    fn is_short(&self, n: u32) -> bool {
        record::is_short(self.record(n))
    }

    /// Whether the letters of word `n` after its first eight are these.
    #[inline(always)]
    fn ends_with(&self, n: u32, rest: u64) -> bool {
        self.vocabulary.text(n).as_bytes().get(8..).is_some_and(|r| r.len() <= 8 && eight::read(r) == rest)
    }

    #[inline(always)]
    fn first_letters(&self, n: u32) -> u64 {
        record::first_letters(self.record(n))
    }
}
