//! Subjects of -ing forms and participles, by control, possession and what stands beside them.

use super::group::{GroupKind, VerbForm};
use super::phrase::Extent;
use super::subject::{LONGEST_CHAIN, Phrase, Subject};
use super::window::{UnitKind, Window};
use crate::lexicon::{Class, Tag};
use crate::rules::Frame;
use crate::span::Units;
use crate::text::shape::Shape;

/// The verb above an infinitive is looked for among so many groups.
pub(super) const FARTHEST: usize = 12;

/// The subject of the verb group `v`, which has none of its own, as it was found by way of `governor`.
pub(super) fn without_own(v: usize, frame: Frame, phrase: Option<Phrase>, governor: Option<usize>) -> Subject {
    Subject { phrase, frame, after: v + 1, first: v, governor, object: None }
}

impl Window {
    pub(super) fn of_ing(&self, v: usize, chain: usize) -> Subject {
        let k = self.skip_adverbials_left(v);
        if chain == 0 {
            return self.none(v, Frame::Participle);
        }
        let before = k.checked_sub(1).map(|b| self.groups[b]);
        // "called it a “silly stunt,” adding": the comma stands inside the quotation
        let quoted_comma = k.checked_sub(1).is_some_and(|b| self.ends_with_quoted_comma(b));
        // "the minister accusing them": a noun directly before, with no comma
        if let Some(g) = before
            && g.kind == GroupKind::Noun
            && !quoted_comma
        {
            let start = self.noun_phrase_start(k - 1);
            // "marched in Riga demanding", "spent weeks assuring": a place or time does nothing
            // ("in 2013 denouncing")
            let located = k.checked_sub(2).is_some_and(|p| self.units[self.groups[p].head].is(Class::Locative));
            let place = located && matches!(self.units[g.head].tag, Tag::Name | Tag::Number);
            // "was on the radio praising"
            let copula = k.checked_sub(3).is_some_and(|b| self.groups[b].verb.is_some_and(|g| g.copula && g.form == VerbForm::Finite));
            let being = copula && self.groups[k - 2].kind == GroupKind::Preposition;
            // ", at one point calling"
            let fronted = k.checked_sub(3).is_some_and(|c| self.groups[c].kind == GroupKind::Comma && located && !self.acts(c + 2));
            if (place || being || fronted || self.is_told(start, v) || self.is_time(k - 1) || self.is_part(start))
                && let Some(above) = (0..k).rev().take(if fronted { FARTHEST } else { LONGEST_CHAIN }).find(|n| self.groups[*n].is_finite())
            {
                let found = self.subject_within(above, chain - 1);
                return without_own(v, Frame::Participle, found.phrase, Some(above));
            }
            // "helped the campaign with a speech denouncing", "the spectacle of the premier denouncing": what was issued, or somebody, rather than what is before
            let (first, last) = (&self.units[self.groups[start].head], &self.units[self.groups[k - 1].head]);
            let somebody = self.acts(k - 1) && last.tag != Tag::Plural && !self.acts(start) && !first.is(Class::IssuedNoun);
            let start = if last.is(Class::IssuedNoun) || somebody { k - 1 } else { start };
            // "passed a resolution accusing", "is on record opposing": whoever passed it; "her speech denouncing"
            let owner = self.issuer(start).or_else(|| self.owner(start, chain - 1));
            return without_own(v, Frame::Participle, owner.or(Some(self.phrase(start, k))), None);
        }
        // "saying it was safe and asking for calm": the participle before shares it
        if before.is_some_and(|g| g.kind == GroupKind::Conjunction)
            && self.units[self.groups[v].head].cue != 0
            && let Some(mate) = {
                // "saying he was proud of giving and calling": rather one that no preposition governs
                let again = |n: &usize| self.claims_again(*n) && !self.units[self.groups[*n].head].is(Class::Have);
                let free = |n: &usize| again(n) && n.checked_sub(1).is_some_and(|b| self.groups[b].kind != GroupKind::Preposition);
                (0..k).rev().find(free).or_else(|| (0..k).rev().find(again))
            }
        {
            let found = self.subject_within(mate, chain - 1);
            return without_own(v, Frame::Participle, found.phrase, Some(mate));
        }
        // "quoted a general as saying": whoever was quoted
        if before.is_some_and(|g| self.units[g.head].is(Class::As))
            && let Some(last) = k.checked_sub(2).filter(|n| self.is_noun(*n))
            && let start = self.noun_phrase_start(last)
            && let Some(above) = start.checked_sub(1).filter(|a| self.groups[*a].verb.is_some_and(|g| !g.passive && !g.copula))
        {
            return without_own(v, Frame::Participle, Some(self.phrase(start, last + 1)), Some(above));
        }
        // "accused the crew of hiding": whoever is accused
        if before.is_some_and(|g| [Class::Of, Class::From, Class::Purpose].iter().any(|c| self.units[g.head].is(*c)))
            && let Some(object) = self.accused(k - 1)
        {
            return without_own(v, Frame::Participle, Some(object), None);
        }
        // "the student, arrested for criticising", "activists who were held for criticising": whoever that was done to
        if before.is_some_and(|g| self.units[g.head].is(Class::Purpose))
            && let Some(done) = k.checked_sub(2).filter(|d| self.groups[*d].verb.is_some_and(|g| g.passive))
            && let Some(phrase) = self.subject_within(done, chain - 1).phrase
        {
            return without_own(v, Frame::Participle, Some(phrase), Some(done));
        }
        // the verb of a relative clause in between is not the one
        let finite = |n: &usize| self.groups[*n].is_finite();
        let main = |n: &usize| finite(n) && !self.is_relative_verb(*n);
        // after a comma a participle that claims belongs to a verb that does ("analysts said prices fell, citing"), or is to ("seemed to hint he knew, warning")
        let claims = |n: &usize| {
            let infinitive = self.groups[*n].verb.is_some_and(|g| g.form == VerbForm::Infinitive && g.to);
            (main(n) || infinitive) && self.units[self.groups[*n].head].cue != 0
        };
        let comma = quoted_comma || before.is_some_and(|g| g.kind == GroupKind::Comma);
        let after_comma = comma && self.units[self.groups[v].head].cue != 0;
        // ", while condemning": the verb of a clause inside another one's content is not the one either
        let while_comma = before.is_some_and(|g| g.kind == GroupKind::Subordinator)
            && k.checked_sub(2).is_some_and(|c| self.groups[c].kind == GroupKind::Comma);
        let free = |n: &usize| main(n) && !self.is_embedded(*n);
        if let Some(above) = (0..k).rev().find(free).filter(|_| while_comma) {
            let found = self.subject_within(above, chain - 1);
            return without_own(v, Frame::Participle, found.phrase, Some(above));
        }
        // ", insisting that": the nearest verb, or whichever verb it is in the content of
        let main_clause = |n: &usize| main(n) && !self.is_subordinate(*n) && !self.is_asked(*n);
        let nearest = |k: usize| (0..k).rev().find(main_clause).or_else(|| (0..k).rev().find(main));
        let up = after_comma.then(|| nearest(k)).flatten().map(|m| (m, self.reporter(m, claims)));
        let mate = match up {
            Some((nearest, above)) if above != nearest => Some(above),
            Some((nearest, _)) => (0..=nearest)
                .rev()
                .find(|n| claims(n) && main_clause(n) && !self.opens_sentence(*n))
                .map(|m| self.reporter(m, claims))
                .or(Some(nearest)),
            None => None,
        };
        match mate.or_else(|| (0..k).rev().find(main)).or_else(|| (0..k).rev().find(finite)) {
            Some(above) => {
                let found = self.subject_within(above, chain - 1);
                // "said the ruling had kept them safe before claiming": a thing claims nothing
                let thing = |p: &Phrase| self.is_thing(self.group(p.head));
                let reporter = self.reporter(above, claims);
                // "the row began when Hale came home, calling": nor does a row that began
                let idle = self.units[self.groups[above].head].cue == 0;
                let nearest = (above + 1..k).rev().find(finite).filter(|n| idle && after_comma && !self.is_relative_verb(*n));
                let found = match found.phrase {
                    Some(p) if thing(&p) && self.units[self.groups[v].head].cue != 0 => {
                        let other = Some(reporter).filter(|r| *r != above).or(nearest).map(|o| self.subject_within(o, chain - 1));
                        other.filter(|o| o.phrase.is_some_and(|p| !thing(&p))).unwrap_or(found)
                    }
                    _ => found,
                };
                without_own(v, Frame::Participle, found.phrase, Some(above))
            }
            // "Condemning the raid were the guilds"
            None if k == 0
                && let Some(phrase) = self.behind_copula(v) =>
            {
                without_own(v, Frame::Participle, Some(phrase), None)
            }
            None => self.aside_participle(v, k).unwrap_or_else(|| self.fronted_participle(v)),
        }
    }

    /// Whether a noun group is one thing that says nothing: no party, nothing that parties issue, no number of people.
    pub(super) fn is_thing(&self, n: usize) -> bool {
        let Units { start, end } = self.groups[n].units;
        let head = &self.units[self.groups[n].head];
        let counted = self.units[start..end].iter().any(|u| u.tag == Tag::Number);
        head.tag == Tag::Existential || head.tag == Tag::Noun && !self.acts(n) && !head.is(Class::IssuedNoun) && !counted
    }

    /// Whether the noun phrase that begins with group `start` is a part of something that does nothing: "spent much of the speech praising".
    fn is_part(&self, start: usize) -> bool {
        let of = self.groups.get(start + 1).is_some_and(|g| self.units[g.head].is(Class::Of));
        of && self.units[self.groups[start].head].is(Class::Amount) && self.is_noun(start + 2) && !self.acts(start + 2)
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
        let head = &self.units[self.groups[last].head];
        let same = head.tag == Tag::Pronoun && (head.is(Class::Masculine) || head.is(Class::Feminine));
        let opener = self.noun_phrase_start(last).checked_sub(1).filter(|_| !same);
        opener.is_some_and(|o| {
            self.groups[o].kind == GroupKind::Subordinator
                && !self.units[self.groups[o].head].is(Class::Conditional)
                && self.groups[..o].last().is_some_and(|g| !matches!(g.kind, GroupKind::Conjunction | GroupKind::Comma))
        })
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
        let bare = |b: usize| self.groups[b].verb.is_some_and(|g| g.form == VerbForm::Ing) && self.units[self.groups[b].head].bare;
        if subject.and_then(|s| s.checked_sub(1)).is_some_and(bare) {
            return true;
        }
        let here = self.groups[..n].iter().rev().take_while(|g| !matches!(g.kind, GroupKind::Comma | GroupKind::Semicolon));
        here.into_iter().any(|g| g.kind == GroupKind::That)
    }

    /// The object right before the preposition at group `n`, of a verb in the active voice that claims, or whose act was for what the object did: "accused
    /// the crew of", "arrested the crew for".
    fn accused(&self, n: usize) -> Option<Phrase> {
        // "jailed the blogger for two years for", "expelled him last year for"
        let mut last = n.checked_sub(1)?;
        while self.is_time(last) && last > 1 {
            last -= 1 + (self.groups[last - 1].kind == GroupKind::Preposition) as usize;
        }
        if !self.is_noun(last) {
            return None;
        }
        let start = self.noun_phrase_start(last);
        let verb = &self.groups[start.checked_sub(1)?];
        let reason = self.units[self.groups[n].head].is(Class::Purpose);
        let claims = verb.verb.is_some_and(|g| !g.passive && !g.copula) && (reason || self.units[verb.head].cue != 0);
        (claims && self.acts(start)).then(|| self.phrase(start, last + 1))
    }

    /// Whether the head of a noun group is somebody: a name, a pronoun, a noun for persons or a body. False behind the last group.
    pub fn acts(&self, n: usize) -> bool {
        let Some(head) = self.groups.get(n).map(|g| &self.units[g.head]) else { return false };
        head.kind != UnitKind::Word
            || matches!(head.tag, Tag::Pronoun | Tag::Name)
            || head.person
            || [Class::PersonNoun, Class::PeopleNoun, Class::BodyNoun, Class::GroupNoun, Class::GovernmentNoun].iter().any(|c| head.is(*c))
    }

    /// Whose words a noun group names: "her speech", "the union's letter".
    fn issuer(&self, n: usize) -> Option<Phrase> {
        let g = &self.groups[n];
        let own = self.units[g.units.start].tag == Tag::Possessive;
        let phrase = Phrase { units: Units::new(g.units.start, g.units.start + 1), head: g.units.start, referent: None };
        let issued = self.units[g.head].is(Class::IssuedNoun);
        self.possessor_of_act(n).or_else(|| own.then_some(phrase)).filter(|_| issued)
    }

    /// Who issued what a noun phrase names that begins with group `start`: the subject of the verb before it.
    pub(super) fn owner(&self, start: usize, chain: usize) -> Option<Phrase> {
        let head = &self.units[self.groups[start].head];
        let governed = start.checked_sub(1).is_some_and(|b| self.groups[b].kind == GroupKind::Verb);
        let thing = head.is(Class::IssuedNoun) && (governed || head.tag != Tag::Plural)
            || head.tag == Tag::Noun
                && head.kind == UnitKind::Word
                && !self.acts(start)
                // "left 62 percent of growers saying"
                && !(self.groups.get(start + 1).is_some_and(|p| self.units[p.head].is(Class::Of)) && self.acts(start + 2));
        let by = start.checked_sub(1).is_some_and(|b| self.units[self.groups[b].head].is(Class::By));
        let carrier = (thing && !by).then(|| (0..start).rev().take(3).find(|n| self.groups[*n].kind == GroupKind::Verb)).flatten();
        // "there is evidence showing"
        let exists = |p: &Phrase| self.units[p.head].tag == Tag::Existential;
        carrier.and_then(|c| self.subject_within(c, chain).phrase).filter(|p| !exists(p))
    }

    /// "wrote to the bank asking it to wait": whether whoever is meant by the noun group `n` is told what the participle that claims at group `v` says.
    fn is_told(&self, n: usize, v: usize) -> bool {
        n.checked_sub(2).is_some_and(|above| {
            let (to, verb) = (&self.units[self.groups[n - 1].head], &self.groups[above]);
            let tells = self.units[verb.head].that && verb.verb.is_some_and(|g| !g.passive && !g.copula);
            self.groups[n - 1].kind == GroupKind::Preposition && to.tags.has(Tag::To) && tells && self.units[self.groups[v].head].cue != 0
        })
    }

    /// The verb in the active that has right behind it what carries the words of the -ing form at group `v`, over times: "issued a statement on Friday
    /// accusing".
    pub fn carrier_of(&self, v: usize) -> Option<usize> {
        let last = self.skip_adverbials_left(v).checked_sub(1).filter(|n| self.is_noun(*n))?;
        let noun = self.noun_phrase_start(last);
        let verb = noun.checked_sub(1).filter(|b| self.groups[*b].verb.is_some_and(|g| !g.passive && !g.copula))?;
        self.units[self.groups[noun].head].is(Class::IssuedNoun).then_some(verb)
    }

    /// "Oslo, condemning the raid, left": the noun before the comma.
    fn aside_participle(&self, v: usize, k: usize) -> Option<Subject> {
        // "Oslo, after condemning the raid, left"
        let opener = k.checked_sub(1).is_some_and(|o| matches!(self.groups[o].kind, GroupKind::Preposition | GroupKind::Subordinator));
        let k = k - opener as usize;
        let comma = k.checked_sub(1).filter(|c| *c > 0 && self.groups[*c].kind == GroupKind::Comma && self.is_noun(*c - 1))?;
        let start = self.noun_phrase_start(comma - 1);
        let phrase = Some(self.phrase(start, comma));
        Some(without_own(v, Frame::Participle, phrase, None))
    }

    /// "Accusing them of theft, the minister left": the subject after the comma.
    fn fronted_participle(&self, v: usize) -> Subject {
        const MOST: usize = 3;
        let mut commas =
            (v + 1..self.groups.len()).filter(|n| self.groups[*n].kind == GroupKind::Comma || self.ends_with_quoted_comma(*n)).take(MOST);
        let phrase = commas.find(|c| self.is_noun(c + 1) && self.begins_clause(c + 1)).map(|c| {
            let end = self.noun_phrase_end(c + 1, Extent::PLAIN);
            self.phrase(c + 1, end)
        });
        without_own(v, Frame::Participle, phrase, None)
    }

    /// "Added to the list were two banks": the subject behind the copula that follows a participle and its phrases.
    fn behind_copula(&self, v: usize) -> Option<Phrase> {
        const FARTHEST: usize = 10;
        let copula = (v + 1..self.groups.len().min(v + FARTHEST))
            .find(|k| !matches!(self.groups[*k].kind, GroupKind::Noun | GroupKind::Preposition | GroupKind::Adverb))?;
        let verb = self.groups[copula].verb.filter(|g| g.copula && g.form == VerbForm::Finite && !g.passive);
        let ing = self.groups[v].verb.is_some_and(|g| g.form == VerbForm::Ing);
        verb.filter(|_| self.is_noun(copula + 1) && (ing && self.is_noun(v + 1) || self.groups[v + 1].kind == GroupKind::Preposition))?;
        Some(self.phrase(copula + 1, self.noun_phrase_end(copula + 1, Extent::PLAIN)))
    }

    /// "the crew, blamed by Oslo": the noun before is the object.
    pub(super) fn of_participle(&self, v: usize) -> Subject {
        let k = self.skip_adverbials_left(v);
        let mut before = k.checked_sub(1);
        // "the crew, hired in Riga and blamed for": as that of the participle before
        if before.is_some_and(|b| self.groups[b].kind == GroupKind::Conjunction) {
            let mate = (0..k).rev().take(LONGEST_CHAIN).find(|p| self.groups[*p].verb.is_some_and(|g| g.passive));
            if let Some(mate) = mate.filter(|m| !self.groups[*m].is_finite()) {
                return Subject { after: v + 1, first: v, ..self.of_participle(mate) };
            }
            // "were disowned by the party and condemned by": as that of the passive before
            if let Some(mate) = mate {
                let phrase = self.subject_within(mate, LONGEST_CHAIN - 1).phrase;
                return without_own(v, Frame::Conjunct, phrase, Some(mate));
            }
        }
        if before.is_some_and(|b| self.groups[b].kind == GroupKind::Comma) {
            before = before.and_then(|b| b.checked_sub(1));
        }
        // "stands accused of": as the verb before
        if let Some(above) = before.filter(|b| *b + 1 == k && self.groups[*b].is_finite()) {
            let found = self.subject_within(above, LONGEST_CHAIN - 1);
            return without_own(v, Frame::Reduced, found.phrase, Some(above));
        }
        // "sanctions on two officials accused of": somebody, rather than the thing before
        // ("the cabinet in Oslo, stung by": behind a comma no place)
        let placed = |b: usize| {
            let located = b.checked_sub(1).is_some_and(|p| self.units[self.groups[p].head].is(Class::Locative));
            b + 1 < k && located && self.units[self.groups[b].head].tag == Tag::Name
        };
        let start = |b: usize| Some(self.noun_phrase_start(b)).filter(|s| self.acts(*s) || !self.acts(b) || placed(b)).unwrap_or(b);
        let object = before.filter(|b| self.is_noun(*b)).map(|b| self.phrase(start(b), b + 1));
        // "Blamed by Oslo for the leak, the crew resigned", "Added to the list were two banks"
        let fronted = || if before.is_none() { self.behind_copula(v).or_else(|| self.fronted_participle(v).phrase) } else { None };
        let object = object.or_else(fronted);
        without_own(v, Frame::Reduced, object, None)
    }
}
