//! Compiles written rules: checks names, reads patterns, turns words into numbers.

mod construction;
mod cue;
mod overlay;
mod precision;

use super::compiled::{KindName, Rules};
use super::file::{KindRow, Pos, RuleFile, SetRow};
use super::wanted;
use super::words::WordSet;
use crate::lexicon::file::Words;
use crate::lexicon::fold::fold;
use crate::lexicon::{Tag, Tags, inflect};
use crate::tables::source::{Fault, Source, nearest};
use crate::text::scan;
use cue::Known;
use overlay::{Cues, overlay, takers};
use precision::Precision;
use std::collections::{BTreeMap, HashMap, HashSet};
use toml::Spanned;

/// Every word the rules name must have a number before the vocabulary is built; this collects them, and looks them up.
pub struct Compiler<'a> {
    words: &'a mut Words,
    numbers: HashMap<String, u32>,
    /// lemma → forms with their tags
    inflected: HashMap<String, Vec<(Tag, String)>>,
    sets: HashMap<String, WordSet>,
    /// the names of sets of prepositions
    prepositional: HashSet<String>,
    faults: &'a mut Vec<Fault>,
}

/// What compiling gives: the rules, and for each cue the forms by which it is found.
pub struct Compiled {
    /// the rules, their lists of cues by word still empty
    pub rules: Rules,
    /// folded form → cues
    pub forms: BTreeMap<String, Vec<u16>>,
}

struct Parsed<'a> {
    source: &'a Source,
    file: u16,
    rows: RuleFile,
}

impl<'a> Parsed<'a> {
    /// Where a row of the file stands.
    fn at<T>(&self, row: &Spanned<T>) -> At<'a> {
        At { source: self.source, file: self.file, byte: row.span().start }
    }
}

/// Where a row stands, to tell what is wrong with it.
#[derive(Clone, Copy)]
struct At<'a> {
    source: &'a Source,
    /// the number of the file
    file: u16,
    byte: usize,
}

impl At<'_> {
    fn line(self) -> u32 {
        self.source.line(self.byte)
    }

    fn fault(self, what: String) -> Fault {
        self.source.fault(self.line(), what)
    }
}

impl<'a> Compiler<'a> {
    /// A compiler that adds words it meets to `words`.
    pub fn new(words: &'a mut Words, faults: &'a mut Vec<Fault>) -> Compiler<'a> {
        let numbers = words.order.iter().zip(1u32..).map(|(w, n)| (w.clone(), n)).collect();
        let mut inflected: HashMap<String, Vec<(Tag, String)>> = HashMap::new();
        for form in &words.order {
            for (tag, lemma) in &words.entries[form].readings {
                inflected.entry(lemma.clone()).or_default().push((*tag, form.clone()));
            }
        }
        Compiler { words, numbers, inflected, sets: HashMap::new(), prepositional: HashSet::new(), faults }
    }

    /// Compiles the files, later ones over earlier ones; `counts` are the rights and wrongs of `score`.
    pub fn compile(mut self, sources: &[Source], counts: &[Source]) -> Compiled {
        let files: Vec<Parsed> = sources.iter().enumerate().filter_map(|(i, s)| self.parse(s, i as u16)).collect();
        let mut rules = Rules { files: sources.iter().map(|s| s.path.clone()).collect(), kinds: kinds(&files), ..Rules::default() };
        for f in &files {
            f.rows.set.iter().for_each(|row| self.define_set(f.at(row), row.get_ref()));
        }
        let (constructions, cues, disabled) = overlay(&files, self.faults);
        let takers = takers(&cues);
        for (at, row) in &constructions {
            let compiled = self.construction(*at, row, takers.get(row.id.as_str()).map_or(&[], Vec::as_slice));
            rules.constructions.push(compiled);
        }
        let precision = Precision::read(counts, self.faults);
        let mut forms = self.cues(&cues, &mut rules, &precision, &disabled);
        find_rivals(&mut rules);
        wanted::find(&mut rules);
        // the most specific kind is tried first, within a kind the row written first
        forms.values_mut().for_each(|list| list.sort_by_key(|n| (rules.cues[*n as usize].kind, *n)));
        Compiled { rules, forms }
    }

    /// Adds a cue for each lemma of each row, and the guards of the row; which cues each form of a word has.
    fn cues(&mut self, rows: &Cues, rules: &mut Rules, precision: &Precision, disabled: &[String]) -> BTreeMap<String, Vec<u16>> {
        let mut forms: BTreeMap<String, Vec<u16>> = BTreeMap::new();
        for (at, row) in rows {
            let guards = [&row.needs, &row.unless].map(|guard| {
                rules.guards.extend(self.guard(*at, guard.as_ref()));
                guard.as_ref().map(|_| rules.guards.len() as u16 - 1)
            });
            for lemma in row.lemma.iter().filter(|lemma| !disabled.iter().any(|d| d == lemma)) {
                let Some(cue) = self.cue(*at, row, lemma, &Known { rules, precision, disabled, guards }) else { continue };
                let number = rules.cues.len() as u16;
                for form in self.forms_of(lemma, row.pos) {
                    let list = forms.entry(form).or_default();
                    if !list.contains(&number) {
                        list.push(number);
                    }
                }
                rules.cues.push(cue);
            }
        }
        forms
    }

    fn parse<'s>(&mut self, source: &'s Source, file: u16) -> Option<Parsed<'s>> {
        source.toml().map(|rows| Parsed { source, file, rows }).map_err(|fault| self.faults.push(fault)).ok()
    }

    fn fault(&mut self, at: At, what: String) {
        self.faults.push(at.fault(what));
    }

    /// The number of a folded word, given one if it has none yet.
    fn number(&mut self, folded: &str) -> u32 {
        if let Some(n) = self.numbers.get(folded) {
            return *n;
        }
        self.words.entry(folded);
        let n = self.words.order.len() as u32;
        self.numbers.insert(folded.to_owned(), n);
        n
    }

    /// The numbers of a phrase's words. Words are cut as the scanner cuts them, so that they meet in a text.
    fn phrase(&mut self, text: &str) -> Vec<u32> {
        scan::pieces(text, |_, _| false).map(|piece| self.number(&fold(&text[piece.start..piece.end]))).collect()
    }

    fn define_set(&mut self, at: At, row: &SetRow) {
        let SetRow { name, words, forms } = row;
        let mut phrases = Vec::new();
        for word in words {
            let all = if *forms { self.forms_of(word, Pos::Verb) } else { vec![word.clone()] };
            let tail = word.split_once(' ').filter(|_| *forms).map_or(String::new(), |(_, t)| format!(" {t}"));
            phrases.extend(all.iter().map(|w| self.phrase(&format!("{w}{tail}"))));
        }
        phrases.retain(|p| !p.is_empty());
        if words.iter().all(|w| self.is_preposition(w)) {
            self.prepositional.insert(name.clone());
        }
        if self.sets.insert(name.clone(), WordSet::new(phrases)).is_some() {
            self.fault(at, format!("the set \"{name}\" is defined twice"));
        }
    }

    fn set(&mut self, at: At, name: &str) -> WordSet {
        if let Some(set) = self.sets.get(name) {
            return set.clone();
        }
        let mut known: Vec<&str> = self.sets.keys().map(String::as_str).collect();
        known.sort_unstable();
        let near = nearest(name, known.into_iter());
        self.fault(at, format!("unknown set \"{{{name}}}\"{near}"));
        WordSet::default()
    }

    fn word_set(&mut self, words: &[String]) -> WordSet {
        let phrases: Vec<Vec<u32>> = words.iter().map(|w| self.phrase(w)).filter(|p| !p.is_empty()).collect();
        WordSet::new(phrases)
    }

    /// The first words of all forms of a lemma.
    fn forms_of(&self, lemma: &str, pos: Pos) -> Vec<String> {
        let first = fold(lemma.split(' ').next().unwrap_or(lemma));
        // a pattern may write any form
        let base = self.words.entries.get(&first).filter(|_| pos == Pos::Verb).and_then(|e| {
            let verbs = || e.readings.iter().filter(|(tag, _)| Tags::VERB.has(*tag));
            verbs().all(|(_, lemma)| *lemma != first).then(|| verbs().next().map(|(_, lemma)| lemma.clone())).flatten()
        });
        let first = base.unwrap_or(first);
        let listed = |tags: &[Tag]| -> Vec<String> {
            let mut out: Vec<String> = Vec::new();
            for (tag, form) in self.inflected.get(&first).into_iter().flatten() {
                if tags.contains(tag) && !out.contains(form) {
                    out.push(form.clone());
                }
            }
            out
        };
        let mut out = match pos {
            Pos::Verb => {
                let found = listed(&[Tag::Base, Tag::Third, Tag::Past, Tag::Participle, Tag::Ing]);
                if found.is_empty() {
                    let regular = inflect::verb(&first);
                    vec![regular.third, regular.past, regular.ing]
                } else {
                    found
                }
            }
            Pos::Noun => {
                let found = listed(&[Tag::Noun, Tag::Plural]);
                if found.is_empty() || found == [first.clone()] { vec![inflect::plural(&first)] } else { found }
            }
            Pos::Adjective | Pos::Preposition | Pos::Modal | Pos::Mark => Vec::new(),
        };
        if !out.contains(&first) {
            out.insert(0, first);
        }
        out
    }
}

/// The kinds of claims, the most specific first. One of a later file goes before those of earlier ones: who adds a kind wants its claims, whatever else their
/// words may be.
fn kinds(files: &[Parsed]) -> Vec<KindName> {
    let rows = files.iter().rev().flat_map(|f| &f.rows.kind).map(|row| row.get_ref());
    let kind = |row: &KindRow| {
        let (kind, subkind) = row.name.split_once('/').map_or((row.name.as_str(), None), |(k, s)| (k, Some(s.to_owned())));
        KindName {
            kind: kind.to_owned(),
            subkind,
            plover: row.plover.clone(),
            reports: row.reports,
            hedges: row.hedges,
            asks: row.asks,
            denies: row.denies,
            acts: row.acts,
        }
    };
    rows.map(kind).collect()
}

/// Of each construction that a cue takes, the prepositions that others which it takes need, and that the construction does not know itself.
fn find_rivals(rules: &mut Rules) {
    let mut sets = vec![WordSet::default()];
    let constructions = &rules.constructions;
    for cue in &mut rules.cues {
        let taken: Vec<usize> = cue.takes.iter().map(|t| t.construction as usize).collect();
        for take in &mut cue.takes {
            let others = taken.iter().filter(|other| **other != take.construction as usize);
            let needed = others.fold(WordSet::default(), |all, other| all.union(&constructions[*other].prepositions(false)));
            let rivals = needed.without(&constructions[take.construction as usize].openings());
            let number = sets.iter().position(|set| *set == rivals).unwrap_or_else(|| {
                sets.push(rivals);
                sets.len() - 1
            });
            take.rivals = number as u16;
        }
    }
    rules.rivals = sets;
}
