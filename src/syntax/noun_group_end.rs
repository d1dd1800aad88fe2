//! Where a noun group ends though a noun, name or adjective follows: that begins a group of its own.

use super::noun_group_inside::modifies;
use super::window::{Unit, UnitKind, Window};
use crate::lexicon::{Class, Property, Tag, Tags};
use crate::text::shape::Shape;

/// "a stance diplomats say": whether the nouns at `i` have a verb behind one thing with its article, whose head is `h`.
pub(super) fn has_own_verb(w: &Window, start: usize, h: usize, i: usize) -> bool {
    let people = w.units[i].is(Class::PeopleNoun);
    let verb = |v: &Unit| matches!(v.tag, Tag::Base | Tag::Past | Tag::Modal) || v.tag == Tag::Participle && people;
    // "told reporters soldiers killed": behind whom somebody tells
    let told = || {
        let above = start.checked_sub(1).map(|v| &w.units[v]);
        let tells = above.is_some_and(|v| Tags::VERB.has(v.tag) && v.has(Property::That) && v.is(Class::ObjectControl));
        h == start && tells && w.units[h].tag == Tag::Plural && w.units[h].is_somebody()
    };
    let one = w.units[h].tag == Tag::Noun && w.units[start].is_indefinite();
    w.units[i].tag == Tag::Plural && w.units.get(i + 1).is_some_and(verb) && (one || told())
}

/// "the man police accuse of the theft denied": whether the people at `i`, right behind one person or body with its article, have a verb that another finite one
/// follows, and so are the subject of a relative clause. ("The student unions accuse Oslo of": the verb has an object.)
pub(super) fn has_relative_verb(w: &Window, start: usize, h: usize, i: usize) -> bool {
    const FARTHEST: usize = 14;
    let verb = |v: &Unit| v.cue != 0 && matches!(v.tag, Tag::Base | Tag::Past) && !v.has(Property::Intransitive);
    let governs = |p: &Unit| p.tag == Tag::Preposition && (p.is(Class::Of) || p.is(Class::Purpose));
    let goes_on =
        |u: &&Unit| !matches!(u.tag, Tag::Comma | Tag::Conjunction | Tag::That | Tag::Wh | Tag::Subordinator | Tag::Stop | Tag::Semicolon);
    let another =
        || w.units[i + 3..].iter().take(FARTHEST).take_while(goes_on).any(|u| matches!(u.tag, Tag::Past | Tag::Third | Tag::Modal));
    w.units[i].tag == Tag::Plural
        && w.units[i].is_party()
        && h + 1 == i
        && w.units[h].tag == Tag::Noun
        && w.units[h].is_party()
        && w.units[start].tag == Tag::Determiner
        && w.units.get(i + 1).is_some_and(verb)
        && w.units.get(i + 2).is_some_and(governs)
        && another()
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

/// "said last week voters had left", "warned Monday two boats were missing": whether a time that stands alone ends at its head `h` before what only begins a clause
/// at `i`: a number, or a plural with a verb.
pub(super) fn ends_with_time(w: &Window, start: usize, h: usize, i: usize) -> bool {
    const SUBJECTS: Tags = Tags::of(&[Tag::Past, Tag::Modal, Tag::Base]);
    let (time, u) = (&w.units[h], &w.units[i]);
    if !time.is(Class::Time) || h + 1 != i || time.tag != Tag::Noun && !time.is(Class::Weekday) {
        return false;
    }
    let day = time.is(Class::Weekday) || h > start && w.units[h - 1].is(Class::Weekday);
    let first = &w.units[start];
    let this = || first.tag == Tag::Determiner && !first.is_indefinite() && first.tags.has(Tag::Pronoun);
    let dated = h > start && (first.tag == Tag::Adjective || this());
    // ("in last year's", "Last week officials in Oslo")
    // (but "On Monday two ships sank")
    let on_day = day && !dated && start == 1;
    let free = on_day || start.checked_sub(1).is_none_or(|b| w.units[b].tag != Tag::Preposition && w.units[b].tag != Tag::Genitive);
    if !day && !dated || !free {
        return false;
    }
    // ("Later that day bishops left")
    let first_of_all = w.units[..start].iter().all(|b| b.tag == Tag::Adverb);
    let opens = first_of_all && dated && !w.headline && !w.capitals;
    // (a day by itself is that of what was said before; "said next year two bridges would close" tells when they would)
    let plain = day && !dated;
    match u.tag {
        Tag::Number => (opens || plain) && w.units.get(i + 1).is_some_and(|n| !n.is(Class::Time)),
        Tag::Plural if on_day && w.units.get(i + 1).is_some_and(|v| v.tag == Tag::Participle && v.tags.has(Tag::Past)) => true,
        Tag::Plural => opens || w.units.get(i + 1).is_some_and(|v| v.tag == Tag::Past || plain && SUBJECTS.has(v.tag)),
        Tag::Name => opens,
        _ => false,
    }
}

/// Whether the word at `i` is the part of a day that stands before it, and modifies nothing: "told the crew Friday night that".
fn is_part_of_day(w: &Window, i: usize) -> bool {
    w.units[i - 1].is(Class::Weekday) && w.units.get(i).is_some_and(|n| n.is(Class::Time)) && !modifies(w, i)
}

/// Whether the name at `i`, right behind the common noun `h` of a group that begins at `start`, begins a group of its own: it is the subject of a clause that no
/// pronoun and no conjunction opens.
pub(super) fn is_subject_apart(w: &Window, start: usize, h: usize, i: usize) -> bool {
    let (head, name) = (&w.units[h], &w.units[i]);
    if h + 1 != i || !matches!(head.tag, Tag::Noun | Tag::Plural) {
        return false;
    }
    let lower = head.shape == Shape::Lower;
    let listed = matches!(name.kind, UnitKind::Name(_));
    let next = w.units.get(i + 1);
    let before = start.checked_sub(1).map(|b| w.units[b].tag);
    let one = head.tag == Tag::Noun;
    // "the comments Dahl made", "the comments Mayor Dahl made", but "spokesman Dahl"
    let person = || lower && !w.capitals && !head.is_somebody() && is_person(w, i);
    // "At the summit Norway urged", "the man Norway blames"
    let state = || {
        let acts = |v: &Unit| matches!(v.tag, Tag::Modal | Tag::Past | Tag::Third) || v.tag == Tag::Participle && v.cue != 0;
        lower && !w.capitals && listed && name.is(Class::StateNoun) && next.is_some_and(acts)
    };
    // ", an allegation Riga denied"
    let of_apposition = || {
        let form = |v: &Unit| matches!(v.tag, Tag::Past | Tag::Third | Tag::Base | Tag::Participle | Tag::Modal);
        let claims = |v: &Unit| form(v) && (v.cue != 0 || v.is(Class::Have) || v.tag == Tag::Modal);
        let apposition = one && before == Some(Tag::Comma) && w.units[start].is_indefinite();
        apposition && listed && !head.is(Class::PersonNoun) && next.is_some_and(claims)
    };
    // "said in a statement Norway would", "said through a spokesman Norway had": behind what carries the words
    let of_report = || {
        let carrier = one && lower && before == Some(Tag::Preposition) && head.is(Class::IssuedNoun);
        let role = || head.has(Property::Person) && name.is_any(&[Class::FirstName, Class::LastName]);
        carrier && listed && !role() && next.is_some_and(is_finite)
    };
    // "a trend Berg says could hurt them": who tells what the noun does
    let speaker = || {
        let says = |v: &Unit| v.cue != 0 && v.has(Property::Bare) && matches!(v.tag, Tag::Past | Tag::Third);
        one && lower
            && name.tag == Tag::Name
            && w.units[start].is_indefinite()
            && next.is_some_and(says)
            && w.units.get(i + 2).is_some_and(is_finite)
    };
    person() || state() || of_apposition() || of_report() || speaker()
}

/// Whether somebody is named at `i`, perhaps with a title: "the party's convention Sen. Orr said".
fn is_person(w: &Window, i: usize) -> bool {
    let u = &w.units[i];
    let titled = u.shape.is_capital() && (u.is_any(&[Class::PersonNoun, Class::Honorific]) || u.has(Property::Person));
    let name = w.units.get(i + 1).filter(|_| titled).unwrap_or(u);
    matches!(name.kind, UnitKind::Name(_)) && name.is_any(&[Class::LastName, Class::FirstName])
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
    if date.shape == Shape::Number && date.tag == Tag::Number {
        return begins_behind_year(w, i);
    }
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

/// "In 2019 two banks closed", "In 2019 President Orr left": whether another noun group begins at `i`, behind "in" and a number in digits that open the sentence and
/// count nothing.
fn begins_behind_year(w: &Window, i: usize) -> bool {
    let u = &w.units[i];
    let opens = i == 2 && w.units[0].tag == Tag::Preposition && w.units[0].is(Class::Locative);
    let titled =
        || u.is(Class::PersonNoun) && u.shape.is_capital() && w.units.get(i + 1).is_some_and(|n| n.tag == Tag::Name) && !w.capitals;
    // ("In 2019 Norway's", but "In 24 EU states")
    let owns = || w.units.get(i + 1).is_some_and(|n| n.tag == Tag::Genitive);
    let named = || matches!(u.kind, UnitKind::Name(_)) && (u.is_any(&[Class::FirstName, Class::LastName]) || owns());
    opens && (u.tag == Tag::Number && u.shape == Shape::Lower || titled() || named())
}

/// Whether a noun group ends with its head `h` though an adjective or number follows at `i`: one that modifies nothing, one of a time ("the ice last
/// summer"), one that begins another group ("gave the president four seats").
pub(super) fn ends_before_modifier(w: &Window, h: usize, i: usize) -> bool {
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
        // "told Ana Orr two of them": a number in letters behind a person
        Tag::Number
            if u.shape == Shape::Lower && matches!(head.kind, UnitKind::Name(_)) && head.is_any(&[Class::FirstName, Class::LastName]) =>
        {
            true
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

/// Whether the plural at `i` is what a verb of naming before the group calls the plural for people at its head: "called the strikers vandals and thieves".
pub(super) fn names_several(w: &Window, start: usize, head: usize, i: usize) -> bool {
    let naming = start.checked_sub(1).is_some_and(|v| w.units[v].is(Class::Naming) && Tags::VERB.has(w.units[v].tag));
    let ends = w.units.get(i + 1).is_none_or(|n| !matches!(n.tag, Tag::Noun | Tag::Plural | Tag::Name | Tag::Adjective | Tag::Genitive));
    naming && head + 1 == i && w.units[head].tag == Tag::Plural && w.units[head].is_somebody() && ends
}
