//! `claimwire gazetteer`.

use super::data::read_dir;
use super::{DataArgs, Exit, Trouble, print};
use crate::document::Document;
use crate::engine::{Engine, Stage, builtin_sources};
use crate::gazetteer::Flags;
use crate::gazetteer::RowId;
use crate::gazetteer::file::Gazetteer;
use crate::gazetteer::find;
use crate::tables::source::{Fault, nearest};
use crate::{Article, Scratch};
use clap::Subcommand;
use std::collections::HashSet;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum GazetteerCommand {
    /// Check gazetteers: columns, ids, flags, offices. Without DIR the built-in ones
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
    /// List all entities
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
    if let Some(dir) = dir {
        sources.gazetteers.extend(read_dir(&dir, "tsv")?);
    }
    let mut faults: Vec<Fault> = Vec::new();
    let gazetteer = Gazetteer::read(&sources.gazetteers, &mut faults);
    dangling(&gazetteer, &mut faults);
    let mut text: String = faults.iter().map(|f| format!("{f}\n")).collect();
    let forms: usize = gazetteer.rows.iter().map(|r| r.forms.len()).sum();
    text.push_str(&format!(
        "{} rows, {forms} forms, {} offices, {} names: {} faults\n",
        gazetteer.rows.len(),
        gazetteer.offices.len(),
        gazetteer.names.len(),
        faults.len()
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
                faults.push(Fault::new("offices.tsv", 0, format!("no row \"{id}\"{}", near(id))));
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
    find::find(name, &doc.tokens, crate::span::Tokens::new(0, doc.tokens.len()), false, tables, &mut hits);
    let mut text = String::new();
    for hit in &hits {
        for (tokens, node) in [Some((hit.tokens, hit.node)), hit.fallback].into_iter().flatten() {
            for (form, _) in find::readings(name, &doc.tokens, tokens, node, false, tables) {
                let wins = doc.mentions.iter().any(|m| m.tokens == tokens && doc.entities[m.entity.0 as usize].row == Some(form.row));
                let e = tables.entities.get(form.row);
                let written = crate::document::span_of(&doc.tokens, tokens).of(name);
                text.push_str(&format!(
                    "{} {written}\t{}\t{}\t{}\t{}\t{}\t{}:{}\n",
                    if wins { "*" } else { " " },
                    e.id,
                    e.name,
                    e.kind.type_name(),
                    e.country,
                    flags(form.flags),
                    e.file,
                    e.line
                ));
            }
        }
    }
    if text.is_empty() {
        eprintln!("claimwire: no gazetteer knows \"{name}\"");
        return Ok(Exit::Failures);
    }
    print(&text)
}

fn flags(flags: Flags) -> String {
    let names = [
        (Flags::NAME, "name"),
        (Flags::CASE, "cs"),
        (Flags::CONTEXT, "ctx"),
        (Flags::ADJECTIVE, "adj"),
        (Flags::DEMONYM, "dem"),
        (Flags::METONYM, "metonym"),
        (Flags::OLD, "old"),
        (Flags::ACRONYM, "acronym"),
    ];
    let set: Vec<&str> = names.iter().filter(|(f, _)| flags.has(*f)).map(|(_, n)| *n).collect();
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
