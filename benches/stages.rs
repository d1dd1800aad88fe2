//! `cargo bench`: MB/s of each stage and of the whole, beside the yardsticks, in CPU time of one thread.
//!
//! The text is the corpus, which has a claim every hundred bytes or so, repeated; every measure is taken once a round, in turn, so that a machine that
//! slows down slows all of them, and the medians of the rounds are printed with their ratio to the sentence splitter of the same rounds.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use claimwire::claims::observer::Silent;
use claimwire::gazetteer::RowId;
use claimwire::output::{self, Options};
use claimwire::{Article, Document, Engine, Scratch, Stage};
use cpu_time::ThreadTime;
use std::hint::black_box;
use unicode_segmentation::UnicodeSegmentation;

const ROUNDS: usize = 15;
const LEAST_BYTES: usize = 2 << 20;

struct Measure<'a> {
    name: &'static str,
    run: Box<dyn FnMut() -> usize + 'a>,
    seconds: Vec<f64>,
}

fn corpus() -> Vec<String> {
    let mut texts = Vec::new();
    for half in ["corpus/dev", "corpus/test"] {
        let mut paths: Vec<_> = std::fs::read_dir(half)
            .expect("the corpus")
            .map(|e| e.expect("an entry").path())
            .filter(|p| p.extension().is_some_and(|e| e == "txt"))
            .collect();
        paths.sort();
        texts.extend(paths.iter().map(|p| std::fs::read_to_string(p).expect("an article")));
    }
    let size: usize = texts.iter().map(String::len).sum();
    let once = texts.clone();
    for _ in 0..LEAST_BYTES / size {
        texts.extend(once.iter().cloned());
    }
    texts
}

fn main() {
    // `cargo test --benches` only wants to know that this compiles
    if std::env::args().any(|a| a == "--test") {
        return;
    }
    let texts = corpus();
    let bytes: usize = texts.iter().map(String::len).sum();
    let started = std::time::Instant::now();
    let engine = Engine::builtin();
    let start_up = started.elapsed();
    let names: Vec<String> = all_names(&engine);
    let automaton = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .match_kind(MatchKind::LeftmostLongest)
        .build(&names)
        .expect("an automaton");

    let claims: usize = texts.iter().map(|t| engine.extract(Article::new("", t.as_str())).claims.len()).sum();
    println!(
        "{} articles, {:.1} MB, a claim every {} bytes; start-up {:.1} ms; {} names\n",
        texts.len(),
        bytes as f64 / 1e6,
        bytes / claims.max(1),
        start_up.as_secs_f64() * 1e3,
        names.len()
    );

    let stage = |last: Stage, write: bool| {
        let (engine, texts) = (&engine, &texts);
        let (mut doc, mut scratch, mut out) = (Document::default(), Scratch::default(), Vec::new());
        move || {
            let mut sum = 0;
            for text in texts {
                engine.extract_until(last, Article::new("", text.as_str()), &mut doc, &mut scratch, &mut Silent);
                sum += doc.claims.len() + doc.tokens.len();
                if write {
                    out.clear();
                    output::write_document(&doc, engine, Options::default(), &mut out);
                    sum += out.len();
                }
            }
            sum
        }
    };
    let mut measures = vec![
        Measure {
            name: "yardstick: sentence splitter (UAX #29)",
            run: Box::new(|| texts.iter().map(|t| t.unicode_sentences().count()).sum()),
            seconds: vec![],
        },
        Measure {
            name: "yardstick: bare scan (Aho-Corasick)",
            run: Box::new(|| texts.iter().map(|t| automaton.find_iter(t.as_str()).count()).sum()),
            seconds: vec![],
        },
        Measure {
            name: "yardstick: UTF-8 check",
            run: Box::new(|| texts.iter().map(|t| std::str::from_utf8(black_box(t.as_bytes())).map_or(0, str::len)).sum()),
            seconds: vec![],
        },
        Measure { name: "to zones", run: Box::new(stage(Stage::Layout, false)), seconds: vec![] },
        Measure { name: "to sentences and quotations", run: Box::new(stage(Stage::Text, false)), seconds: vec![] },
        Measure { name: "to entities", run: Box::new(stage(Stage::Entities, false)), seconds: vec![] },
        Measure { name: "to claims", run: Box::new(stage(Stage::Claims, false)), seconds: vec![] },
        Measure { name: "to JSON", run: Box::new(stage(Stage::Claims, true)), seconds: vec![] },
    ];
    for round in 0..=ROUNDS {
        for m in &mut measures {
            let start = ThreadTime::now();
            black_box((m.run)());
            // the first round only warms up
            if round > 0 {
                m.seconds.push(start.elapsed().as_secs_f64());
            }
        }
    }
    let median = |m: &Measure| {
        let mut s = m.seconds.clone();
        s.sort_by(f64::total_cmp);
        s[s.len() / 2]
    };
    let splitter = median(&measures[0]);
    let mut before = 0.0;
    println!("{:<42} {:>9} {:>12} {:>16}", "", "MB/s", "x splitter", "this stage, ns/B");
    for m in &measures {
        let seconds = median(m);
        let own = if m.name.starts_with("to ") { format!("{:>16.2}", (seconds - before) * 1e9 / bytes as f64) } else { String::new() };
        if m.name.starts_with("to ") {
            before = seconds;
        }
        println!("{:<42} {:>9.1} {:>12.2} {own}", m.name, bytes as f64 / 1e6 / seconds, splitter / seconds);
    }
}

/// The spellings of all names, roles and portfolios left out.
fn all_names(engine: &Engine) -> Vec<String> {
    let tables = engine.tables();
    let mut out: Vec<String> = (0..tables.names.len() as u32)
        .map(|n| tables.names.form(n))
        .filter(|f| {
            !matches!(tables.entities.get(RowId(f.row.0)).kind, claimwire::gazetteer::Kind::Role | claimwire::gazetteer::Kind::Portfolio)
        })
        .map(|f| tables.names.spelling(f).to_owned())
        .collect();
    out.sort();
    out.dedup();
    out
}
