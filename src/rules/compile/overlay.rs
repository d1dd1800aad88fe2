//! Rows of later files over those of earlier ones.

use super::{At, Parsed};
use crate::rules::file::{ConstructionRow, CueRow, Pos};
use crate::tables::source::{Fault, nearest};
use std::collections::HashMap;

pub(super) type Constructions<'a> = Vec<(At<'a>, &'a ConstructionRow)>;

pub(super) type Cues<'a> = Vec<(At<'a>, &'a CueRow)>;

/// Rows of later files over those of earlier ones: a construction replaces one of the same id; cue rows add up, and what is disabled is left out.
pub(super) fn overlay<'a>(files: &'a [Parsed<'a>], faults: &mut Vec<Fault>) -> (Constructions<'a>, Cues<'a>, Vec<String>) {
    let mut constructions: Constructions = Vec::new();
    let mut cues: Cues = Vec::new();
    let mut disabled = Vec::new();
    for f in files {
        for row in &f.rows.construction {
            let (at, row) = (f.at(row), row.get_ref());
            match constructions.iter_mut().find(|(_, r)| r.id == row.id) {
                Some(before) if before.0.file != f.file => *before = (at, row),
                Some(_) => faults.push(at.fault(format!("the construction \"{}\" is defined twice", row.id))),
                None => constructions.push((at, row)),
            }
        }
        cues.extend(f.rows.cue.iter().map(|row| (f.at(row), row.get_ref())));
        for id in &f.rows.disable {
            let name = id.get_ref();
            let known = constructions.iter().any(|(_, r)| r.id == *name)
                || cues.iter().any(|(_, r)| r.lemma.iter().any(|l| l == name || name.starts_with(&format!("{}/", l.replace(' ', "-")))));
            if !known {
                let all = constructions.iter().map(|(_, r)| r.id.as_str()).chain(cues.iter().flat_map(|(_, r)| r.lemma.iter()));
                faults.push(f.at(id).fault(format!("nothing is called \"{name}\"{}", nearest(name, all))));
            }
            disabled.push(name.clone());
        }
    }
    constructions.retain(|(_, row)| !disabled.contains(&row.id));
    (constructions, cues, disabled)
}

/// Construction id → lemmas and parts of speech of the cues that take it.
pub(super) fn takers<'a>(cues: &Cues<'a>) -> HashMap<&'a str, Vec<(Vec<String>, Pos)>> {
    let mut out: HashMap<&str, Vec<(Vec<String>, Pos)>> = HashMap::new();
    for (_, row) in cues {
        for id in &row.takes {
            out.entry(id.as_str()).or_default().push((row.lemma.iter().map(str::to_owned).collect(), row.pos));
        }
    }
    out
}
