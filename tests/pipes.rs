//! Pipes to the tools that read records: jq, head, xargs, pandas, DuckDB. A tool that is not on the machine is said to be missing.

use crate::common::{commands, folder, records, run};
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

/// Runs a script with claimwire and the tools on its path, from the project's folder; `$DIR` is a folder of its own.
fn shell(name: &str, script: &str) -> (Output, String) {
    let dir = folder(name);
    let path = commands(&dir);
    // the real jq, not the one of the documents
    std::fs::remove_file(dir.join("bin/jq")).expect("it is there");
    let output = Command::new("bash")
        .args(["-o", "pipefail", "-c", script])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("PATH", path)
        .env("DIR", &dir)
        .output()
        .expect("bash");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{script}: {told}{}", String::from_utf8_lossy(&output.stdout));
    let text = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    (output, text)
}

fn corpus(per: &str) -> Vec<Value> {
    records(&run(&["extract", "--per", per, "corpus/dev"], b""))
}

fn condemnations() -> usize {
    corpus("claim").iter().filter(|r| r["kind"] == "condemnation").count()
}

#[test]
fn jq_reads_records() {
    if !Command::new("jq").arg("--version").output().is_ok_and(|o| o.status.success()) {
        println!("SKIPPED: jq is not on this machine");
        assert!(std::env::var_os("CI").is_none(), "the checks have jq");
        return;
    }
    let (_, text) = shell("jq", "claimwire extract corpus/dev | jq -c '.claims[] | select(.kind == \"condemnation\") | .cue.text'");
    assert_eq!(text.lines().count(), condemnations());
    let (_, text) = shell(
        "jq-text",
        "claimwire extract --with text corpus/dev | jq '.text as $t | [.claims[] | select($t[.start:.end] == \"\")] | length'",
    );
    assert_eq!(text.lines().count(), corpus("article").len());
    assert!(text.lines().all(|l| l == "0"), "{text}");
}

#[test]
fn head_ends_a_run_quietly() {
    let script = "claimwire extract $(yes corpus/dev | head -n 200) | head -n 1 | cut -c 1-23; echo ${PIPESTATUS[0]}";
    let (output, text) = shell("head", script);
    assert_eq!((text.as_str(), output.stderr.as_slice()), ("{\"schema\":\"claimwire/1\"\n0\n", &b""[..]));
}

#[test]
fn xargs_and_lists_give_what_one_run_gives() {
    let expected = run(&["extract", "corpus/dev"], b"").stdout;
    let find = "find corpus/dev -name '*.txt' -print0 | sort -z";
    for end in [
        "xargs -0 claimwire extract",
        "xargs -0 -n 5 claimwire extract",
        "claimwire extract --files-from - --null",
        "tr '\\0' '\\n' | claimwire extract --files-from -",
    ] {
        let (output, _) = shell("xargs", &format!("{find} | {end}"));
        assert!(output.stdout == expected, "{end}");
    }
    // processes side by side: every record whole, in some order
    let (output, _) = shell(
        "xargs-parallel",
        &format!("{find} | xargs -0 -n 3 -P 4 sh -c 'claimwire extract \"$@\" > $DIR/$$.jsonl' sh; cat $DIR/*.jsonl"),
    );
    let sorted = |bytes: &[u8]| {
        let mut lines: Vec<String> = String::from_utf8_lossy(bytes).lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(&output.stdout), sorted(&expected));
}

#[test]
fn pandas_and_duckdb_read_from_a_pipe_through_the_printed_schema() {
    let script = r#"
        columns=$(claimwire schema --for duckdb --per claim)
        claimwire extract --per claim corpus/dev | duckdb -noheader -list -c "SELECT count(*) FROM read_json('/dev/stdin',
            format = 'newline_delimited', columns = $columns) WHERE kind = 'condemnation'"
        claimwire extract --per claim corpus/dev | python3 -c '
import pandas, sys
rows = pandas.read_json(sys.stdin, lines=True, dtype=False, dtype_backend="numpy_nullable")
print((rows.kind == "condemnation").sum())
assert str(rows.claim_start.dtype) == "Int64" and rows.source_ids.map(type).eq(list).all(), rows.dtypes
'"#;
    let (_, text) = shell("tables", script);
    assert_eq!(text, format!("{0}\n{0}\n", condemnations()));
}

/// An archive as warcio writes it: a public tool, with requests, compressed and chunked bodies, and gzip members.
#[cfg(feature = "html")]
#[test]
fn archives_of_a_public_tool_are_read() {
    let script = r#"
python3 - <<'EOF'
import gzip, io, os
from warcio.warcwriter import WARCWriter
from warcio.statusandheaders import StatusAndHeaders
page = "<html><title>Ferry {n}</title><p>Oslo blamed the crew of ferry {n} for the fire.</p></html>"
with open(os.environ["DIR"] + "/a.warc.gz", "wb") as out:
    writer = WARCWriter(out, gzip=True)
    writer.write_record(writer.create_warcinfo_record("a.warc.gz", {"software": "warcio"}))
    for n in range(50):
        body, kind = page.format(n=n).encode(), "image/png" if n % 10 == 9 else "text/html"
        headers = [("Content-Type", kind)]
        if n % 3 == 1:
            body = gzip.compress(body)
            headers.append(("Content-Encoding", "gzip"))
        if n % 5 == 2:
            body = b"%x\r\n" % len(body) + body + b"\r\n0\r\n\r\n"
            headers.append(("Transfer-Encoding", "chunked"))
        head = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
        record = writer.create_warc_record(f"https://example.org/{n}", "response", payload=io.BytesIO(body), http_headers=head)
        request = writer.create_warc_record(f"https://example.org/{n}", "request", payload=io.BytesIO(b""),
                                            http_headers=StatusAndHeaders(f"GET /{n} HTTP/1.1", [], is_http_request=True))
        writer.write_request_response_pair(request, record)
EOF
claimwire extract --stats $DIR/a.warc.gz 2> $DIR/stats"#;
    let (output, _) = shell("warcio", script);
    let all = records(&output);
    let expected: Vec<usize> = (0..50).filter(|n| n % 10 != 9).collect();
    assert_eq!(all.len(), expected.len());
    for (r, n) in all.iter().zip(expected) {
        assert_eq!(
            (r["meta"]["url"].as_str(), r["meta"]["headline"].as_str()),
            (Some(format!("https://example.org/{n}").as_str()), Some(format!("Ferry {n}").as_str()))
        );
        assert!(r["claims"].as_array().is_some_and(|c| c.iter().any(|c| c["target"]["text"] == format!("the crew of ferry {n}"))), "{r}");
    }
    let stats = std::fs::read_to_string(Path::new(env!("CARGO_TARGET_TMPDIR")).join("warcio/stats")).expect("the stats");
    assert!(stats.contains("left out   5 archive records without a page"), "{stats}");
}
