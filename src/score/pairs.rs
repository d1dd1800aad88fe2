//! Pairs: which found claim answers which gold claim.

use super::gold::{Gold, GoldClaim};
use crate::document::{Claim, Document};
use crate::engine::Engine;
use crate::rules::Role;
use crate::span::Span;
use std::collections::BTreeSet;

/// The words of a stretch of text, as token numbers.
pub(super) type Words = BTreeSet<usize>;

/// The words that spans hold or touch.
pub(super) fn words(doc: &Document, spans: &[Span]) -> Words {
    let inside = |s: &Span| {
        let from = doc.tokens.partition_point(|t| t.end <= s.start);
        doc.tokens[from..]
            .iter()
            .enumerate()
            .take_while(|(_, t)| t.start < s.end)
            .filter(|(_, t)| t.shape.is_word())
            .map(move |(n, _)| from + n)
            .collect::<Vec<_>>()
    };
    spans.iter().flat_map(inside).collect()
}

/// How well two word sets agree, from 0 to 1; two empty ones do.
pub(super) fn f1(a: &Words, b: &Words) -> f64 {
    if a.is_empty() && b.is_empty() {
        return 1.0;
    }
    2.0 * a.intersection(b).count() as f64 / (a.len() + b.len()) as f64
}

/// A claim of either side as the words of its parts.
pub(super) struct Side {
    /// its kind or subkind
    pub kind: String,
    /// its cue
    pub cue: Words,
    /// its arguments, by role
    pub arguments: [Words; 4],
    /// its number in the document or the gold
    pub number: usize,
}

impl Side {
    fn found(doc: &Document, number: usize, engine: &Engine) -> Side {
        let claim: &Claim = &doc.claims[number];
        Side {
            kind: engine.tables().rules.kinds[claim.kind as usize].label().to_owned(),
            cue: words(doc, &claim.cue),
            arguments: Role::ALL.map(|role| claim.argument(role).map_or_else(Words::new, |a| words(doc, &a.pieces))),
            number,
        }
    }

    fn gold(doc: &Document, number: usize, claim: &GoldClaim) -> Side {
        let arguments = claim.arguments.clone().map(|spans| words(doc, &spans));
        Side { kind: claim.kind.clone(), cue: words(doc, &claim.cue), arguments, number }
    }

    /// How well a pair fits; 0 where it is none. A cue that is a mark has no words: contents decide.
    pub fn fits(&self, other: &Side) -> f64 {
        let shared = if self.cue.is_empty() && other.cue.is_empty() {
            f1(&self.arguments[Role::Content as usize], &other.arguments[Role::Content as usize])
        } else {
            f1(&self.cue, &other.cue)
        };
        if shared == 0.0 { 0.0 } else { 1.0 + shared + (0..4).map(|r| f1(&self.arguments[r], &other.arguments[r])).sum::<f64>() / 4.0 }
    }

    /// Whether a role agrees: at least half of the words, or both have none.
    pub fn agrees(&self, other: &Side, role: usize) -> bool {
        f1(&self.arguments[role], &other.arguments[role]) >= 0.5
    }

    /// Whether all roles agree.
    pub fn related(&self, other: &Side) -> bool {
        (0..4).all(|r| self.agrees(other, r))
    }
}

/// Gold and found claims of one text, with the partner of each.
pub(super) struct Pairs {
    /// the gold claims
    pub wanted: Vec<Side>,
    /// the found ones
    pub found: Vec<Side>,
    /// of each gold claim its partner in `found`
    pub of_wanted: Vec<Option<usize>>,
    /// of each found claim its partner in `wanted`
    pub of_found: Vec<Option<usize>>,
}

impl Pairs {
    /// The claims of both sides whose kind counts, not yet paired.
    pub fn of(doc: &Document, gold: &Gold, engine: &Engine, counts: impl Fn(&str) -> bool) -> Pairs {
        let mut wanted: Vec<Side> = gold.claims.iter().enumerate().map(|(n, c)| Side::gold(doc, n, c)).collect();
        let mut found: Vec<Side> = (0..doc.claims.len()).map(|n| Side::found(doc, n, engine)).collect();
        wanted.retain(|s| counts(&s.kind));
        found.retain(|s| counts(&s.kind));
        Pairs { of_wanted: vec![None; wanted.len()], of_found: vec![None; found.len()], wanted, found }
    }

    /// Pairs claims whose cues share a word, those of one kind and with the same parts first.
    pub fn by_cue(&mut self) {
        self.pair(|w, f| match w.fits(f) {
            0.0 => 0.0,
            fit => fit + (w.kind == f.kind) as u8 as f64,
        });
    }

    /// Pairs claims one to one by how well they fit, the best first; 0 is no pair.
    pub fn pair(&mut self, fits: impl Fn(&Side, &Side) -> f64) {
        let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
        for (i, w) in self.wanted.iter().enumerate() {
            pairs.extend(self.found.iter().enumerate().map(|(j, f)| (fits(w, f), i, j)).filter(|(fit, _, _)| *fit > 0.0));
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        self.of_wanted.fill(None);
        self.of_found.fill(None);
        for (_, i, j) in pairs {
            if self.of_wanted[i].is_none() && self.of_found[j].is_none() {
                self.of_wanted[i] = Some(j);
                self.of_found[j] = Some(i);
            }
        }
    }
}
