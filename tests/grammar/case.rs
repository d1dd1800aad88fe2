//! The cases: what a sentence should give, and what is wrong with what it gives.

use super::rows::{Cues, Frames, read};
use claimwire::Engine;
use claimwire::document::{Argument, Claim, Document, Token};
use claimwire::lexicon::fold::fold;
use claimwire::rules::file::ExampleRow;
use claimwire::score::grammar::article;
use std::collections::HashMap;

pub enum Expected {
    /// a claim like this
    Claim(ExampleRow),
    /// no claim in this frame
    NoFrame(String),
    /// no claim by this word
    NoCue(String),
}

pub struct Case {
    pub file: &'static str,
    pub line: usize,
    /// the frame with its sub-case, the word
    pub about: String,
    pub text: String,
    pub expected: Expected,
}

impl Case {
    /// How `open.txt` calls it.
    pub fn key(&self) -> String {
        key(self.file, &self.text)
    }

    /// What is wrong, in words.
    pub fn check(&self, engine: &Engine) -> Result<(), String> {
        let doc = engine.extract(article("case", &self.text));
        let cue = |c: &&Claim| doc.joined(&c.cue);
        match &self.expected {
            Expected::Claim(row) => nearest(&doc, engine, row),
            Expected::NoFrame(frame) => match doc.claims.iter().find(|c| c.frame.name() == frame) {
                Some(c) => Err(format!("\"{}\" claims in the frame {frame}", cue(&c))),
                None => Ok(()),
            },
            Expected::NoCue(form) => match doc.claims.iter().find(|c| is_cue(&doc, engine, c, form)) {
                Some(c) => Err(format!("\"{}\" claims", cue(&c))),
                None => Ok(()),
            },
        }
    }
}

/// How `open.txt` calls a sentence of a file: by the hash of its text, which stays when others move it.
pub fn key(file: &str, text: &str) -> String {
    // FNV-1a, which stays the same whatever the program hashes with
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325u64, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{file} {:08x}", hash as u32)
}

pub fn cases() -> Vec<Case> {
    let mut out = Vec::new();
    let text = read("frames.toml");
    let line = |text: &str, at: usize| text[..at].matches('\n').count() + 1;
    for row in toml::from_str::<Frames>(&text).expect("frames.toml").frame {
        let about = if row.case.is_empty() { row.name.clone() } else { format!("{}, {}", row.name, row.case) };
        let case = |at: usize, sentence: &str, expected: Expected| Case {
            file: "frames.toml",
            line: line(&text, at),
            about: about.clone(),
            text: sentence.to_owned(),
            expected,
        };
        out.extend(row.matches.iter().map(|m| case(m.span().start, &m.get_ref().text, Expected::Claim(m.get_ref().clone()))));
        out.extend(row.skips.iter().map(|s| case(s.span().start, s.get_ref(), Expected::NoFrame(row.name.clone()))));
    }
    let text = read("cues.toml");
    for row in toml::from_str::<Cues>(&text).expect("cues.toml").word {
        let case = |at: usize, sentence: &str, expected: Expected| Case {
            file: "cues.toml",
            line: line(&text, at),
            about: row.form.clone(),
            text: sentence.to_owned(),
            expected,
        };
        out.extend(row.claims.iter().map(|m| case(m.span().start, &m.get_ref().text, Expected::Claim(m.get_ref().clone()))));
        out.extend(row.silent.iter().map(|s| case(s.span().start, s.get_ref(), Expected::NoCue(row.form.clone()))));
    }
    out
}

/// What differs between a row and the claim that is most like it.
fn nearest(doc: &Document, engine: &Engine, row: &ExampleRow) -> Result<(), String> {
    let cue = row.cue.as_deref().unwrap_or_default();
    let shared = |c: &&Claim| overlap(&doc.joined(&c.cue), cue) > 0.0;
    let mut differences: Vec<Vec<String>> = doc.claims.iter().filter(shared).map(|c| differences(doc, engine, c, row)).collect();
    differences.sort_by_key(Vec::len);
    match differences.first() {
        None => Err(format!("no claim by \"{cue}\"")),
        Some(none) if none.is_empty() => Ok(()),
        Some(some) => Err(some.join("; ")),
    }
}

/// Cues are right if they overlap, arguments if they share words with F1 of at least one half; what a row does not give is not compared.
fn differences(doc: &Document, engine: &Engine, claim: &Claim, row: &ExampleRow) -> Vec<String> {
    let mut out = Vec::new();
    let arguments = [
        ("source", &row.source, &claim.source),
        ("target", &row.target, &claim.target),
        ("content", &row.content, &claim.content),
        ("addressee", &row.addressee, &claim.addressee),
    ];
    for (name, wanted, found) in arguments {
        let found = found.as_ref().map_or_else(String::new, |a: &Argument| doc.joined(&a.pieces));
        if let Some(wanted) = wanted
            && overlap(wanted, &found) < 0.5
        {
            out.push(format!("{name} is \"{found}\", expected \"{wanted}\""));
        }
    }
    let kind = &engine.tables().rules.kinds[claim.kind as usize];
    let kind = kind.subkind.as_ref().map_or(kind.kind.clone(), |s| format!("{}/{s}", kind.kind));
    let values = [
        ("kind", row.kind.clone(), kind),
        ("status", row.status.clone(), claim.status.name().to_owned()),
        ("tense", row.tense.clone(), claim.tense.name().to_owned()),
        ("hedged", row.hedged.map(|h| h.to_string()), claim.hedged.to_string()),
    ];
    for (name, wanted, found) in values {
        if let Some(wanted) = wanted
            && wanted != found
        {
            out.push(format!("{name} is {found}, expected {wanted}"));
        }
    }
    out
}

/// Whether a form of the word is the claim's cue or stands in it.
fn is_cue(doc: &Document, engine: &Engine, claim: &Claim, form: &str) -> bool {
    let tables = engine.tables();
    let first = fold(form.split(' ').next().unwrap_or(form));
    let by_row = tables.rules.cues[claim.cue_row as usize].lemma == form;
    let inside = |t: &Token| claim.cue.iter().any(|s| s.contains(t.span()));
    let same = |t: &Token| fold(t.of(doc.text())) == first || tables.lexicon.text(t.word.lemma) == first;
    by_row || doc.tokens.iter().any(|t| inside(t) && same(t))
}

/// F1 of the words of two texts; 1 of two without any.
fn overlap(a: &str, b: &str) -> f64 {
    let words = |text: &str| {
        let mut counts: HashMap<String, usize> = HashMap::new();
        let marks = |c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’');
        // a mark is a cue too
        let none = !text.contains(char::is_alphanumeric);
        text.split(|c| if none { c == ' ' } else { marks(c) }).filter(|w| !w.is_empty()).for_each(|w| {
            *counts.entry(w.trim_matches(['\'', '’']).to_lowercase()).or_default() += 1;
        });
        counts
    };
    let (a, b) = (words(a), words(b));
    let size = |counts: &HashMap<String, usize>| counts.values().sum::<usize>();
    let shared: usize = a.iter().map(|(w, n)| n.min(b.get(w).unwrap_or(&0))).sum();
    if size(&a) + size(&b) == 0 { 1.0 } else { 2.0 * shared as f64 / (size(&a) + size(&b)) as f64 }
}
