//! Measured precision: how often a rule was right on gold, backed off where examples are few.

use crate::tables::source::{Fault, Source, Table};
use std::collections::HashMap;

/// How often rules were right on gold: `claimwire score --counts` writes the table.
pub(super) struct Precision {
    right_of: HashMap<String, (u32, u32)>,
}

/// Fewer examples than this say nothing about a rule; see `docs/evaluation.md`.
const ENOUGH: u32 = 20;

impl Precision {
    pub(super) fn read(sources: &[Source], faults: &mut Vec<Fault>) -> Precision {
        let mut right_of: HashMap<String, (u32, u32)> = HashMap::new();
        for source in sources {
            let Some(table) = Table::read(source, "#counts 1", faults) else { continue };
            let columns = ["rule", "kind", "right", "wrong"].map(|c| table.column(c, faults));
            let [Some(rule), Some(kind), Some(right), Some(wrong)] = columns else { continue };
            for (line, cells) in &table.rows {
                let (Ok(r), Ok(w)) = (cells[right].parse::<u32>(), cells[wrong].parse::<u32>()) else {
                    faults.push(Fault::new(&source.path, *line, "expected whole numbers under \"right\" and \"wrong\""));
                    continue;
                };
                let construction = cells[rule].split_once('/').map_or(cells[rule], |(_, c)| c);
                for key in [
                    format!("rule {}", cells[rule]),
                    format!("construction {construction}"),
                    format!("kind {}", cells[kind]),
                    "all".to_owned(),
                ] {
                    let sum = right_of.entry(key).or_default();
                    *sum = (sum.0 + r, sum.1 + w);
                }
            }
        }
        Precision { right_of }
    }

    /// The smoothed precision (Laplace's rule of succession) of the rule, else of its construction, else of its kind, whichever has enough examples.
    pub(super) fn of(&self, rule: &str, construction: &str, kind: &str) -> f32 {
        let levels = [format!("rule {rule}"), format!("construction {construction}"), format!("kind {kind}"), "all".to_owned()];
        let counted = levels.iter().filter_map(|l| self.right_of.get(l)).find(|(r, w)| r + w >= ENOUGH);
        counted.map_or(0.5, |(r, w)| (*r as f32 + 1.0) / ((r + w) as f32 + 2.0))
    }
}
