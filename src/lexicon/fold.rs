//! Folding: the form under which a word is looked up.
//!
//! Lower case, without diacritics (Unicode NFKD, combining marks dropped), every apostrophe as `'`. "Türkiye" and "TURKIYE" are
//! one word; whether a text's capitals fit is decided later, from the token's shape.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The hash of a folded word: FNV-1a over 64 bits (Fowler, Noll and Vo, RFC 9923), one step a byte, so that a scanner can
/// compute it while it walks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hash(pub u64);

impl Hash {
    /// The hash of no bytes.
    pub const EMPTY: Hash = Hash(0xcbf2_9ce4_8422_2325);

    /// The hash with one folded byte more.
    #[inline(always)]
    pub fn with(self, folded: u8) -> Hash {
        Hash((self.0 ^ folded as u64).wrapping_mul(0x0000_0100_0000_01b3))
    }

    /// The hash of folded bytes.
    pub fn of(folded: &[u8]) -> Hash {
        folded.iter().fold(Hash::EMPTY, |h, &b| h.with(b))
    }
}

/// Whether a character stands for an apostrophe inside a word.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '´' | '`' | '＇')
}

/// Appends the folded form of `word` to `out`.
pub fn fold_into(word: &str, out: &mut String) {
    if word.is_ascii() {
        out.extend(word.bytes().map(|b| if b == b'`' { '\'' } else { b.to_ascii_lowercase() as char }));
        return;
    }
    for c in word.chars() {
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
    fn the_hash_grows_byte_by_byte() {
        assert_eq!(Hash::of(b"nato"), Hash::of(b"nat").with(b'o'));
        assert_ne!(Hash::of(b"nato"), Hash::of(b"nata"));
    }
}
