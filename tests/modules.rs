//! The list of modules in `docs/modules.md`: of each what its own first words say of it, in the groups of the `mod.rs` that declares it.

use crate::page;
use libtest_mimic::{Failed, Trial};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// One trial: whether the page is fresh.
pub fn trials() -> Vec<Trial> {
    vec![Trial::test("modules page is fresh", || {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut out = String::new();
        list(&root.join("lib.rs"), &root, "", &mut out)?;
        page::is_fresh("modules.md", "src/**/*.rs", &out)
    })]
}

/// Writes the modules that a file declares, then those of its folders, each folder under a heading of its own. `path` is the folder below `src`.
fn list(file: &Path, folder: &Path, path: &str, out: &mut String) -> Result<(), Failed> {
    let text = std::fs::read_to_string(file)?;
    let mut folders = Vec::new();
    let mut group = None;
    for line in text.lines() {
        // a comment right above declarations is about all of them
        if let Some(comment) = line.strip_prefix("// ") {
            group = Some(comment);
        } else if let Some(name) = declared(line) {
            if let Some(comment) = group.take() {
                // (the first one stands behind an empty line as it is)
                let gap = if out.ends_with("\n\n") { "" } else { "\n" };
                writeln!(out, "{gap}{}{}:\n", comment[..1].to_uppercase(), &comment[1..])?;
            }
            let below = folder.join(name);
            if below.is_dir() {
                folders.push(name);
                writeln!(out, "* `{name}/`")?;
            } else {
                writeln!(out, "* `{name}`: {}", first_words(&folder.join(format!("{name}.rs")))?)?;
            }
        } else if !line.starts_with('#') {
            group = None;
        }
    }
    for name in folders {
        let (below, path) = (folder.join(name), format!("{path}{name}/"));
        writeln!(out, "\n## `{path}`\n\n{}\n", first_words(&below.join("mod.rs"))?)?;
        list(&below.join("mod.rs"), &below, &path, out)?;
    }
    Ok(())
}

/// The module that a line declares, but that of tests.
fn declared(line: &str) -> Option<&str> {
    let name = line.strip_prefix("pub ").unwrap_or(line).strip_prefix("mod ")?.strip_suffix(';')?;
    (name != "tests").then_some(name)
}

/// The first paragraph of what a file says of itself, without links.
fn first_words(file: &Path) -> Result<String, Failed> {
    let text = std::fs::read_to_string(file)?;
    let lines: Vec<&str> = text.lines().map_while(|l| l.strip_prefix("//! ")).collect();
    if lines.is_empty() {
        return Err(format!("{}: says nothing of itself", file.display()).into());
    }
    Ok(lines.join(" ").replace("[`", "`").replace("`]", "`"))
}
