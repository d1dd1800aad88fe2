//! Verb groups: auxiliaries, negation and adverbs up to the main verb.

use super::group::{Group, GroupKind, VerbForm, VerbGroup};
use super::parted::{
    aside_before, bare_time_before_participle, joined_before_participle, may_be_participle, phrase_before_participle,
    time_before_participle,
};
use super::window::{Unit, Window};
use crate::document::Tense;
use crate::lexicon::{Class, Property, Tag, Tags};
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

/// The verbs that may stand before another in a group, modals apart.
const AUXILIARY: [Class; 3] = [Class::Have, Class::Be, Class::Do];

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
    /// whether a phrase or an aside stands right before the last
    parted: bool,
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
                    let parted = std::mem::take(&mut interrupted);
                    let tag = match parted {
                        true if chain.awaits_base(w) => Tag::Base,
                        true if u.tags.has(Tag::Participle) => Tag::Participle,
                        _ => u.tag,
                    };
                    if !chain.continues(w, tag, u) {
                        break;
                    }
                    chain.parted = parted;
                    chain.first = chain.first.or(Some(i));
                    chain.auxiliary = chain.last.replace(i);
                    chain.end = i + 1;
                }
                // "was later accused", "would later say", but "said later"
                Tag::Adverb
                    if !u.is(Class::Time)
                        || u.is(Class::Negation)
                        || tag(i + 1) == Some(Tag::Comma) && chain.last.is_some_and(|v| w.units[v].is(Class::Have))
                        || tag(i + 1) == Some(Tag::Participle)
                        || chain.modal.is_some() && chain.last.is_none() && tag(i + 1) == Some(Tag::Base) => {}
                // "have all criticised", "have each accused"
                _ if chain.first.is_some()
                    && (u.is(Class::Predeterminer) || u.is(Class::Reciprocal))
                    && tag(i + 1) == Some(Tag::Participle)
                    && chain.continues(w, Tag::Participle, u) => {}
                // "has more than once condemned"
                _ if u.is(Class::Amount)
                    && chain.last.is_some_and(|v| w.units[v].is(Class::Have))
                    && w.units.get(i + 1).is_some_and(|t| t.is(Class::Than))
                    && w.units.get(i + 3).is_some_and(may_be_participle) =>
                {
                    i += 3;
                    interrupted = true;
                    continue;
                }
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
                // "was publicly and repeatedly blamed", "has often and in no uncertain terms called on"
                Tag::Conjunction
                    if u.is(Class::And)
                        && tag(i - 1) == Some(Tag::Adverb)
                        && let Some(participle) = chain.auxiliary_behind(w).and_then(|a| joined_before_participle(w, i + 1, a)) =>
                {
                    i = participle;
                    interrupted = true;
                    continue;
                }
                // "was, once again, blamed", "has, in the past, been accused", "did not, however, blame"
                Tag::Comma if chain.last.or(chain.modal).is_some_and(|v| w.units[v].is_any(&AUXILIARY) || w.units[v].tag == Tag::Modal) => {
                    let form = if chain.awaits_base(w) { Tag::Base } else { Tag::Participle };
                    let Some(verb) = aside_before(w, i, form) else { break };
                    i = verb;
                    interrupted = true;
                    continue;
                }
                _ => break,
            }
            i += 1;
        }
        Some(chain)
    }

    /// The form of being or having that a participle may follow.
    fn auxiliary_behind(&self, w: &Window) -> Option<Class> {
        let last = self.last.map(|v| &w.units[v])?;
        [Class::Have, Class::Be].into_iter().find(|class| last.is(*class))
    }

    /// Whether what goes on with the group is a base form, behind a modal or a form of doing.
    fn awaits_base(&self, w: &Window) -> bool {
        self.last.map_or(self.modal.is_some(), |last| w.units[last].is(Class::Do))
    }

    /// Whether a verb of this tag goes on with the group; behind "got" one that claims.
    fn continues(&self, w: &Window, tag: Tag, verb: &Unit) -> bool {
        let Some(last) = self.last.map(|last| &w.units[last]) else {
            return tag == Tag::Base || self.modal.is_none() && !self.to;
        };
        match tag {
            Tag::Participle => last.is(Class::Be) || last.is(Class::Have) || last.has(Property::Undergoing) && verb.cue != 0,
            Tag::Ing => last.is(Class::Be),
            Tag::Base => last.is(Class::Do),
            _ => false,
        }
    }

    /// Its form, voice and tense. `units` are all of the group.
    fn describe(&self, w: &Window, head: usize, units: Units) -> VerbGroup {
        let main = &w.units[head];
        // ("has not only condemned")
        let merely = |i: usize| w.units.get(i + 1).is_some_and(|n| n.has(Property::Merely) && n.tag == Tag::Adverb);
        let negates = |i: usize| {
            let u = &w.units[i];
            u.is(Class::Negation) && !merely(i) || u.tag == Tag::Adverb && u.is(Class::NegationDeterminer)
        };
        let modal = |class: Class| self.modal.is_some_and(|m| w.units[m].is(class));
        let first = self.first.map(|f| &w.units[f]);
        let form = match first.map(|f| f.tag) {
            _ if self.to => VerbForm::Infinitive,
            Some(Tag::Ing) => VerbForm::Ing,
            Some(Tag::Participle) => VerbForm::Participle,
            _ => VerbForm::Finite,
        };
        // a form of both being and having is that of having before an object ("he's called them"), and of verbs that nobody has done to him ("he's promised to
        // pay", "he's called for a vote")
        let object = || {
            w.units.get(self.end).is_some_and(|n| match n.tag {
                Tag::Determiner | Tag::Possessive | Tag::Pronoun | Tag::Name | Tag::That => true,
                Tag::To => main.has(Property::Intends) && !main.is(Class::ObjectControl),
                Tag::Preposition => main.is(Class::Naming) && n.is(Class::Purpose),
                _ => false,
            })
        };
        let be = |a: usize| w.units[a].has(Property::Undergoing) || w.units[a].is(Class::Be) && !(w.units[a].is(Class::Have) && object());
        let passive = match form {
            VerbForm::Participle => self.auxiliary.is_none(),
            // ("were on Friday held": behind what stands between)
            _ => (main.tag == Tag::Participle || self.parted && main.tag == Tag::Past) && self.auxiliary.is_some_and(be),
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
            negated: (units.start..units.end).any(negates),
            possible: modal(Class::Possible),
            due: self.modal.is_some() && ![Class::Future, Class::Possible, Class::Conditional].into_iter().any(modal),
            conditional: modal(Class::Conditional),
            copula: main.is(Class::Be),
            to: self.to,
        }
    }
}
