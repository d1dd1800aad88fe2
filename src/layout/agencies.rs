//! The agencies and papers of `lexicon/layout.toml`, by how lines begin and end with them.

use crate::tables::layout::AgencyRow;
use hashbrown::HashMap;

/// Agencies by their first and last two bytes: most lines begin and end like none of them.
#[derive(Debug, Default)]
pub struct Agencies {
    /// as lines write them (`true`), and full names
    begin: HashMap<[u8; 2], Vec<(String, bool)>>,
    /// as lines write them
    end: HashMap<[u8; 2], Vec<String>>,
}

impl Agencies {
    /// Prepares the rows; a name of less than two bytes is none.
    pub fn new(rows: &[AgencyRow]) -> Agencies {
        let mut out = Agencies::default();
        for row in rows {
            for (name, written) in [(&row.written, true), (&row.name, false)] {
                if let Some(key) = name.as_bytes().first_chunk() {
                    out.begin.entry(*key).or_default().push((name.clone(), written));
                }
            }
            if let Some(key) = row.written.as_bytes().last_chunk() {
                out.end.entry(*key).or_default().push(row.written.clone());
            }
        }
        out
    }

    /// What is left of a line behind each agency that it begins with, and whether that is one as lines write it rather than a full name.
    pub fn behind<'a>(&'a self, line: &'a str) -> impl Iterator<Item = (&'a str, bool)> {
        let names = line.as_bytes().first_chunk().and_then(|key| self.begin.get(key)).map_or(&[][..], Vec::as_slice);
        names.iter().filter_map(|(name, written)| Some((line.strip_prefix(name.as_str())?, *written)))
    }

    /// Whether a line begins or ends with one.
    pub fn stands_in(&self, line: &str) -> bool {
        let ends = || line.as_bytes().last_chunk().and_then(|key| self.end.get(key));
        self.behind(line).any(|(rest, _)| !rest.starts_with(char::is_alphanumeric))
            || ends().is_some_and(|names| names.iter().any(|name| line.ends_with(name.as_str())))
    }
}
