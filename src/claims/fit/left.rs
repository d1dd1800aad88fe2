//! Contents to the left: `“…,” she said`, `The crew, Oslo said, was asleep`, `…, according to Oslo`.

use super::host::opened_relative;
use super::{Filler, Fitting};
use crate::lexicon::{Class, Property, Tag};
use crate::rules::{Frame, Role, Types};
use crate::syntax::{Group, GroupKind, Units, VerbForm};

impl Fitting<'_> {
    /// A quotation directly before subject and cue.
    pub(super) fn quote_before(&self) -> Option<Units> {
        let b = self.clause.first.checked_sub(1)?;
        let b = if self.w.groups[b].kind == GroupKind::Comma { b.checked_sub(1)? } else { b };
        (self.w.groups[b].kind == GroupKind::Quote).then(|| self.w.groups[b].units)
    }

    /// Whether the quotation before subject and cue is part of what the clause begins with: "In a talk on “Dawn,” they asked".
    pub(super) fn quote_is_fronted(&self) -> bool {
        let Some(quote) = self.quote_before().map(|q| self.w.group(q.start)) else { return false };
        let start = self.clause_start_before_quote(quote);
        start < quote && self.is_only_fronted(start, quote + 1)
    }

    /// Whether what was said stands before subject and cue, in quotation marks: "“No,” she said".
    pub(super) fn is_said_before(&self) -> bool {
        self.quote_before().is_some() && !self.quote_is_fronted()
    }

    /// A content to the left of subject and cue, and what of it goes on to the right.
    pub(super) fn content_before(&mut self) -> Option<Filler> {
        let w = self.w;
        let b = self.clause.first.checked_sub(1)?;
        if let Some(quote) = self.quote_before_copula(b) {
            self.fit.frame = Some(Frame::Parenthetical);
            return Some(Filler::one(Types::QUOTE, quote));
        }
        if !self.may_follow_content(b) {
            return None;
        }
        let (start, end, kind) = self.content_up_to(b)?;
        if start >= end {
            // "But, she said, it is late"
            let right = self.rest_after()?;
            self.fit.frame = Some(Frame::Parenthetical);
            return Some(Filler::one(Types::BARE, right));
        }
        // nothing but a phrase before the comma is no content ("On Monday, officials said")
        let content = &w.groups[start..end];
        let says = content.iter().any(|g| g.kind == GroupKind::Quote || g.is_finite())
            || self.clause.frame == Frame::Inverted
            || self.is_fragment(start, end);
        let mut filler = Filler::one(kind, Units::new(w.groups[start].units.start, w.groups[end - 1].units.end));
        let right = self.rest_after();
        let part = kind == Types::BARE || w.groups[end - 1].kind == GroupKind::Quote && start + 1 < end;
        let fronted = part && self.clause.frame != Frame::Inverted && self.is_only_fronted(start, end);
        if (!says || fronted) && right.is_none() {
            return None;
        }
        self.fit.frame = Some(Frame::Parenthetical);
        filler.pieces.extend(right);
        Some(filler)
    }

    /// Whether subject and cue may follow what was said, which ends with group `b`.
    fn may_follow_content(&self, b: usize) -> bool {
        let w = self.w;
        // "“…,” Hale was quoted as saying", "“…,” Hale likes to say"
        let below = match self.clause.frame {
            Frame::Active | Frame::Inverted | Frame::Conjunct | Frame::As => return true,
            Frame::Participle => true,
            // ("the vote was, she had to admit, close")
            Frame::Infinitive => {
                let having = self.clause.governor.is_some_and(|v| w.head(v).is(Class::Have) && w.head(v).tag != Tag::Base);
                let over = w.kind(self.at).is_none_or(|k| matches!(k, GroupKind::Comma | GroupKind::Stop));
                w.groups[b].kind == GroupKind::Quote || having && over && w.groups[b].kind == GroupKind::Comma
            }
            _ => false,
        };
        below && self.clause.first < w.group(self.clause.cue.start) || self.was_told()
    }

    /// The groups of what was said that group `b` ends, from and to before which, and as what it is read; none of it stands before where they are none.
    fn content_up_to(&self, b: usize) -> Option<(usize, usize, Types)> {
        let w = self.w;
        match w.groups[b].kind {
            GroupKind::Quote => Some((self.clause_start_before_quote(b), b + 1, Types::QUOTE)),
            // "it is a “false choice,” she said": a quotation that ends a noun group
            GroupKind::Noun if w.quote_at(w.groups[b].units.end - 1).is_some() => Some((self.host_start(b), b + 1, Types::QUOTE)),
            GroupKind::Colon if w.headline && self.clause.frame == Frame::Inverted => Some((0, b, Types::BARE)),
            GroupKind::Comma | GroupKind::Dash if b > 0 => {
                // "noted that, as the defence had argued, the law was unclear"
                let as_word = || self.clause.frame == Frame::As && w.groups[b - 1].kind == GroupKind::That;
                // "replied that it was old because, she said, it leaked"
                let reason = || w.is_of_interruption(b) && w.groups[b - 1].kind == GroupKind::Subordinator && self.is_below_report(b - 1);
                if w.groups[b].kind == GroupKind::Comma && (as_word() || reason()) {
                    return Some((b, b, Types::BARE));
                }
                let start = self.interrupted_half(b).unwrap_or_else(|| self.host_start(b));
                let start = self.reported_start(start, b).unwrap_or(start);
                let quoted = w.groups[start..b].iter().all(|g| g.kind == GroupKind::Quote);
                Some((start, b, if quoted { Types::QUOTE } else { Types::BARE }))
            }
            _ => None,
        }
    }

    /// Whether a clause that somebody else reports stands before group `n`.
    fn is_below_report(&self, n: usize) -> bool {
        let reports = |v: usize| self.w.groups[v].is_finite() && self.w.head(v).claims() && self.w.kind(v + 1) == Some(GroupKind::That);
        (0..n).any(reports)
    }

    /// "The roof was weak, the court was told": whether nothing follows a passive whose subject is who was told.
    pub(super) fn was_told(&self) -> bool {
        let over = || self.w.kind(self.w.skip_adverbials(self.at)).is_none_or(|k| matches!(k, GroupKind::Comma | GroupKind::Stop));
        let named = self.clause.object.is_some_and(|o| o.referent.is_none());
        named && self.clause.frame == Frame::Agentless && self.fit.roles[Role::Addressee as usize].is_some() && over()
    }

    /// "“I am tired” was what she told her sister", "“I am tired” is how she put it": the quotation of which the clause behind the word at group `what` says
    /// whose it is.
    fn quote_before_copula(&self, what: usize) -> Option<Units> {
        let w = self.w;
        let asks = w.head(what).is_what() || w.kind(what) == Some(GroupKind::Wh) && !w.head(what).is(Class::Relative);
        let copula = what.checked_sub(1).filter(|v| asks && w.groups[*v].is_finite() && w.groups[*v].is_copula())?;
        copula.checked_sub(1).filter(|q| w.groups[*q].kind == GroupKind::Quote).map(|q| w.groups[q].units)
    }

    /// What of a clause stands before a cue that interrupts it, where it goes on with the quotation at group `quote`: "The vote, she said, “was never close.”",
    /// "It was, he told us, “a long night.”"
    pub(super) fn interrupted(&self, quote: usize) -> Option<Units> {
        let w = self.w;
        let comma = self.clause.first.checked_sub(1).filter(|c| w.groups[*c].kind == GroupKind::Comma)?;
        let apart = quote > comma && w.kind(quote - 1) == Some(GroupKind::Comma);
        if !apart || !w.continuing.contains(&w.groups[quote].units.start) || !matches!(self.clause.frame, Frame::Active | Frame::As) {
            return None;
        }
        let host = self.host_start(comma);
        let begins = |n: &usize| *n == host || matches!(w.groups[n - 1].kind, GroupKind::Conjunction | GroupKind::That | GroupKind::Comma);
        // "told him it was over and the lease, she said, “was void”"
        let noun = comma.checked_sub(1).map(|n| w.noun_phrase_start(n)).filter(|n| *n >= host && w.is_noun(*n) && !w.is_time(*n));
        let start = noun.filter(begins).or_else(|| self.interrupted_clause(host, comma))?;
        Some(Units::new(w.groups[start].units.start, w.groups[comma - 1].units.end))
    }

    /// Where the clause from group `host` on begins that the comma of a parenthetical interrupts.
    fn interrupted_clause(&self, host: usize, comma: usize) -> Option<usize> {
        let w = self.w;
        // (how somebody puts it is said of a whole clause as well: "nobody was safe, as she put it, “from frost”"; and what somebody else says is complete:
        // "Hale said it was “old,” Orr added, “and rusty”")
        let says = |g: &Group| g.is_finite() && w.units[g.head].has(Property::Says);
        if self.clause.frame != Frame::Active || w.groups[host..comma].iter().any(says) {
            return None;
        }
        // "the levy, which was, she said, “a gift”"
        let relative = (host + 1..comma).rfind(|k| w.groups[*k].kind == GroupKind::Wh && w.groups[k - 1].kind == GroupKind::Comma);
        let start = relative.unwrap_or(host);
        (w.groups[start..comma].iter().any(Group::is_finite) && !self.is_only_fronted(start, comma)).then_some(start)
    }

    /// "sales fell, but the new model, the firm says, will sell": where the second half of a sentence begins whose subject alone stands before the comma at group
    /// `comma`.
    fn interrupted_half(&self, comma: usize) -> Option<usize> {
        let w = self.w;
        let subject = comma.checked_sub(1).filter(|s| w.is_noun(*s) && !w.is_time(*s)).map(|s| w.noun_phrase_start(s))?;
        let joint = subject.checked_sub(1).filter(|j| *j > 1 && w.groups[*j].kind == GroupKind::Conjunction)?;
        let half = w.groups[joint - 1].kind == GroupKind::Comma && w.groups[..joint].iter().any(Group::is_finite);
        let close = w.skip_adverbials(self.clause.after);
        let goes_on = w.kind(close) == Some(GroupKind::Comma) && w.groups.get(w.skip_adverbials(close + 1)).is_some_and(Group::is_finite);
        (half && goes_on && self.clause.frame == Frame::Active).then_some(subject)
    }

    /// "denied that it had hidden the results, as critics claimed": where the clause begins that a verb in groups `from..to` reports, to which "as" goes back.
    fn reported_start(&self, from: usize, to: usize) -> Option<usize> {
        let w = self.w;
        if self.clause.frame != Frame::As {
            return None;
        }
        let clause = |v: usize| match w.kind(v + 1) {
            Some(GroupKind::That) if w.head(v).has(Property::That) => Some(v + 2),
            Some(GroupKind::Noun) if w.head(v).has(Property::Bare) && w.begins_clause(v + 1) => Some(v + 1),
            _ => None,
        };
        let reports = |v: &usize| w.groups[*v].is_finite() && w.head(*v).cue != 0 && w.groups[*v].is_active();
        (from..to).filter(reports).find_map(clause).filter(|start| *start < to)
    }

    /// Whether the sentence is what stands in groups `start..end`, without a verb of its own, and who said it: "Ports to shut on Friday, union says"; but
    /// "Ministers, unions agree".
    fn is_fragment(&self, start: usize, end: usize) -> bool {
        let w = self.w;
        let next = w.skip_adverbials(self.clause.after);
        let joined = w.kind(next) == Some(GroupKind::Comma) && w.kind(next + 1) == Some(GroupKind::Conjunction);
        let over = joined || w.kind(next).is_none_or(|kind| kind == GroupKind::Stop);
        let parties = || (start..end).all(|g| w.kind(g) == Some(GroupKind::Comma) || w.acts(g));
        over && start == 0 && self.clause.frame == Frame::Active && w.is_noun(0) && !w.is_time(0) && !parties()
    }

    /// Whether what stands before the comma is what the clause of the cue begins with, and no clause of its own: "As the sun rose, they hoped".
    fn is_only_fronted(&self, start: usize, end: usize) -> bool {
        let w = self.w;
        let content = &w.groups[start..end];
        let first = content.iter().find(|g| g.kind != GroupKind::Adverb);
        let fronted = first.is_some_and(|g| matches!(g.kind, GroupKind::Subordinator | GroupKind::Preposition) || g.is_nonfinite());
        // "In a talk on “Dawn,” they asked": a preposition with no verb but that of a relative clause ("in a clip that the judge called “vile,” she swore")
        let first_verb = content.iter().position(Group::is_finite).unwrap_or(content.len());
        let relative = content[..first_verb].iter().any(|g| g.kind == GroupKind::Wh);
        let phrase = first.is_some_and(|g| g.kind == GroupKind::Preposition) && (relative || first_verb == content.len());
        let quoted = content.iter().any(|g| g.kind == GroupKind::Quote);
        // "Asked whether it was “cold,” nobody said no"
        let asked = first.is_some_and(|g| g.form() == Some(VerbForm::Participle) && w.units[g.head].cue != 0);
        // its own clause stands behind another comma ("as the sun rose, they woke, she said"), or has one verb more than there are words that open clauses
        let comma = content.iter().position(|g| g.kind == GroupKind::Comma).unwrap_or(content.len());
        let misread = first.is_some_and(|g| g.kind == GroupKind::Preposition && w.units[g.head].tags.has(Tag::Subordinator));
        let opens = |g: &&Group| matches!(g.kind, GroupKind::Subordinator | GroupKind::Wh | GroupKind::That);
        // "Listing plans to lower fares, mend roads": infinitives
        let listed = first.is_some_and(|g| g.verb.is_some());
        let joint = |k: usize| k > 0 && matches!(content[k - 1].kind, GroupKind::Comma | GroupKind::Conjunction);
        let finite = |k: &usize| content[*k].is_finite() && !(listed && w.units[content[*k].units.start].tag == Tag::Base && joint(*k));
        let verbs = (0..content.len()).filter(finite).count();
        fronted
            && (!quoted || phrase || asked)
            && !(comma..content.len()).any(|k| finite(&k))
            && verbs <= content.iter().filter(opens).count() + misread as usize
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
        if let Some(pronoun) = opened_relative(w, end) {
            return pronoun;
        }
        let mut start = (0..end).rev().find(|k| w.groups[*k].kind == GroupKind::Semicolon).map_or(0, |k| k + 1);
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
}
