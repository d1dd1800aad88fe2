//! Where a clause ends: of a reported clause, an infinitive or an -ing clause, which are read group by group until one no longer belongs to them.

use super::group::GroupKind;
use super::window::Window;
use crate::lexicon::{Class, Property, Tag};
use crate::text::shape::Shape;

impl Window {
    /// The end of a clause inside a subject ("the claim that the roof was new surprised nobody"): before the first finite verb that is one too many.
    pub fn inner_clause_end(&self, from: usize) -> usize {
        let end = self.clause_end(from);
        // an infinitive has its verb already
        let mut open = self.groups.get(from).is_none_or(|g| g.kind != GroupKind::Verb) as i32;
        let opens =
            |k: usize| matches!(self.groups[k].kind, GroupKind::That | GroupKind::Wh | GroupKind::Subordinator | GroupKind::Conjunction);
        let mut relative = false;
        for k in from..end {
            let head = self.head(k);
            match self.groups[k].kind {
                _ if k > from && opens(k) => {
                    open += 1;
                    relative = head.is(Class::Relative) && !head.tags.has(Tag::Subordinator);
                }
                // "to buy the house he lives in", but "to say whether he lives"
                GroupKind::Noun
                    if k > from
                        && !opens(k - 1)
                        && head.tag == Tag::Pronoun
                        && !head.is(Class::Oblique)
                        && self.groups.get(k + 1).is_some_and(|g| g.is_finite()) =>
                {
                    open += 1
                }
                GroupKind::Verb if self.groups[k].is_finite() => {
                    open -= 1;
                    if open < 0 {
                        return k;
                    }
                    // "a man who many believe lied"
                    let gap = relative && head.has(Property::Bare) && self.groups.get(k + 1).is_some_and(|g| g.is_finite());
                    open += gap as i32;
                }
                _ => {}
            }
        }
        end
    }

    /// The end (a group number) of the clause that begins with group `from`: of a reported clause, an infinitive or an -ing clause.
    pub fn clause_end(&self, from: usize) -> usize {
        OpenClause::new(self, from, false).end()
    }

    /// As [`Window::clause_end`], of an infinitive or -ing clause: a finite verb or clause joined to it is none of its own.
    pub fn nonfinite_end(&self, from: usize) -> usize {
        OpenClause::new(self, from, true).end()
    }

    /// Where a clause goes on that begins with an aside in commas: "that, if it rains, the fair will close", "that, “it was late”".
    fn behind_opening_aside(&self, from: usize) -> usize {
        const LONGEST: usize = 25;
        if self.kind(from) != Some(GroupKind::Comma) {
            return from;
        }
        let goes_on = |k: usize| self.kind(k) == Some(GroupKind::Quote) || self.is_noun(k) && self.begins_clause(k);
        if self.kind(from + 1) == Some(GroupKind::Quote) {
            return from + 1;
        }
        let second = (from + 2..self.groups.len().min(from + LONGEST)).find(|k| self.groups[*k].kind == GroupKind::Comma && goes_on(k + 1));
        second.map_or(from, |k| k + 1)
    }

    fn opens_before(&self, from: usize, k: usize) -> bool {
        self.groups[from..k].iter().filter(|g| g.kind == GroupKind::Open).count()
            > self.groups[from..k].iter().filter(|g| g.kind == GroupKind::Close).count()
    }
}

/// A clause whose end is looked for.
struct OpenClause<'w> {
    w: &'w Window,
    from: usize,
    /// whether it is an infinitive or -ing clause
    nonfinite: bool,
    /// whether it lies in what stands before the subject of its sentence
    fronted: bool,
    /// whether it is what a relative clause says of a noun whose verb is still to come
    in_relative: bool,
    /// whether its subject is the relative pronoun of such a noun
    gapped: bool,
    /// whether a clause within it has begun
    inner: bool,
}

impl OpenClause<'_> {
    fn new(w: &Window, from: usize, nonfinite: bool) -> OpenClause<'_> {
        let from = w.behind_opening_aside(from);
        OpenClause {
            w,
            from,
            nonfinite,
            fronted: w.is_fronted(from),
            in_relative: w.is_said_in_relative(from),
            gapped: w.groups.get(from).is_some_and(|g| g.is_finite()) && w.is_noun_awaiting(from),
            inner: false,
        }
    }

    fn end(mut self) -> usize {
        for k in self.from..self.w.groups.len() {
            // "said he had “read it all and said nothing”": not within what is quoted
            if !self.is_within_borrowed(k)
                && let Some(end) = self.end_at(k)
            {
                return end;
            }
            self.inner |= matches!(self.w.groups[k].kind, GroupKind::That | GroupKind::Wh | GroupKind::Subordinator);
        }
        self.w.groups.len()
    }

    /// Whether group `k` stands within a quotation that is read through and began in the clause.
    fn is_within_borrowed(&self, k: usize) -> bool {
        let (from, here) = (self.w.groups[self.from].units.start, self.w.groups[k].units.start);
        // (the mark before the closing one is that of the clause)
        self.w.borrowed.iter().any(|q| from <= q.start && q.start < here && here + 1 < q.end)
    }

    /// Where the clause ends, if it goes on no farther than to group `k`.
    fn end_at(&self, k: usize) -> Option<usize> {
        let w = self.w;
        let ends = match w.groups[k].kind {
            GroupKind::Semicolon => true,
            GroupKind::Stop => {
                let mark = |kind: GroupKind| matches!(kind, GroupKind::Stop | GroupKind::Close | GroupKind::Other);
                w.groups[k + 1..].iter().all(|g| mark(g.kind))
            }
            GroupKind::Close => !w.opens_before(self.from, k),
            GroupKind::Quote => return self.ends_with_quote(k).then_some(k + 1),
            GroupKind::Conjunction => return self.end_at_conjunction(k),
            _ if k == self.from => false,
            GroupKind::Verb => self.ends_at_verb(k),
            GroupKind::Comma => self.ends_at_comma(k),
            GroupKind::Dash => self.ends_at_dash(k),
            // "said it was old: the roof leaked"
            GroupKind::Colon => w.is_noun(k + 1) && w.begins_clause(k + 1),
            GroupKind::Preposition => self.ends_before_participle(k),
            // "Court rejects plan as protesters gather"
            GroupKind::Subordinator => self.ends_before_participle(k) || w.headline && w.head(k).is(Class::As),
            _ => false,
        };
        ends.then_some(k)
    }

    /// Whether the finite verb at group `k` is that of another clause.
    fn ends_at_verb(&self, k: usize) -> bool {
        let (w, from) = (self.w, self.from);
        if !w.groups[k].is_finite() {
            return false;
        }
        // "the plan that he says will work passed": another verb behind one whose subject is the relative pronoun
        let behind_gap = || self.gapped && w.lacks_own_subject(k);
        // "those who say the well is dry blame": the verb of the noun before
        // ("those who say they met the man who fled": nor is it that of a noun with its own pronoun)
        let own_pronoun = || matches!(w.groups[k - 1].kind, GroupKind::Wh | GroupKind::That);
        let of_antecedent = || self.in_relative && !own_pronoun() && w.lacks_own_subject(k) && w.is_complete(from, k);
        let of_explained = || !self.inner && k > from + 1 && w.ends_explanation(from, k);
        // "accused of beating a boy denied it": the verb of the noun that is accused
        // ("to make the clerk testify": not a base form)
        let bare = || w.head(k).tag == Tag::Base && w.first(k).tag != Tag::Modal;
        let of_accused = || {
            self.nonfinite
                && !self.inner
                && !w.is_below_present(from)
                && (k > from + 1 || w.is_governed_gerund(from))
                && !bare()
                && w.lacks_subject(from, k)
        };
        behind_gap() || of_antecedent() || of_explained() || of_accused()
    }

    /// Whether what follows the comma at group `k` does not belong to the clause.
    fn ends_at_comma(&self, k: usize) -> bool {
        let (w, from) = (self.w, self.from);
        // ("braver on the ball and, above all, fitter")
        let joins = || w.groups[k - 1].kind == GroupKind::Conjunction && !w.reports_behind_aside(k);
        if w.is_of_interruption(k) || joins() {
            return false;
        }
        let leaves = || w.leaves_clause(from, k) && (self.nonfinite || w.is_complete(from, k));
        let leaves_nonfinite = || self.nonfinite && (w.leaves_infinitive(k) || !self.inner && w.is_past(k + 1));
        // "urged them to leave, as did Bern"
        let does_so_too = || w.does_so_too(k).is_some();
        // "accused by Oslo of lying, blamed by Bern"
        let passive_again = || self.nonfinite && w.has_agent(k + 1) && w.passive_before_comma(k).is_some();
        // "asked where she was, then sat down"
        let then = || {
            let adverb = w.groups.get(k + 1).is_some_and(|g| w.units[g.units.start].tag == Tag::Adverb);
            let apart = usize::from(w.kind(k + 1) == Some(GroupKind::Adverb));
            adverb && w.is_complete(from, k) && w.returns_behind_comma(from, k, k + 1 + apart)
        };
        let main_clause = || self.fronted && (w.is_noun(k + 1) && !w.is_time(k + 1) && w.begins_clause(k + 1) || w.is_command(k + 1));
        // ("to strike if the bill passed, and they kept their word": but "to explain why he left, and who paid")
        let reported = || w.groups[from..k].iter().any(|g| matches!(g.kind, GroupKind::That | GroupKind::Wh));
        let joined_clause = || self.nonfinite && !(self.inner && reported()) && w.joins_clause(k + 1);
        leaves() || leaves_nonfinite() || does_so_too() || passive_again() || main_clause() || joined_clause() || then()
    }

    /// Whether what follows the dash at group `k` does not belong to the clause.
    fn ends_at_dash(&self, k: usize) -> bool {
        let (w, from) = (self.w, self.from);
        let only = || !w.groups[..k].iter().chain(&w.groups[k + 1..]).any(|g| g.kind == GroupKind::Dash);
        // "Oslo says talks will resume - Bergen Post": in a headline, whose it is
        let signed = || w.headline && w.is_noun(k + 1) && w.kind(k + 2).is_none();
        w.leaves_at_dash(from, k) || w.closes_relative(from, k) || (w.turns_at_dash(k, self.nonfinite) || signed()) && only()
    }

    /// Where the clause ends, if what the conjunction at group `k` joins to it stands beside it or what is above.
    fn end_at_conjunction(&self, k: usize) -> Option<usize> {
        let (w, from) = (self.w, self.from);
        let that = w.kind(k + 1) == Some(GroupKind::That);
        // "said he offered to pay but that nobody came"
        let that_above = (self.nonfinite && that).then_some(k);
        if k == from {
            return that_above;
        }
        let has_verb = || w.groups[from..k].iter().any(|g| g.kind == GroupKind::Verb);
        let aside_reports = || w.reports_behind_aside(k + 1) && w.is_complete(from, k);
        // "said she was sorry and promised to pay": another report of the same source
        // ("whether she agrees or disagrees": two verbs that share what follows)
        let reports = || {
            !w.joins_verbs(k)
                && (w.reports_again(k + 1) && !w.belongs_inside(from, k + 1) && w.is_whole_before(from, k)
                    || w.disagrees(from, k + 1)
                    || w.returns_to_report(from, w.skip_adverbials(k + 1))
                    || w.returns_by_tense(from, k))
                && has_verb()
        };
        let begins_anew = || w.begins_anew(k + 1) && w.is_complete(from, k);
        if aside_reports() || reports() || begins_anew() || w.answers_clause(from, k) {
            return Some(k);
        }
        // "says that he knows it is old and that it leaks", "asked whether it was old, but that": beside the clause with "that" above
        if that && w.is_below_that(from) {
            return Some(k - (w.groups[k - 1].kind == GroupKind::Comma) as usize);
        }
        if w.joins_absolute(from, k) {
            return Some(k);
        }
        if w.joins_relative(from, k) {
            return Some(k - (w.groups[k - 1].kind == GroupKind::Comma) as usize);
        }
        let others_report = || w.starts_report(k + 1) && !w.is_last_clause(from, k) && !w.joins_subjects(k) && has_verb();
        // "calling it unfair and promising that": another participle beside the cue
        let beside_cue = || w.is_second_participle(from, k);
        let second_predicate = || self.nonfinite && !self.inner && w.is_second_predicate(from, w.skip_adverbials(k + 1));
        if others_report() || beside_cue() || second_predicate() { Some(k) } else { that_above }
    }

    /// "said it was “a farce,” adding that": whether the clause ends with the comma inside the quotation at group `k`.
    fn ends_with_quote(&self, k: usize) -> bool {
        let w = self.w;
        let main_clause = || self.fronted && w.is_noun(k + 1) && w.begins_clause(k + 1);
        w.head(k).shape == Shape::Comma && (w.claims_again(k + 1) || w.cites(k + 1) || main_clause())
    }

    /// "said it was cold while adding that nobody had slept": whether a participle that claims follows group `k`, beside the cue.
    fn ends_before_participle(&self, k: usize) -> bool {
        let w = self.w;
        w.is_circumstance(k)
            && !w.head(k).is(Class::By)
            && w.claims_again(k + 1)
            && w.head(k + 1).has(Property::Bare)
            // ("to forget what they had heard when deciding whether")
            && w.head(k + 1).claims()
            && w.groups[self.from..k].iter().any(|g| g.is_finite())
    }
}

impl Window {
    /// Whether the group at `n` is a conjunction, and a clause with a subject of its own follows, perhaps behind an adverb.
    fn joins_clause(&self, n: usize) -> bool {
        let subject = [n + 1, n + 2].into_iter().find(|k| self.groups.get(*k).is_some_and(|g| g.kind != GroupKind::Adverb));
        self.kind(n) == Some(GroupKind::Conjunction) && subject.is_some_and(|k| self.is_noun(k) && self.begins_clause(k))
    }
}
