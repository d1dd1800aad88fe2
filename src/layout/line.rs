//! What a line of a page looks like.

use super::agencies::Agencies;
use crate::lexicon::{Class, Classes, Lexicon, Tag, Tags};
use crate::text::segment;
use crate::text::shape::Shape;

/// A line with the name of the author is hardly ever longer, in bytes.
const LONGEST_AUTHOR: usize = 90;

/// How a line is written shows in so many bytes, mostly.
const BEGINNING: usize = 64;

/// A mark that ends a sentence, a clause or a list's first line stands at its end.
pub fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '\'', '’', ')', '»']).ends_with(['.', '!', '?', ':', ';', ',', '…'])
}

/// Whether a phrase begins it, whatever its capitals.
pub fn begins_with(line: &str, phrase: &str) -> bool {
    line.as_bytes().get(..phrase.len()).is_some_and(|b| b.eq_ignore_ascii_case(phrase.as_bytes()))
}

/// Nine letters of ten are capitals.
pub fn is_capitals(line: &str) -> bool {
    // nearly all lines begin with more small letters than that
    let beginning = &line.as_bytes()[..line.len().min(BEGINNING)];
    let small = beginning.iter().fold(0, |n: u8, b| n + b.is_ascii_lowercase() as u8);
    if small as usize * 10 > line.len() {
        return false;
    }
    let letters = line.chars().filter(|c| c.is_alphabetic());
    let (upper, all) = letters.fold((0, 0), |(u, n), c| (u + c.is_uppercase() as usize, n + 1));
    all > 3 && upper * 10 >= all * 9
}

/// The item of a list.
pub fn is_item(line: &str) -> bool {
    let marked = ["• ", "- ", "– ", "* ", "· ", "■ ", "▪ ", "● ", "— "].iter().any(|m| line.starts_with(m));
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    marked || ((1..=2).contains(&digits) && line[digits..].starts_with(". "))
}

/// A line of nothing but a place that begins in capitals and a date ("BUCHAREST 1996-08-30", "TUZLA, Bosnia 1996-08-30").
pub fn is_date_and_place(line: &str) -> bool {
    let is_date = |w: &str| w.len() == 10 && w.bytes().filter(u8::is_ascii_digit).count() == 8;
    line.len() <= 60
        && line.split_whitespace().next_back().is_some_and(is_date)
        && line.split_whitespace().next().is_some_and(|w| is_capitals(w) || w.len() == 3 && w.bytes().all(|b| b.is_ascii_uppercase()))
}

/// Names of persons, with where or what they are ("Ada Lund in Oslo", "Ada Lund and Per Holm", "Ada Lund, defence correspondent"), or an agency.
pub fn is_author(line: &str, lexicon: &Lexicon, agencies: &Agencies) -> bool {
    const JOINTS: Classes = Classes::of(&[Class::And, Class::Locative, Class::NameParticle, Class::PersonNoun, Class::Of]);
    const MODIFIERS: Tags = Tags::of(&[Tag::Adjective, Tag::Noun]);
    if line.len() > LONGEST_AUTHOR || ends_sentence(line) {
        return false;
    }
    if agencies.behind(line).any(|(rest, _)| rest.is_empty()) {
        return true;
    }
    let agency = agencies.behind(line).any(|(rest, written)| written && rest.starts_with(", "));
    let (mut names, mut first, mut in_brackets) = (0, agency, false);
    for (piece, word) in segment::words(line, lexicon) {
        match piece.shape {
            Shape::Open => in_brackets = true,
            Shape::Close => in_brackets = false,
            _ if in_brackets => {}
            shape if shape.is_capital() => {
                names += 1;
                first |= names == 1 && word.is(Class::FirstName);
            }
            Shape::Hyphen | Shape::Comma => {}
            Shape::Lower
                if word.classes.has_any(JOINTS)
                    || (names > 1 && (word.likely.is_none() || word.tags.meets(MODIFIERS)) && word.likely != Some(Tag::Base)) => {}
            _ => return false,
        }
    }
    first && (2..=9).contains(&names)
}

/// The name of a body and nothing else ("Ministry of Foreign Affairs of Estonia"): capitals and prepositions, with the head noun of one, and no verb.
pub fn is_body_name(line: &str, lexicon: &Lexicon) -> bool {
    const BODIES: Classes = Classes::of(&[Class::OrganizationNoun, Class::PortfolioHead]);
    const SMALL: Tags = Tags::of(&[Tag::Preposition, Tag::Determiner, Tag::Conjunction]);
    let mut body = false;
    for (piece, word) in segment::words(line, lexicon) {
        match piece.shape {
            shape if shape.is_capital() && !matches!(word.likely, Some(Tag::Third | Tag::Past | Tag::Base)) => {
                body |= word.classes.has_any(BODIES)
            }
            Shape::Lower if word.tags.meets(SMALL) => {}
            Shape::Hyphen | Shape::Comma => {}
            _ => return false,
        }
    }
    body && line.len() <= LONGEST_AUTHOR
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authors_are_told_from_headings() {
        let tables = crate::engine::builtin_tables();
        let agencies = Agencies::new(&tables.layout.agency);
        let author = |line: &str| is_author(line, &tables.lexicon, &agencies);
        for line in
            ["Maria Lopez in Quito", "Anna Berg and Peter van der Holm", "John Reed, defence correspondent", "Karl Haas (now)", "Reuters"]
        {
            assert!(author(line), "{line}");
        }
        assert!(
            is_body_name("Ministry of Health of Peru", &tables.lexicon)
                && !is_body_name("Ministry of Health Warns of Flu", &tables.lexicon)
        );
        for line in ["Peter Holm resigns", "Talks go on in Geneva", "What John Reed wants", "Grace period ends.", "Ferry service"] {
            assert!(!author(line), "{line}");
        }
    }

    #[test]
    fn items_by_their_marks() {
        assert!(is_item("• One") && is_item("2. Two") && !is_item("1996. A year"));
    }
}
