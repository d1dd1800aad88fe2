//! Which row a name means: by case, by evidence in the document, by rank.

use crate::document::Token;
use crate::gazetteer::RowId;
use crate::gazetteer::find::{Hit, Passage, Stretch};
use crate::gazetteer::{Flags, Kind, MEDIA, id};
use crate::lexicon::described::COMPANY;
use crate::lexicon::{Class, Tags};
use crate::span::Tokens;
use crate::tables::Tables;
use crate::text::shape::Shape;

/// A name that the gazetteers know, decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// its tokens
    pub tokens: Tokens,
    /// the row that it names
    pub row: RowId,
    /// what that is
    pub kind: Kind,
    /// how the form may be used
    pub flags: Flags,
    /// the party that it stands for where it is party to a claim ("Moscow said")
    pub as_party: Option<RowId>,
}

/// What the document's unambiguous names say about the others.
#[derive(Debug, Default)]
pub struct Evidence {
    /// rows named without doubt, a bit each, and those whose bits are set
    rows: Vec<u64>,
    set: Vec<RowId>,
    /// countries that the document is about, a bit each
    countries: [u64; COUNTRIES / 64],
    /// parties by names that parties of other countries have too, with the nodes of those
    parties: Vec<(RowId, u32)>,
}

/// Two letters, five bits each.
const COUNTRIES: usize = 1 << 10;

fn place_of(country: u16) -> (usize, u64) {
    let n = (country >> 3 & 0x3e0 | country & 0x1f) as usize;
    (n / 64, 1 << (n % 64))
}

impl Evidence {
    /// Forgets everything, and makes room for `rows` rows.
    pub fn clear(&mut self, rows: usize) {
        self.set.drain(..).for_each(|row| self.rows[row.0 as usize / 64] = 0);
        self.rows.resize(rows / 64 + 1, 0);
        self.countries.fill(0);
        self.parties.clear();
    }

    /// Collects it from a hit: rows that a form names which needs no evidence itself and no other row shares.
    pub fn collect(&mut self, hit: &Hit, tables: &Tables) {
        for stretch in hit.stretches() {
            let Some((row, kind)) = stretch.only else { continue };
            let shared = kind == Kind::Organization && tables.names.ending(stretch.node).len() > 1;
            if shared && id::is_party(tables.entities.id(row)) {
                self.parties.push((row, stretch.node));
            } else {
                self.name(row, kind, tables);
            }
        }
    }

    /// Holds those parties for named that share their names with others, unless only the country of another one is named: "the Labour Party" in Oslo.
    pub fn settle_parties(&mut self, tables: &Tables) {
        for n in 0..self.parties.len() {
            let (row, node) = self.parties[n];
            let rows = tables.names.ending(node).map(|n| tables.names.form(n).row);
            let other = |r: RowId| r != row && self.is_about(tables.entities.country_code(r)) && id::is_party(tables.entities.id(r));
            if self.is_about(tables.entities.country_code(row)) || !rows.into_iter().any(other) {
                self.name(row, Kind::Organization, tables);
            }
        }
    }

    /// Holds a row for named without doubt.
    pub fn name(&mut self, row: RowId, kind: Kind, tables: &Tables) {
        if !self.is_evident(row) {
            self.rows[row.0 as usize / 64] |= 1 << (row.0 % 64);
            self.set.push(row);
            let country = tables.entities.country_code(row);
            // a company does not make its country one that the document is about
            let public = || !matches!(tables.entities.subtype(row), COMPANY | MEDIA);
            if matches!(kind, Kind::State | Kind::Place) || kind == Kind::Organization && country != 0 && public() {
                self.count(country);
            }
        }
    }

    /// Collects the place that a hit names where only a place stands ("in Granville"): it is one elsewhere too.
    pub fn locate(&mut self, passage: &Passage, hit: &Hit) {
        let at = &hit.longest;
        if at.only.is_none() && is_located(passage, at.tokens) {
            let place = self.best(passage, at).filter(|k| k.kind == Kind::Place && k.flags.has(Flags::CONTEXT));
            place.into_iter().for_each(|k| self.name(k.row, k.kind, passage.tables));
        }
    }

    /// Counts a country as one that the document is about.
    pub fn count(&mut self, country: u16) {
        if country != 0 {
            let (word, bit) = place_of(country);
            self.countries[word] |= bit;
        }
    }

    fn is_about(&self, country: u16) -> bool {
        let (word, bit) = place_of(country);
        country != 0 && self.countries[word] & bit != 0
    }

    fn is_evident(&self, row: RowId) -> bool {
        self.rows[row.0 as usize / 64] & 1 << (row.0 % 64) != 0
    }

    /// The row that a hit names, or none where all its readings lack evidence.
    pub fn decide(&self, passage: &Passage, hit: &Hit) -> Option<Known> {
        let known = hit.stretches().find_map(|stretch| self.best(passage, &stretch))?;
        let shorter = without_noun(passage, &known).and_then(|s| self.best(passage, &s));
        let name = |k: &Known| {
            !matches!(k.kind, Kind::Role | Kind::Portfolio | Kind::Person) && !k.flags.meets(Flags::ADJECTIVE.with(Flags::DEMONYM))
        };
        Some(shorter.filter(name).unwrap_or(known))
    }

    fn best(&self, passage: &Passage, stretch: &Stretch) -> Option<Known> {
        let (at, tables) = (stretch.tokens, passage.tables);
        // with its score, once there are two
        let mut best: Option<(Known, Option<u32>)> = None;
        let mut as_party = None;
        let mut place = None;
        for form in passage.readings(stretch) {
            if form.kind == Kind::Person && is_namesake(passage, at, form.row) {
                continue;
            }
            let needs_party = form.flags.has(Flags::METONYM.with(Flags::CONTEXT));
            if needs_party {
                // (of several, the one that the document names: "Brussels" beside Belgium)
                let named = |row: RowId| !self.is_evident(row) && self.is_evident(form.row);
                if as_party.is_none_or(named) {
                    as_party = Some(form.row);
                }
                continue;
            }
            let context = form.flags.has(Flags::CONTEXT) && !matches!(form.kind, Kind::Role | Kind::Portfolio);
            let reading = Known { tokens: at, row: form.row, kind: form.kind, flags: form.flags, as_party: None };
            // "in Granville": where only a place stands, a place needs no other evidence
            let located = || form.kind == Kind::Place && is_located(passage, at);
            if context && !self.is_evident(form.row) && !located() && !self.is_party_here(passage, &reading) {
                place = place.or((form.kind == Kind::Place).then_some(reading));
            } else if let Some((known, score)) = &mut best {
                let before = *score.get_or_insert_with(|| self.score(known, tables));
                let after = self.score(&reading, tables);
                if after > before {
                    best = Some((reading, Some(after)));
                }
            } else {
                best = Some((reading, None));
            }
        }
        // a capital is its city before it is its state, though the city's name needs evidence otherwise
        let capital = || as_party.and(place);
        let known = best.map(|(known, _)| known).or_else(capital).or_else(|| {
            as_party.map(|row| Known { tokens: at, row, kind: tables.entities.kind(row), flags: Flags::METONYM, as_party: None })
        })?;
        Some(Known { as_party: as_party.filter(|r| *r != known.row), ..known })
    }

    /// A party by its short form, or a chamber, in a country that the document is about: "the Democrats", "the House of Commons". A short form stands inside a
    /// sentence, or before whoever leads the party.
    fn is_party_here(&self, passage: &Passage, known: &Known) -> bool {
        let Passage { tokens, tables, .. } = *passage;
        let at = known.tokens;
        let first = &tokens[at.start as usize];
        let before = at.start.checked_sub(1).map(|b| &tokens[b as usize]);
        // "Labor leader Ana Ruiz"
        // (but "the Social Democrat leader")
        let led = || {
            let leader = tokens.get(at.end as usize).is_some_and(|t| t.shape == Shape::Lower && t.is(Class::PersonNoun));
            leader && !before.is_some_and(|b| b.shape == Shape::Capital && !b.is(Class::Definite))
        };
        // an acronym only behind an article or an owner ("Bolivia's MAS")
        let placed = match first.shape {
            Shape::Upper => before.is_some_and(|b| b.is(Class::Definite) || b.is(Class::PossessiveMark)),
            _ => {
                let inside =
                    |b: &Token| matches!(b.shape, Shape::Lower | Shape::Comma) || b.is(Class::PossessiveMark) || b.is(Class::Definite);
                before.is_some_and(inside) || led()
            }
        };
        // "on March 14" is a date
        let party = || placed && !first.is(Class::Month) && id::is_party(tables.entities.id(known.row));
        let chamber = || at.len() > 1 && tables.entities.subtype(known.row) == id::LEGISLATURE;
        // "the Security Council", where the UN is named
        let organ = || {
            let whole = || tables.entities.find(id::UN).is_some_and(|un| self.is_evident(un));
            at.len() > 1 && tables.entities.subtype(known.row) == id::UN_ORGAN && whole()
        };
        known.kind == Kind::Organization
            && matches!(first.shape, Shape::Capital | Shape::Upper)
            && ((party() || chamber()) && self.is_about(tables.entities.country_code(known.row)) || organ())
    }

    /// Rank by kind first, then evidence, then size.
    fn score(&self, known: &Known, tables: &Tables) -> u32 {
        let rank = match known.kind {
            Kind::State => 6,
            Kind::Organization => 5,
            Kind::Group => 4,
            Kind::Person => 3,
            Kind::Place => 2,
            Kind::Role | Kind::Portfolio => 1,
        };
        let evident = self.is_evident(known.row) as u32;
        let about = known.kind != Kind::State && self.is_about(tables.entities.country_code(known.row));
        let size = 32 - tables.entities.weight(known.row).leading_zeros();
        // an acronym that many bodies have is that of the country's ("the RSF" in Sudan)
        let acronym = about && known.flags.has(Flags::ACRONYM);
        (rank + 5 * evident) * 1000 + (about as u32) * 200 + (acronym as u32) * 1200 + 2 * size + 50 * (!known.flags.has(Flags::OLD)) as u32
    }
}

/// "Riau province", "the Islamic State group": a listed name without the noun in lower case at its end, which says what it is.
fn without_noun(passage: &Passage, known: &Known) -> Option<Stretch> {
    let Passage { tokens, tables, .. } = *passage;
    let at = known.tokens;
    if at.len() < 2 || !matches!(known.kind, Kind::State | Kind::Organization | Kind::Place) {
        return None;
    }
    let (last, before) = (tokens[at.end as usize - 1], tokens[at.end as usize - 2]);
    let kinds = [Class::PlaceNoun, Class::BodyNoun, Class::GroupNoun, Class::PersonNoun];
    if last.shape != Shape::Lower || !before.shape.is_capital() || !kinds.iter().any(|c| last.is(*c)) {
        return None;
    }
    let words = &tokens[at.start as usize..at.end as usize - 1];
    let node = words[1..].iter().try_fold(words[0].word.names, |node, t| tables.names.step(node, t.id)).filter(|n| *n != 0)?;
    Some(Stretch { tokens: Tokens { start: at.start, end: at.end - 1 }, node, only: None })
}

/// "King Felipe II", "King Mohammed Idris", where a list has Felipe VI and Mohammed VI: whether a person's name goes on as that of somebody else.
fn is_namesake(passage: &Passage, at: Tokens, row: RowId) -> bool {
    let Passage { text, tokens, tables, .. } = *passage;
    let Some(next) = tokens.get(at.end as usize).filter(|t| t.shape.is_capital()) else { return false };
    if is_regnal(tokens, at.end as usize) {
        let listed = tables.entities.name(row).rsplit(' ').next().unwrap_or_default();
        let numbered = listed.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
        return numbered && listed != next.of(text);
    }
    let first = tokens[at.start as usize];
    let titled = at.len() > 1 && (first.is(Class::Honorific) || first.is(Class::PersonNoun));
    let family = next.shape == Shape::Capital && (next.word.likely.is_none() || next.is(Class::LastName));
    titled && family && tokens[at.end as usize - 1].is(Class::FirstName)
}

/// Whether the token at `i`, behind a given name, is the number of a ruler: "VI", and "I" but before a verb.
pub(super) fn is_regnal(tokens: &[Token], i: usize) -> bool {
    let token = &tokens[i];
    let verb = || tokens.get(i + 1).is_some_and(|t| t.shape == Shape::Lower && t.word.tags.meets(Tags::VERB));
    let given = || i > 0 && tokens[i - 1].is(Class::FirstName);
    token.is(Class::NameSuffix) && (token.shape == Shape::Upper || token.shape == Shape::Letter && given() && !verb())
}

/// Where only a place stands: after a preposition of place, with no name or genitive mark behind it, or abbreviated behind a party or a town.
fn is_located(passage: &Passage, at: Tokens) -> bool {
    is_member_state(passage.text, passage.tokens, at) || follows_locative(passage.tokens, at)
}

/// "Hale, D-Ala.", "Millbrook, Ala.": an abbreviation with a full stop behind a letter with its hyphen, or behind a name and a comma.
fn is_member_state(text: &str, tokens: &[Token], at: Tokens) -> bool {
    let before = |n: u32| at.start.checked_sub(n).map(|b| tokens[b as usize].shape);
    let party = before(1) == Some(Shape::Hyphen) && before(2) == Some(Shape::Letter);
    let town = || before(1) == Some(Shape::Comma) && before(2).is_some_and(|s| s == Shape::Capital);
    tokens[at.end as usize - 1].of(text).ends_with('.') && (party || town())
}

/// After a preposition of place, and with no name or genitive mark behind it.
fn follows_locative(tokens: &[Token], at: Tokens) -> bool {
    let before = at.start.checked_sub(1).map(|b| tokens[b as usize]);
    let next = tokens.get(at.end as usize);
    let goes_on = next.is_some_and(|n| n.shape.is_capital() || n.shape == Shape::Hyphen || n.is(Class::PossessiveMark));
    before.is_some_and(|b| b.is(Class::Locative) && b.shape.is_word()) && !goes_on && tokens[at.start as usize].shape != Shape::Upper
}
