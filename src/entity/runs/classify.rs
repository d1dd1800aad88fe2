//! What a piece of a run of capitals names.

use super::cut::Before;
use super::{Run, Sentence};
use crate::document::Sex;
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Tag, Word};
use crate::text::shape::Shape;

impl Sentence<'_> {
    /// Says what a piece of a run from `start` to `end` names; `organization` where its head noun is that of one. First it finds where in the piece the name
    /// begins and ends.
    pub(super) fn classify(&self, mut start: usize, mut end: usize, organization: bool, before: Before, out: &mut Vec<Run>) {
        // "Étoile de Kayes": a particle binds the place behind it; without one no name ends with a particle or a hyphen
        let whole = end;
        let particle = |i: usize| {
            self.tokens[i].shape == Shape::Lower && self.word(i).is(Class::NameParticle) && self.tokens[i - 1].shape != Shape::Hyphen
        };
        while end > start + 1 && !organization && (self.tokens[end - 1].shape == Shape::Hyphen || particle(end - 1)) {
            end -= 1;
        }
        if end < whole
            && let Some(place) = self.known_at(whole).map(|k| &self.known[k])
            && place.kind.is_on_map()
            && self.tokens[end].shape == Shape::Lower
            && !self.word(start).is(Class::PlaceNoun)
        {
            let kind = if before.title || self.word(start).is(Class::FirstName) { Kind::Person } else { Kind::Organization };
            out.push(self.run(start, place.tokens.end as usize, kind, before));
            return;
        }
        // "N / A": a lone letter names nothing by itself
        if end - start == 1 && self.tokens[start].shape == Shape::Letter && !before.title {
            return;
        }
        // "Polar Express, the firm that"
        // ("Survivors First, a charity", but "Lawyer Kettle, a partner")
        let first = self.word(start);
        let described = || {
            end - start == 2
                && (first.likely == Some(Tag::Adjective)
                    || first.likely == Some(Tag::Plural)
                    || first.likely == Some(Tag::Noun) && !first.is_any(&[Class::PersonNoun, Class::BodyNoun, Class::Time]))
                && self.word(start + 1).likely.is_some()
                && (self.is_described_body(start, end) || self.is_described_group(start, end))
        };
        // "Hurricane Milton hit the coast"
        let event = first.is(Class::EventNoun) && !first.is(Class::FirstName) && !first.tags.has(Tag::Adjective);
        if event && end - start == 2 && !organization && !before.title && !self.has_staff(start, end) && !first.is(Class::PeopleNoun) {
            out.push(self.by_memory(start, end));
            return;
        }
        // a sentence's first word in its ordinary sense belongs to no name, unless the document knows it as one
        let whole_name =
            || described() || self.has_syllable(start, end) || end - start > 1 && (self.is_led(end) || self.is_claiming_body(start, end));
        if start == self.first_word() && self.is_ordinary(start) && !organization && !whole_name() {
            // "Signal-Vostok", "Harbour Watch": several words with capitals, which the document may know as a whole
            if end - start == 1 && (self.acts(end) || self.is_described(end))
                || end - start > 1 && (start..end).all(|i| self.tokens[i].shape != Shape::Lower)
            {
                out.push(self.by_memory(start, end));
            }
            start += 1;
        }
        // "Green Beret Bo Gritz": ordinary words with capitals before a given name
        let given = (start..end)
            .find(|i| self.word(*i).is(Class::FirstName) && !self.word(*i).is(Class::LegalForm) && self.tokens[*i].shape.is_capital());
        if let Some(given) = given.filter(|g| !organization && *g > start && end - g >= 2 && !self.is_body_named(start))
            && (start..given).all(|i| self.is_ordinary(i) && !self.word(i).is(Class::LastName) && self.tokens[i].shape == Shape::Capital)
            && self.is_person(given, end)
        {
            start = given;
        }
        if start < end {
            self.classify_name(start, end, organization, before, out);
        }
    }

    /// What only the memory of the document can explain.
    fn by_memory(&self, start: usize, end: usize) -> Run {
        Run { by_memory: true, ..self.run(start, end, Kind::Person, Before::default()) }
    }

    /// Says what a name is that of, by the first evidence of its words and of those beside it that tells.
    fn classify_name(&self, start: usize, end: usize, organization: bool, before: Before, out: &mut Vec<Run>) {
        let last = self.word(end - 1);
        if organization || last.is(Class::LegalForm) && end - start > 1 || self.has_ampersand(start, end) || self.is_government(start, end)
        {
            out.push(self.run(start, end, Kind::Organization, Before::default()));
        } else if let Some(kind) = self.described_before(start).filter(|_| !before.title) {
            let sex = if kind == Kind::Person { self.sex_of_name(start) } else { Sex::Unknown };
            out.push(self.run(start, end, kind, Before { sex, ..Before::default() }));
        } else if !before.title && (end - start > 1 && self.is_called_body(end) || self.is_articled_body(start, end)) {
            out.push(self.run(start, end, Kind::Organization, Before::default()));
        } else if !before.title && self.is_leader(start, end) {
            out.push(self.run(start, end, Kind::Person, before));
        } else if !before.title && self.is_described_group(start, end) {
            out.push(self.run(start, end, Kind::Group, Before::default()));
        } else if !before.title && (self.is_keyed_place(start, end) || self.is_home(start, end)) {
            out.push(self.run(start, end, Kind::Place, Before::default()));
        } else if !before.title
            && (self.has_staff(start, end)
                || self.is_of_staff(start, end)
                || self.is_party_plural(start, end)
                || self.is_team(start, end) && !self.word(start).is(Class::FirstName)
                || self.is_paper(start, end))
        {
            out.push(self.run(start, end, Kind::Organization, Before::default()));
        } else if before.title || self.is_person(start, end) {
            let sex = if before.sex == Sex::Unknown { self.sex_of_name(start) } else { before.sex };
            out.push(self.run(start, end, Kind::Person, Before { sex, ..before }));
        } else if self.is_described_body(start, end)
            || self.is_told(start, end)
            || self.is_acting_body(start, end)
            || self.is_claiming_body(start, end)
        {
            out.push(self.run(start, end, Kind::Organization, Before::default()));
        } else if self.is_described_place(start, end) {
            out.push(self.run(start, end, Kind::Place, Before::default()));
        } else if end - start == 1 && self.is_rival_of_body(start) {
            out.push(self.run(start, end, Kind::Organization, Before::default()));
        } else if self.is_introduced(start, end) || self.is_addressed(start, end) {
            out.push(self.run(start, end, Kind::Person, Before { sex: self.sex_of_name(start), ..Before::default() }));
        } else if let Some(kind) = self.lone_actor(start, end) {
            out.push(self.run(start, end, kind, Before { sex: self.sex_of_name(start), ..Before::default() }));
        } else if self.is_foreign_person(start, end) {
            out.push(self.run(start, end, Kind::Person, Before { sex: self.sex_of_name(start), ..Before::default() }));
        } else {
            out.push(self.by_memory(start, end));
        }
    }

    /// ", who", ", a baker": what is said of a person stands behind the comma at `end`.
    pub(super) fn is_described(&self, end: usize) -> bool {
        let article = |w: Word| w.tags.has(Tag::Determiner) && !w.is(Class::Definite);
        let behind = |i: usize| i < self.range.end as usize && (self.word(i).is(Class::Relative) || article(self.word(i)));
        end < self.range.end as usize && self.tokens[end].shape == Shape::Comma && behind(end + 1)
    }

    /// A lone word that is no word of the language and does something. A personal name is a person, as is what does anything but speak, or
    /// goes on as *he* or *she*; of those who speak most others are organizations.
    pub(super) fn lone_actor(&self, start: usize, end: usize) -> Option<Kind> {
        let word = self.word(start);
        if end - start != 1 || word.likely.is_some() || self.tokens[start].shape == Shape::Letter {
            return None;
        }
        let personal = word.is(Class::FirstName) || word.is(Class::LastName);
        let personal = personal || self.is_compound_name(start);
        let named = self.tokens[start].shape == Shape::Capital && !self.article_before(start);
        let speaks = self.speaks_after(end)
            || (start >= 2
                && self.word(start - 1).tags.has(Tag::To)
                && self.word(start - 2).cue != 0
                && self.word(start - 2).likely == Some(Tag::Ing));
        if !speaks && !self.acts(end) {
            return None;
        }
        let told = || self.equated_with(end).or_else(|| self.goes_on_as(end));
        let otherwise = if speaks { Kind::Organization } else { Kind::Person };
        Some(match (personal, named) {
            (true, _) => Kind::Person,
            (false, true) => told().unwrap_or(otherwise),
            (false, false) => Kind::Organization,
        })
    }
}
