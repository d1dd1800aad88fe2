//! Words of the language: what is known of one.

use super::{Class, Classes, Properties, Property, Tag, Tags};

/// A word's number; 0 is a word that the lexicon does not hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u32);

impl WordId {
    /// Not in the lexicon.
    pub const UNKNOWN: WordId = WordId(0);

    /// Whether the lexicon holds the word.
    pub fn is_known(self) -> bool {
        self.0 != 0
    }
}

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// What it can be.
    pub tags: Tags,
    /// What it is most often; a noun where the lexicon has no reading.
    pub likely: Option<Tag>,
    /// Its classes.
    pub classes: Classes,
    /// Its lemma as a verb, else as its likeliest reading.
    pub lemma: WordId,
    /// Where the names that begin with it hang in the trie; 0 for none.
    pub names: u32,
    /// Whether one of those may begin in lower case.
    pub lower_names: bool,
    /// Its cue list; 0 for none.
    pub cue: u16,
    /// What else is true of it.
    pub properties: Properties,
}

impl Word {
    /// Whether the word has the class.
    #[inline]
    pub fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }

    /// Whether the word has one of the classes.
    #[inline]
    pub fn is_any(&self, classes: &[Class]) -> bool {
        self.classes.has_any(Classes::of(classes))
    }

    /// Whether the word has the property.
    #[inline]
    pub fn has(&self, property: Property) -> bool {
        self.properties.has(property)
    }

    /// Whether it may ask for a thing, or stand for one of which a clause tells: "what".
    pub fn is_what(&self) -> bool {
        self.tags.has(Tag::Wh) && self.is(Class::Neuter) && !self.is(Class::Relative)
    }
}
