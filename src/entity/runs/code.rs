//! Groups of hackers by the names that firms give them: letters with a number, or a word before the noun of a family.

use super::Sentence;
use crate::lexicon::described::{CODE, FAMILY};
use crate::lexicon::{Class, WordId};
use crate::text::shape::Shape;

/// A number behind a hyphen has so many digits at least: "TAG-70".
const FEWEST: u32 = 2;

impl Sentence<'_> {
    /// "UNC4841", "UAT-8099", "CL-STA-0043": where a code ends that begins at `i`.
    pub(super) fn code(&self, i: usize) -> Option<usize> {
        let token = &self.tokens[i];
        if self.text.as_bytes()[token.end as usize - 1].is_ascii_digit() {
            let written = token.of(self.text);
            let letters = written.trim_end_matches(|c: char| c.is_ascii_digit());
            return self.is_code(self.lexicon.find(letters)).then_some(i + 1);
        }
        let end = self.range.end as usize;
        if i + 2 >= end || self.tokens[i + 1].shape != Shape::Hyphen || !self.is_code(token.id) {
            return None;
        }
        // "APT-C-36"
        let more = i + 4 < end && self.tokens[i + 2].shape.is_capital() && self.tokens[i + 3].shape == Shape::Hyphen;
        let number = i + 2 + 2 * more as usize;
        let joined = (i..number).all(|k| self.tokens[k].end == self.tokens[k + 1].start);
        let digits = self.tokens[number];
        let long = digits.end - digits.start >= FEWEST && digits.of(self.text).bytes().all(|b| b.is_ascii_digit());
        (joined && long).then_some(number + 1)
    }

    fn is_code(&self, letters: WordId) -> bool {
        letters.is_known() && self.lexicon.is_of_sort(letters, CODE)
    }

    /// "Crimson Typhoon", "the Crimson Typhoon group": whether two words with capitals are a name of such a family. (What has an article of its own is weather.)
    pub(super) fn is_of_family(&self, start: usize, end: usize) -> bool {
        let described = || {
            let noun = self.word(end);
            self.tokens.get(end).is_some_and(|t| t.shape == Shape::Lower) && noun.is_any(&[Class::GroupNoun, Class::BodyNoun])
        };
        end - start == 2
            && self.tokens[start..end].iter().all(|t| t.shape == Shape::Capital)
            && self.lexicon.is_of_sort(self.tokens[end - 1].id, FAMILY)
            && !self.word(start).is(Class::FirstName)
            && (!self.article_before(start) || described())
    }
}
