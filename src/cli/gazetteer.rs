//! `claimwire gazetteer`.

use super::data::read_dir;
use super::{DataArgs, Exit, Trouble, print};
use crate::document::Document;
use crate::engine::{Engine, Stage, builtin_sources};
use crate::gazetteer::Flags;
use crate::gazetteer::RowId;
use crate::gazetteer::file::Gazetteer;
use crate::gazetteer::find::{self, Case, Passage};
use crate::gazetteer::names::Form;
use crate::gazetteer::row::{Office, Row};
use crate::lexicon::fold::fold;
use crate::tables::Tables;
use crate::tables::source::{Fault, nearest};
use crate::{Article, Scratch};
use clap::Subcommand;
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum GazetteerCommand {
    /// Check gazetteers: columns, ids, flags and offices, of DIR or the built-in ones
    Check {
        /// A directory of *.tsv files, checked over the built-in gazetteers
        dir: Option<PathBuf>,
    },
    /// Show every reading of a name, and which one wins in a text of nothing but the name
    Lookup {
        /// The name, as a text would write it
        name: String,
        #[command(flatten)]
        data: DataArgs,
    },
    /// List all entities: id, name, type
    List {
        #[command(flatten)]
        data: DataArgs,
    },
}

/// Runs the command.
pub fn run(command: GazetteerCommand) -> Result<Exit, Trouble> {
    match command {
        GazetteerCommand::Check { dir } => check(dir),
        GazetteerCommand::Lookup { name, data } => lookup(&data.engine()?, &name),
        GazetteerCommand::List { data } => list(&data.engine()?),
    }
}

fn check(dir: Option<PathBuf>) -> Result<Exit, Trouble> {
    let mut sources = builtin_sources();
    // faults of meaning are looked for in the user's files
    let own = sources.gazetteers.len() as u32;
    if let Some(dir) = dir {
        sources.gazetteers.extend(read_dir(&dir, "tsv")?);
    }
    let mut faults: Vec<Fault> = Vec::new();
    let gazetteer = Gazetteer::read(&sources.gazetteers, &mut faults);
    dangling(&gazetteer, &mut faults);
    overlaps(&gazetteer, own, &mut faults);
    let mut text: String = faults.iter().map(|f| format!("{f}\n")).collect();
    text.extend(collisions(&gazetteer, own));
    let forms: usize = gazetteer.rows.iter().map(|r| r.forms.len()).sum();
    text.push_str(&format!(
        "{} rows, {forms} forms, {} offices, {} names: {} fault{}\n",
        gazetteer.rows.len(),
        gazetteer.offices.len(),
        gazetteer.names.len(),
        faults.len(),
        if faults.len() == 1 { "" } else { "s" }
    ));
    print(&text)?;
    Ok(if faults.is_empty() { Exit::Success } else { Exit::Failures })
}

/// Offices and parents whose ids no row has.
fn dangling(gazetteer: &Gazetteer, faults: &mut Vec<Fault>) {
    let ids: HashSet<&str> = gazetteer.rows.iter().map(|r| r.id.as_str()).collect();
    let near = |id: &str| nearest(id, ids.iter().copied());
    for o in &gazetteer.offices {
        for id in [&o.person, &o.body] {
            if !ids.contains(id.as_str()) {
                faults.push(Fault::new(&gazetteer.files[o.file as usize], o.line, format!("no row \"{id}\"{}", near(id))));
            }
        }
    }
    for row in &gazetteer.rows {
        let parent = row.link("parent");
        if !parent.is_empty() && !ids.contains(parent) {
            faults.push(Fault::new(&gazetteer.files[row.file as usize], row.line, format!("no row \"{parent}\"{}", near(parent))));
        }
    }
}

/// Offices that only one person at a time can hold, and two rows give to two: at least one of them in the files from number `own` on. Of the built-in
/// rows only those that are asserted count; the others are to be verified anyway.
fn overlaps(gazetteer: &Gazetteer, own: u32, faults: &mut Vec<Fault>) {
    const SINGLE: [&str; 4] = ["head-of-state", "head-of-government", "foreign-minister", "defence-minister"];
    let mut by_office: HashMap<(&str, &str), Vec<&Office>> = HashMap::new();
    for o in gazetteer.offices.iter().filter(|o| SINGLE.contains(&o.role.as_str()) && (o.sure || o.file >= own)) {
        by_office.entry((&o.role, &o.body)).or_default().push(o);
    }
    for offices in by_office.values() {
        for (n, a) in offices.iter().enumerate().filter(|(_, a)| a.file >= own) {
            let before_end = |day: &str, o: &Office| o.to.is_empty() || day < o.to.as_str();
            let overlap = |b: &Office| before_end(&a.from, b) && before_end(&b.from, a);
            let other = |(m, b): &(usize, &&Office)| a.person != b.person && overlap(b) && (b.file < own || *m < n);
            if let Some((_, b)) = offices.iter().enumerate().find(other) {
                let what = format!(
                    "{} holds {} of {} while {} does ({}:{})",
                    a.person, a.role, a.body, b.person, gazetteer.files[b.file as usize], b.line
                );
                faults.push(Fault::new(&gazetteer.files[a.file as usize], a.line, what));
            }
        }
    }
    faults.sort();
}

/// Forms in the files from number `own` on that name a row of another id too, and need no evidence on either side: lines to read, not faults.
fn collisions(gazetteer: &Gazetteer, own: u32) -> Vec<String> {
    let mut bearers: HashMap<String, Vec<&Row>> = HashMap::new();
    for row in &gazetteer.rows {
        for form in row.forms.iter().filter(|f| !f.flags.has(Flags::CONTEXT)) {
            bearers.entry(fold(&form.text)).or_default().push(row);
        }
    }
    let mut out = Vec::new();
    for row in gazetteer.rows.iter().filter(|r| r.file >= own) {
        for form in row.forms.iter().filter(|f| !f.flags.has(Flags::CONTEXT)) {
            let other = bearers[&fold(&form.text)].iter().find(|o| o.id != row.id);
            out.extend(other.map(|o| {
                let (file, at) = (&gazetteer.files[row.file as usize], &gazetteer.files[o.file as usize]);
                format!("{file}:{}: note: \"{}\" is also {} ({at}:{})\n", row.line, form.text, o.id, o.line)
            }));
        }
    }
    out
}

fn lookup(engine: &Engine, name: &str) -> Result<Exit, Trouble> {
    let tables = engine.tables();
    let mut doc = Document::default();
    engine.extract_until(
        Stage::Entities,
        Article::new("lookup", name),
        &mut doc,
        &mut Scratch::default(),
        &mut crate::claims::observer::Silent,
    );
    let mut hits = Vec::new();
    let starts: Vec<u32> = (0..doc.tokens.len() as u32).filter(|i| find::may_begin(&doc.tokens[*i as usize])).collect();
    let passage = Passage { text: name, tokens: &doc.tokens, case: Case::Tells, tables };
    passage.find(&starts, doc.tokens.len() as u32, |hit| hits.push(hit));
    let mut text = String::new();
    for hit in &hits {
        for stretch in hit.stretches() {
            let tokens = stretch.tokens;
            let readings: Vec<Form> = passage.readings(&stretch).collect();
            let is_mention = |row: RowId| doc.mentions.iter().any(|m| m.tokens == tokens && doc.entity(m.entity).row == Some(row));
            let winner = readings.iter().find(|form| is_mention(form.row)).copied();
            for form in &readings {
                let e = tables.entities.get(form.row);
                let written = crate::document::span_of(&doc.tokens, tokens).of(name);
                let wins = winner.is_some_and(|w| w.row == form.row);
                text.push_str(&format!(
                    "{} {written}\t{}\t{}\t{}\t{}\t{}\t{}:{}\t{}\n",
                    if wins { "*" } else { " " },
                    e.id,
                    e.name,
                    e.kind.type_name(),
                    e.country,
                    flags(form.flags),
                    e.file,
                    e.line,
                    if wins { "wins" } else { why_not(*form, winner, tables) },
                ));
            }
        }
    }
    if text.is_empty() {
        eprintln!("claimwire: no gazetteer knows \"{name}\"{}", near(tables, name));
        return Ok(Exit::Failures);
    }
    print(&text)
}

/// The names that are nearest to an unknown one, if any are near.
fn near(tables: &Tables, name: &str) -> String {
    const MOST: usize = 3;
    let (wanted, length) = (fold(name), name.chars().count());
    let furthest = 1 + length / 4;
    let entities = &tables.entities;
    let mut near: Vec<(usize, &str)> = (entities.ids().map(|row| entities.name(row)))
        .filter(|known| known.chars().count().abs_diff(length) <= furthest)
        .map(|known| (strsim::damerau_levenshtein(&wanted, &fold(known)), known))
        .filter(|(distance, _)| *distance <= furthest)
        .collect();
    near.sort();
    near.dedup();
    let near: Vec<String> = near.iter().take(MOST).map(|(_, known)| format!("\"{known}\"")).collect();
    if near.is_empty() { String::new() } else { format!(", did you mean {}?", near.join(" or ")) }
}

/// Why a reading loses in a text of nothing but the name.
fn why_not(form: Form, winner: Option<Form>, tables: &Tables) -> &'static str {
    let entities = &tables.entities;
    let Some(winner) = winner else {
        return if form.flags.has(Flags::CONTEXT) { "needs evidence in the article" } else { "no name by itself" };
    };
    match () {
        _ if form.flags.has(Flags::METONYM.with(Flags::CONTEXT)) => "only where it acts as a party",
        _ if form.flags.has(Flags::CONTEXT) => "needs evidence in the article",
        _ if entities.kind(form.row) != entities.kind(winner.row) => "its kind goes behind the winner's",
        _ if form.flags.has(Flags::OLD) && !winner.flags.has(Flags::OLD) => "out of use",
        _ if entities.weight(form.row) < entities.weight(winner.row) => "fewer inhabitants",
        _ => "read later",
    }
}

fn flags(flags: Flags) -> String {
    let names = [("name", Flags::NAME)].into_iter().chain(Flags::WRITTEN).chain([("acronym", Flags::ACRONYM)]);
    let set: Vec<&str> = names.filter(|(_, f)| flags.has(*f)).map(|(n, _)| n).collect();
    if set.is_empty() { "alias".to_owned() } else { set.join(",") }
}

fn list(engine: &Engine) -> Result<Exit, Trouble> {
    let entities = &engine.tables().entities;
    let mut text = String::from("id\tname\ttype\tsubtype\tcountry\trow\n");
    for row in entities.ids() {
        let e = entities.get(row as RowId);
        text.push_str(&format!("{}\t{}\t{}\t{}\t{}\t{}:{}\n", e.id, e.name, e.kind.type_name(), e.subtype, e.country, e.file, e.line));
    }
    print(&text)
}
