//! Participles that are the only verb a sentence could have, so that they are past forms.

use super::group::{Group, GroupKind};
use super::past::{is_participle, make_past};
use super::window::Window;
use crate::lexicon::{Class, Property, Tag};

/// "Hale, a baker, on Friday called for talks.": whether a sentence has no finite verb but those right behind relative pronouns.
pub(super) fn is_only_verb(w: &Window, n: usize) -> bool {
    let whole = w.is_stopped();
    let other = |k: usize| w.groups[k].is_finite() && k.checked_sub(1).is_none_or(|b| w.groups[b].kind != GroupKind::Wh);
    whole && w.head(n).cue != 0 && !(0..w.groups.len()).any(other)
}

/// The first verb of a sentence is no participle, though "by" follows it, where it is the only one ("The bishops stood by the minister."), or where that leads
/// to nobody and another verb follows behind a comma ("The minister left by a side door, waved and").
pub(super) fn restore_first_verb(w: &mut Window) {
    let Some(n) = (1..w.groups.len()).find(|n| w.groups[*n].kind == GroupKind::Verb) else { return };
    let by = w.groups.get(n + 1).is_some_and(|p| w.units[p.head].is(Class::By));
    let plain = |g: &Group| matches!(g.kind, GroupKind::Noun | GroupKind::Preposition | GroupKind::Adverb);
    if !by || !w.is_noun(n - 1) || !is_participle(w, n) || !w.groups[..n].iter().all(plain) {
        return;
    }
    let whole = w.is_stopped();
    let only = whole && w.head(n).cue != 0 && !w.groups[n..].iter().any(Group::is_finite);
    let another = || w.kind(n + 3) == Some(GroupKind::Comma) && w.groups.get(n + 4).is_some_and(Group::is_finite);
    if only || w.acts(n - 1) && w.is_noun(n + 2) && !w.acts(n + 2) && another() {
        make_past(w, n);
    }
}

/// "Said one nurse: “…”", "Added Lucia Varga, an economist at the bank, “…”": what takes a quotation and opens the sentence, where the quotation follows a
/// mark and there is no other verb.
pub(super) fn restore_opening(w: &mut Window) {
    let head = w.head(0);
    if !w.is_noun(1) || !w.acts(1) || !head.has(Property::Says) || !is_participle(w, 0) {
        return;
    }
    let marked = |q: &usize| *q > 2 && matches!(w.groups[q - 1].kind, GroupKind::Comma | GroupKind::Colon);
    let quote = w.groups.iter().position(|g| g.kind == GroupKind::Quote).filter(marked);
    let main = |k: usize| w.groups[k].is_finite() && w.groups[k - 1].kind != GroupKind::Wh;
    if quote.is_some() && !(1..w.groups.len()).any(main) {
        make_past(w, 0);
    }
}

/// "Asked if the ferry would sail, two bakers left.": behind clauses that each have a verb, and a comma, the only verb of the sentence.
pub(super) fn restore_main_verb(w: &mut Window, n: usize) {
    let phrase = |k: usize| matches!(w.groups[k].kind, GroupKind::Noun | GroupKind::Preposition | GroupKind::Adverb);
    let comma = (0..n).rev().find(|k| !phrase(*k)).filter(|k| w.groups[*k].kind == GroupKind::Comma && w.is_noun(*k + 1));
    let Some(comma) = comma.filter(|_| !w.headline && is_participle(w, n)) else { return };
    let opens = |g: &&Group| matches!(g.kind, GroupKind::Subordinator | GroupKind::That | GroupKind::Wh);
    let before = &w.groups[..comma];
    let first = before.iter().find(|g| g.kind != GroupKind::Adverb).is_some_and(|g| g.kind == GroupKind::Subordinator || g.verb.is_some());
    let clauses = before.iter().filter(|g| g.is_finite()).count();
    let whole = clauses > 0 && clauses == before.iter().filter(opens).count();
    // "While the talks went on, a union alleged that": what is said has a verb of its own; "Although it rained, the roof held, Hale said.": whose words they are
    let next = w.skip_adverbials(n + 1);
    let content = w.kind(next) == Some(GroupKind::That) && w.head(next).tag == Tag::That && w.head(n).has(Property::That);
    let own = |k: usize| w.groups[k].is_finite() && if content { k < next } else { !w.is_closing_report(k) };
    if first && whole && w.is_stopped() && !(comma..w.groups.len()).any(own) {
        make_past(w, n);
    }
}
