//! Complements: what kind of clause or phrase a verb or preposition takes, and where that ends.

use super::group::{GroupKind, VerbForm};
use super::phrase::Extent;
use super::window::Window;
use crate::lexicon::{Class, Property, Tag};
use crate::rules::Types;
use crate::span::Units;

impl Window {
    /// What kind of complement begins at group `n`, and where it ends. `extent` says what of it is part of a noun phrase.
    pub fn complement(&self, n: usize, types: Types, extent: Extent) -> Option<(Types, Units)> {
        let g = self.groups.get(n)?;
        let clause = |kind: Types, from: usize| types.meets(kind).then(|| (kind, self.units_of(n, self.clause_end(from).max(n + 1))));
        match g.kind {
            // a quotation that the clause goes on from is part of it
            GroupKind::Quote => {
                types.meets(Types::QUOTE.with(Types::BARE)).then(|| (Types::QUOTE, self.units_of(n, self.joined_quotes_end(n))))
            }
            GroupKind::That => clause(Types::THAT, n + 1),
            // "asked why, he"
            GroupKind::Wh
                if types.meets(Types::WH)
                    && self.groups.get(n + 1).is_none_or(|g| matches!(g.kind, GroupKind::Comma | GroupKind::Stop)) =>
            {
                Some((Types::WH, g.units))
            }
            // "said in a letter that named no culprit": a relative clause
            GroupKind::Wh if self.head(n).tags.has(Tag::That) => None,
            GroupKind::Wh => clause(Types::WH, n + 1),
            // "said if it rains, the fair will close", "asked if it rained"
            GroupKind::Subordinator if self.units[g.head].is(Class::Conditional) && types.meets(Types::BARE) => clause(Types::WH, n),
            GroupKind::Subordinator if self.units[g.head].is(Class::Conditional) => clause(Types::WH, n + 1),
            // "blamed falling prices": where no -ing clause can stand
            GroupKind::Verb if types.meets(Types::NP) && !types.meets(Types::ING) && self.describes_next(n) => {
                Some((Types::NP, self.units_of(n, self.noun_phrase_end(n + 1, extent))))
            }
            // "cited increased costs"
            GroupKind::Verb if types.meets(Types::NP) && self.describes_object(n) => {
                Some((Types::NP, self.units_of(n, self.noun_phrase_end(n + 1, extent))))
            }
            GroupKind::Verb => self.verbal_complement(n, types),
            GroupKind::Noun => self.nominal_complement(n, types, extent),
            // "urged calm": an adjective that may be a noun, where only a noun would do
            GroupKind::Adjective
                if types.meets(Types::NP)
                    && !types.meets(Types::ADJ)
                    && g.units.len() == 1
                    && self.units[g.head].tags.has(Tag::Noun)
                    && self.closes(n + 1)
                    && self.kind(n + 1) != Some(GroupKind::Conjunction) =>
            {
                Some((Types::NP, g.units))
            }
            GroupKind::Adjective | GroupKind::Adverb if types.meets(Types::ADJ) => Some(self.predicative_complement(n, types, extent)),
            // "vowed to “fight for every last seat on the board of the port”": the infinitive is quoted
            GroupKind::Preposition if types.meets(Types::TO) && self.is_quoted_infinitive(n) => {
                // ("to “keep the pier open,” Hale said")
                let closed = self.ends_with_quoted_comma(n + 1) && self.kind(n + 2) != Some(GroupKind::Conjunction);
                Some((Types::TO, self.units_of(n, if closed { n + 2 } else { self.nonfinite_end(n + 1).max(n + 2) })))
            }
            GroupKind::Preposition if types.meets(Types::BARE) && self.is_noun(n + 1) && self.fronted(n) => {
                Some((Types::BARE, self.units_of(n, self.clause_end(n + 1))))
            }
            _ => None,
        }
    }

    /// The units of the groups from `n` to before `end`.
    fn units_of(&self, n: usize, end: usize) -> Units {
        Units::new(self.groups[n].units.start, self.groups[end - 1].units.end)
    }

    /// The complement that begins with the verb group `n`: an infinitive, an -ing clause, or what is said of something.
    fn verbal_complement(&self, n: usize, types: Types) -> Option<(Types, Units)> {
        let g = &self.groups[n];
        let to_end = || self.units_of(n, self.nonfinite_end(n).max(n + 1));
        match g.verb?.form {
            VerbForm::Infinitive => types.meets(Types::TO).then(|| {
                // "planned afterwards to close the pier", but "promised never to return"
                let says_how = |u: usize| self.units[u].tag == Tag::Adverb && self.units[u].is(Class::Time);
                let start = (g.units.start..g.head).find(|u| !says_how(*u)).unwrap_or(g.units.start);
                (Types::TO, Units::new(start, to_end().end))
            }),
            // "called the offer insulting, unfair and illegal"
            VerbForm::Ing if types.meets(Types::ADJ) && !types.meets(Types::ING) && self.closes(n + 1) => {
                Some((Types::ADJ, self.units_of(n, self.adjectives_end(n))))
            }
            // "concluded closing the pier was a mistake"
            VerbForm::Ing
                if types.meets(Types::BARE)
                    && self.is_gerund_subject(n)
                    && self.groups.get(self.nonfinite_end(n)).is_some_and(|g| g.is_finite()) =>
            {
                Some((Types::BARE, self.units_of(n, self.clause_end(self.nonfinite_end(n) + 1))))
            }
            VerbForm::Ing => types.meets(Types::ING).then(|| (Types::ING, to_end())),
            // "denounced it as rigged"
            VerbForm::Participle => types.meets(Types::ADJ).then(|| {
                let end = self.adjectives_end(n);
                (Types::ADJ, if end > n + 1 { self.units_of(n, end) } else { to_end() })
            }),
            VerbForm::Finite => None,
        }
    }

    /// The complement that begins with the noun group `n`: a clause of which it is the subject, or the noun phrase, with or without what is said of it.
    fn nominal_complement(&self, n: usize, types: Types, extent: Extent) -> Option<(Types, Units)> {
        // "said Tuesday it would", "denied last month that": the clause begins after the time
        let time = self.is_time(n);
        if time && types.meets(Types::NP) && self.kind(n + 1) == Some(GroupKind::That) {
            return self.complement(n + 1, types, extent);
        }
        // ("denied this week taking the coins")
        let ing = || types.meets(Types::ING) && self.form(n + 1) == Some(VerbForm::Ing);
        let time = time && (self.is_noun(n + 1) || self.is_bare_time(n) || ing());
        if types.meets(Types::BARE) && !time && self.begins_clause(n) && !self.is_object_alone(n) && !self.is_object_before_clause(n) {
            return Some((Types::BARE, self.units_of(n, self.clause_end(n + 1).max(n + 1))));
        }
        if types.meets(Types::SMALL)
            && let Some(end) = self.small_clause_end(n, types, extent)
        {
            return Some((Types::SMALL, self.units_of(n, end)));
        }
        (types.meets(Types::NP) && !time && !self.tells_when(n)).then(|| (Types::NP, self.units_of(n, self.noun_phrase_end(n, extent))))
    }

    /// The adjectives that begin with group `n`, and what they take.
    fn predicative_complement(&self, n: usize, types: Types, extent: Extent) -> (Types, Units) {
        let mut end = self.adjectives_end(n);
        // "as just another clerk"
        if types.meets(Types::NP) && self.groups[end - 1].kind == GroupKind::Adverb && self.is_noun(end) && !self.is_time(end) {
            return (Types::NP, self.units_of(n, self.noun_phrase_end(end, extent)));
        }
        if self.kind(end) == Some(GroupKind::Preposition) && self.is_noun(end + 1) {
            end = self.noun_phrase_end(end + 1, extent);
        } else if let Some(to) = self.predicate_end(n) {
            end = to;
        }
        (Types::ADJ, self.units_of(n, end))
    }

    /// Whether group `n` is *to* before a quotation that can be the verb of an infinitive, though it is not likely one (those are verb groups).
    fn is_quoted_infinitive(&self, n: usize) -> bool {
        let quoted = self.kind(n + 1) == Some(GroupKind::Quote) && self.head(n + 1).tags.has(Tag::Base);
        quoted && self.head(n).tags.has(Tag::To)
    }

    /// Whether the noun group `n`, behind a verb, is its object though a finite verb follows: a pronoun that is never a subject, or the last noun of a relative
    /// clause or infinitive whose noun has its verb there ("those who saw the film say", "its failure to admit the loss angered").
    fn is_object_alone(&self, n: usize) -> bool {
        let head = self.head(n);
        let oblique = head.tag == Tag::Pronoun && head.is(Class::Oblique) && !head.is(Class::Neuter);
        let relative = || {
            let subject = n.checked_sub(3).filter(|_| self.groups[n - 1].is_finite() && self.is_relative_verb(n - 1));
            // "the deal that the mayor called a disaster was signed"
            let pronoun = |k: usize| matches!(self.groups[k].kind, GroupKind::Wh | GroupKind::That) && self.head(k).is(Class::Relative);
            let takes = |v: usize| self.groups[v].is_finite() && !self.head(v).has(Property::Bare);
            let object = || n.checked_sub(4).filter(|a| self.is_noun(n - 2) && takes(n - 1) && pronoun(a + 1));
            subject.or_else(object).is_some_and(|a| self.is_noun(a) && self.awaits_verb(a))
        };
        let explains =
            || self.is_to_infinitive(n - 1) && n >= 2 && self.verb_of(n).and_then(|v| self.noun_with_infinitive(v)) == Some(n - 2);
        let another = |v: usize| (v + 1..self.groups.len()).any(|k| self.groups[k].is_finite() && self.lacks_own_subject(k));
        oblique || n > 0 && (relative() || explains()) && self.verb_of(n).is_some_and(|v| !another(v))
    }

    /// "denied the raid and the army rejected the charge": whether the noun group `n`, of a thing, is the object of a verb that says no more than a clause might, and
    /// somebody joined to it has a verb.
    pub(super) fn is_object_before_clause(&self, n: usize) -> bool {
        let verb = n.checked_sub(1).is_some_and(|v| self.groups[v].kind == GroupKind::Verb && !self.head(v).has(Property::Says));
        let joined = self.kind(n + 1) == Some(GroupKind::Conjunction) && self.head(n + 1).is(Class::And) && self.is_noun(n + 2);
        let definite = |g: usize| self.first(g).tag == Tag::Determiner;
        verb && joined && definite(n) && !self.acts(n) && self.acts(n + 2) && self.groups.get(n + 3).is_some_and(|g| g.is_finite())
    }

    /// Whether nothing that may be its subject stands right before the finite verb at group `n`.
    pub(super) fn lacks_own_subject(&self, n: usize) -> bool {
        let before = self.skip_adverbials_left(n).checked_sub(1);
        let governs = |p: usize| match self.groups[p].kind {
            GroupKind::Verb => !self.head(p).has(Property::Bare),
            kind => kind == GroupKind::Preposition,
        };
        before.is_none_or(|b| !self.is_noun(b) || b.checked_sub(1).is_some_and(governs))
    }

    /// The end of a noun phrase and what is said of it, from noun group `n`: "the port to open", "the permit revoked". Where a noun phrase alone would do, that may be
    /// more: "Dahl with a lead", "them leaving".
    fn small_clause_end(&self, n: usize, types: Types, extent: Extent) -> Option<usize> {
        let mut end = self.noun_phrase_end(n, Extent { clauses: false, apposition: false, asides: false, ..extent });
        // "wants the mayor, Ana Ruiz, to go"
        if self.kind(end) == Some(GroupKind::Comma) {
            let close = self.apposition_end(end).unwrap_or(end);
            let closed = self.kind(close) == Some(GroupKind::Comma) && self.groups[n..close].iter().any(|g| g.kind == GroupKind::Comma);
            end = if closed && self.is_to_infinitive(close + 1) { close + 1 } else { end };
        }
        let next = self.groups.get(end)?;
        let wide = types.meets(Types::NP) && !self.is_time(end);
        let small = match next.kind {
            GroupKind::Verb => next.verb.is_some_and(|v| match v.form {
                VerbForm::Infinitive => v.to,
                VerbForm::Participle => wide || self.closes(end + 1),
                VerbForm::Ing => wide,
                // "wants it closed": of a verb that takes no clause
                VerbForm::Finite => self.is_done_to(n, end) && self.closes(end + 1),
            }),
            GroupKind::Preposition => wide && !self.is_time(end + 1) && !self.is_circumstance(end),
            GroupKind::Adjective | GroupKind::Adverb | GroupKind::Noun => wide,
            _ => false,
        };
        small.then(|| self.nonfinite_end(end).max(end + 1))
    }

    /// Whether the past form at group `v` is what is to be done to the pronoun at group `n`, behind a verb that takes no clause without "that".
    fn is_done_to(&self, n: usize, v: usize) -> bool {
        let (verb, pronoun) = (self.head(v), self.head(n));
        let above = n > 0 && self.groups[n - 1].kind == GroupKind::Verb && !self.head(n - 1).has(Property::Bare);
        let object = pronoun.tag == Tag::Pronoun && (pronoun.is(Class::Oblique) || pronoun.is(Class::Neuter));
        above && object && v == n + 1 && verb.tag == Tag::Past && verb.tags.has(Tag::Participle)
    }

    /// The end of the adjectives at group `n` with the infinitive or -ing clause that they take: "likely to close", "slow in answering", "clear that".
    pub(super) fn predicate_end(&self, n: usize) -> Option<usize> {
        self.groups.get(n).filter(|g| matches!(g.kind, GroupKind::Adjective | GroupKind::Adverb))?;
        let end = self.adjectives_end(n);
        let adjective = (n..end).any(|k| self.groups[k].kind == GroupKind::Adjective);
        match self.groups.get(end)?.kind {
            GroupKind::Verb if adjective && self.is_to_infinitive(end) => Some(self.nonfinite_end(end).max(end + 1)),
            GroupKind::That if adjective && self.head(end).tag == Tag::That => Some(self.clause_end(end + 1).max(end + 1)),
            GroupKind::Preposition if adjective && self.form(end + 1) == Some(VerbForm::Ing) && !self.is_circumstance(end) => {
                Some(self.nonfinite_end(end + 1).max(end + 2))
            }
            _ => None,
        }
    }

    /// The end of adjectives at group `n` that end a clause: "as highly skilled and cheap".
    pub(super) fn quality_end(&self, n: usize) -> Option<usize> {
        self.groups.get(n).filter(|g| matches!(g.kind, GroupKind::Adjective | GroupKind::Adverb))?;
        let end = self.adjectives_end(n);
        (self.groups[end - 1].kind == GroupKind::Adjective && self.closes(end)).then_some(end)
    }

    /// The end of the adjectives that begin with group `n`: "cold, wet and empty", "rude and distorted", but not "cold and left".
    fn adjectives_end(&self, n: usize) -> usize {
        let describes = |n: usize| matches!(self.form(n), Some(VerbForm::Ing | VerbForm::Participle)) && self.closes(n + 1);
        let adjective = |n: usize| matches!(self.kind(n), Some(GroupKind::Adjective | GroupKind::Adverb)) || describes(n);
        let joint = |n: usize| match self.kind(n) {
            Some(GroupKind::Conjunction) => true,
            Some(GroupKind::Comma) => matches!(self.kind(n + 2), Some(GroupKind::Conjunction | GroupKind::Comma)),
            _ => false,
        };
        let mut end = n + 1;
        while adjective(end) || joint(end) && adjective(end + 1) {
            end += 1;
        }
        self.joined_description_end(end).unwrap_or(end)
    }

    /// The end of a noun phrase that "and" at group `and` joins to adjectives: "cowardly and a blow to the talks", "hurtful and at odds with its values".
    fn joined_description_end(&self, and: usize) -> Option<usize> {
        let governed = self.kind(and + 1) == Some(GroupKind::Preposition);
        let noun = and + 1 + usize::from(governed);
        let joined = self.kind(and) == Some(GroupKind::Conjunction) && self.head(and).is(Class::And);
        if !joined || !self.is_noun(noun) || self.is_time(noun) || self.begins_clause(noun) {
            return None;
        }
        let indefinite = governed || self.first(noun).is_indefinite();
        let end = self.noun_phrase_end(noun, Extent::PLAIN);
        (indefinite && self.closes(end)).then_some(end)
    }

    /// Whether group `n` is a day, a month or a plural of time alone: "announced Wednesday", "pushed for months".
    fn is_bare_time(&self, n: usize) -> bool {
        let g = &self.groups[n];
        let head = &self.units[g.head];
        let of = self.head_is(n + 1, Class::Of);
        g.units.len() == 1 && !of && (head.is(Class::Weekday) || head.tag == Tag::Plural)
    }

    /// Whether a clause ends before group `n`.
    fn closes(&self, n: usize) -> bool {
        self.groups
            .get(n)
            .is_none_or(|g| matches!(g.kind, GroupKind::Stop | GroupKind::Comma | GroupKind::Conjunction | GroupKind::Semicolon))
    }

    /// Whether a prepositional phrase at group `n` only opens a clause ("said in Oslo ships were waiting").
    fn fronted(&self, n: usize) -> bool {
        let after = n + 2;
        let of = self.head(n).is(Class::Of);
        self.is_noun(after) && self.begins_clause(after) && !self.is_time(n + 1) && !of
    }
}
