//! Phrases: what may belong to one, what joins them, and what stands between them.

use super::group::{GroupKind, VerbForm};
use super::window::{Unit, UnitKind, Window};
use crate::lexicon::{Class, Tag, Tags, WordId};
use crate::rules::WordSet;
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
    /// Whether group `n` is a noun group.
    pub fn is_noun(&self, n: usize) -> bool {
        self.kind(n) == Some(GroupKind::Noun)
    }

    /// Whether group `n` is an infinitive with "to".
    pub fn is_to_infinitive(&self, n: usize) -> bool {
        self.groups.get(n).and_then(|g| g.verb).is_some_and(|v| v.form == VerbForm::Infinitive && v.to)
    }

    /// Whether group `n` is a noun group of time ("Monday", "last week").
    pub fn is_time(&self, n: usize) -> bool {
        self.is_noun(n) && {
            let head = self.head(n);
            let first = || self.first(n);
            // "May 6"
            let date = || head.tag == Tag::Number && first().is(Class::Month);
            // ("the march")
            let month = || head.is(Class::Month) && !(head.shape == Shape::Lower && first().tag == Tag::Determiner);
            (head.is(Class::Time) || month() || date()) && head.tag != Tag::Pronoun
        }
    }

    /// "a plan he backed last year", "two weeks ago", but "the year": whether the time of group `n` can only say when something was done.
    pub(super) fn tells_when(&self, n: usize) -> bool {
        let Some(group) = self.groups.get(n).filter(|_| self.is_time(n)) else { return false };
        let first = &self.units[group.units.start];
        // ("described last year as", "blamed this winter for", "another day of": the object)
        let governs = |p: &Unit| p.is_any(&[Class::As, Class::Of]) || p.is(Class::Purpose) && !p.tags.has(Tag::Particle);
        // ("was named last week as")
        let suffers = n > 0 && self.groups[n - 1].is_passive();
        if !suffers && self.groups.get(n + 1).is_some_and(|p| p.kind != GroupKind::Noun && governs(&self.units[p.head])) {
            return false;
        }
        // ("more time", "dreads another winter")
        let points =
            first.tag == Tag::Adjective || first.tag == Tag::Determiner && first.tags.has(Tag::Pronoun) && first.is(Class::Definite);
        let pointed = points && !first.is(Class::Amount);
        let counted = first.tag == Tag::Number || first.is_indefinite();
        let ago = || self.units.get(group.units.end).is_some_and(|u| u.tag == Tag::Adverb && u.is(Class::Time));
        group.units.len() > 1 && (pointed && self.head(n).tag == Tag::Noun || counted && ago())
    }

    /// "On Monday both said", but not "the ships on Monday both sank": whether unit `i` is a time with nobody before it in the clause. Asked of a unit, since tags
    /// depend on it.
    pub(super) fn is_opening_time(&self, i: usize) -> bool {
        let time = |u: &Unit| u.is_any(&[Class::Time, Class::Weekday, Class::Month]);
        let inside = |u: &Unit| time(u) || matches!(u.tag, Tag::Determiner | Tag::Number | Tag::Preposition | Tag::Adjective);
        let before = self.units[..i].iter().rev().find(|u| !inside(u));
        time(&self.units[i]) && before.is_none_or(|u| !Tags::NOUN.has(u.tag) && u.kind == UnitKind::Word)
    }

    /// Whether the number at group `n` stands alone behind "in" or the like, in digits: "in 2014".
    pub(super) fn is_year(&self, n: usize) -> bool {
        let group = self.groups[n];
        let alone = group.units.len() == 1 && self.units[group.head].shape == Shape::Number;
        alone && n > 0 && self.groups[n - 1].kind == GroupKind::Preposition && self.head(n - 1).is(Class::Locative)
    }

    /// Whether the preposition at group `n` belongs to what somebody calls for or plans, right before it: "the mayor's call for a boycott".
    pub fn is_of_owned_plan(&self, n: usize) -> bool {
        let Some(plan) = n.checked_sub(1).filter(|p| self.is_noun(*p) && self.is_noun(n + 1)) else { return false };
        let group = self.groups[plan];
        let owner = |u: usize| match self.units[u].tag {
            Tag::Genitive => u > 0 && !self.units[u - 1].is(Class::Time),
            tag => tag == Tag::Possessive,
        };
        let owned = (group.units.start..group.head).any(owner);
        let head = &self.units[group.head];
        let reason = self.groups.get(n + 1).is_some_and(|g| self.units[g.units.start].tag == Tag::Possessive);
        owned && !reason && head.cue != 0 && matches!(head.tag, Tag::Noun | Tag::Plural) && !self.acts(plan)
    }

    /// "and" between noun groups that are no clause of their own.
    pub(super) fn joins_nouns(&self, conjunction: usize) -> bool {
        let unit = self.head(conjunction);
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
            let unit = self.first(g);
            matches!(unit.tag, Tag::Determiner | Tag::Number | Tag::Possessive)
        };
        let ends = self.groups.get(object + 1).is_none_or(|g| {
            matches!(g.kind, GroupKind::Stop | GroupKind::Comma | GroupKind::Semicolon)
                || g.kind == GroupKind::Preposition && self.is_noun(object + 2)
        });
        // ("called the trial a sham and the verdict an outrage")
        let indefinite = self.is_noun(object) && self.first(object).is_indefinite() && !self.is_time(n);
        self.is_noun(object) && !self.is_time(object) && (indefinite || self.acts(n) && opens(object) && ends)
    }

    /// "higher pay and, if possible, an apology", "Oslo and even Bern": the noun that an aside or an adverb parts from the "and" at group `and`.
    pub fn joined_behind_aside(&self, and: usize) -> Option<usize> {
        const LONGEST: usize = 5;
        if !self.head(and).is(Class::And) {
            return None;
        }
        if self.kind(and + 1) == Some(GroupKind::Adverb) && !self.head(and + 1).is(Class::Time) {
            let noun = and + 2;
            // ("and even work for it")
            let whole = self.is_noun(noun) && (self.acts(noun) || self.first(noun).tag == Tag::Determiner);
            return (whole && !self.is_time(noun) && !self.begins_clause(noun)).then_some(noun);
        }
        if self.kind(and + 1) != Some(GroupKind::Comma) {
            return None;
        }
        let close = (and + 2..self.groups.len().min(and + 2 + LONGEST)).find(|k| self.groups[*k].kind == GroupKind::Comma)?;
        let aside = self.groups[and + 2..close].iter().all(|g| !g.is_finite() && g.kind != GroupKind::Quote);
        let noun = close + 1;
        (aside && self.is_noun(noun) && !self.is_time(noun) && !self.begins_clause(noun)).then_some(noun)
    }

    /// Whether a comma at group `n` goes on with a list: another noun group and then a comma or conjunction, up to a conjunction.
    pub(super) fn is_list(&self, n: usize) -> bool {
        let mut k = n;
        for _ in 0..8 {
            if !self.is_noun(k + 1) {
                return false;
            }
            // "the torture of captives, the arrest of critics and the curfew"
            let mut end = k + 2;
            // ("the raid, the attack on the school and the curfew": of a thing, other prepositions as well)
            let takes = |p: usize| self.head(p).is(Class::Of) || !self.acts(k + 1) && !self.is_time(p + 1) && !self.head(p).is(Class::As);
            while self.kind(end) == Some(GroupKind::Preposition) && self.is_noun(end + 1) && takes(end) {
                end += 2;
            }
            match self.kind(end) {
                Some(GroupKind::Comma) if self.kind(end + 1) == Some(GroupKind::Conjunction) => {
                    return self.joins_nouns(end + 1);
                }
                Some(GroupKind::Comma) => k = end,
                Some(GroupKind::Conjunction) => return self.joins_nouns(end) || self.joined_behind_aside(end).is_some(),
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
            match self.kind(n) {
                Some(GroupKind::Adverb) => n += 1,
                // "so drily and calmly"
                Some(GroupKind::Conjunction) if n > 0 && [n - 1, n + 1].iter().all(|k| self.kind(*k) == Some(GroupKind::Adverb)) => n += 2,
                Some(GroupKind::Noun) if self.is_time(n) => n += 1,
                // (but "described it as years of neglect")
                Some(GroupKind::Preposition) if self.is_time(n + 1) && !self.head(n).is(Class::As) => {
                    n += 2;
                    // "in the early hours of Saturday"
                    let of = self.kind(n) == Some(GroupKind::Preposition) && self.head(n).is(Class::Of);
                    n += 2 * usize::from(of && self.is_time(n + 1));
                }
                // "voted 51 to 49 to"
                Some(GroupKind::Noun) if self.is_tally(n) => n += 3,
                // "argued as well that", but "as well as"
                Some(GroupKind::Preposition | GroupKind::Subordinator)
                    if self.kind(n + 1) == Some(GroupKind::Adverb) && self.head(n).is(Class::As) && self.opens_addition(n) =>
                {
                    n += 2
                }
                // "late on Thursday", "early last week"
                Some(GroupKind::Adjective) if self.head(n).tags.has(Tag::Adverb) && self.skip_adverbials(n + 1) > n + 1 => n += 1,
                _ => return n,
            }
        }
    }

    /// Whether two numbers of votes stand at group `n`, right behind a verb, and an infinitive follows: "voted 51 to 49 to close".
    fn is_tally(&self, n: usize) -> bool {
        let number = |k: usize| {
            let g = &self.groups[k];
            g.units.len() == 1 && self.units[g.head].tag == Tag::Number
        };
        let between = |k: usize| self.kind(k) == Some(GroupKind::Preposition) && self.head(k).tags.has(Tag::To);
        number(n) && between(n + 1) && self.is_noun(n + 2) && number(n + 2) && self.is_to_infinitive(n + 3)
    }

    /// Whether "as" at group `n` and an adverb say "as well", and no second "as" compares them.
    fn opens_addition(&self, n: usize) -> bool {
        let adverb = self.groups[n + 1].units;
        let next = self.groups.get(n + 2);
        // ("said as much to the mayor")
        adverb.end - adverb.start == 1
            && !self.head(n + 1).is(Class::Amount)
            && !next.is_some_and(|g| self.units[g.head].is(Class::As) || g.kind == GroupKind::Adjective)
            && (!self.is_noun(n + 2) || self.begins_clause(n + 2))
    }

    /// "“costly” and “cruel”", "“costly,” “cruel” and “an insult”": the end of the quotations that begin with the one at group `n` and that "and" joins.
    pub(super) fn joined_quotes_end(&self, n: usize) -> usize {
        let (mut end, mut k) = (n + 1, n + 1);
        loop {
            let and = self.kind(k) == Some(GroupKind::Conjunction) && self.head(k).is(Class::And);
            let listed = self.ends_with_quoted_comma(k - 1);
            let behind = if and || listed { self.behind_quoted(k + usize::from(and)) } else { None };
            // (but "called it “costly” and “regretted” that": a verb of its own)
            let object = |to: usize| matches!(self.kind(to), Some(GroupKind::That)) || self.is_noun(to) && !self.is_time(to);
            let Some(to) = behind.filter(|to| !(and && object(*to))) else { return end };
            k = to;
            end = if and { to } else { end };
        }
    }

    /// The group behind the quotation, of its own or read through, that begins at group `n`.
    fn behind_quoted(&self, n: usize) -> Option<usize> {
        let group = self.groups.get(n)?;
        if group.kind == GroupKind::Quote {
            return Some(n + 1);
        }
        let quoted = self.borrowed.iter().find(|q| q.start == group.units.start)?;
        Some(self.groups[n..].iter().position(|g| g.units.end >= quoted.end).map_or(self.groups.len(), |k| n + k + 1))
    }

    /// Whether a unit is a quotation.
    pub fn quote_at(&self, unit: usize) -> Option<u32> {
        match self.units.get(unit)?.kind {
            UnitKind::Quote(q) => Some(q),
            _ => None,
        }
    }
}
