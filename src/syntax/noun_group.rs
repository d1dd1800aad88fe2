//! Noun groups: determiner, modifiers, head; or a pronoun.

use super::group::{Group, GroupKind};
use super::noun_group_end::{
    begins_behind_date, begins_behind_day, ends_before_modifier, ends_with_time, has_own_verb, has_relative_verb, is_subject_apart,
    is_time_apart, names_several,
};
use super::noun_group_inside::{
    belongs_to_next, counts, is_owned, joins_adjectives, joins_modifiers, just_happened, modifies, opens_joined, predicative, quantity,
    stands_for_noun,
};
use super::window::{Unit, UnitKind, Window};
use crate::lexicon::{Class, Tag, Tags};
use crate::span::Units;
use crate::text::shape::Shape;

/// Determiner, modifiers, head; or a pronoun. A genitive joins two of them.
pub(super) fn noun_group(w: &Window, start: usize) -> Option<Group> {
    const BEGINS: Tags = Tags::NOUN
        .with(Tag::Pronoun)
        .with(Tag::Existential)
        .with(Tag::Determiner)
        .with(Tag::Possessive)
        .with(Tag::Adjective)
        .with(Tag::Number)
        .with(Tag::Adverb);
    let first = &w.units[start];
    let quantity = quantity(w, start);
    if quantity.is_none() && !BEGINS.has(first.tag) && first.tag != Tag::Symbol && !first.is(Class::Reciprocal) {
        return None;
    }
    let mut group = Begun { w, start, head: None };
    let mut i = quantity.unwrap_or(start);
    // "one another"
    if first.is(Class::Reciprocal) && w.units.get(start + 1).is_some_and(|u| u.is(Class::Reciprocal)) {
        group.head = Some(start + 1);
        i = start + 2;
        // "called each other liars"
        if w.units.get(i).is_none_or(|u| u.tag != Tag::Genitive) {
            return group.end(i);
        }
    }
    while let Some(u) = w.units.get(i) {
        match group.part(i, u) {
            Part::Inside => {}
            Part::Head => group.head = Some(i),
            Part::Last => {
                group.head = Some(i);
                return group.end(i + 1);
            }
            Part::Owner if is_owned(w, i + 1, start) => group.head = None,
            Part::Owner => return group.end(i + 1),
            Part::BehindHead => {
                group.head = Some(i - 1);
                break;
            }
            Part::Outside => break,
        }
        i += 1;
    }
    group.end(i)
}

/// What a unit is to a noun group that reaches up to it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// it stands inside
    Inside,
    /// it is the head, unless another one follows
    Head,
    /// it is the head, and the group ends behind it
    Last,
    /// it makes an owner of the group so far
    Owner,
    /// the group ended before it, and the last adjective is its head
    BehindHead,
    /// the group ended before it
    Outside,
}

/// A noun group up to some unit.
struct Begun<'w> {
    w: &'w Window,
    start: usize,
    /// its head, so far
    head: Option<usize>,
}

impl Begun<'_> {
    /// What unit `i`, right behind what there is of the group, is to it.
    #[inline]
    fn part(&self, i: usize, u: &Unit) -> Part {
        let Begun { w, start, head } = *self;
        if let Some(part) = head.filter(|h| h + 1 == i).and_then(|h| self.behind_head(h, i, u)) {
            return part;
        }
        let inside = match u.tag {
            Tag::Pronoun | Tag::Existential => return self.pronoun(i, u),
            Tag::Noun | Tag::Plural | Tag::Name => return self.noun(i, u),
            Tag::Mark => return self.quotation(i, u),
            Tag::Participle | Tag::Ing | Tag::Base | Tag::Third | Tag::Past => return self.verb(i, u),
            Tag::Genitive => return if head.is_some() { Part::Owner } else { Part::Outside },
            Tag::Number | Tag::Adjective if head.is_some_and(|h| ends_before_modifier(w, h, i) || ends_with_time(w, start, h, i)) => false,
            Tag::Number => return Part::Head,
            // "is glad Oslo paid": said of the subject
            Tag::Adjective => i > start || !predicative(w, i),
            // "all the ships", but never a determiner after a noun, or after what is said of the subject ("are sure the")
            Tag::Determiner | Tag::Possessive => {
                let predicate = i > start && w.units[i - 1].tag == Tag::Adjective && !w.units[i - 1].is(Class::Predeterminer);
                head.is_none() && !predicate
            }
            Tag::Adverb => head.is_none() && belongs_to_next(w, i, start),
            // "a generous, patient man"
            Tag::Comma => head.is_none() && i > start + 1 && joins_adjectives(w, i, start),
            Tag::Symbol => head.is_some() || w.units.get(i + 1).is_some_and(|n| n.tag == Tag::Number),
            Tag::Conjunction => joins_modifiers(w, i, start),
            _ => false,
        };
        if inside { Part::Inside } else { Part::Outside }
    }

    /// What stands right behind the head and begins something else, whatever its tag, or counts more of the same.
    #[inline]
    fn behind_head(&self, head: usize, i: usize, u: &Unit) -> Option<Part> {
        let w = self.w;
        // a quotation that was read through begins after a noun: "called his deputy “crazy”"
        let quoted = u.shape == Shape::Lower && w.borrows_at(i);
        // "many more sailors", "one more chance", but "in 2010 more sailors"
        if !quoted && u.is(Class::Amount) && counts(&w.units[head]) && modifies(w, i) {
            return Some(Part::Inside);
        }
        let dated = || head == self.start && (begins_behind_date(w, i) || begins_behind_day(w, i));
        (quoted || dated()).then_some(Part::Outside)
    }

    fn pronoun(&self, i: usize, u: &Unit) -> Part {
        let Begun { w, start, .. } = *self;
        let first = &w.units[start];
        let second = i == start + 1;
        // "a few of them"
        let few = second && first.is_indefinite() && u.tags.has(Tag::Determiner);
        let no_one = second && first.is(Class::NegationDeterminer) && u.is(Class::Reciprocal);
        // "nearly half of them"
        let nearly = second && first.tag == Tag::Adverb && u.is(Class::Predeterminer);
        // "more than half of them"
        let compared = || u.is(Class::Predeterminer) && quantity(w, start) == Some(i);
        if i != start && !few && !no_one && !nearly && !compared() {
            return Part::Outside;
        }
        // "some more sailors"
        let more = counts(u) && w.units.get(i + 1).is_some_and(|n| n.is(Class::Amount)) && modifies(w, i + 1);
        if more { Part::Head } else { Part::Last }
    }

    fn noun(&self, i: usize, u: &Unit) -> Part {
        let Begun { w, start, head } = *self;
        let apart = |h: usize| {
            let begins = match u.tag {
                // "called the strikers vandals", but "called the sales figures"
                Tag::Plural => names_several(w, start, h, i),
                _ => is_subject_apart(w, start, h, i),
            };
            begins
                || has_own_verb(w, start, h, i)
                || has_relative_verb(w, start, h, i)
                || is_time_apart(w, h, i)
                || ends_with_time(w, start, h, i)
        };
        if head.is_some_and(apart) { Part::Outside } else { Part::Head }
    }

    /// A quotation, as a word of the group.
    fn quotation(&self, i: usize, u: &Unit) -> Part {
        let Begun { w, start, head } = *self;
        if i == start || head.is_some() || !matches!(u.kind, UnitKind::Quote(_)) {
            return Part::Outside;
        }
        // "his “gold” rating"
        if u.shape != Shape::Comma && w.units.get(i + 1).is_some_and(|n| matches!(n.tag, Tag::Noun | Tag::Plural)) {
            return Part::Inside;
        }
        // an “outlaw nation.”: a quotation for a head; but "called his rival “hollow and dull”"
        let noun = w.units[i - 1].tag == Tag::Adjective && w.units[i - 1].tags.has(Tag::Noun);
        if noun { Part::BehindHead } else { Part::Last }
    }

    /// A form of a verb, which describes or stands for a noun.
    fn verb(&self, i: usize, u: &Unit) -> Part {
        let Begun { w, start, head } = *self;
        if i == start {
            return Part::Outside;
        }
        let first = &w.units[start];
        let before_noun = || modifies(w, i) || opens_joined(w, i);
        let inside = match u.tag {
            // "those backing other mayors": what they do
            Tag::Ing if i == start + 1 && first.is(Class::PeopleNoun) && first.is(Class::Definite) => return Part::Outside,
            Tag::Participle | Tag::Ing if head.is_none() && before_noun() => true,
            // "the league's targeting of coaches", "her recent wins": a word known as a verb alone
            Tag::Ing | Tag::Base | Tag::Third if head.is_none() && stands_for_noun(w, i, start) => return Part::Head,
            // "the four detained teachers"
            Tag::Participle => head.is_some_and(|h| w.units[h].tag == Tag::Number) && modifies(w, i),
            Tag::Past if head.is_none() && just_happened(w, i) => true,
            // "the closed primary system", "a rushed and botched sale"
            Tag::Past => {
                let article = matches!(first.tag, Tag::Determiner | Tag::Possessive) && !first.tags.has(Tag::Pronoun);
                let placed = i == start + 1 || w.units[i - 1].tag == Tag::Conjunction;
                article && placed && u.tags.has(Tag::Participle) && before_noun()
            }
            _ => false,
        };
        if inside { Part::Inside } else { Part::Outside }
    }

    /// The group, if it is one, as it ends before unit `i`.
    fn end(&self, i: usize) -> Option<Group> {
        let Begun { w, start, head } = *self;
        let noun = |end: usize, head: usize| Some(Group { kind: GroupKind::Noun, units: Units::new(start, end), head, verb: None });
        if i == start {
            return None;
        }
        if let Some(head) = head {
            return noun(i.max(head + 1), head);
        }
        let owned = || (start..i).any(|k| matches!(w.units[k].tag, Tag::Genitive | Tag::Possessive | Tag::Determiner));
        // "the women's final", "the mayor's medical chief": a noun as well
        if i > start + 1 && w.units[i - 1].tag == Tag::Adjective && w.units[i - 1].tags.has(Tag::Noun) && owned() {
            return noun(i, i - 1);
        }
        // adjectives alone
        if matches!(w.units[start].tag, Tag::Adjective | Tag::Adverb) {
            return None;
        }
        // "holds the other responsible"
        if i > start + 2
            && w.units[start].tag == Tag::Determiner
            && w.units[start + 1].is(Class::Reciprocal)
            && w.units[i - 1].tag == Tag::Adjective
        {
            return noun(start + 2, start + 1);
        }
        // a determiner that stands for a noun
        let inside = |k: &usize| !matches!(w.units[*k].tag, Tag::Participle | Tag::Ing | Tag::Genitive);
        let end = (start..i).take_while(inside).last().map_or(start + 1, |k| k + 1);
        noun(end, end - 1)
    }
}
