//! Authors and dates that the mark-up of a page tells: its meta elements, then the elements that are called so.

use super::names::{Called, Names, PAGES};
use super::title;
use crate::input::time::timestamp;
use crate::text::one_line;
use dom_query::{Document, NodeId, NodeRef};

/// A longer text names no author and tells no date.
const LONGEST: usize = 160;
/// A line that says by whom and when has so many.
const LINE: usize = 100;
/// So many lines of an element may say it.
const LINES: usize = 8;
/// A deck has so many bytes.
const DECK: std::ops::Range<usize> = 16..500;
/// A page has so many authors at most.
const MOST: usize = 12;
/// So many elements that may name authors are looked at.
const CANDIDATES: usize = 64;
/// A paragraph of so many bytes begins the story.
const STORY: usize = 120;
/// An element of time that is called nothing is less sure than one that is,
const TIME: usize = 1 << 20;
/// and what is told in words less than what machines may read.
const TOLD: usize = 1 << 30;
/// A name has so many words at most,
const NAME_WORDS: usize = 6;
/// of which only short ones are not capitalised.
const PARTICLE: usize = 3;
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

/// How sure it is that an element says what it is called for, the surest first: whether it stands before the story, how it is called, where.
type Sureness = (bool, usize, usize);

/// The authors that the meta elements name: whoever is not the site itself, if there is one.
fn of_meta(document: &Document) -> Vec<String> {
    let table = &PAGES.meta;
    let sites = title::sites(document);
    let all = table
        .author
        .iter()
        .map(|name| meta(document, std::slice::from_ref(name)).iter().flat_map(|a| authors(a)).take(MOST).collect::<Vec<_>>());
    let all: Vec<Vec<String>> = all.filter(|a| !a.is_empty()).collect();
    let is_site = |a: &&Vec<String>| a.iter().all(|author| sites.iter().any(|site| title::is_same(site, author)));
    all.iter().find(|a| !is_site(a)).or(all.first()).cloned().unwrap_or_default()
}

/// What the page tells. Clutter is out by now; `heading` is the element of the headline.
pub fn find(document: &Document, names: &Names, heading: Option<&NodeRef>) -> Details {
    let table = &PAGES.meta;
    let date = |names: &[String]| meta(document, names).iter().find_map(|d| written(d));
    let mut details = Details { authors: of_meta(document), deck: None, published: date(&table.published), updated: date(&table.updated) };
    let mut bylines: Vec<(Sureness, NodeRef)> = Vec::new();
    let mut dates: Vec<(Sureness, String)> = Vec::new();
    let mut updates: Vec<(Sureness, String)> = Vec::new();
    let (mut sentences, mut story, mut headed) = (Sentences::default(), false, false);
    // what lines below the headline or behind the story say that are called nothing
    let (mut signed, mut dated, mut looked) = (None, None, 0);
    let body = document.select_single("body");
    let Some(body) = body.nodes().first() else { return details };
    for (place, node) in body.descendants_it().filter(NodeRef::is_element).enumerate() {
        let called = names.get(&node);
        let is_deck = called.deck.is_some();
        story |= !is_deck && node.has_name("p") && node.text().len() >= STORY;
        let is_time = node.has_name("time");
        headed |= heading.is_some_and(|h| h.id == node.id);
        let is_tail = called.tail.is_some();
        if ((headed && !story) || is_tail) && (signed.is_none() || dated.is_none()) && looked < CANDIDATES {
            let lines = if !is_tail && node.immediate_text().trim().is_empty() { String::new() } else { node.formatted_text().to_string() };
            looked += usize::from(!lines.is_empty());
            for line in lines.lines().map(str::trim).take(LINES) {
                story |= headed && line.len() >= STORY;
                if line.len() <= LINE && (!story || is_tail) {
                    dated = dated.or_else(|| date_in(line));
                    signed = signed.or_else(|| of_line(line));
                }
            }
        }
        // a property is no word of a sentence
        let said = ["itemprop", "property"].iter().any(|key| node.has_attr(key));
        if (called == Called::default() && !is_time) || (!said && sentences.hold(&node, names)) {
            continue;
        }
        if is_deck && !story && details.deck.is_none() {
            details.deck = Some(one_line(&node.text())).filter(|text| DECK.contains(&text.len()));
        }
        if let Some(rank) = called.author.filter(|_| !is_time && bylines.len() < CANDIDATES) {
            bylines.push(((story, rank, place), node));
        }
        // an element of time says when something was published, unless it says what else it is
        let update = called.updated.filter(|_| called.published.is_none());
        let line = called.line.map(|_| usize::MAX);
        let Some(rank) = update.or(called.published).or(is_time.then_some(TIME)).or(line) else { continue };
        // what a machine may read goes before what a reader is told
        let machine = ["datetime", "content", "data-datetime", "title"].iter().find_map(|key| node.attr(key)).and_then(|d| written(&d));
        let told = || Some(node.text()).filter(|t| t.len() <= LONGEST).and_then(|t| Some((TOLD.saturating_add(rank), date_in(&t)?)));
        let Some((rank, date)) = machine.map(|date| (rank, date)).or_else(told) else { continue };
        if update.is_some() { &mut updates } else { &mut dates }.push(((story, rank, place), date));
    }
    if details.authors.is_empty() {
        details.authors = of_bylines(bylines);
    }
    if details.authors.is_empty() {
        details.authors = signed.unwrap_or_default();
    }
    let first = |dates: Vec<(Sureness, String)>| dates.into_iter().min().map(|(_, date)| date);
    details.published = details.published.or_else(|| first(dates)).or(dated);
    details.updated = details.updated.or_else(|| first(updates));
    details
}

/// The authors in the surest byline, and in those beside it that are called the same.
fn of_bylines(mut bylines: Vec<(Sureness, NodeRef)>) -> Vec<String> {
    bylines.sort_by_key(|(sureness, _)| *sureness);
    let around = |node: &NodeRef| node.parent().map(|p| p.id);
    let of = |((story, rank, _), first): &(Sureness, NodeRef)| {
        let beside = bylines.iter().filter(|((s, r, _), node)| (s, r) == (story, rank) && around(node) == around(first));
        let texts = beside.map(|(_, node)| node.formatted_text()).filter(|t| t.len() <= LONGEST);
        // what stands on the next line is what they are, or whom they write for
        let names = |line: &str| authors(line).into_iter().filter(|name| is_name(name)).collect::<Vec<_>>();
        let lines = |text: &str| text.lines().map(names).find(|found| !found.is_empty()).unwrap_or_default();
        let mut found: Vec<String> = texts.flat_map(|text| lines(&text)).take(MOST).collect();
        found.dedup();
        found
    };
    bylines.iter().map(of).find(|found| !found.is_empty()).unwrap_or_default()
}

/// The authors in a line that says by whom something is: "May 3, 2024, by Ada Lund".
fn of_line(line: &str) -> Option<Vec<String>> {
    let words: Vec<&str> = line.split(' ').collect();
    let is_by = |word: &&str| PAGES.words.by.first().is_some_and(|by| by.eq_ignore_ascii_case(word.trim_end_matches(':')));
    let at = words.iter().position(is_by)?;
    let before = words[..at].join(" ");
    let posted = || PAGES.words.by.iter().any(|by| words[..=at].join(" ").to_lowercase().ends_with(by.as_str()) && by.contains(' '));
    if at > 0 && date_in(&before).is_none() && !posted() {
        return None;
    }
    let found: Vec<String> = authors(&words[at..].join(" ")).into_iter().filter(|name| is_name(name)).take(MOST).collect();
    Some(found).filter(|f| !f.is_empty())
}

/// Whether it is written like a name, as what stands beside bylines is not: *Follow*, *About the author*.
pub fn is_name(text: &str) -> bool {
    let words = || text.split(' ');
    let like = |word: &str| word.starts_with(char::is_uppercase) || word.len() <= PARTICLE;
    let several = (2..=NAME_WORDS).contains(&words().count())
        && words().all(like)
        && words().next_back().is_some_and(|w| w.starts_with(char::is_uppercase));
    several || (text.len() > 2 && text.chars().all(char::is_uppercase))
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
    // "Ada Lund Published May 3", "Ada Lund on Monday"
    let words_of = byline.split(' ').take_while(|w| !words.until.iter().any(|until| until.eq_ignore_ascii_case(w.trim_end_matches(':'))));
    let byline = words_of.collect::<Vec<_>>().join(" ");
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
    pub fn hold(&mut self, node: &NodeRef, names: &Names) -> bool {
        let Some(around) = node.parent().filter(|p| ["p", "li", "blockquote"].iter().any(|name| p.has_name(name))) else { return false };
        let len = match self.last {
            Some((id, len)) if id == around.id => len,
            _ => {
                let is_line = names.get(&around).line.is_some();
                let len = if is_line { 0 } else { around.text().trim().len() };
                self.last = Some((around.id, len));
                len
            }
        };
        len > 2 * node.text().trim().len()
    }
}

/// A time as machines read it, else the date in it.
pub fn written(time: &str) -> Option<String> {
    timestamp(time).or_else(|| Some(time).filter(|t| t.len() <= LONGEST).and_then(date_in))
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
            ("Ada Lund Published: May 3, 2024 10:15", &["Ada Lund"]),
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
