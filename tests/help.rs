//! Help: every flag in one sentence, completions that shells take, manual pages.

use crate::common::{folder, run};
use std::process::Command;

fn printed(args: &[&str]) -> String {
    let output = run(args, b"");
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn completions_name_commands_and_flags_in_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = printed(&["completions", shell]);
        for part in ["claimwire", "extract", "min-confidence", "lookup"] {
            assert!(script.contains(part), "{shell}: {part}");
        }
    }
    let output = run(&["completions", "ksh"], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("possible values: bash"));
}

#[test]
fn bash_completes_what_was_begun() {
    let dir = folder("completions");
    std::fs::write(dir.join("claimwire.bash"), printed(&["completions", "bash"])).expect("a script");
    let complete = |words: &str| {
        let script = format!(
            "source claimwire.bash; COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); \
             _claimwire claimwire \"${{COMP_WORDS[COMP_CWORD]}}\" \"${{COMP_WORDS[COMP_CWORD-1]}}\"; printf '%s ' \"${{COMPREPLY[@]}}\""
        );
        let output = Command::new("bash").args(["-c", &script]).current_dir(&dir).output().expect("bash");
        String::from_utf8(output.stdout).expect("UTF-8").trim_end().to_owned()
    };
    assert_eq!(complete("claimwire ext"), "extract");
    assert_eq!(complete("claimwire extract --min"), "--min-confidence");
    assert_eq!(complete("claimwire extract --to ''"), "jsonl csv tsv");
    assert_eq!(complete("claimwire gazetteer lo"), "lookup");
}

#[test]
fn manual_pages_are_there_for_every_command() {
    let page = printed(&["man"]);
    assert!(page.contains(".TH claimwire 1") && page.contains("Exit status: 0"), "{page}");
    let page = printed(&["man", "extract"]);
    assert!(page.contains(".TH claimwire-extract 1  \"claimwire ") && page.contains("\\-\\-min\\-confidence"), "{page}");
    for command in ["explain", "schema", "score", "rules check", "gazetteer lookup"] {
        let words: Vec<&str> = command.split(' ').collect();
        let page = printed(&[&["man"], words.as_slice()].concat());
        assert!(page.contains(&format!(".TH claimwire-{} 1", words.join("-"))), "{command}");
        assert_eq!(page, printed(&["man", command]));
    }
    let output = run(&["man", "extrct"], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no command \"extrct\", did you mean \"extract\"?"));
}

#[test]
fn every_flag_is_told_in_a_sentence_under_a_heading() {
    let help = printed(&["extract", "-h"]);
    for heading in ["Arguments:", "Input:", "Fields:", "Output:", "Run:", "Data:", "Exit status:"] {
        assert!(help.contains(&format!("\n{heading}")), "{heading} in {help}");
    }
    // each example on a line, so that it can be copied
    let long = printed(&["extract", "--help"]);
    let examples = long.split_once("\nExamples:\n").expect("examples").1.split_once("\n\n").expect("an end").0;
    let begins = |line: &str| ["  claimwire ", "  find ", "  until "].iter().any(|b| line.starts_with(b));
    assert!(examples.lines().count() >= 5 && examples.lines().all(begins), "{examples}");
    // under the heading of all that has none stand help and version only
    let plain = help.split_once("\nOptions:\n").expect("a heading").1.split_once("\n\n").expect("another").0;
    assert_eq!(plain.lines().count(), 2, "{plain}");
    for command in [&["explain"][..], &["schema"], &["score"], &["rules", "check"], &["rules", "list"], &["gazetteer", "lookup"], &["man"]]
    {
        let help = printed(&[command, &["-h"]].concat());
        let flags = help.lines().filter(|l| l.trim_start().starts_with('-'));
        flags.for_each(|line| assert!(line.trim().contains("  ") || help.contains(&format!("{line}\n          ")), "{command:?}: {line}"));
    }
}
