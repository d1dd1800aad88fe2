//! Syntax: a finite-state cascade over tokens, after FASTUS (Hobbs et al. 1997) and Abney (1996).
//!
//! `window` (units: words, names, quotations) → `tag` (one part of speech each) → `group` (noun groups, verb groups, marks) → `clause` (a cue's
//! subject, what follows it, and where that ends). `parse` walks a document's sentences and runs them; for rules only over windows that hold a cue. The rules
//! see clauses, never tags.

mod agent;
mod aside;
pub mod clause;
mod clause_end;
mod clause_leave;
mod clause_place;
mod clause_start;
mod complement;
pub mod group;
pub mod headline;
mod infinitive;
mod ing;
mod ing_above;
mod interruption;
mod inverted;
mod issuer;
mod left;
mod mark;
mod modified;
mod nonfinite;
mod noun_group;
mod noun_group_end;
mod noun_group_inside;
mod noun_phrase;
mod noun_phrase_preposition;
mod only_verb;
pub mod parse;
mod past;
mod perfect;
pub mod phrase;
mod predicate;
mod reduced;
mod reduced_verb;
mod relative;
mod report;
mod shared;
mod skip_left;
pub mod source;
pub mod subject;
pub mod tag;
mod unit;
mod verb_group;
pub mod window;

pub use crate::span::Units;
pub use clause::Clause;
pub use group::{Group, GroupKind, VerbForm, VerbGroup};
pub use window::{Unit, UnitKind, Window};
