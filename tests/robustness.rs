//! Hostile input: one record each, no panic, output in proportion to input.

mod common;

use claimwire::input::Page;
use claimwire::output::{Options, write_document};
use claimwire::{Article, Engine};
use common::{check_spans, folder, records, run};
use proptest::prelude::*;
use serde_json::Value;
use std::sync::LazyLock;

/// A record may be so many times as large as its text, and this much more.
const TIMES: usize = 60;
const PLUS: usize = 4096;

fn one_record(name: &str, bytes: &[u8]) -> Value {
    let dir = folder(&format!("hostile-{name}"));
    let file = dir.join("input.txt");
    std::fs::write(&file, bytes).expect("a file");
    let output = run(&["extract", "-j", "1", file.to_str().expect("UTF-8")], b"");
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
    one_record("lines", "a\n".repeat(100_000).as_bytes());
    one_record("names", "Anna Smith ".repeat(50_000).as_bytes());
    one_record("new-names", (0..20_000).map(|i| format!("Mr. Abc{i} said. ")).collect::<String>().as_bytes());
    one_record("apostrophes", "'s ".repeat(100_000).as_bytes());
    one_record("han", "中文新闻说".repeat(20_000).as_bytes());
    one_record("combining", "e\u{301}".repeat(50_000).as_bytes());
    one_record("marks", "\u{feff}\u{200b}\u{202e}said\u{ad}".repeat(10_000).as_bytes());
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
    assert_eq!(oks, [false, false, false, false, false, true, false, true]);
    let output = run(&["extract", "--from", "jsonl", "-"], &[0xff, 0xfe, b'\n', b'{', 0xc3, b'}', b'\n']);
    assert_eq!(records(&output).len(), 2);
}

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::builtin);

fn record(text: &str, unit: claimwire::output::Unit) -> Value {
    let doc = ENGINE.extract(Article::new("p", text));
    let mut out = Vec::new();
    write_document(&doc, &ENGINE, Options { unit, with_text: true, ..Options::default() }, &mut out);
    serde_json::from_slice(&out).expect("a record")
}

/// Checks a record in all three units.
fn check(text: &str) {
    use claimwire::output::Unit;
    let chars: Vec<char> = text.chars().collect();
    let utf16: Vec<u16> = text.encode_utf16().collect();
    check_spans(&record(text, Unit::Bytes), &|a, b| text.get(a..b).map(str::to_owned));
    check_spans(&record(text, Unit::Chars), &|a, b| chars.get(a..b).map(|c| c.iter().collect()));
    let r = record(text, Unit::Utf16);
    check_spans(&r, &|a, b| utf16.get(a..b).and_then(|u| String::from_utf16(u).ok()));
    // zones are in order and only white space stands between them; mentions never overlap
    let mut end = 0;
    for z in r["zones"].as_array().expect("zones") {
        let (start, stop) = (z["start"].as_u64().expect("a start") as usize, z["end"].as_u64().expect("an end") as usize);
        assert!(
            start >= end && utf16[end..start].iter().all(|u| char::from_u32(*u as u32).is_some_and(|c| c.is_whitespace())),
            "between zones: {text:?}"
        );
        end = stop;
    }
    let mut mentions: Vec<(u64, u64)> = r["entities"]
        .as_array()
        .expect("entities")
        .iter()
        .flat_map(|e| e["mentions"].as_array().expect("mentions"))
        .map(|m| (m["start"].as_u64().expect("a start"), m["end"].as_u64().expect("an end")))
        .collect();
    mentions.sort_unstable();
    assert!(mentions.windows(2).all(|w| w[0].1 <= w[1].0), "mentions overlap in {text:?}");
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
    fn any_bytes_give_records(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if let Some((text, _)) = claimwire::input::decode::decode(bytes) {
            check(&text);
        }
    }

    #[cfg(feature = "html")]
    #[test]
    fn any_page_is_an_article_or_a_failure(page in pages()) {
        let input = claimwire::input::Input::Page(Box::new(Page { article: Article::new("p", ""), bytes: page.into_bytes(), charset: None }));
        if let Ok(article) = input.read() {
            check(&article.text);
        }
    }
}
