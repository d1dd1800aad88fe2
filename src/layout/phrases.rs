//! The phrases, words and expressions of `lexicon/layout.toml`, ready to match against the lines of a page.

use super::agencies::Agencies;
use super::expressions::Expressions;
use super::line::{begins_with, ends_sentence};
use crate::document::ZoneKind;
use crate::lexicon::WordId;
use crate::tables::Tables;
use crate::tables::feature::{Feature, Features};
use crate::tables::layout::{LineRow, Place};
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use hashbrown::HashMap;

/// Phrases are searched for by so many bytes, which tell nearly all of them: the automaton is built at start, and half as large.
const SEARCHED: usize = 8;
/// A phrase at the beginning of a line ends within so many bytes.
const HEAD: usize = 48;
/// A phrase elsewhere begins within so many bytes of the end.
const TAIL: usize = 120;

/// A sign-off behind a sentence is hardly ever longer.
const LONGEST_SIGN_OFF: usize = 24;

/// The phrases, ready to match.
#[derive(Debug)]
pub struct Phrases {
    /// phrases that begin a line, by their first two bytes in lower case
    starts: HashMap<[u8; 2], Vec<(String, usize)>>,
    /// how those begin that stand anywhere or at the end, or have one byte only
    search: AhoCorasick,
    /// of each of these the phrase and its row
    elsewhere: Vec<(String, usize)>,
    /// the rows of phrases
    lines: Vec<LineRow>,
    kinds: Vec<ZoneKind>,
    expressions: Expressions,
    pub(super) agencies: Agencies,
    /// of each word which of `evidence` it is
    sorts: Vec<u8>,
    /// what words of lines of one kind are evidence for; the first one is nothing
    evidence: Vec<Features>,
    /// the zones of its states
    pub(super) states: Vec<ZoneKind>,
    /// the most bytes that a line has which a phrase fits
    longest: usize,
}

/// What a line is by a phrase or an expression.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// its zone
    pub kind: ZoneKind,
    /// the row of the phrase, if it was one
    pub row: Option<&'a LineRow>,
}

impl Phrases {
    /// Prepares phrases and words; the error names the zone, feature or expression that is wrong.
    pub fn new(tables: &Tables) -> Result<Phrases, String> {
        let table = &tables.layout;
        let begins = |l: &LineRow| matches!(l.place, Place::Start | Place::Whole);
        let mut starts: HashMap<[u8; 2], Vec<(String, usize)>> = HashMap::new();
        let mut elsewhere = Vec::new();
        for (n, line) in table.line.iter().enumerate() {
            for phrase in &line.phrases {
                match key(phrase).filter(|_| begins(line)) {
                    Some(key) => starts.entry(key).or_default().push((phrase.clone(), n)),
                    None => elsewhere.push((phrase.clone(), n)),
                }
            }
        }
        let search = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .ascii_case_insensitive(true)
            .build(elsewhere.iter().map(|(phrase, _)| &phrase.as_bytes()[..phrase.len().min(SEARCHED)]))
            .map_err(|e| e.to_string())?;
        let mut words: HashMap<WordId, Features> = HashMap::new();
        for row in &table.word {
            let feature = Feature::parse(&row.feature)?;
            for form in &row.forms {
                words.entry(tables.lexicon.find(form)).or_default().add(feature);
            }
        }
        words.remove(&WordId::UNKNOWN);
        let (mut sorts, mut evidence) = (Vec::new(), vec![Features::default()]);
        for (word, features) in words {
            let at = evidence.iter().position(|e| *e == features).unwrap_or(evidence.len());
            if at == evidence.len() {
                evidence.push(features);
            }
            let word = word.0 as usize;
            sorts.resize(sorts.len().max(word + 1), 0);
            sorts[word] = u8::try_from(at).map_err(|e| e.to_string())?;
        }
        Ok(Phrases {
            agencies: Agencies::new(&table.agency),
            sorts,
            evidence,
            states: tables.weights.states.iter().map(|zone| ZoneKind::parse(zone)).collect::<Result<_, _>>()?,
            starts,
            search,
            elsewhere,
            kinds: table.line.iter().map(|l| ZoneKind::parse(&l.zone)).collect::<Result<_, _>>()?,
            longest: table.line.iter().map(|l| if l.longest == 0 { usize::MAX } else { l.longest as usize }).max().unwrap_or(0),
            expressions: Expressions::new(&table.expression)?,
            lines: table.line.clone(),
        })
    }

    /// What the words table makes of a word.
    pub fn word(&self, word: WordId) -> Features {
        self.sorts.get(word.0 as usize).map_or(Features::default(), |sort| self.evidence[*sort as usize])
    }

    /// What a line is, if a phrase or an expression says so. The first row that fits wins, phrases before expressions.
    pub fn find(&self, line: &str) -> Option<Found<'_>> {
        self.by_phrase(line).or_else(|| self.expressions.find(line).map(|kind| Found { kind, row: None }))
    }

    fn by_phrase(&self, line: &str) -> Option<Found<'_>> {
        if line.len() > self.longest {
            return None;
        }
        // phrases stand at the beginning or near the end: the middle of a paragraph is not searched
        let mut best: Option<usize> =
            self.starts_of(line).filter(|(phrase, row)| self.fits(*row, line, 0, phrase.len())).map(|(_, row)| row).min();
        let mut look = |from: usize, part: &str| {
            // nearly always not
            if !self.search.is_match(part) {
                return;
            }
            for found in self.search.find_overlapping_iter(part) {
                let (phrase, row) = &self.elsewhere[found.pattern().as_usize()];
                let start = found.start();
                if best.is_none_or(|b| *row < b)
                    && begins_with(&part[start..], phrase)
                    && self.fits(*row, line, from + start, from + start + phrase.len())
                {
                    best = Some(*row);
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
        best.map(|row| Found { kind: self.kinds[row], row: Some(&self.lines[row]) })
    }

    fn fits(&self, row: usize, line: &str, start: usize, end: usize) -> bool {
        let rule = &self.lines[row];
        let place = match rule.place {
            Place::Start => start == 0,
            Place::End => end == line.trim_end_matches(['.', ')', ']']).len() || end == line.len(),
            Place::Any => true,
            Place::Whole => start == 0 && end == line.trim_end_matches([':', '.', '…']).len(),
        };
        let found = &line[start..end];
        place
            && (rule.longest == 0 || line.len() <= rule.longest as usize)
            && (!rule.case || rule.phrases.iter().any(|p| p == found))
            && (!rule.capital || (line[end..].starts_with(char::is_uppercase) && !ends_sentence(line)))
    }

    /// Where a sign-off begins that stands behind the last sentence of a paragraph ("… this year. Enditem"): the last word or two, if a row of whole
    /// lines makes notes of them.
    pub fn sign_off(&self, line: &str) -> Option<usize> {
        let at = line.rfind(['.', '!', '?', '"', '”']).filter(|at| line.len() - at <= LONGEST_SIGN_OFF)?;
        let rest = &line[at..];
        let start = at + rest.find(' ')? + 1;
        let is_note = self.by_phrase(&line[start..])?;
        (is_note.kind == ZoneKind::Note && is_note.row.is_some_and(|r| r.place == Place::Whole)).then_some(start)
    }

    /// How many bytes of the line the phrase that begins it has, 0 if none does ("Updated 55 minutes ago" → 8).
    pub fn beginning(&self, line: &str) -> usize {
        let starts = self.starts_of(line).filter(|(_, row)| self.lines[*row].place == Place::Start);
        starts.map(|(phrase, _)| phrase.len()).max().unwrap_or(0)
    }

    /// The phrases that a line begins with, with their rows.
    fn starts_of(&self, line: &str) -> impl Iterator<Item = (&str, usize)> {
        let candidates = key(line).and_then(|k| self.starts.get(&k)).map_or(&[][..], Vec::as_slice);
        candidates.iter().filter(move |(phrase, _)| begins_with(line, phrase)).map(|(phrase, row)| (phrase.as_str(), *row))
    }
}

fn key(text: &str) -> Option<[u8; 2]> {
    let [a, b, ..] = text.as_bytes() else { return None };
    Some([a.to_ascii_lowercase(), b.to_ascii_lowercase()])
}
