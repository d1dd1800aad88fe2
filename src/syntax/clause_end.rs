//! Where a clause begins and ends.

use super::group::{Group, GroupKind, VerbForm};
use super::phrase::Extent;
use super::window::{Unit, Window};
use crate::lexicon::{Class, Property, Tag, Tags};
use crate::text::shape::Shape;

impl Window {
    /// The end of a clause inside a subject ("the claim that the roof was new surprised nobody"): before the first finite verb that is one too many.
    pub fn inner_clause_end(&self, from: usize) -> usize {
        let end = self.clause_end(from);
        // an infinitive has its verb already
        let mut open = self.groups.get(from).is_none_or(|g| g.kind != GroupKind::Verb) as i32;
        for k in from..end {
            match self.groups[k].kind {
                GroupKind::That | GroupKind::Wh | GroupKind::Subordinator | GroupKind::Conjunction if k > from => open += 1,
                // "to buy the house he lives in"
                GroupKind::Noun
                    if k > from
                        && self.head(k).tag == Tag::Pronoun
                        && !self.head(k).is(Class::Oblique)
                        && self.groups.get(k + 1).is_some_and(|g| g.is_finite()) =>
                {
                    open += 1
                }
                GroupKind::Verb if self.groups[k].is_finite() => {
                    open -= 1;
                    if open < 0 {
                        return k;
                    }
                }
                _ => {}
            }
        }
        end
    }

    /// The end (a group number) of the clause that begins with group `from`: of a reported clause, an infinitive or an -ing clause.
    pub fn clause_end(&self, from: usize) -> usize {
        self.end_of_clause(from, false)
    }

    /// As [`Window::clause_end`], of an infinitive or -ing clause: a finite verb or clause joined to it is none of its own.
    pub fn nonfinite_end(&self, from: usize) -> usize {
        self.end_of_clause(from, true)
    }

    fn end_of_clause(&self, from: usize, nonfinite: bool) -> usize {
        let from = self.behind_opening_aside(from);
        let mut k = from;
        let mut inner = false;
        let fronted = self.is_fronted(from);
        let relative = self.is_said_in_relative(from);
        while let Some(g) = self.groups.get(k) {
            match g.kind {
                GroupKind::Stop
                    if k + 1 == self.groups.len()
                        || self.groups[k + 1..].iter().all(|g| matches!(g.kind, GroupKind::Stop | GroupKind::Close | GroupKind::Other)) =>
                {
                    return k;
                }
                GroupKind::Semicolon => return k,
                // "those who say the well is dry blame": the verb of the noun before
                GroupKind::Verb if relative && g.is_finite() && k > from && self.lacks_own_subject(k) && self.is_complete(from, k) => {
                    return k;
                }
                // "said it was old: the roof leaked"
                GroupKind::Colon if k > from && self.is_noun(k + 1) && self.begins_clause(k + 1) => return k,
                GroupKind::Close if !self.opens_before(from, k) => return k,
                // "said it was “a farce,” adding that": the comma stands inside
                GroupKind::Quote
                    if self.units[g.head].shape == Shape::Comma
                        && (self.claims_again(k + 1)
                            || self.cites(k + 1)
                            || fronted && self.is_noun(k + 1) && self.begins_clause(k + 1)) =>
                {
                    return k + 1;
                }
                // "said it was cold while adding that nobody had slept"
                GroupKind::Preposition | GroupKind::Subordinator
                    if k > from
                        && self.is_circumstance(k)
                        && !self.units[g.head].is(Class::By)
                        && self.claims_again(k + 1)
                        && self.head(k + 1).has(Property::Bare)
                        && self.groups[from..k].iter().any(|g| g.is_finite()) =>
                {
                    return k;
                }
                // "Court rejects plan as protesters gather"
                GroupKind::Subordinator if self.headline && self.units[g.head].is(Class::As) && k > from => return k,
                GroupKind::Comma
                    if k > from
                        && (self.leaves_clause(from, k) && (nonfinite || self.is_complete(from, k))
                            || nonfinite && (self.leaves_infinitive(k) || !inner && self.is_past(k + 1))) =>
                {
                    return k;
                }
                GroupKind::Comma if fronted && k > from && self.is_noun(k + 1) && !self.is_time(k + 1) && self.begins_clause(k + 1) => {
                    return k;
                }
                GroupKind::Dash if k > from && self.leaves_at_dash(from, k) => return k,
                GroupKind::Dash
                    if k > from
                        && self.turns_at_dash(k, nonfinite)
                        && !self.groups[..k].iter().any(|g| g.kind == GroupKind::Dash)
                        && !self.groups[k + 1..].iter().any(|g| g.kind == GroupKind::Dash) =>
                {
                    return k;
                }
                // "said she was sorry and promised to pay": another report of the same source
                // ("whether she agrees or disagrees": two verbs that share what follows)
                GroupKind::Conjunction
                    if k > from
                        && !self.joins_verbs(k)
                        && (self.reports_again(k + 1) && !self.belongs_inside(from, k + 1) || self.disagrees(from, k + 1))
                        && self.groups[from..k].iter().any(|g| g.kind == GroupKind::Verb) =>
                {
                    return k;
                }
                GroupKind::Conjunction if k > from && self.begins_anew(k + 1) && self.is_complete(from, k) => return k,
                GroupKind::Conjunction
                    if k > from
                        && self.starts_report(k + 1)
                        && !self.is_last_clause(from, k)
                        && !self.joins_subjects(k)
                        && self.groups[from..k].iter().any(|g| g.kind == GroupKind::Verb) =>
                {
                    return k;
                }
                // "calling it unfair and promising that": another participle beside the cue
                GroupKind::Conjunction if k > from && self.is_second_participle(from, k) => return k,
                GroupKind::Conjunction if nonfinite && !inner && k > from && self.is_second_predicate(from, k + 1) => return k,
                GroupKind::Comma
                    if nonfinite
                        && !inner
                        && k > from
                        && self.kind(k + 1) == Some(GroupKind::Conjunction)
                        && [k + 2, k + 3]
                            .into_iter()
                            .find(|n| self.groups.get(*n).is_some_and(|g| g.kind != GroupKind::Adverb))
                            .is_some_and(|n| self.is_noun(n) && self.begins_clause(n)) =>
                {
                    return k;
                }
                // "said he offered to pay but that nobody came"
                GroupKind::Conjunction if nonfinite && self.kind(k + 1) == Some(GroupKind::That) => return k,
                GroupKind::Verb if !inner && k > from + 1 && g.is_finite() && self.ends_explanation(from, k) => return k,
                // "accused of beating a boy denied it": the verb of the noun that is accused
                // ("to make the clerk testify": not a base form)
                GroupKind::Verb
                    if nonfinite
                        && !inner
                        && k > from + 1
                        && g.is_finite()
                        && self.head(k).tag != Tag::Base
                        && self.lacks_subject(from, k) =>
                {
                    return k;
                }
                GroupKind::That | GroupKind::Wh | GroupKind::Subordinator => inner = true,
                _ => {}
            }
            k += 1;
        }
        self.groups.len()
    }

    /// Where a clause goes on that begins with an aside in commas: "that, if it rains, the fair will close", "that, “it was late”".
    fn behind_opening_aside(&self, from: usize) -> usize {
        const LONGEST: usize = 25;
        if self.kind(from) != Some(GroupKind::Comma) {
            return from;
        }
        let goes_on = |k: usize| self.kind(k) == Some(GroupKind::Quote) || self.is_noun(k) && self.begins_clause(k);
        if self.kind(from + 1) == Some(GroupKind::Quote) {
            return from + 1;
        }
        let second = (from + 2..self.groups.len().min(from + LONGEST)).find(|k| self.groups[*k].kind == GroupKind::Comma && goes_on(k + 1));
        second.map_or(from, |k| k + 1)
    }

    /// Whether the finite verb at `n` belongs to the noun that the clause from group `from` on explains: "hopes that it would hold faded".
    fn ends_explanation(&self, from: usize, n: usize) -> bool {
        let noun = from.checked_sub(2).filter(|b| self.is_noun(*b) && !self.is_time(*b) && self.takes_clause(*b));
        let noun = noun.filter(|b| self.explained_noun(n) == Some(*b));
        let verb = noun.and_then(|_| (from..n).find(|k| self.groups[*k].is_finite()));
        verb.is_some_and(|v| {
            let clause = self.head(v).has(Property::Bare) && self.is_noun(v + 1);
            !clause && !(v + 1..n).any(|k| self.is_noun(k) && self.is_beside_noun(k))
        })
    }

    /// Whether another noun group follows the one at `n` that is the subject of something, no time.
    fn is_beside_noun(&self, n: usize) -> bool {
        self.is_noun(n + 1) && !self.is_time(n) && !self.is_time(n + 1)
    }

    /// Whether no noun between the infinitive or -ing form at group `from` and the finite verb at `n` can be the subject of that: each is an object, or stands
    /// behind a preposition.
    fn lacks_subject(&self, from: usize, n: usize) -> bool {
        (from..n).all(|k| match self.groups[k].kind {
            // "accused of saying the mayor lied"
            GroupKind::Verb => !self.head(k).has(Property::Bare) && !self.groups[k].is_finite(),
            GroupKind::Noun => !self.is_beside_noun(k),
            GroupKind::Preposition | GroupKind::Adverb | GroupKind::Particle => true,
            _ => false,
        })
    }

    /// Whether the clause that begins with group `from` has its own verb before the comma at group `n`: "that the guests, who had come", "that if it rains" have
    /// not. What the attribution itself stands behind is complete.
    fn is_complete(&self, from: usize, n: usize) -> bool {
        let mut open = 0i32;
        let mut verbs = 0;
        for (k, g) in self.groups[from..n].iter().enumerate() {
            match g.kind {
                // "which shops would close or when, citing": nothing follows
                _ if from + k + 1 == n => {}
                GroupKind::Subordinator => open += 1,
                GroupKind::Wh | GroupKind::That if k > 0 => open += 1,
                _ => {}
            }
            verbs += g.is_finite() as i32;
        }
        let closed =
            |v: usize| self.groups.get(v + 1).is_none_or(|g| matches!(g.kind, GroupKind::Stop | GroupKind::Comma | GroupKind::Quote));
        verbs > open
            || self.groups[from].kind == GroupKind::Verb
            || self.verb_of(n + 1).is_some_and(|v| self.starts_report(n + 1) && closed(v))
    }

    /// Whether what begins with group `from` lies in what stands before the subject of its sentence ("While insisting that", "According to a clerk who").
    fn is_fronted(&self, from: usize) -> bool {
        let before = &self.groups[..from];
        // "Two years after the bank pledged"
        let opens = (0..=from).find(|k| self.groups.get(*k).is_some_and(|g| g.kind != GroupKind::Adverb) && !self.is_time(*k));
        let Some(first) = opens.and_then(|k| self.groups.get(k)) else { return false };
        let finite = before.iter().filter(|g| g.is_finite()).count();
        let opens = match first.kind {
            GroupKind::Subordinator => finite <= 1,
            GroupKind::Preposition | GroupKind::Adjective => finite == 0,
            GroupKind::Verb => finite == 0 && !first.is_finite(),
            _ => false,
        };
        opens && before.iter().all(|g| g.kind != GroupKind::Comma)
    }

    /// Whether group `n` is a verb in the past, with which no -ing form or infinitive goes on: "accused it of shelling the port, called the raid unjust and".
    fn is_past(&self, n: usize) -> bool {
        self.groups.get(n).is_some_and(|g| g.is_finite() && self.units[g.head].tag == Tag::Past)
    }

    /// Whether what follows the comma at group `n` belongs to no infinitive or -ing clause: a relative clause or apposition of the whole ("refused to leave, which",
    /// "to resign, a step that").
    fn leaves_infinitive(&self, n: usize) -> bool {
        match self.kind(n + 1) {
            Some(GroupKind::Wh) => !self.is_noun(n - 1) || self.is_comment(n + 1),
            Some(GroupKind::Noun) => !self.is_list(n) && !self.is_noun(n - 1),
            _ => false,
        }
    }

    /// Whether the relative pronoun at group `n` opens what somebody else says of the noun before it, in an aside: "to reject the offer, which it called poor,".
    fn is_comment(&self, n: usize) -> bool {
        let pronoun = self.head(n);
        let relative = pronoun.is(Class::Relative) && !pronoun.tags.has(Tag::Subordinator);
        let calls = |v: usize| {
            let head = self.head(v);
            head.cue != 0 && !head.has(Property::Bare) && self.groups[v].verb.is_some_and(|g| !g.copula && !g.passive)
        };
        relative && self.is_noun(n + 1) && self.verb_of(n + 1).is_some_and(calls)
    }

    /// Whether the clause ends at the dash of group `n`: one that neither opens nor closes an aside.
    fn leaves_at_dash(&self, from: usize, n: usize) -> bool {
        let is_dash = |k: &usize| self.groups[*k].kind == GroupKind::Dash;
        let closes = (from..n).filter(is_dash).count() % 2 == 1;
        let opens = (n + 1..self.groups.len()).find(is_dash).is_some_and(|k| k + 1 < self.groups.len());
        !closes && !opens && self.leaves_clause(from, n)
    }

    /// Whether what follows the only dash, at group `n`, is no part of the clause: "even though", and behind an infinitive all but a noun that says what is meant.
    fn turns_at_dash(&self, n: usize, nonfinite: bool) -> bool {
        let next = (n + 1..self.groups.len()).find(|k| self.groups[*k].kind != GroupKind::Adverb).map(|k| self.groups[k].kind);
        match next {
            Some(GroupKind::Subordinator) => true,
            Some(GroupKind::Noun | GroupKind::Quote | GroupKind::Conjunction) | None => false,
            _ => nonfinite,
        }
    }

    fn opens_before(&self, from: usize, k: usize) -> bool {
        self.groups[from..k].iter().filter(|g| g.kind == GroupKind::Open).count()
            > self.groups[from..k].iter().filter(|g| g.kind == GroupKind::Close).count()
    }

    /// Whether what follows the comma at group `n` no longer belongs to the clause before: another report, a contrast, a participle that claims.
    fn leaves_clause(&self, from: usize, n: usize) -> bool {
        let Some(next) = self.groups.get(n + 1) else { return false };
        let unit = &self.units[next.head];
        match next.kind {
            // "to open the gates, choose a guard and", but "Hale, who wants to stay, quit the race"
            GroupKind::Verb
                if next.is_finite()
                    && unit.tag == Tag::Base
                    && !unit.tags.has(Tag::Past)
                    && self.groups[from].verb.is_some_and(|v| v.form == VerbForm::Infinitive) =>
            {
                false
            }
            // the verb that an aside in commas stood before
            GroupKind::Verb if next.is_finite() => self.headline || self.groups[..from].iter().any(|g| g.kind == GroupKind::Comma),
            GroupKind::Verb => self.claims_again(n + 1),
            GroupKind::Subordinator => unit.is(Class::Contrast),
            GroupKind::Conjunction => {
                // ", but the roof held": what contrasts with a report is said beside it
                let contrast = unit.is(Class::Contrast) && self.is_noun(n + 2) && self.begins_clause(n + 2);
                contrast
                    || self.begins_anew(n + 2)
                    || self.starts_report(n + 2)
                    || self
                        .groups
                        .get(n + 2)
                        .is_some_and(|g| g.is_finite() && self.units[g.head].cue != 0 && !self.units[g.head].has(Property::Attitude))
            }
            GroupKind::Noun => self.starts_report(n + 1) || self.comments(from, n),
            // ", according to the affidavit", ", with one aide insisting that"
            GroupKind::Preposition => {
                let with = unit.is(Class::Dealings) && self.is_noun(n + 2);
                self.cites(n + 1) || with && self.claims_again(self.noun_phrase_end(n + 2, Extent::PLAIN))
            }
            GroupKind::Wh => self.units[next.head].is(Class::Relative) && self.starts_report(n + 2) && self.is_remark(n + 2),
            _ => false,
        }
    }

    /// Whether the clause from group `from` is what a relative clause says without commas, of a noun whose verb is still to come: "those who say the well is dry".
    fn is_said_in_relative(&self, from: usize) -> bool {
        const FARTHEST: usize = 6;
        let verb = (from.saturating_sub(FARTHEST)..from).rev().find(|k| self.groups[*k].kind == GroupKind::Verb);
        let antecedent = verb.filter(|v| self.is_relative_verb(*v) && self.head(*v).cue != 0).and_then(|v| v.checked_sub(2));
        antecedent.is_some_and(|a| self.is_noun(a) && self.awaits_verb(a))
    }

    /// Whether a phrase of time or place begins at group `n`, behind "and", and somebody who claims something follows: "and on Monday he blamed", "but in a later
    /// interview, the mayor denied".
    fn begins_anew(&self, n: usize) -> bool {
        let mut k = self.skip_adverbials(n);
        if k == n && self.kind(n) == Some(GroupKind::Preposition) && self.is_noun(n + 1) && self.head(n).is(Class::Locative) {
            k = self.skip_adverbials(n + 2);
        }
        k += (k > n && self.kind(k) == Some(GroupKind::Comma)) as usize;
        k > n && self.starts_report(k)
    }

    /// Whether what follows the comma at group `n` is a remark on the clause before it: a noun that claims and a clause that says what of it ("accused
    /// them of theft, a charge that they deny").
    fn comments(&self, from: usize, n: usize) -> bool {
        let head = self.head(n + 1);
        let indefinite = self.units[self.groups[n + 1].units.start].tag == Tag::Determiner
            && !self.units[self.groups[n + 1].units.start].is(Class::Definite);
        let party = |u: &Unit| u.is_any(&[Class::PersonNoun, Class::PeopleNoun, Class::BodyNoun, Class::GroupNoun, Class::PlaceNoun]);
        // ", something the premier has always opposed"
        let personal = [Class::Masculine, Class::Feminine, Class::Neuter, Class::FirstPerson, Class::PluralNumber, Class::PeopleNoun];
        let something = head.tag == Tag::Pronoun
            && !head.tags.meets(Tags::of(&[Tag::Determiner, Tag::Number]))
            && !head.is(Class::Oblique)
            && !personal.iter().any(|c| head.is(*c));
        let says = something || indefinite && head.tag == Tag::Noun && !party(head);
        let goes_on = self.groups.get(n + 2).is_some_and(|g| match g.kind {
            GroupKind::That | GroupKind::Wh => true,
            GroupKind::Noun => !self.is_time(n + 2) && self.begins_clause(n + 2),
            GroupKind::Verb => g.verb.is_some_and(|v| v.form == VerbForm::Participle),
            _ => false,
        });
        let aside = self.comma_pair(n).is_some();
        says && goes_on && !aside && self.groups[from..n].iter().any(|g| g.kind == GroupKind::Verb)
    }

    /// Whether the clause behind the conjunction at group `n` is the last of several that the report before group `from` is of: "said rents would fall, jobs would
    /// return and the strike would end".
    fn is_last_clause(&self, from: usize, n: usize) -> bool {
        let clause = |c: usize| self.groups[c].kind == GroupKind::Comma && self.is_noun(c + 1) && self.begins_clause(c + 1);
        let modal = |v: usize| self.units[self.groups[v].units.start].tag == Tag::Modal;
        let verb = |from: usize, to: usize| (from..to).rev().find(|k| self.groups[*k].is_finite());
        (from + 1..n).any(|c| clause(c) && self.verb_of(n + 1).zip(verb(c, n)).is_some_and(|(a, b)| modal(a) == modal(b)))
    }

    /// Whether group `n`, behind a comma, is a noun that claims, and something is done to what was claimed before: "a charge denied by Riga", "allegations that
    /// Riga denies".
    pub(super) fn is_claim_about_clause(&self, n: usize) -> bool {
        let noun = self.is_noun(n) && self.opens_apposition(n) || self.is_noun(n) && self.head(n).tag == Tag::Plural;
        let said = |g: &Group| match g.kind {
            GroupKind::Verb => g.verb.is_some_and(|v| v.form == VerbForm::Participle) && self.units[g.head].cue != 0,
            GroupKind::That | GroupKind::Wh => self.units[g.head].is(Class::Relative) && self.units[g.head].tag == Tag::Wh,
            _ => false,
        };
        let claims = || {
            let head = self.head(n);
            head.cue != 0 && matches!(head.tag, Tag::Noun | Tag::Plural) && self.groups[n].units.end - self.groups[n].units.start <= 2
        };
        noun && claims() && self.groups.get(n + 1).is_some_and(said)
    }

    /// Whether the conjunction at group `n` stands between two subjects of a clause that a verb takes without "that": "they fear Oslo and Riga will agree".
    fn joins_subjects(&self, n: usize) -> bool {
        let takes_clause = |v: usize| self.groups[v].kind == GroupKind::Verb && self.head(v).has(Property::Bare);
        n.checked_sub(2).is_some_and(|v| self.is_noun(n - 1) && takes_clause(v)) && self.head(n).is(Class::And)
    }

    /// Whether "and" or "or" at group `n` stands right between two verbs of the same form that share a phrase: "agrees or disagrees with the plan", but not "erred
    /// and said that".
    fn joins_verbs(&self, n: usize) -> bool {
        let tag = |g: &Group| self.units[g.head].tag;
        let before = n.checked_sub(1).map(|b| &self.groups[b]).filter(|g| g.verb.is_some_and(|v| !v.copula));
        let shared = self.groups.get(n + 2).is_some_and(|g| matches!(g.kind, GroupKind::Preposition | GroupKind::Noun));
        self.head(n).is(Class::And)
            && shared
            && !self.begins_clause(n + 2)
            && before.is_some_and(|b| self.groups.get(n + 1).is_some_and(|a| a.verb.is_some() && tag(a) == tag(b)))
    }

    /// Whether the verb at group `v` has its object behind a second verb that is joined to it: "condemned and denounced the raid".
    pub(super) fn shares_object(&self, v: usize) -> bool {
        let active = |n: usize| self.groups[n].verb.is_some_and(|g| !g.passive && !g.copula);
        self.kind(v + 1) == Some(GroupKind::Conjunction)
            && self.is_noun(v + 3)
            && !self.is_time(v + 3)
            && self.joins_verbs(v + 1)
            && active(v)
            && active(v + 2)
            && self.head(v + 2).cue != 0
    }

    /// Whether a participle that claims stands behind the conjunction at group `n` as one does before the clause that begins with group `from`, in which there is none.
    fn is_second_participle(&self, from: usize, n: usize) -> bool {
        let ing = |g: &Group| g.verb.is_some_and(|v| v.form == VerbForm::Ing);
        self.claims_again(n + 1)
            && !self.groups[from..n].iter().any(ing)
            && self.groups[..from].iter().rev().find(|g| g.kind == GroupKind::Verb).is_some_and(|g| ing(g) && self.units[g.head].cue != 0)
    }

    /// Whether group `n`, behind "and", is a second finite verb beside the one above the infinitive that begins with group `from`, and no second infinitive:
    /// "asked them to leave and closed the door", but "to leave and close the door".
    fn is_second_predicate(&self, from: usize, n: usize) -> bool {
        let is_bare = |g: &Group| self.units[g.head].tag == Tag::Base && g.units.end - g.units.start == 1;
        let bare_above = || self.groups[..from].iter().rev().find(|g| g.is_finite()).is_some_and(is_bare);
        self.groups.get(n).is_some_and(|g| g.is_finite() && (!is_bare(g) || bare_above()))
    }
}
