//! What is seen of each line of a page, as far as it is evidence for its zone: its look, what phrases say of it, where it stands and what stands beside it.

use super::LONGEST_HEAD;
use super::line::begins_with;
use super::look::{PHRASES, at_once, closely, is_story};
use super::page::Page;
use super::phrases::Found;
use crate::document::ZoneKind;
use crate::span::Span;
use crate::tables::feature::{Feature, Features};
use std::cmp::Ordering;

/// A line that a page says again is hardly ever longer.
const LONGEST_REPEATED: usize = 60;
/// A box or a section has hardly ever more lines.
const LONGEST_SECTION: usize = 14;

/// What fewer than one line of so many does is rare on a page.
const RARE: usize = 8;

/// What a neighbour looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
enum Look {
    Edge,
    Story,
    Sentence,
    Heading,
    Time,
    Name,
    Item,
    Phrase,
    Heads,
    Colon,
}

/// The features of each paragraph. `found` is what phrases make of them.
pub fn find(page: &Page, found: &[Option<Found>]) -> Vec<Features> {
    let &Page { text, paragraphs, .. } = page;
    let mut out: Vec<Features> = paragraphs.iter().zip(found).map(|(span, found)| at_once(span.of(text), *found)).collect();
    let looks = looks(page, &mut out);
    places(page, &looks, &mut out);
    let mut reach = Reach::default();
    for (i, f) in out.iter_mut().enumerate() {
        reach.pass(page, i, found[i], looks[i], f);
    }
    firsts(found, &mut out);
    runs(&looks, &mut out);
    credits(paragraphs, &mut out);
    repeats(text, paragraphs, &mut out);
    names_again(text, paragraphs, &mut out);
    out
}

/// What the lines look like to their neighbours; all are looked at closely but those of which this says nothing.
fn looks(page: &Page, out: &mut [Features]) -> Vec<Look> {
    let &Page { text, paragraphs, phrases, tables, .. } = page;
    let mut looks: Vec<Look> =
        paragraphs.iter().zip(out.iter()).map(|(s, f)| if is_story(s.of(text), *f) { Look::Story } else { Look::Heading }).collect();
    // between two paragraphs of a story a third is one
    let is_between = |looks: &[Look], i: usize| i > 0 && i + 1 < looks.len() && looks[i - 1..i + 2].iter().all(|l| *l == Look::Story);
    for i in 0..paragraphs.len() {
        if !is_between(&looks, i) {
            closely(paragraphs[i].of(text), phrases, tables, &mut out[i]);
            if looks[i] != Look::Story {
                looks[i] = look(&out[i]);
            }
        }
    }
    looks
}

/// Where each line stands, and beside what.
fn places(page: &Page, looks: &[Look], out: &mut [Features]) {
    use Feature::*;
    let &Page { text, paragraphs, dateline, .. } = page;
    let count = paragraphs.len();
    let is_story = |look: &Look| *look == Look::Story;
    let story = looks.iter().position(is_story).zip(looks.iter().rposition(is_story));
    let is_apart = |i: usize| {
        i > 0 && memchr::memchr_iter(b'\n', &text.as_bytes()[paragraphs[i - 1].end as usize..paragraphs[i].start as usize]).nth(1).is_some()
    };
    let apart = (0..count).filter(|i| is_apart(*i)).count();
    // an empty line before it, or none, says something of a line only where not nearly all are alike
    let (tells_apart, tells_joined) = (apart * RARE < count * (RARE - 1) && apart > 0, apart * RARE >= count && apart + 1 < count);
    for (i, f) in out.iter_mut().enumerate() {
        f.add_if(i == 0, First);
        f.add_if(i == 1, Second);
        f.add_if((2..6).contains(&i), Early);
        f.add_if(i + 1 == count, Last);
        match story {
            Some((first, last)) => {
                f.add_if(i < first, Above);
                f.add_if(i > last, Below);
            }
            None => f.add(NoStory),
        }
        if let Some(at) = dateline {
            f.add(match i.cmp(&at) {
                Ordering::Less => AboveDateline,
                Ordering::Equal => AtDateline,
                Ordering::Greater => BelowDateline,
            });
        }
        let stands_apart = i == 0 || is_apart(i);
        f.add_if(stands_apart && tells_apart, Apart);
        f.add_if(!stands_apart && tells_joined, Joined);
        let before = if i == 0 { Look::Edge } else { looks[i - 1] };
        let behind = looks.get(i + 1).copied().unwrap_or(Look::Edge);
        f.0 |= 1 << (AfterEdge as u32 + before as u32) | 1 << (BeforeEdge as u32 + behind as u32);
    }
}

/// What was opened above and reaches over the lines below it.
#[derive(Default)]
struct Reach<'p> {
    /// a box: what its lines are, what ends it, how many it had
    until: Option<(Feature, &'p [String], usize)>,
    /// a section, and how many lines it had
    section: Option<(Feature, usize)>,
    /// what a colon leads to
    colon: Option<(Feature, usize)>,
    /// what reaches to the end of the page
    rest: Option<Feature>,
}

impl<'p> Reach<'p> {
    /// Goes on to paragraph `i`.
    fn pass(&mut self, page: &Page, i: usize, found: Option<Found<'p>>, look: Look, f: &mut Features) {
        use Feature::*;
        let left = &page.paragraphs[i..];
        let is = |kind: ZoneKind| found.is_some_and(|f| f.kind == kind);
        let row = found.and_then(|f| f.row);
        let begins = |p: &Span, ends: &[String]| ends.iter().any(|u| begins_with(p.of(page.text), u));
        if let Some((feature, ends, lines)) = self.until {
            f.add(feature);
            self.until = (!begins(&left[0], ends) && lines < LONGEST_SECTION).then_some((feature, ends, lines + 1));
        } else if let Some(row) = row.filter(|r| !r.until.is_empty())
            && left[1..].iter().take(LONGEST_SECTION).any(|p| begins(p, &row.until))
        {
            let feature = if is(ZoneKind::Related) { InList } else { InBox };
            f.add(feature);
            self.until = Some((feature, &row.until, 0));
        }
        for open in [&mut self.section, &mut self.colon] {
            let goes_on = open.filter(|(_, lines)| look != Look::Story && *lines <= LONGEST_SECTION);
            *open = goes_on.map(|(feature, lines)| (feature, lines + 1));
            goes_on.inspect(|(feature, _)| f.add(*feature));
        }
        if f.has(EndsColon) && matches!(look, Look::Colon | Look::Story) {
            self.colon = Some((BelowColon, 0));
        }
        if row.is_some_and(|r| r.section) {
            self.section = Some((if is(ZoneKind::Deck) { InDeck } else { InSection }, 0));
        }
        self.rest.inspect(|feature| f.add(*feature));
        let bytes = (left[left.len() - 1].end - left[0].start) as usize;
        if i > 0 && row.is_some_and(|r| bytes <= r.rest as usize) {
            self.rest = Some(if is(ZoneKind::Boilerplate) { BelowAbout } else { BelowNotes });
        }
    }
}

/// Marks the first lines that no phrase knows.
fn firsts(found: &[Option<Found>], out: &mut [Features]) {
    use Feature::*;
    let has_words = |f: &Features| !f.has(OneWord) && !f.has(TwoWords) && !f.has(Number);
    if let Some(first) = (0..out.len().min(LONGEST_HEAD)).find(|i| found[*i].is_none() && has_words(&out[*i])) {
        out[first].add(Unknown);
    }
    if let ([None, ..], [first, ..]) = (found, out) {
        first.add_if(!first.has(OneWord) && !first.has(Number), Opening);
    }
}

/// Marks runs of short lines.
fn runs(looks: &[Look], out: &mut [Features]) {
    let is_short = |l: &Look| !matches!(l, Look::Story | Look::Sentence | Look::Colon);
    let mut at = 0;
    for run in looks.chunk_by(|a, b| is_short(a) && is_short(b)) {
        let feature = if run.len() < 4 { Feature::Run2 } else { Feature::Run4 };
        out[at..at + run.len()].iter_mut().for_each(|f| f.add_if(run.len() > 1, feature));
        at += run.len();
    }
}

/// Marks lines above the credit of a picture.
fn credits(paragraphs: &[Span], out: &mut [Features]) {
    use Feature::*;
    const LONGEST: usize = 70;
    for i in 1..out.len() {
        let f = out[i];
        let credit =
            (f.has(StartCaption) || f.has(AnyCaption) || f.has(WholeCaption)) && paragraphs[i].len() <= LONGEST && !f.has(EndsStop);
        out[i - 1].add_if(credit, Credited);
    }
}

/// Marks lines that begin with the name of an author above.
fn names_again(text: &str, paragraphs: &[Span], out: &mut [Features]) {
    let is_name = |f: &Features| (f.has(Feature::Author) || f.has(Feature::StartByline)) && f.has(Feature::EndsOpen);
    let mut names = [""; 3];
    let mut count = 0;
    for i in 0..out.len() {
        let line = paragraphs[i].of(text);
        if names[..count].iter().any(|n| begins_with(line, n)) {
            out[i].add(Feature::NameAgain);
        } else if i < LONGEST_HEAD && count < names.len() && is_name(&out[i]) {
            // the name is what begins with capitals behind the word that leads to it
            let name = if out[i].has(Feature::StartByline) { line.split_once(' ').map_or("", |(_, name)| name) } else { line };
            let end = name.match_indices(' ').nth(1).map_or(name.len(), |(at, _)| at);
            names[count] = name[..end].trim_end_matches([',', ';']);
            count += (names[count].contains(' ')) as usize;
        }
    }
}

/// Marks short lines that stand on the page twice.
fn repeats(text: &str, paragraphs: &[Span], out: &mut [Features]) {
    let mut seen: hashbrown::HashMap<&str, usize> = hashbrown::HashMap::new();
    for (i, p) in paragraphs.iter().enumerate().filter(|(_, p)| p.len() <= LONGEST_REPEATED) {
        if let Some(first) = seen.insert(p.of(text), i) {
            out[i].add(Feature::Repeated);
            out[first].add(Feature::Repeated);
        }
    }
}

/// What a line that is no paragraph of a story looks like to its neighbours.
fn look(features: &Features) -> Look {
    use Feature::*;
    let any = |list: &[Feature]| list.iter().any(|f| features.has(*f));
    if any(&[Heads, HeadsDeck]) {
        Look::Heads
    } else if any(&[WholeTimeline, StartTimeline, AnyTimeline, Dated]) {
        Look::Time
    } else if any(&[WholeByline, StartByline]) {
        Look::Name
    } else if features.0 & PHRASES != 0 {
        Look::Phrase
    } else if any(&[Author, Agency, Body]) {
        Look::Name
    } else if any(&[Item]) {
        Look::Item
    } else if any(&[EndsColon]) {
        Look::Colon
    } else if any(&[EndsStop, EndsAsk, EndsComma]) {
        Look::Sentence
    } else {
        Look::Heading
    }
}
