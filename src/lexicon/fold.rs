//! Folding: the form under which a word is looked up.
//!
//! Lower case, without diacritics (Unicode NFKD, combining marks dropped), every apostrophe as `'`. "Türkiye" and "TURKIYE" are
//! one word; whether a text's capitals fit is decided later, from the token's shape.

use crate::eight;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The hash of a folded word: eight bytes a step, each step a product whose halves are folded together (the step of wyhash, Wang Yi 2019).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hash(pub u64);

impl Hash {
    /// The hash of folded bytes.
    pub fn of(folded: &[u8]) -> Hash {
        Hash::over(folded, |word| word)
    }

    /// The hash of at most eight bytes, with zeros after them.
    #[inline(always)]
    pub fn short(folded: u64, length: usize) -> Hash {
        Hash(step(length as u64, folded))
    }

    /// The hash of nine to sixteen bytes, with zeros after them.
    #[inline(always)]
    pub fn long(first: u64, second: u64, length: usize) -> Hash {
        Hash(step(step(length as u64, first), second))
    }

    /// The hash of bytes that `fold` folds, eight at a time.
    #[inline(always)]
    pub fn over(bytes: &[u8], mut fold: impl FnMut(u64) -> u64) -> Hash {
        let mut hash = bytes.len() as u64;
        let mut rest = bytes;
        while rest.len() > 8 {
            hash = step(hash, fold(eight::read(rest)));
            rest = &rest[8..];
        }
        Hash(step(hash, fold(eight::read(rest))))
    }
}

#[inline(always)]
fn step(hash: u64, word: u64) -> u64 {
    let product = u128::from(hash ^ word) * 0x9e37_79b9_7f4a_7c15;
    product as u64 ^ (product >> 64) as u64
}

/// A word of at most fifteen ASCII letters, folded.
#[derive(Clone, Copy, Debug, Default)]
pub struct Folded {
    /// its letters, and zeros (which tell words of different lengths apart)
    pub letters: [u64; 2],
    /// how many there are
    pub length: usize,
}

impl Folded {
    /// Its hash.
    #[inline(always)]
    pub fn hash(&self) -> Hash {
        let [first, second] = self.letters;
        if self.length <= 8 { Hash::short(first, self.length) } else { Hash::long(first, second, self.length) }
    }
}

/// Whether a character stands for an apostrophe inside a word.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '´' | '`' | '＇')
}

/// Appends the folded form of `word` to `out`.
pub fn fold_into(word: &str, out: &mut String) {
    if word.is_ascii() {
        let start = out.len();
        out.push_str(word);
        out[start..].make_ascii_lowercase();
        if word.contains('`') {
            let folded = out.split_off(start);
            out.push_str(&folded.replace('`', "'"));
        }
        return;
    }
    for c in word.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        if is_apostrophe(c) {
            out.push('\'');
            continue;
        }
        for part in std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c)) {
            match part {
                // letters that Unicode does not decompose
                'ł' | 'Ł' => out.push('l'),
                'ø' | 'Ø' => out.push('o'),
                'đ' | 'Đ' | 'ð' | 'Ð' => out.push('d'),
                'ı' => out.push('i'),
                'ß' => out.push_str("ss"),
                'æ' | 'Æ' => out.push_str("ae"),
                'œ' | 'Œ' => out.push_str("oe"),
                'þ' | 'Þ' => out.push_str("th"),
                'ə' | 'Ə' => out.push('e'),
                _ => out.extend(part.to_lowercase()),
            }
        }
    }
}

/// The folded form of `word`.
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_into(word, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_diacritics_and_apostrophes_fold_away() {
        for (word, folded) in [
            ("Türkiye", "turkiye"),
            ("ŁÓDŹ", "lodz"),
            ("O’Brien", "o'brien"),
            ("Straße", "strasse"),
            ("Erdoğan", "erdogan"),
            ("U.S.", "u.s."),
            ("Київ", "киів"),
        ] {
            assert_eq!(fold(word), folded, "{word}");
        }
    }

    #[test]
    fn the_hash_tells_words_and_lengths_apart() {
        let words: [&[u8]; 6] = [b"nato", b"nata", b"natona", b"natonato", b"natonatonato", b"natonatonata"];
        for (n, word) in words.iter().enumerate() {
            assert!(words[..n].iter().all(|w| Hash::of(w) != Hash::of(word)));
            let upper = word.to_ascii_uppercase();
            assert_eq!(Hash::over(&upper, eight::lower), Hash::of(word));
        }
    }
}
