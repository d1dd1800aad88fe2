//! JSON: a serializer for the record types, which writes straight into one buffer.
//!
//! What it writes is what `serde_json` writes, byte for byte (a test compares them), in a fifth of the steps: every value leaves a comma behind that
//! the end of its list or object takes back, and text is looked through for what must be escaped eight bytes at a time.

use super::room::Room;
use serde::Serialize;
use serde::ser::{Error, Impossible, SerializeMap, SerializeSeq, SerializeStruct, Serializer};
use std::fmt::{self, Display, Write};

/// Appends a record.
pub(super) fn write<T: Serialize + ?Sized>(record: &T, out: &mut Vec<u8>) {
    let mut room = Room::behind(std::mem::take(out));
    record.serialize(&mut room).expect("records hold nothing that JSON cannot say");
    *out = room.closed();
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

macro_rules! integers {
    ($($method:ident $type:ty),*) => {
        $(
            #[inline(always)]
            fn $method(self, n: $type) -> Done {
                self.digits(itoa::Buffer::new().format(n).as_bytes());
                Ok(())
            }
        )*
    };
}

impl<'j> Serializer for &'j mut Room {
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
        self.put(if value { b"true," } else { b"false," });
        Ok(())
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
            self.digits(if n.is_multiple_of(10) { &digits[..3] } else { &digits });
            return Ok(());
        }
        if !value.is_finite() {
            return self.serialize_none();
        }
        // the shortest digits that give the number back, with a point
        write!(self, "{value:?}").map_err(Error::custom)?;
        self.put(b",");
        Ok(())
    }

    fn serialize_char(self, value: char) -> Done {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    #[inline]
    fn serialize_str(self, text: &str) -> Done {
        self.text(text);
        Ok(())
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Done {
        self.put(b"\"");
        write!(self, "{value}").map_err(Error::custom)?;
        self.put(b"\",");
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Done {
        Err(Unsayable)
    }

    #[inline(always)]
    fn serialize_none(self) -> Done {
        self.put(b"null,");
        Ok(())
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
        self.name(variant);
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
        self.put(b"[");
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
        self.put(b"{");
        Ok(Open { json: self })
    }

    #[inline(always)]
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'j>, Unsayable> {
        self.put(b"{");
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
    json: &'j mut Room,
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
        self.json.close(b'[', b']');
        Ok(())
    }
}

impl SerializeMap for Open<'_> {
    type Ok = ();
    type Error = Unsayable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        self.json.reserve(0);
        key.serialize(&mut *self.json)?;
        self.json.colon();
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        value.serialize(&mut *self.json)
    }

    fn end(self) -> Done {
        self.json.close(b'{', b'}');
        Ok(())
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
        self.json.close(b'{', b'}');
        Ok(())
    }
}
