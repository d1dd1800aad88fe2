//! Subjects: whose verb it is, across appositions, asides, relative clauses and shared predicates.

use super::group::{GroupKind, VerbForm};
use super::window::Window;
use crate::lexicon::{Class, Tag};
use crate::rules::Frame;
use crate::span::Units;

/// A noun phrase that is somebody's subject or object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// the whole of it
    pub units: Units,
    /// its head noun
    pub head: usize,
    /// what it points back to, where it is a relative pronoun
    pub referent: Option<Units>,
}

/// A verb's subject and how it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// the subject, if the window names one
    pub phrase: Option<Phrase>,
    /// the frame
    pub frame: Frame,
    /// the first group after verb and subject
    pub after: usize,
    /// the first group of subject and verb
    pub first: usize,
    /// the verb group above, whose subject or object this is
    pub governor: Option<usize>,
    /// a relative pronoun that is the object
    pub object: Option<Phrase>,
}

impl Subject {
    /// None, of the verb group `v`.
    pub(super) fn none(v: usize, frame: Frame) -> Subject {
        Subject { phrase: None, frame, after: v + 1, first: v, governor: None, object: None }
    }

    /// That of the verb group `v`, which has none of its own, as it was found by way of `governor`.
    pub(super) fn below(v: usize, frame: Frame, phrase: Option<Phrase>, governor: Option<usize>) -> Subject {
        Subject { phrase, governor, ..Subject::none(v, frame) }
    }
}

/// Shared subjects are followed over no more verbs.
pub(super) const LONGEST_CHAIN: usize = 6;

impl Window {
    /// The subject of the verb group `v`.
    pub fn subject(&self, v: usize) -> Subject {
        self.subject_within(v, LONGEST_CHAIN)
    }

    pub(super) fn subject_within(&self, v: usize, chain: usize) -> Subject {
        let Some(verb) = self.groups[v].verb else { return Subject::none(v, Frame::Active) };
        match verb.form {
            VerbForm::Finite => {
                let found = self.of_finite(v, chain);
                if found.phrase.is_none() { self.inverted(v).unwrap_or(found) } else { found }
            }
            VerbForm::Infinitive => self.of_infinitive(v, chain),
            VerbForm::Ing => self.of_ing(v, chain),
            VerbForm::Participle => self.of_participle(v),
        }
    }

    /// The relative pronoun of group `n` as the subject of the verb group `v`.
    fn relative(&self, n: usize, v: usize, passive: bool) -> Subject {
        let g = &self.groups[n];
        let referent = self.antecedent(n);
        // "it is the owner that is to blame": who it is does it
        // (but "it was the owner, not the bank, who")
        let near = |r: &Units| self.group(r.end - 1) + 2 >= n;
        if let Some(focus) = referent.filter(|r| self.is_cleft(self.group(r.start)) && near(r)) {
            let frame = if passive { Frame::Passive } else { Frame::Active };
            let head = self.groups[self.group(focus.start)].head;
            let phrase = Some(Phrase { units: focus, head, referent: None });
            return Subject { phrase, first: self.group(focus.start), ..Subject::none(v, frame) };
        }
        let frame = if passive { Frame::Passive } else { Frame::Relative };
        // "many of whom"
        let measured = n.checked_sub(2).filter(|m| self.head(n - 1).is(Class::Of) && self.is_noun(*m));
        let phrase = match measured {
            Some(m) => self.phrase(m, n + 1),
            None => Phrase { units: g.units, head: g.head, referent },
        };
        Subject { phrase: Some(phrase), first: measured.unwrap_or(n), ..Subject::none(v, frame) }
    }

    /// Whether "it is" stands right before the noun group `n`.
    fn is_cleft(&self, n: usize) -> bool {
        let Some(it) = n.checked_sub(2).map(|k| &self.groups[k]) else { return false };
        let head = &self.units[it.head];
        self.groups[n - 1].verb.is_some_and(|v| v.copula && v.form == VerbForm::Finite)
            && it.kind == GroupKind::Noun
            && head.tag == Tag::Pronoun
            && head.is(Class::Neuter)
    }

    pub(super) fn of_finite(&self, v: usize, chain: usize) -> Subject {
        let passive = self.groups[v].is_passive();
        let none = Subject::none(v, if passive { Frame::Passive } else { Frame::Active });
        let phrase = |start: usize, end: usize| Subject { phrase: Some(self.phrase(start, end)), first: start, ..none };
        let near = self.skip_adverbials_left(v);
        let k = self.skip_prepositional_left(near);
        let Some(before) = k.checked_sub(1) else { return none };
        let noun = self.explained_noun(near).or_else(|| self.noun_of_relative(near)).or_else(|| self.noun_with_infinitive(near));
        let noun =
            noun.or_else(|| self.noun_of_bare_relative(near)).or_else(|| self.noun_of_reduced(near)).or_else(|| self.noun_of_naming(near));
        if let Some(noun) = noun {
            // "bakers who struck in May said": when they struck
            let mut end = near;
            while self.kind(end) == Some(GroupKind::Preposition) && self.is_time(end + 1) {
                end += 2;
            }
            return phrase(self.noun_phrase_start(noun), end.min(v));
        }
        if let Some(what) = self.free_relative(near).filter(|_| self.groups[v].is_copula()) {
            return phrase(what, near);
        }
        let g = &self.groups[before];
        // "Hale - a clerk - said", "Hale, known as “Fox,” said": the comma stands inside the quotation
        let closes = g.kind == GroupKind::Dash || self.ends_with_quoted_comma(before) && !self.meets_speaker(v);
        if let Some((start, end)) = closes.then(|| self.over_aside(before)).flatten() {
            return phrase(start, end);
        }
        match g.kind {
            GroupKind::Noun if self.is_object_of_reduced(before, v) => phrase(self.noun_phrase_start(before - 2), v),
            GroupKind::Noun => {
                let start = self.noun_phrase_start(before);
                let start = self.before_members(start).unwrap_or(start);
                // a relative or reduced clause without a comma belongs to the subject
                let whole = k < near && self.groups[k..near].iter().all(|g| g.kind != GroupKind::Comma);
                let object = self.relative_object(start).or_else(|| self.unmarked_object(start, v));
                let frame = if object.is_some() { Frame::Relative } else { none.frame };
                Subject { frame, object, ..phrase(start, if whole { near } else { before + 1 }) }
            }
            GroupKind::Wh | GroupKind::That
                if (self.units[g.head].is(Class::Relative) || g.kind == GroupKind::Wh)
                    && !self.units[g.head].tags.has(Tag::Subordinator) =>
            {
                self.relative(before, v, passive)
            }
            GroupKind::Conjunction => {
                self.second_infinitive(v, before, chain).unwrap_or_else(|| self.shared(v, before, chain, Frame::Conjunct))
            }
            GroupKind::Comma => self.behind_comma(v, before, chain, none),
            // "was denounced by the bishop; praised the guild; and declared"
            GroupKind::Semicolon => self.shared(v, before, chain, Frame::Conjunct),
            // "described it as “vile,” denounced its author": the comma stands inside the quotation
            GroupKind::Quote if self.ends_with_quoted_comma(before) && self.governs_quotation(before) => {
                self.shared(v, before, chain, Frame::Conjunct)
            }
            // "neither confirmed nor denied"
            GroupKind::Verb
                if g.verb.is_some_and(|b| b.negated) && self.units[self.groups[v].units.start].is(Class::Negation) && chain > 0 =>
            {
                Subject::below(v, Frame::Conjunct, self.subject_within(before, chain - 1).phrase, Some(before))
            }
            // "those surveyed say": a past form that may be a participle, right behind its noun
            GroupKind::Verb if self.is_reduced(before) => phrase(self.noun_phrase_start(before - 1), v),
            // "guests hurt when the roof fell sued": over the clause that says when
            GroupKind::Verb
                if g.is_finite()
                    && let Some(done) = self.before_time_clause(before) =>
            {
                phrase(self.noun_phrase_start(done - 1), v)
            }
            // "which the union says is an insult": what the relative pronoun before says
            GroupKind::Verb if g.is_finite() && self.units[g.head].cue != 0 && chain > 0 => {
                let above = self.subject_within(before, chain - 1);
                let object = above.object.filter(|_| !passive || self.has_agent(v));
                object.map_or(none, |object| Subject { phrase: Some(object), first: above.first, ..none })
            }
            // "those surveyed say", "the team visiting in May said"
            GroupKind::Verb if g.is_nonfinite() && before > 0 && self.is_noun(before - 1) => phrase(self.noun_phrase_start(before - 1), v),
            // "Rather than blame the pilot, the union left", "left rather than blame the pilot"
            GroupKind::Preposition if self.units[g.head].is(Class::Than) && self.head(v).tag == Tag::Base && chain > 0 => {
                match (0..before).rev().find(|n| self.groups[*n].is_finite()) {
                    Some(above) => Subject::below(v, Frame::Infinitive, self.subject_within(above, chain - 1).phrase, Some(above)),
                    None => Subject { frame: Frame::Infinitive, ..self.fronted_participle(v) },
                }
            }
            GroupKind::Close => self.noun_before_bracket(k).map_or(none, |last| phrase(self.noun_phrase_start(last), before + 1)),
            _ => none,
        }
    }

    /// Whose the verb at group `v` is that the comma at group `before` stands before.
    fn behind_comma(&self, v: usize, before: usize, chain: usize, none: Subject) -> Subject {
        // "has not, however, offered to leave"
        if let Some(having) = self.having_before_aside(before).filter(|_| chain > 0) {
            return Subject { after: v + 1, ..self.subject_within(having, chain - 1) };
        }
        // "said so and, in the same breath, denied it"
        if let Some(joint) = self.joint_before_aside(before) {
            return self.shared(v, joint, chain, Frame::Conjunct);
        }
        if let Some(pronoun) = self.relative_over_aside(before) {
            return self.relative(pronoun, v, none.frame == Frame::Passive);
        }
        match self.before_open_comma(before, v).map(|start| (start, before)).or_else(|| self.over_aside(before)) {
            // "which the mayor, Ana Ruiz, called"
            Some((start, end)) => {
                let object = self.relative_object(start).filter(|_| none.frame == Frame::Active);
                let frame = if object.is_some() { Frame::Relative } else { none.frame };
                Subject { frame, object, phrase: Some(self.phrase(start, end)), first: start, ..none }
            }
            None => self.shared(v, before, chain, Frame::Conjunct),
        }
    }

    /// Whether the verb group `verb` begins without an ending behind a subject that would give an indicative one: "that Oslo condemn the raid", "that the envoy be
    /// expelled".
    pub fn is_subjunctive(&self, who: Phrase, verb: usize) -> bool {
        const PLURAL: &[Class] = &[Class::PluralNumber, Class::PeopleNoun, Class::FirstPerson];
        let head = &self.units[who.head];
        let first = &self.units[self.groups[verb].units.start];
        let joined = (who.units.start..who.units.end).any(|u| self.units[u].tag == Tag::Conjunction);
        // ("the club are blaming it": that has its ending)
        let bare = first.tag == Tag::Base && !first.is_any(&[Class::PluralNumber, Class::FirstPerson]);
        bare && !matches!(head.tag, Tag::Plural | Tag::Number) && !head.is_any(PLURAL) && !joined
    }

    /// "Oslo, on Sunday condemned", "the Oslo Port Union (OPU), on Sunday condemned": where the noun phrase begins before a comma that nothing closes
    /// up to the verb group `v`.
    fn before_open_comma(&self, comma: usize, v: usize) -> Option<usize> {
        let relative = |open: usize| self.kind(open + 1) == Some(GroupKind::Wh);
        let open =
            comma + 1 < v && !self.closes_phrase(comma) && !self.over_aside(comma).is_some_and(|(_, open)| relative(open) || open == comma);
        let last = self.noun_before_bracket(comma).filter(|_| open)?;
        let start = self.noun_phrase_start(last);
        // "the bishop, long a critic of the junta, on Sunday denounced"
        let described = start > 1 && self.groups[start - 1].kind == GroupKind::Adjective && self.groups[start - 2].kind == GroupKind::Comma;
        (!described && self.groups[comma + 1..v].iter().all(|g| g.kind != GroupKind::Comma)).then_some(start)
    }

    /// The conjunction before an aside that the comma at group `close` closes: "and, in the same breath,".
    pub(super) fn joint_before_aside(&self, close: usize) -> Option<usize> {
        self.before_aside(close).filter(|j| self.groups[*j].kind == GroupKind::Conjunction)
    }

    /// The form of having, without another verb, before an aside that the comma at group `close` closes: "has not, however,".
    pub(super) fn having_before_aside(&self, close: usize) -> Option<usize> {
        let last = self.before_aside(close)?;
        let having = (0..=last).rev().find(|k| self.groups[*k].kind != GroupKind::Adverb)?;
        (self.groups[having].is_finite() && self.head(having).is(Class::Have)).then_some(having)
    }

    /// What stands before an aside that the comma at group `close` closes.
    fn before_aside(&self, close: usize) -> Option<usize> {
        const LONGEST: usize = 8;
        let comma = |k: &usize| self.groups[*k].kind == GroupKind::Comma;
        let open = Some(close).filter(comma).and_then(|c| (c.saturating_sub(LONGEST)..c).rev().find(comma))?;
        open.checked_sub(1)
    }

    /// Whether a preposition stands before the quotation at group `quote`, so that nobody says it behind it: "described it as “vile,”".
    pub(super) fn governs_quotation(&self, quote: usize) -> bool {
        quote.checked_sub(1).is_some_and(|p| self.groups[p].kind == GroupKind::Preposition)
    }

    /// Whether the comma at group `comma` closes an aside of a preposition and a noun: "Hale, for example, later".
    fn closes_phrase(&self, comma: usize) -> bool {
        comma.checked_sub(4).is_some_and(|subject| {
            self.is_noun(comma - 1)
                && self.groups[comma - 2].kind == GroupKind::Preposition
                && self.groups[comma - 3].kind == GroupKind::Comma
                && (self.is_noun(subject) || self.groups[subject].kind == GroupKind::Close)
        })
    }

    /// The noun group right before group `n`, or before the brackets that end there.
    pub(super) fn noun_before_bracket(&self, n: usize) -> Option<usize> {
        const LONGEST: usize = 16;
        let last = n.checked_sub(1)?;
        match self.groups[last].kind {
            GroupKind::Noun => Some(last),
            GroupKind::Close => {
                let open = (0..last).rev().take(LONGEST).find(|o| self.groups[*o].kind == GroupKind::Open)?;
                open.checked_sub(1).filter(|b| self.is_noun(*b))
            }
            _ => None,
        }
    }
}
