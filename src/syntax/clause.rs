//! The clause around a cue, as the rules see it: who does it (whatever the voice), to whom, and what follows.

use super::group::{GroupKind, VerbForm, VerbGroup};
use super::subject::{LONGEST_CHAIN, Phrase, Subject};
use super::window::{UnitKind, Window};
use crate::document::Tense;
use crate::lexicon::{Class, Property, Tag};
use crate::rules::Frame;
use crate::rules::file::Pos;
use crate::span::Units;

/// A cue with its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause {
    /// the cue's units
    pub cue: Units,
    /// the unit of the cue's own word
    pub head: usize,
    /// its verb group, or that of the copula
    pub verb: Option<VerbGroup>,
    /// the frame
    pub frame: Frame,
    /// who does it: the subject, the agent of a passive, the possessor of a noun
    pub subject: Option<Phrase>,
    /// to whom, where that stands before the cue: the subject of a passive, a relative pronoun
    pub object: Option<Phrase>,
    /// the agent of a passive: the groups that it takes
    pub agent: Option<(usize, usize)>,
    /// the first group after the cue and a subject that follows it
    pub after: usize,
    /// the first group of subject and cue
    pub first: usize,
    /// the verb group that a noun cue is the object of, or that stands above an infinitive or participle
    pub governor: Option<usize>,
    /// where the cue's own group goes on behind it: the main verb of a modal
    pub rest: Option<usize>,
}

impl Clause {
    /// Whether its verb is active.
    pub fn is_active(&self) -> bool {
        self.verb.is_some_and(|v| !v.passive)
    }

    /// Whether its verb is passive.
    pub fn is_passive(&self) -> bool {
        self.verb.is_some_and(|v| v.passive)
    }

    /// Whether its verb is active, and no form of being.
    pub fn has_doer(&self) -> bool {
        self.verb.is_some_and(|v| v.has_doer())
    }
}

impl Window {
    /// The clause around the cue word at `unit`, taken as that part of speech; `None` where it is none here.
    pub fn clause(&self, unit: usize, pos: Pos, tail: usize) -> Option<Clause> {
        match pos {
            Pos::Verb => self.verb_clause(unit, tail, |v| Some(self.subject(v))),
            Pos::Noun => self.noun_clause(unit, tail),
            Pos::Adjective => self.copular_clause(unit, tail),
            Pos::Preposition => Some(self.around(unit, tail, Frame::Prepositional)),
            Pos::Modal => self.modal_clause(unit),
            Pos::Mark => self.mark_clause(unit),
        }
    }

    /// The clause around a verb whose subject follows it.
    pub fn inverted_clause(&self, unit: usize, tail: usize) -> Option<Clause> {
        self.verb_clause(unit, tail, |v| self.inverted(v))
    }

    /// The clause around a past tense that a preposition follows and that may be a participle, if another verb comes later that lacks a subject of its own:
    /// "A trader accused of bribery was seen".
    pub fn reduced_clause(&self, unit: usize, tail: usize) -> Option<Clause> {
        const FARTHEST: usize = 16;
        let v = self.group(unit);
        let verb = self.groups[v].verb.filter(|x| x.form == VerbForm::Finite && !x.passive && !x.copula)?;
        let head = &self.units[unit];
        let ambiguous = verb.tense == Tense::Past && head.tag == Tag::Past && head.tags.has(Tag::Participle);
        let before = v.checked_sub(1).filter(|b| self.is_noun(*b) && self.head(*b).tag != Tag::Pronoun)?;
        let open = self.kind(v + 1) == Some(GroupKind::Preposition);
        // "warned of floods before the vote took place": the verb of a clause between is not that of the noun
        let mut clauses = 0;
        let later = (v + 2..self.groups.len().min(v + FARTHEST))
            .take_while(|k| !matches!(self.groups[*k].kind, GroupKind::Semicolon | GroupKind::That | GroupKind::Wh | GroupKind::Quote))
            .find(|k| {
                let finite = self.groups[*k].is_finite();
                clauses += i32::from(self.opens_clause(*k)) - i32::from(finite);
                finite && (clauses < 0 || self.headline)
            })?;
        let mut joined = matches!(self.groups[later - 1].kind, GroupKind::Conjunction | GroupKind::Comma);
        // ", and Oslo held": with a subject of its own
        if self.is_noun(later - 1) {
            let subject = self.noun_phrase_start(later - 1);
            let opens = |kind: GroupKind, back: usize| subject > v + back && self.groups[subject - back].kind == kind;
            joined = opens(GroupKind::Conjunction, 1) && opens(GroupKind::Comma, 2) && self.acts(subject);
        }
        if !ambiguous || !open || joined {
            return None;
        }
        self.verb_clause(unit, tail, |v| {
            let start = self.noun_phrase_start(before);
            Some(Subject { phrase: Some(self.phrase(start, before + 1)), first: start, ..Subject::none(v, Frame::Reduced) })
        })
    }

    /// A clause of nothing but its cue: the word at `unit` and `tail` more.
    pub(super) fn around(&self, unit: usize, tail: usize, frame: Frame) -> Clause {
        let cue = Units::new(unit, unit + 1 + tail);
        Clause {
            cue,
            head: unit,
            verb: None,
            frame,
            subject: None,
            object: None,
            agent: None,
            after: self.group_after(cue.end),
            first: self.group(unit),
            governor: None,
            rest: None,
        }
    }

    fn verb_clause(&self, unit: usize, tail: usize, subject: impl Fn(usize) -> Option<Subject>) -> Option<Clause> {
        let v = self.group(unit);
        let group = self.groups[v];
        let verb = group.verb.filter(|_| group.head == unit && !self.is_interjection(v))?;
        let found = subject(v)?;
        let mut cue = group.units;
        cue.end = cue.end.max(unit + 1 + tail);
        let after = self.group_after(cue.end).max(found.after);
        let after = if after == v + 1 { self.shared_object(v).unwrap_or(after) } else { after };
        let mut clause = Clause {
            cue,
            verb: Some(verb),
            subject: found.phrase,
            object: found.object,
            after,
            first: found.first,
            governor: found.governor,
            ..self.around(unit, tail, found.frame)
        };
        // "as the mayor said": the clause that it stands in is what is said
        if clause.frame == Frame::Active
            && let Some(as_at) = (clause.first.saturating_sub(2)..clause.first)
                .rev()
                .find(|b| self.groups[*b].kind != GroupKind::Adverb)
                .filter(|b| self.head(*b).is(Class::As))
        {
            clause.frame = Frame::As;
            clause.first = as_at;
        }
        let agent = (verb.passive || found.frame == Frame::Reduced).then(|| self.agent(after)).flatten();
        if found.frame == Frame::Reduced && agent.is_some_and(|(by, _)| self.is_means(unit, by + 1)) {
            let found = self.of_finite(v, LONGEST_CHAIN);
            (clause.frame, clause.subject, clause.object, clause.first) = (Frame::Active, found.phrase, None, found.first);
            clause.verb = Some(VerbGroup { passive: false, form: VerbForm::Finite, tense: Tense::Past, ..verb });
        } else if verb.passive || found.frame == Frame::Reduced {
            clause.object = found.phrase;
            // "were told by email"
            clause.agent = agent.filter(|(by, _)| !self.is_means(unit, by + 1));
            clause.subject = clause.agent.map(|(start, end)| self.phrase(start + 1, end));
            // "as first reported by the mayor"
            if let (Some(as_at), Some(_)) = (v.checked_sub(1), clause.agent)
                && clause.object.is_none()
                && self.head(as_at).is(Class::As)
            {
                (clause.frame, clause.first) = (Frame::As, as_at);
            }
            if clause.subject.is_none() && found.frame == Frame::Passive {
                clause.frame = Frame::Agentless;
            }
        }
        Some(clause)
    }

    /// "live in, say, Leeds": whether the verb group `v` is a bare stem that may report, alone between commas, and no member of a list.
    fn is_interjection(&self, v: usize) -> bool {
        let comma = |k: usize| self.kind(k) == Some(GroupKind::Comma);
        let head = self.head(v);
        let alone = head.tag == Tag::Base && head.has(Property::Says) && self.groups[v].units.len() == 1;
        let listed = |k: usize| matches!(self.kind(k), Some(GroupKind::Verb | GroupKind::Conjunction));
        alone
            && v > 1
            && comma(v - 1)
            && comma(v + 1)
            && !listed(v + 2)
            && matches!(self.kind(v - 2), Some(GroupKind::Preposition | GroupKind::Wh | GroupKind::That | GroupKind::Verb))
    }

    /// The group that begins at or after a unit.
    pub fn group_after(&self, unit: usize) -> usize {
        match self.group_of.get(unit) {
            Some(g) if self.groups[*g as usize].units.start == unit => *g as usize,
            Some(g) => *g as usize + 1,
            None => self.groups.len(),
        }
    }

    fn noun_clause(&self, unit: usize, tail: usize) -> Option<Clause> {
        let n = self.group(unit);
        let group = self.groups[n];
        // "a protest note": the head is the last word of the cue
        if group.kind != GroupKind::Noun || group.head != unit + tail || !matches!(self.units[unit].tag, Tag::Noun | Tag::Plural) {
            return None;
        }
        let before = group.units.start..unit;
        let genitive = before.clone().rev().find(|u| self.units[*u].tag == Tag::Genitive);
        let possessive = before.clone().find(|u| self.units[*u].tag == Tag::Possessive);
        let subject = match (genitive, possessive) {
            (Some(g), _) => {
                let start = self.joint_owner(n, g).unwrap_or_else(|| self.after_determiner(group.units.start, g));
                Some(self.owner_of(n, start, g))
            }
            (None, Some(p)) => Some(Phrase { units: Units::new(p, p + 1), head: p, referent: None }),
            // "EU criticism of", "shareholder anger at"
            _ => {
                let name = before.clone().rev().find(|u| matches!(self.units[*u].kind, UnitKind::Name(_)));
                // (but "anti-government protests")
                let word = |u: &usize| self.units[*u].kind == UnitKind::Word && self.units[*u].tag == Tag::Noun;
                let party = || before.clone().last().filter(|u| word(u) && self.units[*u].is_party());
                name.or_else(party).map(|u| Phrase { units: Units::new(u, u + 1), head: u, referent: None })
            }
        };
        // adjectives and articles before the noun are no part of the cue
        let governor = self.verb_before(n);
        Some(Clause { subject, governor, ..self.around(unit, tail, Frame::Nominal) })
    }

    /// "Oslo and Bern's decision": where the first of two names begins that own a noun group together; `genitive` is the mark behind the second.
    fn joint_owner(&self, n: usize, genitive: usize) -> Option<usize> {
        let name = |start: usize, end: usize| end == start + 1 && matches!(self.units[start].kind, UnitKind::Name(_));
        let first = n.checked_sub(2).map(|f| self.groups[f]).filter(|f| f.kind == GroupKind::Noun && name(f.units.start, f.units.end))?;
        let joint = self.groups[n - 1].kind == GroupKind::Conjunction && self.head(n - 1).is(Class::And);
        (joint && name(self.groups[n].units.start, genitive)).then_some(first.units.start)
    }

    /// The verb whose object a noun group is, also as the second of two ("voiced anger and condemnation") and in a measure ("drew howls of protest").
    fn verb_before(&self, n: usize) -> Option<usize> {
        let at = self.measure_start(n);
        let k = (0..at).rev().find(|k| !matches!(self.groups[*k].kind, GroupKind::Adverb | GroupKind::Particle))?;
        // "faces growing calls": a participle that describes the noun
        let participle = self.form(k) == Some(VerbForm::Ing) && self.head(k).tags.has(Tag::Adjective);
        match k.checked_sub(1) {
            Some(b) if participle && k + 1 == at && self.groups[b].kind == GroupKind::Verb => Some(b),
            _ => (self.groups[k].kind == GroupKind::Verb).then_some(k),
        }
    }

    /// The first group of what a noun group is joined to or measures: "anger and condemnation", "a storm of protest".
    pub fn measure_start(&self, n: usize) -> usize {
        let mut k = n;
        while let Some(b) = k.checked_sub(2).filter(|b| self.is_noun(*b)) {
            let joint = &self.groups[k - 1];
            let measure = joint.kind == GroupKind::Preposition
                && self.units[joint.head].is(Class::Of)
                && matches!(self.head(b).tag, Tag::Noun | Tag::Plural);
            if !measure && joint.kind != GroupKind::Conjunction {
                break;
            }
            k = b;
        }
        k
    }

    /// Possessors keep their articles: "the mayor's".
    fn after_determiner(&self, start: usize, genitive: usize) -> usize {
        let earlier = (start..genitive).rev().find(|u| self.units[*u].tag == Tag::Genitive);
        earlier.map_or(start, |e| if e + 1 < genitive { start } else { e })
    }

    /// "the council must resign": a modal, its subject, and the main verb after it.
    fn modal_clause(&self, unit: usize) -> Option<Clause> {
        let v = self.group(unit);
        let group = self.groups[v];
        let verb = group.verb.filter(|_| self.units[unit].tag == Tag::Modal && group.head > unit)?;
        let found = self.subject(v);
        Some(Clause {
            verb: Some(verb),
            subject: found.phrase,
            object: found.object,
            first: found.first,
            governor: found.governor,
            rest: Some(unit + 1),
            after: v + 1,
            ..self.around(unit, 0, if verb.passive { Frame::Passive } else { found.frame })
        })
    }
}
