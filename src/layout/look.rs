//! What is seen of a line by itself: its length and end, its letters and marks, its first words, and what phrases say of it.

use super::line::*;
use super::phrases::{Found, Phrases};
use crate::document::ZoneKind;
use crate::lexicon::{Class, Classes, Property, Tag, Word};
use crate::tables::Tables;
use crate::tables::feature::{Feature, Features};
use crate::tables::layout::Place;
use crate::text::scan::{self, Piece};
use crate::text::segment;
use crate::text::shape::Shape;

/// A paragraph of a story is longer, in bytes.
const SHORTEST_STORY: usize = 110;
/// A line of more bytes than this is one whatever its end looks like.
const LONGEST_LINE: usize = 330;
/// A line that says who wrote the story is hardly ever longer.
const LONGEST_NAME: usize = 90;
/// What stands before a colon at the beginning of a line has at most so many bytes.
const LONGEST_LABEL: usize = 40;
/// A telephone number has at least so many digits.
const SHORTEST_PHONE: usize = 9;
/// Between two groups of its digits stand at most so many bytes.
const LONGEST_GAP: usize = 3;
/// What a line is shows within so many words.
const FIRST_WORDS: usize = 16;

/// What is seen of a line at once: its length, its end, what phrases say of it.
pub fn at_once(line: &str, found: Option<Found>) -> Features {
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
pub fn is_story(line: &str, f: Features) -> bool {
    let ends = f.has(Feature::EndsStop) || f.has(Feature::EndsAsk);
    f.0 & PHRASES == 0 && (line.len() > LONGEST_LINE || line.len() > SHORTEST_STORY && ends)
}

/// The features that phrases make, by which a line is none of a story.
pub const PHRASES: u128 = u128::MAX << Feature::WholeBoilerplate as u32 | 1 << Feature::Heads as u32 | 1 << Feature::HeadsDeck as u32;

/// What is seen of a line by a closer look.
pub fn closely(line: &str, phrases: &Phrases, tables: &Tables, f: &mut Features) {
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
    let colon = memchr::memchr_iter(b':', &bytes[..bytes.len().min(LONGEST_LABEL + 1)]).find(|at| bytes.get(at + 1) == Some(&b' '));
    f.add_if(colon.is_some_and(|at| line[..at].split_whitespace().count() <= 3), Label);
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
        f.add_if(is_author(line, &tables.lexicon, &phrases.agencies), Author);
        f.add_if(is_body_name(line, &tables.lexicon), Body);
        f.add_if(phrases.agencies.stands_in(line), Agency);
    }
}

/// Whether something holds of a byte, or of two side by side. No end before the last one, so that sixteen are looked at together.
fn any(bytes: &[u8], holds: impl Fn(u8) -> bool) -> bool {
    bytes.iter().fold(0, |found, b| found | holds(*b) as u8) != 0
}

fn any_two(bytes: &[u8], hold: impl Fn(u8, u8) -> bool) -> bool {
    bytes.iter().zip(&bytes[1..]).fold(0, |found, (a, b)| found | hold(*a, *b) as u8) != 0
}

/// Marks anywhere in the line, which is not empty; `Number` where there are no letters.
fn marks(bytes: &[u8], f: &mut Features) {
    use Feature::*;
    f.add_if(!bytes.iter().any(|b| *b >= 0x80 || b.is_ascii_alphabetic()), Number);
    f.add_if(any_two(bytes, |a, b| (a == b' ') & (b == b' ')), Gaps);
    f.add_if(any_two(bytes, |a, b| ((a == b'.') | (a == b'!') | (a == b'?')) & (b == b' ')), Several);
    f.add_if(any(bytes, |b| b == b'"'), Quoted);
    let is = |at: usize, b: u8| bytes.get(at) == Some(&b);
    let follows = |at: usize, b: u8| at > 0 && bytes[at - 1] == b;
    for at in memchr::memchr3_iter(b'/', b'|', 0xc2, bytes) {
        match bytes[at] {
            b'/' => f.add_if(!is(at + 1, b'/') && !follows(at, b'/'), Slash),
            b'|' => f.add_if(follows(at, b' ') && is(at + 1, b' '), Bars),
            _ => {
                f.add_if(is(at + 1, 0xa9), Copyright);
                f.add_if(follows(at, b' ') && is(at + 1, 0xb7) && is(at + 2, b' '), Bars);
            }
        }
    }
    for at in memchr::memchr_iter(0xe2, bytes) {
        match bytes.get(at + 1..at + 3) {
            // opening quotation marks
            Some([0x80, 0x98 | 0x9c]) => f.add(Quoted),
            // bullets
            Some([0x80, 0xa2] | [0x88, 0x99]) => f.add_if(follows(at, b' ') && is(at + 3, b' '), Bars),
            _ => {}
        }
    }
}

/// Times of day, years, telephone numbers.
fn numbers(bytes: &[u8], f: &mut Features) {
    if !any(bytes, |b| b.is_ascii_digit()) {
        return;
    }
    let (mut at, mut together, mut most) = (0, 0, 0);
    while let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|p| at + p) {
        let len = bytes[start..].iter().take_while(|b| b.is_ascii_digit()).count();
        // the groups of a telephone number have signs or a gap between them, never words
        let goes_on = start - at <= LONGEST_GAP && bytes[at..start].iter().all(|b| b"+-(). /".contains(b));
        together = if goes_on { together + len } else { len };
        most = most.max(together);
        at = start + len;
        f.add_if(len == 4 && matches!(&bytes[start..start + 2], b"19" | b"20"), Feature::Year);
        let clock = len <= 2
            && matches!(bytes.get(at), Some(b':' | b'.'))
            && bytes.get(at + 1..at + 3).is_some_and(|m| m.iter().all(u8::is_ascii_digit))
            && !bytes.get(at + 3).is_some_and(u8::is_ascii_digit);
        f.add_if(clock, Feature::Clock);
    }
    f.add_if(most >= SHORTEST_PHONE && bytes.iter().any(|b| matches!(b, b'+' | b'-' | b' ')), Feature::Phone);
}

/// What the first words say.
fn words(line: &str, phrases: &Phrases, tables: &Tables, f: &mut Features) {
    use Feature::*;
    let lexicon = &tables.lexicon;
    let mut seen = Words { dated: true, day: f.has(Clock), ..Words::default() };
    let mut quoted = false;
    for piece in scan::pieces(line, |_, _| true) {
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
        seen.count += 1;
        if seen.count > FIRST_WORDS {
            break;
        }
        if piece.shape == Shape::Number {
            seen.capital += 1;
            continue;
        }
        let id = segment::word_id(line, &piece, lexicon);
        let word = lexicon.word(id);
        let sort = phrases.word(id);
        f.add_if(sort.has(SiteWord) && seen.listed.has(SiteWord), SiteWords);
        seen.listed.0 |= sort.0;
        seen.add(&piece, &word);
        if !quoted {
            says(&piece, &word, seen.count == 1, f);
        }
    }
    seen.tell(line, f);
}

/// The first words of a line, counted.
#[derive(Default)]
struct Words {
    count: usize,
    /// those with a capital, and numbers
    capital: usize,
    /// those of the language, which no name has
    common: usize,
    /// whether all are times, dates or short and in capitals
    dated: bool,
    /// whether a day, a month or a time of day is among them
    day: bool,
    /// what those are evidence for that a list has
    listed: Features,
}

impl Words {
    fn add(&mut self, piece: &Piece, word: &Word) {
        let day = word.is(Class::Month) || word.is(Class::Weekday);
        let name = word.is(Class::FirstName) || word.is(Class::LastName) || word.is(Class::NameParticle);
        self.capital += piece.shape.is_capital() as usize;
        self.common += (word.likely.is_some() && !name) as usize;
        self.day |= day;
        self.dated &= day || word.is(Class::Time) || piece.shape == Shape::Upper && piece.end - piece.start <= 4;
    }

    /// What they say of their line, all together.
    fn tell(&self, line: &str, f: &mut Features) {
        use Feature::*;
        let Words { count, capital, .. } = *self;
        f.0 |= self.listed.0;
        let told = (f.has(Past) || f.has(Present)) && f.has(EndsStop) && !f.has(You) && !f.has(We) && f.0 >> WholeBoilerplate as u32 == 0;
        f.add_if(told, Report);
        f.add_if(count == 1, OneWord);
        f.add_if(count == 2, TwoWords);
        f.add_if((3..=5).contains(&count), FewWords);
        f.add_if((6..=12).contains(&count), SomeWords);
        f.add_if(count >= 2 && capital * 5 >= count * 4 && !f.has(Capitals), Titled);
        f.add_if(self.dated && self.day && count > 0 && line.bytes().any(|b| b.is_ascii_digit()), Dated);
        f.add_if((2..=3).contains(&count) && capital == count && self.common == 0 && f.has(EndsOpen), NameLike);
    }
}

/// What a word outside of quotations says, the first one or another: who speaks to whom, and whether the line tells something or asks for it.
fn says(piece: &Piece, word: &Word, first: bool, f: &mut Features) {
    use Feature::*;
    const OTHERS: Classes =
        Classes::of(&[Class::FirstPerson, Class::Masculine, Class::Feminine, Class::Neuter, Class::PluralNumber, Class::Oblique]);
    let capital = piece.shape.is_capital();
    f.add_if(matches!(word.likely, Some(Tag::Pronoun | Tag::Possessive)) && !word.classes.has_any(OTHERS), You);
    f.add_if(word.is(Class::FirstPerson) && piece.shape != Shape::Upper, We);
    if first {
        let base = word.tags.has(Tag::Base) && !word.tags.has(Tag::Name);
        f.add_if(word.likely == Some(Tag::Base) || capital && base, Order);
    } else if !capital || !f.has(Capitals) {
        f.add_if(matches!(word.likely, Some(Tag::Past | Tag::Modal)), Past);
        f.add_if(word.likely == Some(Tag::Third) && !f.has(Past), Present);
        f.add_if(word.has(Property::Says), Says);
        f.add_if(word.cue != 0 && matches!(word.likely, Some(Tag::Past | Tag::Third | Tag::Base | Tag::Participle)), Cue);
    }
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
