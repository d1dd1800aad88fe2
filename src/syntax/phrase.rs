//! Phrases: how far a noun phrase or a complement goes on after its first group.

use super::group::{Group, GroupKind, VerbForm};
use super::window::{UnitKind, Window};
use crate::lexicon::{Class, Classes, Tag, WordId};
use crate::rules::WordSet;
use crate::span::Units;
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
    /// whether clauses with "that" do that are no relative clauses
    pub explained: bool,
    /// whether prepositional phrases other than those with "of" belong to it
    pub prepositions: bool,
    /// whether what describes it in commas or behind a dash belongs to it
    pub asides: bool,
    /// whether appositions belong to it
    pub apposition: bool,
    /// the group that it must not reach: what another slot has taken already
    pub limit: usize,
}

impl Extent<'_> {
    /// A noun phrase with its prepositional phrases, and nothing else.
    pub const PLAIN: Extent<'static> = Extent {
        stop: None,
        clauses: false,
        infinitives: true,
        explained: true,
        prepositions: true,
        asides: false,
        apposition: false,
        limit: usize::MAX,
    };

    /// Whether a later part of the construction begins with this word.
    #[inline]
    pub(super) fn stops(&self, word: WordId) -> bool {
        self.stop.is_some_and(|set| set.may_begin(word))
    }
}

impl Window {
    /// The end (a group number) of the noun phrase that begins with noun group `at`.
    pub fn noun_phrase_end(&self, at: usize, extent: Extent) -> usize {
        let mut end = at + 1;
        let mut listed = false;
        // pronouns and names take no phrase but with "of"
        let head = &self.units[self.groups[at].head];
        let person = head.is(Class::PersonNoun) || head.is(Class::PeopleNoun);
        // ("someone in the crowd" is no person's pronoun)
        let bare = head.tag == Tag::Pronoun && head.classes != Classes::default()
            || matches!(head.kind, UnitKind::Name(_)) && head.shape != Shape::Upper;
        loop {
            let Some(next) = self.groups.get(end) else { return end };
            if end >= extent.limit {
                return end;
            }
            if let Some((to, ends)) = self.beyond(at, end, extent) {
                if ends {
                    return to;
                }
                end = to;
                continue;
            }
            if extent.clauses
                && extent.asides
                && self.is_noun(end - 1)
                && let Some(to) = self.described_behind(end, extent).or_else(|| self.behind_adverbs(end, extent))
            {
                if self.groups[to].kind == GroupKind::Verb {
                    return self.nonfinite_end(to).max(to + 1);
                }
                end = to;
                continue;
            }
            match next.kind {
                GroupKind::Preposition if self.is_noun(end + 1) => {
                    let unit = &self.units[next.head];
                    // "a smaller town than Riga"
                    let Units { start, end: last } = self.groups[at].units;
                    let compares = || self.units[start..last].iter().any(|u| u.tag == Tag::Adjective || u.is(Class::Amount));
                    // ("a site rather than a club")
                    let rather = self.groups[end - 1].kind == GroupKind::Adverb;
                    let than = unit.is(Class::Than) && !(extent.asides && (rather || compares()));
                    let wanted = extent.stops(unit.word) || unit.is(Class::As) || than;
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
                        && !(bare && end == at + 1)
                        && !extent.stops(self.units[next.head].word)
                        && self.groups.get(end + 1).is_some_and(|p| {
                            let unit = &self.units[p.head];
                            let than = unit.is(Class::Than) && !extent.asides;
                            p.kind == GroupKind::Preposition && !unit.is(Class::As) && !than && !extent.stops(unit.word)
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
                GroupKind::Comma if self.is_list(end) => {
                    listed = true;
                    end += 2;
                }
                // a, b, and c
                GroupKind::Comma
                    if listed
                        && self.groups.get(end + 1).is_some_and(|g| g.kind == GroupKind::Conjunction)
                        && self.joins_nouns(end + 1) =>
                {
                    listed = false;
                    end += 3;
                }
                GroupKind::Comma | GroupKind::Dash => {
                    let aside = || (extent.asides && !bare).then(|| self.aside_end(end)).flatten();
                    let apposition = || (extent.apposition && next.kind == GroupKind::Comma).then(|| self.apposition_end(end)).flatten();
                    let beyond = aside().or_else(apposition);
                    // "Hale, a baker who runs the choir", "Hale, a baker working for the guild"
                    let relative = beyond.filter(|e| {
                        let opens = |g: &Group| {
                            let participle = g.verb.is_some_and(|v| matches!(v.form, VerbForm::Ing | VerbForm::Participle));
                            participle || g.kind == GroupKind::Wh && self.units[g.head].is(Class::Relative)
                        };
                        extent.clauses
                            && extent.apposition
                            && *e > end + 1
                            && self.is_noun(*e - 1)
                            && self.acts(end + 1)
                            && self.groups.get(*e).is_some_and(opens)
                    });
                    let clause = relative.map(|e| self.clause_end(e + 1)).filter(|e| !self.groups.get(*e).is_some_and(Group::is_finite));
                    return clause.or(beyond).unwrap_or(end);
                }
                GroupKind::Open => match self.closing(end) {
                    Some(close) if close - end <= 6 => end = close + 1,
                    _ => return end,
                },
                // "the reasons why it fell"
                GroupKind::Wh if extent.clauses && extent.asides && end == at + 1 && !self.is_time(at) && !bare => {
                    return self.clause_end(end + 1);
                }
                // "the night when the roof fell"
                GroupKind::Subordinator
                    if extent.clauses
                        && extent.asides
                        && end == at + 1
                        && self.is_time(at)
                        && self.units[next.head].is(Class::Relative)
                        && self.is_noun(end + 1) =>
                {
                    return self.clause_end(end + 1);
                }
                GroupKind::Wh | GroupKind::That
                    if extent.clauses && self.units[next.head].is(Class::Relative) && (extent.explained || next.kind == GroupKind::Wh) =>
                {
                    return self.clause_end(end + 1);
                }
                GroupKind::Verb
                    if extent.clauses
                        && next.verb.is_some_and(|v| match v.form {
                            VerbForm::Participle | VerbForm::Ing => true,
                            // "summoned the envoy to complain": what somebody is to do is no part of them
                            VerbForm::Infinitive => {
                                extent.infinitives
                                    && (!person || extent.asides)
                                    && !(head.is(Class::Oblique) && end == at + 1)
                                    && !extent.stops(self.units[next.units.start].word)
                            }
                            VerbForm::Finite => false,
                        }) =>
                {
                    return self.clause_end(end).max(end + 1);
                }
                _ => return end,
            }
        }
    }

    /// Where the phrase or infinitive begins that an adjective at group `n`, behind its noun and adverbs, takes: "necessary in a port", "most likely to win".
    fn described_behind(&self, n: usize, extent: Extent) -> Option<usize> {
        const MOST: usize = 3;
        let adverbs = self.groups[n..].iter().take(MOST).take_while(|g| g.kind == GroupKind::Adverb).count();
        let adjective = n + adverbs;
        self.groups.get(adjective).filter(|g| g.kind == GroupKind::Adjective)?;
        let next = self.groups.get(adjective + 1)?;
        let unit = &self.units[next.head];
        let phrase = next.kind == GroupKind::Preposition
            && !unit.is(Class::As)
            && !extent.stops(unit.word)
            && self.is_noun(adjective + 2)
            && !self.is_time(adjective + 2);
        let infinitive = next.verb.is_some_and(|v| v.form == VerbForm::Infinitive && v.to);
        (phrase || infinitive).then_some(adjective + 1)
    }

    /// Where the preposition or relative pronoun stands behind adverbs that begin at group `n`: "the gains so far in wages", "a battle ahead that could".
    fn behind_adverbs(&self, n: usize, extent: Extent) -> Option<usize> {
        const MOST: usize = 2;
        let adverbs = self.groups[n..].iter().take(MOST).take_while(|g| g.kind == GroupKind::Adverb).count();
        let next = self.groups.get(n + adverbs).filter(|_| adverbs > 0)?;
        let unit = &self.units[next.head];
        let phrase = next.kind == GroupKind::Preposition
            && adverbs > 1
            && !unit.is(Class::As)
            && !extent.stops(unit.word)
            && self.is_noun(n + adverbs + 1)
            && !self.is_time(n + adverbs + 1);
        let relative = matches!(next.kind, GroupKind::Wh | GroupKind::That)
            && unit.is(Class::Relative)
            && self.groups.get(n + adverbs + 1).is_some_and(|v| v.is_finite());
        (phrase || relative).then_some(n + adverbs)
    }

    /// Whether group `n` is a noun group.
    pub fn is_noun(&self, n: usize) -> bool {
        self.groups.get(n).is_some_and(|g| g.kind == GroupKind::Noun)
    }

    /// Whether group `n` is a noun group of time ("Monday", "last week").
    pub fn is_time(&self, n: usize) -> bool {
        self.is_noun(n) && {
            let head = &self.units[self.groups[n].head];
            let first = &self.units[self.groups[n].units.start];
            // "May 6"
            let date = head.tag == Tag::Number && first.is(Class::Month);
            (head.is(Class::Time) || head.is(Class::Month) || date) && head.tag != Tag::Pronoun
        }
    }

    /// "and" between noun groups that are no clause of their own.
    pub(super) fn joins_nouns(&self, conjunction: usize) -> bool {
        let unit = &self.units[self.groups[conjunction].head];
        unit.is(Class::And)
            && self.is_noun(conjunction + 1)
            && !self.begins_clause(conjunction + 1)
            && !self.is_time(conjunction + 1)
            && !self.is_gapped(conjunction + 1)
    }

    /// "Oslo expelled three envoys and Bergen two": whether two noun groups, the first of them `n`, stand beside each other as a clause without its verb.
    pub fn is_gapped(&self, n: usize) -> bool {
        let object = n + 1;
        let opens = |g: usize| {
            let unit = &self.units[self.groups[g].units.start];
            matches!(unit.tag, Tag::Determiner | Tag::Number | Tag::Possessive)
        };
        let ends = self.groups.get(object + 1).is_none_or(|g| {
            matches!(g.kind, GroupKind::Stop | GroupKind::Comma | GroupKind::Semicolon)
                || g.kind == GroupKind::Preposition && self.is_noun(object + 2)
        });
        self.acts(n) && self.is_noun(object) && opens(object) && !self.is_time(object) && ends
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

    /// The group that closes the bracket at group `open`.
    pub fn closing(&self, open: usize) -> Option<usize> {
        (open + 1..self.groups.len()).find(|k| self.groups[*k].kind == GroupKind::Close)
    }

    /// The first group at or after `n` that is no adverb, no phrase of time and no aside in commas.
    pub fn skip_adverbials(&self, mut n: usize) -> usize {
        loop {
            match self.groups.get(n).map(|g| g.kind) {
                Some(GroupKind::Adverb) => n += 1,
                Some(GroupKind::Noun) if self.is_time(n) => n += 1,
                Some(GroupKind::Preposition) if self.is_time(n + 1) => n += 2,
                // "late on Thursday", "early last week"
                Some(GroupKind::Adjective)
                    if self.units[self.groups[n].head].tags.has(Tag::Adverb) && self.skip_adverbials(n + 1) > n + 1 =>
                {
                    n += 1
                }
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
