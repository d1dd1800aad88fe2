//! Compiles `lexicon/`, `gazetteers/` and `rules/` into one blob of tables, with the very modules that the library uses for a user's overlays.
//! A fault in a built-in file fails the build.

#![allow(dead_code, unused_imports)]

#[path = "src/eight.rs"]
mod eight;
#[path = "src/lexicon/mod.rs"]
mod lexicon;
#[path = "src/tables/mod.rs"]
mod tables;

#[path = "src/text"]
mod text {
    pub mod scan;
    pub mod shape;
    mod word;
}

#[path = "src/gazetteer"]
mod gazetteer {
    mod cell;
    pub mod entities;
    pub mod file;
    pub mod form;
    pub mod id;
    pub mod kind;
    pub mod names;
    pub mod row;
    pub mod strings;

    pub use form::Flags;
    pub use kind::Kind;
}

#[path = "src/rules"]
mod rules {
    pub mod compile;
    pub mod compiled;
    pub mod file;
    pub mod frame;
    pub mod pattern;
    pub mod wanted;
    pub mod words;

    pub use compiled::Rules;
}

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use tables::source::{Source, Sources};

fn main() {
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("set by cargo"));
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("set by cargo"));
    let mut listing = String::from("/// The built-in data files.\npub fn builtin() -> Sources {\n    Sources {\n");
    let mut read = |field: &str, folder: &str, extension: &str| -> Vec<Source> {
        println!("cargo::rerun-if-changed={folder}");
        let _ = writeln!(listing, "        {field}: vec![");
        let sources = files(&root.join(folder), extension).into_iter().map(|path| {
            let name = format!("{folder}/{}", path.file_name().expect("a file").to_string_lossy());
            let _ = writeln!(listing, "            Source {{ path: {name:?}.into(), text: include_str!({path:?}).into() }},");
            Source { path: name, text: std::fs::read_to_string(&path).expect("a readable data file") }
        });
        let sources = sources.collect();
        listing.push_str("        ],\n");
        sources
    };
    let sources = Sources {
        lexicon: read("lexicon", "lexicon", "tsv"),
        gazetteers: read("gazetteers", "gazetteers", "tsv"),
        rules: read("rules", "rules", "toml"),
        counts: read("counts", "rules", "tsv"),
        layout: read("layout", "lexicon", "toml"),
    };
    listing.push_str("    }\n}\n");
    let (tables, faults) = tables::compile::compile(&sources);
    for fault in &faults {
        println!("cargo::error={fault}");
    }
    let (bytes, text) = tables.to_bytes();
    std::fs::write(out.join("tables.bin"), bytes).expect("tables.bin can be written");
    std::fs::write(out.join("tables.txt"), text).expect("tables.txt can be written");
    std::fs::write(out.join("sources.rs"), listing).expect("sources.rs can be written");
}

/// The files of a folder with an extension, in the order of their names, `words.tsv` first so that common words get low numbers.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut out: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("a data folder")
        .map(|e| e.expect("an entry").path())
        .filter(|p| p.extension().is_some_and(|e| e == extension))
        .collect();
    out.sort_by_key(|p| (p.file_name().is_some_and(|n| n != "words.tsv"), p.clone()));
    out
}
