//! What is seen of each line of a page, as far as it is evidence for its zone: its look, what phrases say of it, where it stands and what stands beside it.

use super::LONGEST_HEAD;
use super::line::begins_with;
use super::look::{PHRASES, at_once, closely, is_story};
use super::phrases::{Found, Phrases};
use crate::document::ZoneKind;
use crate::span::Span;
use crate::tables::Tables;
use crate::tables::feature::{Feature, Features};

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

/// Fills `out` with the features of each paragraph. `found` is what phrases make of them, `dateline` is the paragraph that a dateline begins.
pub fn find(
    text: &str,
    paragraphs: &[Span],
    found: &[Option<Found>],
    dateline: Option<usize>,
    phrases: &Phrases,
    tables: &Tables,
    out: &mut Vec<Features>,
) {
    use Feature::*;
    out.clear();
    out.extend(paragraphs.iter().zip(found).map(|(span, found)| at_once(span.of(text), *found)));
    let mut looks: Vec<Look> =
        paragraphs.iter().zip(out.iter()).map(|(s, f)| if is_story(s.of(text), *f) { Look::Story } else { Look::Heading }).collect();
    // between two paragraphs of a story a third is one
    let is_between = |looks: &[Look], i: usize| i > 0 && i + 1 < looks.len() && looks[i - 1..i + 2].iter().all(|l| *l == Look::Story);
    for i in 0..paragraphs.len() {
        if !is_between(&looks, i) {
            let line = paragraphs[i].of(text);
            closely(line, phrases, tables, &mut out[i]);
            if looks[i] != Look::Story {
                looks[i] = look(&out[i]);
            }
        }
    }
    let count = paragraphs.len();
    let first_story = looks.iter().position(|l| *l == Look::Story);
    let last_story = looks.iter().rposition(|l| *l == Look::Story);
    let is_apart = |i: usize| {
        i > 0 && memchr::memchr_iter(b'\n', &text.as_bytes()[paragraphs[i - 1].end as usize..paragraphs[i].start as usize]).nth(1).is_some()
    };
    let apart = (0..count).filter(|i| is_apart(*i)).count();
    // an empty line before it, or none, says something of a line only where not nearly all are alike
    let (tells_apart, tells_joined) = (apart * RARE < count * (RARE - 1) && apart > 0, apart * RARE >= count && apart + 1 < count);
    // what opens reaches over the lines below it
    let (mut section, mut notes): (Option<(Feature, usize)>, Option<Feature>) = (None, None);
    let mut until: Option<(Feature, &[String], usize)> = None;
    let mut colon = None;
    for i in 0..count {
        let line = paragraphs[i].of(text);
        let f = &mut out[i];
        f.add_if(i == 0, First);
        f.add_if(i == 1, Second);
        f.add_if((2..6).contains(&i), Early);
        f.add_if(i + 1 == count, Last);
        match (first_story, last_story) {
            (Some(first), Some(last)) => {
                f.add_if(i < first, Above);
                f.add_if(i > last, Below);
            }
            _ => f.add(NoStory),
        }
        if let Some(at) = dateline {
            f.add(match i.cmp(&at) {
                std::cmp::Ordering::Less => AboveDateline,
                std::cmp::Ordering::Equal => AtDateline,
                std::cmp::Ordering::Greater => BelowDateline,
            });
        }
        let stands_apart = i == 0 || is_apart(i);
        f.add_if(stands_apart && tells_apart, Apart);
        f.add_if(!stands_apart && tells_joined, Joined);
        let before = if i == 0 { Look::Edge } else { looks[i - 1] };
        let behind = looks.get(i + 1).copied().unwrap_or(Look::Edge);
        f.0 |= 1 << (AfterEdge as u32 + before as u32) | 1 << (BeforeEdge as u32 + behind as u32);
        let row = found[i].and_then(|f| f.row);
        // boxes
        if let Some((feature, ends, lines)) = until {
            f.add(feature);
            let ended = ends.iter().any(|u| begins_with(line, u));
            until = (!ended && lines < LONGEST_SECTION).then_some((feature, ends, lines + 1));
        } else if let Some(row) = row.filter(|r| !r.until.is_empty()) {
            let near = paragraphs[i + 1..].iter().take(LONGEST_SECTION);
            if near.into_iter().any(|p| row.until.iter().any(|u| begins_with(p.of(text), u))) {
                let feature = if found[i].is_some_and(|f| f.kind == ZoneKind::Related) { InList } else { InBox };
                f.add(feature);
                until = Some((feature, &row.until, 0));
            }
        }
        // sections
        if let Some((feature, lines)) = section {
            if looks[i] == Look::Story || lines > LONGEST_SECTION {
                section = None;
            } else {
                f.add(feature);
                section = Some((feature, lines + 1));
            }
        }
        if let Some(lines) = colon {
            if looks[i] == Look::Story || lines > LONGEST_SECTION {
                colon = None;
            } else {
                f.add(BelowColon);
                colon = Some(lines + 1);
            }
        }
        if f.has(EndsColon) && matches!(looks[i], Look::Colon | Look::Story) {
            colon = Some(0);
        }
        if row.is_some_and(|r| r.section) {
            let deck = found[i].is_some_and(|f| f.kind == ZoneKind::Deck);
            section = Some((if deck { InDeck } else { InSection }, 0));
        }
        // what reaches to the end of the page
        if let Some(feature) = notes {
            f.add(feature);
        }
        let rest = (paragraphs[count - 1].end - paragraphs[i].start) as usize;
        if i > 0 && row.is_some_and(|r| rest <= r.rest as usize) {
            notes = Some(if found[i].is_some_and(|f| f.kind == ZoneKind::Boilerplate) { BelowAbout } else { BelowNotes });
        }
    }
    let has_words = |f: &Features| !f.has(OneWord) && !f.has(TwoWords) && !f.has(Number);
    if let Some(first) = (0..count.min(LONGEST_HEAD)).find(|i| found[*i].is_none() && has_words(&out[*i])) {
        out[first].add(Unknown);
    }
    let opens = count > 0 && found[0].is_none() && !out[0].has(OneWord) && !out[0].has(Number);
    out.iter_mut().take(1).for_each(|f| f.add_if(opens, Opening));
    // runs of short lines, credits
    let short = |l: Look| !matches!(l, Look::Story | Look::Sentence | Look::Colon);
    let mut start = 0;
    for i in 0..=count {
        if i < count && short(looks[i]) {
            continue;
        }
        let feature = match i - start {
            0 | 1 => None,
            2 | 3 => Some(Run2),
            _ => Some(Run4),
        };
        out[start..i].iter_mut().for_each(|f| {
            feature.inspect(|feature| f.add(*feature));
        });
        start = i + 1;
    }
    for i in 0..count.saturating_sub(1) {
        let next = out[i + 1];
        let credit = (next.has(StartCaption) || next.has(AnyCaption) || next.has(WholeCaption))
            && paragraphs[i + 1].len() <= 70
            && !next.has(EndsStop);
        out[i].add_if(credit, Credited);
    }
    repeats(text, paragraphs, out);
    names_again(text, paragraphs, out);
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
