//! Objects that do not stand right behind their verb, and what stands between an object and what it is asked to do.

use super::Fitting;
use crate::lexicon::{Class, Property, Tag};
use crate::rules::{Part, Types};
use crate::syntax::phrase::Extent;
use crate::syntax::{Group, GroupKind, Units, VerbForm};

impl Fitting<'_> {
    /// "condemned in the strongest terms the raid", "denounced as immoral a plan", "rejected as absurd reports that": an object behind the phrase that the verb takes
    /// beside it, right after a noun or adjective that it cannot belong to.
    pub(super) fn shifted_object(&self, extent: Extent) -> Option<(Units, usize)> {
        const FARTHEST: usize = 8;
        let w = self.w;
        let from = w.skip_adverbials(self.at);
        let shifts = |g: usize| {
            w.groups
                .get(g)
                .is_some_and(|x| x.kind == GroupKind::Preposition || x.kind == GroupKind::Subordinator && w.units[x.head].is(Class::As))
        };
        if !shifts(from) {
            return None;
        }
        if let Some(found) = self.plural_behind_as(from, extent) {
            return Some(found);
        }
        let object = (from + 2..w.groups.len().min(from + FARTHEST))
            .take_while(|k| {
                let kind = w.groups[*k].kind;
                matches!(kind, GroupKind::Noun | GroupKind::Adjective | GroupKind::Quote) || shifts(*k)
            })
            .find(|k| w.is_noun(*k) && !shifts(k - 1))
            .filter(|k| !w.is_time(*k) && !w.is_time(k - 1))?;
        let determined = matches!(w.first(object).tag, Tag::Determiner | Tag::Possessive | Tag::Pronoun | Tag::Name | Tag::Number);
        if !determined || w.begins_clause(object) {
            return None;
        }
        let end = w.noun_phrase_end(object, extent);
        Some((Units::new(w.groups[object].units.start, w.groups[end - 1].units.end), end))
    }

    /// "rejected as absurd reports that": a plural read as one group with what it is called, where a clause or phrase follows that says more of it.
    fn plural_behind_as(&self, from: usize, extent: Extent) -> Option<(Units, usize)> {
        let w = self.w;
        let group = w.groups.get(from + 1).filter(|g| g.kind == GroupKind::Noun && w.head(from).is(Class::As))?;
        let (first, head) = (&w.units[group.units.start], &w.units[group.head]);
        let described = group.head > group.units.start
            && head.tag == Tag::Plural
            && matches!(first.tag, Tag::Adjective | Tag::Noun | Tag::Adverb)
            && w.groups.get(from + 2).is_some_and(|g| matches!(g.kind, GroupKind::That | GroupKind::Preposition));
        if !described {
            return None;
        }
        let end = w.noun_phrase_end(from + 1, Extent { clauses: true, ..extent });
        // without a clause or phrase of its own the whole is what it is called: "dismissed it as idle talk"
        (end > from + 2).then(|| (Units::new(group.head, w.groups[end - 1].units.end), end))
    }

    /// "Oslo praised, and Bergen condemned, the ruling": the object that two verbs with subjects of their own share, behind the second one's comma.
    pub(super) fn raised_object(&self) -> Option<usize> {
        let w = self.w;
        let comma = |k: usize| w.kind(k) == Some(GroupKind::Comma);
        let at = self.clause.after;
        if !comma(at) || !self.clause.verb.is_some_and(|v| v.form == VerbForm::Finite) {
            return None;
        }
        let object = match w.kind(at + 1)? {
            // the first verb: ", and Bergen condemned, the ruling"
            GroupKind::Conjunction if w.is_noun(at + 2) => {
                let verb = (at + 3..w.groups.len())
                    .find(|k| !matches!(w.kind(*k), Some(GroupKind::Noun | GroupKind::Preposition | GroupKind::Adverb)))?;
                (w.groups[verb].is_finite() && comma(verb + 1)).then_some(verb + 2)?
            }
            // the second one
            GroupKind::Noun => {
                let joint = self.clause.first.checked_sub(2).filter(|c| comma(*c) && w.kind(c + 1) == Some(GroupKind::Conjunction))?;
                let verb = joint.checked_sub(1).map(|v| &w.groups[v])?;
                (verb.kind == GroupKind::Verb && verb.is_finite()).then_some(at + 1)?
            }
            _ => return None,
        };
        (w.is_noun(object) && !w.is_time(object) && !w.begins_clause(object)).then_some(object)
    }

    /// Whether the part after this one is an infinitive.
    pub(super) fn wants_infinitive(&self, n: usize) -> bool {
        matches!(self.construction.parts.get(n + 1), Some(Part::Direct { types, .. }) if types.meets(Types::TO))
    }

    /// "urged every state that signed the pact to honour it": where the infinitive begins behind a relative clause or participle that tells which object is meant.
    pub(super) fn over_relative(&self, n: usize, end: usize) -> Option<usize> {
        const FARTHEST: usize = 12;
        let w = self.w;
        let clause = matches!(self.construction.parts.get(n + 1), Some(Part::Direct { types, .. }) if types.meets(Types::THAT));
        let infinitive = self.wants_infinitive(n);
        let opens = w.groups.get(end).filter(|_| (infinitive || clause) && w.is_noun(end - 1))?;
        let relative = opens.kind == GroupKind::Wh && w.units[opens.head].is(Class::Relative);
        // "told the bakers who had come that she would stay"
        if clause
            && relative
            && let Some(that) = self.that_behind_relative(end)
        {
            return Some(that);
        }
        if !infinitive {
            return None;
        }
        let reduced = matches!(opens.form(), Some(VerbForm::Ing | VerbForm::Participle));
        if !relative && !reduced {
            return None;
        }
        let ends = |k: &usize| {
            matches!(
                w.groups[*k].kind,
                GroupKind::Comma
                    | GroupKind::Stop
                    | GroupKind::Semicolon
                    | GroupKind::Colon
                    | GroupKind::Dash
                    | GroupKind::That
                    | GroupKind::Quote
            )
        };
        let within = || (end + 1..w.groups.len().min(end + FARTHEST)).take_while(|k| !ends(k));
        // "those who want to leave to wait": the first one hangs on the verb before it
        let own = |k: &usize| w.is_to_infinitive(*k) && (w.groups[k - 1].verb.is_none() || w.is_to_infinitive(k - 1));
        let verbs = |to: usize| (end + 1..to).filter(|k| w.groups[*k].is_finite()).count();
        within().find(own).filter(|k| verbs(*k) == relative as usize)
    }

    /// The "that" behind the relative clause that begins with group `start`, whose only finite verb takes none.
    fn that_behind_relative(&self, start: usize) -> Option<usize> {
        const FARTHEST: usize = 12;
        let w = self.w;
        let goes_on = |g: &&Group| !matches!(g.kind, GroupKind::Comma | GroupKind::Stop | GroupKind::Quote | GroupKind::Semicolon);
        let behind = w.groups[start + 1..].iter().take(FARTHEST).take_while(goes_on);
        let that = start + 1 + behind.into_iter().position(|g| g.kind == GroupKind::That && w.units[g.head].tag == Tag::That)?;
        let mut verbs = w.groups[start + 1..that].iter().filter(|g| g.is_finite());
        let one = verbs.next().is_some_and(|v| !w.units[v.head].has(Property::That)) && verbs.next().is_none();
        one.then_some(that)
    }
}
