//! The second half of a content that a parenthetical splits: `“It rained,” she said, “all day.”`, `The crew, Oslo said, was asleep`.

use super::Fitting;
use crate::lexicon::{Class, Property, Tag};
use crate::rules::Frame;
use crate::syntax::{Group, GroupKind, Units, VerbForm};

/// What goes on behind a parenthetical.
enum Rest {
    /// all up to this group
    To(usize),
    /// the quotation of this group
    At(usize),
    /// a quotation, if one follows
    Quotation,
    /// nothing of what is said
    Nothing,
}

impl Fitting<'_> {
    /// What goes on to the right of a parenthetical: after a comma, up to the end; or a second quotation.
    pub(super) fn rest_after(&mut self) -> Option<Units> {
        let w = self.w;
        let mut k = w.skip_adverbials(self.at);
        // over an addressee, "in a statement" and the like
        while w.kind(k) == Some(GroupKind::Preposition) && w.is_noun(k + 1) {
            k = w.skip_adverbials(k + 2);
        }
        // "…, she wrote in a report seen by the paper, …"
        if w.form(k) == Some(VerbForm::Participle) {
            k = (k + 1..w.groups.len()).find(|c| w.groups[*c].kind == GroupKind::Comma || w.groups[*c].is_finite()).unwrap_or(k);
        }
        let mark = w.groups.get(k)?;
        // "It was not the rain, she said; the roof was old"
        // (of "…, she said; Bern denied it" no more)
        let goes_on = mark.kind == GroupKind::Semicolon && self.quote_before().is_none() && !w.starts_report(k + 1);
        if !goes_on && !matches!(mark.kind, GroupKind::Comma | GroupKind::Colon | GroupKind::Dash) {
            let quote = if mark.kind == GroupKind::Quote { k } else { self.later_quote(k)? };
            self.at = quote + 1;
            return Some(w.groups[quote].units);
        }
        let next = w.groups.get(k + 1)?;
        match self.rest_behind(k) {
            Rest::To(end) => {
                self.at = end;
                Some(Units::new(next.units.start, w.groups[end - 1].units.end))
            }
            Rest::At(quote) => {
                self.at = quote + 1;
                Some(w.groups[quote].units)
            }
            Rest::Quotation => self.later_quote(k).map(|quote| w.groups[quote].units),
            Rest::Nothing => None,
        }
    }

    /// What goes on behind the mark at group `k`, which closes a parenthetical and has a group behind it.
    fn rest_behind(&self, k: usize) -> Rest {
        let w = self.w;
        let (mark, next) = (&w.groups[k], &w.groups[k + 1]);
        let head = &w.units[next.head];
        let clause = || Rest::To(w.clause_end(k + 2).max(k + 2));
        match next.kind {
            GroupKind::Quote => Rest::To(k + 2),
            GroupKind::Verb if let Some(rest) = self.rest_behind_ing(k + 1) => rest,
            // "…, she said, without saying why", "…, she said, without giving details"
            GroupKind::Preposition
                if w.form(k + 2) == Some(VerbForm::Ing)
                    && (head.is(Class::Negating) || w.claims_again(k + 2) && w.head(k + 2).has(Property::Bare)) =>
            {
                Rest::Nothing
            }
            // "…, she asked, then answered herself"
            GroupKind::Adverb if w.groups.get(k + 2).is_some_and(Group::is_finite) => Rest::Nothing,
            // "the money went on guns, pilots said, rather than on pumps"
            GroupKind::Adverb if w.head_is(k + 2, Class::Than) => Rest::To(w.clause_end(k + 1).max(k + 3)),
            GroupKind::Subordinator if w.groups[k - 1].kind == GroupKind::Verb && self.adds_clause(k + 1) => clause(),
            GroupKind::Wh | GroupKind::Subordinator => Rest::Quotation,
            GroupKind::Conjunction if mark.kind == GroupKind::Comma && matches!(self.clause.frame, Frame::Inverted | Frame::As) => {
                Rest::Nothing
            }
            // "…, she said, and a clerk added that", "…, she said, and asked for money"
            GroupKind::Conjunction if w.starts_report(k + 2) || w.reports_again(k + 2) => Rest::Nothing,
            // "“Hard luck,” she said, that both lamps had failed"
            GroupKind::That if head.tag == Tag::That => clause(),
            // nothing goes on with a quotation but another one
            _ if self.quote_before().is_some() && !w.borrows_at(next.units.start) => Rest::Quotation,
            // "there are two reasons, she said: mud and wind"
            _ if matches!(mark.kind, GroupKind::Colon | GroupKind::Semicolon) => Rest::To(w.clause_end(k + 1).max(k + 2)),
            // "…, said Orr, the head of Northern Mills, a firm that grinds oats"
            GroupKind::Noun if self.clause.frame == Frame::Inverted && self.is_described(k + 1) => Rest::Nothing,
            _ if mark.kind == GroupKind::Comma => {
                let end = w.clause_end(k + 1);
                if self.ends_content(k, end) { Rest::To(end) } else { Rest::Nothing }
            }
            _ => Rest::Nothing,
        }
    }

    /// What goes on where the -ing form at group `n` says what somebody does while speaking, or speaks anew; none if it does neither.
    fn rest_behind_ing(&self, n: usize) -> Option<Rest> {
        let w = self.w;
        let head = w.head(n);
        if w.form(n) != Some(VerbForm::Ing) {
            return None;
        }
        let quoted = self.quote_before().is_some();
        // "In the end, she said, shaking her head, “it was luck.”"
        if !head.has(Property::That)
            && !quoted
            && let Some(quote) = self.quote_behind_manner(n)
        {
            return Some(Rest::At(quote));
        }
        // "…, she said, adding that": what is said anew; but "…, she said, seizing two laptops", "…, she said, closing the port would be"
        let again = head.cue != 0 && !w.is_gerund_subject(n);
        again.then_some(if head.has(Property::That) || !quoted { Rest::Nothing } else { Rest::Quotation })
    }

    /// Whether the subordinator at group `n` behind a report opens a clause of what is said: "the bank could fail, the auditor said, if savers left".
    fn adds_clause(&self, n: usize) -> bool {
        let w = self.w;
        let head = w.head(n);
        // what is set against it is said by nobody
        if head.is(Class::Conditional) || head.is(Class::Contrast) {
            return head.is(Class::Conditional);
        }
        // "the plan is dead, bakers say, because bread is cheap"
        if head.tags.is_one() {
            return true;
        }
        // "the dam failed, pilots said, so the army built another": with its own subject, and only to the end of the sentence, since such a word has other uses
        !head.tags.has(Tag::Preposition)
            && self.quote_before().is_none()
            && w.is_noun(n + 1)
            && w.head(n + 1).tag != Tag::Pronoun
            && w.begins_clause(n + 1)
            && !w.starts_report(n + 1)
            && w.kind(w.clause_end(n + 1)).is_none_or(|end| end == GroupKind::Stop)
    }

    /// Whether what stands between the comma at group `comma` and group `end` ends a content that a parenthetical interrupts: something must have been left to say.
    fn ends_content(&self, comma: usize, end: usize) -> bool {
        let (w, first) = (self.w, comma + 1);
        let says = |g: &Group| matches!(g.kind, GroupKind::Verb | GroupKind::Quote);
        // "will leave, aides say, on Friday", but "will leave, aides say, in a statement"
        let circumstance = w.kind(first) == Some(GroupKind::Preposition)
            && w.groups[comma - 1].kind == GroupKind::Verb
            && w.is_noun(first + 1)
            && !w.head(first + 1).is(Class::IssuedNoun)
            && end == first + 2;
        circumstance || w.groups[first..end].iter().any(says) || self.breaks_off()
    }

    /// The quotation behind the comma that closes what somebody does while speaking, which begins with the -ing form at group `n`.
    fn quote_behind_manner(&self, n: usize) -> Option<usize> {
        const LONGEST: usize = 8;
        let w = self.w;
        let inside = |k: &usize| !w.groups[*k].is_finite() && w.groups[*k].kind != GroupKind::That;
        let close = (n + 1..w.groups.len().min(n + LONGEST)).take_while(inside).find(|k| w.groups[*k].kind == GroupKind::Comma)?;
        (w.kind(close + 1) == Some(GroupKind::Quote)).then_some(close + 1)
    }

    /// Whether the noun group `n` has a relative clause and no predicate, so that it says what somebody or something is.
    fn is_described(&self, n: usize) -> bool {
        let relative = |k: usize| matches!(self.w.kind(k), Some(GroupKind::Wh | GroupKind::That)) && self.w.head(k).is(Class::Relative);
        let over = if self.w.kind(n + 1) == Some(GroupKind::Preposition) { n + 3 } else { n + 1 };
        relative(over) && !self.w.begins_clause(n)
    }

    /// Whether what stands before the comma of a parenthetical lacks the rest of its predicate: "It was, she said, a long night", "He had, she said, no choice".
    pub(super) fn breaks_off(&self) -> bool {
        let w = self.w;
        let comma = self.clause.first.checked_sub(1).filter(|b| w.groups[*b].kind == GroupKind::Comma);
        // ("everything the bank had, she said, …", "more than it had")
        let own = |v: usize| {
            v.checked_sub(2).is_none_or(|b| !matches!(w.kind(b), Some(GroupKind::Noun | GroupKind::Subordinator | GroupKind::Wh)))
        };
        let lacks = |v: usize| w.groups[v].is_copula() || w.head(v).is(Class::Have) && own(v);
        comma.and_then(|c| c.checked_sub(1)).is_some_and(|v| w.groups[v].is_finite() && lacks(v))
    }

    /// A second quotation behind what the clause of the cue says beside it: "“A,” she said as she left, “b”".
    pub(super) fn later_quote(&self, from: usize) -> Option<usize> {
        const FARTHEST: usize = 14;
        let w = self.w;
        let quoted = self.clause.first.checked_sub(1).is_some_and(|b| w.groups[b].kind == GroupKind::Quote);
        if !quoted {
            return None;
        }
        let end = w.groups.len().min(from + FARTHEST);
        let quote = (from..end)
            .take_while(|k| !(w.groups[*k].is_finite() && w.head(*k).has(Property::That) && !w.head(*k).is(Class::Have)))
            .find(|k| w.groups[*k].kind == GroupKind::Quote)?;
        (w.groups[quote - 1].kind == GroupKind::Comma).then_some(quote)
    }
}
