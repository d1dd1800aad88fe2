//! Every `matches` and `skips` of `tests/grammar/frames.toml` and every `claims` and `silent` of `tests/grammar/cues.toml` is a test of its own.
//!
//! What is known to come out wrong stands in `tests/grammar/open.txt` under its cause; a case that stands there and is right is a failure too. A line of it
//! begins with the file and the hash of the text, which a failing case prints; the causes and their counts stand at its top. The frames of `docs/grammar.md` are
//! written from the same file. `WRITE_PAGES=1` takes out of `open.txt` what is right.

mod case;
mod open;
mod page;
mod rows;

use case::Case;
use claimwire::Engine;
use libtest_mimic::Trial;
use std::sync::Arc;

pub fn trials(engine: &Arc<Engine>) -> Vec<Trial> {
    let cases = case::cases();
    if crate::writes_pages() {
        let right: Vec<String> = cases.iter().filter(|c| c.check(engine).is_ok()).map(Case::key).collect();
        open::write_without(&right).expect("tests/grammar/open.txt is written");
    }
    let open = open::open();
    let keys: Vec<String> = cases.iter().map(Case::key).collect();
    let mut trials: Vec<Trial> = Vec::new();
    for (case, key) in cases.into_iter().zip(&keys) {
        let (engine, known, key) = (Arc::clone(engine), open.causes.get(key).cloned(), key.clone());
        let name = format!("{}:{} {}", case.file, case.line, case.about);
        trials.push(Trial::test(name, move || match (case.check(&engine), known) {
            (Ok(()), None) | (Err(_), Some(_)) => Ok(()),
            (Ok(()), Some(cause)) => Err(format!("{key} is right now, take it out of open.txt (\"{cause}\"): {}", case.text).into()),
            (Err(what), None) => Err(format!("{key} {what}: {}", case.text).into()),
        }));
    }
    let open = Arc::new(open);
    let known = Arc::clone(&open);
    trials.push(Trial::test("open.txt is counted", move || open::counted(&open, &keys)));
    trials.push(Trial::test("docs/grammar.md shows the frames", move || page::is_fresh(&known)));
    trials
}
