//! The gazetteers: names of states, organizations, groups, persons and places, and finding them in a text.

mod cell;
pub mod entities;
pub mod file;
pub mod find;
pub mod form;
pub mod id;
pub mod kind;
pub mod names;
pub mod row;
pub mod strings;

pub use entities::{Entities, MEDIA, RowId};
pub use form::Flags;
pub use kind::Kind;
