//! Past forms behind "and" or "nor" that are no participles of what stands before it: "was angry and called on Oslo to leave", "said the roads were blocked and asked for
//! patience".

use super::group::{Group, GroupKind};
use super::past::make_past;
use super::phrase::Extent;
use super::window::Window;
use crate::lexicon::{Class, Property, Tag};

/// "was angry and called on Oslo to leave", "denounced it as stolen and urged bakers to leave": nobody is called on somebody, or urged somebody, to do something.
pub(super) fn restore_urging(w: &mut Window, n: usize) {
    if !w.head(n).is(Class::ObjectControl) || w.kind(n - 1) != Some(GroupKind::Conjunction) {
        return;
    }
    let on = w.kind(n + 1) == Some(GroupKind::Preposition) && !w.head(n + 1).is(Class::By);
    let somebody = n + 1 + usize::from(on);
    if w.is_noun(somebody) && !w.is_time(somebody) && w.is_to_infinitive(w.noun_phrase_end(somebody, Extent::PLAIN)) {
        make_past(w, n);
    }
}

/// "The army neither confirmed nor denied it".
pub(super) fn restore_pair(w: &mut Window, n: usize) {
    if w.units[w.groups[n].units.start].is(Class::NegationDeterminer) && w.is_noun(n - 1) {
        make_past(w, n);
    }
}

/// A past form that claims, joined to a passive, shares the form of being with it unless what follows belongs to no passive, or a thing suffers the first.
pub(super) fn restore_beside_passive(w: &mut Window, n: usize) {
    let joined = w.groups[n - 1].kind == GroupKind::Conjunction && w.head(n - 1).is_any(&[Class::And, Class::Contrast]);
    if !joined || !w.head(n).claims() {
        return;
    }
    let Some(passive) = (0..n - 1).rev().find(|k| w.groups[*k].is_finite()) else { return };
    if w.groups[passive].verb.is_some_and(|v| v.passive) && (rules_out_passive(w, n) || suffers_only(w, passive) && says_something(w, n)) {
        make_past(w, n);
    }
}

/// "denied reports of a leak", "called for a vote", "apologised for it": whether the passive of the verb at group `n` keeps no such
/// object, or has none ("denied entry", "called Dawn").
fn rules_out_passive(w: &Window, n: usize) -> bool {
    let (head, next) = (w.head(n), w.skip_adverbials(n + 1));
    match w.kind(next) {
        Some(GroupKind::Noun) => {
            // ("denied legal advice")
            head.has(Property::Ditransitive) && w.head(next).tag == Tag::Plural && w.takes_clause(next) && !w.acts(next)
        }
        Some(GroupKind::Preposition) => {
            let by = w.head(next).is(Class::By);
            !by && (head.has(Property::Intransitive) || head.is(Class::Naming) && asks_for(w, next))
        }
        _ => false,
    }
}

/// Whether what suffers the passive at group `v` is a thing or things, which nobody asks or warns.
fn suffers_only(w: &Window, v: usize) -> bool {
    let last = w.skip_adverbials_left(v).checked_sub(1).filter(|s| w.is_noun(*s));
    let reported = w.groups[..v].iter().any(Group::is_finite);
    let thing = |s: usize| !w.acts(s) && !w.head(s).is_somebody() && w.head(s).tag != Tag::Pronoun;
    reported && last.map(|s| w.noun_phrase_start(s)).is_some_and(thing)
}

/// Whether a clause with "that", or what is asked for, follows the form at group `n`: "warned that", "asked for patience".
fn says_something(w: &Window, n: usize) -> bool {
    let (head, next) = (w.head(n), w.skip_adverbials(n + 1));
    match w.kind(next) {
        Some(GroupKind::That) => head.has(Property::That),
        Some(GroupKind::Preposition) => {
            head.has(Property::Says) && !w.head(next).is(Class::By) && w.is_noun(next + 1) && !w.is_time(next + 1)
        }
        _ => false,
    }
}

/// Whether "for" or the like and a noun other than of time stand at group `n`.
fn asks_for(w: &Window, n: usize) -> bool {
    let preposition = w.head(n);
    preposition.is(Class::Purpose) && !preposition.tags.has(Tag::Particle) && w.is_noun(n + 1) && !w.is_time(n + 1)
}
