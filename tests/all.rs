//! The tests of the program and the library from outside, in one binary, which is linked once. `cargo test --test all robustness` runs those of one
//! file; the examples of the rules and of the grammar, which become a test each when they are read, have a binary of their own (`examples.rs`).

mod cli;
mod common;
mod decisions;
mod fuzzed;
mod help;
mod inputs;
mod names;
#[cfg(feature = "html")]
mod pages;
mod pipes;
mod readme;
mod references;
mod robustness;
mod runs;
mod schema;
mod sentences;
mod snapshots;
mod tables;
mod usage;
mod zones;
