//! Objects and complements: what stands after the cue without a preposition.

use super::{Filler, Fitting};
use crate::lexicon::{Class, Property, Tag};
use crate::rules::{Frame, Role, Types};
use crate::syntax::phrase::Extent;
use crate::syntax::{GroupKind, Units, VerbForm};

/// What is wanted of a part that no preposition opens.
struct Wanted<'a> {
    /// the number of the part
    n: usize,
    role: Role,
    types: Types,
    /// those of the types that may stand behind the cue of this clause
    behind: Types,
    extent: Extent<'a>,
    passive: bool,
}

/// What is found at a place.
enum At {
    /// what fills the part
    Found(Filler),
    /// nothing that fits
    Nothing,
    /// what shows that it stands elsewhere, if anywhere
    Elsewhere,
}

impl Fitting<'_> {
    /// Fills part `n` with what stands behind the cue without a preposition, or was moved from there.
    pub(super) fn direct(&mut self, n: usize, role: Role, types: Types) -> Option<Filler> {
        let w = self.w;
        if let Some(object) = self.object_before(n, types) {
            return Some(object);
        }
        if let Some(rest) = self.clause.rest.filter(|_| types.meets(Types::TO)) {
            return Some(self.rest_of_group(rest));
        }
        // "Survey: half want more": all that follows the mark
        if role == Role::Content && self.clause.frame == Frame::Headline {
            return self.all_that_follows();
        }
        // "Union warns Oslo: no money for new school"
        let tells = || self.clause.verb.is_some() && self.says_that() && self.at > self.clause.after;
        if role == Role::Content && w.headline && w.kind(self.at) == Some(GroupKind::Colon) && types.meets(Types::BARE) && tells() {
            self.at += 1;
            return self.all_that_follows();
        }
        if role == Role::Content
            && (types.meets(Types::TO.with(Types::ING)) || !self.is_first_direct(n))
            && let Some(behind) = self.behind_aside(types).or_else(|| self.behind_circumstances(types))
        {
            self.at = behind;
        }
        if types.meets(Types::NP) && self.clause.is_active() {
            self.at = self.behind_phrase().unwrap_or(self.at);
        }
        let extent = self.extent(role, self.construction.stops.get(n));
        let passive = self.clause.is_passive();
        let types_after = match self.clause.frame {
            // what follows an inverted subject describes that
            Frame::Inverted => types.within(Types::QUOTE),
            // "calls the allegation “theatre”": not what was alleged
            Frame::Nominal if self.is_called() => types.without(Types::QUOTE.with(Types::BARE)),
            _ => types,
        };
        let circumstance = if role == Role::Content && types.meets(Types::BARE) { self.clause_behind_circumstances() } else { None };
        let wanted = Wanted { n, role, types, behind: types_after, extent, passive };
        for from in [circumstance.unwrap_or(self.at), w.skip_adverbials(self.at)] {
            match self.direct_at(from, &wanted) {
                At::Found(found) => return Some(found),
                At::Nothing => {}
                At::Elsewhere => break,
            }
        }
        self.direct_elsewhere(&wanted)
    }

    /// "urged by Oslo on Monday to", "told by an officer, who led the search, to", "pressed by Hale - the abbot - to": the infinitive behind an agent that ends before
    /// group `end`, over a time, an aside or the mark that closes one.
    fn infinitive_behind_agent(&self, end: usize) -> Option<usize> {
        const LONGEST: usize = 14;
        let w = self.w;
        let behind = w.skip_adverbials(end);
        if w.is_to_infinitive(behind) {
            return Some(behind);
        }
        let mark = w.kind(end).filter(|k| matches!(k, GroupKind::Comma | GroupKind::Dash))?;
        if w.is_to_infinitive(end + 1) {
            return Some(end + 1);
        }
        let close = (end + 1..w.groups.len().min(end + LONGEST)).find(|k| w.groups[*k].kind == mark)?;
        let describes = match w.groups[end + 1].kind {
            GroupKind::Noun => !w.begins_clause(end + 1),
            kind => matches!(kind, GroupKind::Wh | GroupKind::Verb),
        };
        (describes && w.is_to_infinitive(close + 1)).then_some(close + 1)
    }

    /// What fills the part at group `from`, or behind it.
    fn direct_at(&mut self, from: usize, wanted: &Wanted<'_>) -> At {
        let w = self.w;
        let Wanted { n, role, types, behind, extent, .. } = *wanted;
        let mut from = self.after_mark(from, role, types);
        if let Some((_, end)) = self.clause.agent.filter(|(start, _)| *start == from) {
            let end = self.infinitive_behind_agent(end).filter(|_| types.meets(Types::TO)).unwrap_or(end);
            from = self.after_mark(end, role, types);
        }
        // "called what she saw “awful”"
        if role == Role::Target
            && types.meets(Types::NP)
            && w.groups.get(from).is_some_and(|g| w.units[g.head].is_what())
            && let Some(end) = self.object_before_quote(n, from, w.clause_end(from + 1))
        {
            self.at = end;
            return At::Found(Filler::one(Types::NP, self.addressed(role, from, end)));
        }
        let Some((kind, units)) = w.complement(from, behind, extent) else {
            if role != Role::Content {
                return At::Nothing;
            }
            // "“No,” she said of the plan the council passed"
            let types = if self.is_said_before() { behind.within(Types::QUOTE) } else { behind };
            return self.content_further_on(from, types, extent).map_or(At::Nothing, At::Found);
        };
        // "anyone questioning the count can see it": the verb is the subject's
        let phrase =
            kind == Types::BARE && w.groups[from].kind == GroupKind::Noun && (self.lacks_verb(from, units) || self.is_relative(from));
        let Some((kind, units)) = (match phrase {
            true => w.complement(from, behind.without(Types::BARE), extent),
            false => Some((kind, units)),
        }) else {
            return At::Nothing;
        };
        // "“No,” she said when asked"
        if role == Role::Content && kind == Types::WH && self.is_said_before() {
            return At::Elsewhere;
        }
        // "booed when the mayor spoke": when, and not whom
        if role == Role::Target && kind == Types::WH && w.head(from).tags.has(Tag::Subordinator) {
            return At::Elsewhere;
        }
        let party = kind == Types::NP && role != Role::Content;
        if party && let Some(found) = self.party_before_clause(n, role, from, extent) {
            return At::Found(found);
        }
        let units = self.within_subject(from, kind, units);
        let end = w.group_after(units.end);
        if party && let Some(found) = self.party_before_quote(n, role, from, end) {
            return At::Found(found);
        }
        self.at = end;
        if role == Role::Content {
            return At::Found(self.with_trailing(kind, types, units, end));
        }
        let units = if party { self.addressed(role, from, end) } else { units };
        At::Found(Filler::one(kind, units))
    }

    /// What stands elsewhere than right behind the cue: in one group with the target, behind the content, in another clause, before the cue.
    fn direct_elsewhere(&mut self, wanted: &Wanted<'_>) -> Option<Filler> {
        let w = self.w;
        let Wanted { role, types, behind, extent, passive, .. } = *wanted;
        if role == Role::Content
            && types.meets(Types::NP)
            && !passive
            && let Some(called) = self.split_off_called()
        {
            return Some(called);
        }
        if behind.meets(Types::NP)
            && !passive
            && let Some((units, end)) = self.shifted_object(extent)
        {
            self.at = end;
            return Some(Filler::one(Types::NP, units));
        }
        if behind.meets(Types::NP)
            && !passive
            && let Some(object) = self.raised_object()
        {
            let end = w.noun_phrase_end(object, extent);
            self.at = end;
            return Some(Filler::one(Types::NP, Units::new(w.groups[object].units.start, w.groups[end - 1].units.end)));
        }
        if role == Role::Content
            && types.meets(Types::QUOTE.with(Types::BARE))
            && (!passive || self.clause.frame == Frame::As || self.was_told())
            && self.clause.frame != Frame::Nominal
            && !self.has_object()
        {
            let before =
                if self.clause.frame == Frame::As { self.after_as().or_else(|| self.content_before()) } else { self.content_before() };
            return before.filter(|f| f.types.meets(types) || types.meets(Types::BARE));
        }
        if types.meets(Types::TEXT) && self.clause.frame != Frame::Inverted { self.whatever_follows() } else { None }
    }

    /// Whether the noun of the clause is the object of a verb that says what somebody calls it.
    fn is_called(&self) -> bool {
        let w = self.w;
        self.clause.first.checked_sub(1).is_some_and(|v| w.groups[v].kind == GroupKind::Verb && w.head(v).is(Class::Naming))
    }

    /// "called the plan theft", "called the decision cultural vandalism": what somebody calls it without an article, in one group with the target. Only a word that
    /// the pattern asks for: not "called the city council".
    fn split_off_called(&mut self) -> Option<Filler> {
        let w = self.w;
        if !w.units[self.clause.head].is(Class::Naming) {
            return None;
        }
        let wanted = &self.construction.needs.as_ref()?.roles.iter().find(|g| g.role == Role::Content)?.words;
        let piece = self.fit.roles[Role::Target as usize].as_mut().and_then(|t| t.pieces.last_mut())?;
        let group = w.groups[w.group(piece.end - 1)];
        let last = piece.end - 1;
        let noun = |u: usize| matches!(w.units[u].tag, Tag::Noun | Tag::Plural);
        let before = (piece.start.max(group.units.start)..last).rev().find(|u| w.units[*u].tag != Tag::Adjective)?;
        let determined = matches!(w.units[group.units.start].tag, Tag::Determiner | Tag::Possessive);
        if !wanted.has(w.units[last].word) || !determined || !noun(last) || !noun(before) || before <= group.units.start {
            return None;
        }
        piece.end = before + 1;
        Some(Filler::one(Types::NP, Units::new(before + 1, last + 1)))
    }

    /// The group behind the comma or colon at group `g` that what fills the role may stand behind; `g` itself where there is none.
    fn after_mark(&self, g: usize, role: Role, types: Types) -> usize {
        let w = self.w;
        let opens = match w.kind(g) {
            // a comma or colon before a quotation
            Some(GroupKind::Comma | GroupKind::Colon) if w.kind(g + 1) == Some(GroupKind::Quote) => !self.is_in_aside_of_speech(g),
            Some(GroupKind::Colon) => role == Role::Content,
            // "urged by Hale, the mayor, to leave", "urged the pair, Ana Ruiz and Tom Hale, to"
            Some(GroupKind::Comma) if types.meets(Types::TO) && w.is_to_infinitive(g + 1) => {
                let nominal =
                    |k: &GroupKind| matches!(k, GroupKind::Noun | GroupKind::Comma | GroupKind::Conjunction | GroupKind::Preposition);
                let kinds = || w.groups[self.clause.after.min(g)..g].iter().map(|g| &g.kind);
                self.clause.agent.is_some() || kinds().all(nominal) && kinds().any(|k| *k == GroupKind::Comma)
            }
            // "added, that it was late"
            Some(GroupKind::Comma) if role == Role::Content && types.meets(Types::THAT) && w.kind(g + 1) == Some(GroupKind::That) => {
                // ("without elaborating, that")
                let inside = self.clause.first.checked_sub(1).is_some_and(|p| w.head(p).is(Class::Negating));
                w.head(g + 1).tag == Tag::That && self.says_that() && !inside
            }
            _ => false,
        };
        g + opens as usize
    }

    /// Whether the cue is a verb that takes a clause with "that", and its own clause begins behind no mark: "it was false, she said, that" does.
    pub(super) fn says_that(&self) -> bool {
        let w = self.w;
        let before = self.clause.subject.and_then(|s| w.group(s.units.start).checked_sub(1));
        let apart = before.is_some_and(|b| matches!(w.groups[b].kind, GroupKind::Comma | GroupKind::Quote));
        self.clause.verb.is_some() && !apart && w.units[self.clause.head].has(Property::That)
    }

    /// Whether something stands after the cue that can only be its object or complement.
    fn has_object(&self) -> bool {
        let w = self.w;
        let next = w.skip_adverbials(self.at);
        let waited = |g: usize| self.at > self.clause.after && w.is_noun(g - 1) && self.quote_before().is_some_and(|q| q.start == 0);
        let object = |g: usize| match w.kind(g) {
            Some(GroupKind::Noun) => !w.is_time(g) && self.clause.frame != Frame::Inverted,
            // a participle behind the addressee describes that
            Some(GroupKind::Verb) => {
                self.clause.frame != Frame::Inverted
                    && self.at == self.clause.after
                    // "“No,” she said laughing"
                    && !(self.quote_before().is_some() && w.form(next) == Some(VerbForm::Ing))
            }
            // "“No,” she said when asked"
            Some(GroupKind::Wh) => self.clause.frame != Frame::Inverted && self.quote_before().is_none(),
            // "“No,” she told a crowd that had waited"
            Some(GroupKind::That) if waited(g) => false,
            Some(GroupKind::That | GroupKind::Adjective) => self.clause.frame != Frame::Inverted,
            _ => false,
        };
        object(next)
    }
}
