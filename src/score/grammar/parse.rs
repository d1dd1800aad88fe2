//! What the parser makes of a sentence of gold: the unit over each token, the noun groups, the subject of each cue.

use super::gold::GoldSentence;
use crate::claims::observer::Silent;
use crate::document::Document;
use crate::engine::{Engine, Scratch, Stage};
use crate::lexicon::Tag;
use crate::span::Span;
use crate::syntax::parse::{Parser, Which};
use crate::syntax::{Group, GroupKind, Unit, UnitKind, Window};

/// The unit over a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ParsedUnit {
    pub(super) span: Span,
    pub(super) tag: Tag,
    /// whether it is a name of several words
    pub(super) long_name: bool,
}

/// A noun group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ParsedGroup {
    pub(super) span: Span,
    /// the name of several words that is its head
    pub(super) name: Option<Span>,
}

/// The clause of a cue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ParsedClause {
    pub(super) subject: Option<Span>,
    /// what stands behind the cue, else the object before it
    pub(super) complement: Option<Span>,
}

/// A parsed sentence.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    /// of each token of gold the innermost unit that holds its beginning
    pub(super) units: Vec<Option<ParsedUnit>>,
    /// all noun groups
    pub(super) groups: Vec<ParsedGroup>,
    /// of each cue of gold its clause
    pub(super) clauses: Vec<ParsedClause>,
}

impl Parsed {
    /// Parses a sentence as it is before any claim is found.
    pub(super) fn of(gold: &GoldSentence, engine: &Engine, parser: &mut Parser) -> Parsed {
        let mut doc = Document::default();
        engine.extract_until(Stage::Entities, gold.article(), &mut doc, &mut Scratch::default(), &mut Silent);
        let mut out =
            Parsed { units: vec![None; gold.tokens.len()], groups: vec![], clauses: vec![ParsedClause::default(); gold.cues.len()] };
        parser.parse(&mut doc, engine.tables(), Which::All, |doc, window| out.window(gold, doc, window));
        out
    }

    fn window(&mut self, gold: &GoldSentence, doc: &Document, w: &Window) {
        let units: Vec<(usize, ParsedUnit)> = w.units.iter().enumerate().filter_map(|(n, u)| Some((n, word(doc, u)?))).collect();
        for (token, slot) in gold.tokens.iter().zip(&mut self.units) {
            let over = units.iter().find(|(_, u)| u.span.start <= token.span.start && token.span.start < u.span.end);
            *slot = over.map(|(_, u)| *u).or(*slot);
        }
        for (cue, slot) in gold.cues.iter().zip(&mut self.clauses) {
            let head = units.iter().find(|(_, u)| u.span.contains(gold.tokens[cue.head].span));
            let Some(clause) = head.and_then(|(n, _)| w.clause_of(*n)) else { continue };
            let complement = w.complement_of(&clause).map(|(_, units)| units).or(clause.object.map(|o| o.units));
            let span = |units| doc.span(w.tokens(units));
            *slot = ParsedClause { subject: clause.subject.map(|s| span(s.units)), complement: complement.map(span) };
        }
        self.groups.extend(w.groups.iter().filter_map(|g| noun_group(doc, w, g)));
    }
}

/// A unit with what gold says of it; `None` for a quotation, which has a window of its own.
fn word(doc: &Document, unit: &Unit) -> Option<ParsedUnit> {
    let long_name = matches!(unit.kind, UnitKind::Name(_)) && unit.tokens.len() > 1;
    let quotation = matches!(unit.kind, UnitKind::Quote(_));
    (!quotation).then(|| ParsedUnit { span: doc.span(unit.tokens), tag: unit.tag, long_name })
}

/// A noun group, unless it is a quotation, which has groups of its own.
fn noun_group(doc: &Document, w: &Window, group: &Group) -> Option<ParsedGroup> {
    let units = &w.units[group.units.start..group.units.end];
    if group.kind != GroupKind::Noun || units.iter().all(|u| matches!(u.kind, UnitKind::Quote(_))) {
        return None;
    }
    let name = units.iter().find(|u| matches!(u.kind, UnitKind::Name(_)) && u.tokens.len() > 1).map(|u| doc.span(u.tokens));
    Some(ParsedGroup { span: doc.span(w.tokens(group.units)), name })
}
