//! Groups: noun groups, verb groups, and the marks and function words between them.

use super::headline;
use super::noun_group::noun_group;
use super::verb_group::verb_group;
use super::window::{UnitKind, Window};
use crate::document::Tense;
use crate::lexicon::{Class, Tag};
use crate::span::Units;

/// What a group is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum GroupKind {
    Noun,
    Verb,
    Adjective,
    Adverb,
    Preposition,
    Subordinator,
    Wh,
    That,
    Conjunction,
    Comma,
    Semicolon,
    Colon,
    Dash,
    Open,
    Close,
    Stop,
    Quote,
    Particle,
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

impl Group {
    /// Whether it is a verb group with a subject of its own.
    pub fn is_finite(&self) -> bool {
        self.verb.is_some_and(|v| v.form == VerbForm::Finite)
    }
}

/// Groups the units of a window.
pub fn group(w: &mut Window) {
    w.groups.clear();
    w.group_of.clear();
    w.group_of.resize(w.units.len(), 0);
    let mut i = 0;
    while i < w.units.len() {
        let group = verb_group(w, i).or_else(|| noun_group(w, i)).unwrap_or_else(|| single(w, i));
        w.group_of[i..group.units.end].fill(w.groups.len() as u32);
        i = group.units.end;
        w.groups.push(group);
    }
    complete_relatives(w);
    reduce_participles(w);
    headline::find_passives(w);
}

fn single(w: &Window, i: usize) -> Group {
    let u = &w.units[i];
    let kind = match u.tag {
        Tag::Adjective => GroupKind::Adjective,
        Tag::Adverb => GroupKind::Adverb,
        Tag::Preposition | Tag::To => GroupKind::Preposition,
        // "whether" opens a question, as who and what do
        Tag::Subordinator if u.tags.has(Tag::Wh) && !u.is(Class::Relative) => GroupKind::Wh,
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
        Tag::Mark if matches!(u.kind, UnitKind::Quote(_)) => GroupKind::Quote,
        _ => GroupKind::Other,
    };
    let mut end = i + 1;
    // adverbs before an adjective, adjectives joined to one
    if kind == GroupKind::Adjective {
        while w.units.get(end).is_some_and(|u| u.tag == Tag::Adjective) {
            end += 1;
        }
    }
    Group { kind, units: Units::new(i, end), head: end - 1, verb: None }
}

/// In "an accusation his lawyer called absurd" two nouns in a row have their verb behind them.
fn complete_relatives(w: &mut Window) {
    for n in 2..w.groups.len() {
        let g = w.groups[n];
        let head = w.units[g.head];
        let Some(verb) = g.verb.filter(|v| v.form == VerbForm::Participle) else { continue };
        let noun = |k: usize| w.groups[k].kind == GroupKind::Noun && !w.is_time(k);
        let second_object = n >= 3 && matches!(w.groups[n - 3].kind, GroupKind::Verb | GroupKind::Noun);
        // "an event that Oslo says led to a crisis": a past form right behind a verb that claims
        let above = w.groups[n - 1];
        let reported = above.is_finite() && w.units[above.head].bare && noun(n - 2) && above.verb.is_some_and(|v| !v.passive);
        let object = noun(n - 1) && noun(n - 2) && !second_object;
        if g.units.end - g.units.start == 1 && head.tags.has(Tag::Past) && (object || reported) {
            w.groups[n].verb = Some(VerbGroup { form: VerbForm::Finite, passive: false, tense: Tense::Past, ..verb });
            w.units[g.head].tag = Tag::Past;
        }
    }
}

/// Of two finite verb groups with no subject between them the first is a reduced relative ("the ships seized by pirates sank").
fn reduce_participles(w: &mut Window) {
    for n in 0..w.groups.len() {
        let g = w.groups[n];
        let Some(verb) = g.verb else { continue };
        let head = w.units[g.head];
        if !(g.is_finite() && head.tag == Tag::Past && head.tags.has(Tag::Participle) && g.units.end - g.units.start == 1) {
            continue;
        }
        // "which a clerk said was": the first verb has a subject of its own in the relative clause
        let within = n >= 2
            && matches!(w.groups[n - 2].kind, GroupKind::Wh | GroupKind::That)
            && (w.units[g.head].cue != 0 || w.groups[n - 2].kind == GroupKind::Wh);
        // "“…,” the clerk said after the mayor left": what follows a quotation is said
        let quoted = head.cue != 0
            && n >= 2
            && (w.groups[n - 2].kind == GroupKind::Quote
                || n >= 3 && w.groups[n - 2].kind == GroupKind::Comma && w.groups[n - 3].kind == GroupKind::Quote);
        // "the people I met said": neither has one that stands right behind its antecedent
        let subject = !within
            && !quoted
            && n.checked_sub(1).is_some_and(|b| w.groups[b].kind == GroupKind::Noun && w.units[w.groups[b].head].tag != Tag::Pronoun)
            && n.checked_sub(2).is_none_or(|a| w.groups[a].kind != GroupKind::Noun || w.is_time(a) || w.is_time(a + 1));
        let mut nouns = 0;
        let mut reduced = false;
        for k in n + 1..w.groups.len() {
            match w.groups[k].kind {
                // one that no preposition governs is the subject of the second verb
                GroupKind::Noun if w.groups[k - 1].kind != GroupKind::Preposition && !w.is_time(k) => break,
                GroupKind::Noun => nouns += 1,
                GroupKind::Preposition | GroupKind::Adverb | GroupKind::Adjective => {}
                // "threatened with dismissal for speaking out say"
                GroupKind::Verb
                    if w.groups[k].verb.is_some_and(|v| v.form == VerbForm::Ing) && w.groups[k - 1].kind == GroupKind::Preposition => {}
                GroupKind::Verb if w.groups[k].is_finite() => {
                    reduced = nouns <= 2;
                    break;
                }
                _ => break,
            }
        }
        if subject && reduced && !verb.copula {
            w.groups[n].verb = Some(VerbGroup { form: VerbForm::Participle, passive: true, tense: Tense::None, ..verb });
            w.units[g.head].tag = Tag::Participle;
        }
    }
}
