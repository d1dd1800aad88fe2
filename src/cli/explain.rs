//! `claimwire explain`: how a text is read. An observer of the one engine.

use super::{DataArgs, Exit, Trouble, print};
use crate::claims::observer::{Observer, Outcome};
use crate::document::{Argument, Claim, Document};
use crate::engine::Engine;
use crate::input::{Inputs, Options};
use crate::syntax::{Clause, Units, Window};
use crate::{Article, Scratch};
use clap::Args;
use std::fmt::Write;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// A file, or - for standard input
    path: PathBuf,
    #[command(flatten)]
    data: DataArgs,
}

/// Runs the command.
pub fn run(args: ExplainArgs) -> Result<Exit, Trouble> {
    let engine = args.data.engine()?;
    let mut exit = Exit::Success;
    for input in Inputs::new([args.path], Options::default()) {
        match input.read() {
            Ok(article) => {
                print(&explain(&engine, article))?;
            }
            Err(f) => {
                eprintln!("claimwire: {}: {}", f.path.unwrap_or_default(), f.message);
                exit = Exit::Failures;
            }
        }
    }
    Ok(exit)
}

/// The explanation of one article.
pub fn explain(engine: &Engine, article: Article) -> String {
    let mut doc = Document::default();
    let mut trace = Trace { engine, out: String::new(), text: article.text.clone(), claims: Vec::new() };
    engine.extract_observed(article, &mut doc, &mut Scratch::default(), &mut trace);
    let mut out = String::new();
    for z in &doc.zones {
        let _ = writeln!(out, "zone {:<11} {}", z.kind.name(), shortened(z.span.of(doc.text())));
    }
    out.push_str(&trace.out);
    out.push_str("\nclaims\n");
    for n in 0..doc.claims.len() {
        claim(engine, &doc, n, &mut out);
    }
    out
}

fn shortened(text: &str) -> String {
    let one_line = crate::text::one_line(text);
    let mut short: String = one_line.chars().take(90).collect();
    if short.len() < one_line.len() {
        short.push('…');
    }
    short
}

struct Trace<'a> {
    engine: &'a Engine,
    out: String,
    text: String,
    claims: Vec<usize>,
}

impl Trace<'_> {
    fn rule_place(&self, file: u16, line: u32) -> String {
        format!("{}:{line}", self.engine.tables().rules.files[file as usize])
    }
}

impl Observer for Trace<'_> {
    fn window(&mut self, doc: &Document, w: &Window) {
        let whole = doc.span(w.tokens(Units::new(0, w.units.len())));
        let inside = if w.inside.is_some() { " (in a quotation)" } else { "" };
        let _ = writeln!(self.out, "\nsentence {}{inside}: {}", w.sentence, shortened(whole.of(&self.text)));
        let mut line = String::from(" ");
        for g in &w.groups {
            let words = doc.span(w.tokens(g.units)).of(&self.text);
            match (g.kind.label(), g.verb) {
                ("", _) => line.push_str(&format!(" {}", shortened(words))),
                (label, Some(v)) => line.push_str(&format!(
                    " [{label} {}{}{}]",
                    shortened(words),
                    if v.passive { " passive" } else { "" },
                    if v.negated { " negated" } else { "" }
                )),
                (label, None) => line.push_str(&format!(" [{label} {}]", shortened(words))),
            }
        }
        let _ = writeln!(self.out, "{line}");
    }

    fn cue(&mut self, w: &Window, cue: u16, clause: &Clause) {
        let row = &self.engine.tables().rules.cues[cue as usize];
        let words = |units: Units| {
            let _ = w;
            format!("{}..{}", units.start, units.end)
        };
        let _ = write!(self.out, "  cue \"{}\" ({}), frame {}", row.lemma, self.rule_place(row.file, row.line), clause.frame.name());
        for (name, phrase) in [("subject", clause.subject), ("object", clause.object)] {
            if let Some(p) = phrase {
                let _ = write!(self.out, ", {name} units {}", words(p.units));
            }
        }
        self.out.push('\n');
    }

    fn tried(&mut self, _cue: u16, construction: Option<u16>, outcome: Outcome) {
        let told = match outcome {
            Outcome::Fits => "fits".to_owned(),
            Outcome::Frame(frame) => format!("the cue does not allow the frame {}", frame.name()),
            Outcome::Miss(miss) => miss.to_string(),
            Outcome::Needs => "what it needs is not there".to_owned(),
            Outcome::Unless => "something stands against it".to_owned(),
        };
        match construction.map(|c| &self.engine.tables().rules.constructions[c as usize]) {
            Some(c) => {
                let _ = writeln!(self.out, "    {} \"{}\" ({}): {told}", c.id, c.pattern, self.rule_place(c.file, c.line));
            }
            None => {
                let _ = writeln!(self.out, "    {told}");
            }
        }
    }

    fn claim(&mut self, number: usize, _claim: &Claim) {
        self.claims.push(number);
    }
}

fn claim(engine: &Engine, doc: &Document, n: usize, out: &mut String) {
    let c = &doc.claims[n];
    let rules = &engine.tables().rules;
    let kind = &rules.kinds[c.kind as usize];
    let text = |spans: &[crate::Span]| spans.iter().map(|s| shortened(s.of(doc.text()))).collect::<Vec<_>>().join(" … ");
    let within = c.within.map_or(String::new(), |w| format!(", within c{}", w + 1));
    let _ = writeln!(
        out,
        "  c{} {}{} by {} in the frame {}, {}{}{within}",
        n + 1,
        kind.kind,
        kind.subkind.as_ref().map_or(String::new(), |s| format!("/{s}")),
        rules.rule_id(c.cue_row, c.construction),
        c.frame.name(),
        c.status.name(),
        if c.hedged { ", hedged" } else { "" }
    );
    let _ = writeln!(out, "     cue        {}", text(&c.cue));
    for (name, argument) in [("source", &c.source), ("target", &c.target), ("content", &c.content), ("addressee", &c.addressee)] {
        let Some(a) = argument else { continue };
        let _ = writeln!(out, "     {name:<10} {}{}", text(&a.pieces), parties(engine, doc, a));
    }
}

fn parties(engine: &Engine, doc: &Document, a: &Argument) -> String {
    let party = |e: &crate::document::EntityId| {
        let e = &doc.entities[e.0 as usize];
        match e.row.map(|r| engine.tables().entities.get(r)) {
            Some(r) => format!("{} ({}:{})", r.id, r.file, r.line),
            None => e.new_id.clone(),
        }
    };
    let all: Vec<String> = a.entities.iter().map(party).collect();
    if all.is_empty() { String::new() } else { format!("  = {} by {}", all.join(", "), a.resolved.name()) }
}
