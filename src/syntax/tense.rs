//! What the tense of a verb behind "and" or "but" tells: that it goes on from the report, and not from the clause that is reported.

use super::group::{Group, GroupKind};
use super::window::{Unit, Window};
use crate::lexicon::{Class, Property, Tag};

impl Window {
    /// Whether what the conjunction at group `k` joins to the reported clause from group `from` cannot be part of it, by the tenses of its verb, of those in the clause
    /// and of the report above.
    pub(super) fn returns_by_tense(&self, from: usize, k: usize) -> bool {
        let next = self.skip_adverbials(k + 1);
        let Some(report) = self.report_above(from) else { return false };
        match self.first(report).tag {
            Tag::Past => {
                self.withholds(from, next)
                    || self.turns_to_past(from, next)
                    || self.cheers(from, k, next)
                    || self.goes_on_apart(from, k, next)
                    || self.tells_what_followed(from, k, next)
            }
            Tag::Third | Tag::Base => self.asks_now(from, report, next),
            _ => false,
        }
    }

    /// Whether what follows the comma at group `k` goes on in the past from the report above the clause from group `from`: "said it would close, then walked out",
    /// "asked where the herd was, then sat down". What is described in a question may go on itself ("told how he hid, then climbed out").
    pub(super) fn returns_behind_comma(&self, from: usize, k: usize, v: usize) -> bool {
        let question = || from.checked_sub(1).is_some_and(|w| self.kind(w) == Some(GroupKind::Wh));
        let asks = || self.report_above(from).is_some_and(|r| self.head(r).has(Property::Asks));
        let past = self.groups.get(v).is_some_and(|g| self.is_plain_past(g));
        self.turns_to_past(from, v) || past && question() && asks() || self.goes_on_apart(from, k, v)
    }

    /// The finite verb above the reported clause from group `from`.
    fn report_above(&self, from: usize) -> Option<usize> {
        const FARTHEST: usize = 6;
        (from.saturating_sub(FARTHEST)..from).rev().find(|k| self.groups[*k].is_finite())
    }

    /// "said it would close but would not say when": whether group `v` is a verb of saying that is denied, in the past. Who does something in the clause may tell
    /// somebody nothing of it ("said the firm found the leak but did not tell residents"), but not say why or when.
    fn withholds(&self, from: usize, v: usize) -> bool {
        let denies = |g: &Group| {
            let auxiliary = &self.units[g.units.start];
            let past =
                auxiliary.tag == Tag::Past && auxiliary.is(Class::Do) || auxiliary.tag == Tag::Modal && auxiliary.is(Class::Conditional);
            let denied = self.units[g.units.start..g.head].iter().any(|u| u.is(Class::Negation));
            g.is_finite() && past && denied && self.units[g.head].has(Property::Says) && self.units[g.head].claims()
        };
        let acts = || {
            let last = self.groups[from.min(v)..v].iter().rev().find(|g| g.is_finite());
            self.subject_before(from).is_some_and(|s| self.acts(s)) && last.is_some_and(Group::is_active)
        };
        self.groups.get(v).is_some_and(denies) && !(self.is_noun(v + 1) && acts())
    }

    /// "said it would close and walked out": whether group `v` is a verb in the past without an auxiliary, while those of the clause all say what would be. (What
    /// "may have been" or "should have been" goes on in the past itself.)
    fn turns_to_past(&self, from: usize, v: usize) -> bool {
        let would = |g: &Group| {
            let first = &self.units[g.units.start];
            let then = self.units[g.units.start..=g.head].iter().any(|u| u.is(Class::Have));
            first.tag == Tag::Modal && first.is_any(&[Class::Conditional, Class::Future]) && !then
        };
        self.groups.get(v).is_some_and(|g| self.is_plain_past(g)) && all(self.finite(from, v), would)
    }

    /// "said it would close, and was cheered": whether group `v` is a passive in the past behind a comma and the conjunction at group `k`, while the verbs of the
    /// clause have a modal.
    fn cheers(&self, from: usize, k: usize, v: usize) -> bool {
        let done = |g: &Group| g.is_finite() && g.is_passive() && self.units[g.units.start].tag == Tag::Past;
        v == k + 1 && self.joins_behind_comma(k) && self.groups.get(v).is_some_and(done) && self.has_modal_alone(from, k)
    }

    /// "said it was closed, and walked out": whether group `v` is a verb in the past without an auxiliary, behind a comma and "and" or an adverb, that goes on from
    /// no clause in which something merely is so: it claims, or has a particle.
    fn goes_on_apart(&self, from: usize, k: usize, v: usize) -> bool {
        let comma = self.groups[k].kind == GroupKind::Comma || v == k + 1 && self.joins_behind_comma(k);
        let is_so = |g: &Group| g.verb.is_some_and(|c| c.copula && !c.passive) && self.units[g.head].is(Class::Be);
        let things = |s: usize| self.head(s).tag == Tag::Plural && !self.acts(s) && !self.head(s).is(Class::IssuedNoun);
        let thing = || self.subject_before(from).is_some_and(|s| self.is_thing(s) || things(s));
        let state = || self.finite(from, k).last().is_some_and(is_so) && thing();
        let out = |g: &Group| self.units[g.head].claims() || self.units[g.units.end - 1].tag == Tag::Particle;
        let parted =
            || self.groups.get(v + 1).is_some_and(|p| p.kind != GroupKind::Noun && self.units[p.units.start].tags.has(Tag::Particle));
        let past = |g: &Group| self.is_plain_past(g) && (out(g) || parted());
        comma && self.groups.get(v).is_some_and(past) && state()
    }

    /// Whether "and" stands at group `k` behind a comma.
    fn joins_behind_comma(&self, k: usize) -> bool {
        self.groups[k - 1].kind == GroupKind::Comma && self.head(k).is(Class::And)
    }

    /// "warned that the dam might burst, and thousands fled", "and by noon the roads were full": whether a clause in the past with its own subject, at group `n`, stands
    /// behind a comma and one whose verbs have a modal, those of clauses within it apart.
    fn tells_what_followed(&self, from: usize, k: usize, n: usize) -> bool {
        if self.groups[k - 1].kind != GroupKind::Comma || !self.is_noun(n) || self.is_time(n) {
            return false;
        }
        let past = |g: &Group| self.is_plain_past(g) || n > k + 1 && self.units[g.units.start].tag == Tag::Past;
        // ("said the mill had closed, and the firm has two more", but "and two men are wanted")
        let is_so = |v: usize| {
            let first = self.first(v);
            let before = |g: &Group| {
                let first = &self.units[g.units.start];
                first.tag == Tag::Modal || first.tag == Tag::Past && !first.tags.has(Tag::Base)
            };
            let now = matches!(first.tag, Tag::Third | Tag::Base) && !first.is(Class::Be);
            self.head(k).is(Class::And) && now && all(self.finite(from, k), before)
        };
        self.verb_of(n).is_some_and(|v| past(&self.groups[v]) && self.has_modal_alone(from, k) || is_so(v))
    }

    /// "says the vote was rigged and is asking for a new one": whether group `v` claims now what somebody does who reports what was, at group `report`. The number
    /// of the verb is that of whoever reports, and not of the clause, or a thing is its subject ("says hackers broke in and are demanding money").
    fn asks_now(&self, from: usize, report: usize, v: usize) -> bool {
        let now = |g: &Group| {
            let auxiliary = &self.units[g.units.start];
            auxiliary.is(Class::Be) && matches!(auxiliary.tag, Tag::Third | Tag::Base) && self.units[g.head].tag == Tag::Ing
        };
        let Some(verb) = self.groups.get(v).filter(|g| g.is_finite() && now(g) && self.units[g.head].claims()) else { return false };
        let number = self.units[verb.units.start].tag;
        let reports = self.first(report).tag == number;
        let plural = |s: usize| self.head(s).tag == Tag::Plural || self.head(s).is_any(&[Class::PluralNumber, Class::PeopleNoun]);
        // (of the clause, or of one within it: "paying them less than it promised and are demanding")
        let last = (from.min(v)..v).rev().find(|k| self.groups[*k].is_finite());
        let subject = || {
            last.and_then(|l| self.skip_adverbials_left(l).checked_sub(1)).filter(|s| self.is_noun(*s)).map(|s| self.noun_phrase_start(s))
        };
        let own = || subject().is_none_or(|s| !self.is_thing(s) && plural(s) == (number == Tag::Base));
        let past = |g: &Group| self.units[g.units.start].tag == Tag::Past;
        reports && all(self.finite(from, v), past) && !own()
    }

    /// The subject of the clause that begins with group `from`, which is it or the verb behind it.
    fn subject_before(&self, from: usize) -> Option<usize> {
        if self.is_noun(from) {
            return Some(from);
        }
        from.checked_sub(1).filter(|s| self.groups[from].is_finite() && self.is_noun(*s)).map(|s| self.noun_phrase_start(s))
    }

    fn is_plain_past(&self, g: &Group) -> bool {
        let head = &self.units[g.head];
        let auxiliary = |u: &Unit| u.is_any(&[Class::Be, Class::Have, Class::Do]);
        g.is_finite()
            && g.is_active()
            && head.tag == Tag::Past
            && !head.tags.has(Tag::Base)
            && !self.units[g.units.start..=g.head].iter().any(auxiliary)
    }

    /// The finite verbs from group `from` to before `to`.
    fn finite(&self, from: usize, to: usize) -> impl DoubleEndedIterator<Item = &Group> {
        self.groups[from.min(to)..to].iter().filter(|g| g.is_finite())
    }

    /// Whether the finite verbs from group `from` to before `to` all have a modal, without the first behind each word that opens a clause within.
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

/// Whether there are verbs, and something holds for all of them.
fn all<'a>(mut verbs: impl Iterator<Item = &'a Group>, holds: impl Fn(&Group) -> bool) -> bool {
    verbs.next().is_some_and(&holds) && verbs.all(holds)
}
