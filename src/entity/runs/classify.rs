//! What a piece of a run of capitals names.

use super::cut::Before;
use super::{Run, Sentence};
use crate::document::Sex;
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Tag, Tags, Word};
use crate::text::shape::Shape;

/// A piece of a run, between titles, roles and listed names.
#[derive(Clone, Copy)]
pub(super) struct Piece {
    pub(super) start: usize,
    pub(super) end: usize,
    /// whether its head noun is that of an organization
    pub(super) organization: bool,
    /// what stands before it
    pub(super) before: Before,
}

impl Piece {
    fn len(self) -> usize {
        self.end - self.start
    }
}

impl Sentence<'_> {
    /// Says what a piece names. First it finds where in the piece the name begins and ends.
    pub(super) fn classify(&self, mut piece: Piece, out: &mut Vec<Run>) {
        let whole = piece.end;
        piece.end = self.without_particles(piece);
        if piece.end < whole
            && let Some(run) = self.bound_to_place(piece, whole)
        {
            out.push(run);
            return;
        }
        // "N / A": a lone letter names nothing by itself
        if piece.len() == 1 && self.tokens[piece.start].shape == Shape::Letter && !piece.before.title {
            return;
        }
        if self.is_event(piece) {
            out.push(self.by_memory(piece));
            return;
        }
        // a sentence's first word in its ordinary sense belongs to no name, unless the document knows it as one
        if piece.start == self.first_word() && self.is_ordinary(piece.start) && !piece.organization && !self.is_whole_name(piece) {
            // "Signal-Vostok", "Harbour Watch": several words with capitals, which the document may know as a whole
            if piece.len() == 1 && (self.acts(piece.end) || self.is_described(piece.end))
                || piece.len() > 1 && (piece.start..piece.end).all(|i| self.tokens[i].shape != Shape::Lower)
            {
                out.push(self.by_memory(piece));
            }
            piece.start += 1;
        }
        piece.start = self.given_name(piece).unwrap_or(piece.start);
        piece.start += self.opens_verb_group(piece) as usize;
        if piece.start < piece.end {
            let named = self.evidence(piece).map(|(kind, before)| self.run(piece.start, piece.end, kind, before));
            out.push(named.unwrap_or_else(|| self.by_memory(piece)));
        }
    }

    /// Where a piece ends without a particle of names or a hyphen at its end: without what those bind no name ends with one.
    fn without_particles(&self, piece: Piece) -> usize {
        let particle = |i: usize| {
            self.tokens[i].shape == Shape::Lower && self.word(i).is(Class::NameParticle) && self.tokens[i - 1].shape != Shape::Hyphen
        };
        let mut end = piece.end;
        while end > piece.start + 1 && !piece.organization && (self.tokens[end - 1].shape == Shape::Hyphen || particle(end - 1)) {
            end -= 1;
        }
        end
    }

    /// "Étoile de Kayes": the name to which a particle at the end of the piece binds the place that begins at `at`.
    fn bound_to_place(&self, piece: Piece, at: usize) -> Option<Run> {
        let place = self.known_at(at).map(|k| &self.known[k]).filter(|place| place.kind.is_on_map())?;
        let first = self.word(piece.start);
        if self.tokens[piece.end].shape != Shape::Lower || first.is(Class::PlaceNoun) {
            return None;
        }
        let kind = if piece.before.title || first.is(Class::FirstName) { Kind::Person } else { Kind::Organization };
        Some(self.run(piece.start, place.tokens.end as usize, kind, piece.before))
    }

    /// "Hurricane Milton hit the coast"
    fn is_event(&self, piece: Piece) -> bool {
        let first = self.word(piece.start);
        let noun = first.is(Class::EventNoun) && !first.is(Class::FirstName) && !first.is(Class::PeopleNoun);
        let event = noun && !first.tags.has(Tag::Adjective);
        event && piece.len() == 2 && !piece.organization && !piece.before.title && !self.has_staff(piece.start, piece.end)
    }

    /// Whether a name begins with the first word of the piece, though that begins a sentence and has an ordinary sense.
    fn is_whole_name(&self, piece: Piece) -> bool {
        let Piece { start, end, .. } = piece;
        // "Polar Express, the firm that"
        // ("Survivors First, a charity", but "Lawyer Kettle, a partner")
        let describes = |first: Word| match first.likely {
            Some(Tag::Adjective | Tag::Plural) => true,
            Some(Tag::Noun) => !first.is_any(&[Class::PersonNoun, Class::BodyNoun, Class::Time]),
            _ => false,
        };
        let described = || {
            piece.len() == 2
                && describes(self.word(start))
                && self.word(start + 1).likely.is_some()
                && (self.is_described_body(start, end) || self.is_described_group(start, end))
        };
        // "Hen Sovath, former editor of": but "Lawyer Sovath, an editor"
        let strange = || {
            let noun = self.word(start).likely == Some(Tag::Noun)
                && !self.word(start).is_any(&[Class::PersonNoun, Class::PeopleNoun, Class::BodyNoun, Class::Time]);
            piece.len() == 2 && noun && self.word(start + 1).likely.is_none() && self.has_age_or_role_after(end)
        };
        described()
            || strange()
            || self.has_syllable(start, end)
            || piece.len() > 1 && (self.is_led(end) || self.is_claiming_body(start, end))
    }

    /// "Green Beret Bo Gritz": where the given name of a person stands behind ordinary words with capitals.
    fn given_name(&self, piece: Piece) -> Option<usize> {
        let Piece { start, end, .. } = piece;
        let given =
            |i: &usize| self.word(*i).is(Class::FirstName) && !self.word(*i).is(Class::LegalForm) && self.tokens[*i].shape.is_capital();
        let at = (start..end).find(given)?;
        if piece.organization || at == start || end - at < 2 || self.is_body_named(start) {
            return None;
        }
        let ordinary = |i: usize| self.is_ordinary(i) && !self.word(i).is(Class::LastName) && self.tokens[i].shape == Shape::Capital;
        ((start..at).all(ordinary) && self.is_person(at, end)).then_some(at)
    }

    /// "Mayor Vows To Appeal", "Union Will Strike": whether a piece begins as a verb group does, though somebody may be called so.
    fn opens_verb_group(&self, piece: Piece) -> bool {
        let first = self.word(piece.start).tags;
        if !first.meets(Tags::of(&[Tag::To, Tag::Modal])) || piece.len() < 2 || piece.organization || piece.before.title {
            return false;
        }
        let next = self.word(piece.start + 1);
        // (but "Will Power")
        let likely = first.has(Tag::To) || next.likely.is_some_and(|l| Tags::VERB.has(l));
        likely && next.tags.has(Tag::Base) && !next.is(Class::LastName)
    }

    /// What only the memory of the document can explain.
    fn by_memory(&self, piece: Piece) -> Run {
        Run { by_memory: true, ..self.run(piece.start, piece.end, Kind::Person, Before::default()) }
    }

    /// What a name is that of, with what is true of it from before: by the first evidence of its words and of those beside it that tells. None where only the
    /// memory of the document can explain it.
    fn evidence(&self, piece: Piece) -> Option<(Kind, Before)> {
        let Piece { start, end, before, .. } = piece;
        let body = Some((Kind::Organization, Before::default()));
        let by_name = |kind: Kind| Some((kind, Before { sex: self.sex_of_name(start), ..Before::default() }));
        let sex = || if before.sex == Sex::Unknown { self.sex_of_name(start) } else { before.sex };
        if self.is_body_by_words(piece) {
            return body;
        }
        if before.title && piece.len() == 1 && self.is_rival_body(start, end) {
            return body;
        }
        if before.title {
            return Some((Kind::Person, Before { sex: sex(), ..before }));
        }
        if self.is_of_family(start, end) {
            return Some((Kind::Group, Before::default()));
        }
        if let Some(kind) = self.described_before(start) {
            return if kind == Kind::Person { by_name(kind) } else { Some((kind, Before::default())) };
        }
        if piece.len() > 1 && self.is_called_body(end) || self.is_articled_body(start, end) {
            return body;
        }
        if self.is_leader(start, end) {
            return Some((Kind::Person, before));
        }
        if self.is_described_group(start, end) {
            return Some((Kind::Group, Before::default()));
        }
        if self.is_keyed_place(start, end) || self.is_home(start, end) {
            return Some((Kind::Place, Before::default()));
        }
        if self.is_body_by_staff(piece) {
            return body;
        }
        if self.is_person(start, end) {
            return Some((Kind::Person, Before { sex: sex(), ..before }));
        }
        if self.is_body_by_deeds(piece) {
            return body;
        }
        if self.is_described_place(start, end) {
            return Some((Kind::Place, Before::default()));
        }
        if piece.len() == 1 && self.is_rival_of_body(start) {
            return body;
        }
        if self.is_introduced(start, end) || self.is_addressed(start, end) {
            return by_name(Kind::Person);
        }
        match self.lone_actor(start, end) {
            Some(kind) => by_name(kind),
            None if self.is_foreign_person(start, end) => by_name(Kind::Person),
            None => None,
        }
    }

    /// Whether a word of the name says that it is a body.
    fn is_body_by_words(&self, piece: Piece) -> bool {
        let Piece { start, end, organization, .. } = piece;
        let legal_form = || piece.len() > 1 && self.word(end - 1).is(Class::LegalForm);
        organization || legal_form() || self.has_ampersand(start, end) || self.is_government(start, end)
    }

    /// Whether those who belong to it, or what it is beside others, say that a name is a body's.
    fn is_body_by_staff(&self, Piece { start, end, .. }: Piece) -> bool {
        self.has_staff(start, end)
            || self.is_of_staff(start, end)
            || self.is_party_plural(start, end)
            || self.is_team(start, end) && !self.word(start).is(Class::FirstName)
            || self.is_paper(start, end)
    }

    /// Whether what is said of it, or what it does, says that a name is a body's.
    fn is_body_by_deeds(&self, Piece { start, end, .. }: Piece) -> bool {
        self.is_described_body(start, end)
            || self.is_told(start, end)
            || self.is_acting_body(start, end)
            || self.is_claiming_body(start, end)
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
        if !speaks && !self.acts(end) && !self.is_agent(start) {
            return None;
        }
        let told = || self.equated_with(end).or_else(|| self.goes_on_as(end));
        let otherwise = if speaks || self.is_agent(start) { Kind::Organization } else { Kind::Person };
        Some(match (personal, named) {
            (true, _) => Kind::Person,
            (false, true) => told().unwrap_or(otherwise),
            (false, false) => Kind::Organization,
        })
    }
}
