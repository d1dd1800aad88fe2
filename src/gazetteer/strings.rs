//! Strings by number, in one arena that is read in place.

use crate::tables::blob::{Reader, Text, Words, Writer};

/// Strings by number, in one arena.
#[derive(Clone, Debug, Default)]
pub struct Strings {
    starts: Words,
    text: Text,
}

impl Strings {
    /// The arena of these strings.
    pub fn build<S: AsRef<str>>(strings: impl IntoIterator<Item = S>) -> Strings {
        let mut starts = vec![0];
        let mut text = String::new();
        for s in strings {
            text.push_str(s.as_ref());
            starts.push(text.len() as u32);
        }
        Strings { starts: starts.into(), text: text.into() }
    }

    /// String `n`.
    pub fn get(&self, n: u32) -> &str {
        let n = n as usize;
        let [start, end] = [self.starts[n], self.starts[n + 1]].map(|at| at as usize);
        // where there is nothing, the text is left alone: it would have to be fetched
        if start == end { "" } else { &self.text[start..end] }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(crate) fn write(&self, w: &mut Writer) {
        w.words(&self.starts);
        w.text(&self.text);
    }

    pub(crate) fn read(r: &mut Reader) -> Strings {
        Strings { starts: r.words(), text: r.text() }
    }
}
