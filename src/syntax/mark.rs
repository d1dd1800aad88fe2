//! Clauses of marks: who says what stands behind a colon, or before it.

use super::clause::Clause;
use super::group::{Group, GroupKind};
use super::phrase::Extent;
use super::window::{UnitKind, Window};
use crate::lexicon::{Class, Property, Tag};
use crate::rules::Frame;
use crate::span::Units;

impl Window {
    /// The clause of the mark at `unit`: with who stands last in a headline, who acts before a quotation, or the noun phrase at the beginning.
    pub(super) fn mark_clause(&self, unit: usize) -> Option<Clause> {
        let g = self.group(unit);
        self.reporter_behind_mark(unit, g).or_else(|| self.quote_behind_mark(unit, g)).or_else(|| self.speaker_before_mark(unit, g))
    }

    /// "Oslo behind raid: minister", "Club to sack coach: report": who says it stands last in a headline.
    fn reporter_behind_mark(&self, unit: usize, g: usize) -> Option<Clause> {
        let last = self.groups.len().saturating_sub(matches!(self.kind(self.groups.len() - 1), Some(GroupKind::Stop)) as usize);
        let links = |x: &Group| matches!(x.kind, GroupKind::Verb | GroupKind::Preposition | GroupKind::Adjective);
        let speaks = || self.acts(g + 1) || self.head(g + 1).is(Class::IssuedNoun);
        // (or a quotation: "'I will not go': mayor")
        let quoted = || g == 1 && self.groups[0].kind == GroupKind::Quote;
        let says = || (quoted() || self.is_noun(0) && self.groups[..g].iter().any(links)) && speaks();
        // ("Bomb kills nine: soldiers and police": who was meant)
        let one = || self.groups[g + 1..last].iter().all(|x| x.kind != GroupKind::Conjunction);
        let closes = || self.is_noun(g + 1) && self.noun_phrase_end(g + 1, Extent::PLAIN) == last && one();
        (self.headline && closes() && says()).then(|| {
            let subject = Some(self.phrase(g + 1, last));
            Clause { subject, first: g + 1, after: last, ..self.around(unit, 0, Frame::Inverted) }
        })
    }

    /// "Hale was blunt: “We lost.”": a quotation behind the mark at group `g` is said by whoever acts before it, unless a verb there that is said of quotations
    /// takes it.
    fn quote_behind_mark(&self, unit: usize, g: usize) -> Option<Clause> {
        const LONGEST: usize = 6;
        let quoted = self.kind(g + 1) == Some(GroupKind::Quote) && self.kind(g + 2).is_none_or(|k| k == GroupKind::Stop);
        let main = |k: &usize| self.groups[*k].is_finite() && !self.is_relative_verb(*k) && !self.is_asked(*k) && !self.is_subordinate(*k);
        let verb = (0..g).rev().find(main).filter(|_| quoted && !self.ends_with_quoted_comma(g + 1))?;
        if (0..g).any(|k| self.groups[k].kind == GroupKind::Verb && self.head(k).has(Property::Says)) {
            return None;
        }
        let found = self.subject(verb);
        let phrase = found.phrase?;
        if !self.acts(self.group(phrase.head)) {
            let first = self.named_behind_verb(verb, g)?;
            return Some(Clause { subject: Some(self.phrase(first, g)), first, after: g + 1, ..self.around(unit, 0, Frame::Active) });
        }
        // what he does is how he says it: "hit back:"
        let Units { start, end } = self.groups[verb].units;
        let cue = if unit - start <= LONGEST { Units::new(start, unit + 1) } else { Units::new(start, end) };
        let clause = Clause { cue, subject: Some(phrase), first: found.first, after: g + 1, ..self.around(unit, 0, Frame::Active) };
        phrase.referent.is_none().then_some(clause)
    }

    /// "The fall does not surprise trader Ruth Keller: “…”", "Prices rose - Ruth Keller: “…”": where the name before the mark at group `g` begins of whoever speaks though a
    /// thing is the subject of `verb`; but "The plaque honours Ruth Keller: “…”", "The verdict shocked Norway: “…”".
    fn named_behind_verb(&self, verb: usize, g: usize) -> Option<usize> {
        let named = |b: &usize| self.is_noun(*b) && matches!(self.head(*b).kind, UnitKind::Name(_)) && !self.is_time(*b);
        let first = g.checked_sub(1).filter(named).map(|b| self.noun_phrase_start(b)).filter(named)?;
        let Units { start, end } = self.groups[first].units;
        let role = end - start > 1 && self.units[start].is_somebody();
        let negated = self.groups[verb].verb.is_some_and(|v| v.negated);
        let moved = first == verb + 1 && (role && self.head(verb).cue == 0 || negated);
        (moved || first > verb && self.groups[first - 1].kind == GroupKind::Dash).then_some(first)
    }

    /// `Oslo: crew slept`: a noun phrase at the beginning, the mark, and something after it.
    fn speaker_before_mark(&self, unit: usize, g: usize) -> Option<Clause> {
        const MOST: usize = 9;
        let before = self.noun_before_bracket(g)?;
        let from = self.speaker_start(before, self.kind(g + 1) == Some(GroupKind::Quote));
        // "Oslo to Bern: stop"
        let told = before == 2 && self.is_noun(0) && self.head(1).tags.has(Tag::To) && self.acts(0) && self.acts(2);
        let subject = self.phrase(from, if told { 1 } else { g });
        let plain = self.groups[from..=before]
            .iter()
            .all(|x| matches!(x.kind, GroupKind::Noun | GroupKind::Preposition | GroupKind::Conjunction | GroupKind::Comma));
        (plain && self.is_noun(from) && g <= MOST && g + 1 < self.groups.len()).then(|| Clause {
            subject: Some(subject),
            first: from,
            after: g + 1,
            ..self.around(unit, 0, Frame::Headline)
        })
    }

    /// Where whoever speaks begins that the noun group `before` ends: the window, but for "Exclusive – Ada Holm: Sell the port" and, where a quotation follows, "More from
    /// Jonas Lind: “…”" (but not "News from Norway").
    fn speaker_start(&self, before: usize, quoted: bool) -> usize {
        let issued = || self.head(0).kind == UnitKind::Word && !self.head(0).is_party();
        let origin = |p: &usize| {
            quoted && *p < 2 && self.head(*p).is(Class::From) && (*p == 0 || issued()) && !self.head(before).is(Class::StateNoun)
        };
        let labelled = |d: &usize| self.headline && self.groups[*d].kind == GroupKind::Dash && self.acts(d + 1);
        let mark = before.checked_sub(1).filter(origin).or_else(|| (0..before).rev().find(labelled));
        mark.map_or(0, |m| m + 1)
    }
}
