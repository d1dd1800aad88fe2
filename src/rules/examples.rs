//! Examples: every `matches` and `skips` of a rule file is a test.

use super::file::{ExampleRow, RuleFile};
use crate::article::Article;
use crate::document::{Argument, Claim, Document};
use crate::engine::Engine;
use crate::rules::compiled::Take;
use crate::tables::source::Source;
use std::fmt;

/// An example with its place.
#[derive(Clone, Debug)]
pub struct Example {
    /// the file
    pub file: String,
    /// its line there
    pub line: u32,
    /// the id of its construction
    pub construction: String,
    /// the text
    pub text: String,
    /// what the construction finds in it; `None` for a text that it must leave alone
    pub expected: Option<ExampleRow>,
}

/// What came of an example, in the words of ast-grep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// found, as expected
    Reported,
    /// left alone, as expected
    Validated,
    /// not found, and the rule that took its words, if another one did
    Missing(Option<String>),
    /// found where it should be left alone
    Noisy,
    /// found, but otherwise: what differs
    Wrong(String),
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Verdict::Reported => f.write_str("reported"),
            Verdict::Validated => f.write_str("validated"),
            Verdict::Missing(None) => f.write_str("missing"),
            Verdict::Missing(Some(by)) => write!(f, "missing, taken by {by}"),
            Verdict::Noisy => f.write_str("noisy"),
            Verdict::Wrong(what) => write!(f, "wrong ({what})"),
        }
    }
}

/// The examples of rule files, in order. Files that do not parse have none; compiling them tells why.
pub fn read(sources: &[Source]) -> Vec<Example> {
    let mut out = Vec::new();
    for source in sources {
        let Ok(rows) = source.toml::<RuleFile>() else { continue };
        for row in rows.construction {
            let row = row.into_inner();
            let example = |at: usize, text: &str, expected: Option<ExampleRow>| Example {
                file: source.path.clone(),
                line: source.line(at),
                construction: row.id.clone(),
                text: text.to_owned(),
                expected,
            };
            out.extend(row.matches.iter().map(|m| example(m.span().start, &m.get_ref().text, Some(m.get_ref().clone()))));
            out.extend(row.skips.iter().map(|s| example(s.span().start, s.get_ref(), None)));
        }
    }
    out
}

impl Example {
    /// Runs the engine over the text.
    pub fn check(&self, engine: &Engine) -> Verdict {
        let doc = engine.extract(Article::new("example", self.text.clone()));
        let rules = &engine.tables().rules;
        let by_it: Vec<&Claim> =
            doc.claims.iter().filter(|c| rules.constructions[c.construction as usize].id == self.construction).collect();
        let Some(expected) = &self.expected else {
            return if by_it.is_empty() { Verdict::Validated } else { Verdict::Noisy };
        };
        let differences: Vec<Vec<String>> = by_it.iter().map(|c| differences(&doc, engine, c, expected)).collect();
        match differences.iter().min_by_key(|d| d.len()) {
            None => Verdict::Missing(self.winner(&doc, engine, expected)),
            Some(none) if none.is_empty() => Verdict::Reported,
            Some(some) => Verdict::Wrong(some.join("; ")),
        }
    }

    /// The rule, with its place, of a claim whose cue is that of the example, or one of those that take its construction.
    fn winner(&self, doc: &Document, engine: &Engine, expected: &ExampleRow) -> Option<String> {
        let rules = &engine.tables().rules;
        let takes = |lemma: &str| {
            let takes = |take: &Take| rules.constructions[take.construction as usize].id == self.construction;
            rules.cues.iter().any(|cue| cue.lemma == lemma && cue.takes.iter().any(takes))
        };
        let wins = |c: &&Claim| match &expected.cue {
            Some(cue) => doc.joined(&c.cue) == *cue,
            None => !c.cue.is_empty() && takes(&rules.cues[c.cue_row as usize].lemma),
        };
        let claim = doc.claims.iter().find(wins)?;
        let by = &rules.constructions[claim.construction as usize];
        Some(format!("{} ({}:{})", rules.rule_id(claim.cue_row, claim.construction), rules.files[by.file as usize], by.line))
    }
}

fn differences(doc: &Document, engine: &Engine, claim: &Claim, expected: &ExampleRow) -> Vec<String> {
    let mut out = Vec::new();
    let mut compare = |name: &str, wanted: &Option<String>, found: String| {
        if let Some(wanted) = wanted
            && *wanted != found
        {
            out.push(format!("{name} is \"{found}\", expected \"{wanted}\""));
        }
    };
    let argument = |a: &Option<Argument>| a.as_ref().map_or_else(String::new, |a| doc.joined(&a.pieces));
    compare("cue", &expected.cue, doc.joined(&claim.cue));
    compare("source", &expected.source, argument(&claim.source));
    compare("target", &expected.target, argument(&claim.target));
    compare("content", &expected.content, argument(&claim.content));
    compare("addressee", &expected.addressee, argument(&claim.addressee));
    compare("status", &expected.status, claim.status.name().to_owned());
    compare("tense", &expected.tense, claim.tense.name().to_owned());
    let kind = &engine.tables().rules.kinds[claim.kind as usize];
    compare("kind", &expected.kind, kind.full());
    compare("hedged", &expected.hedged.map(|h| h.to_string()), claim.hedged.to_string());
    out
}
