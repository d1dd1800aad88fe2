//! The compiled tables as a run of bytes and a text: sections of 32-bit words, of bytes or of text, read in place.
//!
//! `[length][payload, padded to 4 bytes]` a section, in the order in which they were written; words in the byte order of the machine
//! that compiled them, which is the one that the binary runs on. The payload of a section of text stands in a text of its own, so that the compiler
//! of the binary checks that it is UTF-8 and nobody has to do so again.

use std::borrow::Cow;

/// A flat table of 32-bit words, in place or owned.
pub type Words = Cow<'static, [u32]>;
/// A run of bytes, in place or owned.
pub type Bytes = Cow<'static, [u8]>;
/// A text, in place or owned.
pub type Text = Cow<'static, str>;

/// Words written as bytes: to read each by itself takes ten times the steps.
pub mod raw {
    use serde::{Deserialize, Deserializer, Serializer};

    /// Writes words.
    pub fn serialize<S: Serializer>(words: &impl AsRef<[u32]>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(bytemuck::cast_slice(words.as_ref()))
    }

    /// Reads words.
    pub fn deserialize<'de, D: Deserializer<'de>, T: From<Vec<u32>>>(deserializer: D) -> Result<T, D::Error> {
        let (words, _) = <&[u8]>::deserialize(deserializer)?.as_chunks::<4>();
        let words: Vec<u32> = words.iter().map(|word| u32::from_ne_bytes(*word)).collect();
        Ok(words.into())
    }
}

/// Writes sections one after another.
#[derive(Default)]
pub struct Writer {
    out: Vec<u8>,
    text: String,
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

    /// A section of text.
    pub fn text(&mut self, text: &str) {
        self.out.extend_from_slice(&(text.len() as u32).to_ne_bytes());
        self.text.push_str(text);
    }

    /// All sections: those of words and bytes, and the text.
    pub fn finish(self) -> (Vec<u8>, String) {
        (self.out, self.text)
    }
}

/// Reads sections in the order in which they were written.
pub struct Reader {
    rest: &'static [u8],
    text: &'static str,
}

impl Reader {
    /// Reads a blob that [`Writer`] wrote, which must lie at an address that is a multiple of 4.
    pub fn new(blob: &'static [u8], text: &'static str) -> Reader {
        Reader { rest: blob, text }
    }

    /// The next section, as words.
    pub fn words(&mut self) -> Words {
        Cow::Borrowed(bytemuck::cast_slice(self.section()))
    }

    /// The next section, as bytes.
    pub fn bytes(&mut self) -> Bytes {
        Cow::Borrowed(self.section())
    }

    /// The next section, as text.
    pub fn text(&mut self) -> Text {
        let (text, rest) = self.text.split_at(self.length());
        self.text = rest;
        Cow::Borrowed(text)
    }

    fn length(&mut self) -> usize {
        let (head, rest) = self.rest.split_at(4);
        self.rest = rest;
        u32::from_ne_bytes(head.try_into().expect("four bytes")) as usize
    }

    fn section(&mut self) -> &'static [u8] {
        let len = self.length();
        let (payload, rest) = self.rest.split_at(len.next_multiple_of(4));
        self.rest = rest;
        &payload[..len]
    }
}
