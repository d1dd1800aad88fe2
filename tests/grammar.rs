//! Every `matches` and `skips` of `tests/grammar/frames.toml` and every `claims` and `silent` of `tests/grammar/cues.toml` is a test of its own.
//!
//! What is known to come out wrong stands in `tests/grammar/open.txt` under its cause; a case that stands there and is right is a failure too. A line of it
//! begins with the file and the hash of the text, which a failing case prints; the causes and their counts stand at its top.

use claimwire::document::{Argument, Claim, Document};
use claimwire::lexicon::fold::{Hash, fold};
use claimwire::rules::file::ExampleRow;
use claimwire::score::grammar::article;
use claimwire::{Engine, Span};
use libtest_mimic::{Arguments, Failed, Trial};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Frames {
    frame: Vec<FrameRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FrameRow {
    name: String,
    case: String,
    #[allow(dead_code)] // for docs/grammar.md
    pattern: String,
    matches: Vec<Spanned<ExampleRow>>,
    skips: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cues {
    word: Vec<WordRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordRow {
    form: String,
    claims: Vec<Spanned<ExampleRow>>,
    silent: Vec<Spanned<String>>,
}

enum Expected {
    /// a claim like this
    Claim(ExampleRow),
    /// no claim in this frame
    NoFrame(String),
    /// no claim by this word
    NoCue(String),
}

struct Case {
    file: &'static str,
    line: usize,
    /// the frame with its sub-case, the word
    about: String,
    text: String,
    expected: Expected,
}

impl Case {
    /// How `open.txt` calls it.
    fn key(&self) -> String {
        format!("{} {:08x}", self.file, Hash::of(self.text.as_bytes()).0 as u32)
    }

    /// What is wrong, in words.
    fn check(&self, engine: &Engine) -> Result<(), String> {
        let doc = engine.extract(article("case", &self.text));
        let cue = |c: &&Claim| pieces(&doc, &c.cue);
        match &self.expected {
            Expected::Claim(row) => nearest(&doc, engine, row),
            Expected::NoFrame(frame) => match doc.claims.iter().find(|c| c.frame.name() == frame) {
                Some(c) => Err(format!("\"{}\" claims in the frame {frame}", cue(&c))),
                None => Ok(()),
            },
            Expected::NoCue(form) => match doc.claims.iter().find(|c| is_cue(&doc, engine, c, form)) {
                Some(c) => Err(format!("\"{}\" claims", cue(&c))),
                None => Ok(()),
            },
        }
    }
}

/// What differs between a row and the claim that is most like it.
fn nearest(doc: &Document, engine: &Engine, row: &ExampleRow) -> Result<(), String> {
    let cue = row.cue.as_deref().unwrap_or_default();
    let shared = |c: &&Claim| overlap(&pieces(doc, &c.cue), cue) > 0.0;
    let mut differences: Vec<Vec<String>> = doc.claims.iter().filter(shared).map(|c| differences(doc, engine, c, row)).collect();
    differences.sort_by_key(Vec::len);
    match differences.first() {
        None => Err(format!("no claim by \"{cue}\"")),
        Some(none) if none.is_empty() => Ok(()),
        Some(some) => Err(some.join("; ")),
    }
}

/// Cues are right if they overlap, arguments if they share words with F1 of at least one half; what a row does not give is not compared.
fn differences(doc: &Document, engine: &Engine, claim: &Claim, row: &ExampleRow) -> Vec<String> {
    let mut out = Vec::new();
    let arguments = [
        ("source", &row.source, &claim.source),
        ("target", &row.target, &claim.target),
        ("content", &row.content, &claim.content),
        ("addressee", &row.addressee, &claim.addressee),
    ];
    for (name, wanted, found) in arguments {
        let found = found.as_ref().map_or_else(String::new, |a: &Argument| pieces(doc, &a.pieces));
        if let Some(wanted) = wanted
            && overlap(wanted, &found) < 0.5
        {
            out.push(format!("{name} is \"{found}\", expected \"{wanted}\""));
        }
    }
    let kind = &engine.tables().rules.kinds[claim.kind as usize];
    let kind = kind.subkind.as_ref().map_or(kind.kind.clone(), |s| format!("{}/{s}", kind.kind));
    let values = [
        ("kind", row.kind.clone(), kind),
        ("status", row.status.clone(), claim.status.name().to_owned()),
        ("tense", row.tense.clone(), claim.tense.name().to_owned()),
        ("hedged", row.hedged.map(|h| h.to_string()), claim.hedged.to_string()),
    ];
    for (name, wanted, found) in values {
        if let Some(wanted) = wanted
            && wanted != found
        {
            out.push(format!("{name} is {found}, expected {wanted}"));
        }
    }
    out
}

/// Whether a form of the word is the claim's cue or stands in it.
fn is_cue(doc: &Document, engine: &Engine, claim: &Claim, form: &str) -> bool {
    let tables = engine.tables();
    let first = fold(form.split(' ').next().unwrap_or(form));
    let by_row = tables.rules.cues[claim.cue_row as usize].lemma == form;
    let inside = |t: &claimwire::document::Token| claim.cue.iter().any(|s| s.contains(t.span()));
    let same = |t: &claimwire::document::Token| fold(t.of(doc.text())) == first || tables.lexicon.text(t.word.lemma) == first;
    by_row || doc.tokens.iter().any(|t| inside(t) && same(t))
}

fn pieces(doc: &Document, spans: &[Span]) -> String {
    spans.iter().map(|s| s.of(doc.text())).collect::<Vec<_>>().join(" … ")
}

/// F1 of the words of two texts; 1 of two without any.
fn overlap(a: &str, b: &str) -> f64 {
    let words = |text: &str| {
        let mut counts: HashMap<String, usize> = HashMap::new();
        let marks = |c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’');
        // a mark is a cue too
        let none = !text.contains(char::is_alphanumeric);
        text.split(|c| if none { c == ' ' } else { marks(c) }).filter(|w| !w.is_empty()).for_each(|w| {
            *counts.entry(w.trim_matches(['\'', '’']).to_lowercase()).or_default() += 1;
        });
        counts
    };
    let (a, b) = (words(a), words(b));
    let size = |counts: &HashMap<String, usize>| counts.values().sum::<usize>();
    let shared: usize = a.iter().map(|(w, n)| n.min(b.get(w).unwrap_or(&0))).sum();
    if size(&a) + size(&b) == 0 { 1.0 } else { 2.0 * shared as f64 / (size(&a) + size(&b)) as f64 }
}

fn read(file: &str) -> String {
    std::fs::read_to_string(format!("{}/tests/grammar/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap_or_else(|e| panic!("{file}: {e}"))
}

fn cases() -> Vec<Case> {
    let mut out = Vec::new();
    let text = read("frames.toml");
    let line = |text: &str, at: usize| text[..at].matches('\n').count() + 1;
    for row in toml::from_str::<Frames>(&text).expect("frames.toml").frame {
        let about = if row.case.is_empty() { row.name.clone() } else { format!("{}, {}", row.name, row.case) };
        let case = |at: usize, sentence: &str, expected: Expected| Case {
            file: "frames.toml",
            line: line(&text, at),
            about: about.clone(),
            text: sentence.to_owned(),
            expected,
        };
        out.extend(row.matches.iter().map(|m| case(m.span().start, &m.get_ref().text, Expected::Claim(m.get_ref().clone()))));
        out.extend(row.skips.iter().map(|s| case(s.span().start, s.get_ref(), Expected::NoFrame(row.name.clone()))));
    }
    let text = read("cues.toml");
    for row in toml::from_str::<Cues>(&text).expect("cues.toml").word {
        let case = |at: usize, sentence: &str, expected: Expected| Case {
            file: "cues.toml",
            line: line(&text, at),
            about: row.form.clone(),
            text: sentence.to_owned(),
            expected,
        };
        out.extend(row.claims.iter().map(|m| case(m.span().start, &m.get_ref().text, Expected::Claim(m.get_ref().clone()))));
        out.extend(row.silent.iter().map(|s| case(s.span().start, s.get_ref(), Expected::NoCue(row.form.clone()))));
    }
    out
}

/// The cases of `open.txt` with their causes, and the counts at its top.
#[derive(Default)]
struct Open {
    causes: HashMap<String, String>,
    counts: BTreeMap<String, usize>,
}

fn open() -> Open {
    let mut open = Open::default();
    let mut cause = String::new();
    let text = read("open.txt");
    for line in text.lines().filter(|l| !l.is_empty()) {
        if let Some(heading) = line.strip_prefix("## ") {
            cause = heading.to_owned();
        } else if let Some(comment) = line.strip_prefix("# ") {
            if let Some((Ok(count), cause)) = comment.trim_start().split_once(' ').map(|(n, c)| (n.parse(), c)) {
                open.counts.insert(cause.to_owned(), count);
            }
        } else {
            let key: Vec<&str> = line.split_whitespace().take(2).collect();
            assert!(open.causes.insert(key.join(" "), cause.clone()).is_none(), "open.txt has {} twice", key.join(" "));
        }
    }
    open
}

/// Whether the counts at the top of `open.txt` are those of its lines, and each of these is a case.
fn counted(open: &Open, keys: &[String]) -> Result<(), Failed> {
    let mut counts = BTreeMap::new();
    for (key, cause) in &open.causes {
        if !keys.contains(key) {
            return Err(format!("open.txt: there is no case {key} any more").into());
        }
        *counts.entry(cause.clone()).or_insert(0) += 1;
    }
    if counts == open.counts { Ok(()) } else { Err(format!("open.txt: expected at its top {counts:?}, found {:?}", open.counts).into()) }
}

fn main() {
    let arguments = Arguments::from_args();
    let engine = Arc::new(Engine::builtin());
    let (cases, open) = (cases(), open());
    let keys: Vec<String> = cases.iter().map(Case::key).collect();
    let mut trials: Vec<Trial> = Vec::new();
    for (case, key) in cases.into_iter().zip(&keys) {
        let (engine, known, key) = (Arc::clone(&engine), open.causes.get(key).cloned(), key.clone());
        let name = format!("{}:{} {}", case.file, case.line, case.about);
        trials.push(Trial::test(name, move || match (case.check(&engine), known) {
            (Ok(()), None) | (Err(_), Some(_)) => Ok(()),
            (Ok(()), Some(cause)) => Err(format!("{key} is right now, take it out of open.txt (\"{cause}\"): {}", case.text).into()),
            (Err(what), None) => Err(format!("{key} {what}: {}", case.text).into()),
        }));
    }
    trials.push(Trial::test("open.txt is counted", move || counted(&open, &keys)));
    libtest_mimic::run(&arguments, trials).exit();
}
