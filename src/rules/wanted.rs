//! What rows want of a sentence at least: words without which a construction cannot fit, so that it need not be tried.
//!
//! Each set of words that rows want has a number, which is a bit. A word has bits for the sets that it is in. The bits of all words of a window together say
//! which sets it may meet.

use super::compiled::{Construction, Guard, Part, Rules};
use super::pattern::Role;
use super::words::WordSet;
use crate::lexicon::WordId;
use crate::lexicon::members::Members;
use crate::tables::blob::raw;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// What a row lacks where none of the words that it wants stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lack {
    /// what fills a role
    Role(Role),
    /// words of the pattern
    Words,
    /// the verb above a noun
    Carrier,
    /// what a guard needs
    Needs,
}

/// What a row wants, in the order in which it is asked for. Of more than these nothing is asked: then the row is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wants {
    /// the numbers of sets of words of which one must stand in the window; [`ALWAYS`] where there are fewer
    sets: [u16; 4],
    /// what cannot be without them
    lacks: [Lack; 4],
    /// of a construction that a cue takes its number, so that a cue which is tried need not be fetched
    #[serde(skip)]
    pub construction: u16,
    /// and that of the rivals of this
    #[serde(skip)]
    pub rivals: u16,
}

impl Wants {
    /// The same of a construction that a cue takes.
    pub(super) fn of_take(self, construction: u16, rivals: u16) -> Wants {
        Wants { construction, rivals, ..self }
    }
}

/// The set that every window meets.
const ALWAYS: u16 = 0;

impl Default for Wants {
    fn default() -> Wants {
        Wants { sets: [ALWAYS; 4], lacks: [Lack::Words; 4], construction: 0, rivals: 0 }
    }
}

impl FromIterator<(u16, Lack)> for Wants {
    fn from_iter<I: IntoIterator<Item = (u16, Lack)>>(wants: I) -> Wants {
        let mut out = Wants::default();
        for (n, want) in wants.into_iter().take(out.sets.len()).enumerate() {
            (out.sets[n], out.lacks[n]) = want;
        }
        out
    }
}

/// The sets that rows want, by word.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// the words that are in sets, the first or last ones of phrases
    words: Members,
    /// where the bits of each begin, and one more
    #[serde(with = "raw")]
    starts: Box<[u32]>,
    /// 32 sets together, by their number, and a bit for each of them that the word is in: most words are in few sets
    #[serde(with = "raw")]
    bits: Box<[u32]>,
    /// how many numbers there are
    width: usize,
}

impl Index {
    /// The index of these sets; the first one is that which is met always, and has no words.
    fn new(sets: &[Vec<u32>]) -> Index {
        let mut bits_of: BTreeMap<u32, Vec<[u32; 2]>> = BTreeMap::new();
        for (n, words) in (0..).zip(sets) {
            for word in words {
                let all = bits_of.entry(*word).or_default();
                match all.last_mut() {
                    Some([number, bits]) if *number == n / 32 => *bits |= 1 << (n % 32),
                    _ => all.push([n / 32, 1 << (n % 32)]),
                }
            }
        }
        let (mut starts, mut bits) = (vec![0], Vec::new());
        for all in bits_of.values() {
            bits.extend(all.concat());
            starts.push(bits.len() as u32);
        }
        Index { words: Members::new(bits_of.into_keys()), starts: starts.into(), bits: bits.into(), width: sets.len().div_ceil(32) }
    }
}

/// The sets that a window may meet.
#[derive(Debug, Default)]
pub struct Met(Vec<u32>);

impl Met {
    /// Takes down the sets that one of these words is in.
    pub fn read(&mut self, index: &Index, words: impl Iterator<Item = WordId>) {
        self.0.clear();
        self.0.resize(index.width.max(1), 0);
        self.0[0] = 1 << ALWAYS;
        for place in words.filter_map(|word| index.words.place(word)) {
            let (bits, _) = index.bits[index.starts[place] as usize..index.starts[place + 1] as usize].as_chunks();
            bits.iter().for_each(|[number, bits]| self.0[*number as usize] |= bits);
        }
    }

    /// Whether the window may meet a set, as a bit.
    #[inline]
    fn meets(&self, set: u16) -> u32 {
        self.0[set as usize / 32] >> (set % 32) & 1
    }

    /// Whether it has all that is wanted: two at once, since which of them it lacks is hard to foresee; of more there are few rows.
    #[inline]
    pub fn has(&self, wants: &Wants) -> bool {
        let [first, second, third, fourth] = wants.sets;
        self.meets(first) & self.meets(second) != 0 && (third == ALWAYS || self.meets(third) & self.meets(fourth) != 0)
    }

    /// What of all that is wanted the window lacks, the first that it does.
    #[inline]
    pub fn lack(&self, wants: &Wants) -> Option<Lack> {
        if self.has(wants) {
            return None;
        }
        wants.sets.iter().zip(wants.lacks).find(|(set, _)| self.meets(**set) == 0).map(|(_, lack)| lack)
    }

    /// Whether a cue may claim in the window: by what it wants itself, which stands first, and by what some construction does.
    #[inline]
    pub fn may_fit(&self, wants: &[Wants]) -> bool {
        let [own, of_takes @ ..] = wants else { return false };
        // hardly any cue wants something by itself
        (own.sets == [ALWAYS; 4] || self.has(own)) && of_takes.iter().any(|wants| self.has(wants))
    }
}

/// Finds out what cues and constructions want.
pub fn find(rules: &mut Rules) {
    let mut sets: Vec<Vec<u32>> = vec![Vec::new()];
    let mut numbers: HashMap<Vec<u32>, u16> = HashMap::new();
    let mut number = |wants: Vec<(Vec<u32>, Lack)>| -> Wants {
        let mut set = |words: Vec<u32>| {
            *numbers.entry(words).or_insert_with_key(|words| {
                sets.push(words.clone());
                sets.len() as u16 - 1
            })
        };
        wants.into_iter().map(|(words, lack)| (set(words), lack)).collect()
    };
    rules.constructions_want = rules.constructions.iter().map(|c| number(of_construction(c))).collect();
    rules.guards_want = vec![Wants::default(); rules.guards.len()];
    for needs in rules.cues.iter().filter_map(|cue| cue.needs) {
        rules.guards_want[needs as usize] = number(of_guard(Some(&rules.guards[needs as usize])));
    }
    rules.index = Index::new(&sets);
    rules.lay_out();
}

/// All that must stand in the window is a word of its own, or within a quotation, name or compound; what fills a role may be several words.
fn of_construction(c: &Construction) -> Vec<(Vec<u32>, Lack)> {
    let parts = c.parts.iter().filter_map(|part| match part {
        Part::Literal { words } => Some((words, Lack::Words)),
        // "in the union's view": or a possessor
        Part::Prep { role: Role::Source, .. } if c.host.is_some() => None,
        Part::Prep { words, role, optional: false, .. } | Part::Inside { verbs: Some(words), role, optional: false, .. } => {
            Some((words, Lack::Role(*role)))
        }
        _ => None,
    });
    let parts = c.carrier.iter().map(|words| (&**words, Lack::Carrier)).chain(parts);
    parts.map(|(words, lack)| (words.firsts().to_vec(), lack)).chain(of_guard(c.needs.as_deref())).collect()
}

/// Only words can satisfy a guard that names no kinds and types: the first of a phrase, and the last one, which is often the rarer ("will be consequences").
fn of_guard(needs: Option<&Guard>) -> Vec<(Vec<u32>, Lack)> {
    let Some(needs) = needs else { return Vec::new() };
    let roles = needs.roles.iter().filter(|r| r.kinds.is_empty() && r.types.is_empty()).map(|r| &r.words);
    let sets: Vec<&WordSet> = needs.before.iter().chain(&needs.after).chain(roles).collect();
    let firsts = sets.iter().map(|words| words.firsts().to_vec());
    let lasts = sets.iter().filter(|words| words.has_phrases()).map(|words| words.lasts());
    firsts.chain(lasts).map(|words| (words, Lack::Needs)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_lacks_the_sets_that_none_of_its_words_is_in() {
        let mut index: Vec<Vec<u32>> = vec![vec![], vec![5, 6]];
        index.resize(70, vec![5, 6]);
        index.extend([vec![6], vec![900]]);
        let index = Index::new(&index);
        let wants = |wants: &[(u16, Lack)]| wants.iter().copied().collect::<Wants>();
        let mut met = Met::default();
        met.read(&index, [3, 6, 40_000].into_iter().map(WordId));
        assert_eq!(met.lack(&Wants::default()), None);
        assert_eq!(met.lack(&wants(&[(1, Lack::Words), (69, Lack::Words), (70, Lack::Needs)])), None);
        assert_eq!(met.lack(&wants(&[(70, Lack::Needs), (71, Lack::Carrier)])), Some(Lack::Carrier));
        let [none, some, other] = [wants(&[]), wants(&[(1, Lack::Words)]), wants(&[(71, Lack::Words)])];
        assert!(met.may_fit(&[none, other, some]) && !met.may_fit(&[none, other, other]) && !met.may_fit(&[other, some]));
        assert!(!met.may_fit(&[some]), "a cue without a construction");
        met.read(&index, [900, 5].into_iter().map(WordId));
        assert_eq!(met.lack(&wants(&[(71, Lack::Carrier), (70, Lack::Needs)])), Some(Lack::Needs));
    }
}
