//! Shared subjects: whose verb a second one is, over the clause of another.

use super::group::{GroupKind, VerbForm};
use super::subject::Subject;
use super::window::{Unit, Window};
use crate::lexicon::{Class, Property, Tag, Tags};
use crate::rules::Frame;
use crate::span::Units;

impl Window {
    /// The participle right behind its noun that a clause with the finite verb `v` belongs to: "guests hurt when the roof fell".
    pub(super) fn before_time_clause(&self, v: usize) -> Option<usize> {
        let subject = self.skip_adverbials_left(v).checked_sub(1).filter(|s| self.is_noun(*s))?;
        let opener = self.noun_phrase_start(subject).checked_sub(1).filter(|o| self.groups[*o].kind == GroupKind::Subordinator)?;
        let done = opener.checked_sub(1).filter(|d| *d > 0 && self.is_noun(*d - 1))?;
        self.groups[done].verb.is_some_and(|g| g.form == VerbForm::Participle).then_some(done)
    }

    /// Whether the verb group `v` with its subject stands alone between commas, behind the clause that it reports: "Oslo is ready, a minister said, but".
    fn is_parenthetical(&self, v: usize) -> bool {
        let comma = |k: usize| self.kind(k) == Some(GroupKind::Comma);
        let subject = self.skip_adverbials_left(v).checked_sub(1).filter(|s| self.is_noun(*s)).map(|s| self.noun_phrase_start(s));
        let open = subject.and_then(|s| s.checked_sub(1)).filter(|c| comma(*c));
        self.head(v).has(Property::Bare) && comma(v + 1) && open.is_some_and(|o| self.groups[..o].iter().any(|g| g.is_finite()))
    }

    /// Whether a clause with "that" behind the noun group `n` says what it is: "suggestions that", "evidence that".
    pub fn takes_clause(&self, n: usize) -> bool {
        let head = self.head(n);
        head.is(Class::ClauseNoun) || head.cue != 0 && matches!(head.tag, Tag::Noun | Tag::Plural)
    }

    /// Whether group `n` is a noun in the singular alone: "under pressure", "in court".
    pub fn is_lone_singular(&self, n: usize) -> bool {
        let g = &self.groups[n];
        g.units.len() == 1 && self.units[g.head].tag == Tag::Noun
    }

    /// The groups before group `n` from the right, without those in brackets, or between dashes that end there: "called it vile (although he had read it) and
    /// left", "called it vile - “I mean it,” she said - and left".
    pub(super) fn outside_brackets(&self, n: usize) -> impl Iterator<Item = usize> {
        const LONGEST: usize = 20;
        let dash = |k: &usize| self.groups[*k].kind == GroupKind::Dash;
        let close = n.checked_sub(1).filter(dash);
        let open = close.and_then(|c| (c.saturating_sub(LONGEST)..c).rev().find(dash));
        let mut depth = 0usize;
        (0..open.unwrap_or(n)).rev().filter(move |k| {
            match self.groups[*k].kind {
                GroupKind::Close => depth += 1,
                GroupKind::Open => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0
        })
    }

    /// The group behind a second verb that is joined to the verb at group `v`, where that verb has its object, clause or infinitive there: "condemned and denounced
    /// the raid", "hopes and expects to win", "neither condemned nor backed it", "condemned but also praised it".
    pub(super) fn shared_object(&self, v: usize) -> Option<usize> {
        let active = |n: usize| self.groups[n].has_doer();
        if self.kind(v + 1) == Some(GroupKind::Comma) {
            return self.parted_object(v);
        }
        let conjunction = self.kind(v + 1) == Some(GroupKind::Conjunction);
        let negated = |n: usize| self.groups[n].verb.is_some_and(|g| g.negated);
        // ("nor" is part of the second verb; "neither confirmed nor denied it" is one denial)
        let nor = self.groups.get(v + 1).is_some_and(|g| g.verb.is_some() && self.units[g.units.start].is(Class::Negation))
            && negated(v)
            && !self.head(v).has(Property::Bare);
        let second = v + 1 + usize::from(conjunction);
        if !(conjunction || nor) || self.groups.get(second).is_none_or(|g| g.verb.is_none()) || !active(v) || !active(second) {
            return None;
        }
        let claims = |n: usize| self.groups[n].is_finite() && self.head(n).cue != 0;
        let object = second + 1;
        let shares = if self.kind(object) == Some(GroupKind::That) || self.is_to_infinitive(object) {
            (nor || self.head(v + 1).is(Class::And)) && claims(v) && claims(second)
        } else {
            let contrasts = || self.head(v + 1).is(Class::Contrast) && claims(second) && !self.begins_clause(object);
            let joins = nor || self.joins_verbs(v + 1) || contrasts();
            self.is_noun(object) && !self.is_time(object) && joins && self.head(second).cue != 0
        };
        shares.then_some(object)
    }

    /// "condemned, but did not expel, the envoy": the object behind a second verb that is set apart, of the verb at group `v`, which is the first or the second.
    fn parted_object(&self, v: usize) -> Option<usize> {
        let is = |n: usize, kind: GroupKind| self.kind(n) == Some(kind);
        let first = is(v + 2, GroupKind::Conjunction);
        let joint = if first { v + 2 } else { self.skip_adverbials_left(v).checked_sub(1)? };
        let second = if first { self.skip_adverbials(joint + 1) } else { v };
        let joins = joint > 1 && is(joint, GroupKind::Conjunction) && self.head(joint).is_any(&[Class::And, Class::Contrast]);
        let claims = |n: usize| {
            let verb = self.groups.get(n).and_then(|g| g.verb);
            verb.is_some_and(|g| !g.passive && !g.copula) && self.head(n).cue != 0
        };
        let apart = joins && is(joint - 1, GroupKind::Comma) && is(second + 1, GroupKind::Comma);
        let object = second + 2;
        let plain = apart && claims(joint - 2) && claims(second) && self.is_noun(object);
        (plain && !self.is_time(object) && !self.begins_clause(object)).then_some(object)
    }

    /// Whether the clause of the finite verb at group `v` begins behind a comma and "but" with its own subject.
    fn opens_contrast(&self, v: usize) -> bool {
        let subject = self.skip_adverbials_left(v).checked_sub(1).filter(|s| self.is_noun(*s)).map(|s| self.noun_phrase_start(s));
        let joint = subject.and_then(|s| s.checked_sub(1)).filter(|j| self.head(*j).is(Class::Contrast));
        joint.and_then(|j| j.checked_sub(1)).is_some_and(|c| self.groups[c].kind == GroupKind::Comma)
    }

    /// The subject of the verb before, which this one shares.
    pub(super) fn shared(&self, v: usize, before: usize, chain: usize, frame: Frame) -> Subject {
        if chain == 0 {
            return Subject::none(v, frame);
        }
        match self.mate(v, before, chain) {
            Some(above) => {
                let found = self.subject_of_mate(v, before, chain, above, frame);
                // "said it was safe when used as told, and promised": what has no subject itself is no mate
                let claims = |k: &usize| self.groups[*k].is_finite() && self.head(*k).claims() && !self.is_relative_verb(*k);
                let other = || self.outside_brackets(above).find(claims).filter(|_| self.head(v).claims());
                match other().filter(|_| found.phrase.is_none()) {
                    Some(other) => self.subject_of_mate(v, before, chain, other, frame),
                    None => found,
                }
            }
            None => Subject::none(v, frame),
        }
    }

    /// The first verb of a verb group, modals among them.
    fn first_verb(&self, k: usize) -> Option<&Unit> {
        let Units { start, end } = self.groups[k].units;
        self.units[start..end].iter().find(|u| Tags::VERB.with(Tag::Modal).has(u.tag))
    }

    /// Whether the verb group `k` begins with a past form.
    fn begins_in_past(&self, k: usize) -> bool {
        self.first_verb(k).is_some_and(|u| u.tag == Tag::Past)
    }

    /// Whether the verb group `k` has a tense with which the one at `v` may go on: the same, or what is as good as the past.
    fn has_same_tense(&self, k: usize, v: usize) -> bool {
        let g = &self.groups[k];
        let (first, head) = (&self.units[g.units.start], &self.units[g.head]);
        // "has asked for a ban and called": the perfect may go on with a participle that looks like the past
        let perfect = || first.is(Class::Have) && head.tag == Tag::Participle;
        // "would not say whether she backs it but told"
        let refuses = || g.verb.is_some_and(|v| v.negated) && first.tag == Tag::Modal && head.tag == Tag::Base;
        let past = self.begins_in_past(v);
        self.begins_in_past(k) == past || past && (perfect() || refuses())
    }

    /// "that clarity could help those who doubt it and question": whether one of two verb groups is of a singular and the other of a plural, which share no subject.
    fn differ_in_number(&self, k: usize, v: usize) -> bool {
        let third = |k: usize| {
            let first = self.first_verb(k)?;
            matches!(first.tag, Tag::Third | Tag::Base).then_some(first.tag == Tag::Third)
        };
        third(k).zip(third(v)).is_some_and(|(a, b)| a != b)
    }

    /// Whether the verb group `k` has a form from which the one at `v` may go on.
    fn has_same_form(&self, k: usize, v: usize) -> bool {
        let form = self.form(v);
        self.groups[k].verb.is_some_and(|g| Some(g.form) == form || g.form == VerbForm::Finite)
    }

    /// The verb before group `before` whose subject the one at `v` shares.
    fn mate(&self, v: usize, before: usize, chain: usize) -> Option<usize> {
        let earlier = || self.outside_brackets(before);
        let past = self.begins_in_past(v);
        // "It is ready, a minister said, but hopes": what a report in commas stands in
        let outer = |k: &usize| self.has_same_form(*k, v) && !(self.begins_in_past(*k) != past && self.is_parenthetical(*k));
        // "until Oslo paid, but stopped", "for the grain it sent but renewed": the verb of a clause within the predicate is not the one
        let main = |k: &usize| outer(k) && !self.is_subordinate(*k) && !self.stands_before(*k, before) && !self.is_bare_relative(*k);
        // "backed down on a vow that it would sail and blamed": rather one of the same tense
        let agrees = |k: &usize| main(k) && !(past && self.first(*k).tag == Tag::Modal);
        self.nearest_mate(v, before, chain)
            .or_else(|| self.claiming_mate(v, before))
            .or_else(|| earlier().find(agrees))
            .or_else(|| earlier().find(main))
            .or_else(|| earlier().find(outer))
    }

    /// The finite verb right before the conjunction at group `joint`, where whoever does that does what the one at `v` says as well, though another may report it.
    fn nearest_mate(&self, v: usize, joint: usize, chain: usize) -> Option<usize> {
        let comma = joint.checked_sub(1).is_some_and(|c| self.groups[c].kind == GroupKind::Comma);
        if self.groups[joint].kind != GroupKind::Conjunction || comma {
            return None;
        }
        let nearest = self.outside_brackets(joint).find(|k| self.groups[*k].is_finite()).filter(|k| self.has_same_form(*k, v))?;
        // "said the firm had lied and had told"
        let had = |k: usize| self.begins_in_past(k) && self.first(k).is(Class::Have);
        if had(v) && had(nearest) {
            return Some(nearest);
        }
        // "resigned after inspectors called the ward unsafe and accused", "left, but the governor stayed on and accused"
        let clause = || self.is_subordinate(nearest) && self.claims_itself(nearest) || self.opens_contrast(nearest);
        let acts = || self.subject_within(nearest, chain - 1).phrase.is_some_and(|p| self.acts(self.group(p.head)));
        (self.begins_in_past(nearest) == self.begins_in_past(v) && clause() && acts()).then_some(nearest)
    }

    /// The verb that claims before group `before`, or who reports that one: a verb that claims rather shares with one that does ("insists … and has accused").
    fn claiming_mate(&self, v: usize, before: usize) -> Option<usize> {
        // "says that they break the treaty and are denounced": what is done to somebody belongs to the nearest
        if self.groups[v].is_passive() || self.head(v).cue == 0 && !self.claims_itself(v) {
            return None;
        }
        let claims = |k: &usize| {
            self.has_same_form(*k, v)
                && self.head(*k).cue != 0
                && !self.head(*k).is(Class::Have)
                && self.groups[*k].has_doer()
                && self.has_same_tense(*k, v)
                && !self.differ_in_number(*k, v)
                && !self.is_relative_verb(*k)
                && !self.is_subordinate(*k)
                && !self.stands_before(*k, before)
                && !self.is_asked(*k)
        };
        // "said the bridge was shut … and said": the same word again
        let again = |k: &usize| self.head(*k).word == self.head(v).word && claims(k);
        let earlier = || self.outside_brackets(before);
        let found = earlier().find(again).or_else(|| earlier().find(claims))?;
        Some(self.reporter(found, claims))
    }

    /// The subject of the verb `above`, for the one at `v` that shares it; or that of whoever reports `above`, where a thing cannot do what `v` says.
    fn subject_of_mate(&self, v: usize, before: usize, chain: usize, above: usize, frame: Frame) -> Subject {
        let same = |k: &usize| self.has_same_form(*k, v);
        let passive = self.groups[v].is_passive();
        let found = self.subject_within(above, chain - 1);
        // "says the aim is “to win,” but conceded": a thing concedes nothing
        let thing = self.head(v).cue != 0 && found.phrase.is_some_and(|p| self.is_thing(self.group(p.head)));
        let reports = |k: &usize| same(k) && self.head(*k).cue != 0 && self.groups[*k].has_doer();
        let reporter = if thing && !passive { self.reporter(above, reports) } else { above };
        let found = if reporter == above { found } else { self.subject_within(reporter, chain - 1) };
        // "The rift was complete when Hale called them liars and promised": nor promises one
        let subordinate = thing && !passive && reporter == above;
        let actor = |k: usize| self.subject_within(k, chain - 1).phrase.filter(|p| self.acts(self.group(p.head))).map(|p| (p, k));
        let earlier = || self.outside_brackets(before).filter(same).filter(|k| self.is_subordinate(*k));
        let inner = subordinate.then(|| earlier().find_map(actor)).flatten();
        let (phrase, above) = inner.map_or((found.phrase, above), |(actor, k)| (Some(actor), k));
        Subject::below(v, frame, phrase, Some(above))
    }
}
