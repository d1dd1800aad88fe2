//! Inputs as a process reads them: forms, compressions, patterns, lists, archives, streams.

use crate::common::{claimwire, folder, gzip, path, records, run};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

const STORIES: [(&str, &str); 3] = [
    ("a1", "Oslo blamed the crew for the fire, and “nobody else”, on Monday.\n\nRiga denied it."),
    ("a2", "The mayor of Łódź said: \"We will not pay.\""),
    ("a3", "NATO condemned the raid; Moscow, which rejected that, condemned NATO."),
];

/// The records without what says where they came from.
fn placeless(mut all: Vec<Value>) -> Vec<Value> {
    for r in &mut all {
        r["path"] = Value::Null;
        r["line"] = Value::Null;
    }
    all
}

fn table(delimiter: &str) -> String {
    let quoted = |s: &str| format!("\"{}\"", s.replace('"', "\"\""));
    let rows = STORIES.iter().map(|(id, text)| [id, quoted(text).as_str(), "2024-05-03", "sea"].join(delimiter) + "\r\n");
    ["nr", "body", "on", "desk"].join(delimiter) + "\r\n" + &rows.collect::<String>()
}

#[test]
fn tables_give_the_records_of_json_lines_under_every_compression() {
    let dir = folder("forms");
    let lines: String =
        STORIES.iter().map(|(id, text)| json!({"nr": id, "body": text, "on": "2024-05-03", "desk": "sea"}).to_string() + "\n").collect();
    let fields = ["--id-field", "nr", "--text-field", "body", "--date-field", "on", "--keep", "desk"];
    let read = |name: &str, bytes: &[u8]| {
        let file = dir.join(name);
        std::fs::write(&file, bytes).expect("a file");
        let output = run(&[&["extract", path(&file)], &fields[..]].concat(), b"");
        assert!(output.status.success() && output.stderr.is_empty(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        placeless(records(&output))
    };
    let expected = read("a.jsonl", lines.as_bytes());
    assert_eq!(expected.len(), 3);
    assert_eq!(expected[0]["meta"]["published"], "2024-05-03T00:00:00Z");
    assert_eq!(expected[0]["kept"], json!({"desk": "sea"}));
    for (name, content) in
        [("a.csv", table(",")), ("b.csv", table(";")), ("a.tsv", table("\t")), ("b.jsonl", lines.clone()), ("noname", table("\t"))]
    {
        let bytes = content.as_bytes();
        assert_eq!(read(name, bytes), expected, "{name}");
        // two members and two frames, cut in the middle of a value
        let (one, two) = bytes.split_at(bytes.len() / 2);
        let suffix = |s: &str| if name.contains('.') { format!("{name}.{s}") } else { format!("{name}{s}") };
        assert_eq!(read(&suffix("gz"), &[gzip(one), gzip(two)].concat()), expected, "{name}");
        let frame = |bytes: &[u8]| zstd::encode_all(bytes, 3).expect("zstd");
        assert_eq!(read(&suffix("zst"), &[frame(one), frame(two)].concat()), expected, "{name}");
    }
    // from standard input, by content
    for bytes in [table(",").into_bytes(), gzip(table("\t").as_bytes()), gzip(lines.as_bytes())] {
        assert_eq!(placeless(records(&run(&[&["extract"], &fields[..]].concat(), &bytes))), expected);
    }
}

#[test]
fn a_table_without_the_column_is_one_failure_that_names_the_nearest() {
    let output = run(&["extract", "--from", "csv"], b"id,txt\n1,Oslo said so.\n2,Riga said so.\n");
    let all = records(&output);
    assert_eq!((output.status.code(), all.len()), (Some(1), 1));
    assert_eq!(all[0]["error"], json!({"kind": "missing-field", "message": "no column \"text\", did you mean \"txt\"?"}));
    let told = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(told, "claimwire: 1 of 1 input failed: 1 missing-field\n");
}

#[test]
fn patterns_lists_and_directories_name_files() {
    let dir = folder("names");
    for (name, text) in [
        ("2024/01/b.txt", "Two."),
        ("2024/01/a.txt.gz", "One."),
        ("2024/02/c.md", "Three."),
        ("2024/02/.d.txt", "No."),
        ("x y.txt", "Four."),
    ] {
        let file = dir.join(name);
        std::fs::create_dir_all(file.parent().expect("a parent")).expect("a folder");
        std::fs::write(file, if name.ends_with(".gz") { gzip(text.as_bytes()) } else { text.into() }).expect("a file");
    }
    let extract = |args: &[&str], input: &[u8]| {
        let mut command = claimwire(&[&["extract", "--with", "text"], args].concat());
        let mut child =
            command.current_dir(&dir).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
        child.stdin.take().expect("piped").write_all(input).expect("it reads");
        let output = child.wait_with_output().expect("it ends");
        let texts: Vec<String> = records(&output).iter().map(|r| r["text"].as_str().unwrap_or("failed").to_owned()).collect();
        (texts.join(" "), String::from_utf8(output.stderr).expect("UTF-8"))
    };
    let left_out = "claimwire: left out: 1 hidden file, 1 file of unknown extension; name a file to have it read\n";
    assert_eq!(extract(&["."], b""), ("One. Two. Four.".into(), left_out.into()));
    assert_eq!(extract(&[".", "-q"], b"").1, "");
    assert_eq!(extract(&["2024/**/*.{md,txt}"], b""), ("Two. Three.".into(), String::new()));
    assert_eq!(extract(&["./2024/0?/[ab].*", "x y.txt"], b"").0, "One. Two. Four.");
    assert_eq!(extract(&["--files-from", "-"], b"x y.txt\n2024/01\n").0, "Four. One. Two.");
    assert_eq!(extract(&["2024/02/c.md", "-0", "--files-from", "-"], b"x y.txt\0gone\0").0, "Three. Four. failed");
    let (texts, told) = extract(&["*.warc"], b"");
    assert_eq!((texts.as_str(), told.as_str()), ("failed", "claimwire: 1 of 1 input failed: 1 not-found\n"));
    assert_eq!(run(&["extract", "-0"], b"").status.code(), Some(2));
}

#[test]
fn the_output_is_no_input() {
    let dir = folder("own-output");
    std::fs::write(dir.join("a.txt"), "Oslo said so.").expect("a file");
    let out = dir.join("b.jsonl");
    for _ in 0..2 {
        let output = run(&["extract", path(&dir), "-o", path(&out)], b"");
        assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(std::fs::read_to_string(&out).expect("the output").lines().count(), 1);
    }
    // named, it is not emptied
    let refused = run(&["extract", path(&out), "-o", path(&out)], b"");
    assert_eq!(refused.status.code(), Some(2));
    assert_eq!(std::fs::read_to_string(&out).expect("the output").lines().count(), 1);
    // the same where the shell opens it
    let output = claimwire(&["extract", path(&dir)]).stdout(std::fs::File::create(&out).expect("a file")).output().expect("it runs");
    assert!(output.status.success());
    assert_eq!(std::fs::read_to_string(&out).expect("the output").lines().count(), 1);
}

#[test]
fn a_record_comes_before_the_next_line_is_there() {
    for jobs in ["1", "2"] {
        let mut child = claimwire(&["extract", "-j", jobs]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it starts");
        let (mut stdin, mut stdout) = (child.stdin.take().expect("piped"), BufReader::new(child.stdout.take().expect("piped")));
        for n in 0..3 {
            stdin.write_all(format!("{{\"id\":{n},\"text\":\"Oslo said so.\"}}\n").as_bytes()).expect("it reads");
            let mut line = String::new();
            stdout.read_line(&mut line).expect("it writes");
            let record: Value = serde_json::from_str(&line).expect("a record");
            assert_eq!(record["id"], n.to_string());
        }
        drop(stdin);
        assert!(child.wait().expect("it ends").success());
    }
}

/// Ids, or kinds and messages of failures, and what standard error says.
fn told(args: &[&str], input: &[u8]) -> (Vec<String>, String) {
    let output = run(&[&["extract"], args].concat(), input);
    let message = |r: &Value| format!("{}: {}", r["error"]["kind"].as_str().unwrap_or("?"), r["error"]["message"].as_str().unwrap_or("?"));
    let all =
        records(&output).iter().map(|r| if r["ok"] == true { r["id"].as_str().unwrap_or("?").to_owned() } else { message(r) }).collect();
    (all, String::from_utf8(output.stderr).expect("UTF-8"))
}

#[test]
fn a_quotation_without_an_end_is_told_and_the_rest_is_read() {
    let table = b"id,text\n1,\"unclosed\n2,Kenya condemned Uganda.\n3,Mali condemned Chad.\n";
    let (all, _) = told(&["--from", "csv"], table);
    let message = "bad-row: the quotation that begins on line 2 does not end; --no-quoting takes quotation marks for text";
    assert_eq!(all, [message, "2", "3"]);
    assert_eq!(told(&["--from", "csv", "--no-quoting"], table).0, ["1", "2", "3"]);
}

#[test]
fn arrays_and_objects_over_several_lines_are_json_too() {
    let dir = folder("json");
    let stories: Vec<Value> = STORIES.iter().map(|(id, text)| json!({"id": id, "text": text})).collect();
    let lines: String = stories.iter().map(|s| s.to_string() + "\n").collect();
    let array = json!(stories).to_string();
    let pretty = serde_json::to_string_pretty(&stories).expect("JSON");
    let objects: String = stories.iter().map(|s| serde_json::to_string_pretty(s).expect("JSON") + "\n").collect();
    let expected = placeless(records(&run(&["extract"], lines.as_bytes())));
    assert_eq!(expected.len(), 3);
    for (n, form) in [array, pretty, objects].into_iter().enumerate() {
        assert_eq!(placeless(records(&run(&["extract"], form.as_bytes()))), expected, "{form}");
        assert_eq!(placeless(records(&run(&["extract", "--from", "jsonl"], form.as_bytes()))), expected, "{form}");
        std::fs::write(dir.join(format!("{n}.json")), &form).expect("a file");
        std::fs::write(dir.join(format!("{n}.json.gz")), gzip(form.as_bytes())).expect("a file");
    }
    let walked = records(&run(&["extract", path(&dir)], b""));
    assert_eq!(walked.len(), 18);
    assert!(walked.iter().all(|r| r["ok"] == true));
    assert_eq!(told(&[], b"[Updated] Oslo said so.").0, ["-"], "a text may begin with a bracket");
    // what is wrong stands where it is in the file
    assert_eq!(
        told(&[], b"{\"text\":\"a\"}\n{\"id\":1,\"text\":null}\n{\"text\":}\n").0[1..],
        ["missing-field: the field \"text\" is null", "bad-json: expected value at column 9"]
    );
}

#[test]
fn an_array_is_read_before_it_ends() {
    let mut child = claimwire(&["extract"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it starts");
    let (mut stdin, mut stdout) = (child.stdin.take().expect("piped"), BufReader::new(child.stdout.take().expect("piped")));
    for n in 0..4 {
        // behind the array stands another one, which does not end
        let begin = if n == 0 || n == 3 { "[" } else { "" };
        let end = if n == 2 { "]\n" } else { "," };
        stdin.write_all(format!("{begin}{{\"id\":{n},\"text\":\"Oslo said so.\"}}{end}").as_bytes()).expect("it reads");
        let mut line = String::new();
        stdout.read_line(&mut line).expect("it writes");
        assert_eq!(serde_json::from_str::<Value>(&line).expect("a record")["id"], n.to_string());
    }
    drop(stdin);
    assert_eq!(child.wait().expect("it ends").code(), Some(1), "the second array does not end");
}

#[test]
fn fields_that_are_nowhere_are_told() {
    let table = b"id,text,date\n1,Oslo said so.,2024-05-03\n";
    for flag in ["--date-field", "--id-field", "--headline-field", "--url-field", "--keep"] {
        let (all, _) = told(&["--from", "csv", flag, "dat"], table);
        assert_eq!(all, [format!("missing-field: no column \"dat\" ({flag}), did you mean \"date\"?")]);
    }
    let lines = b"{\"id\":1,\"text\":\"Oslo said so.\",\"on\":\"soon\"}\n{\"id\":2,\"text\":\"Riga said so.\",\"desk\":null,\"on\":\"3 May 2024\"}\n";
    let (all, note) = told(&["--keep", "desk,dsk", "--date-field", "on", "--url-field", "web"], lines);
    assert_eq!(all, ["1", "2"]);
    assert_eq!(
        note,
        "claimwire: no record has a field \"web\" (--url-field)\nclaimwire: no record has a field \"dsk\" (--keep)\nclaimwire: 1 date could not be read (--date-field)\n"
    );
    assert_eq!(told(&["-q", "--keep", "dsk"], lines).1, "");
}

#[test]
fn dates_are_read_where_they_can_be_read_in_one_way() {
    let dates = ["March 3, 2026", "03 Mar 2026", "2026/03/03", "2026-03-03 00:00:00 UTC", "1772496000", "03/04/2026", ""];
    let lines: String = dates.iter().map(|d| json!({"text": "Oslo said so.", "on": d}).to_string() + "\n").collect();
    let output = run(&["extract", "--date-field", "on", "--date", "May 1, 2025"], lines.as_bytes());
    let published: Vec<Value> = records(&output).iter().map(|r| r["meta"]["published"].clone()).collect();
    let (third, first) = (json!("2026-03-03T00:00:00Z"), json!("2025-05-01T00:00:00Z"));
    assert_eq!(published, [&third, &third, &third, &third, &third, &first, &first].map(Value::clone));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "claimwire: 1 date could not be read (--date-field)\n");
    let refused = run(&["extract", "--date", "03/04/2026"], b"");
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("expected a date such as 2026-03-01"));
}

#[cfg(unix)]
#[test]
fn whatever_is_left_out_of_a_directory_is_counted() {
    let dir = folder("links");
    std::fs::create_dir(dir.join("sub")).expect("a folder");
    std::fs::write(dir.join("sub/a.txt"), "Oslo said so.").expect("a file");
    for (to, name) in [("sub", "loop"), ("gone.txt", "dead.txt"), ("sub/a.txt", "b.txt")] {
        std::os::unix::fs::symlink(to, dir.join(name)).expect("a link");
    }
    let _socket = std::os::unix::net::UnixListener::bind(dir.join("socket")).expect("a socket");
    let (all, note) = told(&[path(&dir)], b"");
    assert_eq!(all.len(), 2);
    assert_eq!(note, "claimwire: left out: 2 links to directories or to nothing, 1 pipe, socket or device; name a file to have it read\n");
}

#[test]
fn a_pattern_that_fails_is_one_failure_and_nothing_gives_nothing() {
    let one = |pattern: &str| {
        let (all, note) = told(&[pattern], b"");
        assert_eq!(note, "claimwire: 1 of 1 input failed: 1 not-found\n");
        all.join(" ")
    };
    assert_eq!(one("no/**/x.txt"), "not-found: no file matches the pattern: there is no directory no");
    assert_eq!(one("docs/*.text"), "not-found: no file matches the pattern");
    assert!(one("docs/{a,b.md").starts_with("not-found: a malformed pattern: unclosed alternate group"));
    assert_eq!(told(&[], b""), (vec![], String::new()));
    assert_eq!(told(&["-", "--from", "csv"], b""), (vec![], String::new()));
}

#[test]
fn what_cannot_be_read_comes_with_a_hint() {
    let dir = folder("hints");
    let story = "Oslo blamed the crew for the fire.";
    let utf16: Vec<u8> = story.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let lines: Vec<u8> = "{\"text\":\"a\"}\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (name, bytes, hint) in [
        ("a.txt.bz2", &b"BZh91AY&SY"[..], "unreadable: packed by bzip2, which is not read; gzip and zstd are"),
        ("a.pdf", &b"%PDF-1.7\n%\xe2\xe3"[..], "unreadable: a PDF document, which is not read; its text is, as pdftotext writes it"),
        ("a.rtf", &b"{\\rtf1\\ansi Oslo denied it.}"[..], "unreadable: a document in RTF, which is not read; text and HTML are"),
        ("a.xz", &b"\xfd7zXZ\0\0"[..], "unreadable: packed by xz, which is not read; gzip and zstd are"),
        ("b.txt", &utf16, "is it UTF-16 without a byte order mark? iconv -f UTF-16LE -t UTF-8"),
        ("c.jsonl", &lines, "is it UTF-16 without a byte order mark? iconv -f UTF-16BE -t UTF-8"),
    ] {
        std::fs::write(dir.join(name), bytes).expect("a file");
        let (all, _) = told(&[path(&dir.join(name))], b"");
        assert!(all[0].contains(hint), "{name}: {all:?}");
    }
    let (all, _) = told(&["--files-from", "-"], b"README.md\0docs/output.md\0");
    assert_eq!(all, ["unreadable: a list of files: a path with NUL in it; is it separated by NUL? (--null)"]);
    let refused = run(&["extract", "--dedupe", "drop", "README.md"], b"");
    assert_eq!(
        (refused.status.code(), String::from_utf8_lossy(&refused.stderr).as_ref()),
        (Some(2), "claimwire: no file \"drop\"; did you mean --dedupe=drop?\n")
    );
    let (all, _) = told(&["--max-article-size", "20B", "README.md"], b"");
    assert_eq!(all, ["too-large: more than 20 bytes; --max-article-size raises the limit"]);
    assert_eq!(told(&["--max-article-size", "10M"], story.as_bytes()).0, ["-"]);
}

/// A record of an archive.
fn archived(kind: &str, fields: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{:08x}>\r\n{fields}Content-Length: {}\r\n\r\n",
        block.len(),
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

#[cfg(feature = "html")]
#[test]
fn archives_give_their_pages() {
    let dir = folder("archive");
    let page = "<html><head><meta property='article:published_time' content='2024-05-03T08:00:00Z'><title>Riga blames Minsk</title></head>\
                <body><p>Latvia accused Belarus of jamming the ferry's radar.</p></body></html>";
    let http = |head: &str, body: &[u8]| [format!("HTTP/1.1 200 OK\r\nContent-Type: {head}\r\n\r\n").as_bytes(), body].concat();
    let chunked = format!("10\r\n{}\r\n{:x}\r\n{}\r\n0\r\n\r\n", &page[..16], page.len() - 16, &page[16..]);
    let latin: Vec<u8> = page.replace("Minsk", "Kön").chars().map(|c| c as u32 as u8).collect();
    let url = "WARC-Target-URI: https://example.org/minsk\r\nWARC-Date: 2024-05-04T00:00:00Z\r\n";
    let records_of = [
        archived("warcinfo", "", b"software: none\r\n"),
        archived("request", url, b"GET /minsk HTTP/1.1\r\n\r\n"),
        archived("response", url, &http("text/html", page.as_bytes())),
        archived("response", url, &http("text/html; charset=utf-8\r\nContent-Encoding: gzip", &gzip(page.as_bytes()))),
        archived("response", url, &http("text/html\r\nTransfer-Encoding: chunked", chunked.as_bytes())),
        archived("response", url, &http("text/html; charset=iso-8859-1", &latin)),
        archived("response", url, &http("application/pdf", b"%PDF")),
        archived("response", url, &http("text/html\r\nContent-Encoding: gzip", b"\x1f\x8b\x08broken")),
    ];
    let plain = dir.join("a.warc");
    std::fs::write(&plain, records_of.concat()).expect("a file");
    let packed = dir.join("b.warc.gz");
    std::fs::write(&packed, records_of.iter().flat_map(|r| gzip(r)).collect::<Vec<u8>>()).expect("a file");
    for (name, from) in [(&plain, "auto"), (&packed, "auto"), (&plain, "warc")] {
        let output = run(&["extract", "--from", from, "--stats", "--keep", "WARC-Date", path(name)], b"");
        let told = String::from_utf8(output.stderr).expect("UTF-8");
        assert!(told.contains("left out   1 archive record without a page") && told.contains("failed     1 bad-warc"), "{told}");
        let all = records(&std::process::Output { stderr: Vec::new(), ..output });
        assert_eq!(all.len(), 5);
        for r in &all[..4] {
            assert_eq!((&r["ok"], &r["line"], &r["path"]), (&json!(true), &Value::Null, &json!(path(name))));
            assert_eq!((&r["meta"]["url"], &r["meta"]["published"]), (&json!("https://example.org/minsk"), &json!("2024-05-03T08:00:00Z")));
            assert_eq!(r["kept"], json!({"WARC-Date": "2024-05-04T00:00:00Z"}));
            assert!(r["claims"].as_array().expect("claims").iter().any(|c| c["subkind"] == "responsibility"), "{r}");
            assert!(r["id"].as_str().expect("an id").starts_with("urn:uuid:"));
        }
        assert_eq!((&all[3]["meta"]["headline"], &all[3]["meta"]["encoding"]), (&json!("Riga blames Kön"), &json!("windows-1252")));
        assert_eq!(all[4]["error"]["kind"], "bad-warc");
    }
    let rows = records(&run(&["extract", "--per", "claim", path(&packed)], b""));
    assert!(rows.len() >= 5 && rows[0]["url"] == "https://example.org/minsk");
}
