//! Compiles written rules: checks names, reads patterns, turns words into numbers.

use super::compiled::{Construction, Cue, Guard, KindName, Part, RoleGuard, Rules, Take, WordSet};
use super::file::{ConstructionRow, CueRow, GuardRow, OneOrMany, Pos, RuleFile};
use super::frame::{Frame, Frames};
use super::pattern::{self, Item, Role, Types};
use crate::gazetteer::file::Kind as EntityKind;
use crate::lexicon::file::Words;
use crate::lexicon::fold::fold;
use crate::lexicon::{Class, Tag, Tags, inflect};
use crate::tables::source::{Fault, Source, nearest};
use std::collections::{BTreeMap, HashMap};

/// Every word the rules name must have a number before the vocabulary is built; this collects them, and looks them up.
pub struct Compiler<'a> {
    words: &'a mut Words,
    numbers: HashMap<String, u32>,
    /// lemma → forms with their tags
    inflected: HashMap<String, Vec<(Tag, String)>>,
    sets: HashMap<String, WordSet>,
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

impl Parsed<'_> {
    fn line(&self, at: usize) -> u32 {
        self.source.text[..at].matches('\n').count() as u32 + 1
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
        Compiler { words, numbers, inflected, sets: HashMap::new(), faults }
    }

    /// Compiles the files, later ones over earlier ones; `counts` are the rights and wrongs of `score`.
    pub fn compile(mut self, sources: &[Source], counts: &[Source]) -> Compiled {
        let files: Vec<Parsed> = sources.iter().enumerate().filter_map(|(i, s)| self.parse(s, i as u16)).collect();
        let mut rules = Rules { files: sources.iter().map(|s| s.path.clone()).collect(), lists: vec![Vec::new()], ..Rules::default() };
        for f in &files {
            for row in &f.rows.kind {
                let row = row.get_ref();
                let (kind, subkind) = row.name.split_once('/').map_or((row.name.as_str(), None), |(k, s)| (k, Some(s.to_owned())));
                rules.kinds.push(KindName {
                    kind: kind.to_owned(),
                    subkind,
                    plover: row.plover.clone(),
                    reports: row.reports,
                    hedges: row.hedges,
                });
            }
            for row in &f.rows.set {
                self.define_set(f, row.span().start, &row.get_ref().name, &row.get_ref().words, row.get_ref().forms);
            }
        }
        let (constructions, cues, disabled) = overlay(&files, self.faults);
        let takers = takers(&cues);
        for (f, at, row) in &constructions {
            let compiled = self.construction(f, *at, row, takers.get(row.id.as_str()).map_or(&[], Vec::as_slice));
            rules.constructions.push(compiled);
        }
        let precision = Precision::read(counts, self.faults);
        let mut forms: BTreeMap<String, Vec<u16>> = BTreeMap::new();
        for (f, at, row) in &cues {
            for lemma in row.lemma.iter() {
                if disabled.iter().any(|d| d == lemma) {
                    continue;
                }
                if let Some(cue) = self.cue(f, *at, row, lemma, &rules, &precision, &disabled) {
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
        }
        // the most specific kind is tried first, within a kind the row written first
        forms.values_mut().for_each(|list| list.sort_by_key(|n| (rules.cues[*n as usize].kind, *n)));
        Compiled { rules, forms }
    }

    fn parse<'s>(&mut self, source: &'s Source, file: u16) -> Option<Parsed<'s>> {
        match toml::from_str::<RuleFile>(&source.text) {
            Ok(rows) => Some(Parsed { source, file, rows }),
            Err(error) => {
                let at = error.span().map_or(0, |s| s.start.min(source.text.len()));
                let line = source.text[..at].matches('\n').count() as u32 + 1;
                self.faults.push(Fault::new(&source.path, line, error.message().to_owned()));
                None
            }
        }
    }

    fn fault(&mut self, f: &Parsed, at: usize, what: String) {
        self.faults.push(Fault::new(&f.source.path, f.line(at), what));
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
        let mut out = Vec::new();
        let mut at = 0;
        while let Some(piece) = crate::text::scan::next(text, at, &|_| false) {
            let folded = fold(&text[piece.start..piece.end]);
            out.push(self.number(&folded));
            at = piece.end;
        }
        out
    }

    fn define_set(&mut self, f: &Parsed, at: usize, name: &str, words: &[String], forms: bool) {
        let mut phrases = Vec::new();
        for word in words {
            let all = if forms { self.forms_of(word, Pos::Verb) } else { vec![word.clone()] };
            let tail = word.split_once(' ').filter(|_| forms).map_or(String::new(), |(_, t)| format!(" {t}"));
            phrases.extend(all.iter().map(|w| self.phrase(&format!("{w}{tail}"))));
        }
        phrases.retain(|p| !p.is_empty());
        if self.sets.insert(name.to_owned(), WordSet::new(phrases)).is_some() {
            self.fault(f, at, format!("the set \"{name}\" is defined twice"));
        }
    }

    fn set(&mut self, f: &Parsed, at: usize, name: &str) -> WordSet {
        if let Some(set) = self.sets.get(name) {
            return set.clone();
        }
        let near = nearest(name, self.sets.keys().map(String::as_str));
        self.fault(f, at, format!("unknown set \"{{{name}}}\"{near}"));
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
            Pos::Adjective | Pos::Preposition | Pos::Mark => Vec::new(),
        };
        if !out.contains(&first) {
            out.insert(0, first);
        }
        out
    }

    #[allow(clippy::too_many_arguments)]
    fn cue(
        &mut self,
        f: &Parsed,
        at: usize,
        row: &CueRow,
        lemma: &str,
        rules: &Rules,
        precision: &Precision,
        disabled: &[String],
    ) -> Option<Cue> {
        let Some(kind) =
            rules.kinds.iter().position(|k| k.subkind.as_ref().map_or(k.kind.clone(), |s| format!("{}/{s}", k.kind)) == row.kind)
        else {
            let names: Vec<String> =
                rules.kinds.iter().map(|k| k.subkind.as_ref().map_or(k.kind.clone(), |s| format!("{}/{s}", k.kind))).collect();
            self.fault(f, at, format!("unknown kind \"{}\"{}", row.kind, nearest(&row.kind, names.iter().map(String::as_str))));
            return None;
        };
        let mut takes = Vec::new();
        for id in &row.takes {
            match rules.constructions.iter().position(|c| c.id == *id) {
                Some(n) => {
                    let rule = format!("{}/{id}", lemma.replace(' ', "-"));
                    if !disabled.contains(&rule) && !disabled.contains(id) {
                        takes.push(Take { construction: n as u16, confidence: precision.of(&rule, id, &row.kind) });
                    }
                }
                None if disabled.contains(id) => {}
                None => {
                    let near = nearest(id, rules.constructions.iter().map(|c| c.id.as_str()));
                    self.fault(f, at, format!("unknown construction \"{id}\"{near}"));
                }
            }
        }
        let mut not = Frames::default();
        for name in &row.not {
            match Frame::parse(name) {
                Some(frame) => not = not.with(frame),
                None => self.fault(f, at, format!("unknown frame \"{name}\"{}", nearest(name, Frame::names()))),
            }
        }
        let mut words = self.phrase(lemma);
        let tail = words.split_off(1.min(words.len()));
        let (needs, unless) = (self.guard(f, at, row.needs.as_ref()), self.guard(f, at, row.unless.as_ref()));
        let quotes = |p: &Part| matches!(p, Part::Direct { role: Role::Content, types, .. } if types.meets(Types::QUOTE));
        let inverts = takes.iter().any(|t| rules.constructions[t.construction as usize].parts.iter().any(quotes));
        Some(Cue {
            lemma: lemma.to_owned(),
            pos: row.pos,
            kind: kind as u8,
            tail,
            takes,
            not,
            inverts,
            needs,
            unless,
            file: f.file,
            line: f.line(at),
        })
    }

    fn guard(&mut self, f: &Parsed, at: usize, row: Option<&GuardRow>) -> Guard {
        let Some(row) = row else { return Guard::default() };
        let mut roles = Vec::new();
        for (role, given) in
            [(Role::Source, &row.source), (Role::Target, &row.target), (Role::Content, &row.content), (Role::Addressee, &row.addressee)]
        {
            let Some(given) = given else { continue };
            let (types, words): (Vec<&str>, Vec<&str>) = given.iter().partition(|w| w.starts_with('<'));
            let mut kinds = Vec::new();
            for name in types {
                let known = [
                    ("<state>", EntityKind::State),
                    ("<organization>", EntityKind::Organization),
                    ("<person>", EntityKind::Person),
                    ("<group>", EntityKind::Group),
                    ("<place>", EntityKind::Place),
                ];
                match known.iter().find(|(n, _)| *n == name) {
                    Some((_, kind)) => kinds.push(*kind as u8),
                    None => self.fault(f, at, format!("unknown type \"{name}\"{}", nearest(name, known.iter().map(|(n, _)| *n)))),
                }
            }
            roles.push(RoleGuard { role, words: self.words_and_sets(f, at, words.into_iter()), kinds });
        }
        let mut beside = |given: &Option<OneOrMany>| given.as_ref().map(|g| self.words_and_sets(f, at, g.iter()));
        Guard { before: beside(&row.before), after: beside(&row.after), roles }
    }

    fn words_and_sets<'w>(&mut self, f: &Parsed, at: usize, given: impl Iterator<Item = &'w str>) -> WordSet {
        let mut phrases = Vec::new();
        for word in given {
            match word.strip_prefix('{').and_then(|w| w.strip_suffix('}')) {
                Some(name) => phrases.extend(self.set(f, at, name).into_phrases()),
                None => phrases.push(self.phrase(word)),
            }
        }
        phrases.retain(|p| !p.is_empty());
        WordSet::new(phrases)
    }

    fn construction(&mut self, f: &Parsed, at: usize, row: &ConstructionRow, takers: &[(Vec<String>, Pos)]) -> Construction {
        let mut out = Construction {
            id: row.id.clone(),
            pattern: row.pattern.clone(),
            subject: None,
            host: None,
            carrier: None,
            patient: None,
            within: None,
            parts: Vec::new(),
            needs: self.guard(f, at, row.needs.as_ref()),
            unless: self.guard(f, at, row.unless.as_ref()),
            file: f.file,
            line: f.line(at),
        };
        if row.matches.is_empty() {
            self.fault(f, at, format!("the construction \"{}\" has no example: write at least one under \"matches\"", row.id));
        }
        if takers.is_empty() {
            self.fault(f, at, format!("no cue takes the construction \"{}\"", row.id));
            return out;
        }
        let items = match pattern::parse(&row.pattern) {
            Ok(items) => items,
            Err(what) => {
                self.fault(f, at, format!("in the pattern of \"{}\": {what}", row.id));
                return out;
            }
        };
        let items = match items.iter().position(|i| matches!(i, Item::Nested(_))) {
            None => items,
            Some(nested) => {
                out.within = items[..nested].iter().find_map(|i| if let Item::Slot { role, .. } = i { Some(*role) } else { None });
                let Some(Item::Nested(inner)) = items.into_iter().nth(nested) else { unreachable!("found above") };
                inner
            }
        };
        // the cue is the first word of the pattern that is a form of a cue that takes it
        let is_cue =
            |word: &str| takers.iter().any(|(lemmas, pos)| lemmas.iter().any(|l| self.forms_of(l, *pos).iter().any(|form| form == word)));
        let Some(cue) = items.iter().position(|i| matches!(i, Item::Words { words, .. } if words.iter().any(|w| is_cue(w)))) else {
            let lemmas: Vec<&str> = takers.iter().flat_map(|(l, _)| l.iter().map(String::as_str)).take(5).collect();
            self.fault(
                f,
                at,
                format!("no word of the pattern \"{}\" is a form of a cue that takes it ({} …)", row.pattern, lemmas.join(", ")),
            );
            return out;
        };
        self.before_cue(f, at, &items[..cue], takers.iter().any(|(_, pos)| *pos == Pos::Noun), &mut out);
        // the pattern's own cue may have more words than one ("lashes out at"): they belong to the cue
        let Item::Words { words, .. } = &items[cue] else { unreachable!("found above") };
        let tails: Vec<usize> = takers
            .iter()
            .flat_map(|(lemmas, pos)| {
                lemmas.iter().filter(|l| self.forms_of(l, *pos).iter().any(|form| words.contains(form))).map(|l| l.split(' ').count() - 1)
            })
            .collect();
        let own_tail = tails.into_iter().filter(|n| *n > 0).max().unwrap_or(0);
        self.after_cue(f, at, &items[cue + 1 + own_tail.min(items.len() - cue - 1)..], &mut out);
        out
    }

    fn before_cue(&mut self, f: &Parsed, at: usize, items: &[Item], noun: bool, out: &mut Construction) {
        for (i, item) in items.iter().enumerate() {
            match item {
                Item::Slot { role, .. } if matches!(items.get(i + 1), Some(Item::Comma)) => out.host = Some(*role),
                // after the verb above: its object
                Item::Slot { role, .. } if out.carrier.is_some() => out.patient = Some(*role),
                Item::Slot { role, .. } => out.subject = Some(*role),
                Item::Comma => {}
                Item::Words { words, .. }
                    if out.patient.is_some() && words.iter().all(|w| self.words.entries.get(w).is_some_and(|e| e.tags().has(Tag::To))) => {}
                Item::Words { optional: true, .. } | Item::Set { optional: true, .. } => {}
                Item::Words { words, .. } if words.iter().all(|w| self.words.entries.get(w).is_some_and(|e| e.classes.has(Class::Be))) => {
                    // an adjective has its copula anyway; a noun must be told that it needs one
                    if noun {
                        let forms: Vec<String> =
                            self.words.order.iter().filter(|w| self.words.entries[*w].classes.has(Class::Be)).cloned().collect();
                        out.carrier = Some(self.word_set(&forms));
                    }
                }
                Item::Words { words, .. } if noun || matches!(items.get(i + 1), Some(Item::Slot { .. })) => {
                    let forms: Vec<String> = words.iter().flat_map(|w| self.forms_of(w, Pos::Verb)).collect();
                    out.carrier = Some(self.word_set(&forms));
                }
                Item::Set { name, .. } if out.carrier.is_none() && (noun || matches!(items.get(i + 1), Some(Item::Slot { .. }))) => {
                    out.carrier = Some(self.set(f, at, name))
                }
                Item::Words { .. } | Item::Set { .. } | Item::Nested(_) => {
                    self.fault(f, at, format!("in the pattern \"{}\": only a role, a form of \"be\", optional words, and a verb with its object and \"to\" may stand before a verb", out.pattern));
                }
            }
        }
    }

    fn after_cue(&mut self, f: &Parsed, at: usize, items: &[Item], out: &mut Construction) {
        let mut i = 0;
        let mut modifier = None;
        while i < items.len() {
            let next_slot = match items.get(i + 1) {
                Some(Item::Slot { role, types, optional, .. }) => Some((
                    *role,
                    types.unwrap_or(Types::NP.with(Types::ING).with(Types::WH).with(Types::QUOTE).with(Types::ADJ)),
                    *optional,
                )),
                _ => None,
            };
            match &items[i] {
                Item::Comma => {}
                Item::Slot { role, types, optional, .. } => {
                    let fallback = if *role == Role::Content { Types::ANY } else { Types::NP.with(Types::QUOTE) };
                    out.parts.push(Part::Direct { role: *role, types: types.unwrap_or(fallback), optional: *optional });
                }
                Item::Words { words, .. } if next_slot.is_some() && words.iter().all(|w| self.is_preposition(w)) => {
                    let (role, types, optional) = next_slot.expect("checked");
                    let words = self.word_set(words);
                    out.parts.push(Part::Prep { words, role, types, optional });
                    i += 1;
                }
                Item::Words { optional: true, .. } => {}
                Item::Words { words, .. } => {
                    // several words in a row are one phrase
                    let mut phrases: Vec<String> = words.clone();
                    while let Some(Item::Words { words: more, optional: false }) = items.get(i + 1)
                        && !(matches!(items.get(i + 2), Some(Item::Slot { .. })) && more.iter().all(|w| self.is_preposition(w)))
                    {
                        phrases = phrases.iter().flat_map(|p| more.iter().map(move |m| format!("{p} {m}"))).collect();
                        i += 1;
                    }
                    let words = self.word_set(&phrases);
                    out.parts.push(Part::Literal { words, modifier: modifier.take() });
                }
                Item::Set { name, .. } if next_slot.is_some() => {
                    let (role, types, optional) = next_slot.expect("checked");
                    let words = self.set(f, at, name);
                    out.parts.push(Part::Prep { words, role, types, optional });
                    i += 1;
                }
                Item::Set { name, optional } if matches!(items.get(i + 1), Some(Item::Words { .. } | Item::Set { .. })) => {
                    modifier = (!optional).then(|| self.set(f, at, name));
                }
                Item::Set { name, .. } => {
                    let words = self.set(f, at, name);
                    out.parts.push(Part::Literal { words, modifier: modifier.take() });
                }
                Item::Nested(_) => self.fault(f, at, format!("in the pattern \"{}\": brackets within brackets", out.pattern)),
            }
            i += 1;
        }
    }

    fn is_preposition(&self, word: &str) -> bool {
        self.words.entries.get(word).is_some_and(|e| e.tags().has(Tag::Preposition) || e.tags().has(Tag::To))
    }
}

type Constructions<'a> = Vec<(&'a Parsed<'a>, usize, &'a ConstructionRow)>;
type Cues<'a> = Vec<(&'a Parsed<'a>, usize, &'a CueRow)>;

/// Rows of later files over those of earlier ones: a construction replaces one of the same id, a cue row one of the same lemma, part of speech and kind.
fn overlay<'a>(files: &'a [Parsed<'a>], faults: &mut Vec<Fault>) -> (Constructions<'a>, Cues<'a>, Vec<String>) {
    let mut constructions: Constructions = Vec::new();
    let mut cues: Cues = Vec::new();
    let mut disabled = Vec::new();
    for f in files {
        for row in &f.rows.construction {
            match constructions.iter().position(|(_, _, r)| r.id == row.get_ref().id) {
                Some(at) if constructions[at].0.file != f.file => constructions[at] = (f, row.span().start, row.get_ref()),
                Some(_) => faults.push(Fault::new(
                    &f.source.path,
                    f.line(row.span().start),
                    format!("the construction \"{}\" is defined twice", row.get_ref().id),
                )),
                None => constructions.push((f, row.span().start, row.get_ref())),
            }
        }
        cues.extend(f.rows.cue.iter().map(|row| (f, row.span().start, row.get_ref())));
        for id in &f.rows.disable {
            let name = id.get_ref();
            let known = constructions.iter().any(|(_, _, r)| r.id == *name)
                || cues.iter().any(|(_, _, r)| r.lemma.iter().any(|l| l == name || name.starts_with(&format!("{}/", l.replace(' ', "-")))));
            if !known {
                let all = constructions.iter().map(|(_, _, r)| r.id.as_str()).chain(cues.iter().flat_map(|(_, _, r)| r.lemma.iter()));
                faults.push(Fault::new(
                    &f.source.path,
                    f.line(id.span().start),
                    format!("nothing is called \"{name}\"{}", nearest(name, all)),
                ));
            }
            disabled.push(name.clone());
        }
    }
    constructions.retain(|(_, _, row)| !disabled.contains(&row.id));
    (constructions, cues, disabled)
}

/// Construction id → lemmas and parts of speech of the cues that take it.
fn takers<'a>(cues: &Cues<'a>) -> HashMap<&'a str, Vec<(Vec<String>, Pos)>> {
    let mut out: HashMap<&str, Vec<(Vec<String>, Pos)>> = HashMap::new();
    for (_, _, row) in cues {
        for id in &row.takes {
            out.entry(id.as_str()).or_default().push((row.lemma.iter().map(str::to_owned).collect(), row.pos));
        }
    }
    out
}

/// How often rules were right on gold: `claimwire score --counts` writes the table.
struct Precision {
    right_of: HashMap<String, (u32, u32)>,
}

/// Fewer examples than this say nothing about a rule; see `docs/evaluation.md`.
const ENOUGH: u32 = 20;

impl Precision {
    fn read(sources: &[Source], faults: &mut Vec<Fault>) -> Precision {
        let mut right_of: HashMap<String, (u32, u32)> = HashMap::new();
        for source in sources {
            let Some(table) = crate::tables::source::Table::read(source, "#counts 1", faults) else { continue };
            let columns = ["rule", "kind", "right", "wrong"].map(|c| table.column(c, faults));
            let [Some(rule), Some(kind), Some(right), Some(wrong)] = columns else { continue };
            for (line, cells) in &table.rows {
                let (Ok(r), Ok(w)) = (cells[right].parse::<u32>(), cells[wrong].parse::<u32>()) else {
                    faults.push(Fault::new(&source.path, *line, "expected whole numbers under \"right\" and \"wrong\""));
                    continue;
                };
                let construction = cells[rule].split_once('/').map_or(cells[rule], |(_, c)| c);
                for key in [
                    format!("rule {}", cells[rule]),
                    format!("construction {construction}"),
                    format!("kind {}", cells[kind]),
                    "all".to_owned(),
                ] {
                    let sum = right_of.entry(key).or_default();
                    *sum = (sum.0 + r, sum.1 + w);
                }
            }
        }
        Precision { right_of }
    }

    /// The smoothed precision (Laplace's rule of succession) of the rule, else of its construction, else of its kind, whichever has enough examples.
    fn of(&self, rule: &str, construction: &str, kind: &str) -> f32 {
        let levels = [format!("rule {rule}"), format!("construction {construction}"), format!("kind {kind}"), "all".to_owned()];
        let counted = levels.iter().filter_map(|l| self.right_of.get(l)).find(|(r, w)| r + w >= ENOUGH);
        counted.map_or(0.5, |(r, w)| (*r as f32 + 1.0) / ((r + w) as f32 + 2.0))
    }
}
