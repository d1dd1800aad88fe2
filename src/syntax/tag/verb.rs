//! Verb or not: the readings of open-class words, where a verb is one of them.

use super::{BEGINS_NOUN, FINITE, NOMINAL, clause_follows, starts_nominal};
use crate::lexicon::{Class, Tag, Tags};
use crate::syntax::window::{Unit, UnitKind, Window};

/// Between the readings of an open-class word.
pub(super) fn verb_or_not(w: &Window, i: usize, b: Option<Unit>) -> Tag {
    let u = &w.units[i];
    let next = w.units.get(i + 1);
    let nominal =
        Some(u.tag).filter(|t| NOMINAL.has(*t)).or_else(|| [Tag::Noun, Tag::Plural, Tag::Name].into_iter().find(|t| u.tags.has(*t)));
    let adjective = u.tags.has(Tag::Adjective);
    let verbal = u.tags.meets(Tags::VERB);
    let Some(b) = b else {
        // the first word: a verb only where nothing else is possible, or a participle with its complement behind
        return match () {
            _ if u.tags.has(Tag::Ing)
                && next.is_some_and(|n| n.tags.meets(BEGINS_NOUN) || matches!(n.kind, UnitKind::Name(_)) || n.tags.has(Tag::That)) =>
            {
                Tag::Ing
            }
            _ if u.tags.has(Tag::Participle)
                && next.is_some_and(|n| n.tags.meets(Tags::of(&[Tag::Preposition, Tag::To, Tag::Subordinator]))) =>
            {
                Tag::Participle
            }
            _ if adjective && next.is_some_and(starts_nominal) => Tag::Adjective,
            _ => nominal.or(adjective.then_some(Tag::Adjective)).unwrap_or(u.tag),
        };
    };
    let takes_complement = next.is_some_and(|n| {
        n.tags.meets(BEGINS_NOUN)
            || matches!(n.kind, UnitKind::Name(_) | UnitKind::Quote(_))
            || n.tags.has(Tag::That)
            || n.tags.has(Tag::To)
            || n.tags.has(Tag::Pronoun)
    });
    if verbal {
        match b.tag {
            Tag::To
                if u.tags.has(Tag::Base)
                    && (nominal.is_none()
                        || i.checked_sub(2).is_some_and(|k| w.units[k].cue != 0 && Tags::VERB.has(w.units[k].tag))
                        || w.units[i.saturating_sub(6)..i].iter().any(|x| x.is(Class::ObjectControl) && Tags::VERB.has(x.tag))
                        || u.tag == Tag::Base
                        || takes_complement
                        || next.is_some_and(|n| {
                            n.tags.meets(Tags::of(&[Tag::Preposition, Tag::Adverb, Tag::Adjective])) && u.tag != Tag::Noun
                        })) =>
            {
                return Tag::Base;
            }
            Tag::Modal if u.tags.has(Tag::Base) => return Tag::Base,
            _ if b.is(Class::Do) && u.tags.has(Tag::Base) && Tags::VERB.has(b.tag) => return Tag::Base,
            _ if (b.is(Class::Be) || b.is(Class::Have)) && u.tags.has(Tag::Participle) && Tags::VERB.has(b.tag) => return Tag::Participle,
            _ if b.is(Class::Be) && u.tags.has(Tag::Ing) && Tags::VERB.has(b.tag) => return Tag::Ing,
            // "which doctors blame": a plural before another verb
            Tag::Wh if NOMINAL.has(u.tag) && next.is_some_and(|n| n.tags.meets(FINITE) || starts_nominal(n)) => return u.tag,
            Tag::Pronoun | Tag::Wh | Tag::Existential if !b.is(Class::Oblique) && u.tags.meets(FINITE) => {
                return [Tag::Past, Tag::Third, Tag::Base].into_iter().find(|t| u.tags.has(*t)).unwrap_or(u.tag);
            }
            Tag::That if u.tags.meets(Tags::of(&[Tag::Past, Tag::Third])) && (nominal.is_none() || takes_complement) => {
                return if u.tags.has(Tag::Past) { Tag::Past } else { Tag::Third };
            }
            _ => {}
        }
    }
    match b.tag {
        Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Number | Tag::Adjective => {
            let modifies = next.is_some_and(|n| {
                starts_nominal(n)
                    && !(n.tags.has(Tag::Past)
                        && nominal.is_some()
                        && w.units.get(i + 2).is_some_and(|x| starts_nominal(x) || x.tags.meets(BEGINS_NOUN)))
                    || n.tags.has(Tag::Participle) && nominal.is_none()
            });
            // after a predicative adjective a new verb may come ("was new surprised nobody")
            let predicative =
                b.tag == Tag::Adjective && i >= 2 && w.units[i - 2].is(Class::Be) && u.tags.has(Tag::Past) && Tags::VERB.has(u.tag);
            if predicative {
                return Tag::Past;
            }
            if adjective && modifies && (nominal.is_none() || u.tag == Tag::Adjective) {
                return Tag::Adjective;
            }
            if let Some(n) = nominal
                && !(b.tag == Tag::Adjective && verbal && u.tags.has(Tag::Past) && nominal != Some(Tag::Noun))
            {
                return n;
            }
            if u.tags.has(Tag::Participle) && next.is_some_and(starts_nominal) || u.tags.has(Tag::Ing) && next.is_some_and(starts_nominal) {
                return Tag::Adjective;
            }
            if adjective {
                return Tag::Adjective;
            }
        }
        Tag::Preposition => {
            if u.tags.has(Tag::Ing) && (nominal.is_none() || takes_complement || u.tag == Tag::Ing) {
                return Tag::Ing;
            }
            if adjective && next.is_some_and(starts_nominal) {
                return Tag::Adjective;
            }
            if let Some(n) = nominal {
                return n;
            }
        }
        _ => {}
    }
    if verbal {
        return after_nominal(w, i, &b, nominal, takes_complement);
    }
    if adjective && nominal.is_some() {
        return if next.is_some_and(|n| starts_nominal(n) && !Tags::VERB.has(n.tag)) || b.is(Class::Be) {
            Tag::Adjective
        } else {
            nominal.unwrap_or(u.tag)
        };
    }
    u.tag
}

/// Whether a complementiser that a clause follows, or a pronoun that can only be a subject, stands right after `i`. After a plural, which is no
/// modifier, any complementiser will do.
fn reports(w: &Window, i: usize, after_plural: bool) -> bool {
    let Some(next) = w.units.get(i + 1) else { return false };
    let that = next.tags.has(Tag::That) && (after_plural || clause_follows(w, i + 2));
    that || next.tag == Tag::Pronoun && next.tags.0 == Tags::of(&[Tag::Pronoun]).0 && !next.is(Class::Oblique) && clause_follows(w, i + 1)
}

/// Whether the noun group before `i` is part of a longer one that is plural: "aides to Hale", "Oslo and Bergen", "six in ten".
fn plural_subject(w: &Window, i: usize) -> bool {
    const FARTHEST: usize = 12;
    let ends = |u: &Unit| {
        matches!(u.tag, Tag::Stop | Tag::Semicolon | Tag::Colon | Tag::Mark | Tag::That | Tag::Wh | Tag::Subordinator | Tag::Comma)
            || matches!(u.tag, Tag::Past | Tag::Third | Tag::Base | Tag::Modal)
    };
    let before = w.units[i.saturating_sub(FARTHEST)..i].iter().rev().take_while(|u| !ends(u));
    let mut last: Option<&Unit> = None;
    for u in before {
        let joins = u.is(Class::And) && last.is_some_and(|l| NOMINAL.has(l.tag) || l.kind != UnitKind::Word || l.tag == Tag::Determiner);
        let several = u.tag == Tag::Number && last.is_none_or(|l| matches!(l.tag, Tag::Preposition));
        if u.tag == Tag::Plural || joins || several || u.is(Class::PluralNumber) {
            return true;
        }
        last = Some(u);
    }
    false
}

/// Whether the subject before an aside in commas still lacks its verb at `i`, right after the second comma ("The envoy, who had left, promised to
/// return"), and none comes after another aside.
fn completes_subject(w: &Window, i: usize) -> bool {
    const FARTHEST: usize = 60;
    let Some(second) = i.checked_sub(1).filter(|c| w.units[*c].tag == Tag::Comma) else { return false };
    let Some(first) = (second.saturating_sub(FARTHEST)..second).rev().find(|c| w.units[*c].tag == Tag::Comma) else { return false };
    let from = (first.saturating_sub(FARTHEST)..first)
        .rev()
        .find(|k| matches!(w.units[*k].tag, Tag::Stop | Tag::Semicolon | Tag::Colon | Tag::Comma | Tag::Conjunction | Tag::Mark))
        .map_or(first.saturating_sub(FARTHEST), |k| k + 1);
    let subject = &w.units[from..first];
    let is_verb = |u: &Unit| matches!(u.tag, Tag::Past | Tag::Third | Tag::Modal | Tag::Base);
    let nominal = subject.last().is_some_and(|u| NOMINAL.has(u.tag) || u.kind != UnitKind::Word);
    let aside = &w.units[first + 1..second];
    let relative = aside.first().is_some_and(|u| u.tag == Tag::Wh);
    let plain = nominal && !subject.iter().any(is_verb) && (relative || !aside.iter().any(is_verb));
    let later = w.units[i + 1..].iter().take(FARTHEST).position(|u| u.tag == Tag::Comma).is_some_and(|c| {
        w.units.get(i + c + 2).is_some_and(|u| u.tags.meets(Tags::of(&[Tag::Past, Tag::Third, Tag::Modal])) && !u.tags.meets(NOMINAL))
    });
    plain && !later
}

/// A word that may be a verb, after a noun, a mark, a conjunction or a verb.
fn after_nominal(w: &Window, i: usize, b: &Unit, nominal: Option<Tag>, takes_complement: bool) -> Tag {
    let u = &w.units[i];
    let next = w.units.get(i + 1);
    let after_noun = NOMINAL.has(b.tag) || matches!(b.kind, UnitKind::Name(_)) || b.tag == Tag::Close || b.tag == Tag::Pronoun;
    let past = u.tags.has(Tag::Past);
    if past && (nominal.is_none() || Tags::VERB.has(u.tag)) && (after_noun || !(u.tags.has(Tag::Adjective) && u.tag == Tag::Adjective)) {
        // "said by email" has no agent
        let by = next.is_some_and(|n| n.is(Class::By)) && !w.units.get(i + 2).is_some_and(|m| m.is(Class::Channel));
        // "Oslo registered voters say": before a plural that has a verb of its own
        let modifies = u.cue == 0
            && u.tags.has(Tag::Participle)
            && next.is_some_and(|n| n.tag == Tag::Plural && n.kind == UnitKind::Word)
            && w.units.get(i + 2).is_some_and(|v| v.cue != 0 && v.tags.meets(FINITE) && !v.tags.meets(NOMINAL));
        if after_noun && modifies {
            return Tag::Adjective;
        }
        return match b.tag {
            _ if after_noun && by && u.tags.has(Tag::Participle) => Tag::Participle,
            Tag::Comma
                if u.tags.has(Tag::Participle)
                    && !completes_subject(w, i)
                    && next.is_some_and(|n| n.tags.meets(Tags::of(&[Tag::Preposition, Tag::To])) || n.is(Class::By)) =>
            {
                Tag::Participle
            }
            _ => Tag::Past,
        };
    }
    if u.tags.has(Tag::Participle) && nominal.is_none() && !past {
        return Tag::Participle;
    }
    if u.tags.has(Tag::Ing) {
        let ends = next.is_none_or(|n| matches!(n.tag, Tag::Comma | Tag::Stop));
        if ends && after_noun {
            let bare = [Tag::Adjective, Tag::Noun].into_iter().find(|t| u.tags.has(*t));
            return bare.unwrap_or(Tag::Ing);
        }
        let verbal = nominal.is_none() || takes_complement || u.tag == Tag::Ing || matches!(b.tag, Tag::Comma | Tag::Conjunction);
        return if verbal { Tag::Ing } else { nominal.unwrap_or(u.tag) };
    }
    let finite_after = |from: usize| {
        w.units[from.min(w.units.len())..]
            .iter()
            .take(7)
            .take_while(|x| !matches!(x.tag, Tag::Comma | Tag::Stop | Tag::That | Tag::Wh))
            .any(|x| x.tags.has(Tag::Modal) || (x.tags.meets(Tags::of(&[Tag::Past, Tag::Third])) && !x.tags.meets(NOMINAL)))
    };
    if after_noun && u.tags.meets(FINITE) {
        let singular = b.tag == Tag::Noun || (b.tag == Tag::Name && !b.tags.has(Tag::Plural));
        let agrees = (u.tags.has(Tag::Third) && (singular || b.tag == Tag::Pronoun))
            || (u.tags.has(Tag::Base) && (b.tag == Tag::Plural || u.tag == Tag::Base && plural_subject(w, i)))
            || past
            || w.title;
        let likely_verb = Tags::VERB.has(u.tag);
        // "a survey of drivers shows that": what only a verb can have behind it
        if !past && u.cue != 0 && u.tags.meets(Tags::of(&[Tag::Third, Tag::Base])) && reports(w, i, b.tag == Tag::Plural) {
            return if u.tags.has(Tag::Third) { Tag::Third } else { Tag::Base };
        }
        if agrees
            && (takes_complement || likely_verb || next.is_none_or(|n| matches!(n.tag, Tag::Comma | Tag::Stop)) && u.cue != 0)
            && (takes_complement || !finite_after(i + 1))
            && !(w.units.get(i + 1).is_some_and(|n| n.cue != 0 && n.tags.meets(Tags::of(&[Tag::Third, Tag::Base])))
                && reports(w, i + 1, u.tags.has(Tag::Plural)))
        {
            return [Tag::Past, Tag::Third, Tag::Base]
                .into_iter()
                .find(|t| u.tags.has(*t) && (*t != Tag::Base || b.tag == Tag::Plural || w.title || u.tag == Tag::Base))
                .unwrap_or(u.tag);
        }
        return nominal.or(u.tags.has(Tag::Adjective).then_some(Tag::Adjective)).unwrap_or(u.tag);
    }
    if b.tag == Tag::Comma && u.tags.has(Tag::Third) && takes_complement && completes_subject(w, i) {
        return Tag::Third;
    }
    if matches!(b.tag, Tag::Conjunction | Tag::Comma) && u.tags.meets(FINITE.with(Tag::Participle)) {
        // after a conjunction: as the verb before it
        let verb = (0..i).rev().map(|k| w.units[k]).find(|x| Tags::VERB.has(x.tag) || x.tag == Tag::Modal).map(|x| x.tag);
        let same = [Tag::Past, Tag::Third, Tag::Base].into_iter().find(|t| u.tags.has(*t) && Some(*t) == verb);
        if let (Some(tag), true) = (same, takes_complement || nominal.is_none() || Tags::VERB.has(u.tag)) {
            return tag;
        }
        return nominal
            .or(u.tags.has(Tag::Adjective).then_some(Tag::Adjective))
            .or(u.tags.has(Tag::Past).then_some(Tag::Past))
            .unwrap_or(u.tag);
    }
    if u.tags.has(Tag::Adjective) && (b.is(Class::Be) || next.is_some_and(starts_nominal)) {
        return Tag::Adjective;
    }
    if Tags::VERB.has(b.tag) || matches!(b.tag, Tag::Mark | Tag::Colon | Tag::Dash | Tag::Subordinator) {
        return nominal.or(u.tags.has(Tag::Adjective).then_some(Tag::Adjective)).unwrap_or(u.tag);
    }
    u.tag
}
