//! Output: records in the form `claimwire/1`, and the schemas that describe them.

mod article;
mod json;
mod list;
pub mod offsets;
pub mod record;
mod room;
mod row;
pub mod schema;
mod serializer;
mod table;
mod view;

pub use offsets::{Offsets, Unit};
pub use table::Table;

use crate::article::Failure;
use crate::document::{Claim, Document};
use crate::engine::Engine;
use view::View;

/// One record an article, or one row a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Per {
    /// [`record::ArticleRecord`]
    #[default]
    Article,
    /// [`record::ClaimRow`]
    Claim,
}

/// What records hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// records or rows
    pub per: Per,
    /// the unit of offsets
    pub unit: Unit,
    /// whether the text is printed
    pub with_text: bool,
    /// which claims are printed
    pub claims: Filter,
}

/// Which claims are printed. The others are found all the same, and ids are counted over all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filter {
    /// the kinds, a bit each by their numbers; kinds from 127 on share the last
    pub kinds: u128,
    /// the least confidence, in hundredths
    pub confidence: u8,
}

impl Default for Filter {
    /// All of them.
    fn default() -> Filter {
        Filter { kinds: u128::MAX, confidence: 0 }
    }
}

impl Filter {
    /// Whether a claim is printed.
    pub fn keeps(&self, claim: &Claim) -> bool {
        self.kinds >> claim.kind.min(127) & 1 == 1 && article::confidence(claim) >= f64::from(self.confidence) / 100.0
    }
}

/// Appends the record (or rows) of a document as JSON lines.
pub fn write_document(doc: &Document, engine: &Engine, options: Options, out: &mut Vec<u8>) {
    let view = View::new(doc, engine, options);
    match options.per {
        Per::Article => write_line(&article::record(&view), out),
        Per::Claim => row::rows(&view).for_each(|row| write_line(&row, out)),
    }
}

/// Appends the record (or the one row) of an input that failed.
pub fn write_failure(failure: &Failure, options: Options, out: &mut Vec<u8>) {
    match options.per {
        Per::Article => write_line(&article::failure(failure), out),
        Per::Claim => write_line(&row::failure(failure), out),
    }
}

fn write_line<T: serde::Serialize>(value: &T, out: &mut Vec<u8>) {
    json::write(value, out);
    out.push(b'\n');
}
