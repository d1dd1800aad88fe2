//! Nouns between which and their verb a clause of their own stands: with "that", an infinitive, a relative pronoun, a participle.

use super::group::{Group, GroupKind, VerbForm};
use super::phrase::Extent;
use super::window::{UnitKind, Window};
use crate::lexicon::{Class, Property, Tag};

impl Window {
    /// "Rumours that he had fled were denied": the noun of a clause with "that" that has its own verb and ends before group `n`.
    pub(super) fn explained_noun(&self, n: usize) -> Option<usize> {
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

    /// "the decision to pull out of the pact has met with": the noun that opens the clause and that an infinitive explains, whose own words end before group `n`.
    pub(super) fn noun_with_infinitive(&self, n: usize) -> Option<usize> {
        const FARTHEST: usize = 12;
        let inside = |g: &Group| {
            matches!(g.kind, GroupKind::Noun | GroupKind::Preposition | GroupKind::Adverb | GroupKind::Adjective | GroupKind::Particle)
        };
        let to = (n.saturating_sub(FARTHEST)..n).rev().find(|k| !inside(&self.groups[*k]))?;
        self.groups[to].verb.filter(|g| g.to && g.form == VerbForm::Infinitive)?;
        // ("the failure of the council to act")
        let governed = |b: usize| b > 1 && self.groups[b - 1].kind == GroupKind::Preposition;
        let of_act = |b: usize| Some(self.noun_phrase_start(b)).is_some_and(|s| s < b && !self.acts(s) && !self.is_time(s));
        let explained = |b: usize| !self.acts(b) || governed(b) && of_act(b);
        let noun = to.checked_sub(1).filter(|b| self.is_noun(*b) && to + 1 < n && !self.is_time(*b) && explained(*b))?;
        let opens = self.noun_phrase_start(noun).checked_sub(1).is_none_or(|b| {
            let kind = self.groups[b].kind;
            matches!(kind, GroupKind::Comma | GroupKind::That | GroupKind::Conjunction | GroupKind::Subordinator | GroupKind::Stop)
        });
        opens.then_some(noun)
    }

    /// "Residents told to leave refused", "nurses threatened with dismissal for speaking out say": the noun of a reduced relative clause that ends with a verb
    /// right before group `n`.
    pub(super) fn noun_of_reduced(&self, n: usize) -> Option<usize> {
        const FARTHEST: usize = 10;
        self.groups[n.checked_sub(1)?].verb.filter(|g| g.form != VerbForm::Finite)?;
        for k in (n.saturating_sub(FARTHEST)..n).rev() {
            match self.groups[k].kind {
                GroupKind::Verb if self.groups[k].is_finite() => return None,
                GroupKind::Verb => {
                    let noun = k.checked_sub(1).filter(|b| self.is_noun(*b) && !self.is_time(*b));
                    if let Some(noun) = noun.filter(|_| self.groups[k].verb.is_some_and(|g| g.passive || g.form == VerbForm::Ing)) {
                        return Some(noun);
                    }
                }
                GroupKind::Noun | GroupKind::Preposition | GroupKind::Adverb | GroupKind::Adjective | GroupKind::Particle => {}
                _ => return None,
            }
        }
        None
    }

    /// "A group calling itself the Dawn Front said": the noun of an -ing form with a pronoun and what it is called, which end before group `n`.
    pub(super) fn noun_of_naming(&self, n: usize) -> Option<usize> {
        let name = n.checked_sub(1).filter(|b| self.is_noun(*b) && !self.is_time(*b))?;
        let object = self.noun_phrase_start(name).checked_sub(1).filter(|b| self.is_noun(*b))?;
        let pronoun = self.head(object).tag == Tag::Pronoun;
        let verb =
            object.checked_sub(1).filter(|v| pronoun && self.groups[*v].verb.is_some_and(|g| g.form == VerbForm::Ing && !g.passive))?;
        let names = self.head(verb).is(Class::Naming);
        let alone = self.groups[verb].units.len() == 1;
        verb.checked_sub(1).filter(|b| alone && names && self.is_noun(*b) && !self.is_time(*b))
    }

    /// "Growers who are open to a sale say", "growers whose wells were shut say": the noun of a relative clause without commas that has its own verb and ends
    /// before group `n`.
    pub(super) fn noun_of_relative(&self, n: usize) -> Option<usize> {
        const FARTHEST: usize = 14;
        let (mut verbs, mut clauses, mut first) = (0, 1, n);
        let reports = |verb: usize| {
            let group = &self.groups[verb];
            let claims =
                self.units[group.head].cue != 0 && self.units[group.head].has(Property::Bare) && group.verb.is_some_and(|g| !g.copula);
            claims && self.is_noun(verb + 1) && self.noun_phrase_end(verb + 1, Extent::PLAIN) >= n
        };
        for k in (n.saturating_sub(FARTHEST)..n).rev() {
            let g = &self.groups[k];
            let head = &self.units[g.head];
            match g.kind {
                GroupKind::Verb if g.is_finite() => {
                    // "those who say the well is dry blame": a clause without "that"
                    // (but "a sailor who had seen the fire later said the crew": the next verb tells)
                    let bare = head.has(Property::Bare)
                        && verbs > 0
                        && self.is_noun(k + 1)
                        && self.verb_of(k + 1) == Some(first)
                        && (self.acts(k + 1) || !reports(first));
                    (verbs, clauses, first) = (verbs + 1, clauses + bare as usize, k);
                }
                GroupKind::That if head.tag == Tag::That && verbs > 0 => clauses += 1,
                // "a trader who hid because he feared arrest said"
                GroupKind::Subordinator if verbs == clauses => clauses += 1,
                GroupKind::Wh if head.is(Class::Relative) && head.tag == Tag::Wh => {
                    let before = k.checked_sub(1).filter(|_| verbs == clauses)?;
                    // "who once sued the firm and who now owns it said"
                    if self.groups[before].kind == GroupKind::Conjunction {
                        verbs -= 1;
                        continue;
                    }
                    let noun = Some(before).filter(|b| self.is_noun(*b) && !self.is_time(*b))?;
                    // "growers who say the well", "a well that growers say": what follows may be the verb of what they say
                    let claims = self.head(first).cue != 0;
                    let gap = claims && first + 1 == n && self.groups[first].is_active() && k + 1 < first;
                    return (!reports(first) && !gap).then_some(noun);
                }
                GroupKind::Noun
                | GroupKind::Preposition
                | GroupKind::Adverb
                | GroupKind::Adjective
                | GroupKind::Verb
                | GroupKind::Particle => {}
                GroupKind::Conjunction if self.groups[k + 1].kind == GroupKind::Wh => {}
                // "who worked there and asked not to be named said": one verb with what it is joined to
                GroupKind::Conjunction if clauses > 1 => {}
                GroupKind::Conjunction if verbs > 0 && self.groups[k + 1].is_finite() => verbs -= 1,
                _ => return None,
            }
            // "growers he spoke with last week say": a pronoun between noun and verb
            let pronoun = self.is_noun(k) && head.tag == Tag::Pronoun && !head.is(Class::Oblique) && !head.is(Class::Reciprocal);
            // (but "a man who said he was there left")
            let reported =
                || k.checked_sub(1).is_some_and(|v| self.groups[v].is_finite() || self.groups[v].kind == GroupKind::Subordinator);
            if pronoun && k + 1 == first && verbs == 1 && clauses == 1 && first + 1 < n && !reported() {
                let noun = k.checked_sub(1).filter(|b| self.is_noun(*b) && !self.is_time(*b) && !self.is_object(*b))?;
                return (!reports(first) && self.acts(noun)).then_some(noun);
            }
        }
        None
    }

    /// "the lawyer the family hired", "the gang Oslo blames for the raid": the noun of a relative clause without a pronoun whose verb stands before group `n`,
    /// with nothing but phrases with prepositions between.
    pub(super) fn noun_of_bare_relative(&self, n: usize) -> Option<usize> {
        let mut end = n;
        while end > 2 && self.is_noun(end - 1) && self.groups[end - 2].kind == GroupKind::Preposition {
            end -= 2;
        }
        let verb = end.checked_sub(1).filter(|v| self.groups[*v].is_finite() && self.groups[*v].has_doer())?;
        let subject = verb.checked_sub(1).filter(|s| self.is_noun(*s) && !self.is_time(*s))?;
        let start = self.noun_phrase_start(subject);
        let noun = start.checked_sub(1).filter(|b| self.is_noun(*b) && !self.is_time(*b) && self.head(*b).tag != Tag::Pronoun)?;
        // "a probe the agency said was over" is all its own
        let named = || self.head(start).tag == Tag::Name && self.unmarked_object(start, verb).is_none();
        let own = !self.head(verb).has(Property::Bare) && !named();
        let governed = self
            .noun_phrase_start(noun)
            .checked_sub(1)
            .is_some_and(|b| matches!(self.groups[b].kind, GroupKind::Verb | GroupKind::Preposition));
        (own && !governed).then_some(noun)
    }

    /// Whether the verb group `n` is one past form that may be a participle, right behind a noun that nothing relative stands before: "those surveyed".
    pub(super) fn is_reduced(&self, n: usize) -> bool {
        let g = &self.groups[n];
        let head = &self.units[g.head];
        let ambiguous = head.tag == Tag::Past && head.tags.has(Tag::Participle) && g.units.len() == 1;
        let noun = n.checked_sub(1).filter(|b| ambiguous && self.is_noun(*b) && !self.is_time(*b));
        noun.map(|b| self.noun_phrase_start(b)).is_some_and(|start| {
            self.relative_object(start).is_none() && (!head.has(Property::Bare) || self.unmarked_object(start, n).is_none())
        })
    }

    /// "A video viewed nine million times claims that": whether the noun group `n`, which is nobody, is the object of a past form that describes the subject of the verb
    /// group `v` behind it, which reports.
    pub(super) fn is_object_of_reduced(&self, n: usize, v: usize) -> bool {
        n + 1 == v
            && self.kind(v + 1) == Some(GroupKind::That)
            && n > 1
            && self.is_reduced(n - 1)
            && !self.head(n - 1).has(Property::That)
            && !self.head(n - 1).has(Property::Bare)
            && !self.head(n).is_somebody()
            && self.head(n).kind == UnitKind::Word
            && !self.is_object(n - 2)
    }

    /// "the firm hit with fines by Bern", "a law condemned as vague by jurists": the passive participle before a phrase that ends with group `last`, before its agent.
    fn passive_before_phrase(&self, last: usize) -> Option<usize> {
        let start = if self.is_noun(last) { self.noun_phrase_start(last) } else { last };
        let within = matches!(self.groups[last].kind, GroupKind::Noun | GroupKind::Adjective);
        let preposition =
            start.checked_sub(1).filter(|p| within && (self.groups[*p].kind == GroupKind::Preposition || self.head(*p).is(Class::As)))?;
        preposition.checked_sub(1).filter(|v| self.groups[*v].verb.is_some_and(|g| g.passive && g.form == VerbForm::Participle))
    }

    /// "the ship seized by pirates sank", "the plan to build homes was": where the noun phrase ends that a verb without a subject of its own hangs on, given
    /// the first group of that verb's object or prepositional phrase.
    pub(super) fn before_reduced_clause(&self, start: usize) -> Option<usize> {
        let mut v = start.checked_sub(1)?;
        if self.groups[v].kind == GroupKind::Preposition {
            let agent = self.head(v).is(Class::By);
            v = v.checked_sub(1)?;
            v = Some(v).filter(|_| agent).and_then(|v| self.passive_before_phrase(v)).unwrap_or(v);
        }
        if let Some(governor) = self.relative_governor(v) {
            v = governor;
        }
        // "visiting earlier in the week", "villages hit hardest by the flood"
        let participle = |k: usize| self.form(k) == Some(VerbForm::Participle);
        while self.groups[v].kind == GroupKind::Adverb || self.groups[v].kind == GroupKind::Adjective && v > 0 && participle(v - 1) {
            v = v.checked_sub(1)?;
        }
        // "others who want to ban it say"
        while self.form(v) == Some(VerbForm::Infinitive) && v > 0 && self.groups[v - 1].kind == GroupKind::Verb {
            v -= 1;
        }
        let reduced = self.groups[v].is_nonfinite();
        // "people who heard the song say"
        // ("critics who say he": a clause begins behind the verb)
        let subject = self.head(start);
        let clause = v + 1 == start && subject.tag == Tag::Pronoun && !subject.is(Class::Oblique) && !subject.is(Class::Neuter);
        if self.groups[v].is_finite() && self.is_relative_verb(v) && v >= 2 && self.is_noun(v - 2) && !clause {
            return Some(v - 1);
        }
        // "parents whose sons vanished in Riga say"
        if self.groups[v].is_finite()
            && let Some(subject) = v.checked_sub(1).filter(|b| self.is_noun(*b))
            && let Some(relative) = self.noun_phrase_start(subject).checked_sub(1)
            && self.groups[relative].kind == GroupKind::Wh
            && self.head(relative).is(Class::Relative)
            && relative.checked_sub(1).is_some_and(|n| self.is_noun(n))
        {
            return Some(relative);
        }
        let before = v.checked_sub(1).filter(|_| reduced)?;
        // "a motion tabled by Oslo and backed by Bern says"
        if self.groups[before].kind == GroupKind::Conjunction
            && let Some(mate) = (before.saturating_sub(6)..before).rev().find(|k| self.groups[*k].kind == GroupKind::Verb)
            && self.form(mate) == Some(VerbForm::Participle)
            && mate.checked_sub(1).is_some_and(|n| self.is_noun(n))
        {
            return Some(mate);
        }
        match self.groups[before].kind {
            GroupKind::Noun => Some(v),
            // "a driver jailed for killing two men apologised", "police accused of trying to hide it said"
            GroupKind::Preposition if self.form(v) == Some(VerbForm::Ing) => {
                let done = before.checked_sub(1).filter(|d| *d > 0 && self.is_noun(*d - 1) && !self.is_time(*d - 1))?;
                self.groups[done].verb.is_some_and(|g| g.form == VerbForm::Participle).then_some(done)
            }
            GroupKind::Comma if self.form(v) == Some(VerbForm::Participle) && before > 0 && self.is_noun(before - 1) => Some(before),
            _ => None,
        }
    }

    /// "the bank that had lent the park most of its money", "bakers who listened to her speeches over the years": the verb of a relative clause without
    /// commas on which the noun group `n` hangs.
    fn relative_governor(&self, n: usize) -> Option<usize> {
        const PHRASES: usize = 3;
        let mut b = n;
        for _ in 0..PHRASES {
            b = self.noun_phrase_start(Some(b).filter(|b| self.is_noun(*b))?).checked_sub(1)?;
            if self.groups[b].kind == GroupKind::Preposition {
                b = b.checked_sub(1)?;
            }
            if self.groups[b].is_finite() && self.is_relative_verb(b) {
                return Some(b);
            }
        }
        None
    }

    /// Where the noun phrase begins that what begins with group `start` describes with a verb or a relative clause, or `start` itself: "a manual published
    /// by a clerk named Hale".
    pub(super) fn over_reduced_clauses(&self, mut start: usize) -> usize {
        const MOST: usize = 3;
        for _ in 0..MOST {
            let Some(noun) = self.before_reduced_clause(start).and_then(|k| k.checked_sub(1)).filter(|n| self.is_noun(*n)) else { break };
            start = self.noun_phrase_start(noun);
        }
        start
    }
}
