//! What a noun phrase goes on with beyond its own groups: appositions and relative clauses in commas, "as" phrases, dashes; and what never belongs to it.

use super::group::{Group, GroupKind};
use super::noun_phrase::Step;
use super::phrase::Extent;
use super::window::{Unit, UnitKind, Window};
use crate::lexicon::{Class, Classes, Property, Tag, Tags};

impl Window {
    /// What stands at group `end` behind a noun phrase from group `at`, where that alone says how the phrase goes on.
    pub(super) fn beyond(&self, at: usize, end: usize, extent: Extent) -> Option<Step> {
        let next = self.groups.get(end)?;
        let unit = &self.units[next.head];
        // "called it a “farce,” adding": the comma ends it
        if self.ends_with_quoted_comma(end - 1) {
            return Some(Step::End(end));
        }
        match next.kind {
            // "spoke of the plan before leaving"
            GroupKind::Preposition if self.is_circumstance(end) && self.kind(end + 1) == Some(GroupKind::Verb) => Some(Step::End(end)),
            // "for a raid and for the fire"
            GroupKind::Conjunction
                if at > 0
                    && self.kind(at - 1) == Some(GroupKind::Preposition)
                    && self.groups.get(end + 1).is_some_and(|p| self.units[p.head].word == self.head(at - 1).word)
                    && self.is_noun(end + 2) =>
            {
                Some(Step::On(end + 3))
            }
            GroupKind::Preposition if extent.clauses && self.is_medium(at, end, extent.asides) => Some(Step::End(end)),
            // "a fall in wages as well as a strike"
            GroupKind::Preposition | GroupKind::Adverb if self.adds_another(end) => Some(Step::On(end + 4)),
            _ if !extent.asides => None,
            // "its announcement last year that", "a claim in March that"
            GroupKind::Noun if self.is_time(end) && self.kind(end + 1) == Some(GroupKind::That) => Some(Step::On(end + 1)),
            GroupKind::Preposition if self.is_time(end + 1) && self.kind(end + 2) == Some(GroupKind::That) => Some(Step::On(end + 2)),
            GroupKind::Preposition | GroupKind::Subordinator if unit.is(Class::As) && !extent.stops(unit.word) => self.beyond_as(end),
            // "three reasons, including fog", "the raids, as well as the strikes", "two trades, such as baking"
            GroupKind::Comma if self.lists_some(end + 1) => Some(Step::On(end + 3)),
            GroupKind::Comma if self.adds_another(end + 1) => Some(Step::On(end + 5)),
            GroupKind::Comma
                if self.kind(end + 1) == Some(GroupKind::Adjective)
                    && self.groups.get(end + 2).is_some_and(|g| g.kind == GroupKind::Preposition && self.units[g.head].is(Class::As))
                    && self.is_noun(end + 3) =>
            {
                Some(Step::On(end + 4))
            }
            // "listed three dangers: fog, ice and thieves"
            // (but who says it: "denies role in raid: spokesman")
            GroupKind::Colon
                if self.head(at).tag != Tag::Name
                    && self.kind(end + 1).is_some()
                    && !(self.headline && self.acts(end + 1) && self.kind(end + 2).is_none()) =>
            {
                Some(Step::End(self.clause_end(end + 1).max(end + 2)))
            }
            // "the plan and how it works"
            GroupKind::Conjunction if self.kind(end + 1) == Some(GroupKind::Wh) && unit.is(Class::And) => {
                Some(Step::End(self.clause_end(end + 2)))
            }
            _ => None,
        }
    }

    /// Whether the preposition at group `n` says when or by what means something was done, where a verb follows: no noun has such a phrase.
    pub(super) fn is_circumstance(&self, n: usize) -> bool {
        let unit = self.head(n);
        unit.is(Class::By) || tells_time(unit)
    }

    /// Whether the preposition at group `n` begins a phrase that says when or by what means something was said or done, and does not describe the noun before
    /// it: "said two nurses after the vote", "wrote the minister in a memo", "said Hale by telephone", "said Hale through a spokesman".
    pub fn says_when(&self, n: usize) -> bool {
        let Some(preposition) = self.groups.get(n).filter(|g| g.kind == GroupKind::Preposition).map(|g| &self.units[g.head]) else {
            return false;
        };
        if !self.is_noun(n + 1) {
            return false;
        }
        let noun = &self.groups[n + 1];
        let medium = || preposition.is(Class::Locative) && self.units[noun.head].is(Class::IssuedNoun);
        let means = || preposition.is(Class::By) && noun.units.len() == 1;
        let voice = || {
            let speaker = &self.units[noun.head];
            preposition.classes == Classes::default() && speaker.is(Class::IssuedNoun) && speaker.has(Property::Person)
        };
        tells_time(preposition) && !preposition.is(Class::Purpose) || (medium() || means()) && !self.acts(n + 1) || voice()
    }

    /// Whether the preposition at group `n` and its noun say in which medium or in what kind of place something was said: "on television", "in court", "on her page",
    /// "on Radio Oslo", "in Oslo"; or through whom: "through his lawyer".
    pub fn says_where(&self, n: usize) -> bool {
        let Some(preposition) = self.groups.get(n).filter(|g| g.kind == GroupKind::Preposition).map(|g| &self.units[g.head]) else {
            return false;
        };
        let speaker = |g: &Group| {
            self.units[g.head].has(Property::Person) && matches!(self.units[g.units.start].tag, Tag::Possessive | Tag::Determiner)
        };
        // a preposition of no class that may be a particle: "through"
        let leads_through = preposition.classes == Classes::default() && preposition.tags == Tags::of(&[Tag::Preposition, Tag::Particle]);
        if leads_through && self.is_noun(n + 1) {
            return speaker(&self.groups[n + 1]);
        }
        let on = preposition.is(Class::Purpose) && preposition.tags.has(Tag::Particle);
        if !self.is_noun(n + 1) || !on && !preposition.is(Class::Locative) {
            return false;
        }
        let noun = &self.groups[n + 1];
        let head = &self.units[noun.head];
        // ("in fact", "in theory": part of what is said)
        let lone =
            || self.is_lone_singular(n + 1) && head.cue == 0 && !head.is_any(&[Class::ClauseNoun, Class::Amount]) && !head.is_somebody();
        let owned = || self.units[noun.units.start].tag == Tag::Possessive && on && !self.acts(n + 1) && !self.takes_clause(n + 1);
        let named = || matches!(head.kind, UnitKind::Name(_));
        // "said on NBC's morning show that", "said on state television the well": no noun takes such a clause, and it begins behind no place
        let shown = || {
            let opens = &self.units[noun.units.start];
            let bare = || self.is_noun(n + 2) && self.begins_clause(n + 2) && opens.tag != Tag::Determiner && !head.is(Class::PlaceNoun);
            let clause = self.kind(n + 2) == Some(GroupKind::That) || bare();
            let takes = head.is(Class::ClauseNoun) || head.has(Property::NounThat);
            on && noun.units.len() > 1 && clause && !takes && !self.is_time(n + 1)
        };
        lone()
            || owned()
            || named()
            || shown()
            || self.units[noun.units.start].is_indefinite() && head.is_any(&[Class::IssuedNoun, Class::EventNoun])
    }

    /// "in an interview published Sunday": whether the past form at group `v` only tells when something came out, though it may be the verb of a clause elsewhere.
    pub fn is_dated(&self, v: usize) -> bool {
        let alone = self.groups.get(v).is_some_and(|g| g.verb.is_some() && g.units.len() == 1);
        alone && self.is_time(v + 1) && self.head(v).is(Class::LightVerb) && self.head(v).tags.has(Tag::Participle)
    }

    /// Whether the preposition at group `n`, behind the noun phrase from group `at`, says where something was said: "in an interview", "at a rally". What is said
    /// itself may be that: "his remarks at a rally"; no more can be told of what a claim is aimed at, while a content is `said` at any rate.
    fn is_medium(&self, at: usize, n: usize, said: bool) -> bool {
        let locative = self.head(n).is(Class::Locative);
        locative && self.is_noun(n + 1) && {
            let noun = &self.groups[n + 1];
            let article = &self.units[noun.units.start];
            let utterance = |k: usize| {
                let head = self.head(k);
                head.cue != 0 && matches!(head.tag, Tag::Noun | Tag::Plural) || head.is(Class::IssuedNoun)
            };
            let head = &self.units[noun.head];
            let apart = || !utterance(at) && !utterance(n - 1);
            let occasion = match head.is(Class::IssuedNoun) {
                true => said || apart(),
                false => head.is(Class::EventNoun) && head.tag != Tag::Name && apart(),
            };
            occasion && article.tag == Tag::Determiner && !article.is(Class::Definite)
        }
    }

    /// "condemned a ban that hurts growers in a statement": whether the phrase at group `n`, the last of the clause from group `from`, is a medium of speech, and nothing
    /// in that clause is said or made in one.
    pub(super) fn is_medium_of_verb_above(&self, from: usize, n: usize) -> bool {
        let says = |u: &Unit| [Property::Says, Property::Bare, Property::That].iter().any(|p| u.has(*p)) || u.is(Class::LightVerb);
        let utters = |g: &Group| g.verb.is_some() && says(&self.units[g.head]);
        // ("claims that emerged in a report")
        self.is_noun(n - 1)
            && self.is_medium(n - 1, n, false)
            && self.head(n + 1).is(Class::IssuedNoun)
            && !self.groups[from..n].iter().any(utters)
    }

    /// Whether "as well as" and a noun phrase that is no clause's subject begin at group `n`.
    pub(crate) fn adds_another(&self, n: usize) -> bool {
        self.joins_another(n) && self.is_noun(n + 3) && !self.begins_clause(n + 3) && !self.is_time(n + 3)
    }

    /// Whether "as well as" begins at group `n`.
    pub(super) fn joins_another(&self, n: usize) -> bool {
        let is_as = |k: usize| self.head_is(k, Class::As);
        is_as(n) && is_as(n + 2) && self.groups[n + 1].kind == GroupKind::Adverb
    }

    /// The end of what says what a noun phrase is, behind the comma or dash at group `n`.
    pub(super) fn aside_end(&self, n: usize) -> Option<usize> {
        const LONGEST: usize = 20;
        if self.groups[n].kind != GroupKind::Dash {
            return self.apposition_end(n);
        }
        let next = self.groups.get(n + 1)?;
        let close = (n + 1..self.groups.len().min(n + LONGEST)).find(|k| self.groups[*k].kind == GroupKind::Dash);
        if let Some(close) = close.filter(|c| c + 1 < self.groups.len()) {
            return Some(close + 1);
        }
        let article = &self.units[next.units.start];
        let opens = match next.kind {
            // "the sale – a step that nobody wanted": a remark
            GroupKind::Noun => article.tag != Tag::Determiner || article.is(Class::Definite) || article.tags.has(Tag::Pronoun),
            GroupKind::Verb => !next.is_finite(),
            kind => matches!(kind, GroupKind::That | GroupKind::Quote),
        };
        (opens && !self.begins_clause(n + 1) && !self.claims_again(n + 1)).then(|| self.clause_end(n + 2).max(n + 2))
    }

    /// Whether the comma at group `n` stands between a place and the larger one that it lies in: "in Salem, Ohio, on", "in Salem, Ohio that".
    pub fn names_larger_place(&self, n: usize) -> bool {
        let name = |k: usize| self.is_noun(k) && self.head(k).tag == Tag::Name && !self.is_time(k);
        // "in Salem, Ines Toll, a baker": a person
        let single = |k: usize| {
            let unit = self.head(k);
            let several = matches!(unit.kind, UnitKind::Name(_)) && unit.tokens.end - unit.tokens.start > 1;
            self.groups[k].units.len() == 1 && !several
        };
        let placed = n.checked_sub(2).is_some_and(|p| self.groups[p].kind == GroupKind::Preposition && name(n - 1));
        let open = |k: usize| {
            self.groups.get(k).is_none_or(|g| {
                matches!(g.kind, GroupKind::Comma | GroupKind::Preposition | GroupKind::That | GroupKind::Quote | GroupKind::Stop)
                    || self.is_time(k)
            })
        };
        placed && name(n + 1) && single(n + 1) && open(n + 2)
    }

    /// The comma that closes the apposition which the comma at group `open` opens.
    pub fn apposition_close(&self, open: usize) -> Option<usize> {
        let close = Some(open).filter(|o| self.kind(*o) == Some(GroupKind::Comma)).and_then(|o| self.apposition_end(o))?;
        (self.kind(close) == Some(GroupKind::Comma)).then_some(close)
    }

    /// The end of a noun phrase from group `first` that says what somebody is, and of a second one: "president of Save the Reef", "a former aide and now head of
    /// the mill".
    fn apposed_end(&self, first: usize) -> usize {
        let name = |k: usize| self.is_noun(k) && self.head(k).tag == Tag::Name && !self.is_time(k);
        let mut end = self.noun_phrase_end(first, Extent::PLAIN);
        if name(end) && name(end - 1) && end - 1 > first {
            end = self.noun_phrase_end(end, Extent::PLAIN);
        }
        let joined = self.kind(end) == Some(GroupKind::Conjunction) && self.head(end).is(Class::And);
        if joined && self.kind(end + 1) == Some(GroupKind::Adverb) && self.is_noun(end + 2) && !self.begins_clause(end + 2) {
            end = self.noun_phrase_end(end + 2, Extent::PLAIN);
        }
        end
    }

    /// The end of an apposition after the comma at group `n`: a noun phrase up to a comma or the end.
    pub(super) fn apposition_end(&self, n: usize) -> Option<usize> {
        // "now a partner", "long a champion of free trade"
        let first = n + 1 + self.groups[n + 1..].iter().take(2).take_while(|g| g.kind == GroupKind::Adverb).count();
        if !self.is_noun(first)
            || self.is_time(first)
            || self.head(first).tag == Tag::Pronoun
            // "according to one report, $30 million"
            || first == n + 1 && self.first(first).tag == Tag::Symbol
            || first > n + 1 && self.groups[first].units.len() < 2
            || self.begins_clause(first)
            // "in the words of a friend, “a force of nature”"
            || self.kind(n.wrapping_sub(2)) == Some(GroupKind::Preposition) && self.borrows_at(self.groups[first].units.start)
        {
            return None;
        }
        // (but "Questioned by reporters, Karl Lind:")
        let agent = || n >= 2 && self.groups[n - 2].kind == GroupKind::Preposition && self.head(n - 2).is(Class::By);
        let colon = |end: usize| self.kind(end) == Some(GroupKind::Colon) && !agent();
        let closes = |end: usize, kinds: &[GroupKind]| colon(end) || self.groups.get(end).is_none_or(|g| kinds.contains(&g.kind));
        let end = self.apposed_end(first);
        // "author of “Salt,”"
        if self.kind(end) == Some(GroupKind::Preposition) && self.kind(end + 1) == Some(GroupKind::Quote) {
            return Some(end + 2);
        }
        // "Hale, 42, a baker": what somebody is behind the age
        let age = end == first + 1 && self.head(first).tag == Tag::Number;
        if age && self.kind(end) == Some(GroupKind::Comma) {
            // "Hale, 42, of Salem, a baker", "Hale, 42, from Salem, is"
            let home = self
                .groups
                .get(end + 1)
                .is_some_and(|p| p.kind == GroupKind::Preposition && self.units[p.head].is_any(&[Class::Of, Class::From]));
            let placed = Some(end + 2).filter(|n| home && self.is_noun(*n)).map(|n| self.noun_phrase_end(n, Extent::PLAIN));
            let comma = placed.filter(|p| self.kind(*p) == Some(GroupKind::Comma)).unwrap_or(end);
            return Some(self.apposition_end(comma).unwrap_or(end));
        }
        // "a ferryman for thirty years"
        let late = self.skip_adverbials(end);
        if late > end && closes(late, &[GroupKind::Comma, GroupKind::Stop]) {
            return Some(late);
        }
        closes(end, &[GroupKind::Comma, GroupKind::Stop, GroupKind::Quote, GroupKind::Wh, GroupKind::Verb]).then_some(end)
    }
}

/// Whether a preposition opens clauses of time as well: "after", "until".
fn tells_time(unit: &Unit) -> bool {
    unit.tags.has(Tag::Subordinator) && !unit.is(Class::As) && !unit.is(Class::Than)
}
