//! Enumerations whose variants have names, by which tables, patterns and records call them.

/// Declares one: `Variant "its name" "what it is",` a line. The word behind the name of the enumeration is what an error calls an unknown
/// one.
macro_rules! named {
    (
        $(#[$of_enum:meta])*
        pub enum $Enum:ident $what:literal:
        $($(#[$of_variant:meta])* $Variant:ident $name:literal $doc:literal,)*
    ) => {
        $(#[$of_enum])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum $Enum { $($(#[$of_variant])* #[doc = $doc] $Variant,)* }

        #[allow(dead_code)] // not every one is asked for everything
        impl $Enum {
            /// All of them, in the order of their numbers.
            pub const ALL: [$Enum; [$($name,)*].len()] = [$($Enum::$Variant,)*];

            /// Its name.
            #[inline]
            pub const fn name(self) -> &'static str {
                const NAMES: &[&str] = &[$($name,)*];
                NAMES[self as usize]
            }

            /// The names of all.
            pub fn names() -> impl Iterator<Item = &'static str> + Clone {
                Self::ALL.into_iter().map(|one| one.name())
            }

            /// The one of this name; the error says that there is none, and the nearest.
            pub fn parse(name: &str) -> Result<$Enum, String> {
                let found = Self::ALL.into_iter().find(|one| one.name() == name);
                found.ok_or_else(|| format!(concat!("unknown ", $what, " \"{}\"{}"), name, $crate::tables::source::nearest(name, Self::names())))
            }
        }
    };
}

pub(crate) use named;
