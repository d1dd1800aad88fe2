//! The lexicon: which words there are, what each can be, and how to find it with one look-up.

// what is known of a word
pub mod class;
mod property;
pub mod sort;
pub mod tag;
pub mod word;

// the words, as files and as tables
pub mod described;
pub mod dictionary;
pub mod file;
mod find;
pub mod fold;
pub mod inflect;
pub mod members;
mod record;
pub mod vocabulary;

// what changes the likeliest tag of a word
pub mod context;
pub mod fact;
pub mod transformation;

pub use class::{Class, Classes};
pub use dictionary::Lexicon;
pub use inflect::{has_ending_of_several, may_mean_all, means_all};
pub use property::{Properties, Property};
pub use sort::Sort;
pub use tag::{Tag, Tags};
pub use transformation::Transformations;
pub use word::{Word, WordId};
