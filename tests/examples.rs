//! The examples of the built-in rules and of the grammar: every one is a test of its own. `WRITE_PAGES=1` writes the pages and lists that are made from
//! them, and the page of modules; `cargo test --test examples denial` runs those with the word in their names.

mod grammar;
mod modules;
mod page;
mod rules;

use claimwire::Engine;
use libtest_mimic::Arguments;
use std::sync::Arc;

fn main() {
    let arguments = Arguments::from_args();
    let engine = Arc::new(Engine::builtin());
    let mut trials = rules::trials(&engine);
    trials.extend(grammar::trials(&engine));
    trials.extend(modules::trials());
    libtest_mimic::run(&arguments, trials).exit();
}

/// Whether pages and lists are to be written anew.
fn writes_pages() -> bool {
    std::env::var_os("WRITE_PAGES").is_some()
}
