//! Who does what a passive says: "by" and a noun phrase.

use super::group::{Group, GroupKind, VerbForm};
use super::phrase::Extent;
use super::window::{UnitKind, Window};
use crate::lexicon::{Class, Property, Tag};
use crate::span::Units;

impl Window {
    /// Whether the noun group `n` behind "by" is how something was said, and nobody who said it: "Dahl said by email".
    pub(super) fn is_means(&self, unit: usize, n: usize) -> bool {
        let (verb, Units { start, end }) = (&self.units[unit], self.groups[n].units);
        let bare = (start..end).all(|u| self.units[u].tag == Tag::Noun && self.units[u].kind == UnitKind::Word);
        verb.has(Property::That) && verb.tags.has(Tag::Past) && bare && !self.acts(n)
    }

    /// "by" and a noun phrase, before the clause ends: from the preposition's group to one past the phrase's last.
    pub fn agent(&self, from: usize) -> Option<(usize, usize)> {
        let mut k = from;
        while let Some(g) = self.groups.get(k) {
            match g.kind {
                GroupKind::Preposition if self.units[g.head].is(Class::By) && self.is_noun(k + 1) && !self.is_time(k + 1) => {
                    let mut end = self.agent_end(k + 1);
                    if self.is_joint_agent(from, end) {
                        end = self.agent_end(end + 1);
                    }
                    while let Some(by) = self.next_agent(end) {
                        end = self.agent_end(by + 1);
                    }
                    return Some((k, end));
                }
                GroupKind::Preposition
                | GroupKind::Noun
                | GroupKind::Adverb
                | GroupKind::Adjective
                | GroupKind::Conjunction
                | GroupKind::Particle => k += 1,
                // (but "is thought to be run by Oslo")
                GroupKind::Verb
                    if g.verb.is_some_and(|v| matches!(v.form, VerbForm::Ing | VerbForm::Infinitive) && !v.passive) && k == from =>
                {
                    k += 1
                }
                // "accused of hiding losses by Oslo", "quoted as saying by a paper"
                GroupKind::Verb
                    if k == from + 1
                        && g.verb.is_some_and(|v| v.form == VerbForm::Ing && !v.passive)
                        && self.head(from).is_any(&[Class::Of, Class::As])
                        && self.named_agent(k) =>
                {
                    k += 1
                }
                // "urged to stop the sale and pay the crew by Oslo"
                GroupKind::Verb
                    if k > from
                        && self.groups[k - 1].kind == GroupKind::Conjunction
                        && self.is_to_infinitive(from)
                        && g.is_active()
                        && self.head(k).tag == Tag::Base
                        && self.named_agent(k) =>
                {
                    k += 1
                }
                _ => return None,
            }
        }
        None
    }

    /// "An officer accused by Norway and Chad of theft left": whether who stands behind "and" at group `end` is an agent too of the participle before group `from`,
    /// though a verb follows: that of the noun that the participle describes.
    fn is_joint_agent(&self, from: usize, end: usize) -> bool {
        let participle = from.checked_sub(1).and_then(|v| self.groups[v].verb).is_some_and(|v| v.form == VerbForm::Participle && v.passive);
        let joined = self.kind(end) == Some(GroupKind::Conjunction) && self.head(end).is(Class::And) && self.is_noun(end + 1);
        participle && joined && self.acts(end + 1) && !self.groups[..from].iter().any(Group::is_finite)
    }

    /// Another "by" with a noun behind group `n`, where an agent ends: "by Riga and, in private, by its allies", "by Riga as well as by Bern", "by Riga but also by".
    fn next_agent(&self, n: usize) -> Option<usize> {
        const LONGEST: usize = 6;
        let start = match self.kind(n)? {
            _ if self.joins_another(n) => n + 3,
            GroupKind::Conjunction => n + 1,
            GroupKind::Comma if self.kind(n + 1) == Some(GroupKind::Conjunction) => n + 2,
            // "by Riga, by Bern and by its allies"
            GroupKind::Comma if self.head_is(n + 1, Class::By) => n + 1,
            _ => return None,
        };
        let inside =
            |k: &usize| matches!(self.groups[*k].kind, GroupKind::Noun | GroupKind::Preposition | GroupKind::Adverb | GroupKind::Adjective);
        // an aside in commas
        let close = (start + 1..self.groups.len().min(start + LONGEST)).find(|k| !inside(k));
        let aside = close.filter(|c| self.kind(start) == Some(GroupKind::Comma) && self.groups[*c].kind == GroupKind::Comma);
        let by = self.skip_adverbials(aside.map_or(start, |close| close + 1));
        let agent = self.groups.get(by).is_some_and(|p| p.kind == GroupKind::Preposition && self.units[p.head].is(Class::By));
        (agent && self.is_noun(by + 1) && self.acts(by + 1)).then_some(by)
    }

    /// Whether the only "by" behind the -ing form at group `v`, or behind its object, stands before somebody: "by Oslo", "by dozens of officials".
    pub fn named_agent(&self, v: usize) -> bool {
        const FARTHEST: usize = 8;
        let by = (v + 1..self.groups.len().min(v + FARTHEST))
            .take_while(|k| matches!(self.groups[*k].kind, GroupKind::Noun | GroupKind::Preposition))
            .find(|k| self.groups[*k].kind == GroupKind::Preposition && self.head(*k).is(Class::By));
        let counted = |n: usize| self.groups.get(n + 1).is_some_and(|of| self.units[of.head].is(Class::Of)) && self.acts(n + 2);
        by.is_some_and(|by| self.is_noun(by + 1) && (self.acts(by + 1) || counted(by + 1)))
    }

    /// The end of an agent that begins with noun group `n`: no phrase but "of" belongs to it, unless it says where somebody is or whom they speak for, nor a
    /// clause but that of a relative pronoun.
    pub fn agent_end(&self, n: usize) -> usize {
        // "by no fewer than three of the abbots"
        let counted = self.head(n).is(Class::Amount) && self.kind(n + 1) == Some(GroupKind::Preposition) && self.is_noun(n + 2);
        if counted && self.head(n + 1).is(Class::Than) {
            return self.agent_end(n + 2);
        }
        let extent = Extent { prepositions: false, apposition: true, ..Extent::PLAIN };
        let end = self.over_field(self.noun_phrase_end(n, extent));
        if let Some(close) = self.end_of_apposed_clause(n, end) {
            return close;
        }
        if let Some(close) = self.end_of_examples(n, end) {
            return close;
        }
        let head = self.head(n);
        let issued = head.is(Class::IssuedNoun);
        // "by some in the party"
        let counts =
            head.tag == Tag::Pronoun && head.tags.has(Tag::Determiner) && head.is(Class::PluralNumber) && !head.is(Class::Definite);
        let placed = || self.head(end).is(Class::Locative) && self.is_noun(end + 1) && !self.is_time(end + 1) && !self.says_when(end);
        if end == n + 1 && counts && self.kind(end) == Some(GroupKind::Preposition) && placed() {
            return end + 2;
        }
        if end != n + 1 || head.tag == Tag::Pronoun || head.kind != UnitKind::Word {
            return end;
        }
        if let Some(close) = self.end_of_agents_modifier(end, issued) {
            return close;
        }
        if !self.acts(n) {
            return end;
        }
        let Some(next) = self.groups.get(end) else { return end };
        let unit = &self.units[next.head];
        let noun = self.groups.get(end + 1).map(|g| &self.units[g.head]);
        match next.kind {
            // "by officials in Riga", "by a spokeswoman for the port"
            GroupKind::Preposition
                if noun.is_some_and(|u| unit.is(Class::Locative) && u.kind != UnitKind::Word && self.is_noun(end + 1))
                    || unit.is(Class::Purpose) && !unit.tags.has(Tag::Particle) && self.speaks_for(n, end + 1) =>
            {
                self.noun_phrase_end(end + 1, Extent { prepositions: false, ..Extent::PLAIN })
            }
            // "by a sailor who had seen the fire"
            GroupKind::Wh if unit.is(Class::Relative) => self.end_of_agents_clause(end + 2, self.clause_end(end + 1).max(end + 1)),
            // "by residents living near the port"
            GroupKind::Verb if next.verb.is_some_and(|v| v.form == VerbForm::Ing && !v.passive) && !unit.claims() => {
                self.end_of_agents_clause(end + 1, self.nonfinite_end(end).max(end + 1))
            }
            _ => end,
        }
    }

    /// "by several states, including Norway and Chad, of": what follows the examples of the many at noun group `n`, which begin behind the comma at group `open`.
    pub fn end_of_examples(&self, n: usize, open: usize) -> Option<usize> {
        let many = self.kind(open) == Some(GroupKind::Comma) && self.head(n).tag == Tag::Plural && self.is_noun(open + 2);
        let names = many && self.head(open + 1).tags.has(Tag::Preposition) && self.head(open + 1).tags.has(Tag::Ing);
        // ("all parties, including her own")
        let own =
            |end: usize| end + usize::from(self.kind(end) == Some(GroupKind::Adjective) && self.head(end - 1).tags.has(Tag::Possessive));
        (names && self.acts(open + 2)).then(|| own(self.noun_phrase_end(open + 2, Extent { prepositions: false, ..Extent::PLAIN })))
    }

    /// "by Ingrid Solheim, a former judge who now runs the port, for": the end of a relative clause inside the apposition of the agent at noun group `n`, where a
    /// comma closes it; `end` is where the apposition ends without it.
    fn end_of_apposed_clause(&self, n: usize, end: usize) -> Option<usize> {
        let relative = self.groups.get(end).is_some_and(|g| g.kind == GroupKind::Wh && self.units[g.head].is(Class::Relative));
        let apposed = || self.groups[n..end].iter().any(|g| g.kind == GroupKind::Comma);
        if !relative || !apposed() {
            return None;
        }
        const LONGEST: usize = 10;
        let close = (end + 1..self.groups.len().min(end + LONGEST)).find(|k| self.groups[*k].kind == GroupKind::Comma)?;
        (self.groups[end + 1..close].iter().filter(|g| g.is_finite()).count() == 1).then_some(close)
    }

    /// "by a person familiar with the matter", "by two officials briefed on the talks", "by a study published in 2019", "by a report by the auditors": the end of what
    /// describes the agent and begins at group `from`. `issued` tells that somebody wrote or said it.
    fn end_of_agents_modifier(&self, from: usize, issued: bool) -> Option<usize> {
        let next = self.groups.get(from)?;
        // ("briefed on the talks", but no "for" or "against", which may be the passive's)
        let own = |p: usize| !self.head(p).is(Class::Purpose) || self.head(p).tags.has(Tag::Particle);
        let preposition = |p: usize| self.kind(p) == Some(GroupKind::Preposition) && own(p) && self.is_noun(p + 1);
        let phrase = |p: usize| self.noun_phrase_end(p + 1, Extent { prepositions: false, ..Extent::PLAIN });
        // "in a letter by nurses published on Monday", "backed by unions passed in May": what was done to somebody has more than its time
        let elsewhere = || from.checked_sub(1).is_some_and(|n| self.acts(n)) && self.is_time(from + 2);
        match next.kind {
            GroupKind::Adjective if preposition(from + 1) && !self.head(from + 1).is(Class::Of) => Some(phrase(from + 1)),
            GroupKind::Verb if next.form() == Some(VerbForm::Participle) && preposition(from + 1) && !elsewhere() => Some(phrase(from + 1)),
            GroupKind::Preposition if issued && self.units[next.head].is(Class::By) && preposition(from) => Some(phrase(from)),
            _ => None,
        }
    }

    /// Whether the noun group `n` is of people who speak for the noun group `whom`: "a spokeswoman for the port", "lawyers for the crew for", but not "officials for the
    /// leak".
    fn speaks_for(&self, n: usize, whom: usize) -> bool {
        if !self.is_noun(whom) || self.is_time(whom) {
            return false;
        }
        let body = || self.acts(whom) || self.head(whom).is(Class::PlaceNoun);
        let again = || self.head_is(whom + 1, Class::Purpose);
        // "by a ministry spokesman for the delay": for whom is said already
        let group = self.groups[n];
        let owned = || self.units[group.units.start..group.head].iter().any(|u| matches!(u.tag, Tag::Noun | Tag::Name));
        // ("the party spokesman for health")
        let determined = || self.first(whom).tag == Tag::Determiner;
        match self.head(n).is(Class::IssuedNoun) {
            true => self.head(n).tag != Tag::Plural && !(owned() && determined()) || body(),
            // "told by lawyers for the crew that": whom nobody is told for
            false => self.acts(whom) && (again() || determined() && self.head(n).is_any(&[Class::PersonNoun, Class::PeopleNoun])),
        }
    }

    /// "by the chair of the panel on fisheries for the raid": over what a body at the end of a phrase, before group `end`, deals with, where the passive goes on
    /// behind that ("was blamed by the council on vandals").
    fn over_field(&self, end: usize) -> usize {
        let Some(on) = self.groups.get(end).filter(|g| g.kind == GroupKind::Preposition).map(|g| &self.units[g.head]) else { return end };
        let body = end.checked_sub(1).is_some_and(|b| self.is_noun(b) && self.head(b).is(Class::BodyNoun));
        let field = |g: &Group| {
            let noun = &self.units[g.head];
            g.kind == GroupKind::Noun && g.units.len() == 1 && matches!(noun.tag, Tag::Noun | Tag::Plural) && !noun.is_party()
        };
        // of the words of purpose the one that is a particle too: "on", but not "for"
        let on = on.is(Class::Purpose) && on.tags.has(Tag::Particle);
        let goes_on = || self.kind(end + 2) == Some(GroupKind::Preposition) || self.is_to_infinitive(end + 2);
        let bare = body && on && self.groups.get(end + 1).is_some_and(field) && !self.is_time(end + 1);
        if bare && goes_on() { end + 2 } else { end }
    }

    /// Where a clause that describes an agent, up to group `close` at most, ends: what its verb, before group `from`, does not take belongs to the passive ("by a
    /// sailor who had seen it to wait", "by residents living near the port for the noise").
    fn end_of_agents_clause(&self, from: usize, close: usize) -> usize {
        let leaves = |k: &usize| {
            let g = &self.groups[*k];
            let verb = g.form() == Some(VerbForm::Infinitive);
            let gerund = || self.kind(k + 1) == Some(GroupKind::Verb);
            // ("by lawyers acting for the miners for": the second one)
            let another = || self.is_noun(k + 1) && self.head_is(k + 2, Class::Purpose);
            let purpose = || self.units[g.head].is(Class::Purpose) && !another();
            // "by residents living near the port over the noise": behind where that is
            let placed = || {
                let unit = &self.units[g.head];
                let place = |p: usize| self.kind(p) == Some(GroupKind::Preposition) && self.head(p).is(Class::Locative);
                !unit.is_any(&[Class::Locative, Class::Of, Class::By, Class::From])
                    && self.is_noun(k - 1)
                    && k.checked_sub(2).is_some_and(place)
            };
            // ("by a sailor that appeared to wait": its own)
            verb && *k > from || g.kind == GroupKind::Preposition && (purpose() || gerund() || placed())
        };
        (from..close).find(leaves).unwrap_or(close)
    }
}
