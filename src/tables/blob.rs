//! The compiled tables as one run of bytes: sections of 32-bit words or of bytes, read in place.
//!
//! `[length][payload, padded to 4 bytes]` a section, in the order in which they were written; words in the byte order of the machine
//! that compiled them, which is the one that the binary runs on.

use std::borrow::Cow;

/// A flat table of 32-bit words, in place or owned.
pub type Words = Cow<'static, [u32]>;
/// A run of bytes, in place or owned.
pub type Bytes = Cow<'static, [u8]>;

/// Writes sections one after another.
#[derive(Default)]
pub struct Writer {
    out: Vec<u8>,
}

impl Writer {
    /// A section of words.
    pub fn words(&mut self, words: &[u32]) {
        self.bytes(bytemuck::cast_slice(words));
    }

    /// A section of bytes.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(&(bytes.len() as u32).to_ne_bytes());
        self.out.extend_from_slice(bytes);
        self.out.resize(self.out.len().next_multiple_of(4), 0);
    }

    /// All sections.
    pub fn finish(self) -> Vec<u8> {
        self.out
    }
}

/// Reads sections in the order in which they were written.
pub struct Reader {
    rest: &'static [u8],
}

impl Reader {
    /// Reads a blob that [`Writer`] wrote, which must lie at an address that is a multiple of 4.
    pub fn new(blob: &'static [u8]) -> Reader {
        Reader { rest: blob }
    }

    /// The next section, as words.
    pub fn words(&mut self) -> Words {
        Cow::Borrowed(bytemuck::cast_slice(self.section()))
    }

    /// The next section, as bytes.
    pub fn bytes(&mut self) -> Bytes {
        Cow::Borrowed(self.section())
    }

    fn section(&mut self) -> &'static [u8] {
        let (head, rest) = self.rest.split_at(4);
        let len = u32::from_ne_bytes(head.try_into().expect("four bytes")) as usize;
        self.rest = &rest[len.next_multiple_of(4)..];
        &rest[..len]
    }
}
