//! What may stand between an auxiliary and the verb that goes on with it: times, phrases, asides and second adverbs.

use super::window::{Unit, UnitKind, Window};
use crate::lexicon::{Class, Tag, Tags};

/// The participle behind a phrase of time that begins with the preposition at `i`.
pub(super) fn time_before_participle(w: &Window, i: usize) -> Option<usize> {
    const LONGEST: usize = 5;
    if w.units.get(i + 1).is_some_and(|u| u.tag == Tag::Adverb) {
        return w.units.get(i + 2).is_some_and(|u| u.tag == Tag::Participle).then_some(i + 2);
    }
    let time = (i + 1..w.units.len().min(i + LONGEST)).find(|k| w.units[*k].is(Class::Time))?;
    let plain = w.units[i + 1..time].iter().all(|u| matches!(u.tag, Tag::Determiner | Tag::Adjective | Tag::Number | Tag::Noun));
    (plain && w.units.get(time + 1).is_some_and(may_be_participle)).then_some(time + 1)
}

/// The participle behind a second adverb, or a phrase, that "and" joins to an adverb behind this auxiliary: "publicly and repeatedly blamed by". What nobody has
/// done to the subject has an object ("was here and openly blamed her").
pub(super) fn joined_before_participle(w: &Window, i: usize, auxiliary: Class) -> Option<usize> {
    let having = auxiliary == Class::Have;
    let verb = match w.units.get(i)?.tag {
        Tag::Adverb => i + 1,
        Tag::Preposition if having => return phrase_before_participle(w, i),
        _ => return None,
    };
    let next = w.units.get(verb + 1).map(|u| u.tag);
    let fits = having || next.is_none_or(|t| matches!(t, Tag::Preposition | Tag::Stop | Tag::Comma));
    (fits && w.units.get(verb).is_some_and(may_be_participle)).then_some(verb)
}

/// The verb in this form behind an aside in commas that begins with the comma at `open` and has no verb and nothing that claims.
pub(super) fn aside_before(w: &Window, open: usize, form: Tag) -> Option<usize> {
    const LONGEST: usize = 7;
    const INSIDE: Tags =
        Tags::of(&[Tag::Adverb, Tag::Preposition, Tag::Determiner, Tag::Adjective, Tag::Noun, Tag::Plural, Tag::Number, Tag::Possessive]);
    let close = (open + 1..w.units.len().min(open + LONGEST)).find(|k| w.units[*k].tag == Tag::Comma)?;
    let word = |u: &Unit| INSIDE.has(u.tag) && u.kind == UnitKind::Word && (u.cue == 0 || u.tag == Tag::Preposition);
    // "had already, in March, condemned"
    let plain = w.units[open + 1..close].iter().all(|u| word(u) || u.is_any(&[Class::Month, Class::Weekday]));
    let verb = (close + 1..w.units.len()).find(|k| w.units[*k].tag != Tag::Adverb)?;
    let u = &w.units[verb];
    let fits = if form == Tag::Base { u.kind == UnitKind::Word && u.tag == Tag::Base } else { may_be_participle(u) };
    (plain && close > open + 1 && fits).then_some(verb)
}

/// Whether a word is a past form that may be a participle.
pub(super) fn may_be_participle(u: &Unit) -> bool {
    u.kind == UnitKind::Word && u.tags.has(Tag::Participle) && matches!(u.tag, Tag::Past | Tag::Participle)
}

/// The participle behind a time without a preposition that begins at `i`: "this week", "last Monday".
pub(super) fn bare_time_before_participle(w: &Window, i: usize) -> Option<usize> {
    const LONGEST: usize = 3;
    let is_time = |k: usize| w.units.get(k).is_some_and(|u| u.is(Class::Time));
    let time = (i..i + LONGEST).find(|k| is_time(*k))?;
    let plain = w.units[i..time].iter().all(|u| matches!(u.tag, Tag::Determiner | Tag::Adjective));
    let verb = (time + 1..time + LONGEST).find(|k| !is_time(*k) && w.units.get(*k).is_none_or(|u| u.tag != Tag::Adverb))?;
    (plain && w.units.get(verb).is_some_and(may_be_participle)).then_some(verb)
}

/// The participle behind a preposition with a noun or adjective: "has in turn accused", "have in private admitted", "has in an open letter urged".
pub(super) fn phrase_before_participle(w: &Window, i: usize) -> Option<usize> {
    const LONGEST: usize = 5;
    const WITHIN: Tags = Tags::of(&[Tag::Determiner, Tag::Adjective, Tag::Noun, Tag::Plural, Tag::Possessive]);
    let within = |u: &Unit| u.kind == UnitKind::Word && WITHIN.has(u.tag);
    let claims = |u: &Unit| may_be_participle(u) && u.cue != 0;
    // ("has among its clients accused traders": what it has)
    let ends = |k: usize| w.units.get(k).is_none_or(|u| matches!(u.tag, Tag::Stop | Tag::Comma | Tag::Conjunction));
    let describes = |v: usize| w.units.get(v + 1).is_some_and(|u| u.tag == Tag::Plural) && ends(v + 2);
    let verb = (i + 1..w.units.len().min(i + LONGEST)).find(|k| !within(&w.units[*k]))?;
    // ("has at times seemed")
    let noun = match w.units[verb - 1].tag {
        Tag::Plural => verb > i + 2,
        tag => matches!(tag, Tag::Noun | Tag::Adjective),
    };
    (noun && claims(&w.units[verb]) && !describes(verb)).then_some(verb)
}
