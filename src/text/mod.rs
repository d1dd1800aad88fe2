//! Text: tokens, sentences and quotations, with exact offsets.

pub mod boundary;
pub mod quotes;
pub mod scan;
pub mod segment;
pub mod shape;
mod word;
