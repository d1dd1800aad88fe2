//! Where a noun group ends though a noun, name or adjective follows: that begins a group of its own.

use super::noun_group::modifies;
use super::window::{Unit, UnitKind, Window};
use crate::lexicon::{Class, Property, Tag, Tags};
use crate::text::shape::Shape;

/// "a stance diplomats say": whether the nouns at `i` have a verb behind one thing with its article, whose head is `h`.
pub(super) fn has_own_verb(w: &Window, start: usize, h: usize, i: usize) -> bool {
    let people = w.units[i].is(Class::PeopleNoun);
    let verb = |v: &Unit| matches!(v.tag, Tag::Base | Tag::Past | Tag::Modal) || v.tag == Tag::Participle && people;
    w.units[i].tag == Tag::Plural && w.units[h].tag == Tag::Noun && w.units[start].is_indefinite() && w.units.get(i + 1).is_some_and(verb)
}

/// Whether the time at `i` is no part of the group whose head is `h`: "told the crew Monday", but "two days", "the crew's Monday", "the attack Monday night".
pub(super) fn is_time_apart(w: &Window, h: usize, i: usize) -> bool {
    let head = &w.units[h];
    w.units[i].is(Class::Time)
        && !head.is(Class::Time)
        && head.tag != Tag::Number
        && w.units[i - 1].tag != Tag::Genitive
        && (!modifies(w, i) || is_part_of_day(w, i + 1))
}

/// Whether the word at `i` is the part of a day that stands before it, and modifies nothing: "told the crew Friday night that".
fn is_part_of_day(w: &Window, i: usize) -> bool {
    w.units[i - 1].is(Class::Weekday) && w.units.get(i).is_some_and(|n| n.is(Class::Time)) && !modifies(w, i)
}

/// Whether the person at `i` begins a group of its own behind the common noun `h`, which is none for a person.
pub(super) fn meets_person(w: &Window, h: usize, i: usize) -> bool {
    let head = &w.units[h];
    // "the party's convention Sen. Orr said"
    let titled = |n: usize| {
        w.units[n].shape.is_capital() && (w.units[n].is_any(&[Class::PersonNoun, Class::Honorific]) || w.units[n].has(Property::Person))
    };
    let name = w.units.get(i + 1).filter(|_| titled(i)).unwrap_or(&w.units[i]);
    let person = matches!(name.kind, UnitKind::Name(_)) && (name.is(Class::LastName) || name.is(Class::FirstName));
    person && h + 1 == i && matches!(head.tag, Tag::Noun | Tag::Plural) && head.shape == Shape::Lower && !head.is_somebody() && !w.capitals
}

/// Whether the name at `i` begins a group of its own behind the noun `h` of an apposition, whose relative clause has no pronoun: ", an allegation Riga denied".
pub(super) fn meets_party(w: &Window, start: usize, h: usize, i: usize) -> bool {
    let (head, name) = (&w.units[h], &w.units[i]);
    let finite = |v: &Unit| matches!(v.tag, Tag::Past | Tag::Third | Tag::Base | Tag::Participle | Tag::Modal);
    let verb = w.units.get(i + 1).is_some_and(|v| finite(v) && (v.cue != 0 || v.is(Class::Have) || v.tag == Tag::Modal));
    let comma = start.checked_sub(1).is_some_and(|c| w.units[c].tag == Tag::Comma);
    comma
        && verb
        && h + 1 == i
        && w.units[start].is_indefinite()
        && head.tag == Tag::Noun
        && matches!(name.kind, UnitKind::Name(_))
        && !head.is(Class::PersonNoun)
}

/// "a trend Berg says could hurt them": whether the name at `i`, which says of the common noun `h` what another verb tells, begins a group of its own.
pub(super) fn meets_speaker(w: &Window, start: usize, h: usize, i: usize) -> bool {
    let says = |v: &Unit| v.cue != 0 && v.has(Property::Bare) && matches!(v.tag, Tag::Past | Tag::Third);
    w.units[i].tag == Tag::Name
        && h + 1 == i
        && w.units[h].tag == Tag::Noun
        && w.units[h].shape == Shape::Lower
        && w.units[start].is_indefinite()
        && w.units.get(i + 1).is_some_and(says)
        && w.units.get(i + 2).is_some_and(is_finite)
}

/// "At the summit Norway urged", "the man Norway blames": whether the state at `i`, with a verb, begins a group of its own behind the common noun `h`.
pub(super) fn meets_state(w: &Window, h: usize, i: usize) -> bool {
    let (head, name) = (&w.units[h], &w.units[i]);
    let verb = |v: &Unit| matches!(v.tag, Tag::Modal | Tag::Past | Tag::Third) || v.tag == Tag::Participle && v.cue != 0;
    name.is(Class::StateNoun)
        && matches!(name.kind, UnitKind::Name(_))
        && h + 1 == i
        && matches!(head.tag, Tag::Noun | Tag::Plural)
        && head.shape == Shape::Lower
        && !w.capitals
        && w.units.get(i + 1).is_some_and(verb)
}

/// "said in a statement Norway would", "said through a spokesman Norway had": whether the name at `i`, with a finite verb, begins a clause behind what carries
/// the words, whose head is `h`.
pub(super) fn meets_reporter(w: &Window, start: usize, h: usize, i: usize) -> bool {
    let (head, name) = (&w.units[h], &w.units[i]);
    let governed = start.checked_sub(1).is_some_and(|p| w.units[p].tag == Tag::Preposition);
    let person = head.has(Property::Person) && name.is_any(&[Class::FirstName, Class::LastName]);
    governed
        && h + 1 == i
        && head.tag == Tag::Noun
        && head.shape == Shape::Lower
        && head.is(Class::IssuedNoun)
        && !person
        && matches!(name.kind, UnitKind::Name(_))
        && w.units.get(i + 1).is_some_and(is_finite)
}

/// "said Friday Norway would": whether the name at `i`, with a finite verb, begins a clause behind the day when somebody said that.
pub(super) fn begins_behind_day(w: &Window, i: usize) -> bool {
    let says = i.checked_sub(2).is_some_and(|b| Tags::VERB.has(w.units[b].tag) && w.units[b].has(Property::That));
    says && w.units[i - 1].is(Class::Weekday)
        && w.units[i].tag == Tag::Name
        && matches!(w.units[i].kind, UnitKind::Name(_))
        && w.units.get(i + 1).is_some_and(is_finite)
}

/// Whether another noun group begins at `i`, behind a preposition and a day or month: "said on Monday President Orr", "in March Norwegian banks", "on Friday
/// troops had fired".
pub(super) fn begins_behind_date(w: &Window, i: usize) -> bool {
    const GOES_ON: Tags = Tags::of(&[Tag::Past, Tag::Base, Tag::Modal]);
    let (date, u) = (&w.units[i - 1], &w.units[i]);
    if !(date.is(Class::Weekday) || date.is(Class::Month)) || i.checked_sub(2).is_none_or(|b| w.units[b].tag != Tag::Preposition) {
        return false;
    }
    match u.tag {
        Tag::Adjective => matches!(u.kind, UnitKind::Name(_)),
        Tag::Noun | Tag::Name if u.tag == Tag::Name || u.is(Class::PersonNoun) || u.has(Property::Person) => {
            let named = || w.units.get(i + 1).is_some_and(|n| n.tag == Tag::Name);
            date.is(Class::Weekday) && (u.shape.is_capital() || named()) && !w.capitals
        }
        Tag::Plural => date.is(Class::Weekday) && w.units.get(i + 1).is_some_and(|v| GOES_ON.has(v.tag)),
        _ => false,
    }
}

/// Whether a noun group ends with its head `h` though an adjective or number follows at `i`: one that modifies nothing, one of a time ("the ice last
/// summer"), one that begins another group ("gave the president four seats").
pub(super) fn ends_before(w: &Window, h: usize, i: usize) -> bool {
    let (head, u) = (&w.units[h], &w.units[i]);
    match u.tag {
        Tag::Adjective if w.units.get(i + 1).is_some_and(|n| n.is(Class::Time)) => !head.is(Class::Time),
        // "an allegation Russian officials denied"
        Tag::Adjective if matches!(u.kind, UnitKind::Name(_)) => matches!(head.tag, Tag::Noun | Tag::Plural) && head.shape == Shape::Lower,
        // ("the consul persona non grata": several that modify nothing)
        Tag::Adjective => {
            let last = (i..w.units.len()).take_while(|k| w.units[*k].tag == Tag::Adjective).last().unwrap_or(i);
            !modifies(w, last)
        }
        // "backed Mr. Orr four years ago"
        _ if w.units.get(i + 1).is_some_and(|n| n.is(Class::Time)) && head.tag == Tag::Name => {
            !head.is(Class::Time) && !head.is(Class::Month)
        }
        _ => modifies(w, i) && matches!(head.tag, Tag::Noun | Tag::Plural) && !head.is(Class::Time) && !head.shape.is_capital(),
    }
}

/// A verb that can only be that of a subject right before it.
fn is_finite(v: &Unit) -> bool {
    v.tag == Tag::Modal || matches!(v.tag, Tag::Past | Tag::Third) && !v.tags.meets(Tags::NOUN)
}
