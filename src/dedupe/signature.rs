//! Signatures: what is kept of a text to compare it by.

use crate::eight;
use crate::lexicon::fold::{Hash, fold};

/// How many bins a signature has. The standard error of the similarity is 0.04 at 0.7.
pub const BINS: usize = 128;
/// A shingle is so many words; a shorter text is one shingle.
const SHINGLE: usize = 5;

/// The smallest hash in each bin, eight bits of it; none for a text without words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signature(pub [u8; BINS]);

impl Signature {
    /// The signature of a text; `None` if it has no words.
    pub fn of(text: &str) -> Option<Signature> {
        let mut least = [u64::MAX; BINS];
        let mut last = [0u64; SHINGLE];
        let mut count = 0usize;
        let mut add = |last: &[u64; SHINGLE], words: usize| {
            let shingle = mix((0..SHINGLE.min(words)).fold(0u64, |hash, n| hash.rotate_left(13) ^ last[(words - 1 - n) % SHINGLE]));
            // the upper bits choose the bin, the lower ones are compared in it
            let bin = (shingle >> 57) as usize;
            least[bin] = least[bin].min(shingle & (u64::MAX >> 7));
        };
        each_word(text, |word| {
            last[count % SHINGLE] = word;
            count += 1;
            if count >= SHINGLE {
                add(&last, count);
            }
        });
        if count == 0 {
            return None;
        }
        if count < SHINGLE {
            add(&last, count);
        }
        let full = least;
        for (bin, value) in least.iter_mut().enumerate() {
            let mut attempt = 0;
            while *value == u64::MAX {
                // an empty bin borrows from one that is drawn for it, the same for every text
                *value = full[(mix(bin as u64 | attempt << 32) >> 57) as usize];
                attempt += 1;
            }
        }
        Some(Signature(least.map(|v| (mix(v) >> 56) as u8)))
    }

    /// In how many bins two signatures agree.
    pub fn agreement(&self, other: &Signature) -> usize {
        self.0.iter().zip(&other.0).filter(|(a, b)| a == b).count()
    }
}

/// The hashes of the words of a text: letters and digits between everything else, folded.
fn each_word(text: &str, mut each: impl FnMut(u64)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        while bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
            at += 1;
        }
        let rest = &text[at..];
        let more =
            if rest.starts_with(|c: char| !c.is_ascii()) { rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len()) } else { 0 };
        if more > 0 {
            at += more;
            each(Hash::of(fold(&text[start..at]).as_bytes()).0);
        } else if at > start {
            each(Hash::over(&bytes[start..at], eight::lower).0);
        }
        at += text[at..].chars().next().map_or(0, char::len_utf8);
    }
}

/// The finaliser of SplitMix64 (Steele, Lea and Flood 2014), after its step: every bit in changes every bit out.
fn mix(x: u64) -> u64 {
    let x = x.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let x = (x ^ x >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ x >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ x >> 31
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `count` words of a stream that is the same every time.
    fn prose(seed: u64, count: usize) -> Vec<String> {
        (0..count as u64).map(|n| format!("w{}", mix(mix(seed) ^ n) % 5000)).collect()
    }

    #[test]
    fn agreement_estimates_similarity() {
        let words = prose(1, 2000);
        let whole = Signature::of(&words.join(" ")).expect("words");
        for kept in [2000usize, 1800, 1400, 1000] {
            // a beginning holds kept - 4 of the 1996 shingles
            let similarity = (kept - 4) as f64 / 1996.0;
            let part = Signature::of(&words[..kept].join(" ")).expect("words");
            let estimate = whole.agreement(&part) as f64 / BINS as f64;
            assert!((estimate - similarity).abs() < 0.1, "{estimate} for {similarity}");
        }
        let other = Signature::of(&prose(2, 2000).join(" ")).expect("words");
        assert!(whole.agreement(&other) < 10);
    }

    #[test]
    fn case_marks_and_space_do_not_count() {
        let a = Signature::of("Oslo said: “No ship, from Köln or Łódź, sailed.”");
        assert_eq!(a, Signature::of("OSLO SAID no\n\nship from KÖLN or ŁÓDŹ sailed"));
        assert_ne!(a, Signature::of("Oslo said: “No ship, from Köln or Łódź, came.”"));
        assert_eq!(Signature::of(" — … \n"), None);
        assert!(Signature::of("Rain.").is_some_and(|s| Some(s) == Signature::of("rain") && Some(s) != Signature::of("snow")));
    }
}
