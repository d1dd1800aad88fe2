//! `open.txt`: the cases that are known to come out wrong, by cause.

use super::rows::{path, read};
use libtest_mimic::Failed;
use std::collections::{BTreeMap, HashMap};

/// The cases of `open.txt` with their causes, and the counts at its top.
#[derive(Default)]
pub struct Open {
    pub causes: HashMap<String, String>,
    pub counts: BTreeMap<String, usize>,
}

pub fn open() -> Open {
    let mut open = Open::default();
    let mut cause = String::new();
    let text = read("open.txt");
    for line in text.lines().filter(|l| !l.is_empty()) {
        if let Some(heading) = line.strip_prefix("## ") {
            cause = heading.to_owned();
        } else if let Some(comment) = line.strip_prefix('#') {
            if let Some((Ok(count), cause)) = comment.trim_start().split_once(' ').map(|(n, c)| (n.parse(), c)) {
                open.counts.insert(cause.to_owned(), count);
            }
        } else {
            let key: Vec<&str> = line.split_whitespace().take(2).collect();
            assert!(open.causes.insert(key.join(" "), cause.clone()).is_none(), "open.txt has {} twice", key.join(" "));
        }
    }
    open
}

/// Takes out the lines whose case is right now, and counts the others anew.
pub fn write_without(right: &[String]) -> std::io::Result<()> {
    let text = read("open.txt");
    let key = |line: &str| line.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    let is_count =
        |line: &str| line.strip_prefix('#').and_then(|l| l.trim_start().split_once(' ')).is_some_and(|(n, _)| n.parse::<usize>().is_ok());
    let lines: Vec<&str> = text.lines().filter(|l| !is_count(l) && !right.contains(&key(l))).collect();
    let sections: Vec<(&str, Vec<&str>)> = lines
        .split(|l| l.is_empty())
        .filter_map(|section| Some((section.first()?.strip_prefix("## ")?, section[1..].to_vec())))
        .filter(|(_, cases)| !cases.is_empty())
        .collect();
    let mut out: Vec<String> = lines.iter().take_while(|l| l.starts_with('#')).map(|l| (*l).to_owned()).collect();
    out.extend(sections.iter().map(|(cause, cases)| format!("# {:4} {cause}", cases.len())));
    out.extend(sections.iter().map(|(cause, cases)| format!("\n## {cause}\n{}", cases.join("\n"))));
    std::fs::write(path("open.txt"), out.join("\n") + "\n")
}

/// Whether the counts at the top of `open.txt` are those of its lines, and each of these is a case.
pub fn counted(open: &Open, keys: &[String]) -> Result<(), Failed> {
    let mut counts = BTreeMap::new();
    for (key, cause) in &open.causes {
        if !keys.contains(key) {
            return Err(format!("open.txt: there is no case {key} any more").into());
        }
        *counts.entry(cause.clone()).or_insert(0) += 1;
    }
    if counts == open.counts { Ok(()) } else { Err(format!("open.txt: expected at its top {counts:?}, found {:?}", open.counts).into()) }
}
