//! The names: a trie over word numbers, walked at the start of a token.
//!
//! Edges stand in one flat hash table (node, word) → node, so that a step is one probe; the first step is in the word's own record. What a
//! trie over whole words saves over an automaton over bytes is the boundary check: a match begins and ends at tokens by itself.

use super::entities::RowId;
use super::form::Flags;
use super::kind::Kind;
use super::strings::Strings;
use crate::lexicon::WordId;
use crate::tables::blob::{Reader, Words, Writer};
use std::collections::HashMap;

/// A form of a name, compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// whose name it is
    pub row: RowId,
    /// what kind of thing that is
    pub kind: Kind,
    /// how it may be used
    pub flags: Flags,
    /// which of its words are written with a capital, bit by bit from the first
    pub capitals: u32,
    /// its spelling, for [`Names::spelling`]
    pub spelling: u32,
}

const STRIDE: usize = 4;
/// The bits above the flags hold the kind.
const KIND: u32 = 24;

/// The trie.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// triples (node, word, child), open addressing
    edges: Words,
    /// two numbers a node, and one node more: where its forms begin, and a bit for each word that may lead on from it
    nodes: Words,
    /// packed [`Form`]s
    forms: Words,
    spellings: Strings,
}

/// Collects names before they are compiled.
#[derive(Debug, Default)]
pub struct NamesBuilder {
    children: HashMap<(u32, WordId), u32>,
    forms: Vec<Vec<Form>>,
    spellings: Vec<String>,
}

impl NamesBuilder {
    /// A trie of names that begin with these words. Its root is node 0 and holds no forms; then come the nodes of the words, the commonest first, so that those
    /// that texts lead to again and again lie together, and their forms with them.
    pub fn new(firsts: impl IntoIterator<Item = WordId>) -> NamesBuilder {
        let mut firsts: Vec<WordId> = firsts.into_iter().collect();
        firsts.sort();
        firsts.dedup();
        let forms = vec![Vec::new(); firsts.len() + 1];
        NamesBuilder {
            children: firsts.into_iter().zip(1..).map(|(word, node)| ((0, word), node)).collect(),
            forms,
            ..NamesBuilder::default()
        }
    }

    /// Adds a form of `row` that is written with these words.
    pub fn add(&mut self, words: &[WordId], (row, kind): (RowId, Kind), flags: Flags, capitals: u32, spelling: &str) {
        let mut node = 0;
        for &word in words {
            let fresh = self.forms.len() as u32;
            node = *self.children.entry((node, word)).or_insert(fresh);
            if node == fresh {
                self.forms.push(Vec::new());
            }
        }
        self.spellings.push(spelling.to_owned());
        self.forms[node as usize].push(Form { row, kind, flags, capitals, spelling: self.spellings.len() as u32 - 1 });
    }

    /// The node that a name's first word leads to.
    pub fn first(&self, word: WordId) -> Option<u32> {
        self.children.get(&(0, word)).copied()
    }

    /// The flat tables.
    pub fn finish(self) -> Names {
        let mut pairs: Vec<_> = self.children.into_iter().filter(|((node, _), _)| *node != 0).collect();
        pairs.sort();
        let mut leads = vec![0u32; self.forms.len() + 1];
        pairs.iter().for_each(|((node, word), _)| leads[*node as usize] |= lead(*word));
        let size = (pairs.len() * 2).next_power_of_two().max(8);
        let mut edges = vec![0u32; size * 3];
        for ((node, word), child) in pairs {
            let mut at = slot(node, word, size);
            while edges[at * 3 + 2] != 0 {
                at = (at + 1) & (size - 1);
            }
            edges[at * 3..at * 3 + 3].copy_from_slice(&[node, word.0, child]);
        }
        let (mut nodes, mut forms) = (Vec::new(), Vec::new());
        for (of_node, leads) in self.forms.iter().chain([&Vec::new()]).zip(leads) {
            nodes.extend([(forms.len() / STRIDE) as u32, leads]);
            forms.extend(of_node.iter().flat_map(|f| [f.row.0, (f.kind as u32) << KIND | f.flags.0, f.capitals, f.spelling]));
        }
        Names { edges: edges.into(), nodes: nodes.into(), forms: forms.into(), spellings: Strings::build(&self.spellings) }
    }
}

/// The bit of a word among those that may lead on.
fn lead(word: WordId) -> u32 {
    1 << (word.0.wrapping_mul(0x9e37_79b9) >> 27)
}

/// Where an edge is looked for first (a multiplicative hash: Knuth, TAOCP 3, 6.4).
fn slot(node: u32, word: WordId, size: usize) -> usize {
    let key = (node as u64) << 32 | word.0 as u64;
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & (size - 1)
}

impl Names {
    /// The node that `word` leads to from `node`.
    #[inline]
    pub fn step(&self, node: u32, word: WordId) -> Option<u32> {
        // most words lead nowhere: one bit says so, beside what is at hand anyway
        if self.nodes[node as usize * 2 + 1] & lead(word) == 0 {
            return None;
        }
        let size = self.edges.len() / 3;
        let mut at = slot(node, word, size);
        loop {
            let edge = &self.edges[at * 3..at * 3 + 3];
            if edge[2] == 0 {
                return None;
            }
            if edge[0] == node && edge[1] == word.0 {
                return Some(edge[2]);
            }
            at = (at + 1) & (size - 1);
        }
    }

    /// The numbers of the forms that end at a node.
    #[inline]
    pub fn ending(&self, node: u32) -> std::ops::Range<u32> {
        self.nodes[node as usize * 2]..self.nodes[node as usize * 2 + 2]
    }

    /// Form `n`.
    #[inline]
    pub fn form(&self, n: u32) -> Form {
        let [row, flags, capitals, spelling] = self.forms.as_chunks::<STRIDE>().0[n as usize];
        Form { row: RowId(row), kind: Kind::ALL[(flags >> KIND) as usize], flags: Flags(flags & ((1 << KIND) - 1)), capitals, spelling }
    }

    /// How many forms there are.
    pub fn len(&self) -> usize {
        self.forms.len() / STRIDE
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// How a form is written.
    pub fn spelling(&self, form: Form) -> &str {
        self.spellings.get(form.spelling)
    }

    pub(crate) fn write(&self, w: &mut Writer) {
        w.words(&self.edges);
        w.words(&self.nodes);
        w.words(&self.forms);
        self.spellings.write(w);
    }

    pub(crate) fn read(r: &mut Reader) -> Names {
        Names { edges: r.words(), nodes: r.words(), forms: r.words(), spellings: Strings::read(r) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_word_by_word() {
        let mut b = NamesBuilder::new([WordId(1)]);
        let w = |n| WordId(n);
        b.add(&[w(1), w(2)], (RowId(7), Kind::Organization), Flags::NAME, 3, "European Union");
        b.add(&[w(1)], (RowId(8), Kind::Place), Flags::ADJECTIVE, 1, "European");
        b.add(&[w(1), w(2)], (RowId(9), Kind::Organization), Flags::CONTEXT, 3, "European union");
        let first = b.first(w(1)).expect("a node");
        assert_eq!(b.first(w(2)), None);
        let names = b.finish();
        let second = names.step(first, w(2)).expect("a child");
        assert_eq!(names.step(second, w(2)), None);
        let rows = |node| names.ending(node).map(|n| names.form(n).row.0).collect::<Vec<_>>();
        assert_eq!(rows(first), [8]);
        assert_eq!(rows(second), [7, 9]);
        let form = names.form(names.ending(first).start);
        assert_eq!((form.kind, form.flags), (Kind::Place, Flags::ADJECTIVE));
        assert_eq!(names.spelling(names.form(names.ending(first).start)), "European");
    }
}
