//! Claims as tables (`--to csv`, `--to tsv`): the values of the JSON rows, failures apart, one header.

use crate::common::{folder, python, records, run};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// Articles with everything that a cell may have to be quoted for, failures between, and fields to keep.
fn lines() -> String {
    let mut lines = String::from("broken\n");
    let texts = [
        "\"We lost,\" the mayor of Oslo, Norway, said.\nShe\tleft; \"nobody\" stayed, and Riga\ncondemned the raid.",
        "NATO and the European Union condemned Belarus | Russia for the raid.",
        "Rain.",
        "“Nö, ни́када”, said Jānis Bērziņš 🚢, who owns the dock.\r\n\r\nMoscow denied it.",
    ];
    for (n, text) in texts.iter().enumerate() {
        let line = serde_json::json!({"id": format!("00{n}"), "text": text, "on": "2024-05-03", "tags": ["a|b", n, "\n"], "url": if n == 0 { "" } else { "x,\"y\"" }});
        lines += &format!("{line}\n");
    }
    for half in ["dev", "test"] {
        let mut paths: Vec<_> =
            std::fs::read_dir(Path::new("corpus").join(half)).expect("the corpus").flatten().map(|e| e.path()).collect();
        paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
        paths.sort();
        for path in paths {
            let text = std::fs::read_to_string(&path).expect("an article");
            lines += &format!("{}\n", serde_json::json!({"id": path.to_str(), "text": text}));
        }
    }
    lines + "{\"text\":7}\n"
}

/// Compares a table with JSON rows, value by value, as Python, pandas and DuckDB read it.
const SAME: &str = r#"
import csv, json, re, sys
table, rows, mark = sys.argv[1], sys.argv[2], sys.argv[3]
want = [r for r in map(json.loads, open(rows, encoding="utf-8")) if r["ok"]]
cells = list(csv.reader(open(table, encoding="utf-8", newline=""), delimiter=mark, strict=True))
header, body = cells[0], cells[1:]
assert header[:3] == ["tags", "kept_url", "gone"] and header[3] == "article_id", header
assert set(header[3:]) == set(want[0]) - {"ok", "error", "error_message", "kept"} and len(set(header)) == len(header), header
assert len(body) == len(want) > 200, (len(body), len(want))
def cell(value):
    if value is None: return ""
    if isinstance(value, bool): return "true" if value else "false"
    if isinstance(value, list): return "|".join(re.sub(r"([|\\])", r"\\\1", v or "") for v in value)
    return str(value)
for got, row in zip(body, want):
    wanted = [row["kept"][k] for k in ("tags", "url", "gone")] + [row[k] for k in header[3:]]
    for name, a, b in zip(header, got, wanted):
        assert a == cell(b), (name, a, b)
import pandas
frame = pandas.read_csv(table, sep=mark, dtype=str, keep_default_na=False)
assert frame.columns.tolist() == header and frame.values.tolist() == body
import duckdb
read = f"read_csv('{table}', all_varchar = true)"
assert duckdb.sql(f"SELECT count(*) FROM {read} WHERE kind = 'condemnation'").fetchone()[0] == sum(r["kind"] == "condemnation" for r in want)
assert duckdb.sql(f"SELECT sentence_text FROM {read}").fetchall() == [(r["sentence_text"],) for r in want]
# an empty text is none of the nothings
quoted = read.replace("all_varchar", "allow_quoted_nulls = false, all_varchar")
nulls = duckdb.sql(f"SELECT count(*) FROM {quoted} WHERE kept_url IS NULL").fetchone()[0]
assert nulls == sum(r["kept"]["url"] is None for r in want) < len(want), nulls
"#;

#[test]
fn tables_hold_the_values_of_the_json_rows() {
    let dir = folder("tables");
    let flags = ["--from", "jsonl", "--keep", "tags,url,gone", "--date-field", "on", "-q"];
    let lines = lines();
    let rows = run(&[&["extract", "--per", "claim"], &flags[..]].concat(), lines.as_bytes());
    std::fs::write(dir.join("rows.jsonl"), &rows.stdout).expect("a file");
    for (form, mark) in [("csv", ","), ("tsv", "\t")] {
        let output = run(&[&["extract", "--to", form], &flags[..]].concat(), lines.as_bytes());
        assert_eq!((output.status.code(), output.stderr.is_empty()), (Some(1), true));
        let one = run(&[&["extract", "--to", form, "-j", "1"], &flags[..]].concat(), lines.as_bytes());
        assert!(one.stdout == output.stdout, "the same for any number of workers");
        let table = dir.join(format!("rows.{form}"));
        std::fs::write(&table, &output.stdout).expect("a file");
        let same =
            Command::new(python()).args(["-c", SAME]).arg(&table).arg(dir.join("rows.jsonl")).arg(mark).output().expect("python runs");
        assert!(same.status.success(), "{form}: {}", String::from_utf8_lossy(&same.stderr));
    }
}

#[test]
fn failures_stand_apart_from_tables() {
    let dir = folder("table-failures");
    let errors = dir.join("errors.jsonl");
    let errors = errors.to_str().expect("UTF-8");
    let lines = b"broken\n{\"id\":1,\"text\":\"Oslo blamed the crew.\"}\n{\"id\":2}\n";
    let output = run(&["extract", "--to", "csv", "--from", "jsonl"], lines);
    assert_eq!((output.status.code(), output.stdout.iter().filter(|b| **b == b'\n').count()), (Some(1), 2));
    let told = String::from_utf8(output.stderr).expect("UTF-8");
    let told: Vec<&str> = told.lines().collect();
    assert!(told[0].starts_with("claimwire: standard input:1: ") && told[0].ends_with(" (bad-json)"), "{told:?}");
    assert_eq!(told[1], "claimwire: standard input:3: no field \"text\", expected one of id (missing-field)");
    assert_eq!(told[2], "claimwire: 2 of 3 inputs failed: 1 bad-json, 1 missing-field");
    // in a file of their own, of tables and of records alike
    for more in [&["--to", "csv"][..], &["--per", "claim"], &[]] {
        let output = run(&[&["extract", "--from", "jsonl", "--errors", errors], more].concat(), lines);
        let told = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(told, "claimwire: 2 of 3 inputs failed: 1 bad-json, 1 missing-field\n");
        assert!(!String::from_utf8_lossy(&output.stdout).contains("missing-field"));
        let failed: Vec<Value> = std::fs::read_to_string(errors).expect("the failures").lines().map(|l| l.parse().expect("JSON")).collect();
        let kinds: Vec<_> = failed.iter().map(|r| (r["schema"].as_str(), r["line"].as_u64(), r["error"]["kind"].as_str())).collect();
        assert_eq!(kinds, [(Some("claimwire/1"), Some(1), Some("bad-json")), (Some("claimwire/1"), Some(3), Some("missing-field"))]);
    }
    // no failure, no line
    assert_eq!(run(&["extract", "--to", "tsv"], b"Rain.").stderr, b"");
}

#[test]
fn the_extension_of_the_output_decides_and_contradictions_are_told() {
    let dir = folder("table-forms");
    let name = |n: &str| dir.join(n).to_str().expect("UTF-8").to_owned();
    let text = b"Oslo blamed the crew.";
    for (file, begins) in [("a.csv", "article_id,"), ("a.tsv", "article_id\t"), ("a.jsonl", "{"), ("a", "{")] {
        assert!(run(&["extract", "-o", &name(file)], text).status.success());
        assert!(std::fs::read_to_string(name(file)).expect("the output").starts_with(begins), "{file}");
    }
    assert!(run(&["extract", "--to", "jsonl", "-o", &name("b.csv")], text).status.success());
    assert!(std::fs::read_to_string(name("b.csv")).expect("the output").starts_with('{'));
    let output = run(&["extract", "--per", "article", "--to", "csv"], text);
    let told = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!((output.status.code(), told.as_str()), (Some(2), "claimwire: a table has a row a claim: --per article needs --to jsonl\n"));
    let output = run(&["extract", "-o", &name("c.jsonl"), "--errors", &name("c.jsonl")], text);
    assert_eq!(output.status.code(), Some(2));
    assert!(!dir.join("c.jsonl").exists(), "nothing is begun");
}

#[test]
fn a_resumed_table_has_one_header_and_the_bytes_of_a_whole_run() {
    let dir = folder("table-resumed");
    let name = |n: &str| dir.join(n).to_str().expect("UTF-8").to_owned();
    let line = |n: usize| match n % 40 {
        0 => format!("broken {n}\n"),
        _ => format!("{{\"id\":{n},\"text\":\"Oslo blamed crew {n} for the fire. \\\"No,\\\" the crew said.\"}}\n"),
    };
    std::fs::write(name("in.jsonl"), (0..400).map(line).collect::<String>()).expect("a file");
    let extract = |table: &str, errors: &str, more: &[&str]| {
        let output = run(&[&["extract", "-q", "-o", &name(table), "--errors", &name(errors), &name("in.jsonl")], more].concat(), b"");
        assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    };
    extract("whole.csv", "whole.jsonl", &[]);
    // the first line fails: a state of nothing but the header
    for most in ["1", "5", "9"] {
        extract("out.csv", "out.jsonl", &["--resume", "--max-errors", most]);
        // what a killed run may have left behind the whole records
        for file in ["out.csv", "out.jsonl"] {
            let mut text = std::fs::read_to_string(name(file)).expect("the output");
            text += "half a li";
            std::fs::write(name(file), text).expect("a file");
        }
    }
    extract("out.csv", "out.jsonl", &["--resume"]);
    let read = |n: &str| std::fs::read_to_string(name(n)).expect("the output");
    assert_eq!(read("out.csv"), read("whole.csv"));
    assert_eq!(read("out.jsonl"), read("whole.jsonl"));
    assert_eq!(read("out.csv").matches("article_id").count(), 1);
}

#[test]
fn names_date_articles_that_have_no_date_where_that_is_asked_for() {
    let dir = folder("dated");
    let day = dir.join("2024/03/05");
    std::fs::create_dir_all(&day).expect("a folder");
    let text = "Oslo blamed the crew.";
    std::fs::write(day.join("a.txt"), text).expect("a file");
    std::fs::write(day.join("wire-20240306.txt"), text).expect("a file");
    let lines = format!(
        "{{\"id\":1,\"text\":\"{text}\",\"on\":\"2020-01-01\",\"web\":\"https://example.org/2021/02/03/x\"}}\n{{\"id\":2,\"text\":\"{text}\",\"web\":\"https://example.org/2021/02/03/x\"}}\n"
    );
    std::fs::write(day.join("b.jsonl"), lines).expect("a file");
    std::fs::write(dir.join("plain.txt"), text).expect("a file");
    let dated = |more: &[&str]| -> Vec<(String, String)> {
        let flags = ["extract", dir.to_str().expect("UTF-8"), "--date-field", "on", "--url-field", "web"];
        let string = |v: &Value| v.as_str().map_or("none", |v| v.split('T').next().expect("a day")).to_owned();
        records(&run(&[&flags, more].concat(), b""))
            .iter()
            .map(|r| (string(&r["meta"]["published"]), string(&r["meta"]["published_from"])))
            .collect()
    };
    let as_strings = |all: &[(&str, &str)]| all.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>();
    let none = ("none", "none");
    assert_eq!(dated(&[]), as_strings(&[none, ("2020-01-01", "field"), none, none, none]));
    assert_eq!(
        dated(&["--date-from", "url,path", "--date", "1999-01-01"]),
        as_strings(&[
            ("2024-03-05", "path"),
            ("2020-01-01", "field"),
            ("2021-02-03", "url"),
            ("2024-03-06", "path"),
            ("1999-01-01", "option")
        ])
    );
    assert_eq!(dated(&["--date-from", "path"])[2], ("2024-03-05".to_owned(), "path".to_owned()));
}
