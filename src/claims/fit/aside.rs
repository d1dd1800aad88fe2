//! Asides in commas or dashes between a verb and what it says, and what stands inside of them.

use super::Fitting;
use crate::lexicon::{Class, Property, Tag};
use crate::syntax::{Group, GroupKind, VerbForm};
use std::ops::Range;

/// An aside has hardly ever more groups.
const LONGEST: usize = 10;

impl Fitting<'_> {
    /// Whether group `n` is a quotation that begins a sentence of its own.
    pub(super) fn is_whole_quote(&self, n: usize) -> bool {
        let w = self.w;
        w.groups
            .get(n)
            .is_some_and(|g| g.kind == GroupKind::Quote && !w.continuing.contains(&g.units.start) && !w.borrows_at(g.units.start))
    }

    /// Whether group `n` is a finite verb, in the active, that takes what was said: "replied", but not "condemned".
    fn speaks(&self, n: usize) -> bool {
        self.w.groups[n].verb.is_some_and(|v| v.form == VerbForm::Finite && !v.passive)
            && self.w.head(n).has(Property::Says)
            && self.w.head(n).has(Property::Bare)
    }

    /// "said, when the vote was called, “Go home”": whether the cue stands in an aside that the comma at group `close` ends, behind which follows what another verb says.
    pub(super) fn is_in_aside_of_speech(&self, close: usize) -> bool {
        let w = self.w;
        let cue = w.group(self.clause.head);
        if !self.is_whole_quote(close + 1) || w.kind(close) != Some(GroupKind::Comma) || self.speaks(cue) {
            return false;
        }
        let inside = |k: &usize| !matches!(w.groups[*k].kind, GroupKind::Quote | GroupKind::That | GroupKind::Semicolon);
        let back = |from: usize| (from.saturating_sub(LONGEST)..from).rev().take_while(inside);
        let Some(open) = back(cue).find(|k| w.groups[*k].kind == GroupKind::Comma) else { return false };
        opens_circumstance(&w.groups[open + 1]) && back(open).find(|k| w.groups[*k].is_finite()).is_some_and(|v| self.speaks(v))
    }

    /// The group behind an aside in commas or dashes that a clause or quotation follows.
    pub(super) fn over_aside(&self, mark: usize) -> Option<usize> {
        let aside = self.aside_at(mark)?;
        (self.may_interrupt(&aside) && self.what_is_said_follows(&aside)).then_some(aside.inside.end + 1)
    }

    /// The aside that the comma or dash at group `mark` opens.
    fn aside_at(&self, mark: usize) -> Option<Aside> {
        let w = self.w;
        let kind = w.groups[mark].kind;
        let close = (mark + 1..w.groups.len().min(mark + LONGEST)).find(|k| w.groups[*k].kind == kind)?;
        let (inside, commas) = (mark + 1..close, kind == GroupKind::Comma);
        let first = &w.groups[mark + 1];
        let comment = !inside.is_empty() && first.kind == GroupKind::Subordinator && w.units[first.head].is(Class::As);
        let that = w.kind(close + 1) == Some(GroupKind::That);
        let quoted = || commas && self.clause.verb.is_some() && self.is_whole_quote(close + 1) && !inside.clone().any(|k| self.speaks(k));
        Some(Aside { commas, comment, that, said: that || quoted(), inside })
    }

    /// Whether nothing in an aside goes on with the sentence: it tells how, when or where something was said, or whose words those are.
    fn may_interrupt(&self, aside: &Aside) -> bool {
        let w = self.w;
        let inside = &w.groups[aside.inside.clone()];
        // "has argued, and growers agree, that", "said, in a speech that ran two hours, that", "said, when it rained, “Go home”"
        let opens_clause = |g: &Group| g.kind == GroupKind::Conjunction || opens_circumstance(g);
        let clause = aside.said && inside.iter().filter(|g| g.is_finite()).count() < 2 && inside.first().is_some_and(opens_clause);
        let may_stand = |g: &Group| match g.kind {
            GroupKind::Quote => false,
            GroupKind::That => clause && w.units[g.head].tag != Tag::That,
            // "said - on the radio, as it happens - that": two dashes enclose whatever they will
            _ => clause || aside.comment || !aside.commas || !g.is_finite(),
        };
        // ("said, without giving reasons, that", but "said, adding, “…”": what was added)
        // ("said, citing papers, the crew was late": of a verb that has its object)
        let whole = |k: usize| w.is_noun(k + 1) && w.is_noun(aside.inside.end + 1);
        // ("said, shaking her head, “It is over”")
        let gesture = |k: usize| aside.said && ![Property::That, Property::Bare].iter().any(|p| w.head(k).has(*p));
        let claims = |k: usize| w.claims_again(k) && w.groups[k - 1].kind != GroupKind::Preposition && !whole(k) && !gesture(k);
        inside.iter().all(may_stand) && (aside.that || !aside.inside.clone().any(claims))
    }

    /// Whether what the verb before an aside says follows it.
    fn what_is_said_follows(&self, aside: &Aside) -> bool {
        let w = self.w;
        let behind = aside.inside.end + 1;
        match w.kind(behind) {
            // "said at a rally, where it rained, that", "reported, citing clerks, that"
            Some(GroupKind::That) => true,
            Some(GroupKind::Quote) => aside.commas && (!aside.comment || aside.said),
            Some(GroupKind::Noun) => {
                // "said, without giving reasons, the crew was late"
                let [first, second] = [0, 1].map(|n| aside.inside.clone().nth(n).and_then(|k| w.kind(k)));
                let without = first == Some(GroupKind::Preposition) && second == Some(GroupKind::Verb);
                // "said, even so, the crew was late"
                without || aside.commas && w.begins_clause(behind) && self.says_that()
            }
            // "would not say, however, why he left"
            Some(GroupKind::Wh) => {
                let adverbs = w.groups[aside.inside.clone()].iter().all(|g| g.kind == GroupKind::Adverb);
                aside.commas && !w.head(behind).is(Class::Relative) && adverbs
            }
            _ => false,
        }
    }
}

/// An aside, and what follows it.
struct Aside {
    /// whether commas enclose it, or else dashes
    commas: bool,
    /// "insisted, as he has before, that"
    comment: bool,
    /// whether "that" follows it
    that: bool,
    /// whether that does, or a whole quotation behind one who says nothing else in it
    said: bool,
    /// its groups without the marks
    inside: Range<usize>,
}

/// Whether an aside that begins with this group says when or where something was said: "when it rained", "shortly after the vote".
fn opens_circumstance(g: &Group) -> bool {
    matches!(g.kind, GroupKind::Wh | GroupKind::Subordinator | GroupKind::Preposition | GroupKind::Adverb)
}
