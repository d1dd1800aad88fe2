//! Past forms that may be participles: which of those in a clause is its verb, told by the groups around them.

use super::group::{GroupKind, VerbForm, VerbGroup};
use super::window::Window;
use crate::document::Tense;
use crate::lexicon::{Class, Objects, Tag};

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

/// "had suspended aid and frozen the accounts": a participle behind "and" that has an object shares the form of having of the verb before it.
pub(super) fn share_perfects(w: &mut Window) {
    const FARTHEST: usize = 10;
    for n in 3..w.groups.len() {
        let g = w.groups[n];
        let joined = w.groups[n - 1].kind == GroupKind::Conjunction && w.head(n - 1).is(Class::And);
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
        if !is_ambiguous(w, n) || head.objects == Objects::Never {
            continue;
        }
        // "which a clerk said was": the first verb has a subject of its own in the relative clause
        let within = n >= 2
            && match w.groups[n - 2].kind {
                GroupKind::Wh => true,
                // "conceded that repairs ordered in March were": behind a verb it opens what is said
                GroupKind::That => head.cue != 0 && n.checked_sub(3).is_none_or(|v| w.groups[v].verb.is_none_or(|v| v.passive)),
                _ => false,
            };
        // "“…,” the clerk said after the mayor left": what follows a quotation is said
        let quoted = head.cue != 0
            && n >= 2
            && (w.groups[n - 2].kind == GroupKind::Quote
                || n >= 3 && w.groups[n - 2].kind == GroupKind::Comma && w.groups[n - 3].kind == GroupKind::Quote);
        // "the people I met said": neither has one that stands right behind its antecedent
        let subject = !within
            && !quoted
            && n.checked_sub(1).is_some_and(|b| w.groups[b].kind == GroupKind::Noun && w.head(b).tag != Tag::Pronoun)
            && n.checked_sub(2).is_none_or(|a| w.groups[a].kind != GroupKind::Noun || w.is_time(a) || w.is_time(a + 1));
        let controls = head.is(Class::ObjectControl);
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

/// Where a clause has its verb, a past form behind an object, or behind what a preposition governs, is a participle: "wants soldiers questioned", "spoke to
/// guests gathered on the quay". So is one that opens an aside whose noun has its verb behind it: "the suspect, named locally as Hale, is".
pub(super) fn reduce_objects(w: &mut Window) {
    for n in 2..w.groups.len() {
        let g = w.groups[n];
        let head = w.units[g.head];
        let Some(verb) = g.verb.filter(|v| is_ambiguous(w, n) && !v.copula) else { continue };
        if head.objects == Objects::Never {
            continue;
        }
        let object = w.groups.get(n + 1).is_some_and(|o| o.kind == GroupKind::Noun && !w.is_time(n + 1));
        if object && !head.is(Class::Naming) {
            continue;
        }
        let reduced = match w.groups[n - 1].kind {
            GroupKind::Noun => follows_object(w, n - 1) || lacks_object(w, n),
            GroupKind::Comma => opens_aside(w, n),
            _ => false,
        };
        if reduced {
            w.groups[n].verb = Some(VerbGroup { form: VerbForm::Participle, passive: true, tense: Tense::None, ..verb });
            w.units[g.head].tag = Tag::Participle;
        }
    }
}

/// Whether group `n` is a past form alone that may be a participle.
fn is_ambiguous(w: &Window, n: usize) -> bool {
    let g = &w.groups[n];
    let head = &w.units[g.head];
    g.is_finite() && head.tag == Tag::Past && head.tags.has(Tag::Participle) && g.units.end - g.units.start == 1
}

/// Whether the past form at group `n`, behind a noun, is one of a verb that always takes an object, and has none: "a village flooded by", "the girl kidnapped in".
fn lacks_object(w: &Window, n: usize) -> bool {
    let head = w.head(n);
    let subject = n - 1;
    let pronoun = w.head(subject).tag == Tag::Pronoun;
    // "which Oslo denounced in", "the pact Oslo denounced in": its object stands before it
    let relative = subject
        .checked_sub(1)
        .is_some_and(|b| matches!(w.groups[b].kind, GroupKind::Wh | GroupKind::That | GroupKind::Noun | GroupKind::Comma));
    // "dismissed as groundless a report": an object that comes late
    let open = w.groups.get(n + 1).is_some_and(|g| g.kind == GroupKind::Preposition && !w.units[g.head].is(Class::As));
    head.objects == Objects::Always && !head.that && !pronoun && !relative && open
}

/// Whether the noun group `noun` is an object, or stands in a phrase with a preposition, of a clause whose verb stands before it.
fn follows_object(w: &Window, noun: usize) -> bool {
    const FARTHEST: usize = 14;
    if w.head(noun).tag == Tag::Pronoun {
        return false;
    }
    let mut nearest = true;
    for k in (noun.saturating_sub(FARTHEST)..noun).rev() {
        let g = w.groups[k];
        match g.kind {
            // two in a row begin a relative clause, or one behind "that" left out
            GroupKind::Noun if w.groups[k + 1].kind == GroupKind::Noun && !w.is_time(k) && !w.is_time(k + 1) => return false,
            GroupKind::Preposition if w.units[g.head].tags.has(Tag::Subordinator) => return false,
            GroupKind::Noun | GroupKind::Preposition | GroupKind::Adverb | GroupKind::Adjective | GroupKind::Particle => {}
            GroupKind::Verb => {
                let Some(verb) = g.verb else { return false };
                let head = w.units[g.head];
                // what "told" governs is whom it tells
                let told = head.that && head.is(Class::ObjectControl) && k + 1 == noun && !two_nouns(w, noun);
                if nearest && (head.bare && !told || verb.copula) {
                    return false;
                }
                nearest = false;
                if verb.form == VerbForm::Finite {
                    let certain = !is_ambiguous(w, k) || head.objects == Objects::Never;
                    return (certain || w.groups[k + 1].kind == GroupKind::Noun) && !in_relative(w, k);
                }
                // "compiled from interviews with soldiers captured"
                let opens = k == 0 || w.groups[k - 1].kind == GroupKind::Comma;
                if opens && matches!(verb.form, VerbForm::Participle | VerbForm::Ing) {
                    return true;
                }
            }
            _ => return false,
        }
    }
    false
}

/// Whether the noun group has a plural before its head: "lawmakers inflation" are two.
fn two_nouns(w: &Window, noun: usize) -> bool {
    let g = w.groups[noun];
    w.units[g.units.start..g.head].iter().any(|u| u.tag == Tag::Plural)
}

/// Whether the verb group `k` belongs to a relative clause, with its pronoun or without: "who met", "the envoy she met".
fn in_relative(w: &Window, k: usize) -> bool {
    const FARTHEST: usize = 8;
    let from = k.saturating_sub(FARTHEST);
    for m in (from..k).rev() {
        match w.groups[m].kind {
            GroupKind::Noun if w.groups[m + 1].kind == GroupKind::Noun && !w.is_time(m) => return true,
            GroupKind::Noun if w.units[w.groups[m].units.start].tag == Tag::Wh => return true,
            GroupKind::Noun | GroupKind::Preposition | GroupKind::Adverb | GroupKind::Adjective => {}
            GroupKind::Wh => return true,
            GroupKind::That => return m.checked_sub(1).is_some_and(|b| w.groups[b].kind == GroupKind::Noun),
            _ => return false,
        }
    }
    from > 0
}

/// Whether the past form at group `n`, behind a comma, opens an aside that another comma closes, and the verb of the noun before it stands behind that.
fn opens_aside(w: &Window, n: usize) -> bool {
    const FARTHEST: usize = 14;
    let noun = |k: usize| w.groups[k].kind == GroupKind::Noun;
    let first = n.checked_sub(2).filter(|k| noun(*k));
    let lacks_verb = first.is_some_and(|first| {
        let before = w.groups[first.saturating_sub(FARTHEST)..first].iter().rev();
        let mut clause =
            before.take_while(|g| !matches!(g.kind, GroupKind::Comma | GroupKind::Conjunction | GroupKind::That | GroupKind::Subordinator));
        clause.all(|g| matches!(g.kind, GroupKind::Noun | GroupKind::Preposition | GroupKind::Adjective | GroupKind::Adverb))
    });
    let close = (n + 1..w.groups.len().min(n + FARTHEST)).find(|k| w.groups[*k].kind == GroupKind::Comma || w.groups[*k].is_finite());
    let behind = close
        .filter(|k| w.groups[*k].kind == GroupKind::Comma)
        .and_then(|c| (c + 1..w.groups.len()).find(|k| w.groups[*k].kind != GroupKind::Adverb));
    lacks_verb && behind.is_some_and(|k| w.groups[k].is_finite())
}

fn is_infinitive(w: &Window, k: usize) -> bool {
    w.groups[k].verb.is_some_and(|v| v.form == VerbForm::Infinitive)
}

/// Whether "of" follows group `k`.
fn of_follows(w: &Window, k: usize) -> bool {
    w.groups.get(k + 1).is_some_and(|p| w.units[p.head].is(Class::Of))
}

/// Whether the verb group `k` is a single participle that may be a past form, with an object or an infinitive right behind it.
fn takes_object(w: &Window, k: usize) -> bool {
    may_be_past(w, k)
        && !w.head(k).is(Class::Naming)
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
    (plain && clause && w.kind(next) == Some(GroupKind::Verb) && may_be_past(w, next)).then_some(next)
}
