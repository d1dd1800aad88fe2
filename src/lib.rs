//! claimwire reads English news articles and finds who said, blamed, condemned, denied, demanded, threatened, supported or sanctioned whom for what.
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
pub mod workers;

pub use article::{Article, Failure};
pub use batch::Documents;
pub use document::Document;
pub use engine::{Engine, Scratch, Stage};
pub use span::Span;
