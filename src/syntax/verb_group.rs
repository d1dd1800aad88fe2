//! Verb groups: auxiliaries, negation and adverbs up to the main verb.

use super::group::{Group, GroupKind, VerbForm, VerbGroup};
use super::window::{Unit, UnitKind, Units, Window};
use crate::document::Tense;
use crate::lexicon::{Class, Tag, Tags};

/// Auxiliaries, negation and adverbs up to the main verb.
pub(super) fn verb_group(w: &Window, start: usize) -> Option<Group> {
    const BEGINS: Tags = Tags::VERB.with(Tag::Modal).with(Tag::To).with(Tag::Adverb);
    if !BEGINS.has(w.units[start].tag) {
        return None;
    }
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
    // a phrase stands right before the next verb
    let mut interrupted = false;
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
                let tag = if interrupted && u.tags.has(Tag::Participle) { Tag::Participle } else { u.tag };
                interrupted = false;
                if !continues(w, verbs[0], tag, modal, to) {
                    break;
                }
                first = first.or(Some(j));
                verbs = [Some(j), verbs[0]];
                last = j + 1;
            }
            // "was later accused", but "said later"
            Tag::Adverb if !u.is(Class::Time) || u.is(Class::Negation) || tag(j + 1) == Some(Tag::Participle) => {
                group.negated |= u.is(Class::Negation);
            }
            // "have all criticised", "have each accused"
            _ if first.is_some()
                && (u.is(Class::Predeterminer) || u.is(Class::Reciprocal))
                && w.units.get(j + 1).is_some_and(|n| n.tag == Tag::Participle && continues(w, verbs[0], n.tag, modal, to)) => {}
            Tag::Particle if verbs[0] == Some(j.wrapping_sub(1)) => last = j + 1,
            // "has in the past accused", "was at once condemned", "has in turn accused"
            Tag::Preposition if verbs[0].is_some_and(|v| w.units[v].is(Class::Have) || w.units[v].is(Class::Be)) => {
                let having = verbs[0].is_some_and(|v| w.units[v].is(Class::Have));
                match time_before_participle(w, j).or_else(|| phrase_before_participle(w, j).filter(|_| having)) {
                    Some(participle) => {
                        j = participle;
                        interrupted = true;
                        continue;
                    }
                    None => break,
                }
            }
            _ => break,
        }
        j += 1;
    }
    let main = verbs[0].or(if modal { first } else { None })?;
    let negates = |u: &Unit| u.is(Class::Negation) || u.tag == Tag::Adverb && u.is(Class::NegationDeterminer);
    group.negated = w.units[start..last].iter().any(negates);
    let u = &w.units[main];
    let auxiliary = verbs[1].map(|a| &w.units[a]);
    group.copula = u.is(Class::Be);
    // a form of both being and having is that of having before an object ("he's called them")
    let object =
        w.units.get(last).is_some_and(|n| matches!(n.tag, Tag::Determiner | Tag::Possessive | Tag::Pronoun | Tag::Name | Tag::That));
    group.passive = u.tag == Tag::Participle && auxiliary.is_some_and(|a| a.is(Class::Be) && !(a.is(Class::Have) && object));
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

/// The participle behind a preposition with a lone noun or adjective: "has in turn accused", "have in private admitted".
fn phrase_before_participle(w: &Window, i: usize) -> Option<usize> {
    let (lone, verb) = (w.units.get(i + 1)?, w.units.get(i + 2)?);
    let bare = matches!(lone.tag, Tag::Noun | Tag::Adjective) && lone.kind == UnitKind::Word;
    (bare && verb.tags.has(Tag::Participle) && verb.cue != 0 && matches!(verb.tag, Tag::Past | Tag::Participle)).then_some(i + 2)
}
