//! The tagger: one tag a unit, from what the word can be and what stands beside it.
//!
//! From left to right. What kind of name, pronoun, determiner, complementiser or subordinator a word is, rules over tags decide here (`name`, `function`,
//! `that`), as in constraint grammar (Karlsson 1990); nouns, verbs, adjectives and adverbs are told apart by the transformations of the lexicon (Brill
//! 1995), which may ask for a `fact`, or for one about the `subject`. No rule names a word.

mod ahead;
mod clause_ahead;
mod determiner;
mod fact;
mod function;
mod modifier;
mod name;
mod particle;
mod relative;
mod subject;
mod subordinator;
mod surroundings;
mod that;

use self::ahead::states;
use self::fact::{as_before, asked, called, comma_before, joins_verb, named, relative_before, reported, reports_quote, singular_group};
use self::modifier::{begins_body_noun, describes_in_quotes, is_part_of_body_noun, modifier};
use self::subject::{completes_subject, explained, lacks_subject, plural_subject};
pub use self::surroundings::Surroundings;
use super::window::{Unit, UnitKind, Window};
use crate::lexicon::fact::Fact;
use crate::lexicon::{Class, Lexicon, Property, Tag, Tags, Transformations};
use crate::text::shape::Shape;

/// Forms that a verb with a subject may have, modals left out.
const WITH_SUBJECT: Tags = Tags::of(&[Tag::Past, Tag::Third, Tag::Base]);

/// Decides the tag of every unit; `surroundings` are kept from window to window for their room alone.
pub fn tag(window: &mut Window, surroundings: &mut Surroundings, lexicon: &Lexicon, transformations: &Transformations) {
    let mut changed = std::mem::take(&mut window.changed);
    surroundings.fill(&window.units, window.capitals);
    changed.clear();
    let mut verb_before = false;
    // the last unit that is no adverb, and whether it begins an infinitive
    let (mut content, mut infinitive) = (None, false);
    for i in 0..window.units.len() {
        let u = &window.units[i];
        let capital = u.shape.is_capital() & !window.capitals;
        let mut tag = u.tag;
        if !is_settled(u, capital) {
            let place = Place { w: window, i, content, verb_before, surroundings };
            tag = place.decide(capital, lexicon, transformations, |row| changed.push((i, row)));
            window.units[i].tag = tag;
            surroundings.tagged(i, &window.units[i]);
            if is_part_of_body_noun(&window.units[i]) {
                let body = &mut window.units[i + 1];
                body.classes = body.classes.with(Class::BodyNoun);
            }
        }
        let finite = Tags::FINITE.has(tag) || tag == Tag::Base && (verb_before || !infinitive_before(window, i));
        // ", but the ministry said": a clause of its own
        let ends = ends_clause(tag) & (tag != Tag::Comma) || tag == Tag::Conjunction && begins_clause(window, i);
        verb_before = finite | (verb_before & !ends);
        if tag == Tag::Adverb {
            continue;
        }
        // "to the port": no infinitive after all
        if infinitive
            && tag != Tag::Base
            && let Some(to) = content
        {
            window.units[to].tag = Tag::Preposition;
            surroundings.tagged(to, &window.units[to]);
        }
        (content, infinitive) = (Some(i), tag == Tag::To);
    }
    window.changed = changed;
}

/// Whether the likeliest tag of a unit is its tag wherever it stands: it is the only one, or that of a name or compound.
#[inline]
fn is_settled(u: &Unit, capital: bool) -> bool {
    const BY_PLACE: Tags = Tags::of(&[Tag::That, Tag::Third, Tag::To, Tag::Participle, Tag::Ing, Tag::Number, Tag::Conjunction]);
    match u.kind {
        // (and of what somebody thinks, which may be part of a noun for a body)
        UnitKind::Word => !capital & u.tags.is_one() & !BY_PLACE.has(u.tag) & !(u.tag == Tag::Base && u.has(Property::Attitude)),
        UnitKind::Name(_) => u.tag != Tag::Adjective,
        UnitKind::Compound | UnitKind::Quote(_) => true,
    }
}

/// Whether "to" or a modal stands right before `i`.
fn infinitive_before(w: &Window, i: usize) -> bool {
    i.checked_sub(1).is_some_and(|b| matches!(w.units[b].tag, Tag::To | Tag::Modal))
}

/// Whether a finite verb on one side of a unit of this tag belongs to another clause than what is on the other side.
fn ends_clause(tag: Tag) -> bool {
    matches!(tag, Tag::Comma | Tag::Stop | Tag::Semicolon | Tag::Colon | Tag::Mark | Tag::That | Tag::Wh | Tag::Subordinator)
}

/// Whether a clause with a subject of its own begins behind the conjunction at `i`: a comma stands before it and a noun group that can be one behind.
fn begins_clause(w: &Window, i: usize) -> bool {
    const SUBJECT: Tags = Tags::of(&[Tag::Determiner, Tag::Possessive, Tag::Name, Tag::Pronoun]);
    i.checked_sub(1).is_some_and(|b| w.units[b].tag == Tag::Comma)
        && w.units.get(i + 1).is_some_and(|n| n.tags.meets(SUBJECT) || matches!(n.kind, UnitKind::Name(_)) || n.shape.is_capital())
}

/// A unit that gets its tag now, with what is known of its place.
struct Place<'a> {
    w: &'a Window,
    i: usize,
    /// the last unit before it that is no adverb
    content: Option<usize>,
    /// whether a finite verb stands earlier in the clause
    verb_before: bool,
    surroundings: &'a Surroundings,
}

impl Place<'_> {
    /// The tag. `changed` is told the number of each transformation that changes it.
    fn decide(&self, capital: bool, lexicon: &Lexicon, transformations: &Transformations, changed: impl FnMut(u16)) -> Tag {
        let (w, i) = (self.w, self.i);
        let u = &w.units[i];
        if matches!(u.kind, UnitKind::Name(_)) {
            return name::of_listed(w, i);
        }
        if u.tags == Tags::default() {
            return u.tag;
        }
        if capital && let Some(tag) = name::by_capital(w, i) {
            return tag;
        }
        if u.tags.is_one() {
            return special(w, i, u.tag);
        }
        if let Some(tag) = function::tag(w, i, lexicon) {
            return tag;
        }
        if let Some(tag) = self.past_form() {
            return tag;
        }
        if !w.borrowed.is_empty() && u.tags.has(Tag::Ing) && u.tags.has(Tag::Adjective) && describes_in_quotes(w, i) {
            return Tag::Adjective;
        }
        if u.tag == Tag::Adjective && u.is(Class::PersonNoun) && is_last_of_title(w, i) {
            return Tag::Noun;
        }
        let around = self.surroundings.around(w, i, self.content);
        let tag = transformations.decide(u.tag, u.tags, &around, |fact| self.holds(fact), changed);
        modifier(w, i, tag)
    }

    /// Whether a past form is the past or a participle, where a word that it goes on from or takes tells surely.
    fn past_form(&self) -> Option<Tag> {
        let (w, i) = (self.w, self.i);
        let u = &w.units[i];
        let passive = || u.cue != 0 && verb_before(w, i).is_some_and(|v| makes_passive(w, v));
        if u.tags.has(Tag::Participle) && (follows_time_of_auxiliary(w, i) || passive()) {
            return Some(Tag::Participle);
        }
        if u.tags.has(Tag::Past) && makes_passive(w, i) {
            // ("had got blamed")
            let having = self.content.is_some_and(|c| w.units[c].is(Class::Have));
            return Some(if having { Tag::Participle } else { Tag::Past });
        }
        (u.tags.has(Tag::Participle) && u.is(Class::Naming) && named(w, i)).then_some(Tag::Participle)
    }

    /// Whether a fact that transformations may ask for holds here.
    fn holds(&self, fact: Fact) -> bool {
        let (w, i) = (self.w, self.i);
        let u = &w.units[i];
        match fact {
            Fact::VerbBefore => self.verb_before,
            Fact::VerbAfter => self.surroundings.verb_after[i],
            Fact::Cue => u.cue != 0,
            Fact::Bare => u.has(Property::Bare),
            Fact::Headline => w.headline,
            Fact::AfterAside => completes_subject(w, i),
            Fact::PluralSubject => plural_subject(w, i),
            Fact::NoSubject => lacks_subject(w, i),
            Fact::WhBefore => relative_before(w, i),
            Fact::Reported => reported(w, i),
            Fact::Asked => asked(w, i),
            Fact::Singular => singular_group(w, i),
            Fact::CommaBefore => comma_before(w, i),
            Fact::Called => called(w, i),
            Fact::QuoteBefore => reports_quote(w, i),
            Fact::Explained => explained(w, i),
            Fact::States => states(w, i),
            Fact::AsBefore => as_before(w, i),
            Fact::Somebody => u.is_somebody(),
            Fact::Joined => joins_verb(w, i),
        }
    }
}

/// A verb that can be nothing else, in a form that has a subject before it.
fn must_have_subject(u: &Unit) -> bool {
    u.kind == UnitKind::Word
        && u.tags.meets(Tags::of(&[Tag::Past, Tag::Third, Tag::Modal]))
        && !u.tags.meets(Tags::NOUN.with(Tag::Adjective))
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

/// "got blamed", "got publicly blamed", but "got needed help": whether the verb at unit `verb` makes a passive of a participle that claims behind it, perhaps behind
/// an adverb, and before no noun that it could describe.
fn makes_passive(w: &Window, verb: usize) -> bool {
    if !w.units[verb].has(Property::Undergoing) {
        return false;
    }
    let participle = verb + 1 + usize::from(w.units.get(verb + 1).is_some_and(|u| u.tag == Tag::Adverb));
    let claims = w.units.get(participle).is_some_and(|u| u.tags.has(Tag::Participle) && u.tag != Tag::Adjective && u.cue != 0);
    claims && !may_be_described(w, participle + 1)
}

/// The verb before the unit `i`, or before the adverb there.
fn verb_before(w: &Window, i: usize) -> Option<usize> {
    let before = i.checked_sub(1)?;
    let verb = if w.units[before].tag == Tag::Adverb { before.checked_sub(1)? } else { before };
    Tags::VERB.has(w.units[verb].tag).then_some(verb)
}

/// Whether the word at `i` may be a noun, or an adjective before one.
fn may_be_described(w: &Window, i: usize) -> bool {
    let nominal = |n: &Unit| n.kind == UnitKind::Word && n.tags.meets(Tags::NOUN.with(Tag::Adjective)) && !n.tags.has(Tag::Preposition);
    // ("got expelled last week")
    let time = |i: usize| w.units.get(i).is_some_and(|n| n.is(Class::Time));
    w.units.get(i).is_some_and(nominal) && !time(i) && !time(i + 1)
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
        Tag::Base if begins_body_noun(w, i) => Tag::Noun,
        // "all but admitted"
        Tag::Conjunction if all_but(w, i) => Tag::Adverb,
        // "no one in the port", but "no one port"
        Tag::Number if denied_one(w, i) => Tag::Pronoun,
        _ => tag,
    }
}

/// "the human rights chief called", "the attorney general to open": what may be a noun for a person, behind a plural or such a noun and
/// before neither a noun nor what would go on from an adjective.
fn is_last_of_title(w: &Window, i: usize) -> bool {
    const GOES_ON: Tags = Tags::of(&[Tag::Noun, Tag::Plural, Tag::Adjective, Tag::Preposition, Tag::To, Tag::That, Tag::Number]);
    let before = i.checked_sub(1).map(|b| &w.units[b]);
    let plural = before.is_some_and(|b| b.tag == Tag::Plural);
    let person = before.is_some_and(|b| b.tag == Tag::Noun && b.shape == Shape::Lower && b.has(Property::Person));
    let goes_on = |n: &Unit| GOES_ON.has(n.tag) && !(person && matches!(n.tag, Tag::To | Tag::Preposition));
    let ends = || w.units.get(i + 1).is_none_or(|n| n.kind == UnitKind::Word && !goes_on(n));
    (plural || person) && w.units[i].tags.has(Tag::Noun) && ends()
}

/// Whether "but" stands behind "all", which no noun follows.
fn all_but(w: &Window, i: usize) -> bool {
    let all = |u: &Unit| u.tag == Tag::Adverb && u.is(Class::Predeterminer) && u.tags.has(Tag::Determiner);
    w.units[i].is(Class::Contrast) && i.checked_sub(1).is_some_and(|b| all(&w.units[b]))
}

/// Whether "one" stands behind "no" and before no noun.
fn denied_one(w: &Window, i: usize) -> bool {
    let no = i.checked_sub(1).is_some_and(|b| w.units[b].is(Class::NegationDeterminer) && w.units[b].tag == Tag::Determiner);
    let noun = |n: &Unit| n.kind != UnitKind::Word || n.tags.meets(Tags::NOUN.with(Tag::Adjective)) && !n.tags.meets(WITH_SUBJECT);
    no && w.units[i].is(Class::Reciprocal) && !w.units.get(i + 1).is_some_and(noun)
}

/// The unit before, adverbs and negations left out.
fn previous_content(w: &Window, i: usize) -> Option<&Unit> {
    w.units[..i].iter().rev().find(|u| u.tag != Tag::Adverb || u.is(Class::Time))
}

fn is_nominal(u: &Unit) -> bool {
    Tags::NOUN.has(u.tag) || matches!(u.kind, UnitKind::Name(_))
}

/// Whether a word may be a finite verb, and no noun.
fn is_finite_alone(u: &Unit) -> bool {
    u.tags.meets(WITH_SUBJECT.with(Tag::Modal)) && !u.tags.meets(Tags::NOUN)
}
