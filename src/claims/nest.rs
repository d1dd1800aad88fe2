//! Nesting: which claim stands inside the content of which, and what that decides.

use crate::document::{Argument, Claim, Document, Resolved, Status};
use crate::lexicon::{Class, Tag};
use crate::rules::Frame;
use crate::span::Span;
use crate::tables::Tables;

/// Claims stand no deeper inside one another: what is said in the content of eight others is left out, so that output cannot grow with the square of
/// the input.
const DEEPEST: usize = 8;

/// Gives every claim the innermost other claim whose content holds its cue. Claims by constructions that need an enclosing one take its source, or go.
pub fn nest(doc: &mut Document, tables: &Tables) {
    let within = enclosing(&doc.claims);
    let needs: Vec<bool> =
        doc.claims.iter().map(|c| tables.rules.constructions[c.construction as usize].within.is_some() && !c.cue.is_empty()).collect();
    let depth = depths(&within);
    let stays: Vec<bool> = (0..doc.claims.len())
        .map(|n| {
            depth[n] <= DEEPEST
                // "said that if the army was behind it": nobody says that it was
                && !(needs[n] && doc.claims[n].status == Status::Unrealised && tables.rules.kinds[doc.claims[n].kind as usize].reports)
                // ("demanded that they must leave", "insisted it was not true": one of a kind)
                && (!needs[n]
                    || within[n].is_some_and(|o| {
                        let (inner, outer) = (&doc.claims[n], &doc.claims[o]);
                        let told = outer.kind == inner.kind && (outer.target.is_some() || inner.target.is_none());
                        let kind = &tables.rules.kinds[outer.kind as usize];
                        kind.reports && !kind.denies && !needs[o] && !told
                    }))
        })
        .collect();
    for n in 0..doc.claims.len() {
        if let (true, Some(outer)) = (needs[n], within[n])
            && doc.claims[n].source.is_none()
        {
            doc.claims[n].source = speaker(doc, &within, outer).map(|s| Argument { resolved: Resolved::Context, ..s });
        }
    }
    let mut number = vec![None; doc.claims.len()];
    let mut next = 0;
    for (n, stay) in stays.iter().enumerate() {
        if *stay {
            number[n] = Some(next);
            next += 1;
        }
    }
    for n in 0..doc.claims.len() {
        let mut outer = within[n];
        for _ in 0..DEEPEST {
            outer = outer.and_then(|o| if stays[o] { Some(o) } else { within[o] });
        }
        outer = outer.filter(|o| stays[*o]);
        doc.claims[n].within = outer.and_then(|o| number[o]);
    }
    let mut n = 0;
    doc.claims.retain(|_| {
        n += 1;
        stays[n - 1]
    });
    demand(doc, tables);
    hedge(&mut doc.claims, tables);
}

/// What is asked for or threatened has not taken place: "called for sanctions on the bank", but "for an end to criticism of the bank".
fn demand(doc: &mut Document, tables: &Tables) {
    for n in 0..doc.claims.len() {
        let inner = &doc.claims[n];
        let Some(outer) = inner.within.map(|o| &doc.claims[o as usize]).filter(|o| tables.rules.kinds[o.kind as usize].asks) else {
            continue;
        };
        let (Some(cue), Some(content)) = (inner.cue.first(), outer.content.as_ref().and_then(|c| c.pieces.first())) else { continue };
        let before = doc.tokens_of(Span { start: content.start, end: cue.start.max(content.start) }, inner.sentence);
        let describes = |i: usize| matches!(doc.tokens[i].word.likely, Some(Tag::Determiner | Tag::Adjective));
        if inner.frame == Frame::Nominal && inner.source.is_none() && inner.status == Status::Asserted && before.range().all(describes) {
            doc.claims[n].status = Status::Unrealised;
        }
    }
}

/// Who says the content of a claim; of "police said they believed" the police.
fn speaker(doc: &Document, within: &[Option<usize>], claim: usize) -> Option<Argument> {
    let own = doc.claims[claim].source.as_ref()?;
    let [span] = own.pieces[..] else { return Some(own.clone()) };
    let at = doc.tokens.partition_point(|t| t.end <= span.start);
    let pronoun = doc.tokens.get(at).is_some_and(|t| t.end == span.end && t.word.tags.has(Tag::Pronoun) && !t.is(Class::FirstPerson));
    let above = within[claim].and_then(|o| doc.claims[o].source.as_ref());
    Some(above.filter(|_| pronoun).unwrap_or(own).clone())
}

/// How deep each claim stands, at most one more than counts.
fn depths(within: &[Option<usize>]) -> Vec<usize> {
    let of = |n: usize| {
        let mut depth = 0;
        let mut outer = within[n];
        while let Some(o) = outer.filter(|_| depth <= DEEPEST) {
            depth += 1;
            outer = within[o];
        }
        depth
    };
    (0..within.len()).map(of).collect()
}

/// What is only believed is hedged; what is wanted (*wants the union to condemn it*) is not.
fn hedge(claims: &mut [Claim], tables: &Tables) {
    for n in 0..claims.len() {
        if claims[n].status == Status::Unrealised {
            continue;
        }
        claims[n].hedged |= claims[n].within.is_some_and(|outer| tables.rules.kinds[claims[outer as usize].kind as usize].hedges);
    }
}

/// For every claim the one whose content is the smallest that holds its cue. A sweep with a stack of open contents; claims are in order of their cues.
fn enclosing(claims: &[Claim]) -> Vec<Option<usize>> {
    let mut pieces: Vec<(Span, usize)> =
        claims.iter().enumerate().flat_map(|(n, c)| c.content.iter().flat_map(|a| &a.pieces).map(move |p| (*p, n))).collect();
    pieces.sort_by_key(|(p, _)| (p.start, std::cmp::Reverse(p.end)));
    let mut order: Vec<usize> = (0..claims.len()).collect();
    let anchor = |n: usize| claims[n].cue.first().copied().unwrap_or_else(|| claims[n].hull());
    order.sort_by_key(|n| anchor(*n).start);
    let mut out = vec![None; claims.len()];
    let mut open: Vec<(Span, usize)> = Vec::new();
    let mut next = 0;
    for n in order {
        let cue = anchor(n);
        while next < pieces.len() && pieces[next].0.start <= cue.start {
            open.push(pieces[next]);
            next += 1;
        }
        open.retain(|(p, _)| p.end > cue.start);
        if open.len() > 64 {
            open.drain(..open.len() - 64);
        }
        let holds = |(p, o): &&(Span, usize)| *o != n && p.contains(cue);
        out[n] = open.iter().filter(holds).min_by_key(|(p, o)| (p.len(), std::cmp::Reverse(*o))).map(|(_, o)| *o);
        // claims cannot hold each other, in a ring of more than two neither
        if std::iter::successors(out[n], |o| out[*o]).take(claims.len()).any(|o| o == n) {
            out[n] = None;
        }
    }
    out
}
