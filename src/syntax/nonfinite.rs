//! Subjects of participles, and what tells whether a noun group may be the subject of a verb that has none of its own.

use super::group::{Group, GroupKind, VerbForm};
use super::noun_group_inside::counts;
use super::phrase::Extent;
use super::subject::{LONGEST_CHAIN, Phrase, Subject};
use super::window::{UnitKind, Window};
use crate::lexicon::{Class, Property, Tag, Tags};
use crate::rules::Frame;
use crate::span::Units;
use crate::text::shape::Shape;

/// The verb above an infinitive is looked for among so many groups.
pub(super) const FARTHEST: usize = 12;

impl Window {
    /// Whether a noun group is one thing that says nothing: no party, nothing that parties issue, no number of people.
    pub(super) fn is_thing(&self, n: usize) -> bool {
        let Units { start, end } = self.groups[n].units;
        let head = self.head(n);
        let counted = self.units[start..end].iter().any(|u| u.tag == Tag::Number);
        head.tag == Tag::Existential || head.tag == Tag::Noun && !self.acts(n) && !head.is(Class::IssuedNoun) && !counted
    }

    /// "falling prices": whether the -ing form at group `n`, alone, may describe the noun behind it, which has nothing else before it but adjectives.
    pub fn describes_next(&self, n: usize) -> bool {
        const OWN: Tags = Tags::of(&[Tag::Determiner, Tag::Possessive, Tag::Pronoun, Tag::Name, Tag::Number]);
        let group = self.groups[n];
        let ing = group.verb.is_some_and(|v| v.form == VerbForm::Ing && !v.passive) && group.units.len() == 1;
        // ("jailing journalists", "warned rising temperatures could")
        let head = self.head(n);
        let describes =
            head.tags.meets(Tags::of(&[Tag::Adjective, Tag::Noun])) || head.has(Property::Intransitive) || head.is(Class::Implicative);
        ing && describes && self.is_noun(n + 1) && !self.acts(n + 1) && !self.begins_clause(n + 1) && !OWN.has(self.first(n + 1).tag)
    }

    /// "cited increased costs": whether the past form at group `n`, alone, describes the noun behind it, since the verb right before it takes that for its object.
    pub(super) fn describes_object(&self, n: usize) -> bool {
        let (group, head) = (self.groups[n], self.head(n));
        let past = group.units.len() == 1 && matches!(head.tag, Tag::Past | Tag::Participle) && head.tags.has(Tag::Participle);
        let takes = |v: usize| self.groups[v].has_doer() && !self.head(v).is(Class::Have);
        let bare = |k: usize| self.is_noun(k) && !self.first(k).is(Class::Definite);
        past && n.checked_sub(1).is_some_and(|v| takes(v) && self.unmarked_object(self.noun_phrase_start(v.saturating_sub(1)), v).is_none())
            && bare(n + 1)
            && matches!(self.first(n + 1).tag, Tag::Noun | Tag::Plural | Tag::Adjective)
            && !self.acts(n + 1)
            && !self.begins_clause(n + 1)
    }

    /// Whether group `n` ends with a quotation that a comma closes: “a silly stunt,”.
    pub(super) fn ends_with_quoted_comma(&self, n: usize) -> bool {
        let last = &self.units[self.groups[n].units.end - 1];
        matches!(last.kind, UnitKind::Quote(_)) && last.shape == Shape::Comma
    }

    /// Whether a word such as "after" or "as" opens the clause of a finite verb, behind another one: "apologized after they came out".
    pub(super) fn is_subordinate(&self, n: usize) -> bool {
        let Some(last) = self.skip_adverbials_left(n).checked_sub(1).filter(|l| self.is_noun(*l)) else { return false };
        // "as he announced it": he may well be the one
        let head = self.head(last);
        let same = head.tag == Tag::Pronoun && (head.is(Class::Masculine) || head.is(Class::Feminine));
        let opener = self.noun_phrase_start(last).checked_sub(1).filter(|_| !same);
        opener.is_some_and(|o| {
            self.groups[o].kind == GroupKind::Subordinator
                && !self.head(o).is(Class::Conditional)
                && self.groups[..o].last().is_some_and(|g| !matches!(g.kind, GroupKind::Conjunction | GroupKind::Comma))
        })
    }

    /// Whether the clause of the finite verb at group `n` opens the window with a word such as "before" or "while", and the one that it belongs to follows
    /// behind a comma and has its verb before group `end`: "Before the ferry left, the pilot looked at the chart and".
    pub(super) fn stands_before(&self, n: usize, end: usize) -> bool {
        let opener = self.groups.iter().position(|g| !matches!(g.kind, GroupKind::Adverb | GroupKind::Conjunction));
        let opens = |g: &Group| {
            g.kind == GroupKind::Subordinator || g.kind == GroupKind::Preposition && self.units[g.head].tags.has(Tag::Subordinator)
        };
        let main =
            |c: usize| self.groups[c].kind == GroupKind::Comma && self.is_noun(c + 1) && self.verb_of(c + 1).is_some_and(|v| v < end);
        opener.is_some_and(|o| o < n && opens(&self.groups[o])) && (n + 1..end).any(main)
    }

    /// Whether the head of a noun group is somebody: a name, a pronoun, a noun for persons or a body. False behind the last group.
    pub fn acts(&self, n: usize) -> bool {
        let Some(head) = self.groups.get(n).map(|g| &self.units[g.head]) else { return false };
        head.kind != UnitKind::Word || matches!(head.tag, Tag::Pronoun | Tag::Name) || head.is_party()
    }

    /// "Accusing them of theft, the minister left": the subject after the comma.
    pub(super) fn fronted_participle(&self, v: usize) -> Subject {
        const MOST: usize = 3;
        let mut commas =
            (v + 1..self.groups.len()).filter(|n| self.groups[*n].kind == GroupKind::Comma || self.ends_with_quoted_comma(*n)).take(MOST);
        let phrase = commas.find(|c| self.is_noun(c + 1) && self.begins_clause(c + 1)).map(|c| {
            let end = self.noun_phrase_end(c + 1, Extent::PLAIN);
            // "Accused of theft, Oslo and its allies left": the verb behind the second is that of both
            let joint = self.kind(end) == Some(GroupKind::Conjunction) && self.head(end).is(Class::And) && self.is_noun(end + 1);
            self.phrase(c + 1, if joint { self.noun_phrase_end(end + 1, Extent::PLAIN) } else { end })
        });
        Subject::below(v, Frame::Participle, phrase, None)
    }

    /// "Added to the list were two banks": the subject behind the copula that follows a participle and its phrases.
    pub(super) fn behind_copula(&self, v: usize) -> Option<Phrase> {
        const FARTHEST: usize = 10;
        let copula = (v + 1..self.groups.len().min(v + FARTHEST))
            .find(|k| !matches!(self.groups[*k].kind, GroupKind::Noun | GroupKind::Preposition | GroupKind::Adverb))?;
        let verb = self.groups[copula].verb.filter(|g| g.copula && g.form == VerbForm::Finite && !g.passive);
        let ing = self.form(v) == Some(VerbForm::Ing);
        verb.filter(|_| self.is_noun(copula + 1) && (ing && self.is_noun(v + 1) || self.groups[v + 1].kind == GroupKind::Preposition))?;
        Some(self.phrase(copula + 1, self.noun_phrase_end(copula + 1, Extent::PLAIN)))
    }

    /// "the crew, blamed by Oslo": the noun before is the object.
    pub(super) fn of_participle(&self, v: usize) -> Subject {
        let k = self.skip_adverbials_left(v);
        let mut before = k.checked_sub(1);
        // "the crew, hired in Riga and blamed for": as that of the participle before
        if before.is_some_and(|b| self.groups[b].kind == GroupKind::Conjunction) {
            let mate = (0..k).rev().take(FARTHEST).find(|p| self.groups[*p].is_passive());
            let form = mate.and_then(|m| self.groups[m].verb).map(|g| g.form);
            if let Some(mate) = mate.filter(|_| form == Some(VerbForm::Participle)) {
                return Subject { after: v + 1, first: v, ..self.of_participle(mate) };
            }
            // "were disowned by the party and condemned by": as that of the passive before
            if let Some(mate) = mate {
                let phrase = self.subject_within(mate, LONGEST_CHAIN - 1).phrase;
                return Subject::below(v, Frame::Conjunct, phrase, Some(mate));
            }
        }
        if let Some(comma) = before.filter(|b| self.groups[*b].kind == GroupKind::Comma) {
            if let Some(mate) = self.passive_before_comma(comma).filter(|_| self.has_agent(v)) {
                return Subject { after: v + 1, first: v, governor: Some(mate), ..self.subject_within(mate, LONGEST_CHAIN - 1) };
            }
            // "resigned on Monday, accused of": no day, but who acts before it
            if let Some(above) = self.verb_before_day(comma) {
                let found = self.subject_within(above, LONGEST_CHAIN - 1);
                return Subject::below(v, Frame::Reduced, found.phrase, Some(above));
            }
            before = comma.checked_sub(1);
        }
        // "stands accused of": as the verb before
        if let Some(above) = before.filter(|b| *b + 1 == k && self.groups[*b].is_finite()) {
            let found = self.subject_within(above, LONGEST_CHAIN - 1);
            return Subject::below(v, Frame::Reduced, found.phrase, Some(above));
        }
        let object = before.filter(|b| self.is_noun(*b)).map(|b| self.noun_of_participle(b, k));
        // "Blamed by Oslo for the leak, the crew resigned", "When asked about it, Hale laughed", "Added to the list were two banks"
        // (not "as reported by Riga")
        let opens = before.is_none_or(|b| b == 0 && self.groups[b].kind == GroupKind::Subordinator && !self.head(b).is(Class::As));
        let fronted = || if opens { self.behind_copula(v).or_else(|| self.fronted_participle(v).phrase) } else { None };
        let object = object.or_else(fronted);
        Subject::below(v, Frame::Reduced, object, None)
    }

    /// Whom a participle at group `k` describes, behind the noun group `noun`: the whole noun phrase that ends there, or its last noun.
    fn noun_of_participle(&self, noun: usize, k: usize) -> Phrase {
        if let Some(one) = self.one_of_those(noun) {
            return one;
        }
        let start = self.noun_phrase_start(noun);
        // "three of the men accused of"
        let may_be = |n: usize| self.acts(n) || counts(self.head(n));
        let whole = if self.acts(noun) {
            // "sanctions on two officials accused of": somebody, rather than the thing before
            may_be(start) && !self.is_somebody_else(noun) || self.is_place_before_comma(noun, k)
        } else {
            true
        };
        // "talks with the mayor of Bergen accused of": what acts, and what it is of
        let of = || noun.checked_sub(2).filter(|n| self.is_noun(*n) && self.head(noun - 1).is(Class::Of));
        let nearest = || of().filter(|n| may_be(*n) && !self.is_somebody_else(noun)).unwrap_or(noun);
        self.phrase(if whole { start } else { nearest() }, noun + 1)
    }

    /// "the cabinet in Oslo, stung by": whether the noun group `n` only names a place, with a comma between it and the participle at group `k`.
    fn is_place_before_comma(&self, n: usize, k: usize) -> bool {
        let located = n.checked_sub(1).is_some_and(|p| self.head(p).is(Class::Locative));
        n + 1 < k && located && self.head(n).tag == Tag::Name
    }

    /// "relatives of a man accused of", "a lawyer for the crew blamed for": whether the noun group `n` is another one than those before it in its phrase.
    fn is_somebody_else(&self, n: usize) -> bool {
        let served = || self.follows_preposition(n) && self.head(n - 1).is(Class::Purpose);
        !self.head(n).is(Class::PlaceNoun) && (self.first(n).is_indefinite() || served())
    }

    /// "resigned on Monday, accused of": the finite verb of the clause whose time ends before the comma at group `comma`.
    fn verb_before_day(&self, comma: usize) -> Option<usize> {
        let day = comma.checked_sub(1).filter(|d| self.is_time(*d))?;
        let inside = |k: &usize| {
            matches!(
                self.groups[*k].kind,
                GroupKind::Noun | GroupKind::Preposition | GroupKind::Adverb | GroupKind::Adjective | GroupKind::Particle
            )
        };
        let verb = (day.saturating_sub(FARTHEST)..day).rev().find(|k| !inside(k))?;
        self.groups[verb].is_finite().then_some(verb)
    }

    /// "was blamed by Oslo, praised by Bern", "was fined, rebuked by Bern and told to pay": the passive that stands right before the comma at group `comma`, or claims
    /// and whose agent ends there.
    pub(super) fn passive_before_comma(&self, comma: usize) -> Option<usize> {
        let own = |k: &usize| self.groups[*k].verb.is_some_and(|g| g.passive && g.form != VerbForm::Participle);
        if let Some(mate) = comma.checked_sub(1).filter(own) {
            return Some(mate);
        }
        let mate = (comma.saturating_sub(FARTHEST)..comma).rev().find(|k| self.groups[*k].verb.is_some_and(|g| g.form != VerbForm::Ing))?;
        let apart = |k: usize| matches!(self.groups[k].kind, GroupKind::Comma | GroupKind::Wh | GroupKind::That | GroupKind::Semicolon);
        // "was mocked at home, blamed by Riga for it and shunned"
        let done = |k: usize| self.groups.get(k + 1).and_then(|g| g.verb).is_some_and(|v| v.passive && v.form == VerbForm::Participle);
        let series = || (comma + 1..self.groups.len().min(comma + FARTHEST)).any(|k| self.head(k).is(Class::And) && done(k));
        let placed = own(&mate) && comma > mate + 2 && self.is_noun(comma - 1) && !self.acts(comma - 1);
        let placed = placed && (self.head(mate).cue != 0 || series());
        ((placed || self.has_agent(mate)) && !(mate..comma).any(apart)).then_some(mate)
    }

    /// Whether the verb group `v` is a passive that claims, with "by" and whoever claims right behind it.
    pub(super) fn has_agent(&self, v: usize) -> bool {
        let by = self.skip_adverbials(v + 1);
        self.groups.get(v).is_some_and(Group::is_passive) && self.head(v).cue != 0 && self.head_is(by, Class::By) && self.is_noun(by + 1)
    }
}
