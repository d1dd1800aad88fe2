//! Subjects: whose verb it is, across appositions, asides, relative clauses and shared predicates.

use super::group::{GroupKind, VerbForm};
use super::phrase::Extent;
use super::window::{UnitKind, Units, Window};
use crate::lexicon::{Class, Tag};
use crate::rules::Frame;

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

/// Shared subjects are followed over no more verbs.
pub(super) const LONGEST_CHAIN: usize = 6;

impl Window {
    /// The subject of the verb group `v`.
    pub fn subject(&self, v: usize) -> Subject {
        self.subject_within(v, LONGEST_CHAIN)
    }

    fn none(&self, v: usize, frame: Frame) -> Subject {
        Subject { phrase: None, frame, after: v + 1, first: v, governor: None, object: None }
    }

    fn subject_within(&self, v: usize, chain: usize) -> Subject {
        let Some(verb) = self.groups[v].verb else { return self.none(v, Frame::Active) };
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

    fn of_finite(&self, v: usize, chain: usize) -> Subject {
        let passive = self.groups[v].verb.is_some_and(|g| g.passive);
        let frame = if passive { Frame::Passive } else { Frame::Active };
        let near = self.skip_adverbials_left(v);
        let k = self.skip_prepositional_left(near);
        // a relative or reduced clause without a comma belongs to the subject
        let whole = k < near && self.groups[k..near].iter().all(|g| g.kind != GroupKind::Comma);
        let Some(before) = k.checked_sub(1) else { return self.none(v, frame) };
        if let Some(noun) = self.explained_noun(near) {
            let start = self.noun_phrase_start(noun);
            let phrase = Some(self.phrase(start, near));
            return Subject { phrase, frame, after: v + 1, first: start, governor: None, object: None };
        }
        let g = &self.groups[before];
        match g.kind {
            GroupKind::Noun => {
                let start = self.noun_phrase_start(before);
                let phrase = self.phrase(start, if whole { near } else { before + 1 });
                let object = self.relative_object(start);
                Subject {
                    phrase: Some(phrase),
                    frame: if object.is_some() { Frame::Relative } else { frame },
                    after: v + 1,
                    first: start,
                    governor: None,
                    object,
                }
            }
            GroupKind::Wh | GroupKind::That
                if (self.units[g.head].is(Class::Relative) || g.kind == GroupKind::Wh)
                    && !self.units[g.head].tags.has(Tag::Subordinator) =>
            {
                let pronoun = Phrase { units: g.units, head: g.head, referent: self.antecedent(before) };
                Subject {
                    phrase: Some(pronoun),
                    frame: if passive { Frame::Passive } else { Frame::Relative },
                    after: v + 1,
                    first: before,
                    governor: None,
                    object: None,
                }
            }
            GroupKind::Conjunction => self.shared(v, before, chain, Frame::Conjunct),
            GroupKind::Comma if self.relative_over_aside(before).is_some() => {
                let pronoun = self.relative_over_aside(before).unwrap_or(before);
                let g = &self.groups[pronoun];
                let phrase = Some(Phrase { units: g.units, head: g.head, referent: self.antecedent(pronoun) });
                let frame = if passive { Frame::Passive } else { Frame::Relative };
                Subject { phrase, frame, after: v + 1, first: pronoun, governor: None, object: None }
            }
            GroupKind::Comma => {
                // "Oslo, on Sunday condemned", "the Oslo Port Union (OPU), on Sunday condemned": a comma that nothing closes
                if k < v
                    && let Some(last) = self.noun_before_bracket(before)
                    && self.groups[before + 1..v].iter().all(|g| g.kind != GroupKind::Comma)
                {
                    let start = self.noun_phrase_start(last);
                    return Subject {
                        phrase: Some(self.phrase(start, before)),
                        frame,
                        after: v + 1,
                        first: start,
                        governor: None,
                        object: None,
                    };
                }
                if let Some((start, end)) = self.over_aside(before) {
                    return Subject {
                        phrase: Some(self.phrase(start, end)),
                        frame,
                        after: v + 1,
                        first: start,
                        governor: None,
                        object: None,
                    };
                }
                self.shared(v, before, chain, Frame::Conjunct)
            }
            // "Hale - a clerk - said"
            GroupKind::Dash if self.over_aside(before).is_some() => {
                let (start, end) = self.over_aside(before).unwrap_or((before, before));
                let phrase = Some(self.phrase(start, end));
                Subject { phrase, frame, after: v + 1, first: start, governor: None, object: None }
            }
            // "those surveyed say"
            GroupKind::Verb if g.verb.is_some_and(|p| p.form == VerbForm::Participle) && before > 0 && self.is_noun(before - 1) => {
                let start = self.noun_phrase_start(before - 1);
                let phrase = Some(self.phrase(start, before + 1));
                Subject { phrase, frame, after: v + 1, first: start, governor: None, object: None }
            }
            GroupKind::Close => match self.noun_before_bracket(k) {
                Some(last) => {
                    let start = self.noun_phrase_start(last);
                    Subject {
                        phrase: Some(self.phrase(start, before + 1)),
                        frame,
                        after: v + 1,
                        first: start,
                        governor: None,
                        object: None,
                    }
                }
                None => self.none(v, frame),
            },
            _ => self.none(v, frame),
        }
    }

    /// "Rumours that he had fled were denied": the noun of a clause with "that" that has its own verb and ends before group `n`.
    fn explained_noun(&self, n: usize) -> Option<usize> {
        const FARTHEST: usize = 12;
        let mut verbs = 0;
        for k in (n.saturating_sub(FARTHEST)..n).rev() {
            match self.groups[k].kind {
                GroupKind::Verb if self.groups[k].is_finite() => verbs += 1,
                GroupKind::That => {
                    let opens = k.checked_sub(1).filter(|b| self.is_noun(*b) && !self.is_object(*b));
                    return opens.filter(|_| verbs == 1);
                }
                GroupKind::Noun | GroupKind::Preposition | GroupKind::Adverb | GroupKind::Adjective | GroupKind::Verb => {}
                _ => return None,
            }
        }
        None
    }

    /// The noun group right before group `n`, or before the brackets that end there.
    pub(super) fn noun_before_bracket(&self, n: usize) -> Option<usize> {
        let last = n.checked_sub(1)?;
        match self.groups[last].kind {
            GroupKind::Noun => Some(last),
            GroupKind::Close => {
                let open = (0..last).rev().find(|o| self.groups[*o].kind == GroupKind::Open)?;
                open.checked_sub(1).filter(|b| self.is_noun(*b))
            }
            _ => None,
        }
    }

    /// `…, said the mayor`: the subject follows, after a comma, a quotation or nothing.
    pub fn inverted(&self, v: usize) -> Option<Subject> {
        let verb = self.groups[v].verb.filter(|g| g.form == VerbForm::Finite)?;
        let k = self.skip_adverbials_left(v);
        let marked = k
            .checked_sub(1)
            .is_none_or(|b| matches!(self.groups[b].kind, GroupKind::Comma | GroupKind::Quote | GroupKind::Dash | GroupKind::Stop));
        if !marked
            || verb.passive
            || verb.copula
            || !self.is_noun(v + 1)
            || self.is_time(v + 1)
            || self.begins_clause(v + 1)
            || self.groups[v].units.end - self.groups[v].units.start > 2
        {
            return None;
        }
        let end = self.noun_phrase_end(v + 1, Extent { apposition: true, clauses: true, ..Extent::PLAIN });
        let pronoun = self.units[self.groups[v + 1].head].is(Class::Oblique);
        // "Hale, a lawyer, wrote a report": what has no verb of its own before the comma is no content, but the subject
        if let Some(comma) = k.checked_sub(1).filter(|b| self.groups[*b].kind == GroupKind::Comma)
            && let Some((start, _)) = self.over_aside(comma)
            && !self.groups[..start].iter().any(|g| g.is_finite() || g.kind == GroupKind::Quote)
        {
            return None;
        }
        // "the minister, who left, said the talks “have failed”": a quotation with nothing quoted before belongs to a clause
        let quoted = k.checked_sub(1).is_some_and(|b| self.groups[b].kind == GroupKind::Quote);
        if self.groups.get(end).is_some_and(|g| g.kind == GroupKind::Quote) && !quoted {
            return None;
        }
        let closed = self.groups.get(end).is_none_or(|g| {
            matches!(
                g.kind,
                GroupKind::Comma
                    | GroupKind::Stop
                    | GroupKind::Quote
                    | GroupKind::Wh
                    | GroupKind::Dash
                    | GroupKind::Preposition
                    | GroupKind::Adverb
                    | GroupKind::Subordinator
                    | GroupKind::Noun
                    | GroupKind::Verb
                    | GroupKind::Colon
            )
        });
        (closed && !pronoun).then(|| Subject {
            phrase: Some(self.phrase(v + 1, end)),
            frame: Frame::Inverted,
            after: end,
            first: v,
            governor: None,
            object: None,
        })
    }

    /// The subject of the verb before, which this one shares.
    fn shared(&self, v: usize, before: usize, chain: usize, frame: Frame) -> Subject {
        if chain == 0 {
            return self.none(v, frame);
        }
        let form = self.groups[v].verb.map(|g| g.form);
        let same = |k: &usize| self.groups[*k].verb.is_some_and(|g| Some(g.form) == form || g.form == VerbForm::Finite);
        // a verb that claims rather shares with one that does, of the same tense
        let tense = self.groups[v].verb.map(|g| g.tense);
        let claims = |k: &usize| {
            same(k)
                && self.units[self.groups[*k].head].cue != 0
                && self.groups[*k].verb.is_some_and(|g| Some(g.tense) == tense && !g.passive)
                && !self.is_relative_verb(*k)
        };
        // "said the bridge was shut … and said": the same word again
        let word = self.units[self.groups[v].head].word;
        let again = |k: &usize| claims(k) && self.units[self.groups[*k].head].word == word;
        // "says that they break the treaty and are denounced": what is done to somebody belongs to the nearest
        let passive = self.groups[v].verb.is_some_and(|g| g.passive);
        let mate = if self.units[self.groups[v].head].cue != 0 && !passive {
            (0..before).rev().find(again).or_else(|| (0..before).rev().find(claims))
        } else {
            None
        };
        match mate.or_else(|| (0..before).rev().find(same)) {
            Some(above) => {
                let found = self.subject_within(above, chain - 1);
                Subject { phrase: found.phrase, frame, after: v + 1, first: v, governor: Some(above), object: None }
            }
            None => self.none(v, frame),
        }
    }

    fn of_infinitive(&self, v: usize, chain: usize) -> Subject {
        let k = self.skip_adverbials_left(v);
        let Some(above) = (0..k).rev().take(8).find(|n| self.groups[*n].kind == GroupKind::Verb) else {
            // "Oslo's attempt to blame": with no verb before
            let phrase = k.checked_sub(1).and_then(|n| self.possessor_of_act(n));
            return Subject { phrase, ..self.none(v, Frame::Infinitive) };
        };
        if chain == 0
            || self.groups[above + 1..k]
                .iter()
                .any(|g| matches!(g.kind, GroupKind::Comma | GroupKind::Stop | GroupKind::Semicolon | GroupKind::Quote))
        {
            return self.none(v, Frame::Infinitive);
        }
        // "Oslo's decision to condemn": the possessor
        let noun = k.checked_sub(1).filter(|n| self.is_noun(*n) && *n > above);
        let owner = noun.and_then(|n| self.possessor_of_act(n));
        // "a rally by bakers to denounce": whoever acts in the noun
        let agent = (above + 1..k).rev().find(|n| {
            self.groups[*n].kind == GroupKind::Preposition
                && self.units[self.groups[*n].head].is(Class::By)
                && self.is_noun(n + 1)
                && self.is_noun(n - 1)
                && self.groups[above].verb.is_some_and(|g| !g.passive)
        });
        let owner = owner.or_else(|| agent.map(|by| self.phrase(by + 1, by + 2)));
        // "urged NATO to": the object; "decided to", "was asked to", "summoned the envoy to": the subject
        let controls = self.units[self.groups[above].head].is(Class::ObjectControl);
        let object = (above + 1..k)
            .find(|n| self.is_noun(*n) && !self.is_time(*n))
            .filter(|n| self.groups[*n - 1].kind != GroupKind::Preposition || *n == above + 2);
        let phrase = match object {
            Some(n) if controls && self.groups[above].verb.is_some_and(|g| !g.passive) => {
                let end = self.noun_phrase_end(n, Extent::PLAIN).min(k);
                Some(self.phrase(n, end.max(n + 1)))
            }
            _ if owner.is_some() => owner,
            // "it is hard to predict": nobody in particular
            _ => self.subject_within(above, chain - 1).phrase.filter(|p| !self.is_expletive(above, p)),
        };
        Subject { phrase, frame: Frame::Infinitive, after: v + 1, first: v, governor: Some(above), object: None }
    }

    /// "Oslo's decision": the possessor in a noun group that is no person.
    fn possessor_of_act(&self, n: usize) -> Option<Phrase> {
        let g = &self.groups[n];
        if g.kind != GroupKind::Noun {
            return None;
        }
        let mark = (g.units.start + 1..g.head).rev().find(|u| self.units[*u].tag == Tag::Genitive)?;
        let person = self.units[g.head].is(Class::PersonNoun) || self.units[g.head].is(Class::PeopleNoun);
        (!person).then(|| Phrase { units: Units::new(g.units.start, mark), head: mark - 1, referent: None })
    }

    /// "it is hard to": the subject of an adjective that an infinitive follows.
    fn is_expletive(&self, copula: usize, subject: &Phrase) -> bool {
        let head = &self.units[subject.head];
        self.groups[copula].verb.is_some_and(|g| g.copula) && head.tag == Tag::Pronoun && head.is(Class::Neuter)
    }

    fn of_ing(&self, v: usize, chain: usize) -> Subject {
        let k = self.skip_adverbials_left(v);
        if chain == 0 {
            return self.none(v, Frame::Participle);
        }
        let before = k.checked_sub(1).map(|b| self.groups[b]);
        // "the minister accusing them": a noun directly before, with no comma
        if let Some(g) = before
            && g.kind == GroupKind::Noun
        {
            let start = self.noun_phrase_start(k - 1);
            // "passed a resolution accusing", "is on record opposing": whoever passed it
            let owner = self.owner(start, chain - 1);
            return Subject {
                phrase: owner.or(Some(self.phrase(start, k))),
                frame: Frame::Participle,
                after: v + 1,
                first: v,
                governor: None,
                object: None,
            };
        }
        // "saying it was safe and asking for calm": the participle before shares it
        if before.is_some_and(|g| g.kind == GroupKind::Conjunction) && self.units[self.groups[v].head].cue != 0 {
            let claims =
                |n: &usize| self.groups[*n].verb.is_some_and(|g| g.form == VerbForm::Ing) && self.units[self.groups[*n].head].cue != 0;
            if let Some(mate) = (0..k).rev().find(claims) {
                let found = self.subject_within(mate, chain - 1);
                return Subject {
                    phrase: found.phrase,
                    frame: Frame::Participle,
                    after: v + 1,
                    first: v,
                    governor: Some(mate),
                    object: None,
                };
            }
        }
        // "accused the crew of hiding": whoever is accused
        if before.is_some_and(|g| [Class::Of, Class::From, Class::Purpose].iter().any(|c| self.units[g.head].is(*c)))
            && let Some(object) = self.accused(k - 1)
        {
            return Subject { phrase: Some(object), frame: Frame::Participle, after: v + 1, first: v, governor: None, object: None };
        }
        // the verb of a relative clause in between is not the one
        let finite = |n: &usize| self.groups[*n].is_finite();
        let main = |n: &usize| finite(n) && !self.is_relative_verb(*n);
        // after a comma a participle that claims belongs to a verb that does ("analysts said prices fell, citing")
        let claims = |n: &usize| main(n) && self.units[self.groups[*n].head].cue != 0;
        let after_comma = before.is_some_and(|g| g.kind == GroupKind::Comma) && self.units[self.groups[v].head].cue != 0;
        // ", while condemning": the verb of a clause inside another one's content is not the one either
        let while_comma = before.is_some_and(|g| g.kind == GroupKind::Subordinator)
            && k.checked_sub(2).is_some_and(|c| self.groups[c].kind == GroupKind::Comma);
        let free = |n: &usize| main(n) && !self.is_embedded(*n);
        if let Some(above) = (0..k).rev().find(free).filter(|_| while_comma) {
            let found = self.subject_within(above, chain - 1);
            return Subject { phrase: found.phrase, frame: Frame::Participle, after: v + 1, first: v, governor: Some(above), object: None };
        }
        let mate = if after_comma { (0..k).rev().find(claims) } else { None };
        match mate.or_else(|| (0..k).rev().find(main)).or_else(|| (0..k).rev().find(finite)) {
            Some(above) => {
                let found = self.subject_within(above, chain - 1);
                Subject { phrase: found.phrase, frame: Frame::Participle, after: v + 1, first: v, governor: Some(above), object: None }
            }
            None => self.aside_participle(v, k).unwrap_or_else(|| self.fronted_participle(v)),
        }
    }

    /// Whether a verb group stands in a clause with "that".
    fn is_embedded(&self, n: usize) -> bool {
        let here = self.groups[..n].iter().rev().take_while(|g| !matches!(g.kind, GroupKind::Comma | GroupKind::Semicolon));
        here.into_iter().any(|g| g.kind == GroupKind::That)
    }

    /// The object right before the preposition at group `n`, of a verb that claims in the active voice: "accused the crew of".
    fn accused(&self, n: usize) -> Option<Phrase> {
        let last = n.checked_sub(1).filter(|b| self.is_noun(*b) && !self.is_time(*b))?;
        let start = self.noun_phrase_start(last);
        let verb = &self.groups[start.checked_sub(1)?];
        let claims = verb.verb.is_some_and(|g| !g.passive && !g.copula) && self.units[verb.head].cue != 0;
        let head = &self.units[self.groups[start].head];
        let acts = head.kind != UnitKind::Word
            || matches!(head.tag, Tag::Pronoun | Tag::Name)
            || [Class::PersonNoun, Class::PeopleNoun, Class::BodyNoun].iter().any(|c| head.is(*c));
        (claims && acts).then(|| self.phrase(start, n))
    }

    /// Who issued what a noun phrase names that begins with group `start`: the subject of the verb before it.
    pub(super) fn owner(&self, start: usize, chain: usize) -> Option<Phrase> {
        let head = &self.units[self.groups[start].head];
        let thing = head.is(Class::IssuedNoun)
            || head.tag == Tag::Noun && head.kind == UnitKind::Word && !head.is(Class::PersonNoun) && !head.is(Class::BodyNoun);
        let carrier = thing.then(|| (0..start).rev().take(3).find(|n| self.groups[*n].kind == GroupKind::Verb)).flatten();
        carrier.and_then(|c| self.subject_within(c, chain).phrase)
    }

    /// "Oslo, condemning the raid, left": the noun before the comma.
    fn aside_participle(&self, v: usize, k: usize) -> Option<Subject> {
        let comma = k.checked_sub(1).filter(|c| *c > 0 && self.groups[*c].kind == GroupKind::Comma && self.is_noun(*c - 1))?;
        let start = self.noun_phrase_start(comma - 1);
        let phrase = Some(self.phrase(start, comma));
        Some(Subject { phrase, frame: Frame::Participle, after: v + 1, first: v, governor: None, object: None })
    }

    /// "Accusing them of theft, the minister left": the subject after the comma.
    fn fronted_participle(&self, v: usize) -> Subject {
        let comma = (v + 1..self.groups.len()).find(|n| self.groups[*n].kind == GroupKind::Comma);
        let phrase = comma.filter(|c| self.is_noun(c + 1) && self.begins_clause(c + 1)).map(|c| {
            let end = self.noun_phrase_end(c + 1, Extent::PLAIN);
            self.phrase(c + 1, end)
        });
        Subject { phrase, frame: Frame::Participle, after: v + 1, first: v, governor: None, object: None }
    }

    /// "the crew, blamed by Oslo": the noun before is the object.
    fn of_participle(&self, v: usize) -> Subject {
        let k = self.skip_adverbials_left(v);
        let mut before = k.checked_sub(1);
        // "the crew, hired in Riga and blamed for": as that of the participle before
        if before.is_some_and(|b| self.groups[b].kind == GroupKind::Conjunction) {
            let mate = (0..k).rev().take(LONGEST_CHAIN).find(|p| self.groups[*p].verb.is_some_and(|g| g.form == VerbForm::Participle));
            if let Some(mate) = mate {
                return Subject { after: v + 1, first: v, ..self.of_participle(mate) };
            }
        }
        if before.is_some_and(|b| self.groups[b].kind == GroupKind::Comma) {
            before = before.and_then(|b| b.checked_sub(1));
        }
        // "stands accused of": as the verb before
        if let Some(above) = before.filter(|b| *b + 1 == k && self.groups[*b].is_finite()) {
            let found = self.subject_within(above, LONGEST_CHAIN - 1);
            return Subject { phrase: found.phrase, frame: Frame::Reduced, after: v + 1, first: v, governor: Some(above), object: None };
        }
        let object = before.filter(|b| self.is_noun(*b)).map(|b| self.phrase(self.noun_phrase_start(b), b + 1));
        // "Blamed by Oslo for the leak, the crew resigned"
        let object = object.or_else(|| if before.is_none() { self.fronted_participle(v).phrase } else { None });
        Subject { phrase: object, frame: Frame::Reduced, after: v + 1, first: v, governor: None, object: None }
    }
}
