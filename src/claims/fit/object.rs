//! Objects before the verb, and where those end that another part of the construction follows.

use super::{Filler, Fitting};
use crate::lexicon::{Class, Tag};
use crate::rules::{Frame, Part, Role, Types};
use crate::syntax::phrase::Extent;
use crate::syntax::{GroupKind, Units};
use smallvec::smallvec;

impl Fitting<'_> {
    /// What stands before the verb: the subject of a passive, a relative pronoun.
    pub(super) fn object_before(&mut self, n: usize, types: Types) -> Option<Filler> {
        let w = self.w;
        let object = self.clause.object.filter(|_| self.is_first_direct(n))?;
        let expletive = w.units[object.head].is(Class::Neuter) && w.units[object.head].tag == Tag::Pronoun && types.meets(Types::THAT);
        // "prices are expected to fall": the subject is part of what is expected
        // ("prices are expected by bankers to fall")
        let next = w.skip_adverbials(self.at);
        let next = self.clause.agent.filter(|(by, _)| *by == next).map_or(next, |(_, end)| w.skip_adverbials(end));
        if types.meets(Types::SMALL)
            && let Some((Types::TO, units)) = w.complement(next, Types::TO, Extent::PLAIN)
        {
            self.at = w.group_after(units.end);
            return Some(Filler { pieces: smallvec![object.units, units], types: Types::SMALL, referent: object.referent });
        }
        // "so angry that they denounced the mayor", "the men whom Niamey accuses Oslo of arming": it has another object
        let charged = matches!(self.construction.parts.get(n + 1), Some(Part::Prep { .. }));
        let somebody = || charged && self.clause.frame == Frame::Relative && w.acts(self.at) && !w.begins_clause(self.at);
        let other = (w.units[object.head].tags.has(Tag::That) || somebody())
            && self.construction.parts.iter().filter(|p| matches!(p, Part::Direct { .. })).count() == 1
            && w.is_noun(self.at)
            && !w.is_time(self.at);
        // "the files, which a court told the bank to hand over": nor is it who is asked
        let asked = self.clause.frame == Frame::Relative
            && self.wants_infinitive(n)
            && w.is_noun(self.at)
            && !w.is_time(self.at)
            && w.is_to_infinitive(self.at + 1);
        (types.meets(Types::NP) && !expletive && !other && !asked).then(|| Filler::of(object))
    }

    /// Where a long object ends that a quotation follows: "called the plan to close the pier “a disgrace”"; or one that only names who is meant: "blamed what he
    /// called rogue elements for".
    pub(super) fn object_before_quote(&self, n: usize, from: usize, end: usize) -> Option<usize> {
        const FARTHEST: usize = 12;
        let w = self.w;
        if let Some(end) = w.named_end(from, self.construction.stops.get(n)) {
            return Some(end);
        }
        let quote_next = matches!(self.construction.parts.get(n + 1), Some(Part::Direct { types, .. }) if types.meets(Types::QUOTE));
        // "told the guests that it was “cold”": a clause
        if quote_next && w.groups.get(end).is_some_and(|g| g.kind == GroupKind::That && w.units[g.head].tag == Tag::That) {
            return None;
        }
        // "the remedies offered by the lines “cosmetic”": within a clause of the object
        if quote_next && let Some(quote) = (from + 1..end).find(|k| w.groups[*k].kind == GroupKind::Quote) {
            return Some(quote);
        }
        // "called the choice to leave the league regrettable": what ends the clause of the object and is said of it
        let adjective_next = matches!(self.construction.parts.get(n + 1), Some(Part::Direct { types, .. }) if types.meets(Types::ADJ));
        let clause = |k: usize| w.is_to_infinitive(k) || w.groups[k].kind == GroupKind::Wh;
        if adjective_next
            && end > from + 3
            && w.groups[end - 1].kind == GroupKind::Adjective
            && matches!(w.groups[end - 2].kind, GroupKind::Noun | GroupKind::Verb)
            && (from..end - 2).any(clause)
            && w.groups.get(end).is_none_or(|g| matches!(g.kind, GroupKind::Stop | GroupKind::Comma))
        {
            return Some(end - 1);
        }
        if !quote_next
            || w.groups
                .get(end)
                .is_none_or(|g| !matches!(g.kind, GroupKind::Verb | GroupKind::Preposition | GroupKind::Wh | GroupKind::That))
        {
            return None;
        }
        // ("told the guests in Bern that it was “cold”")
        let opens = |k: usize| w.groups[k].kind == GroupKind::That && w.head(k).tag == Tag::That;
        let quote = (end..w.groups.len().min(end + FARTHEST))
            .take_while(|k| !matches!(w.groups[*k].kind, GroupKind::Comma | GroupKind::Stop | GroupKind::Semicolon | GroupKind::Colon))
            .take_while(|k| !opens(*k))
            .find(|k| w.groups[*k].kind == GroupKind::Quote)?;
        (quote > from).then_some(quote)
    }

    /// What the object of part `n`, which ends before group `end`, is called, where that stands behind an apposition in commas: "called the chief, Karl Brandt,
    /// “dishonest”", "called Hale, his rival, a liar".
    pub(super) fn called_behind_apposition(&self, n: usize, end: usize) -> Option<usize> {
        let w = self.w;
        if !matches!(self.construction.parts.get(n + 1), Some(Part::Direct { types, .. }) if types.meets(Types::ADJ)) {
            return None;
        }
        let what = w.apposition_close(end)? + 1;
        let next = w.groups.get(what)?;
        let follows = match next.kind {
            GroupKind::Quote | GroupKind::Adjective => true,
            GroupKind::Adverb => w.kind(what + 1) == Some(GroupKind::Adjective),
            GroupKind::Noun => w.units[next.units.start].is_indefinite() && !w.begins_clause(what),
            _ => false,
        };
        follows.then_some(what)
    }

    /// The units of an object from group `from` to before group `end`. Of whoever is told something no phrase but "of" is part: "told reporters in Bern"; of a
    /// target none that says when or how it was done: "praised the crew after the storm".
    pub(super) fn addressed(&self, role: Role, from: usize, end: usize) -> Units {
        let w = self.w;
        let told = || w.noun_phrase_end(from, Extent { prepositions: false, ..Extent::PLAIN }).min(end);
        let end = match role {
            Role::Addressee => told(),
            Role::Target if w.acts(from) => (from + 1..end).find(|k| w.says_when(*k)).unwrap_or(end),
            _ => end,
        };
        Units::new(w.groups[from].units.start, w.groups[end - 1].units.end)
    }

    /// Whether the part after this one is a clause, so that this one must leave room for it.
    pub(super) fn clause_follows_part(&self, n: usize) -> bool {
        matches!(self.construction.parts.get(n + 1), Some(Part::Direct { types, .. }) if types.meets(Types::THAT.with(Types::BARE).with(Types::TO).with(Types::WH)))
    }

    /// The end of an object that a clause follows: its noun group, and "of" or joined nouns where no clause begins in them.
    pub(super) fn shortest_object(&self, from: usize, extent: Extent) -> usize {
        let w = self.w;
        let full = w.noun_phrase_end(from, Extent { clauses: false, apposition: false, asides: false, ..extent });
        // a second noun group that begins a clause is not part of the object
        (from + 1..full).find(|k| w.is_noun(*k) && w.groups[*k - 1].kind == GroupKind::Noun).unwrap_or(full)
    }

    /// The addressee or object from group `from` on before a clause that fills another part: its first group alone.
    pub(super) fn party_before_clause(&mut self, n: usize, role: Role, from: usize, extent: Extent) -> Option<Filler> {
        if !self.clause_follows_part(n) {
            return None;
        }
        let end = self.shortest_object(from, extent);
        let end = self.over_relative(n, end).unwrap_or(end);
        self.at = end;
        Some(Filler::one(Types::NP, self.addressed(role, from, end)))
    }

    /// The addressee or object from group `from` to before `end` with what is said to it or of it behind: "called the chief executive, Karl Brandt, “dishonest”".
    pub(super) fn party_before_quote(&mut self, n: usize, role: Role, from: usize, end: usize) -> Option<Filler> {
        let (at, end) = if let Some(quote) = self.object_before_quote(n, from, end) {
            (quote, quote)
        } else {
            (self.called_behind_apposition(n, end).filter(|_| role == Role::Target)?, end)
        };
        self.at = at;
        Some(Filler::one(Types::NP, self.addressed(role, from, end)))
    }
}
