//! Forms: the spellings of a name, and how each may be used.

use crate::tables::source::nearest;

/// The flags of a form, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags(pub u32);

impl Flags {
    /// only in exactly this spelling
    pub const CASE: Flags = Flags(1);
    /// only where the document gives evidence
    pub const CONTEXT: Flags = Flags(2);
    /// an adjective
    pub const ADJECTIVE: Flags = Flags(4);
    /// a name for the people
    pub const DEMONYM: Flags = Flags(8);
    /// a place or building that stands for the party in it
    pub const METONYM: Flags = Flags(16);
    /// no longer used
    pub const OLD: Flags = Flags(32);
    /// the row's own name
    pub const NAME: Flags = Flags(64);
    /// all capitals, short
    pub const ACRONYM: Flags = Flags(128);

    /// Those that a table may name, as it writes them.
    pub const WRITTEN: [(&str, Flags); 6] = [
        ("cs", Flags::CASE),
        ("ctx", Flags::CONTEXT),
        ("adj", Flags::ADJECTIVE),
        ("dem", Flags::DEMONYM),
        ("metonym", Flags::METONYM),
        ("old", Flags::OLD),
    ];

    /// Whether all bits of `other` are set.
    pub fn has(self, other: Flags) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether any bit of `other` is set.
    pub fn meets(self, other: Flags) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets.
    #[must_use]
    pub fn with(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }
}

/// A form of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// as it is written
    pub text: String,
    /// how it may be used
    pub flags: Flags,
}

pub(super) fn acronym(text: &str) -> Flags {
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    let rest = text.chars().filter(|c| c.is_alphabetic() && !c.is_uppercase()).count();
    if capitals >= 2 && rest == 0 && !text.contains(' ') { Flags::ACRONYM } else { Flags::default() }
}

/// Reads `text{flag,flag}|text`.
pub(super) fn parse_aliases(cell: &str, mut fault: impl FnMut(String)) -> Vec<Alias> {
    let mut out: Vec<Alias> = Vec::new();
    for part in cell.split('|').map(str::trim).filter(|p| !p.is_empty()) {
        let (text, written) = match part.split_once('{') {
            Some((text, rest)) => match rest.strip_suffix('}') {
                Some(flags) => (text.trim(), flags),
                None => {
                    fault(format!("expected a closing brace in \"{part}\""));
                    continue;
                }
            },
            None => (part, ""),
        };
        let mut flags = acronym(text);
        for name in written.split(',').map(str::trim).filter(|n| !n.is_empty() && !n.starts_with("amb=")) {
            match Flags::WRITTEN.iter().find(|(n, _)| *n == name) {
                Some((_, flag)) => flags = flags.with(*flag),
                None => fault(format!("unknown flag \"{name}\"{}", nearest(name, Flags::WRITTEN.iter().map(|(n, _)| *n)))),
            }
        }
        match out.iter_mut().find(|a| a.text == text) {
            Some(same) => same.flags = same.flags.with(flags),
            None => out.push(Alias { text: text.to_owned(), flags }),
        }
    }
    out
}
