//! The index of the articles that were seen.

use super::signature::{BINS, Signature};

/// So many articles are known at once; then the oldest makes room.
const WINDOW: usize = if cfg!(test) { 1 << 10 } else { 1 << 17 };
/// A band is so many bins: one that agrees whole makes a candidate. Of two texts with a similarity of 0.7 one of 32 bands agrees with a probability of 0.9998.
const BAND: usize = 4;
const BANDS: usize = BINS / BAND;
/// From so many bins of 128 that agree on, a text repeats another: a similarity of 0.7, and chance agreement of eight bits.
const ENOUGH: usize = 90;

/// Signatures of earlier articles, with their ids. What it answers depends on nothing but the articles that it was given, and their order.
pub struct Index {
    /// the articles, in a ring
    seen: Vec<(Signature, Box<str>)>,
    /// where the next one goes
    next: usize,
    /// for each band a table from its hash to the last article with it, from 1; one that was overwritten is found by another band
    tables: Vec<u32>,
}

impl Default for Index {
    fn default() -> Index {
        Index { seen: Vec::new(), next: 0, tables: vec![0; BANDS * WINDOW] }
    }
}

impl Index {
    /// The id of the earlier article that this one repeats: of several the most similar, else the earliest. An article that repeats none is
    /// remembered; one that does is not, so that nothing is a duplicate of a duplicate.
    pub fn add(&mut self, id: &str, signature: &Signature) -> Option<&str> {
        let cells: [usize; BANDS] = std::array::from_fn(|band| band * WINDOW + hash(&signature.0[band * BAND..][..BAND]));
        let mut best: Option<(usize, usize)> = None;
        let mut before = 0;
        for cell in cells {
            let known = self.tables[cell];
            if known == 0 || known == before {
                continue;
            }
            before = known;
            let article = known as usize - 1;
            let agreement = self.seen[article].0.agreement(signature);
            if agreement >= ENOUGH
                && best.is_none_or(|(most, at)| agreement > most || (agreement == most && self.age(article) > self.age(at)))
            {
                best = Some((agreement, article));
            }
        }
        if let Some((_, article)) = best {
            return Some(&self.seen[article].1);
        }
        let article = (*signature, Box::from(id));
        if self.seen.len() < WINDOW {
            self.seen.push(article);
        } else {
            self.seen[self.next] = article;
        }
        cells.into_iter().for_each(|cell| self.tables[cell] = self.next as u32 + 1);
        self.next = (self.next + 1) % WINDOW;
        None
    }

    /// How many articles were added after this one.
    fn age(&self, article: usize) -> usize {
        (self.next + WINDOW - article) % WINDOW
    }
}

/// The place of a band in its table.
fn hash(band: &[u8]) -> usize {
    let word = band.iter().fold(0u32, |word, b| word << 8 | u32::from(*b));
    // Fibonacci hashing (Knuth, TAOCP 3, 6.4)
    (word.wrapping_mul(0x9e37_79b9) >> (32 - WINDOW.trailing_zeros())) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(index: &mut Index, id: &str, text: &str) -> Option<String> {
        index.add(id, &Signature::of(text).expect("words")).map(str::to_owned)
    }

    #[test]
    fn a_story_with_another_beginning_repeats_the_first() {
        let mut index = Index::default();
        let story: String = (0..300).map(|n| format!("word{} ", n * n % 1009)).collect();
        assert_eq!(add(&mut index, "a", &story), None);
        assert_eq!(add(&mut index, "b", &format!("RIGA (AP) — {story} Read more on our pages.")).as_deref(), Some("a"));
        assert_eq!(add(&mut index, "c", &story[..story.len() * 9 / 10]).as_deref(), Some("a"));
        assert_eq!(add(&mut index, "d", &story[..story.len() / 3]), None);
        assert_eq!(add(&mut index, "e", "Something else altogether was said in the port of Riga."), None);
        assert_eq!(add(&mut index, "f", &story).as_deref(), Some("a"));
    }

    #[test]
    fn the_oldest_makes_room() {
        let mut index = Index::default();
        let text = |n: usize| format!("alpha{n} beta{n} gamma{n} delta{n} epsilon{n} zeta{n} eta{n} theta{n}");
        for n in 0..2 * WINDOW + 10 {
            assert_eq!(add(&mut index, &n.to_string(), &text(n)), None, "{n}");
        }
        assert_eq!(add(&mut index, "late", &text(2 * WINDOW + 9)), Some((2 * WINDOW + 9).to_string()));
        let kept = (0..900).filter(|n| add(&mut index, "again", &text(2 * WINDOW - n)).is_some()).count();
        assert!(kept > 890, "{kept}");
        assert_eq!(add(&mut index, "gone", &text(3)), None);
    }
}
