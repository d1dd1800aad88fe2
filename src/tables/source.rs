//! The data files as they are written, and what is wrong with them.

use serde::de::DeserializeOwned;
use std::fmt;

/// A data file: where it came from and what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// as a user would name it
    pub path: String,
    /// the whole of it
    pub text: String,
}

impl Source {
    /// The line of a byte, from 1.
    pub fn line(&self, at: usize) -> u32 {
        self.text[..at.min(self.text.len())].matches('\n').count() as u32 + 1
    }

    /// A mistake at a line of it.
    pub fn fault(&self, line: u32, what: impl Into<String>) -> Fault {
        Fault::new(&self.path, line, what)
    }

    /// What it says in TOML; the error is what is wrong with it, and where.
    pub fn toml<T: DeserializeOwned>(&self) -> Result<T, Fault> {
        toml::from_str(&self.text).map_err(|error| {
            let at = error.span().map_or(0, |s| s.start);
            // a table in single brackets: what the parser says of it says nothing of brackets
            let row = self.text[at..].strip_prefix('[').and_then(|rest| rest.split_once(']')).filter(|(name, _)| !name.starts_with('['));
            let what = row.map(|(name, _)| format!("expected a row [[{name}]], found [{name}]"));
            self.fault(self.line(at), what.unwrap_or_else(|| error.message().to_owned()))
        })
    }
}

/// Everything that tables are compiled from; later files of a kind overlay earlier ones.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// `lexicon/*.tsv`
    pub lexicon: Vec<Source>,
    /// `gazetteers/*.tsv`
    pub gazetteers: Vec<Source>,
    /// `rules/*.toml`
    pub rules: Vec<Source>,
    /// `rules/*.tsv`: the counts that confidence reads
    pub counts: Vec<Source>,
    /// `lexicon/*.toml`: the phrases of a page's layout
    pub layout: Vec<Source>,
}

/// A mistake in a data file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// the file, as the user named it
    pub file: String,
    /// the line, from 1
    pub line: u32,
    /// what was found, what was expected, and the nearest right thing
    pub what: String,
}

impl Fault {
    /// A mistake at a line of a file.
    pub fn new(file: &str, line: u32, what: impl Into<String>) -> Fault {
        Fault { file: file.to_owned(), line, what: what.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

impl std::error::Error for Fault {}

/// `, did you mean "x"?` with the known word nearest to an unknown one, or the whole list where there are few and none is near.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.collect();
    let close = known.iter().map(|k| (strsim::damerau_levenshtein(word, k), k)).min_by_key(|(d, _)| *d);
    match close {
        Some((distance, near)) if distance <= 1 + word.chars().count() / 3 => format!(", did you mean \"{near}\"?"),
        _ if !known.is_empty() && known.len() <= 20 => format!(", expected one of {}", known.join(", ")),
        _ => String::new(),
    }
}

/// The rows of a tab-separated data file: `#gaz 1` or `#lex 1` first, then a header, then rows.
pub struct Table<'a> {
    path: &'a str,
    /// column names
    pub header: Vec<&'a str>,
    /// line number and cells, as many as there are columns
    pub rows: Vec<(u32, Vec<&'a str>)>,
}

impl<'a> Table<'a> {
    /// Reads a table whose first line begins with `mark`; rows that do not fit are left out and reported.
    pub fn read(source: &'a Source, mark: &str, faults: &mut Vec<Fault>) -> Option<Table<'a>> {
        let mut lines = source.text.lines().zip(1u32..).map(|(l, n)| (n, l.trim_end_matches('\r')));
        let fault = |line, what: String| Fault::new(&source.path, line, what);
        match lines.next() {
            Some((_, first)) if first.trim_start_matches('\u{feff}').starts_with(mark) => {}
            other => {
                let found = other.map_or("an empty file".to_owned(), |(_, l)| format!("{:?}", l.chars().take(40).collect::<String>()));
                faults.push(fault(1, format!("expected a first line that begins with \"{mark}\", found {found}")));
                return None;
            }
        }
        let Some((_, header)) = lines.next() else {
            faults.push(fault(2, "expected a header row with the names of the columns".to_owned()));
            return None;
        };
        let header: Vec<&str> = header.split('\t').map(str::trim).collect();
        let mut rows = Vec::new();
        for (line, text) in lines.filter(|(_, l)| !l.trim().is_empty() && !l.starts_with("# ")) {
            let mut cells: Vec<&str> = text.split('\t').collect();
            if cells.len() > header.len() {
                faults.push(fault(line, format!("expected {} cells separated by tabs, found {}", header.len(), cells.len())));
                continue;
            }
            cells.resize(header.len(), "");
            rows.push((line, cells.into_iter().map(str::trim).collect()));
        }
        Some(Table { path: &source.path, header, rows })
    }

    /// The place of a column, or a fault that names it.
    pub fn column(&self, name: &str, faults: &mut Vec<Fault>) -> Option<usize> {
        let found = self.header.iter().position(|h| *h == name);
        if found.is_none() {
            faults.push(Fault::new(self.path, 2, format!("expected a column \"{name}\", found {}", self.header.join(", "))));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_name_the_place_and_the_nearest_word() {
        assert_eq!(nearest("condemnaton", ["statement", "condemnation"].into_iter()), ", did you mean \"condemnation\"?");
        assert_eq!(nearest("zzz", ["cs", "ctx"].into_iter()), ", expected one of cs, ctx");
        let source = Source { path: "x.tsv".into(), text: "#gaz 1\nid\tname\na\tb\nc\td\te\n".into() };
        let mut faults = Vec::new();
        let table = Table::read(&source, "#gaz 1", &mut faults).expect("a table");
        assert_eq!(table.rows, vec![(3, vec!["a", "b"])]);
        assert_eq!(faults[0].to_string(), "x.tsv:4: expected 2 cells separated by tabs, found 3");
        assert!(Table::read(&Source { path: "y".into(), text: "id,name\n".into() }, "#gaz 1", &mut faults).is_none());
        assert!(faults[1].what.contains("#gaz 1"), "{}", faults[1]);
    }
}
