//! The report: precision, recall and F1 by measure; counts by rule; floors.

use super::compare::{Counts, Tally};
use crate::tables::source::{Fault, Source, Table, nearest};
use std::fmt;

/// The counts of one set of articles or sentences, printed as a table. The measures:
///
/// * `claim`: kind and cue; `source`: that and the source's span; `relation`: that and all other arguments; `speaker`: `claim` and whom the source stands for; each
///   also by kind (`relation.statement`)
/// * `status`, `hedged`, `nested`: of the claims found, those that are right in it
/// * `entities`: span and type of names, also by type; `links`: of these, those with the right id
/// * `references`: pronouns and descriptions and whom they mean; by form, those of gold only
/// * of sentences `tags`, `groups`, `subject`, `complement`, see [`grammar`](super::grammar)
/// * of sentences with events those of [`Counts::sentence`]
pub struct Report<'a> {
    /// the set's name
    pub name: &'a str,
    /// how many texts it has
    pub texts: usize,
    /// what they are
    pub unit: &'a str,
    /// its counts
    pub counts: &'a Counts,
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}: {} {}", self.name, self.texts, self.unit)?;
        writeln!(f, "  {:<28} {:>6} {:>6} {:>6}   {:>6} {:>6} {:>6}", "measure", "right", "found", "gold", "P", "R", "F1")?;
        for (name, t) in &self.counts.measures {
            writeln!(
                f,
                "  {:<28} {:>6} {:>6} {:>6}   {:>6.1} {:>6.1} {:>6.1}",
                name,
                t.right,
                t.predicted,
                t.gold,
                t.precision(),
                t.recall(),
                t.f1()
            )?;
        }
        Ok(())
    }
}

/// The table that confidence reads (`rules/counts.tsv`): of every rule how often its relations were right and wrong.
pub fn rule_counts(counts: &Counts, full_kind: impl Fn(&str) -> String) -> String {
    let mut out = String::from("#counts 1\twritten by `claimwire score corpus/dev --counts rules/counts.tsv`\nrule\tkind\tright\twrong\n");
    for ((rule, kind), (right, wrong)) in &counts.rules {
        out.push_str(&format!("{rule}\t{}\t{right}\t{wrong}\n", full_kind(kind)));
    }
    out
}

/// Checks the F1 of measures against a table with the columns `set`, `measure` and `floor`; the faults say what fell below. A floor written `<5` is a
/// ceiling.
pub fn check_floors(source: &Source, sets: &[(&str, &Counts)], faults: &mut Vec<Fault>) {
    let Some(table) = Table::read(source, "#floors 1", faults) else { return };
    let columns = ["set", "measure", "floor"].map(|c| table.column(c, faults));
    let [Some(set), Some(measure), Some(floor)] = columns else { return };
    for (line, cells) in &table.rows {
        let mut fault = |what: String| faults.push(Fault::new(&source.path, *line, what));
        let Some((_, counts)) = sets.iter().find(|(name, _)| *name == cells[set]) else {
            fault(format!("no set \"{}\" was scored{}", cells[set], nearest(cells[set], sets.iter().map(|(n, _)| *n))));
            continue;
        };
        let (written, ceiling) = cells[floor].strip_prefix('<').map_or((cells[floor], false), |c| (c, true));
        let Ok(wanted) = written.parse::<f64>() else {
            fault(format!("expected a number, found \"{}\"", cells[floor]));
            continue;
        };
        match counts.measures.get(cells[measure]) {
            None => fault(format!(
                "unknown measure \"{}\"{}",
                cells[measure],
                nearest(cells[measure], counts.measures.keys().map(String::as_str))
            )),
            Some(tally) if ceiling && Tally::f1(tally) >= wanted => {
                fault(format!("{} of {} is {:.1}, not below {wanted}", cells[measure], cells[set], tally.f1()))
            }
            Some(tally) if !ceiling && Tally::f1(tally) < wanted => {
                fault(format!("{} of {} is {:.1}, below its floor of {wanted}", cells[measure], cells[set], tally.f1()))
            }
            Some(_) => {}
        }
    }
}
