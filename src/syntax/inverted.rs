//! Subjects behind their verb: "…, said the mayor".

use super::group::{Group, GroupKind, VerbForm};
use super::phrase::Extent;
use super::subject::Subject;
use super::window::Window;
use crate::lexicon::{Class, Property, Tag};
use crate::rules::Frame;
use crate::text::shape::Shape;

impl Window {
    /// "warns of", but not "is unsafe": whether a verb group claims in the third person.
    fn claims_in_third(&self, g: &Group) -> bool {
        let head = &self.units[g.head];
        head.cue != 0 && head.tag == Tag::Third && !head.is_any(&[Class::Be, Class::Have, Class::Do])
    }

    /// `…, said the mayor`: the subject follows, after a comma, a quotation or nothing.
    pub fn inverted(&self, v: usize) -> Option<Subject> {
        self.groups[v].verb.filter(|g| g.form == VerbForm::Finite && !g.passive && !g.copula)?;
        let k = self.skip_adverbials_left(v);
        let before = k.checked_sub(1);
        let is_behind = |kind: GroupKind| before.is_some_and(|b| self.groups[b].kind == kind);
        // "“…,” says a nurse involved in the case": nothing but the subject can follow
        let alone = v == 1 && is_behind(GroupKind::Quote) && self.ends_with_quoted_comma(0);
        if !self.may_be_inverted(v, k, alone) {
            return None;
        }
        let mut end = self.inverted_end(v, before);
        if alone && self.groups.get(end).is_some_and(Group::is_finite) {
            end = self.clause_end(end).max(end + 1);
        }
        let comma = before.filter(|_| is_behind(GroupKind::Comma) || is_behind(GroupKind::Dash));
        if self.subject_stands_before(v, before, comma) {
            return None;
        }
        // "Dahl, host of a show on the radio, praised the crew": neither side has a verb of what is said; but "Ferry overdue again, says union"
        let speaks = |groups: &[Group]| groups.iter().any(|g| g.is_finite() || g.kind == GroupKind::Quote);
        if comma.is_some_and(|c| !self.closes_fragment(c, v, end) && !speaks(&self.groups[..c]) && !speaks(&self.groups[end..])) {
            return None;
        }
        // "Carmaker Warns of Flaw, Says Repair Under Way": another verb of the same subject
        if self.headline && comma.is_some() && self.groups[..k].iter().any(|g| g.is_finite() && self.claims_in_third(g)) {
            return None;
        }
        // "the minister, who left, said the talks “have failed”": a quotation with nothing quoted before belongs to a clause
        if self.kind(end) == Some(GroupKind::Quote) && !is_behind(GroupKind::Quote) {
            return None;
        }
        let ended = self.ends_inverted(v, end, is_behind(GroupKind::Quote)) && !self.head(v + 1).is(Class::Oblique);
        ended.then(|| Subject { phrase: Some(self.phrase(v + 1, end)), after: end, ..Subject::none(v, Frame::Inverted) })
    }

    /// Whether the verb `v`, with its adverbs from group `k`, stands behind what is said, or opens its sentence, and before a noun phrase that may be its subject. That may
    /// be a clause where nothing else can follow (`alone`).
    fn may_be_inverted(&self, v: usize, k: usize, alone: bool) -> bool {
        const MARKS: [GroupKind; 4] = [GroupKind::Comma, GroupKind::Quote, GroupKind::Dash, GroupKind::Stop];
        let before = k.checked_sub(1);
        let marked = before.is_none_or(|b| self.ends_with_quoted_comma(b) || MARKS.contains(&self.groups[b].kind));
        // "described it as “vile,” denounced its author"
        let governed =
            || before.is_some_and(|b| self.groups[b].kind == GroupKind::Quote && self.follows_preposition(b)) && !self.acts(v + 1);
        // "said so and, in the same breath, questioned it"
        let joined = || before.is_some_and(|b| self.joint_before_aside(b).is_some());
        marked
            && !governed()
            && !joined()
            && self.is_noun(v + 1)
            && !self.is_time(v + 1)
            && (!self.begins_clause(v + 1) || alone || self.splits(k, v))
            && self.groups[v].units.len() <= 2
    }

    /// Where the subject behind the verb `v` ends; `before` is the group before the verb.
    fn inverted_end(&self, v: usize, before: Option<usize>) -> usize {
        let end = self.noun_phrase_end(v + 1, Extent { apposition: true, clauses: true, ..Extent::PLAIN });
        // "said a nurse who had met her, “but”": the quotation goes on
        let quoted = before.is_some_and(|b| self.ends_with_quoted_comma(b));
        let goes_on = |k: usize| quoted && self.groups[k].kind == GroupKind::Comma && self.kind(k + 1) == Some(GroupKind::Quote);
        // "said Hale of the decision", but "said Hale of the union"
        let topic = |k: usize| {
            let of = k == v + 2 && self.head(k).is(Class::Of) && matches!(self.head(v + 1).tag, Tag::Name | Tag::Pronoun);
            of && self.is_noun(k + 1)
                && !self.acts(k + 1)
                && self.head(k + 1).shape == Shape::Lower
                && !self.head(k + 1).is(Class::PlaceNoun)
        };
        // "said two nurses after the vote", "wrote the minister on Twitter", but "said Hale, who was not involved in the study"
        let when = |k: usize| self.says_when(k) && self.groups[k - 1].kind != GroupKind::Verb;
        (v + 2..end).find(|k| when(*k) || goes_on(*k) || topic(*k)).unwrap_or(end)
    }

    /// "Hale, a lawyer, wrote a report": whether what stands before the mark has no verb of its own, and so is the subject of the verb `v` and no content.
    fn subject_stands_before(&self, v: usize, before: Option<usize>, comma: Option<usize>) -> bool {
        let closing = comma.or(before.filter(|b| self.ends_with_quoted_comma(*b))).filter(|_| !self.meets_speaker(v));
        closing.and_then(|c| self.over_aside(c)).is_some_and(|(start, _)| {
            self.head(v).is(Class::ObjectControl) || !self.groups[..start].iter().any(|g| g.is_finite() || g.kind == GroupKind::Quote)
        })
    }

    /// Whether the subject behind the verb `v` may end before group `end`: at a mark, or at what no noun phrase goes on with. `quoted` tells that a quotation stands before.
    fn ends_inverted(&self, v: usize, end: usize, quoted: bool) -> bool {
        self.groups.get(end).is_none_or(|g| match g.kind {
            GroupKind::Comma
            | GroupKind::Stop
            | GroupKind::Quote
            | GroupKind::Wh
            | GroupKind::Dash
            | GroupKind::Preposition
            | GroupKind::Adverb
            | GroupKind::Subordinator
            | GroupKind::Noun
            | GroupKind::Verb
            | GroupKind::Colon
            | GroupKind::Semicolon => true,
            // "said Hale, a baker who left but came back"
            GroupKind::Conjunction => {
                let clause = self.groups[v + 1..end].iter().any(|g| g.kind == GroupKind::Wh);
                clause || quoted || self.head(v).has(Property::Bare) && self.acts(v + 1)
            }
            _ => false,
        })
    }

    /// "However late, “it came,” said Hale": whether somebody without a verb of his own follows the verb `v`, which is said of quotations and has one before
    /// it that is no part of an aside ("Hale, author of “Salt,” said").
    pub(super) fn meets_speaker(&self, v: usize) -> bool {
        let quote = v.checked_sub(1).filter(|q| self.groups[*q].kind == GroupKind::Quote && self.ends_with_quoted_comma(*q));
        let apart = quote.and_then(|q| q.checked_sub(1)).is_some_and(|c| self.groups[c].kind == GroupKind::Comma);
        let says = self.head(v).has(Property::Says) && self.head(v).has(Property::Bare);
        apart && says && self.is_noun(v + 1) && self.acts(v + 1) && !self.is_time(v + 1) && !self.begins_clause(v + 1)
    }

    /// "Rates to rise, says the bank": whether all that stands before the comma is what somebody says, and nothing follows him, who ends before group `end`.
    fn closes_fragment(&self, comma: usize, v: usize, end: usize) -> bool {
        let head = self.head(v);
        let one = !self.groups[..comma].iter().any(|g| g.kind == GroupKind::Comma) && self.is_noun(0) && !self.is_time(0);
        one && head.cue != 0 && head.has(Property::That) && self.acts(v + 1) && self.kind(end).is_none_or(|k| k == GroupKind::Stop)
    }

    /// "The danger, said Dahl, who had seen it, is": whether the verb `v` with the subject behind it splits a clause that has had no verb before group `k`.
    fn splits(&self, k: usize, v: usize) -> bool {
        let comma = k.checked_sub(1).is_some_and(|b| self.groups[b].kind == GroupKind::Comma && b > 0 && self.is_noun(b - 1));
        comma
            && self.head(v).cue != 0
            && !self.groups[..k - 1].iter().any(|g| g.is_finite() || g.kind == GroupKind::Comma)
            && self.groups.get(self.noun_phrase_end(v + 1, Extent::PLAIN)).is_some_and(|g| g.kind == GroupKind::Comma)
    }
}
