//! The record of a word as it lies in the tables: half a cache line, unpacked where it is asked for.

use super::word::{Word, WordId};
use super::{Classes, Properties, Tag, Tags};
use crate::eight;

/// 32-bit words a record takes: half a cache line.
pub(super) const STRIDE: usize = 8;

/// The number of no tag.
const NO_TAG: u32 = 0x7f;

/// The bit that says whether a word has more letters than its record.
const LONGER: u32 = 1 << 23;

/// The bit beside the names of a word that says whether one of them may begin in lower case.
const LOWER_NAMES: u32 = 1 << 31;

/// A word's number has so many bits at most; those above hold the properties that the first eight leave.
const LEMMA_BITS: u32 = 21;

/// What the tables hold of a word.
pub(super) type Record = [u32; STRIDE];

impl Word {
    /// The record of a word, with its first eight letters and whether there are more, by which it is told from others of the same hash.
    pub(super) fn pack(&self, letters: &str, out: &mut Vec<u32>) {
        let likely = self.likely.map_or(NO_TAG, |t| t as u32);
        let longer = if letters.len() > 8 { LONGER } else { 0 };
        let first = eight::read(letters.as_bytes());
        assert!(self.lemma.0 >> LEMMA_BITS == 0, "more than two million words");
        out.extend([
            self.tags.0,
            self.classes.0 as u32,
            (self.classes.0 >> 32) as u32,
            self.lemma.0 | (self.properties.0 >> 8) << LEMMA_BITS,
            self.names | if self.lower_names { LOWER_NAMES } else { 0 },
            self.properties.0 << 24 | longer | likely << 16 | self.cue as u32,
            first as u32,
            (first >> 32) as u32,
        ]);
    }

    #[inline]
    pub(super) fn unpack(r: &Record) -> Word {
        Word {
            tags: Tags(r[0]),
            classes: Classes(r[1] as u64 | (r[2] as u64) << 32),
            lemma: WordId(r[3] & ((1 << LEMMA_BITS) - 1)),
            names: names(r),
            lower_names: r[4] & LOWER_NAMES != 0,
            likely: Tag::from_u8((r[5] >> 16) as u8 & NO_TAG as u8),
            cue: r[5] as u16,
            properties: Properties(r[5] >> 24 | (r[3] >> LEMMA_BITS) << 8),
        }
    }
}

/// Where the names that begin with the word hang; 0 for none.
#[inline(always)]
pub(super) fn names(r: &Record) -> u32 {
    r[4] & !LOWER_NAMES
}

/// Whether the word has no more letters than its record.
#[inline(always)]
pub(super) fn is_short(r: &Record) -> bool {
    r[5] & LONGER == 0
}

/// The first eight letters of the word.
#[inline(always)]
pub(super) fn first_letters(r: &Record) -> u64 {
    r[6] as u64 | (r[7] as u64) << 32
}
