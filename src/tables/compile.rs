//! Sources → tables.

use super::Tables;
use super::layout::LayoutPhrases;
use super::source::{Fault, Sources};
use crate::gazetteer::entities::{Entities, RowId};
use crate::gazetteer::file::Gazetteer;
use crate::gazetteer::names::NamesBuilder;
use crate::gazetteer::{Flags, Kind};
use crate::lexicon::file::{PARTY_NOUNS, Words};
use crate::lexicon::fold::fold;
use crate::lexicon::{Class, Classes, Lexicon, Properties, Property, Sort, Tag, Transformations, Word, WordId};
use crate::rules::Rules;
use crate::rules::compile::Compiler;
use crate::rules::pattern::Types;
use crate::text::scan;
use std::collections::{HashMap, HashSet};

/// Compiles everything. The faults are those of all files; tables are built from what is right in them.
pub fn compile(sources: &Sources) -> (Tables, Vec<Fault>) {
    let mut faults = Vec::new();
    let mut words = Words::read(&sources.lexicon, &mut faults);
    let gazetteer = Gazetteer::read(&sources.gazetteers, &mut faults);
    let abbreviations: HashSet<String> = words.order.iter().filter(|w| is_abbreviation(&words, w)).cloned().collect();
    let names = cut_names(&gazetteer, &abbreviations, &mut words);
    gazetteer.names.iter().for_each(|(name, kinds)| add_personal_name(&mut words, name, kinds));
    // words have numbers from here on
    words.sort_by_frequency();
    let mut compiled = Compiler::new(&mut words, &mut faults).compile(&sources.rules, &sources.counts);
    let mut layout = LayoutPhrases::read(&sources.layout, &mut faults);
    let weights = layout.take_weights(&mut faults);
    let numbers: HashMap<&str, WordId> = words.order.iter().zip(1u32..).map(|(w, n)| (w.as_str(), WordId(n))).collect();
    let mut trie = NamesBuilder::new(names.iter().map(|name| numbers[name.words[0].as_str()]));
    let mut lower = HashSet::new();
    for name in &names {
        let ids: Vec<WordId> = name.words.iter().map(|w| numbers[w.as_str()]).collect();
        trie.add(&ids, (name.row, name.kind), name.flags, name.capitals, &name.spelling);
        if name.may_be_lower() {
            lower.insert(ids[0]);
        }
    }
    let records: Vec<Word> = words
        .order
        .iter()
        .map(|form| {
            let cue = compiled.forms.get(form).map_or(0, |cues| compiled.rules.add_list(cues));
            let number = numbers[form.as_str()];
            Word {
                lemma: words.entries[form].lemma().and_then(|l| numbers.get(l).copied()).unwrap_or(number),
                names: trie.first(number).unwrap_or(0),
                lower_names: lower.contains(&number),
                ..word(&words, form, cue, &compiled.rules)
            }
        })
        .collect();
    let tables = Tables {
        lexicon: Lexicon::build(&words, &records),
        transformations: Transformations::read(&sources.lexicon, &mut faults),
        names: trie.finish(),
        entities: Entities::build(&gazetteer),
        rules: compiled.rules,
        layout,
        weights,
    };
    faults.sort();
    (tables, faults)
}

/// Nouns that mean parties.
const PARTIES: Classes = PARTY_NOUNS.with(Class::PlaceNoun);

/// What is known of a word with this list of cues, numbers of words and names apart.
fn word(words: &Words, form: &str, cue: u16, rules: &Rules) -> Word {
    let entry = &words.entries[form];
    let likely = entry.readings.first().map(|(tag, _)| *tag);
    let noun = matches!(likely, Some(Tag::Noun | Tag::Plural));
    let singular = entry.lemma().and_then(|lemma| words.entries.get(lemma));
    Word {
        tags: entry.tags(),
        likely,
        classes: entry.classes,
        cue,
        properties: Properties::of(&[
            (Property::Says, rules.says(cue)),
            (Property::Claims, rules.claims(cue)),
            (Property::Bare, rules.takes(cue, Types::BARE, true)),
            (Property::That, rules.takes(cue, Types::THAT, false)),
            (Property::NounThat, rules.noun_takes_that(cue)),
            (Property::Asks, rules.asks(cue)),
            (Property::Open, words.has(Property::Open, form)),
            (Property::Circumstance, words.has(Property::Circumstance, form)),
            (Property::Undergoing, words.has(Property::Undergoing, form)),
            (Property::Merely, words.has(Property::Merely, form)),
            (Property::Attitude, rules.is_attitude(cue)),
            (Property::Intends, rules.intends(cue) && !entry.classes.has(Class::ObjectControl)),
            (
                Property::Party,
                entry.classes.has_any(PARTIES) || likely == Some(Tag::Plural) && singular.is_some_and(|s| s.classes.has_any(PARTIES)),
            ),
            (Property::Person, noun && words.sort(form) == Sort::Person),
            (Property::Intransitive, words.is_verb_of(Property::Intransitive, form)),
            (Property::Transitive, is_transitive(words, form, cue, rules)),
            (Property::Ditransitive, words.is_verb_of(Property::Ditransitive, form)),
            (Property::Deed, words.is_verb_of(Property::Deed, form)),
            (Property::Receives, words.is_verb_of(Property::Receives, form)),
        ]),
        ..Word::default()
    }
}

/// Whether a form, as a verb, takes an object always, or a clause and no infinitive.
fn is_transitive(words: &Words, form: &str, cue: u16, rules: &Rules) -> bool {
    if rules.takes(cue, Types::BARE, true) {
        !rules.takes(cue, Types::TO, true)
    } else {
        words.is_verb_of(Property::Transitive, form) && !rules.takes_preposition(cue)
    }
}

/// Gives a word the classes of the personal name that it is.
fn add_personal_name(words: &mut Words, name: &str, kinds: &[String]) {
    let entry = words.entry(&fold(name));
    for kind in kinds {
        let class = match kind.as_str() {
            "first" => Class::FirstName,
            "last" => Class::LastName,
            "f" => Class::Feminine,
            "m" => Class::Masculine,
            _ => continue,
        };
        // a noun for a person has a sex of its own
        if matches!(class, Class::FirstName | Class::LastName) || !entry.classes.has(Class::PersonNoun) {
            entry.classes = entry.classes.with(class);
        }
    }
}

fn is_abbreviation(words: &Words, form: &str) -> bool {
    let classes = words.entries[form].classes;
    form.ends_with('.')
        && (classes.has(Class::Abbreviation)
            || classes.has(Class::AbbreviationFinal)
            || classes.has(Class::Honorific)
            || classes.has(Class::Month))
}

#[derive(Clone)]
struct Name {
    words: Vec<String>,
    row: RowId,
    kind: Kind,
    flags: Flags,
    capitals: u32,
    spelling: String,
}

impl Name {
    /// Whether its first word may be written in lower case where [`crate::gazetteer::find`] finds it.
    fn may_be_lower(&self) -> bool {
        let (exact, role) = (self.flags.has(Flags::CASE), matches!(self.kind, Kind::Role | Kind::Portfolio));
        match () {
            _ if role && !exact => true,
            _ if exact || self.capitals == 0 => !self.spelling.trim_start().starts_with(char::is_uppercase),
            _ => self.capitals & 1 == 0,
        }
    }
}

/// Cuts every form of every row into words, as the scanner will cut the texts. Roles are entered in the plural too.
fn cut_names(gazetteer: &Gazetteer, abbreviations: &HashSet<String>, words: &mut Words) -> Vec<Name> {
    let mut out = Vec::new();
    for (row, n) in gazetteer.rows.iter().zip(0..) {
        for form in &row.forms {
            // a lower-case article is no part of a name
            let text = form.text.strip_prefix("the ").unwrap_or(&form.text);
            let mut name =
                Name { words: Vec::new(), row: RowId(n), kind: row.kind, flags: form.flags, capitals: 0, spelling: text.to_owned() };
            for piece in scan::pieces(text, |w, _| abbreviations.contains(&fold(w))) {
                if piece.shape.is_capital() && name.words.len() < 32 {
                    name.capitals |= 1 << name.words.len();
                }
                let folded = fold(&text[piece.start..piece.end]);
                words.entry(&folded);
                name.words.push(folded);
            }
            if name.words.is_empty() {
                continue;
            }
            if row.kind == Kind::Role && !form.flags.has(Flags::CASE) {
                let last = name.words.len() - 1;
                let mut plural = name.words.clone();
                plural[last] = crate::lexicon::inflect::plural(&plural[last]);
                words.entry(&plural[last]);
                out.push(Name { words: plural, spelling: name.spelling.clone(), ..name });
            }
            out.push(name);
        }
    }
    out
}
