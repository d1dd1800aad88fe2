//! What no longer belongs to a clause: behind a comma, a dash or a conjunction.

use super::group::{Group, GroupKind, VerbForm};
use super::phrase::Extent;
use super::window::{Unit, Window};
use crate::lexicon::{Class, Property, Tag, Tags};

impl Window {
    /// Whether group `n` is a verb in the past, with which no -ing form or infinitive goes on: "accused it of shelling the port, called the raid unjust and".
    pub(super) fn is_past(&self, n: usize) -> bool {
        self.groups.get(n).is_some_and(|g| g.is_finite() && self.units[g.head].tag == Tag::Past)
    }

    /// Whether what follows the comma at group `n` belongs to no infinitive or -ing clause: a relative clause or apposition of the whole ("refused to leave, which",
    /// "to resign, a step that").
    pub(super) fn leaves_infinitive(&self, n: usize) -> bool {
        match self.kind(n + 1) {
            Some(GroupKind::Wh) => !self.is_noun(n - 1) || self.is_comment(n + 1),
            Some(GroupKind::Noun) => !self.is_list(n) && !self.is_noun(n - 1),
            // "asked him to quit, among them two ministers"
            Some(GroupKind::Preposition) => {
                let them = self.is_noun(n + 2) && self.head(n + 2).is(Class::Oblique) && self.head(n + 2).is(Class::PluralNumber);
                them && self.is_noun(n + 3) && self.head(n - 1).tag != Tag::Plural
            }
            _ => false,
        }
    }

    /// Whether the relative pronoun at group `n` opens what somebody else says of the noun before it, in an aside: "to reject the offer, which it called poor,".
    fn is_comment(&self, n: usize) -> bool {
        let pronoun = self.head(n);
        let relative = pronoun.is(Class::Relative) && !pronoun.tags.has(Tag::Subordinator);
        let calls = |v: usize| {
            let head = self.head(v);
            head.cue != 0 && !head.has(Property::Bare) && self.groups[v].has_doer()
        };
        relative && self.is_noun(n + 1) && self.verb_of(n + 1).is_some_and(calls)
    }

    /// Whether the clause ends at the dash of group `n`: one that neither opens nor closes an aside.
    pub(super) fn leaves_at_dash(&self, from: usize, n: usize) -> bool {
        let is_dash = |k: &usize| self.groups[*k].kind == GroupKind::Dash;
        let closes = (from..n).filter(is_dash).count() % 2 == 1;
        let opens = (n + 1..self.groups.len()).find(is_dash).is_some_and(|k| k + 1 < self.groups.len());
        !closes && !opens && self.leaves_clause(from, n)
    }

    /// Whether what follows the only dash, at group `n`, is no part of the clause: "even though", and behind an infinitive all but a noun that says what is meant.
    pub(super) fn turns_at_dash(&self, n: usize, nonfinite: bool) -> bool {
        let next = (n + 1..self.groups.len()).find(|k| self.groups[*k].kind != GroupKind::Adverb).map(|k| self.groups[k].kind);
        match next {
            Some(GroupKind::Subordinator) => true,
            Some(GroupKind::Noun | GroupKind::Quote | GroupKind::Conjunction) | None => false,
            _ => nonfinite,
        }
    }

    /// Whether what follows the comma at group `n` no longer belongs to the clause before: another report, a contrast, a participle that claims.
    pub(super) fn leaves_clause(&self, from: usize, n: usize) -> bool {
        let Some(next) = self.groups.get(n + 1) else { return false };
        let unit = &self.units[next.head];
        match next.kind {
            // "Growers, who plan to sue next week, say"
            GroupKind::Verb if next.is_finite() && self.closes_relative_aside(from, n) => true,
            // "before the guards, drunk and tired, fell asleep"
            GroupKind::Verb if next.is_finite() && self.closes_aside_of_clause(from, n) => false,
            // "to open the gates, choose a guard and", but "Hale, who wants to stay, quit the race"
            GroupKind::Verb
                if next.is_finite()
                    && unit.tag == Tag::Base
                    && !unit.tags.has(Tag::Past)
                    // ("of using it to buy a house, rent a car and")
                    && self.groups[from].is_nonfinite()
                    && self.groups[from..n].iter().any(|g| g.form() == Some(VerbForm::Infinitive)) =>
            {
                false
            }
            // the verb that an aside in commas stood before
            GroupKind::Verb if next.is_finite() => {
                self.headline || self.groups[..from].iter().any(|g| g.kind == GroupKind::Comma) || self.begins_series(from, n + 1)
            }
            GroupKind::Verb => self.claims_again(n + 1) || self.has_claiming_object(n + 1),
            // ", even though it leaks", ", as engineers warned that it leaks"
            GroupKind::Subordinator => {
                unit.is(Class::Contrast) && !self.is_set_beside(from, n + 1) || unit.is(Class::As) && self.starts_report(n + 2)
            }
            GroupKind::Conjunction => {
                // ", but the roof held": what contrasts with a report is said beside it
                let contrast = unit.is(Class::Contrast) && self.is_noun(n + 2) && self.begins_clause(n + 2);
                contrast
                    || self.begins_anew(n + 2)
                    || self.starts_report(n + 2)
                    || self.reports_again(n + 2)
                    || self.claims_in_plural(n + 2)
            }
            GroupKind::Noun => self.starts_report(n + 1) && !self.compares_with_belief(n + 1) || self.comments(from, n),
            // ", according to the affidavit", ", with one aide insisting that"
            GroupKind::Preposition => {
                let with = unit.is(Class::Dealings) && self.is_noun(n + 2);
                let which = self.kind(n + 2) == Some(GroupKind::Wh) && self.head(n + 2).is(Class::Relative);
                // ", in what aides called a first", ", as happened in Riga"
                // (but "in what he called a first")
                let what = !which
                    && self.kind(n + 2) == Some(GroupKind::Wh)
                    && unit.is(Class::Locative)
                    && !(self.is_noun(n + 3) && self.head(n + 3).tag == Tag::Pronoun);
                let as_comment = || unit.is(Class::As) && self.groups.get(n + 2).is_some_and(Group::is_finite) && !self.goes_on_behind(n);
                // ", without giving details"
                let without = || unit.is(Class::Negating) && self.groups.get(n + 2).is_some_and(|g| self.is_telling(g));
                what || as_comment()
                    || without()
                    || self.cites(n + 1)
                    || which && self.starts_report(n + 3)
                    || with && self.claims_again(self.noun_phrase_end(n + 2, Extent::PLAIN))
            }
            GroupKind::Wh => self.units[next.head].is(Class::Relative) && self.starts_report(n + 2) && self.is_remark(n + 2),
            _ => false,
        }
    }

    /// "giving details", "naming anybody", "elaborating": whether a verb group is an -ing form that claims or says no more than its object. Whom one tells nothing
    /// was to know of what is said ("without warning workers").
    fn is_telling(&self, g: &Group) -> bool {
        let head = &self.units[g.head];
        let says = head.claims() && !head.is(Class::ObjectControl);
        g.form() == Some(VerbForm::Ing) && (says || head.is(Class::LightVerb) && !head.is(Class::Have))
    }

    /// "said rents rose, while wages fell": whether the clause that the word of contrast at group `n` opens is said as well as the finite one from group `from` on. It
    /// claims nothing itself, unless both are findings of a poll or paper.
    fn is_set_beside(&self, from: usize, n: usize) -> bool {
        let behind_subject = || self.groups[from].is_finite() && from.checked_sub(1).is_some_and(|s| self.is_noun(s));
        let clause = self.is_noun(from) || matches!(self.groups[from].kind, GroupKind::That | GroupKind::Adjective) || behind_subject();
        let own = || self.is_noun(n + 1) && !self.is_time(n + 1) && self.begins_clause(n + 1);
        let reports = self.groups[..from].iter().rposition(Group::is_finite).and_then(|v| v.checked_sub(1));
        let paper = || reports.is_some_and(|s| self.is_noun(s) && self.head(s).is(Class::IssuedNoun));
        clause && own() && (!self.starts_report(n + 1) || paper())
    }

    /// "because, she said, it was late", "even when, as he put it, they fail": whether the comma at group `n` opens or closes a report between the word that opens a
    /// clause or phrase and what follows that.
    pub fn is_of_interruption(&self, n: usize) -> bool {
        const LONGEST: usize = 6;
        let comma = |k: &usize| self.kind(*k) == Some(GroupKind::Comma);
        let opens = |k: &usize| {
            let Some(before) = k.checked_sub(1) else { return false };
            let aside = || self.kind(k + 1) == Some(GroupKind::Subordinator);
            let open = match self.groups[before].kind {
                // "asked why, if it rained, he"
                GroupKind::Wh if aside() => return true,
                GroupKind::Subordinator | GroupKind::Wh | GroupKind::Preposition => true,
                // "which had, she said, sunk"
                GroupKind::Verb => self.is_auxiliary(before),
                // "in which nobody, it seems, was safe"
                GroupKind::Noun => self.is_parted_subject(before, *k),
                _ => false,
            };
            let says = open && aside() && self.head(k + 1).is(Class::As);
            open && self.starts_report(k + 1 + says as usize)
        };
        let closed = |k: &usize| (k + 2..self.groups.len().min(k + LONGEST)).any(|c| comma(&c));
        opens(&n) && closed(&n) || (n.saturating_sub(LONGEST)..n).rev().find(comma).is_some_and(|o| opens(&o))
    }

    /// "Critics say it failed, and call for a vote": whether the verb group `n` claims, with its subject in the plural, and tells no more than what somebody thinks.
    fn claims_in_plural(&self, n: usize) -> bool {
        self.groups.get(n).is_some_and(|g| {
            let head = &self.units[g.head];
            // ("it held the port, and will shoot": with no auxiliary)
            let base = self.units[g.units.start].tag != Tag::Modal && head.tag == Tag::Base;
            g.is_finite() && g.is_active() && base && head.cue != 0 && !head.has(Property::Attitude)
        })
    }

    /// ", drawing a rebuke from Riga": whether group `n` is an -ing form whose object claims.
    fn has_claiming_object(&self, n: usize) -> bool {
        let ing = self.groups[n].verb.is_some_and(|v| v.form == VerbForm::Ing && !v.passive);
        let object = || self.head(n + 1).cue != 0 && matches!(self.head(n + 1).tag, Tag::Noun | Tag::Plural);
        ing && self.is_noun(n + 1) && object()
    }

    /// Whether the verb at group `n`, behind a comma, is one of several that claim beside the report of the clause from group `from`, with "and" before the last:
    /// "said it was late, blamed the crew and promised to pay". In that clause the verb is of another form, claims nothing, or is a thing's.
    fn begins_series(&self, from: usize, n: usize) -> bool {
        const LONGEST: usize = 24;
        let tag = self.head(n).tag;
        let alike = |k: usize| self.groups[k].is_finite() && self.head(k).tag == tag && self.claims_itself(k);
        let report = self.groups[..from].iter().rposition(Group::is_finite);
        let inner = (from..n).rev().find(|k| self.groups[*k].is_finite());
        let goes_on = |k: &usize| matches!(self.groups[*k].kind, GroupKind::Semicolon | GroupKind::That | GroupKind::Stop);
        let last = || {
            let ands = (n + 1..self.groups.len().min(n + LONGEST)).take_while(|k| !goes_on(k));
            ands.filter(|k| self.groups[*k].kind == GroupKind::Conjunction && self.head(*k).is(Class::And)).any(|k| {
                let v = self.skip_adverbials(k + 1);
                v < self.groups.len() && alike(v)
            })
        };
        let own = |v: usize| self.head(v).tag == tag && self.head(v).cue != 0 && self.groups[v].verb.is_some_and(|g| !g.copula);
        let thing = || self.is_noun(from) && self.is_thing(from);
        alike(n) && report.is_some_and(|r| self.head(r).tag == tag) && inner.is_some_and(|v| !own(v) || thing()) && last()
    }

    /// Whether the comma at group `n` is the next one behind that which opens the relative clause in which the infinitive from group `from` on stands.
    fn closes_relative_aside(&self, from: usize, n: usize) -> bool {
        let infinitive = self.form(from) == Some(VerbForm::Infinitive);
        let open = self.groups[..n].iter().rposition(|g| g.kind == GroupKind::Comma).filter(|o| infinitive && *o < from);
        open.is_some_and(|o| self.kind(o + 1) == Some(GroupKind::Wh) && self.is_relative_verb(o + 2))
    }

    /// Whether the verb at group `n` claims, and more than what somebody thinks, or its object does: "blamed the crew", "voiced fears".
    pub(super) fn claims_itself(&self, n: usize) -> bool {
        let head = self.head(n);
        let active = self.groups[n].is_active();
        // ("said she was tired and had nothing to add")
        let nothing = || head.is(Class::Have) && self.first(n + 1).is_any(&[Class::NegationDeterminer, Class::Negation]);
        let light = || head.is(Class::LightVerb) && self.is_noun(n + 1) && !nothing() && self.head(n + 1).cue != 0;
        active && (head.claims() || light())
    }

    /// "…, look at her": whether group `n` is a base form without a subject, as commands are.
    pub(super) fn is_command(&self, n: usize) -> bool {
        self.groups.get(n).is_some_and(|g| {
            let verb = &self.units[g.head];
            g.verb.is_some_and(|v| !v.to) && g.units.len() == 1 && verb.tag == Tag::Base && !verb.tags.has(Tag::Past)
        })
    }

    /// Whether the conjunction at group `n` leads to what became of the clause from group `from`: "that he would win, and he did.", "he would call but never did."
    pub(super) fn answers_clause(&self, from: usize, n: usize) -> bool {
        let verb = n + 1 + (self.is_noun(n + 1) && self.head(n + 1).tag == Tag::Pronoun) as usize;
        let ends = |k: usize| matches!(self.kind(k), None | Some(GroupKind::Stop | GroupKind::Close));
        // (what should be is said, too)
        let auxiliary = |u: &Unit| u.tag == Tag::Past && u.is_any(&[Class::Do, Class::Have, Class::Be]);
        let bare = self.groups.get(verb).is_some_and(|g| g.is_finite() && auxiliary(&self.units[g.head]));
        bare && ends(verb + 1) && self.groups[from..n].iter().any(Group::is_finite)
    }

    /// Whether a phrase of time or place begins at group `n`, behind "and", and somebody who claims something follows, or a verb that does: "and on Monday he
    /// blamed", "but in a later interview, the mayor denied", "but in a later interview denied".
    pub(super) fn begins_anew(&self, n: usize) -> bool {
        let mut k = self.skip_adverbials(n);
        if k == n && self.kind(n) == Some(GroupKind::Preposition) && self.is_noun(n + 1) && self.head(n).is(Class::Locative) {
            k = self.skip_adverbials(n + 2);
        }
        k += (k > n && self.kind(k) == Some(GroupKind::Comma)) as usize;
        k > n && (self.starts_report(k) || self.reports_again(k))
    }

    /// Whether what follows the comma at group `n` is a remark on the clause before it: a noun that claims and a clause that says what of it ("accused
    /// them of theft, a charge that they deny").
    fn comments(&self, from: usize, n: usize) -> bool {
        let head = self.head(n + 1);
        let indefinite = self.first(n + 1).tag == Tag::Determiner && !self.first(n + 1).is(Class::Definite);
        let party = |u: &Unit| u.is_any(&[Class::PersonNoun, Class::PeopleNoun, Class::BodyNoun, Class::GroupNoun, Class::PlaceNoun]);
        // ", something the premier has always opposed"
        let personal = [Class::Masculine, Class::Feminine, Class::Neuter, Class::FirstPerson, Class::PluralNumber, Class::PeopleNoun];
        let something = head.tag == Tag::Pronoun
            && !head.tags.meets(Tags::of(&[Tag::Determiner, Tag::Number]))
            && !head.is(Class::Oblique)
            && !personal.iter().any(|c| head.is(*c));
        // ", charges he denies"
        let charges = head.tag == Tag::Plural && head.cue != 0 && self.groups[n + 1].units.len() == 1;
        let says = something || charges || indefinite && head.tag == Tag::Noun && !party(head);
        let goes_on = self.groups.get(n + 2).is_some_and(|g| match g.kind {
            GroupKind::That | GroupKind::Wh => true,
            GroupKind::Noun => !self.is_time(n + 2) && self.begins_clause(n + 2),
            GroupKind::Verb => g.form() == Some(VerbForm::Participle),
            _ => false,
        });
        let aside = self.comma_pair(n).is_some();
        says && goes_on && !aside && self.groups[from..n].iter().any(|g| g.kind == GroupKind::Verb)
    }

    /// Whether the clause behind the conjunction at group `n` is the last of several that the report before group `from` is of: "said rents would fall, jobs would
    /// return and the strike would end".
    pub(super) fn is_last_clause(&self, from: usize, n: usize) -> bool {
        let clause = |c: usize| self.groups[c].kind == GroupKind::Comma && self.is_noun(c + 1) && self.begins_clause(c + 1);
        let modal = |v: usize| self.first(v).tag == Tag::Modal;
        let verb = |from: usize, to: usize| (from..to).rev().find(|k| self.groups[*k].is_finite());
        (from + 1..n).any(|c| clause(c) && self.verb_of(n + 1).zip(verb(c, n)).is_some_and(|(a, b)| modal(a) == modal(b)))
    }

    /// Whether group `n`, behind a comma, is a noun that claims, and something is done to what was claimed before: "a charge denied by Riga", "allegations that
    /// Riga denies".
    pub(super) fn is_claim_about_clause(&self, n: usize) -> bool {
        let noun = self.is_noun(n) && (self.opens_apposition(n) || self.head(n).tag == Tag::Plural);
        let said = |g: &Group| match g.kind {
            GroupKind::Verb => g.form() == Some(VerbForm::Participle) && self.units[g.head].cue != 0,
            GroupKind::That | GroupKind::Wh => self.units[g.head].is(Class::Relative) && self.units[g.head].tag == Tag::Wh,
            _ => false,
        };
        let claims = || {
            let head = self.head(n);
            head.cue != 0 && matches!(head.tag, Tag::Noun | Tag::Plural) && self.groups[n].units.len() <= 2
        };
        noun && claims() && self.groups.get(n + 1).is_some_and(said)
    }
}
