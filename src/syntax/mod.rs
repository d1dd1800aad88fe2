//! Syntax: a finite-state cascade over tokens, after FASTUS (Hobbs et al. 1997) and Abney (1996).
//!
//! `window` (units: words, names, quotations) → `tag` (one part of speech each) → `group` (noun groups, verb groups, marks) → `clause` (a cue's
//! subject, what follows it, and where that ends). `parse` walks a document's sentences and runs them; for rules only over windows that hold a cue. The rules
//! see clauses, never tags.

// what a window is made of
pub mod source;
mod unit;
pub mod window;

// one tag for each unit
pub mod tag;

// groups of units
pub mod group;
pub mod headline;
mod noun_group;
mod noun_group_end;
mod noun_group_inside;
mod parted;
mod verb_group;

// which past forms are participles
mod joined;
mod objectless;
mod office;
mod only_verb;
mod past;
mod perfect;
mod reduced;
mod reduced_verb;

// the clause around a cue, for each place that it may stand in
pub mod clause;
mod mark;
mod predicate;
mod report;

// who does what a verb says
mod agent;
mod finite;
mod infinitive;
mod ing;
mod ing_above;
mod inverted;
mod issuer;
mod modified;
mod nonfinite;
mod relative;
mod shared;
pub mod subject;

// leftwards, from a verb to its subject
mod interruption;
mod left;
mod skip_left;

// how far phrases go
mod aside;
mod complement;
mod noun_phrase;
mod noun_phrase_preposition;
pub mod phrase;

// how far clauses go
mod clause_end;
mod clause_join;
mod clause_leave;
mod clause_place;
mod clause_start;
mod tense;

// all of it, for each sentence of a document
pub mod parse;

pub use crate::span::Units;
pub use clause::Clause;
pub use group::{Group, GroupKind, VerbForm, VerbGroup};
pub use window::{Unit, UnitKind, Window};
