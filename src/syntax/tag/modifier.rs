//! Participles and -ing forms that stand before a noun and modify it.

use crate::lexicon::{Class, Property, Tag, Tags};
use crate::syntax::window::{Unit, UnitKind, Window};

/// "a waiting car", "its failed test": a participle right behind a determiner and before a noun modifies that, as an adjective or, where it can be none, a
/// noun ("the reporting period"); "its moving workers" is a gerund. So does an -ing form behind a verb that is said to somebody: "told cheering crowds".
pub(super) fn modifier(w: &Window, i: usize, tag: Tag) -> Tag {
    const MODIFY: Tags = Tags::of(&[Tag::Participle, Tag::Past, Tag::Ing]);
    let u = &w.units[i];
    if !(MODIFY.has(tag) || tag == Tag::Noun && u.tags.has(Tag::Ing)) {
        return tag;
    }
    let before = i.checked_sub(1).map(|b| &w.units[b]);
    let owned = before.is_some_and(|b| matches!(b.tag, Tag::Possessive | Tag::Genitive));
    let determined = before.is_some_and(|b| b.tag == Tag::Determiner);
    // what stands for no noun itself: "the", but not "that"
    let articled = determined && before.is_some_and(|b| !b.tags.has(Tag::Pronoun));
    let ing = u.tags.has(Tag::Ing);
    let to = match tag {
        Tag::Participle if determined || owned || is_qualified(w, i) || is_governed(w, i) => Tag::Adjective,
        Tag::Past if articled && u.tags.has(Tag::Participle) => Tag::Adjective,
        Tag::Ing if determined && u.tags.has(Tag::Noun) && !u.tags.has(Tag::Adjective) => Tag::Noun,
        Tag::Ing if names_officer(w, i) => Tag::Adjective,
        // "amid rising crime": what rises has no object
        Tag::Ing if u.has(Property::Intransitive) && is_governed(w, i) => Tag::Adjective,
        Tag::Ing if determined || is_told(w, i) || u.tags.has(Tag::Adjective) && is_qualified(w, i) => Tag::Adjective,
        Tag::Noun | Tag::Ing if ing && (determined || owned) && u.tags.has(Tag::Adjective) => Tag::Adjective,
        _ => return tag,
    };
    let noun = |n: &Unit| n.tags.meets(Tags::of(&[Tag::Noun, Tag::Plural])) && Tags::NOUN.has(n.tag) || n.shape.is_capital() && w.headline;
    // "the closed primary system"
    let described = determined
        && matches!(tag, Tag::Participle | Tag::Past)
        && w.units.get(i + 1).is_some_and(|n| n.tag == Tag::Adjective && n.kind == UnitKind::Word)
        && w.units.get(i + 2).is_some_and(noun);
    // "condemned the ruling hours later"
    let timed = || ing && u.tags.has(Tag::Noun) && w.units.get(i + 1).is_some_and(|n| n.is(Class::Time) && n.tag == Tag::Plural);
    if !described && !w.units.get(i + 1).is_some_and(noun) {
        return tag;
    }
    if timed() { Tag::Noun } else { to }
}

/// "Presiding judge Ana Cole ruled", "said acting mayor Ana Cole": an -ing form that opens a sentence or stands behind a verb that says, before a noun for one
/// person and the name; an object would have its determiner.
fn names_officer(w: &Window, i: usize) -> bool {
    let u = &w.units[i];
    let opens =
        i.checked_sub(1).is_none_or(|b| w.units[b].tag == Tag::That || Tags::VERB.has(w.units[b].tag) && w.units[b].has(Property::Says));
    let named = |n: &Unit| n.tag == Tag::Name || matches!(n.kind, UnitKind::Name(_));
    opens
        && u.cue == 0
        && (u.has(Property::Intransitive) || u.tags.has(Tag::Adjective))
        && w.units.get(i + 1).is_some_and(|n| n.is_person() && n.tags.has(Tag::Noun))
        && w.units.get(i + 2).is_some_and(named)
}

/// "told cheering crowds that", "“No,” she told cheering crowds": whether a verb that is said to somebody stands right before `i`.
fn is_told(w: &Window, i: usize) -> bool {
    let told =
        i.checked_sub(1).map(|b| &w.units[b]).filter(|b| Tags::VERB.has(b.tag) && b.is(Class::ObjectControl) && b.has(Property::That));
    let quoted = || w.units[..i].iter().any(|u| matches!(u.kind, UnitKind::Quote(_)));
    let said = |u: &Unit| matches!(u.tag, Tag::That | Tag::To) || quoted();
    told.is_some() && w.units.get(i + 2).is_none_or(said)
}

/// "slams “insulting” offer": whether a quotation that borrows words begins at `i`, between a verb and a noun.
pub(super) fn describes_in_quotes(w: &Window, i: usize) -> bool {
    let noun = |n: &Unit| matches!(n.tag, Tag::Noun | Tag::Plural | Tag::Adjective) && n.kind == UnitKind::Word;
    i > 0 && w.borrows_at(i) && Tags::VERB.has(w.units[i - 1].tag) && w.units.get(i + 1).is_some_and(noun)
}

/// Whether a word that can be nothing but a verb was found to be the first of a noun for a body.
pub(super) fn is_part_of_body_noun(u: &Unit) -> bool {
    u.tag == Tag::Noun && u.tags == Tags::of(&[Tag::Base])
}

/// "the think tank", "its latest think tanks", "an Oslo think tank", but "the few think", "the Greens think voters": whether the verb at `i`, which can be nothing else,
/// stands between an article or possessive, perhaps with what describes the noun, and that noun. Both are one noun for a body, whatever the second is alone.
pub(super) fn begins_body_noun(w: &Window, i: usize) -> bool {
    const LONGEST: usize = 4;
    let Some(next) = w.units.get(i + 1).filter(|n| n.kind == UnitKind::Word && matches!(n.tag, Tag::Noun | Tag::Plural)) else {
        return false;
    };
    let named = |u: &Unit| Tags::NOUN.has(u.tag) || matches!(u.kind, UnitKind::Name(_));
    let describes = |u: &Unit| named(u) || u.tag == Tag::Adjective || u.kind == UnitKind::Compound;
    let Some(first) = (i.saturating_sub(LONGEST)..i).rev().find(|k| !describes(&w.units[*k])) else { return false };
    let article = &w.units[first];
    let only = article.tags == Tags::of(&[Tag::Determiner]) && article.tag == Tag::Determiner;
    match w.units[first + 1..i].iter().any(named) {
        true => only && article.is_indefinite(),
        false if first + 1 == i => only || matches!(article.tag, Tag::Possessive | Tag::Genitive),
        false => (only || matches!(article.tag, Tag::Possessive | Tag::Genitive)) && next.tag == Tag::Noun,
    }
}

/// "bought badly damaged ships": whether an adverb stands right before `i`, and a verb or preposition before that.
fn is_qualified(w: &Window, i: usize) -> bool {
    let adverb = |u: &Unit| u.tag == Tag::Adverb && !u.is_any(&[Class::Negation, Class::Time]);
    let governs = |u: &Unit| u.tag == Tag::Preposition || Tags::VERB.has(u.tag) && !u.is_any(&[Class::Be, Class::Have]);
    i >= 2 && adverb(&w.units[i - 1]) && governs(&w.units[i - 2])
}

/// "aid for displaced families", but "as expected Monday": whether a preposition stands right before `i`.
fn is_governed(w: &Window, i: usize) -> bool {
    let governs = |u: &Unit| matches!(u.tag, Tag::Preposition | Tag::To) && !u.is_any(&[Class::As, Class::Than]);
    i.checked_sub(1).is_some_and(|b| governs(&w.units[b])) && !w.units.get(i + 1).is_some_and(|n| n.is(Class::Time))
}
