//! Past forms that may be participles: which of those in a clause is its verb, told by the groups around them.

use super::group::{Group, GroupKind, VerbForm, VerbGroup};
use super::window::Window;
use crate::document::Tense;
use crate::lexicon::{Class, Tag};

/// In "an accusation his lawyer called absurd" two nouns in a row have their verb behind them.
pub(super) fn complete_relatives(w: &mut Window) {
    for n in 2..w.groups.len() {
        let g = w.groups[n];
        let head = w.units[g.head];
        let Some(verb) = g.verb.filter(|v| v.form == VerbForm::Participle) else { continue };
        let noun = |k: usize| w.groups[k].kind == GroupKind::Noun && !w.is_time(k);
        let second_object = n >= 3 && matches!(w.groups[n - 3].kind, GroupKind::Verb | GroupKind::Noun);
        // "an event that Oslo says led to a crisis": a past form right behind a verb that claims
        let above = w.groups[n - 1];
        let reported = above.is_finite() && w.units[above.head].bare && noun(n - 2) && above.verb.is_some_and(|v| !v.passive);
        let object = noun(n - 1) && noun(n - 2) && !second_object;
        if g.units.end - g.units.start == 1 && head.tags.has(Tag::Past) && (object || reported) {
            w.groups[n].verb = Some(VerbGroup { form: VerbForm::Finite, passive: false, tense: Tense::Past, ..verb });
            w.units[g.head].tag = Tag::Past;
        }
    }
}

/// "called them thieves, threatened to sue and left", "voted by a wide margin to close it": nobody is threatened to do something, so that this is a past form
/// with the subject of the verb before it.
pub(super) fn restore_intentions(w: &mut Window) {
    for n in 1..w.groups.len() {
        let g = w.groups[n];
        let head = w.units[g.head];
        let Some(verb) = g.verb.filter(|v| v.form == VerbForm::Participle && v.passive) else { continue };
        let single = g.units.end - g.units.start == 1 && head.intends && head.tags.has(Tag::Past);
        let by = w.groups.get(n + 1).is_some_and(|p| w.units[p.head].is(Class::By)) && w.is_noun(n + 2);
        let to = is_infinitive(w, n + 1 + 2 * by as usize);
        // "the sum, pledged to rebuild the pier": what stands before the comma must be a whole clause
        let joined = w.groups[n - 1].kind == GroupKind::Comma && w.groups[..n].iter().any(Group::is_finite);
        if single && to && (by && w.is_noun(n - 1) || joined) {
            w.groups[n].verb = Some(VerbGroup { form: VerbForm::Finite, passive: false, tense: Tense::Past, ..verb });
            w.units[g.head].tag = Tag::Past;
        }
    }
}

/// "The bishops stood by the minister.": the only verb of a sentence is no participle, though "by" follows it.
pub(super) fn restore_only_verb(w: &mut Window) {
    if w.headline || w.groups.iter().any(Group::is_finite) || w.groups.last().is_none_or(|g| g.kind != GroupKind::Stop) {
        return;
    }
    let Some(n) = (1..w.groups.len()).find(|n| w.groups[*n].kind == GroupKind::Verb) else { return };
    let (g, head) = (w.groups[n], w.units[w.groups[n].head]);
    let by = w.groups.get(n + 1).is_some_and(|p| w.units[p.head].is(Class::By));
    let plain = w.groups[..n].iter().all(|x| matches!(x.kind, GroupKind::Noun | GroupKind::Preposition | GroupKind::Adverb));
    if let Some(verb) = g.verb.filter(|_| may_be_past(w, n) && by && plain && w.is_noun(n - 1) && head.cue != 0) {
        w.groups[n].verb = Some(VerbGroup { form: VerbForm::Finite, passive: false, tense: Tense::Past, ..verb });
        w.units[g.head].tag = Tag::Past;
    }
}

/// "had suspended aid and frozen the accounts": a participle behind "and" that has an object shares the form of having of the verb before it.
pub(super) fn share_perfects(w: &mut Window) {
    const FARTHEST: usize = 10;
    for n in 3..w.groups.len() {
        let g = w.groups[n];
        let joined = w.groups[n - 1].kind == GroupKind::Conjunction && w.units[w.groups[n - 1].head].is(Class::And);
        let Some(verb) = g.verb.filter(|v| joined && v.form == VerbForm::Participle && v.passive) else { continue };
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
}

/// Of two finite verb groups with no subject between them the first is a reduced relative ("the ships seized by pirates sank").
pub(super) fn reduce_participles(w: &mut Window) {
    for n in 0..w.groups.len() {
        let g = w.groups[n];
        let Some(verb) = g.verb else { continue };
        let head = w.units[g.head];
        if !(g.is_finite() && head.tag == Tag::Past && head.tags.has(Tag::Participle) && g.units.end - g.units.start == 1) {
            continue;
        }
        // "which a clerk said was": the first verb has a subject of its own in the relative clause
        let within = n >= 2
            && matches!(w.groups[n - 2].kind, GroupKind::Wh | GroupKind::That)
            && (w.units[g.head].cue != 0 || w.groups[n - 2].kind == GroupKind::Wh);
        // "“…,” the clerk said after the mayor left": what follows a quotation is said
        let quoted = head.cue != 0
            && n >= 2
            && (w.groups[n - 2].kind == GroupKind::Quote
                || n >= 3 && w.groups[n - 2].kind == GroupKind::Comma && w.groups[n - 3].kind == GroupKind::Quote);
        // "the people I met said": neither has one that stands right behind its antecedent
        let subject = !within
            && !quoted
            && n.checked_sub(1).is_some_and(|b| w.groups[b].kind == GroupKind::Noun && w.units[w.groups[b].head].tag != Tag::Pronoun)
            && n.checked_sub(2).is_none_or(|a| w.groups[a].kind != GroupKind::Noun || w.is_time(a) || w.is_time(a + 1));
        let controls = head.is(Class::ObjectControl);
        let told = n >= 2
            && w.groups[n - 2].kind == GroupKind::Verb
            && w.units[w.groups[n - 2].head].that
            && w.units[w.groups[n - 2].head].is(Class::ObjectControl);
        let mut nouns = 0;
        let mut reduced = false;
        let mut main = None;
        for k in n + 1..w.groups.len() {
            match w.groups[k].kind {
                // "told to leave the town refused"
                GroupKind::Noun if controls && is_infinitive(w, k - 1) => nouns += 1,
                GroupKind::Verb if controls && is_infinitive(w, k) => {}
                // one that no preposition governs is the subject of the second verb
                // ("Hale said each year of school pays": nor is that a time)
                GroupKind::Noun if w.groups[k - 1].kind != GroupKind::Preposition && (!w.is_time(k) || of_follows(w, k)) => break,
                GroupKind::Noun => nouns += 1,
                GroupKind::Preposition | GroupKind::Adverb | GroupKind::Adjective => {}
                // "threatened with dismissal for speaking out say"
                GroupKind::Verb
                    if w.groups[k].verb.is_some_and(|v| v.form == VerbForm::Ing) && w.groups[k - 1].kind == GroupKind::Preposition => {}
                GroupKind::Verb if w.groups[k].is_finite() => {
                    reduced = nouns <= 2;
                    break;
                }
                // "those tipped off about the bid traded shares"
                GroupKind::Particle => {}
                GroupKind::Verb if (nouns > 0 || is_infinitive(w, k - 1)) && takes_object(w, k) => {
                    reduced = nouns <= 2;
                    main = Some(k);
                    break;
                }
                // "told guests gathered on the quay that": what was told
                GroupKind::That if told && !head.that => {
                    reduced = nouns <= 2;
                    break;
                }
                // "the guests hurt when the roof fell sued"
                GroupKind::Subordinator => {
                    main = behind_clause(w, k);
                    reduced = main.is_some();
                    break;
                }
                _ => break,
            }
        }
        if subject && reduced && !verb.copula {
            w.groups[n].verb = Some(VerbGroup { form: VerbForm::Participle, passive: true, tense: Tense::None, ..verb });
            w.units[g.head].tag = Tag::Participle;
            if let Some((m, verb)) = main.and_then(|m| Some((m, w.groups[m].verb?))) {
                w.groups[m].verb = Some(VerbGroup { form: VerbForm::Finite, passive: false, tense: Tense::Past, ..verb });
                w.units[w.groups[m].head].tag = Tag::Past;
            }
        }
    }
}

fn is_infinitive(w: &Window, k: usize) -> bool {
    w.groups.get(k).and_then(|g| g.verb).is_some_and(|v| v.form == VerbForm::Infinitive)
}

/// Whether "of" follows group `k`.
fn of_follows(w: &Window, k: usize) -> bool {
    w.groups.get(k + 1).is_some_and(|p| w.units[p.head].is(Class::Of))
}

/// Whether the verb group `k` is a single participle that may be a past form, with an object or an infinitive right behind it.
fn takes_object(w: &Window, k: usize) -> bool {
    may_be_past(w, k)
        && !w.units[w.groups[k].head].is(Class::Naming)
        && w.groups.get(k + 1).is_some_and(|n| n.kind == GroupKind::Noun && !w.is_time(k + 1) || is_infinitive(w, k + 1))
}

fn may_be_past(w: &Window, k: usize) -> bool {
    let g = &w.groups[k];
    g.verb.is_some_and(|v| matches!(v.form, VerbForm::Participle | VerbForm::Finite))
        && g.units.end - g.units.start == 1
        && w.units[g.head].tags.has(Tag::Past)
}

/// The past form right behind the verb of the clause that the subordinator at group `k` opens: "when the roof fell sued".
fn behind_clause(w: &Window, k: usize) -> Option<usize> {
    const FARTHEST: usize = 5;
    let verb = (k + 1..w.groups.len().min(k + FARTHEST)).find(|n| w.groups[*n].kind == GroupKind::Verb)?;
    let plain = w.groups[verb].is_finite() && !w.groups[verb].verb.is_some_and(|v| v.copula);
    let clause = w.groups[k + 1..verb].iter().all(|g| matches!(g.kind, GroupKind::Noun | GroupKind::Preposition | GroupKind::Adverb));
    let next = verb + 1;
    (plain && clause && w.groups.get(next).is_some_and(|g| g.kind == GroupKind::Verb) && may_be_past(w, next)).then_some(next)
}
