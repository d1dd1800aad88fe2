//! The rows of the gazetteers as the engine reads them: strings in one arena, found by row number.

use super::file::Gazetteer;
use super::id;
use super::kind::Kind;
use super::row::{LOWEST_RANK, Row};
use super::strings::Strings;
use crate::lexicon::fold::{Hash, fold};
use crate::lexicon::vocabulary;
use crate::tables::blob::{Reader, Words, Writer};
use std::collections::HashMap;

/// The subtype of papers and broadcasters.
pub const MEDIA: &str = "media";

/// The number of a gazetteer row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowId(pub u32);

const FIELDS: u32 = 8;
const NUMBERS: usize = 4;
const OFFICE: u32 = 6;
/// Beside the kind of a row: another row of that kind has one of its forms.
const SHARES: u32 = 1 << 8;

/// Which rows share a form with another one of their kind.
fn sharing(rows: &[Row]) -> Vec<bool> {
    let mut out = vec![false; rows.len()];
    let mut first: HashMap<(Kind, String), usize> = HashMap::new();
    for (n, row) in rows.iter().enumerate() {
        for form in &row.forms {
            let other = *first.entry((row.kind, fold(&form.text))).or_insert(n);
            if other != n {
                (out[n], out[other]) = (true, true);
            }
        }
    }
    out
}

/// Two letters as a number; 0 for what has not two.
fn code(country: &str) -> u16 {
    <[u8; 2]>::try_from(country.as_bytes()).map_or(0, u16::from_be_bytes)
}

/// All rows, and the offices that persons held.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// eight strings a row: id, name, subtype, country, and the links to Wikidata, ISO, MITRE and GeoNames
    strings: Strings,
    /// four numbers a row: kind, above it whether it shares a form and the two letters of the country, file, line, weight
    numbers: Words,
    files: Strings,
    /// six strings an office, in the order of persons
    offices: Strings,
    /// rows by their ids: the number after that of each, in a table as the vocabulary has one
    by_id: Words,
    /// the rows of portfolios, in the order of their ids
    portfolios: Words,
}

/// A row, borrowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entity<'a> {
    /// stable id
    pub id: &'a str,
    /// the name to print
    pub name: &'a str,
    /// what it is
    pub kind: Kind,
    /// finer type
    pub subtype: &'a str,
    /// ISO 3166-1 alpha-2, or empty
    pub country: &'a str,
    /// Wikidata id, or empty
    pub wikidata: &'a str,
    /// ISO code, or empty
    pub iso: &'a str,
    /// MITRE ATT&CK id, or empty
    pub mitre: &'a str,
    /// GeoNames id, or empty
    pub geonames: &'a str,
    /// the file of the row
    pub file: &'a str,
    /// its line there
    pub line: u32,
}

impl Entities {
    /// The tables of a gazetteer; row numbers are places in `gazetteer.rows`.
    pub fn build(gazetteer: &Gazetteer) -> Entities {
        let rows = &gazetteer.rows;
        let strings = Strings::build(rows.iter().flat_map(|r| {
            [&r.id, &r.name, &r.subtype, &r.country, r.link("wd"), r.link("iso"), r.link("mitre"), r.link("gn")] as [&str; 8]
        }));
        let shared = sharing(rows);
        let kind = |n: usize| rows[n].kind as u32 | if shared[n] { SHARES } else { 0 } | (code(&rows[n].country) as u32) << 16;
        let numbers: Vec<u32> = rows.iter().enumerate().flat_map(|(n, r)| [kind(n), r.file, r.line, r.weight]).collect();
        let ids: Vec<&str> = rows.iter().map(|r| r.id.as_str()).collect();
        let mut portfolios: Vec<u32> = (0..rows.len() as u32).filter(|n| rows[*n as usize].kind == Kind::Portfolio).collect();
        portfolios.sort_by_key(|n| ids[*n as usize]);
        let mut offices: Vec<_> = gazetteer.offices.iter().collect();
        offices.sort_by(|a, b| a.person.cmp(&b.person));
        let offices = offices.iter().flat_map(|o| [&o.person as &str, &o.role, &o.body, &o.from, &o.to, if o.sure { "A" } else { "V" }]);
        Entities {
            strings,
            numbers: numbers.into(),
            files: Strings::build(&gazetteer.files),
            offices: Strings::build(offices),
            by_id: vocabulary::table(&ids, 1),
            portfolios: portfolios.into(),
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.numbers.len() / NUMBERS
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// All row numbers.
    pub fn ids(&self) -> impl Iterator<Item = RowId> {
        (0..self.len() as u32).map(RowId)
    }

    /// What kind of thing a row names.
    pub fn kind(&self, row: RowId) -> Kind {
        Kind::ALL[self.numbers[row.0 as usize * NUMBERS] as u8 as usize]
    }

    /// Whether another row of its kind has one of its forms.
    pub fn shares_a_form(&self, row: RowId) -> bool {
        self.numbers[row.0 as usize * NUMBERS] & SHARES != 0
    }

    /// A row's id.
    pub fn id(&self, row: RowId) -> &str {
        self.strings.get(row.0 * FIELDS)
    }

    /// The name of a row to print.
    pub fn name(&self, row: RowId) -> &str {
        self.strings.get(row.0 * FIELDS + 1)
    }

    /// A row's finer type, or empty.
    pub fn subtype(&self, row: RowId) -> &str {
        self.strings.get(row.0 * FIELDS + 2)
    }

    /// A row's country, ISO 3166-1 alpha-2, or empty.
    pub fn country(&self, row: RowId) -> &str {
        self.strings.get(row.0 * FIELDS + 3)
    }

    /// The letters of its country as a number; 0 for none.
    pub fn country_code(&self, row: RowId) -> u16 {
        (self.numbers[row.0 as usize * NUMBERS] >> 16) as u16
    }

    /// What speaks for a row among those of the same name.
    pub fn weight(&self, row: RowId) -> u32 {
        self.numbers[row.0 as usize * NUMBERS + 3]
    }

    /// A row's ids elsewhere, each or empty: in Wikidata, ISO, MITRE and GeoNames.
    pub fn links(&self, row: RowId) -> [&str; 4] {
        let link = |n| self.strings.get(row.0 * FIELDS + n);
        [link(4), link(5), link(6), link(7)]
    }

    /// A whole row.
    pub fn get(&self, row: RowId) -> Entity<'_> {
        let field = |n| self.strings.get(row.0 * FIELDS + n);
        let number = |n| self.numbers[row.0 as usize * NUMBERS + n];
        Entity {
            id: field(0),
            name: field(1),
            kind: self.kind(row),
            subtype: field(2),
            country: field(3),
            wikidata: field(4),
            iso: field(5),
            mitre: field(6),
            geonames: field(7),
            file: self.files.get(number(1)),
            line: number(2),
        }
    }

    /// The row with this id.
    pub fn find(&self, id: &str) -> Option<RowId> {
        if self.is_empty() {
            return None;
        }
        let number = vocabulary::probe(&self.by_id, Hash::of(id.as_bytes()), |n| self.id(RowId(n - 1)) == id);
        number.checked_sub(1).map(RowId)
    }

    /// Who held an office of a body on a day (`2024-05-03`), where the lists are sure of one person: rows to be verified are never asserted.
    /// `role` is the office's name without its prefix.
    pub fn holder(&self, role: &str, body: &str, day: &str) -> Option<RowId> {
        let field = |n: u32, f: u32| self.offices.get(n * OFFICE + f);
        let holds = |n: &u32| {
            field(*n, 1) == role
                && field(*n, 2) == body
                && (!field(*n, 3).is_empty() && field(*n, 3) <= day)
                && (field(*n, 4).is_empty() || day < field(*n, 4))
        };
        let mut holders = (0..self.offices.len() as u32 / OFFICE).filter(holds);
        let (first, second) = (holders.next()?, holders.next());
        let sure = second.is_none() && field(first, 5) == "A";
        sure.then(|| self.find(field(first, 0))).flatten()
    }

    /// The roles that a person ever held an office of.
    pub fn held(&self, person: RowId) -> impl Iterator<Item = RowId> {
        let person = self.id(person);
        let field = |n: u32, f: u32| self.offices.get(n * OFFICE + f);
        let count = self.offices.len() as u32 / OFFICE;
        let (mut from, mut to) = (0, count);
        while from < to {
            let middle = from + (to - from) / 2;
            if field(middle, 0) < person { from = middle + 1 } else { to = middle }
        }
        (from..count).take_while(move |n| field(*n, 0) == person).filter_map(move |n| self.find(&id::role(field(n, 1))))
    }

    /// The portfolios whose minister has a role, where that is an office of which a state has one.
    pub fn portfolios_of(&self, role: RowId) -> impl Iterator<Item = RowId> {
        let name = self.id(role).strip_prefix(id::ROLE).filter(|_| self.rank(role) == 1).unwrap_or("");
        self.portfolios.iter().map(|n| RowId(*n)).filter(move |r| !name.is_empty() && self.subtype(*r) == name)
    }

    /// How high a role is: 1 is an office of which a state has one, whatever it is called there; 4 and more are occupations.
    pub fn rank(&self, role: RowId) -> u32 {
        LOWEST_RANK - self.weight(role).min(LOWEST_RANK)
    }

    pub(crate) fn write(&self, w: &mut Writer) {
        self.strings.write(w);
        w.words(&self.numbers);
        self.files.write(w);
        self.offices.write(w);
        w.words(&self.by_id);
        w.words(&self.portfolios);
    }

    pub(crate) fn read(r: &mut Reader) -> Entities {
        Entities {
            strings: Strings::read(r),
            numbers: r.words(),
            files: Strings::read(r),
            offices: Strings::read(r),
            by_id: r.words(),
            portfolios: r.words(),
        }
    }
}
