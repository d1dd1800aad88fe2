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
        // adverbs belong to the verb group that they begin
        let adverb = |u: &&Unit| u.tag == Tag::Adverb && !u.is(Class::Time);
        let mut i = start + w.units[start..].iter().take_while(adverb).count();
        let to = w.units.get(i).is_some_and(|u| u.tag == Tag::To);
        if to {
            let verb = w.units[i + 1..].iter().find(|u| u.tag != Tag::Adverb)?;
            if verb.tag != Tag::Base {
                return None;
            }
            i += 1;
        }
        let mut chain = Chain { to, end: i, ..Chain::default() };
        while let Some(u) = w.units.get(i) {
            match u.tag {
                Tag::Modal if chain.first.is_none() && !to => {
                    (chain.modal, chain.first, chain.end) = (Some(i), Some(i), i + 1);
                }
                Tag::Base | Tag::Third | Tag::Past | Tag::Participle | Tag::Ing => {
                    if !chain.continues(w, u.tag, u) {
                        break;
                    }
                    chain.add(i, false);
                }
                Tag::Particle if chain.last == Some(i.wrapping_sub(1)) => chain.end = i + 1,
                _ if chain.holds_inside(w, i) => {}
                _ => {
                    let Some(verb) = chain.verb_behind_phrase(w, i) else { break };
                    let u = &w.units[verb];
                    let tag = if chain.awaits_base(w) {
                        Tag::Base
                    } else if u.tags.has(Tag::Participle) {
                        Tag::Participle
                    } else {
                        u.tag
                    };
                    if !chain.continues(w, tag, u) {
                        break;
                    }
                    chain.add(verb, true);
                    i = verb;
                }
            }
            i += 1;
        }
        Some(chain)
    }

    /// Takes the verb at unit `verb` as the last; `parted` tells that a phrase or an aside stands right before it.
    fn add(&mut self, verb: usize, parted: bool) {
        self.parted = parted;
        self.first = self.first.or(Some(verb));
        self.auxiliary = self.last.replace(verb);
        self.end = verb + 1;
    }

    /// Whether unit `i` is an adverb or a quantifier inside the group, more of which must follow.
    fn holds_inside(&self, w: &Window, i: usize) -> bool {
        let u = &w.units[i];
        let next = w.units.get(i + 1).map(|n| n.tag);
        // "was later accused", "would later say", but "said later"
        let adverb = u.tag == Tag::Adverb
            && (!u.is(Class::Time)
                || u.is(Class::Negation)
                || next == Some(Tag::Comma) && self.has_last(w, Class::Have)
                || next == Some(Tag::Participle)
                || self.modal.is_some() && self.last.is_none() && next == Some(Tag::Base));
        // "have all criticised", "have each accused"
        let quantifier = || {
            self.first.is_some()
                && u.is_any(&[Class::Predeterminer, Class::Reciprocal])
                && next == Some(Tag::Participle)
                && self.continues(w, Tag::Participle, u)
        };
        adverb || quantifier()
    }

    /// The verb with which the group goes on behind a phrase or an aside that begins at unit `i`.
    fn verb_behind_phrase(&self, w: &Window, i: usize) -> Option<usize> {
        let u = &w.units[i];
        let having = self.has_last(w, Class::Have);
        // "has more than once condemned"
        if u.is(Class::Amount)
            && having
            && w.units.get(i + 1).is_some_and(|t| t.is(Class::Than))
            && w.units.get(i + 2).is_some_and(|t| t.tag == Tag::Adverb)
            && w.units.get(i + 3).is_some_and(may_be_participle)
        {
            return Some(i + 3);
        }
        match u.tag {
            // "has this week condemned", "had last month accused"
            Tag::Determiner | Tag::Adjective | Tag::Noun | Tag::Name if having => bare_time_before_participle(w, i),
            // "has in the past accused", "was at once condemned", "has in turn accused"
            Tag::Preposition if having => time_before_participle(w, i).or_else(|| phrase_before_participle(w, i)),
            Tag::Preposition if self.has_last(w, Class::Be) => time_before_participle(w, i),
            // "was publicly and repeatedly blamed", "has often and in no uncertain terms called on"
            Tag::Conjunction if u.is(Class::And) && w.units[i - 1].tag == Tag::Adverb => {
                joined_before_participle(w, i + 1, self.auxiliary_behind(w)?)
            }
            // "was, once again, blamed", "has, in the past, been accused", "did not, however, blame"
            Tag::Comma => {
                let auxiliary = |v: usize| w.units[v].is_any(&AUXILIARY) || w.units[v].tag == Tag::Modal;
                self.last.or(self.modal).filter(|v| auxiliary(*v))?;
                aside_before(w, i, if self.awaits_base(w) { Tag::Base } else { Tag::Participle })
            }
            _ => None,
        }
    }

    /// Whether its last verb, modals apart, is of a class.
    fn has_last(&self, w: &Window, class: Class) -> bool {
        self.last.is_some_and(|last| w.units[last].is(class))
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
