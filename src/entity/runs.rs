//! Capitalised runs: persons and organizations that no list has.
//!
//! A run of capitalised words is cut at titles, roles and listed names; what is left is a person or an organization by its words and neighbours:
//! title or role before, given name, initials, family name, apposition with an age or a role; a head noun or legal form of organizations.
//! (What found the persons of news texts, and how much each kind of evidence gives, is in `docs/evaluation.md`.)

use super::decide::Known;
use crate::document::{Sex, Token};
use crate::gazetteer::{Flags, Kind};
use crate::lexicon::{Class, Tag, Tags, Word};
use crate::span::Tokens;
use crate::text::shape::Shape;

/// No name has more tokens; a longer run is taken in pieces.
const LONGEST: usize = 16;

/// What a run names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// its tokens
    pub tokens: Tokens,
    /// person or organization
    pub kind: Kind,
    /// whether it may be known only by what the document said before (a lone word)
    pub by_memory: bool,
    /// what its words say of a person's sex
    pub sex: Sex,
    /// index among the known names of a state before it ("Czech President …")
    pub state: Option<usize>,
}

/// What runs are found in: one sentence.
pub struct Sentence<'a> {
    /// all tokens of the document
    pub tokens: &'a [Token],
    /// those of the sentence
    pub range: Tokens,
    /// known names of the document, in order
    pub known: &'a [Known],
}

impl Sentence<'_> {
    fn word(&self, i: usize) -> Word {
        self.tokens[i].word
    }

    fn known_at(&self, i: usize) -> Option<usize> {
        let at = self.known.partition_point(|k| (k.tokens.end as usize) <= i);
        self.known.get(at).filter(|k| (k.tokens.start as usize) <= i).map(|_| at)
    }

    /// Whether token `i` may be part of a name because of its capital.
    fn is_capital(&self, i: usize) -> bool {
        let word = self.word(i);
        self.tokens[i].shape.is_capital()
            && !word.is(Class::Weekday)
            && (word.is(Class::FirstName) || !word.is(Class::Month))
            && !word.tags.meets(Tags::of(&[Tag::Pronoun, Tag::Determiner]))
    }

    /// A word that a sentence may well begin with in its ordinary sense.
    fn is_ordinary(&self, i: usize) -> bool {
        let word = self.word(i);
        word.likely.is_some() && !word.is(Class::FirstName)
    }

    /// Appends the runs of the sentence.
    pub fn find(&self, out: &mut Vec<Run>) {
        let mut i = self.range.start as usize;
        let end = self.range.end as usize;
        while i < end {
            if !self.is_capital(i) {
                i += 1;
                continue;
            }
            let run_end = self.run_end(i);
            self.cut(i, run_end, out);
            i = run_end.max(i + 1);
        }
    }

    /// Where the run that begins at `i` ends: capitals, joined by particles, hyphens and ampersands.
    fn run_end(&self, i: usize) -> usize {
        let end = (self.range.end as usize).min(i + LONGEST);
        let mut j = i + 1;
        loop {
            if j < end && self.is_capital(j) {
                j += 1;
            } else if j + 1 < end && self.joins(j) && self.is_capital(j + 1) {
                j += 2;
            } else if let Some(after) = self.after_joint(i, j) {
                j = after;
            } else if let Some(after) = self.after_particles(j) {
                j = after + 1;
            } else {
                return j;
            }
        }
    }

    /// A hyphen or an ampersand inside a name.
    fn joins(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        token.shape == Shape::Hyphen || (token.shape == Shape::Symbol && token.is(Class::And))
    }

    /// "Food and Drug Administration": where a run goes on over "and" after a single ordinary word, up to a head noun of organizations.
    fn after_joint(&self, start: usize, j: usize) -> Option<usize> {
        let end = self.range.end as usize;
        let first = self.tokens[start].shape == Shape::Upper && self.known_at(start).is_some();
        let ordinary = |k: usize| self.word(k).likely.is_some() && self.known_at(k).is_none() && !self.word(k).is(Class::OrganizationNoun);
        if j >= end || !self.word(j).is(Class::And) || j + 1 >= end || !(j - start == 1 || (first && j - start == 2)) || !ordinary(j - 1) {
            return None;
        }
        let to = (j + 1..end).find(|k| !self.is_capital(*k)).unwrap_or(end);
        (to > j + 1 && self.word(to - 1).is(Class::OrganizationNoun)).then_some(to)
    }

    /// The capitalised token after one to three lower-case particles at `j`.
    fn after_particles(&self, j: usize) -> Option<usize> {
        let n = (j..(self.range.end as usize).min(j + 4))
            .take_while(|k| {
                self.tokens[*k].shape == Shape::Lower && self.word(*k).is(Class::NameParticle) || self.tokens[*k].shape == Shape::Hyphen
            })
            .count();
        let next = j + n;
        (n > 0 && next < self.range.end as usize && self.is_capital(next) && self.tokens[j].shape == Shape::Lower).then_some(next)
    }

    /// Cuts the run at titles, roles and listed names, and classifies the pieces.
    fn cut(&self, start: usize, end: usize, out: &mut Vec<Run>) {
        let mut i = start;
        let mut title = self.title_before(start);
        let mut sex = if title { self.sex_before(start) } else { Sex::Unknown };
        let mut state = start.checked_sub(1).and_then(|b| self.known_at(b)).filter(|k| self.known[*k].kind == Kind::State);
        while i < end {
            if self.word(i).is(Class::Honorific) && i + 1 < end {
                title = true;
                sex = sex_of(self.word(i)).unwrap_or(sex);
                i += 1;
                continue;
            }
            if let Some(k) = self.known_at(i) {
                let known = &self.known[k];
                let known_end = (known.tokens.end as usize).min(end).max(i + 1);
                if known.kind == Kind::Role {
                    title = true;
                    sex = (i..known_end).find_map(|t| sex_of(self.word(t))).unwrap_or(sex);
                    i = known_end;
                    continue;
                }
                if let Some(organization_end) = self.organization_from(i, end).filter(|e| *e > known_end) {
                    out.push(self.run(i, organization_end, Kind::Organization, Sex::Unknown, None));
                    i = organization_end;
                } else if let Some(person_end) = self.person_over(k, i, end) {
                    out.push(self.run(i, person_end, Kind::Person, self.sex_of_name(i), state));
                    i = person_end;
                } else {
                    if known.kind == Kind::State {
                        state = Some(k);
                    }
                    i = known_end;
                }
                title = false;
                continue;
            }
            let piece_end = (i + 1..end)
                .find(|j| self.known_at(*j).is_some_and(|k| !self.inside_name(k, *j, end)) || self.word(*j).is(Class::Honorific))
                .unwrap_or(end);
            let organization = self.organization_from(i, end);
            let piece_end = organization.unwrap_or(piece_end);
            self.classify(i, piece_end, organization.is_some(), title, sex, state, out);
            title = false;
            i = piece_end;
        }
    }

    /// Whether a listed name at `j` is only part of the person's name that goes on: a family name that is also a place.
    fn inside_name(&self, k: usize, j: usize, end: usize) -> bool {
        let known = &self.known[k];
        known.kind == Kind::Place
            && known.tokens.len() == 1
            && (j + 1 == end)
            && self.word(j).is(Class::LastName)
            && j > 0
            && self.word(j - 1).is(Class::FirstName)
    }

    fn run(&self, start: usize, end: usize, kind: Kind, sex: Sex, state: Option<usize>) -> Run {
        Run { tokens: Tokens::new(start, end), kind, by_memory: false, sex, state }
    }

    #[allow(clippy::too_many_arguments)]
    fn classify(&self, mut start: usize, end: usize, organization: bool, title: bool, sex: Sex, state: Option<usize>, out: &mut Vec<Run>) {
        // a sentence's first word in its ordinary sense belongs to no name
        if start == self.first_word() && self.is_ordinary(start) && !organization {
            start += 1;
        }
        if start >= end {
            return;
        }
        let last = self.word(end - 1);
        if organization || last.is(Class::LegalForm) && end - start > 1 {
            out.push(self.run(start, end, Kind::Organization, Sex::Unknown, None));
        } else if title || self.is_person(start, end) {
            let sex = if sex == Sex::Unknown { self.sex_of_name(start) } else { sex };
            out.push(self.run(start, end, Kind::Person, sex, state));
        } else if let Some(kind) = self.lone_speaker(start, end) {
            out.push(self.run(start, end, kind, self.sex_of_name(start), None));
        } else {
            out.push(Run { by_memory: true, ..self.run(start, end, Kind::Person, Sex::Unknown, None) });
        }
    }

    /// A lone word that is no word of the language and speaks: a person if it is a personal name, else taken for an organization.
    fn lone_speaker(&self, start: usize, end: usize) -> Option<Kind> {
        let word = self.word(start);
        let speaks = self.claims_after(end)
            || (start >= 2
                && self.word(start - 1).is(Class::To)
                && self.word(start - 2).cue != 0
                && self.word(start - 2).likely == Some(Tag::Ing));
        if end - start != 1 || !speaks || word.likely.is_some() || self.tokens[start].shape == Shape::Letter {
            return None;
        }
        Some(if word.is(Class::FirstName) || word.is(Class::LastName) { Kind::Person } else { Kind::Organization })
    }

    fn first_word(&self) -> usize {
        let range = self.range.range();
        range.clone().find(|i| self.tokens[*i].shape.is_word()).unwrap_or(range.end)
    }

    /// Where an organization that begins at `i` ends: a capitalised head noun in the run, and "of …" after it.
    fn organization_from(&self, i: usize, end: usize) -> Option<usize> {
        let stop = (i..end)
            .find(|j| self.known_at(*j).is_some_and(|k| self.known[k].kind == Kind::Role) || self.word(*j).is(Class::Honorific))
            .unwrap_or(end);
        let head = (i..stop).rev().find(|j| self.word(*j).is(Class::OrganizationNoun) || (self.word(*j).is(Class::LegalForm) && *j > i))?;
        let mut to = head + 1;
        let of = to < self.range.end as usize && self.word(to).is(Class::Of);
        if of {
            let article = to + 1 < self.range.end as usize && self.word(to + 1).is(Class::Definite);
            let from = to + 1 + article as usize;
            if from < self.range.end as usize && self.is_capital(from) {
                to = self.run_end(from);
            }
        }
        // a head noun alone names nothing
        (to - i > 1 && !(head == i && to == head + 1)).then_some(to)
    }

    /// Where a person ends whose given name is also a listed name ("Jordan Hale").
    fn person_over(&self, k: usize, i: usize, end: usize) -> Option<usize> {
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
    fn title_before(&self, start: usize) -> bool {
        let Some(before) = start.checked_sub(1).filter(|b| *b >= self.range.start as usize) else { return false };
        let word = self.word(before);
        self.known_at(before).is_some_and(|k| self.known[k].kind == Kind::Role)
            || word.is(Class::Honorific)
            || (word.is(Class::PersonNoun) && self.tokens[before].shape == Shape::Lower)
    }

    fn sex_before(&self, start: usize) -> Sex {
        start.checked_sub(1).and_then(|b| sex_of(self.word(b))).unwrap_or_default()
    }

    fn sex_of_name(&self, start: usize) -> Sex {
        sex_of(self.word(start)).unwrap_or_default()
    }

    fn is_person(&self, start: usize, end: usize) -> bool {
        let n = end - start;
        if !(2..=5).contains(&n)
            || (start..end)
                .any(|i| self.word(i).is(Class::EventNoun) || self.word(i).is(Class::PlaceNoun) && !self.word(i).is(Class::LastName))
        {
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

    /// ", 52," or ", a fisherman" after it.
    fn has_age_or_role_after(&self, end: usize) -> bool {
        let limit = self.range.end as usize;
        if end + 1 >= limit || self.tokens[end].shape != Shape::Comma {
            return false;
        }
        if self.tokens[end + 1].shape == Shape::Number && self.tokens[end + 1].end - self.tokens[end + 1].start == 2 {
            return true;
        }
        (end + 1..limit.min(end + 6))
            .take_while(|i| self.tokens[*i].shape.is_word())
            .any(|i| self.known_at(i).is_some_and(|k| self.known[k].kind == Kind::Role) || self.word(i).is(Class::PersonNoun))
    }

    /// A verb that claims, in the past or present, directly after it.
    fn claims_after(&self, end: usize) -> bool {
        let claims = |i: usize| {
            self.tokens[i].shape == Shape::Lower && self.word(i).cue != 0 && self.word(i).tags.meets(Tags::of(&[Tag::Past, Tag::Third]))
        };
        end < self.range.end as usize && claims(end)
    }
}

fn sex_of(word: Word) -> Option<Sex> {
    match (word.is(Class::Feminine), word.is(Class::Masculine)) {
        (true, false) => Some(Sex::Feminine),
        (false, true) => Some(Sex::Masculine),
        _ => None,
    }
}
