//! Tables: what the engine knows, compiled from `lexicon/`, `gazetteers/` and `rules/` into flat arrays.
//!
//! `build.rs` compiles the built-in data with this very module and the binary reads the result in place; a user's overlays are compiled the same
//! way at start-up, together with the built-in sources.

pub mod blob;
pub mod compile;
pub mod feature;
pub mod layout;
pub(crate) mod named;
pub mod source;
pub mod weights;

use crate::gazetteer::entities::Entities;
use crate::gazetteer::names::Names;
use crate::lexicon::{Lexicon, Transformations};
use crate::rules::Rules;
use blob::{Reader, Writer};
use layout::LayoutPhrases;
use weights::Weights;

/// All tables of an engine.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    /// words
    pub lexicon: Lexicon,
    /// which tags give way to which
    pub transformations: Transformations,
    /// names
    pub names: Names,
    /// what the names name
    pub entities: Entities,
    /// cues and constructions
    pub rules: Rules,
    /// what lines of a page begin, end and hold
    pub layout: LayoutPhrases,
    /// what they weigh
    pub weights: Weights,
}

impl Tables {
    /// The tables as bytes and a text.
    pub fn to_bytes(&self) -> (Vec<u8>, String) {
        let mut w = Writer::default();
        self.lexicon.write(&mut w);
        self.names.write(&mut w);
        self.entities.write(&mut w);
        w.bytes(&postcard::to_stdvec(&self.transformations).expect("transformations serialise"));
        w.bytes(&postcard::to_stdvec(&self.rules).expect("rules serialise"));
        w.bytes(&postcard::to_stdvec(&self.layout).expect("phrases serialise"));
        w.bytes(&postcard::to_stdvec(&self.weights).expect("weights serialise"));
        w.finish()
    }

    /// The tables that [`Tables::to_bytes`] wrote, read in place. The bytes must lie at an address that is a multiple of 4.
    pub fn from_bytes(bytes: &'static [u8], text: &'static str) -> Tables {
        let mut r = Reader::new(bytes, text);
        let mut tables = Tables {
            lexicon: Lexicon::read(&mut r),
            names: Names::read(&mut r),
            entities: Entities::read(&mut r),
            transformations: postcard::from_bytes(&r.bytes()).expect("compiled with this very type"),
            rules: postcard::from_bytes(&r.bytes()).expect("compiled with this very type"),
            layout: postcard::from_bytes(&r.bytes()).expect("compiled with this very type"),
            weights: postcard::from_bytes(&r.bytes()).expect("compiled with this very type"),
        };
        tables.rules.lay_out();
        tables
    }
}
