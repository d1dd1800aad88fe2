//! Claims that no word makes: quotations that go on or stand alone, turns and signatures of which marks tell. They have no cue of their own.

use crate::document::{Argument, Claim, Quotation, Resolved, Spans, Status, Tense};
use crate::rules::file::Pos;
use crate::rules::{Frame, Types};
use crate::span::Span;
use crate::tables::Tables;
use smallvec::smallvec;

/// What is said by the rule for marks. None where there is no such rule.
pub(super) fn marked(tables: &Tables, sentence: u32, source: Argument, content: Span, quote: Quotation) -> Option<Claim> {
    let row = tables.rules.cues.iter().position(|c| c.pos == Pos::Mark)?;
    let cue = &tables.rules.cues[row];
    let take = &cue.takes[0];
    let rule = Rule { kind: cue.kind, cue_row: row as u16, construction: take.construction, confidence: take.confidence };
    Some(said(rule, sentence, source, content, quote))
}

/// What the source of a claim goes on to say, by the rule of that claim; of the least specific kind, as it is only said. None where that has no source.
pub(super) fn going_on(tables: &Tables, before: &Claim, sentence: u32, content: Span) -> Option<Claim> {
    let source = Argument { resolved: Resolved::Context, ..before.source.clone()? };
    let rule =
        Rule { kind: tables.rules.plainest(), cue_row: before.cue_row, construction: before.construction, confidence: before.confidence };
    Some(said(rule, sentence, source, content, Quotation::Direct))
}

/// What found a claim, and of what kind that is.
struct Rule {
    kind: u8,
    cue_row: u16,
    construction: u16,
    confidence: f32,
}

fn said(rule: Rule, sentence: u32, source: Argument, content: Span, quote: Quotation) -> Claim {
    Claim {
        kind: rule.kind,
        cue_row: rule.cue_row,
        construction: rule.construction,
        confidence: rule.confidence,
        frame: Frame::Parenthetical,
        sentence,
        cue: Spans::new(),
        source: Some(source),
        target: None,
        content: Some(Argument { pieces: smallvec![content], types: Types::QUOTE, quote: Some(quote), ..Argument::default() }),
        addressee: None,
        status: Status::Asserted,
        hedged: false,
        tense: Tense::None,
        within: None,
    }
}
