//! Evidence: what the words of a piece and its neighbours say of what it names.

use super::{Sentence, sex_of};
use crate::document::Sex;
use crate::gazetteer::{Flags, Kind};
use crate::lexicon::{Class, Classes, Tag, Tags};
use crate::text::shape::Shape;

impl Sentence<'_> {
    /// Where an organization that begins at `i` ends: a capitalised head noun in the run, and "of …" after it.
    pub(super) fn organization_from(&self, i: usize, end: usize) -> Option<usize> {
        // a role ends the name, but "Justice Monitor" is none
        let is_role = |j: usize| {
            let role = self.known_at(j).filter(|k| self.known[*k].kind == Kind::Role);
            role.is_some_and(|k| {
                let after = self.known[k].tokens.end as usize;
                let owner = after + 1 < end && self.word(after).is(Class::PossessiveMark);
                !owner && (after + 1 != end || !self.word(after).is(Class::OrganizationNoun))
            })
        };
        let stop = (i..end).find(|j| is_role(*j) || self.word(*j).is(Class::Honorific)).unwrap_or(end);
        let head = (i..stop).rev().find(|j| self.word(*j).is(Class::OrganizationNoun) || (self.word(*j).is(Class::LegalForm) && *j > i))?;
        // "Banco Llorente": a head noun of another language stands first
        if head == i && stop > i + 1 && self.word(head).likely.is_none() && self.word(head).is(Class::OrganizationNoun) {
            return Some(stop);
        }
        let mut to = head + 1;
        let of = to < self.range.end as usize && self.word(to).is(Class::Of) && !self.word(head).is(Class::LegalForm);
        if of {
            let article = to + 1 < self.range.end as usize && self.word(to + 1).is(Class::Definite);
            let from = to + 1 + article as usize;
            // "Democrats of Ana Ruiz" are two names
            let followers = self.word(head).likely == Some(Tag::Plural) && self.word(from).is(Class::FirstName);
            if from < self.range.end as usize && self.is_capital(from) && !followers {
                to = self.of_end(from);
                // "Office of the U.N. High Commissioner"
                if article && self.word(head).is(Class::PortfolioHead) && to < self.range.end as usize && self.is_capital(to) {
                    to = self.run_end(to);
                }
            }
        }
        if !self.word(head).is(Class::LegalForm) {
            let over = self.over_purpose(to);
            // a noun for an event makes a body only with its purpose: "Rally for Renewal"
            if over == to && self.word(head).is(Class::EventNoun) && !self.word(head).is(Class::BodyNoun) {
                return None;
            }
            to = over;
        }
        // a head noun alone names nothing
        (to - i > 1 && !(head == i && to == head + 1)).then_some(to)
    }

    /// Where the name after "of" ends: a listed one where it does, else the run.
    fn of_end(&self, from: usize) -> usize {
        let listed =
            self.known_at(from).map(|k| &self.known[k]).filter(|k| matches!(k.kind, Kind::State | Kind::Place | Kind::Organization));
        let end = listed.filter(|k| !k.flags.has(Flags::ADJECTIVE)).map_or_else(|| self.run_end(from), |k| k.tokens.end as usize);
        self.over_and(from, end)
    }

    /// "Arts and Sciences", "Housing, Communities and Local Government": where a name goes on over "and" between ordinary words with capitals.
    fn over_and(&self, from: usize, end: usize) -> usize {
        const MOST: usize = 4;
        let ordinary = |j: usize| {
            j < self.range.end as usize
                && self.tokens[j].shape == Shape::Capital
                && matches!(self.word(j).likely, Some(Tag::Noun | Tag::Plural | Tag::Adjective))
                && self.known_at(j).is_none()
                && !self.word(j).is(Class::OrganizationNoun)
        };
        let (mut first, mut last) = (from, end);
        for _ in 0..MOST {
            if last >= self.range.end as usize || !(first..last).all(ordinary) || !ordinary(last + 1) {
                break;
            }
            match self.tokens[last].shape {
                _ if self.word(last).is(Class::And) => return self.run_end(last + 1),
                Shape::Comma => (first, last) = (last + 1, self.run_end(last + 1)),
                _ => break,
            }
        }
        end
    }

    /// "for Women", "on Foreign Relations": the purpose that belongs to a body's name.
    fn over_purpose(&self, to: usize) -> usize {
        if to + 1 >= self.range.end as usize || !self.word(to).is(Class::Purpose) || self.tokens[to].shape != Shape::Lower {
            return to;
        }
        let from = to + 1 + (to + 2 < self.range.end as usize && self.word(to + 1).is(Class::Definite)) as usize;
        let person = self.known_at(from).is_some_and(|k| self.known[k].kind == Kind::Person) || self.word(from).is(Class::FirstName);
        let word = self.tokens[from].shape == Shape::Capital && self.is_capital(from) && self.word(from).likely.is_some();
        if word && !person && !self.word(from).is(Class::Month) { self.of_end(from) } else { to }
    }

    /// "Air France", "China Daily", of a place "Aegean Link said": a listed name before a noun with a capital that is no person, place or event.
    pub(super) fn body_over_name(&self, k: usize, i: usize, end: usize) -> Option<usize> {
        const OTHERS: Classes = Classes::of(&[Class::PersonNoun, Class::PlaceNoun, Class::EventNoun, Class::Honorific]);
        const NOUNS: Tags = Tags::of(&[Tag::Noun, Tag::Plural]);
        let known = &self.known[k];
        let last = known.tokens.end as usize;
        if last + 1 != end || i < self.first_word() || self.known_at(last).is_some() {
            return None;
        }
        let word = self.word(last);
        let personal = word.is(Class::LastName) || word.is(Class::FirstName);
        let noun = word.tags.meets(NOUNS) && !word.classes.has_any(OTHERS);
        let body = match known.kind {
            Kind::State if !known.flags.meets(Flags::ADJECTIVE.with(Flags::DEMONYM).with(Flags::ACRONYM)) => {
                noun && word.likely.is_some_and(|l| NOUNS.has(l)) && !personal
            }
            // of a place only where it does something
            Kind::Place if !known.flags.has(Flags::ADJECTIVE) && !self.word(i).is(Class::FirstName) => {
                (noun || word.likely.is_none() && !personal)
                    && self.tokens[last].shape == Shape::Capital
                    && (self.acts(end) || self.described_before(i) == Some(Kind::Organization))
            }
            _ => false,
        };
        body.then_some(end)
    }

    /// "Swim England said": a word with a capital before the state's name that ends the run, where that does something.
    pub(super) fn body_before_state(&self, i: usize, end: usize) -> bool {
        let state = i + 2 == end
            && self.known_at(end - 1).is_some_and(|k| {
                let known = &self.known[k];
                matches!(known.kind, Kind::State | Kind::Place)
                    && known.tokens.len() == 1
                    && !known.flags.meets(Flags::ADJECTIVE.with(Flags::DEMONYM))
            });
        let word = self.word(i);
        let person = [Class::PersonNoun, Class::Honorific, Class::LastName, Class::FirstName].iter().any(|c| word.is(*c));
        let noun = matches!(word.likely, None | Some(Tag::Noun | Tag::Base));
        state
            && !person
            && noun
            && i > self.first_word()
            && self.tokens[i].shape == Shape::Capital
            && self.known_at(i).is_none()
            && self.acts(end)
    }

    /// "Brightwave Leisure said": what begins with no word of the language, ends with a noun, and does something.
    pub(super) fn is_acting_body(&self, start: usize, end: usize) -> bool {
        let strange = |i: usize| self.word(i).likely.is_none() && !self.word(i).is(Class::FirstName) && !self.word(i).is(Class::LastName);
        let last = self.word(end - 1);
        let person = last.is(Class::PersonNoun) || last.is(Class::PeopleNoun) || last.is(Class::LastName) || last.is(Class::FirstName);
        let noun = matches!(last.likely, Some(Tag::Noun | Tag::Plural)) && !person;
        let capitals = (start..end).all(|i| self.tokens[i].shape == Shape::Capital);
        matches!(end - start, 2 | 3) && strange(start) && noun && capitals && !self.has_thing(start, end) && self.acts(end)
    }

    /// Where a person ends whose given name is also a listed name ("Jordan Hale").
    pub(super) fn person_over(&self, k: usize, i: usize, end: usize) -> Option<usize> {
        let known = &self.known[k];
        let single = known.tokens.len() == 1 && !known.flags.has(Flags::ADJECTIVE) && matches!(known.kind, Kind::State | Kind::Place);
        let next = i + 1;
        (single
            && next < end
            && self.word(i).is(Class::FirstName)
            && self.known_at(next).is_none()
            && !self.word(next).is(Class::OrganizationNoun)
            && !self.word(next).is(Class::PlaceNoun)
            && (self.word(next).is(Class::LastName) || self.word(next).likely.is_none()))
        .then_some(end.min(i + 3))
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
        let n = end - start;
        if !(2..=5).contains(&n) || self.has_thing(start, end) {
            return false;
        }
        let (first, last) = (self.word(start), self.word(end - 1));
        let initial = (start..end - 1).any(|i| self.tokens[i].shape == Shape::Letter);
        first.is(Class::FirstName)
            || initial
            || (last.is(Class::LastName) && first.likely.is_none())
            || self.has_age_or_role_after(end)
            || (first.likely.is_none() && last.likely.is_none() && self.claims_after(end))
    }

    /// A noun for an event, a thing or a place, with a capital.
    fn has_thing(&self, start: usize, end: usize) -> bool {
        (start..end).any(|i| self.word(i).is(Class::EventNoun) || self.word(i).is(Class::PlaceNoun) && !self.word(i).is(Class::LastName))
    }

    /// Two or three words that are none of the language, where no place or thing stands: a person from elsewhere.
    pub(super) fn is_foreign_person(&self, start: usize, end: usize) -> bool {
        let words = || (start..end).filter(|i| self.tokens[*i].shape.is_word());
        let foreign = |i: usize| self.word(i).likely.is_none() && self.tokens[i].shape == Shape::Capital;
        matches!(words().count(), 2 | 3) && words().all(foreign) && !self.is_locative(start) && !self.article_before(start)
    }

    fn article_before(&self, start: usize) -> bool {
        start > self.range.start as usize && self.word(start - 1).tags.has(Tag::Determiner)
    }

    fn is_locative(&self, start: usize) -> bool {
        start > self.range.start as usize && self.word(start - 1).is(Class::Locative)
    }

    /// "town of Urla", "in Urla": a word that is none of the language where only a place stands.
    pub(super) fn is_described_place(&self, start: usize, end: usize) -> bool {
        let unknown = (start..end).all(|i| self.word(i).likely.is_none() && self.tokens[i].shape != Shape::Upper);
        let personal = self.word(start).is(Class::FirstName) || self.word(end - 1).is(Class::LastName);
        let named =
            start >= self.range.start as usize + 2 && self.word(start - 1).is(Class::Of) && self.word(start - 2).is(Class::PlaceNoun);
        let only_family = end - start == 1 && !self.acts(end);
        // "Ana Ruiz, 52, of Elida"
        let of_person = start >= self.range.start as usize + 3
            && self.word(start - 1).is(Class::Of)
            && self.tokens[start - 2].shape == Shape::Comma
            && self.tokens[start - 3].shape == Shape::Number;
        // "the town of Reading": whatever else the word means
        let lone = named && end - start == 1 && self.tokens[start].shape == Shape::Capital;
        lone || unknown && end - start <= 3 && (named || of_person || self.is_locative(start) && (!personal || only_family))
    }

    /// "Polk County", "Lower Kavo River": a name that a noun for a place ends.
    pub(super) fn is_keyed_place(&self, start: usize, end: usize) -> bool {
        if end - start < 2 || self.tokens[end - 1].shape != Shape::Capital {
            return false;
        }
        let (first, last) = (self.word(start), self.word(end - 1));
        let thing = |i: usize| self.word(i).is(Class::EventNoun) || self.word(i).is(Class::OrganizationNoun);
        let person = first.is(Class::FirstName) && last.is(Class::LastName) && !self.article_before(start) && !self.is_locative(start);
        last.is(Class::PlaceNoun) && !last.tags.has(Tag::Adjective) && !person && !(start..end).any(thing)
    }

    /// "a gang calling itself Pale Lantern", "a firm known as Dornex", "the developer, Kapital Sary": what the noun before a name says that it is.
    pub(super) fn described_before(&self, start: usize) -> Option<Kind> {
        let from = self.range.start as usize;
        let back = |i: usize| i.checked_sub(1).filter(|b| *b >= from);
        let mut b = back(start)?;
        if matches!(self.tokens[b].shape, Shape::QuoteOpen | Shape::QuoteStraight | Shape::SingleOpen | Shape::Apostrophe) {
            b = back(b)?;
        }
        let personal = self.word(start).is(Class::FirstName);
        let mut comma = false;
        let naming = self.naming_before(b);
        if let Some(n) = naming {
            b = back(n)?;
        } else if personal {
            return None;
        }
        if self.tokens[b].shape == Shape::Comma {
            comma = true;
            b = back(b)?;
        }
        let noun = self.word(b);
        if self.tokens[b].shape != Shape::Lower {
            return None;
        }
        let group = noun.is(Class::GroupNoun) && !noun.is(Class::BodyNoun) && noun.likely != Some(Tag::Plural);
        match noun {
            _ if group && (naming.is_some() || !comma) => Some(Kind::Group),
            w if w.is(Class::BodyNoun) => Some(Kind::Organization),
            w if naming.is_some() && w.is(Class::PlaceNoun) => Some(Kind::Place),
            w if naming.is_some() && w.is(Class::PersonNoun) => Some(Kind::Person),
            _ => None,
        }
    }

    /// The participle that says that a name follows, at `b` or before an "as", a pronoun or an article there.
    fn naming_before(&self, b: usize) -> Option<usize> {
        let joint = |i: usize| {
            let word = self.word(i);
            word.is(Class::As) || word.is(Class::Definite) || word.tags.has(Tag::Pronoun)
        };
        let lowest = b.saturating_sub(2).max(self.range.start as usize);
        let first = (lowest..=b).rev().find(|i| !joint(*i))?;
        (self.tokens[first].shape == Shape::Lower && self.word(first).is(Class::Naming)).then_some(first)
    }

    /// "told the Northern Tide": two words or more with capitals and an article, to whom somebody talks.
    pub(super) fn is_told(&self, start: usize, end: usize) -> bool {
        let from = self.range.start as usize;
        end - start > 1
            && start >= from + 2
            && self.word(start - 1).is(Class::Definite)
            && self.word(start - 2).is(Class::ObjectControl)
            && self.word(start - 2).cue != 0
            && !self.has_thing(start, end)
            && (start..end).all(|i| self.tokens[i].shape == Shape::Capital)
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

    /// "Pale Lantern, a Russian-speaking extortion crew": a noun for a group within a few words after the comma.
    pub(super) fn is_described_group(&self, start: usize, end: usize) -> bool {
        const FARTHEST: usize = 8;
        let limit = (self.range.end as usize).min(end + FARTHEST);
        if self.word(start).is(Class::FirstName) || end + 1 >= limit || self.tokens[end].shape != Shape::Comma {
            return false;
        }
        if !self.word(end + 1).tags.has(Tag::Determiner) {
            return false;
        }
        let mut words = (end + 2..limit).take_while(|i| {
            let (shape, tags) = (self.tokens[*i].shape, self.word(*i).tags);
            (shape.is_word() || shape == Shape::Hyphen) && !tags.meets(Tags::of(&[Tag::Preposition, Tag::Wh]))
        });
        let group = |w: crate::lexicon::Word| w.is(Class::GroupNoun) && !w.is(Class::BodyNoun) && w.likely != Some(Tag::Plural);
        words.any(|i| self.tokens[i].shape == Shape::Lower && group(self.word(i)))
    }

    /// "the tanker operator Lanvik", "Lanvik, the state energy firm": a noun for a body beside a name that says nothing itself.
    pub(super) fn is_described_body(&self, start: usize, end: usize) -> bool {
        if (start..end).any(|i| self.word(i).is(Class::FirstName)) {
            return false;
        }
        let at = |i: usize| (i < self.range.end as usize).then(|| (self.word(i), self.tokens[i].shape));
        let body = |i: usize| at(i).is_some_and(|(w, s)| s == Shape::Lower && w.is(Class::BodyNoun));
        let before = start.checked_sub(1).filter(|b| *b >= self.range.start as usize).is_some_and(|b| {
            let comma = self.tokens[b].shape == Shape::Comma && b > self.range.start as usize;
            body(if comma { b - 1 } else { b }) || comma && self.is_complement_of_body(b)
        });
        // ", the state energy firm", within a few words and no further comma
        let apposition = at(end).is_some_and(|(_, s)| s == Shape::Comma)
            && at(end + 1).is_some_and(|(w, _)| w.tags.has(Tag::Determiner))
            && (end + 2..end + 7).take_while(|i| at(*i).is_some_and(|(_, s)| s.is_word())).any(body);
        // "the ABC federation", "an ABC member"
        let acronym = end - start == 1 && self.tokens[start].shape == Shape::Upper && self.word(start).likely.is_none();
        let of_people = |i: usize| at(i).is_some_and(|(w, s)| s == Shape::Lower && (w.is(Class::PersonNoun) || w.is(Class::PeopleNoun)));
        let after = apposition || body(end) && !self.word(start).is(Class::LastName);
        before
            || after && !self.has_thing(start, end)
            || acronym && (of_people(end) || self.claims_after(end) || self.acts(end) && self.article_before(start))
    }

    /// "a supplier of valves, Dornex": a noun for a body, a preposition and some words in lower case before the comma.
    fn is_complement_of_body(&self, comma: usize) -> bool {
        const LONGEST: usize = 5;
        let words = (self.range.start as usize..comma).rev().take(LONGEST).take_while(|i| self.tokens[*i].shape == Shape::Lower);
        let preposition = words.skip(1).find(|i| self.word(*i).likely == Some(Tag::Preposition));
        preposition.is_some_and(|p| {
            p > self.range.start as usize && self.tokens[p - 1].shape == Shape::Lower && self.word(p - 1).is(Class::BodyNoun)
        })
    }

    /// "Lund & Sons".
    pub(super) fn has_ampersand(&self, start: usize, end: usize) -> bool {
        (start..end).any(|i| self.tokens[i].shape == Shape::Symbol && self.word(i).is(Class::And))
    }

    /// ", 52," or ", a fisherman" after it.
    fn has_age_or_role_after(&self, end: usize) -> bool {
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

    /// A verb that claims, in the past or present, directly after it.
    pub(super) fn claims_after(&self, end: usize) -> bool {
        self.verb_after(end).is_some_and(|verb| self.word(verb).cue != 0)
    }

    /// A finite verb or a genitive mark directly after it: what stands before is somebody or something.
    pub(super) fn acts(&self, end: usize) -> bool {
        let genitive = end < self.range.end as usize && self.word(end).is(Class::PossessiveMark);
        genitive || self.verb_after(end).is_some()
    }

    /// The finite verb that follows, an adverb apart.
    fn verb_after(&self, end: usize) -> Option<usize> {
        let lower = |i: usize| i < self.range.end as usize && self.tokens[i].shape == Shape::Lower;
        // "also said"
        let adverb = lower(end) && self.word(end).likely == Some(Tag::Adverb) && lower(end + 1);
        let verb = end + adverb as usize;
        (lower(verb) && self.word(verb).tags.meets(Tags::of(&[Tag::Past, Tag::Third, Tag::Modal]))).then_some(verb)
    }
}
