//! Past forms of verbs that take an object always, and have none: they describe a noun.

use super::group::{Group, GroupKind};
use super::reduced::is_infinitive;
use super::window::Window;
use crate::lexicon::{Class, Property, Tag};

/// "told the story of two firms blamed for the spill", "talks with a gang believed to be behind it": whether the past form at group `n`, whose verb takes an object
/// or a clause always, has neither before or behind it but a phrase with a preposition or an infinitive. The noun that it may describe is group `noun`.
pub(super) fn lacks_object(w: &Window, n: usize, noun: usize) -> bool {
    let (g, head) = (w.groups[n], w.head(n));
    let alone = g.head + 1 == g.units.end;
    // ("“No,” bishops urged in a letter")
    let quotes = || head.has(Property::Says) && w.groups.iter().any(|g| g.kind == GroupKind::Quote);
    if !head.has(Property::Transitive) || !alone || w.head(noun).tag == Tag::Pronoun || quotes() {
        return false;
    }
    // "the firm that bishops blamed for the spill", "the firm bishops blamed for it", "more than bishops blamed for it"
    let before = w.noun_phrase_start(noun).checked_sub(1);
    let object_before = before.is_some_and(|b| match w.groups[b].kind {
        GroupKind::Wh => true,
        GroupKind::Subordinator => w.head(b).is(Class::As),
        GroupKind::That => b > 0 && w.is_noun(b - 1),
        GroupKind::Noun => !w.is_time(b),
        _ => false,
    });
    // ("but Labour opposed on principle": what opens a clause has a verb there)
    let opens = before.is_some_and(|b| matches!(w.groups[b].kind, GroupKind::Conjunction | GroupKind::That | GroupKind::Subordinator));
    let verb = |g: &Group| g.verb.is_some_and(|v| !v.to);
    if opens && !w.groups[n + 1..].iter().take_while(|g| g.kind != GroupKind::Comma).any(verb) {
        return false;
    }
    // "which police, in a report, accused of"
    let waits = || w.groups[..n].iter().rev().take_while(|g| !g.is_finite()).any(|g| g.kind == GroupKind::Wh);
    if noun + 1 < n && waits() {
        return false;
    }
    let mut k = w.skip_adverbials(n + 1);
    if head.has(Property::Bare) {
        let being = |g: &Group| w.units[g.units.start..g.units.end].iter().any(|u| u.is(Class::Be) || u.is(Class::Have));
        return !object_before && is_infinitive(w, k) && being(&w.groups[k]);
    }
    if object_before || w.kind(k) != Some(GroupKind::Preposition) {
        return false;
    }
    // "condemned in the strongest terms the raid", "dismissed as absurd a report"
    while w.kind(k) == Some(GroupKind::Preposition)
        && matches!(w.kind(k + 1), Some(GroupKind::Noun | GroupKind::Quote | GroupKind::Adjective))
    {
        k = w.skip_adverbials(k + 2);
    }
    !matches!(w.kind(k), Some(GroupKind::Noun | GroupKind::Quote | GroupKind::That | GroupKind::Wh))
}
