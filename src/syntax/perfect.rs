//! Participles that share the *have* of another verb.

use super::group::{Group, GroupKind, VerbForm, VerbGroup};
use super::past::{is_participle, make_past};
use super::window::Window;
use crate::lexicon::Class;

/// "had suspended aid and frozen the accounts": a participle behind "and" that has an object shares the form of having of the verb before it.
pub(super) fn share_perfect(w: &mut Window, n: usize) {
    const FARTHEST: usize = 10;
    if n < 3 {
        return;
    }
    let g = w.groups[n];
    let joined = w.groups[n - 1].kind == GroupKind::Conjunction && w.head(n - 1).is(Class::And);
    let Some(verb) = g.verb.filter(|v| joined && v.form == VerbForm::Participle && v.passive) else { return };
    let object = w.groups.get(n + 1).is_some_and(|o| o.kind == GroupKind::Noun && !w.is_time(n + 1));
    let above = (n.saturating_sub(FARTHEST)..n - 1).rev().find(|k| w.groups[*k].verb.is_some());
    let perfect = above.map(|a| w.groups[a]).filter(|a| {
        let first = a.units.start..a.head;
        a.verb.is_some_and(|v| v.form == VerbForm::Finite && !v.passive) && first.clone().any(|u| w.units[u].is(Class::Have))
    });
    if let Some(above) = perfect.filter(|_| object) {
        let shared = above.verb.unwrap_or(verb);
        w.groups[n].verb = Some(VerbGroup { to: false, ..shared });
    }
}

/// "Why had he asserted that", "Has the mayor denied it": the form of having that a question has before the subject of the participle at group `n`.
fn having_before_subject(w: &Window, n: usize) -> Option<usize> {
    let subject = w.is_noun(n - 1).then(|| w.noun_phrase_start(n - 1))?;
    let having = subject.checked_sub(1).filter(|h| w.groups[*h].is_finite() && w.head(*h).is(Class::Have))?;
    let asked = having.checked_sub(1).is_none_or(|b| matches!(w.groups[b].kind, GroupKind::Wh | GroupKind::Conjunction | GroupKind::Open));
    asked.then_some(having)
}

/// "has not, however, offered to leave": a participle behind an aside goes on with the form of having before it.
pub(super) fn complete_perfect(w: &mut Window, n: usize) {
    if w.groups[n].units.len() > 1 {
        return;
    }
    let Some(having) = w.having_before_aside(n - 1).or_else(|| having_before_subject(w, n)) else { return };
    let negates = |g: &Group| g.kind == GroupKind::Adverb && w.units[g.head].is(Class::Negation);
    let negated = w.groups[having].verb.is_some_and(|v| v.negated) || w.groups.get(having + 1).is_some_and(negates);
    if is_participle(w, n) {
        make_past(w, n);
    }
    if let Some(verb) = &mut w.groups[n].verb {
        verb.negated |= negated;
    }
}
