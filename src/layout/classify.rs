//! What each paragraph is: by the phrases and expressions of `lexicon/layout.toml`, then by its place and look.
//!
//! A page has a head (up to the dateline or the last byline or time line above the story), a body, and a tail of short lines below the last sentence.
//! A phrase may open a section, whose title-like lines belong to it, or a box, which ends with a line of its own.

use super::LONGEST_HEAD;
use super::line::*;
use super::phrases::{Found, Phrases};
use super::section::Open;
use crate::document::{Zone, ZoneKind};
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::tables::Tables;
use crate::tables::layout::LayoutPhrases;

/// A headline is hardly ever longer, in bytes.
const LONGEST_HEADLINE: usize = 220;
/// Nor a deck.
pub(super) const LONGEST_DECK: usize = 330;
/// Below a byline or a time line, more lines of no known kind are the story.
const MOST_UNKNOWN: usize = 3;
/// A line with nothing but who took a picture is hardly ever longer.
const LONGEST_CREDIT: usize = 70;
/// The story goes on within so many lines below a sub-head.
const NEAREST_STORY: usize = 8;
/// A line of the tail has hardly ever more words.
const MOST_WORDS: usize = 9;

/// A page with what is known of its lines.
pub(super) struct Page<'a> {
    text: &'a str,
    pub(super) paragraphs: &'a [Span],
    pub(super) found: Vec<Option<Found<'a>>>,
    lexicon: &'a Lexicon,
    layout: &'a LayoutPhrases,
    /// paragraphs of the head
    head: usize,
}

/// What came above the line, as far as it decides what the line is.
#[derive(Default)]
struct Seen {
    /// a headline that is one by its place and look
    titled: bool,
    decks: usize,
    timed: bool,
    last: Option<ZoneKind>,
}

impl Seen {
    fn add(&mut self, kind: ZoneKind, by_phrase: bool) {
        self.titled |= kind == ZoneKind::Headline && !by_phrase;
        self.decks += (kind == ZoneKind::Deck) as usize;
        self.timed |= kind == ZoneKind::Timeline;
        self.last = Some(kind);
    }
}

/// Appends a zone a paragraph. `headline` says that the first paragraph is one whatever it looks like; `dateline` is the paragraph that a dateline begins.
pub(super) fn classify(
    text: &str,
    paragraphs: &[Span],
    phrases: &Phrases,
    tables: &Tables,
    headline: bool,
    dateline: Option<usize>,
    zones: &mut Vec<Zone>,
) {
    let found: Vec<_> = paragraphs.iter().map(|p| phrases.find(p.of(text))).collect();
    let mut page = Page { text, paragraphs, found, lexicon: &tables.lexicon, layout: &tables.layout, head: 0 };
    page.head = page.head(dateline);
    let first = zones.len();
    let mut open: Option<Open> = None;
    let mut notes = None;
    let mut in_head = true;
    let mut seen = Seen::default();
    for (i, &span) in paragraphs.iter().enumerate() {
        // links below the notes
        if notes.is_some() && page.found[i].is_some_and(|f| f.row.is_some_and(|r| r.section)) {
            notes = None;
        }
        let kind = if let Some(kind) = notes {
            page.found[i].map(|f| f.kind).filter(|k| matches!(k, ZoneKind::Boilerplate | ZoneKind::Related)).unwrap_or(kind)
        } else if i == 0 && headline {
            ZoneKind::Headline
        } else if let Some(kind) = page.goes_on(i, &mut open) {
            kind
        } else if let Some(found) = page.found(i, in_head) {
            let row = found.row;
            notes = (i > 0 && row.is_some_and(|r| page.rest(i) <= r.rest as usize)).then_some(found.kind);
            if let Some(row) = row.filter(|r| r.section || !r.until.is_empty()) {
                open = Some(Open { kind: found.kind, until: &row.until, lines: 0 });
            }
            found.kind
        } else if in_head {
            page.in_head(i, &seen)
        } else {
            page.in_body(i, &seen)
        };
        seen.add(kind, page.found[i].is_some_and(|f| f.kind == kind));
        in_head &= !matches!(kind, ZoneKind::Body | ZoneKind::Dateline) && dateline.is_none_or(|d| i < d);
        zones.push(Zone { kind, span });
    }
    page.tail(&mut zones[first..]);
}

impl<'a> Page<'a> {
    pub(super) fn line(&self, i: usize) -> &'a str {
        self.paragraphs[i].of(self.text)
    }

    /// How many bytes there are from paragraph `i` on.
    fn rest(&self, i: usize) -> usize {
        self.paragraphs.last().map_or(0, |last| (last.end - self.paragraphs[i].start) as usize)
    }

    /// How many paragraphs the head has: up to the dateline, else to the last byline or time line with nothing but short lines before it.
    fn head(&self, dateline: Option<usize>) -> usize {
        if let Some(dateline) = dateline {
            return dateline;
        }
        let (mut head, mut unknown) = (0, 0);
        for (i, found) in self.found.iter().enumerate().take(LONGEST_HEAD) {
            let line = self.line(i);
            match found.map(|f| f.kind) {
                Some(ZoneKind::Byline | ZoneKind::Timeline) => (head, unknown) = (i + 1, 0),
                // the first picture stands above the story
                Some(ZoneKind::Caption) if head > 0 => (head, unknown) = (i + 1, 0),
                Some(_) => {}
                None if i > 0 && is_author(line, self.lexicon, self.layout) => (head, unknown) = (i + 1, 0),
                None if line.len() > LONGEST_DECK || i > 0 && !is_one_sentence(line) => break,
                None => unknown += 1,
            }
            if head > 0 && unknown > MOST_UNKNOWN {
                break;
            }
        }
        // what stands below the story is no head
        if self.found[head..].iter().any(Option::is_none) { head } else { 0 }
    }

    /// What a phrase makes of a line where it stands.
    fn found(&self, i: usize, in_head: bool) -> Option<Found<'a>> {
        let last = i + 1 == self.paragraphs.len();
        self.found[i].filter(|f| match f.kind {
            ZoneKind::Byline => in_head || last || f.row.is_none_or(|r| !r.capital),
            // the time of a story among related ones is told by the section
            ZoneKind::Deck => in_head && i > 0,
            _ => self.paragraphs.len() > 1 || f.row.is_none(),
        })
    }

    /// Above the first paragraph of the body: headline, deck, author, or the body begins.
    fn in_head(&self, i: usize, seen: &Seen) -> ZoneKind {
        let line = self.line(i);
        if self.paragraphs.len() == 1 {
            return ZoneKind::Body;
        }
        let within = i < self.head;
        if within && is_body_name(line, self.lexicon) && (i + 1..self.head).any(|n| self.found[n].is_none()) {
            return ZoneKind::Byline;
        }
        let last = i + 1 == self.paragraphs.len();
        if !seen.titled {
            let title = within
                || !ends_sentence(line)
                || is_capitals(line)
                || (self.paragraphs.len() > 2
                    && is_one_sentence(line)
                    && self.paragraphs[i + 1..].iter().take(2).any(|p| p.len() > line.len()));
            return if line.len() <= LONGEST_HEADLINE && title && !last { ZoneKind::Headline } else { ZoneKind::Body };
        }
        if is_date_and_place(line) {
            return ZoneKind::Dateline;
        }
        if (within || !last) && is_author(line, self.lexicon, self.layout) {
            return ZoneKind::Byline;
        }
        if seen.decks > 0 && self.is_credited(i) {
            return ZoneKind::Caption;
        }
        if within && line.len() <= LONGEST_DECK {
            return ZoneKind::Deck;
        }
        if seen.decks < 2 && line.len() <= LONGEST_DECK && !ends_sentence(line) && !last {
            return ZoneKind::Deck;
        }
        ZoneKind::Body
    }

    /// Whether the next line is a picture's credit and nothing else.
    fn is_credited(&self, i: usize) -> bool {
        let next = self.found.get(i + 1).copied().flatten();
        let credit = next.is_some_and(|f| f.kind == ZoneKind::Caption) && {
            let line = self.line(i + 1);
            line.len() <= LONGEST_CREDIT && is_one_sentence(line) && !ends_sentence(line)
        };
        credit && i > 0 && self.line(i).len() <= LONGEST_DECK
    }

    fn in_body(&self, i: usize, seen: &Seen) -> ZoneKind {
        let line = self.line(i);
        if is_heading(line) && self.is_credited(i) {
            return ZoneKind::Caption;
        }
        if seen.timed && matches!(seen.last, Some(ZoneKind::Timeline | ZoneKind::Subhead)) && is_author(line, self.lexicon, self.layout) {
            return ZoneKind::Byline;
        }
        // the next line that no phrase knows is the story's, and longer
        let mut below = (i + 1..self.paragraphs.len()).take(NEAREST_STORY);
        let mut next = || below.find(|n| self.found[*n].is_none() && !is_author(self.line(*n), self.lexicon, self.layout));
        if is_heading(line) && next().is_some_and(|n| self.line(n).len() > line.len() || is_item(self.line(n)) && !is_item(line)) {
            return ZoneKind::Subhead;
        }
        ZoneKind::Body
    }

    /// Short lines below the last sentence are links, not sub-heads.
    fn tail(&self, zones: &mut [Zone]) {
        if !zones.iter().any(|z| z.kind == ZoneKind::Body && ends_sentence(z.span.of(self.text))) {
            return;
        }
        for zone in zones.iter_mut().rev() {
            let line = zone.span.of(self.text);
            match zone.kind {
                ZoneKind::Body | ZoneKind::Subhead
                    if is_heading(line)
                        && !line.starts_with(['“', '"', '‘'])
                        && !is_item(line)
                        && line.split_whitespace().count() <= MOST_WORDS =>
                {
                    zone.kind = ZoneKind::Related;
                }
                ZoneKind::Body | ZoneKind::Subhead | ZoneKind::Headline | ZoneKind::Deck | ZoneKind::Dateline => return,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<&'static str> {
        let tables = crate::engine::builtin_tables();
        let phrases = Phrases::new(&tables.layout).expect("the built-in phrases");
        let mut zones = Vec::new();
        classify(text, &super::super::paragraphs::split(text), &phrases, &tables, false, None, &mut zones);
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

    #[test]
    fn sections_go_on_over_titles_and_boxes_to_their_ends() {
        let text = "Dam holds\n\nThe dam held through the night, the mayor said.\n\nRelated stories\nWhy rivers rise\nHow dams fail\n\nHe thanked the crews for it.\n\n\
            Skip past newsletter promotion\nOur best stories, every week.\nAfter newsletter promotion\n\nPeople went home at dawn.\n\nFloods\n";
        assert_eq!(
            kinds(text),
            ["headline", "body", "related", "related", "related", "body", "boilerplate", "boilerplate", "boilerplate", "body", "related"]
        );
    }
}
