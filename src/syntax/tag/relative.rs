//! Whether "that" behind a noun is its relative pronoun: "the ships that sank", "the deal that growers condemned".

use super::ahead::BEGINS_NOUN;
use super::clause_ahead::clause_follows;
use super::{WITH_SUBJECT, ends_clause, is_finite_alone, is_nominal};
use crate::lexicon::{Class, Property, Tag, Tags};
use crate::syntax::window::{Unit, UnitKind, Window};

/// Whether "that", behind a noun, is its relative pronoun: a finite verb follows that needs a subject; or a clause, and neither is the noun one that takes
/// clauses nor does a word that claims stand before it ("told reporters that").
pub(super) fn relative_follows(w: &Window, i: usize, noun: Option<&Unit>) -> bool {
    // "said Sunday that"
    if noun.is_some_and(|n| n.is(Class::Weekday)) {
        return false;
    }
    // "a demand that the mayor stop the sale": what somebody is to do
    if noun.is_some_and(|n| n.has(Property::Asks)) && is_to_be_done(w, i + 1) {
        return false;
    }
    // "admitted in court that he had lied", "said to reporters that she would run": where or to whom a verb before says it
    // ("told reporters outside court in Leeds that she would appeal": nor does a name have such a clause)
    let circumstance = || is_reported(w, i) && (noun.is_some_and(|n| matches!(n.kind, UnitKind::Name(_))) || is_circumstance(w, i));
    if noun.is_some_and(|n| !n.is(Class::ClauseNoun) && n.cue == 0) && pronoun_lacks_object(w, i) && !circumstance() {
        return true;
    }
    let Some(verb) = (i + 1..w.units.len()).find(|k| w.units[*k].tag != Tag::Adverb) else { return false };
    let u = &w.units[verb];
    let object = w.units.get(verb + 1).is_some_and(|n| {
        n.tags.meets(BEGINS_NOUN.with(Tag::Pronoun).with(Tag::That).with(Tag::To).with(Tag::Preposition)) || n.kind != UnitKind::Word
    });
    // "told the council that attacks on clinics had tripled": a noun, as another verb follows
    let later = || w.units[verb + 1..].iter().take_while(|n| !ends_clause(n.tag)).any(|n| is_finite_alone(n) && n.tag != Tag::Participle);
    if u.tags.meets(Tags::NOUN)
        && u.tags.has(Tag::Plural)
        && is_reported(w, i)
        && noun.is_some_and(|n| n.is_somebody() || n.is(Class::BodyNoun))
        && later()
    {
        return false;
    }
    let finite = u.tags.has(Tag::Modal) || u.tags.meets(WITH_SUBJECT) && (!u.tags.meets(Tags::NOUN.with(Tag::Pronoun)) || object);
    if u.kind == UnitKind::Word && finite {
        return true;
    }
    // "an accusation that Riga rejected": what is denied or made is no clause of its own
    if noun.is_some_and(|n| n.cue != 0) && is_made(w, i + 1) && !circumstance() {
        return true;
    }
    // ", a decision that historians protested"
    if is_apposition(w, i) && lacks_object(w, i) {
        return true;
    }
    let claims = |u: &Unit| takes_that(u) || u.has(Property::NounThat) && matches!(u.tag, Tag::Noun | Tag::Plural);
    let reported = before_in_clause(w, i).any(claims);
    // "saw the deal that growers condemned as a sham"
    let made = || (!reported || is_object(w, i)) && is_made_or_called(w, i + 1);
    noun.is_some_and(|n| {
        !n.has(Property::NounThat) && !n.is(Class::ClauseNoun) && (!reported && n.cue == 0 && clause_follows(w, i + 1) || made())
    })
}

/// Whether somebody, a base form and what begins its object stand from `from` on: "the mayor stop the", "Oslo free all".
fn is_to_be_done(w: &Window, from: usize) -> bool {
    const LONGEST: usize = 6;
    const OBJECT: Tags = Tags::of(&[Tag::Determiner, Tag::Possessive]);
    let inside = |u: &Unit| is_nominal(u) || matches!(u.tag, Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Adjective);
    let subject = w.units[from.min(w.units.len())..].iter().take(LONGEST).take_while(|u| inside(u)).count();
    // (the verb may be read as a noun so far)
    (from + 1..=from + subject).any(|k| {
        let verb = |u: &Unit| u.kind == UnitKind::Word && u.tags.has(Tag::Base);
        let object = |u: &Unit| OBJECT.has(u.tag);
        is_nominal(&w.units[k - 1]) && w.units.get(k).is_some_and(verb) && w.units.get(k + 1).is_some_and(object)
    })
}

/// Whether what follows "that" lacks its object, so that this is a relative pronoun: a pronoun and a verb right before the end, or before another finite verb
/// ("a memo that she had buried", "a convoy that it said was lost").
fn pronoun_lacks_object(w: &Window, i: usize) -> bool {
    let Some(subject) = w.units.get(i + 1).filter(|u| u.tag == Tag::Pronoun && !u.is(Class::Oblique)) else { return false };
    let auxiliary = |u: &Unit| u.tag == Tag::Modal || u.is(Class::Have) || u.tag == Tag::Adverb;
    let Some(verb) = (i + 2..w.units.len()).find(|k| !auxiliary(&w.units[*k])) else { return false };
    let acts =
        |u: &Unit| u.kind == UnitKind::Word && u.tags.meets(WITH_SUBJECT.with(Tag::Participle)) && !u.is(Class::Be) && !u.is(Class::Do);
    let u = &w.units[verb];
    let next = w.units.get(verb + 1);
    let reports =
        u.has(Property::Bare) && next.is_some_and(|n| (n.is(Class::Be) || n.is(Class::Have) || n.tag == Tag::Modal) && n.tag != Tag::Ing);
    let ends = next.is_none_or(|n| matches!(n.tag, Tag::Stop | Tag::Comma));
    !subject.tags.has(Tag::Determiner) && acts(u) && (reports || ends && !u.has(Property::That) && u.cue != 0)
}

/// The units before `i` from the right, so many at most, up to the beginning of the clause.
fn before_in_clause(w: &Window, i: usize) -> impl Iterator<Item = &Unit> {
    const FARTHEST: usize = 12;
    // ("was told by Norway, Chad and Mali that": commas of a list)
    let listed = move |k: usize| k > 0 && w.units[k].tag == Tag::Comma && is_nominal(&w.units[k - 1]) && Tags::NOUN.has(w.units[k + 1].tag);
    let inside = move |k: &usize| !ends_clause(w.units[*k].tag) || listed(*k);
    (i.saturating_sub(FARTHEST)..i).rev().take_while(inside).map(|k| &w.units[k])
}

/// Whether what takes a clause with "that" stands before `i` in its clause.
fn is_reported(w: &Window, i: usize) -> bool {
    before_in_clause(w, i).any(takes_that)
}

/// A verb that takes a clause with "that"; or what is so of it: "made clear through a spokesman that", "was evident in May that".
fn takes_that(u: &Unit) -> bool {
    u.has(Property::That) && Tags::VERB.has(u.tag) || is_so(u)
}

/// "clear", "evident": what may be so, where no claim is made of it.
fn is_so(u: &Unit) -> bool {
    u.is(Class::Impersonal) && u.cue == 0 && matches!(u.tag, Tag::Adjective | Tag::Adverb)
}

/// Whether the noun before `i` stands behind a preposition that no noun stands before: "admitted in court", "said on Monday to reporters".
fn is_circumstance(w: &Window, i: usize) -> bool {
    let mut before = before_in_clause(w, i).skip_while(|u| is_nominal(u) || is_modifier(u));
    let preposition = before.next().is_some_and(|u| u.tag == Tag::Preposition && !u.is(Class::Of));
    preposition && before.next().is_some_and(|u| Tags::VERB.has(u.tag) || is_so(u) || u.is_any(&[Class::Time, Class::Weekday]))
}

/// Whether a unit may stand between a preposition and its noun.
fn is_modifier(u: &Unit) -> bool {
    matches!(u.tag, Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Participle | Tag::Adverb | Tag::Number)
}

/// Whether the noun before `i`, which is none for a person, is the object of a verb right before its group: "saw the deal", but "said in a speech".
fn is_object(w: &Window, i: usize) -> bool {
    const LONGEST: usize = 5;
    let inside = |u: &Unit| is_nominal(u) || is_modifier(u);
    let noun = &w.units[i - 1];
    let thing = !noun.is_somebody() && !noun.is(Class::Time) && noun.kind == UnitKind::Word;
    // ("told Radio Oslo that the mayor had left": to whom)
    let verb = (i.saturating_sub(LONGEST)..i).rev().find(|k| !inside(&w.units[*k]));
    let verb = verb.filter(|v| !(w.units[*v].has(Property::That) && w.units[*v].is(Class::ObjectControl)));
    thing && verb.is_some_and(|v| Tags::VERB.has(w.units[v].tag) && !w.units[v].is(Class::Be))
}

/// "the report that the senate ordered in March", "a claim that nobody at the paper has believed": whether a subject and a past form of what is done to words
/// begin at `from`, and no object follows.
fn is_made(w: &Window, from: usize) -> bool {
    has_no_object(w, from, false)
}

/// The same, or what somebody calls it follows: "a deal that growers called a sham", but "a report that the guild called a strike".
fn is_made_or_called(w: &Window, from: usize) -> bool {
    has_no_object(w, from, true)
}

fn has_no_object(w: &Window, from: usize, called: bool) -> bool {
    const LONGEST: usize = 8;
    const WITHIN: Tags = Tags::of(&[
        Tag::Determiner,
        Tag::Possessive,
        Tag::Genitive,
        Tag::Adjective,
        Tag::Pronoun,
        Tag::Preposition,
        Tag::Adverb,
        Tag::Number,
    ]);
    let inside = |u: &Unit| is_nominal(u) || WITHIN.has(u.tag) || u.is_any(&[Class::And, Class::Have]);
    let Some(verb) = (from..w.units.len().min(from + LONGEST)).find(|k| !inside(&w.units[*k])).filter(|k| *k > from) else { return false };
    let v = &w.units[verb];
    let form = if w.units[from..verb].iter().any(|u| u.is(Class::Have)) { Tag::Participle } else { Tag::Past };
    let past = v.tags.has(form) && !v.tags.meets(Tags::NOUN) && !v.is_any(&[Class::Be, Class::Do]) && !v.has(Property::Intransitive);
    // "charges that the firm denies": a present that can be nothing else, of a verb that claims
    let claims = v.cue != 0 && v.tags.has(Tag::Third) && !v.tags.meets(Tags::NOUN) && !v.has(Property::Intransitive);
    let denies = form == Tag::Past && !called && claims && !v.is_any(&[Class::Be, Class::Do, Class::Have]);
    // "a theory that critics describe as nonsense"
    let named = || w.units.get(verb + 1).is_some_and(|u| u.is(Class::As)) && v.tags.has(Tag::Base) && !v.tags.meets(Tags::NOUN);
    let makes = past && (v.cue != 0 || v.is(Class::LightVerb)) || denies || v.cue != 0 && named();
    let time = |k: usize| w.units.get(k).is_some_and(|u| u.is_any(&[Class::Time, Class::Month, Class::Weekday]));
    let ends = w.units.get(verb + 1).is_none_or(|u| match u.tag {
        Tag::Stop | Tag::Comma | Tag::Semicolon | Tag::Dash | Tag::Past | Tag::Third | Tag::Modal => true,
        Tag::Determiner => called && v.is(Class::Naming),
        // (of an adjective alone: "a charge that his rival called absurd")
        Tag::Adjective => v.is(Class::Naming) && (called || ends_clause_at(w, verb + 2)),
        // ("an attack that the army blamed on rebels": of a noun that takes no clause)
        Tag::Preposition | Tag::Subordinator => time(verb + 2) || u.is(Class::As) || called && !v.has(Property::That),
        _ => false,
    });
    makes && (ends || time(verb + 1))
}

/// Whether no more of the clause stands at `i`.
fn ends_clause_at(w: &Window, i: usize) -> bool {
    w.units.get(i).is_none_or(|u| ends_clause(u.tag))
}

/// Whether the noun before `i` stands in apposition: ", a decision that", ", a new demand that".
fn is_apposition(w: &Window, i: usize) -> bool {
    const FARTHEST: usize = 5;
    let modifies = |u: &Unit| is_nominal(u) || matches!(u.tag, Tag::Adjective | Tag::Participle | Tag::Ing);
    let first = (i.saturating_sub(FARTHEST)..i).rev().find(|k| !modifies(&w.units[*k])).filter(|k| *k + 1 < i);
    // ", allegations that"
    let several =
        |k: usize| matches!(w.units[k].tag, Tag::Comma | Tag::Dash) && w.units[i - 1].tag == Tag::Plural && w.units[i - 1].cue != 0;
    let one = |k: usize| {
        let before = k.checked_sub(1).map(|b| w.units[b].tag);
        w.units[k].is_indefinite() && matches!(before, Some(Tag::Comma | Tag::Dash))
    };
    first.is_some_and(|k| one(k) || several(k))
}

/// Whether the clause that "that" at `i` opens has a subject and a verb that claims, and nothing behind it that could be its object: "that historians from
/// two towns protested in a letter".
fn lacks_object(w: &Window, i: usize) -> bool {
    const FARTHEST: usize = 9;
    let inside = |u: &Unit| {
        is_nominal(u)
            || u.kind != UnitKind::Word
            || matches!(
                u.tag,
                Tag::Determiner
                    | Tag::Possessive
                    | Tag::Genitive
                    | Tag::Adjective
                    | Tag::Number
                    | Tag::Pronoun
                    | Tag::Adverb
                    | Tag::Preposition
            )
            || u.is(Class::Have)
    };
    let verb = |k: &usize| {
        let u = &w.units[*k];
        u.kind == UnitKind::Word
            && u.cue != 0
            && u.tags.meets(Tags::of(&[Tag::Past, Tag::Third]))
            // ("a charge that the firm flatly rejects", "a charge that it rejects")
            && (!u.tags.meets(Tags::NOUN)
                || w.units[*k - 1].tag == Tag::Adverb
                || u.tags.has(Tag::Third) && w.units.get(*k + 1).is_none_or(|n| n.tag == Tag::Stop))
            && !u.is(Class::Have)
    };
    let Some(v) = (i + 2..w.units.len().min(i + FARTHEST)).find(verb) else { return false };
    let plain = w.units[i + 1..v].iter().all(inside) && !w.units[v - 1].is(Class::Be);
    let called = |n: &Unit| w.units[v].is(Class::Naming) && matches!(n.tag, Tag::Adjective | Tag::Determiner);
    let open = w.units.get(v + 1).is_none_or(|n| {
        let closes = matches!(n.tag, Tag::Stop | Tag::Comma | Tag::Semicolon | Tag::Dash);
        closes || called(n) || n.tags.meets(Tags::of(&[Tag::Preposition, Tag::Subordinator])) && !n.tags.meets(BEGINS_NOUN)
    });
    plain && open
}
