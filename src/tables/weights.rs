//! What the features of a line weigh for the states of a page, and how states follow each other (`lexicon/zones.toml`), ready to add.
//!
//! A state is a part of the page with a zone.

use super::feature::{ANY, END, Feature, PARTS, START};
use super::layout::{StepRow, WeightRow};
use serde::{Deserialize, Serialize};

/// States, and room for a few more so that they fill vectors of the machine.
pub const STATES: usize = 32;
/// What cannot be: behind whatever a line may add up to.
pub const NEVER: i16 = i16::MIN;

/// One number for each state, in hundredths; sums end at the bounds of the type. (Eight of them are added at once, where four fractions were.)
pub type Scores = [i16; STATES];

/// The weights, ready to add.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weights {
    /// of each state its zone
    pub states: Vec<String>,
    /// of each feature
    pub features: Vec<Scores>,
    /// of every line
    pub any: Scores,
    /// of the first line
    pub start: Scores,
    /// of a line by the state of the one before
    pub steps: Vec<Scores>,
    /// the same the other way round: of the line before, by the state of a line
    pub back: Vec<Scores>,
    /// whether a page may end so
    pub ends: Scores,
}

impl Weights {
    /// Prepares the weights; the error names the feature, zone or part that is wrong.
    pub fn new(weights: &[WeightRow], steps: &[StepRow]) -> Result<Weights, String> {
        let mut names: Vec<&str> = steps.iter().map(|s| s.after.as_str()).filter(|after| parts_of(after).is_some()).collect();
        names.sort_unstable();
        names.dedup();
        if names.len() > STATES {
            return Err(format!("{} states, at most {STATES} are expected", names.len()));
        }
        let states: Vec<(&str, &str)> = names.iter().filter_map(|name| parts_of(name)).collect();
        let known = |name: &str| names.iter().position(|n| *n == name).ok_or_else(|| format!("no line comes after \"{name}\""));
        let mut out = Weights {
            features: vec![[0; STATES]; Feature::ALL.len()],
            any: [0; STATES],
            start: [NEVER; STATES],
            steps: vec![[NEVER; STATES]; states.len()],
            back: vec![[NEVER; STATES]; states.len()],
            ends: [NEVER; STATES],
            states: states.iter().map(|(_, zone)| (*zone).to_owned()).collect(),
        };
        for row in weights {
            let mut sums: Scores = [0; STATES];
            for (name, weight) in &row.weights {
                let hits = |at: usize| names[at] == name || states[at].0 == name || states[at].1 == name;
                let mut fits = (0..names.len()).filter(|at| hits(*at)).peekable();
                if fits.peek().is_none() {
                    return Err(format!("\"{name}\" is neither a zone nor a part of the page"));
                }
                fits.for_each(|at| sums[at] = sums[at].saturating_add(*weight));
            }
            if row.feature == ANY {
                out.any = sums;
            } else {
                out.features[Feature::parse(&row.feature)? as usize] = sums;
            }
        }
        for row in steps {
            for (name, weight) in &row.weights {
                let weight = *weight;
                match (known(&row.after), name == END) {
                    (Ok(from), true) => out.ends[from] = weight,
                    (Ok(from), false) => {
                        let to = known(name)?;
                        out.steps[from][to] = weight;
                        out.back[to][from] = weight;
                    }
                    (Err(_), _) if row.after == START => out.start[known(name)?] = weight,
                    (Err(error), _) => return Err(error),
                }
            }
        }
        Ok(out)
    }
}

/// Part and zone of a state's name.
fn parts_of(name: &str) -> Option<(&str, &str)> {
    let (part, zone) = name.split_once('-')?;
    PARTS.contains(&part).then_some((part, zone))
}
