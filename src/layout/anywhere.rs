//! Phrases that may stand anywhere in a line, found by their first three bytes whatever their capitals.
//!
//! One look into a small table for each byte tells nearly all places where none begins. (An automaton waits for each byte's state before it can take the next.)

use super::line::begins_with;
use hashbrown::HashMap;

/// The bits of the table.
const FILTER: usize = 1 << 14;

/// The phrases, each with the number of its row.
#[derive(Debug)]
pub struct Anywhere {
    /// a bit for the first three bytes of each phrase
    filter: [u64; FILTER / 64],
    /// the phrases by these
    phrases: HashMap<u32, Vec<(String, usize)>>,
}

/// The last three bytes as a number, with one byte more. Letters count whatever their case, and marks with those that differ by the same bit.
#[inline(always)]
fn with(three: u32, byte: u8) -> u32 {
    three >> 8 | u32::from(byte | 0x20) << 16
}

/// The bit of three bytes (a multiplicative hash: Knuth, TAOCP 3, 6.4).
#[inline(always)]
fn bit(three: u32) -> usize {
    (three.wrapping_mul(0x9e37_79b1) >> 18) as usize % FILTER
}

impl Anywhere {
    /// Of these phrases; the error is one that has fewer than three bytes.
    pub fn new<'a>(phrases: impl IntoIterator<Item = (&'a str, usize)>) -> Result<Anywhere, String> {
        let mut out = Anywhere { filter: [0; FILTER / 64], phrases: HashMap::new() };
        for (phrase, row) in phrases {
            let first = phrase.as_bytes().get(..3).ok_or_else(|| phrase.to_owned())?;
            let first = first.iter().fold(0, |three, byte| with(three, *byte));
            out.filter[bit(first) / 64] |= 1 << (bit(first) % 64);
            out.phrases.entry(first).or_default().push((phrase.to_owned(), row));
        }
        Ok(out)
    }

    /// Hands out each phrase that stands in a text: where it begins, how long it is, its row.
    pub fn each(&self, text: &str, mut found: impl FnMut(usize, usize, usize)) {
        let mut first = 0;
        for (last, byte) in text.bytes().enumerate() {
            first = with(first, byte);
            if self.filter[bit(first) / 64] >> (bit(first) % 64) & 1 == 0 {
                continue;
            }
            // fewer than three bytes are no number that a phrase has
            let (Some(start), Some(phrases)) = (last.checked_sub(2), self.phrases.get(&first)) else { continue };
            let begins = |phrase: &str| text.get(start..).is_some_and(|rest| begins_with(rest, phrase));
            for (phrase, row) in phrases.iter().filter(|(phrase, _)| begins(phrase)) {
                found(start, phrase.len(), *row);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_wherever_they_stand() {
        let phrases = Anywhere::new([("/ap", 1), ("via wire", 2), ("wire photo", 3), ("→ more", 4)]).expect("long enough");
        let found = |text: &str| {
            let mut out = Vec::new();
            phrases.each(text, |start, len, row| out.push((&text[start..start + len], row)));
            out.iter().map(|(s, row)| format!("{s}{row}")).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(found("Harbour, VIA WIRE PHOTO/AP"), "VIA WIRE2 WIRE PHOTO3 /AP1");
        assert_eq!(found("read → More"), "→ More4");
        assert_eq!((found("via wir"), found("ap"), found("é/a")), (String::new(), String::new(), String::new()));
        assert!(Anywhere::new([("ap", 0)]).is_err());
    }
}
