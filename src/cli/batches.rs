//! Batches: inputs with their places, handed out a few at a time.

use crate::batch::{BYTES, INPUTS};
use crate::input::{Input, Inputs, Place, Tally};

/// Some inputs of a run.
pub struct Batch {
    /// its number, from 0
    pub number: u64,
    /// the inputs, and where each stands
    pub inputs: Vec<(Input, Place)>,
    /// what had been left out up to its end
    pub tally: Tally,
    /// whether its records were written before, so that only what it leaves behind is of interest
    pub seen: bool,
}

/// The batches of a run. What it yields instead of one says why the run cannot go on where it stopped.
pub struct Batches {
    inputs: Inputs,
    number: u64,
    /// the end of what was written before
    seen: Option<Place>,
    ended: bool,
}

impl Batches {
    /// Batches of inputs, of which those up to `seen` were written before.
    pub fn new(inputs: Inputs, seen: Option<Place>) -> Batches {
        Batches { inputs, number: 0, seen, ended: false }
    }
}

impl Iterator for Batches {
    type Item = Result<Batch, String>;

    /// The last batch may be empty: it says what was left out at the end.
    fn next(&mut self) -> Option<Result<Batch, String>> {
        if self.ended {
            return None;
        }
        let seen = self.seen.is_some();
        let mut inputs = Vec::new();
        let mut size = 0;
        while size < BYTES && inputs.len() < INPUTS {
            let Some(input) = self.inputs.next() else {
                self.ended = true;
                break;
            };
            size += input.size();
            let place = self.inputs.place().clone();
            inputs.push((input, place.clone()));
            if let Some(seen) = self.seen.take_if(|seen| (seen.file, seen.number) == (place.file, place.number)) {
                if let Some(change) = place.change(&seen) {
                    self.ended = true;
                    return Some(Err(change));
                }
                break;
            }
            // whoever waits for a record shall not wait for the next input
            if self.inputs.is_waiting() {
                break;
            }
        }
        if let (true, Some(place)) = (self.ended, &self.seen) {
            return Some(Err(format!("expected input {} of {}, which is not there any more", place.number, place.path)));
        }
        let batch = Batch { number: self.number, inputs, tally: self.inputs.tally(), seen };
        self.number += 1;
        Some(Ok(batch))
    }
}
