//! Prepositional arguments: the preposition that a pattern wants, wherever it stands in the clause, and its complement.

use super::step::{Sought, Step};
use super::{Filler, Fitting};
use crate::lexicon::Class;
use crate::rules::{Frame, Part, Role, Types, WordSet};
use crate::syntax::phrase::Extent;
use crate::syntax::{GroupKind, Units};
use smallvec::smallvec;

impl Fitting<'_> {
    /// A preposition that the pattern wants, and its complement.
    pub(super) fn prepositional(&mut self, n: usize, words: &WordSet, role: Role, types: Types) -> Option<Filler> {
        let w = self.w;
        let extent = self.extent(role, self.construction.stops.get(n));
        // "Asked about the row, a spokesman for the port said": the object of a participle that opens the sentence is subject of another clause
        let fronted = self.clause.object.filter(|o| self.clause.frame == Frame::Reduced && o.units.start >= self.clause.cue.end);
        let sought = Sought {
            words,
            types,
            required: matches!(self.construction.parts[n], Part::Prep { optional: false, .. }),
            limit: fronted.map_or(w.groups.len(), |o| w.group(o.units.start)),
            said: self.fit.cue.iter().map(|p| p.end).max().unwrap_or(0),
        };
        let mut best: Option<(usize, (Types, Units))> = None;
        let mut k = self.clause.after;
        while k < sought.limit {
            match self.step(k, &sought, best.is_some()) {
                Step::Over(last) => k = last,
                Step::End => break,
                Step::Found => {
                    // "from across the parliament", "from within the party"
                    let place = w.groups.get(k + 1).is_some_and(|p| {
                        p.kind == GroupKind::Preposition && (w.units[p.head].is(Class::Locative) || w.head(k).is(Class::From))
                    });
                    let behind = self.behind_joint(k).unwrap_or(k + 1 + place as usize);
                    if let Some(found) = w.complement(behind, types, extent)
                        && best.is_none_or(|(at, (kind, _))| self.is_better(k, found.0, at, kind, types))
                    {
                        best = Some((k, found));
                    }
                }
            }
            k += 1;
        }
        let Some((at, (kind, units))) = best else {
            let found = self.before_relative(words).or_else(|| self.in_passive_object(words, types));
            return if sought.required { found.or_else(|| self.in_relative_of_target(words, types, extent)) } else { found };
        };
        // "denounced as illegal strikes by nurses", "accusations against Lima of theft": what has been found inside is no part of it, nor is its preposition
        let begins = |p: &Units| match w.group(p.start).checked_sub(1).map(|k| &w.groups[k]) {
            Some(g) if g.kind == GroupKind::Preposition => Some(g.units.start),
            _ => w.head(at).is(Class::As).then_some(p.start),
        };
        let carrier = self.fit.cue.iter().map(|p| p.start);
        let roles = self.fit.roles.iter().flatten().flat_map(|f| &f.pieces).filter_map(begins);
        let inside = roles.chain(carrier).filter(|s| units.start < *s && *s < units.end);
        let end =
            inside.min().unwrap_or_else(|| if role == Role::Source && kind == Types::NP { self.described_end(units) } else { units.end });
        let units = Units::new(units.start, end);
        self.used.push(at);
        self.at = self.at.max(w.group_after(units.end));
        // what was filled before it ends where it begins
        self.cut_at(w.groups[at].units.start);
        self.extend_target_to(at);
        let first = w.group(units.start);
        let units = if kind == Types::NP { self.addressed(role, first, w.group_after(units.end)) } else { units };
        Some(Filler::one(kind, units))
    }

    /// Where a source behind a preposition ends with the clause that describes it, which leaves out what another preposition of the pattern tells: "criticism from
    /// villagers living below the dam over the flood".
    pub(super) fn described_end(&self, source: Units) -> usize {
        let w = self.w;
        let end = w.group_after(source.end);
        let close = w.agent_end(w.group(source.start)).max(end);
        let parts = &self.construction.parts;
        let wanted = |k: &usize| {
            let head = w.head(*k);
            let names = |p: &Part| matches!(p, Part::Prep { words, .. } if words.has(head.word));
            w.kind(*k) == Some(GroupKind::Preposition) && parts.iter().any(names)
        };
        // ("from a spokeswoman for the port for hiding it": the second one)
        let again = close < w.groups.len() && wanted(&close);
        let close = (end..close).find(|k| wanted(k) && !again).unwrap_or(close);
        if close > end { w.groups[close - 1].units.end } else { source.end }
    }

    /// Where the complement of the preposition at group `k` begins that it shares with a verb or noun that is joined to its own: "disapproves of and rejects the
    /// merger", "contempt for and opposition to the plan".
    fn behind_joint(&self, k: usize) -> Option<usize> {
        let w = self.w;
        if w.kind(k + 1) != Some(GroupKind::Conjunction) || !w.head(k + 1).is(Class::And) {
            return None;
        }
        let other = Some(w.skip_adverbials(k + 2)).filter(|n| *n < w.groups.len())?;
        let preposition = w.kind(other + 1) == Some(GroupKind::Preposition);
        match w.groups[other].verb {
            Some(v) => (!v.passive && !v.copula).then_some(other + 1 + usize::from(preposition)),
            None => (w.is_noun(other) && preposition).then_some(other + 2),
        }
    }

    /// Of several prepositions of the pattern, whether the one at group `n` with a complement of kind `found` is taken in place of the one `at` an earlier group.
    fn is_better(&self, n: usize, found: Types, at: usize, kind: Types, types: Types) -> bool {
        let w = self.w;
        // an -ing clause wins: "accused members of the group of hiding" (not "praised Oslo for its patience and Riga for opening the port")
        let another = || (at..n).any(|c| w.head(c).is(Class::And) && w.is_noun(c + 1) && w.acts(c + 1));
        let acts = kind == Types::NP && found == Types::ING && types.meets(Types::ING) && !another();
        // "spoke to a gathering of farmers about the tax": "of" may belong to the noun
        acts || self.may_belong_to_noun(at) && !w.head(n).is(Class::Of)
    }

    /// Whether the preposition at group `n` is "of" behind the noun of another phrase of the verb.
    fn may_belong_to_noun(&self, n: usize) -> bool {
        let w = self.w;
        let phrase = n > self.clause.after + 1 && w.is_noun(n - 1) && w.kind(n - 2) == Some(GroupKind::Preposition);
        phrase && self.clause.frame != Frame::Nominal && w.head(n).is(Class::Of)
    }

    /// "against whom the union has railed", "for which Oslo blames the pilot": the preposition stands before the relative pronoun.
    fn before_relative(&self, words: &WordSet) -> Option<Filler> {
        let w = self.w;
        let wh = self.clause.first.checked_sub(1).filter(|r| w.groups[*r].kind == GroupKind::Wh)?;
        let preposition = wh.checked_sub(1).filter(|p| w.groups[*p].kind == GroupKind::Preposition)?;
        let pronoun = &w.groups[wh];
        (w.units[pronoun.head].is(Class::Relative) && words.has(w.head(preposition).word)).then(|| Filler {
            pieces: smallvec![pronoun.units],
            types: Types::NP,
            referent: w.antecedent(wh),
        })
    }

    /// "Responsibility for the raid was claimed": the preposition stands in the subject of the passive, behind the words of the pattern that were found there.
    fn in_passive_object(&self, words: &WordSet, types: Types) -> Option<Filler> {
        let w = self.w;
        let object = self.clause.object.filter(|_| self.clause.is_passive())?;
        let found = self.fit.cue.iter().find(|c| object.units.start <= c.start && c.end <= object.units.end)?;
        let at = w.group_after(found.end);
        let preposition = w.groups.get(at).filter(|g| g.kind == GroupKind::Preposition && words.has(w.units[g.head].word))?;
        let limit = w.group_after(object.units.end);
        if !types.meets(Types::NP) || preposition.units.end >= object.units.end || !w.is_noun(at + 1) {
            return None;
        }
        let end = w.noun_phrase_end(at + 1, Extent { limit, ..Extent::PLAIN }).min(limit);
        Some(Filler::one(Types::NP, Units::new(w.groups[at + 1].units.start, w.groups[end - 1].units.end)))
    }

    /// "accused members of the board of hiding the loss", "accused one of the men, Ivan Petrov, of theft": the target that ends before "of" goes on up to the
    /// preposition at group `at`.
    fn extend_target_to(&mut self, at: usize) {
        let w = self.w;
        let Some(piece) = self.fit.roles[Role::Target as usize].as_mut().and_then(|t| t.pieces.last_mut()) else { return };
        let of = w.group_after(piece.end);
        if of + 1 < at && w.head(of).is(Class::Of) && w.groups[of].kind == GroupKind::Preposition && self.clause.cue.end <= piece.start {
            let end = w.noun_phrase_end(of + 1, Extent { limit: at, prepositions: false, apposition: true, ..Extent::PLAIN }).min(at);
            let comma = w.groups[end - 1].kind == GroupKind::Comma;
            piece.end = w.groups[end - 1 - usize::from(comma)].units.end;
        }
    }

    /// "accused the firm that built the system of negligence": the last such preposition in the relative clause that was taken into the target, which ends there.
    fn in_relative_of_target(&mut self, words: &WordSet, types: Types, extent: Extent) -> Option<Filler> {
        let w = self.w;
        let piece = *self.fit.roles[Role::Target as usize].as_ref()?.pieces.last()?;
        let (first, last) = (w.group(piece.start), w.group_after(piece.end));
        let relative = |k: &usize| w.is_relative_verb(k + 1) && w.groups[k + 1].is_finite();
        let relative = (first + 1..last.saturating_sub(1)).find(relative).filter(|_| w.acts(first))?;
        let inside = |k: &usize| matches!(w.groups[*k].kind, GroupKind::Noun | GroupKind::Preposition | GroupKind::Adverb);
        let wanted = |k: &usize| w.groups[*k].kind == GroupKind::Preposition && words.has(w.head(*k).word) && w.head(*k).is(Class::Of);
        let at = (relative + 2..last).take_while(inside).filter(wanted).last()?;
        let (kind, units) = w.complement(at + 1, types, extent)?;
        self.used.push(at);
        self.at = self.at.max(w.group_after(units.end));
        self.cut_at(w.groups[at].units.start);
        Some(Filler::one(kind, units))
    }

    /// Phrases that reached over a preposition now claimed by a later part end before it.
    pub(super) fn cut_at(&mut self, unit: usize) {
        for filler in self.fit.roles.iter_mut().flatten() {
            for piece in &mut filler.pieces {
                if piece.start < unit && unit < piece.end && self.clause.cue.end <= piece.start {
                    piece.end = unit;
                }
            }
        }
    }
}
