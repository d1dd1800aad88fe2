//! Determiners that may be something else: "many claims" and "many blame the banks", "both sides" and "both trained as chemists", "neither side" and
//! "neither confirmed nor denied it".

use super::ahead::{BEGINS_NOUN, compares_amount, is_degree, object_follows, starts_nominal};
use super::that::that;
use super::{WITH_SUBJECT, is_finite_alone};
use crate::lexicon::{Class, Property, Tag, Tags};
use crate::syntax::window::{Unit, UnitKind, Window};

/// A determiner that may be something else: a pronoun, adjective, conjunction or adverb.
pub(super) fn determiner(w: &Window, i: usize) -> Option<Tag> {
    let u = &w.units[i];
    let next = w.units.get(i + 1);
    let pronoun = u.tags.has(Tag::Pronoun);
    if pronoun && compares_amount(w, i) {
        return Some(Tag::Adjective);
    }
    if is_adverb(w, i) {
        return Some(Tag::Adverb);
    }
    // "such a charge", but "such charges"
    if u.tags.has(Tag::Adjective) {
        return Some(if next.is_some_and(|n| n.tag == Tag::Determiner) { Tag::Determiner } else { Tag::Adjective });
    }
    if u.tags.has(Tag::Conjunction) {
        return Some(neither(w, i));
    }
    // "the guild no longer backs the sale", "can no longer trust him", but "has no very good reason"
    if u.is(Class::NegationDeterminer) && !pronoun && next.is_some_and(|n| n.tag == Tag::Adverb) && acts_no_more(w, i) {
        return Some(Tag::Adverb);
    }
    if pronoun {
        let article = |n: &Unit| u.is(Class::Predeterminer) && n.tags.meets(Tags::of(&[Tag::Determiner, Tag::Possessive]));
        let determines = next.is_some_and(|n| starts_nominal(n) || n.tags.has(Tag::Number) || article(n));
        return Some(if determines && !is_subject(w, i) { Tag::Determiner } else { Tag::Pronoun });
    }
    u.tags.has(Tag::That).then(|| that(w, i))
}

/// Whether a word for an amount or for all belongs to a verb or an adjective.
fn is_adverb(w: &Window, i: usize) -> bool {
    let u = &w.units[i];
    if !u.is_any(&[Class::Amount, Class::Predeterminer, Class::Reciprocal]) {
        return false;
    }
    let before = i.checked_sub(1).map(|b| &w.units[b]);
    let next = w.units.get(i + 1);
    // "Hale's most recent letters"
    if u.is(Class::Amount) && before.is_some_and(|b| b.tag == Tag::Genitive) && is_degree(w, i) {
        return true;
    }
    // "all but accused"
    let accuses = |v: &Unit| v.tags.meets(Tags::of(&[Tag::Past, Tag::Third, Tag::Participle])) && v.cue != 0;
    if u.is(Class::Predeterminer) && next.is_some_and(|n| n.is(Class::Contrast)) && w.units.get(i + 2).is_some_and(accuses) {
        return true;
    }
    // "have each accused", "were all freed", "have both sharply criticized"
    let auxiliary = |b: &Unit| b.is_any(&[Class::Have, Class::Be]);
    let content = || w.units[i + 1..].iter().find(|n| n.tag != Tag::Adverb);
    if u.is_any(&[Class::Reciprocal, Class::Predeterminer])
        && before.is_some_and(auxiliary)
        && content().is_some_and(|n| n.tags.has(Tag::Participle))
    {
        return true;
    }
    // "was much criticised", "has been little praised"
    if u.is(Class::Amount) && before.is_some_and(|b| b.is(Class::Be)) && next.is_some_and(|n| n.tags.has(Tag::Participle) && n.cue != 0) {
        return true;
    }
    // "what angers farmers most is the tax", "hurts Oslo more than Bern": an amount right behind what is acted on
    let measures = |b: &Unit| Tags::NOUN.has(b.tag) && !b.is(Class::Time) || b.is(Class::Oblique);
    let begins = |n: &Unit| starts_nominal(n) || n.tags.meets(BEGINS_NOUN) || n.is(Class::Of);
    if u.is(Class::Amount) && u.tags.has(Tag::Pronoun) && before.is_some_and(measures) && !next.is_some_and(begins) {
        return true;
    }
    // "Oslo and Bergen both agree", "less often"
    u.is(Class::Predeterminer) && next.is_some_and(is_finite_alone) && follows_party(w, i)
        || u.is(Class::Amount) && next.is_some_and(|n| n.tag == Tag::Adverb)
}

/// Whether what may be a subject stands right before the unit `i`: "Oslo and Bergen both", "the judges - two Danes - all".
fn follows_party(w: &Window, i: usize) -> bool {
    i.checked_sub(1).is_some_and(|b| {
        let party = Tags::NOUN.has(w.units[b].tag) || w.units[b].kind != UnitKind::Word;
        party && !w.is_opening_time(b) || matches!(w.units[b].tag, Tag::Dash | Tag::Close)
    })
}

/// "neither had mentioned", "neither of them", but "neither side", "the mayor neither confirmed nor denied it".
fn neither(w: &Window, i: usize) -> Tag {
    let before = i.checked_sub(1).map(|b| &w.units[b]);
    let Some(next) = w.units.get(i + 1) else { return Tag::Determiner };
    let subject = || follows_party(w, i) || before.is_some_and(|b| b.tag == Tag::Pronoun);
    if next.tags.meets(WITH_SUBJECT) && !next.tags.meets(Tags::NOUN) && next.cue != 0 && subject() {
        return Tag::Adverb;
    }
    // "has neither confirmed nor denied it"
    let auxiliary = |b: &Unit| b.tag == Tag::Modal || b.is_any(&[Class::Have, Class::Do]);
    if before.is_some_and(auxiliary) && next.tags.meets(Tags::VERB) && next.cue != 0 {
        return Tag::Adverb;
    }
    // ("neither wants to": no plural stands behind it)
    let acts = next.tags.has(Tag::Third) && next.cue != 0;
    let stands_alone = next.is_any(&[Class::Have, Class::Be, Class::Do, Class::Of]) || next.tags.has(Tag::Modal) || acts;
    if stands_alone { Tag::Pronoun } else { Tag::Determiner }
}

/// Whether the verb of what stands before the unit `i` stands behind the one that follows it.
fn acts_no_more(w: &Window, i: usize) -> bool {
    let Some(before) = i.checked_sub(1).map(|b| &w.units[b]) else { return false };
    let subject = before.kind != UnitKind::Word || Tags::NOUN.has(before.tag) || before.tag == Tag::Pronoun || before.tag == Tag::Modal;
    let auxiliary = before.is_any(&[Class::Have, Class::Be, Class::Do]);
    w.units.get(i + 2).is_some_and(|verb| {
        let tag = Tags::of(&[Tag::Participle, Tag::Ing, Tag::Past]).has(verb.tag);
        // "who no longer believes it", "Hale, a baker, no longer believes it"
        let apart = matches!(before.tag, Tag::Comma | Tag::Wh | Tag::Conjunction) && matches!(verb.tag, Tag::Third | Tag::Past);
        subject && verb.tags.meets(Tags::VERB) || auxiliary && tag || apart
    })
}

/// Whether what may be a pronoun is one though a noun may follow it: what stands there is its verb, or says what it does.
fn is_subject(w: &Window, i: usize) -> bool {
    let u = &w.units[i];
    let Some(next) = w.units.get(i + 1) else { return false };
    let before = i.checked_sub(1).map(|b| &w.units[b]);
    // "Many blame the banks", "Some wonder if it will sail", but "many claims"
    let question = |c: &Unit| c.tags.meets(Tags::of(&[Tag::Wh, Tag::That])) || c.is(Class::Conditional);
    let asks = next.has(Property::That) && w.units.get(i + 2).is_some_and(question);
    let opens =
        before.is_none_or(|b| matches!(b.tag, Tag::Mark | Tag::Comma | Tag::Conjunction | Tag::That | Tag::Stop | Tag::Subordinator));
    if opens
        && (u.is_any(&[Class::Amount, Class::PluralNumber, Class::Reciprocal]) || asks && !u.is(Class::Definite))
        && next.tags.meets(Tags::of(&[Tag::Base, Tag::Past]))
        && next.cue != 0
        && (asks || object_follows(w, i + 1))
    {
        return true;
    }
    // ", both trained as chemists,"
    let done = next.tags.has(Tag::Participle) && !next.tags.meets(Tags::NOUN);
    if u.is(Class::Predeterminer)
        && before.is_some_and(|b| b.tag == Tag::Comma)
        && done
        && w.units.get(i + 2).is_some_and(|p| p.tag == Tag::Preposition || p.is(Class::As))
    {
        return true;
    }
    // "those backing a casino", "those backing Hale", "those calling for"
    let object = |n: &Unit| {
        let named = matches!(n.kind, UnitKind::Name(_)) || n.shape.is_capital() && !w.capitals;
        n.tags.meets(Tags::of(&[Tag::Determiner, Tag::Possessive, Tag::Number, Tag::Preposition])) || n.is(Class::Oblique) || named
    };
    // "those accused by Oslo", "those accused of theft"
    let suffers = next.tags.has(Tag::Participle) && next.cue != 0;
    let behind = w.units.get(i + 2);
    u.is(Class::Definite)
        && u.is(Class::PeopleNoun)
        && (next.tags.has(Tag::Ing) && behind.is_some_and(object) || suffers && behind.is_some_and(|b| b.is_any(&[Class::By, Class::Of])))
}
