//! Organizations that no list has: head nouns, legal forms, purposes, and what a name of words of the language does.

use super::Sentence;
use crate::gazetteer::{Flags, Kind};
use crate::lexicon::{Class, Classes, Sort, Tag, Tags};
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
        let noun = |j: usize| self.word(j).is(Class::OrganizationNoun) && !self.modifies_next(j, stop) && !self.ends_place(j);
        let head = (i..stop).rev().find(|j| noun(*j) || (self.word(*j).is(Class::LegalForm) && *j > i))?;
        // "Banco Llorente": a head noun of another language stands first
        // ("Brigade des Stups")
        let particle = || self.tokens[i + 1].shape == Shape::Lower && self.word(i + 1).is(Class::NameParticle);
        if head == i && stop > i + 1 && (self.word(head).likely.is_none() || particle()) && self.word(head).is(Class::OrganizationNoun) {
            return Some(stop);
        }
        let mut to = head + 1;
        if !self.word(head).is(Class::LegalForm) {
            to = self.over_of(head, to);
            let over = self.over_purpose(to);
            // a noun for an event makes a body only with its purpose: "Rally for Renewal"
            // or where it says something: "United Rally has called"
            let says = || self.claims_after_auxiliary(over);
            if over == to && self.word(head).is(Class::EventNoun) && !self.word(head).is(Class::BodyNoun) && !says() {
                return None;
            }
            // "Front for the Liberation of the Delta", "Association of Secretaries of State"
            to = if over > head + 1 { self.over_of(over - 1, over) } else { over };
        }
        // a head noun alone names nothing
        (to - i > 1 && !(head == i && to == head + 1)).then_some(to)
    }

    /// "Torvik International Film Festival": whether the word at `i` is an adjective before another one of the name, which goes on to `stop`.
    fn modifies_next(&self, i: usize, stop: usize) -> bool {
        let next = i + 1;
        self.word(i).likely == Some(Tag::Adjective)
            && next < stop
            && self.tokens[next].shape == Shape::Capital
            && !self.known_at(next).is_some_and(|k| self.known[k].kind.is_on_map())
    }

    /// "Jewish West Bank": whether the word at `i` is the last of a place's or state's name.
    fn ends_place(&self, i: usize) -> bool {
        let known = self.known_at(i).map(|k| &self.known[k]);
        known.is_some_and(|k| k.kind.is_on_map() && k.tokens.len() > 1 && k.tokens.end as usize == i + 1)
    }

    /// Where the name goes on over "of" and what has a capital behind it; `to` is where it ends without, `head` the last noun before.
    pub(super) fn over_of(&self, head: usize, to: usize) -> usize {
        if to + 1 >= self.range.end as usize || !self.word(to).is(Class::Of) {
            return to;
        }
        let article = self.word(to + 1).is(Class::Definite);
        let from = to + 1 + article as usize;
        // "Democrats of Ana Ruiz" are two names
        let place = |from: usize| self.known_at(from).is_some_and(|k| self.known[k].kind.is_on_map());
        let followed = |from: usize| self.word(head).likely == Some(Tag::Plural) && self.word(from).is(Class::FirstName) && !place(from);
        if from >= self.range.end as usize || !self.is_capital(from) || followed(from) {
            return to;
        }
        let end = self.of_end(from);
        // "Office of the U.N. High Commissioner"
        let commissioner = article && self.word(head).is(Class::PortfolioHead) && end < self.range.end as usize && self.is_capital(end);
        if commissioner { self.run_end(end) } else { end }
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
        let adjective = |j: usize| self.known_at(j).is_some_and(|k| self.known[k].flags.has(Flags::ADJECTIVE));
        // "Asian Liberals and Democrats": followers may be listed elsewhere, or a body by themselves
        let alike = |j: usize| j > from && self.word(j).likely == self.word(end - 1).likely;
        let followers = |j: usize| self.word(j).likely == Some(Tag::Plural) && alike(j);
        let plain = |j: usize| {
            matches!(self.word(j).likely, Some(Tag::Noun | Tag::Plural | Tag::Adjective))
                && (self.known_at(j).is_none() || alike(j))
                && (!self.word(j).is(Class::OrganizationNoun) || followers(j))
        };
        let ordinary = |j: usize| j < self.range.end as usize && self.tokens[j].shape == Shape::Capital && (plain(j) || adjective(j));
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
    pub(super) fn over_purpose(&self, to: usize) -> usize {
        if to + 1 >= self.range.end as usize || !self.word(to).is(Class::Purpose) || self.tokens[to].shape != Shape::Lower {
            return to;
        }
        let from = to + 1 + (to + 2 < self.range.end as usize && self.word(to + 1).is(Class::Definite)) as usize;
        let known = self.known_at(from).map(|k| self.known[k].kind);
        // "Alliance for Italy"
        let listed = known.is_some_and(Kind::is_on_map);
        let person = known == Some(Kind::Person) || self.word(from).is(Class::FirstName) && !listed;
        let capital = self.tokens[from].shape == Shape::Capital && self.is_capital(from);
        let word = capital && (listed || self.word(from).likely.is_some());
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
                known.kind.is_on_map()
                    && known.tokens.len() == 1
                    && (!known.flags.meets(Flags::ADJECTIVE.with(Flags::DEMONYM)) || self.tokens[end - 1].shape == Shape::Upper)
            });
        let word = self.word(i);
        let person = word.is_any(&[Class::PersonNoun, Class::Honorific, Class::LastName, Class::FirstName]);
        let noun = matches!(word.likely, None | Some(Tag::Noun | Tag::Base));
        state
            && !person
            && noun
            && self.tokens[i].shape == Shape::Capital
            && self.known_at(i).is_none()
            && (i > self.first_word() && self.acts(end) || self.is_described_body(i, end))
    }

    /// "Brightwave Leisure said", "accused Brightwave Leisure": what begins with no word of the language, ends with a noun, and does something or has something
    /// done to it.
    pub(super) fn is_acting_body(&self, start: usize, end: usize) -> bool {
        let strange = |i: usize| self.word(i).likely.is_none() && !self.word(i).is(Class::FirstName) && !self.word(i).is(Class::LastName);
        let last = self.word(end - 1);
        let person = last.is(Class::PersonNoun) || last.is(Class::PeopleNoun) || last.is(Class::LastName) || last.is(Class::FirstName);
        // ("Kallias Marine said it had sold the ship")
        let goes_on = || self.speaks_after(end) && self.goes_on_as(end) == Some(Kind::Organization);
        let noun = matches!(last.likely, Some(Tag::Noun | Tag::Plural)) && (!person || goes_on());
        let capitals = (start..end).all(|i| self.tokens[i].shape == Shape::Capital);
        let acts = || self.acts(end) || self.is_acted_on(start) || self.claims_behind_aside(end);
        matches!(end - start, 2 | 3) && strange(start) && noun && capitals && !self.has_thing(start, end) && acts()
    }

    /// "the Harbor Royals", "the New Patriots": two words or three with an article that end with a noun for several people or animals.
    pub(super) fn is_team(&self, start: usize, end: usize) -> bool {
        let last = self.word(end - 1);
        let plural = last.likely == Some(Tag::Plural) && last.lemma.is_known();
        let alive = || matches!(self.lexicon.sort(last.lemma), Sort::Person | Sort::Nature | Sort::Group);
        let capitals = (start..end).all(|i| self.tokens[i].shape == Shape::Capital);
        let from = start > self.range.start as usize && self.word(start - 1).is(Class::Definite);
        matches!(end - start, 2 | 3)
            && plural
            && capitals
            && from
            && !self.has_thing(start, end)
            && !last.is(Class::OrganizationNoun)
            && !last.is(Class::PeopleNoun)
            && alive()
    }

    /// "Northern Bus promised", "United Dawn accused": words of the language with capitals, the last a noun, that claim something.
    pub(super) fn is_claiming_body(&self, start: usize, end: usize) -> bool {
        const OTHERS: Classes =
            Classes::of(&[Class::PersonNoun, Class::PeopleNoun, Class::LastName, Class::EventNoun, Class::PlaceNoun, Class::Time]);
        let last = self.word(end - 1);
        let plain = |i: usize| {
            let word = self.word(i);
            let named =
                i + 1 < end && word.is(Class::FirstName) || word.is(Class::Honorific) || word.is(Class::Weekday) || word.is(Class::Month);
            self.tokens[i].shape == Shape::Capital && word.likely.is_some() && !named
        };
        matches!(end - start, 2 | 3)
            && (start..end).all(plain)
            && !self.is_locative(start)
            && matches!(last.likely, Some(Tag::Noun | Tag::Plural))
            && !last.classes.has_any(OTHERS)
            && ((self.claims_after(end) || self.claims_behind_aside(end)) && (start > self.first_word() || self.begins_with_name(start))
                || self.is_led(end))
    }

    /// "Northern Light said": whether the first word of a sentence, before another capital, may be part of a name: no adverb, verb or word for persons.
    fn begins_with_name(&self, start: usize) -> bool {
        let first = self.word(start);
        let noun = matches!(first.likely, Some(Tag::Noun | Tag::Adjective));
        noun && !first.is_any(&[Class::PersonNoun, Class::PeopleNoun, Class::BodyNoun, Class::OrganizationNoun, Class::Time])
    }

    /// "The Charity Regulator said": a given name that is a noun as well, with an article before it and a common noun behind, that does something.
    pub(super) fn is_articled_body(&self, start: usize, end: usize) -> bool {
        const OTHERS: Classes = Classes::of(&[Class::PersonNoun, Class::PeopleNoun, Class::LastName, Class::EventNoun, Class::PlaceNoun]);
        let last = self.word(end - 1);
        let noun = matches!(last.likely, Some(Tag::Noun | Tag::Plural)) && !last.classes.has_any(OTHERS);
        matches!(end - start, 2 | 3)
            && noun
            && self.word(start).is(Class::FirstName)
            && self.article_before(start)
            && (start..end).all(|i| self.tokens[i].shape == Shape::Capital)
            && self.acts(end)
    }

    /// "'s managing director": whether it has somebody with a role.
    pub(super) fn is_led(&self, end: usize) -> bool {
        const FARTHEST: usize = 3;
        let genitive = end < self.range.end as usize && self.word(end).is(Class::PossessiveMark);
        let mut words = (end + 1..self.range.end as usize).take(FARTHEST).take_while(|i| self.tokens[*i].shape == Shape::Lower);
        genitive && words.any(|i| self.known_at(i).is_some_and(|k| self.known[k].kind == Kind::Role))
    }

    /// "Provisional Unity Government": three words or more of the language, with capitals.
    pub(super) fn is_government(&self, start: usize, end: usize) -> bool {
        let last = self.word(end - 1);
        end - start > 2
            && last.is(Class::GovernmentNoun)
            && last.likely == Some(Tag::Noun)
            && (start..end).all(|i| self.tokens[i].shape == Shape::Capital && (i == start || self.word(i).likely.is_some()))
    }

    /// "Lund & Sons".
    pub(super) fn has_ampersand(&self, start: usize, end: usize) -> bool {
        (start..end).any(|i| self.tokens[i].shape == Shape::Symbol && self.word(i).is(Class::And))
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

    /// "Caritas Bamako", "Health Workers Union Malawi": where a body's name from `start` to `to` goes on with a state's or a place's, which ends the run.
    pub(super) fn over_country(&self, start: usize, to: usize, end: usize) -> usize {
        let Some(known) = self.known_at(to).map(|k| &self.known[k]) else { return to };
        let country = known.kind.is_on_map()
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
}
