//! Whether what is claimed is so only under a condition.

use crate::lexicon::{Class, Tag};
use crate::syntax::{GroupKind, Window};
use crate::text::shape::Shape;

/// Whether "if" or "unless" opens the clause of this group, or an auxiliary stands before its subject and nothing before that ("Had Oslo known", "Did Oslo know",
/// "Should Oslo know").
pub(super) fn in_condition(w: &Window, first: usize) -> bool {
    let start = first.min(w.groups.len());
    if let [auxiliary, subject, ..] = w.groups[..]
        && start < 3
        && (w.units[auxiliary.head].is_any(&[Class::Have, Class::Do, Class::Be]) || w.units[auxiliary.head].tag == Tag::Modal)
        && auxiliary.units.len() == 1
        && subject.kind == GroupKind::Noun
    {
        return true;
    }
    w.groups[..start]
        .iter()
        .rev()
        .take(6)
        .take_while(|g| !matches!(g.kind, GroupKind::Comma | GroupKind::Stop | GroupKind::Quote | GroupKind::Semicolon))
        .any(|g| {
            w.units[g.head].is(Class::Conditional)
                && w.units[g.head].shape != Shape::Upper
                && g.kind == GroupKind::Subordinator
                && first_is_condition(w, g.head)
                // "asked whether Oslo blamed"
                || (w.units[g.head].tags.has(Tag::Wh) && w.units[g.head].tags.has(Tag::Subordinator) && !w.units[g.head].is(Class::Relative))
        })
}

/// "If Oslo pays, Bern will support it": whether a condition opens the sentence, up to the comma before the clause from group `first`.
pub(super) fn follows_condition(w: &Window, first: usize) -> bool {
    let opens = w.groups.first().is_some_and(|g| g.kind == GroupKind::Subordinator && w.units[g.head].is(Class::Conditional));
    opens && first.checked_sub(1).is_some_and(|c| w.groups[c].kind == GroupKind::Comma)
}

/// "will support it if": whether a condition follows in the same clause, but "will support it, and Bern will pay if".
pub(super) fn has_condition(w: &Window, from: usize) -> bool {
    let condition = |g: &usize| {
        let g = &w.groups[*g];
        g.kind == GroupKind::Subordinator && w.units[g.head].is(Class::Conditional) && first_is_condition(w, g.head)
    };
    let another = |g: usize| w.groups[g].kind == GroupKind::Conjunction && w.is_noun(g + 1) && w.begins_clause(g + 1);
    (from..w.groups.len()).take_while(|g| w.groups[*g].kind != GroupKind::Semicolon && !another(*g)).any(|g| condition(&g))
}

/// "asked if" is a question, no condition, but "will support the plan if" is one.
fn first_is_condition(w: &Window, unit: usize) -> bool {
    unit.checked_sub(1).is_none_or(|b| w.units[b].cue == 0 || matches!(w.units[b].tag, Tag::Noun | Tag::Plural))
}
