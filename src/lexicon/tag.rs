//! Part-of-speech tags: those of the Penn Treebank, fewer where the cascade needs no difference.

use crate::tables::named::named;

named! {
    /// One part of speech, or one kind of punctuation; words have the names of the Penn Treebank.
    #[derive(Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
    pub enum Tag "tag":
    Noun "NN" "a singular or mass noun",
    Plural "NNS" "a plural noun",
    Name "NNP" "a proper noun",
    Base "VB" "the base form of a verb",
    Third "VBZ" "a verb in the third person singular of the present",
    Past "VBD" "the past tense of a verb",
    Participle "VBN" "a past participle",
    Ing "VBG" "a gerund or present participle",
    Modal "MD" "a modal verb",
    Adjective "JJ" "an adjective",
    Adverb "RB" "an adverb",
    Preposition "IN" "a preposition",
    To "TO" "the word before an infinitive",
    Determiner "DT" "a determiner",
    Pronoun "PRP" "a personal pronoun",
    Possessive "PRP$" "a possessive pronoun",
    Wh "WP" "a relative or question word",
    That "THAT" "a word that is a determiner, a pronoun, or begins a clause",
    Conjunction "CC" "a coordinating conjunction",
    Subordinator "SUB" "a subordinating conjunction",
    Number "CD" "a cardinal number",
    Existential "EX" "the expletive before a form of being",
    Particle "RP" "the particle of a phrasal verb",
    Interjection "UH" "an interjection",
    Genitive "POS" "the genitive mark",
    Comma "comma" "the first of the marks, which are no tags of words",
    Semicolon "semicolon" "a semicolon",
    Colon "colon" "a colon",
    Dash "dash" "a dash",
    Hyphen "hyphen" "a hyphen",
    Open "open" "an opening bracket",
    Close "close" "a closing bracket",
    Stop "stop" "what ends a sentence",
    Mark "mark" "a quotation mark",
    Symbol "symbol" "any other mark",
}

/// The other names of relative and question words, which the lexicon tells apart and the cascade does not.
const OTHER_WH: [&str; 3] = ["WP$", "WDT", "WRB"];

impl Tag {
    /// The tag that a row of the lexicon calls `name`; marks stand in none.
    pub fn of_word(name: &str) -> Result<Tag, String> {
        match Tag::parse(name) {
            Err(_) if OTHER_WH.contains(&name) => Ok(Tag::Wh),
            Ok(mark) if !mark.is_of_word() => Err(format!("expected the tag of a word, found \"{name}\"")),
            found => found,
        }
    }

    /// The tag with this number, as a compiled table stores it.
    pub fn from_u8(n: u8) -> Option<Tag> {
        const OF_WORDS: &[Tag] = Tag::ALL.split_at(Tag::Comma as usize).0;
        OF_WORDS.get(n as usize).copied()
    }

    fn is_of_word(self) -> bool {
        self < Tag::Comma
    }
}

/// A set of word tags; punctuation tags are in no set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tags(pub u32);

impl Tags {
    /// The finite and non-finite forms of verbs, modals left out.
    pub const VERB: Tags = Tags::of(&[Tag::Base, Tag::Third, Tag::Past, Tag::Participle, Tag::Ing]);
    /// Forms that are finite wherever they stand, modals among them.
    pub const FINITE: Tags = Tags::of(&[Tag::Past, Tag::Third, Tag::Modal]);
    /// Common nouns and names.
    pub const NOUN: Tags = Tags::of(&[Tag::Noun, Tag::Plural, Tag::Name]);

    /// Whether it holds no more than one tag.
    #[inline]
    pub const fn is_one(self) -> bool {
        self.0 & self.0.wrapping_sub(1) == 0
    }

    /// The set of these tags; a constant where they are.
    #[inline(always)]
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
        for tag in Tag::ALL.into_iter().filter(|tag| tag.is_of_word()) {
            assert!(Tags::of(&[tag]).has(tag), "{tag:?}");
            assert_eq!(Tag::from_u8(tag as u8), Some(tag));
            assert_eq!(Tag::of_word(tag.name()), Ok(tag));
        }
        assert_eq!((Tag::of_word("WDT"), Tag::from_u8(Tag::Comma as u8)), (Ok(Tag::Wh), None));
        assert!(Tag::of_word("comma").is_err());
        assert!(!Tags(u32::MAX).has(Tag::Mark), "punctuation is in no set");
    }
}
