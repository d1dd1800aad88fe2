//! Reads the lexicon's files: `form readings [classes]`, `class forms`, and those with other headers.

use super::{Class, Classes, Property, Sort, Tag, Tags, inflect};
use crate::tables::source::{Fault, Source, Table};
use std::collections::{HashMap, HashSet};

/// A word as the files describe it.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// its readings with their lemmas, likeliest first
    pub readings: Vec<(Tag, String)>,
    /// its classes
    pub classes: Classes,
}

impl Entry {
    /// The tags of its readings.
    pub fn tags(&self) -> Tags {
        self.readings.iter().fold(Tags::default(), |set, (tag, _)| set.with(*tag))
    }

    /// Its lemma as a verb, else as its likeliest reading.
    pub fn lemma(&self) -> Option<&str> {
        let verb = self.readings.iter().find(|(tag, _)| Tags::VERB.has(*tag) || *tag == Tag::Modal);
        verb.or(self.readings.first()).map(|(_, lemma)| lemma.as_str())
    }
}

/// The words of all files, in the order in which they first appear.
#[derive(Debug, Default)]
pub struct Words {
    /// folded forms
    pub order: Vec<String>,
    /// the commonest of them, and words that no other file has, in order of frequency
    pub common: Vec<String>,
    /// what the files say of them
    pub entries: HashMap<String, Entry>,
    /// readings by ending, for words that no file holds; the first that fits
    pub suffixes: Vec<(String, Vec<Tag>)>,
    /// nouns that may describe a listed body, with its subtypes
    pub bodies: Vec<(String, Vec<String>)>,
    /// nouns for persons, with the sorts of persons that each may describe
    pub people: Vec<(String, Vec<String>)>,
    /// verbs with the particles behind which they take an object
    pub phrasal: Vec<(String, Vec<String>)>,
    /// nouns by their sort
    pub sorts: HashMap<String, Sort>,
    /// of each property that files list the words of, those words; for properties of verbs, their lemmas
    pub lists: [HashSet<String>; Property::ALL.len()],
}

/// Nouns for parties, those for places apart, which may stand for who is there.
pub const PARTY_NOUNS: Classes = Classes::of(&[
    Class::PersonNoun,
    Class::PeopleNoun,
    Class::BodyNoun,
    Class::GroupNoun,
    Class::StateNoun,
    Class::GovernmentNoun,
    Class::PortfolioHead,
]);

impl Words {
    /// Reads files one after another; a reading in a later file replaces those of an earlier one, classes add up.
    pub fn read(sources: &[Source], faults: &mut Vec<Fault>) -> Words {
        let mut words = Words::default();
        for source in sources {
            let Some(table) = Table::read(source, "#lex 1", faults) else { continue };
            if let [header] = table.header[..]
                && let Ok(property) = Property::parse(header)
            {
                words.lists[property as usize].extend(first_cells(&table));
                continue;
            }
            match table.header.first() {
                Some(&"class") => words.read_classes(source, &table, faults),
                Some(&"suffix") => words.read_suffixes(source, &table, faults),
                Some(&"noun") => words.bodies.extend(described(&table, "subtypes", faults)),
                Some(&"person") => words.people.extend(described(&table, "sorts", faults)),
                Some(&"verb") => words.phrasal.extend(described(&table, "particles", faults)),
                Some(&"sort") => words.read_sorts(source, &table, faults),
                // transformations of tags
                Some(&"from") => {}
                Some(&"common") => words.common.extend(first_cells(&table)),
                _ => words.read_forms(source, &table, faults),
            }
        }
        words.read_party_nouns();
        words
    }

    /// Gives nouns for parties that no file has a reading for theirs, singular and plural: what means a party is no name because it is rare.
    fn read_party_nouns(&mut self) {
        let plain = |form: &str| form.len() > 2 && form.bytes().all(|b| b.is_ascii_lowercase());
        let nouns: Vec<String> = self.order.iter().filter(|f| plain(f) && self.entries[*f].classes.has_any(PARTY_NOUNS)).cloned().collect();
        for noun in &nouns {
            let plural = inflect::plural(noun);
            let entry = self.entry(&plural);
            if entry.readings.is_empty() {
                entry.readings.push((Tag::Plural, noun.clone()));
            }
        }
        for noun in nouns {
            let entry = self.entry(&noun);
            if entry.readings.is_empty() {
                entry.readings.push((Tag::Noun, noun));
            }
        }
    }

    /// Brings the words into the order of their numbers: the common ones first, all others as they came.
    pub fn sort_by_frequency(&mut self) {
        let rank: HashMap<&str, usize> = self.common.iter().zip(0..).map(|(w, n)| (w.as_str(), n)).collect();
        self.order.sort_by_key(|w| rank.get(w.as_str()).copied().unwrap_or(usize::MAX));
    }

    /// Gives a verb that no file knows its regular forms.
    pub fn inflect(&mut self, lemma: &str) {
        if self.entries.get(lemma).is_some_and(|e| e.tags().meets(Tags::VERB)) {
            return;
        }
        let inflect::VerbForms { third, past, ing } = inflect::verb(lemma);
        let forms =
            [(lemma.to_owned(), Tag::Base), (third, Tag::Third), (past.clone(), Tag::Past), (past, Tag::Participle), (ing, Tag::Ing)];
        for (form, tag) in forms {
            self.entry(&form).readings.push((tag, lemma.to_owned()));
        }
    }

    /// The entry of a folded form, made where there is none.
    pub fn entry(&mut self, form: &str) -> &mut Entry {
        if !self.entries.contains_key(form) {
            self.order.push(form.to_owned());
        }
        self.entries.entry(form.to_owned()).or_default()
    }

    fn read_forms(&mut self, source: &Source, table: &Table, faults: &mut Vec<Fault>) {
        let (Some(form_at), Some(readings_at)) = (table.column("form", faults), table.column("readings", faults)) else { return };
        let classes_at = table.header.iter().position(|h| *h == "classes");
        for (line, cells) in &table.rows {
            let form = cells[form_at];
            let mut readings = Vec::new();
            for word in cells[readings_at].split_whitespace() {
                let (tag, lemma) = word.split_once(':').unwrap_or((word, form));
                match Tag::of_word(tag) {
                    Ok(tag) => readings.push((tag, lemma.to_owned())),
                    Err(what) => faults.push(Fault::new(&source.path, *line, what)),
                }
            }
            let mut classes = Classes::default();
            for name in classes_at.map_or("", |at| cells[at]).split_whitespace() {
                match Class::parse(name) {
                    Ok(class) => classes = classes.with(class),
                    Err(what) => faults.push(Fault::new(&source.path, *line, what)),
                }
            }
            let entry = self.entry(form);
            entry.readings = readings;
            entry.classes.0 |= classes.0;
        }
    }

    fn read_suffixes(&mut self, source: &Source, table: &Table, faults: &mut Vec<Fault>) {
        let Some(readings_at) = table.column("readings", faults) else { return };
        for (line, cells) in &table.rows {
            let tags: Vec<Tag> = cells[readings_at].split_whitespace().filter_map(|tag| Tag::of_word(tag).ok()).collect();
            if tags.is_empty() {
                faults.push(Fault::new(&source.path, *line, format!("expected tags, found \"{}\"", cells[readings_at])));
            }
            self.suffixes.push((cells[0].to_owned(), tags));
        }
    }

    /// The sort of a form that may be a noun, or else an adjective that stands for one ("foreign criticism").
    pub fn sort(&self, form: &str) -> Sort {
        let readings = self.entries.get(form).map_or(&[][..], |e| &e.readings);
        let reading = |tags: &[Tag]| readings.iter().find(|(tag, _)| tags.contains(tag));
        let noun = reading(&[Tag::Noun, Tag::Plural]).or_else(|| reading(&[Tag::Adjective]));
        noun.and_then(|(_, lemma)| self.sorts.get(lemma)).copied().unwrap_or(Sort::None)
    }

    /// Whether a list of the words with a property has a form.
    pub fn has(&self, property: Property, form: &str) -> bool {
        self.lists[property as usize].contains(form)
    }

    /// Whether a list of the verbs with a property has the lemma of a form.
    pub fn is_verb_of(&self, property: Property, form: &str) -> bool {
        let readings = self.entries.get(form).map_or(&[][..], |e| &e.readings);
        let verb = readings.iter().find(|(tag, _)| Tags::VERB.has(*tag));
        verb.is_some_and(|(_, lemma)| self.has(property, lemma))
    }

    /// Reads a table of sorts with the nouns of each.
    fn read_sorts(&mut self, source: &Source, table: &Table, faults: &mut Vec<Fault>) {
        let Some(at) = table.column("nouns", faults) else { return };
        for (line, cells) in &table.rows {
            match Sort::parse(cells[0]) {
                Ok(sort) => self.sorts.extend(cells[at].split('|').map(|noun| (noun.to_owned(), sort))),
                Err(what) => faults.push(Fault::new(&source.path, *line, what)),
            }
        }
    }

    fn read_classes(&mut self, source: &Source, table: &Table, faults: &mut Vec<Fault>) {
        let (Some(class_at), Some(forms_at)) = (table.column("class", faults), table.column("forms", faults)) else { return };
        let mut seen: Vec<&str> = Vec::new();
        for (line, cells) in &table.rows {
            let name = cells[class_at];
            if seen.contains(&name) {
                faults.push(Fault::new(&source.path, *line, format!("class {name:?} has a row already")));
            }
            seen.push(name);
            match Class::parse(name) {
                Ok(class) => {
                    for form in cells[forms_at].split('|').filter(|f| !f.is_empty()) {
                        let entry = self.entry(&super::fold::fold(form));
                        entry.classes = entry.classes.with(class);
                    }
                }
                Err(what) => faults.push(Fault::new(&source.path, *line, what)),
            }
        }
    }
}

/// The words of a table of one column.
fn first_cells(table: &Table) -> impl Iterator<Item = String> {
    table.rows.iter().map(|(_, cells)| cells[0].to_owned())
}

/// The words of a table with what each may describe, or the particles that it takes.
fn described(table: &Table, column: &str, faults: &mut Vec<Fault>) -> Vec<(String, Vec<String>)> {
    let Some(at) = table.column(column, faults) else { return Vec::new() };
    table.rows.iter().map(|(_, cells)| (cells[0].to_owned(), cells[at].split_whitespace().map(str::to_owned).collect())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source { path: "w.tsv".into(), text: text.into() }
    }

    #[test]
    fn later_readings_replace_and_classes_add_up() {
        let files = [
            source("#lex 1\nform\treadings\nused\tVBD:use JJ\n"),
            source("#lex 1\nform\treadings\tclasses\nused\tVBN:use\ttime\n"),
            source("#lex 1\nclass\tforms\nhedge\tused|maybe\n"),
            source("#lex 1\nform\treadings\nmice\tNNS:mouse\nmouse\tNN\n"),
            source("#lex 1\nform\treadings\nforeign\tJJ\n"),
            source("#lex 1\nsort\tnouns\nnature\tmouse|used\ngroup\tforeign\n"),
            source("#lex 1\nintransitive\nuse\n"),
        ];
        let mut faults = Vec::new();
        let words = Words::read(&files, &mut faults);
        assert_eq!(faults, []);
        let used = &words.entries["used"];
        assert_eq!(used.readings, [(Tag::Participle, "use".to_owned())]);
        assert!(used.classes.has(Class::Time) && used.classes.has(Class::Hedge));
        assert_eq!(words.order, ["used", "maybe", "mice", "mouse", "foreign"]);
        assert_eq!((words.sort("mice"), words.sort("used"), words.sort("cat")), (Sort::Nature, Sort::None, Sort::None));
        assert_eq!(words.sort("foreign"), Sort::Group);
        let intransitive = |form| words.is_verb_of(Property::Intransitive, form);
        assert!(intransitive("used") && !intransitive("mice"));
    }

    #[test]
    fn common_words_come_first() {
        let files = [source("#lex 1\nform\treadings\na\tDT\nb\tNN\nc\tNN\n"), source("#lex 1\ncommon\nc\nx\na\n")];
        let mut faults = Vec::new();
        let mut words = Words::read(&files, &mut faults);
        words.sort_by_frequency();
        assert_eq!((words.order, faults), (vec!["c".to_owned(), "a".into(), "b".into()], vec![]));
    }

    #[test]
    fn unknown_names_are_faults() {
        let mut faults = Vec::new();
        Words::read(&[source("#lex 1\nform\treadings\tclasses\nx\tVBB\ttimes\n")], &mut faults);
        assert_eq!(faults.len(), 2);
        assert!(faults[1].what.contains("did you mean \"time\""), "{}", faults[1]);
    }
}
