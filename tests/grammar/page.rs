//! The frames in `docs/grammar.md`: of each row its pattern, six sentences with the cue in bold, three near-misses with the reason; what is known to come
//! out wrong is marked.

use super::case::key;
use super::open::Open;
use super::rows::{FrameRow, Frames, read};
use crate::page;
use libtest_mimic::Failed;
use std::fmt::Write;

/// How many sentences and near-misses of a row are shown.
const SHOWN: (usize, usize) = (6, 3);

/// Whether the page has what is made from the rows now.
pub fn is_fresh(open: &Open) -> Result<(), Failed> {
    page::is_fresh("grammar.md", "tests/grammar/frames.toml", &frames(open)?)
}

/// The part of the page: those that come out right first, the others marked.
fn frames(open: &Open) -> Result<String, Failed> {
    let text = read("frames.toml");
    let mut out = String::new();
    for FrameRow { name, case, pattern, matches, skips } in toml::from_str::<Frames>(&text)?.frame {
        let title = if case.is_empty() { format!("`{name}`") } else { format!("`{name}`: {case}") };
        let mark = |sentence: &str| if open.causes.contains_key(&key("frames.toml", sentence)) { " †" } else { "" };
        let found = matches.iter().map(|m| m.get_ref()).map(|m| (mark(&m.text), bold(&m.text, m.cue.as_deref().unwrap_or_default())));
        let left = skips.iter().map(|s| (mark(s.get_ref()), format!("{} ({})", s.get_ref(), reason(&text[s.span().end..]))));
        let (first, rest) = pattern.split_at(1);
        write!(out, "\n### {title}\n\n{}{rest}.\n\n", first.to_uppercase())?;
        list(found.collect(), SHOWN.0, &mut out)?;
        out.push_str("\nNot:\n\n");
        list(left.collect(), SHOWN.1, &mut out)?;
    }
    out.push('\n');
    Ok(out)
}

fn list(mut sentences: Vec<(&str, String)>, shown: usize, out: &mut String) -> Result<(), Failed> {
    if sentences.len() < shown {
        return Err(format!("expected {shown} sentences, found {}: {sentences:?}", sentences.len()).into());
    }
    sentences.sort_by_key(|(mark, _)| *mark);
    for (mark, sentence) in sentences.iter().take(shown) {
        writeln!(out, "* {sentence}{mark}")?;
    }
    Ok(())
}

/// The sentence with the pieces of its cue in bold.
fn bold(sentence: &str, cue: &str) -> String {
    let mut out = String::new();
    let mut rest = sentence;
    for piece in cue.split(" … ") {
        let Some(at) = word(rest, piece) else { continue };
        let _ = write!(out, "{}**{piece}**", &rest[..at]);
        rest = &rest[at + piece.len()..];
    }
    out + rest
}

/// Where a piece stands in a text, not inside a word.
fn word(text: &str, piece: &str) -> Option<usize> {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let whole = |at: usize| {
        piece.starts_with(|c: char| !c.is_alphanumeric())
            || !letter(text[..at].chars().next_back()) && !letter(text[at + piece.len()..].chars().next())
    };
    text.match_indices(piece).map(|(at, _)| at).find(|at| whole(*at))
}

/// What the comment behind a sentence says.
fn reason(rest: &str) -> &str {
    let line = rest.lines().next().unwrap_or_default();
    line.split_once("# ").map_or("", |(_, comment)| comment.trim())
}
