//! Cutting a run of capitals at titles, roles and listed names, and saying what each piece names.

use super::classify::Piece;
use super::{Run, Sentence, sex_of};
use crate::document::Sex;
use crate::entity::decide::Known;
use crate::gazetteer::{Flags, Kind};
use crate::lexicon::Class;
use crate::span::Tokens;
use crate::text::shape::Shape;

/// What stands before a piece and says something of it.
#[derive(Clone, Copy, Default)]
pub(super) struct Before {
    /// an honorific, a role, a noun for a person
    pub(super) title: bool,
    /// what that says of a person's sex
    pub(super) sex: Sex,
    /// index among the known names of a state before it
    pub(super) state: Option<usize>,
    /// the token of the role's head noun
    pub(super) role: Option<u32>,
}

impl Sentence<'_> {
    /// Cuts the run at titles, roles and listed names, and classifies the pieces.
    pub(super) fn cut(&self, start: usize, end: usize, out: &mut Vec<Run>) {
        let mut i = start;
        let mut before = self.before(start);
        if let Some((name, title)) = self.after_office(start, end) {
            before = Before { title: true, sex: sex_of(self.word(title)).unwrap_or_default(), role: Some(title as u32), ..before };
            i = name;
        }
        while i < end {
            // "Under-Secretary-General Hale": between two titles
            if before.title && self.tokens[i].shape == Shape::Hyphen {
                i += 1;
                continue;
            }
            if self.word(i).is(Class::Honorific) && i + 1 < end && !self.is_body_named(i) {
                let sex = sex_of(self.word(i)).unwrap_or(before.sex);
                let role = if self.tells_role(i) { Some(i as u32) } else { before.role.or(Some(i as u32)) };
                before = Before { title: true, sex, role, ..before };
                i += 1;
                continue;
            }
            if let Some(to) = (!before.title).then(|| self.named_before_acronym(i)).flatten() {
                out.push(self.run(i, to, Kind::Organization, Before::default()));
                i = to;
                continue;
            }
            if let Some(k) = self.known_at(i).filter(|k| !self.inside_name(*k, i, end)) {
                i = self.over_known(k, i, end, &mut before, out);
                continue;
            }
            if self.body_before_state(i, end) {
                out.push(self.run(i, end, Kind::Organization, Before::default()));
                return;
            }
            if let Some(title) = self.title_noun(i, end) {
                i = self.over_title(i, title, &mut before, out);
                continue;
            }
            // "Deputy Commissioner of Police"
            if before.title && self.word(i).is(Class::PersonNoun) && !self.word(i).is(Class::LastName) && self.word(i + 1).is(Class::Of) {
                i += 1;
                continue;
            }
            i = self.over_piece(i, end, before, out);
            before.title = false;
        }
    }

    /// Goes on after a title whose noun is at `title`. What is a name before "General Manager" is a party of its own.
    fn over_title(&self, i: usize, title: usize, before: &mut Before, out: &mut Vec<Run>) -> usize {
        let unknown = (i..title).take_while(|j| self.word(*j).likely.is_none()).count();
        if self.organization_from(i, title) == Some(title) {
            out.push(self.run(i, title, Kind::Organization, Before::default()));
        } else if unknown > 0 {
            let organization = self.organization_from(i, i + unknown).is_some();
            self.classify(Piece { start: i, end: i + unknown, organization, before: Before::default() }, out);
        }
        *before = Before { title: true, sex: sex_of(self.word(title)).unwrap_or_default(), role: Some(title as u32), ..*before };
        title + 1
    }

    /// Classifies the piece that begins at `i` and ends with a body's name, or before the next listed name or title, and goes on after it.
    fn over_piece(&self, i: usize, end: usize, before: Before, out: &mut Vec<Run>) -> usize {
        let body = !before.title && self.is_body_named(i);
        let ends = |j: &usize| {
            let known = self.known_at(*j).is_some_and(|k| !(self.inside_name(k, *j, end) || body && self.may_be_inside(k)));
            known || self.word(*j).is(Class::Honorific) && !self.is_family_name(*j, end)
        };
        let next = (i + 1..end).find(ends).unwrap_or(end);
        let organization = self.organization_from(i, end).map(|to| self.over_country(i, to, end)).or_else(|| self.followers(i, next));
        let piece_end = organization.unwrap_or(next);
        self.classify(Piece { start: i, end: piece_end, organization: organization.is_some(), before }, out);
        piece_end
    }

    fn before(&self, start: usize) -> Before {
        let known = start.checked_sub(1).and_then(|b| self.known_at(b));
        let title = self.title_before(start) && !self.is_group_noun(start - 1);
        Before {
            title,
            sex: start.checked_sub(1).filter(|_| title).and_then(|b| sex_of(self.word(b))).unwrap_or_default(),
            state: known.filter(|k| self.known[*k].kind == Kind::State).or_else(|| self.state_before_role(start)),
            role: start.checked_sub(1).filter(|b| title && self.tells_role(*b)).map(|b| b as u32),
        }
    }

    /// Whether a title is more than a form of address: a role, or short for one ("Gov.").
    fn tells_role(&self, title: usize) -> bool {
        !self.word(title).is(Class::Honorific) || self.word(title).lemma != self.tokens[title].id
    }

    /// "Czech president Petr Pavel": the state before the role before a name.
    fn state_before_role(&self, start: usize) -> Option<usize> {
        let role = start.checked_sub(1).and_then(|b| self.known_at(b)).filter(|k| self.known[*k].kind == Kind::Role)?;
        let first = self.known[role].tokens.start as usize;
        let state = role.checked_sub(1)?;
        let between = first.checked_sub(self.known[state].tokens.end as usize)?;
        let mark = between == 0 || between == 1 && self.word(first - 1).is(Class::PossessiveMark);
        (self.known[state].kind == Kind::State && mark).then_some(state)
    }

    /// "the hospital operator Rede Alta": whether a noun for a body right before a name says that it is one.
    pub(super) fn is_body_named(&self, i: usize) -> bool {
        self.described_before(i).is_some_and(|kind| kind == Kind::Organization)
    }

    /// Whether a listed name at `j` is half of a double name whose other half no list has: "Trujillo-Begay".
    fn is_half(&self, known: &Known, j: usize, end: usize) -> bool {
        let from = self.range.start as usize;
        let hyphen = |i: usize| self.tokens[i].shape == Shape::Hyphen && self.tokens[i].end == self.tokens[i + 1].start;
        let name = |i: usize| {
            let word = self.word(i);
            self.tokens[i].shape == Shape::Capital && self.known_at(i).is_none() && (word.likely.is_none() || word.is(Class::LastName))
        };
        let after_given = || j > from && self.word(j - 1).is(Class::FirstName);
        let kind = match known.kind {
            Kind::Place | Kind::Person | Kind::Organization => true,
            Kind::State => after_given(),
            _ => false,
        };
        kind && self.tokens[j].shape == Shape::Capital
            && (j + 2 < end && hyphen(j + 1) && name(j + 2) || j >= from + 2 && hyphen(j - 1) && name(j - 2))
    }

    /// The last word of a name, after a given name or an initial, though it is something else by itself ("John Major", "Neil Jordan").
    pub(super) fn is_family_name(&self, j: usize, end: usize) -> bool {
        let suffix = j + 2 == end && self.word(j + 1).is(Class::NameSuffix);
        (j + 1 == end || suffix)
            && j > self.range.start as usize
            && self.word(j).is(Class::LastName)
            && (self.word(j - 1).is(Class::FirstName) || self.tokens[j - 1].shape == Shape::Letter)
            && self.tokens[j - 1].shape.is_capital()
    }

    /// Whether a listed name at `j` is only part of the person's name that goes on.
    fn inside_name(&self, k: usize, j: usize, end: usize) -> bool {
        let known = &self.known[k];
        let other = matches!(known.kind, Kind::Place | Kind::State | Kind::Role | Kind::Person) && !known.flags.has(Flags::ADJECTIVE);
        // a listed family name after another given one: "Naina Yeltsin"
        // ("Piet “the Hook” Marlow")
        let given = |i: usize| {
            let i = if self.closes_nickname(i) && i > self.range.start as usize { i - 1 } else { i };
            let lone =
                |k: usize| self.known[k].kind == Kind::Person && self.known[k].tokens.len() == 1 && self.word(i).is(Class::FirstName);
            self.tokens[i].shape.is_capital()
                && (self.word(i).is(Class::FirstName) || self.word(i).likely.is_none())
                && self.known_at(i).is_none_or(lone)
        };
        let name_before = j + 1 == end && j > self.range.start as usize && given(j - 1);
        // "Marcus Dell", "Francis Fukuyama": a given name that is nothing else; "Trade Minister Mutale Chanda": an unknown one behind a title
        // "Ines Ferrer Puig"
        let two = |i: usize| i > self.range.start as usize && self.word(i).is(Class::LastName) && self.word(i - 1).is(Class::FirstName);
        // "Ines Mutale Chanda"
        let middle = |i: usize| {
            let strange = i > self.range.start as usize && self.tokens[i].shape == Shape::Capital && self.word(i).likely.is_none();
            strange && self.word(i - 1).is(Class::FirstName) && self.tokens[i - 1].shape == Shape::Capital
        };
        let person = || {
            self.word(j - 1).is(Class::FirstName)
                || two(j - 1)
                || middle(j - 1)
                || self.tokens[j - 1].shape == Shape::Capital && self.title_before(j - 1)
        };
        // "her lawyer, Mutale Chanda,"
        let of_role = |i: usize| i > 1 && self.tokens[i - 1].shape == Shape::Comma && self.word(i - 2).is(Class::PersonNoun);
        // "Mutale Chanda, 52,", "Mutale Chanda said": a town's name behind one that is of no language
        let strange_given = || {
            let lone = self.word(j - 1).likely.is_none() && !(j > 1 && self.tokens[j - 2].shape.is_capital());
            known.kind == Kind::Place
                && lone
                && self.tokens[j - 1].shape == Shape::Capital
                && (self.speaks_after(end) || self.has_age_or_role_after(end) || self.is_told_of(end) || of_role(j - 1))
        };
        // ("Mutale Chanda, who sat beside her, said")
        let after_given =
            name_before && matches!(known.kind, Kind::Organization | Kind::Place | Kind::Group) && (person() || strange_given());
        // "Port Hill"
        let from = self.range.start as usize;
        let ends_place = known.kind == Kind::Organization
            && self.word(j).is(Class::PlaceNoun)
            && j + 1 == end
            && j > from
            && self.tokens[j - 1].shape == Shape::Capital
            && self.known_at(j - 1).is_none();
        let relative = known.kind == Kind::Person && name_before;
        // "Nguyen Van Tho": a particle with a capital between two other names
        let strange = |i: usize| self.tokens[i].shape == Shape::Capital && self.word(i).likely.is_none() && self.known_at(i).is_none();
        let particle =
            || self.word(j).is(Class::NameParticle) && j > self.range.start as usize && j + 1 < end && strange(j - 1) && strange(j + 1);
        known.tokens.len() == 1 && known.kind == Kind::Place && particle()
            || known.tokens.len() == 1
                && (other && (relative || self.is_family_name(j, end)) || after_given || ends_place || self.is_half(known, j, end))
    }

    pub(super) fn run(&self, start: usize, end: usize, kind: Kind, before: Before) -> Run {
        let Before { sex, state, role, .. } = before;
        Run { tokens: Tokens::new(start, end), kind, by_memory: false, sex, state, role, family: None }
    }

    pub(super) fn first_word(&self) -> usize {
        let range = self.range.range();
        range.clone().find(|i| self.tokens[*i].shape.is_word()).unwrap_or(range.end)
    }
}
