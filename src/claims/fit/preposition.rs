//! Prepositional arguments: the preposition that a pattern wants, wherever it stands in the clause, and its complement.

use super::{Filler, Fitting};
use crate::lexicon::{Class, Tag};
use crate::rules::{Frame, Part, Role, Types, WordSet};
use crate::syntax::phrase::Extent;
use crate::syntax::{Group, GroupKind, UnitKind, Units, VerbForm};
use smallvec::smallvec;

impl Fitting<'_> {
    /// A preposition that the pattern wants, and its complement.
    pub(super) fn prepositional(&mut self, n: usize, words: &WordSet, role: Role, types: Types) -> Option<Filler> {
        let w = self.w;
        let extent = self.extent(role, self.construction.stops.get(n));
        // "a call for a day of prayer": no time when
        let of = |n: usize| {
            w.groups.get(n + 1).is_some_and(|g| w.units[g.head].is(Class::Of)) && !w.units[w.groups[n].units.start].is(Class::Definite)
        };
        // ("asked the court for more time")
        let more = |n: usize| {
            let Units { start, end } = w.groups[n].units;
            end - start == 2 && w.units[start].is(Class::Amount) && w.head(n).tag == Tag::Noun
        };
        let is_time = |n: usize| w.is_time(n) && !(of(n) && w.units[w.groups[n].units.start].tag == Tag::Determiner) && !more(n);
        let required = matches!(self.construction.parts[n], Part::Prep { optional: false, .. });
        let mut k = self.clause.after;
        // "Asked about the row, a spokesman for the port said": the object of a participle that opens the sentence is subject of another clause
        let fronted = self.clause.object.filter(|o| self.clause.frame == Frame::Reduced && o.units.start >= self.clause.cue.end);
        let limit = fronted.map_or(w.groups.len(), |o| w.group(o.units.start));
        let mut best = None;
        let said = self.fit.cue.iter().map(|p| p.end).max().unwrap_or(0);
        while k < limit {
            let g = &w.groups[k];
            // "denounced by nurses as unsafe": read as the beginning of a clause
            let preposition = g.kind == GroupKind::Preposition || g.kind == GroupKind::Subordinator && w.units[g.head].is(Class::As);
            let aside =
                (matches!(g.kind, GroupKind::Comma | GroupKind::Dash) && best.is_none()).then(|| self.over_aside_to(k, words)).flatten();
            match g.kind {
                // "a fall in wages as well as a strike"
                _ if preposition && (w.adds_another(k) || k.checked_sub(2).is_some_and(|b| w.adds_another(b))) => {}
                // "of" belongs to the noun right before it, but to no name ("criticism in Bern of the plan")
                GroupKind::Preposition
                    if self.clause.frame == Frame::Nominal
                        && w.units[g.head].is(Class::Of)
                        && k > self.clause.after
                        && !matches!(w.head(k - 1).kind, UnitKind::Name(_))
                        && (!self.used.contains(&(k - 2)) || self.is_part(k - 1)) => {}
                // "accused Minister of Defence Hale of theft": the title's own
                GroupKind::Preposition if w.units[g.head].is(Class::Of) && self.is_in_target(g.units) => {}
                // "condemned by a spokeswoman for the port for the raid": whom the agent speaks for
                GroupKind::Preposition if self.is_of_agent(k) => {}
                // "summoned him to hand over a note": it belongs to the infinitive
                GroupKind::Preposition
                    if k > self.clause.after
                        && k != self.at
                        && w.groups[k - 1].verb.is_some_and(|v| v.form == VerbForm::Infinitive && !v.copula)
                        && !self.rivals.has(w.units[g.head].word) => {}
                // "condemned the mayor's call for a boycott"
                GroupKind::Preposition if !required && w.units[g.head].is(Class::Purpose) && w.is_of_owned_plan(k) => {}
                // "called the wall a danger for the town"
                _ if preposition && w.units[g.head].is(Class::Purpose) && words.has(w.units[g.head].word) && self.has_other_object() => {
                    break;
                }
                // "hit out at owners as inquiry opens": a clause, in a headline
                // ("fury as mayor sells hall": where the pattern wants one)
                _ if preposition
                    && w.headline
                    && w.units[g.head].is(Class::As)
                    && w.is_noun(k + 1)
                    && w.begins_clause(k + 1)
                    && !types.meets(Types::BARE) => {}
                _ if preposition && words.has(w.units[g.head].word) && !self.used.contains(&k) && !is_time(k + 1) => {
                    // "from across the parliament"
                    // (or "from within the party")
                    let place = w.groups.get(k + 1).is_some_and(|p| {
                        p.kind == GroupKind::Preposition && (w.units[p.head].is(Class::Locative) || w.units[g.head].is(Class::From))
                    });
                    if let Some(found) = w.complement(k + 1 + place as usize, types, extent) {
                        // of several, the first with an -ing clause wins ("accused members of the group of hiding")
                        // (not "praised Oslo for its patience and Riga for opening the port")
                        // ("spoke to a gathering of farmers about the tax": "of" may belong to the noun)
                        let another = |at: usize| (at..k).any(|c| w.head(c).is(Class::And) && w.is_noun(c + 1) && w.acts(c + 1));
                        let better = best.is_none_or(|(at, (kind, _)): (usize, (Types, Units))| {
                            kind == Types::NP && found.0 == Types::ING && types.meets(Types::ING) && !another(at)
                                || self.may_belong_to_noun(at) && !w.units[g.head].is(Class::Of)
                        });
                        if better {
                            best = Some((k, found));
                        }
                    }
                }
                // "blamed the crew for the attack on the port": another construction's preposition comes first
                // ("bore part of the blame for the fire": not one within the pattern's own words)
                GroupKind::Preposition
                    if g.units.start >= said
                        && best.is_none()
                        && self.rivals.has(w.units[g.head].word)
                        && !self.used.contains(&k)
                        && !w.is_time(k + 1) =>
                {
                    break;
                }
                // "criticism, including from allies"
                GroupKind::Comma | GroupKind::Dash
                    if best.is_none()
                        && self.clause.frame == Frame::Nominal
                        && w.groups.get(k + 1).is_some_and(|x| x.verb.is_some_and(|v| v.form == VerbForm::Ing))
                        && w.groups.get(k + 2).is_some_and(|p| w.units[p.head].is(Class::From)) => {}
                // "denounced a militia that holds the border as a danger": over a relative clause with an object
                GroupKind::That | GroupKind::Wh
                    if best.is_none() && self.is_whole_relative(k) && (required || self.is_of_cue(k, words)) =>
                {
                    k += 1
                }
                // "accused the rector, who left, of theft", "praised by Hale - the mayor - for": over an aside
                GroupKind::Comma | GroupKind::Dash if aside.is_some() => k = aside.unwrap_or(k),
                GroupKind::Semicolon | GroupKind::That | GroupKind::Colon | GroupKind::Dash => break,
                GroupKind::Stop if k + 1 == limit => break,
                GroupKind::Verb if g.is_finite() => break,
                GroupKind::Verb if g.verb.is_some_and(|v| v.form == VerbForm::Infinitive) && best.is_some() => break,
                GroupKind::Comma
                    if best.is_some()
                        || w.groups.get(k + 1).is_some_and(|x| x.kind != GroupKind::Preposition && x.kind != GroupKind::Noun) =>
                {
                    break;
                }
                GroupKind::Conjunction if w.kind(k + 1) == Some(GroupKind::Verb) => break,
                // "accused the mayor and, later, the judge of theft"
                GroupKind::Conjunction => k = w.joined_behind_aside(k).unwrap_or(k),
                GroupKind::Quote if best.is_some() => break,
                // "a report critical of the army": what follows belongs to the adjective
                GroupKind::Adjective if self.clause.frame == Frame::Nominal => break,
                _ => {}
            }
            k += 1;
        }
        let Some((at, (kind, units))) = best else { return self.before_relative(words).or_else(|| self.in_passive_object(words, types)) };
        // "denounced as illegal strikes by nurses", "accusations against Lima of theft": what has been found inside is no part of it, nor is its preposition
        let begins = |p: &Units| match w.group(p.start).checked_sub(1).map(|k| &w.groups[k]) {
            Some(g) if g.kind == GroupKind::Preposition => Some(g.units.start),
            _ => w.head(at).is(Class::As).then_some(p.start),
        };
        let inside =
            self.fit.roles.iter().flatten().flat_map(|f| &f.pieces).filter_map(begins).filter(|s| units.start < *s && *s < units.end);
        let units = Units::new(units.start, inside.min().unwrap_or(units.end));
        self.used.push(at);
        self.at = self.at.max(w.group_after(units.end));
        // what was filled before it ends where it begins
        self.cut_at(w.groups[at].units.start);
        let first = w.group(units.start);
        let units = if kind == Types::NP { self.addressed(role, first, w.group_after(units.end)) } else { units };
        Some(Filler::one(kind, units))
    }

    /// Whether the preposition at group `n` says whom the agent of a passive speaks for.
    fn is_of_agent(&self, n: usize) -> bool {
        let speaks = |(by, end): (usize, usize)| n == by + 2 && n < end && self.w.head(by + 1).is(Class::IssuedNoun);
        self.w.head(n).is(Class::Purpose) && self.clause.agent.is_some_and(speaks)
    }

    /// Whether the preposition at group `n` is "of" behind the noun of another phrase of the verb.
    fn may_belong_to_noun(&self, n: usize) -> bool {
        let w = self.w;
        let phrase = n > self.clause.after + 1 && w.is_noun(n - 1) && w.kind(n - 2) == Some(GroupKind::Preposition);
        phrase && self.clause.frame != Frame::Nominal && w.head(n).is(Class::Of)
    }

    /// Whether the verb has an object that the pattern gives no place: "called the wall a danger for", but "called on Friday for", "called loudly for".
    fn has_other_object(&self) -> bool {
        let w = self.w;
        let placed = |p: &Part| matches!(p, Part::Direct { .. } | Part::Literal { .. });
        let object = || {
            let first = &w.units[w.groups[self.clause.after].units.start];
            matches!(first.tag, Tag::Determiner | Tag::Possessive | Tag::Pronoun | Tag::Name) && !w.is_time(self.clause.after)
        };
        self.clause.verb.is_some_and(|v| !v.passive && !v.copula)
            && self.clause.frame != Frame::Inverted
            && self.construction.carrier.is_none()
            && !self.construction.parts.iter().any(placed)
            && self.clause.object.is_none()
            && w.is_noun(self.clause.after)
            && object()
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

    /// Whether units stand inside the target that was found.
    fn is_in_target(&self, units: Units) -> bool {
        let target = self.fit.roles[Role::Target as usize].as_ref();
        target.is_some_and(|t| t.pieces.iter().any(|p| p.start < units.start && units.end < p.end))
    }

    /// The comma or dash that closes the aside that the one at group `mark` opens, if a preposition of the pattern follows it.
    fn over_aside_to(&self, mark: usize, words: &WordSet) -> Option<usize> {
        const LONGEST: usize = 12;
        let w = self.w;
        let close = (mark + 1..w.groups.len().min(mark + LONGEST)).find(|k| w.groups[*k].kind == w.groups[mark].kind)?;
        let describes = matches!(w.groups[mark + 1].kind, GroupKind::Wh | GroupKind::Noun | GroupKind::Verb);
        let leaves = |g: &Group| matches!(g.kind, GroupKind::Semicolon | GroupKind::Colon | GroupKind::Conjunction);
        let plain = describes && !w.groups[mark + 1..close].iter().any(leaves);
        let next = w.groups.get(close + 1)?;
        let preposition = next.kind == GroupKind::Preposition || next.kind == GroupKind::Subordinator && w.units[next.head].is(Class::As);
        (plain && preposition && words.has(w.units[next.head].word)).then_some(close)
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
        let object = self.clause.object.filter(|_| self.clause.verb.is_some_and(|v| v.passive))?;
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

    /// "from two of his friends": whether the noun group `n` is so many of what follows "of".
    fn is_part(&self, n: usize) -> bool {
        let head = self.w.head(n);
        matches!(head.tag, Tag::Number | Tag::Determiner) || head.is(Class::Amount)
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
