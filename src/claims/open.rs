//! Acts left open, kept from or denied by what an infinitive or -ing form hangs on: "is considering condemning", "barred from condemning", "made no attempt to".

use crate::lexicon::{Class, Property, Tag, Tags};
use crate::syntax::{Clause, Group, GroupKind, Unit, VerbGroup, Window};

/// "is considering condemning", "risks being condemned", "on the verge of condemning": whether the -ing form at unit `cue` is left open by the verb before it, or by
/// the noun whose "of" stands there.
pub(super) fn leaves_open(w: &Window, cue: usize) -> bool {
    let open = |back: usize| cue.checked_sub(back).map(|b| w.units[b]).filter(|u| u.has(Property::Open));
    let of = || w.units[cue - 1].is(Class::Of);
    open(1).is_some_and(|u| Tags::VERB.has(u.tag)) || open(2).is_some_and(|u| !Tags::VERB.has(u.tag) && of())
}

/// "was barred from condemning", "refrained from condemning", "decided against condemning": whether a preposition of keeping stands before the -ing form at unit
/// `cue`, behind somebody who is kept or keeps himself from it ("gone from condemning it to", "aside from condemning it").
pub(super) fn keeps_from(w: &Window, cue: usize) -> bool {
    let Some(before) = cue.checked_sub(1).map(|b| &w.units[b]).filter(|b| b.tag == Tag::Preposition) else { return false };
    let kept = || {
        let above = cue.checked_sub(2).map(|a| (w.units[a], w.groups[w.group(a)]));
        above.is_some_and(|(unit, group)| unit.is(Class::Negating) || group.is_passive())
    };
    before.is(Class::From) && kept() || before.is(Class::Purpose) && before.is(Class::Dealings)
}

/// "made no attempt to condemn", "has no plans to condemn": whether the infinitive at unit `cue` hangs on a noun of which there is none.
pub(super) fn is_of_none(w: &Window, cue: usize) -> bool {
    let noun = cue.checked_sub(1).map(|b| w.groups[w.group(b)]).filter(|g| g.kind == GroupKind::Noun && g.units.end == cue);
    // ("lost no time to condemn it", "had no hesitation to")
    let open = |u: &Unit| u.has(Property::Open) && !u.is(Class::Time) && matches!(u.tag, Tag::Noun | Tag::Plural);
    // "did nothing to condemn"
    let did = |g: &Group| w.units[g.head].tag == Tag::Pronoun && g.units.start.checked_sub(1).is_some_and(|d| w.units[d].is(Class::Do));
    noun.is_some_and(|g| w.units[g.units.start].is(Class::NegationDeterminer) && (open(&w.units[g.head]) || did(&g)))
}

/// "no word of condemnation", "not a sign of open criticism": whether the noun at unit `cue` stands behind the "of" of one that says there is none of it.
pub(super) fn has_no_sign(w: &Window, cue: usize) -> bool {
    let of = w.groups[w.group(cue)].units.start.checked_sub(1).filter(|b| *b > 0 && w.units[*b].is(Class::Of));
    let noun = of.map(|o| w.groups[w.group(o - 1)]).filter(|g| g.kind == GroupKind::Noun && w.units[g.head].is(Class::ClauseNoun));
    noun.is_some_and(|g| {
        let first = &w.units[g.units.start];
        let not = || g.units.start.checked_sub(1).is_some_and(|b| w.units[b].is(Class::Negation));
        first.is(Class::NegationDeterminer) || first.is_indefinite() && not()
    })
}

/// "the failure of the council to condemn": whether the doer of an infinitive stands between it and the "of" of a noun that says it did not take place.
pub(super) fn is_of_refusal(w: &Window, clause: &Clause) -> bool {
    let doer = clause.subject.filter(|s| s.units.end == clause.cue.start && s.units.start > 1);
    doer.is_some_and(|s| w.units[s.units.start - 1].is(Class::Of) && w.units[s.units.start - 2].is(Class::Negating))
}

/// "is ready to condemn", "is set to condemn", "a plan to condemn", "time for Oslo to condemn", but "was quick to condemn", "the decision to condemn", "took the
/// chance to condemn": whether the infinitive of a cue depends on an adjective, a passive or a noun that leaves open whether it is done; `above` is the verb over it.
pub(super) fn is_still_to_be_done(w: &Window, clause: &Clause, above: Option<VerbGroup>) -> bool {
    let active = above.is_some_and(|v| !v.copula && !v.passive);
    let opens = |u: Unit| match u.tag {
        Tag::Noun | Tag::Plural => !active || u.cue != 0,
        tag if Tags::VERB.has(tag) => above.is_some_and(|v| v.passive),
        _ => !active,
    };
    let open = |behind: usize| behind.checked_sub(1).is_some_and(|b| w.units[b].has(Property::Open) && opens(w.units[b]));
    let own = clause.subject.filter(|s| s.units.end == clause.cue.start).and_then(|s| s.units.start.checked_sub(1));
    // "calls grew for Oslo to condemn"
    let grown = |f: usize| f > 1 && Tags::VERB.has(w.units[f - 1].tag) && w.units[f - 2].has(Property::Open) && w.units[f - 2].cue != 0;
    open(clause.cue.start) || own.is_some_and(|f| w.units[f].is(Class::Purpose) && (open(f) || grown(f)))
}
