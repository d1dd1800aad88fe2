//! The tagger: one tag a unit, from what the word can be and what stands beside it.
//!
//! From left to right. What kind of name, pronoun, determiner, complementiser or subordinator a word is, rules over tags decide here (`name`, `function`,
//! `that`), as in constraint grammar (Karlsson 1990); nouns, verbs, adjectives and adverbs are told apart by the transformations of the lexicon (Brill
//! 1995), which may ask for a `fact`. No rule names a word.

mod ahead;
mod fact;
mod function;
mod name;
mod that;

use self::fact::{comma_before, completes_subject, lacks_subject, named, plural_subject, relative_before, reported, singular_group};
use super::window::{Unit, UnitKind, Window};
use crate::lexicon::context::Context;
use crate::lexicon::fact::Fact;
use crate::lexicon::transformation::Around;
use crate::lexicon::{Class, Lexicon, Tag, Tags, Transformations};

pub(super) const NOMINAL: Tags = Tags::of(&[Tag::Noun, Tag::Plural, Tag::Name]);
const FINITE: Tags = Tags::of(&[Tag::Past, Tag::Third, Tag::Base]);

/// Decides the tag of every unit.
pub fn tag(window: &mut Window, lexicon: &Lexicon, transformations: &Transformations) {
    look_ahead(window);
    let mut verb_before = false;
    // the last unit that is no adverb
    let mut content = None;
    let mut changed = std::mem::take(&mut window.changed);
    changed.clear();
    for i in 0..window.units.len() {
        let tag = decide(window, i, content, verb_before, lexicon, transformations, |row| changed.push((i, row)));
        window.units[i].tag = tag;
        // "to the port": no infinitive after all
        if !matches!(tag, Tag::Base | Tag::Adverb)
            && let Some(to) = content.filter(|k| window.units[*k].tag == Tag::To)
        {
            window.units[to].tag = Tag::Preposition;
        }
        if tag != Tag::Adverb {
            content = Some(i);
        }
        verb_before = match tag {
            Tag::Past | Tag::Third | Tag::Modal => true,
            Tag::Base => verb_before || !i.checked_sub(1).is_some_and(|b| matches!(window.units[b].tag, Tag::To | Tag::Modal)),
            Tag::Comma => verb_before,
            // ", but the ministry said": a clause of its own
            Tag::Conjunction if begins_clause(window, i) => false,
            _ => verb_before && !ends_clause(&window.units[i]),
        };
    }
    window.changed = changed;
}

/// Whether a finite verb on one side of a unit belongs to another clause than what is on the other side.
fn ends_clause(u: &Unit) -> bool {
    matches!(u.tag, Tag::Comma | Tag::Stop | Tag::Semicolon | Tag::Colon | Tag::That | Tag::Wh | Tag::Subordinator)
        || matches!(u.kind, UnitKind::Quote(_))
}

/// Whether a clause with a subject of its own begins behind the conjunction at `i`: a comma stands before it and a noun group that can be one behind.
fn begins_clause(w: &Window, i: usize) -> bool {
    const SUBJECT: Tags = Tags::of(&[Tag::Determiner, Tag::Possessive, Tag::Name, Tag::Pronoun]);
    i.checked_sub(1).is_some_and(|b| w.units[b].tag == Tag::Comma)
        && w.units.get(i + 1).is_some_and(|n| n.tags.meets(SUBJECT) || matches!(n.kind, UnitKind::Name(_)) || n.shape.is_capital())
}

/// Finds for every unit whether a word that can only be a finite verb follows in its clause.
fn look_ahead(window: &mut Window) {
    let Window { units, verb_after, .. } = window;
    verb_after.clear();
    verb_after.resize(units.len(), false);
    const OTHER: Tags = NOMINAL.with(Tag::Participle).with(Tag::Adjective);
    let mut follows = false;
    for (u, after) in units.iter().zip(verb_after.iter_mut()).rev() {
        *after = follows;
        let auxiliary = u.is(Class::Be) || u.is(Class::Have) || u.is(Class::Do);
        follows = match u.tag {
            _ if ends_clause(u) => false,
            Tag::Modal => true,
            Tag::Third | Tag::Past => follows || auxiliary || !u.tags.meets(OTHER),
            _ => follows,
        };
    }
}

/// What stands around unit `i`, for the transformations; `content` is the last unit before it that is no adverb.
fn around(w: &Window, i: usize, content: Option<usize>) -> Around {
    let after_auxiliary = content.is_some_and(|c| w.units[c].is(Class::Be) || w.units[c].is(Class::Have));
    let context = |k: Option<usize>| {
        k.and_then(|k| w.units.get(k)).map_or(Context::EDGE, |u| match u.kind {
            UnitKind::Quote(_) => Context::QUOTATION,
            UnitKind::Name(_) if u.tag != Tag::Adjective => Context::of(Tag::Name, |_| false),
            // a capital inside a sentence will make it a name
            UnitKind::Word if k > Some(i) && u.shape.is_capital() && !w.capitals && u.tags.meets(NOMINAL.with(Tag::Adjective)) => {
                Context::of(Tag::Name, |_| false)
            }
            // "“No,” a clerk said by telephone", "answered by accusing": no agent
            _ if u.is(Class::By)
                && k == Some(i + 1)
                && (w.units.get(i + 2).is_some_and(|n| n.tag == Tag::Ing && n.cue != 0 && !after_auxiliary)
                    || fact::reports_quote(w, i)) =>
            {
                Context::of(u.tag, |class| class != Class::By && u.is(class))
            }
            _ => Context::of(u.tag, |class| u.is(class)),
        })
    };
    [context(i.checked_sub(1)), context(content), context(i.checked_sub(2)), context(Some(i + 1)), context(Some(i + 2))]
}

fn decide(
    w: &Window,
    i: usize,
    content: Option<usize>,
    verb_before: bool,
    lexicon: &Lexicon,
    transformations: &Transformations,
    changed: impl FnMut(u16),
) -> Tag {
    let u = &w.units[i];
    if matches!(u.kind, UnitKind::Name(_)) {
        return name::of_listed(w, i);
    }
    if u.kind != UnitKind::Word || u.tags == Tags::default() {
        return u.tag;
    }
    if u.shape.is_capital()
        && !w.capitals
        && let Some(tag) = name::by_capital(w, i)
    {
        return tag;
    }
    if single(u.tags) {
        return special(w, i, u.tag);
    }
    if let Some(tag) = function::tag(w, i, lexicon) {
        return tag;
    }
    if u.tags.has(Tag::Participle) && follows_time_of_auxiliary(w, i) {
        return Tag::Participle;
    }
    if u.tags.has(Tag::Participle) && u.is(Class::Naming) && named(w, i) {
        return Tag::Participle;
    }
    let holds = |fact| match fact {
        Fact::VerbBefore => verb_before,
        Fact::VerbAfter => w.verb_after[i],
        Fact::Cue => u.cue != 0,
        Fact::Bare => u.bare,
        Fact::Headline => w.headline,
        Fact::AfterAside => completes_subject(w, i),
        Fact::PluralSubject => plural_subject(w, i),
        Fact::NoSubject => lacks_subject(w, i),
        Fact::WhBefore => relative_before(w, i),
        Fact::Reported => reported(w, i),
        Fact::Singular => singular_group(w, i),
        Fact::CommaBefore => comma_before(w, i),
    };
    let tag = transformations.decide(u.tag, u.tags, &around(w, i, content), holds, changed);
    modifier(w, i, tag)
}

/// "a waiting car", "its failed test": a participle right behind a determiner and before a noun modifies that, as an adjective or, where it can be none, a
/// noun ("the reporting period"); "its moving workers" is a gerund.
fn modifier(w: &Window, i: usize, tag: Tag) -> Tag {
    let u = &w.units[i];
    let owned = i.checked_sub(1).is_some_and(|b| matches!(w.units[b].tag, Tag::Possessive | Tag::Genitive));
    let determined = i.checked_sub(1).is_some_and(|b| w.units[b].tag == Tag::Determiner);
    // what stands for no noun itself: "the", but not "that"
    let articled = determined && !w.units[i - 1].tags.has(Tag::Pronoun);
    let ing = u.tags.has(Tag::Ing);
    let to = match tag {
        Tag::Participle if determined || owned => Tag::Adjective,
        Tag::Past if articled && u.tags.has(Tag::Participle) => Tag::Adjective,
        Tag::Ing if determined && u.tags.has(Tag::Noun) && !u.tags.has(Tag::Adjective) => Tag::Noun,
        Tag::Ing if determined => Tag::Adjective,
        Tag::Noun | Tag::Ing if ing && (determined || owned) && u.tags.has(Tag::Adjective) => Tag::Adjective,
        _ => return tag,
    };
    let noun = |n: &Unit| n.tags.meets(Tags::of(&[Tag::Noun, Tag::Plural])) && NOMINAL.has(n.tag) || n.shape.is_capital() && w.headline;
    // "the closed primary system"
    let described = determined
        && matches!(tag, Tag::Participle | Tag::Past)
        && w.units.get(i + 1).is_some_and(|n| n.tag == Tag::Adjective && n.kind == UnitKind::Word)
        && w.units.get(i + 2).is_some_and(noun);
    if described || w.units.get(i + 1).is_some_and(noun) { to } else { tag }
}

/// A verb that can be nothing else, in a form that has a subject before it.
fn must_have_subject(u: &Unit) -> bool {
    u.kind == UnitKind::Word && u.tags.meets(Tags::of(&[Tag::Past, Tag::Third, Tag::Modal])) && !u.tags.meets(NOMINAL.with(Tag::Adjective))
}

/// "has in the past accused": a phrase of time stands between a form of having and its participle.
fn follows_time_of_auxiliary(w: &Window, i: usize) -> bool {
    const LONGEST: usize = 5;
    if !i.checked_sub(1).is_some_and(|b| w.units[b].is(Class::Time)) {
        return false;
    }
    let preposition = (i.saturating_sub(LONGEST)..i).rev().find(|k| w.units[*k].tag == Tag::Preposition);
    preposition.and_then(|p| p.checked_sub(1)).is_some_and(|b| w.units[b].is(Class::Have))
}

fn single(tags: Tags) -> bool {
    tags.0 & (tags.0 - 1) == 0
}

/// A word of one reading may still be another thing by its place.
fn special(w: &Window, i: usize, tag: Tag) -> Tag {
    let noun_follows = |b: usize| matches!(w.units[b].tag, Tag::Determiner | Tag::Possessive | Tag::Genitive);
    match tag {
        Tag::That => that::that(w, i),
        // "the praises"
        Tag::Third if i.checked_sub(1).is_some_and(noun_follows) => Tag::Plural,
        // "according to court papers"
        Tag::To if i.checked_sub(1).is_some_and(|b| w.units[b].cue != 0 && w.units[b].tags == Tags::of(&[Tag::Preposition])) => {
            Tag::Preposition
        }
        Tag::Participle | Tag::Ing => modifier(w, i, tag),
        // "no one in the port", but "no one port"
        Tag::Number if denied_one(w, i) => Tag::Pronoun,
        _ => tag,
    }
}

/// Whether "one" stands behind "no" and before no noun.
fn denied_one(w: &Window, i: usize) -> bool {
    let no = i.checked_sub(1).is_some_and(|b| w.units[b].is(Class::NegationDeterminer) && w.units[b].tag == Tag::Determiner);
    let noun = |n: &Unit| n.kind != UnitKind::Word || n.tags.meets(NOMINAL.with(Tag::Adjective)) && !n.tags.meets(FINITE);
    no && w.units[i].is(Class::Reciprocal) && !w.units.get(i + 1).is_some_and(noun)
}

/// The unit before, adverbs and negations left out.
fn previous_content(w: &Window, i: usize) -> Option<&Unit> {
    w.units[..i].iter().rev().find(|u| u.tag != Tag::Adverb || u.is(Class::Time))
}

fn is_nominal(u: &Unit) -> bool {
    NOMINAL.has(u.tag) || matches!(u.kind, UnitKind::Name(_))
}
