//! `cargo bench`: MB/s of each stage and of the whole, beside the yardsticks, in CPU time of one thread.
//!
//! The text is the corpus, which has a claim every hundred bytes or so, repeated; every measure is taken once a round, in turn, so that a machine that
//! slows down slows all of them, and the medians of the rounds are printed with their ratio to the sentence splitter of the same rounds. The cascade alone
//! is the parser over every sentence, whether it claims or not, and the clause of each word that may; tokens, quotations and mentions are there already.
//!
//! `cargo bench --bench stages -- cascade` measures the splitter and what has `cascade` in its name, for a profiler.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use claimwire::claims::observer::Silent;
use claimwire::gazetteer::RowId;
use claimwire::output::{self, Options};
use claimwire::syntax::parse::{Parser, Which};
use claimwire::{Article, Document, Engine, Scratch, Stage};
use cpu_time::ThreadTime;
use std::hint::black_box;
use unicode_segmentation::UnicodeSegmentation;

const SPLITTER: &str = "yardstick: sentence splitter (UAX #29)";
const ROUNDS: usize = 15;
const LEAST_BYTES: usize = 2 << 20;

struct Measure<'a> {
    name: &'static str,
    /// how much text a round reads
    bytes: usize,
    run: Box<dyn FnMut() -> usize + 'a>,
    seconds: Vec<f64>,
}

/// The articles, all of them so many times in a row.
fn corpus() -> (Vec<String>, usize) {
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
    let times = 1 + LEAST_BYTES / size;
    for _ in 1..times {
        texts.extend(once.iter().cloned());
    }
    (texts, times)
}

fn main() {
    // `cargo test --benches` only wants to know that this compiles
    if std::env::args().any(|a| a == "--test") {
        return;
    }
    let (texts, times) = corpus();
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
    let mut parsed: Vec<Document> = Vec::new();
    for text in &texts[..texts.len() / times] {
        let mut doc = Document::default();
        engine.extract_until(Stage::Entities, Article::new("", text.as_str()), &mut doc, &mut Scratch::default(), &mut Silent);
        parsed.push(doc);
    }
    let claiming = |d: &Document| d.zones.iter().filter(|z| z.kind.claims()).map(|z| z.span.len()).sum::<usize>();
    let parsed_bytes = times * parsed.iter().map(claiming).sum::<usize>();
    let mut parser = Parser::default();
    let cascade = || {
        let mut clauses = 0;
        for n in 0..times * parsed.len() {
            let doc = n % parsed.len();
            parser.parse(&mut parsed[doc], engine.tables(), Which::All, |_, window| {
                let cues = (0..window.units.len()).filter(|u| window.units[*u].cue != 0);
                clauses += cues.filter_map(|u| black_box(window.clause_of(u))).count();
            });
        }
        clauses
    };
    let mut measures = vec![
        Measure { name: SPLITTER, bytes, run: Box::new(|| texts.iter().map(|t| t.unicode_sentences().count()).sum()), seconds: vec![] },
        Measure {
            name: "yardstick: bare scan (Aho-Corasick)",
            bytes,
            run: Box::new(|| texts.iter().map(|t| automaton.find_iter(t.as_str()).count()).sum()),
            seconds: vec![],
        },
        Measure {
            name: "yardstick: UTF-8 check",
            bytes,
            run: Box::new(|| texts.iter().map(|t| std::str::from_utf8(black_box(t.as_bytes())).map_or(0, str::len)).sum()),
            seconds: vec![],
        },
        Measure { name: "to zones", bytes, run: Box::new(stage(Stage::Layout, false)), seconds: vec![] },
        Measure { name: "to sentences and quotations", bytes, run: Box::new(stage(Stage::Text, false)), seconds: vec![] },
        Measure { name: "to entities", bytes, run: Box::new(stage(Stage::Entities, false)), seconds: vec![] },
        Measure { name: "to claims", bytes, run: Box::new(stage(Stage::Claims, false)), seconds: vec![] },
        Measure { name: "to JSON", bytes, run: Box::new(stage(Stage::Claims, true)), seconds: vec![] },
        Measure { name: "cascade alone", bytes: parsed_bytes, run: Box::new(cascade), seconds: vec![] },
    ];
    // the harness of cargo adds an option of its own
    let part = std::env::args().skip(1).find(|a| !a.starts_with('-'));
    if let Some(part) = &part {
        measures.retain(|m| m.name.contains(part) || m.name == SPLITTER);
    }
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
        // what the stages before it take is known where all are measured
        let own = if part.is_none() && m.name.starts_with("to ") {
            format!("{:>16.2}", (seconds - before) * 1e9 / bytes as f64)
        } else {
            String::new()
        };
        if m.name.starts_with("to ") {
            before = seconds;
        }
        println!(
            "{:<42} {:>9.1} {:>12.2} {own}",
            m.name,
            m.bytes as f64 / 1e6 / seconds,
            splitter / seconds * m.bytes as f64 / bytes as f64
        );
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
