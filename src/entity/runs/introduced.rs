//! Organizations that their surroundings tell: an acronym in brackets, a country's name behind, what their followers want, who works for them.

use super::Sentence;
use crate::gazetteer::{Flags, Kind};
use crate::lexicon::described::STAFF;
use crate::lexicon::{Class, Property, Sort, Tag, Word};
use crate::text::shape::Shape;

impl Sentence<'_> {
    /// "Future and Homeland (FAH)": where a name that begins at `i` ends before an acronym of it in brackets.
    pub(super) fn named_before_acronym(&self, i: usize) -> Option<usize> {
        const LONGEST: usize = 12;
        let limit = (self.range.end as usize).min(i + LONGEST);
        let open = (i + 2..limit).find(|k| self.tokens[*k].shape == Shape::Open)?;
        let acronym = self.tokens.get(open + 1).filter(|t| matches!(t.shape, Shape::Upper | Shape::Mixed))?;
        self.tokens.get(open + 2).filter(|t| t.shape == Shape::Close)?;
        let listed = self.known_at(i).is_some_and(|k| self.known[k].tokens.end as usize == open);
        (!listed && self.are_initials(i, open, acronym.of(self.text)) && self.may_have_acronym(i, open)).then_some(open)
    }

    /// Whether an acronym has the first letters of all words with capitals from `start` to `end`, and perhaps of others.
    fn are_initials(&self, start: usize, end: usize, acronym: &str) -> bool {
        let mut letters = acronym.chars().filter(|c| c.is_alphabetic()).peekable();
        let joins = |i: usize| {
            let word = self.word(i);
            let closed = word.likely == Some(Tag::Preposition)
                || word.is(Class::And)
                || word.tags.has(Tag::Determiner)
                || word.is(Class::NameParticle);
            match self.tokens[i].shape {
                Shape::Lower => closed || i > start && self.tokens[i - 1].shape == Shape::Hyphen,
                Shape::Hyphen | Shape::Symbol | Shape::Apostrophe => true,
                _ => word.is(Class::PossessiveMark),
            }
        };
        for i in start..end {
            let first = self.tokens[i].of(self.text).chars().next().unwrap_or_default();
            let matches = letters.next_if(|l| l.eq_ignore_ascii_case(&first)).is_some();
            if !(matches && self.tokens[i].shape.is_word() || !self.tokens[i].shape.is_capital() && joins(i)) {
                return false;
            }
        }
        letters.next().is_none()
    }

    /// Whether what an acronym stands for may be a body: its head is a noun for one or for people, or no word of the language; of other things only what acts.
    fn may_have_acronym(&self, start: usize, open: usize) -> bool {
        const BODIES: [Class; 5] = [Class::OrganizationNoun, Class::BodyNoun, Class::GroupNoun, Class::GovernmentNoun, Class::PeopleNoun];
        let head = (start..open).find(|i| self.tokens[*i].shape == Shape::Lower && !self.word(*i).is(Class::And)).unwrap_or(open) - 1;
        let head = self.word(head);
        let person = self.word(start).is(Class::FirstName) && (start..open).all(|i| self.tokens[i].shape.is_capital());
        let strange = head.likely.is_none() && !head.is(Class::LastName);
        let several = matches!(self.lexicon.sort(head.lemma), Sort::Person | Sort::Group | Sort::Nature);
        let people = head.likely == Some(Tag::Plural) && several;
        let quantity = matches!(self.lexicon.sort(head.lemma), Sort::Quantity | Sort::Artifact | Sort::Act | Sort::Nature | Sort::Saying);
        let speaks = || if quantity { self.speaks_after(open + 3) } else { self.claims_after(open + 3) };
        !person && (head.is_any(&BODIES) || strange || people || speaks())
    }

    /// "Caritas Bamako", "Health Workers Union Malawi": where a body's name from `start` to `to` goes on with a state's or a place's, which ends the run.
    pub(super) fn over_country(&self, start: usize, to: usize, end: usize) -> usize {
        let Some(known) = self.known_at(to).map(|k| &self.known[k]) else { return to };
        let country = matches!(known.kind, Kind::State | Kind::Place)
            && known.tokens.start as usize == to
            && known.tokens.end as usize == end
            && !known.flags.meets(Flags::ADJECTIVE.with(Flags::DEMONYM))
            && self.tokens[to].shape == Shape::Capital
            && self.tokens[to - 1].shape != Shape::Hyphen
            && !self.tokens[to - 1].of(self.text).ends_with('.');
        if !country {
            return to;
        }
        // "told Reuters Kenya had asked", "the Red Cross Kenya appeal"
        let told = start > self.range.start as usize && self.word(start - 1).is(Class::ObjectControl) && self.acts(end);
        let noun =
            matches!(self.word(end).likely, Some(Tag::Noun | Tag::Plural | Tag::Adjective)) && self.tokens[end].shape == Shape::Lower;
        let modifies =
            end < self.range.end as usize && noun && !self.word(end).is_any(&[Class::PersonNoun, Class::PeopleNoun]) && !self.acts(end);
        if !told && !modifies { end } else { to }
    }

    /// "Catholics for Choice", "United Farmers of Ontario", "the Alternative for Trentino", "Lawyers Without Fear": where a name ends that goes on with
    /// what a plural for people wants or where it lives, or with the country of a noun that is none for a person or an event.
    pub(super) fn followers(&self, i: usize, end: usize) -> Option<usize> {
        const OTHERS: [Class; 6] =
            [Class::PersonNoun, Class::PeopleNoun, Class::EventNoun, Class::PlaceNoun, Class::Honorific, Class::PortfolioHead];
        let plural =
            |w: Word| w.likely == Some(Tag::Plural) && (w.is(Class::PeopleNoun) || self.lexicon.word(w.lemma).has(Property::Person));
        let without = |j: &usize| {
            self.word(*j).likely == Some(Tag::Preposition) && self.tokens[*j].shape == Shape::Capital && plural(self.word(j - 1))
        };
        if (i + 1..end - 1).any(|j| without(&j)) {
            return Some(end);
        }
        let last = self.word(end - 1);
        let of = self.word(end).is(Class::Of);
        let other = |k: usize| of || self.known[k].kind != Kind::Role;
        if self.tokens[end - 1].shape != Shape::Capital || self.known_at(end - 1).is_some_and(other) {
            return None;
        }
        let article = self.word(end + 1).is(Class::Definite);
        let from = end + 1 + article as usize;
        let listed = self.known_at(from).is_some_and(|k| matches!(self.known[k].kind, Kind::State | Kind::Place));
        // "Workers for Dornex said", but "Workers for Justice said"
        let opens = i == self.first_word() && end - i == 1;
        let wish = self.known_at(from).is_none() && self.word(from).likely == Some(Tag::Noun);
        let named = i > self.range.start as usize && (self.word(i - 1).is(Class::Definite) || self.separates(i - 1));
        let cause = || last.likely == Some(Tag::Noun) && named && listed && !last.is_any(&OTHERS);
        let to = match of {
            true if plural(last) && !opens && (listed || article) => self.over_of(end - 1, end),
            false if plural(last) && (!opens || wish) || cause() => self.over_purpose(end),
            _ => end,
        };
        (to > end).then_some(to)
    }

    /// "Sekurion analyst Dimitra Vasi": whether a noun for somebody whom a body has stands behind it, before that one's name.
    pub(super) fn has_staff(&self, start: usize, end: usize) -> bool {
        const FARTHEST: usize = 3;
        let limit = self.range.end as usize;
        let first = self.word(start);
        let personal = first.is(Class::FirstName) || end - start == 1 && first.is(Class::LastName);
        let ordinary = end - start == 1 && (first.likely == Some(Tag::Adjective) || start == self.first_word() && first.likely.is_some());
        if personal || ordinary || first.is(Class::PeopleNoun) {
            return false;
        }
        // "its general manager", but "the Hale campaign manager"
        let inside = |i: &usize| {
            let word = self.word(*i);
            let adjective = word.likely == Some(Tag::Adjective) && !word.tags.has(Tag::Determiner);
            self.tokens[*i].shape == Shape::Lower && (word.is(Class::PersonNoun) || adjective)
        };
        let title = (end..limit.min(end + FARTHEST)).take_while(inside).last();
        title.is_some_and(|t| {
            let staff = self.lexicon.people(self.word(t).lemma).iter().any(|s| s == STAFF);
            staff && t + 1 < limit && self.tokens[t + 1].shape == Shape::Capital
        })
    }

    /// "the Greens abstained": a lone plural for the followers of a party, with a capital inside a sentence.
    pub(super) fn is_party_plural(&self, start: usize, end: usize) -> bool {
        let word = self.word(start);
        end - start == 1
            && start > self.first_word()
            && self.tokens[start].shape == Shape::Capital
            && word.likely == Some(Tag::Plural)
            && word.is(Class::OrganizationNoun)
            && (self.lexicon.word(word.lemma).has(Property::Person) || self.word(start - 1).is(Class::Definite))
    }

    /// "analysts at Hobart Finch": two words that might be a person's, behind a noun for somebody whom a body has and a preposition of place.
    pub(super) fn is_of_staff(&self, start: usize, end: usize) -> bool {
        let from = self.range.start as usize;
        let staff = |i: usize| self.lexicon.people(self.word(i).lemma).iter().any(|s| s == STAFF);
        end - start == 2 && start >= from + 2 && self.is_locative(start) && staff(start - 2) && self.is_person(start, end)
    }
}
