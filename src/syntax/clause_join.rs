//! What is joined to a clause and belongs to it still: relative clauses, absolutes, second subjects, verbs and predicates.

use super::group::{Group, GroupKind, VerbForm};
use super::window::Window;
use crate::lexicon::{Class, Property, Tag};

impl Window {
    /// "who says he was ill, and who doubts": whether the conjunction at group `n` joins a relative clause to the one that the clause from group `from` on stands in.
    pub(super) fn joins_relative(&self, from: usize, n: usize) -> bool {
        const FARTHEST: usize = 6;
        let relative = |k: usize| self.kind(k) == Some(GroupKind::Wh) && self.head(k).is(Class::Relative);
        let above = || (from.saturating_sub(FARTHEST)..from).rev().find(|k| relative(*k));
        let inside = || (from..n).any(relative);
        relative(n + 1) && !inside() && above().is_some_and(|a| self.head(a).word == self.head(n + 1).word)
    }

    /// Whether the noun group `n` is the subject of a subordinate clause whose verb stands behind an aside that the comma at group `comma` opens.
    pub(super) fn is_parted_subject(&self, n: usize, comma: usize) -> bool {
        const LONGEST: usize = 6;
        let opens = |k: usize| matches!(self.groups[k].kind, GroupKind::Wh | GroupKind::That | GroupKind::Subordinator);
        let close = || (comma + 2..self.groups.len().min(comma + LONGEST)).find(|k| self.groups[*k].kind == GroupKind::Comma);
        self.noun_phrase_start(n).checked_sub(1).is_some_and(opens)
            && close().is_some_and(|c| self.groups.get(c + 1).is_some_and(Group::is_finite))
    }

    /// Whether the verb group `n` is a form of being or having, or a modal, alone.
    pub(super) fn is_auxiliary(&self, n: usize) -> bool {
        let (g, head) = (&self.groups[n], self.head(n));
        g.is_finite() && g.units.len() == 1 && (head.is_any(&[Class::Be, Class::Have]) || head.tag == Tag::Modal)
    }

    /// "with Oslo saying it was late and Bern urging calm": whether the conjunction at group `n` joins another who claims to the one whose participle takes the
    /// clause from group `from` on.
    pub(super) fn joins_absolute(&self, from: usize, n: usize) -> bool {
        const FARTHEST: usize = 8;
        let claims = |k: usize| self.form(k) == Some(VerbForm::Ing) && self.head(k).cue != 0;
        // ("with one calling it dead and another urging patience")
        let alone = |k: usize| self.groups[k].units.len() == 1 && self.head(k).tags.has(Tag::Determiner);
        let second = self.is_noun(n + 1) && (self.acts(n + 1) || alone(n + 1)) && self.claims_again(n + 2);
        let first = || (from.saturating_sub(FARTHEST)..=from).rev().find(|k| claims(*k)).and_then(|v| v.checked_sub(1));
        second
            && first()
                .filter(|s| self.is_noun(*s))
                .and_then(|s| self.noun_phrase_start(s).checked_sub(1))
                .is_some_and(|w| self.groups[w].kind == GroupKind::Preposition && self.head(w).is(Class::Dealings))
    }

    /// Whether "and" at group `n` stands between two subjects of one verb: of a clause that a verb takes without "that" ("they fear Oslo and Riga will agree"), or
    /// that a word opens right before the first of them ("because Oslo and Riga agreed", "the risk that women and children face", "the law he and others drew up").
    pub(super) fn joins_subjects(&self, n: usize) -> bool {
        let takes_clause = |v: usize| self.groups[v].kind == GroupKind::Verb && self.head(v).has(Property::Bare);
        let opens = |k: usize| matches!(self.groups[k].kind, GroupKind::That | GroupKind::Wh | GroupKind::Subordinator);
        let pronoun = |k: usize| self.head(k).tag == Tag::Pronoun && !self.head(k).is(Class::Oblique);
        let right_before = n.checked_sub(2).filter(|_| self.is_noun(n - 1));
        let first = || self.noun_phrase_start(n + 1);
        self.head(n).is(Class::And)
            && (right_before.is_some_and(|b| takes_clause(b) || opens(b) || self.is_noun(b) && pronoun(n - 1))
                || self.is_noun(n + 1) && Some(first()).filter(|f| *f < n).and_then(|f| f.checked_sub(1)).is_some_and(opens))
    }

    /// Whether "and" or "or" at group `n` stands right between two verbs of the same form that share a phrase: "agrees or disagrees with the plan", but not "erred
    /// and said that".
    pub(super) fn joins_verbs(&self, n: usize) -> bool {
        let tag = |g: &Group| self.units[g.head].tag;
        let before = n.checked_sub(1).map(|b| &self.groups[b]).filter(|g| g.verb.is_some_and(|v| !v.copula));
        let shared = self.groups.get(n + 2).is_some_and(|g| matches!(g.kind, GroupKind::Preposition | GroupKind::Noun));
        // ("said it would close if the roof leaked and urged the firm": nor does a roof urge)
        let thing = || {
            let subject = n.checked_sub(2).filter(|s| self.is_noun(*s) && !self.is_time(*s)).map(|s| self.noun_phrase_start(s));
            self.claims_itself(n + 1) && !self.claims_itself(n - 1) && subject.is_some_and(|s| self.is_thing(s))
        };
        self.head(n).is(Class::And)
            && shared
            && !self.begins_clause(n + 2)
            && before.is_some_and(|b| self.groups.get(n + 1).is_some_and(|a| a.verb.is_some() && tag(a) == tag(b)))
            && !thing()
    }

    /// Whether a participle that claims stands behind the conjunction at group `n` as one does before the clause that begins with group `from`, in which there is none.
    pub(super) fn is_second_participle(&self, from: usize, n: usize) -> bool {
        let ing = |g: &Group| g.form() == Some(VerbForm::Ing);
        self.claims_again(n + 1)
            && !self.groups[from..n].iter().any(ing)
            && self.groups[..from].iter().rev().find(|g| g.kind == GroupKind::Verb).is_some_and(|g| ing(g) && self.units[g.head].cue != 0)
    }

    /// Whether group `n`, behind "and", is a second finite verb beside the one above the infinitive that begins with group `from`, and no second infinitive:
    /// "asked them to leave and closed the door", but "to leave and close the door", "they want to leave and close the door". One that claims stands beside a verb of
    /// its own form: "they want to leave and accuse Oslo of it".
    pub(super) fn is_second_predicate(&self, from: usize, n: usize) -> bool {
        let is_bare = |g: &Group| self.units[g.head].tag == Tag::Base && g.units.start == g.head;
        let bare_above = || self.groups[..from].iter().rev().find(|g| g.is_finite()).is_some_and(is_bare);
        self.groups.get(n).is_some_and(|g| g.is_finite() && (!is_bare(g) || self.units[g.head].claims() && bare_above()))
    }
}
