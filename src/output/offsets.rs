//! Offsets on the way out: bytes → code points or UTF-16 units, the one place where they are converted.

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

/// A count is kept for every so many bytes.
const BLOCK: usize = 64;

/// The offsets of one text. Building it walks the text once; every conversion after that counts within one block.
#[derive(Debug)]
pub struct Offsets<'a> {
    text: &'a str,
    unit: Unit,
    /// units before each block; empty where bytes and units are the same
    before: Vec<u32>,
}

impl<'a> Offsets<'a> {
    /// Prepares a text.
    pub fn new(text: &'a str, unit: Unit) -> Offsets<'a> {
        let mut before = Vec::new();
        if unit != Unit::Bytes && !text.is_ascii() {
            let mut sum = 0;
            before.reserve(text.len() / BLOCK + 1);
            for block in text.as_bytes().chunks(BLOCK) {
                before.push(sum);
                sum += units(block, unit);
            }
            before.push(sum);
        }
        Offsets { text, unit, before }
    }

    /// The text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// How many units lie before byte `at`, which must be the beginning of a character or the end of the text.
    pub fn of(&self, at: u32) -> u32 {
        if self.before.is_empty() {
            return at;
        }
        let block = at as usize / BLOCK;
        self.before[block] + units(&self.text.as_bytes()[block * BLOCK..at as usize], self.unit)
    }
}

/// Units that begin in these bytes: one for every byte that begins a character, and one more for a character beyond the basic plane in UTF-16.
fn units(bytes: &[u8], unit: Unit) -> u32 {
    let characters = bytes.iter().filter(|b| (**b as i8) >= -0x40).count();
    let pairs = if unit == Unit::Utf16 { bytes.iter().filter(|b| **b >= 0xf0).count() } else { 0 };
    (characters + pairs) as u32
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
