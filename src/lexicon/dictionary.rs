//! The lexicon itself: the vocabulary, the records of its words, and what else the files say of some.

use super::described::{CODE, Described, FAMILY, LINKING, OTHER, UNDERGONE};
use super::file;
use super::record::{self, Record, STRIDE};
use super::vocabulary::Vocabulary;
use super::word::{Word, WordId};
use super::{Class, Sort, Tag, Tags};
use crate::tables::blob::{Bytes, Reader, Words, Writer};

/// All words, with what is known of each.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    pub(super) vocabulary: Vocabulary,
    records: Words,
    suffixes: Vec<(String, Tags, Tag)>,
    bodies: Described,
    people: Described,
    phrasal: Described,
    /// by word number
    sorts: Bytes,
    /// the words that single ASCII marks are
    marks: Vec<WordId>,
}

/// The words that single ASCII marks are.
fn marks(vocabulary: &Vocabulary) -> Vec<WordId> {
    let word = |b: u8| if b.is_ascii_punctuation() { vocabulary.get((b as char).encode_utf8(&mut [0; 4])) } else { 0 };
    (0..128).map(|b| WordId(word(b))).collect()
}

impl Lexicon {
    /// The lexicon of what files say, with the records of its words in their order; a word's number is its place plus one.
    pub fn build(words: &file::Words, records: &[Word]) -> Lexicon {
        assert_eq!(words.order.len(), records.len());
        let mut packed = Vec::with_capacity((records.len() + 1) * STRIDE);
        Word::default().pack("", &mut packed);
        records.iter().zip(&words.order).for_each(|(record, word)| record.pack(word, &mut packed));
        let vocabulary = Vocabulary::build(&words.order);
        let suffix = |(s, tags): &(String, Vec<Tag>)| Some((s.clone(), Tags::of(tags), *tags.first()?));
        let sorts: Vec<u8> = std::iter::once(Sort::None).chain(words.order.iter().map(|w| words.sort(w))).map(|s| s as u8).collect();
        Lexicon {
            marks: marks(&vocabulary),
            bodies: Described::new(&words.bodies, &vocabulary),
            people: Described::new(&words.people, &vocabulary),
            phrasal: Described::new(&words.phrasal, &vocabulary),
            vocabulary,
            records: packed.into(),
            suffixes: words.suffixes.iter().filter_map(suffix).collect(),
            sorts: sorts.into(),
        }
    }

    /// The sort of a noun.
    pub fn sort(&self, id: WordId) -> Sort {
        self.sorts.get(id.0 as usize).and_then(|n| Sort::ALL.get(*n as usize)).copied().unwrap_or(Sort::None)
    }

    /// The subtypes of the listed bodies that a noun may describe: "carrier" an airline.
    pub fn bodies(&self, noun: WordId) -> &[String] {
        self.bodies.of(noun)
    }

    /// The sorts of persons that a noun may describe: "senator" a lawmaker. Two nouns of one sort may mean the same person.
    pub fn people(&self, noun: WordId) -> &[String] {
        self.people.of(noun)
    }

    /// Whether a word describes persons, and is not only said of what describes one: "former", "lead".
    pub fn is_for_persons(&self, noun: WordId) -> bool {
        self.people(noun).iter().any(|sort| ![OTHER, LINKING, CODE, FAMILY, UNDERGONE].contains(&sort.as_str()))
    }

    /// Whether a noun may describe a person of a sort.
    pub fn is_of_sort(&self, noun: WordId, sort: &str) -> bool {
        self.people(noun).iter().any(|s| s == sort)
    }

    /// Whether a verb takes an object behind a particle: "shrug off the scandal".
    pub fn is_phrasal(&self, verb: WordId, particle: WordId) -> bool {
        self.phrasal.of(self.word(verb).lemma).iter().any(|p| p == self.text(particle))
    }

    /// The record of a word; an empty one for [`WordId::UNKNOWN`].
    #[inline]
    pub fn word(&self, id: WordId) -> Word {
        Word::unpack(self.record(id.0))
    }

    #[inline(always)]
    pub(super) fn record(&self, n: u32) -> &Record {
        &self.records.as_chunks().0[n as usize]
    }

    /// Where the names that begin with a word hang; 0 for none. (The one field that is asked of every token.)
    #[inline]
    pub fn names_at(&self, id: WordId) -> u32 {
        record::names(self.record(id.0))
    }

    /// The word that an ASCII mark is.
    #[inline]
    pub fn mark(&self, mark: u8) -> WordId {
        self.marks.get(mark as usize).copied().unwrap_or(WordId::UNKNOWN)
    }

    /// What a word without a reading can be, and what it is likeliest, by its ending.
    pub fn guess(&self, spelled: &str) -> (Tags, Tag) {
        let fits = |(suffix, _, _): &&(String, Tags, Tag)| spelled.len() > suffix.len() + 2 && spelled.ends_with(suffix.as_str());
        self.suffixes.iter().find(fits).map_or((Tags::of(&[Tag::Noun]), Tag::Noun), |(_, tags, likely)| (*tags, *likely))
    }

    /// The word with this folded form.
    pub fn get(&self, folded: &str) -> WordId {
        WordId(self.vocabulary.get(folded))
    }

    /// A word's folded form.
    pub fn text(&self, id: WordId) -> &str {
        self.vocabulary.text(id.0)
    }

    /// The folded form of the commonest word of a class; empty where no word has it.
    pub fn commonest(&self, class: Class) -> &str {
        let of_class = (1..=self.len() as u32).map(WordId).find(|id| self.word(*id).is(class));
        self.text(of_class.unwrap_or(WordId::UNKNOWN))
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.vocabulary.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.vocabulary.is_empty()
    }

    pub(crate) fn write(&self, w: &mut Writer) {
        self.vocabulary.write(w);
        w.words(&self.records);
        let written: Vec<String> = self.suffixes.iter().map(|(s, tags, likely)| format!("{s}\t{}\t{}", tags.0, *likely as u8)).collect();
        w.text(&written.join("\n"));
        self.bodies.write(w);
        self.people.write(w);
        self.phrasal.write(w);
        w.bytes(&self.sorts);
    }

    pub(crate) fn read(r: &mut Reader) -> Lexicon {
        let (vocabulary, records, written) = (Vocabulary::read(r), r.words(), r.text());
        let suffix = |line: &str| {
            let mut cells = line.split('\t');
            Some((cells.next()?.to_owned(), Tags(cells.next()?.parse().ok()?), Tag::from_u8(cells.next()?.parse().ok()?)?))
        };
        let suffixes = written.lines().filter_map(suffix).collect();
        let [bodies, people, phrasal] = std::array::from_fn(|_| Described::read(r));
        Lexicon { marks: marks(&vocabulary), vocabulary, records, suffixes, bodies, people, phrasal, sorts: r.bytes() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Classes, Properties, Property};

    #[test]
    fn a_record_comes_back_as_it_went_in() {
        let word = Word {
            tags: Tags::of(&[Tag::Noun, Tag::Base]),
            likely: Some(Tag::Base),
            classes: Classes::of(&[Class::Be, Class::Hedge, Class::LastName]),
            lemma: WordId(2),
            names: 77,
            lower_names: true,
            cue: 65_000,
            properties: Properties::of(&Property::ALL.map(|property| (property, property != Property::That))),
        };
        let words = file::Words {
            order: ["blame", "turkiye", "accountability"].map(str::to_owned).to_vec(),
            suffixes: vec![("ly".into(), vec![Tag::Adverb])],
            bodies: vec![("turkiye".into(), vec!["country".into()])],
            phrasal: vec![("turkiye".into(), vec!["accountability".into()])],
            ..file::Words::default()
        };
        let lexicon = Lexicon::build(&words, &[word, Word::default(), Word::default()]);
        assert_eq!(lexicon.word(lexicon.get("blame")), word);
        assert_eq!(lexicon.word(WordId::UNKNOWN), Word::default());
        assert_eq!(lexicon.names_at(WordId(1)), 77);
        assert_eq!(lexicon.find("BLAME"), WordId(1));
        assert_eq!(lexicon.find("Türkiye"), WordId(2));
        assert_eq!(lexicon.find("Accountability"), WordId(3));
        assert_eq!((lexicon.find("accountabilities"), lexicon.find("blam")), (WordId::UNKNOWN, WordId::UNKNOWN));
        assert_eq!(lexicon.text(WordId(1)), "blame");
        assert_eq!(lexicon.guess("frantically").1, Tag::Adverb);
        assert_eq!(lexicon.guess("fly").1, Tag::Noun);
        assert_eq!(lexicon.bodies(WordId(2)), ["country"]);
        assert!(lexicon.bodies(WordId(1)).is_empty());
        // "blame" has the second word for its lemma
        assert!(lexicon.is_phrasal(WordId(1), WordId(3)));
        assert!(!lexicon.is_phrasal(WordId(1), WordId(2)) && !lexicon.is_phrasal(WordId(3), WordId(3)));
    }
}
