//! Usage that contradicts itself, names that are odd, files that are broken: what is said of each, and what is kept.

use crate::common::{claimwire, folder, gzip, path, records, run};
use serde_json::Value;
use std::io::Write;
use std::process::Stdio;

const TEXT: &str = "Oslo blamed the crew for the fire.";

fn line(n: usize) -> String {
    format!("{{\"id\":{n},\"text\":\"{TEXT}\"}}\n")
}

#[test]
fn contradictions_are_told_before_anything_is_done() {
    let dir = folder("contradictions");
    let (input, out) = (dir.join("a.jsonl"), dir.join("out.jsonl"));
    std::fs::write(&input, line(1)).expect("a file");
    let missing = dir.join("no/such/out.jsonl");
    for (args, told) in [
        (&["--resume", "-o", "-"][..], "expected a file to --resume with"),
        (&["--resume"], "--output <FILE>"),
        (&["--errors", "-"], "expected a file; standard error is /dev/stderr"),
        (&["--files-from", "-", "-"], "standard input cannot be a list of files"),
        (&["--files-from", "-", "--files-from", "-"], "standard input cannot be a list of files"),
        (&["--keep", "id,"], "expected the name of a field"),
        (&["--text-field", ""], "expected the name of a field"),
        (&["--jobs", "100000"], "100000 is not in 0..=1024"),
        (&["--to", "csv", "--per", "article"], "--per article needs --to jsonl"),
        (&["--to", "tables"], "[possible values: jsonl, csv, tsv]"),
        (&["-o", path(&missing)], "there is no directory"),
        (&["-o", path(&dir)], "Is a directory"),
        (&["-o", path(&input)], "expected an output that is no input"),
        (&["-o", path(&out), "--errors", path(&input)], "expected an output that is no input"),
        (&["-o", path(&out), "--files-from", path(&out)], "expected an output that is no input"),
        (&["-o", path(&out), "--rules", path(&out)], "No such file"),
    ] {
        let output = run(&[&["extract", path(&input)], args].concat(), b"");
        let found = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{args:?}: {found}");
        assert!(found.contains(told), "{args:?}: {found}");
        assert!(!out.exists(), "{args:?}");
        assert_eq!(std::fs::read_to_string(&input).expect("the input"), line(1), "{args:?}");
    }
    // a dash is standard output, here as there
    let output = claimwire(&["extract", "-o", "-", path(&input)]).current_dir(&dir).output().expect("it runs");
    assert_eq!((records(&output).len(), dir.join("-").exists()), (1, false));
}

#[cfg(unix)]
#[test]
fn pipes_are_written_to_and_odd_names_read() {
    use std::os::unix::ffi::OsStringExt;
    let dir = folder("odd-names");
    let fifo = dir.join("fifo");
    assert!(std::process::Command::new("mkfifo").arg(&fifo).status().expect("mkfifo").success());
    for more in [&[][..], &["--to", "csv"]] {
        let reader = std::thread::spawn({
            let fifo = fifo.clone();
            move || std::fs::read_to_string(fifo).expect("UTF-8")
        });
        assert!(run(&[&["extract", "-o", path(&fifo)], more].concat(), TEXT.as_bytes()).status.success());
        assert_eq!(reader.join().expect("it reads").lines().count(), 1 + usize::from(!more.is_empty()), "{more:?}");
    }
    let names = dir.join("names");
    std::fs::create_dir(&names).expect("a folder");
    let long = [b"y".repeat(251), b".txt".to_vec()].concat();
    for name in [b"a\nb.txt".to_vec(), b"c\xff\xfe.txt".to_vec(), "ü \"q\".txt".into(), b"-o.txt".to_vec(), long] {
        std::fs::write(names.join(std::ffi::OsString::from_vec(name)), TEXT).expect("a file");
    }
    let all = records(&run(&["extract", path(&names)], b""));
    assert!(all.len() == 5 && all.iter().all(|r| r["ok"] == true && r["claims"][0]["kind"] == "attribution"));
    assert!(all.iter().any(|r| r["id"].as_str().is_some_and(|id| id.ends_with("names/a\nb.txt"))));
    // a name as long as a file's may be leaves no room for that of a state; a run begins all the same
    let out = dir.join("z".repeat(250));
    assert!(run(&["extract", "-o", path(&out), path(&names)], b"").status.success());
    assert_eq!(std::fs::read_to_string(out).expect("the output").lines().count(), 5);
    // what a terminal would obey is told in letters
    let output = run(&["extract", "--to", "csv", "gone\n\u{1b}c.txt"], b"");
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("claimwire: gone\\n\\u{1b}c.txt: No such file"), "{output:?}");
}

#[test]
fn a_second_run_does_not_write_where_one_writes() {
    let dir = folder("two-runs");
    let out = dir.join("out.jsonl");
    let args = ["extract", "-o", path(&out)];
    let mut first = claimwire(&args).stdin(Stdio::piped()).spawn().expect("it starts");
    let begun = std::time::Instant::now();
    while !dir.join("out.jsonl.resume").exists() {
        assert!(begun.elapsed().as_secs() < 60, "it does not begin");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    for more in [&[][..], &["--resume"]] {
        let second = run(&[&args[..], more].concat(), TEXT.as_bytes());
        let told = String::from_utf8(second.stderr).expect("UTF-8");
        assert_eq!((second.status.code(), told.contains("another run writes to this file")), (Some(2), true), "{told}");
    }
    first.stdin.take().expect("piped").write_all(TEXT.as_bytes()).expect("it reads");
    assert!(first.wait().expect("it ends").success());
    assert_eq!(std::fs::read_to_string(&out).expect("the output").lines().count(), 1);
    assert!(run(&args, TEXT.as_bytes()).status.success());
}

#[test]
fn a_state_that_is_of_no_use_is_told_and_one_that_cannot_be_changed_is_replaced() {
    let dir = folder("states");
    let (input, out, state) = (dir.join("in.jsonl"), dir.join("out.jsonl"), dir.join("out.jsonl.resume"));
    std::fs::write(&input, format!("{}broken\n{}", line(1), line(2))).expect("a file");
    let extract = |more: &[&str]| {
        let output = run(&[&["extract", "-o", path(&out), path(&input)], more].concat(), b"");
        (output.status.code(), String::from_utf8(output.stderr).expect("UTF-8"))
    };
    assert_eq!(extract(&["--max-errors", "1"]).0, Some(1));
    let sound = std::fs::read(&state).expect("the state");
    for broken in [&sound[..sound.len() / 2], b"", b"[]", b"\0"] {
        std::fs::write(&state, broken).expect("a file");
        let (status, told) = extract(&["--resume"]);
        assert!(status == Some(2) && told.contains("out.jsonl.resume: expected the state of a run"), "{told}");
    }
    std::fs::write(&state, &sound).expect("a file");
    let mut permissions = state.metadata().expect("the state").permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&state, permissions).expect("the state");
    assert_eq!(extract(&["--resume"]).0, Some(1));
    assert_eq!((std::fs::read_to_string(&out).expect("the output").lines().count(), state.exists()), (3, false));
    // rules that have changed in between, whatever the folder is called
    let rules = dir.join("rules");
    std::fs::create_dir(&rules).expect("a folder");
    std::fs::write(rules.join("mine.toml"), "disable = [\"blame/target-alone\"]\n").expect("a file");
    assert_eq!(extract(&["--max-errors", "1", "--rules", path(&rules)]).0, Some(1));
    std::fs::write(rules.join("mine.toml"), "disable = [\"blame/act-on-target\"]\n").expect("a file");
    let (status, told) = extract(&["--resume", "--rules", path(&rules)]);
    assert!(status == Some(2) && told.ends_with("that run had other rules and gazetteers; without --resume it starts anew\n"), "{told}");
}

#[test]
fn broken_archives_keep_what_was_before_and_come_to_one_failure() {
    let dir = folder("broken-archives");
    let lines: String = (0..3000).map(|n| line(n * 7919 % 3001)).collect();
    let zst = zstd::encode_all(lines.as_bytes(), 19).expect("zstd");
    let record = |n: usize| {
        let body = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><title>Ferry {n}</title><p>{TEXT}</p></html>");
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:{n}>\r\nContent-Type: application/http\r\nContent-Length: {}\r\n\r\n{body}\r\n\r\n",
            body.len()
        )
    };
    let warc: String = (0..5).map(record).collect();
    let members: Vec<u8> = (0..5).flat_map(|n| gzip(record(n).as_bytes())).collect();
    let read = |name: &str, bytes: &[u8]| {
        let file = dir.join(name);
        std::fs::write(&file, bytes).expect("a file");
        records(&run(&["extract", "-q", path(&file)], b""))
    };
    let cut = |bytes: &[u8], less: usize| bytes[..bytes.len() - less].to_vec();
    for (name, bytes, least) in [
        ("a.jsonl.gz", cut(&gzip(lines.as_bytes()), 30), 2000),
        ("b.jsonl.gz", [gzip(line(1).as_bytes()), gzip(b""), cut(&gzip(line(2).as_bytes()), 3)].concat(), 2),
        ("c.jsonl.gz", [gzip(line(1).as_bytes()), b"garbage".to_vec()].concat(), 1),
        ("d.jsonl.zst", cut(&zst, 10), 0),
        ("e.warc", cut(warc.as_bytes(), 60), 4),
        ("f.warc.gz", cut(&members, 20), 4),
    ] {
        let all = read(name, &bytes);
        let failed: Vec<&Value> = all.iter().filter(|r| r["ok"] == false).collect();
        assert_eq!(failed.len(), 1, "{name}: {failed:?}");
        assert_eq!((&failed[0]["error"]["kind"], all.last()), (&Value::from("unreadable"), Some(failed[0])), "{name}");
        assert!(all.len() > least, "{name}: {} of {least}", all.len());
    }
    // members and frames of nothing are nothing
    let frame = |text: &str| zstd::encode_all(text.as_bytes(), 3).expect("zstd");
    let (one, two) = (line(1), line(2));
    let empty = [gzip(b""), gzip(one.as_bytes()), gzip(b""), gzip(two.as_bytes()), gzip(b"")].concat();
    assert_eq!(read("g.jsonl.gz", &empty).iter().map(|r| r["id"].clone()).collect::<Vec<_>>(), ["1", "2"]);
    assert_eq!(read("h.jsonl.zst", &[frame(""), frame(&one), frame(""), frame(&two)].concat()).len(), 2);
}

#[test]
fn marks_line_ends_and_depth_are_what_they_are() {
    let read = |form: &str, bytes: &[u8]| -> Vec<(bool, usize)> {
        let all = records(&run(&["extract", "-q", "--from", form], bytes));
        all.iter().map(|r| (r["ok"] == true, r["claims"].as_array().map_or(0, Vec::len))).collect()
    };
    let good = (true, 1);
    let (one, two) = (line(1), line(2));
    assert_eq!(read("jsonl", format!("\u{feff}{one}\u{feff}{two}").as_bytes()), [good, good]);
    assert_eq!(read("jsonl", format!("{one}{two}").replace('\n', "\r\n").as_bytes()), [good, good]);
    assert_eq!(read("csv", format!("\u{feff}id,text\r\n1,{TEXT}\r\n").as_bytes()), [good]);
    assert_eq!(read("csv", format!("id,text\r1,{TEXT}\r2,{TEXT}\r").as_bytes()), [good, good]);
    assert_eq!(read("text", format!("\u{feff}\u{feff}{TEXT}\r{TEXT}\r").as_bytes()), [(true, 2)]);
    let nul = format!("{one}{{\"text\":\"a\0b\"}}\n\0\0\n{{\"text\":\"\\u0000{TEXT}\"}}\n{two}");
    assert_eq!(read("jsonl", nul.as_bytes()), [good, (false, 0), (false, 0), good, good]);
    assert_eq!(read("csv", format!("id,text\n1,a\0b\n2,{TEXT}\n").as_bytes()), [(false, 0), good]);
    let deep = format!("{{\"text\":\"Rain.\",\"x\":{}{}}}\n", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(read("jsonl", format!("{one}{deep}{two}").as_bytes()), [good, (false, 0), good]);
    // a line of a hundred megabytes costs its record, no more memory than is allowed, and nothing behind it
    let huge = format!("{{\"id\":7,\"text\":\"{}\"}}\n{two}", "Rain fell. ".repeat(9_500_000));
    assert_eq!(read("jsonl", huge.as_bytes()), [(false, 0), good]);
}

#[test]
fn files_that_vanish_or_grow_are_read_as_they_are_found() {
    let dir = folder("vanishing");
    for n in 0..3 {
        std::fs::write(dir.join(format!("{n}.jsonl")), line(n)).expect("a file");
    }
    // a list that comes while files go and grow: none is opened before its turn
    let mut child = claimwire(&["extract", "-j", "1", "--files-from", "-"])
        .current_dir(&dir)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdin = child.stdin.take().expect("piped");
    stdin.write_all(b"0.jsonl\n").expect("it reads");
    std::fs::remove_file(dir.join("1.jsonl")).expect("it is there");
    let mut grown = std::fs::OpenOptions::new().append(true).open(dir.join("2.jsonl")).expect("a file");
    grown.write_all(line(9).as_bytes()).expect("room");
    stdin.write_all(b"1.jsonl\n2.jsonl\n").expect("it reads");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    let ids: Vec<Value> =
        records(&output).iter().map(|r| if r["ok"] == true { r["id"].clone() } else { r["error"]["kind"].clone() }).collect();
    assert_eq!((output.status.code(), ids), (Some(1), ["0", "not-found", "2", "9"].map(Value::from).to_vec()));
}
