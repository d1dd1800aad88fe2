//! Past forms that are no verb of a clause but reduced relatives: "the ships seized by pirates", "guests gathered on the quay".

use super::group::{Group, GroupKind, VerbForm};
use super::objectless::lacks_object;
use super::only_verb::takes_what_follows;
use super::past::{is_participle, make_past};
use super::reduced_verb::verb_behind;
use super::window::Window;
use crate::document::Tense;
use crate::lexicon::{Class, Property, Tag};

/// Of two finite verb groups with no subject between them the first is a reduced relative ("the ships seized by pirates sank").
pub(super) fn reduce_before_verb(w: &mut Window, n: usize) {
    if is_ambiguous(w, n)
        && !w.head(n).has(Property::Intransitive)
        && describes(w, n)
        && let Some(verb) = verb_behind(w, n)
        && !says_before(w, n, verb)
    {
        if describes_medium(w, n, verb) {
            make_participle(w, verb);
            return;
        }
        make_participle(w, n);
        // "those tipped off about the bid traded shares"
        if is_participle(w, verb) {
            make_past(w, verb);
        }
    }
}

/// Whether the past form at group `n` stands right behind a noun that it may describe: not behind a relative pronoun or a quotation.
fn describes(w: &Window, n: usize) -> bool {
    let head = w.head(n);
    // "villagers moved by the army and housed on dry land accuse": as the one before
    if w.groups[n - 1].kind == GroupKind::Conjunction {
        const FARTHEST: usize = 6;
        let mate = (n.saturating_sub(FARTHEST)..n).rev().find(|k| w.groups[*k].verb.is_some());
        return mate.is_some_and(|m| w.form(m) == Some(VerbForm::Participle) && m > 0 && w.groups[m - 1].kind == GroupKind::Noun);
    }
    // "the people I met said": neither has one that stands right behind its antecedent
    if w.groups[n - 1].kind != GroupKind::Noun || w.head(n - 1).tag == Tag::Pronoun {
        return false;
    }
    let Some(before) = n.checked_sub(2) else { return true };
    match w.groups[before].kind {
        // "which a clerk said was": the first verb has a subject of its own in the relative clause
        GroupKind::Wh => false,
        // "conceded that repairs ordered in March were": behind a verb it opens what is said
        // ("Claims that the tap leaked were": behind a noun that it explains it has its verb)
        GroupKind::That => {
            let explained = before.checked_sub(1).is_some_and(|noun| w.is_noun(noun) && w.takes_clause(noun));
            !explained && (head.cue == 0 || before.checked_sub(1).is_some_and(|v| w.groups[v].is_active()))
        }
        GroupKind::Noun => w.is_time(before) || w.is_time(n - 1),
        _ => true,
    }
}

/// "“…,” the clerk said after the mayor left": whether the past form at group `n` says the quotation before its subject, and not the verb behind it, as in
/// "“…,” clerks briefed on the talks said".
fn says_before(w: &Window, n: usize, verb: usize) -> bool {
    let quoted = |k: usize| w.groups[k].kind == GroupKind::Quote;
    let behind_quote = n.checked_sub(2).is_some_and(|b| quoted(b) || w.groups[b].kind == GroupKind::Comma && b > 0 && quoted(b - 1));
    // "“…,” she said to laughs"
    let noun_between = || w.groups[n..verb].iter().any(|g| g.kind == GroupKind::Noun);
    behind_quote && w.head(n).has(Property::Says) && (!w.head(verb).has(Property::Says) || may_open_clause(w, n..verb) || !noun_between())
}

/// "conceded in an interview with the Post published Sunday that": whether the past form at group `verb` describes in what the one at group `n` was said, and takes
/// no content or object of its own.
fn describes_medium(w: &Window, n: usize, verb: usize) -> bool {
    let (says, described) = (w.head(n), w.head(verb));
    let medium = w.says_when(n + 1) && w.head(n + 2).is(Class::IssuedNoun);
    let next = w.skip_adverbials(verb + 1);
    let content = match w.kind(next) {
        Some(GroupKind::That) => w.head(next).tag == Tag::That && (!described.has(Property::That) || described.is(Class::LightVerb)),
        None | Some(GroupKind::Stop | GroupKind::Comma | GroupKind::Colon | GroupKind::Subordinator | GroupKind::Quote) => {
            !described.has(Property::Says)
        }
        Some(GroupKind::Noun) => !w.is_time(next) && w.begins_clause(next) && says.has(Property::Bare),
        _ => is_infinitive(w, next) && !described.has(Property::Intends),
    };
    let takes = says.has(Property::That) || says.has(Property::Says) || says.has(Property::Intends);
    medium && takes && content && is_ambiguous(w, verb) && !described.has(Property::Intransitive)
}

/// Whether one of the groups is a preposition that opens clauses as well: "after the mayor left".
pub(super) fn may_open_clause(w: &Window, groups: std::ops::Range<usize>) -> bool {
    w.groups[groups].iter().any(|g| g.kind == GroupKind::Preposition && w.units[g.head].tags.has(Tag::Subordinator))
}

/// Where a clause has its verb, a past form behind an object, or behind what a preposition governs, is a participle: "wants soldiers questioned", "spoke to
/// guests gathered on the quay". So is one that opens an aside whose noun has its verb behind it: "the suspect, named locally as Hale, is".
pub(super) fn reduce_object(w: &mut Window, n: usize) {
    if n < 2 {
        return;
    }
    let g = w.groups[n];
    let head = w.units[g.head];
    if !is_ambiguous(w, n) || head.has(Property::Intransitive) {
        return;
    }
    let object = w.groups.get(n + 1).is_some_and(|o| o.kind == GroupKind::Noun && !w.is_time(n + 1));
    let reduced = match w.groups[n - 1].kind {
        GroupKind::Noun if object && !head.is(Class::Naming) => false,
        GroupKind::Noun => {
            follows_object(w, n - 1) || describes_channel(w, n) || lies_in_opening(w, n) || lies_in_aside(w, n) || lacks_object(w, n, n - 1)
        }
        GroupKind::Comma => opens_aside(w, n) || w.is_noun(n - 2) && lacks_object(w, n, n - 2),
        _ => false,
    };
    if reduced {
        make_participle(w, n);
    }
}

/// "According to a poll by Hale Research released in May, rents fell": whether every noun before the past form at group `n` stands behind a preposition, so that
/// none is its subject, and a clause follows behind a comma.
fn lies_in_opening(w: &Window, n: usize) -> bool {
    const FARTHEST: usize = 8;
    let governed = |k: usize| match w.groups[k].kind {
        // ("As a study from May noted", "After the talks in Lodz stalled": a clause of its own)
        GroupKind::Preposition => !w.head(k).is(Class::As) && !w.head(k).tags.has(Tag::Subordinator),
        GroupKind::Noun => k > 0 && w.groups[k - 1].kind == GroupKind::Preposition,
        _ => false,
    };
    let clause = |k: usize| w.groups[k].kind == GroupKind::Comma && w.is_noun(k + 1) && w.begins_clause(k + 1);
    (0..n).all(governed) && (n + 1..w.groups.len().min(n + FARTHEST)).any(clause)
}

/// "The bank, in a statement released late on Sunday, condemned the sale": whether the past form at group `n` stands in an aside that a preposition opens behind
/// a noun, and what may be the verb of that noun, with an object, follows the aside.
fn lies_in_aside(w: &Window, n: usize) -> bool {
    const FARTHEST: usize = 8;
    let phrase = |k: &usize| matches!(w.groups[*k].kind, GroupKind::Noun | GroupKind::Preposition | GroupKind::Adverb);
    let open = (n.saturating_sub(FARTHEST)..n).rev().find(|k| !phrase(k)).filter(|o| *o > 0 && w.groups[*o].kind == GroupKind::Comma);
    let Some(open) = open.filter(|o| w.is_noun(o - 1) && w.kind(o + 1) == Some(GroupKind::Preposition)) else { return false };
    let governed = (open + 1..n).all(|k| w.groups[k].kind != GroupKind::Noun || w.groups[k - 1].kind == GroupKind::Preposition);
    let close = (n + 1..w.groups.len().min(n + FARTHEST)).find(|k| !phrase(k)).filter(|c| w.groups[*c].kind == GroupKind::Comma);
    let verb = close.map(|c| w.skip_adverbials(c + 1)).and_then(|v| w.groups.get(v).map(|g| (v, g)));
    let main = |v: usize, g: &Group| w.units[g.head].claims() && (g.is_finite() || is_participle(w, v) && takes_what_follows(w, v));
    governed && !may_open_clause(w, open + 1..n) && verb.is_some_and(|(v, g)| main(v, g))
}

/// "denied the theft in a message posted on its site": whether the past form at group `n` describes in what something was said, behind the object of a verb.
fn describes_channel(w: &Window, n: usize) -> bool {
    const FARTHEST: usize = 6;
    let (medium, head) = (n - 1, w.head(n));
    let issued = w.head(medium).is(Class::IssuedNoun) && w.first(medium).is_indefinite();
    if !issued || n < 4 || head.claims() && !head.is(Class::LightVerb) {
        return false;
    }
    let said_in = w.kind(n - 2) == Some(GroupKind::Preposition) && w.head(n - 2).is(Class::Locative) && w.is_noun(n - 3);
    let phrase = |g: &&Group| matches!(g.kind, GroupKind::Noun | GroupKind::Preposition | GroupKind::Adjective);
    let verb = w.groups[(n - 3).saturating_sub(FARTHEST)..n - 3].iter().rev().find(|g| !phrase(g));
    said_in && verb.is_some_and(|v| v.is_finite() && w.units[v.head].claims())
}

/// Whether group `n` is a past form, alone or with adverbs before it, that may be a participle.
fn is_ambiguous(w: &Window, n: usize) -> bool {
    let g = &w.groups[n];
    let head = &w.units[g.head];
    let alone = w.units[g.units.start..g.head].iter().all(|u| u.tag == Tag::Adverb);
    let alone = alone && w.units[g.head + 1..g.units.end].iter().all(|u| u.tag == Tag::Particle);
    alone && g.is_finite() && head.tag == Tag::Past && head.tags.has(Tag::Participle) && !g.is_copula()
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
        // "wants to “keep the pier open,” Hale said": as a comma does
        if w.ends_with_quoted_comma(k) {
            return false;
        }
        match g.kind {
            // two in a row begin a relative clause, or one behind "that" left out
            GroupKind::Noun if w.groups[k + 1].kind == GroupKind::Noun && !w.is_time(k) && !w.is_time(k + 1) => return false,
            // "fled after rebels attacked in": it may begin a clause, but not in "dismissed it as theatre staged for"
            GroupKind::Preposition if w.units[g.head].tags.has(Tag::Subordinator) => {
                if !(w.units[g.head].is(Class::As) && k > 0 && w.groups[k - 1].kind == GroupKind::Noun) {
                    return false;
                }
            }
            GroupKind::Noun | GroupKind::Preposition | GroupKind::Adverb | GroupKind::Adjective | GroupKind::Particle => {}
            GroupKind::Verb => {
                let Some(verb) = g.verb else { return false };
                let head = w.units[g.head];
                // what "told" governs is whom it tells
                let told = head.has(Property::That) && head.is(Class::ObjectControl) && k + 1 == noun && !two_nouns(w, noun);
                if nearest && (head.has(Property::Bare) && !told || verb.copula) {
                    return false;
                }
                nearest = false;
                if verb.form == VerbForm::Finite {
                    let certain = !is_ambiguous(w, k) || head.has(Property::Intransitive);
                    return (certain || matches!(w.groups[k + 1].kind, GroupKind::Noun | GroupKind::Verb)) && !in_relative(w, k);
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
            GroupKind::Noun if w.first(m).tag == Tag::Wh => return true,
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
    if w.is_main_predicate(n) {
        return false;
    }
    let first = n.checked_sub(2).filter(|k| w.is_noun(*k));
    let lacks_verb = first.is_some_and(|first| {
        let before = w.groups[first.saturating_sub(FARTHEST)..first].iter().rev();
        let mut clause =
            before.take_while(|g| !matches!(g.kind, GroupKind::Comma | GroupKind::Conjunction | GroupKind::That | GroupKind::Subordinator));
        clause.all(|g| matches!(g.kind, GroupKind::Noun | GroupKind::Preposition | GroupKind::Adjective | GroupKind::Adverb))
    });
    // "the aim, said Hale, is": who says it
    let reports = w.head(n).has(Property::Bare) && w.is_noun(n + 1);
    let close = (n + 1..w.groups.len().min(n + FARTHEST)).find(|k| w.groups[*k].kind == GroupKind::Comma);
    // "asked if a move was likely": only a clause inside it has a verb
    let clause = |k: usize| w.groups[n..k].iter().any(|g| matches!(g.kind, GroupKind::Subordinator | GroupKind::Wh | GroupKind::That));
    let behind = close
        .filter(|c| !reports && (n + 1..*c).all(|k| !w.groups[k].is_finite() || clause(k)))
        .and_then(|c| (c + 1..w.groups.len()).find(|k| w.groups[*k].kind != GroupKind::Adverb));
    lacks_verb && behind.is_some_and(|k| w.groups[k].is_finite())
}

/// Whether group `k` is an infinitive.
pub(super) fn is_infinitive(w: &Window, k: usize) -> bool {
    w.form(k) == Some(VerbForm::Infinitive)
}

/// Makes the past form at group `n` a participle that describes.
fn make_participle(w: &mut Window, n: usize) {
    let g = &mut w.groups[n];
    if let Some(verb) = &mut g.verb {
        (verb.form, verb.passive, verb.tense) = (VerbForm::Participle, true, Tense::None);
    }
    w.units[g.head].tag = Tag::Participle;
}
