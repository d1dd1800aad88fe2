//! What the tense of a verb behind "and" or "but" tells: that it goes on from the report, and not from the clause that is reported.

use super::group::{Group, GroupKind, VerbForm};
use super::window::{Unit, Window};
use crate::lexicon::{Class, Property, Tag};

impl Window {
    /// Whether what the conjunction at group `k` joins to the reported clause from group `from` cannot be part of it, by the tenses of its verb, of those in the clause
    /// and of the report above.
    pub(super) fn returns_by_tense(&self, from: usize, k: usize) -> bool {
        const FARTHEST: usize = 6;
        let next = self.skip_adverbials(k + 1);
        let Some(report) = self.groups[from.saturating_sub(FARTHEST)..from].iter().rev().find(|g| g.is_finite()) else { return false };
        match self.units[report.units.start].tag {
            Tag::Past => self.withholds(next) || self.turns_to_past(from, k, next) || self.tells_what_followed(from, k, next),
            Tag::Third | Tag::Base => self.asks_now(from, next),
            _ => false,
        }
    }

    /// "said it would close but would not say when": whether group `v` is a verb of saying that is denied, in the past.
    fn withholds(&self, v: usize) -> bool {
        self.groups.get(v).is_some_and(|g| {
            let auxiliary = &self.units[g.units.start];
            let past =
                auxiliary.tag == Tag::Past && auxiliary.is(Class::Do) || auxiliary.tag == Tag::Modal && auxiliary.is(Class::Conditional);
            let denied = self.units[g.units.start..g.head].iter().any(|u| u.is(Class::Negation));
            g.is_finite() && past && denied && self.units[g.head].has(Property::Says) && self.units[g.head].claims()
        })
    }

    /// "said it would close and walked out", "said it was closed, and walked out", "asked where it was, then walked out": whether group `v` is a verb in the past
    /// without an auxiliary behind the mark or conjunction at group `k`, while those of the clause all have a modal, or the last of them another auxiliary and a comma
    /// stands between, or it is no more than what is called so. A passive does behind a modal: "said it would close, and was cheered".
    pub(super) fn turns_to_past(&self, from: usize, k: usize, v: usize) -> bool {
        let Some(verb) = self.groups.get(v).filter(|g| g.is_finite()) else { return false };
        // ("said he had shut the gate, then opened it": one more that he had done)
        let then = self.groups[k].kind == GroupKind::Comma;
        let auxiliary = |g: &Group| self.units[g.units.start..=g.head].iter().any(|u| u.is(Class::Be) || !then && u.is(Class::Have));
        let comma = then || self.groups[k - 1].kind == GroupKind::Comma && self.head(k).is(Class::And);
        if !self.is_plain_past(verb) {
            let done = verb.is_passive() && self.units[verb.units.start].tag == Tag::Past;
            return done && comma && v == k + 1 && self.has_modal_alone(from, k);
        }
        let behind_auxiliary = || {
            let last = self.groups[from..k].iter().rev().find(|g| g.is_finite());
            let called = || from.checked_sub(1).is_some_and(|w| self.kind(w) == Some(GroupKind::Wh));
            comma && (v == k + 1 || then) && (last.is_some_and(auxiliary) || called())
        };
        self.is_all_modal(from, k) || behind_auxiliary()
    }

    /// "warned that the dam might burst, and thousands fled", "and by noon the roads were full": whether a clause in the past with its own subject, at group `n`, stands
    /// behind a comma and one whose verbs have a modal, those of clauses within it apart.
    fn tells_what_followed(&self, from: usize, k: usize, n: usize) -> bool {
        if self.groups[k - 1].kind != GroupKind::Comma || !self.is_noun(n) || self.is_time(n) {
            return false;
        }
        let past = |g: &Group| self.is_plain_past(g) || n > k + 1 && self.units[g.units.start].tag == Tag::Past;
        let auxiliary = |v: usize| self.first(v).tag;
        // ("said the mill had closed, and the firm has two more")
        let is_so = |v: usize| {
            let mut inside = self.groups[from..k].iter().filter(|g| g.is_finite()).peekable();
            let before = |g: &Group| {
                let first = &self.units[g.units.start];
                first.tag == Tag::Modal || first.tag == Tag::Past && !first.tags.has(Tag::Base)
            };
            self.head(k).is(Class::And) && matches!(auxiliary(v), Tag::Third | Tag::Base) && inside.peek().is_some() && inside.all(before)
        };
        self.verb_of(n).is_some_and(|v| past(&self.groups[v]) && self.has_modal_alone(from, k) || is_so(v))
    }

    /// "says the vote was rigged and is asking for a new one": whether group `v` claims now what somebody does who reports what was.
    fn asks_now(&self, from: usize, v: usize) -> bool {
        let now = |g: &Group| {
            let auxiliary = &self.units[g.units.start];
            auxiliary.is(Class::Be) && matches!(auxiliary.tag, Tag::Third | Tag::Base) && self.units[g.head].tag == Tag::Ing
        };
        let mut inside = self.groups[from.min(v)..v].iter().filter(|g| g.is_finite()).peekable();
        let past = |g: &Group| self.units[g.units.start].tag == Tag::Past;
        self.groups.get(v).is_some_and(|g| g.is_finite() && now(g) && self.units[g.head].claims())
            && inside.peek().is_some()
            && inside.all(past)
    }

    /// "giving details", "naming anybody", "elaborating": whether a verb group is an -ing form that claims or says no more than its object.
    pub(super) fn is_telling(&self, g: &Group) -> bool {
        let head = &self.units[g.head];
        g.form() == Some(VerbForm::Ing) && (head.claims() || head.is(Class::LightVerb) && !head.is(Class::Have))
    }

    fn is_plain_past(&self, g: &Group) -> bool {
        let head = &self.units[g.head];
        let auxiliary = |u: &Unit| u.is_any(&[Class::Be, Class::Have, Class::Do]);
        g.is_active() && head.tag == Tag::Past && !head.tags.has(Tag::Base) && !self.units[g.units.start..=g.head].iter().any(auxiliary)
    }

    /// Whether the finite verbs from group `from` to before `to` all have a modal.
    fn is_all_modal(&self, from: usize, to: usize) -> bool {
        let mut verbs = self.groups[from..to].iter().filter(|g| g.is_finite()).peekable();
        verbs.peek().is_some() && verbs.all(|g| self.units[g.units.start].tag == Tag::Modal)
    }

    /// As [`Window::is_all_modal`], without the first verb behind each word that opens a clause within.
    fn has_modal_alone(&self, from: usize, to: usize) -> bool {
        let mut open = 0;
        let mut modal = false;
        for (k, g) in self.groups[from..to].iter().enumerate() {
            match g.kind {
                GroupKind::Subordinator => open += 1,
                GroupKind::Wh | GroupKind::That if k > 0 => open += 1,
                GroupKind::Verb if g.is_finite() && open > 0 => open -= 1,
                GroupKind::Verb if g.is_finite() => {
                    if self.units[g.units.start].tag != Tag::Modal {
                        return false;
                    }
                    modal = true;
                }
                _ => {}
            }
        }
        modal
    }
}
