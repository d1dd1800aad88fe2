//! What is seen of each line of a page, as far as it is evidence for its zone: its look, what phrases say of it, where it stands and what stands beside it.

use super::LONGEST_HEAD;
use super::line::*;
use super::phrases::{Found, Phrases};
use crate::document::ZoneKind;
use crate::lexicon::{Class, Classes, Tag, Tags};
use crate::span::Span;
use crate::tables::Tables;
use crate::tables::feature::{Feature, Features};
use crate::tables::layout::{AgencyRow, Place};
use crate::text::scan;
use crate::text::segment;
use crate::text::shape::Shape;

/// A paragraph of a story is longer, in bytes.
const SHORTEST_STORY: usize = 110;
/// A line of more bytes than this is one whatever its end looks like.
const LONGEST_LINE: usize = 330;
/// A line that says who wrote the story is hardly ever longer.
const LONGEST_NAME: usize = 90;
/// What a line is shows within so many words.
const FIRST_WORDS: usize = 16;
/// A line that a page says again is hardly ever longer.
const LONGEST_REPEATED: usize = 60;
/// A box or a section has hardly ever more lines.
const LONGEST_SECTION: usize = 14;

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
    let mixed = apart > 0 && apart + 1 < count;
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
        if mixed {
            f.add(if i == 0 || is_apart(i) { Apart } else { Joined });
        }
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
        out[first].add_if(first == 0, Opening);
    }
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

/// What is seen of a line at once: its length, its end, what phrases say of it.
fn at_once(line: &str, found: Option<Found>) -> Features {
    use Feature::*;
    let mut f = Features::default();
    f.add(match line.len() {
        0..=20 => Bytes20,
        21..=45 => Bytes45,
        46..=90 => Bytes90,
        91..=160 => Bytes160,
        161..=LONGEST_LINE => Bytes330,
        _ => Longer,
    });
    let inner = line.trim_end_matches(['"', '”', '\'', '’', ')', '»', ']']);
    f.add(match inner.as_bytes().last() {
        Some(b'.') => EndsStop,
        Some(b'!' | b'?') => EndsAsk,
        Some(b':') => EndsColon,
        Some(b',' | b';') => EndsComma,
        _ if inner.ends_with('…') => EndsStop,
        _ => EndsOpen,
    });
    phrase(found, &mut f);
    f
}

/// Whether it is a paragraph of a story by that: long, with the end of a sentence, and no phrase knows it.
fn is_story(line: &str, f: Features) -> bool {
    let ends = f.has(Feature::EndsStop) || f.has(Feature::EndsAsk);
    f.0 & PHRASES == 0 && (line.len() > LONGEST_LINE || line.len() > SHORTEST_STORY && ends)
}

/// The features that phrases make, by which a line is none of a story.
const PHRASES: u128 = u128::MAX << Feature::WholeBoilerplate as u32 | 1 << Feature::Heads as u32 | 1 << Feature::HeadsDeck as u32;

/// What is seen of a line by a closer look.
fn closely(line: &str, phrases: &Phrases, tables: &Tables, f: &mut Features) {
    use Feature::*;
    if line.len() > LONGEST_LINE {
        f.add(Several);
        return;
    }
    let bytes = line.as_bytes();
    let first = line.chars().next().unwrap_or(' ');
    match first {
        '0'..='9' => f.add(Digit),
        '“' | '"' | '‘' | '\'' | '«' => f.add(Quote),
        '(' | '[' => {}
        c if c.is_lowercase() => f.add(Lower),
        c if c.is_alphabetic() => {}
        _ => f.add(Sign),
    }
    let (opens, closes) = (line.starts_with(['(', '[']), line.ends_with([')', ']']) || line.ends_with(").") || line.ends_with("];"));
    let colon = line.find(": ").filter(|at| *at <= 40 && line[..*at].split_whitespace().count() <= 3);
    f.add_if(colon.is_some(), Label);
    f.add_if(opens && closes, Bracketed);
    f.add_if(!opens && closes, EndsBracket);
    let ruled = line.len() > 4 && line.starts_with("- ") && line.ends_with(" -");
    f.add_if(ruled, Ruled);
    f.add_if(!ruled && is_item(line), Item);
    marks(bytes, f);
    let at = memchr::memchr(b'@', bytes);
    f.add_if(at.is_some_and(|a| a > 0 && bytes[a - 1].is_ascii_alphanumeric()), Mail);
    f.add_if(at.is_some_and(|a| a == 0 || !bytes[a - 1].is_ascii_alphanumeric()), Handle);
    numbers(bytes, f);
    f.add_if(!f.has(Number) && is_capitals(line), Capitals);
    f.add_if(is_date_and_place(line), DatePlace);
    words(line, phrases, tables, f);
    if line.len() <= LONGEST_NAME && !f.has(EndsStop) && !f.has(Number) {
        f.add_if(is_author(line, &tables.lexicon, &tables.layout), Author);
        f.add_if(is_body_name(line, &tables.lexicon), Body);
        let agency = |a: &AgencyRow| {
            let starts = |w: &str| {
                bytes.first() == w.as_bytes().first() && line.strip_prefix(w).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            };
            starts(&a.written) || starts(&a.name) || bytes.last() == a.written.as_bytes().last() && line.ends_with(a.written.as_str())
        };
        f.add_if(tables.layout.agency.iter().any(agency), Agency);
    }
}

/// Marks anywhere in the line, in one pass; `Number` where there are no letters.
fn marks(bytes: &[u8], f: &mut Features) {
    use Feature::*;
    let (mut letters, mut slash) = (false, false);
    let (mut before, mut last) = (0, 0);
    for (at, &b) in bytes.iter().enumerate() {
        match b {
            b' ' => match last {
                b' ' => f.add(Gaps),
                b'.' | b'!' | b'?' => f.add(Several),
                b'|' if before == b' ' => f.add(Bars),
                _ => {}
            },
            b'/' => slash |= bytes.get(at + 1) != Some(&b'/') && last != b'/',
            b'"' => f.add(Quoted),
            0xc2 => {
                letters = true;
                f.add_if(bytes.get(at + 1) == Some(&0xa9), Copyright);
                f.add_if(last == b' ' && bytes.get(at + 1..at + 3) == Some(&[0xb7, b' ']), Bars);
            }
            0xe2 => {
                letters = true;
                match bytes.get(at + 1..at + 3) {
                    // opening quotation marks
                    Some([0x80, 0x98 | 0x9c]) => f.add(Quoted),
                    // bullets
                    Some([0x80, 0xa2] | [0x88, 0x99]) => f.add_if(last == b' ' && bytes.get(at + 3) == Some(&b' '), Bars),
                    _ => {}
                }
            }
            _ => letters |= b >= 0x80 || b.is_ascii_alphabetic(),
        }
        (before, last) = (last, b);
    }
    f.add_if(!letters, Number);
    f.add_if(slash, Slash);
}

/// Times of day, years, telephone numbers.
fn numbers(bytes: &[u8], f: &mut Features) {
    let mut at = 0;
    let mut total = 0;
    while let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|p| at + p) {
        let len = bytes[start..].iter().take_while(|b| b.is_ascii_digit()).count();
        at = start + len;
        total += len;
        f.add_if(len == 4 && matches!(&bytes[start..start + 2], b"19" | b"20"), Feature::Year);
        let clock = len <= 2
            && matches!(bytes.get(at), Some(b':' | b'.'))
            && bytes.get(at + 1..at + 3).is_some_and(|m| m.iter().all(u8::is_ascii_digit))
            && !bytes.get(at + 3).is_some_and(u8::is_ascii_digit);
        f.add_if(clock, Feature::Clock);
    }
    f.add_if(total >= 9 && bytes.iter().any(|b| matches!(b, b'+' | b'-' | b' ')), Feature::Phone);
}

/// What the first words say.
fn words(line: &str, phrases: &Phrases, tables: &Tables, f: &mut Features) {
    use Feature::*;
    const OTHERS: Classes =
        Classes::of(&[Class::FirstPerson, Class::Masculine, Class::Feminine, Class::Neuter, Class::PluralNumber, Class::Oblique]);
    let lexicon = &tables.lexicon;
    let mut listed = Features::default();
    let (mut at, mut count, mut capital, mut common, mut dated, mut quoted) = (0, 0, 0, 0, true, false);
    let mut day = f.has(Clock);
    while let Some(piece) = scan::next(line, at, &|_| true) {
        at = piece.end;
        match piece.shape {
            Shape::QuoteOpen | Shape::SingleOpen => quoted = true,
            Shape::QuoteClose => quoted = false,
            Shape::QuoteStraight => quoted = !quoted,
            Shape::Address => f.add(Link),
            _ => {}
        }
        if !piece.shape.is_word() {
            continue;
        }
        count += 1;
        if count > FIRST_WORDS {
            break;
        }
        if piece.shape == Shape::Number {
            capital += 1;
            continue;
        }
        let id = segment::word_id(line, &piece, lexicon);
        let word = lexicon.word(id);
        let is_capital = piece.shape.is_capital();
        let sort = phrases.word(id);
        f.add_if(sort.has(SiteWord) && listed.has(SiteWord), SiteWords);
        listed.0 |= sort.0;
        capital += is_capital as usize;
        day |= word.is(Class::Month) || word.is(Class::Weekday);
        dated &= word.is(Class::Month)
            || word.is(Class::Weekday)
            || word.is(Class::Time)
            || piece.shape == Shape::Upper && piece.end - piece.start <= 4;
        common +=
            (word.likely.is_some() && !word.is(Class::FirstName) && !word.is(Class::LastName) && !word.is(Class::NameParticle)) as usize;
        if quoted {
            continue;
        }
        if matches!(word.likely, Some(Tag::Pronoun | Tag::Possessive)) && !word.classes.has_any(OTHERS) {
            f.add(You);
        }
        f.add_if(word.is(Class::FirstPerson) && piece.shape != Shape::Upper, We);
        if count == 1 {
            f.add_if(
                word.likely == Some(Tag::Base)
                    || is_capital && word.tags.meets(Tags::of(&[Tag::Base])) && !word.tags.meets(Tags::of(&[Tag::Name])),
                Order,
            );
        } else if !is_capital || !f.has(Capitals) {
            f.add_if(matches!(word.likely, Some(Tag::Past | Tag::Modal)), Past);
            f.add_if(word.likely == Some(Tag::Third) && !f.has(Past), Present);
            f.add_if(word.says, Says);
            f.add_if(word.cue != 0 && matches!(word.likely, Some(Tag::Past | Tag::Third | Tag::Base | Tag::Participle)), Cue);
        }
    }
    f.0 |= listed.0;
    let told = (f.has(Past) || f.has(Present)) && f.has(EndsStop) && !f.has(You) && !f.has(We) && f.0 >> WholeBoilerplate as u32 == 0;
    f.add_if(told, Report);
    f.add_if(count == 1, OneWord);
    f.add_if(count == 2, TwoWords);
    f.add_if((3..=5).contains(&count), FewWords);
    f.add_if((6..=12).contains(&count), SomeWords);
    f.add_if(count >= 2 && capital * 5 >= count * 4 && !f.has(Capitals), Titled);
    f.add_if(dated && day && count > 0 && line.bytes().any(|b| b.is_ascii_digit()), Dated);
    f.add_if((2..=3).contains(&count) && capital == count && common == 0 && f.has(EndsOpen), NameLike);
}

/// What phrases and expressions say.
fn phrase(found: Option<Found>, f: &mut Features) {
    use Feature::*;
    let Some(found) = found else { return };
    let place = found.row.map_or(Place::Whole, |r| r.place);
    if found.row.is_some_and(|r| r.section) {
        f.add(if found.kind == ZoneKind::Deck { HeadsDeck } else { Heads });
        return;
    }
    let feature = match (place, found.kind) {
        (Place::Whole, ZoneKind::Boilerplate) => WholeBoilerplate,
        (Place::Whole, ZoneKind::Note) => WholeNote,
        (Place::Whole, ZoneKind::Related) => WholeRelated,
        (Place::Whole, ZoneKind::Caption) => WholeCaption,
        (Place::Whole, ZoneKind::Timeline) => WholeTimeline,
        (Place::Whole, ZoneKind::Byline) => WholeByline,
        (Place::Whole, _) => WholeHeadline,
        (Place::Start, ZoneKind::Boilerplate) => StartBoilerplate,
        (Place::Start, ZoneKind::Note) => StartNote,
        (Place::Start, ZoneKind::Related) => StartRelated,
        (Place::Start, ZoneKind::Caption) => StartCaption,
        (Place::Start, ZoneKind::Timeline) => StartTimeline,
        (Place::Start, _) => StartByline,
        (_, ZoneKind::Boilerplate) => AnyBoilerplate,
        (_, ZoneKind::Note) => AnyNote,
        (_, ZoneKind::Related) => AnyRelated,
        (_, ZoneKind::Caption) => AnyCaption,
        (_, _) => AnyTimeline,
    };
    f.add(feature);
}
