//! Zones: wire samples in the styles of many houses, `tests/wires/*.zones`, but for the lines of `tests/wires/open.txt`, which are known to come out
//! wrong; a floor under those of `tests/wires/held/`, at which nobody looks when mending.
//!
//! Each line of a sample is a line of the article behind its zone and `| `; `-|` is an empty line; `+body| ` goes on in the same line.

use claimwire::{Article, Document, Engine, Scratch};
use std::path::{Path, PathBuf};

/// Right lines of the held samples, in percent. First run: see docs/evaluation.md.
const HELD_FLOOR: usize = 76;

/// A line of a sample, or a part of one: its zone, and its bytes in the text.
struct Piece {
    kind: String,
    start: usize,
    end: usize,
}

fn sample(path: &Path) -> (String, Vec<Piece>) {
    let (mut text, mut pieces) = (String::new(), Vec::new());
    for line in std::fs::read_to_string(path).expect("a sample").lines() {
        let (kind, part) = line.split_once('|').unwrap_or_else(|| panic!("{}: no zone: {line}", path.display()));
        let part = part.strip_prefix(' ').unwrap_or(part);
        let glued = kind.strip_prefix('+');
        if glued.is_none() && !text.is_empty() {
            text.push('\n');
        }
        let start = text.len();
        text.push_str(part);
        if kind != "-" {
            pieces.push(Piece { kind: glued.unwrap_or(kind).to_owned(), start, end: text.len() });
        }
    }
    (text, pieces)
}

fn samples(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).expect("the samples").map(|e| e.expect("an entry").path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "zones"));
    paths.sort();
    paths
}

/// Pieces in all, and those that are not wholly in zones of their kind.
fn wrong(folder: &str) -> (usize, Vec<String>) {
    let paths = samples(folder);
    let engine = Engine::builtin();
    let (mut doc, mut scratch, mut all, mut out) = (Document::default(), Scratch::default(), 0, Vec::new());
    for path in paths {
        let (text, pieces) = sample(&path);
        engine.extract_into(Article::new("sample", text.as_str()), &mut doc, &mut scratch);
        all += pieces.len();
        for piece in pieces {
            let part = &text[piece.start..piece.end];
            let (start, end) = (piece.start + part.len() - part.trim_start().len(), piece.start + part.trim_end().len());
            let over: Vec<_> = doc.zones.iter().filter(|z| (z.span.start as usize) < end && start < z.span.end as usize).collect();
            // zones without a gap, all of the kind, from the first byte to the last
            let mut covered = start;
            let other = over.iter().find(|z| {
                let right = z.kind.name() == piece.kind && z.span.start as usize <= covered;
                covered = z.span.end as usize;
                !right
            });
            let found = other.map(|z| z.kind.name()).or((covered < end).then_some("nothing"));
            if let Some(found) = found {
                let name = path.file_stem().expect("a name").to_string_lossy();
                out.push(format!("{name}: {}, found {found}: {}", piece.kind, part.chars().take(90).collect::<String>()));
            }
        }
    }
    (all, out)
}

#[test]
fn every_zone_of_the_samples_is_right() {
    let (all, wrong) = wrong("tests/wires");
    assert!(all > 500);
    let open = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wires/open.txt")).expect("the open lines");
    let new: Vec<&String> = wrong.iter().filter(|w| !open.lines().any(|o| o == *w)).collect();
    let right: Vec<&str> = open.lines().filter(|o| !wrong.iter().any(|w| w == o)).collect();
    assert!(new.is_empty() && right.is_empty(), "{} of {all} wrong; new:\n{new:#?}\nnow right:\n{right:#?}", wrong.len());
}

#[test]
fn the_held_samples_stay_above_their_floor() {
    let (all, wrong) = wrong("tests/wires/held");
    println!("{} of {all} held lines right", all - wrong.len());
    // what they are and what was found, without their words
    wrong.iter().for_each(|w| println!("held {}", w.split(": ").take(2).collect::<Vec<_>>().join(": ")));
    assert!((all - wrong.len()) * 100 >= HELD_FLOOR * all, "{} of {all} wrong", wrong.len());
}

/// Prints zone, features and beginning of each paragraph of the samples that may be read: what `lexicon/build/zones.py` learns from.
#[test]
#[ignore = "input of lexicon/build/zones.py"]
fn features_of_the_samples() {
    let engine = Engine::builtin();
    let phrases = claimwire::layout::Phrases::new(engine.tables()).expect("the phrases");
    for path in samples("tests/wires") {
        let (text, pieces) = sample(&path);
        println!("# {}", path.file_stem().expect("a name").to_string_lossy());
        for (span, features) in claimwire::layout::evidence(&text, engine.tables(), &phrases) {
            let over = || pieces.iter().filter(|p| p.start < span.end as usize && (span.start as usize) < p.end);
            // a dateline is cut from its paragraph afterwards
            let kind = over().find(|p| p.kind != "dateline").or(over().next()).map_or("body", |p| p.kind.as_str());
            let names: Vec<&str> = features.iter().map(|f| claimwire::tables::feature::Feature::ALL[f].name()).collect();
            println!("{kind}\t{}\t{}", names.join(" "), span.of(&text).split_whitespace().take(12).collect::<Vec<_>>().join(" "));
        }
    }
}
