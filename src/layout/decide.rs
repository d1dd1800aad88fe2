//! Which zones the lines of a page are, all together: the sequence with the best sum of weights.
//!
//! A page goes through four parts: its top, the head from the headline on, the story from its first paragraph to its last, and the tail. A state is a
//! part with a zone. What is seen of a line ([`Features`]) is evidence for states, and so is the state of the line before: a linear-chain conditional
//! random field (Lafferty, McCallum and Pereira 2001), decoded by Viterbi's algorithm in a time linear in the lines.

use crate::document::ZoneKind;
use crate::tables::feature::Features;
use crate::tables::weights::{NEVER, STATES, Scores, Weights};

/// A state so far behind the best one never catches up.
const HOPELESS: f32 = 16.0;

/// The zone of each line, by its features; `kinds` are the zones of the states. `headline` says that the first line is one whatever it looks like.
pub fn decide(weights: &Weights, kinds: &[ZoneKind], lines: &[Features], headline: bool) -> Vec<ZoneKind> {
    let mut best: Vec<Scores> = Vec::with_capacity(lines.len());
    for (i, line) in lines.iter().enumerate() {
        let mut seen = weights.any;
        for feature in line.iter() {
            seen.iter_mut().zip(&weights.features[feature]).for_each(|(s, w)| *s += w);
        }
        if i == 0 && headline {
            let is_headline = |at: usize| kinds.get(at) == Some(&ZoneKind::Headline);
            (0..STATES).filter(|at| !is_headline(*at)).for_each(|at| seen[at] += NEVER);
        }
        let mut scores = match best.last() {
            None => weights.start,
            Some(before) => {
                let hopeless = before.iter().copied().fold(NEVER, f32::max) - HOPELESS;
                let mut scores = [NEVER; STATES];
                for (from, steps) in weights.steps.iter().enumerate().filter(|(from, _)| before[*from] > hopeless) {
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
    let mut ends = weights.ends;
    for i in (0..lines.len()).rev() {
        let sum = |at: &usize| best[i][*at] + ends[*at];
        let at = (0..kinds.len()).max_by(|a, b| sum(a).total_cmp(&sum(b))).unwrap_or(0);
        out[i] = kinds.get(at).copied().unwrap_or(ZoneKind::Body);
        ends = [NEVER; STATES];
        (0..kinds.len()).for_each(|from| ends[from] = weights.steps[from][at]);
    }
    out
}
