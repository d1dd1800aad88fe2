//! Bytes eight at a time, as one word whose lowest byte is the first (Warren, *Hacker's Delight*, chapter 6; Lamport 1975).

/// One in every byte.
pub const ONES: u64 = u64::MAX / 255;
/// The highest bit of every byte.
pub const HIGH: u64 = ONES << 7;

/// Eight bytes, or as many as there are, with zeros after them.
#[inline(always)]
pub fn read(bytes: &[u8]) -> u64 {
    match bytes.first_chunk::<8>() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => read_short(bytes),
    }
}

/// Fewer than eight bytes, with zeros after them.
#[inline(always)]
fn read_short(bytes: &[u8]) -> u64 {
    let n = bytes.len();
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        // the halves overlap
        (Some(first), Some(last)) => {
            u32::from_le_bytes(*first) as u64 | (u32::from_le_bytes(*last) as u64) << ((8 * (n & 7).wrapping_sub(4)) & 63)
        }
        _ if n == 0 => 0,
        _ => bytes[0] as u64 | (bytes[n / 2] as u64) << (8 * (n / 2)) | (bytes[n - 1] as u64) << (8 * (n - 1)),
    }
}

/// The lowest `n` bytes of a word, `n` at most eight; the others are zero.
#[inline(always)]
pub fn first(word: u64, n: usize) -> u64 {
    if n < 8 { word & ((1 << (8 * n)) - 1) } else { word }
}

/// The highest bit of every byte that is zero, exact up to the lowest of them.
#[inline(always)]
pub fn zeros(word: u64) -> u64 {
    word.wrapping_sub(ONES) & !word & HIGH
}

/// The highest bit of every byte below `limit`, which is at most 128; exact up to the lowest of them.
#[inline(always)]
pub fn below(word: u64, limit: u8) -> u64 {
    word.wrapping_sub(ONES * limit as u64) & !word & HIGH
}

/// The highest bit of every byte that is an ASCII letter.
#[inline(always)]
pub fn letters(word: u64) -> u64 {
    // bytes of seven bits, so that no sum carries into the next
    let lower = (word | ONES << 5) & !HIGH;
    let from_a = lower + ONES * (0x80 - b'a') as u64;
    let after_z = lower + ONES * (0x7f - b'z') as u64;
    from_a & !after_z & !word & HIGH
}

/// ASCII letters in lower case, all other bytes as they are.
#[inline(always)]
pub fn lower(word: u64) -> u64 {
    word | letters(word) >> 2
}

/// Whether `spelled` in lower case is `folded`. Both are ASCII.
#[inline]
pub fn same_folded(spelled: &[u8], folded: &[u8]) -> bool {
    let chunks = spelled.chunks(8).zip(folded.chunks(8));
    spelled.len() == folded.len() && chunks.fold(0, |differs, (s, f)| differs | (lower(read(s)) ^ read(f))) == 0
}

/// How many bytes come before the first whose highest bit is set.
#[inline(always)]
pub fn before(high: u64) -> usize {
    high.trailing_zeros() as usize / 8
}

/// How many bytes have their highest bit set in a word that has no other bits.
#[inline(always)]
pub fn count(high: u64) -> u32 {
    ((high >> 7).wrapping_mul(ONES) >> 56) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_runs_are_read_with_zeros_after_them() {
        let bytes = b"abcdefghij";
        for n in 0..=10 {
            let mut padded = [0; 8];
            padded[..n.min(8)].copy_from_slice(&bytes[..n.min(8)]);
            assert_eq!(read(&bytes[..n]), u64::from_le_bytes(padded), "{n}");
            assert_eq!(first(read(bytes), n.min(8)), u64::from_le_bytes(padded), "{n}");
        }
    }

    #[test]
    fn bytes_are_found_by_value_and_by_limit() {
        let word = read(b"say \"no\"");
        assert_eq!(zeros(word ^ (ONES * b'"' as u64)).trailing_zeros() / 8, 4);
        assert_eq!(below(word, b'!').trailing_zeros() / 8, 3);
        assert_eq!(zeros(word ^ (ONES * b'x' as u64)), 0);
        assert_eq!(letters(read(b"@AZ[`az{")), 0x0080_8000_0080_8000);
        assert_eq!(lower(read("AZ[é'Q".as_bytes())), read("az[é'q".as_bytes()));
        assert_eq!(before(letters(read(b"12ab"))), 2);
        assert_eq!(count(read("aé—b".as_bytes()) & HIGH), 5);
    }
}
