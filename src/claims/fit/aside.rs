//! Asides in commas or dashes between a verb and what it says, and what stands inside of them.

use super::Fitting;
use crate::lexicon::{Class, Property, Tag};
use crate::syntax::{Group, GroupKind, VerbForm};

/// An aside has hardly ever more groups.
const LONGEST: usize = 10;

impl Fitting<'_> {
    /// Whether group `n` is a quotation that begins a sentence of its own.
    pub(super) fn is_whole_quote(&self, n: usize) -> bool {
        let w = self.w;
        w.groups
            .get(n)
            .is_some_and(|g| g.kind == GroupKind::Quote && !w.continuing.contains(&g.units.start) && !w.borrowed.contains(&g.units.start))
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
        let w = self.w;
        let kind = w.groups[mark].kind;
        let comma = kind == GroupKind::Comma;
        let close = (mark + 1..w.groups.len().min(mark + LONGEST)).find(|k| w.groups[*k].kind == kind)?;
        let inside = &w.groups[mark + 1..close];
        // "insisted, as he has before, that"
        let comment = inside.first().is_some_and(|g| g.kind == GroupKind::Subordinator && w.units[g.head].is(Class::As));
        // "said - on the radio, as it happens - that": two dashes enclose whatever they will
        let finite = |g: &Group| comma && !comment && g.is_finite();
        // "said at a rally, where it rained, that", "reported, citing clerks, that"
        let that = w.kind(close + 1) == Some(GroupKind::That);
        let whole = || comma && self.clause.verb.is_some() && self.is_whole_quote(close + 1) && !(mark + 1..close).any(|k| self.speaks(k));
        let said = that || whole();
        // "has argued, and growers agree, that", "said, in a speech that ran two hours, that", "said, when it rained, “Go home”"
        let opens_clause = |g: &Group| g.kind == GroupKind::Conjunction || opens_circumstance(g);
        let one = inside.iter().filter(|g| g.is_finite()).count() < 2;
        let clause = said && one && inside.first().is_some_and(opens_clause);
        let explains = |g: &Group| g.kind == GroupKind::That && (!clause || w.units[g.head].tag == Tag::That);
        let plain = inside.iter().all(|g| (clause || !finite(g)) && g.kind != GroupKind::Quote && !explains(g))
            // ("said, without giving reasons, that", but "said, adding, “…”": what was added)
            && (that || !(mark + 1..close).any(|k| w.claims_again(k) && w.groups[k - 1].kind != GroupKind::Preposition));
        // "said, without giving reasons, the crew was late"
        let without = || inside.len() > 1 && inside[0].kind == GroupKind::Preposition && inside[1].kind == GroupKind::Verb;
        // "said, even so, the crew was late"
        let goes_on = || comma && w.begins_clause(close + 1) && self.says_that();
        let opens = |g: &Group| match g.kind {
            GroupKind::That => true,
            GroupKind::Quote => comma && (!comment || said),
            GroupKind::Noun => without() || goes_on(),
            _ => false,
        };
        (plain && w.groups.get(close + 1).is_some_and(opens)).then_some(close + 1)
    }
}

/// Whether an aside that begins with this group says when or where something was said: "when it rained", "shortly after the vote".
fn opens_circumstance(g: &Group) -> bool {
    matches!(g.kind, GroupKind::Wh | GroupKind::Subordinator | GroupKind::Preposition | GroupKind::Adverb)
}
