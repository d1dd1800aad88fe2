//! `open.txt`: the cases that are known to come out wrong, by cause.

use crate::rows::read;
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

