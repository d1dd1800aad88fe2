//! Texts of the tables' own words in any order: what the rules ask about stands in them far more often than in any bytes.

#![allow(dead_code)]

use claimwire::engine::builtin_sources;
use std::sync::LazyLock;

/// So many words of a list can be told by twelve bits.
const MOST: usize = 1 << 12;

const MARKS: &[&str] = &[
    ".", ",", ",", ";", ":", "?", "!", "“", "”", "\"", "''", "‘", "’", "(", ")", "—", "–", "-", "…", "'s", "’s", "\n", "\n\n", "12",
    "2031", "$",
];

/// Marks and function words; words by class; names; any words.
static LISTS: LazyLock<[Vec<String>; 4]> = LazyLock::new(|| {
    let sources = builtin_sources();
    let cells = |path: &str, at: usize| -> Vec<String> {
        let tables = sources.lexicon.iter().chain(&sources.gazetteers).filter(|s| s.path.ends_with(path));
        let rows = tables.flat_map(|s| s.text.lines().skip(2));
        rows.filter_map(|row| row.split('\t').nth(at).map(str::to_owned)).collect()
    };
    let marks = MARKS.iter().map(|m| (*m).to_owned());
    let classes = cells("classes.tsv", 1).iter().flat_map(|forms| forms.split('|').map(str::to_owned)).collect();
    let listed = ["states.tsv", "roles.tsv", "portfolios.tsv", "organizations.tsv", "groups.tsv", "places.tsv", "persons.tsv"];
    let names = listed.iter().flat_map(|table| thinned(cells(table, 1), MOST / listed.len()));
    [
        thinned(marks.chain(cells("closed.tsv", 0)).collect(), MOST),
        thinned(classes, MOST),
        names.chain(thinned(cells("names.tsv", 0), MOST / listed.len())).collect(),
        thinned(cells("common.tsv", 0), MOST),
    ]
});

/// Every n-th, so that at most so many are left.
fn thinned(words: Vec<String>, most: usize) -> Vec<String> {
    let step = words.len().div_ceil(most).max(1);
    words.into_iter().step_by(step).collect()
}

/// The text that bytes stand for, two a word: which list, whether with a capital, whether without a space before it, which word.
pub fn text(bytes: &[u8]) -> String {
    let mut out = String::new();
    for pair in bytes.chunks_exact(2) {
        let list = &LISTS[(pair[0] & 3) as usize];
        let word = &list[((pair[0] as usize >> 4) << 8 | pair[1] as usize) % list.len()];
        // one in four has no space before it
        if !out.is_empty() && pair[0] & 0b1100 != 0b1100 {
            out.push(' ');
        }
        let mut letters = word.chars();
        match letters.next().filter(|_| pair[0] & 4 != 0) {
            Some(first) => out.extend(first.to_uppercase().chain(letters)),
            None => out.push_str(word),
        }
    }
    out
}
