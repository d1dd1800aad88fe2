//! `claimwire explain`: how a text is read. An observer of the one engine.

use super::{DataArgs, Exit, Trouble, print};
use crate::claims::fit::Miss;
use crate::claims::observer::{Observer, Outcome};
use crate::document::{Argument, Claim, Document};
use crate::engine::Engine;
use crate::input::{Inputs, Options};
use crate::rules::Role;
use crate::syntax::parse::Which;
use crate::syntax::{Clause, UnitKind, Units, Window};
use crate::{Article, Scratch};
use clap::Args;
use std::fmt::Write;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// A file, or - for standard input
    path: PathBuf,
    /// Print the tag of each word too, and the rows that changed it
    #[arg(long)]
    tags: bool,
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
                print(&explain(&engine, article, args.tags))?;
            }
            Err(f) => {
                eprintln!("claimwire: {}: {}", f.path.unwrap_or_default(), f.message);
                exit = Exit::Failures;
            }
        }
    }
    Ok(exit)
}

/// The explanation of one article, with the tag of each word or without.
pub fn explain(engine: &Engine, article: Article, tags: bool) -> String {
    let mut doc = Document::default();
    let mut trace = Trace { engine, tags, out: String::new(), claims: Vec::new() };
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

/// The text of a range of units.
fn words<'a>(doc: &'a Document, w: &Window, units: Units) -> &'a str {
    doc.span(w.tokens(units)).of(doc.text())
}

struct Trace<'a> {
    engine: &'a Engine,
    tags: bool,
    out: String,
    claims: Vec<usize>,
}

impl Trace<'_> {
    fn rule_place(&self, file: u16, line: u32) -> String {
        format!("{}:{line}", self.engine.tables().rules.files[file as usize])
    }

    /// A line a unit: its tag, and each row that changed it.
    fn tags(&mut self, doc: &Document, w: &Window) {
        for (n, unit) in w.units.iter().enumerate().filter(|(_, u)| !matches!(u.kind, UnitKind::Quote(_))) {
            let mut line = format!("  {:<9} {}", unit.tag.name(), words(doc, w, Units::new(n, n + 1)));
            for (_, row) in w.changed.iter().filter(|(unit, _)| *unit == n) {
                let (from, to, file, number) = self.engine.tables().transformations.row(*row);
                line.push_str(&format!(", {} to {} by {file}:{number}", from.name(), to.name()));
            }
            let _ = writeln!(self.out, "{line}");
        }
    }
}

impl Observer for Trace<'_> {
    const WINDOWS: Which = Which::All;

    fn window(&mut self, doc: &Document, w: &Window) {
        let whole = doc.span(w.tokens(Units::new(0, w.units.len())));
        let inside = if w.inside.is_some() { " (in a quotation)" } else { "" };
        let _ = writeln!(self.out, "\nsentence {}{inside}: {}", w.sentence, shortened(whole.of(doc.text())));
        let mut line = String::from(" ");
        for g in &w.groups {
            let words = words(doc, w, g.units);
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
        if self.tags {
            self.tags(doc, w);
        }
    }

    fn cue(&mut self, doc: &Document, w: &Window, cue: u16, clause: &Clause) {
        let row = &self.engine.tables().rules.cues[cue as usize];
        let _ = write!(self.out, "  cue \"{}\" ({}), frame {}", row.lemma, self.rule_place(row.file, row.line), clause.frame.name());
        let agent = clause.agent.map(|(start, end)| Units::new(w.groups[start].units.start, w.groups[end - 1].units.end));
        let complement = w.complement_of(clause);
        let parts = [
            ("subject", clause.subject.map(|p| p.units)),
            ("object", clause.object.map(|p| p.units)),
            ("agent", agent),
            ("complement", complement.map(|(_, units)| units)),
        ];
        for (name, units) in parts {
            if let Some(units) = units.filter(|u| !u.is_empty()) {
                let _ = write!(self.out, ", {name} \"{}\"", shortened(words(doc, w, units)));
            }
        }
        if let Some((types, _)) = complement {
            let _ = write!(self.out, " ({})", types.names().collect::<Vec<_>>().join(", "));
        }
        self.out.push('\n');
    }

    fn tried(&mut self, _cue: u16, construction: Option<u16>, outcome: Outcome) {
        let told = match outcome {
            Outcome::Fits => "fits".to_owned(),
            Outcome::Frame(frame) => format!("the cue does not allow the frame {}", frame.name()),
            Outcome::Miss(Miss::Empty(role)) => format!("nothing fills {}", role.name()),
            Outcome::Miss(Miss::Words) => "the words of the pattern do not follow".to_owned(),
            Outcome::Miss(Miss::Carrier) => "the noun is not the object of such a verb".to_owned(),
            Outcome::Miss(Miss::Host) => "no clause for it to stand in".to_owned(),
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
    for role in Role::ALL {
        let Some(a) = c.argument(role) else { continue };
        let _ = writeln!(out, "     {:<10} {}{}", role.name().to_lowercase(), text(&a.pieces), parties(engine, doc, a));
    }
}

fn parties(engine: &Engine, doc: &Document, a: &Argument) -> String {
    let party = |e: &crate::document::EntityId| {
        let e = doc.entity(*e);
        match e.row.map(|r| engine.tables().entities.get(r)) {
            Some(r) => format!("{} ({}:{})", r.id, r.file, r.line),
            None => e.new_id.clone(),
        }
    };
    let all: Vec<String> = a.entities.iter().map(party).collect();
    if all.is_empty() { String::new() } else { format!("  = {} by {}", all.join(", "), a.resolved.name()) }
}
