//! Part-of-speech tags: those of the Penn Treebank, fewer where the cascade needs no difference.

/// One part of speech, or one kind of punctuation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[repr(u8)]
#[allow(missing_docs)] // each is documented by its name in `NAMES`
pub enum Tag {
    Noun,
    Plural,
    Name,
    Base,
    Third,
    Past,
    Participle,
    Ing,
    Modal,
    Adjective,
    Adverb,
    Preposition,
    To,
    Determiner,
    Pronoun,
    Possessive,
    Wh,
    That,
    Conjunction,
    Subordinator,
    Number,
    Existential,
    Particle,
    Interjection,
    Genitive,
    // from here on punctuation: no lexicon row names these
    Comma,
    Semicolon,
    Colon,
    Dash,
    Hyphen,
    Open,
    Close,
    Stop,
    Mark,
    Symbol,
}

/// The tags that a lexicon row may name, as they are written there (Penn Treebank names).
const NAMES: [(&str, Tag); 28] = [
    ("NN", Tag::Noun),
    ("NNS", Tag::Plural),
    ("NNP", Tag::Name),
    ("VB", Tag::Base),
    ("VBZ", Tag::Third),
    ("VBD", Tag::Past),
    ("VBN", Tag::Participle),
    ("VBG", Tag::Ing),
    ("MD", Tag::Modal),
    ("JJ", Tag::Adjective),
    ("RB", Tag::Adverb),
    ("IN", Tag::Preposition),
    ("TO", Tag::To),
    ("DT", Tag::Determiner),
    ("PRP", Tag::Pronoun),
    ("PRP$", Tag::Possessive),
    ("WP", Tag::Wh),
    ("WP$", Tag::Wh),
    ("WDT", Tag::Wh),
    ("WRB", Tag::Wh),
    ("THAT", Tag::That),
    ("CC", Tag::Conjunction),
    ("SUB", Tag::Subordinator),
    ("CD", Tag::Number),
    ("EX", Tag::Existential),
    ("RP", Tag::Particle),
    ("UH", Tag::Interjection),
    ("POS", Tag::Genitive),
];

/// The names of the marks.
pub(super) const MARKS: [(&str, Tag); 10] = [
    ("comma", Tag::Comma),
    ("semicolon", Tag::Semicolon),
    ("colon", Tag::Colon),
    ("dash", Tag::Dash),
    ("hyphen", Tag::Hyphen),
    ("open", Tag::Open),
    ("close", Tag::Close),
    ("stop", Tag::Stop),
    ("mark", Tag::Mark),
    ("symbol", Tag::Symbol),
];

/// The tags of words by their number.
const WORD_TAGS: [Tag; 25] = [
    Tag::Noun,
    Tag::Plural,
    Tag::Name,
    Tag::Base,
    Tag::Third,
    Tag::Past,
    Tag::Participle,
    Tag::Ing,
    Tag::Modal,
    Tag::Adjective,
    Tag::Adverb,
    Tag::Preposition,
    Tag::To,
    Tag::Determiner,
    Tag::Pronoun,
    Tag::Possessive,
    Tag::Wh,
    Tag::That,
    Tag::Conjunction,
    Tag::Subordinator,
    Tag::Number,
    Tag::Existential,
    Tag::Particle,
    Tag::Interjection,
    Tag::Genitive,
];

impl Tag {
    /// The tag that a lexicon row calls `name`.
    pub fn parse(name: &str) -> Option<Tag> {
        NAMES.iter().find(|(n, _)| *n == name).map(|(_, t)| *t)
    }

    /// The names that [`Tag::parse`] knows.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|(n, _)| *n)
    }

    /// Its name: of several that [`Tag::parse`] takes for it the first.
    pub fn name(self) -> &'static str {
        NAMES.iter().chain(&MARKS).find(|(_, t)| *t == self).map_or("", |(n, _)| n)
    }

    /// The tag with this number, as a compiled table stores it.
    pub fn from_u8(n: u8) -> Option<Tag> {
        WORD_TAGS.get(n as usize).copied()
    }
}

/// A set of word tags; punctuation tags are in no set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tags(pub u32);

impl Tags {
    /// The finite and non-finite forms of verbs, modals left out.
    pub const VERB: Tags = Tags::of(&[Tag::Base, Tag::Third, Tag::Past, Tag::Participle, Tag::Ing]);
    /// Common nouns and names.
    pub const NOUN: Tags = Tags::of(&[Tag::Noun, Tag::Plural, Tag::Name]);

    /// The set of these tags.
    pub const fn of(tags: &[Tag]) -> Tags {
        let mut bits = 0;
        let mut i = 0;
        while i < tags.len() {
            bits |= 1 << tags[i] as u32;
            i += 1;
        }
        Tags(bits)
    }

    /// Whether the tag is in the set.
    #[inline]
    pub const fn has(self, tag: Tag) -> bool {
        (tag as u32) < 32 && self.0 & (1 << tag as u32) != 0
    }

    /// Whether the sets share a tag.
    #[inline]
    pub const fn meets(self, other: Tags) -> bool {
        self.0 & other.0 != 0
    }

    /// The set with one tag more.
    #[inline]
    pub const fn with(self, tag: Tag) -> Tags {
        Tags(self.0 | 1 << tag as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_tag_fits_in_a_set_and_comes_back_from_its_number() {
        for (name, tag) in NAMES {
            assert_eq!(Tag::parse(name), Some(tag));
            assert!(Tags::of(&[tag]).has(tag), "{name}");
            assert_eq!(Tag::from_u8(tag as u8), Some(tag));
            assert_eq!(Tag::parse(tag.name()), Some(tag));
        }
        assert!(!Tags(u32::MAX).has(Tag::Mark), "punctuation is in no set");
    }
}
