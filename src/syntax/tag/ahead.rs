//! What follows: whether a noun, a clause, an amount, a degree or an object begins at a place.

use crate::lexicon::{Class, Property, Tag, Tags};
use crate::syntax::window::{Unit, UnitKind, Window};
use crate::text::shape::Shape;

/// What begins a noun group, seen from before it.
pub(super) const BEGINS_NOUN: Tags = Tags::of(&[Tag::Determiner, Tag::Possessive, Tag::Name, Tag::Number]);

/// Whether a noun group may begin with it, or go on.
pub(super) fn starts_nominal(u: &Unit) -> bool {
    u.tags.meets(Tags::NOUN.with(Tag::Adjective)) || u.tags.has(Tag::Number) || matches!(u.kind, UnitKind::Name(_) | UnitKind::Compound)
}

/// "more than a year", "more than 40": an amount that is compared with a number.
pub(super) fn compares_amount(w: &Window, i: usize) -> bool {
    let begins = |n: &Unit| n.tag == Tag::Number || n.tag == Tag::Determiner && !n.is(Class::Definite) && !n.tags.has(Tag::Pronoun);
    w.units.get(i + 1).is_some_and(|n| n.is(Class::Than)) && w.units.get(i + 2).is_some_and(begins)
}

/// Whether a noun group begins right behind unit `i`, which would be its object if it is a verb: with a determiner, a pronoun, a number or a name.
pub(super) fn object_follows(w: &Window, i: usize) -> bool {
    w.units.get(i + 1).is_some_and(|n| {
        n.tags.meets(BEGINS_NOUN.with(Tag::Pronoun)) || matches!(n.kind, UnitKind::Name(_)) || n.shape.is_capital() && !w.capitals
    })
}

/// Whether what follows `i`, a word for what is said, is a clause with a subject of its own, behind which no verb is left that wants another: "Hale claims he
/// was robbed", "The Post reports Hale's last visit was held in May", but "the claims he made were false".
pub(super) fn states(w: &Window, i: usize) -> bool {
    const BEGINS: Tags = Tags::of(&[Tag::Determiner, Tag::Possessive, Tag::Pronoun, Tag::Name, Tag::Noun, Tag::Plural, Tag::Number]);
    const FARTHEST: usize = 40;
    let said = |u: &Unit| u.has(Property::Bare) && u.cue != 0;
    let subject = |u: &Unit| (BEGINS.has(u.tag) || matches!(u.kind, UnitKind::Name(_))) && !u.is(Class::Time);
    if !said(&w.units[i]) || !w.units.get(i + 1).is_some_and(subject) {
        return false;
    }
    // a form that is finite wherever it stands; what may be a past form counts too, and one without an ending behind what may be its subject ("growers make")
    let several = |u: &Unit| u.tag == Tag::Plural || u.tag == Tag::Pronoun && !u.is(Class::Oblique) || u.tag == Tag::Name;
    let finite = |u: &Unit, last: Option<&Unit>| {
        let form = u.tags.meets(Tags::FINITE) || u.tags.has(Tag::Base) && last.is_some_and(several);
        // "he's", but "Hale's"
        let owns = u.tags.has(Tag::Genitive) && last.is_none_or(|l| l.tag != Tag::Pronoun);
        // "lost", "will", but not "May": what is likeliest
        // ("the court heard": a past form that may describe as well)
        let likely = (Tags::FINITE.has(u.tag) || u.tag == Tag::Participle && u.tags.has(Tag::Past)) && u.shape == Shape::Lower;
        u.kind == UnitKind::Word && form && !owns && (likely || !u.tags.meets(Tags::NOUN.with(Tag::Adjective)))
    };
    let auxiliary = |u: &Unit| u.tag == Tag::Modal || u.is_any(&[Class::Be, Class::Have, Class::Do]);
    // "claims he was robbed when he left", but not "claims he made were"
    let opens = |u: &Unit| matches!(u.tag, Tag::Subordinator | Tag::That | Tag::Wh | Tag::Conjunction);
    let rest = &w.units[i + 1..];
    let end = rest.iter().take(FARTHEST).position(|u| matches!(u.tag, Tag::Stop | Tag::Semicolon)).unwrap_or(rest.len().min(FARTHEST));
    let mut found = false;
    let mut may_follow = true;
    let mut last: Option<&Unit> = None;
    for (n, u) in rest[..end].iter().enumerate() {
        // "was held", "will not have been"
        if finite(u, last) && !last.is_some_and(auxiliary) {
            // ("disputed the bank estimates ten times as high and rejected": a verb above goes on)
            if !may_follow || !found && last.is_some_and(|l| l.tag == Tag::Conjunction) {
                return false;
            }
            (found, may_follow) = (true, u.has(Property::Bare) && rest.get(n + 1).is_some_and(subject));
        }
        may_follow |= opens(u);
        if u.tag != Tag::Adverb {
            last = Some(u);
        }
    }
    found
}

/// "her most recent letters": an adverb or amount before an adjective and a noun.
pub(super) fn is_degree(w: &Window, i: usize) -> bool {
    w.units.get(i).is_some_and(|n| n.tags.has(Tag::Adverb) || n.is(Class::Amount))
        && w.units.get(i + 1).is_some_and(|a| a.tags.has(Tag::Adjective))
        && w.units.get(i + 2).is_some_and(|n| matches!(n.tag, Tag::Noun | Tag::Plural))
}
