//! The verb of a noun that a past form describes: behind that form and all that belongs to it ("the ships seized by pirates sank").

use super::group::{Group, GroupKind, VerbForm};
use super::past::is_participle;
use super::reduced::{is_infinitive, may_open_clause};
use super::window::Window;
use crate::lexicon::{Class, Property, Tag};

/// The verb of the noun that the past form at group `n` describes, behind it and what belongs to it: at most two nouns.
pub(super) fn verb_behind(w: &Window, n: usize) -> Option<usize> {
    const MOST: usize = 2;
    const FARTHEST: usize = 40;
    // "told to leave", "believed to be behind it"
    let controls = w.head(n).is(Class::ObjectControl) || w.head(n).has(Property::That) && !w.head(n).has(Property::Intends);
    let by = |between: std::ops::Range<usize>| w.groups.get(between).is_some_and(|g| g.iter().any(|p| w.units[p.head].is(Class::By)));
    let mut nouns = 0;
    let found = (n + 1..w.groups.len().min(n + FARTHEST)).find_map(|k| {
        let g = &w.groups[k];
        let verb = g.verb;
        match g.kind {
            // "told to leave the town refused", "accused of beating the boy denied"
            GroupKind::Noun if controls && is_infinitive(w, k - 1) => nouns += 1,
            // (but "responded by saying Oslo was": a clause)
            GroupKind::Noun if w.form(k - 1) == Some(VerbForm::Ing) && !w.head(k - 1).has(Property::Bare) => nouns += 1,
            GroupKind::Verb if controls && is_infinitive(w, k) => {}
            // "The minister said last year was"
            GroupKind::Noun
                if k == n + 1
                    && w.head(n).has(Property::Says)
                    && w.head(n).has(Property::Bare)
                    && w.acts(n - 1)
                    && w.is_time(k)
                    && w.groups.get(k + 1).is_some_and(Group::is_finite) =>
            {
                return Some(None);
            }
            // one that no preposition governs is the subject of the second verb
            // ("Hale said each year of school pays": nor is that a time)
            GroupKind::Noun if w.groups[k - 1].kind != GroupKind::Preposition && (!w.is_time(k) || of_follows(w, k)) => return Some(None),
            GroupKind::Noun => nouns += 1,
            GroupKind::Preposition | GroupKind::Adverb | GroupKind::Adjective | GroupKind::Particle => {}
            // "threatened with dismissal for speaking out say"
            GroupKind::Verb if verb.is_some_and(|v| v.form == VerbForm::Ing) && w.groups[k - 1].kind == GroupKind::Preposition => {}
            GroupKind::Verb if g.is_finite() => return Some(Some(k)),
            GroupKind::Verb if (nouns > 0 || is_infinitive(w, k - 1)) && may_be_past_with_object(w, k) => return Some(Some(k)),
            // "a law condemned as vague by jurists passed on Monday": with an agent the first is no verb of a clause
            GroupKind::Verb if is_participle(w, k) && nouns > 0 && by(n + 1..k) && !w.groups[k..].iter().any(Group::is_finite) => {
                return Some(Some(k));
            }
            // "hailed as historic by Paris"
            GroupKind::Subordinator if w.head(k).is(Class::As) && w.kind(k + 1) == Some(GroupKind::Adjective) && by(k + 2..k + 3) => {}
            // "the guests hurt when the roof fell sued"
            GroupKind::Subordinator => return Some(behind_clause(w, k)),
            // (but "booed as the band, an hour late, left": a clause)
            GroupKind::Comma if may_open_clause(w, n..k) => return Some(None),
            GroupKind::Comma => return Some(behind_aside(w, k)),
            _ => return Some(None),
        }
        None
    });
    let subordinate = |k: usize| w.groups[n..k].iter().any(|g| g.kind == GroupKind::Subordinator);
    found.flatten().filter(|k| nouns <= MOST || subordinate(*k))
}

/// Whether the verb group `k` is a single participle that may be a past form, with an object, a clause or an infinitive right behind it.
fn may_be_past_with_object(w: &Window, k: usize) -> bool {
    let head = w.head(k);
    let object = w.groups.get(k + 1).is_some_and(|n| match n.kind {
        GroupKind::Noun => !w.is_time(k + 1),
        GroupKind::That => head.has(Property::That),
        _ => is_infinitive(w, k + 1),
    });
    object && is_participle(w, k) && !head.is(Class::Naming)
}

/// The past form right behind the verb of the clause that the subordinator at group `k` opens: "when the roof fell sued".
fn behind_clause(w: &Window, k: usize) -> Option<usize> {
    const FARTHEST: usize = 5;
    let verb = (k + 1..w.groups.len().min(k + FARTHEST)).find(|n| w.groups[*n].kind == GroupKind::Verb)?;
    let plain = w.groups[verb].is_finite() && !w.groups[verb].is_copula();
    let clause = w.groups[k + 1..verb].iter().all(|g| matches!(g.kind, GroupKind::Noun | GroupKind::Preposition | GroupKind::Adverb));
    let next = verb + 1;
    let past = w.groups.get(next).is_some_and(|g| g.is_finite() && g.units.len() == 1 && w.units[g.head].tags.has(Tag::Past));
    (plain && clause && next < w.groups.len() && (past || is_participle(w, next))).then_some(next)
}

/// The finite verb, or what may be one, right behind the aside that the comma at group `k` opens: "a study published in May, however, warned", but "talks
/// stalled in May, a bad month, said Hale".
fn behind_aside(w: &Window, k: usize) -> Option<usize> {
    const FARTHEST: usize = 14;
    let plain =
        |g: &Group| !g.is_finite() && !matches!(g.kind, GroupKind::Conjunction | GroupKind::Stop | GroupKind::Quote | GroupKind::Colon);
    let close = (k + 1..w.groups.len().min(k + FARTHEST)).find(|c| w.groups[*c].kind == GroupKind::Comma || !plain(&w.groups[*c]))?;
    let verb = w.skip_adverbials(close + 1);
    let finite = verb < w.groups.len() && (w.groups[verb].is_finite() || may_be_past_with_object(w, verb));
    let inverted = finite && w.head(verb).has(Property::Says) && !w.head(verb).is(Class::ObjectControl) && w.is_noun(verb + 1);
    (close > k + 1 && w.groups[close].kind == GroupKind::Comma && finite && !inverted).then_some(verb)
}

/// Whether "of" follows group `k`.
fn of_follows(w: &Window, k: usize) -> bool {
    w.head_is(k + 1, Class::Of)
}
