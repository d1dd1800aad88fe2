//! Phrases: how far a noun phrase or a complement goes on after its first group.

use super::group::{GroupKind, VerbForm};
use super::window::{UnitKind, Units, Window};
use crate::lexicon::{Class, Tag, WordId};
use crate::rules::{Types, WordSet};
use crate::text::shape::Shape;

/// What belongs to a noun phrase beyond its first group.
#[derive(Clone, Copy, Debug)]
pub struct Extent<'a> {
    /// words that end it, because later parts of the construction begin with them
    pub stop: Option<&'a WordSet>,
    /// whether relative clauses belong to it
    pub clauses: bool,
    /// whether infinitives do, where relative clauses and participles do
    pub infinitives: bool,
    /// whether prepositional phrases other than those with "of" belong to it
    pub prepositions: bool,
    /// whether appositions belong to it
    pub apposition: bool,
    /// the group that it must not reach: what another slot has taken already
    pub limit: usize,
}

impl Extent<'_> {
    /// A noun phrase with its prepositional phrases, and nothing else.
    pub const PLAIN: Extent<'static> =
        Extent { stop: None, clauses: false, infinitives: true, prepositions: true, apposition: false, limit: usize::MAX };

    /// Whether a later part of the construction begins with this word.
    #[inline]
    fn stops(&self, word: WordId) -> bool {
        self.stop.is_some_and(|set| set.may_begin(word))
    }
}

impl Window {
    /// The end (a group number) of the noun phrase that begins with noun group `at`.
    pub fn noun_phrase_end(&self, at: usize, extent: Extent) -> usize {
        let mut end = at + 1;
        // pronouns and names take no phrase but with "of"
        let head = &self.units[self.groups[at].head];
        let person = head.is(Class::PersonNoun) || head.is(Class::PeopleNoun);
        let bare = head.tag == Tag::Pronoun || matches!(head.kind, UnitKind::Name(_)) && head.shape != Shape::Upper;
        loop {
            let Some(next) = self.groups.get(end) else { return end };
            if end >= extent.limit {
                return end;
            }
            match next.kind {
                GroupKind::Preposition if self.is_noun(end + 1) => {
                    let unit = &self.units[next.head];
                    let wanted = extent.stops(unit.word) || unit.is(Class::As) || unit.is(Class::Than);
                    let of = unit.is(Class::Of);
                    if wanted || !(of || extent.prepositions && !(bare && end == at + 1)) || self.is_time(end + 1) {
                        return end;
                    }
                    end += 2;
                }
                GroupKind::Preposition
                    if extent.clauses
                        && !self.units[next.head].is(Class::As)
                        && !extent.stops(self.units[next.head].word)
                        && self.groups.get(end + 1).is_some_and(|g| g.verb.is_some_and(|v| v.form == VerbForm::Ing)) =>
                {
                    return self.clause_end(end + 1);
                }
                // "from across the nation", "largely in line with": what stands before a prepositional phrase of the same noun
                GroupKind::Preposition | GroupKind::Adverb
                    if extent.clauses
                        && !extent.stops(self.units[next.head].word)
                        && self.groups.get(end + 1).is_some_and(|p| {
                            let unit = &self.units[p.head];
                            p.kind == GroupKind::Preposition && !unit.is(Class::As) && !extent.stops(unit.word)
                        })
                        && self.is_noun(end + 2)
                        && !self.is_time(end + 2) =>
                {
                    end += 1
                }
                // "people familiar with the matter"
                GroupKind::Adjective
                    if extent.clauses
                        && end == at + 1
                        && (head.is(Class::PersonNoun) || head.is(Class::PeopleNoun))
                        && self.groups.get(end + 1).is_some_and(|p| {
                            p.kind == GroupKind::Preposition
                                && !extent.stop.iter().any(|set| set.may_begin(self.units[p.head].word))
                                && !self.units[p.head].is(Class::As)
                        })
                        && self.is_noun(end + 2) =>
                {
                    end += 1
                }
                // "details about where it may go"
                GroupKind::Preposition
                    if extent.clauses
                        && !extent.stops(self.units[next.head].word)
                        && self.groups.get(end + 1).is_some_and(|g| g.kind == GroupKind::Wh) =>
                {
                    return self.clause_end(end + 2);
                }
                // "his habit of shouting"
                GroupKind::Preposition
                    if self.units[next.head].is(Class::Of)
                        && !extent.stops(self.units[next.head].word)
                        && self.groups.get(end + 1).is_some_and(|g| g.verb.is_some_and(|v| v.form == VerbForm::Ing)) =>
                {
                    return self.nonfinite_end(end + 1).max(end + 2);
                }
                // "the words the mayor used"
                GroupKind::Noun if extent.clauses && !self.is_time(end) && self.begins_clause(end) && self.is_noun(end - 1) => {
                    return self.clause_end(end + 1);
                }
                GroupKind::Conjunction if self.joins_nouns(end) => end += 2,
                // a, b and c
                GroupKind::Comma if self.is_list(end) => end += 2,
                GroupKind::Comma if extent.apposition && self.apposition_end(end).is_some() => {
                    return self.apposition_end(end).unwrap_or(end);
                }
                GroupKind::Open => match self.closing(end) {
                    Some(close) if close - end <= 6 => end = close + 1,
                    _ => return end,
                },
                GroupKind::Wh | GroupKind::That if extent.clauses && self.units[next.head].is(Class::Relative) => {
                    return self.clause_end(end + 1);
                }
                GroupKind::Verb
                    if extent.clauses
                        && next.verb.is_some_and(|v| match v.form {
                            VerbForm::Participle | VerbForm::Ing => true,
                            // "summoned the envoy to complain": what somebody is to do is no part of them
                            VerbForm::Infinitive => extent.infinitives && !person && !extent.stops(self.units[next.units.start].word),
                            VerbForm::Finite => false,
                        }) =>
                {
                    return self.clause_end(end + 1);
                }
                _ => return end,
            }
        }
    }

    /// Whether group `n` is a noun group.
    pub fn is_noun(&self, n: usize) -> bool {
        self.groups.get(n).is_some_and(|g| g.kind == GroupKind::Noun)
    }

    /// Whether group `n` is a noun group of time ("Monday", "last week").
    pub fn is_time(&self, n: usize) -> bool {
        self.is_noun(n) && {
            let head = &self.units[self.groups[n].head];
            (head.is(Class::Time) || head.is(Class::Month)) && head.tag != Tag::Pronoun
        }
    }

    /// "and" between noun groups that are no clause of their own.
    fn joins_nouns(&self, conjunction: usize) -> bool {
        let unit = &self.units[self.groups[conjunction].head];
        unit.is(Class::And) && self.is_noun(conjunction + 1) && !self.begins_clause(conjunction + 1) && !self.is_time(conjunction + 1)
    }

    /// Whether a comma at group `n` goes on with a list: another noun group and then a comma or conjunction, up to a conjunction.
    pub(super) fn is_list(&self, n: usize) -> bool {
        let mut k = n;
        for _ in 0..8 {
            if !self.is_noun(k + 1) {
                return false;
            }
            match self.groups.get(k + 2).map(|g| g.kind) {
                Some(GroupKind::Comma) if self.groups.get(k + 3).is_some_and(|g| g.kind == GroupKind::Conjunction) => {
                    return self.joins_nouns(k + 3);
                }
                Some(GroupKind::Comma) => k += 2,
                Some(GroupKind::Conjunction) => return self.joins_nouns(k + 2),
                _ => return false,
            }
        }
        false
    }

    /// Whether the comma at group `n` stands between a place and the larger one that it lies in: "in Salem, Ohio, on", "in Salem, Ohio that".
    pub fn names_larger_place(&self, n: usize) -> bool {
        let name = |k: usize| self.is_noun(k) && self.units[self.groups[k].head].tag == Tag::Name && !self.is_time(k);
        let single = |k: usize| self.groups[k].units.end - self.groups[k].units.start == 1;
        let placed = n.checked_sub(2).is_some_and(|p| self.groups[p].kind == GroupKind::Preposition && name(n - 1));
        let open = |k: usize| {
            self.groups.get(k).is_none_or(|g| {
                matches!(g.kind, GroupKind::Comma | GroupKind::Preposition | GroupKind::That | GroupKind::Quote | GroupKind::Stop)
                    || self.is_time(k)
            })
        };
        placed && name(n + 1) && single(n + 1) && open(n + 2)
    }

    /// The end of an apposition after the comma at group `n`: a noun phrase up to a comma or the end.
    fn apposition_end(&self, n: usize) -> Option<usize> {
        // "now a partner", "long a champion of free trade"
        let first = n + 1 + self.groups[n + 1..].iter().take(2).take_while(|g| g.kind == GroupKind::Adverb).count();
        if !self.is_noun(first)
            || self.is_time(first)
            || self.units[self.groups[first].head].tag == Tag::Pronoun
            || first > n + 1 && self.groups[first].units.end - self.groups[first].units.start < 2
            || self.begins_clause(first)
        {
            return None;
        }
        let closes = |end: usize, kinds: &[GroupKind]| self.groups.get(end).is_none_or(|g| kinds.contains(&g.kind));
        let mut end = self.noun_phrase_end(first, Extent::PLAIN);
        // "author of “Salt,”"
        if self.groups.get(end).is_some_and(|g| g.kind == GroupKind::Preposition)
            && self.groups.get(end + 1).is_some_and(|g| g.kind == GroupKind::Quote)
        {
            end += 2;
            return Some(end);
        }
        // "Hale, 42, a baker": what somebody is behind the age
        let age = end == first + 1 && self.units[self.groups[first].head].tag == Tag::Number;
        if age && self.groups.get(end).is_some_and(|g| g.kind == GroupKind::Comma) {
            return Some(self.apposition_end(end).unwrap_or(end));
        }
        // "a ferryman for thirty years"
        let late = self.skip_adverbials(end);
        if late > end && closes(late, &[GroupKind::Comma, GroupKind::Stop]) {
            return Some(late);
        }
        closes(end, &[GroupKind::Comma, GroupKind::Stop, GroupKind::Quote, GroupKind::Wh, GroupKind::Verb]).then_some(end)
    }

    /// The group that closes the bracket at group `open`.
    pub fn closing(&self, open: usize) -> Option<usize> {
        (open + 1..self.groups.len()).find(|k| self.groups[*k].kind == GroupKind::Close)
    }

    /// What kind of complement begins at group `n`, and where it ends. `stop` are prepositions that end a noun phrase.
    pub fn complement(&self, n: usize, types: Types, extent: Extent) -> Option<(Types, Units)> {
        let g = self.groups.get(n)?;
        let units = |end: usize| Units::new(g.units.start, self.groups[end - 1].units.end);
        let clause = |kind: Types, from: usize| types.meets(kind).then(|| (kind, units(self.clause_end(from).max(n + 1))));
        match g.kind {
            GroupKind::Quote => {
                // a quotation that the clause goes on from is part of it
                types.meets(Types::QUOTE.with(Types::BARE)).then(|| (Types::QUOTE, units(n + 1)))
            }
            GroupKind::That => clause(Types::THAT, n + 1),
            GroupKind::Wh => clause(Types::WH, n + 1),
            GroupKind::Subordinator if self.units[g.head].is(Class::Conditional) => clause(Types::WH, n + 1),
            GroupKind::Verb => {
                let verb = g.verb?;
                match verb.form {
                    VerbForm::Infinitive => types.meets(Types::TO).then(|| (Types::TO, units(self.nonfinite_end(n).max(n + 1)))),
                    VerbForm::Ing => types.meets(Types::ING).then(|| (Types::ING, units(self.nonfinite_end(n).max(n + 1)))),
                    // "denounced it as rigged"
                    VerbForm::Participle => types.meets(Types::ADJ).then(|| (Types::ADJ, units(self.nonfinite_end(n).max(n + 1)))),
                    VerbForm::Finite => None,
                }
            }
            GroupKind::Noun => {
                // "said Tuesday it would": the clause begins after the time
                let time = self.is_time(n) && self.is_noun(n + 1);
                if types.meets(Types::BARE) && !time && self.begins_clause(n) {
                    return Some((Types::BARE, units(self.clause_end(n + 1).max(n + 1))));
                }
                if types.meets(Types::SMALL) {
                    let end = self.noun_phrase_end(n, Extent { clauses: false, apposition: false, ..extent });
                    // "wants the port to open", "wants the permit revoked"
                    let small = self.groups.get(end).is_some_and(|g| {
                        g.verb.is_some_and(|v| match v.form {
                            VerbForm::Infinitive => v.to,
                            VerbForm::Participle => self.closes(end + 1),
                            _ => false,
                        })
                    });
                    if small {
                        return Some((Types::SMALL, units(self.nonfinite_end(end).max(end + 1))));
                    }
                }
                (types.meets(Types::NP) && !time).then(|| (Types::NP, units(self.noun_phrase_end(n, extent))))
            }
            GroupKind::Adjective | GroupKind::Adverb if types.meets(Types::ADJ) => {
                let mut end = n + 1;
                let adjective = |n: usize| self.groups.get(n).is_some_and(|g| matches!(g.kind, GroupKind::Adjective | GroupKind::Adverb));
                // "cold and empty", but not "cold and left"
                while adjective(end) || self.groups.get(end).is_some_and(|g| g.kind == GroupKind::Conjunction) && adjective(end + 1) {
                    end += 1;
                }
                if self.groups.get(end).is_some_and(|g| g.kind == GroupKind::Preposition) && self.is_noun(end + 1) {
                    end = self.noun_phrase_end(end + 1, extent);
                }
                Some((Types::ADJ, units(end)))
            }
            GroupKind::Preposition if types.meets(Types::BARE) && self.is_noun(n + 1) && self.fronted(n) => {
                Some((Types::BARE, units(self.clause_end(n + 1))))
            }
            _ => None,
        }
    }

    /// Whether a clause ends before group `n`.
    fn closes(&self, n: usize) -> bool {
        self.groups
            .get(n)
            .is_none_or(|g| matches!(g.kind, GroupKind::Stop | GroupKind::Comma | GroupKind::Conjunction | GroupKind::Semicolon))
    }

    /// Whether a prepositional phrase at group `n` only opens a clause ("said in Oslo ships were waiting").
    fn fronted(&self, n: usize) -> bool {
        let after = n + 2;
        self.is_noun(after) && self.begins_clause(after) && !self.is_time(n + 1)
    }

    /// The first group at or after `n` that is no adverb, no phrase of time and no aside in commas.
    pub fn skip_adverbials(&self, mut n: usize) -> usize {
        loop {
            match self.groups.get(n).map(|g| g.kind) {
                Some(GroupKind::Adverb | GroupKind::Particle) => n += 1,
                Some(GroupKind::Noun) if self.is_time(n) => n += 1,
                Some(GroupKind::Preposition) if self.is_time(n + 1) => n += 2,
                _ => return n,
            }
        }
    }

    /// Whether a unit is a quotation.
    pub fn quote_at(&self, unit: usize) -> Option<u32> {
        match self.units.get(unit)?.kind {
            UnitKind::Quote(q) => Some(q),
            _ => None,
        }
    }
}
