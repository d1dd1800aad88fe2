//! What is looked at where a claim is made: a window, with its document and the lexicon behind it.

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::syntax::Window;

/// A window with what is known of its names and words.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// the document, whose mentions its names are
    pub doc: &'a Document,
    /// what is known of its words
    pub lexicon: &'a Lexicon,
    /// the window
    pub w: &'a Window,
}
