//! Which zones the lines of a page are, all together: the sequence with the best sum of weights (`lexicon/zones.toml`).
//!
//! A page goes through four parts: its top, the head from the headline on, the story from its first paragraph to its last, and the tail. A state is a
//! part with a zone. What is seen of a line ([`Features`]) is evidence for states, and so is the state of the line before: a linear-chain conditional
//! random field (Lafferty, McCallum and Pereira 2001), decoded by Viterbi's algorithm in a time linear in the lines.

use crate::document::ZoneKind;
use crate::tables::feature::{ANY, END, Features, NAMES, PARTS, START};
use crate::tables::layout::LayoutPhrases;

/// States, and room for a few more so that they fill vectors of the machine.
const STATES: usize = 32;
/// What cannot be.
const NEVER: f32 = -1e6;
/// A state so far behind the best one never catches up.
const HOPELESS: f32 = 16.0;

/// One number for each state.
type Scores = [f32; STATES];

/// The weights, ready to add.
#[derive(Debug)]
pub struct Weights {
    /// of each state its part and zone
    states: Vec<(usize, ZoneKind)>,
    /// of each feature
    features: Vec<Scores>,
    /// of every line
    any: Scores,
    /// of the first line
    start: Scores,
    /// of a line by the state of the one before
    steps: Vec<Scores>,
    /// whether a page may end so
    ends: Scores,
}

impl Weights {
    /// Prepares the weights; the error names the feature, zone or part that is wrong.
    pub fn new(table: &LayoutPhrases) -> Result<Weights, String> {
        let mut names: Vec<&str> = table.step.iter().map(|s| s.after.as_str()).filter(|after| part_of(after).is_some()).collect();
        names.sort_unstable();
        names.dedup();
        if names.len() > STATES {
            return Err(format!("{} states, at most {STATES} are expected", names.len()));
        }
        let states = names.iter().map(|name| state(name)).collect::<Result<Vec<_>, _>>()?;
        let known = |name: &str| names.iter().position(|n| *n == name).ok_or_else(|| format!("no line comes after \"{name}\""));
        let mut out = Weights {
            features: vec![[0.0; STATES]; NAMES.len()],
            any: [0.0; STATES],
            start: [NEVER; STATES],
            steps: vec![[NEVER; STATES]; states.len()],
            ends: [NEVER; STATES],
            states,
        };
        for row in &table.weight {
            let mut sums = [0.0; STATES];
            for (name, weight) in &row.weights {
                let hits = |at: usize| names[at] == name || PARTS[out.states[at].0] == name || out.states[at].1.name() == name;
                let mut fits = (0..names.len()).filter(|at| hits(*at)).peekable();
                if fits.peek().is_none() {
                    return Err(format!("\"{name}\" is neither a zone nor a part of the page"));
                }
                fits.for_each(|at| sums[at] += *weight as f32 / 100.0);
            }
            match Features::named(&row.feature) {
                Some(feature) => feature.iter().for_each(|f| out.features[f] = sums),
                None if row.feature == ANY => out.any = sums,
                None => return Err(format!("no feature is called \"{}\"", row.feature)),
            }
        }
        for row in &table.step {
            for (name, weight) in &row.weights {
                let weight = *weight as f32 / 100.0;
                match (known(&row.after), name == END) {
                    (Ok(from), true) => out.ends[from] = weight,
                    (Ok(from), false) => out.steps[from][known(name)?] = weight,
                    (Err(_), _) if row.after == START => out.start[known(name)?] = weight,
                    (Err(error), _) => return Err(error),
                }
            }
        }
        Ok(out)
    }

    /// The zone of each line, by its features. `headline` says that the first line is one whatever it looks like.
    pub fn decide(&self, lines: &[Features], headline: bool) -> Vec<ZoneKind> {
        let mut best: Vec<Scores> = Vec::with_capacity(lines.len());
        for (i, line) in lines.iter().enumerate() {
            let mut seen = self.any;
            for feature in line.iter() {
                seen.iter_mut().zip(&self.features[feature]).for_each(|(s, w)| *s += w);
            }
            if i == 0 && headline {
                let is_headline = |at: usize| self.states.get(at).is_some_and(|s| s.1 == ZoneKind::Headline);
                (0..STATES).filter(|at| !is_headline(*at)).for_each(|at| seen[at] += NEVER);
            }
            let mut scores = match best.last() {
                None => self.start,
                Some(before) => {
                    let hopeless = before.iter().copied().fold(NEVER, f32::max) - HOPELESS;
                    let mut scores = [NEVER; STATES];
                    for (from, steps) in self.steps.iter().enumerate().filter(|(from, _)| before[*from] > hopeless) {
                        scores.iter_mut().zip(steps).for_each(|(s, w)| *s = s.max(before[from] + w));
                    }
                    scores
                }
            };
            scores.iter_mut().zip(&seen).for_each(|(s, w)| *s += w);
            best.push(scores);
        }
        // back from the best end
        let mut out = vec![ZoneKind::Body; lines.len()];
        let mut ends = self.ends;
        for i in (0..lines.len()).rev() {
            let sum = |at: &usize| best[i][*at] + ends[*at];
            let at = (0..self.states.len()).max_by(|a, b| sum(a).total_cmp(&sum(b))).unwrap_or(0);
            out[i] = self.states.get(at).map_or(ZoneKind::Body, |s| s.1);
            ends = [NEVER; STATES];
            (0..self.states.len()).for_each(|from| ends[from] = self.steps[from][at]);
        }
        out
    }
}

fn part_of(name: &str) -> Option<usize> {
    let part = name.split_once('-')?.0;
    PARTS.iter().position(|p| *p == part)
}

fn state(name: &str) -> Result<(usize, ZoneKind), String> {
    let (part, zone) = name.split_once('-').ok_or_else(|| format!("\"{name}\" is no part and zone"))?;
    let part = PARTS.iter().position(|p| *p == part).ok_or_else(|| format!("\"{part}\" is no part, expected one of {}", PARTS.join(", ")))?;
    Ok((part, ZoneKind::parse(zone)?))
}
