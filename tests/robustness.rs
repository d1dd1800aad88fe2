//! Hostile input: one record each, no panic, output in proportion to input.

use crate::common::targets::invariants::{check_document, record};
use crate::common::targets::word_lists;
use crate::common::{folder, records, run};
use claimwire::input::{Format, Input, Inputs, Page};
use claimwire::output::{Options, Unit, write_document, write_failure};
use claimwire::{Article, Document, Engine, Failure, FailureKind, Scratch};
use proptest::prelude::*;
use serde_json::Value;
use std::path::Path;
use std::sync::{Arc, LazyLock};

/// A record may be so many times as large as its text, and this much more.
const TIMES: usize = 60;
const PLUS: usize = 4096;

fn one_record(name: &str, bytes: &[u8]) -> Value {
    let dir = folder(&format!("hostile-{name}"));
    let file = dir.join("input.txt");
    std::fs::write(&file, bytes).expect("a file");
    let output = run(&["extract", "-q", "-j", "1", file.to_str().expect("UTF-8")], b"");
    assert!(output.stderr.is_empty(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stdout.len() <= bytes.len() * TIMES + PLUS, "{name}: {} bytes out for {} in", output.stdout.len(), bytes.len());
    let mut all = records(&output);
    assert_eq!(all.len(), 1, "{name}");
    assert_ne!(all[0]["error"]["kind"], "internal", "{name}");
    all.remove(0)
}

#[test]
fn hostile_files_give_one_record_each() {
    let mut seed = 0x2545_f491_4f6c_dd1du64;
    let mut random = || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed as u8
    };
    let noise: Vec<u8> = (0..200_000).map(|_| random()).collect();
    assert_eq!(one_record("random", &noise)["ok"], false);
    let letters: Vec<u8> = (0..200_000).map(|_| random() | 0x80).collect();
    assert_eq!(one_record("high-bytes", &letters)["ok"], true);
    assert_eq!(one_record("empty", b"")["ok"], true);
    assert_eq!(one_record("one-word", b"said")["claims"].as_array().map(Vec::len), Some(0));
    one_record(
        "one-line",
        "The envoy said the ferry, which Oslo blames, was late and “slow”, and denied it. "
            .repeat(5_000_000 / 80)
            .replace('\n', " ")
            .as_bytes(),
    );
    one_record("one-long-word", "a".repeat(5_000_000).as_bytes());
    one_record("opening-quotes", "“".repeat(50_000).as_bytes());
    one_record("straight-quotes", "\"".repeat(50_001).as_bytes());
    one_record("nested-quotes", "“ ‘ ".repeat(25_000).as_bytes());
    one_record("brackets", "(".repeat(100_000).as_bytes());
    assert!(one_record("said", "said ".repeat(100_000).as_bytes())["claims"].as_array().is_some_and(|c| c.len() < 1000));
    one_record("said-that", "said that ".repeat(50_000).as_bytes());
    one_record("he-said", "he said she said ".repeat(20_000).as_bytes());
    one_record("commas", ", ".repeat(100_000).as_bytes());
    one_record("and", "Oslo and ".repeat(50_000).as_bytes());
    one_record("of", "the king of ".repeat(50_000).as_bytes());
    one_record("comma-and", format!("{}Bern condemned the raid.", "Oslo, and ".repeat(50_000)).as_bytes());
    one_record("comma-and-asides", format!("{}Bern condemned the raid.", "Ana Ruiz, a baker in Riga, and ".repeat(5_000)).as_bytes());
    one_record("first-person", "I said it was late.\n\n".repeat(30_000).as_bytes());
    one_record(
        "claims-and-quotations",
        format!("{}\n\n{}", "Oslo said it was late and ".repeat(8_000), "“It was cold here.”\n\n".repeat(8_000)).as_bytes(),
    );
    one_record("lines", "a\n".repeat(100_000).as_bytes());
    one_record("names", "Anna Smith ".repeat(50_000).as_bytes());
    one_record("new-names", (0..20_000).map(|i| format!("Mr. Abc{i} said. ")).collect::<String>().as_bytes());
    one_record("apostrophes", "'s ".repeat(100_000).as_bytes());
    one_record("han", "中文新闻说".repeat(20_000).as_bytes());
    one_record("combining", "e\u{301}".repeat(50_000).as_bytes());
    one_record("marks", "\u{feff}\u{200b}\u{202e}said\u{ad}".repeat(10_000).as_bytes());
}

/// Wherever a paragraph ends, what looks ahead finds nothing there.
#[test]
fn the_corpus_may_end_at_any_word() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut files: Vec<_> = std::fs::read_dir(folder.join("dev")).expect("the corpus").map(|e| e.expect("an entry").path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "txt"));
    // sentences of events stand in lines of their own
    files.push(folder.join("events/dev.toml"));
    let (mut doc, mut scratch, mut texts) = (Document::default(), Scratch::default(), 0);
    for path in files {
        let text = std::fs::read_to_string(path).expect("an article");
        let lines = text.lines().filter_map(|l| l.strip_prefix("text = ")).map(|l| l.trim_matches('"'));
        for paragraph in text.split("\n\n").filter(|p| !p.contains(" = ")).chain(lines) {
            for (end, _) in paragraph.match_indices([' ', '\n', ',', '.', '\'']) {
                ENGINE.extract_into(Article::new("p", &paragraph[..end]), &mut doc, &mut scratch);
                texts += 1;
            }
        }
    }
    assert!(texts > 30_000, "{texts}");
}

#[test]
fn broken_json_lines_give_one_record_each() {
    let deep = "[".repeat(100_000);
    let lines = format!(
        "{{\"text\":\n\"x\"}}\n{deep}\n{{\"text\":\"\\ud800\"}}\nnull\n{{\"text\":\"Oslo said so.\"}}\n\u{0}\n{{\"id\":{{}},\"text\":\"a\"}}"
    );
    let output = run(&["extract", "--from", "jsonl", "-"], lines.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let all = records(&output);
    let oks: Vec<bool> = all.iter().map(|r| r["ok"] == true).collect();
    // the first object goes over two lines
    assert_eq!(oks, [true, false, false, false, true, false, true]);
    let output = run(&["extract", "--from", "jsonl", "-"], &[0xff, 0xfd, b'\n', b'{', 0xc3, b'}', b'\n']);
    assert_eq!(records(&output).len(), 2);
}

static ENGINE: LazyLock<Arc<Engine>> = LazyLock::new(|| Arc::new(Engine::builtin()));

/// Checks the document of a text.
fn check(text: &str) {
    check_document(&ENGINE.extract(Article::new("p", text)), &ENGINE);
}

/// Tags, broken ones too, linked data and prose in any order.
#[cfg(feature = "html")]
fn pages() -> impl Strategy<Value = String> {
    let pieces = [
        "<html lang=en>",
        "<head>",
        "<title>",
        "</title>",
        "<body>",
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<article>",
        "<b",
        "<a href='",
        "'>",
        "<!--",
        "-->",
        "<script type=\"application/ld+json\">",
        "</script>",
        "{\"@type\":\"NewsArticle\",\"headline\":\"Riga\",\"articleBody\":\"",
        "\"}",
        "[",
        "]",
        "<table><tr><td>",
        "<meta charset=utf-16>",
        "<meta property='og:title' content='Minsk'>",
        "&amp;",
        "&#x0;",
        "&nbsp;",
        "<br>",
        "\n",
        " ",
        "\0",
        "é",
        "“Oslo” said.",
        "Latvia accused Belarus of jamming radar. ",
        "<svg>",
        "<template>",
        "<plaintext>",
        "<frameset>",
        "</html>",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..60).prop_map(|p| p.concat())
}

/// Words, names, marks and line breaks in any order: far more claims and quotations than random characters would give.
fn newsy() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "said",
        "Oslo",
        "the",
        "minister",
        "“",
        "”",
        "\"",
        "''",
        "‘",
        "’",
        "'",
        ", ",
        ". ",
        "\n\n",
        "\n",
        " — ",
        ":",
        "(",
        ")",
        "accused",
        "of",
        "blamed",
        "for",
        "Jan Novák",
        "NATO",
        "and",
        "EU",
        "condemned",
        "which",
        "that",
        "who",
        "to",
        "was",
        "by",
        "he",
        "it",
        "its",
        "the statement",
        "criticism",
        "from",
        "denied",
        "according to",
        "U.S.",
        "Mr. ",
        "🚢",
        "Zürich",
        "not",
        "did",
        "urged",
        "“We",
        "no.”",
        "?",
        "!",
        "…",
        "-",
        "called",
        "a disgrace",
        "in a statement",
        "CZECH",
        "By Jane Doe",
        "PRAGUE (AP) —",
        "___",
        "If",
        "“no”",
        "behind",
    ]);
    prop::collection::vec((pieces, prop::bool::weighted(0.9)), 0..120)
        .prop_map(|words| words.into_iter().map(|(w, space)| if space { format!("{w} ") } else { w.to_owned() }).collect())
}

/// Bytes that look like one of the forms, and any bytes among them.
fn formed() -> impl Strategy<Value = (Format, Vec<u8>)> {
    let lines = ["{\"id\":1,\"text\":\"", "\"}", "{\"text\":7}", "\\u00e9", "\\ud800", "null"];
    let tables = ["id,text,x\n", "text\tid\r\n", "\"", "\"\"", ",", "\t", "1,", ",,"];
    let archives = [
        "WARC/1.0\r\n",
        "WARC-Type: response\r\n",
        "WARC-Type: conversion\r\nContent-Type: text/plain\r\n",
        "Content-Length: 99\r\n\r\n",
        "Content-Length: 9\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n",
        "Transfer-Encoding: chunked\r\n\r\n",
        "Content-Encoding: gzip\r\n\r\n",
        "6\r\n",
    ];
    let common = [
        "\n",
        "\r\n",
        "\n\n",
        "Oslo said that it was late. ",
        "“No,” said Riga.",
        "NATO condemned the raid",
        "<p>",
        "</p>",
        "<title>",
        "é",
        "\0",
    ];
    let piece = move |pieces: Vec<&'static str>| {
        let known = prop::sample::select([pieces, common.to_vec()].concat()).prop_map(|p| p.as_bytes().to_vec());
        prop::collection::vec(prop_oneof![9 => known, 1 => prop::collection::vec(any::<u8>(), 0..6)], 0..60).prop_map(|p| p.concat())
    };
    prop_oneof![
        piece(Vec::new()).prop_map(|b| (Format::Text, b)),
        piece(vec!["<html>", "<script type=\"application/ld+json\">", "</script>"]).prop_map(|b| (Format::Html, b)),
        piece(lines.to_vec()).prop_map(|b| (Format::Jsonl, b)),
        piece(tables.to_vec()).prop_map(|b| (Format::Csv, b)),
        piece(tables.to_vec()).prop_map(|b| (Format::Tsv, b)),
        piece(archives.to_vec()).prop_map(|b| (Format::Warc, b)),
        piece([&lines[..], &tables, &archives].concat()).prop_map(|b| (Format::Auto, b)),
    ]
}

/// The records of all inputs in some bytes.
fn all_records(bytes: &[u8], format: Format, jobs: usize) -> Vec<Vec<u8>> {
    let options = claimwire::input::Options { format, max_article_size: 1000, ..Default::default() };
    let inputs = Inputs::of_reader("-", std::io::Cursor::new(bytes.to_vec()), options);
    let record = |result: Result<Document, Failure>| {
        let mut out = Vec::new();
        match result {
            Ok(doc) => {
                if jobs == 1 {
                    check_document(&doc, &ENGINE);
                }
                write_document(&doc, &ENGINE, Options::default(), &mut out);
            }
            Err(failure) => {
                assert_ne!(failure.kind, FailureKind::Internal);
                write_failure(&failure, Options::default(), &mut out);
            }
        }
        assert!(serde_json::from_slice::<Value>(&out).is_ok_and(|r| r["schema"] == "claimwire/1"));
        out
    };
    ENGINE.extract_all(inputs, jobs).map(record).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, ..ProptestConfig::default() })]

    /// What no single look ahead or back expects, at the beginning and the end of a text above all: many short texts.
    #[test]
    fn no_order_of_words_fails(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        ENGINE.extract(Article::new("p", word_lists::text(&bytes)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn spans_slice_to_their_text_in_any_text(text in "\\PC{0,400}") {
        check(&text);
    }

    #[test]
    fn spans_slice_to_their_text_in_anything_like_news(text in newsy()) {
        check(&text);
    }

    #[test]
    fn spans_slice_to_their_text_in_words_of_the_tables(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        check(&word_lists::text(&bytes));
    }

    #[test]
    fn any_bytes_give_records(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if let Some((text, _)) = claimwire::input::decode::decode(bytes) {
            check(&text);
        }
    }

    #[test]
    fn any_bytes_in_any_form_give_the_same_records_whatever_the_number_of_workers((format, bytes) in formed()) {
        prop_assert_eq!(all_records(&bytes, format, 1), all_records(&bytes, format, 8));
    }

    #[test]
    fn no_article_changes_another_ones_record(texts in prop::collection::vec(newsy(), 1..5)) {
        let inputs: Vec<Input> = texts.iter().map(|t| Input::Article(Box::new(Article::new("p", t.as_str())))).collect();
        for (doc, text) in ENGINE.extract_all(inputs, 1).zip(&texts) {
            let (together, alone) = (doc.expect("a document"), ENGINE.extract(Article::new("p", text.as_str())));
            prop_assert_eq!(record(&together, &ENGINE, Unit::Chars), record(&alone, &ENGINE, Unit::Chars));
        }
    }

    #[cfg(feature = "html")]
    #[test]
    fn any_page_is_an_article_or_a_failure(page in pages()) {
        let input = claimwire::input::Input::Page(Box::new(Page { article: Article::new("p", ""), bytes: page.into_bytes(), ..Page::default() }));
        if let Ok(article) = input.read() {
            check(&article.text);
        }
    }
}
