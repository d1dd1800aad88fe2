//! The printed schemas, against the records of the whole corpus: JSON Schema by a validator, DuckDB by DuckDB itself.

use crate::common::{folder, python, records, run};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// The corpus between failures and empty articles, so that nulls and empty lists stand in the first and the last place.
fn mixed(test: &str, per: &str) -> (std::path::PathBuf, Vec<Value>) {
    let dir = folder(&format!("schema-{test}-{per}"));
    let mut lines = String::from("broken\n{\"id\":\"empty\",\"text\":\"\"}\n");
    for half in ["dev", "test"] {
        let mut paths: Vec<_> = std::fs::read_dir(Path::new("corpus").join(half))
            .expect("the corpus")
            .map(|e| e.expect("an entry").path())
            .filter(|p| p.extension().is_some_and(|e| e == "txt"))
            .collect();
        paths.sort();
        for (i, path) in paths.iter().enumerate() {
            let text = std::fs::read_to_string(path).expect("an article");
            let line = serde_json::json!({"id": path.to_str(), "text": text, "on": if i % 2 == 0 { "2024-05-03" } else { "never" }, "tags": ["a", i]});
            lines.push_str(&format!("{line}\n"));
        }
    }
    lines.push_str("{\"text\":7}\n{\"id\":\"last\",\"text\":\"Rain.\"}\n[]\n");
    let output =
        run(&["extract", "--from", "jsonl", "--per", per, "--with", "text", "--date-field", "on", "--keep", "tags,gone"], lines.as_bytes());
    assert_eq!(output.status.code(), Some(1), "three lines are broken");
    let file = dir.join("records.jsonl");
    std::fs::write(&file, &output.stdout).expect("a file");
    (file, records(&output))
}

fn schema(reader: &str, per: &str) -> String {
    let output = run(&["schema", "--for", reader, "--per", per], b"");
    assert!(output.status.success());
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn every_record_is_valid_under_the_json_schema() {
    for per in ["article", "claim"] {
        let validator = jsonschema::validator_for(&serde_json::from_str(&schema("json", per)).expect("JSON")).expect("a schema");
        let (_, all) = mixed("json", per);
        assert!(all.len() > 50);
        for r in &all {
            if let Some(error) = validator.iter_errors(r).next() {
                panic!("{error} at {}: {r}", error.instance_path);
            }
        }
        // and the schema is no empty promise
        let mut bad = all[1].clone();
        bad.as_object_mut().expect("an object").shift_remove("ok");
        assert!(!validator.is_valid(&bad));
    }
}

#[test]
fn duckdb_reads_every_record_through_the_printed_columns() {
    let script = r#"
import duckdb, json, sys
path, columns, per = sys.argv[1], open(sys.argv[2]).read(), sys.argv[3]
read = f"read_json('{path}', format='newline_delimited', columns={columns}, maximum_object_size=100000000)"
want = [json.loads(line) for line in open(path, encoding='utf-8')]
rows = duckdb.sql(f"select * from {read}").fetchall()
names = [c[0] for c in duckdb.sql(f"select * from {read} limit 0").description]
assert len(rows) == len(want), (len(rows), len(want))
def same(a, b):
    if isinstance(b, dict):
        return isinstance(a, dict) and set(a) == set(b) and all(same(a[k], b[k]) for k in b)
    if isinstance(b, list):
        return isinstance(a, list) and len(a) == len(b) and all(same(x, y) for x, y in zip(a, b))
    return a == b
for row, record in zip(rows, want):
    for name, value in zip(names, row):
        assert same(value, record[name]), (name, value, record[name])
assert set(names) == set(want[0]), set(names) ^ set(want[0])
if per == "article":
    flat = f"select count(*) from (select unnest(claims) as c from {read}) where c.kind = 'condemnation'"
    kind = sum(c["kind"] == "condemnation" for r in want for c in r["claims"])
else:
    flat = f"select count(*) from {read} where kind = 'condemnation' and list_contains(source_countries, 'RU') is not null"
    kind = sum(r["kind"] == "condemnation" for r in want)
found = duckdb.sql(flat).fetchone()[0]
assert found == kind and kind > 0, (found, kind)
print(len(rows), "rows")
"#;
    for per in ["article", "claim"] {
        let (file, all) = mixed("duckdb", per);
        let columns = file.with_file_name("columns.txt");
        std::fs::write(&columns, schema("duckdb", per)).expect("a file");
        let output = Command::new(python()).args(["-c", script]).arg(&file).arg(&columns).arg(per).output().expect("python runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), format!("{} rows", all.len()));
    }
}
