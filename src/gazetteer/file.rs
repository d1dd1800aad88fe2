//! Reads gazetteer files: `#gaz 1`, a header row, then one row an entity (or an office, a personal name, a role, a portfolio).
//!
//! A file that is read later overlays the earlier ones: the same id replaces a row, `+id` adds aliases and fills empty cells, `-id` removes a row,
//! `-alias:TEXT` removes a form from every row.

use super::cell;
use super::form::parse_aliases;
use super::id;
use super::kind::Kind;
use super::row::{EntityRow, LOWEST_RANK, Office, Row};
use crate::tables::source::{Fault, Source, Table, nearest};
use std::collections::HashMap;

/// All gazetteer files, overlaid.
#[derive(Debug, Default)]
pub struct Gazetteer {
    /// rows in the order in which their ids first appeared
    pub rows: Vec<Row>,
    /// dated offices
    pub offices: Vec<Office>,
    /// personal names with `first`, `last`, `f`, `m`
    pub names: Vec<(String, Vec<String>)>,
    /// the files, by the index that rows carry
    pub files: Vec<String>,
    index: HashMap<String, usize>,
}

impl Gazetteer {
    /// Reads files one after another.
    pub fn read(sources: &[Source], faults: &mut Vec<Fault>) -> Gazetteer {
        let mut g = Gazetteer::default();
        for source in sources {
            g.files.push(source.path.clone());
            let Some(table) = Table::read(source, "#gaz 1", faults) else { continue };
            match table.header.first() {
                Some(&"id") => g.read_entities(source, &table, faults),
                Some(&"person") => g.read_offices(&table, faults),
                Some(&"name") => g.read_names(&table, faults),
                Some(&"role") => g.read_patterns(&table, Kind::Role, faults),
                Some(&"portfolio") => g.read_patterns(&table, Kind::Portfolio, faults),
                other => {
                    let found = other.unwrap_or(&"nothing");
                    faults.push(Fault::new(
                        &source.path,
                        2,
                        format!("expected a first column id, person, name, role or portfolio, found \"{found}\""),
                    ));
                }
            }
        }
        g.rows.retain(|r| !r.id.is_empty());
        faults.extend(cell::countries(&g.rows).into_iter().map(|(row, what)| Fault::new(&g.files[row.file as usize], row.line, what)));
        g
    }

    fn file(&self) -> u32 {
        self.files.len() as u32 - 1
    }

    fn put(&mut self, row: Row) {
        match self.index.get(&row.id) {
            Some(&at) => self.rows[at] = row,
            None => {
                self.index.insert(row.id.clone(), self.rows.len());
                self.rows.push(row);
            }
        }
    }

    fn read_entities(&mut self, source: &Source, table: &Table, faults: &mut Vec<Fault>) {
        let columns = ["id", "name", "type", "subtype", "country", "aliases", "xref"].map(|c| table.column(c, faults));
        let [Some(id), Some(name), Some(kind), Some(subtype), Some(country), Some(aliases), Some(xref)] = columns else { return };
        let note = table.header.iter().position(|h| *h == "note");
        let mut seen: HashMap<&str, u32> = HashMap::new();
        for (line, cells) in &table.rows {
            let row = EntityRow {
                line: *line,
                id: cells[id],
                name: cells[name],
                kind: cells[kind],
                subtype: cells[subtype],
                country: cells[country],
                aliases: cells[aliases],
                xref: cells[xref],
                note: note.map_or("", |at| cells[at]),
            };
            if let Err(what) = self.read_entity(&row, &mut seen, |what| faults.push(Fault::new(&source.path, *line, what))) {
                faults.push(Fault::new(&source.path, *line, what));
            }
        }
    }

    /// Does with the rows read so far what the id of this one says. `seen` are the ids of its file, `fault` is told what is wrong with single aliases.
    fn read_entity<'t>(
        &mut self,
        row: &EntityRow<'t>,
        seen: &mut HashMap<&'t str, u32>,
        mut fault: impl FnMut(String),
    ) -> Result<(), String> {
        if let Some(text) = row.id.strip_prefix("-alias:") {
            let forms = || self.rows.iter().flat_map(|r| &r.forms).map(|f| f.text.as_str());
            if !forms().any(|f| f == text) {
                return Err(format!("no form \"{text}\" to remove{}", nearest(text, forms())));
            }
            self.rows.iter_mut().for_each(|r| r.forms.retain(|f| f.text != text));
            return Ok(());
        }
        if let Some(gone) = row.id.strip_prefix('-') {
            let at = self.index.remove(gone).ok_or_else(|| format!("no row \"{gone}\" to remove{}", self.near(gone)))?;
            self.rows[at].id.clear();
            return Ok(());
        }
        let (adds, id) = row.id.strip_prefix('+').map_or((false, row.id), |id| (true, id));
        if id.is_empty() || (row.name.is_empty() && !adds) {
            return Err("expected an id and a name".to_owned());
        }
        if let Some(first) = seen.insert(id, row.line) {
            return Err(format!("the id \"{id}\" stands in line {first} already"));
        }
        row.links().filter_map(|l| cell::link(&l).err()).for_each(&mut fault);
        let forms = parse_aliases(row.aliases, fault);
        if !adds {
            let new = row.read(forms, self.file())?;
            self.put(new);
            return Ok(());
        }
        let at = *self.index.get(id).ok_or_else(|| format!("no row \"{id}\" to add to{}", self.near(id)))?;
        row.add_to(&mut self.rows[at], forms);
        Ok(())
    }

    /// Roles and portfolios: a row is a name for a set of phrases.
    fn read_patterns(&mut self, table: &Table, kind: Kind, faults: &mut Vec<Fault>) {
        let id: fn(&str) -> String = if kind == Kind::Role { id::role } else { id::portfolio };
        let (first, second) = if kind == Kind::Role { ("role", "patterns") } else { ("portfolio", "names") };
        let (Some(name), Some(patterns)) = (table.column(first, faults), table.column(second, faults)) else { return };
        let finer = if kind == Kind::Role { "class" } else { "role" };
        let class = table.header.iter().position(|h| *h == finer);
        let rank = table.header.iter().position(|h| *h == "rank");
        for (line, cells) in &table.rows {
            let path = self.files[self.file() as usize].clone();
            let forms = parse_aliases(cells[patterns], |what| faults.push(Fault::new(&path, *line, what)));
            self.put(Row {
                id: id(cells[name]),
                name: forms.first().map_or_else(|| cells[name].to_owned(), |f| f.text.clone()),
                kind,
                subtype: class.map_or("", |at| cells[at]).to_owned(),
                country: String::new(),
                forms,
                xref: Vec::new(),
                weight: rank.and_then(|at| cells[at].parse().ok()).map_or(0, |rank: u32| LOWEST_RANK.saturating_sub(rank)),
                file: self.file(),
                line: *line,
            });
        }
    }

    fn read_offices(&mut self, table: &Table, faults: &mut Vec<Fault>) {
        let columns = ["person", "role", "body", "from", "to", "confidence"].map(|c| table.column(c, faults));
        let [Some(person), Some(role), Some(body), Some(from), Some(to), Some(sure)] = columns else { return };
        let own = |s: &str| s.to_owned();
        let file = self.file();
        for (line, c) in &table.rows {
            let cells = [cell::date(c[from]), cell::date(c[to]), cell::one_of(c[sure], "confidence", &["A", "V"])];
            faults.extend(cells.into_iter().filter_map(Result::err).map(|what| Fault::new(&self.files[file as usize], *line, what)));
        }
        self.offices.extend(table.rows.iter().map(|(line, c)| Office {
            person: own(c[person]),
            role: own(c[role]),
            body: own(c[body]),
            from: own(c[from]),
            to: own(c[to]),
            sure: c[sure] == "A",
            file,
            line: *line,
        }));
    }

    fn read_names(&mut self, table: &Table, faults: &mut Vec<Fault>) {
        let (Some(name), Some(kinds)) = (table.column("name", faults), table.column("kinds", faults)) else { return };
        for (line, c) in &table.rows {
            let kinds = c[kinds].split(',').map(|kind| cell::one_of(kind, "kind of name", &["first", "last", "f", "m"]));
            faults.extend(kinds.filter_map(Result::err).map(|what| Fault::new(&self.files[self.files.len() - 1], *line, what)));
        }
        self.names.extend(table.rows.iter().map(|(_, c)| (c[name].to_owned(), c[kinds].split(',').map(str::to_owned).collect())));
    }

    fn near(&self, id: &str) -> String {
        nearest(id, self.index.keys().map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::super::form::{Alias, Flags};
    use super::*;

    const HEAD: &str = "#gaz 1\nid\tname\ttype\tsubtype\tcountry\taliases\tfrom\tto\txref\tnote\n";

    fn read(files: &[&str]) -> (Gazetteer, Vec<Fault>) {
        let sources: Vec<Source> =
            files.iter().enumerate().map(|(i, t)| Source { path: format!("{i}.tsv"), text: format!("{HEAD}{t}") }).collect();
        let mut faults = Vec::new();
        (Gazetteer::read(&sources, &mut faults), faults)
    }

    const BASE: &str = "state:CZ\tCzech Republic\tstate\tun-member\tCZ\tCzechia|Czech{adj}|Czechs{dem}\t\t\twd:Q213|iso:CZ\t\ngrp:x\tBlue River Front\tactor\tgroup\tSD\tBRF{cs,ctx}\t\t\t\t\n";

    #[test]
    fn a_row_has_its_name_first_and_its_links() {
        let (g, faults) = read(&[BASE]);
        assert_eq!(faults, []);
        assert_eq!(g.rows[0].forms[0], Alias { text: "Czech Republic".into(), flags: Flags::NAME });
        assert_eq!(g.rows[0].link("wd"), "Q213");
        assert!(g.rows[1].forms[1].flags.has(Flags::CASE.with(Flags::CONTEXT).with(Flags::ACRONYM)));
    }

    #[test]
    fn overlays_replace_add_remove_and_drop_forms() {
        let (g, faults) = read(&[
            BASE,
            "+state:CZ\t\t\t\t\tthe Czech lands\t\t\t\t\n-grp:x\t\t\t\t\t\t\t\t\t\n-alias:Czechia\t\t\t\t\t\t\t\t\t\nstate:XA\tAria\tstate\t\tXA\t\t\t\t\t\n",
        ]);
        assert_eq!(faults, []);
        let forms: Vec<&str> = g.rows[0].forms.iter().map(|f| f.text.as_str()).collect();
        assert_eq!(forms, ["Czech Republic", "Czech", "Czechs", "the Czech lands"]);
        assert_eq!(g.rows.iter().map(|r| r.id.as_str()).collect::<Vec<_>>(), ["state:CZ", "state:XA"]);
        let (g, _) = read(&[BASE, "state:CZ\tBohemia\tstate\t\tCZ\t\t\t\t\t\n"]);
        assert_eq!((g.rows[0].name.as_str(), g.rows[0].forms.len()), ("Bohemia", 1));
    }

    #[test]
    fn mistakes_name_file_line_and_the_nearest_thing() {
        let (_, faults) =
            read(&["state:AA\tAaland\tstat\t\tAA\t\t\t\t\t\nstate:BB\tBb\tstate\t\t\tB{cx}|C{\t\t\t\t\n", "-state:BA\t\t\t\t\t\t\t\t\t\n"]);
        let told: Vec<String> = faults.iter().map(Fault::to_string).collect();
        assert!(told[0].starts_with("0.tsv:3: unknown type \"stat\""), "{told:?}");
        assert!(told[1].starts_with("0.tsv:4: unknown flag \"cx\""), "{told:?}");
        assert!(told[2].starts_with("0.tsv:4: expected a closing brace"), "{told:?}");
        assert!(told[3].ends_with("did you mean \"state:BB\"?"), "{told:?}");
    }
}
