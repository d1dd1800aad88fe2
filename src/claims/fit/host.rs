//! Hosts: the clause that the phrase of a cue hangs on.

use super::{Filler, Pieces};
use crate::lexicon::Class;
use crate::rules::Types;
use crate::syntax::{Group, GroupKind, Units, VerbForm, Window};

/// The clause that a phrase stands in or beside, without the phrase itself: "two bridges, according to the army, fell".
pub(super) fn beside(w: &Window, phrase: Units) -> Option<Filler> {
    let (before, after) = (w.group(phrase.start), w.group_after(phrase.end));
    let mut pieces = Pieces::new();
    let mut end = before;
    while end > 0 && matches!(w.groups[end - 1].kind, GroupKind::Comma | GroupKind::Dash) {
        end -= 1;
    }
    // "the road is shut; the port, according to the army, is open", "it grew: According to the army, it"
    // (but "two are shut; one is open, according to the army")
    let inside = w.kind(after).is_some_and(|k| k != GroupKind::Stop);
    let mark = |k: &usize| inside && w.groups[*k].kind == GroupKind::Semicolon || *k + 1 == end && w.groups[*k].kind == GroupKind::Colon;
    let mut start = opened_relative(w, end).unwrap_or_else(|| (0..end).rev().find(mark).map_or(0, |k| k + 1));
    while start < end && matches!(w.groups[start].kind, GroupKind::Conjunction | GroupKind::Other | GroupKind::Comma | GroupKind::Dash) {
        start += 1;
    }
    if start < end {
        pieces.push(Units::new(w.groups[start].units.start, w.groups[end - 1].units.end));
    }
    let mut next = after;
    while next < w.groups.len() && matches!(w.groups[next].kind, GroupKind::Comma | GroupKind::Colon | GroupKind::Dash) {
        next += 1;
    }
    if pieces.is_empty() {
        next = behind_description(w, next).unwrap_or(next);
    }
    let last = (next..w.groups.len()).rev().find(|k| w.groups[*k].kind != GroupKind::Stop).map_or(next, |k| k + 1);
    let opened = next > after;
    // "two bridges fell, according to the army, but nobody was hurt": the clause before has been closed
    let closed = opened
        && w.groups[start..end].iter().any(Group::is_finite)
        && w.groups.get(next).is_some_and(|g| matches!(g.kind, GroupKind::Conjunction | GroupKind::Wh));
    if next < last && !closed && (opened || pieces.is_empty()) {
        pieces.push(Units::new(w.groups[next].units.start, w.groups[last - 1].units.end));
    }
    (!pieces.is_empty()).then_some(Filler { pieces, types: Types::BARE, referent: None })
}

/// The clause that a phrase at the beginning of a sentence opens: "In a poll made public on Monday, two of three growers wanted change".
pub(super) fn opened(w: &Window, phrase: Units) -> Option<Filler> {
    const LONGEST: usize = 10;
    let (first, after) = (w.group(phrase.start), w.group_after(phrase.end));
    let begins = w.groups[..first].iter().all(|g| matches!(g.kind, GroupKind::Conjunction | GroupKind::Other | GroupKind::Dash));
    let clause = |c: &usize| w.kind(c + 1) == Some(GroupKind::Noun) && !w.is_time(c + 1) && w.begins_clause(c + 1);
    let comma = (after..w.groups.len().min(after + LONGEST))
        .take_while(|c| !w.groups[*c].is_finite())
        .find(|c| w.groups[*c].kind == GroupKind::Comma && clause(c))
        .filter(|_| begins)?;
    let last = (comma + 1..w.groups.len()).rev().find(|k| w.groups[*k].kind != GroupKind::Stop)?;
    Some(Filler::one(Types::BARE, Units::new(w.groups[comma + 1].units.start, w.groups[last].units.end)))
}

/// "According to the police, who arrived at noon, the man", "According to a letter sent on Monday, the bank": the first group behind what describes the source,
/// given the first group of that.
fn behind_description(w: &Window, n: usize) -> Option<usize> {
    const LONGEST: usize = 14;
    let describes = w.groups.get(n).is_some_and(|g| match g.kind {
        GroupKind::Wh => w.units[g.head].is(Class::Relative),
        GroupKind::Verb => g.verb.is_some_and(|v| v.passive && v.form == VerbForm::Participle),
        _ => false,
    });
    let clause = |k: &usize| w.groups[*k].kind == GroupKind::Comma && w.is_noun(k + 1) && !w.is_time(k + 1) && w.begins_clause(k + 1);
    let comma = (n + 1..w.groups.len().min(n + LONGEST)).find(clause).filter(|_| describes);
    comma.map(|k| k + 1)
}

/// The relative clause that has no verb yet before group `end`: "firms which, the minister said, had fouled three rivers", "growers whose wells, she said, had
/// run dry", "a plan that, critics say, rewards the rich".
pub(super) fn opened_relative(w: &Window, end: usize) -> Option<usize> {
    let last = end.checked_sub(1)?;
    let owned = last > 0 && w.is_noun(last) && w.kind(last - 1) == Some(GroupKind::Wh) && w.head(last - 1).is(Class::Definite);
    let first = last - usize::from(owned);
    let noun = first.checked_sub(1).filter(|n| w.is_noun(*n)).map(|n| w.head(n));
    let relative = match w.kind(first)? {
        GroupKind::Wh => w.head(first).is(Class::Relative),
        GroupKind::That => noun.is_some_and(|n| n.cue == 0 && !n.is(Class::ClauseNoun)),
        _ => false,
    };
    (relative && first > 0).then_some(first)
}
