//! Running the binary as a process, and the tools that a test needs beside it.

pub mod marked;
#[path = "../../fuzz/targets.rs"]
pub mod targets;

use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The binary with arguments.
pub fn claimwire(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claimwire"));
    command.args(args).current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

/// Runs it with `input` on standard input.
pub fn run(args: &[&str], input: &[u8]) -> Output {
    let mut child = claimwire(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary starts");
    let mut stdin = child.stdin.take().expect("piped");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        // a program that wants no more input is no failure here
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().expect("the binary ends");
    writer.join().expect("the writer ends");
    output
}

/// The JSON lines of an output.
pub fn records(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).expect("UTF-8 out");
    text.lines().map(|l| serde_json::from_str(l).unwrap_or_else(|e| panic!("{e}: {l}"))).collect()
}

/// A fresh directory for one test.
pub fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).expect("a folder");
    path
}

/// A path as an argument.
pub fn path(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

/// Bytes packed by gzip.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).expect("room");
    encoder.finish().expect("gzip")
}

/// A Python interpreter that has the pinned packages that the tests read records with. Made once, under `target`; a failure to get them fails the test.
pub fn python() -> PathBuf {
    const PACKAGES: [&str; 5] = ["duckdb==1.3.2", "duckdb-cli==1.4.4", "jq==1.10.0", "pandas==2.3.3", "warcio==1.8.1"];
    static MADE: std::sync::OnceLock<PathBuf> = std::sync::OnceLock::new();
    let make = || {
        let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("python");
        let python = home.join("bin/python");
        let stamp = home.join("packages");
        if std::fs::read_to_string(&stamp).ok().as_deref() != Some(&PACKAGES.join(" ")) {
            let made = Command::new("python3").args(["-m", "venv"]).arg(&home).status().expect("python3 is needed to run these tests");
            assert!(made.success(), "python3 -m venv failed: is the venv module installed?");
            let got = Command::new(&python)
                .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
                .args(PACKAGES)
                .status()
                .expect("pip runs");
            assert!(got.success(), "pip could not install {PACKAGES:?}");
            // the package forgets to say that this is a program
            make_executable(&home.join("bin/duckdb"));
            std::fs::write(&stamp, PACKAGES.join(" ")).expect("a stamp");
        }
        python
    };
    MADE.get_or_init(make).clone()
}

/// A folder for the path of commands that documents show: claimwire, jq, duckdb and a Python with the packages above.
pub fn commands(folder: &Path) -> String {
    let python = python();
    let bin = folder.join("bin");
    std::fs::create_dir_all(&bin).expect("a folder");
    let shim = format!("#!/bin/sh\nexec '{}' '{}/tests/common/jq_command.py' \"$@\"\n", python.display(), env!("CARGO_MANIFEST_DIR"));
    std::fs::write(bin.join("jq"), shim).expect("jq");
    make_executable(&bin.join("jq"));
    let program = Path::new(env!("CARGO_BIN_EXE_claimwire")).parent().expect("a folder");
    let packages = python.parent().expect("a folder");
    format!("{}:{}:{}:{}", bin.display(), program.display(), packages.display(), std::env::var("PATH").expect("a path"))
}

fn make_executable(file: &Path) {
    assert!(Command::new("chmod").arg("+x").arg(file).status().expect("chmod runs").success());
}
