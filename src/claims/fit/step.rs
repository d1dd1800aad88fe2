//! The search for a preposition of the pattern: what each group behind the cue does to it.

use super::Fitting;
use crate::lexicon::{Class, Tag};
use crate::rules::{Frame, Part, Role, Types, WordSet};
use crate::syntax::phrase::Extent;
use crate::syntax::{Group, GroupKind, Units, VerbForm};

/// What a part of the pattern with a preposition looks for.
pub(super) struct Sought<'a> {
    pub words: &'a WordSet,
    pub types: Types,
    /// whether the pattern has no claim without it
    pub required: bool,
    /// the groups that it may stand in end here
    pub limit: usize,
    /// where the words of the pattern that were found end, in units
    pub said: usize,
}

/// What a group between the cue and a preposition of the pattern does to the search.
pub(super) enum Step {
    /// it goes on behind this group
    Over(usize),
    /// this preposition is one of the pattern's
    Found,
    /// nothing farther on belongs to the cue
    End,
}

impl Fitting<'_> {
    /// What group `k` does to the search; `found` tells that a preposition of the pattern stands before it.
    pub(super) fn step(&self, k: usize, sought: &Sought, found: bool) -> Step {
        if self.is_preposition(k) { self.at_preposition(k, sought, found) } else { self.between(k, sought, found) }
    }

    /// Whether group `g` is a preposition, or "as" that was read as the beginning of a clause: "denounced by nurses as unsafe".
    fn is_preposition(&self, g: usize) -> bool {
        let group = &self.w.groups[g];
        group.kind == GroupKind::Preposition || group.kind == GroupKind::Subordinator && self.w.units[group.head].is(Class::As)
    }

    /// A preposition, or "as", at group `k`.
    fn at_preposition(&self, k: usize, sought: &Sought, found: bool) -> Step {
        let w = self.w;
        let g = &w.groups[k];
        let head = &w.units[g.head];
        let wanted = sought.words.has(head.word);
        let real = g.kind == GroupKind::Preposition;
        if self.belongs_elsewhere(k, sought) {
            return Step::Over(k);
        }
        // "called the wall a danger for the town"
        if head.is(Class::Purpose) && wanted && self.has_other_object() {
            return Step::End;
        }
        if head.is(Class::As) && self.opens_clause(k, sought) {
            return Step::Over(k);
        }
        // "traded insults, with Milan mocking Rome": what goes on beside it
        let beside = || {
            let behind = w.is_noun(k + 1).then(|| w.noun_phrase_end(k + 1, Extent::PLAIN)).and_then(|end| w.groups.get(end));
            behind.and_then(|g| g.verb).is_some_and(|v| v.form == VerbForm::Ing && !v.passive)
        };
        if wanted && head.is(Class::Dealings) && w.kind(k - 1) == Some(GroupKind::Comma) && beside() {
            return Step::End;
        }
        if wanted && !self.used.contains(&k) && !self.is_when(k + 1) {
            return Step::Found;
        }
        // "blamed the crew for the attack on the port": another construction's preposition comes first
        // ("bore part of the blame for the fire": not one within the pattern's own words)
        // ("calls from opponents of the plan for Hale to go": nor one within whoever claims)
        let inside = || self.source_around(g.units.start).is_some();
        let rival = real && g.units.start >= sought.said && !found && self.rivals.has(head.word) && !self.used.contains(&k);
        if rival && !w.is_time(k + 1) && !inside() { Step::End } else { Step::Over(k) }
    }

    /// Whether a clause and no description begins with "as" at group `k`: "hit out at owners as inquiry opens" in a headline, "condemned the raid as he left"; but
    /// "fury as mayor sells hall", where the pattern wants one, "a levy condemned as a trap would fall", whose verb is that of the levy, and "as a trap set for".
    fn opens_clause(&self, k: usize, sought: &Sought) -> bool {
        let w = self.w;
        let Some(verb) = w.verb_of(k + 1).filter(|_| w.is_noun(k + 1) && !sought.types.meets(Types::BARE)) else { return false };
        let read = || w.groups[k].kind == GroupKind::Subordinator && matches!(self.clause.frame, Frame::Active | Frame::Conjunct);
        let sure = || !w.head(verb).tags.has(Tag::Participle) || w.head(k + 1).tag == Tag::Pronoun || w.is_noun(verb + 1);
        w.headline || read() && sure()
    }

    /// Anything but a preposition, at group `k`.
    fn between(&self, k: usize, sought: &Sought, found: bool) -> Step {
        let w = self.w;
        let g = &w.groups[k];
        let next = w.groups.get(k + 1);
        // "made by several states, including Chad, against"
        let examples = g.kind == GroupKind::Comma && next.is_some_and(|x| w.units[x.head].tags.has(Tag::Ing));
        if let Some((_, end)) = self.clause.agent.filter(|(by, end)| examples && *by < k && k < *end) {
            return Step::Over(end - 1);
        }
        // "criticism, including from allies"
        let including = || {
            self.clause.frame == Frame::Nominal
                && next.is_some_and(|x| x.verb.is_some_and(|v| v.form == VerbForm::Ing))
                && w.head_is(k + 2, Class::From)
        };
        if !found && matches!(g.kind, GroupKind::Comma | GroupKind::Dash) {
            if including() {
                return Step::Over(k);
            }
            // "accused the rector, who left, of theft", "praised by Hale - the mayor - for": over an aside
            if let Some(close) = self.over_aside_to(k, sought.words) {
                return Step::Over(close);
            }
        }
        match g.kind {
            // "blamed what he called rogue elements for"
            GroupKind::Wh if let Some(end) = w.named_end(k, Some(sought.words)) => Step::Over(end - 1),
            // "came under fire from fans who had travelled to Lima for": over the clause that describes whoever was found
            GroupKind::That | GroupKind::Wh if let Some(end) = self.source_around(g.units.start) => Step::Over(end - 1),
            // "denounced a militia that holds the border as a danger": over a relative clause with an object
            GroupKind::That | GroupKind::Wh
                if !found && self.is_whole_relative(k) && (sought.required || self.is_of_cue(k, sought.words)) =>
            {
                Step::Over(k + 1)
            }
            GroupKind::Semicolon | GroupKind::That | GroupKind::Colon | GroupKind::Dash => Step::End,
            GroupKind::Stop if k + 1 == sought.limit => Step::End,
            GroupKind::Verb if g.is_finite() => Step::End,
            // ("a threat to stop the sale of arms to": what the infinitive takes)
            GroupKind::Verb
                if g.form() == Some(VerbForm::Infinitive) && (found || self.clause.frame == Frame::Nominal && w.is_noun(k + 1)) =>
            {
                Step::End
            }
            GroupKind::Comma if found || next.is_some_and(|x| !matches!(x.kind, GroupKind::Preposition | GroupKind::Noun)) => Step::End,
            GroupKind::Conjunction if w.kind(k + 1) == Some(GroupKind::Verb) => Step::End,
            // "accused the mayor and, later, the judge of theft"
            GroupKind::Conjunction => Step::Over(w.joined_behind_aside(k).unwrap_or(k)),
            GroupKind::Quote if found => Step::End,
            // "a report critical of the army": what follows belongs to the adjective
            GroupKind::Adjective if self.clause.frame == Frame::Nominal => Step::End,
            _ => Step::Over(k),
        }
    }

    /// Whether group `n` is a time, and so fills no role.
    fn is_when(&self, n: usize) -> bool {
        let w = self.w;
        let Some(g) = w.groups.get(n).filter(|_| w.is_time(n)) else { return false };
        let first = &w.units[g.units.start];
        // "a call for a day of prayer": no time when
        let of = || w.head_is(n + 1, Class::Of) && !first.is(Class::Definite);
        // "asked the court for more time"
        let more = || g.units.len() == 2 && first.is(Class::Amount) && w.head(n).tag == Tag::Noun;
        // "blamed it on years of neglect"
        let several = || w.head(n).tag == Tag::Plural && g.units.len() == 1;
        !(more() || (matches!(first.tag, Tag::Determiner | Tag::Number) || several()) && of())
    }

    /// Whether the preposition at group `n` stands inside the agent of a passive: whom that speaks for, what it deals with.
    pub(super) fn is_of_agent(&self, n: usize) -> bool {
        let w = self.w;
        let of = |k: usize| w.kind(k) == Some(GroupKind::Preposition) && w.head(k).is(Class::Of);
        // "accused by the head of the guild of theft": another one follows, of what nobody is
        let charge = |k: usize| of(k) && !w.acts(k + 1);
        let whole = |end: usize| !of(n) || w.is_noun(n + 1) && w.acts(n + 1) && (n + 1..end).any(charge);
        self.clause.agent.is_some_and(|(by, end)| by < n && n < end && whole(end))
    }

    /// Whether the preposition at group `n` stands inside the source that was found behind the cue, and another one of the pattern follows that.
    pub(super) fn is_of_source(&self, n: usize, sought: &Sought) -> bool {
        let w = self.w;
        let end = self.source_around(w.groups[n].units.start);
        end.is_some_and(|e| w.kind(e) == Some(GroupKind::Preposition) && sought.words.has(w.head(e).word))
    }

    /// Whether the verb has an object that the pattern gives no place: "called the wall a danger for", but "called on Friday for", "called loudly for".
    fn has_other_object(&self) -> bool {
        let w = self.w;
        let placed = |p: &Part| matches!(p, Part::Direct { .. } | Part::Literal { .. });
        let object = || {
            let first = w.first(self.clause.after);
            matches!(first.tag, Tag::Determiner | Tag::Possessive | Tag::Pronoun | Tag::Name) && !w.is_time(self.clause.after)
        };
        // "what he called rogue elements for"
        let named = || {
            let noun = matches!(w.kind(self.clause.after), Some(GroupKind::Noun | GroupKind::Quote));
            noun && self.clause.object.is_some_and(|o| w.units[o.head].is_what())
        };
        self.clause.has_doer()
            && self.clause.frame != Frame::Inverted
            && self.construction.carrier.is_none()
            && !self.construction.parts.iter().any(placed)
            && (named() || self.clause.object.is_none() && w.is_noun(self.clause.after) && object())
    }

    /// Whether a relative clause right behind a noun begins at group `n` whose verb has the object that it takes.
    fn is_whole_relative(&self, n: usize) -> bool {
        let w = self.w;
        let verb = w.groups.get(n + 1).filter(|v| v.is_finite()).and_then(|v| v.verb);
        n > self.clause.after
            && w.is_noun(n - 1)
            && w.head(n).is(Class::Relative)
            && verb.is_some_and(|v| !v.passive && !v.copula)
            && w.is_noun(n + 2)
            && !w.is_time(n + 2)
    }

    /// Whether the preposition that follows the object in the relative clause at group `n` is one of the cue's rather than of that verb: "condemned a militia
    /// that holds the border for the raid", as the verb claims nothing.
    fn is_of_cue(&self, n: usize, words: &WordSet) -> bool {
        let w = self.w;
        let end = w.noun_phrase_end(n + 2, Extent { prepositions: false, ..Extent::PLAIN });
        let preposition = w.groups.get(end).is_some_and(|p| p.kind == GroupKind::Preposition && words.has(w.units[p.head].word));
        preposition && w.head(n + 1).cue == 0
    }

    /// Where the source that was found behind the cue ends, if the unit lies in it: one past its last group.
    fn source_around(&self, unit: usize) -> Option<usize> {
        let source = self.fit.roles[Role::Source as usize].as_ref()?;
        let around = |p: &&Units| self.clause.cue.end <= p.start && p.start < unit && unit < p.end;
        source.pieces.iter().find(around).map(|p| self.w.group_after(p.end))
    }

    /// Whether units stand inside the target that was found.
    pub(super) fn is_in_target(&self, units: Units) -> bool {
        let target = self.fit.roles[Role::Target as usize].as_ref();
        target.is_some_and(|t| t.pieces.iter().any(|p| p.start < units.start && units.end < p.end))
    }

    /// The comma or dash that closes the aside that the one at group `mark` opens, if a preposition of the pattern follows it.
    fn over_aside_to(&self, mark: usize, words: &WordSet) -> Option<usize> {
        const LONGEST: usize = 12;
        let w = self.w;
        let close = (mark + 1..w.groups.len().min(mark + LONGEST)).find(|k| w.groups[*k].kind == w.groups[mark].kind)?;
        // "blamed Rwanda, again, for"
        let adverb = w.groups[mark + 1].kind == GroupKind::Adverb && close == mark + 2;
        let describes = adverb || matches!(w.groups[mark + 1].kind, GroupKind::Wh | GroupKind::Noun | GroupKind::Verb);
        // "blamed the levy, not the drivers, for", "blames the bank, and no one else, for"
        let joint = mark + 1 + usize::from(w.groups[mark + 1].kind == GroupKind::Conjunction);
        let first = w.first(joint);
        // ("blamed the levy, rather than the drivers, for")
        let denies = first.is_any(&[Class::Negation, Class::NegationDeterminer, Class::Negating]);
        let leaves = |g: &Group| matches!(g.kind, GroupKind::Semicolon | GroupKind::Colon | GroupKind::Conjunction);
        let inside = w.groups.get(if denies { joint } else { mark } + 1..close);
        let plain = (describes || denies) && inside.is_some_and(|inside| !inside.iter().any(leaves));
        let next = w.groups.get(close + 1)?;
        let preposition = next.kind == GroupKind::Preposition || next.kind == GroupKind::Subordinator && w.units[next.head].is(Class::As);
        (plain && preposition && words.has(w.units[next.head].word)).then_some(close)
    }

    /// "from two of his friends": whether the noun group `n` is so many of what follows "of".
    pub(super) fn is_part(&self, n: usize) -> bool {
        let head = self.w.head(n);
        matches!(head.tag, Tag::Number | Tag::Determiner) || head.is(Class::Amount)
    }
}
