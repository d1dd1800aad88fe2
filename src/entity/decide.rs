//! Which row a name means: by case, by evidence in the document, by rank.

use crate::document::Token;
use crate::gazetteer::RowId;
use crate::gazetteer::find::{self, Hit};
use crate::gazetteer::{Flags, Kind};
use crate::lexicon::Class;
use crate::span::Tokens;
use crate::tables::Tables;
use crate::text::shape::Shape;
use std::collections::{HashMap, HashSet};

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
    rows: HashSet<RowId>,
    countries: HashMap<[u8; 2], u32>,
}

impl Evidence {
    /// Forgets everything.
    pub fn clear(&mut self) {
        self.rows.clear();
        self.countries.clear();
    }

    /// Collects it from all hits: rows that a form names which needs no evidence itself and no other row shares.
    pub fn collect(&mut self, text: &str, tokens: &[Token], hits: &[(Hit, bool)], tables: &Tables) {
        for (hit, capitals) in hits {
            for (at, node) in [Some((hit.tokens, hit.node)), hit.fallback].into_iter().flatten() {
                let mut sure = find::readings(text, tokens, at, node, *capitals, tables).filter(|(f, _)| !f.flags.has(Flags::CONTEXT));
                if let (Some((form, kind)), None) = (sure.next(), sure.next()) {
                    self.rows.insert(form.row);
                    if matches!(kind, Kind::State | Kind::Organization | Kind::Place) {
                        self.count(tables.entities.country(form.row));
                    }
                }
            }
        }
    }

    /// Counts a country that the document is about.
    pub fn count(&mut self, country: &str) {
        if let Ok(code) = <[u8; 2]>::try_from(country.as_bytes()) {
            *self.countries.entry(code).or_default() += 1;
        }
    }

    fn is_about(&self, country: &str) -> bool {
        <[u8; 2]>::try_from(country.as_bytes()).is_ok_and(|code| self.countries.contains_key(&code))
    }

    /// The row that a hit names, or none where all its readings lack evidence.
    pub fn decide(&self, text: &str, tokens: &[Token], hit: &Hit, capitals: bool, tables: &Tables) -> Option<Known> {
        let whole = self.best(text, tokens, hit.tokens, hit.node, capitals, tables);
        whole.or_else(|| hit.fallback.and_then(|(at, node)| self.best(text, tokens, at, node, capitals, tables)))
    }

    fn best(&self, text: &str, tokens: &[Token], at: Tokens, node: u32, capitals: bool, tables: &Tables) -> Option<Known> {
        let mut best: Option<(u32, Known)> = None;
        let mut as_party = None;
        let mut place = None;
        for (form, kind) in find::readings(text, tokens, at, node, capitals, tables) {
            let needs_party = form.flags.has(Flags::METONYM.with(Flags::CONTEXT));
            if needs_party {
                as_party.get_or_insert(form.row);
                continue;
            }
            let seen = self.rows.contains(&form.row);
            let context = form.flags.has(Flags::CONTEXT) && !matches!(kind, Kind::Role | Kind::Portfolio);
            let score = self.score(form.row, form.flags, kind, seen, tables);
            let reading = (score, Known { tokens: at, row: form.row, kind, flags: form.flags, as_party: None });
            // "in Granville": where only a place stands, a place needs no other evidence
            let located = context && kind == Kind::Place && is_located(tokens, at);
            if context && !seen && !located {
                place = place.or((kind == Kind::Place).then_some(reading));
            } else if best.is_none_or(|(b, _)| score > b) {
                best = Some(reading);
            }
        }
        // a capital is its city before it is its state, though the city's name needs evidence otherwise
        let capital = || as_party.and(place);
        let (_, known) = best.or_else(capital).or_else(|| {
            as_party.map(|row| (0, Known { tokens: at, row, kind: tables.entities.kind(row), flags: Flags::METONYM, as_party: None }))
        })?;
        Some(Known { as_party: as_party.filter(|r| *r != known.row), ..known })
    }

    /// Rank by kind first, then evidence, then size.
    fn score(&self, row: RowId, flags: Flags, kind: Kind, evident: bool, tables: &Tables) -> u32 {
        let rank = match kind {
            Kind::State => 6,
            Kind::Organization => 5,
            Kind::Group => 4,
            Kind::Person => 3,
            Kind::Place => 2,
            Kind::Role | Kind::Portfolio => 1,
        };
        let about = kind != Kind::State && self.is_about(tables.entities.country(row));
        let size = 32 - tables.entities.weight(row).leading_zeros();
        (rank + 5 * evident as u32) * 1000 + (about as u32) * 200 + 2 * size + 50 * (!flags.has(Flags::OLD)) as u32
    }
}

/// After a preposition of place, and with no name or genitive mark behind it.
fn is_located(tokens: &[Token], at: Tokens) -> bool {
    let before = at.start.checked_sub(1).map(|b| tokens[b as usize]);
    let next = tokens.get(at.end as usize);
    let goes_on = next.is_some_and(|n| n.shape.is_capital() || n.shape == Shape::Hyphen || n.is(Class::PossessiveMark));
    before.is_some_and(|b| b.is(Class::Locative) && b.shape.is_word()) && !goes_on && tokens[at.start as usize].shape != Shape::Upper
}
