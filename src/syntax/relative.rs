//! Relative clauses: which noun one belongs to, and whose object that is.

use super::group::{Group, GroupKind, VerbForm};
use super::phrase::Extent;
use super::subject::Phrase;
use super::window::{UnitKind, Window};
use crate::lexicon::{Class, Classes, Property, Tag, Tags};
use crate::rules::WordSet;
use crate::span::Units;
use crate::text::shape::Shape;

impl Window {
    /// Whether a noun group is the object of a verb before it, so that a clause of its own ends with it.
    pub(super) fn is_object(&self, n: usize) -> bool {
        let mut k = n;
        while let Some(b) = k.checked_sub(1) {
            match self.groups[b].kind {
                // "said Riga and Bern were"
                GroupKind::Verb => return b + 1 < n || !self.head(b).has(Property::Bare),
                GroupKind::Preposition | GroupKind::Noun | GroupKind::Adjective | GroupKind::Adverb => k = b,
                // "hailed Orr as a hero and others agreed"
                GroupKind::Subordinator if self.head(b).is(Class::As) && self.first(k).is_indefinite() => k = b,
                _ => return false,
            }
        }
        false
    }

    /// The noun phrase that the relative pronoun in group `n` points back to.
    pub fn antecedent(&self, n: usize) -> Option<Units> {
        let mut b = n.checked_sub(1)?;
        // "two firms, both of which"
        b = self.quantity_of(n).map_or(b, |q| q - 1);
        if self.groups[b].kind == GroupKind::Preposition {
            b = b.checked_sub(1)?;
        }
        if matches!(self.groups[b].kind, GroupKind::Comma | GroupKind::Dash) {
            b = b.checked_sub(1)?;
        }
        // "a report on Mali on Monday that": times are nobody's antecedent
        while self.is_time(b) && b > 0 {
            b -= 1 + (self.groups[b - 1].kind == GroupKind::Preposition && b > 1) as usize;
        }
        if !self.is_noun(b) {
            return None;
        }
        if let Some(one) = self.one_of_those(b) {
            return Some(one.units);
        }
        // "it was the mayor, not the courts, who"
        let other = b.checked_sub(3).filter(|_| self.kind(b - 2) == Some(GroupKind::Comma) && self.head(b - 1).is(Class::Negation));
        if let Some(noun) = other.filter(|o| self.kind(b - 1) == Some(GroupKind::Adverb) && self.is_noun(*o)) {
            return Some(self.phrase(self.noun_phrase_start(noun), noun + 1).units);
        }
        if let Some(person) = self.before_label(b, n) {
            b = person;
        }
        // "blames Oslo for the raid, which": the object of the verb is not the one
        let start = self.noun_phrase_start(b);
        // "doubts about the expert, who", "a spokesman for the bank, which"
        let which = self.head(n).is(Class::Neuter);
        // "accused it of hiding the gunmen, which it denies": nor is that a person, but the clause
        let parted = self.groups[n - 1].kind == GroupKind::Comma;
        if which && parted && self.head(n).tag == Tag::Wh && self.head(start).is_person() && self.head(b).is_person() {
            return None;
        }
        let other = if self.is_who(n) { !self.acts(start) } else { which && self.head(start).is_somebody() && !self.head(b).is_somebody() };
        if start < b && other && self.acts(b) {
            return Some(self.phrase(b, b + 1).units);
        }
        // "relatives of those killed in the raid, who": somebody, over what describes them
        let whole = if other && parted && self.is_who(n) { self.over_reduced_clauses(start) } else { start };
        if whole < start && self.acts(whole) {
            return Some(self.phrase(whole, b + 1).units);
        }
        let object = start < b && self.acts(start) && start.checked_sub(1).is_some_and(|v| self.groups[v].kind == GroupKind::Verb);
        let own = self.head(start + 1).is(Class::Of) && self.head(start).kind == UnitKind::Word;
        Some(self.phrase(if object && !own { b } else { start }, b + 1).units)
    }

    /// "What they did to the boys is unforgivable": where a clause with "what" begins that has a verb of its own, ends before group `n` and opens its clause.
    pub(super) fn free_relative(&self, n: usize) -> Option<usize> {
        const FARTHEST: usize = 10;
        let inside = |k: &usize| {
            let kind = self.groups[*k].kind;
            matches!(kind, GroupKind::Noun | GroupKind::Preposition | GroupKind::Adverb | GroupKind::Adjective | GroupKind::Verb)
        };
        let what = (n.saturating_sub(FARTHEST)..n).rev().find(|k| !inside(k)).filter(|k| self.head(*k).is_what())?;
        let opens = what.checked_sub(1).is_none_or(|b| !matches!(self.groups[b].kind, GroupKind::Verb | GroupKind::Preposition));
        (opens && self.is_noun(what + 1) && self.groups[what..n].iter().filter(|g| g.is_finite()).count() == 1).then_some(what)
    }

    /// "what he called rogue elements for", "what it describes as theft of": where a clause with "what" from group `n` ends that only names what the noun behind its
    /// verb is, and one of the words `stop` follows.
    pub fn named_end(&self, n: usize, stop: Option<&WordSet>) -> Option<usize> {
        let what = self.head(n).is_what() && self.is_noun(n + 1);
        let verb = what.then(|| self.noun_phrase_end(n + 1, Extent::PLAIN))?;
        let active = self.groups.get(verb).is_some_and(|g| g.is_finite() && g.has_doer());
        let role = self.head_is(verb + 1, Class::As);
        let object = verb + 1 + usize::from(role);
        let names = active && (role || self.head(verb).is(Class::Naming)) && self.is_noun(object);
        let end = |object: usize| self.noun_phrase_end(object, Extent { stop, ..Extent::PLAIN });
        // (but "what he called Oslo's “sham” vote")
        let stops = |n: &usize| self.groups.get(*n).is_some_and(|g| stop.is_some_and(|s| s.may_begin(self.units[g.head].word)));
        let first = names.then(|| end(object)).filter(stops)?;
        // "what it called a thirst for power for": the last of them
        let next = || Some(end(first + 1)).filter(|n| self.is_noun(first + 1) && stops(n) && self.is_noun(n + 1) && !self.is_time(n + 1));
        Some(next().unwrap_or(first))
    }

    /// "Oslo was among those who", "Oslo is one of those who": whoever is said to be one of those that the noun group `n` alone means.
    /// (Other prepositions without such a class hardly stand there.)
    pub(super) fn one_of_those(&self, n: usize) -> Option<Phrase> {
        const OTHERS: [Class; 8] =
            [Class::Locative, Class::Purpose, Class::Dealings, Class::By, Class::Of, Class::From, Class::As, Class::Than];
        let (group, head) = (&self.groups[n], self.head(n));
        let those = group.units.len() == 1 && head.is(Class::Definite) && head.tags.has(Tag::Pronoun);
        let preposition = n.checked_sub(1).map(|p| self.head(p)).filter(|_| those)?;
        let among = preposition.tags == Tags::of(&[Tag::Preposition]) && !preposition.is_any(&OTHERS);
        let one = preposition.is(Class::Of) && n > 2 && self.head(n - 2).tag == Tag::Number;
        let copula = if among { n.checked_sub(2) } else { n.checked_sub(3).filter(|_| one) }?;
        let being = self.groups[copula].verb.filter(|v| v.copula && v.form == VerbForm::Finite && !v.negated);
        let subject = being.and_then(|_| self.subject_within(copula, 1).phrase)?;
        self.acts(self.group(subject.units.start)).then_some(subject)
    }

    /// The noun group that says how many before "of" and the relative pronoun of group `n`, behind a comma: ", both of which".
    fn quantity_of(&self, n: usize) -> Option<usize> {
        let quantity = n.checked_sub(3).map(|c| c + 1).filter(|q| self.head(q + 1).is(Class::Of))?;
        let counts = matches!(self.head(quantity).tag, Tag::Determiner | Tag::Pronoun | Tag::Number | Tag::Adverb);
        (counts && self.groups[quantity - 1].kind == GroupKind::Comma).then_some(quantity)
    }

    /// Whether the relative pronoun of group `n` is one for persons alone: "who", "whom".
    fn is_who(&self, n: usize) -> bool {
        const OTHERS: Tags = Tags::of(&[Tag::That, Tag::Determiner, Tag::Subordinator]);
        let pronoun = self.head(n);
        pronoun.tag == Tag::Wh && !pronoun.tags.meets(OTHERS) && !pronoun.is_any(&[Class::Neuter, Class::Definite])
    }

    /// "Ana Ruiz, D-Ohio, who", "Ana Ruiz, 44, who", "Ana Ruiz, Republican of Ohio, who": the person before what ends with group `last` in commas and says of her
    /// how old she is or of which party, given the group of the pronoun.
    fn before_label(&self, last: usize, pronoun: usize) -> Option<usize> {
        let of = last.checked_sub(2).filter(|b| self.head(b + 1).is(Class::Of) && self.is_noun(*b));
        let label = of.unwrap_or(last);
        let (group, head) = (&self.groups[label], self.head(label));
        let named = head.tag == Tag::Name && !head.is_any(&[Class::FirstName, Class::LastName]);
        let labels = match head.kind {
            UnitKind::Compound => head.tag == Tag::Name,
            // ("Ana Ruiz and Tom Hale, two of the bakers, who")
            UnitKind::Word | UnitKind::Name(_) if of.is_some() => named,
            UnitKind::Word | UnitKind::Name(_) => head.tag == Tag::Number,
            UnitKind::Quote(_) => false,
        };
        let alone = group.units.len() == 1 && self.is_who(pronoun) && labels;
        let comma = label.checked_sub(1).filter(|c| alone && self.groups[*c].kind == GroupKind::Comma)?;
        comma.checked_sub(1).filter(|b| self.is_noun(*b) && self.head(*b).tag == Tag::Name)
    }

    /// "the ship that Oslo blames": a relative pronoun before the subject is the object.
    pub(super) fn relative_object(&self, start: usize) -> Option<Phrase> {
        // ("whom even his friends blame")
        let b = start.checked_sub(1)?;
        let b = if self.groups[b].kind == GroupKind::Adverb && b > 0 && self.groups[b - 1].kind == GroupKind::Wh { b - 1 } else { b };
        let g = &self.groups[b];
        let head = &self.units[g.head];
        // "whose campaign reported": what is owned is the subject
        let relative = matches!(g.kind, GroupKind::Wh | GroupKind::That)
            && !head.tags.has(Tag::Subordinator)
            && !(head.tag == Tag::Wh && head.is(Class::Definite));
        if !relative {
            return None;
        }
        let referent = self.antecedent(b);
        // "what the mayor described as", "in what the mayor described as": what stands for itself
        let preposition = self.follows_preposition(b);
        // ("was accused of spying, which he denied": the whole of it)
        let clause = referent.is_none() && b.checked_sub(1).is_some_and(|c| self.groups[c].kind == GroupKind::Comma);
        if clause && head.is(Class::Neuter) {
            return Some(Phrase { units: g.units, head: g.head, referent: None });
        }
        if referent.is_none() || preposition && head.is_what() {
            return (head.tag == Tag::Wh && head.is(Class::Neuter)).then_some(Phrase { units: g.units, head: g.head, referent: None });
        }
        // "said that", "reports that": a clause, not a relative
        let noun_before = self.quantity_of(b).is_some()
            || b.checked_sub(1).is_some_and(|n| self.is_noun(n) || matches!(self.groups[n].kind, GroupKind::Comma | GroupKind::Dash));
        (noun_before && self.units[g.head].tag == Tag::Wh).then_some(Phrase { units: g.units, head: g.head, referent })
    }

    /// "a group it accuses of", "a deal the union has criticised.": the noun right before the subject is the object of a verb that claims and has none behind
    /// it.
    pub fn unmarked_object(&self, start: usize, v: usize) -> Option<Phrase> {
        let (subject, verb) = (self.head(start), &self.groups[v]);
        let claims = self.units[verb.head].cue != 0 && verb.has_doer();
        let pronoun = subject.tag == Tag::Pronoun && !subject.is(Class::Oblique) && start + 1 == v;
        // ", an idea the growers oppose", ", a charge it calls absurd"
        let noun = start.checked_sub(1).filter(|n| claims && self.is_noun(*n) && !self.is_time(*n))?;
        // "it was a “bad deal,” he said": the comma stands inside
        let last = &self.units[self.groups[noun].units.end - 1];
        if matches!(last.kind, UnitKind::Quote(_)) && last.shape == Shape::Comma {
            return None;
        }
        let first = self.noun_phrase_start(noun);
        let apposition = self.opens_apposition(first);
        // "The firm the mayor condemned for the raid closed.": another verb wants a subject
        let when = self.tells_when(v + 1);
        let goes_on = (self.kind(v + 1) != Some(GroupKind::Noun) || when)
            && !self.units[verb.head].has(Property::Bare)
            && self.is_followed_by_verb(v);
        // "were hurt in a raid the army blamed on rebels"
        let done = first.checked_sub(2).is_some_and(|p| self.groups[p].kind == GroupKind::Verb && !self.head(p).has(Property::That));
        let lacking = done && self.first(first).is_indefinite() && !self.units[verb.head].has(Property::That);
        let open = self.groups.get(v + 1).is_none_or(|g| match g.kind {
            GroupKind::Preposition => pronoun || apposition || lacking,
            // "a plan officials called rash", "a charge it has called false"
            GroupKind::Adjective | GroupKind::Adverb | GroupKind::Quote
                if self.units[verb.head].is(Class::Naming) && self.units[g.head].tags.has(Tag::Adjective) =>
            {
                true
            }
            GroupKind::Adjective | GroupKind::Subordinator | GroupKind::Quote => apposition,
            // "a law it rejected last year."
            GroupKind::Noun if when => matches!(self.kind(self.skip_adverbials(v + 1)), None | Some(GroupKind::Stop | GroupKind::Comma)),
            // ", a move it called a betrayal"
            GroupKind::Noun => apposition && self.units[verb.head].is(Class::Naming),
            GroupKind::Stop | GroupKind::Comma => true,
            _ => false,
        });
        // "a step critics said was rash": what is said wants a subject
        // ("everything he says is a lie", "the story he told is false": all that he says)
        let something = self.head(noun).tag != Tag::Pronoun && !self.units[verb.head].is(Class::ObjectControl);
        let gap = something && self.units[verb.head].has(Property::Bare) && self.groups.get(v + 1).is_some_and(|g| g.is_finite());
        // "told the council it complained of", "In Oslo the union complained."
        let other = first.checked_sub(1).is_some_and(|t| {
            let head = self.head(t);
            self.groups[t].kind == GroupKind::Verb && head.has(Property::Bare) && !goes_on
                // ("hit back at critics he accused of")
                || head.is(Class::Locative) && !(pronoun && self.acts(noun)) && !lacking
                || self.groups[t].kind == GroupKind::Comma && !apposition
                // "On paper they agree on most of it."
                || t == 0 && self.groups[t].kind == GroupKind::Preposition && !self.groups[v + 1..].iter().any(Group::is_finite)
        });
        let mut object = Some(self.phrase(first, noun + 1)).filter(|_| gap || (open || goes_on) && !other)?;
        // "whose conduct two inquiries have censured"
        if let Some(wh) = first.checked_sub(1).map(|b| self.groups[b].units).filter(|u| self.units[u.start].tag == Tag::Wh) {
            object.units.start = wh.start;
        }
        Some(object)
    }

    /// "the grain it sent": whether a verb stands in a relative clause without a pronoun.
    pub(super) fn is_bare_relative(&self, n: usize) -> bool {
        n > 1 && self.is_noun(n - 1) && self.is_noun(n - 2) && !self.is_time(n - 1) && !self.is_time(n - 2)
    }

    /// Whether a noun phrase that begins with group `n` stands in apposition: behind a comma, with "a", or "something", or a bare plural of words that claim
    /// ("accusations the guild rejects").
    pub(super) fn opens_apposition(&self, n: usize) -> bool {
        let first = self.first(n);
        let anything = first.tag == Tag::Pronoun && first.classes == Classes::default();
        let claims = first.tag == Tag::Plural && first.cue != 0 && first.kind == UnitKind::Word && self.is_noun(n + 1);
        n > 0 && self.groups[n - 1].kind == GroupKind::Comma && (first.is_indefinite() || anything || claims)
    }

    /// Whether the subject of a verb is a relative pronoun.
    pub fn is_relative_verb(&self, n: usize) -> bool {
        n.checked_sub(1).is_some_and(|b| matches!(self.groups[b].kind, GroupKind::Wh | GroupKind::That) && self.head(b).is(Class::Relative))
    }

    /// Whether a finite verb without a subject of its own follows in the clause behind group `n`.
    pub(super) fn is_followed_by_verb(&self, n: usize) -> bool {
        const FARTHEST: usize = 40;
        let inside = |k: usize| match self.groups[k].kind {
            GroupKind::Noun => self.groups[k - 1].kind != GroupKind::Noun || self.is_time(k),
            GroupKind::Preposition | GroupKind::Adverb | GroupKind::Adjective | GroupKind::Particle => true,
            GroupKind::Verb => !self.groups[k].is_finite(),
            _ => false,
        };
        (n + 1..self.groups.len().min(n + FARTHEST)).find(|k| !inside(*k)).is_some_and(|k| self.groups[k].is_finite())
    }
}
