//! The verb that an -ing form stands below, whose subject it shares: the nearest of a main clause, or behind a comma one that claims as well.

use super::group::{GroupKind, VerbForm};
use super::subject::{Phrase, Subject};
use super::window::{UnitKind, Window};
use crate::lexicon::{Class, Property, Tag};
use crate::rules::Frame;

impl Window {
    /// The subject of the verb above the -ing form.
    pub(super) fn ing_below_verb(&self, v: usize, k: usize, chain: usize) -> Option<Subject> {
        let before = self.groups[k - 1];
        // ", while condemning": the verb of a clause inside another one's content is not the one either
        let while_comma =
            before.kind == GroupKind::Subordinator && k.checked_sub(2).is_some_and(|c| self.groups[c].kind == GroupKind::Comma);
        let free = |n: &usize| self.is_main(n) && !self.is_embedded(*n);
        if let Some(above) = (0..k).rev().find(free).filter(|_| while_comma) {
            let found = self.subject_within(above, chain - 1);
            return Some(Subject::below(v, Frame::Participle, found.phrase, Some(above)));
        }
        let claims = self.head(v).cue != 0;
        // "called it a “silly stunt,” adding": the comma stands inside the quotation
        // ", without saying how"
        let governed = before.kind == GroupKind::Preposition
            && !self.head(k - 1).is(Class::By)
            && k.checked_sub(2).is_some_and(|c| self.groups[c].kind == GroupKind::Comma);
        let after_comma = claims && (before.kind == GroupKind::Comma || governed || self.ends_with_quoted_comma(k - 1));
        let finite = |n: &usize| self.groups[*n].is_finite();
        // "the deputy, who was filmed mocking": what is done to whoever does it
        let undergoes = |n: &usize| self.groups[*n].is_finite() && self.groups[*n].is_passive();
        let above = if after_comma { self.verb_above_comma(k) } else { Some(k - 1).filter(undergoes) };
        let above = above.or_else(|| (0..k).rev().find(|n| self.is_main(n))).or_else(|| (0..k).rev().find(finite))?;
        let found = self.speaker_behind(above).filter(|_| after_comma).unwrap_or_else(|| self.subject_within(above, chain - 1));
        // "said the ruling had kept them safe before claiming": a thing claims nothing
        // ("Hopes for a deal faded when Hale left, accusing")
        let things = |n: usize| {
            self.head(n).tag == Tag::Plural && self.head(n).kind == UnitKind::Word && !self.acts(n) && !self.head(n).is(Class::IssuedNoun)
        };
        let thing = |p: Phrase| self.is_thing(self.group(p.head)) || things(self.group(p.head));
        if !claims || !found.phrase.is_some_and(thing) {
            return Some(Subject::below(v, Frame::Participle, found.phrase, Some(above)));
        }
        let reporter = Some(self.reporter(above, |n| self.is_report_above(n))).filter(|r| *r != above);
        // "the row began when Hale came home, calling": nor does a row that began, or broke out
        let says = [Property::That, Property::Bare, Property::Says].into_iter().any(|p| self.head(above).has(p));
        let nearest = (above + 1..k).rev().find(finite).filter(|n| !says && after_comma && !self.is_relative_verb(*n));
        let other = reporter.or(nearest).and_then(|o| self.subject_within(o, chain - 1).phrase).filter(|p| !thing(*p));
        Some(Subject::below(v, Frame::Participle, other.or(found.phrase), Some(above)))
    }

    /// "The vote was fair, said Hale, accusing": whoever said it, behind a verb that a clause with a verb of its own stands before.
    fn speaker_behind(&self, v: usize) -> Option<Subject> {
        let comma = v.checked_sub(1).filter(|c| self.groups[*c].kind == GroupKind::Comma && self.head(v).has(Property::Says))?;
        let clause = self.is_noun(v + 1) && self.acts(v + 1) && self.groups[..comma].iter().any(|g| g.is_finite());
        self.inverted(v).filter(|_| clause)
    }

    /// The verb that a participle that claims belongs to, behind a comma before group `k`: one that claims too ("analysts said prices fell, citing"), or is to
    /// ("seemed to hint he knew, warning"); else the nearest (", insisting that"), or whichever verb it is in the content of.
    fn verb_above_comma(&self, k: usize) -> Option<usize> {
        let report = |n: &usize| self.is_report_above(n);
        let main_clause = |n: &usize| self.is_main(n) && !self.is_subordinate(*n) && !self.is_asked(*n);
        let nearest = (0..k).rev().find(main_clause).or_else(|| (0..k).rev().find(|n| self.is_main(n)))?;
        let above = self.reporter(nearest, report);
        if above != nearest {
            return Some(above);
        }
        let claims = (0..=nearest).rev().find(|n| report(n) && main_clause(n) && !self.opens_sentence(*n));
        Some(claims.map_or(nearest, |m| self.reporter(m, report)))
    }

    /// Whether a verb group is finite, and none of a relative clause, nor what somebody is helped to do.
    fn is_main(&self, n: &usize) -> bool {
        self.groups[*n].is_finite() && !self.is_relative_verb(*n) && !self.is_helped(*n)
    }

    /// "helping her win": whether the verb group `n` is a base form behind the object of an infinite verb.
    fn is_helped(&self, n: usize) -> bool {
        let bare = self.head(n).tag == Tag::Base && self.groups[n].units.len() == 1;
        let object = n.checked_sub(1).filter(|o| bare && self.is_noun(*o));
        let helps = |v: usize| self.groups[v].is_nonfinite() && self.head(v).is(Class::ObjectControl);
        object.and_then(|o| self.noun_phrase_start(o).checked_sub(1)).is_some_and(helps)
    }

    /// Whether a verb group claims, and is of a main clause or an infinitive.
    fn is_report_above(&self, n: &usize) -> bool {
        (self.is_main(n) || self.is_to_infinitive(*n)) && self.head(*n).cue != 0
    }

    /// What stands before the subject of a finite verb.
    fn before_own_subject(&self, n: usize) -> Option<usize> {
        let last = self.skip_adverbials_left(n).checked_sub(1).filter(|l| self.is_noun(*l))?;
        self.noun_phrase_start(last).checked_sub(1)
    }

    /// Whether a finite verb stands in what somebody asks or describes: "told them how he would run", "at what he called a farce".
    pub(super) fn is_asked(&self, n: usize) -> bool {
        self.before_own_subject(n).is_some_and(|o| self.groups[o].kind == GroupKind::Wh && !self.antecedent_is_apposition(o))
    }

    /// ", a decision that historians protested": whether the antecedent of the relative pronoun of group `wh` stands in apposition.
    fn antecedent_is_apposition(&self, wh: usize) -> bool {
        self.antecedent(wh).is_some_and(|a| self.opens_apposition(self.group(a.start)))
    }

    /// Whether a word such as "while" opens the clause of a finite verb, which opens the sentence.
    fn opens_sentence(&self, n: usize) -> bool {
        let opener = self.before_own_subject(n).filter(|o| self.groups[*o].kind == GroupKind::Subordinator);
        opener.is_some_and(|o| self.groups[..o].last().is_none_or(|g| g.kind == GroupKind::Comma))
    }

    /// Whether a verb group stands in a clause with "that".
    fn is_embedded(&self, n: usize) -> bool {
        // "demanding Oslo stop jailing miners": of one without it
        let subject = self.skip_adverbials_left(n).checked_sub(1).filter(|s| self.is_noun(*s)).map(|s| self.noun_phrase_start(s));
        let bare = |b: usize| self.form(b) == Some(VerbForm::Ing) && self.head(b).has(Property::Bare);
        if subject.and_then(|s| s.checked_sub(1)).is_some_and(bare) {
            return true;
        }
        let here = self.groups[..n].iter().rev().take_while(|g| !matches!(g.kind, GroupKind::Comma | GroupKind::Semicolon));
        here.into_iter().any(|g| g.kind == GroupKind::That)
    }
}
