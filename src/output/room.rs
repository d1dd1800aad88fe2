//! The room that JSON is written into: one buffer that grows ahead of what is written, and texts escaped on their way.

use crate::eight;

/// So much room is added at least.
const STEP: usize = 1 << 14;

/// What may be written without asking for room, after every name of a field, element of a list or text: a number, a comma, the ends of all that is open.
const SLACK: usize = 64;

/// What is written, and room for more.
pub(super) struct Room {
    bytes: Vec<u8>,
    /// where what is written ends
    end: usize,
}

impl Room {
    /// Goes on behind what a buffer holds.
    pub(super) fn behind(bytes: Vec<u8>) -> Room {
        let end = bytes.len();
        let mut room = Room { bytes, end };
        room.reserve(0);
        room
    }

    /// The buffer, without the last comma.
    pub(super) fn closed(mut self) -> Vec<u8> {
        self.bytes.truncate(self.end - 1);
        self.bytes
    }

    /// What stands behind what is written.
    #[inline(always)]
    fn next(&mut self) -> &mut [u8] {
        &mut self.bytes[self.end..]
    }

    /// Makes sure of room for `n` bytes and what needs no asking.
    #[inline(always)]
    pub(super) fn reserve(&mut self, n: usize) {
        if self.bytes.len() - self.end < n + SLACK {
            self.grow(n + SLACK);
        }
    }

    #[cold]
    #[inline(never)]
    fn grow(&mut self, n: usize) {
        let len = self.end + n.max(STEP);
        self.bytes.reserve(len - self.bytes.len());
        self.bytes.resize(len, 0);
    }

    /// Writes some bytes; there is room.
    #[inline]
    fn put_all(&mut self, bytes: &[u8]) {
        let end = self.end + bytes.len();
        self.bytes[self.end..end].copy_from_slice(bytes);
        self.end = end;
    }

    /// Writes a few bytes; there is room.
    #[inline(always)]
    pub(super) fn put<const N: usize>(&mut self, bytes: &[u8; N]) {
        *self.next().first_chunk_mut().expect("there is room") = *bytes;
        self.end += N;
    }

    /// The name of a field, which needs no escapes.
    #[inline(always)]
    pub(super) fn key(&mut self, key: &'static str) {
        let n = key.len();
        self.reserve(n + 3);
        let next = &mut self.bytes[self.end..self.end + n + 3];
        next[0] = b'"';
        // what is known when this is compiled becomes a word or two
        (0..n).for_each(|at| next[at + 1] = key.as_bytes()[at]);
        next[n + 1] = b'"';
        next[n + 2] = b':';
        self.end += n + 3;
    }

    /// A text between its marks, escaped, and a comma.
    #[inline]
    pub(super) fn escaped(&mut self, text: &str) {
        let n = text.len();
        self.reserve(n + 2);
        if let Some((first, rest)) = self.next().split_first_mut()
            && copy_plain(text.as_bytes(), rest)
        {
            *first = b'"';
            self.end += n + 1;
            return self.put(b"\",");
        }
        self.put(b"\"");
        self.escape_each(text.as_bytes());
        self.put(b"\",");
    }

    /// A text of a few bytes that needs no escapes, between its marks, and a comma.
    #[inline]
    pub(super) fn unescaped(&mut self, name: &str) {
        let n = name.len();
        self.reserve(n + 2);
        if let (Some((first, rest)), Some(short)) = (self.next().split_first_mut(), name.as_bytes().get(..n.min(16))) {
            *first = b'"';
            // two words hold nearly every name, and there is room after it
            let words = [eight::read(short), short.get(8..).map_or(0, eight::read)];
            if let Some((next, _)) = rest.split_first_chunk_mut::<16>() {
                *next = bytemuck::cast([words[0].to_le(), words[1].to_le()]);
            }
            if n > 16 {
                rest[16..n].copy_from_slice(&name.as_bytes()[16..]);
            }
            (rest[n], rest[n + 1]) = (b'"', b',');
        }
        self.end += n + 3;
    }

    /// A colon over the comma behind a key that was written as a value.
    pub(super) fn colon(&mut self) {
        self.end -= 1;
        self.put(b":");
    }

    /// Closes a list or an object: over the comma of its last element, where it has one.
    #[inline(always)]
    pub(super) fn close(&mut self, opened: u8, closes: u8) {
        let last = self.end - 1;
        self.end -= (self.bytes[last] != opened) as usize;
        self.put(&[closes, b',']);
    }

    /// A number's digits; there is room.
    #[inline(always)]
    pub(super) fn digits(&mut self, digits: &[u8]) {
        match self.bytes[self.end..].first_chunk_mut() {
            // one word holds most numbers, and there is room after it
            Some(next) if digits.len() < 8 => {
                *next = eight::read(digits).to_le_bytes();
                self.end += digits.len();
            }
            _ => self.put_all(digits),
        }
        self.put(b",");
    }

    #[inline(never)]
    fn escape_each(&mut self, text: &[u8]) {
        let mut rest = text;
        while let Some(at) = rest.iter().position(|b| must_escape(*b)) {
            self.reserve(rest.len());
            self.put_all(&rest[..at]);
            match rest[at] {
                b'\n' => self.put(b"\\n"),
                b'\t' => self.put(b"\\t"),
                b'\r' => self.put(b"\\r"),
                0x08 => self.put(b"\\b"),
                0x0c => self.put(b"\\f"),
                mark @ (b'"' | b'\\') => self.put(&[b'\\', mark]),
                control => {
                    let digit = |n: u8| b"0123456789abcdef"[n as usize];
                    self.put(&[b'\\', b'u', b'0', b'0', digit(control >> 4), digit(control & 15)])
                }
            }
            rest = &rest[at + 1..];
        }
        self.reserve(rest.len());
        self.put_all(rest);
    }
}

/// The bytes `"` and `\`, and those below a space.
#[inline]
fn must_escape(byte: u8) -> bool {
    byte < b' ' || byte == b'"' || byte == b'\\'
}

/// The highest bit of every one of eight bytes that must be escaped, and perhaps of some after the first such.
#[inline(always)]
fn escapes(word: u64) -> u64 {
    let is = |byte: u8| eight::zeros(word ^ (eight::ONES * byte as u64));
    is(b'"') | is(b'\\') | eight::below(word, b' ')
}

/// Copies a text to the beginning of `to`, which has eight bytes more at least, and says whether it needs no escapes; else there is no telling what
/// was copied.
#[inline(always)]
fn copy_plain(text: &[u8], to: &mut [u8]) -> bool {
    let ((words, rest), (to, _)) = (text.as_chunks::<8>(), to.as_chunks_mut::<8>());
    let to = &mut to[..=words.len()];
    for (n, from) in words.iter().enumerate() {
        if escapes(u64::from_le_bytes(*from)) != 0 {
            return false;
        }
        to[n] = *from;
    }
    let word = eight::read(rest);
    to[words.len()] = word.to_le_bytes();
    eight::first(escapes(word), rest.len()) == 0
}
