//! Persons that no list has: titles, given and family names, ages and roles.

use super::{Sentence, sex_of};
use crate::document::Sex;
use crate::gazetteer::{Flags, Kind};
use crate::lexicon::{Class, Property, Sort, Tag, Word};
use crate::text::shape::Shape;

/// No person's name has more words.
const MOST_WORDS: usize = 5;

impl Sentence<'_> {
    /// Where a person ends whose given name is also a listed name ("Jordan Hale").
    pub(super) fn person_over(&self, k: usize, i: usize, end: usize) -> Option<usize> {
        let known = &self.known[k];
        let next = i + 1;
        let single = known.tokens.len() == 1 && !known.flags.has(Flags::ADJECTIVE);
        // "Colonel Petro Hrytsenko", "Biden Okoro said": a listed family name as the given one of somebody else
        if single && known.kind == Kind::Person && next + 1 == end && self.known_at(next).is_none() {
            let word = self.word(next);
            let family = self.tokens[next].shape == Shape::Capital && (word.likely.is_none() || word.is(Class::LastName));
            // ("Francis Okoro", though the pope is Francis)
            let somebody = self.word(i).is(Class::FirstName)
                || self.title_before(i)
                || self.acts(end)
                || self.has_age_or_role_after(end)
                || self.is_told_of(end);
            return (family && somebody && !word.is_any(&[Class::OrganizationNoun, Class::PlaceNoun, Class::NameSuffix])).then_some(end);
        }
        if !single || next >= end || !self.word(i).is(Class::FirstName) || self.word(next).is(Class::OrganizationNoun) {
            return None;
        }
        let family = self.word(next).is(Class::LastName);
        // "Sydney Brook said", "Austin Hill, 42,": what may be a place's name, or a company's, needs somebody who speaks or has an age
        let acts = next + 1 == end && (self.claims_after(end) || self.has_age_or_role_after(end));
        let metonym = |k: usize| self.known[k].tokens.len() == 1 && self.known[k].flags.has(Flags::METONYM);
        let free = self.known_at(next).is_none_or(|k| metonym(k) && family && acts);
        let person = match known.kind {
            Kind::State | Kind::Place if self.word(next).is(Class::PlaceNoun) => family && acts,
            Kind::State | Kind::Place => family || self.word(next).likely.is_none(),
            Kind::Organization => acts && (family || self.word(next).likely.is_none()),
            _ => false,
        };
        (free && person).then_some(end.min(i + 3))
    }

    /// "Hale bin Omar Al-Marlow", "Hale Orr Lind": where a listed person's name ends that goes on with a family name no list has with it.
    pub(super) fn family_over(&self, k: usize, end: usize) -> Option<usize> {
        const LONGEST: usize = 4;
        let known = &self.known[k];
        let from = known.tokens.end as usize;
        let rest = from..end;
        if known.kind != Kind::Person || known.tokens.len() < 2 || rest.is_empty() || rest.len() > LONGEST {
            return None;
        }
        let family = |i: usize| {
            let word = self.word(i);
            let capital = self.tokens[i].shape == Shape::Capital;
            let other = self.known_at(i).is_some_and(|k| self.known[k].kind != Kind::Place || self.known[k].tokens.len() > 1);
            self.tokens[i].shape == Shape::Hyphen
                || word.is(Class::NameParticle)
                || capital
                    && !other
                    && (word.likely.is_none() || word.is(Class::LastName))
                    && !word.is_any(&[Class::OrganizationNoun, Class::Honorific])
        };
        let closed = self.tokens[end - 1].shape == Shape::Capital && self.tokens[from].shape != Shape::Hyphen;
        (closed && rest.into_iter().all(family)).then_some(end)
    }

    /// Whether an honorific or role stands directly before ("spokeswoman Ana Ruiz").
    pub(super) fn title_before(&self, start: usize) -> bool {
        let Some(before) = start.checked_sub(1).filter(|b| *b >= self.range.start as usize) else { return false };
        let word = self.word(before);
        self.known_at(before).is_some_and(|k| self.known[k].kind == Kind::Role)
            || word.is(Class::Honorific)
            || (word.is(Class::PersonNoun) && self.tokens[before].shape == Shape::Lower)
    }

    pub(super) fn sex_of_name(&self, start: usize) -> Sex {
        sex_of(self.word(start)).unwrap_or_default()
    }

    pub(super) fn is_person(&self, start: usize, end: usize) -> bool {
        // neither hyphens nor particles count: "Khalid bin Salem al-Harbi"
        let counts = |i: &usize| self.tokens[*i].shape.is_word() && !self.word(*i).is(Class::NameParticle);
        let n = if end - start > MOST_WORDS { (start..end).filter(counts).count() } else { end - start };
        if !(2..=MOST_WORDS).contains(&n) || self.has_thing(start, end) {
            return false;
        }
        let (first, last) = (self.word(start), self.word(end - 1));
        let initial = (start..end - 1).any(|i| self.tokens[i].shape == Shape::Letter);
        // "Peace Candle", "Mercy Ships": two words of the language, none of them a family name
        // ("Lakshmi Brokers")
        let things = last.likely == Some(Tag::Plural) && last.lemma.is_known() || first.likely.is_some() && self.article_before(start);
        let words = n == 2 && last.likely.is_some() && !last.is(Class::LastName) && things;
        first.is(Class::FirstName) && !words
            || initial
            || self.has_syllable(start, end)
            // "Tatu Flowers" is rather a firm
            || (last.is(Class::LastName) && first.likely.is_none() && last.likely != Some(Tag::Plural))
            || self.has_age_or_role_after(end)
            || self.is_beside_role(start, end)
            || first.is(Class::FirstName) && self.state_in_brackets(end).is_some()
            || (first.likely.is_none() && last.likely.is_none() && self.claims_after(end))
            || (first.likely.is_none() && self.has_particle(start, end) && self.is_said_before(start))
    }

    /// "Its president, Fur Gelje Marlow, said": several words between the noun of a role that somebody has and a comma or a verb that claims.
    fn is_beside_role(&self, start: usize, end: usize) -> bool {
        const LONGEST: usize = 4;
        let from = self.range.start as usize;
        if start < from + 3 || self.tokens[start - 1].shape != Shape::Comma || !self.word(start - 2).is(Class::PersonNoun) {
            return false;
        }
        let owned = |i: usize| self.word(i).tags.has(Tag::Possessive) || self.word(i).is(Class::PossessiveMark);
        let role = self.tokens[start - 2].shape == Shape::Lower && (from.max(start.saturating_sub(2 + LONGEST))..start - 2).any(owned);
        let closed = end < self.range.end as usize && self.tokens[end].shape == Shape::Comma || self.claims_after(end);
        let names = (start..end)
            .all(|i| self.tokens[i].shape == Shape::Capital && !self.word(i).is_any(&[Class::OrganizationNoun, Class::BodyNoun]));
        role && closed && names
    }

    /// "the Hale administration", "the Marlow campaign": a lone family name before a noun for those whom somebody leads.
    pub(super) fn is_leader(&self, start: usize, end: usize) -> bool {
        let (name, noun) = (self.word(start), self.word(end));
        end - start == 1
            && name.is(Class::LastName)
            && self.tokens[start].shape == Shape::Capital
            && (self.article_before(start) || name.likely.is_none())
            && end < self.range.end as usize
            && self.tokens[end].shape == Shape::Lower
            && (noun.is(Class::GovernmentNoun)
                || self.lexicon.sort(noun.lemma) == Sort::Group && !noun.is_any(&[Class::BodyNoun, Class::GroupNoun]))
            && noun.likely == Some(Tag::Noun)
    }

    /// "asked Bacchini to stay", "praised Bacchini": a lone family name behind a past form that takes persons.
    pub(super) fn is_addressed(&self, start: usize, end: usize) -> bool {
        let verb = |i: usize| {
            let verb = self.word(i);
            self.tokens[i].shape == Shape::Lower && verb.tags.has(Tag::Past) && (verb.is(Class::ObjectControl) || self.is_acted_on(start))
        };
        self.is_lone_family_name(start, end) && start > self.range.start as usize && verb(start - 1)
    }

    /// A family name by itself that is no word of the language.
    pub(super) fn is_lone_family_name(&self, start: usize, end: usize) -> bool {
        let name = self.word(start);
        end - start == 1 && self.tokens[start].shape == Shape::Capital && name.is(Class::LastName) && name.likely.is_none()
    }

    /// "Moon Jae-sung": a family name, and a given one of two syllables.
    pub(super) fn has_syllable(&self, start: usize, end: usize) -> bool {
        end - start == 4 && self.tokens[end - 2].shape == Shape::Hyphen && self.tokens[end - 1].shape == Shape::Lower
    }

    /// "Hanneke de Wit": a particle in lower case between two names.
    fn has_particle(&self, start: usize, end: usize) -> bool {
        (start + 1..end - 1).any(|i| self.tokens[i].shape == Shape::Lower && self.word(i).is(Class::NameParticle))
    }

    /// "…, said Hanneke de Wit": right behind a verb of saying.
    fn is_said_before(&self, start: usize) -> bool {
        start > self.range.start as usize && self.word(start - 1).has(Property::Says) && self.word(start - 1).tags.has(Tag::Past)
    }

    /// "McAllister", "DeVries": a particle of names and the rest of a family name, in one word with two capitals.
    pub(super) fn is_compound_name(&self, i: usize) -> bool {
        if self.tokens[i].shape != Shape::Mixed {
            return false;
        }
        let written = self.tokens[i].of(self.text);
        let second = written.char_indices().skip(1).find(|(_, c)| c.is_uppercase()).map(|(at, _)| at);
        second.is_some_and(|at| {
            let rest = written[at..].chars().skip(1).all(char::is_lowercase);
            rest && self.lexicon.word(self.lexicon.find(&written[..at])).is(Class::NameParticle)
        })
    }

    /// Two or three words that are none of the language, where no place or thing stands: a person from elsewhere.
    pub(super) fn is_foreign_person(&self, start: usize, end: usize) -> bool {
        let words = || (start..end).filter(|i| self.tokens[*i].shape.is_word());
        let foreign = |i: usize| self.word(i).likely.is_none() && self.tokens[i].shape == Shape::Capital;
        matches!(words().count(), 2 | 3) && words().all(foreign) && !self.is_locative(start) && !self.article_before(start)
    }

    /// "Suparman, a farmer in Riau", "his brother, Ruwan": a lone name beside a noun for a person.
    pub(super) fn is_introduced(&self, start: usize, end: usize) -> bool {
        let (word, from) = (self.word(start), self.range.start as usize);
        if end - start != 1 || self.tokens[start].shape != Shape::Capital || word.likely.is_some() && !word.is(Class::FirstName) {
            return false;
        }
        let determined = self.tokens.get(end + 1).is_some_and(|t| t.is(Class::Definite) || t.word.tags.has(Tag::Determiner));
        let after = determined && self.has_age_or_role_after(end) && !self.is_locative(start) && !self.article_before(start);
        if start < from + 3 || self.tokens[start - 1].shape != Shape::Comma {
            return after;
        }
        let (noun, before) = (self.word(start - 2), from.max(start.saturating_sub(5))..start - 2);
        let owned = |i: usize| self.word(i).tags.has(Tag::Possessive) || self.word(i).is(Class::PossessiveMark);
        let kin = noun.is(Class::PersonNoun) && before.clone().any(owned);
        // "the eldest, Daniel,"
        let closed = self.tokens.get(end).is_some_and(|t| t.shape == Shape::Comma);
        let one = word.is(Class::FirstName) && closed && (noun.is(Class::PersonNoun) || noun.likely == Some(Tag::Adjective));
        after || kin || one && before.clone().any(|i| self.word(i).is(Class::Definite) || owned(i))
    }

    /// ", who" or ", one of" after it.
    pub(super) fn is_told_of(&self, end: usize) -> bool {
        let comma = end + 2 < self.range.end as usize && self.tokens[end].shape == Shape::Comma;
        let who = |w: Word| w.is(Class::Relative) && !w.is(Class::Neuter) && !w.tags.has(Tag::That);
        let one = || self.word(end + 1).likely == Some(Tag::Number) && self.word(end + 2).is(Class::Of);
        comma && (who(self.word(end + 1)) || one())
    }

    /// ", 52," or ", a fisherman" after it.
    pub(super) fn has_age_or_role_after(&self, end: usize) -> bool {
        let limit = self.range.end as usize;
        if end + 1 >= limit || self.tokens[end].shape != Shape::Comma {
            return false;
        }
        if self.tokens[end + 1].shape == Shape::Number && self.tokens[end + 1].end - self.tokens[end + 1].start == 2 {
            return true;
        }
        let words = (end + 1..limit.min(end + 6)).take_while(|i| self.tokens[*i].shape.is_word());
        // ", accused the minister" is no apposition
        let determined = |i: &usize| *i == end + 1 || !self.word(*i).tags.has(Tag::Determiner);
        words
            .take_while(determined)
            .any(|i| self.known_at(i).is_some_and(|k| self.known[k].kind == Kind::Role) || self.word(i).is(Class::PersonNoun))
    }
}
