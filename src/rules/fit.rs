//! Fitting: whether a construction matches the clause around a cue, and what fills its slots.

use super::compiled::{Construction, Part, WordSet};
use super::pattern::{Role, Types};
use crate::lexicon::{Class, Tag, WordId};
use crate::rules::Frame;
use crate::syntax::phrase::Extent;
use crate::syntax::subject::Phrase;
use crate::syntax::{Clause, GroupKind, Units, VerbForm, Window};
use std::fmt;

/// What fills a slot: units of the window, in pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filler {
    /// its pieces, in order
    pub pieces: Vec<Units>,
    /// what it is
    pub types: Types,
    /// the antecedent of a relative pronoun
    pub referent: Option<Units>,
}

impl Filler {
    fn of(phrase: Phrase) -> Filler {
        Filler { pieces: vec![phrase.units], types: Types::NP, referent: phrase.referent }
    }

    fn one(types: Types, units: Units) -> Filler {
        Filler { pieces: vec![units], types, referent: None }
    }
}

/// A construction that fits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fit {
    /// by role
    pub roles: [Option<Filler>; 4],
    /// words of the pattern that belong to the cue
    pub cue: Vec<Units>,
    /// how the cue stands, where fitting shows it: inside its own content, say
    pub frame: Option<Frame>,
}

/// Why a construction does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Miss {
    /// a slot stayed empty
    Empty(Role),
    /// the words of the pattern do not follow
    Words,
    /// the noun has no such verb
    Carrier,
    /// there is no clause that a preposition could hang on
    Host,
}

impl fmt::Display for Miss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Miss::Empty(role) => write!(f, "nothing fills {}", role.name()),
            Miss::Words => f.write_str("the words of the pattern do not follow"),
            Miss::Carrier => f.write_str("the noun is not the object of such a verb"),
            Miss::Host => f.write_str("no clause for it to stand in"),
        }
    }
}

/// Fits a construction to a clause.
pub fn fit(construction: &Construction, clause: &Clause, w: &Window) -> Result<Fit, Miss> {
    let mut fitting = Fitting { construction, clause, w, fit: Fit::default(), at: clause.after, used: Vec::new() };
    fitting.before()?;
    for n in 0..construction.parts.len() {
        fitting.part(n)?;
    }
    if let Some(role) = construction.host {
        let end = fitting.fit.roles.iter().flatten().flat_map(|f| &f.pieces).map(|p| p.end).max().unwrap_or(clause.cue.end);
        fitting.fill(role, host(w, clause.cue.start, end).ok_or(Miss::Host)?);
    }
    Ok(fitting.fit)
}

struct Fitting<'a> {
    construction: &'a Construction,
    clause: &'a Clause,
    w: &'a Window,
    fit: Fit,
    /// the group at which the next part is looked for
    at: usize,
    /// prepositional phrases that are taken already
    used: Vec<usize>,
}

impl Fitting<'_> {
    fn fill(&mut self, role: Role, filler: Filler) {
        self.fit.roles[role as usize] = Some(filler);
    }

    /// Subject and carrier.
    fn before(&mut self) -> Result<(), Miss> {
        let mut subject = self.clause.subject;
        if let Some(carrier) = &self.construction.carrier {
            let governor = self.clause.governor.filter(|g| carrier.has(self.w.units[self.w.groups[*g].head].word)).ok_or(Miss::Carrier)?;
            let above = self.w.groups[governor];
            subject = self.w.subject(governor).phrase.or(subject).filter(|_| above.verb.is_some_and(|v| !v.passive));
            match self.construction.patient {
                // "summoned the envoy to complain": the verb above claims by itself, and what it was done to fills a slot
                Some(role) => {
                    let object = Some(governor + 1).filter(|n| self.w.is_noun(*n)).ok_or(Miss::Empty(role))?;
                    let end = self.w.noun_phrase_end(object, Extent::PLAIN);
                    self.fill(role, Filler::of(self.w.phrase(object, end)));
                }
                None => self.fit.cue.push(above.units),
            }
        }
        if let (Some(role), Some(phrase)) = (self.construction.subject, subject) {
            self.fill(role, Filler::of(phrase));
        }
        if self.clause.frame == Frame::Nominal
            && let (Some(role), None) = (self.construction.subject, subject)
        {
            self.nominal_subject(role);
        }
        Ok(())
    }

    /// "condemnation by Oslo", "criticism from Oslo": a preposition that the pattern itself does not use.
    fn nominal_subject(&mut self, role: Role) {
        let wanted = |word: WordId| self.construction.parts.iter().any(|p| matches!(p, Part::Prep { words, .. } if words.has(word)));
        let mut k = self.clause.after;
        while let Some(g) = self.w.groups.get(k) {
            match g.kind {
                GroupKind::Preposition => {
                    let unit = &self.w.units[g.head];
                    if (unit.is(Class::By) || unit.is(Class::From)) && !wanted(unit.word) && self.w.is_noun(k + 1) {
                        let end = self.w.noun_phrase_end(k + 1, self.extent(Role::Source, &[]));
                        let phrase = self.w.phrase(k + 1, end);
                        self.used.push(k);
                        self.fill(role, Filler::of(phrase));
                        return;
                    }
                    k += 1;
                }
                GroupKind::Noun | GroupKind::Adverb | GroupKind::Adjective | GroupKind::Conjunction => k += 1,
                _ => return,
            }
        }
    }

    fn part(&mut self, n: usize) -> Result<(), Miss> {
        match &self.construction.parts[n] {
            Part::Literal { words, modifier } => self.literal(words, modifier.as_ref()),
            Part::Direct { role, types, optional } => match self.direct(n, *role, *types) {
                Some(filler) => {
                    self.fill(*role, filler);
                    Ok(())
                }
                None if *optional => Ok(()),
                None => Err(Miss::Empty(*role)),
            },
            Part::Prep { words, role, types, optional } => match self.prepositional(n, words, *role, *types) {
                Some(filler) => {
                    self.fill(*role, filler);
                    Ok(())
                }
                None if *optional => Ok(()),
                None => Err(Miss::Empty(*role)),
            },
        }
    }

    /// The words of the pattern, articles, adjectives and adverbs before them skipped.
    fn literal(&mut self, words: &WordSet, modifier: Option<&WordSet>) -> Result<(), Miss> {
        let from = self.w.skip_adverbials(self.at);
        let starts = [self.at, from].map(|g| self.w.groups.get(g).map_or(self.w.units.len(), |g| g.units.start));
        for start in starts {
            let mut u = start;
            let mut modified = modifier.is_none();
            while u < self.w.units.len() {
                if let Some(n) = words.begins(self.w.units[u..].iter().map(|x| x.word))
                    && modified
                {
                    self.fit.cue.push(Units::new(u, u + n));
                    self.at = self.w.group_after(u + n);
                    return Ok(());
                }
                let unit = &self.w.units[u];
                modified |= modifier.is_some_and(|m| m.has(unit.word));
                if !matches!(
                    unit.tag,
                    Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Adverb | Tag::Number | Tag::Participle | Tag::Ing
                ) {
                    break;
                }
                u += 1;
            }
        }
        Err(Miss::Words)
    }

    /// How far a noun phrase in a role may go; prepositions that later parts want end it.
    fn extent<'s>(&self, role: Role, stop: &'s [&'s WordSet]) -> Extent<'s> {
        let taken = self.used.iter().copied().chain(self.clause.agent.map(|(start, _)| start));
        let limit = taken.filter(|k| *k > self.at).min().unwrap_or(usize::MAX);
        let clauses = role == Role::Content || (role == Role::Source && self.clause.frame == Frame::Prepositional);
        Extent { stop, clauses, apposition: role == Role::Source, limit, ..Extent::PLAIN }
    }

    fn stops(&self, n: usize) -> Vec<&WordSet> {
        let later = self.construction.parts.iter().skip(n + 1).filter_map(|p| match p {
            Part::Prep { words, .. } | Part::Literal { words, .. } => Some(words),
            Part::Direct { .. } => None,
        });
        later.collect()
    }

    fn is_first_direct(&self, n: usize) -> bool {
        !self.construction.parts[..n].iter().any(|p| matches!(p, Part::Direct { .. }))
    }

    fn direct(&mut self, n: usize, role: Role, types: Types) -> Option<Filler> {
        let w = self.w;
        // what stands before the verb: the subject of a passive, a relative pronoun
        if self.is_first_direct(n)
            && let Some(object) = self.clause.object
        {
            let expletive = w.units[object.head].is(Class::Neuter) && w.units[object.head].tag == Tag::Pronoun && types.meets(Types::THAT);
            // "prices are expected to fall": the subject is part of what is expected
            let next = w.skip_adverbials(self.at);
            if types.meets(Types::SMALL)
                && let Some((Types::TO, units)) = w.complement(next, Types::TO, Extent::PLAIN)
            {
                self.at = w.group_after(units.end);
                return Some(Filler { pieces: vec![object.units, units], types: Types::SMALL, referent: object.referent });
            }
            if types.meets(Types::NP) && !expletive {
                return Some(Filler::of(object));
            }
        }
        let stops = self.stops(n);
        let extent = self.extent(role, &stops);
        let after_mark = |g: usize| match w.groups.get(g).map(|g| g.kind) {
            // a comma or colon before a quotation
            Some(GroupKind::Comma | GroupKind::Colon) if w.groups.get(g + 1).is_some_and(|q| q.kind == GroupKind::Quote) => g + 1,
            Some(GroupKind::Colon) if role == Role::Content => g + 1,
            _ => g,
        };
        let passive = self.clause.verb.is_some_and(|v| v.passive);
        // what follows an inverted subject describes that
        let types_after = if self.clause.frame == Frame::Inverted { Types(types.0 & Types::QUOTE.0) } else { types };
        for from in [self.at, w.skip_adverbials(self.at)] {
            let mut from = after_mark(from);
            if self.clause.agent.is_some_and(|(start, _)| start == from) {
                from = after_mark(self.clause.agent?.1);
            }
            let Some((kind, units)) = w.complement(from, types_after, extent) else {
                if role != Role::Content {
                    continue;
                }
                // "told reporters on Monday in Oslo that": the complement after phrases of place
                if let Some((kind, units, end)) = self.distant_clause(from, types_after, extent) {
                    self.at = end;
                    return Some(self.with_trailing(kind, units, end));
                }
                continue;
            };
            // an addressee or object before a clause is its first group alone
            if kind == Types::NP && role != Role::Content && self.clause_follows_part(n) {
                let end = self.shortest_object(from, extent);
                self.at = end;
                return Some(Filler::one(kind, Units::new(w.groups[from].units.start, w.groups[end - 1].units.end)));
            }
            let units = self.within_subject(from, kind, units);
            let end = w.group_after(units.end);
            self.at = end;
            if role == Role::Content {
                return Some(self.with_trailing(kind, units, end));
            }
            return Some(Filler::one(kind, units));
        }
        if role == Role::Content
            && types.meets(Types::QUOTE.with(Types::BARE))
            && !passive
            && self.clause.frame != Frame::Nominal
            && !self.has_object()
        {
            return self.content_before();
        }
        if types.meets(Types::TEXT) && self.clause.frame != Frame::Inverted { self.whatever_follows() } else { None }
    }

    /// What follows the cue, up to the end of its clause.
    fn whatever_follows(&mut self) -> Option<Filler> {
        let w = self.w;
        let from = w.skip_adverbials(self.at);
        let first = w.groups.get(from)?;
        let begins = match first.kind {
            GroupKind::Noun | GroupKind::Adjective => true,
            GroupKind::Verb => first.verb.is_some_and(|v| v.form == VerbForm::Ing),
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

    /// The complement of a noun that is a subject ends before that subject's verb.
    fn within_subject(&self, from: usize, kind: Types, units: Units) -> Units {
        let clausal = Types::THAT.with(Types::TO).with(Types::WH).with(Types::BARE);
        if self.clause.frame != Frame::Nominal || self.clause.governor.is_some() || !kind.meets(clausal) {
            return units;
        }
        let end = self.w.inner_clause_end(if kind == Types::BARE { from } else { from + 1 - (kind == Types::TO) as usize });
        Units::new(units.start, self.w.groups[end.max(from + 1) - 1].units.end)
    }

    /// Whether something stands after the cue that can only be its object or complement.
    fn has_object(&self) -> bool {
        let w = self.w;
        let next = w.skip_adverbials(self.at);
        let object = |g: usize| match w.groups.get(g).map(|g| g.kind) {
            Some(GroupKind::Noun) => !w.is_time(g) && self.clause.frame != Frame::Inverted,
            Some(GroupKind::Verb | GroupKind::That | GroupKind::Wh | GroupKind::Adjective) => self.clause.frame != Frame::Inverted,
            _ => false,
        };
        object(next)
    }

    /// Whether the part after this one is a clause, so that this one must leave room for it.
    fn clause_follows_part(&self, n: usize) -> bool {
        matches!(self.construction.parts.get(n + 1), Some(Part::Direct { types, .. }) if types.meets(Types::THAT.with(Types::BARE).with(Types::TO).with(Types::WH)))
    }

    /// The end of an object that a clause follows: its noun group, and "of" or joined nouns where no clause begins in them.
    fn shortest_object(&self, from: usize, extent: Extent) -> usize {
        let w = self.w;
        let full = w.noun_phrase_end(from, Extent { clauses: false, apposition: false, ..extent });
        // a second noun group that begins a clause is not part of the object
        (from + 1..full).find(|k| w.is_noun(*k) && w.groups[*k - 1].kind == GroupKind::Noun).unwrap_or(full)
    }

    /// A clause further right, over prepositional phrases and noun groups of the same predicate.
    fn distant_clause(&self, from: usize, types: Types, extent: Extent) -> Option<(Types, Units, usize)> {
        let w = self.w;
        let mut k = from;
        for _ in 0..8 {
            match w.groups.get(k)?.kind {
                GroupKind::Preposition if w.is_noun(k + 1) => k += 2,
                GroupKind::Adverb | GroupKind::Particle => k += 1,
                GroupKind::Noun if w.is_time(k) => k += 1,
                GroupKind::Conjunction if w.is_noun(k + 1) && !w.begins_clause(k + 1) => k += 2,
                GroupKind::That | GroupKind::Quote => {
                    let (kind, units) = w.complement(k, types, extent)?;
                    let units = self.within_subject(k, kind, units);
                    return Some((kind, units, w.group_after(units.end)));
                }
                GroupKind::Comma | GroupKind::Colon
                    if w.groups.get(k + 1).is_some_and(|g| matches!(g.kind, GroupKind::Quote)) && k > from =>
                {
                    k += 1
                }
                GroupKind::Colon => k += 1,
                _ => return None,
            }
        }
        None
    }

    /// A content to the right of the cue; where the cue stands between quotations, the one before belongs to it too.
    fn with_trailing(&mut self, kind: Types, units: Units, end: usize) -> Filler {
        let mut filler = Filler::one(kind, units);
        if kind == Types::QUOTE {
            // the clause goes on after a quotation that began it
            let w = self.w;
            if let Some(next) = w.groups.get(end)
                && !matches!(
                    next.kind,
                    GroupKind::Stop | GroupKind::Comma | GroupKind::Semicolon | GroupKind::Conjunction | GroupKind::Dash
                )
                && w.groups[end - 1].kind == GroupKind::Quote
                && !self.starts_attribution(end)
            {
                let to = w.clause_end(end);
                filler.pieces = vec![Units::new(units.start, w.groups[to.max(end) - 1].units.end)];
                self.at = to;
            }
            if let Some(before) = self.quote_before() {
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

    /// A quotation directly before subject and cue.
    fn quote_before(&self) -> Option<Units> {
        let b = self.clause.first.checked_sub(1)?;
        let b = if self.w.groups[b].kind == GroupKind::Comma { b.checked_sub(1)? } else { b };
        (self.w.groups[b].kind == GroupKind::Quote).then(|| self.w.groups[b].units)
    }

    /// A content to the left of subject and cue, and what of it goes on to the right.
    fn content_before(&mut self) -> Option<Filler> {
        let w = self.w;
        let boundary = self.clause.first;
        let b = boundary.checked_sub(1)?;
        if !matches!(self.clause.frame, Frame::Active | Frame::Inverted | Frame::Conjunct | Frame::As) {
            return None;
        }
        let (start, end, kind) = match w.groups[b].kind {
            GroupKind::Quote => (self.clause_start_before_quote(b), b + 1, Types::QUOTE),
            GroupKind::Comma | GroupKind::Dash if b > 0 => {
                let start = self.host_start(b);
                (start, b, if w.groups[start..b].iter().all(|g| g.kind == GroupKind::Quote) { Types::QUOTE } else { Types::BARE })
            }
            _ => return None,
        };
        if start >= end {
            return None;
        }
        // nothing but a phrase before the comma is no content ("On Monday, officials said")
        let content = &w.groups[start..end];
        let says = content.iter().any(|g| g.kind == GroupKind::Quote || g.is_finite()) || self.clause.frame == Frame::Inverted;
        let mut filler = Filler::one(kind, Units::new(w.groups[start].units.start, w.groups[end - 1].units.end));
        let right = self.rest_after();
        if !says && right.is_none() {
            return None;
        }
        self.fit.frame = Some(Frame::Parenthetical);
        filler.pieces.extend(right);
        Some(filler)
    }

    /// The clause that a quotation at group `b` closes begins further left if the quotation is part of it.
    fn clause_start_before_quote(&self, b: usize) -> usize {
        let w = self.w;
        let Some(prior) = b.checked_sub(1) else { return b };
        match w.groups[prior].kind {
            GroupKind::Comma | GroupKind::Stop | GroupKind::Colon | GroupKind::Dash | GroupKind::Semicolon | GroupKind::Quote => b,
            // "But “we will win,” he said": a conjunction alone is no part of it
            GroupKind::Conjunction | GroupKind::Subordinator | GroupKind::Adverb if prior == 0 => b,
            _ => self.host_start(b),
        }
    }

    /// Where the clause that ends before group `end` begins: the window's beginning, a leading conjunction left out.
    fn host_start(&self, end: usize) -> usize {
        let w = self.w;
        let mut start = (0..end).rev().find(|k| matches!(w.groups[*k].kind, GroupKind::Semicolon)).map_or(0, |k| k + 1);
        while start < end
            && matches!(
                w.groups[start].kind,
                GroupKind::Conjunction | GroupKind::Other | GroupKind::Stop | GroupKind::Comma | GroupKind::Dash
            )
        {
            start += 1;
        }
        start
    }

    /// What goes on to the right of a parenthetical: after a comma, up to the end; or a second quotation.
    fn rest_after(&mut self) -> Option<Units> {
        let w = self.w;
        let mut k = w.skip_adverbials(self.at);
        // over an addressee, "in a statement" and the like
        while w.groups.get(k).is_some_and(|g| g.kind == GroupKind::Preposition) && w.is_noun(k + 1) {
            k += 2;
        }
        let mark = w.groups.get(k)?;
        if !matches!(mark.kind, GroupKind::Comma | GroupKind::Colon | GroupKind::Dash) {
            return (mark.kind == GroupKind::Quote).then(|| {
                self.at = k + 1;
                mark.units
            });
        }
        let next = w.groups.get(k + 1)?;
        let to = match next.kind {
            GroupKind::Quote => k + 2,
            GroupKind::Verb if next.verb.is_some_and(|v| v.form == VerbForm::Ing) => return None,
            GroupKind::Wh | GroupKind::Subordinator => return None,
            GroupKind::Conjunction if mark.kind == GroupKind::Comma && self.clause.frame == Frame::Inverted => return None,
            _ if mark.kind == GroupKind::Comma => {
                let end = w.clause_end(k + 1);
                // only where the clause was interrupted: something must be left to say
                if !w.groups[k + 1..end].iter().any(|g| g.kind == GroupKind::Verb) {
                    return None;
                }
                end
            }
            _ => return None,
        };
        self.at = to;
        Some(Units::new(next.units.start, w.groups[to - 1].units.end))
    }

    /// A preposition that the pattern wants, and its complement.
    fn prepositional(&mut self, n: usize, words: &WordSet, role: Role, types: Types) -> Option<Filler> {
        let w = self.w;
        let stops = self.stops(n);
        let extent = self.extent(role, &stops);
        let mut k = self.clause.after;
        let limit = w.groups.len();
        let mut best = None;
        while k < limit {
            let g = &w.groups[k];
            match g.kind {
                GroupKind::Preposition if words.has(w.units[g.head].word) && !self.used.contains(&k) && !w.is_time(k + 1) => {
                    if let Some(found) = w.complement(k + 1, types, extent) {
                        // of several, the first with an -ing clause wins ("accused members of the group of hiding")
                        let better = best.is_none_or(|(_, (kind, _)): (usize, (Types, Units))| {
                            kind == Types::NP && found.0 == Types::ING && types.meets(Types::ING)
                        });
                        if better {
                            best = Some((k, found));
                        }
                    }
                }
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
                GroupKind::Conjunction if w.groups.get(k + 1).is_some_and(|x| x.kind == GroupKind::Verb) => break,
                GroupKind::Quote if best.is_some() => break,
                _ => {}
            }
            k += 1;
        }
        let (at, (kind, units)) = best?;
        self.used.push(at);
        self.at = self.at.max(w.group_after(units.end));
        // what was filled before it ends where it begins
        self.cut_at(w.groups[at].units.start);
        Some(Filler::one(kind, units))
    }

    /// Phrases that reached over a preposition now claimed by a later part end before it.
    fn cut_at(&mut self, unit: usize) {
        for filler in self.fit.roles.iter_mut().flatten() {
            for piece in &mut filler.pieces {
                if piece.start < unit && unit < piece.end && self.clause.cue.end <= piece.start {
                    piece.end = unit;
                }
            }
        }
    }
}

/// The host of a prepositional cue: the clause that it stands beside, without the phrase itself (units `from` to `to`).
pub fn host(w: &Window, from: usize, to: usize) -> Option<Filler> {
    let (before, after) = (w.group(from), w.group_after(to));
    let mut pieces = Vec::new();
    let mut end = before;
    while end > 0 && matches!(w.groups[end - 1].kind, GroupKind::Comma | GroupKind::Dash) {
        end -= 1;
    }
    let mut start = 0;
    while start < end && matches!(w.groups[start].kind, GroupKind::Conjunction | GroupKind::Other | GroupKind::Comma | GroupKind::Dash) {
        start += 1;
    }
    if start < end {
        pieces.push(Units::new(w.groups[start].units.start, w.groups[end - 1].units.end));
    }
    let mut next = after;
    while next < w.groups.len() && matches!(w.groups[next].kind, GroupKind::Comma | GroupKind::Colon | GroupKind::Dash) {
        next += 1;
    }
    let last = (next..w.groups.len()).rev().find(|k| !matches!(w.groups[*k].kind, GroupKind::Stop)).map_or(next, |k| k + 1);
    let opened = next > after;
    if next < last && (opened || pieces.is_empty()) {
        pieces.push(Units::new(w.groups[next].units.start, w.groups[last - 1].units.end));
    }
    (!pieces.is_empty()).then_some(Filler { pieces, types: Types::BARE, referent: None })
}
