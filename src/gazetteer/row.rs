//! Rows of gazetteer files: those of entities as they are written and read, and dated offices.

use super::form::{Alias, Flags, acronym};
use super::kind::Kind;

/// A capital is meant by its name as often as another city with so many times its inhabitants.
const CAPITAL: u32 = 16;

/// The rank of a role says how high it is, from 1; the higher one of two with the same name is meant.
pub const LOWEST_RANK: u32 = 10;

/// A row of an entity table.
#[derive(Clone, Debug)]
pub struct Row {
    /// stable and speaking: `state:CZ`
    pub id: String,
    /// the name to print
    pub name: String,
    /// what it is
    pub kind: Kind,
    /// a finer type, free text
    pub subtype: String,
    /// ISO 3166-1 alpha-2, or empty
    pub country: String,
    /// its forms, the name itself first
    pub forms: Vec<Alias>,
    /// `key:value` links
    pub xref: Vec<String>,
    /// what speaks for it among rows of the same name: inhabitants, from `pop=` in the note
    pub weight: u32,
    /// index of the file among the sources
    pub file: u32,
    /// line in it, from 1
    pub line: u32,
}

impl Row {
    /// The value of a link, or empty.
    pub fn link(&self, key: &str) -> &str {
        self.xref.iter().find_map(|x| x.split_once(':').filter(|(k, _)| *k == key).map(|(_, v)| v)).unwrap_or("")
    }
}

/// A dated office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// who held it
    pub person: String,
    /// which office, a role's name
    pub role: String,
    /// of which state or body
    pub body: String,
    /// first day, RFC 3339 date or empty
    pub from: String,
    /// last day, or empty
    pub to: String,
    /// whether it was checked (`A`) or must not be asserted (`V`)
    pub sure: bool,
    /// index of its file
    pub file: u32,
    /// its line there, from 1
    pub line: u32,
}

/// The cells of a row of an entity table, as they are written.
pub(super) struct EntityRow<'t> {
    pub(super) line: u32,
    pub(super) id: &'t str,
    pub(super) name: &'t str,
    pub(super) kind: &'t str,
    pub(super) subtype: &'t str,
    pub(super) country: &'t str,
    pub(super) aliases: &'t str,
    pub(super) xref: &'t str,
    pub(super) note: &'t str,
}

impl EntityRow<'_> {
    /// Its links.
    pub(super) fn links(&self) -> impl Iterator<Item = String> {
        self.xref.split('|').filter(|x| !x.is_empty()).map(str::to_owned)
    }

    /// The row that it is by itself.
    pub(super) fn read(&self, mut forms: Vec<Alias>, file: u32) -> Result<Row, String> {
        let kind = Kind::of_row(self.kind, self.subtype).ok_or_else(|| {
            format!(
                "unknown type \"{}\" with subtype \"{}\", expected state, organization, place, or actor with person, group or role",
                self.kind, self.subtype
            )
        })?;
        // an alias row of the name itself gives the name its flags
        let own = forms.iter().position(|f| f.text == self.name).map_or(Flags::default(), |at| forms.remove(at).flags);
        forms.insert(0, Alias { text: self.name.to_owned(), flags: own.with(Flags::NAME).with(acronym(self.name)) });
        Ok(Row {
            id: self.id.to_owned(),
            name: self.name.to_owned(),
            kind,
            subtype: self.subtype.to_owned(),
            country: self.country.to_owned(),
            forms,
            xref: self.links().collect(),
            weight: weight(self.note, self.subtype),
            file,
            line: self.line,
        })
    }

    /// Gives its forms and links to a row that has its id, and fills empty cells.
    pub(super) fn add_to(&self, row: &mut Row, mut forms: Vec<Alias>) {
        forms.retain(|f| !row.forms.contains(f));
        row.forms.extend(forms);
        row.xref.extend(self.links());
        for (cell, value) in [(&mut row.subtype, self.subtype), (&mut row.country, self.country)] {
            if cell.is_empty() {
                *cell = value.to_owned();
            }
        }
    }
}

/// What speaks for a row among those of the same name: its inhabitants, `pop=` in the note. A capital counts as a city of its size times
/// `CAPITAL`.
fn weight(note: &str, subtype: &str) -> u32 {
    let inhabitants: u32 = note.strip_prefix("pop=").and_then(|n| n.parse().ok()).unwrap_or(0);
    if subtype == "capital" { inhabitants.saturating_mul(CAPITAL) } else { inhabitants }
}
