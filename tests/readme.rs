//! The documents are true: their commands run, and print what they say.

use crate::common::{commands, folder};
use std::path::Path;
use std::process::Command;

/// The fenced blocks of a language, in order.
fn blocks<'a>(markdown: &'a str, language: &str) -> Vec<&'a str> {
    let open = format!("```{language}\n");
    markdown.split(&open).skip(1).map(|rest| rest.split("```").next().expect("a closed block")).collect()
}

/// The commands that a document shows behind a prompt, with their outputs; what goes on behind a second prompt (`>`) is part of the command.
fn sessions(markdown: &str) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    for line in blocks(markdown, "console").into_iter().flat_map(str::lines) {
        if let Some(command) = line.strip_prefix("$ ") {
            out.push((command.to_owned(), String::new()));
            continue;
        }
        let (command, printed) = out.last_mut().expect("a prompt");
        match line.strip_prefix("> ") {
            Some(more) if printed.is_empty() => *command += &format!("\n{more}"),
            _ => *printed += &format!("{line}\n"),
        }
    }
    out
}

/// Runs what a document shows, in a folder. Where inputs fail on purpose, only the last command of a pipe need succeed, and it may be claimwire.
fn prints_what_it_shows(markdown: &str, dir: &Path, failures: bool) {
    let path = commands(dir);
    let sessions = sessions(markdown);
    assert!(!sessions.is_empty(), "a document shows real runs");
    for (command, printed) in sessions {
        let strict = if failures { "+o" } else { "-o" };
        let run =
            Command::new("bash").args([strict, "pipefail", "-c", &command]).current_dir(dir).env("PATH", &path).output().expect("bash");
        let told = String::from_utf8_lossy(&run.stderr).into_owned();
        assert!(run.status.code().is_some_and(|c| c <= i32::from(failures)), "{command}: {told}");
        assert_eq!(String::from_utf8(run.stdout).expect("UTF-8"), printed, "{command}: {told}");
    }
}

#[test]
fn what_the_readme_shows_is_what_is_printed() {
    let readme = std::fs::read_to_string("README.md").expect("README.md");
    let dir = folder("readme");
    std::fs::write(dir.join("story.txt"), blocks(&readme, "text")[0]).expect("the article");
    std::fs::create_dir_all(dir.join("my-rules")).expect("a folder");
    std::fs::write(dir.join("my-rules/apology.toml"), blocks(&readme, "toml")[0]).expect("the rules");
    prints_what_it_shows(&readme, &dir, false);
}

#[test]
fn what_the_recipes_show_is_what_is_printed() {
    let recipes = std::fs::read_to_string("docs/recipes.md").expect("docs/recipes.md");
    let dir = folder("recipes");
    std::fs::write(dir.join("day.jsonl"), blocks(&recipes, "json")[0]).expect("the articles");
    prints_what_it_shows(&recipes, &dir, true);
}

/// A section of a page by its heading.
fn section<'a>(page: &'a str, heading: &str) -> &'a str {
    page.split("\n## ").find(|s| s.starts_with(heading)).unwrap_or_else(|| panic!("a section {heading:?}"))
}

#[test]
fn the_first_rule_is_written_as_the_page_on_rules_tells() {
    let page = std::fs::read_to_string("docs/rules.md").expect("docs/rules.md");
    let section = section(&page, "A first rule");
    let dir = folder("rules-page");
    std::fs::create_dir_all(dir.join("my-rules")).expect("a folder");
    let [rule, guard] = blocks(section, "toml")[..] else { panic!("a rule and its guard") };
    let file = dir.join("my-rules/lumber.toml");
    std::fs::write(&file, rule).expect("the rule");
    let (before, after) = section.split_once(guard).expect("the guard");
    prints_what_it_shows(before, &dir, true);
    let guarded: String = rule.lines().map(|l| if l.starts_with("pattern") { format!("{l}\n{guard}") } else { format!("{l}\n") }).collect();
    std::fs::write(&file, guarded).expect("the rule with its guard");
    prints_what_it_shows(after, &dir, false);
}

#[test]
fn names_of_ones_own_are_read_as_the_page_on_gazetteers_tells() {
    let page = std::fs::read_to_string("docs/gazetteers.md").expect("docs/gazetteers.md");
    let (shown, _) = page.split_once("\n## Commands").expect("a section on commands");
    let dir = folder("gazetteers-page");
    std::fs::create_dir_all(dir.join("my-names")).expect("a folder");
    let table = blocks(shown, "text").into_iter().find(|b| b.starts_with("#gaz")).expect("a table");
    std::fs::write(dir.join("my-names/desk.tsv"), table.replace('→', "\t")).expect("the table");
    prints_what_it_shows(shown, &dir, false);
}

#[test]
fn the_claim_on_the_page_on_output_is_what_is_written() {
    let page = std::fs::read_to_string("docs/output.md").expect("docs/output.md");
    let mut shown: serde_json::Value = serde_json::from_str(blocks(&page, "json")[0]).expect("a claim");
    let output = crate::common::run(&["extract", "-"], b"Latvia accused Belarus of jamming the ferry's radar.");
    let mut written = crate::common::records(&output)[0]["claims"][0].take();
    // it changes a little with each round of counting
    let [near, told] = [&mut shown, &mut written].map(|claim| claim["confidence"].take().as_f64().expect("a number"));
    assert!((near - told).abs() < 0.1, "{near} is shown, {told} written");
    assert_eq!(shown, written);
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
    let output = crate::common::run(&main.split(' ').collect::<Vec<_>>(), b"");
    assert!(output.status.success());
    let records = crate::common::records(&output);
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
        let output = crate::common::run(&args, b"");
        assert!(output.status.success(), "{command}");
        let help = String::from_utf8(output.stdout).expect("UTF-8");
        for flag in names.iter().filter(|w| w.starts_with('-') && w.len() > 1) {
            let known = [" ", ",", "[", "\n"].iter().any(|end| help.contains(&format!("{flag}{end}")));
            assert!(known, "{flag} in {help}");
        }
    }
}

#[test]
fn links_lead_somewhere() {
    for file in [
        "README.md",
        "docs/rules.md",
        "docs/builtin-rules.md",
        "docs/gazetteers.md",
        "docs/grammar.md",
        "docs/output.md",
        "docs/recipes.md",
        "docs/fuzzing.md",
        "docs/performance.md",
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
