//! Transformations: a word's likeliest tag gives way to another by what stands around it.
//!
//! Transformation-based tagging (Brill 1995): each row of `lexicon/transformations.tsv` changes one tag into another where its conditions hold, later
//! rows change what earlier ones made. The text is walked once from left to right, so that what stands before a word has its tag and what stands
//! after it has its likeliest.

use super::{Class, Tag, Tags};
use crate::tables::source::{Fault, Source, Table, nearest};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What stands at one place: a tag, or a word that tells more than its tag. The number of a bit in [`Contexts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context(u8);

/// The contexts that are no tags, by their names in the table.
const SPECIAL: [&str; 16] = [
    "edge",
    "quotation",
    "be",
    "have",
    "do",
    "be/VBN",
    "be/VBG",
    "have/VBN",
    "have/VBG",
    "do/VBN",
    "by",
    "of",
    "as",
    "oblique",
    "whose",
    "those",
];
/// The number of the first of them, behind the tags.
const FIRST_SPECIAL: u8 = 40;

impl Context {
    /// Before the first and after the last word.
    pub const EDGE: Context = Context(FIRST_SPECIAL);
    /// A quotation that says something.
    pub const QUOTATION: Context = Context(FIRST_SPECIAL + 1);

    /// What a word with these classes is, tagged so.
    #[inline]
    pub fn of(tag: Tag, is: impl Fn(Class) -> bool) -> Context {
        let special = |n: u8| Context(FIRST_SPECIAL + n);
        match tag {
            Tag::Base | Tag::Third | Tag::Past if is(Class::Be) => special(2),
            Tag::Base | Tag::Third | Tag::Past if is(Class::Have) => special(3),
            Tag::Base | Tag::Third | Tag::Past if is(Class::Do) => special(4),
            Tag::Participle if is(Class::Be) => special(5),
            Tag::Ing if is(Class::Be) => special(6),
            Tag::Participle if is(Class::Have) => special(7),
            Tag::Ing if is(Class::Have) => special(8),
            Tag::Participle if is(Class::Do) => special(9),
            Tag::Preposition if is(Class::By) => special(10),
            Tag::Preposition if is(Class::Of) => special(11),
            Tag::Preposition if is(Class::As) => special(12),
            Tag::Pronoun if is(Class::Oblique) => special(13),
            Tag::Wh if is(Class::Definite) => special(14),
            Tag::Pronoun if is(Class::Definite) && is(Class::PeopleNoun) => special(15),
            _ => Context(tag as u8),
        }
    }
}

/// A set of contexts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contexts(u64);

/// The sets that the table may name.
const GROUPS: [(&str, &[&str]); 13] = [
    ("nominal", &["NN", "NNS", "NNP"]),
    ("determiner", &["DT", "PRP$", "POS", "whose"]),
    ("pronoun", &["PRP", "EX", "oblique", "those"]),
    ("verb", &["VB", "VBZ", "VBD"]),
    ("being", &["be", "be/VBN", "be/VBG"]),
    ("having", &["have", "have/VBG"]),
    ("participle", &["VBN", "have/VBN", "do/VBN"]),
    ("preposition", &["IN", "by", "of", "as"]),
    ("end", &["stop", "edge", "semicolon", "colon"]),
    ("mark", &["open", "close", "dash", "mark"]),
    ("conjunction", &["CC"]),
    ("number", &["CD"]),
    ("ing", &["VBG"]),
];

impl Contexts {
    const ANY: Contexts = Contexts(u64::MAX);

    /// Whether the context is in the set.
    #[inline]
    pub fn has(self, context: Context) -> bool {
        self.0 >> context.0 & 1 != 0
    }

    fn parse(name: &str) -> Option<Contexts> {
        if let Some((_, members)) = GROUPS.iter().find(|(group, _)| *group == name) {
            return members.iter().try_fold(Contexts(0), |set, m| Some(Contexts(set.0 | Contexts::one(m)?.0)));
        }
        Contexts::one(name)
    }

    fn one(name: &str) -> Option<Contexts> {
        let tag = Tag::of_word(name).or_else(|_| Tag::parse(name)).ok();
        let special = || SPECIAL.iter().position(|s| *s == name).map(|n| FIRST_SPECIAL + n as u8);
        tag.map(|t| t as u8).or_else(special).map(|n| Contexts(1 << n))
    }

    fn names() -> impl Iterator<Item = &'static str> {
        let groups = GROUPS.iter().map(|(g, _)| *g);
        groups.chain(SPECIAL).chain(Tag::names())
    }
}

/// What may be true of a place beside the contexts around it. Some are costly to find out, so that they are asked for only where a row needs them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// a finite verb stands earlier in the clause
    VerbBefore,
    /// a word that can only be a finite verb stands later in the clause
    VerbAfter,
    /// the word may claim
    Cue,
    /// it stands in a headline, or in a line that no mark ends
    Headline,
    /// an aside in commas ends right before it, and the subject before that lacks its verb
    AfterAside,
    /// the nouns before it are several
    PluralSubject,
    /// the nouns before it in the clause all belong to prepositions
    NoSubject,
    /// the noun group before it stands behind a relative pronoun
    WhBefore,
    /// the noun group before it stands behind a verb that takes a clause without "that"
    Reported,
    /// the noun before it is a plural in a group with "a"
    Singular,
    /// the noun group before it, with no preposition in it, stands behind a comma
    CommaBefore,
}

/// The facts by their names in the table.
const FACTS: [(&str, Fact); 11] = [
    ("verb-before", Fact::VerbBefore),
    ("verb-after", Fact::VerbAfter),
    ("cue", Fact::Cue),
    ("headline", Fact::Headline),
    ("after-aside", Fact::AfterAside),
    ("plural-subject", Fact::PluralSubject),
    ("no-subject", Fact::NoSubject),
    ("wh-before", Fact::WhBefore),
    ("reported", Fact::Reported),
    ("singular-group", Fact::Singular),
    ("comma-before", Fact::CommaBefore),
];

/// Facts that are known, and whether they hold: two sets of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Facts {
    known: u16,
    hold: u16,
}

impl Facts {
    fn set(&mut self, fact: usize, holds: bool) {
        self.known |= 1 << fact;
        self.hold |= (holds as u16) << fact;
    }

    /// Whether all of the `wanted` ones are as they should be; what is not known yet is found out.
    #[inline]
    fn agree(&mut self, wanted: Facts, find_out: &impl Fn(Fact) -> bool) -> bool {
        let mut missing = wanted.known & !self.known;
        while missing != 0 {
            let fact = missing.trailing_zeros() as usize;
            self.set(fact, find_out(FACTS[fact].1));
            missing &= missing - 1;
        }
        (self.hold ^ wanted.hold) & wanted.known == 0
    }
}

/// What stands around a word, by place: before it, before it with adverbs left out, two words before it; directly and two words after it, as what those
/// words are most often.
pub type Around = [Context; PLACES.len()];

/// The places of [`Around`] by their names in the table.
const PLACES: [&str; 5] = ["before", "content-before", "second-before", "after", "second-after"];

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Transformation {
    to: Tag,
    around: [Contexts; PLACES.len()],
    facts: Facts,
}

/// A bit for each of the rows that change one tag.
type Bits = u128;

/// The rows that change one tag, with their numbers among all; turned round, so that all rows are tried at once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<(u16, Transformation)>", into = "Vec<(u16, Transformation)>")]
struct Rows {
    rows: Vec<(u16, Transformation)>,
    /// the tags that rows change it to, with the rows that do
    to: Vec<(Tag, Bits)>,
    /// of each context the rows that allow it, place by place
    allowed: Vec<[Bits; PLACES.len()]>,
}

impl From<Vec<(u16, Transformation)>> for Rows {
    fn from(rows: Vec<(u16, Transformation)>) -> Rows {
        let which =
            |test: &dyn Fn(&Transformation) -> bool| rows.iter().enumerate().fold(0, |bits, (n, (_, row))| bits | (test(row) as Bits) << n);
        let mut tags: Vec<Tag> = rows.iter().map(|(_, row)| row.to).collect();
        tags.sort();
        tags.dedup();
        let to = tags.into_iter().map(|tag| (tag, which(&|row| row.to == tag))).collect();
        let places = |n| std::array::from_fn(|place| which(&|row: &Transformation| row.around[place].has(Context(n))));
        Rows { to, allowed: (0..FIRST_SPECIAL + SPECIAL.len() as u8).map(places).collect(), rows }
    }
}

impl From<Rows> for Vec<(u16, Transformation)> {
    fn from(rows: Rows) -> Vec<(u16, Transformation)> {
        rows.rows
    }
}

impl Rows {
    /// The first row from number `next` on that changes the tag of a word that can be any of `tags`.
    #[inline]
    fn find(&self, next: u16, tags: Tags, at: &Around, mut agrees: impl FnMut(Facts) -> bool) -> Option<(u16, Tag)> {
        let mut fit = self.to.iter().filter(|(tag, _)| tags.has(*tag)).fold(0, |all, (_, rows)| all | rows);
        if fit == 0 {
            return None;
        }
        for (place, context) in at.iter().enumerate() {
            fit &= self.allowed[context.0 as usize][place];
        }
        while fit != 0 {
            let (number, row) = self.rows[fit.trailing_zeros() as usize];
            if number >= next && agrees(row.facts) {
                return Some((number, row.to));
            }
            fit &= fit - 1;
        }
        None
    }
}

/// The table: of each tag the rows that change it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transformations {
    from: Vec<Rows>,
    /// of each row where it stands
    places: Vec<Place>,
    files: Vec<String>,
}

/// Where a row stands and what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Place {
    from: Tag,
    to: Tag,
    file: u16,
    line: u32,
}

impl Transformations {
    /// Reads the files of the lexicon whose first column is `from`.
    pub fn read(sources: &[Source], faults: &mut Vec<Fault>) -> Transformations {
        let mut out = Transformations::default();
        let mut rows_from: Vec<Vec<(u16, Transformation)>> = Vec::new();
        for source in sources {
            // what is wrong with other files is told by those who read them
            let Some(table) = Table::read(source, "#lex 1", &mut Vec::new()).filter(|t| t.header.first() == Some(&"from")) else {
                continue;
            };
            let (Some(to_at), Some(where_at)) = (table.column("to", faults), table.column("where", faults)) else { continue };
            out.files.push(source.path.clone());
            let mut known: HashMap<[&str; 3], u32> = HashMap::new();
            for (line, cells) in &table.rows {
                if let Some(first) = known.insert([cells[0], cells[to_at], cells[where_at]], *line) {
                    faults.push(Fault::new(&source.path, *line, format!("the row of line {first} again")));
                }
                let mut tag = |name: &str| Tag::of_word(name).map_err(|what| faults.push(Fault::new(&source.path, *line, what))).ok();
                let (Some(from), Some(to)) = (tag(cells[0]), tag(cells[to_at])) else { continue };
                match transformation(to, cells[where_at]) {
                    Ok(_) if rows_from.get(from as usize).is_some_and(|rows| rows.len() == Bits::BITS as usize) => {
                        faults.push(Fault::new(&source.path, *line, format!("more than {} rows change this tag", Bits::BITS)));
                    }
                    Ok(row) => {
                        rows_from.resize(rows_from.len().max(from as usize + 1), Vec::new());
                        rows_from[from as usize].push((out.places.len() as u16, row));
                        out.places.push(Place { from, to, file: out.files.len() as u16 - 1, line: *line });
                    }
                    Err(what) => faults.push(Fault::new(&source.path, *line, what)),
                }
            }
        }
        out.from = rows_from.into_iter().map(Rows::from).collect();
        out
    }

    /// A row by its number: its two tags, its file and its line there.
    pub fn row(&self, number: u16) -> (Tag, Tag, &str, u32) {
        let place = &self.places[number as usize];
        (place.from, place.to, &self.files[place.file as usize], place.line)
    }

    /// What a word that can be any of `tags`, and is `likely` most often, is in this place. `find_out` says whether a fact holds there; `changed` is told
    /// the number of each row that changes the tag.
    #[inline]
    pub fn decide(&self, likely: Tag, tags: Tags, at: &Around, find_out: impl Fn(Fact) -> bool, mut changed: impl FnMut(u16)) -> Tag {
        let mut tag = likely;
        let mut next = 0;
        let mut facts = Facts::default();
        while let Some((number, to)) =
            self.from.get(tag as usize).and_then(|rows| rows.find(next, tags, at, |wanted| facts.agree(wanted, &find_out)))
        {
            tag = to;
            next = number + 1;
            changed(number);
        }
        tag
    }
}

fn transformation(to: Tag, conditions: &str) -> Result<Transformation, String> {
    let mut row = Transformation { to, around: [Contexts::ANY; PLACES.len()], facts: Facts::default() };
    for condition in conditions.split_whitespace() {
        let Some((place, value)) = condition.split_once(':') else {
            return Err(format!("expected a condition like \"before:DT\", found \"{condition}\""));
        };
        if let Some(at) = PLACES.iter().position(|p| *p == place) {
            row.around[at] =
                Contexts::parse(value).ok_or_else(|| format!("unknown context \"{value}\"{}", nearest(value, Contexts::names())))?;
            continue;
        }
        let Some(n) = FACTS.iter().position(|(name, _)| *name == place) else {
            let known = PLACES.into_iter().chain(FACTS.iter().map(|(name, _)| *name));
            return Err(format!("unknown condition \"{place}\"{}", nearest(place, known)));
        };
        match value {
            "yes" | "no" => row.facts.set(n, value == "yes"),
            _ => return Err(format!("expected \"{place}:yes\" or \"{place}:no\", found \"{condition}\"")),
        }
    }
    Ok(row)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(rows: &str) -> (Transformations, Vec<Fault>) {
        let mut faults = Vec::new();
        let text = format!("#lex 1\nfrom\tto\twhere\n{rows}");
        let read = Transformations::read(&[Source { path: "t.tsv".into(), text }], &mut faults);
        (read, faults)
    }

    fn around(before: Tag, after: Tag) -> Around {
        let context = |tag| Context::of(tag, |_| false);
        [context(before), context(before), Context::EDGE, context(after), Context::EDGE]
    }

    #[test]
    fn later_rows_change_what_earlier_ones_made() {
        let (table, faults) = read("NN\tVB\tcontent-before:TO\nVB\tNN\tbefore:TO after:stop verb-before:no\nNN\tJJ\tbefore:DT\n");
        assert_eq!(faults, []);
        let tags = Tags::of(&[Tag::Noun, Tag::Base]);
        let decide = |likely, at: &Around| table.decide(likely, tags, at, |fact| fact == Fact::VerbAfter, |_| {});
        assert_eq!(decide(Tag::Noun, &around(Tag::To, Tag::Determiner)), Tag::Base);
        assert_eq!(decide(Tag::Noun, &around(Tag::To, Tag::Stop)), Tag::Noun, "back by the second row");
        assert_eq!(decide(Tag::Noun, &around(Tag::Determiner, Tag::Stop)), Tag::Noun, "the word is no adjective");
        assert_eq!(decide(Tag::Base, &around(Tag::Modal, Tag::Stop)), Tag::Base);
        let mut rows = Vec::new();
        table.decide(Tag::Noun, tags, &around(Tag::To, Tag::Stop), |_| false, |n| rows.push(table.row(n)));
        assert_eq!(rows, [(Tag::Noun, Tag::Base, "t.tsv", 3), (Tag::Base, Tag::Noun, "t.tsv", 4)]);
    }

    #[test]
    fn contexts_know_auxiliaries_and_groups() {
        let be = Context::of(Tag::Past, |c| c == Class::Be);
        assert!(Contexts::parse("being").is_some_and(|s| s.has(be)));
        assert!(!Contexts::parse("verb").is_some_and(|s| s.has(be)));
        assert!(Contexts::parse("end").is_some_and(|s| s.has(Context::EDGE)));
        assert_eq!(GROUPS.iter().filter(|(g, _)| Contexts::parse(g).is_none()).count(), 0, "every group has known members");
    }

    #[test]
    fn faults_name_the_nearest_word() {
        let (_, faults) = read("NN\tVV\tbefore:DT\nNN\tVB\tbefor:DT\nNN\tVB\tafter:nominals\nNN\tVB\tcue:maybe\n");
        let told: Vec<String> = faults.iter().map(Fault::to_string).collect();
        assert!(told[0].starts_with("t.tsv:3: unknown tag \"VV\", did you mean"), "{told:?}");
        assert!(told[1].contains("did you mean \"before\""), "{told:?}");
        assert!(told[2].contains("did you mean \"nominal\""), "{told:?}");
        assert!(told[3].contains("\"cue:yes\" or \"cue:no\""), "{told:?}");
        let (_, twice) = read("NN\tVB\tbefore:DT\nNN\tJJ\tbefore:DT\nNN\tVB\tbefore:DT\n");
        assert_eq!(twice.iter().map(Fault::to_string).collect::<Vec<_>>(), ["t.tsv:5: the row of line 3 again"]);
    }
}
