//! Subjects of finite verbs, by what stands left of the verb: a noun, a relative pronoun, a comma, a conjunction, another verb.

use super::group::GroupKind;
use super::subject::Subject;
use super::window::Window;
use crate::lexicon::{Class, Tag};
use crate::rules::Frame;

impl Window {
    /// The subject of the finite verb group `v`; shared subjects are followed over `chain` more verbs.
    pub(super) fn of_finite(&self, v: usize, chain: usize) -> Subject {
        let passive = self.groups[v].is_passive();
        let none = Subject::none(v, if passive { Frame::Passive } else { Frame::Active });
        let near = self.skip_adverbials_left(v);
        let k = self.skip_prepositional_left(near);
        let Some(before) = k.checked_sub(1) else { return none };
        if let Some(noun) = self.noun_of_clause(near) {
            // "bakers who struck in May said": when they struck
            let mut end = near;
            while self.kind(end) == Some(GroupKind::Preposition) && self.is_time(end + 1) {
                end += 2;
            }
            return self.subject_of(self.noun_phrase_start(noun), end.min(v), none);
        }
        if let Some(what) = self.free_relative(near).filter(|_| self.groups[v].is_copula()) {
            return self.subject_of(what, near, none);
        }
        let g = &self.groups[before];
        // "Hale - a clerk - said", "Hale, known as “Fox,” said": the comma stands inside the quotation
        let closes = g.kind == GroupKind::Dash || self.ends_with_quoted_comma(before) && !self.meets_speaker(v);
        if let Some((start, end)) = closes.then(|| self.over_aside(before)).flatten() {
            return self.subject_of(start, end, none);
        }
        let head = &self.units[g.head];
        match g.kind {
            GroupKind::Noun if self.is_object_of_reduced(before, v) => self.subject_of(self.noun_phrase_start(before - 2), v, none),
            GroupKind::Noun => {
                // a relative or reduced clause without a comma belongs to the subject
                let whole = k < near && self.groups[k..near].iter().all(|g| g.kind != GroupKind::Comma);
                self.behind_noun(v, before, if whole { near } else { k }, none)
            }
            GroupKind::Wh | GroupKind::That
                if (head.is(Class::Relative) || g.kind == GroupKind::Wh) && !head.tags.has(Tag::Subordinator) =>
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
            GroupKind::Quote if self.ends_with_quoted_comma(before) && self.follows_preposition(before) => {
                self.shared(v, before, chain, Frame::Conjunct)
            }
            GroupKind::Verb => self.behind_verb(v, before, chain, none),
            GroupKind::Preposition if head.is(Class::Than) && self.head(v).tag == Tag::Base && chain > 0 => {
                self.behind_than(v, before, chain)
            }
            GroupKind::Close => match self.noun_before_bracket(k) {
                Some(last) => self.subject_of(self.noun_phrase_start(last), k, none),
                None => none,
            },
            _ => none,
        }
    }

    /// The noun between which and the verb behind group `near` a clause of its own stands: with "that", an infinitive, a relative pronoun or none, a participle.
    fn noun_of_clause(&self, near: usize) -> Option<usize> {
        self.explained_noun(near)
            .or_else(|| self.noun_of_relative(near))
            .or_else(|| self.noun_with_infinitive(near))
            .or_else(|| self.noun_of_bare_relative(near))
            .or_else(|| self.noun_of_reduced(near))
            .or_else(|| self.noun_of_naming(near))
    }

    /// The groups from `start` to before `end` as the subject of the verb that has none yet.
    fn subject_of(&self, start: usize, end: usize, none: Subject) -> Subject {
        Subject { phrase: Some(self.phrase(start, end)), first: start, ..none }
    }

    /// "Rather than blame the pilot, the union left", "left rather than blame the pilot": that of the base form at group `v` behind "than" at group `than`, which is that of
    /// the verb that is set against it.
    fn behind_than(&self, v: usize, than: usize, chain: usize) -> Subject {
        match (0..than).rev().find(|n| self.groups[*n].is_finite()) {
            Some(above) => Subject::below(v, Frame::Infinitive, self.subject_within(above, chain - 1).phrase, Some(above)),
            None => Subject { frame: Frame::Infinitive, ..self.fronted_participle(v) },
        }
    }

    /// That of the verb group `v`, the noun phrase that ends with the noun group `noun`, or with what belongs to it before group `end`.
    fn behind_noun(&self, v: usize, noun: usize, end: usize, none: Subject) -> Subject {
        let start = self.noun_phrase_start(noun);
        let start = self.before_members(start).unwrap_or(start);
        let object = self.relative_object(start).or_else(|| self.unmarked_object(start, v));
        let frame = if object.is_some() { Frame::Relative } else { none.frame };
        Subject { frame, object, ..self.subject_of(start, end, none) }
    }

    /// That of the verb group `v`, which stands right behind the verb group `before`.
    fn behind_verb(&self, v: usize, before: usize, chain: usize, none: Subject) -> Subject {
        let g = &self.groups[before];
        let negated = g.verb.is_some_and(|b| b.negated);
        // "neither confirmed nor denied"
        if negated && self.first(v).is(Class::Negation) && chain > 0 {
            return Subject::below(v, Frame::Conjunct, self.subject_within(before, chain - 1).phrase, Some(before));
        }
        // "those surveyed say": a past form that may be a participle, right behind its noun
        if self.is_reduced(before) {
            return self.subject_of(self.noun_phrase_start(before - 1), v, none);
        }
        if g.is_finite() {
            // "guests hurt when the roof fell sued": over the clause that says when
            if let Some(done) = self.before_time_clause(before) {
                return self.subject_of(self.noun_phrase_start(done - 1), v, none);
            }
            // "which the union says is an insult": what the relative pronoun before says
            if self.units[g.head].cue != 0 && chain > 0 {
                let above = self.subject_within(before, chain - 1);
                let object = above.object.filter(|_| none.frame != Frame::Passive || self.has_agent(v));
                return object.map_or(none, |object| Subject { phrase: Some(object), first: above.first, ..none });
            }
            return none;
        }
        // "those surveyed say", "the team visiting in May said"
        match before.checked_sub(1).filter(|n| self.is_noun(*n)) {
            Some(noun) => self.subject_of(self.noun_phrase_start(noun), v, none),
            None => none,
        }
    }

    /// That of the verb group `v`, which stands right behind the comma at group `before`.
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
                Subject { frame, object, ..self.subject_of(start, end, none) }
            }
            None => self.shared(v, before, chain, Frame::Conjunct),
        }
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

    /// Whether the comma at group `comma` closes an aside of a preposition and a noun: "Hale, for example, later".
    fn closes_phrase(&self, comma: usize) -> bool {
        comma.checked_sub(4).is_some_and(|subject| {
            self.is_noun(comma - 1)
                && self.groups[comma - 2].kind == GroupKind::Preposition
                && self.groups[comma - 3].kind == GroupKind::Comma
                && (self.is_noun(subject) || self.groups[subject].kind == GroupKind::Close)
        })
    }
}
