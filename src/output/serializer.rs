//! The serializer of the records: what serde makes of them, as calls of a [`Writer`]. JSON and tables are one each.

use serde::Serialize;
use serde::ser::{Error, Impossible, SerializeMap, SerializeSeq, SerializeStruct, Serializer};
use std::fmt::{self, Display};

/// Writes the values of a record one after another.
pub(super) trait Writer {
    /// A text.
    fn text(&mut self, text: &str);
    /// A text that needs no escapes.
    fn name(&mut self, name: &str);
    /// A number or a boolean.
    fn plain(&mut self, written: &[u8]);
    /// Nothing.
    fn null(&mut self);
    /// A list begins;
    fn open_list(&mut self);
    /// an element of it does, which may be the first;
    fn element(&mut self, first: bool);
    /// it ends.
    fn close_list(&mut self);
    /// An object begins;
    fn open_object(&mut self);
    /// a field of it does: whether it is written;
    fn field(&mut self, name: &'static str) -> bool;
    /// a name of its own was written, as a text;
    fn named(&mut self);
    /// it ends.
    fn close_object(&mut self);
}

/// Writes a record.
#[inline]
pub(super) fn write<W: Writer>(record: &impl Serialize, writer: &mut W) {
    record.serialize(To(writer)).expect("records hold nothing that cannot be said");
}

struct To<'w, W>(&'w mut W);

/// Something that no record holds.
#[derive(Debug)]
struct Unsayable;

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

macro_rules! unsayable {
    ($($method:ident($($type:ty),*) -> $ok:ty;)*) => {
        $(
            fn $method(self, $(_: $type),*) -> Result<$ok, Unsayable> {
                Err(Unsayable)
            }
        )*
    };
}

impl<'w, W: Writer> Serializer for To<'w, W> {
    type Ok = ();
    type Error = Unsayable;
    type SerializeSeq = Open<'w, W>;
    type SerializeTuple = Impossible<(), Unsayable>;
    type SerializeTupleStruct = Impossible<(), Unsayable>;
    type SerializeTupleVariant = Impossible<(), Unsayable>;
    type SerializeMap = Open<'w, W>;
    type SerializeStruct = Open<'w, W>;
    type SerializeStructVariant = Impossible<(), Unsayable>;

    unsayable! {
        serialize_i8(i8) -> ();
        serialize_i16(i16) -> ();
        serialize_i32(i32) -> ();
        serialize_i64(i64) -> ();
        serialize_u8(u8) -> ();
        serialize_u16(u16) -> ();
        serialize_f32(f32) -> ();
        serialize_char(char) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_unit() -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, _: &T) -> Done {
        Err(Unsayable)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Done {
        Err(Unsayable)
    }

    #[inline(always)]
    fn serialize_bool(self, value: bool) -> Done {
        self.0.plain(if value { b"true" } else { b"false" });
        Ok(())
    }

    #[inline(always)]
    fn serialize_u32(self, n: u32) -> Done {
        self.0.plain(itoa::Buffer::new().format(n).as_bytes());
        Ok(())
    }

    #[inline(always)]
    fn serialize_u64(self, n: u64) -> Done {
        self.0.plain(itoa::Buffer::new().format(n).as_bytes());
        Ok(())
    }

    /// The shortest digits that give the number back, with a point.
    fn serialize_f64(self, value: f64) -> Done {
        // a number of two decimals below ten, as confidences are
        let hundredths = (value * 100.0).round();
        if (0.0..1000.0).contains(&hundredths) && hundredths / 100.0 == value {
            let digit = |n: u32| b'0' + (n % 10) as u8;
            let n = hundredths as u32;
            let digits = [digit(n / 100), b'.', digit(n / 10), digit(n)];
            self.0.plain(if n.is_multiple_of(10) { &digits[..3] } else { &digits });
        } else if value.is_finite() {
            self.0.plain(format!("{value:?}").as_bytes());
        } else {
            self.0.null();
        }
        Ok(())
    }

    #[inline(always)]
    fn serialize_str(self, text: &str) -> Done {
        self.0.text(text);
        Ok(())
    }

    #[inline(always)]
    fn serialize_none(self) -> Done {
        self.0.null();
        Ok(())
    }

    #[inline(always)]
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    #[inline(always)]
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Done {
        self.0.name(variant);
        Ok(())
    }

    #[inline(always)]
    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'w, W>, Unsayable> {
        self.0.open_list();
        Ok(Open { writer: self.0, first: true })
    }

    #[inline(always)]
    fn serialize_map(self, _: Option<usize>) -> Result<Open<'w, W>, Unsayable> {
        self.0.open_object();
        Ok(Open { writer: self.0, first: true })
    }

    #[inline(always)]
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'w, W>, Unsayable> {
        self.0.open_object();
        Ok(Open { writer: self.0, first: true })
    }
}

/// A list or an object under way.
struct Open<'w, W> {
    writer: &'w mut W,
    first: bool,
}

impl<W: Writer> SerializeSeq for Open<'_, W> {
    type Ok = ();
    type Error = Unsayable;

    #[inline(always)]
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.writer.element(std::mem::take(&mut self.first));
        value.serialize(To(&mut *self.writer))
    }

    #[inline(always)]
    fn end(self) -> Done {
        self.writer.close_list();
        Ok(())
    }
}

impl<W: Writer> SerializeMap for Open<'_, W> {
    type Ok = ();
    type Error = Unsayable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        key.serialize(To(&mut *self.writer))?;
        self.writer.named();
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        value.serialize(To(&mut *self.writer))
    }

    fn end(self) -> Done {
        self.writer.close_object();
        Ok(())
    }
}

impl<W: Writer> SerializeStruct for Open<'_, W> {
    type Ok = ();
    type Error = Unsayable;

    #[inline(always)]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Done {
        if self.writer.field(name) { value.serialize(To(&mut *self.writer)) } else { Ok(()) }
    }

    #[inline(always)]
    fn end(self) -> Done {
        self.writer.close_object();
        Ok(())
    }
}
