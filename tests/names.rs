//! Names: every case of `tests/names/golden.txt`; those of `open.txt` are known to come out wrong.
//!
//! A line is a case, `#` names what follows; `{words|kind}` marks a mention and the kind of what it names. A case is right where exactly these are found.

use crate::common::marked;
use claimwire::document::MentionForm;
use claimwire::gazetteer::Kind;
use claimwire::{Article, Engine};
use std::path::Path;

struct Case {
    line: usize,
    text: String,
    names: Vec<(usize, usize, String)>,
}

fn cases(file: &str) -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/names").join(file);
    let source = std::fs::read_to_string(path).expect("the cases");
    let lines = source.lines().enumerate().filter(|(_, l)| !l.is_empty() && !l.starts_with('#'));
    lines.map(|(n, line)| case(n + 1, line)).collect()
}

fn case(line: usize, marked: &str) -> Case {
    let (text, names) = marked::read(line, marked);
    Case { line, text, names }
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::State => "state",
        Kind::Organization => "organization",
        Kind::Group => "group",
        Kind::Person => "person",
        Kind::Place => "place",
        Kind::Role => "role",
        Kind::Portfolio => "portfolio",
    }
}

/// The cases that come out otherwise, with what came out.
fn wrong(cases: &[Case]) -> Vec<String> {
    let engine = Engine::builtin();
    let mut out = Vec::new();
    for case in cases {
        let doc = engine.extract(Article { text: case.text.clone(), ..Article::default() });
        let is_name = |form: MentionForm| !matches!(form, MentionForm::Pronoun | MentionForm::Definite | MentionForm::Role);
        let names = doc.mentions.iter().filter(|m| is_name(m.form)).map(|m| {
            let span = doc.span_of_mention(m);
            (span.start as usize, span.end as usize, kind_name(doc.entity(m.entity).kind).to_owned())
        });
        let names: Vec<_> = names.collect();
        if names != case.names {
            let found: Vec<String> = names.iter().map(|(start, end, kind)| format!("{}|{kind}", &case.text[*start..*end])).collect();
            out.push(format!("{}: {} -> {}", case.line, case.text, found.join(", ")));
        }
    }
    out
}

#[test]
fn the_names_of_the_golden_list() {
    let cases = cases("golden.txt");
    let wrong = wrong(&cases);
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn the_cases_of_the_open_list_are_still_wrong() {
    let cases = cases("open.txt");
    let wrong = wrong(&cases);
    assert_eq!(wrong.len(), cases.len(), "move what is right now to golden.txt; still wrong:\n{}", wrong.join("\n"));
}
