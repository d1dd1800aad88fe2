//! What is fuzzed: each target takes any bytes, and panics where something does not hold. Used by the fuzzer and, on the inputs that once
//! failed, by an ordinary test.

#![allow(dead_code)] // each fuzzer uses one of them

#[path = "../tests/common/invariants.rs"]
pub mod invariants;
#[path = "../tests/common/words.rs"]
pub mod word_lists;

use claimwire::engine::builtin_sources;
use claimwire::input::{Format, Inputs, Options, Page};
use claimwire::tables::source::{Source, Sources};
use claimwire::{Article, Document, Engine, Failure, FailureKind, Scratch};
use std::io::Cursor;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::builtin);

/// A larger article is a failure here.
const LARGEST: u64 = 1 << 14;

/// A target: it panics where something does not hold.
pub type Target = fn(&[u8]);

/// The targets by name.
pub const TARGETS: [(&str, Target); 8] = [
    ("text", text),
    ("words", words),
    ("html", html),
    ("jsonl", jsonl),
    ("csv", csv),
    ("warc", warc),
    ("gazetteer", gazetteer),
    ("rules", rules),
];

/// Reads all inputs, with tools that are kept from one to the next, and checks each document.
fn all(path: &str, bytes: &[u8], options: Options) {
    let (mut doc, mut scratch) = (Document::default(), Scratch::default());
    // gzip and zstd: few bytes may hold many lines
    let packed = bytes.starts_with(&[0x1f, 0x8b]) || bytes.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]);
    for (n, input) in Inputs::of_reader(path, Cursor::new(bytes.to_vec()), options).enumerate() {
        assert!(packed || n <= bytes.len(), "more inputs than bytes");
        let article: Result<Article, Failure> = input.read();
        match article {
            Ok(article) => {
                ENGINE.extract_into(article, &mut doc, &mut scratch);
                invariants::check_document(&doc, &ENGINE);
            }
            Err(failure) => assert_ne!(failure.kind, FailureKind::Internal, "{failure:?}"),
        }
    }
}

/// A plain text.
pub fn text(bytes: &[u8]) {
    all("a.txt", bytes, Options { max_article_size: LARGEST, ..Options::default() });
}

/// A text of words from the tables, two bytes a word.
pub fn words(bytes: &[u8]) {
    invariants::check_document(&ENGINE.extract(Article::new("a.txt", word_lists::text(bytes))), &ENGINE);
}

/// A web page.
pub fn html(bytes: &[u8]) {
    let page = Page { article: Article::new("a.html", ""), bytes: bytes.to_vec(), ..Page::default() };
    if let Ok(article) = claimwire::input::Input::Page(Box::new(page)).read() {
        invariants::check_document(&ENGINE.extract(article), &ENGINE);
    }
}

/// JSON Lines, packed or not.
pub fn jsonl(bytes: &[u8]) {
    all("-", bytes, Options { format: Format::Jsonl, max_article_size: LARGEST, ..Options::default() });
}

/// Tables: the first byte says which.
pub fn csv(bytes: &[u8]) {
    let Some((first, table)) = bytes.split_first() else { return };
    let format = if first & 1 == 0 { Format::Csv } else { Format::Tsv };
    all("-", table, Options { format, quoting: first & 2 == 0, max_article_size: LARGEST, ..Options::default() });
}

/// Web archives, packed or not.
pub fn warc(bytes: &[u8]) {
    all("-", bytes, Options { format: Format::Warc, max_article_size: LARGEST, ..Options::default() });
}

/// The small built-in tables, and few words and names: the large ones would take most of the time.
static BASE: LazyLock<Sources> = LazyLock::new(|| {
    let mut sources = builtin_sources();
    sources.lexicon.retain(|s| !s.path.ends_with("words.tsv"));
    sources.lexicon.push(Source {
        path: "words.tsv".into(),
        text: "#lex 1\nform\treadings\nship\tNN\nblame\tVB NN\nblamed\tVBD:blame VBN:blame\nsaid\tVBD:say VBN:say\nsay\tVB\n".into(),
    });
    sources.gazetteers = vec![Source {
        path: "base.tsv".into(),
        text: "#gaz 1\nid\tname\ttype\tsubtype\tcountry\taliases\tfrom\tto\txref\tnote\nstate:NO\tNorway\tstate\tun-member\tNO\tNorwegian{adj}|Oslo{metonym}\t\t\t\t\n".into(),
    }];
    sources.rules.retain(|s| s.path.ends_with("kinds.toml"));
    sources.counts.clear();
    sources.layout.clear();
    sources
});

/// Reads an article with tables that hold what a user wrote, if they are sound; if they are not, every fault names a place.
fn compiled(sources: &Sources, words: &str) {
    match Engine::compile(sources) {
        Ok(engine) => {
            let words: String = words.split(['\t', '|', '"', '\n']).take(200).collect::<Vec<_>>().join(" ");
            for text in ["The ship blamed Oslo, which said so, for the fire.", words.as_str()] {
                invariants::check_document(&engine.extract(Article::new("a", text)), &engine);
            }
        }
        Err(faults) => assert!(faults.iter().all(|f| f.line > 0 && !f.file.is_empty()), "{faults:?}"),
    }
}

/// A gazetteer.
pub fn gazetteer(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let mut sources = BASE.clone();
    sources.gazetteers.push(Source { path: "mine.tsv".into(), text: text.clone() });
    compiled(&sources, &text);
}

/// Rules.
pub fn rules(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let mut sources = BASE.clone();
    sources.rules.push(Source { path: "mine.toml".into(), text: text.clone() });
    compiled(&sources, &text);
}
