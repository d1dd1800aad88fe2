//! Datelines: "PRAGUE (AP) —", "BERLIN, May 3 (Reuters) -", "Nairobi, Kenya —", "(Beirut, May 3) –".

use memchr::{memchr_iter, memchr2, memchr3};
use std::cmp::Reverse;

use super::LONGEST_HEAD;
use super::line::{ends_sentence, is_date_and_place};
use crate::document::Dateline;
use crate::gazetteer::Kind;
use crate::gazetteer::RowId;
use crate::lexicon::{Class, Word, WordId};
use crate::span::Span;
use crate::tables::Tables;
use crate::tables::layout::AgencyRow;
use crate::text::scan::{self, Piece};
use crate::text::segment;
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

/// The datelines of a page, with the numbers of their paragraphs: the first, which may be a line by itself, and below it those that name an agency, as
/// a page of several short stories has them.
pub fn find(text: &str, paragraphs: &[Span], tables: &Tables) -> Vec<(usize, Found)> {
    let mut out: Vec<(usize, Found)> = Vec::new();
    let mut begun = false;
    for (at, &span) in paragraphs.iter().enumerate() {
        if out.is_empty() && at >= LONGEST_HEAD {
            break;
        }
        let line = span.of(text);
        let begins = |begun: bool| begun || line.len() > LONGEST && ends_sentence(line);
        if !is_marked(&line.as_bytes()[..line.len().min(LONGEST)], out.is_empty()) {
            begun = begins(begun);
            continue;
        }
        let alone = at > 0 && out.is_empty() && is_date_and_place(line);
        // a headline may begin like a dateline
        let story = alone || paragraphs.len() == 1 || ends_sentence(line);
        let found = story.then(|| read(text, span, alone, tables)).flatten();
        // below the beginning of the story, words in capitals and a dash may be anything
        let found = found.filter(|f| !begun || f.agency_name.is_some() || f.dateline.row.is_some());
        begun = begins(begun);
        out.extend(found.filter(|f| out.is_empty() || f.agency_name.is_some()).map(|f| (at, f)));
    }
    out
}

/// Whether there is a bracket or a slash, or a dash, without which a line that is long enough begins with no dateline.
fn is_marked(head: &[u8], dashes: bool) -> bool {
    if !dashes {
        return memchr2(b'(', b'/', head).is_some();
    }
    // the dashes beyond ASCII begin like curly quotation marks
    let is_quote = |at: usize| matches!(head.get(at + 1..at + 3), Some([0x80, 0x98..=0x9f | 0xa6]));
    memchr3(b'(', b'/', b'-', head).is_some() || memchr_iter(0xe2, head).any(|at| !is_quote(at))
}

fn read(text: &str, span: Span, alone: bool, tables: &Tables) -> Option<Found> {
    let limit = text.floor_char_boundary((span.end as usize).min(span.start as usize + LONGEST));
    let reader = Reader { text, part: &text[..limit], tables };
    let first = scan::next(reader.part, span.start as usize, &|_, _| true)?;
    let bracket = first.shape == Shape::Open;
    let first = if bracket { reader.after(&first)? } else { first };
    let (last, words) = reader.place(first)?;
    let place = Span::new(first.start, last.end);
    let Rest { agency, date, names, end } = if bracket { reader.rest_in_brackets(last) } else { reader.rest(last) };
    let end = end.or(alone.then_some(span))?.end as usize;
    let row = place_row(place.of(text), tables);
    let known = agency.and_then(|a| reader.known(a));
    let capitals = place.of(text).chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) && place.len() > 2;
    let short = words + names <= 4;
    let sure = known.is_some() || (capitals && (row.is_some() || date.is_some() || agency.is_some() || short)) || row.is_some();
    let apart = text[end..].starts_with(|c: char| c.is_whitespace() || c.is_uppercase() || c == '\"' || c == '“') || alone;
    (sure && apart).then(|| Found {
        span: Span::new(span.start as usize, end),
        dateline: Dateline { place, row, agency, date },
        agency_name: known.map(|k| k.name.clone()),
    })
}

/// Reads the beginning of a paragraph, as far as a dateline may go.
struct Reader<'a> {
    text: &'a str,
    /// the text up to there
    part: &'a str,
    tables: &'a Tables,
}

/// What stands behind the place.
#[derive(Default)]
struct Rest {
    agency: Option<Span>,
    date: Option<Span>,
    /// how many words there have capitals, and stand in no brackets
    names: usize,
    /// what ends the dateline: a dash, as a rule
    end: Option<Span>,
}

impl<'a> Reader<'a> {
    fn after(&self, piece: &Piece) -> Option<Piece> {
        scan::next(self.part, piece.end, &|_, _| true)
    }

    fn word(&self, piece: &Piece) -> Word {
        self.tables.lexicon.word(segment::word_id(self.text, piece, &self.tables.lexicon))
    }

    /// The agency that is written so.
    fn known(&self, written: Span) -> Option<&'a AgencyRow> {
        self.tables.layout.agency.iter().find(|k| k.written.eq_ignore_ascii_case(written.of(self.text)))
    }

    /// The last word of the place, and how many it has: capitalised words up to a comma, a bracket, a number, a month or an agency ("Lagos CNN —").
    fn place(&self, first: Piece) -> Option<(Piece, usize)> {
        let is_place = |p: &Piece| {
            let word = self.word(p);
            let is_agency = || p.start != first.start && self.known(Span::new(p.start, p.end)).is_some();
            p.shape.is_capital() && !word.is(Class::Month) && !is_agency()
                || p.shape == Shape::Hyphen
                || word.is(Class::PossessiveMark)
                || word.is(Class::NameParticle)
        };
        let (mut last, mut words) = (Some(first).filter(|f| f.shape.is_capital() && is_place(f))?, 1);
        while let Some(piece) = self.after(&last).filter(is_place) {
            (last, words) = (piece, words + 1);
        }
        Some((last, words))
    }

    /// Reads on behind a place in brackets: a larger place and a date up to the closing one, and a dash.
    fn rest_in_brackets(&self, place: Piece) -> Rest {
        let mut rest = Rest::default();
        let mut last = place;
        while let Some(p) = self.after(&last) {
            let here = Span::new(p.start, p.end);
            match p.shape {
                Shape::Close => {
                    let dash = self.after(&p).filter(|d| d.shape == Shape::Dash);
                    let goes_on = |d: &Piece| self.after(d).is_some_and(|n| n.shape == Shape::Lower);
                    rest.end = dash.filter(|d| !goes_on(d)).map(|d| Span::new(d.start, d.end));
                    break;
                }
                Shape::Number => rest.date = Some(rest.date.map_or(here, |d| d.hull(here))),
                s if s.is_word() && self.word(&p).is(Class::Month) => rest.date = Some(rest.date.map_or(here, |d| d.hull(here))),
                s if s.is_capital() => rest.names += 1,
                Shape::Comma | Shape::Stop => {}
                _ => break,
            }
            last = p;
        }
        rest
    }

    /// Reads on behind the place, up to the end of the dateline or what cannot be part of one.
    fn rest(&self, place: Piece) -> Rest {
        let mut rest = Rest::default();
        let (mut last, mut bracket) = (place, None);
        let hull = |before: Option<Span>, here: Span| Some(before.map_or(here, |b| b.hull(here)));
        while let Some(p) = self.after(&last) {
            let before = std::mem::replace(&mut last, p);
            let here = Span::new(p.start, p.end);
            let slash = p.shape == Shape::Symbol && here.of(self.text) == "/";
            // where the agency in brackets or between slashes ends the dateline without a dash: "(PTI) ", "/TASS/. "
            let closes = || {
                let next = self.after(&p).map(|f| f.shape);
                rest.agency.is_some_and(|a| self.known(a).is_some()) && !matches!(next, Some(Shape::Dash | Shape::Stop | Shape::Colon))
            };
            match p.shape {
                Shape::Dash => {
                    // "Growers - and some bakers - say" is none
                    let goes_on = self.after(&p).is_some_and(|n| n.shape == Shape::Lower);
                    rest.end = Some(here).filter(|_| !goes_on && self.text[..p.start].ends_with([' ', '\u{a0}', ')', '.', '/']));
                    break;
                }
                Shape::Open => bracket = Some(p.shape),
                Shape::Close if !closes() => bracket = None,
                _ if slash => bracket = if bracket.is_none() { Some(p.shape) } else { None },
                Shape::Close => {
                    rest.end = Some(here);
                    break;
                }
                Shape::Colon if rest.agency.is_some() && bracket.is_none() => {
                    rest.end = Some(here);
                    break;
                }
                Shape::Stop if rest.agency.is_some() && closes() => {
                    rest.end = Some(here);
                    break;
                }
                _ if bracket.is_some() => rest.agency = hull(rest.agency, here),
                Shape::Number => rest.date = hull(rest.date, here),
                // a month, in any language between a number and the agency: "3 ene (EFE)"
                s if s.is_word()
                    && (self.word(&p).is(Class::Month) || s == Shape::Lower && before.shape == Shape::Number && here.len() <= 4) =>
                {
                    rest.date = hull(rest.date, here)
                }
                s if s.is_capital() => {
                    if self.known(here).is_some() {
                        rest.agency = Some(here);
                    }
                    rest.names += 1;
                }
                Shape::Comma | Shape::Hyphen | Shape::Symbol | Shape::Stop => {}
                _ => break,
            }
        }
        rest
    }
}

/// The place that is written so in full, whatever its capitals.
fn place_row(written: &str, tables: &Tables) -> Option<RowId> {
    let mut node = 0;
    for piece in scan::pieces(written, |w, _| tables.lexicon.word(tables.lexicon.find(w)).is(Class::Abbreviation)) {
        let word = segment::word_id(written, &piece, &tables.lexicon);
        if word == WordId::UNKNOWN {
            return None;
        }
        node = if node == 0 { tables.lexicon.names_at(word) } else { tables.names.step(node, word).unwrap_or(0) };
        if node == 0 {
            return None;
        }
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
            ("MINSK, May 3. /TASS/. Rain came.", "MINSK, May 3. /TASS/.", "MINSK", Some("city:gn625144"), Some("TASS")),
            ("Lima, 3 ene (EFE).- Rain came.", "Lima, 3 ene (EFE).-", "Lima", Some("city:gn3936456"), Some("EFE")),
            ("Pune, Jul 6 (PTI) Rain came.", "Pune, Jul 6 (PTI)", "Pune", Some("city:gn1259229"), Some("PTI")),
            ("Accra CNN — Rain came.", "Accra CNN —", "Accra", Some("city:gn2306104"), Some("CNN")),
            ("(Beirut) – Rain came.", "(Beirut) –", "Beirut", Some("city:gn276781"), None),
            ("(Geneva, May 4, 2031) – Talks began.", "(Geneva, May 4, 2031) –", "Geneva", Some("city:gn2660646"), None),
            ("QUEENSTOWN HARBOUR (AFP) – Ships left.", "QUEENSTOWN HARBOUR (AFP) –", "QUEENSTOWN HARBOUR", None, Some("AFP")),
        ] {
            let found = read(text, Span::new(0, text.len()), text.starts_with("TIRANA"), &tables).expect(text);
            assert_eq!(found.span.of(text), span);
            assert_eq!(found.dateline.place.of(text), place);
            assert_eq!(found.dateline.row.map(|r| tables.entities.id(r)), row);
            assert_eq!(found.dateline.agency.map(|a| a.of(text)), agency);
        }
        for text in [
            "The mayor — a former pilot — left.",
            "Prices rose - again.",
            "Smith - the captain - left.",
            "No dash here.",
            "(Lima lost) – They said so.",
            "(Oslo) and so on",
        ] {
            assert!(read(text, Span::new(0, text.len()), false, &tables).is_none(), "{text}");
        }
    }
}
