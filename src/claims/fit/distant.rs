//! What stands further right than right behind its verb: complements behind asides (`aside`), times, and where or when something was said.

use super::Fitting;
use crate::lexicon::{Class, Property, Tag};
use crate::rules::Types;
use crate::syntax::phrase::Extent;
use crate::syntax::{Group, GroupKind, Units, VerbForm};
use crate::text::shape::Shape;

impl Fitting<'_> {
    /// "urged Orr, the mayor, to", "called Orr, the mayor, “a cheat”": an infinitive, a quotation or what somebody is called, behind an aside in commas.
    pub(super) fn behind_aside(&self, types: Types) -> Option<usize> {
        const LONGEST: usize = 14;
        let w = self.w;
        w.groups.get(self.at).filter(|g| g.kind == GroupKind::Comma)?;
        let end = (self.at + 2..w.groups.len().min(self.at + LONGEST)).find(|k| w.groups[*k].kind == GroupKind::Comma)?;
        let next = w.groups.get(end + 1)?;
        let infinitive = w.is_to_infinitive(end + 1) && types.meets(Types::TO);
        let quote = || next.kind == GroupKind::Quote && types.meets(Types::QUOTE);
        // "called Orr, a rival of the mayor, a cheat"
        let first = &w.units[next.units.start];
        let indefinite = || next.kind == GroupKind::Noun && first.is_indefinite() && types.meets(Types::NP);
        let describes = || matches!(w.groups[self.at + 1].kind, GroupKind::Noun | GroupKind::Wh) && !w.begins_clause(end + 1);
        (infinitive || (quote() || indefinite()) && describes()).then_some(end + 1)
    }

    /// "condemned, in the strongest terms, the arrest", "rejected on Monday, once again, the idea": the object behind an aside that says how or when.
    pub(super) fn behind_phrase(&self) -> Option<usize> {
        let (w, comma) = (self.w, self.w.skip_adverbials(self.at));
        w.groups.get(comma).filter(|g| g.kind == GroupKind::Comma)?;
        let mut close = w.skip_adverbials(comma + 1);
        if w.kind(close) == Some(GroupKind::Preposition) && w.is_noun(close + 1) {
            close = w.noun_phrase_end(close + 1, Extent::PLAIN);
        }
        let object = close + 1;
        let closed = close > comma + 1 && w.kind(close) == Some(GroupKind::Comma);
        (closed && w.is_noun(object) && !w.is_time(object) && !w.begins_clause(object)).then_some(object)
    }

    /// "gave the bank until the end of the month to", "promised Sunday at a rally in Leeds to": an infinitive behind times and places; "denied in court taking": an
    /// -ing form behind where or when it was said.
    pub(super) fn behind_circumstances(&self, types: Types) -> Option<usize> {
        const PLACES: usize = 3;
        const FARTHEST: usize = 12;
        let (w, at) = (self.w, self.at);
        let nonfinite = |g: &Group| matches!(g.form(), Some(VerbForm::Infinitive | VerbForm::Ing));
        if !w.groups[at.min(w.groups.len())..].iter().take(FARTHEST).any(nonfinite) {
            return None;
        }
        // ("appeared before the panel to explain": why)
        let head = &w.units[self.clause.head];
        let says = head.has(Property::That) || head.has(Property::Intends) || types.meets(Types::ING);
        let said = if says { self.over_circumstances(at) } else { at };
        // ("recalled in a letter saying": what the letter says)
        let of_paper = |k: usize| w.head(k).has(Property::That) && w.is_noun(k - 1) && w.head(k - 1).is(Class::IssuedNoun);
        let ing = |k: usize| w.form(k) == Some(VerbForm::Ing) && !of_paper(k);
        if types.meets(Types::ING) && said > w.skip_adverbials(at) && ing(said) {
            return Some(said);
        }
        if !types.meets(Types::TO) {
            return None;
        }
        if said > at && w.is_to_infinitive(said) {
            return Some(said);
        }
        let rest = w.is_noun(at) && w.head_is(at + 1, Class::Of) && w.is_noun(at + 2) && w.is_time(at + 2);
        if rest && w.is_to_infinitive(at + 3) {
            return Some(at + 3);
        }
        // "until noon to", "until midnight to"
        let until = at > self.clause.after && w.groups[at - 1].kind == GroupKind::Preposition && w.is_noun(at);
        if until && w.is_to_infinitive(at + 1) {
            return Some(at + 1);
        }
        let place = |k: usize| w.kind(k) == Some(GroupKind::Preposition) && w.head(k).is(Class::Locative) && w.is_noun(k + 1);
        let mut k = w.skip_adverbials(at);
        for _ in 0..PLACES {
            if place(k) && !w.acts(k + 1) {
                k = w.skip_adverbials(k + 2);
            }
        }
        (k > at && w.is_to_infinitive(k)).then_some(k)
    }

    /// A clause further right, over prepositional phrases and noun groups of the same predicate.
    pub(super) fn distant_clause(&self, from: usize, types: Types, extent: Extent) -> Option<(Types, Units, usize)> {
        const MOST: usize = 8;
        let w = self.w;
        let mut k = from;
        for _ in 0..MOST {
            let types = match w.groups.get(k)?.kind {
                GroupKind::That if k > from + 1 && self.belongs_to_noun(k) => return None,
                GroupKind::That | GroupKind::Quote | GroupKind::Wh => types,
                // "asked in an interview if it would rain"
                GroupKind::Subordinator if w.kind(k + 1) != Some(GroupKind::That) && self.is_asked(from, k, types) => types,
                // "said in a statement the ferry had sunk"
                GroupKind::Noun if k > from && !w.is_time(k) && types.meets(Types::BARE) && w.begins_clause(k) => Types::BARE,
                _ => {
                    k = self.over_predicate(from, k)?;
                    continue;
                }
            };
            let (kind, units) = w.complement(k, types, extent)?;
            let units = self.within_subject(k, kind, units);
            return Some((kind, units, w.group_after(units.end)));
        }
        None
    }

    /// The group behind what begins at group `k`, right of group `from`, and belongs to the predicate of the cue, before a clause that the cue takes.
    fn over_predicate(&self, from: usize, k: usize) -> Option<usize> {
        let w = self.w;
        let next = w.kind(k + 1);
        match w.groups[k].kind {
            // "was told by Oslo, Bern and Riga that"
            GroupKind::Preposition if let Some((_, end)) = self.clause.agent.filter(|(by, end)| *by == k && *end > k) => Some(end),
            GroupKind::Preposition if w.is_noun(k + 1) => Some(k + 2),
            // "said in fluent Arabic that"
            GroupKind::Preposition if next == Some(GroupKind::Adjective) && w.kind(k + 2) == Some(GroupKind::That) => Some(k + 2),
            // "said on her way out of the hall that"
            GroupKind::Preposition if w.is_noun(k + 2) && w.head(k + 1).is(Class::Of) => Some(k + 3),
            // "has argued before that"
            GroupKind::Subordinator if next == Some(GroupKind::That) => Some(k + 1),
            GroupKind::Subordinator => self.over_adjunct(k),
            // "told a crowd waving flags that"
            GroupKind::Verb if k > from || from > self.clause.after => self.over_modifier(k),
            // "in a report made public on Friday that"
            GroupKind::Adjective if k > from && w.form(k - 1) == Some(VerbForm::Participle) => Some(k + 1),
            // "in a memo sent on Friday and seen by the paper that"
            GroupKind::Conjunction if w.form(k + 1) == Some(VerbForm::Participle) => Some(k + 1),
            GroupKind::Conjunction if w.is_noun(k + 1) && !w.begins_clause(k + 1) => Some(k + 2),
            GroupKind::Adverb | GroupKind::Particle => Some(k + 1),
            GroupKind::Noun if w.is_time(k) => Some(k + 1),
            // "writes in his memoir, “Duty,” that"
            GroupKind::Comma if self.titles(k + 1) => Some(k + 2),
            GroupKind::Comma if k > from && next == Some(GroupKind::Quote) => Some(k + 1),
            // "told a crowd in Salem, Ohio, on Monday that"
            GroupKind::Comma if w.names_larger_place(k) => Some(k + 2 + usize::from(w.kind(k + 2) == Some(GroupKind::Comma))),
            // "said, without looking up, that it was late", "said in a speech, his last, that it was", "said in Lund, when it rained, “Go home”"
            GroupKind::Comma | GroupKind::Dash => {
                self.over_aside(k).filter(|to| k == from || w.kind(*to) == Some(GroupKind::That) || self.is_whole_quote(*to))
            }
            GroupKind::Colon => Some(k + 1),
            _ => None,
        }
    }

    /// Whether the subordinator at group `k`, right of group `from`, opens what is asked.
    fn is_asked(&self, from: usize, k: usize, types: Types) -> bool {
        let wanted = types.meets(Types::WH) && !types.meets(Types::THAT);
        wanted && self.w.head(k).is(Class::Conditional) && k == self.over_circumstances(from)
    }

    /// "agreed to a fine over claims that it lied": whether "that" at group `k` opens what the noun before it explains, which is no place or time where something
    /// is said.
    fn belongs_to_noun(&self, k: usize) -> bool {
        let (w, noun, preposition) = (self.w, k - 1, k - 2);
        w.is_noun(noun)
            && w.takes_clause(noun)
            && !w.head(noun).is_somebody()
            && w.kind(preposition) == Some(GroupKind::Preposition)
            && !w.says_when(preposition)
            // ("acknowledged under pressure that")
            && !w.is_lone_singular(noun)
            // ("maintained without evidence that")
            && !w.head(preposition).is_any(&[Class::Locative, Class::Dealings, Class::Negating])
            && !w.head(noun).is(Class::IssuedNoun)
    }

    /// The noun group that begins a clause right behind where or when it was said: "said in a statement the ferry had sunk".
    pub(super) fn clause_behind_circumstances(&self) -> Option<usize> {
        // ("said in practice nobody pays": part of what is said)
        const SAID_THERE: &[Class] = &[Class::BodyNoun, Class::PlaceNoun, Class::IssuedNoun, Class::EventNoun];
        let w = self.w;
        if !self.may_be_circumstance(self.at) {
            return None;
        }
        let preposition = w.skip_adverbials(self.at);
        let noun = preposition + 1;
        if !w.says_when(preposition) && w.is_noun(noun) && w.is_lone_singular(noun) && !w.head(noun).is_any(SAID_THERE) {
            return None;
        }
        let clause = self.over_circumstances(self.at);
        (clause > preposition && w.is_noun(clause) && w.begins_clause(clause)).then_some(clause)
    }

    /// Whether when, where or by what means something was said may begin at group `n`.
    fn may_be_circumstance(&self, n: usize) -> bool {
        let w = self.w;
        match w.kind(n) {
            Some(GroupKind::Preposition | GroupKind::Subordinator | GroupKind::Adverb | GroupKind::Adjective) => true,
            Some(GroupKind::Noun) => w.is_time(n),
            _ => false,
        }
    }

    /// The first group at or after `from` that does not tell when, where or by what means something was said: "by telephone", "on television on Monday", "in an
    /// interview with the Post published Sunday".
    fn over_circumstances(&self, from: usize) -> usize {
        const MOST: usize = 3;
        let w = self.w;
        if !self.may_be_circumstance(from) {
            return from;
        }
        let mut k = w.skip_adverbials(from);
        for _ in 0..MOST {
            if !w.says_when(k) && !w.says_where(k) {
                break;
            }
            k = w.noun_phrase_end(k + 1, Extent::PLAIN);
            // "published Sunday", "released by the firm on Monday"
            let described = w.form(k) == Some(VerbForm::Participle) || w.is_dated(k);
            let by = described && w.head_is(k + 1, Class::By) && w.is_noun(k + 2);
            k = w.skip_adverbials(k + usize::from(described) + 2 * usize::from(by));
        }
        k
    }

    /// The group behind "after her defeat", or the "that" behind "before he boarded the flight".
    fn over_adjunct(&self, subordinator: usize) -> Option<usize> {
        const LONGEST: usize = 10;
        let w = self.w;
        let noun = subordinator + 1;
        if w.is_noun(noun) && !w.begins_clause(noun) {
            return Some(noun + 1);
        }
        let inside = |k: &usize| !matches!(w.groups[*k].kind, GroupKind::Comma | GroupKind::Semicolon | GroupKind::Quote | GroupKind::Wh);
        let that = (noun..w.groups.len().min(noun + LONGEST)).take_while(inside).find(|k| w.groups[*k].kind == GroupKind::That)?;
        let mut verbs = w.groups[noun..that].iter().filter(|g| g.verb.is_some());
        // "before he said that": another verb's
        let one = verbs.next().is_some_and(|v| v.is_finite() && w.units[v.head].cue == 0) && verbs.next().is_none();
        (one && w.head(that).tag == Tag::That).then_some(that)
    }

    /// The group behind a participle that describes the noun before it, and its object.
    fn over_modifier(&self, verb: usize) -> Option<usize> {
        let w = self.w;
        let form = w.groups[verb].verb?.form;
        let next = w.groups.get(verb + 1).filter(|p| p.kind == GroupKind::Preposition);
        // "told donors gathered in Lodz that", "said in a letter seen by the paper that": nobody is gathered that something is so
        // ("in an interview published Sunday that")
        let dated = w.is_dated(verb);
        let described =
            form == VerbForm::Participle && next.is_some_and(|p| w.units[p.head].is(Class::By) || !w.head(verb).is(Class::ObjectControl));
        let nonfinite = matches!(form, VerbForm::Ing | VerbForm::Participle) && (!w.head(verb).has(Property::That) || described);
        let joined = || w.kind(verb - 1) == Some(GroupKind::Conjunction) && form == VerbForm::Participle;
        let modifies = (w.is_noun(verb - 1) || joined()) && (nonfinite || dated);
        let object = w.is_noun(verb + 1) && !w.begins_clause(verb + 1);
        modifies.then_some(verb + 1 + object as usize)
    }

    /// Whether group `n` is a quotation that a comma closes, with "that" behind it: the title of what somebody wrote or spoke in.
    fn titles(&self, n: usize) -> bool {
        let quote = |g: &Group| g.kind == GroupKind::Quote && self.w.units[g.head].shape == Shape::Comma;
        self.w.groups.get(n).is_some_and(quote) && self.w.kind(n + 1) == Some(GroupKind::That)
    }
}
