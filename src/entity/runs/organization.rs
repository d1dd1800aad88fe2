//! Organizations that no list has: head nouns, legal forms, purposes, and what a name of words of the language does.

use super::Sentence;
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
        // (but "imposed by the European Union on Belarus", "by the Border Force against Chad": only "for")
        let done_to = self.word(to).tags.has(Tag::Particle) || self.word(to).is(Class::Dealings);
        if listed && done_to {
            return to;
        }
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
