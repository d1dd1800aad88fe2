//! The engine: tables compiled once, articles in, documents out.

use crate::article::Article;
use crate::claims::observer::{Observer, Silent};
use crate::document::{Document, Sentence, ZoneKind};
use crate::layout::{self, Phrases};
use crate::span::Tokens;
use crate::tables::Tables;
use crate::tables::compile::compile;
use crate::tables::source::{Fault, Sources};
use crate::text::marks::Marks;
use crate::text::{quotes, segment};
use crate::{claims, entity};

mod builtin_sources {
    use crate::tables::source::{Source, Sources};
    include!(concat!(env!("OUT_DIR"), "/sources.rs"));
}

/// The compiled tables lie at an address that is a multiple of four.
#[repr(C, align(8))]
struct Aligned<T: ?Sized>(T);

static BUILTIN: &Aligned<[u8]> = &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/tables.bin")));

/// The built-in tables, read in place.
pub fn builtin_tables() -> Tables {
    Tables::from_bytes(&BUILTIN.0, include_str!(concat!(env!("OUT_DIR"), "/tables.txt")))
}

/// The built-in data files.
pub fn builtin_sources() -> Sources {
    builtin_sources::builtin()
}

/// Everything that is needed to read articles. Shared by all workers; each brings its own [`Scratch`].
///
/// ```
/// use claimwire::{Article, Engine};
///
/// let engine = Engine::builtin();
/// let doc = engine.extract(Article::new("1", "Oslo accused the captain of smuggling."));
/// assert_eq!(doc.claims.len(), 1);
/// assert_eq!(doc.claims[0].cue[0].of(doc.text()), "accused");
/// ```
#[derive(Debug)]
pub struct Engine {
    tables: Tables,
    phrases: Phrases,
}

/// The vectors of one worker, kept from article to article.
#[derive(Debug, Default)]
pub struct Scratch {
    names: entity::Scratch,
    marks: Marks,
    open: quotes::Stack,
    claims: claims::Scratch,
}

/// The stages of the pipeline, in order; for measuring them one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// zones
    Layout,
    /// tokens, sentences, quotations
    Text,
    /// mentions and entities
    Entities,
    /// claims
    Claims,
}

impl Engine {
    /// The engine with the built-in rules and gazetteers.
    pub fn builtin() -> Engine {
        Engine::of(builtin_tables()).expect("the built-in tables are sound")
    }

    /// An engine compiled from data files: the built-in ones, say, with a user's after them. The error holds every fault of every file.
    pub fn compile(sources: &Sources) -> Result<Engine, Vec<Fault>> {
        let (tables, faults) = compile(sources);
        if !faults.is_empty() {
            return Err(faults);
        }
        Engine::of(tables).map_err(|what| vec![Fault::new("lexicon/layout.toml", 1, what)])
    }

    fn of(tables: Tables) -> Result<Engine, String> {
        let phrases = Phrases::new(&tables)?;
        Ok(Engine { tables, phrases })
    }

    /// What the engine knows.
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// Reads one article. For many, [`Engine::extract_into`] keeps the vectors.
    pub fn extract(&self, article: Article) -> Document {
        let mut doc = Document::default();
        self.extract_into(article, &mut doc, &mut Scratch::default());
        doc
    }

    /// Reads one article into a document that is used again and again.
    pub fn extract_into(&self, article: Article, doc: &mut Document, scratch: &mut Scratch) {
        self.extract_until(Stage::Claims, article, doc, scratch, &mut Silent);
    }

    /// Reads one article under the eyes of an observer.
    pub fn extract_observed<O: Observer>(&self, article: Article, doc: &mut Document, scratch: &mut Scratch, observer: &mut O) {
        self.extract_until(Stage::Claims, article, doc, scratch, observer);
    }

    /// Goes no further than a stage.
    pub fn extract_until<O: Observer>(&self, last: Stage, article: Article, doc: &mut Document, scratch: &mut Scratch, observer: &mut O) {
        doc.reset(article);
        layout::zones(&doc.article, &self.tables, &self.phrases, &mut doc.zones, &mut doc.meta);
        if last >= Stage::Text {
            self.text(doc, scratch);
        }
        if last >= Stage::Entities {
            entity::find(doc, &self.tables, &mut scratch.names);
        }
        if last >= Stage::Claims {
            claims::find(doc, &self.tables, &mut scratch.claims, &scratch.names, observer);
        }
    }

    fn text(&self, doc: &mut Document, scratch: &mut Scratch) {
        let Document { article, zones, tokens, sentences, quotes, .. } = doc;
        let Scratch { marks, open: stack, .. } = scratch;
        let mut open = None;
        for (n, zone) in zones.iter().enumerate() {
            let first = tokens.len();
            segment::tokens(&article.text, zone.span, &self.tables.lexicon, tokens, marks);
            match zone.kind {
                // full of stops, and one thing
                ZoneKind::Dateline if first < tokens.len() => {
                    sentences.push(Sentence { tokens: Tokens::new(first, tokens.len()), zone: n as u32 });
                }
                _ => segment::sentences(&article.text, first, n as u32, tokens, &marks.ends, sentences),
            }
            if zone.kind.claims() {
                let left = if zone.kind == ZoneKind::Body { open } else { None };
                open = quotes::find(&article.text, tokens, Tokens::new(first, tokens.len()), &marks.quotes, left, stack, quotes);
            }
        }
    }
}
