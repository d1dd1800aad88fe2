//! Datelines: "PRAGUE (AP) —", "BERLIN, May 3 (Reuters) -", "Nairobi, Kenya —".

use std::cmp::Reverse;

use crate::document::{Dateline, Zone, ZoneKind};
use crate::gazetteer::Kind;
use crate::gazetteer::RowId;
use crate::lexicon::fold::fold;
use crate::lexicon::{Class, WordId};
use crate::span::Span;
use crate::tables::Tables;
use crate::text::scan::{self, Piece};
use crate::text::shape::Shape;

/// A dateline ends within this many bytes.
const LONGEST: usize = 110;

/// A dateline and where it stands.
pub struct Found {
    /// the whole of it, the dash included
    pub span: Span,
    /// its parts
    pub dateline: Dateline,
    /// the agency by its full name
    pub agency_name: Option<String>,
}

/// The first dateline of the body, with the number of its zone; a line that is one by itself counts too.
pub fn find(text: &str, zones: &[Zone], tables: &Tables) -> Option<(usize, Found)> {
    let at = zones.iter().position(|z| matches!(z.kind, ZoneKind::Body | ZoneKind::Dateline))?;
    let Zone { kind, span } = zones[at];
    read(text, span, kind == ZoneKind::Dateline, tables).map(|found| (at, found))
}

fn read(text: &str, span: Span, alone: bool, tables: &Tables) -> Option<Found> {
    let mut limit = (span.end as usize).min(span.start as usize + LONGEST);
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let part = &text[..limit];
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = span.start as usize;
    let mut dash = None;
    while let Some(piece) = scan::next(part, at, &|_| true) {
        at = piece.end;
        if piece.shape == Shape::Dash || (piece.shape == Shape::Colon && pieces.last().is_some_and(|p| p.shape == Shape::Close)) {
            dash = Some(piece);
            break;
        }
        pieces.push(piece);
    }
    let end = match dash {
        Some(dash) => dash.end,
        None if alone => span.end as usize,
        None => return None,
    };
    let word = |p: &Piece| tables.lexicon.find(&text[p.start..p.end], p.hash);
    // place: capitalised words up to a comma, a bracket, a number or a month
    let is_place = |p: &&Piece| {
        (p.shape.is_capital() && !tables.lexicon.word(word(p)).is(Class::Month))
            || p.shape == Shape::Hyphen
            || tables.lexicon.word(word(p)).is(Class::PossessiveMark)
            || tables.lexicon.word(word(p)).is(Class::NameParticle)
    };
    let place_len = pieces.iter().take_while(is_place).count();
    let (first, last) = (pieces.first()?, pieces.get(place_len.checked_sub(1)?)?);
    let place = Span::new(first.start, last.end);
    let row = place_row(place.of(text), tables);
    let mut agency = None;
    let mut date: Option<Span> = None;
    let mut in_brackets = false;
    for p in &pieces[place_len..] {
        let here = Span::new(p.start, p.end);
        match p.shape {
            Shape::Open => in_brackets = true,
            Shape::Close => in_brackets = false,
            _ if in_brackets => agency = Some(agency.map_or(here, |a: Span| a.hull(here))),
            Shape::Number => date = Some(date.map_or(here, |d| d.hull(here))),
            s if s.is_capital() && tables.lexicon.word(word(p)).is(Class::Month) => date = Some(date.map_or(here, |d| d.hull(here))),
            s if s.is_capital() => {}
            Shape::Comma | Shape::Hyphen | Shape::Symbol | Shape::Stop => {}
            _ => return None,
        }
    }
    let known = agency.and_then(|a| tables.layout.agency.iter().find(|k| k.written.eq_ignore_ascii_case(a.of(text))));
    let capitals = place.of(text).chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) && place.len() > 2;
    let separated = dash.is_none_or(|d| text[..d.start].ends_with(' ') || text[..d.start].ends_with(')'));
    let sure = known.is_some() || (capitals && (row.is_some() || date.is_some() || agency.is_some() || pieces.len() <= 4)) || row.is_some();
    if !sure || !separated {
        return None;
    }
    Some(Found {
        span: Span::new(span.start as usize, end),
        dateline: Dateline { place, row, agency, date },
        agency_name: known.map(|k| k.name.clone()),
    })
}

/// The place that is written so in full, whatever its capitals.
fn place_row(written: &str, tables: &Tables) -> Option<RowId> {
    let mut node = 0;
    let mut at = 0;
    while let Some(piece) = scan::next(written, at, &|w| tables.lexicon.word(tables.lexicon.get(&fold(w))).is(Class::Abbreviation)) {
        let word = tables.lexicon.find(&written[piece.start..piece.end], piece.hash);
        if word == WordId::UNKNOWN {
            return None;
        }
        node = if node == 0 { tables.lexicon.names_at(word) } else { tables.names.step(node, word).unwrap_or(0) };
        if node == 0 {
            return None;
        }
        at = piece.end;
    }
    let rows: Vec<RowId> = tables.names.ending(node).map(|n| tables.names.form(n).row).collect();
    // the greatest city of its name, a city before a state that it stands for
    let rank = |row: &RowId| (tables.entities.kind(*row) != Kind::Place, Reverse(tables.entities.weight(*row)));
    rows.into_iter().filter(|r| matches!(tables.entities.kind(*r), Kind::Place | Kind::State | Kind::Organization)).min_by_key(rank)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_of_several_agencies() {
        let tables = crate::engine::builtin_tables();
        for (text, span, place, row, agency) in [
            ("OSLO (AP) — Pilots went back.", "OSLO (AP) —", "OSLO", Some("city:gn3143244"), Some("AP")),
            ("BERLIN, May 3 (Reuters) - Prices fell.", "BERLIN, May 3 (Reuters) -", "BERLIN", Some("city:gn2950159"), Some("Reuters")),
            ("Nairobi, Kenya — Rain came.", "Nairobi, Kenya —", "Nairobi", Some("city:gn184745"), None),
            ("GENEVA, June 4 (Xinhua) -- Talks began.", "GENEVA, June 4 (Xinhua) --", "GENEVA", Some("city:gn2660646"), Some("Xinhua")),
            ("TIRANA 1998-02-11", "TIRANA 1998-02-11", "TIRANA", Some("city:gn3183875"), None),
            ("QUEENSTOWN HARBOUR (AFP) – Ships left.", "QUEENSTOWN HARBOUR (AFP) –", "QUEENSTOWN HARBOUR", None, Some("AFP")),
        ] {
            let found = read(text, Span::new(0, text.len()), text.starts_with("TIRANA"), &tables).expect(text);
            assert_eq!(found.span.of(text), span);
            assert_eq!(found.dateline.place.of(text), place);
            assert_eq!(found.dateline.row.map(|r| tables.entities.id(r)), row);
            assert_eq!(found.dateline.agency.map(|a| a.of(text)), agency);
        }
        for text in ["The mayor — a former pilot — left.", "Prices rose - again.", "Smith - the captain - left.", "No dash here."] {
            assert!(read(text, Span::new(0, text.len()), false, &tables).is_none(), "{text}");
        }
    }
}
