//! Past forms that are the verb of their clause, and the order in which it is decided of all verbs whose form may be a participle what each is.

use self::Concerns::{All, Participles};
use super::group::{Group, GroupKind, VerbForm};
use super::joined::{restore_beside_passive, restore_in_series, restore_pair, restore_urging, restore_with_object};
use super::only_verb::{has_verb_behind, is_only_verb, restore_clause_verb, restore_first_verb, restore_main_verb, restore_opening};
use super::perfect::{complete_perfect, share_perfect};
use super::reduced::{is_infinitive, reduce_before_verb, reduce_object};
use super::window::Window;
use crate::document::Tense;
use crate::lexicon::{Class, Property, Tag};

/// Which of the verbs whose form may be a participle a step concerns.
#[derive(PartialEq)]
enum Concerns {
    /// those that are participles as yet
    Participles,
    /// all
    All,
}

/// A step, and which verbs it concerns.
type Step = (Concerns, fn(&mut Window, usize));

/// Decides of all verb groups whose verb may be a participle what each is here, in steps that see what those before have done.
pub(super) fn settle(w: &mut Window) {
    const STEPS: [Step; 16] = [
        (Participles, restore_past),
        (Participles, complete_relative),
        (All, reduce_before_verb),
        (All, reduce_object),
        (Participles, complete_clause),
        (All, share_perfect),
        (Participles, restore_intention),
        (Participles, restore_behind_pronoun),
        (Participles, restore_main_verb),
        (Participles, restore_clause_verb),
        (Participles, restore_pair),
        (Participles, restore_urging),
        (Participles, restore_beside_passive),
        (Participles, restore_with_object),
        (Participles, restore_in_series),
        (All, complete_perfect),
    ];
    let candidates = std::mem::take(&mut w.participles);
    for (concerns, step) in STEPS {
        for n in &candidates {
            // nothing stands before the first group
            if *n > 0 && (concerns == All || is_participle(w, *n)) {
                step(w, *n);
            }
        }
    }
    if !candidates.is_empty() {
        if restore_first_verb(w) {
            // "The minister left by a side door and dismissed the memo"
            for n in candidates.iter().filter(|n| **n > 0) {
                if is_participle(w, *n) {
                    restore_with_object(w, *n);
                }
            }
        }
        restore_opening(w);
    }
    w.participles = candidates;
}

/// "The judge concurred": what takes no object is no participle where nothing that may share its *have* stands before it. "Two clerks then insisted by telephone
/// that": nor is what is said by some means, which is no agent.
fn restore_past(w: &mut Window, n: usize) {
    if w.groups[n - 1].kind != GroupKind::Noun {
        return;
    }
    let head = w.head(n);
    let says = head.has(Property::Bare) && head.has(Property::Says) && !head.is(Class::ObjectControl);
    let means = || w.head_is(n + 1, Class::By) && w.says_when(n + 1);
    // "Hale, 42, of Salem learned of it"
    let aged = || n >= 5 && w.kind(n - 2) == Some(GroupKind::Preposition) && w.head(n - 2).is(Class::Of) && w.is_age(n - 4);
    if head.has(Property::Intransitive) || says && (means() || closes_report(w, n)) || has_own_object(w, n) || aged() {
        make_past(w, n);
    }
}

/// "bishops expelled two diplomats": whether the participle at group `n` has an object right behind it, which no passive keeps but that of a verb of two objects
/// ("told a lie", "called Dawn", "handed a fine"); not before another verb of the same noun ("the trams painted yellow run").
fn has_own_object(w: &Window, n: usize) -> bool {
    const KEEPING: [Property; 2] = [Property::Ditransitive, Property::That];
    let head = w.head(n);
    let keeps = head.is(Class::Naming) || KEEPING.iter().any(|p| head.has(*p));
    let object = n + 1;
    // "opposed a state backed plan": what describes the object of another verb or of a preposition
    let first = &w.units[w.groups.get(object).map_or(0, |g| g.units.start)];
    let determined = matches!(first.tag, Tag::Determiner | Tag::Possessive | Tag::Pronoun | Tag::Name | Tag::Number);
    let governs = |k: usize| match w.groups[k].kind {
        GroupKind::Verb => !w.head(k).has(Property::Bare),
        kind => kind == GroupKind::Preposition,
    };
    let compound = !determined && n.checked_sub(2).is_some_and(governs);
    !keeps
        && !compound
        && !w.headline
        && w.is_noun(object)
        && !w.is_time(object)
        && w.head(object).tag != Tag::Number
        && !first.is_person()
        && !w.begins_clause(object)
        && !w.is_followed_by_verb(n)
}

/// "The mayor had fled, prosecutors alleged on Monday.": whether somebody stands between a clause and its comma and the participle at group `n`, and no other
/// verb behind it.
fn closes_report(w: &Window, n: usize) -> bool {
    let comma = w.noun_phrase_start(n - 1).checked_sub(1).filter(|c| w.groups[*c].kind == GroupKind::Comma);
    let said = comma.is_some_and(|c| w.groups[..c].iter().any(Group::is_finite));
    // ("its captain suspected of theft")
    let suffers = w.kind(n + 1) == Some(GroupKind::Preposition) && w.head(n + 1).is(Class::Of);
    said && !suffers && w.acts(n - 1) && !w.has_agent(n) && !has_verb_behind(w, n)
}

/// In "an accusation his lawyer called absurd" two nouns in a row have their verb behind them.
fn complete_relative(w: &mut Window, n: usize) {
    if n < 2 {
        return;
    }
    let noun = |k: usize| w.groups[k].kind == GroupKind::Noun && !w.is_time(k);
    let second_object = n >= 3 && matches!(w.groups[n - 3].kind, GroupKind::Verb | GroupKind::Noun);
    // "an event that Oslo says led to a crisis": a past form right behind a verb that claims
    let above = w.groups[n - 1];
    let reported = above.is_finite() && w.units[above.head].has(Property::Bare) && noun(n - 2) && above.is_active();
    let object = noun(n - 1) && noun(n - 2) && !second_object;
    // "a clip that the judge called “absurd”": the only verb of a relative clause
    let subject = if noun(n - 1) { w.noun_phrase_start(n - 1) } else { n };
    let relative = |k: usize| w.groups[k].kind == GroupKind::Wh && w.head(k).is(Class::Relative);
    let only = subject < n && subject.checked_sub(1).is_some_and(relative) && !w.is_followed_by_verb(n);
    if object || reported || only {
        make_past(w, n);
    }
}

/// A participle with an object or a clause, behind a noun whose relative clause has a verb or behind an aside, is the verb of that noun: "Growers who spoke to
/// the paper described men in masks", "Scientists not involved in the study cautioned that", "Hale, a baker, on Friday denied selling it".
fn complete_clause(w: &mut Window, n: usize) {
    const FARTHEST: usize = 40;
    if n < 2 {
        return;
    }
    let head = w.head(n);
    let content = w.groups.get(n + 1).is_some_and(|g| match g.kind {
        GroupKind::That => head.has(Property::That),
        GroupKind::Noun => !w.is_time(n + 1),
        GroupKind::Verb => head.cue != 0 && g.form() == Some(VerbForm::Ing),
        // "called for calm", "called on Oslo"
        GroupKind::Preposition if head.is(Class::Naming) && w.units[g.head].is(Class::Purpose) => w.is_noun(n + 2),
        // "Hale, a baker, on Friday rejected as absurd a claim"
        GroupKind::Preposition | GroupKind::Subordinator => {
            let called = matches!(w.kind(n + 2), Some(GroupKind::Adjective | GroupKind::Quote)) && w.is_noun(n + 3);
            head.cue != 0 && w.units[g.head].is(Class::As) && called && w.first(n + 3).tag != Tag::Name
        }
        // "condemned what it called"
        GroupKind::Wh => head.cue != 0 && w.units[g.head].is_what(),
        // "made clear that"
        GroupKind::Adjective => head.cue != 0 && w.kind(n + 2) == Some(GroupKind::That),
        _ => false,
    });
    // "said inspectors ignored it": the verb behind a noun is that of what is said
    let says = head.has(Property::Bare) && w.is_noun(n + 1);
    let named = head.is(Class::Naming) && w.is_noun(n + 1);
    if named || !says && w.is_followed_by_verb(n) {
        return;
    }
    let mark = w.skip_adverbials_left(n).checked_sub(1).filter(|k| *k > 0);
    let bracket = || mark.filter(|k| w.groups[*k].kind == GroupKind::Close).and_then(|k| w.noun_before_bracket(k + 1)).is_some();
    let aside = mark.filter(|k| matches!(w.groups[*k].kind, GroupKind::Comma | GroupKind::Dash)).is_some_and(|k| w.over_aside(k).is_some())
        || bracket();
    // "Hale, a baker, fined two hundred crowns, said": one of two asides, but not in "Hale, a baker, on Friday denied it, while his aides kept silent"
    let verb_behind =
        |k: usize| w.groups[k].kind == GroupKind::Comma && w.groups.get(w.skip_adverbials(k + 1)).is_some_and(Group::is_finite);
    let another = || (n..w.groups.len().min(n + FARTHEST)).any(verb_behind);
    // "The dam held, Hale, a baker, on Friday said.", "Hale, a baker, on Friday said through a lawyer, “No.”": what takes a quotation
    let says_so = || {
        let next = w.groups.get(n + 1);
        let open = next.is_none_or(|g| match g.kind {
            GroupKind::Stop | GroupKind::Comma | GroupKind::Quote => true,
            GroupKind::Preposition => !w.units[g.head].is(Class::By),
            _ => false,
        });
        head.has(Property::Says) && open && !another()
    };
    // ("workers hired last year made clear that")
    let near = mark.map_or(n, |m| m + 1);
    if content && (w.noun_of_relative(near).is_some() || w.noun_of_reduced(near).is_some() || aside && !another())
        || aside && (is_only_verb(w, n) || says_so())
    {
        make_past(w, n);
    }
}

/// "called them thieves, threatened to sue and left", "voted by a wide margin to close it": nobody is threatened to do something, so that this is a past form
/// with the subject of the verb before it.
fn restore_intention(w: &mut Window, n: usize) {
    const FARTHEST: usize = 40;
    if !w.head(n).has(Property::Intends) {
        return;
    }
    let by = w.head_is(n + 1, Class::By) && w.is_noun(n + 2);
    // "voted by 60 to 41 on Monday to close it"
    let count = by && w.kind(n + 3) == Some(GroupKind::Preposition) && w.is_noun(n + 4) && w.head(n + 4).tag == Tag::Number;
    let behind = n + 1 + 2 * usize::from(by) + 2 * usize::from(count);
    let to = is_infinitive(w, if count { w.skip_adverbials(behind) } else { behind });
    // "the sum, pledged to rebuild the pier": what stands before the comma must be a whole clause
    // ("said the vote was rigged and vowed to fight": nor does it share the *be* of another)
    let mark = matches!(w.groups[n - 1].kind, GroupKind::Comma | GroupKind::Conjunction);
    let joined = mark && w.groups[..n].iter().any(Group::is_finite);
    // "The mayor, Ana Ruiz, on Monday refused to": behind an aside, and no other verb behind a comma
    let aside = || {
        let close = w.skip_adverbials_left(n).checked_sub(1).filter(|k| *k > 0 && w.groups[*k].kind == GroupKind::Comma);
        let another = (n..w.groups.len().min(n + FARTHEST))
            .any(|k| w.groups[k].kind == GroupKind::Comma && w.groups.get(w.skip_adverbials(k + 1)).is_some_and(Group::is_finite));
        close.is_some_and(|k| w.over_aside(k).is_some()) && !another
    };
    // "On Monday bishops threatened to leave"
    let somebody = || !by && w.is_noun(n - 1) && w.acts(w.noun_phrase_start(n - 1)) && !w.is_followed_by_verb(n);
    if to && (by && w.is_noun(n - 1) || joined || !by && aside() || somebody()) {
        make_past(w, n);
    }
}

/// "said it stood by its story": a pronoun that can be a subject has no participle behind it.
fn restore_behind_pronoun(w: &mut Window, n: usize) {
    let before = w.groups[n - 1];
    let head = &w.units[before.head];
    let pronoun = before.kind == GroupKind::Noun
        && before.units.len() == 1
        && head.tag == Tag::Pronoun
        && !head.tags.has(Tag::Determiner)
        && !head.is(Class::Oblique);
    let by = pronoun && w.head_is(n + 1, Class::By);
    // "saw it stopped by guards"
    let object = n > 1
        && (w.groups[n - 2].kind == GroupKind::Preposition
            || w.groups[n - 2].kind == GroupKind::Verb && !w.head(n - 2).has(Property::Bare));
    if by && !object {
        make_past(w, n);
    }
}

/// Whether group `n` is a participle without an auxiliary, adverbs before it apart, that may be a past form.
pub(super) fn is_participle(w: &Window, n: usize) -> bool {
    let g = &w.groups[n];
    if g.verb.is_none_or(|v| v.form != VerbForm::Participle) {
        return false;
    }
    let last = w.units[g.head + 1..g.units.end].iter().all(|u| u.tag == Tag::Particle);
    last && w.units[g.head].tags.has(Tag::Past) && w.units[g.units.start..g.head].iter().all(|u| u.tag == Tag::Adverb)
}

/// Makes the participle at group `n` the verb of its clause.
pub(super) fn make_past(w: &mut Window, n: usize) {
    let g = &mut w.groups[n];
    if let Some(verb) = &mut g.verb {
        (verb.form, verb.passive, verb.tense) = (VerbForm::Finite, false, Tense::Past);
    }
    w.units[g.head].tag = Tag::Past;
}
