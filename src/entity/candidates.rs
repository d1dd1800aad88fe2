//! Candidates: whom else a name may mean, where nothing in the article decides.

use crate::document::{Document, EntityId, Mention, MentionForm};
use crate::gazetteer::{Flags, Kind, RowId};
use crate::tables::Tables;
use std::collections::{BTreeMap, HashSet};

/// A place with so many times the inhabitants of another one is meant rather.
const CLEARLY: u32 = 4;

/// Of each listed entity the rows that its names may mean as well: of the same kind, with every form that the article uses, of like size, and not told
/// apart by the states that the article names. Entities without any are left out.
pub fn candidates(doc: &Document, tables: &Tables) -> BTreeMap<EntityId, Vec<RowId>> {
    let mut out: BTreeMap<EntityId, Vec<RowId>> = BTreeMap::new();
    for m in doc.mentions.iter().filter(|m| is_name(m)) {
        let Some(row) = doc.entity(m.entity).row.filter(|r| tables.entities.shares_a_form(*r)) else { continue };
        let others: Vec<RowId> = namesakes(doc, m, row, tables).collect();
        match out.get_mut(&m.entity) {
            Some(rows) => rows.retain(|r| others.contains(r)),
            None => {
                out.insert(m.entity, others);
            }
        }
    }
    if out.values().all(Vec::is_empty) {
        return BTreeMap::new();
    }
    let named = doc.entities.iter().filter(|e| e.kind == Kind::State).filter_map(|e| e.row);
    let countries: HashSet<&str> = named.map(|r| tables.entities.country(r)).collect();
    out.retain(|entity, rows| {
        let row = doc.entity(*entity).row;
        rows.retain(|other| row.is_some_and(|row| is_as_likely(row, *other, &countries, tables)));
        rows.sort();
        rows.dedup();
        !rows.is_empty()
    });
    out
}

fn is_name(m: &Mention) -> bool {
    !matches!(m.form, MentionForm::Pronoun | MentionForm::Definite | MentionForm::Role)
}

/// The other rows of a row's kind with the form of a mention. A form that needs evidence of its own is none.
fn namesakes<'a>(doc: &'a Document, m: &Mention, row: RowId, tables: &'a Tables) -> impl Iterator<Item = RowId> + 'a {
    let words = &doc.tokens[m.tokens.range()];
    let first = words.first().map_or(0, |t| t.word.names);
    let node = words.iter().skip(1).try_fold(first, |node, t| tables.names.step(node, t.id)).filter(|n| *n != 0);
    let forms = node.into_iter().flat_map(|n| tables.names.ending(n)).map(|n| tables.names.form(n));
    let kind = tables.entities.kind(row);
    forms.filter(move |f| f.row != row && !f.flags.has(Flags::CONTEXT) && tables.entities.kind(f.row) == kind).map(|f| f.row)
}

fn is_as_likely(row: RowId, other: RowId, countries: &HashSet<&str>, tables: &Tables) -> bool {
    let entities = &tables.entities;
    let size = |row: RowId| entities.weight(row).max(1);
    let told_apart = countries.contains(entities.country(row)) != countries.contains(entities.country(other));
    size(row) / CLEARLY <= size(other) && !told_apart
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::engine::Engine;

    /// What may be meant beside the one that was taken, by country.
    fn undecided(text: &str) -> Vec<String> {
        let engine = Engine::builtin();
        let doc = engine.extract(Article { text: text.into(), ..Article::default() });
        let found = candidates(&doc, engine.tables());
        found.values().flatten().map(|r| engine.tables().entities.country(*r).to_owned()).collect()
    }

    #[test]
    fn a_name_that_nothing_decides_has_candidates() {
        assert!(!undecided("The dam above Springfield burst.").is_empty());
        // one of them is in a state that the article names, and none of the others
        assert!(undecided("The dam above San Jose in Costa Rica burst.").is_empty());
        assert!(undecided("Paris is far away.").is_empty());
    }
}
