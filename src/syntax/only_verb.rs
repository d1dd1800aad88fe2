//! Participles that are the only verb a sentence could have, so that they are past forms.

use super::group::{Group, GroupKind, VerbForm};
use super::past::{is_participle, make_past};
use super::window::{UnitKind, Window};
use crate::lexicon::{Class, Property, Tag};

/// "Hale, a baker, on Friday called for talks.": whether a sentence has no finite verb but those right behind relative pronouns.
pub(super) fn is_only_verb(w: &Window, n: usize) -> bool {
    let whole = w.is_stopped();
    let other = |k: usize| w.groups[k].is_finite() && k.checked_sub(1).is_none_or(|b| w.groups[b].kind != GroupKind::Wh);
    whole && w.head(n).cue != 0 && !(0..w.groups.len()).any(other)
}

/// The first verb of a sentence is no participle, though "by" follows it, where it is the only one ("The bishops stood by the minister."), or where that leads
/// to nobody and another verb follows behind a comma or "and" ("The minister left by a side door, waved and", "left by a side door, denying it"). It tells whether it
/// was one.
pub(super) fn restore_first_verb(w: &mut Window) -> bool {
    let verb = |n: usize| w.groups[n].verb.is_some_and(|v| v.form != VerbForm::Ing);
    let Some(n) = (1..w.groups.len()).find(|n| verb(*n)) else { return false };
    // "Far from apologising, the paper stood by its story."
    let fronted = w.groups[..n].iter().rposition(|g| g.kind == GroupKind::Comma).filter(|_| !w.is_noun(0));
    let start = fronted.map_or(0, |c| c + 1);
    let by = w.head_is(n + 1, Class::By);
    let plain = |g: &Group| matches!(g.kind, GroupKind::Noun | GroupKind::Preposition | GroupKind::Adverb);
    if !by || !w.is_noun(n - 1) || !is_participle(w, n) || !w.groups[start..n].iter().all(plain) {
        return false;
    }
    let whole = w.is_stopped();
    let only = whole && w.head(n).cue != 0 && !w.groups[n..].iter().any(Group::is_finite);
    let another = || {
        let next = w.skip_adverbials(n + 4);
        let claims = |v: VerbForm| v == VerbForm::Ing && w.head(next).cue != 0;
        let goes_on = w.groups.get(next).is_some_and(|g| g.is_finite() || is_participle(w, next) || g.verb.is_some_and(|v| claims(v.form)));
        match w.kind(n + 3) {
            Some(GroupKind::Comma) => goes_on && !is_participle(w, next),
            // ("named by the report and blamed for it": a second participle has no object)
            Some(GroupKind::Conjunction) => goes_on && w.head(n + 3).is(Class::And) && (!is_participle(w, next) || w.is_noun(next + 1)),
            _ => false,
        }
    };
    let first = only || w.acts(n - 1) && w.is_noun(n + 2) && !w.acts(n + 2) && another();
    if first {
        make_past(w, n);
    }
    first
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

/// "The pier is old, but bishops called for calm.": a participle behind somebody who begins a clause of its own, and who has no other verb.
pub(super) fn restore_clause_verb(w: &mut Window, n: usize) {
    let claims = w.head(n).claims() && takes_what_follows(w, n);
    if claims && !w.headline && w.is_noun(n - 1) && !w.has_agent(n) && begins_own_clause(w, n) && w.is_stopped() && !has_verb_behind(w, n) {
        make_past(w, n);
    }
}

/// Whether somebody whose verb the participle at group `n` may be stands before it, and begins a clause: the sentence, but for times, or one behind what opens
/// or joins clauses.
fn begins_own_clause(w: &Window, n: usize) -> bool {
    let phrase = w.noun_phrase_start(n - 1);
    // "On Monday bishops"
    let start = phrase + usize::from(w.is_time(phrase) && phrase + 1 < n);
    let Some(opener) = start.checked_sub(1).filter(|_| w.acts(start)) else { return false };
    let noun = |k: usize| matches!(w.groups[k].kind, GroupKind::Noun | GroupKind::Quote | GroupKind::Close);
    match w.groups[opener].kind {
        GroupKind::Subordinator | GroupKind::Semicolon => true,
        // "the paper said bishops called for calm", but "“No,” said a nurse named Ida"
        GroupKind::Verb => {
            w.groups[opener].is_finite() && w.head(opener).has(Property::Bare) && opener.checked_sub(1).is_some_and(|s| w.is_noun(s))
        }
        // ("cheered and the minister called", but "thanked the guards and the men accused of it")
        GroupKind::Conjunction => opener > 0 && !noun(opener - 1) && w.groups[..opener].iter().any(Group::is_finite),
        _ => w.skip_adverbials(0) == start,
    }
}

/// Whether an object or what is said follows the form at group `n`, or a preposition with which it takes no object: "called for calm", "warned of floods", but
/// "accused of theft", "a club called Dawn".
pub(super) fn takes_what_follows(w: &Window, n: usize) -> bool {
    let (head, next) = (w.head(n), w.skip_adverbials(n + 1));
    let first = w.groups.get(next).map(|g| &w.units[g.units.start]);
    match w.kind(next) {
        Some(GroupKind::Noun) => !head.is(Class::Naming) || first.is_some_and(|o| o.tag != Tag::Name && o.kind == UnitKind::Word),
        Some(GroupKind::Verb) => w.is_to_infinitive(next) && head.has(Property::Intends),
        Some(GroupKind::That) => head.has(Property::That),
        Some(GroupKind::Preposition) => head.has(Property::Says) || head.is(Class::Naming) && first.is_some_and(|p| p.is(Class::Purpose)),
        _ => false,
    }
}

/// Whether a finite verb behind group `n` is none of a clause that something opens there, nor joined to the verb at `n`, nor says only whose words they are
/// ("the roof held, Hale said.").
pub(super) fn has_verb_behind(w: &Window, n: usize) -> bool {
    let ends = |k: &usize| match w.groups[*k].kind {
        GroupKind::Semicolon => true,
        // ("accused of lying and hiding it was": joined to another)
        GroupKind::Conjunction => {
            w.groups.get(w.skip_adverbials(k + 1)).is_some_and(Group::is_finite) || w.is_noun(k + 1) && w.begins_clause(k + 1)
        }
        _ => false,
    };
    let mut clauses = 0;
    (n + 1..w.groups.len()).take_while(|k| !ends(k)).any(|k| {
        clauses += i32::from(w.opens_clause(k)) - i32::from(w.groups[k].is_finite() && !w.is_closing_report(k));
        clauses < 0
    })
}

/// "Asked if the ferry would sail, two bakers left.": behind clauses that each have a verb, and a comma, the only verb of the sentence.
pub(super) fn restore_main_verb(w: &mut Window, n: usize) {
    let phrase = |k: usize| matches!(w.groups[k].kind, GroupKind::Noun | GroupKind::Preposition | GroupKind::Adverb);
    let comma = (0..n).rev().find(|k| !phrase(*k)).filter(|k| w.groups[*k].kind == GroupKind::Comma && w.is_noun(*k + 1));
    let Some(comma) = comma.filter(|_| !w.headline) else { return };
    let before = &w.groups[..comma];
    // ("In a move that surprised allies, the firm denied it.", "Hours after it rained, …", "Now that it rains, …")
    let leads = |g: &Group| matches!(g.kind, GroupKind::Subordinator | GroupKind::Preposition | GroupKind::That) || g.verb.is_some();
    let opener = before.iter().enumerate().find(|(k, g)| g.kind != GroupKind::Adverb && !w.is_time(*k));
    let first = opener.is_some_and(|(_, g)| leads(g));
    let clauses = before.iter().filter(|g| g.is_finite()).count();
    let whole = clauses > 0 && clauses == (0..comma).filter(|k| w.opens_clause(*k)).count();
    // "While the talks went on, a union alleged that": what is said has a verb of its own
    if first && whole && w.is_stopped() && !has_verb_behind(w, n) {
        make_past(w, n);
    }
}
