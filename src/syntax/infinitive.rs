//! Subjects of infinitives: those of the verbs above them, objects that are to do it, owners of what is planned.

use super::group::{Group, GroupKind, VerbForm};
use super::nonfinite::FARTHEST;
use super::phrase::Extent;
use super::subject::{Phrase, Subject};
use super::window::{UnitKind, Window};
use crate::lexicon::{Class, Property, Tag};
use crate::rules::Frame;
use crate::span::Units;

impl Window {
    /// "Two officials, quick to condemn the raid, left", "Quick to condemn the raid, two officials left": the subject of an infinitive behind an adjective set apart; `k`
    /// is the group of the infinitive, or of adverbs before it.
    fn of_ready(&self, v: usize, k: usize) -> Option<Subject> {
        let adjective = k.checked_sub(1).filter(|a| self.groups[*a].kind == GroupKind::Adjective)?;
        if adjective == 0 {
            return Some(Subject { frame: Frame::Infinitive, ..self.fronted_participle(v) }).filter(|s| s.phrase.is_some());
        }
        let noun = adjective.checked_sub(2).filter(|n| self.groups[n + 1].kind == GroupKind::Comma && self.is_noun(*n) && self.acts(*n))?;
        let closed = (v + 1..self.groups.len()).any(|c| self.groups[c].kind == GroupKind::Comma);
        closed.then(|| Subject::below(v, Frame::Infinitive, Some(self.phrase(self.noun_phrase_start(noun), noun + 1)), None))
    }

    /// The subject of the infinitive at group `v`; shared subjects are followed over `chain` more verbs.
    pub(super) fn of_infinitive(&self, v: usize, chain: usize) -> Subject {
        let k = self.skip_adverbials_left(v);
        if let Some(subject) = self.of_ready(v, k) {
            return subject;
        }
        let Some(above) = self.verb_above(k) else {
            return Subject { phrase: self.doer_without_verb(v, k), ..Subject::none(v, Frame::Infinitive) };
        };
        let parted = |g: &Group| matches!(g.kind, GroupKind::Comma | GroupKind::Stop | GroupKind::Semicolon | GroupKind::Quote);
        if chain == 0 || self.groups[above + 1..k].iter().any(parted) {
            return Subject::none(v, Frame::Infinitive);
        }
        let below = |phrase| Subject::below(v, Frame::Infinitive, phrase, Some(above));
        // "it is rare for a mayor to campaign": who is to do it
        if let Some(doer) = self.doer_of_infinitive(v, k, above).or_else(|| self.left_to(v, k, above)) {
            return below(Some(doer));
        }
        if let Some(somebody) = self.whom_it_took(above, chain) {
            return below(somebody);
        }
        let phrase = match self.object_to_act(above, k) {
            // "urged NATO to": the object; "decided to", "was asked to", "summoned the envoy to": the subject
            Some(n) if self.controls_object(above) => {
                let end = self.noun_phrase_end(n, Extent::PLAIN).min(k);
                Some(self.phrase(n, end.max(n + 1)))
            }
            // "it is hard to predict": nobody in particular
            _ => self
                .doer_of_noun(v, k, above)
                .or_else(|| self.subject_within(above, chain - 1).phrase.filter(|p| !self.is_expletive(above, p))),
        };
        // "“No,” he likes to say": what is said stands before the verb above
        if above + 1 == v && self.head(v).has(Property::Says) && self.groups[above].is_finite() {
            return Subject { first: self.subject_within(above, chain - 1).first, ..below(phrase) };
        }
        below(phrase)
    }

    /// The verb group above an infinitive that ends before group `k`.
    fn verb_above(&self, k: usize) -> Option<usize> {
        // "used a boat built in Riga to attack": what describes a noun has no infinitive but right behind it
        let describes = |n: usize| {
            let done = self.groups[n].verb.is_some_and(|g| g.form == VerbForm::Participle && g.passive);
            // (but "a clerk believed by Oslo to be behind it")
            let raised = self.head(n).has(Property::Bare) && self.head(n + 1).is(Class::By);
            done && !raised && n + 1 < k && n > 0 && self.is_noun(n - 1) && !self.head(n).is(Class::ObjectControl)
        };
        (0..k).rev().take(FARTHEST).find(|n| self.groups[*n].kind == GroupKind::Verb && !describes(*n))
    }

    /// "Oslo's attempt to blame", "EU to ban imports" (what headlines leave out): who is to do it where no verb stands before.
    fn doer_without_verb(&self, v: usize, k: usize) -> Option<Phrase> {
        let named = |n: usize| (self.headline && k == v && self.is_noun(n)).then(|| self.phrase(self.noun_phrase_start(n), k));
        let owner = k.checked_sub(1).and_then(|n| self.possessor_of_act(n).or_else(|| named(n)).or_else(|| self.owner_of_act(n)));
        owner.or_else(|| self.decider(v, k)).or_else(|| self.asked_for(v, k))
    }

    /// Who is to do it by a noun behind the verb above: "Oslo's decision to condemn", "a rally by bakers to denounce", "the decision of Oslo to close".
    fn doer_of_noun(&self, v: usize, k: usize, above: usize) -> Option<Phrase> {
        let noun = k.checked_sub(1).filter(|n| self.is_noun(*n) && *n > above);
        let owner = noun.and_then(|n| self.possessor_of_act(n).or_else(|| self.planner(n)));
        let agent = || {
            let by = |n: &usize| self.groups[*n].kind == GroupKind::Preposition && self.head(*n).is(Class::By);
            let acts = |n: &usize| by(n) && self.is_noun(n + 1) && self.is_noun(n - 1) && self.groups[above].is_active();
            (above + 1..k).rev().find(acts).map(|by| self.phrase(by + 1, by + 2))
        };
        owner.or_else(agent).or_else(|| self.decider(v, k))
    }

    /// "it took the general a week to condemn his men": whoever it took so long, if the text tells.
    fn whom_it_took(&self, above: usize, chain: usize) -> Option<Option<Phrase>> {
        let who = above + 1;
        if !self.is_noun(who) || !self.subject_within(above, chain - 1).phrase.is_some_and(|p| self.is_it(&p)) {
            return None;
        }
        if self.is_time(who) {
            return Some(None);
        }
        // ("took the general in Lima a week")
        let end = self.noun_phrase_end(who, Extent::PLAIN);
        (self.acts(who) && self.is_time(end)).then(|| Some(self.phrase(who, end)))
    }

    /// Whether the object of the verb group `verb` does what an infinitive behind it says. With a particle it is another verb: "called in the envoy to".
    fn controls_object(&self, verb: usize) -> bool {
        let particle = self.units[self.groups[verb].units.end - 1].tag == Tag::Particle;
        self.head(verb).is(Class::ObjectControl) && !particle && self.groups[verb].is_active()
    }

    /// The object of the verb group `above` that may do what the infinitive says that ends before group `k`.
    fn object_to_act(&self, above: usize, k: usize) -> Option<usize> {
        let n = (above + 1..k).find(|n| self.is_noun(*n) && !self.is_time(*n))?;
        if n != above + 2 && self.groups[n - 1].kind == GroupKind::Preposition {
            return None;
        }
        let (verb, head) = (self.head(above), self.head(n));
        // "drove their flocks into the square to protest": what cannot act is driven
        let act = head.is_any(&[Class::EventNoun, Class::ClauseNoun, Class::IssuedNoun]) || head.cue != 0;
        // ("called a strike to protest", but "called on the club to")
        let called = verb.is(Class::Naming) && n == above + 1;
        let may_act = self.acts(n) || n + 1 == k && !called && (!act || head.is(Class::StateNoun));
        // "found ways to blame": who found them
        let found = verb.has(Property::That) && !self.acts(n) && !head.is(Class::StateNoun);
        // "found it necessary to condemn": whoever found it so
        let expletive = n == above + 1 && self.kind(n + 1) == Some(GroupKind::Adjective) && self.is_it(&self.phrase(n, n + 1));
        (may_act && !found && !expletive).then_some(n)
    }

    /// "urged them to condemn the war and support the refugees": a base form behind the conjunction at group `joint` shares the "to" of the infinitive before it,
    /// where the verb above that is none.
    pub(super) fn second_infinitive(&self, v: usize, joint: usize, chain: usize) -> Option<Subject> {
        let bare = |k: usize| {
            let Units { start, end } = self.groups[k].units;
            self.head(k).tag == Tag::Base && self.units[start..end].iter().all(|u| matches!(u.tag, Tag::Base | Tag::Adverb | Tag::Particle))
        };
        if chain == 0 || !bare(v) {
            return None;
        }
        let first = self.outside_brackets(joint).find(|k| self.groups[*k].kind == GroupKind::Verb).filter(|k| self.is_to_infinitive(*k))?;
        let whole = self.groups[first..joint].iter().all(|g| !matches!(g.kind, GroupKind::Comma | GroupKind::Semicolon | GroupKind::That));
        let above = self.of_infinitive(first, chain - 1);
        let governed = above.governor.is_none_or(|g| !bare(g) || self.is_to_infinitive(g));
        (whole && governed).then(|| Subject::below(v, Frame::Infinitive, above.phrase, above.governor))
    }

    /// "rare for a mayor to campaign": the noun phrase between "for" behind a form of being, or behind the verb of a noun that asks, and the infinitive at group
    /// `v`, which ends before group `k`.
    fn doer_of_infinitive(&self, v: usize, k: usize, above: usize) -> Option<Phrase> {
        let last = k.checked_sub(1).filter(|n| k == v && self.is_noun(*n) && *n > above)?;
        let start = (above + 1..=last)
            .find(|n| self.is_noun(*n) && self.groups[*n - 1].kind == GroupKind::Preposition && self.head(*n - 1).is(Class::Purpose))?;
        let being = self.groups[above].verb.is_some_and(|g| g.copula && !g.passive);
        // "calls grew for the mayor to resign", "pressure mounted on the mayor to resign"
        let asked = || {
            let noun = above.checked_sub(1).filter(|n| start == above + 2 && self.is_noun(*n) && !self.acts(*n));
            noun.is_some_and(|n| self.head(n).has(Property::Open) && self.groups[above].is_finite())
        };
        ((being || asked()) && self.acts(start)).then(|| self.phrase(start, k))
    }

    /// "it fell to the abbot to condemn it": to whom that was left.
    fn left_to(&self, v: usize, k: usize, above: usize) -> Option<Phrase> {
        let doer = above + 2;
        let it = above.checked_sub(1).filter(|i| self.is_noun(*i)).map(|i| self.head(i))?;
        let expletive = it.tag == Tag::Pronoun && it.is(Class::Neuter);
        let to = self.kind(above + 1) == Some(GroupKind::Preposition) && self.head(above + 1).tags.has(Tag::To);
        let whole = k == v && doer < k && self.is_noun(doer) && self.acts(doer) && self.noun_phrase_end(doer, Extent::PLAIN) >= k;
        let falls = self.groups[above].verb.is_some_and(|v| !v.copula);
        (expletive && falls && to && whole).then(|| self.phrase(doer, k))
    }

    /// "Oslo's decision": the possessor in a noun group that is no person.
    pub(super) fn possessor_of_act(&self, n: usize) -> Option<Phrase> {
        let g = &self.groups[n];
        if g.kind != GroupKind::Noun {
            return None;
        }
        let mark = (g.units.start + 1..g.head).rev().find(|u| self.units[*u].tag == Tag::Genitive)?;
        let person = self.units[g.head].is(Class::PersonNoun) || self.units[g.head].is(Class::PeopleNoun);
        (!person).then(|| self.owner_of(n, g.units.start, mark))
    }

    /// "Its refusal to pay": the pronoun that owns the noun of a group.
    fn owner_of_act(&self, n: usize) -> Option<Phrase> {
        let g = &self.groups[n];
        let own = g.kind == GroupKind::Noun && g.units.start < g.head && self.units[g.units.start].tag == Tag::Possessive;
        own.then(|| Phrase { units: Units::new(g.units.start, g.units.start + 1), head: g.units.start, referent: None })
    }

    /// "Calls for the council to condemn it grew": whom a noun in a subject asks to do it.
    fn asked_for(&self, v: usize, k: usize) -> Option<Phrase> {
        let noun = k.checked_sub(1).filter(|n| k == v && self.is_noun(*n) && self.acts(*n))?;
        let asks = noun.checked_sub(2).is_some_and(|b| self.is_noun(b) && self.head(b).cue != 0 && self.head(noun - 1).is(Class::Purpose));
        asks.then(|| self.phrase(noun, k))
    }

    /// "a Norwegian plan", "the EU decision": the name in a noun group that claims.
    fn planner(&self, n: usize) -> Option<Phrase> {
        let g = &self.groups[n];
        let plan = self.units[g.head].cue != 0 && self.units[g.head].kind == UnitKind::Word;
        let name = (g.units.start..g.head).rev().find(|u| matches!(self.units[*u].kind, UnitKind::Name(_))).filter(|_| plan)?;
        Some(Phrase { units: Units::new(name, name + 1), head: name, referent: None })
    }

    /// "the decision of Oslo to close": who decides, between "of" behind what is decided and the infinitive at group `v`, which ends before group `k`.
    fn decider(&self, v: usize, k: usize) -> Option<Phrase> {
        const FARTHEST: usize = 6;
        let last = k.checked_sub(1).filter(|n| k == v && self.is_noun(*n))?;
        let inside = |n: &usize| matches!(self.groups[*n].kind, GroupKind::Noun | GroupKind::Preposition | GroupKind::Conjunction);
        let of = (last.saturating_sub(FARTHEST)..last).rev().take_while(inside).find(|n| self.head(*n).is(Class::Of))?;
        let decided = of.checked_sub(1).is_some_and(|n| {
            let head = self.head(n);
            self.is_noun(n) && !self.acts(n) && (head.is_any(&[Class::ClauseNoun, Class::Negating]) || head.has(Property::Intends))
        });
        (decided && self.acts(of + 1)).then(|| self.phrase(of + 1, k))
    }

    /// "it is hard to", "there is no reason to": the subject of an adjective that an infinitive follows, and what only says that something is.
    fn is_expletive(&self, copula: usize, subject: &Phrase) -> bool {
        let exists = self.units[subject.head].tag == Tag::Existential;
        exists || self.groups[copula].is_copula() && self.is_it(subject)
    }

    /// Whether a subject is "it".
    fn is_it(&self, subject: &Phrase) -> bool {
        let head = &self.units[subject.head];
        head.tag == Tag::Pronoun && head.is(Class::Neuter)
    }
}
