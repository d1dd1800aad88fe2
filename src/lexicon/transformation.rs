//! Transformations: a word's likeliest tag gives way to another by what stands around it.
//!
//! Transformation-based tagging (Brill 1995): each row of `lexicon/transformations.tsv` changes one tag into another where its conditions hold, later
//! rows change what earlier ones made. The text is walked once from left to right, so that what stands before a word has its tag and what stands
//! after it has its likeliest.

use super::context::{Context, Contexts};
use super::fact::{Fact, Facts};
use super::{Tag, Tags};
use crate::tables::source::{Fault, Source, Table, nearest};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

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
    to: Vec<(Tags, Bits)>,
    /// of each context the rows that allow it, place by place
    allowed: Vec<[Bits; PLACES.len()]>,
}

impl From<Vec<(u16, Transformation)>> for Rows {
    fn from(rows: Vec<(u16, Transformation)>) -> Rows {
        let mut to: BTreeMap<Tag, Bits> = BTreeMap::new();
        // most rows ask for one or two places
        let mut anything = [0; PLACES.len()];
        let mut allowed = vec![[0; PLACES.len()]; Context::all().count()];
        for (n, (_, row)) in rows.iter().enumerate() {
            let bit: Bits = 1 << n;
            *to.entry(row.to).or_default() |= bit;
            for (place, contexts) in row.around.iter().enumerate() {
                if *contexts == Contexts::ANY {
                    anything[place] |= bit;
                    continue;
                }
                let allow = Context::all().filter(|context| contexts.has(*context));
                allow.for_each(|context| allowed[context.number()][place] |= bit);
            }
        }
        allowed.iter_mut().for_each(|places| places.iter_mut().zip(anything).for_each(|(allowed, any)| *allowed |= any));
        Rows { to: to.into_iter().map(|(tag, rows)| (Tags::of(&[tag]), rows)).collect(), allowed, rows }
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
        let mut fit = self.to.iter().fold(0, |all, (tag, rows)| all | if tags.meets(*tag) { *rows } else { 0 });
        if fit == 0 {
            return None;
        }
        for (place, context) in at.iter().enumerate() {
            fit &= self.allowed[context.number()][place];
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
            row.around[at] = Contexts::parse(value)?;
            continue;
        }
        let Ok(fact) = Fact::parse(place) else {
            return Err(format!("unknown condition \"{place}\"{}", nearest(place, PLACES.into_iter().chain(Fact::names()))));
        };
        match value {
            "yes" | "no" => row.facts.set(fact, value == "yes"),
            _ => return Err(format!("expected \"{place}:yes\" or \"{place}:no\", found \"{condition}\"")),
        }
    }
    Ok(row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Classes;

    fn read(rows: &str) -> (Transformations, Vec<Fault>) {
        let mut faults = Vec::new();
        let text = format!("#lex 1\nfrom\tto\twhere\n{rows}");
        let read = Transformations::read(&[Source { path: "t.tsv".into(), text }], &mut faults);
        (read, faults)
    }

    fn around(before: Tag, after: Tag) -> Around {
        let context = |tag| Context::of(tag, Classes::default());
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
