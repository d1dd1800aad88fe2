//! Contents that are more than the complement right behind the cue: what stands around a gap, behind a phrase or on both sides of the cue, or all that follows.

use super::{Filler, Fitting};
use crate::lexicon::{Class, Property, Tag};
use crate::rules::{Frame, Types};
use crate::syntax::phrase::Extent;
use crate::syntax::{GroupKind, Units, VerbForm};
use crate::text::shape::Shape;
use smallvec::smallvec;

impl Fitting<'_> {
    /// "must resign": the rest of the verb group, from a unit of it, and what follows.
    pub(super) fn rest_of_group(&mut self, rest: usize) -> Filler {
        let w = self.w;
        let end = w.clause_end(self.clause.after).max(self.clause.after);
        // "must resign, said the mayor"; "must resign, the mayor said": right behind the verb no object tells that the clause is over
        let says = |v: usize| w.head(v).cue != 0 && w.head(v).has(Property::Bare);
        let report = |k: &usize| {
            w.groups[*k].kind == GroupKind::Comma
                && (w.groups.get(k + 1).is_some_and(|v| w.units[v.head].cue != 0) && w.inverted(k + 1).is_some()
                    || *k == self.clause.after && w.is_noun(k + 1) && w.verb_of(k + 1).is_some_and(says))
        };
        self.at = (self.clause.after..end).find(report).unwrap_or(end);
        Filler::one(Types::TO, Units::new(rest, w.groups[self.at - 1].units.end))
    }

    /// A content that does not begin at group `from`, but stands around something there, or behind it.
    pub(super) fn content_further_on(&mut self, from: usize, types: Types, extent: Extent) -> Option<Filler> {
        if let Some((filler, end)) = self.around_gap(from, types) {
            self.at = end;
            return Some(filler);
        }
        // "told reporters on Monday in Oslo that": the complement after phrases of place
        let (kind, units, end) = self.distant_clause(from, types, extent)?;
        self.at = end;
        Some(self.with_trailing(kind, types, units, end))
    }

    /// "As the mayor said, the port is shut": what follows the comma.
    pub(super) fn after_as(&mut self) -> Option<Filler> {
        const PHRASES: usize = 6;
        let w = self.w;
        let from = self.clause.agent.map_or(self.at, |(_, end)| end);
        // "As the mayor said in a letter to the guild,"
        let mut comma = w.skip_adverbials(from);
        while w.kind(comma) == Some(GroupKind::Preposition) && w.is_noun(comma + 1) && comma < from + PHRASES {
            comma = w.skip_adverbials(comma + 2);
            // "noted in a letter dated May 3,"
            let described = w.form(comma) == Some(VerbForm::Participle);
            comma = if described { w.skip_adverbials(comma + 1) } else { comma };
        }
        let opens = self.clause.first == 0 || w.groups[self.clause.first - 1].kind != GroupKind::Comma;
        if !opens || w.groups.get(comma)?.kind != GroupKind::Comma || comma + 1 >= w.groups.len() {
            return None;
        }
        let end = w.clause_end(comma + 1).max(comma + 2);
        self.at = end;
        Some(Filler::one(Types::BARE, Units::new(w.groups[comma + 1].units.start, w.groups[end - 1].units.end)))
    }

    /// "which a clerk said was a formality": the relative pronoun is the subject of what is said, which follows without one.
    fn around_gap(&self, from: usize, types: Types) -> Option<(Filler, usize)> {
        let w = self.w;
        let finite = w.groups.get(from)?.is_finite() && types.meets(Types::BARE);
        let subject = self.clause.subject.filter(|_| finite)?;
        let relative = w.group(subject.units.start).checked_sub(1).map(|g| w.groups[g])?;
        // "claims it now believes were false": without a pronoun
        let noun = relative.kind == GroupKind::Noun && self.clause.object.is_some_and(|o| o.units.meets(relative.units));
        // "a probe the agency said was over"
        let bare = relative.kind == GroupKind::Noun && !w.is_time(w.group(relative.head)) && w.units[relative.head].tag != Tag::Pronoun;
        // "what she said was growing": what stands for itself
        let itself = w.units[relative.head].is_what();
        let pronoun = matches!(relative.kind, GroupKind::Wh | GroupKind::That) && w.units[relative.head].is(Class::Relative);
        if !noun && !bare && !itself && !pronoun {
            return None;
        }
        let end = w.clause_end(from).max(from + 1);
        let said = Units::new(w.groups[from].units.start, w.groups[end - 1].units.end);
        let gap = self.clause.object.filter(|_| noun).map_or(relative.units, |o| o.units);
        Some((Filler { pieces: smallvec![gap, said], types: Types::BARE, referent: None }, end))
    }

    /// Everything behind the cue but the last full stop.
    pub(super) fn all_that_follows(&mut self) -> Option<Filler> {
        let groups = &self.w.groups;
        let first = groups.get(self.at)?;
        // ("Oslo: no deal | The Bergen Post")
        let outlet =
            |k: &usize| groups[*k].kind == GroupKind::Semicolon && *k + 2 == groups.len() && groups[*k + 1].kind == GroupKind::Noun;
        let end = (self.at + 1..groups.len()).find(|k| self.w.headline && outlet(k)).unwrap_or(groups.len());
        let last = (self.at..end).rev().find(|k| groups[*k].kind != GroupKind::Stop)?;
        let quoted = groups[self.at..=last].iter().all(|g| g.kind == GroupKind::Quote);
        self.at = last + 1;
        Some(Filler::one(if quoted { Types::QUOTE } else { Types::BARE }, Units::new(first.units.start, groups[last].units.end)))
    }

    /// What follows the cue, up to the end of its clause.
    pub(super) fn whatever_follows(&mut self) -> Option<Filler> {
        let w = self.w;
        let from = w.skip_adverbials(self.at);
        let first = w.groups.get(from)?;
        let begins = match first.kind {
            GroupKind::Noun | GroupKind::Adjective => true,
            GroupKind::Verb => first.form() == Some(VerbForm::Ing),
            // "said yes"
            GroupKind::Other => w.groups.get(from + 1).is_none_or(|g| matches!(g.kind, GroupKind::Stop | GroupKind::Comma)),
            GroupKind::Subordinator | GroupKind::Preposition | GroupKind::Adverb => {
                w.groups[from..w.clause_end(from + 1)].iter().any(|g| g.is_finite())
            }
            _ => false,
        };
        let end = w.clause_end(from + 1).max(from + 1);
        begins.then(|| {
            self.at = end;
            Filler::one(Types::TEXT, Units::new(first.units.start, w.groups[end - 1].units.end))
        })
    }

    /// A content to the right of the cue, of one of `types`; where the cue stands between quotations, the one before belongs to it too.
    pub(super) fn with_trailing(&mut self, kind: Types, types: Types, units: Units, end: usize) -> Filler {
        let mut filler = Filler::one(kind, units);
        if kind == Types::QUOTE {
            let w = self.w;
            let called = types.meets(Types::ADJ);
            // "chanted “No!” until the lamps went out", "shouted “Shame!” minutes after the vote": when or where whole words were said
            let circumstance = |g: usize| {
                let opens = |k: usize| matches!(w.kind(k), Some(GroupKind::Subordinator | GroupKind::Preposition));
                opens(g) || w.is_noun(g) && w.is_time(g) && opens(g + 1)
            };
            // the clause goes on after a quotation that began it, but no time after what something is called: "called it “rigged” on Friday"
            if !(called && w.skip_adverbials(end) > end)
                && let Some(next) = w.groups.get(end)
                && !matches!(
                    next.kind,
                    GroupKind::Stop | GroupKind::Comma | GroupKind::Semicolon | GroupKind::Conjunction | GroupKind::Dash
                )
                && w.groups[end - 1].kind == GroupKind::Quote
                && !self.starts_attribution(end)
                && (!circumstance(end) || w.continuing.contains(&w.groups[end - 1].units.start))
                // "called it “absurd,” adding"
                && w.head(end - 1).shape != Shape::Comma
            {
                // (of "called it “a threat” to the ports, and Moe left" no other clause)
                let joined = |g: &usize| w.groups[*g].kind == GroupKind::Comma && w.kind(g + 1) == Some(GroupKind::Conjunction);
                let to = w.clause_end(end);
                let to = (end..to).find(|g| called && joined(g)).unwrap_or(to);
                filler.pieces = smallvec![Units::new(units.start, w.groups[to.max(end) - 1].units.end)];
                self.at = to;
            }
            if let Some(before) = self.quote_before().or_else(|| self.interrupted(w.group(units.start))) {
                filler.pieces.insert(0, before);
                self.fit.frame = Some(Frame::Parenthetical);
            }
        }
        filler
    }

    fn starts_attribution(&self, g: usize) -> bool {
        let w = self.w;
        w.is_noun(g) && w.begins_clause(g)
    }
}
