//! The lexicon: which words there are, what each can be, and how to find it with one look-up.

pub mod class;
pub mod context;
pub mod described;
pub mod dictionary;
pub mod fact;
pub mod file;
mod find;
pub mod fold;
pub mod inflect;
pub mod members;
mod property;
mod record;
pub mod sort;
pub mod tag;
pub mod transformation;
pub mod vocabulary;
pub mod word;

pub use class::{Class, Classes};
pub use dictionary::Lexicon;
pub use inflect::{has_ending_of_several, may_mean_all, means_all};
pub use property::{Properties, Property};
pub use sort::Sort;
pub use tag::{Tag, Tags};
pub use transformation::Transformations;
pub use word::{Word, WordId};
