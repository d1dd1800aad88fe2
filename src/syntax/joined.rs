//! Past forms behind "and" or "nor" that are no participles of what stands before it: "was angry and called on Oslo to leave", "said the roads were blocked and asked for
//! patience".

use super::group::{Group, GroupKind};
use super::only_verb::takes_what_follows;
use super::past::make_past;
use super::phrase::Extent;
use super::window::Window;
use crate::lexicon::{Class, Property, Tag};

/// "was angry and called on Oslo to leave", "denounced it as stolen and urged bakers to leave": nobody is called on somebody, or urged somebody, to do something.
pub(super) fn restore_urging(w: &mut Window, n: usize) {
    if !w.head(n).is(Class::ObjectControl) {
        return;
    }
    let opener = opener_of_time(w, n).filter(|_| w.acts(n - 1));
    let joint = w.joint_before_aside(n - 1).unwrap_or(n - 1);
    if opener.is_none() && w.kind(joint) != Some(GroupKind::Conjunction) {
        return;
    }
    let on = w.kind(n + 1) == Some(GroupKind::Preposition) && !w.head(n + 1).is(Class::By);
    let somebody = n + 1 + usize::from(on);
    if w.is_noun(somebody) && !w.is_time(somebody) && w.is_to_infinitive(w.noun_phrase_end(somebody, Extent::PLAIN)) {
        make_past_behind(w, n, opener);
    }
}

/// "fell as the union called on Oslo to": the word before the noun group right before group `n` that may open a clause which tells when.
fn opener_of_time(w: &Window, n: usize) -> Option<usize> {
    let time = |o: &usize| w.groups[*o].kind == GroupKind::Preposition && w.head(*o).tags.has(Tag::Subordinator);
    if w.is_noun(n - 1) { w.noun_phrase_start(n - 1).checked_sub(1).filter(time) } else { None }
}

/// Makes group `n` a past form, and of the preposition at `opener` what opens its clause.
fn make_past_behind(w: &mut Window, n: usize, opener: Option<usize>) {
    make_past(w, n);
    if let Some(opener) = opener {
        w.groups[opener].kind = GroupKind::Subordinator;
    }
}

/// "The army neither confirmed nor denied it".
pub(super) fn restore_pair(w: &mut Window, n: usize) {
    if w.first(n).is(Class::NegationDeterminer) && w.is_noun(n - 1) {
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
    if w.groups[passive].is_passive() && (rules_out_passive(w, n) || suffers_only(w, passive) && says_something(w, n)) {
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

/// "had not been warned and accused Oslo of lying", "went home and, in a letter, accused Oslo of lying", "left after the judge accused guards of theft": what claims is no participle before an object that its passive
/// cannot keep ("and told a lie", "and branded a spy").
pub(super) fn restore_with_object(w: &mut Window, n: usize) {
    const KEEPING: [Property; 3] = [Property::That, Property::Bare, Property::Intends];
    let head = w.head(n);
    let joint = w.joint_before_aside(n - 1).unwrap_or(n - 1);
    let and = w.groups[joint].kind == GroupKind::Conjunction && w.head(joint).is(Class::And);
    // "first praised, then condemned the plan"
    let goes_on = || w.kind(n - 1) == Some(GroupKind::Comma) && w.first(n).tag == Tag::Adverb;
    let joined = and || n > 1 && w.groups[n - 2].is_finite() && goes_on();
    let keeps = head.is(Class::Naming) || KEEPING.iter().any(|p| head.has(*p));
    if head.cue == 0 || keeps {
        return;
    }
    let opener = opener_of_time(w, n);
    if !joined && opener.is_none() {
        return;
    }
    let object = w.groups.get(n + 1).filter(|_| w.is_noun(n + 1) && !w.is_time(n + 1)).map(|g| &w.units[g.units.start]);
    // ("went home and, in a letter, accused two rivals of lying")
    let aside = joint + 1 < n && and;
    let determined = object.is_some_and(|u| {
        let begins = matches!(u.tag, Tag::Determiner | Tag::Possessive | Tag::Pronoun | Tag::Name | Tag::Plural);
        begins && !u.is_indefinite() || aside
    });
    if determined && w.groups[..n - 1].iter().any(Group::is_finite) && !w.is_followed_by_verb(n) {
        make_past_behind(w, n, opener);
    }
}

/// "voiced concern over Gaza, called for a truce and opposed the plan": what claims between commas and "and" in a row of past forms.
pub(super) fn restore_in_series(w: &mut Window, n: usize) {
    const LONGEST: usize = 12;
    let head = w.head(n);
    if w.groups[n - 1].kind != GroupKind::Comma || head.cue == 0 {
        return;
    }
    let inside =
        |k: &usize| matches!(w.groups[*k].kind, GroupKind::Noun | GroupKind::Preposition | GroupKind::Adjective | GroupKind::Adverb);
    let joint = (n + 1..w.groups.len().min(n + LONGEST)).find(|k| !inside(k));
    let joint = joint.filter(|j| w.groups[*j].kind == GroupKind::Conjunction && w.head(*j).is(Class::And));
    let Some(last) = joint.map(|j| w.skip_adverbials(j + 1)).filter(|l| w.groups.get(*l).is_some_and(|g| g.verb.is_some())) else { return };
    let first = w.groups[..n - 1].iter().rposition(|g| g.verb.is_some());
    let Some(first) = first.filter(|f| w.groups[*f].is_finite() && w.head(*f).tag == Tag::Past) else { return };
    // "stood up, called for calm and left": there is no noun that it could describe
    let describes = |g: &Group| matches!(g.kind, GroupKind::Noun | GroupKind::Quote | GroupKind::Close);
    let free = n > 2 && !describes(&w.groups[n - 2]) && takes_what_follows(w, n);
    let past = w.head(last).tags.has(Tag::Past) && w.head(last).cue != 0 && w.is_noun(last + 1);
    if (free || past && w.claims_itself(first)) && !w.has_agent(n) {
        make_past(w, n);
    }
}
