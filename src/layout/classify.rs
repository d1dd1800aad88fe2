//! What each paragraph is: by the phrases and expressions of `lexicon/layout.toml`, then by its place and length.

use crate::document::{Zone, ZoneKind};
use crate::span::Span;
use crate::tables::layout::{LayoutPhrases, Place};
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use regex::Regex;

/// A headline is hardly ever longer, in bytes.
const LONGEST_HEADLINE: usize = 220;
/// Nor a deck.
const LONGEST_DECK: usize = 330;
/// Nor a sub-head.
const LONGEST_SUBHEAD: usize = 90;
/// A phrase at the beginning of a line ends within so many bytes.
const HEAD: usize = 48;
/// A phrase elsewhere begins within so many bytes of the end.
const TAIL: usize = 96;
/// What follows a line of underscores is a note if it is no longer.
const LONGEST_NOTES: usize = 700;

/// The layout phrases, ready to match.
#[derive(Debug)]
pub struct Classifier {
    phrases: AhoCorasick,
    /// of each phrase its row
    rows: Vec<usize>,
    table: LayoutPhrases,
    kinds: Vec<ZoneKind>,
    expressions: Vec<(ZoneKind, usize, Regex)>,
    longest: usize,
}

impl Classifier {
    /// Prepares the phrases; the error names the zone or expression that is wrong.
    pub fn new(table: &LayoutPhrases) -> Result<Classifier, String> {
        let phrases = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .ascii_case_insensitive(true)
            .build(table.line.iter().flat_map(|l| &l.phrases))
            .map_err(|e| e.to_string())?;
        let expressions = table
            .expression
            .iter()
            .map(|e| Ok((ZoneKind::parse(&e.zone)?, e.longest as usize, Regex::new(&e.matches).map_err(|x| x.to_string())?)));
        Ok(Classifier {
            phrases,
            rows: table.line.iter().enumerate().flat_map(|(n, l)| std::iter::repeat_n(n, l.phrases.len())).collect(),
            kinds: table.line.iter().map(|l| ZoneKind::parse(&l.zone)).collect::<Result<_, _>>()?,
            longest: table.line.iter().map(|l| if l.longest == 0 { usize::MAX } else { l.longest as usize }).max().unwrap_or(0),
            expressions: expressions.collect::<Result<_, String>>()?,
            table: table.clone(),
        })
    }

    /// Appends a zone a paragraph. `headline` says that the first paragraph is one whatever it looks like.
    pub fn classify(&self, text: &str, paragraphs: &[Span], headline: bool, zones: &mut Vec<Zone>) {
        let mut in_head = true;
        let mut notes_from = None;
        for (i, &span) in paragraphs.iter().enumerate() {
            let line = span.of(text);
            let by_phrase = self.by_phrase(line).or_else(|| self.by_expression(line).map(|k| (k, false)));
            let kind = if notes_from.is_some() {
                ZoneKind::Note
            } else if i == 0 && headline {
                ZoneKind::Headline
            } else if let Some((kind, to_the_end)) = by_phrase {
                let rest = paragraphs.last().map_or(0, |last| (last.end - span.start) as usize);
                if to_the_end && i > 0 && rest <= LONGEST_NOTES {
                    notes_from = Some(i);
                }
                if kind == ZoneKind::Byline && !in_head && i + 1 < paragraphs.len() { ZoneKind::Body } else { kind }
            } else if in_head {
                self.in_head(text, paragraphs, i, zones)
            } else if is_subhead(text, paragraphs, i) {
                ZoneKind::Subhead
            } else {
                ZoneKind::Body
            };
            in_head &= !matches!(kind, ZoneKind::Body | ZoneKind::Dateline);
            zones.push(Zone { kind, span });
        }
    }

    /// Above the first paragraph of the body: headline, deck, or the body begins.
    fn in_head(&self, text: &str, paragraphs: &[Span], i: usize, zones: &[Zone]) -> ZoneKind {
        let line = paragraphs[i].of(text);
        if paragraphs.len() == 1 {
            return ZoneKind::Body;
        }
        if zones.iter().all(|z| z.kind != ZoneKind::Headline) {
            let title = !ends_sentence(line)
                || is_capitals(line)
                || (paragraphs.len() > 2 && is_one_sentence(line) && paragraphs[i + 1..].iter().take(2).any(|p| p.len() > line.len()));
            if line.len() <= LONGEST_HEADLINE && title && i + 1 < paragraphs.len() {
                return ZoneKind::Headline;
            }
            return ZoneKind::Body;
        }
        if is_date_and_place(line) {
            return ZoneKind::Dateline;
        }
        let decks = zones.iter().filter(|z| z.kind == ZoneKind::Deck).count();
        if decks < 2 && line.len() <= LONGEST_DECK && !ends_sentence(line) && i + 1 < paragraphs.len() {
            return ZoneKind::Deck;
        }
        ZoneKind::Body
    }

    fn by_phrase(&self, line: &str) -> Option<(ZoneKind, bool)> {
        if line.len() > self.longest {
            return None;
        }
        // phrases stand at the beginning or near the end: the middle of a paragraph is not searched
        let mut best: Option<usize> = None;
        let mut look = |from: usize, part: &str| {
            for found in self.phrases.find_overlapping_iter(part) {
                let row = self.rows[found.pattern().as_usize()];
                if best.is_none_or(|b| row < b) && self.fits(row, line, from + found.start(), from + found.end()) {
                    best = Some(row);
                }
            }
        };
        if line.len() <= HEAD + TAIL {
            look(0, line);
        } else {
            look(0, &line[..line.floor_char_boundary(HEAD)]);
            let tail = line.floor_char_boundary(line.len() - TAIL);
            look(tail, &line[tail..]);
        }
        best.map(|row| (self.kinds[row], self.table.line[row].rest))
    }

    fn fits(&self, row: usize, line: &str, start: usize, end: usize) -> bool {
        let rule = &self.table.line[row];
        let place = match rule.place {
            Place::Start => start == 0,
            Place::End => end == line.trim_end_matches(['.', ')']).len() || end == line.len(),
            Place::Any => true,
            Place::Whole => start == 0 && end == line.len(),
        };
        let found = &line[start..end];
        place
            && (rule.longest == 0 || line.len() <= rule.longest as usize)
            && (!rule.case || rule.phrases.iter().any(|p| p == found))
            && (!rule.capital || (line[end..].starts_with(char::is_uppercase) && !ends_sentence(line)))
    }

    fn by_expression(&self, line: &str) -> Option<ZoneKind> {
        let fits = |(_, longest, expression): &&(ZoneKind, usize, Regex)| {
            (*longest == 0 || line.len() <= *longest) && line.bytes().any(|b| b.is_ascii_digit()) && expression.is_match(line)
        };
        self.expressions.iter().find(fits).map(|(kind, _, _)| *kind)
    }

    /// A line without the phrase that begins it ("Updated 55 minutes ago" → "55 minutes ago").
    pub fn after_phrase(&self, text: &str, span: Span) -> Span {
        let line = span.of(text);
        let starts = self
            .phrases
            .find_overlapping_iter(line)
            .filter(|m| m.start() == 0 && self.table.line[self.rows[m.pattern().as_usize()]].place == Place::Start);
        let cut = starts.map(|m| m.end()).max().unwrap_or(0);
        super::trim(text, Span { start: span.start + cut as u32, end: span.end })
    }
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '\'', '’', ')', '»']).ends_with(['.', '!', '?', ':', ';', ',', '…'])
}

fn is_capitals(line: &str) -> bool {
    let letters = line.chars().filter(|c| c.is_alphabetic());
    let (upper, all) = letters.fold((0, 0), |(u, n), c| (u + c.is_uppercase() as usize, n + 1));
    all > 3 && upper * 10 >= all * 9
}

/// One full stop, at the end.
fn is_one_sentence(line: &str) -> bool {
    let body = line.trim_end_matches(['.', '!', '?']);
    !body.contains(". ") && !body.contains("? ") && !body.contains("! ")
}

/// A line of nothing but a place in capitals and a date ("BUCHAREST 1996-08-30").
fn is_date_and_place(line: &str) -> bool {
    line.len() <= 60
        && line.split_whitespace().next_back().is_some_and(|w| w.len() == 10 && w.bytes().filter(u8::is_ascii_digit).count() == 8)
        && is_capitals(line)
}

/// A short line in the body that ends like no sentence and has a paragraph after it.
fn is_subhead(text: &str, paragraphs: &[Span], i: usize) -> bool {
    let line = paragraphs[i].of(text);
    let quoted = line.starts_with(['“', '"', '‘', '\'']);
    line.len() <= LONGEST_SUBHEAD
        && (!ends_sentence(line)
            || (line.ends_with('?') && !quoted)
            || (quoted && line.ends_with(['’', '”', '\'', '"']) && !ends_sentence(line)))
        && line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '“' | '"' | '‘' | '\''))
        && paragraphs.get(i + 1).is_some_and(|next| next.len() > line.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<&'static str> {
        let classifier = Classifier::new(&crate::engine::builtin_tables().layout).expect("the built-in phrases");
        let mut zones = Vec::new();
        classifier.classify(text, &super::super::paragraphs::split(text), false, &mut zones);
        zones.iter().map(|z| z.kind.name()).collect()
    }

    #[test]
    fn a_wire_story_falls_into_its_zones() {
        let text = "Harbour pilots end strike\n\nThey had asked for more rest between shifts\nFILE - A pilot boat leaves port. (Photo: A. Lund)\n\nBy Ada Lund and Per Holm\nUpdated 3 hours ago\n\n\
            OSLO (AP) — Pilots went back to work on Monday.\n\nThe strike had lasted a week.\n\nWhat comes next\n\nTalks go on, both sides said on Monday evening after a day at sea.\n\n___\n\nPer Holm contributed to this report.\n";
        assert_eq!(kinds(text), ["headline", "deck", "caption", "byline", "timeline", "body", "body", "subhead", "body", "note", "note"]);
    }

    #[test]
    fn one_paragraph_is_body_and_a_byline_needs_a_name() {
        assert_eq!(kinds("Ferry service resumes"), ["body"]);
        assert_eq!(
            kinds("Storm closes port\n\nBy noon the wind had risen to eighty knots and nobody went out.\n\nIt fell at dusk."),
            ["headline", "body", "body"]
        );
        assert_eq!(kinds("RATES ON HOLD.\nTIRANA 1998-02-11\nThe bank kept its rate.\n"), ["headline", "dateline", "body"]);
        assert_eq!(
            kinds("A b\n\nThe body of it is here.\n\n12 March 2025, 10:15\n\nRead more: Another story\n"),
            ["headline", "body", "timeline", "related"]
        );
    }
}
