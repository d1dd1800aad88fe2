//! Speeches that the layout marks: the turns of an interview behind their labels ("Q: …", "Ana Ruiz: …"), and quotations signed behind a dash
//! ("“We lost.” — Ana Ruiz (@anaruiz) May 4, 2026").

use super::uncued::marked;
use crate::document::{Argument, Claim, Document, Mention, Quotation, ZoneKind};
use crate::gazetteer::Kind;
use crate::lexicon::Property;
use crate::rules::file::Pos;
use crate::span::Span;
use crate::tables::Tables;
use crate::text::shape::Shape;
use smallvec::smallvec;

/// So many paragraphs begin with a label at least where there are turns.
const FEWEST: usize = 2;
/// So many names before the first turn are looked at.
const MOST_NAMES: usize = 64;
/// What stands behind a signature is hardly ever longer.
const LONGEST_SIGNATURE: usize = 20;

/// Lets turns go on to the ends of their paragraphs, and adds claims for signed quotations. `quoted` are the quotations that claims hold.
pub fn extend(doc: &mut Document, tables: &Tables, quoted: &mut Vec<u32>) {
    let turns: Vec<usize> = (0..doc.claims.len()).filter(|n| is_turn(doc, tables, &doc.claims[*n])).collect();
    if turns.len() >= FEWEST {
        let (label, person) = (answers(doc, &turns), interviewed(doc, &doc.claims[turns[0]]));
        for n in turns {
            let end = zone_of(doc, &doc.claims[n]).1.end;
            let answer = label == letter(doc, &doc.claims[n]);
            let claim = &mut doc.claims[n];
            if let Some(content) = &mut claim.content {
                content.pieces = smallvec![Span { start: content.hull().start, end }];
            }
            if answer && let (Some(source), true) = (&mut claim.source, label.is_some()) {
                source.referent = person;
            }
        }
    }
    signed(doc, tables, quoted);
}

/// A claim by a mark whose source begins a paragraph of the story, in which what it says stands too.
fn is_turn(doc: &Document, tables: &Tables, claim: &Claim) -> bool {
    let (kind, zone) = zone_of(doc, claim);
    let marked = is_marked(tables, claim) && claim.content.as_ref().is_some_and(|c| c.hull().start < zone.end);
    marked && kind == ZoneKind::Body && claim.source.as_ref().is_some_and(|s| s.hull().start == zone.start)
}

fn is_marked(tables: &Tables, claim: &Claim) -> bool {
    tables.rules.cues[claim.cue_row as usize].pos == Pos::Mark
}

fn zone_of(doc: &Document, claim: &Claim) -> (ZoneKind, Span) {
    let zone = &doc.zones[doc.sentences[claim.sentence as usize].zone as usize];
    (zone.kind, zone.span)
}

/// The letter that a turn's label is, if it is one.
fn letter(doc: &Document, claim: &Claim) -> Option<u8> {
    let label = claim.source.as_ref()?.hull();
    (label.len() == 1).then(|| doc.article.text.as_bytes()[label.start as usize])
}

/// Of two letters the one whose turns are hardly ever questions.
fn answers(doc: &Document, turns: &[usize]) -> Option<u8> {
    let mut counts: Vec<(u8, i32)> = Vec::new();
    for claim in turns.iter().map(|n| &doc.claims[*n]) {
        let Some(letter) = letter(doc, claim) else { continue };
        let asks = if zone_of(doc, claim).1.of(&doc.article.text).ends_with('?') { 1 } else { -1 };
        match counts.iter_mut().find(|(l, _)| *l == letter) {
            Some((_, n)) => *n += asks,
            None => counts.push((letter, asks)),
        }
    }
    let fewest = counts.iter().min_by_key(|(_, n)| *n)?;
    (counts.len() == 2).then_some(fewest.0)
}

/// The person whom the article names most before its first turn.
fn interviewed(doc: &Document, first: &Claim) -> Option<Span> {
    let start = zone_of(doc, first).1.start;
    let before = &doc.mentions[..doc.mentions.partition_point(|m| doc.span(m.tokens).end <= start)];
    let mut counts: Vec<(&Mention, usize)> = Vec::new();
    for mention in before.iter().filter(|m| doc.entity(m.entity).kind == Kind::Person).take(MOST_NAMES) {
        match counts.iter_mut().find(|(m, _)| m.entity == mention.entity) {
            Some((_, n)) => *n += 1,
            None => counts.push((mention, 1)),
        }
    }
    let most = counts.iter().map(|(_, n)| *n).max()?;
    counts.iter().find(|(_, n)| *n == most).map(|(m, _)| doc.span(m.tokens))
}

/// Adds a claim for each quotation that a dash and a name follow.
fn signed(doc: &mut Document, tables: &Tables, quoted: &mut Vec<u32>) {
    let mut out = Vec::new();
    for n in 1..doc.sentences.len() {
        let range = doc.sentences[n].tokens;
        if range.len() < 2 || !matches!(doc.tokens[range.start as usize].shape, Shape::Dash | Shape::Hyphen) {
            continue;
        }
        let Some(source) = signature(doc, n) else { continue };
        let (own, before) = (doc.sentences[n].zone as usize, doc.sentences[n - 1].zone as usize);
        let zone = &doc.zones[before];
        let span = Span { start: zone.span.start, end: doc.span(doc.sentences[n - 1].tokens).end };
        let text = span.of(&doc.article.text);
        let whole = text.starts_with(['“', '"']) && text.ends_with(['”', '"']);
        let handle = doc.tokens[range.range()].iter().any(|t| t.of(&doc.article.text).starts_with('@'));
        if !zone.kind.claims() || own > before + 1 || !(whole || handle && own == before) {
            continue;
        }
        let quote = if whole { Quotation::Direct } else { Quotation::Indirect };
        let source = Argument { pieces: smallvec![source], ..Argument::default() };
        let Some(claim) = marked(tables, n as u32, source, span, quote) else { return };
        let within = |q: &usize| span.contains(doc.span(doc.quotes[*q].tokens));
        let first = doc.quotes.partition_point(|q| doc.span(q.tokens).start < span.start);
        quoted.extend((first..doc.quotes.len()).take_while(within).map(|q| q as u32));
        let dash = &doc.tokens[range.start as usize];
        out.push(Claim { cue: smallvec![Span { start: dash.start, end: dash.end }], ..claim });
    }
    doc.claims.extend(out);
}

/// The name that a dash begins a signature with: nothing follows, or brackets, or a comma and a few words that claim nothing.
fn signature(doc: &Document, sentence: usize) -> Option<Span> {
    let range = doc.sentences[sentence].tokens;
    let at = range.start + 1;
    let mention = doc.mentions.get(doc.mentions.partition_point(|m| m.tokens.start < at)).filter(|m| m.tokens.start == at)?;
    let party = matches!(doc.entity(mention.entity).kind, Kind::Person | Kind::Organization | Kind::Group);
    let rest = &doc.tokens[mention.tokens.end as usize..range.end as usize];
    let last = doc.sentences.get(sentence + 1).is_none_or(|next| next.zone != doc.sentences[sentence].zone);
    let plain = rest.first().is_none_or(|t| matches!(t.shape, Shape::Open | Shape::Comma) || t.shape == Shape::Stop && rest.len() == 1)
        && rest.len() <= LONGEST_SIGNATURE
        && rest.iter().all(|t| !t.word.has(Property::Says));
    (party && last && plain).then(|| doc.span(mention.tokens))
}
