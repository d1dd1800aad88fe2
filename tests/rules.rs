//! Every `matches` and `skips` of the built-in rules is a test of its own.

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
    libtest_mimic::run(&arguments, trials.collect()).exit();
}
