//! Whole articles, as records in short: zones, entities and claims, to be read when they change.
//!
//! The snapshots say what the program does with articles of the development half, which is not always what is right; the gold says that.

use crate::common::{records, run};
use serde_json::Value;
use std::fmt::Write;

/// An argument: its text, and after an arrow the ids it stands for and how they were found.
fn argument(argument: &Value) -> String {
    let Some(text) = argument["text"].as_str() else { return "–".into() };
    let ids: Vec<&str> = argument["entities"].as_array().expect("a list").iter().map(|e| e["id"].as_str().expect("an id")).collect();
    let how = argument["resolved"].as_str().expect("a word");
    let pieces = match argument["spans"].as_array().expect("a list").len() {
        0 => String::new(),
        n => format!(" in {n} pieces"),
    };
    let link = if ids.is_empty() { String::new() } else { format!(" → {} ({how})", ids.join(", ")) };
    format!("{}{pieces}{link}", text.replace('\n', "⏎"))
}

/// A record in short.
fn short(record: &Value) -> String {
    let mut out = format!("meta {}\n", record["meta"]);
    let text: Vec<char> = record["text"].as_str().expect("a text").chars().collect();
    for zone in record["zones"].as_array().expect("zones") {
        let at = |end: &str| zone[end].as_u64().expect("a number") as usize;
        let line: String = text[at("start")..at("end")].iter().take(60).collect();
        let _ = writeln!(out, "zone {:<9} {}", zone["kind"].as_str().expect("a kind"), line.replace('\n', "⏎"));
    }
    for entity in record["entities"].as_array().expect("entities") {
        let mentions = entity["mentions"].as_array().expect("mentions").iter();
        let mentions: Vec<String> =
            mentions.map(|m| format!("{} ({})", m["text"].as_str().expect("a text"), m["form"].as_str().expect("a form"))).collect();
        let _ = writeln!(out, "entity {}: {}", entity["id"].as_str().expect("an id"), mentions.join(", ").replace('\n', "⏎"));
    }
    for claim in record["claims"].as_array().expect("claims") {
        let word = |key: &str| claim[key].as_str().unwrap_or("–").to_owned();
        let hedged = if claim["hedged"] == true { ", hedged" } else { "" };
        let within = claim["within"].as_str().map_or(String::new(), |c| format!(", within {c}"));
        let kind = claim["subkind"].as_str().or(claim["kind"].as_str()).expect("a kind");
        let _ = writeln!(
            out,
            "\n{} {kind} [{}] by {} ({}{hedged}{within})",
            word("id"),
            claim["cue"]["text"].as_str().expect("a cue"),
            word("rule"),
            word("status")
        );
        for role in ["source", "target", "content", "addressee"] {
            if !claim[role].is_null() {
                let _ = writeln!(out, "    {role:<9} {}", argument(&claim[role]));
            }
        }
    }
    out
}

/// The record of an article of the development half, in short.
fn article(name: &str) -> String {
    let output = run(&["extract", "--with", "text", &format!("corpus/dev/{name}.txt")], b"");
    assert!(output.status.success());
    short(&records(&output)[0])
}

#[test]
fn an_attributed_intrusion() {
    insta::assert_snapshot!(article("latvia-parliament-hack-attribution"));
}

#[test]
fn a_recalled_envoy() {
    insta::assert_snapshot!(article("slovak-envoy-recalled-prague"));
}

#[test]
fn monitors_without_a_named_source() {
    insta::assert_snapshot!(article("monitors-truce-violations"));
}

#[test]
fn hackers_who_claim_it_themselves() {
    insta::assert_snapshot!(article("hacktivists-website-outages-rome"));
}
