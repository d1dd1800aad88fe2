//! Determiners that may be something else: "many claims" and "many blame the banks", "both sides" and "both trained as chemists", "neither side" and
//! "neither confirmed nor denied it".

use super::ahead::{BEGINS_NOUN, compares_amount, is_degree, object_follows, starts_nominal};
use super::that::that;
use super::{WITH_SUBJECT, is_finite_alone};
use crate::lexicon::{Class, Property, Tag, Tags};
use crate::syntax::window::{Unit, UnitKind, Window};

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

/// A determiner that may be something else: a pronoun, adjective, conjunction or adverb.
pub(super) fn determiner(w: &Window, i: usize) -> Option<Tag> {
    let u = &w.units[i];
    let next = w.units.get(i + 1);
    let pronoun = u.tags.has(Tag::Pronoun);
    if pronoun && compares_amount(w, i) {
        return Some(Tag::Adjective);
    }
    if u.is(Class::Amount) && i.checked_sub(1).is_some_and(|b| w.units[b].tag == Tag::Genitive) && is_degree(w, i) {
        return Some(Tag::Adverb);
    }
    // "all but accused"
    let accuses = w.units.get(i + 2).is_some_and(|v| v.tags.meets(Tags::of(&[Tag::Past, Tag::Third, Tag::Participle])) && v.cue != 0);
    if u.is(Class::Predeterminer) && next.is_some_and(|n| n.is(Class::Contrast)) && accuses {
        return Some(Tag::Adverb);
    }
    // "have each accused", "were all freed", "have both sharply criticized"
    let auxiliary = |b: usize| w.units[b].is(Class::Have) || w.units[b].is(Class::Be);
    let content = w.units[i + 1..].iter().find(|n| n.tag != Tag::Adverb);
    if (u.is(Class::Reciprocal) || u.is(Class::Predeterminer))
        && i.checked_sub(1).is_some_and(auxiliary)
        && content.is_some_and(|n| n.tags.has(Tag::Participle))
    {
        return Some(Tag::Adverb);
    }
    // "what angers farmers most is the tax", "hurts Oslo more than Bern": an amount right behind what is acted on
    let measures = |b: usize| Tags::NOUN.has(w.units[b].tag) && !w.units[b].is(Class::Time) || w.units[b].is(Class::Oblique);
    let begins = |n: &Unit| starts_nominal(n) || n.tags.meets(BEGINS_NOUN) || n.is(Class::Of);
    if u.is(Class::Amount) && pronoun && i.checked_sub(1).is_some_and(measures) && !next.is_some_and(begins) {
        return Some(Tag::Adverb);
    }
    // "Oslo and Bergen both agree", "less often"
    // ("the judges - two Danes - all agree")
    let nominal = i.checked_sub(1).is_some_and(|b| {
        let party = Tags::NOUN.has(w.units[b].tag) || w.units[b].kind != UnitKind::Word;
        party && !w.is_opening_time(b) || matches!(w.units[b].tag, Tag::Dash | Tag::Close)
    });
    if u.is(Class::Predeterminer) && nominal && next.is_some_and(is_finite_alone)
        || u.is(Class::Amount) && next.is_some_and(|n| n.tag == Tag::Adverb)
    {
        return Some(Tag::Adverb);
    }
    // "such a charge", but "such charges"
    if u.tags.has(Tag::Adjective) {
        return Some(if next.is_some_and(|n| n.tag == Tag::Determiner) { Tag::Determiner } else { Tag::Adjective });
    }
    // "neither had mentioned", "neither of them", but "neither side", "the mayor neither confirmed nor denied it"
    if u.tags.has(Tag::Conjunction) {
        let pronoun = i.checked_sub(1).is_some_and(|b| w.units[b].tag == Tag::Pronoun);
        if (nominal || pronoun) && next.is_some_and(|n| n.tags.meets(WITH_SUBJECT) && !n.tags.meets(Tags::NOUN) && n.cue != 0) {
            return Some(Tag::Adverb);
        }
        // "has neither confirmed nor denied it"
        let behind = |a: &Unit| a.tag == Tag::Modal || a.is_any(&[Class::Have, Class::Do]);
        if i.checked_sub(1).is_some_and(|b| behind(&w.units[b])) && next.is_some_and(|n| n.tags.meets(Tags::VERB) && n.cue != 0) {
            return Some(Tag::Adverb);
        }
        // ("neither wants to": no plural stands behind it)
        let acts = |n: &Unit| n.tags.has(Tag::Third) && n.cue != 0;
        let auxiliary =
            |n: &Unit| n.is(Class::Have) || n.is(Class::Be) || n.is(Class::Do) || n.tags.has(Tag::Modal) || n.is(Class::Of) || acts(n);
        return Some(if next.is_some_and(auxiliary) { Tag::Pronoun } else { Tag::Determiner });
    }
    // "the guild no longer backs the sale", "can no longer trust him", but "has no very good reason"
    if u.is(Class::NegationDeterminer) && !pronoun && next.is_some_and(|n| n.tag == Tag::Adverb) && acts_no_more(w, i) {
        return Some(Tag::Adverb);
    }
    // "Many blame the banks", "Some wonder if it will sail", but "many claims"
    let asks = next.is_some_and(|n| n.has(Property::That))
        && w.units.get(i + 2).is_some_and(|c| c.tags.meets(Tags::of(&[Tag::Wh, Tag::That])) || c.is(Class::Conditional));
    let opens = i
        .checked_sub(1)
        .is_none_or(|b| matches!(w.units[b].tag, Tag::Mark | Tag::Comma | Tag::Conjunction | Tag::That | Tag::Stop | Tag::Subordinator));
    if pronoun
        && opens
        && (u.is_any(&[Class::Amount, Class::PluralNumber, Class::Reciprocal]) || asks && !u.is(Class::Definite))
        && next.is_some_and(|n| n.tags.meets(Tags::of(&[Tag::Base, Tag::Past])) && n.cue != 0)
        && (asks || object_follows(w, i + 1))
    {
        return Some(Tag::Pronoun);
    }
    // ", both trained as chemists,"
    let done = |n: &Unit| n.tags.has(Tag::Participle) && !n.tags.meets(Tags::NOUN);
    let apart = i.checked_sub(1).is_some_and(|b| w.units[b].tag == Tag::Comma);
    if pronoun
        && apart
        && u.is(Class::Predeterminer)
        && next.is_some_and(done)
        && w.units.get(i + 2).is_some_and(|p| p.tag == Tag::Preposition || p.is(Class::As))
    {
        return Some(Tag::Pronoun);
    }
    // "those backing a casino", "those backing Hale"
    let object = |n: &Unit| {
        let named = matches!(n.kind, UnitKind::Name(_)) || n.shape.is_capital() && !w.capitals;
        n.tags.meets(Tags::of(&[Tag::Determiner, Tag::Possessive])) || n.is(Class::Oblique) || named
    };
    if pronoun
        && u.is(Class::Definite)
        && u.is(Class::PeopleNoun)
        && next.is_some_and(|n| n.tags.has(Tag::Ing))
        && w.units.get(i + 2).is_some_and(object)
    {
        return Some(Tag::Pronoun);
    }
    if pronoun {
        let article = |n: &Unit| u.is(Class::Predeterminer) && n.tags.meets(Tags::of(&[Tag::Determiner, Tag::Possessive]));
        let stands = next.is_some_and(|n| starts_nominal(n) || n.tags.has(Tag::Number) || article(n));
        return Some(if stands { Tag::Determiner } else { Tag::Pronoun });
    }
    u.tags.has(Tag::That).then(|| that(w, i))
}
