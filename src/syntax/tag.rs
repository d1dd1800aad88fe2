//! The tagger: one tag a unit, from what the word can be and what stands beside it.
//!
//! From left to right. What kind of name, pronoun, determiner, complementiser or subordinator a word is, rules over tags decide here, as in constraint
//! grammar (Karlsson 1990); nouns, verbs, adjectives and adverbs are told apart by the transformations of the lexicon (Brill 1995). No rule names a word.

use super::fact::{completes_subject, lacks_subject, plural_subject, relative_before};
use super::window::{Unit, UnitKind, Window};
use crate::lexicon::transformation::{Around, Context, Fact};
use crate::lexicon::{Class, Tag, Tags, Transformations};
use crate::text::shape::Shape;

pub(super) const NOMINAL: Tags = Tags::of(&[Tag::Noun, Tag::Plural, Tag::Name]);
const FINITE: Tags = Tags::of(&[Tag::Past, Tag::Third, Tag::Base]);
/// What begins a noun group, seen from before it.
const BEGINS_NOUN: Tags = Tags::of(&[Tag::Determiner, Tag::Possessive, Tag::Name, Tag::Number]);

/// Decides the tag of every unit.
pub fn tag(window: &mut Window, transformations: &Transformations) {
    look_ahead(window);
    let mut verb_before = false;
    // the last unit that is no adverb
    let mut content = None;
    let mut changed = std::mem::take(&mut window.changed);
    changed.clear();
    for i in 0..window.units.len() {
        let tag = decide(window, i, content, verb_before, transformations, |row| changed.push((i, row)));
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
    let context = |k: Option<usize>| {
        k.and_then(|k| w.units.get(k)).map_or(Context::EDGE, |u| match u.kind {
            UnitKind::Quote(_) => Context::QUOTATION,
            UnitKind::Name(_) if u.tag != Tag::Adjective => Context::of(Tag::Name, |_| false),
            // a capital inside a sentence will make it a name
            UnitKind::Word if k > Some(i) && u.shape.is_capital() && !w.capitals && u.tags.meets(NOMINAL.with(Tag::Adjective)) => {
                Context::of(Tag::Name, |_| false)
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
    transformations: &Transformations,
    changed: impl FnMut(u16),
) -> Tag {
    let u = &w.units[i];
    let next = w.units.get(i + 1);
    // "New Zealand said": a state's name that is its adjective as well
    if matches!(u.kind, UnitKind::Name(_)) && u.tag == Tag::Adjective && next.is_some_and(must_have_subject) {
        return Tag::Name;
    }
    let ends = |n: &Unit| {
        matches!(n.tag, Tag::Comma | Tag::Stop | Tag::Semicolon | Tag::Preposition | Tag::Base | Tag::Past | Tag::Third | Tag::Modal)
    };
    if matches!(u.kind, UnitKind::Name(_))
        && u.tag == Tag::Adjective
        && next.is_none_or(ends)
        && i.checked_sub(1).is_some_and(|b| matches!(w.units[b].tag, Tag::Determiner | Tag::Preposition))
    {
        return Tag::Name;
    }
    if u.kind != UnitKind::Word || u.tags == Tags::default() {
        return u.tag;
    }
    let before = i.checked_sub(1).map(|b| &w.units[b]);
    // a capital inside a sentence makes a noun or adjective a name, but leaves function words alone
    if u.shape.is_capital()
        && !w.capitals
        && i > first_word(w)
        && u.tags.meets(NOMINAL.with(Tag::Adjective))
        && before.is_some_and(|b| b.tag != Tag::Mark || b.shape == Shape::QuoteClose || matches!(b.kind, UnitKind::Quote(_)))
    {
        let verbal = u.tags.meets(FINITE) && u.cue != 0 && !u.tags.meets(NOMINAL);
        if !verbal && !u.tags.meets(Tags::of(&[Tag::Determiner, Tag::Pronoun, Tag::Possessive, Tag::Preposition, Tag::Modal])) {
            return if u.tags.has(Tag::Plural) && !u.tags.has(Tag::Noun) { Tag::Plural } else { Tag::Name };
        }
    }
    // a name that is spelled like a verb: inside a sentence, or before a verb
    if u.shape.is_capital()
        && !w.capitals
        && u.tags.meets(Tags::VERB)
        && !u.tags.meets(NOMINAL)
        && !u.is(Class::Be)
        && !u.is(Class::Have)
        && !u.is(Class::Do)
    {
        let personal = u.is(Class::LastName) || u.is(Class::FirstName);
        let inside = i > first_word(w) && before.is_some_and(|b| !matches!(b.tag, Tag::Mark | Tag::Colon | Tag::Stop));
        if inside
            || personal && next.is_some_and(|n| n.tags.meets(Tags::of(&[Tag::Past, Tag::Third, Tag::Modal])) || n.is(Class::PossessiveMark))
        {
            return Tag::Name;
        }
    }
    // a name that is spelled like an adjective or a noun, before a verb that can be nothing else
    const CLOSED: Tags =
        Tags::of(&[Tag::Determiner, Tag::Pronoun, Tag::Possessive, Tag::Preposition, Tag::Subordinator, Tag::Adverb, Tag::Number]);
    let acts = |n: &Unit| {
        n.shape == Shape::Lower
            && n.tags.meets(Tags::of(&[Tag::Past, Tag::Third, Tag::Modal]))
            && Tags::VERB.with(Tag::Modal).has(n.tag)
            && !n.tags.meets(NOMINAL)
    };
    if u.shape == Shape::Capital
        && !w.capitals
        && u.tags.has(Tag::Adjective)
        && !u.tags.meets(CLOSED)
        && u.kind == UnitKind::Word
        && next.is_some_and(acts)
    {
        return Tag::Name;
    }
    if single(u.tags) {
        return special(w, i, u.tag);
    }
    let b = previous_content(w, i);
    if u.tags.has(Tag::Genitive) {
        // "Oslo's accused fishermen", but "Oslo's accused of theft"
        let participle = next.is_some_and(|n| n.tags.has(Tag::Participle)) && !w.units.get(i + 2).is_some_and(starts_nominal);
        let possessive = !participle
            && next.is_none_or(|n| n.tag != Tag::Determiner)
            && before
                .is_some_and(|b| b.tags.meets(NOMINAL) || b.kind != UnitKind::Word || b.tag == Tag::Adjective || b.tags.has(Tag::Number));
        return if possessive { Tag::Genitive } else { Tag::Third };
    }
    if u.tags.has(Tag::Possessive) && u.tags.has(Tag::Pronoun) {
        return if next.is_some_and(starts_nominal) { Tag::Possessive } else { Tag::Pronoun };
    }
    if u.tags.has(Tag::Determiner) && u.tags.has(Tag::Pronoun) && compares_amount(w, i) {
        return Tag::Adjective;
    }
    // "such a charge", but "such charges"
    if u.tags.has(Tag::Determiner) && u.tags.has(Tag::Adjective) {
        return if next.is_some_and(|n| n.tag == Tag::Determiner) { Tag::Determiner } else { Tag::Adjective };
    }
    // "neither had mentioned", "neither of them", but "neither confirmed nor denied"
    if u.tags.has(Tag::Determiner) && u.tags.has(Tag::Conjunction) {
        let auxiliary = |n: &Unit| n.is(Class::Have) || n.is(Class::Be) || n.is(Class::Do) || n.tags.has(Tag::Modal) || n.is(Class::Of);
        return if next.is_some_and(auxiliary) { Tag::Pronoun } else { Tag::Determiner };
    }
    // ", yet posted guards", but "has yet to say", "not yet"
    if u.tags.has(Tag::Conjunction) && u.tags.has(Tag::Adverb) {
        let joins = before.is_none_or(|b| b.tag == Tag::Comma) && next.is_some_and(|n| n.tag != Tag::Stop);
        return if joins { Tag::Conjunction } else { Tag::Adverb };
    }
    if u.tags.has(Tag::Determiner) && u.tags.has(Tag::Pronoun) {
        let article = |n: &Unit| u.is(Class::Predeterminer) && n.tags.meets(Tags::of(&[Tag::Determiner, Tag::Possessive]));
        return if next.is_some_and(|n| starts_nominal(n) || n.tags.has(Tag::Number) || article(n)) {
            Tag::Determiner
        } else {
            Tag::Pronoun
        };
    }
    if u.tags.has(Tag::That) {
        return that(w, i);
    }
    if u.tags.has(Tag::To) {
        // "according to court papers"
        return if before.is_some_and(|b| b.tag == Tag::Preposition && b.cue != 0) { Tag::Preposition } else { u.tag };
    }
    if u.tags.has(Tag::Subordinator) && u.tags.meets(Tags::of(&[Tag::Preposition, Tag::Adverb, Tag::Wh])) {
        if u.tags.has(Tag::Wh) && before.is_some_and(|b| Tags::VERB.has(b.tag) && b.cue != 0) {
            return Tag::Wh;
        }
        // "described it as “theatre staged for Brussels”": what is quoted there is no clause
        if u.is(Class::As) && w.borrowed.contains(&(i + 1)) {
            return Tag::Preposition;
        }
        // "a theatre where they sing"
        if u.tag == Tag::Wh && b.is_some_and(|b| NOMINAL.has(b.tag) || matches!(b.kind, UnitKind::Name(_)) || b.tag == Tag::Comma) {
            return Tag::Wh;
        }
        // "as young as six", "as early as January"
        if u.is(Class::As)
            && next.is_some_and(|n| n.tags.meets(Tags::of(&[Tag::Adjective, Tag::Adverb, Tag::Determiner])))
            && w.units.get(i + 2).is_some_and(|n| n.is(Class::As))
        {
            return Tag::Adverb;
        }
        let measured = u.is(Class::As) && i.checked_sub(2).is_some_and(|b| w.units[b].is(Class::As)) || u.is(Class::Than);
        let pronoun = |n: &Unit| n.tag == Tag::Pronoun && !n.is(Class::Oblique);
        if measured && !next.is_some_and(pronoun) {
            return Tag::Preposition;
        }
        // "it had been there before."
        let ends = next.is_none_or(|n| matches!(n.tag, Tag::Stop | Tag::Comma | Tag::Semicolon));
        if u.tags.has(Tag::Adverb) && ends {
            return Tag::Adverb;
        }
        // "had once seen", "who once called"
        if u.tags.has(Tag::Adverb) && next.is_some_and(|n| Tags::VERB.has(n.tag) && n.tag != Tag::Ing && !n.tags.meets(NOMINAL)) {
            return Tag::Adverb;
        }
        return if clause_follows(w, i + 1) {
            Tag::Subordinator
        } else if u.tags.has(Tag::Preposition) {
            Tag::Preposition
        } else if u.tags.has(Tag::Adverb) {
            Tag::Adverb
        } else {
            u.tag
        };
    }
    if u.tags.has(Tag::Modal) && u.tags.has(Tag::Name) {
        // the month
        return if u.shape.is_capital() && (i > 0 || next.is_some_and(|n| n.tag == Tag::Number)) { Tag::Name } else { Tag::Modal };
    }
    if u.tags.has(Tag::Preposition) && u.tags.has(Tag::Particle) {
        // "up to six hours"
        let up_to = next.is_some_and(|n| n.tags.has(Tag::To)) && w.units.get(i + 2).is_some_and(|n| n.tag == Tag::Number);
        if u.is(Class::Amount) && up_to {
            return Tag::Adverb;
        }
        // "out of sight"
        if next.is_some_and(|n| n.is(Class::Of)) {
            return Tag::Preposition;
        }
        // "leaves out money", "give up the hope"
        let after_verb = before.is_some_and(|b| Tags::VERB.has(b.tag) && !b.is(Class::Be));
        if u.tag == Tag::Particle && after_verb && next.is_some_and(|n| n.tag != Tag::Number) {
            return Tag::Particle;
        }
        return if next.is_none_or(|n| matches!(n.tag, Tag::Comma | Tag::Stop | Tag::Preposition | Tag::To) && n.tag != Tag::Mark)
            && b.is_some_and(|b| Tags::VERB.has(b.tag))
        {
            Tag::Particle
        } else {
            Tag::Preposition
        };
    }
    // "outside the hall", but "the outside"
    if u.tag == Tag::Preposition
        && next.is_some_and(|n| n.tags.meets(BEGINS_NOUN) || starts_nominal(n))
        // "about 900 workers"
        && !(u.tags.has(Tag::Adverb) && next.is_some_and(|n| n.tag == Tag::Number))
        && before.is_none_or(|b| !matches!(b.tag, Tag::Determiner | Tag::Possessive | Tag::Genitive))
    {
        return Tag::Preposition;
    }
    if u.tags.has(Tag::Participle) && follows_time_of_auxiliary(w, i) {
        return Tag::Participle;
    }
    let holds = |fact| match fact {
        Fact::VerbBefore => verb_before,
        Fact::VerbAfter => w.verb_after[i],
        Fact::Cue => u.cue != 0,
        Fact::Headline => w.headline,
        Fact::AfterAside => completes_subject(w, i),
        Fact::PluralSubject => plural_subject(w, i),
        Fact::NoSubject => lacks_subject(w, i),
        Fact::WhBefore => relative_before(w, i),
    };
    let tag = transformations.decide(u.tag, u.tags, &around(w, i, content), holds, changed);
    if modifies_noun(w, i, tag) { Tag::Adjective } else { tag }
}

/// "a waiting car", "its failed test": a participle right behind a determiner and before a noun modifies that; "its moving workers" is a gerund.
fn modifies_noun(w: &Window, i: usize, tag: Tag) -> bool {
    const DETERMINERS: Tags = Tags::of(&[Tag::Determiner, Tag::Possessive, Tag::Genitive]);
    let participle = match tag {
        Tag::Participle => true,
        Tag::Ing => !w.units[i].tags.has(Tag::Noun),
        _ => return false,
    };
    let before = i.checked_sub(1).map(|b| &w.units[b]);
    let determined = before.is_some_and(|b| b.tag == Tag::Determiner || tag == Tag::Participle && DETERMINERS.has(b.tag));
    let noun = |n: &Unit| n.tags.meets(Tags::of(&[Tag::Noun, Tag::Plural])) && NOMINAL.has(n.tag) || n.shape.is_capital() && w.headline;
    participle && determined && w.units.get(i + 1).is_some_and(noun)
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

fn first_word(w: &Window) -> usize {
    w.units.iter().position(|u| u.shape.is_word()).unwrap_or(0)
}

fn single(tags: Tags) -> bool {
    tags.0 & (tags.0 - 1) == 0
}

/// A word of one reading may still be another thing by its place.
fn special(w: &Window, i: usize, tag: Tag) -> Tag {
    let noun_follows = |b: usize| matches!(w.units[b].tag, Tag::Determiner | Tag::Possessive | Tag::Genitive);
    match tag {
        Tag::That => that(w, i),
        // "the praises"
        Tag::Third if i.checked_sub(1).is_some_and(noun_follows) => Tag::Plural,
        _ => tag,
    }
}

/// The unit before, adverbs and negations left out.
fn previous_content(w: &Window, i: usize) -> Option<&Unit> {
    w.units[..i].iter().rev().find(|u| u.tag != Tag::Adverb || u.is(Class::Time))
}

fn starts_nominal(u: &Unit) -> bool {
    u.tags.meets(NOMINAL.with(Tag::Adjective)) || u.tags.has(Tag::Number) || matches!(u.kind, UnitKind::Name(_) | UnitKind::Compound)
}

/// The complementiser, unless a noun follows that has no determiner of its own and nothing before takes a clause.
fn that(w: &Window, i: usize) -> Tag {
    let next = w.units.get(i + 1);
    let noun = next.is_some_and(|n| n.tags.has(Tag::Noun) && !n.tags.meets(Tags::of(&[Tag::Pronoun, Tag::Determiner, Tag::Preposition])));
    let before = previous_content(w, i);
    let starts = before.is_none_or(|b| {
        matches!(b.tag, Tag::Comma | Tag::Preposition | Tag::Conjunction | Tag::Mark | Tag::Semicolon | Tag::Dash | Tag::To)
    });
    let after_noun = w.units.get(i + 2);
    let closed = after_noun.is_none_or(|n| matches!(n.tag, Tag::Stop | Tag::Comma));
    // "to that of his brother", "no wall, that's a gate"
    let is = next.is_some_and(|n| n.is(Class::Be) && n.tags.has(Tag::Genitive)) && before.is_some_and(|b| b.tag == Tag::Comma);
    if is || next.is_some_and(|n| n.is(Class::Of)) {
        return Tag::Pronoun;
    }
    match noun {
        true if starts && !before.is_some_and(|b| b.tag == Tag::Comma && b.cue != 0) => Tag::Determiner,
        true if closed => Tag::Determiner,
        // "said that, while it regretted the error, it"
        _ if next.is_some_and(|n| n.tag == Tag::Comma)
            && before.is_some_and(|b| b.cue != 0)
            && after_noun.is_some_and(|n| n.tags.meets(Tags::of(&[Tag::Subordinator, Tag::Preposition]))) =>
        {
            Tag::That
        }
        _ if next.is_none_or(|n| matches!(n.tag, Tag::Stop | Tag::Comma)) => Tag::Pronoun,
        _ if starts
            && next.is_some_and(|n| n.tags.meets(Tags::of(&[Tag::Modal, Tag::Third, Tag::Past])) && !n.tags.meets(NOMINAL))
            && before.is_none_or(|b| b.tag != Tag::Comma) =>
        {
            Tag::Pronoun
        }
        _ if before.is_some_and(is_nominal) && relative_follows(w, i, before) => Tag::Wh,
        _ => Tag::That,
    }
}

fn is_nominal(u: &Unit) -> bool {
    NOMINAL.has(u.tag) || matches!(u.kind, UnitKind::Name(_))
}

/// Whether "that", behind a noun, is its relative pronoun: a finite verb follows that needs a subject; or a clause, and neither is the noun one that takes
/// clauses nor does a word that claims stand before it ("told reporters that").
fn relative_follows(w: &Window, i: usize, noun: Option<&Unit>) -> bool {
    const FARTHEST: usize = 8;
    let Some(verb) = (i + 1..w.units.len()).find(|k| w.units[*k].tag != Tag::Adverb) else { return false };
    let u = &w.units[verb];
    let object = w.units.get(verb + 1).is_some_and(|n| {
        n.tags.meets(BEGINS_NOUN.with(Tag::Pronoun).with(Tag::That).with(Tag::To).with(Tag::Preposition)) || n.kind != UnitKind::Word
    });
    let finite = u.tags.has(Tag::Modal) || u.tags.meets(FINITE) && (!u.tags.meets(NOMINAL.with(Tag::Pronoun)) || object);
    if u.kind == UnitKind::Word && finite {
        return true;
    }
    let claims = |u: &Unit| u.cue != 0 && Tags::VERB.with(Tag::Noun).with(Tag::Plural).has(u.tag);
    let reported = w.units[..i].iter().rev().take(FARTHEST).take_while(|u| !ends_clause(u)).any(claims);
    !reported && noun.is_some_and(|n| n.cue == 0 && !n.is(Class::ClauseNoun)) && clause_follows(w, i + 1)
}

/// Whether a clause with a subject and a finite verb begins at `i`.
fn clause_follows(w: &Window, i: usize) -> bool {
    const FARTHEST: usize = 12;
    let mut nominal = false;
    let mut last = Tag::Mark;
    for k in i..w.units.len().min(i + FARTHEST) {
        let u = &w.units[k];
        let before = std::mem::replace(&mut last, u.tag);
        match u.tag {
            Tag::Pronoun if !u.is(Class::Oblique) && !nominal => return true,
            Tag::Comma | Tag::Stop | Tag::Semicolon | Tag::Colon | Tag::Mark | Tag::Dash => return false,
            Tag::Modal => return nominal,
            Tag::Past | Tag::Third
                if nominal && (u.is(Class::Be) || u.is(Class::Have) || u.is(Class::Do) || !u.tags.meets(NOMINAL.with(Tag::Adjective))) =>
            {
                return true;
            }
            // a past form right behind a noun, which no agent follows
            Tag::Past if nominal && NOMINAL.has(before) && !u.tags.meets(NOMINAL) => return true,
            // "after an official mocked the trip": or one with an object
            Tag::Participle if nominal && NOMINAL.has(before) && u.tags.has(Tag::Past) && takes_object(w, k) => return true,
            Tag::Existential => return true,
            // "after dawn and was out of sight"
            Tag::Conjunction if w.units.get(k + 1).is_some_and(must_have_subject) => return false,
            // "as Senate Blasts Deal", "as Two Firms Deny Fraud"
            Tag::Plural | Tag::Noun | Tag::Base | Tag::Third
                if nominal
                    && w.headline
                    && (u.tags.has(Tag::Third) || u.tags.has(Tag::Base) && before == Tag::Plural)
                    && w.units.get(k + 1).is_some_and(|n| !matches!(n.tag, Tag::Comma | Tag::Stop | Tag::Semicolon)) =>
            {
                return true;
            }
            // "as the mayor put it"
            Tag::Base if nominal && NOMINAL.has(before) && u.tags.has(Tag::Past) && !u.tags.meets(NOMINAL) => return true,
            Tag::Base if nominal && (u.is(Class::Be) || u.is(Class::Have)) => return true,
            // "since Sunday"
            Tag::Noun | Tag::Plural | Tag::Name => nominal |= !u.is(Class::Time),
            _ if matches!(u.kind, UnitKind::Name(_)) => nominal = true,
            // "after an official mocked": as likely an adjective
            Tag::Adjective if u.tags.has(Tag::Noun) => (nominal, last) = (true, Tag::Noun),
            _ => {}
        }
    }
    false
}

/// "more than a year", "more than 40": an amount that is compared with a number.
fn compares_amount(w: &Window, i: usize) -> bool {
    let begins = |n: &Unit| n.tag == Tag::Number || n.tag == Tag::Determiner && !n.is(Class::Definite) && !n.tags.has(Tag::Pronoun);
    w.units.get(i + 1).is_some_and(|n| n.is(Class::Than)) && w.units.get(i + 2).is_some_and(begins)
}

/// Whether a noun group begins right behind unit `i`.
fn takes_object(w: &Window, i: usize) -> bool {
    w.units.get(i + 1).is_some_and(|n| {
        n.tags.meets(BEGINS_NOUN.with(Tag::Pronoun)) || matches!(n.kind, UnitKind::Name(_)) || n.shape.is_capital() && !w.capitals
    })
}
