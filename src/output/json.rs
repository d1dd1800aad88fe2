//! JSON: a serializer for the record types, which writes straight into one buffer.
//!
//! What it writes is what `serde_json` writes, byte for byte (a test compares them), in a fifth of the steps: every value leaves a comma behind that
//! the end of its list or object takes back, and text is looked through for what must be escaped eight bytes at a time.

use crate::eight;
use serde::Serialize;
use serde::ser::{Error, Impossible, SerializeMap, SerializeSeq, SerializeStruct, Serializer};
use std::fmt::{self, Display, Write};

/// Appends a record.
pub(super) fn write<T: Serialize + ?Sized>(record: &T, out: &mut Vec<u8>) {
    let end = out.len();
    let mut json = Json { room: std::mem::take(out), end };
    json.reserve(0);
    record.serialize(&mut json).expect("records hold nothing that JSON cannot say");
    json.room.truncate(json.end - 1);
    *out = json.room;
}

/// The serializer.
pub(super) struct Json {
    /// what is written, and room for more
    room: Vec<u8>,
    /// where what is written ends
    end: usize,
}

/// Something that JSON cannot say, or that no record holds.
#[derive(Debug)]
pub(super) struct Unsayable;

impl Display for Unsayable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nothing that a record holds")
    }
}

impl std::error::Error for Unsayable {}

impl Error for Unsayable {
    fn custom<T: Display>(_: T) -> Unsayable {
        Unsayable
    }
}

type Done = Result<(), Unsayable>;

/// So much room is added at least.
const STEP: usize = 1 << 14;

/// What may be written without asking for room, after every name of a field, element of a list or text: a number, a comma, the ends of all that is open.
const SLACK: usize = 64;

impl Json {
    /// Makes sure of room for `n` bytes and what needs no asking.
    #[inline(always)]
    fn reserve(&mut self, n: usize) {
        if self.room.len() - self.end < n + SLACK {
            self.grow(n + SLACK);
        }
    }

    #[cold]
    #[inline(never)]
    fn grow(&mut self, n: usize) {
        let len = self.end + n.max(STEP);
        self.room.reserve(len - self.room.len());
        self.room.resize(len, 0);
    }

    /// Writes a few bytes; there is room.
    #[inline(always)]
    fn put(&mut self, bytes: &[u8]) -> Done {
        let end = self.end + bytes.len();
        self.room[self.end..end].copy_from_slice(bytes);
        self.end = end;
        Ok(())
    }

    /// The name of a field, which needs no escapes.
    #[inline(always)]
    fn key(&mut self, key: &'static str) {
        let n = key.len();
        self.reserve(n + 3);
        let next = &mut self.room[self.end..self.end + n + 3];
        next[0] = b'"';
        next[1..n + 1].copy_from_slice(key.as_bytes());
        next[n + 1] = b'"';
        next[n + 2] = b':';
        self.end += n + 3;
    }

    /// Closes a list or an object: over the comma of its last element, where it has one.
    #[inline(always)]
    fn close(&mut self, opened: u8, closes: u8) -> Done {
        let last = self.end - 1;
        self.end -= (self.room[last] != opened) as usize;
        self.put(&[closes, b','])
    }

    /// A number's digits; there is room.
    #[inline(always)]
    fn digits(&mut self, digits: &[u8]) -> Done {
        match self.room[self.end..].first_chunk_mut() {
            // one word holds most numbers, and there is room after it
            Some(next) if digits.len() < 8 => {
                *next = eight::read(digits).to_le_bytes();
                self.end += digits.len();
            }
            _ => self.put(digits)?,
        }
        self.put(b",")
    }

    /// Appends a text without its marks, escaped.
    #[inline]
    fn escaped(&mut self, text: &str) -> Done {
        self.reserve(text.len());
        if copy_plain(text.as_bytes(), &mut self.room[self.end..]) {
            self.end += text.len();
            return Ok(());
        }
        self.escape_each(text.as_bytes())
    }

    #[inline(never)]
    fn escape_each(&mut self, text: &[u8]) -> Done {
        let mut rest = text;
        while let Some(at) = rest.iter().position(|b| must_escape(*b)) {
            self.reserve(rest.len());
            self.put(&rest[..at])?;
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
            }?;
            rest = &rest[at + 1..];
        }
        self.reserve(rest.len());
        self.put(rest)
    }
}

/// Escapes whatever is written into it.
impl Write for Json {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.escaped(text).map_err(|_| fmt::Error)
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
    for (from, to) in words.iter().zip(&mut *to) {
        if escapes(u64::from_le_bytes(*from)) != 0 {
            return false;
        }
        *to = *from;
    }
    let word = eight::read(rest);
    to[words.len()] = word.to_le_bytes();
    eight::first(escapes(word), rest.len()) == 0
}

macro_rules! integers {
    ($($method:ident $type:ty),*) => {
        $(
            #[inline(always)]
            fn $method(self, n: $type) -> Done {
                self.digits(itoa::Buffer::new().format(n).as_bytes())
            }
        )*
    };
}

impl<'j> Serializer for &'j mut Json {
    type Ok = ();
    type Error = Unsayable;
    type SerializeSeq = Open<'j>;
    type SerializeTuple = Impossible<(), Unsayable>;
    type SerializeTupleStruct = Impossible<(), Unsayable>;
    type SerializeTupleVariant = Impossible<(), Unsayable>;
    type SerializeMap = Open<'j>;
    type SerializeStruct = Open<'j>;
    type SerializeStructVariant = Impossible<(), Unsayable>;

    integers!(serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64, serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64);

    #[inline(always)]
    fn serialize_bool(self, value: bool) -> Done {
        self.put(if value { b"true," } else { b"false," })
    }

    fn serialize_f32(self, value: f32) -> Done {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Done {
        // a number of two decimals below ten, as confidences are
        let hundredths = (value * 100.0).round();
        if (0.0..1000.0).contains(&hundredths) && hundredths / 100.0 == value {
            let digit = |n: u32| b'0' + (n % 10) as u8;
            let n = hundredths as u32;
            let digits = [digit(n / 100), b'.', digit(n / 10), digit(n)];
            return self.digits(if n.is_multiple_of(10) { &digits[..3] } else { &digits });
        }
        if !value.is_finite() {
            return self.serialize_none();
        }
        // the shortest digits that give the number back, with a point
        write!(self, "{value:?}").map_err(Error::custom)?;
        self.put(b",")
    }

    fn serialize_char(self, value: char) -> Done {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    #[inline]
    fn serialize_str(self, text: &str) -> Done {
        let n = text.len();
        self.reserve(n + 2);
        let next = &mut self.room[self.end..];
        if let Some((first, rest)) = next.split_first_mut()
            && copy_plain(text.as_bytes(), rest)
        {
            *first = b'"';
            rest[n..n + 2].copy_from_slice(b"\",");
            self.end += n + 3;
            return Ok(());
        }
        self.put(b"\"")?;
        self.escape_each(text.as_bytes())?;
        self.put(b"\",")
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Done {
        self.put(b"\"")?;
        write!(self, "{value}").map_err(Error::custom)?;
        self.put(b"\",")
    }

    fn serialize_bytes(self, _: &[u8]) -> Done {
        Err(Unsayable)
    }

    #[inline(always)]
    fn serialize_none(self) -> Done {
        self.put(b"null,")
    }

    #[inline(always)]
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Done {
        self.serialize_none()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Done {
        self.serialize_none()
    }

    /// The name of a variant, which needs no escapes.
    #[inline]
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Done {
        let n = variant.len();
        self.reserve(n + 2);
        let next = &mut self.room[self.end..];
        if let (Some((first, rest)), Some(short)) = (next.split_first_mut(), variant.as_bytes().get(..n.min(16))) {
            *first = b'"';
            // two words hold nearly every name, and there is room after it
            let words = [eight::read(short), short.get(8..).map_or(0, eight::read)];
            rest[..8].copy_from_slice(&words[0].to_le_bytes());
            rest[8..16].copy_from_slice(&words[1].to_le_bytes());
            if n > 16 {
                rest[16..n].copy_from_slice(&variant.as_bytes()[16..]);
            }
            rest[n..n + 2].copy_from_slice(b"\",");
        }
        self.end += n + 3;
        Ok(())
    }

    #[inline(always)]
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Done {
        Err(Unsayable)
    }

    #[inline(always)]
    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'j>, Unsayable> {
        self.put(b"[")?;
        Ok(Open { json: self })
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Unsayable> {
        Err(Unsayable)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Unsayable> {
        Err(Unsayable)
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Self::SerializeTupleVariant, Unsayable> {
        Err(Unsayable)
    }

    #[inline(always)]
    fn serialize_map(self, _: Option<usize>) -> Result<Open<'j>, Unsayable> {
        self.put(b"{")?;
        Ok(Open { json: self })
    }

    #[inline(always)]
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'j>, Unsayable> {
        self.put(b"{")?;
        Ok(Open { json: self })
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Unsayable> {
        Err(Unsayable)
    }
}

/// A list or an object under way.
pub(super) struct Open<'j> {
    json: &'j mut Json,
}

impl SerializeSeq for Open<'_> {
    type Ok = ();
    type Error = Unsayable;

    #[inline(always)]
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.json.reserve(0);
        value.serialize(&mut *self.json)
    }

    #[inline(always)]
    fn end(self) -> Done {
        self.json.close(b'[', b']')
    }
}

impl SerializeMap for Open<'_> {
    type Ok = ();
    type Error = Unsayable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        self.json.reserve(0);
        key.serialize(&mut *self.json)?;
        self.json.end -= 1;
        self.json.put(b":")
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        value.serialize(&mut *self.json)
    }

    fn end(self) -> Done {
        self.json.close(b'{', b'}')
    }
}

impl SerializeStruct for Open<'_> {
    type Ok = ();
    type Error = Unsayable;

    #[inline(always)]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Done {
        self.json.key(key);
        value.serialize(&mut *self.json)
    }

    #[inline(always)]
    fn end(self) -> Done {
        self.json.close(b'{', b'}')
    }
}
