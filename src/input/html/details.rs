//! Authors and dates that the mark-up of a page tells: its meta elements, then the elements that are called so.

use super::names::{PAGES, Phrases, names};
use crate::input::time::timestamp;
use crate::text::one_line;
use dom_query::{Document, NodeId, NodeRef};

/// A longer text names no author and tells no date.
const LONGEST: usize = 160;
/// A deck has so many bytes.
const DECK: std::ops::Range<usize> = 16..500;
/// A page has so many authors at most.
const MOST: usize = 12;
/// So many elements that may name authors are looked at.
const CANDIDATES: usize = 64;
/// A date has so many words at most.
const WORDS: usize = 4;

/// What the mark-up tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// names of authors
    pub authors: Vec<String>,
    /// the line between headline and story
    pub deck: Option<String>,
    /// when it was published, RFC 3339 in UTC
    pub published: Option<String>,
    /// when it was changed, RFC 3339 in UTC
    pub updated: Option<String>,
}

/// The contents of the meta elements with the first of these names that there is.
pub fn meta(document: &Document, names: &[String]) -> Vec<String> {
    let mut found: Vec<(usize, String)> = Vec::new();
    for node in document.select("meta[content]").nodes() {
        let name = ["property", "name", "itemprop"].iter().find_map(|key| node.attr(key));
        let rank = name.and_then(|name| names.iter().position(|n| n.eq_ignore_ascii_case(name.trim())));
        let content = node.attr("content").map(|c| one_line(&c)).unwrap_or_default();
        if let (Some(rank), false) = (rank, content.is_empty()) {
            found.push((rank, content));
        }
    }
    let best = found.iter().map(|(rank, _)| *rank).min();
    found.into_iter().filter(|(rank, _)| Some(*rank) == best).map(|(_, content)| content).collect()
}

/// What the page tells. Clutter is out by now.
pub fn find(document: &Document) -> Details {
    let table = &PAGES.meta;
    let date = |names: &[String]| meta(document, names).iter().find_map(|d| timestamp(d));
    let mut details = Details {
        authors: meta(document, &table.author).iter().flat_map(|a| authors(a)).take(MOST).collect(),
        deck: None,
        published: date(&table.published),
        updated: date(&table.updated),
    };
    // what is called so, the surest first: rank, and place in the page
    let mut authors_at: Vec<(usize, usize, NodeRef)> = Vec::new();
    let mut dates: Vec<(usize, usize, String)> = Vec::new();
    let mut updates: Vec<(usize, usize, String)> = Vec::new();
    let mut sentences = Sentences::default();
    let body = document.select_single("body");
    let Some(body) = body.nodes().first() else { return details };
    for (place, node) in body.descendants_it().filter(NodeRef::is_element).enumerate() {
        let called = names(&node);
        let is_time = node.has_name("time");
        if called.is_empty() && !is_time {
            continue;
        }
        if details.deck.is_none() && PAGES.details.deck.rank(&called).is_some() {
            let text = one_line(&node.text());
            details.deck = Some(text).filter(|t| DECK.contains(&t.len()));
        }
        if sentences.hold(&node) {
            continue;
        }
        if let Some(rank) =
            PAGES.details.author.rank(&called).filter(|_| details.authors.is_empty() && !is_time && authors_at.len() < CANDIDATES)
        {
            authors_at.push((rank, place, node));
        }
        let machine = ["datetime", "content", "data-datetime"].iter().find_map(|key| node.attr(key)).and_then(|d| timestamp(&d));
        let spoken = || Some(node.text()).filter(|t| t.len() <= LONGEST).and_then(|t| date_in(&t));
        // an element of time says when something was published, unless it says what else it is
        let rank = |table: &Phrases| table.rank(&called);
        let (updated, published) = (rank(&PAGES.details.updated), rank(&PAGES.details.published).or(is_time.then_some(usize::MAX / 2)));
        let line = rank(&PAGES.details.line).map(|_| usize::MAX);
        if let (Some(rank), true) = (updated, published.is_none_or(|p| p >= usize::MAX / 2)) {
            updates.extend(machine.or_else(spoken).map(|date| (rank, place, date)));
        } else if let Some(rank) = published.or(line) {
            // what a machine may read goes before what a reader is told
            let spoken_rank = rank.saturating_add(usize::MAX / 4);
            dates.extend(machine.map(|date| (rank, place, date)).or_else(|| Some((spoken_rank, place, spoken()?))));
        }
    }
    authors_at.sort_by_key(|(rank, place, _)| (*rank, *place));
    for (rank, _, node) in &authors_at {
        let beside = authors_at.iter().filter(|(r, _, n)| r == rank && n.parent().map(|p| p.id) == node.parent().map(|p| p.id));
        let found: Vec<String> =
            beside.flat_map(|(.., n)| Some(n.text()).filter(|t| t.len() <= LONGEST)).flat_map(|t| authors(&t)).collect();
        if !found.is_empty() {
            details.authors = found;
            details.authors.dedup();
            details.authors.truncate(MOST);
            break;
        }
    }
    let best = |mut dates: Vec<(usize, usize, String)>| {
        dates.sort();
        dates.into_iter().next().map(|(.., date)| date)
    };
    details.published = details.published.or_else(|| best(dates));
    details.updated = details.updated.or_else(|| best(updates));
    details
}

/// The authors that a byline names, without what they are: "By Ada Lund and Per Holm, staff writers". What is no name names nobody: an address, a date.
pub fn authors(byline: &str) -> Vec<String> {
    let words = &PAGES.words;
    let mut byline = one_line(byline);
    for by in &words.by {
        let rest = byline.split_at_checked(by.len()).filter(|(begins, _)| begins.eq_ignore_ascii_case(by));
        let rest = rest.and_then(|(_, rest)| rest.strip_prefix([' ', ':'])).map(|rest| rest.trim_start_matches([':', ' ']).to_owned());
        byline = rest.unwrap_or(byline);
    }
    let mut pieces = vec![byline.as_str()];
    for mark in &words.between {
        pieces = pieces.iter().flat_map(|piece| piece.split(mark.as_str())).collect();
    }
    for mark in &words.and {
        let is_name = |piece: &str| piece.split(' ').count() > 1 && piece.starts_with(char::is_uppercase);
        let cut = |piece: &str| piece.split(mark.as_str()).all(is_name);
        pieces = pieces.iter().flat_map(|p| if cut(p) { p.split(mark.as_str()).collect() } else { vec![*p] }).collect();
    }
    let is_post = |piece: &str| piece.split(' ').any(|w| words.posts.iter().any(|post| post.eq_ignore_ascii_case(w)));
    let first = pieces.first().copied();
    let named = |piece: &&str| {
        let letters = piece.chars().filter(|c| c.is_alphabetic()).count() >= 2;
        letters && !piece.contains("://") && !piece.starts_with('@') && !piece.contains(|c: char| c.is_ascii_digit())
    };
    // who is named first is somebody, be it a desk
    let who =
        pieces.iter().map(|p| p.trim()).filter(named).filter(|p| Some(*p) == first || (!is_post(p) && p.starts_with(char::is_uppercase)));
    who.map(str::to_owned).collect()
}

/// Tells elements that are a few words of a sentence.
#[derive(Default)]
pub struct Sentences {
    /// the last paragraph that was asked for, and its length: many words have the same
    last: Option<(NodeId, usize)>,
}

impl Sentences {
    /// Whether an element is a few words of a sentence, and not of a line of details.
    pub fn hold(&mut self, node: &NodeRef) -> bool {
        let Some(around) = node.parent().filter(|p| ["p", "li", "blockquote"].iter().any(|name| p.has_name(name))) else { return false };
        let len = match self.last {
            Some((id, len)) if id == around.id => len,
            _ => {
                let is_line = PAGES.details.line.rank(&names(&around)).is_some();
                let len = if is_line { 0 } else { around.text().trim().len() };
                self.last = Some((around.id, len));
                len
            }
        };
        len > 2 * node.text().trim().len()
    }
}

/// The first date in a few words.
pub fn date_in(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().take(LONGEST / 2).collect();
    let windows = (0..words.len()).flat_map(|at| (1..=WORDS.min(words.len() - at)).rev().map(move |n| (at, n)));
    let written = windows.map(|(at, n)| words[at..at + n].join(" "));
    let mut dates = written
        .filter(|w| w.bytes().any(|b| b.is_ascii_digit()))
        .map(|w| w.trim_matches([',', '.', ';', '|', '(', ')', '·', '•']).to_owned());
    dates.find_map(|written| timestamp(&written).filter(|_| written.len() >= 8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_name_authors() {
        for (byline, names) in [
            ("By Ada Lund and Per Holm", &["Ada Lund", "Per Holm"][..]),
            ("by: Ada Lund, Political Editor", &["Ada Lund"]),
            ("Ada Lund, Per Holm & Kari Dahl | Oslo Bureau", &["Ada Lund", "Per Holm", "Kari Dahl"]),
            ("Ministry of Trade and Industry", &["Ministry of Trade and Industry"]),
            ("The Coast newsroom", &["The Coast newsroom"]),
            ("https://example.org/ada", &[]),
            ("May 3, 2024", &[]),
            ("", &[]),
        ] {
            assert_eq!(authors(byline), names, "{byline}");
        }
    }

    #[test]
    fn dates_are_found_among_words() {
        for (text, day) in [
            ("Posted on May 3, 2024", Some("2024-05-03")),
            ("Published 3 February 2024 by Ada", Some("2024-02-03")),
            ("| 2024-05-21 | 2 min read", Some("2024-05-21")),
            ("Friday, 12 April 2024, 10:15", Some("2024-04-12")),
            ("2 days ago", None),
            ("May 2024", None),
        ] {
            assert_eq!(date_in(text).as_deref().map(|d| &d[..10]), day, "{text}");
        }
    }
}
