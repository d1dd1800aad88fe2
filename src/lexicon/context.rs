//! Contexts: what may stand around a word whose tag is decided, as `lexicon/transformations.tsv` names it.

use super::{Class, Classes, Tag};
use crate::tables::source::nearest;
use serde::{Deserialize, Serialize};

/// What stands at one place: a tag, or a word that tells more than its tag. The number of a bit in [`Contexts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context(u8);

/// The contexts that are no tags, by their names in the table.
const SPECIAL: [&str; 16] = [
    "edge",
    "quotation",
    "be",
    "have",
    "do",
    "be/VBN",
    "be/VBG",
    "have/VBN",
    "have/VBG",
    "do/VBN",
    "by",
    "of",
    "as",
    "oblique",
    "whose",
    "those",
];
/// The number of the first of them, behind the tags.
const FIRST_SPECIAL: u8 = 40;

impl Context {
    /// All of them.
    pub(super) fn all() -> impl Iterator<Item = Context> {
        (0..FIRST_SPECIAL + SPECIAL.len() as u8).map(Context)
    }

    /// Its number among all.
    #[inline]
    pub(super) fn number(self) -> usize {
        self.0 as usize
    }

    /// Before the first and after the last word.
    pub const EDGE: Context = Context(FIRST_SPECIAL);
    /// A quotation that says something.
    pub const QUOTATION: Context = Context(FIRST_SPECIAL + 1);

    /// A name.
    pub const NAME: Context = Context(Tag::Name as u8);
    /// A preposition that tells no more.
    pub const PREPOSITION: Context = Context(Tag::Preposition as u8);
    /// The preposition of the agent.
    pub const BY: Context = Context(FIRST_SPECIAL + 10);

    /// What a word with these classes is, tagged so.
    #[inline(always)]
    pub const fn of(tag: Tag, classes: Classes) -> Context {
        const TELLING: Classes =
            Classes::of(&[Class::Be, Class::Have, Class::Do, Class::By, Class::Of, Class::As, Class::Oblique, Class::Definite]);
        if classes.has_any(TELLING) { Context::special(tag, classes) } else { Context(tag as u8) }
    }

    #[inline(never)]
    const fn special(tag: Tag, classes: Classes) -> Context {
        let special = match tag {
            Tag::Base | Tag::Third | Tag::Past if classes.has(Class::Be) => 2,
            Tag::Base | Tag::Third | Tag::Past if classes.has(Class::Have) => 3,
            Tag::Base | Tag::Third | Tag::Past if classes.has(Class::Do) => 4,
            Tag::Participle if classes.has(Class::Be) => 5,
            Tag::Ing if classes.has(Class::Be) => 6,
            Tag::Participle if classes.has(Class::Have) => 7,
            Tag::Ing if classes.has(Class::Have) => 8,
            Tag::Participle if classes.has(Class::Do) => 9,
            Tag::Preposition if classes.has(Class::By) => 10,
            Tag::Preposition if classes.has(Class::Of) => 11,
            Tag::Preposition if classes.has(Class::As) => 12,
            Tag::Pronoun if classes.has(Class::Oblique) => 13,
            Tag::Wh if classes.has(Class::Definite) => 14,
            Tag::Pronoun if classes.has(Class::Definite) && classes.has(Class::PeopleNoun) => 15,
            _ => return Context(tag as u8),
        };
        Context(FIRST_SPECIAL + special)
    }
}

/// A set of contexts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contexts(u64);

/// The sets that the table may name.
const GROUPS: [(&str, &[&str]); 13] = [
    ("nominal", &["NN", "NNS", "NNP"]),
    ("determiner", &["DT", "PRP$", "POS", "whose"]),
    ("pronoun", &["PRP", "EX", "oblique", "those"]),
    ("verb", &["VB", "VBZ", "VBD"]),
    ("being", &["be", "be/VBN", "be/VBG"]),
    ("having", &["have", "have/VBG"]),
    ("participle", &["VBN", "have/VBN", "do/VBN"]),
    ("preposition", &["IN", "by", "of", "as"]),
    ("end", &["stop", "edge", "semicolon", "colon"]),
    ("mark", &["open", "close", "dash", "mark"]),
    ("conjunction", &["CC"]),
    ("number", &["CD"]),
    ("ing", &["VBG"]),
];

impl Contexts {
    /// All of them.
    pub const ANY: Contexts = Contexts(u64::MAX);

    /// Whether the context is in the set.
    #[inline]
    pub fn has(self, context: Context) -> bool {
        self.0 >> context.0 & 1 != 0
    }

    /// The contexts that the table calls `names`, with a bar between several.
    pub(super) fn parse(names: &str) -> Result<Contexts, String> {
        names.split('|').try_fold(Contexts(0), |all, name| Ok(Contexts(all.0 | Contexts::named(name)?.0)))
    }

    /// Those of one name.
    fn named(name: &str) -> Result<Contexts, String> {
        if let Some((_, members)) = GROUPS.iter().find(|(group, _)| *group == name) {
            return Ok(Contexts(members.iter().filter_map(|m| Contexts::one(m)).fold(0, |set, one| set | one.0)));
        }
        Contexts::one(name).ok_or_else(|| format!("unknown context \"{name}\"{}", nearest(name, Contexts::names())))
    }

    fn one(name: &str) -> Option<Contexts> {
        let tag = Tag::of_word(name).or_else(|_| Tag::parse(name)).ok();
        let special = || SPECIAL.iter().position(|s| *s == name).map(|n| FIRST_SPECIAL + n as u8);
        tag.map(|t| t as u8).or_else(special).map(|n| Contexts(1 << n))
    }

    fn names() -> impl Iterator<Item = &'static str> {
        let groups = GROUPS.iter().map(|(g, _)| *g);
        groups.chain(SPECIAL).chain(Tag::names())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contexts_know_auxiliaries_and_groups() {
        let be = Context::of(Tag::Past, Classes::of(&[Class::Be]));
        let has = |name: &str, context| Contexts::parse(name).expect("a known name").has(context);
        assert_eq!(Context::BY, Context::of(Tag::Preposition, Classes::of(&[Class::By])));
        assert!(has("being", be) && !has("verb", be) && has("end", Context::EDGE));
        assert!(has("CC|end", Context::EDGE) && has("NNP|being", be) && !has("NNP|CC", be));
        for (group, members) in GROUPS {
            assert!(members.iter().all(|m| Contexts::one(m).is_some()), "{group} has known members");
        }
        assert_eq!(Contexts::parse("nominl").map(|_| ()), Err("unknown context \"nominl\", did you mean \"nominal\"?".to_owned()));
    }
}
