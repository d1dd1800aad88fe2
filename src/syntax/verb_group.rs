//! Verb groups: auxiliaries, negation and adverbs up to the main verb.

use super::group::{Group, GroupKind, VerbForm, VerbGroup};
use super::window::{Unit, UnitKind, Window};
use crate::document::Tense;
use crate::lexicon::{Class, Tag, Tags};
use crate::span::Units;

/// Auxiliaries, negation and adverbs up to the main verb.
pub(super) fn verb_group(w: &Window, start: usize) -> Option<Group> {
    const BEGINS: Tags = Tags::VERB.with(Tag::Modal).with(Tag::To).with(Tag::Adverb);
    if !BEGINS.has(w.units[start].tag) {
        return None;
    }
    let chain = Chain::read(w, start)?;
    let head = chain.last.or(chain.modal)?;
    let units = Units::new(start, chain.end);
    Some(Group { kind: GroupKind::Verb, units, head, verb: Some(chain.describe(w, head, units)) })
}

/// The verbs of a group, by their units.
#[derive(Default)]
struct Chain {
    /// whether "to" stands before them
    to: bool,
    /// a modal, which is the first of them
    modal: Option<usize>,
    /// the first of them
    first: Option<usize>,
    /// the last but one, other than a modal
    auxiliary: Option<usize>,
    /// the last, other than a modal
    last: Option<usize>,
    /// what follows the group
    end: usize,
}

impl Chain {
    /// Reads on from unit `start`; `None` where no verb can follow.
    fn read(w: &Window, start: usize) -> Option<Chain> {
        let tag = |i: usize| w.units.get(i).map(|u| u.tag);
        let mut i = start;
        // adverbs belong to the verb group that they begin
        while tag(i) == Some(Tag::Adverb) && !w.units[i].is(Class::Time) {
            i += 1;
        }
        let mut chain = Chain::default();
        if tag(i) == Some(Tag::To) {
            let verb = (i + 1..w.units.len()).find(|j| w.units[*j].tag != Tag::Adverb)?;
            if w.units[verb].tag != Tag::Base {
                return None;
            }
            chain.to = true;
            i += 1;
        }
        chain.end = i;
        // a phrase stands right before the next verb
        let mut interrupted = false;
        while let Some(u) = w.units.get(i) {
            match u.tag {
                Tag::Modal if chain.first.is_none() && !chain.to => {
                    chain.modal = Some(i);
                    chain.first = Some(i);
                    chain.end = i + 1;
                }
                Tag::Base | Tag::Third | Tag::Past | Tag::Participle | Tag::Ing => {
                    let tag = if interrupted && u.tags.has(Tag::Participle) { Tag::Participle } else { u.tag };
                    interrupted = false;
                    if !chain.continues(w, tag) {
                        break;
                    }
                    chain.first = chain.first.or(Some(i));
                    chain.auxiliary = chain.last.replace(i);
                    chain.end = i + 1;
                }
                // "was later accused", "would later say", but "said later"
                Tag::Adverb
                    if !u.is(Class::Time)
                        || u.is(Class::Negation)
                        || tag(i + 1) == Some(Tag::Participle)
                        || chain.modal.is_some() && chain.last.is_none() && tag(i + 1) == Some(Tag::Base) => {}
                // "have all criticised", "have each accused"
                _ if chain.first.is_some()
                    && (u.is(Class::Predeterminer) || u.is(Class::Reciprocal))
                    && tag(i + 1) == Some(Tag::Participle)
                    && chain.continues(w, Tag::Participle) => {}
                // "has this week condemned", "had last month accused"
                Tag::Determiner | Tag::Adjective | Tag::Noun | Tag::Name
                    if chain.last.is_some_and(|v| w.units[v].is(Class::Have))
                        && let Some(participle) = bare_time_before_participle(w, i) =>
                {
                    i = participle;
                    interrupted = true;
                    continue;
                }
                Tag::Particle if chain.last == Some(i.wrapping_sub(1)) => chain.end = i + 1,
                // "has in the past accused", "was at once condemned", "has in turn accused"
                Tag::Preposition if chain.last.is_some_and(|v| w.units[v].is(Class::Have) || w.units[v].is(Class::Be)) => {
                    let having = chain.last.is_some_and(|v| w.units[v].is(Class::Have));
                    let Some(participle) = time_before_participle(w, i).or_else(|| phrase_before_participle(w, i).filter(|_| having))
                    else {
                        break;
                    };
                    i = participle;
                    interrupted = true;
                    continue;
                }
                _ => break,
            }
            i += 1;
        }
        Some(chain)
    }

    /// Whether a verb of this tag goes on with the group.
    fn continues(&self, w: &Window, tag: Tag) -> bool {
        let Some(last) = self.last.map(|last| &w.units[last]) else {
            return tag == Tag::Base || self.modal.is_none() && !self.to;
        };
        match tag {
            Tag::Participle => last.is(Class::Be) || last.is(Class::Have),
            Tag::Ing => last.is(Class::Be),
            Tag::Base => last.is(Class::Do),
            _ => false,
        }
    }

    /// Its form, voice and tense. `units` are all of the group.
    fn describe(&self, w: &Window, head: usize, units: Units) -> VerbGroup {
        let main = &w.units[head];
        let negates = |u: &Unit| u.is(Class::Negation) || u.tag == Tag::Adverb && u.is(Class::NegationDeterminer);
        let modal = |class: Class| self.modal.is_some_and(|m| w.units[m].is(class));
        let first = self.first.map(|f| &w.units[f]);
        let form = match first.map(|f| f.tag) {
            _ if self.to => VerbForm::Infinitive,
            Some(Tag::Ing) => VerbForm::Ing,
            Some(Tag::Participle) => VerbForm::Participle,
            _ => VerbForm::Finite,
        };
        // a form of both being and having is that of having before an object ("he's called them")
        let object = || {
            w.units.get(self.end).is_some_and(|n| matches!(n.tag, Tag::Determiner | Tag::Possessive | Tag::Pronoun | Tag::Name | Tag::That))
        };
        let be = |a: usize| w.units[a].is(Class::Be) && !(w.units[a].is(Class::Have) && object());
        let passive = match form {
            VerbForm::Participle => self.auxiliary.is_none(),
            _ => main.tag == Tag::Participle && self.auxiliary.is_some_and(be),
        };
        // "has condemned" is past, "is condemning" present
        let perfect = || self.auxiliary.is_some() && first.is_some_and(|f| f.is(Class::Have));
        let tense = match first.map(|f| f.tag) {
            _ if modal(Class::Future) => Tense::Future,
            Some(Tag::Past) => Tense::Past,
            Some(Tag::Third | Tag::Base) if form == VerbForm::Finite && perfect() => Tense::Past,
            Some(Tag::Third | Tag::Base) if form == VerbForm::Finite => Tense::Present,
            _ => Tense::None,
        };
        VerbGroup {
            form,
            passive,
            tense,
            negated: w.units[units.start..units.end].iter().any(negates),
            possible: modal(Class::Possible),
            conditional: modal(Class::Conditional),
            copula: main.is(Class::Be),
            to: self.to,
        }
    }
}

/// The participle behind a phrase of time that begins with the preposition at `i`.
fn time_before_participle(w: &Window, i: usize) -> Option<usize> {
    const LONGEST: usize = 5;
    if w.units.get(i + 1).is_some_and(|u| u.tag == Tag::Adverb) {
        return w.units.get(i + 2).is_some_and(|u| u.tag == Tag::Participle).then_some(i + 2);
    }
    let time = (i + 1..w.units.len().min(i + LONGEST)).find(|k| w.units[*k].is(Class::Time))?;
    let plain = w.units[i + 1..time].iter().all(|u| matches!(u.tag, Tag::Determiner | Tag::Adjective | Tag::Number | Tag::Noun));
    (plain && w.units.get(time + 1).is_some_and(|u| u.tag == Tag::Participle)).then_some(time + 1)
}

/// The participle behind a time without a preposition that begins at `i`: "this week", "last Monday".
fn bare_time_before_participle(w: &Window, i: usize) -> Option<usize> {
    const LONGEST: usize = 3;
    let is_time = |k: usize| w.units.get(k).is_some_and(|u| u.is(Class::Time));
    let time = (i..i + LONGEST).find(|k| is_time(*k))?;
    let plain = w.units[i..time].iter().all(|u| matches!(u.tag, Tag::Determiner | Tag::Adjective));
    let verb = (time + 1..time + LONGEST).find(|k| !is_time(*k) && w.units.get(*k).is_none_or(|u| u.tag != Tag::Adverb))?;
    let participle = |u: &Unit| u.kind == UnitKind::Word && u.tags.has(Tag::Participle) && matches!(u.tag, Tag::Past | Tag::Participle);
    (plain && w.units.get(verb).is_some_and(participle)).then_some(verb)
}

/// The participle behind a preposition with a noun or adjective: "has in turn accused", "have in private admitted", "has in an open letter urged".
fn phrase_before_participle(w: &Window, i: usize) -> Option<usize> {
    const LONGEST: usize = 5;
    let within = |u: &Unit| u.kind == UnitKind::Word && matches!(u.tag, Tag::Determiner | Tag::Adjective | Tag::Noun | Tag::Possessive);
    let claims = |u: &Unit| u.tags.has(Tag::Participle) && u.cue != 0 && matches!(u.tag, Tag::Past | Tag::Participle);
    let verb = (i + 1..w.units.len().min(i + LONGEST)).find(|k| !within(&w.units[*k]))?;
    let noun = matches!(w.units[verb - 1].tag, Tag::Noun | Tag::Adjective);
    (noun && claims(&w.units[verb])).then_some(verb)
}
