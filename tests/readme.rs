//! README is true: its commands run, and print what it says they print.

mod common;

use common::{folder, python};
use std::path::Path;
use std::process::{Command, Stdio};

/// The fenced blocks of a language, in order.
fn blocks<'a>(markdown: &'a str, language: &str) -> Vec<&'a str> {
    let open = format!("```{language}\n");
    markdown.split(&open).skip(1).map(|rest| rest.split("```").next().expect("a closed block")).collect()
}

/// A command as README prints it, and its output.
fn sessions(readme: &str) -> Vec<(&str, &str)> {
    let blocks = blocks(readme, "console");
    blocks.iter().map(|b| b.strip_prefix("$ ").expect("a prompt").split_once('\n').expect("output")).collect()
}

#[test]
fn what_the_readme_shows_is_what_is_printed() {
    let readme = std::fs::read_to_string("README.md").expect("README.md");
    let dir = folder("readme");
    std::fs::write(dir.join("story.txt"), blocks(&readme, "text")[0]).expect("the article");
    let shim = format!("#!/bin/sh\nexec '{}' '{}/tests/common/jq_command.py' \"$@\"\n", python().display(), env!("CARGO_MANIFEST_DIR"));
    let bin = dir.join("bin");
    std::fs::create_dir(&bin).expect("a folder");
    std::fs::write(bin.join("jq"), shim).expect("jq");
    assert!(Command::new("chmod").args(["+x"]).arg(bin.join("jq")).status().expect("chmod").success());
    let program = Path::new(env!("CARGO_BIN_EXE_claimwire")).parent().expect("a folder");
    let path = format!("{}:{}:{}", bin.display(), program.display(), std::env::var("PATH").expect("a path"));
    let sessions = sessions(&readme);
    assert!(sessions.len() >= 3, "README shows real runs");
    for (command, printed) in sessions {
        let output = Command::new("bash")
            .args(["-o", "pipefail", "-c", command])
            .current_dir(&dir)
            .env("PATH", &path)
            .stderr(Stdio::inherit())
            .output()
            .expect("bash");
        assert!(output.status.success(), "{command}");
        assert_eq!(String::from_utf8(output.stdout).expect("UTF-8"), printed, "{command}");
    }
}

#[test]
fn the_commands_for_a_fresh_machine_are_those_that_are_run() {
    let readme = std::fs::read_to_string("README.md").expect("README.md");
    let commands: Vec<&str> = blocks(&readme, "sh").iter().flat_map(|b| b.lines()).collect();
    // the test command is what the checks call; this test is part of it
    let checks = std::fs::read_to_string(".ci/run").expect(".ci/run");
    assert!(commands.contains(&"cargo test --release") && checks.contains("\nstep cargo test --release\n"));
    // the main job
    let main = commands.iter().find_map(|c| c.strip_prefix("cargo run --release -- ")).expect("the main job");
    let output = common::run(&main.split(' ').collect::<Vec<_>>(), b"");
    assert!(output.status.success());
    let records = common::records(&output);
    assert!(records.len() >= 20);
    assert!(records.iter().filter(|r| !r["claims"].as_array().expect("claims").is_empty()).count() >= 20);
}

#[test]
fn the_commands_for_use_are_understood() {
    let readme = std::fs::read_to_string("README.md").expect("README.md");
    let lines = blocks(&readme, "sh")
        .into_iter()
        .flat_map(str::lines)
        .filter_map(|l| l.split_once("claimwire ").filter(|(before, _)| before.is_empty() || before.ends_with("| ")));
    let used: Vec<&str> = lines.map(|(_, args)| args.split(['#', '>']).next().expect("a part").trim()).collect();
    assert!(used.len() >= 6, "{used:?}");
    for command in used {
        // with --help the arguments are parsed up to it, and no file is opened
        let names: Vec<&str> = command.split(' ').filter(|w| !w.is_empty()).collect();
        let mut args = names.clone();
        args.push("--help");
        let output = common::run(&args, b"");
        assert!(output.status.success(), "{command}");
        let help = String::from_utf8(output.stdout).expect("UTF-8");
        for flag in names.iter().filter(|w| w.starts_with('-') && w.len() > 1) {
            assert!(help.contains(&format!("{flag} ")) || help.contains(&format!("{flag}, ")), "{flag} in {help}");
        }
    }
}

#[test]
fn links_lead_somewhere() {
    for file in [
        "README.md",
        "docs/rules.md",
        "docs/gazetteers.md",
        "docs/grammar.md",
        "docs/output.md",
        "docs/architecture.md",
        "docs/evaluation.md",
        "corpus/README.md",
    ] {
        let text = std::fs::read_to_string(file).unwrap_or_else(|e| panic!("{file}: {e}"));
        let folder = Path::new(file).parent().expect("a folder");
        for target in text.split("](").skip(1).map(|rest| rest.split([')', '#']).next().expect("a target")) {
            assert!(target.starts_with("http") || target.is_empty() || folder.join(target).exists(), "{file}: {target}");
        }
    }
}
