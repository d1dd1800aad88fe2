//! Bylines: who wrote it, and for whom.

use crate::lexicon::{Class, Word};
use crate::span::Span;
use crate::tables::Tables;
use crate::text::scan::Piece;
use crate::text::segment;
use crate::text::shape::Shape;

/// Appends the names in a byline to `names` and returns the agency that it ends with, by its full name.
pub fn read(text: &str, span: Span, tables: &Tables, names: &mut Vec<Span>) -> Option<String> {
    let line = span.of(text);
    let mut run: Option<Span> = None;
    let mut agency = None;
    let mut close = |run: &mut Option<Span>| {
        if let Some(name) = run.take() {
            let written = name.of(text);
            match tables.layout.agency.iter().find(|a| a.written == written) {
                Some(a) => agency = Some(a.name.clone()),
                None if written.contains(' ') || names.is_empty() => names.push(name),
                None => {}
            }
        }
    };
    for (n, (piece, word)) in segment::words(line, &tables.lexicon).enumerate() {
        // the first word is "By" in one form or another, unless the line is a name and nothing else
        if n == 0 && !word.is(Class::FirstName) {
            continue;
        }
        let place = Span { start: span.start + piece.start as u32, end: span.start + piece.end as u32 };
        if is_name_part(line, &piece, word) {
            run = Some(run.map_or(place, |r| r.hull(place)));
        } else {
            close(&mut run);
            if matches!(piece.shape, Shape::Dash | Shape::Symbol | Shape::Open) && !names_follow(line, piece.end) {
                break;
            }
        }
    }
    close(&mut run);
    let rest = tables.layout.agency.iter().find(|a| line.ends_with(a.written.as_str()));
    agency.or_else(|| rest.map(|a| a.name.clone()))
}

fn names_follow(line: &str, at: usize) -> bool {
    line[at..].trim_start().starts_with(char::is_uppercase)
}

fn is_name_part(line: &str, piece: &Piece, word: Word) -> bool {
    match piece.shape {
        Shape::Hyphen => true,
        s if s.is_capital() => !word.is(Class::And) || line[piece.start..piece.end].ends_with('.'),
        Shape::Lower => word.is(Class::NameParticle),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_agency_are_read() {
        let tables = crate::engine::builtin_tables();
        for (line, names, agency) in [
            ("By KAREN OLAFSEN – Associated Press", &["KAREN OLAFSEN"] as &[&str], Some("Associated Press")),
            ("By Ada Lund and Per van der Holm", &["Ada Lund", "Per van der Holm"], None),
            ("By Jean-Luc Petit, Reuters", &["Jean-Luc Petit"], Some("Reuters")),
            ("By A. N. Writer in Oslo", &["A. N. Writer"], None),
            ("Emil Raab", &["Emil Raab"], None),
        ] {
            let mut found = Vec::new();
            let read = read(line, Span::new(0, line.len()), &tables, &mut found);
            let found: Vec<&str> = found.iter().map(|s| s.of(line)).collect();
            assert_eq!((found.as_slice(), read.as_deref()), (names, agency), "{line}");
        }
    }
}
