//! Noun phrases: how far one goes on behind its first group.

use super::group::{Group, GroupKind, VerbForm};
use super::phrase::Extent;
use super::window::{UnitKind, Window};
use crate::lexicon::{Class, Classes, Tag};
use crate::text::shape::Shape;

/// What the group behind a part of a noun phrase is to it.
pub(super) enum Step {
    /// the phrase goes on, with this group
    On(usize),
    /// it ends before this group
    End(usize),
}

/// A noun phrase under way.
pub(super) struct NounPhrase<'w, 'e> {
    pub(super) w: &'w Window,
    pub(super) extent: Extent<'e>,
    /// its first group
    pub(super) at: usize,
    /// whether that is a pronoun or a name, which take no phrase but with "of"
    pub(super) bare: bool,
    /// whether it is a list whose last comma may stand before its conjunction
    pub(super) listed: bool,
}

impl Window {
    /// The end (a group number) of the noun phrase that begins with noun group `at`.
    pub fn noun_phrase_end(&self, at: usize, extent: Extent) -> usize {
        let head = self.head(at);
        // ("someone in the crowd" and "many in the crowd" are no person's pronoun, "Democrats on the panel" are no name of one)
        let counts = || head.tags.has(Tag::Determiner) && !head.is(Class::Definite) && head.is(Class::PluralNumber);
        let bare = match head.kind {
            UnitKind::Name(_) => head.shape != Shape::Upper && (head.tag == Tag::Adjective || !head.tags.has(Tag::Plural)),
            _ => head.tag == Tag::Pronoun && head.classes != Classes::default() && !counts(),
        };
        let bare = bare || self.groups[at].units.len() == 1 && head.tag == Tag::Name && head.shape == Shape::Mixed;
        let mut phrase = NounPhrase { w: self, extent, at, bare, listed: false };
        let mut end = at + 1;
        while end < self.groups.len().min(extent.limit) {
            match phrase.step(end) {
                Step::On(to) => end = to,
                Step::End(to) => return to,
            }
        }
        end
    }
}

impl NounPhrase<'_, '_> {
    /// What the group at `end` is to the phrase up to there.
    fn step(&mut self, end: usize) -> Step {
        let (w, extent) = (self.w, self.extent);
        if let Some(step) = w.beyond(self.at, end, extent) {
            return step;
        }
        if extent.clauses
            && extent.asides
            && w.is_noun(end - 1)
            && let Some(to) = self.described_behind(end).or_else(|| self.behind_adverbs(end))
        {
            return if w.groups[to].kind == GroupKind::Verb { Step::End(w.nonfinite_end(to).max(to + 1)) } else { Step::On(to) };
        }
        let step = match w.groups[end].kind {
            GroupKind::Preposition => self.preposition(end),
            // "neither Kigali nor Kinshasa"
            GroupKind::Conjunction | GroupKind::Adverb
                if end == self.at + 1
                    && w.first(self.at).is(Class::Pair)
                    && w.first(end).is(Class::Negation)
                    && w.is_noun(end + 1)
                    && !w.begins_clause(end + 1) =>
            {
                Some(Step::On(end + 2))
            }
            GroupKind::Adverb => self.opens_prepositional(end).then_some(Step::On(end + 1)),
            GroupKind::Adjective => self.is_quality(end).then_some(Step::On(end + 1)),
            // "the words the mayor used"
            GroupKind::Noun => {
                let relative = extent.clauses && !w.is_time(end) && w.begins_clause(end) && w.is_noun(end - 1) && !self.is_named_anew(end);
                relative.then(|| Step::End(self.describing_end(end + 1, w.clause_end(end + 1))))
            }
            GroupKind::Conjunction if w.joins_nouns(end) => {
                (!self.is_parallel(end) && !self.is_second_thing(end)).then_some(Step::On(end + 2))
            }
            GroupKind::Conjunction => w.joined_behind_aside(end).map(|noun| Step::On(noun + 1)),
            GroupKind::Comma | GroupKind::Dash => self.comma(end),
            GroupKind::Open => w.closing(end).filter(|close| close - end <= 6).map(|close| Step::On(close + 1)),
            GroupKind::Wh | GroupKind::That | GroupKind::Subordinator => {
                self.is_described_by_clause(end).then(|| Step::End(self.describing_end(end + 1, w.clause_end(end + 1))))
            }
            GroupKind::Verb => self.takes_verb(end).then(|| Step::End(self.described_end(end).max(end + 1))),
            _ => None,
        };
        step.unwrap_or(Step::End(end))
    }

    /// The end of the infinitive or participle from group `from` that describes the noun; a finite verb is joined to the verb above it: "condemned a plan to tax
    /// growers and left".
    fn described_end(&self, from: usize) -> usize {
        let w = self.w;
        let (whole, own) = (w.clause_end(from), w.nonfinite_end(from));
        let joint = matches!(w.kind(own), Some(GroupKind::Conjunction | GroupKind::Comma));
        // ("to win seats and pass laws")
        let bare = |n: usize| w.groups.get(n).is_some_and(|g| w.units[g.head].tag == Tag::Base && g.units.start == g.head);
        let next = w.skip_adverbials(own + 1 + usize::from(w.kind(own + 1) == Some(GroupKind::Conjunction)));
        // ("a contract drawn up in secret and leaked to the press")
        let done = |n: usize| w.groups.get(n).is_some_and(|g| w.units[g.head].tags.has(Tag::Participle)) && !w.is_noun(n + 1);
        let describes = w.form(from) == Some(VerbForm::Participle) && done(next);
        let joined = joint && !bare(next) && !describes;
        self.describing_end(from, if joined { own } else { whole })
    }

    /// Where the clause from group `from` to group `end` that describes the noun ends without what the verb above goes on with, or in what it is said: "condemned a
    /// ban that hurts growers, and left", "condemned a ban that hurts growers in a statement".
    fn describing_end(&self, from: usize, end: usize) -> usize {
        let w = self.w;
        let end = self.handed_over(from, end);
        let Some(above) = w.groups[..self.at].iter().rposition(Group::is_finite).map(|v| w.head(v)) else { return end };
        let ends = |k: usize| {
            let goes_on = w.skip_adverbials(k + 2);
            // (in the same tense, and behind no other comma)
            w.groups[k].kind == GroupKind::Comma
                && w.kind(k + 1) == Some(GroupKind::Conjunction)
                && w.groups.get(goes_on).is_some_and(|g| g.is_finite() && w.units[g.head].tag == above.tag)
        };
        let stop = (from + 1..end).find(|k| w.groups[*k].kind == GroupKind::Comma).filter(|k| ends(*k)).unwrap_or(end);
        stop.checked_sub(2).filter(|k| *k > from && above.cue != 0 && w.is_medium_of_verb_above(from, *k)).unwrap_or(stop)
    }

    /// "called it a coup and others agreed", "called the vote a coup and I agree": whether the noun at group `end` is no subject of a clause that describes
    /// the one before it, as that needs no description, or another clause follows with its own subject.
    fn is_named_anew(&self, end: usize) -> bool {
        let w = self.w;
        let personal = Classes::of(&[Class::Neuter, Class::Oblique, Class::Masculine, Class::Feminine, Class::PluralNumber]);
        let before = w.head(end - 1);
        let pronoun = before.tag == Tag::Pronoun && before.classes.has_any(personal);
        let another = w.kind(end + 1) == Some(GroupKind::Conjunction) && {
            let last = &w.units[w.groups[end].units.end - 1];
            let subject = w.groups.get(end + 2).map(|g| &w.units[g.head]);
            // "called the vote a coup and the judges agreed"
            let indefinite = w.first(end).is_indefinite();
            last.shape == Shape::Comma || indefinite || subject.is_some_and(|s| s.tag == Tag::Pronoun && !s.is(Class::Oblique))
        };
        pronoun || another
    }

    /// Whether a later part of the construction begins with the head of a group.
    pub(super) fn stops(&self, n: usize) -> bool {
        self.extent.stops(self.w.head(n).word)
    }

    /// "praise from growers and scorn from millers": whether another word for a claim and the preposition of the noun phrase follow the conjunction at group
    /// `end`.
    fn is_parallel(&self, end: usize) -> bool {
        let w = self.w;
        let Some(preposition) = self.at.checked_sub(1).map(|p| w.head(p)) else { return false };
        w.kind(self.at - 1) == Some(GroupKind::Preposition)
            && !preposition.is(Class::Of)
            && w.head(end + 1).cue != 0
            && w.kind(end + 2) == Some(GroupKind::Preposition)
            && w.head(end + 2).word == preposition.word
    }

    /// "drew condemnation from Oslo and a round of drills": whether what the conjunction at group `end` joins to somebody from whom something comes is a thing.
    fn is_second_thing(&self, end: usize) -> bool {
        let w = self.w;
        let from = self.at.checked_sub(1).is_some_and(|p| w.head(p).is(Class::From));
        let indefinite = w.groups.get(end + 1).is_some_and(|g| w.units[g.units.start].is_indefinite());
        from && indefinite && w.acts(self.at) && !w.acts(end + 1) && w.head(end + 1).tag == Tag::Noun
    }

    /// A comma or dash at group `end`: of a list, or before what describes it.
    fn comma(&mut self, end: usize) -> Option<Step> {
        let (w, extent) = (self.w, self.extent);
        let comma = w.groups[end].kind == GroupKind::Comma;
        if w.closes_relative(self.at, end) {
            return None;
        }
        // a, b and c
        if comma && w.is_list(end) {
            self.listed = true;
            return Some(Step::On(end + 2));
        }
        // "sanctions 18 hackers, two firms"
        let number = |n: usize| w.first(n).tag == Tag::Number;
        if comma
            && w.headline
            && w.is_noun(end + 1)
            && w.kind(end + 2).is_none()
            && w.is_noun(end - 1)
            && number(end - 1)
            && number(end + 1)
        {
            return Some(Step::On(end + 2));
        }
        // a, b, and c
        let conjunction = || w.kind(end + 1) == Some(GroupKind::Conjunction) && w.joins_nouns(end + 1);
        if comma && self.listed && conjunction() {
            self.listed = false;
            return Some(Step::On(end + 3));
        }
        // "for the blackouts, a claim dismissed by Oslo": a remark on the whole
        if w.is_claim_about_clause(end + 1) {
            return None;
        }
        let aside = || (extent.asides && !self.bare).then(|| w.aside_end(end)).flatten();
        // "by Hale - the harbour master - for"
        let dashed = || {
            let close = (!comma && w.is_noun(end + 1) && w.acts(end + 1)).then(|| w.noun_phrase_end(end + 1, Extent::PLAIN))?;
            (w.kind(close) == Some(GroupKind::Dash)).then_some(close)
        };
        let apposition = || if extent.apposition { if comma { w.apposition_end(end) } else { dashed() } } else { None };
        let beyond = aside().or_else(apposition)?;
        // "Hale, a baker who runs the choir", "Hale, a baker working for the guild"
        let opens = |g: &Group| {
            let participle = matches!(g.form(), Some(VerbForm::Ing | VerbForm::Participle));
            participle || g.kind == GroupKind::Wh && w.units[g.head].is(Class::Relative)
        };
        let relative = extent.clauses
            && extent.apposition
            && beyond > end + 1
            && w.is_noun(beyond - 1)
            && w.acts(end + 1)
            && w.groups.get(beyond).is_some_and(opens);
        let clause = relative.then(|| w.clause_end(beyond + 1)).filter(|e| !w.groups.get(*e).is_some_and(Group::is_finite));
        Some(Step::End(clause.unwrap_or(beyond)))
    }

    /// Whether the clause that a group opens describes the noun.
    fn is_described_by_clause(&self, end: usize) -> bool {
        let (w, next) = (self.w, self.w.head(end));
        let first = self.extent.asides && end == self.at + 1;
        let clause = match w.groups[end].kind {
            // "the reasons why it fell"
            GroupKind::Wh if first && !w.is_time(self.at) && !self.bare => true,
            // "the night when the roof fell"
            GroupKind::Subordinator => first && w.is_time(self.at) && next.is(Class::Relative) && w.is_noun(end + 1),
            GroupKind::That => next.is(Class::Relative) && self.extent.explained,
            _ => next.is(Class::Relative),
        };
        self.extent.clauses && clause
    }

    /// Whether a participle or an infinitive belongs to the noun.
    fn takes_verb(&self, end: usize) -> bool {
        let (w, extent) = (self.w, self.extent);
        extent.clauses
            && w.groups[end].verb.is_some_and(|v| match v.form {
                VerbForm::Participle | VerbForm::Ing => true,
                // "summoned the envoy to complain": what somebody is to do is no part of them
                VerbForm::Infinitive => {
                    extent.infinitives
                        && (!self.is_person() || extent.asides)
                        && !(w.head(self.at).is(Class::Oblique) && end == self.at + 1)
                        && !extent.stops(w.first(end).word)
                }
                VerbForm::Finite => false,
            })
    }

    /// Where the phrase or infinitive begins that an adjective at group `n`, behind its noun and adverbs, takes: "necessary in a port", "most likely to win".
    fn described_behind(&self, n: usize) -> Option<usize> {
        const MOST: usize = 3;
        let w = self.w;
        let adjective = n + self.adverbs(n, MOST);
        w.groups.get(adjective).filter(|g| g.kind == GroupKind::Adjective)?;
        (w.is_to_infinitive(adjective + 1) || self.is_phrase(adjective + 1)).then_some(adjective + 1)
    }

    /// Where the preposition or relative pronoun stands behind adverbs that begin at group `n`: "the gains so far in wages", "a battle ahead that could".
    fn behind_adverbs(&self, n: usize) -> Option<usize> {
        const MOST: usize = 2;
        let w = self.w;
        let adverbs = self.adverbs(n, MOST);
        let next = w.groups.get(n + adverbs).filter(|_| adverbs > 0)?;
        let relative = matches!(next.kind, GroupKind::Wh | GroupKind::That)
            && w.units[next.head].is(Class::Relative)
            && w.groups.get(n + adverbs + 1).is_some_and(Group::is_finite);
        (relative || adverbs > 1 && self.is_phrase(n + adverbs)).then_some(n + adverbs)
    }

    fn adverbs(&self, n: usize, most: usize) -> usize {
        self.w.groups[n..].iter().take(most).take_while(|g| g.kind == GroupKind::Adverb).count()
    }

    /// Whether a preposition that no later part begins with stands at group `n`, and governs a noun other than of time.
    fn is_phrase(&self, n: usize) -> bool {
        let w = self.w;
        w.kind(n) == Some(GroupKind::Preposition) && !w.head(n).is(Class::As) && !self.stops(n) && w.is_noun(n + 1) && !w.is_time(n + 1)
    }
}
