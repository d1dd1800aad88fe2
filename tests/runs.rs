//! Long runs: interruption, resumption, limits, near-duplicates, and what is told on standard error.

use crate::common::{claimwire, folder, records, run};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Articles for some seconds of one worker, with broken lines, repetitions and a directory of small files among them.
fn archive(dir: &Path, lines: usize) -> Vec<String> {
    let text = |n: usize| {
        let day = ["Monday", "Tuesday", "Friday"][n % 3];
        let facts =
            format!("Riga denied on {day} that ship number {n} had sailed. “No vessel left,” said Ilze Kalna, who owns dock {}. ", n % 91);
        facts.repeat(3 + n % 5) + "Oslo accused the harbour of a cover-up."
    };
    let line = |n: usize| match n {
        _ if n % 501 == 7 => format!("broken {n}\n"),
        _ if n % 50 == 9 => json!({"id": format!("again-{n}"), "text": text(n - 9)}).to_string() + "\n",
        _ => json!({"id": n, "text": text(n)}).to_string() + "\n",
    };
    let all: String = (0..lines).map(line).collect();
    let half = all.len() / 2 + all[all.len() / 2..].find('\n').expect("a line") + 1;
    std::fs::write(dir.join("a.jsonl"), &all[..half]).expect("a file");
    std::fs::create_dir(dir.join("b")).expect("a folder");
    for n in 0..20 {
        std::fs::write(dir.join(format!("b/{n:02}.txt")), text(n)).expect("a file");
    }
    std::fs::write(dir.join("b/.hidden"), "").expect("a file");
    std::fs::write(dir.join("c.jsonl"), &all[half..]).expect("a file");
    ["a.jsonl", "b", "gone.txt", "c.jsonl"].map(|n| dir.join(n).to_str().expect("UTF-8").to_owned()).to_vec()
}

fn start(args: &[&str]) -> Child {
    claimwire(args).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts")
}

fn signal(child: &Child, name: &str) {
    assert!(Command::new("kill").args([name, &child.id().to_string()]).status().expect("kill runs").success());
}

fn beside(out: &Path) -> PathBuf {
    out.with_file_name(format!("{}.resume", out.file_name().expect("a name").to_str().expect("UTF-8")))
}

/// Waits until the state beside an output says that so many bytes are written; false if the run ends before.
fn wait_for(child: &mut Child, out: &Path, bytes: u64) -> bool {
    let begun = Instant::now();
    while child.try_wait().expect("a child").is_none() {
        assert!(begun.elapsed() < Duration::from_secs(60), "no progress");
        let state = std::fs::read(beside(out)).ok().and_then(|b| serde_json::from_slice::<Value>(&b).ok());
        if state.is_some_and(|s| s["written"].as_u64().is_some_and(|w| w > bytes)) {
            return true;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    false
}

#[test]
fn an_interrupted_run_goes_on_without_a_lost_or_doubled_record() {
    for (name, signals, more) in [("kill", ["-KILL", "-KILL"], &["--per", "claim"][..]), ("int", ["-INT", "-TERM"], &["--dedupe"][..])] {
        let dir = folder(&format!("resume-{name}"));
        let paths = archive(&dir, 12_000);
        let (whole, out) = (dir.join("whole"), dir.join("out"));
        let args = |out: &Path, jobs: &str| {
            let fixed = ["extract", "-j", jobs, "-o", out.to_str().expect("UTF-8"), "--stats"].map(str::to_owned);
            [&fixed[..], &more.iter().map(|m| m.to_string()).collect::<Vec<_>>(), &paths].concat()
        };
        let run_with =
            |args: Vec<String>, last: &[&str]| start(&[args.iter().map(String::as_str).collect::<Vec<_>>(), last.to_vec()].concat());
        let uninterrupted = run_with(args(&whole, "2"), &[]).wait_with_output().expect("it ends");
        assert_eq!(uninterrupted.status.code(), Some(1), "some lines are broken");
        let mut written = 0;
        for (attempt, name) in signals.into_iter().enumerate() {
            // --resume may be there from the beginning: there is nothing to go on from then
            let mut child = run_with(args(&out, "1"), if attempt == 0 && name == "-INT" { &[] } else { &["--resume"] });
            assert!(wait_for(&mut child, &out, written), "the run ended before it was interrupted: the archive is too small");
            signal(&child, name);
            let output = child.wait_with_output().expect("it ends");
            let text = std::fs::read(&out).expect("the output");
            let expected = std::fs::read(&whole).expect("the output");
            assert!(text.len() < expected.len(), "interrupted too late");
            if name == "-KILL" {
                assert_eq!(output.status.code(), None);
            } else {
                assert_eq!(output.status.code(), Some(130));
                assert!(text.ends_with(b"\n") && expected.starts_with(&text), "{name}: whole records");
                let told = String::from_utf8(output.stderr).expect("UTF-8");
                assert_eq!(told, "claimwire: interrupted; the same command with --resume goes on from here\n");
            }
            written = std::fs::read(beside(&out)).ok().and_then(|b| serde_json::from_slice::<Value>(&b).ok()).expect("a state")["written"]
                .as_u64()
                .expect("a number");
            assert!(written > 0);
        }
        let resumed = run_with(args(&out, "2"), &["--resume"]).wait_with_output().expect("it ends");
        assert_eq!(resumed.status.code(), Some(1));
        assert!(std::fs::read(&out).expect("the output") == std::fs::read(&whole).expect("the output"), "{name}: other bytes");
        assert!(!beside(&out).exists() && !beside(&whole).exists());
        // the totals are those of the whole run, but for its time
        let told = |o: &[u8]| {
            let text = String::from_utf8_lossy(o).into_owned();
            // the first failure of this run, which stands in the file with the others
            let (first, text) = text.split_once('\n').expect("lines");
            assert!(first.starts_with("claimwire: ") && first.ends_with(" (bad-json)"), "{first}");
            text.split_once(" in ").map(|(a, b)| format!("{a}{}", b.split_once(';').expect("a time").1)).expect("a summary")
        };
        assert_eq!(told(&resumed.stderr), told(&uninterrupted.stderr));
        // what came to its end is not touched again
        let again = run_with(args(&out, "2"), &["--resume"]).wait_with_output().expect("it ends");
        assert_eq!(again.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&again.stderr).contains("without --resume it starts anew"));
        std::fs::remove_dir_all(dir).expect("it is there");
    }
}

#[test]
fn a_run_does_not_go_on_with_other_options_or_inputs() {
    let dir = folder("resume-other");
    let out = dir.join("out.jsonl");
    let out = out.to_str().expect("UTF-8");
    let input = dir.join("in.jsonl");
    let input = input.to_str().expect("UTF-8");
    std::fs::write(input, "{\"text\":\"Oslo said so.\"}\nbroken\n{\"text\":\"Riga said so.\"}\n").expect("a file");
    let stopped = run(&["extract", "--max-errors", "1", "-o", out, input], b"");
    assert_eq!(stopped.status.code(), Some(1));
    let told = String::from_utf8(stopped.stderr).expect("UTF-8");
    assert!(
        told.ends_with("claimwire: stopped after so many failures (--max-errors); the same command with --resume goes on from here\n"),
        "{told}"
    );
    assert_eq!(std::fs::read_to_string(out).expect("the output").lines().count(), 2);
    let trouble = |args: &[&str]| {
        let output = run(args, b"");
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    let told = trouble(&["extract", "--resume", "-o", out, "--offsets", "bytes", input]);
    assert!(told.contains("that run had offsets \"chars\", this one \"bytes\""), "{told}");
    std::fs::rename(input, dir.join("other.jsonl")).expect("it is there");
    std::fs::create_dir(input).expect("a folder");
    std::fs::write(dir.join("in.jsonl/x.txt"), "Rain.").expect("a file");
    let told = trouble(&["extract", "--resume", "-o", out, input]);
    assert!(told.contains("cannot go on, the inputs have changed: expected") && told.contains("in.jsonl as file 1, found"), "{told}");
    std::fs::remove_dir_all(input).expect("it is there");
    std::fs::write(input, "{\"text\":\"Oslo said so.\"}\n").expect("a file");
    for more in [&[][..], &["--dedupe"]] {
        let told = trouble(&[&["extract", "--resume", "-o", out, input], more].concat());
        assert!(told.contains(if more.is_empty() { "expected 2 inputs in" } else { "that run had dedupe null" }), "{told}");
    }
    std::fs::rename(dir.join("other.jsonl"), input).expect("it is there");
    let resumed = run(&["extract", "--resume", "-o", out, input], b"");
    assert_eq!((resumed.status.code(), std::fs::read_to_string(out).expect("the output").lines().count()), (Some(1), 3));
    assert_eq!(run(&["extract", "--resume", input], b"").status.code(), Some(2), "--resume needs a file");
    assert!(trouble(&["extract", "--resume", "-o", "/dev/null", input]).contains("expected a regular file"));
}

#[test]
fn a_run_does_not_go_on_behind_other_records() {
    let dir = folder("resume-changed");
    let name = |n: &str| dir.join(n).to_str().expect("UTF-8").to_owned();
    let (first, input, out) = (name("a.jsonl"), name("b.jsonl"), name("out.jsonl"));
    let line = |n: usize| format!("{{\"id\":{n},\"text\":\"Oslo said that ship {n} was late.\"}}\n");
    let lines: String = (0..50).map(line).collect();
    for more in [&[][..], &["--dedupe"]] {
        let args = |last: &'static [&'static str]| [&["extract", "-o", &*out, &*first, &*input], more, last].concat();
        std::fs::write(&first, line(900)).expect("a file");
        std::fs::write(&input, format!("{lines}broken\n{}", line(99))).expect("a file");
        assert_eq!(run(&args(&["--max-errors", "1"]), b"").status.code(), Some(1));
        let refused = |what: &str| {
            let output = run(&args(&["--resume"]), b"");
            let told = String::from_utf8(output.stderr).expect("UTF-8");
            assert_eq!(output.status.code(), Some(2), "{told}");
            assert!(told.contains("cannot go on, the inputs have changed: ") && told.contains(what), "{told}");
        };
        // as many lines as before, but not the same ones
        std::fs::write(&input, format!("{}broken\n{}", &lines[lines.len() / 5..], lines.repeat(2))).expect("a file");
        refused(&format!("the first 51 inputs in {input} are not those that were read"));
        std::fs::write(&input, format!("{lines}broken\n{}{}", line(99), line(100))).expect("a file");
        std::fs::write(&first, line(9)).expect("a file");
        refused(&format!("a file before {input} has another size than it had"));
        // a file that has grown is gone on with
        std::fs::write(&first, line(900)).expect("a file");
        assert_eq!(run(&args(&["--resume"]), b"").status.code(), Some(1));
        let all = std::fs::read_to_string(&out).expect("the output");
        assert_eq!((all.lines().count(), all.contains("\"id\":\"100\"")), (54, true));
    }
}

#[test]
fn an_interrupted_stream_leaves_whole_lines_and_a_second_signal_ends_it_at_once() {
    let lines = "{\"text\":\"Oslo said that the ferry, which Riga blames, was late.\"}\n".repeat(2_000);
    for name in ["-INT", "-TERM"] {
        // it waits for more input
        let mut child =
            claimwire(&["extract"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
        let mut stdin = child.stdin.take().expect("piped");
        let mut stdout = child.stdout.take().expect("piped");
        stdin.write_all(lines.as_bytes()).expect("it reads");
        stdin.write_all(b"{\"text\":\"Half a li").expect("it reads");
        stdout.read_exact(&mut [0; 1]).expect("a record");
        signal(&child, name);
        let mut rest = Vec::new();
        stdout.read_to_end(&mut rest).expect("records");
        assert!(rest.ends_with(b"}\n"));
        let output = child.wait_with_output().expect("it ends");
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(130), &b"claimwire: interrupted\n"[..]));
    }
    // it waits for a reader that does not read
    let dir = folder("second-signal");
    std::fs::write(dir.join("a.jsonl"), lines.repeat(3)).expect("a file");
    let mut child = start(&["extract", dir.to_str().expect("UTF-8")]);
    // a pipe holds less than a batch, so from its first byte on the batch is being written
    let mut stdout = child.stdout.take().expect("piped");
    stdout.read_exact(&mut [0; 1]).expect("a record");
    signal(&child, "-INT");
    std::thread::sleep(Duration::from_millis(300));
    assert!(child.try_wait().expect("a child").is_none(), "the first signal waits for a whole batch");
    signal(&child, "-INT");
    assert_eq!(child.wait().expect("it ends").code(), Some(130));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full");
    for args in [&["extract", "corpus/dev"][..], &["extract", "-j", "1", "corpus/dev"], &["schema"], &["rules", "list"]] {
        let output = claimwire(args).stdout(full()).stderr(Stdio::piped()).output().expect("it runs");
        let told = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(
            (output.status.code(), told.contains("output could not be written: No space left")),
            (Some(2), true),
            "{args:?}: {told}"
        );
    }
    let output = run(&["extract", "-o", "/dev/full", "README.md"], b"");
    let told = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(told.starts_with("claimwire: /dev/full: output could not be written: No space left"), "{told}");
}

#[test]
fn a_run_stops_behind_the_failure_that_was_too_many() {
    let lines: String =
        (0..2_000).map(|n| if n % 100 == 99 { "x\n".into() } else { format!("{{\"id\":{n},\"text\":\"Rain.\"}}\n") }).collect();
    for jobs in ["1", "4"] {
        let output = run(&["extract", "--max-errors", "3", "-j", jobs], lines.as_bytes());
        let all = records(&output);
        assert_eq!((output.status.code(), all.len()), (Some(1), 300));
        assert_eq!((&all[299]["ok"], &all[299]["line"]), (&json!(false), &json!(300)));
        let told = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(told, "claimwire: 3 of 300 inputs failed: 3 bad-json\nclaimwire: stopped after so many failures (--max-errors)\n");
    }
    assert_eq!(run(&["extract", "--max-errors", "21"], lines.as_bytes()).status.code(), Some(1));
}

#[test]
fn articles_that_repeat_another_are_marked_or_dropped() {
    let dir = folder("dedupe");
    let paths = archive(&dir, 600);
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let extract = |more: &[&str]| records(&run(&[&["extract"], more, &paths[..]].concat(), b""));
    let marked = extract(&["--dedupe", "-j", "1"]);
    assert_eq!(marked, extract(&["--dedupe=mark", "-j", "8"]));
    let plain = extract(&[]);
    assert_eq!(plain.len(), marked.len(), "nothing is dropped unless asked");
    assert!(plain.iter().all(|r| r["duplicate_of"].is_null()));
    let again = marked.iter().find(|r| r["id"] == "again-59").expect("a record");
    assert!(!again["duplicate_of"].is_null() && !again["claims"].as_array().expect("claims").is_empty());
    let (repeats, first): (Vec<&Value>, Vec<&Value>) = marked.iter().partition(|r| !r["duplicate_of"].is_null());
    assert!(repeats.iter().all(|r| first.iter().any(|f| f["id"] == r["duplicate_of"])), "nothing repeats a repetition");
    let dropped = extract(&["--dedupe=drop", "-j", "3"]);
    assert_eq!(dropped.iter().collect::<Vec<_>>(), first);
    let rows = extract(&["--dedupe", "--per", "claim"]);
    assert!(rows.iter().any(|r| r["article_id"] == "again-59" && r["duplicate_of"] == again["duplicate_of"]));
}

#[test]
fn standard_error_is_quiet_unless_asked_or_something_is_wrong() {
    let told = |args: &[&str]| String::from_utf8(run(&[&["extract"], args].concat(), b"").stderr).expect("UTF-8");
    assert_eq!(told(&["corpus/dev/slovak-envoy-recalled-prague.txt"]), "");
    assert_eq!(told(&["gone.txt"]), "claimwire: 1 of 1 input failed: 1 not-found\n");
    assert_eq!(told(&["-q", "gone.txt"]), "");
    let stats = told(&["--stats", "corpus/dev", "gone.txt"]);
    let files = std::fs::read_dir("corpus/dev").expect("the corpus").flatten();
    let articles = files.filter(|f| f.path().extension().is_some_and(|e| e == "txt")).count();
    let summary = format!("claimwire: {articles} articles (0.1 MB) in ");
    for part in [
        &*summary,
        "\n  claims     ",
        " attribution/statement, ",
        "\n  failed     1 not-found\n",
        "\nclaims by rule (",
        "  say/says\n",
        " rules never fired; --stats=all lists them\n",
    ] {
        assert!(stats.contains(part), "{part} in {stats}");
    }
    let all = told(&["--stats=all", "corpus/dev", "gone.txt"]);
    let never = all.split_once(" rules never fired\n").expect("a list").1;
    assert!(never.lines().count() > 1000 && never.lines().all(|l| l.contains('/')), "{never}");
    assert!(told(&["--progress", "always", "corpus/dev"]).starts_with(&summary));
    assert_eq!(run(&["extract", "-q", "--stats"], b"").status.code(), Some(2));
}
