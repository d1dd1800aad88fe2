//! Every `matches` and `skips` of the built-in rules is a test of its own; the list of built-in rules in `docs/builtin-rules.md` is written from their tables, which
//! `WRITE_PAGES=1` does.

mod page;

use claimwire::Engine;
use claimwire::engine::builtin_sources;
use claimwire::rules::examples::{self, Verdict};
use libtest_mimic::{Arguments, Trial};
use std::sync::Arc;

fn main() {
    let arguments = Arguments::from_args();
    let engine = Arc::new(Engine::builtin());
    let trials = examples::read(&builtin_sources().rules).into_iter().map(|example| {
        let engine = Arc::clone(&engine);
        let name = format!("{}:{} {}", example.file, example.line, example.construction);
        Trial::test(name, move || match example.check(&engine) {
            Verdict::Reported | Verdict::Validated => Ok(()),
            verdict => Err(format!("{verdict}: {}", example.text).into()),
        })
    });
    let page = Trial::test("docs/builtin-rules.md lists the rules", page::is_fresh);
    libtest_mimic::run(&arguments, trials.chain([page]).collect()).exit();
}
