//! Offsets on the way out: bytes → code points or UTF-16 units, the one place where they are converted.

use crate::eight;

/// The unit of the offsets in records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Unicode code points, as Python counts
    #[default]
    Chars,
    /// UTF-8 bytes, as Rust and Go count
    Bytes,
    /// UTF-16 code units, as JavaScript and Java count
    Utf16,
}

/// A count is kept for every so many bytes: those of one word.
const BLOCK: usize = 8;

/// The offsets of one text. Building it walks the text once; every conversion after that counts within one block.
#[derive(Debug)]
pub struct Offsets<'a> {
    text: &'a [u8],
    unit: Unit,
    /// units before each block; empty where bytes and units are the same
    before: Vec<u32>,
}

impl<'a> Offsets<'a> {
    /// Prepares a text.
    pub fn new(text: &'a str, unit: Unit) -> Offsets<'a> {
        let mut before = Vec::new();
        if unit != Unit::Bytes && !text.is_ascii() {
            before.reserve_exact(text.len() / BLOCK + 1);
            let mut sum = 0;
            let (blocks, _) = text.as_bytes().as_chunks::<BLOCK>();
            before.push(0);
            before.extend(blocks.iter().map(|block| {
                sum += units(u64::from_le_bytes(*block), unit);
                sum
            }));
        }
        Offsets { text: text.as_bytes(), unit, before }
    }

    /// How many units lie before byte `at`, which must be the beginning of a character or the end of the text.
    #[inline]
    pub fn of(&self, at: u32) -> u32 {
        if self.before.is_empty() {
            return at;
        }
        let (block, n) = (at as usize / BLOCK, at as usize % BLOCK);
        // bytes that are left out read as bytes that begin nothing
        let left_out = u64::MAX << (8 * n);
        let word = eight::read(&self.text[block * BLOCK..]);
        self.before[block] + units(word & !left_out | CONTINUES & left_out, self.unit)
    }
}

/// A word of bytes that go on with a character.
const CONTINUES: u64 = eight::HIGH;

/// Units that begin in eight bytes: one for every byte that begins a character, and one more for a character beyond the basic plane in UTF-16.
#[inline]
fn units(word: u64, unit: Unit) -> u32 {
    let characters = BLOCK as u32 - eight::count(word & !(word << 1) & eight::HIGH);
    let pairs = if unit == Unit::Utf16 { eight::count(word & word << 1 & word << 2 & word << 3 & eight::HIGH) } else { 0 };
    characters + pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_converts_in_every_unit() {
        let text = "Zprávy: “Köln” 🚢 — ".repeat(40) + "end";
        for unit in [Unit::Chars, Unit::Bytes, Unit::Utf16] {
            let offsets = Offsets::new(&text, unit);
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let expected = match unit {
                    Unit::Chars => text[..at].chars().count(),
                    Unit::Bytes => at,
                    Unit::Utf16 => text[..at].encode_utf16().count(),
                };
                assert_eq!(offsets.of(at as u32) as usize, expected);
            }
        }
        assert_eq!(Offsets::new("", Unit::Chars).of(0), 0);
    }
}
