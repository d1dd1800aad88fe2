//! What is known of a word: one packed record, found with one look-up.

use super::described::{Described, LINKING, OTHER};
use super::file;
use super::fold::{Folded, Hash, fold_into};
use super::vocabulary::Vocabulary;
use super::{Class, Classes, Properties, Property, Sort, Tag, Tags};
use crate::eight;
use crate::tables::blob::{Bytes, Reader, Words, Writer};

/// A word's number; 0 is a word that the lexicon does not hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u32);

impl WordId {
    /// Not in the lexicon.
    pub const UNKNOWN: WordId = WordId(0);

    /// Whether the lexicon holds the word.
    pub fn is_known(self) -> bool {
        self.0 != 0
    }
}

/// The record of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// What it can be.
    pub tags: Tags,
    /// What it is most often; a noun where the lexicon has no reading.
    pub likely: Option<Tag>,
    /// Its classes.
    pub classes: Classes,
    /// Its lemma as a verb, else as its likeliest reading.
    pub lemma: WordId,
    /// Where the names that begin with it hang in the trie; 0 for none.
    pub names: u32,
    /// Whether one of those may begin in lower case.
    pub lower_names: bool,
    /// Its cue list; 0 for none.
    pub cue: u16,
    /// What else is true of it.
    pub properties: Properties,
}

/// 32-bit words a record takes: half a cache line.
const STRIDE: usize = 8;

/// The number of no tag.
const NO_TAG: u32 = 0x7f;

/// The bit that says whether a word has more letters than its record.
const LONGER: u32 = 1 << 23;

/// The bit beside the names of a word that says whether one of them may begin in lower case.
const LOWER_NAMES: u32 = 1 << 31;

impl Word {
    /// The record of a word, with its first eight letters and whether there are more, by which it is told from others of the same hash.
    fn pack(&self, letters: &str, out: &mut Vec<u32>) {
        let likely = self.likely.map_or(NO_TAG, |t| t as u32);
        let longer = if letters.len() > 8 { LONGER } else { 0 };
        let first = eight::read(letters.as_bytes());
        out.extend([
            self.tags.0,
            self.classes.0 as u32,
            (self.classes.0 >> 32) as u32,
            self.lemma.0,
            self.names | if self.lower_names { LOWER_NAMES } else { 0 },
            (self.properties.0 as u32) << 24 | longer | likely << 16 | self.cue as u32,
            first as u32,
            (first >> 32) as u32,
        ]);
    }

    #[inline]
    fn unpack(r: &[u32; STRIDE]) -> Word {
        Word {
            tags: Tags(r[0]),
            classes: Classes(r[1] as u64 | (r[2] as u64) << 32),
            lemma: WordId(r[3]),
            names: r[4] & !LOWER_NAMES,
            lower_names: r[4] & LOWER_NAMES != 0,
            likely: Tag::from_u8((r[5] >> 16) as u8 & NO_TAG as u8),
            cue: r[5] as u16,
            properties: Properties((r[5] >> 24) as u8),
        }
    }

    /// Whether the word has the class.
    #[inline]
    pub fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }

    /// Whether the word has one of the classes.
    #[inline]
    pub fn is_any(&self, classes: &[Class]) -> bool {
        self.classes.has_any(Classes::of(classes))
    }

    /// Whether the word has the property.
    #[inline]
    pub fn has(&self, property: Property) -> bool {
        self.properties.has(property)
    }

    /// Whether it may ask for a thing, or stand for one of which a clause tells: "what".
    pub fn is_what(&self) -> bool {
        self.tags.has(Tag::Wh) && self.is(Class::Neuter) && !self.is(Class::Relative)
    }
}

/// The vocabulary with its records.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    vocabulary: Vocabulary,
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
        self.people(noun).iter().any(|sort| ![OTHER, LINKING].contains(&sort.as_str()))
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
    fn record(&self, n: u32) -> &[u32; STRIDE] {
        &self.records.as_chunks().0[n as usize]
    }

    /// Where the names that begin with a word hang; 0 for none. (The one field that is asked of every token.)
    #[inline]
    pub fn names_at(&self, id: WordId) -> u32 {
        self.record(id.0)[4] & !LOWER_NAMES
    }

    /// The word with this spelling, whatever its capitals.
    #[inline]
    pub fn find(&self, spelled: &str) -> WordId {
        let bytes = spelled.as_bytes();
        let words = [eight::read(bytes), bytes.get(8..).map_or(0, eight::read)];
        if bytes.len() < 16 && (words[0] | words[1]) & eight::HIGH == 0 {
            return self.find_plain(&Folded { letters: words.map(eight::lower), length: bytes.len() });
        }
        self.find_longer(spelled)
    }

    /// The word with these letters.
    #[inline]
    pub fn find_plain(&self, word: &Folded) -> WordId {
        let [first, second] = word.letters;
        let hash = word.hash();
        if word.length <= 8 {
            return WordId(self.vocabulary.find(hash, |n| self.first_letters(n) == first && self.is_short(n)));
        }
        WordId(self.vocabulary.find(hash, |n| self.first_letters(n) == first && self.ends_with(n, second)))
    }

    /// The same of several words at once, step by step: a processor fetches the slots of all of them side by side, then the records, where one word after
    /// another would have to wait for each.
    #[inline]
    pub fn find_all_plain<const N: usize>(&self, words: &[Folded; N], found: &mut [WordId; N]) {
        let numbers = self.vocabulary.first_of_each(&words.each_ref().map(Folded::hash));
        let same: [bool; N] = std::array::from_fn(|n| self.first_letters(numbers[n]) == words[n].letters[0]);
        for n in 0..N {
            // nearly always
            let sure =
                same[n] && (if words[n].length <= 8 { self.is_short(numbers[n]) } else { self.ends_with(numbers[n], words[n].letters[1]) });
            found[n] = if sure { WordId(numbers[n]) } else { self.find_plain(&words[n]) };
        }
    }

    /// Words of sixteen letters and more, and those beyond ASCII.
    fn find_longer(&self, spelled: &str) -> WordId {
        let bytes = spelled.as_bytes();
        if !spelled.is_ascii() {
            let mut folded = String::with_capacity(spelled.len());
            fold_into(spelled, &mut folded);
            return self.get(&folded);
        }
        let same = |n| eight::same_folded(bytes, self.vocabulary.text(n).as_bytes());
        WordId(self.vocabulary.find(Hash::over(bytes, eight::lower), same))
    }

    /// The word that an ASCII mark is.
    #[inline]
    pub fn mark(&self, mark: u8) -> WordId {
        self.marks.get(mark as usize).copied().unwrap_or(WordId::UNKNOWN)
    }

    /// Whether word `n` has no more letters than its record.
    #[inline(always)]
    fn is_short(&self, n: u32) -> bool {
        self.record(n)[5] & LONGER == 0
    }

    /// Whether the letters of word `n` after its first eight are these.
    #[inline(always)]
    fn ends_with(&self, n: u32, rest: u64) -> bool {
        self.vocabulary.text(n).as_bytes().get(8..).is_some_and(|r| r.len() <= 8 && eight::read(r) == rest)
    }

    #[inline(always)]
    fn first_letters(&self, n: u32) -> u64 {
        let r = self.record(n);
        r[6] as u64 | (r[7] as u64) << 32
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
