//! Every `matches` and `skips` of the built-in rules is a test of its own; the list of built-in rules in `docs/builtin-rules.md` is written from their tables.

mod page;

use claimwire::Engine;
use claimwire::engine::builtin_sources;
use claimwire::rules::examples::{self, Verdict};
use libtest_mimic::Trial;
use std::sync::Arc;

pub fn trials(engine: &Arc<Engine>) -> Vec<Trial> {
    let trials = examples::read(&builtin_sources().rules).into_iter().map(|example| {
        let engine = Arc::clone(engine);
        let name = format!("{}:{} {}", example.file, example.line, example.construction);
        Trial::test(name, move || match example.check(&engine) {
            Verdict::Reported | Verdict::Validated => Ok(()),
            verdict => Err(format!("{verdict}: {}", example.text).into()),
        })
    });
    let page = Trial::test("docs/builtin-rules.md lists the rules", page::is_fresh);
    trials.chain([page]).collect()
}
