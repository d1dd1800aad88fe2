//! Groups: noun groups, verb groups, and the marks and function words between them.

use super::headline;
use super::noun_group::noun_group;
use super::past;
use super::verb_group::verb_group;
use super::window::{UnitKind, Window};
use crate::document::Tense;
use crate::lexicon::{Class, Tag};
use crate::span::Units;

/// What a group is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupKind {
    /// a noun with what stands before it, no phrase behind it: "the old pier"
    Noun,
    /// a verb with its auxiliaries and the adverbs between them: "had not yet denied"
    Verb,
    /// adjectives that no noun follows
    Adjective,
    /// adverbs outside of verb groups
    Adverb,
    /// a preposition without what it governs
    Preposition,
    /// what opens a clause: "because"
    Subordinator,
    /// a question word or relative pronoun
    Wh,
    /// "that" before a clause, as a conjunction or a relative pronoun
    That,
    /// "and", "or", "but"
    Conjunction,
    /// a comma
    Comma,
    /// a semicolon
    Semicolon,
    /// a colon
    Colon,
    /// a dash
    Dash,
    /// an opening bracket
    Open,
    /// a closing bracket
    Close,
    /// what ends a sentence
    Stop,
    /// a whole quotation
    Quote,
    /// the particle of a verb
    Particle,
    /// anything else
    Other,
}

impl GroupKind {
    /// The label that `explain` prints.
    pub fn label(self) -> &'static str {
        match self {
            GroupKind::Noun => "NG",
            GroupKind::Verb => "VG",
            GroupKind::Adjective => "AG",
            GroupKind::Adverb => "RG",
            GroupKind::Preposition => "P",
            GroupKind::Subordinator => "SUB",
            GroupKind::Wh => "WH",
            GroupKind::That => "THAT",
            GroupKind::Conjunction => "CC",
            GroupKind::Quote => "QUOTE",
            GroupKind::Particle => "RP",
            GroupKind::Other => "X",
            _ => "",
        }
    }
}

/// The form of a verb group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerbForm {
    /// has a subject of its own
    Finite,
    /// "to" and a base form, or a base form alone
    Infinitive,
    /// an -ing form without an auxiliary
    Ing,
    /// a past participle without one
    Participle,
}

/// What a verb group says beside its verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerbGroup {
    /// its form
    pub form: VerbForm,
    /// whether it is passive
    pub passive: bool,
    /// its tense
    pub tense: Tense,
    /// whether it is negated
    pub negated: bool,
    /// a modal of possibility
    pub possible: bool,
    /// a modal of what is to be done: "should", "must"
    pub due: bool,
    /// a modal of the conditional
    pub conditional: bool,
    /// whether the main verb is a form of being
    pub copula: bool,
    /// whether it begins with "to"
    pub to: bool,
}

/// A group of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// what it is
    pub kind: GroupKind,
    /// its units
    pub units: Units,
    /// the unit that it is about: the head noun, the main verb
    pub head: usize,
    /// verb groups only
    pub verb: Option<VerbGroup>,
}

impl VerbGroup {
    /// Whether its subject does what it says: it is active, and no form of being.
    pub fn has_doer(&self) -> bool {
        !self.passive && !self.copula
    }
}

impl Group {
    /// The form of a verb group.
    #[inline]
    pub fn form(&self) -> Option<VerbForm> {
        self.verb.map(|v| v.form)
    }

    /// Whether it is a verb group with a subject of its own.
    pub fn is_finite(&self) -> bool {
        self.form() == Some(VerbForm::Finite)
    }

    /// Whether it is a verb group without one.
    pub fn is_nonfinite(&self) -> bool {
        self.verb.is_some_and(|v| v.form != VerbForm::Finite)
    }

    /// Whether it is a verb group in the active.
    pub fn is_active(&self) -> bool {
        self.verb.is_some_and(|v| !v.passive)
    }

    /// Whether it is a verb group in the passive.
    pub fn is_passive(&self) -> bool {
        self.verb.is_some_and(|v| v.passive)
    }

    /// Whether it is a verb group whose main verb is a form of being.
    pub fn is_copula(&self) -> bool {
        self.verb.is_some_and(|v| v.copula)
    }

    /// Whether it is a verb group whose subject does what it says.
    pub fn has_doer(&self) -> bool {
        self.verb.is_some_and(|v| v.has_doer())
    }
}

/// Numbers of groups are written so many at once.
const LANES: usize = 4;

/// Groups the units of a window.
pub fn group(w: &mut Window) {
    w.groups.clear();
    w.participles.clear();
    let mut group_of = std::mem::take(&mut w.group_of);
    group_of.clear();
    group_of.resize(w.units.len() + LANES, 0);
    let mut i = 0;
    while i < w.units.len() {
        let group = verb_group(w, i).or_else(|| noun_group(w, i)).unwrap_or_else(|| single(w, i));
        let number = w.groups.len() as u32;
        // most groups are short: what is written behind one is written again by the next
        group_of[i..i + LANES].fill(number);
        if group.units.end > i + LANES {
            group_of[i + LANES..group.units.end].fill(number);
        }
        i = group.units.end;
        if group.verb.is_some() && w.units[group.head].tags.has(Tag::Participle) {
            w.participles.push(w.groups.len());
        }
        w.groups.push(group);
    }
    group_of.truncate(w.units.len());
    w.group_of = group_of;
    past::settle(w);
    headline::find_passives(w);
}

/// What a unit of this tag is as a group of its own.
fn kind_of(tag: Tag) -> GroupKind {
    match tag {
        Tag::Adjective => GroupKind::Adjective,
        Tag::Adverb => GroupKind::Adverb,
        Tag::Preposition | Tag::To => GroupKind::Preposition,
        Tag::Subordinator => GroupKind::Subordinator,
        Tag::Wh => GroupKind::Wh,
        Tag::That => GroupKind::That,
        Tag::Conjunction => GroupKind::Conjunction,
        Tag::Comma => GroupKind::Comma,
        Tag::Semicolon => GroupKind::Semicolon,
        Tag::Colon => GroupKind::Colon,
        Tag::Dash => GroupKind::Dash,
        Tag::Open => GroupKind::Open,
        Tag::Close => GroupKind::Close,
        Tag::Stop => GroupKind::Stop,
        Tag::Particle => GroupKind::Particle,
        _ => GroupKind::Other,
    }
}

fn single(w: &Window, i: usize) -> Group {
    let u = &w.units[i];
    let mut kind = kind_of(u.tag);
    let mut end = i + 1;
    match kind {
        // "whether" opens a question, as who and what do
        GroupKind::Subordinator if u.tags.has(Tag::Wh) && !u.is(Class::Relative) => kind = GroupKind::Wh,
        GroupKind::Other if u.tag == Tag::Mark && matches!(u.kind, UnitKind::Quote(_)) => kind = GroupKind::Quote,
        // adjectives joined to one
        GroupKind::Adjective => {
            while w.units.get(end).is_some_and(|u| u.tag == Tag::Adjective) {
                end += 1;
            }
        }
        _ => {}
    }
    Group { kind, units: Units::new(i, end), head: end - 1, verb: None }
}
