//! Groups: noun groups, verb groups, and the marks and function words between them.

use super::window::{UnitKind, Units, Window};
use crate::document::Tense;
use crate::lexicon::{Class, Tag, Tags};

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
    let mut i = 0;
    while i < w.units.len() {
        let group = verb_group(w, i).or_else(|| noun_group(w, i)).unwrap_or_else(|| single(w, i));
        i = group.units.end;
        w.groups.push(group);
    }
    reduce_participles(w);
    w.group_of.clear();
    w.group_of.resize(w.units.len(), 0);
    for (n, g) in w.groups.iter().enumerate() {
        w.group_of[g.units.start..g.units.end].fill(n as u32);
    }
}

fn single(w: &Window, i: usize) -> Group {
    let u = &w.units[i];
    let kind = match u.tag {
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

/// Auxiliaries, negation and adverbs up to the main verb.
fn verb_group(w: &Window, start: usize) -> Option<Group> {
    let tag = |i: usize| w.units.get(i).map(|u| u.tag);
    let mut i = start;
    let mut to = false;
    // adverbs belong to the verb group that they begin
    while tag(i) == Some(Tag::Adverb) && !w.units[i].is(Class::Time) {
        i += 1;
    }
    if tag(i) == Some(Tag::To) {
        let mut j = i + 1;
        while tag(j) == Some(Tag::Adverb) {
            j += 1;
        }
        if tag(j) != Some(Tag::Base) {
            return None;
        }
        to = true;
        i += 1;
    }
    let mut group = VerbGroup {
        form: VerbForm::Finite,
        passive: false,
        tense: Tense::None,
        negated: false,
        possible: false,
        conditional: false,
        copula: false,
        to,
    };
    let mut verbs: [Option<usize>; 2] = [None, None]; // the last one and the one before
    let mut modal = false;
    let mut first: Option<usize> = None;
    let mut last = i;
    let mut j = i;
    while let Some(u) = w.units.get(j) {
        match u.tag {
            Tag::Modal if first.is_none() && !to => {
                modal = true;
                first = Some(j);
                group.possible |= u.is(Class::Possible);
                group.conditional |= u.is(Class::Conditional);
                if u.is(Class::Future) {
                    group.tense = Tense::Future;
                }
                last = j + 1;
            }
            Tag::Base | Tag::Third | Tag::Past | Tag::Participle | Tag::Ing => {
                if !continues(w, verbs[0], u.tag, modal, to) {
                    break;
                }
                first = first.or(Some(j));
                verbs = [Some(j), verbs[0]];
                last = j + 1;
            }
            Tag::Adverb if !u.is(Class::Time) || u.is(Class::Negation) => {
                group.negated |= u.is(Class::Negation);
            }
            Tag::Particle if verbs[0] == Some(j.wrapping_sub(1)) => last = j + 1,
            _ => break,
        }
        j += 1;
    }
    let main = verbs[0].or(if modal { first } else { None })?;
    group.negated = w.units[start..last].iter().any(|u| u.is(Class::Negation));
    let u = &w.units[main];
    let auxiliary = verbs[1].map(|a| &w.units[a]);
    group.copula = u.is(Class::Be);
    group.passive = u.tag == Tag::Participle && auxiliary.is_some_and(|a| a.is(Class::Be));
    let finite = first.map(|f| w.units[f].tag);
    group.form = match finite {
        _ if to => VerbForm::Infinitive,
        Some(Tag::Modal | Tag::Third | Tag::Past) => VerbForm::Finite,
        Some(Tag::Base) => VerbForm::Finite,
        Some(Tag::Ing) => VerbForm::Ing,
        Some(Tag::Participle) => {
            group.passive = verbs[1].is_none();
            VerbForm::Participle
        }
        _ => VerbForm::Finite,
    };
    if group.tense == Tense::None {
        group.tense = match finite {
            Some(Tag::Past) => Tense::Past,
            Some(Tag::Third | Tag::Base) if group.form == VerbForm::Finite => {
                // "has condemned" is past, "is condemning" present
                let perfect = first.is_some_and(|f| w.units[f].is(Class::Have)) && verbs[1].is_some();
                if perfect { Tense::Past } else { Tense::Present }
            }
            _ => Tense::None,
        };
    }
    Some(Group { kind: GroupKind::Verb, units: Units::new(start, last), head: main, verb: Some(group) })
}

/// Whether a verb of this tag goes on with the group whose last verb is `last`.
fn continues(w: &Window, last: Option<usize>, tag: Tag, modal: bool, to: bool) -> bool {
    let Some(last) = last else {
        return if modal || to { tag == Tag::Base } else { true };
    };
    let u = &w.units[last];
    match tag {
        Tag::Participle => u.is(Class::Be) || u.is(Class::Have),
        Tag::Ing => u.is(Class::Be),
        Tag::Base => u.is(Class::Do),
        _ => false,
    }
}

/// Determiner, modifiers, head; or a pronoun. A genitive joins two of them.
fn noun_group(w: &Window, start: usize) -> Option<Group> {
    let mut i = start;
    let mut head = None;
    while let Some(u) = w.units.get(i) {
        match u.tag {
            Tag::Pronoun | Tag::Existential => {
                if i == start {
                    head = Some(i);
                    i += 1;
                }
                break;
            }
            Tag::Determiner | Tag::Possessive => {
                // "all the ships", but never a determiner after a noun
                if head.is_some() {
                    break;
                }
                i += 1;
            }
            Tag::Number | Tag::Adjective => {
                if head.is_some() && u.tag == Tag::Adjective && !modifies(w, i) {
                    break;
                }
                i += 1;
                if u.tag == Tag::Number {
                    head = Some(i - 1);
                }
            }
            Tag::Adverb
                if !u.is(Class::Time)
                    && head.is_none()
                    && w.units.get(i + 1).is_some_and(|n| matches!(n.tag, Tag::Adjective | Tag::Number | Tag::Noun | Tag::Plural))
                    && i > start =>
            {
                i += 1
            }
            // an “outlaw nation.”: a quotation for a head
            Tag::Mark if i > start && head.is_none() && matches!(u.kind, UnitKind::Quote(_)) => {
                head = Some(i);
                i += 1;
                break;
            }
            Tag::Participle | Tag::Ing if i > start && modifies(w, i) && head.is_none() => i += 1,
            Tag::Noun | Tag::Plural | Tag::Name => {
                let time = u.is(Class::Time)
                    && head.is_some_and(|h| !w.units[h].is(Class::Time) && w.units[h].tag != Tag::Number)
                    && w.units[i - 1].tag != Tag::Genitive
                    && !modifies(w, i);
                if time {
                    break;
                }
                head = Some(i);
                i += 1;
            }
            Tag::Genitive
                if head.is_some()
                    && w.units.get(i + 1).is_some_and(|n| {
                        matches!(
                            n.tag,
                            Tag::Noun | Tag::Plural | Tag::Name | Tag::Adjective | Tag::Number | Tag::Participle | Tag::Ing | Tag::Adverb
                        )
                    }) =>
            {
                head = None;
                i += 1;
            }
            Tag::Genitive if head.is_some() => {
                i += 1;
                break;
            }
            Tag::Symbol if head.is_some() || w.units.get(i + 1).is_some_and(|n| n.tag == Tag::Number) => i += 1,
            Tag::Conjunction if joins_modifiers(w, i, start) => i += 1,
            _ => break,
        }
    }
    if i == start {
        return None;
    }
    match head {
        Some(head) => Some(Group { kind: GroupKind::Noun, units: Units::new(start, i.max(head + 1)), head, verb: None }),
        // adjectives alone, or a determiner that stands for a noun
        None if w.units[start].tag == Tag::Adjective || w.units[start].tag == Tag::Adverb => None,
        None => {
            let end = (start..i)
                .take_while(|k| !matches!(w.units[*k].tag, Tag::Participle | Tag::Ing | Tag::Genitive))
                .last()
                .map_or(start + 1, |k| k + 1);
            Some(Group { kind: GroupKind::Noun, units: Units::new(start, end), head: end - 1, verb: None })
        }
    }
}

/// Whether a noun or another modifier follows directly.
fn modifies(w: &Window, i: usize) -> bool {
    w.units.get(i + 1).is_some_and(|n| matches!(n.tag, Tag::Noun | Tag::Plural | Tag::Name | Tag::Adjective))
}

/// "Russian and Chinese officials", "trade and foreign ministers": adjectives or nouns joined before one head.
fn joins_modifiers(w: &Window, i: usize, start: usize) -> bool {
    let adjective = |k: usize| w.units.get(k).is_some_and(|u| u.tag == Tag::Adjective);
    i > start && adjective(i - 1) && adjective(i + 1) && w.units[i].is(Class::And) && (modifies(w, i + 1))
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
        let subject = n.checked_sub(1).is_some_and(|b| w.groups[b].kind == GroupKind::Noun);
        let mut nouns = 0;
        let mut reduced = false;
        for k in &w.groups[n + 1..] {
            match k.kind {
                GroupKind::Noun => nouns += 1,
                GroupKind::Preposition | GroupKind::Adverb | GroupKind::Adjective => {}
                GroupKind::Verb if k.is_finite() => {
                    let in_preposition = nouns == 0 || w.groups[n + 1].kind == GroupKind::Preposition;
                    reduced = in_preposition && nouns <= 2;
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

/// The tags that a noun group's head may have.
pub const HEADS: Tags = Tags::of(&[Tag::Noun, Tag::Plural, Tag::Name, Tag::Pronoun, Tag::Number]);
