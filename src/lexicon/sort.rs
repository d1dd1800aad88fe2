//! Sorts of nouns: what the most frequent sense of a noun is about, after WordNet's lexicographer files. Rules ask for them in guards.

macro_rules! sorts {
    ($($variant:ident $name:literal $doc:literal,)*) => {
        /// One sort.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Sort { $(#[doc = $doc] $variant,)* }

        const NAMES: &[(&str, Sort)] = &[$(($name, Sort::$variant),)*];
    };
}

sorts! {
    None "none" "no noun, or one that no table sorts",
    Act "act" "what somebody does, or what happens",
    Artifact "artifact" "a thing that somebody made",
    Building "building" "a building, or who works in it",
    Group "group" "people together",
    Nature "nature" "a thing that nobody made: a plant, a stone, a storm, a part of a body",
    Person "person" "a person",
    Quantity "quantity" "so many or so much",
    Saying "saying" "what somebody says or writes",
}

impl Sort {
    /// The sort that a table calls `name`.
    pub fn parse(name: &str) -> Option<Sort> {
        NAMES.iter().find(|(n, _)| *n == name).map(|(_, s)| *s)
    }

    /// The names that [`Sort::parse`] knows.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|(n, _)| *n)
    }

    /// The sort with this number.
    pub fn from_u8(n: u8) -> Sort {
        NAMES.get(n as usize).map_or(Sort::None, |(_, s)| *s)
    }
}
