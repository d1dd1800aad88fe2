//! claimwire reads English news articles and finds who said, blamed, condemned, denied, demanded, threatened, supported or sanctioned whom for what.
//!
//! ```
//! use claimwire::{Article, Engine};
//!
//! let engine = Engine::builtin();
//! let doc = engine.extract(Article::new("1", "Oslo accused the captain of smuggling, and Bergen denied any part in it."));
//! let who = |source: &claimwire::document::Argument| source.hull().of(doc.text());
//! let told: Vec<_> = doc.claims.iter().map(|c| (c.source.as_ref().map(who), c.cue.first().map(|cue| cue.of(doc.text())))).collect();
//! assert_eq!(told, [(Some("Oslo"), Some("accused")), (Some("Bergen"), Some("denied"))]);
//! ```
//!
//! [`Engine::extract_all`] reads many, [`input::Inputs`] are what files and streams hold, and [`output::write_document`] writes records.
//!
//! The way of an article: [`input`] yields an [`Article`]; the [`Engine`] makes a [`Document`] of it ([`layout`] → [`text`] → [`gazetteer`] and
//! [`entity`] → [`syntax`] → [`rules`] and [`claims`]); [`output`] writes the record. What the engine knows stands in `lexicon/`, `gazetteers/`
//! and `rules/`, compiled by [`tables`].
//!
//! Offsets are bytes of the article's text everywhere inside; [`output`] turns them into code points or UTF-16 units.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod article;
pub mod batch;
pub mod claims;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
pub mod dedupe;
pub mod document;
mod eight;
pub mod engine;
pub mod entity;
pub mod gazetteer;
pub mod input;
pub mod layout;
pub mod lexicon;
pub mod output;
pub mod rules;
pub mod score;
pub mod span;
pub mod syntax;
pub mod tables;
pub mod text;
mod workers;

pub use article::{Article, Failure, FailureKind};
pub use batch::Documents;
pub use document::Document;
pub use engine::{Engine, Scratch, Stage};
pub use span::Span;

/// The README's example, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
