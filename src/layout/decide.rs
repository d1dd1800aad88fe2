//! Which zones the lines of a page are, all together: the sequence with the best sum of weights.
//!
//! A page goes through four parts: its top, the head from the headline on, the story from its first paragraph to its last, and the tail. A state is a
//! part with a zone. What is seen of a line ([`Features`]) is evidence for states, and so is the state of the line before: a linear-chain conditional
//! random field (Lafferty, McCallum and Pereira 2001), decoded by Viterbi's algorithm in a time linear in the lines.

use crate::document::ZoneKind;
use crate::tables::feature::Features;
use crate::tables::weights::{NEVER, STATES, Scores, Weights};

/// A state so far behind the best one never catches up, in hundredths.
const HOPELESS: i16 = 1600;

/// The zone of each line, by its features; `kinds` are the zones of the states. `headline` says that the first line is one whatever it looks like.
pub fn decide(weights: &Weights, kinds: &[ZoneKind], lines: &[Features], headline: bool) -> Vec<ZoneKind> {
    // of each line how far its states are behind the best one
    let mut behind: Vec<Scores> = Vec::with_capacity(lines.len());
    for (i, line) in lines.iter().enumerate() {
        let mut scores = behind.last().map_or(weights.start, |before| ahead(weights, before));
        add(&mut scores, &weights.any);
        line.iter().for_each(|feature| add(&mut scores, &weights.features[feature]));
        if i == 0 && headline {
            let is_headline = |at: usize| kinds.get(at) == Some(&ZoneKind::Headline);
            (0..STATES).filter(|at| !is_headline(*at)).for_each(|at| scores[at] = NEVER);
        }
        let best = best(&scores);
        scores.iter_mut().for_each(|s| *s = s.saturating_sub(best));
        behind.push(scores);
    }
    // back from the best end
    let mut out = vec![ZoneKind::Body; lines.len()];
    let mut ends = &weights.ends;
    for (zone, scores) in out.iter_mut().zip(&behind).rev() {
        let mut sums = *scores;
        add(&mut sums, ends);
        let best = best(&sums);
        let at = sums.iter().rposition(|s| *s == best).unwrap_or(0);
        if let (Some(kind), Some(back)) = (kinds.get(at), weights.back.get(at)) {
            (*zone, ends) = (*kind, back);
        }
    }
    out
}

/// The best that each state may come to by the line before.
fn ahead(weights: &Weights, before: &Scores) -> Scores {
    let mut scores = [NEVER; STATES];
    for (from, steps) in weights.steps.iter().enumerate().filter(|(from, _)| before[*from] > -HOPELESS) {
        (0..STATES).for_each(|to| scores[to] = scores[to].max(before[from].saturating_add(steps[to])));
    }
    scores
}

fn add(scores: &mut Scores, more: &Scores) {
    (0..STATES).for_each(|at| scores[at] = scores[at].saturating_add(more[at]));
}

fn best(scores: &Scores) -> i16 {
    scores.iter().fold(NEVER, |best, s| best.max(*s))
}
