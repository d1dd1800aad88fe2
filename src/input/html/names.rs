//! What the mark-up of pages calls things: the table `lexicon/markup/pages.toml`.

use dom_query::{Document, NodeId, NodeRef};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The table.
pub static PAGES: LazyLock<Pages> =
    LazyLock::new(|| toml::from_str(include_str!("../../../lexicon/markup/pages.toml")).expect("a test reads the table"));

/// Names by what they say.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pages {
    pub meta: Meta,
    pub elements: Elements,
    pub clutter: Clutter,
    pub details: Details,
    pub words: Words,
}

/// Names of meta elements, the surest first.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meta {
    pub published: Vec<String>,
    pub updated: Vec<String>,
    pub author: Vec<String>,
    pub title: Vec<String>,
    pub site: Vec<String>,
    pub url: Vec<String>,
}

/// Elements that are no part of an article.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Elements {
    /// that hold no text of the page at all
    pub mute: HashSet<String>,
    pub names: HashSet<String>,
    pub roles: HashSet<String>,
}

/// Classes and ids of such elements.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clutter {
    /// however long they are
    pub always: Phrases,
    /// unless they hold most of the page
    pub mostly: Phrases,
    /// where they are short
    pub short: Phrases,
    /// behind a story, where they may tell authors and dates first
    pub tail: Phrases,
}

/// Classes, ids and itemprops of what is told apart from the text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Details {
    pub author: Phrases,
    pub published: Phrases,
    pub updated: Phrases,
    /// of the lines between headline and story
    pub deck: Phrases,
    /// of lines of such things
    pub line: Phrases,
}

/// English words beside authors, and parts of class names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// before an author's name
    pub by: Vec<String>,
    /// behind it
    pub until: Vec<String>,
    /// what authors are
    pub posts: Vec<String>,
    /// between authors, whatever they are called
    pub between: Vec<String>,
    /// between authors of two words or more each
    pub and: Vec<String>,
    /// in class names that say what is beside, or is not there
    pub beside: HashSet<String>,
}

/// Phrases by their first words, each with its place in the table.
#[derive(Debug, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct Phrases(HashMap<String, Vec<(usize, Vec<String>)>>);

impl From<Vec<String>> for Phrases {
    fn from(phrases: Vec<String>) -> Phrases {
        let mut all: HashMap<String, Vec<(usize, Vec<String>)>> = HashMap::new();
        for (rank, phrase) in phrases.iter().enumerate() {
            let mut words = phrase.split(' ').map(str::to_owned);
            let first = words.next().unwrap_or_default();
            all.entry(first).or_default().push((rank, words.collect()));
        }
        Phrases(all)
    }
}

impl Phrases {
    /// The place of the first phrase of the table that a name holds.
    fn rank_in(&self, name: &[String]) -> Option<usize> {
        let at = |n: usize| {
            let rest = &name[n + 1..];
            self.0.get(&name[n])?.iter().filter(|(_, more)| rest.starts_with(more)).map(|(rank, _)| *rank).min()
        };
        (0..name.len()).filter_map(at).min()
    }
}

/// Which tables hold what an element is called, and at which place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Called {
    pub always: Option<usize>,
    pub mostly: Option<usize>,
    pub short: Option<usize>,
    pub tail: Option<usize>,
    pub author: Option<usize>,
    pub published: Option<usize>,
    pub updated: Option<usize>,
    pub deck: Option<usize>,
    pub line: Option<usize>,
}

impl Called {
    /// What a name with these words says.
    fn of(name: &[String]) -> Called {
        if name.iter().any(|w| PAGES.words.beside.contains(w)) {
            return Called::default();
        }
        let (clutter, details) = (&PAGES.clutter, &PAGES.details);
        Called {
            always: clutter.always.rank_in(name),
            mostly: clutter.mostly.rank_in(name),
            short: clutter.short.rank_in(name),
            tail: clutter.tail.rank_in(name),
            author: details.author.rank_in(name),
            published: details.published.rank_in(name),
            updated: details.updated.rank_in(name),
            deck: details.deck.rank_in(name),
            line: details.line.rank_in(name),
        }
    }

    /// What two names say together.
    fn and(self, other: Called) -> Called {
        let first = |a: Option<usize>, b: Option<usize>| a.into_iter().chain(b).min();
        Called {
            always: first(self.always, other.always),
            mostly: first(self.mostly, other.mostly),
            short: first(self.short, other.short),
            tail: first(self.tail, other.tail),
            author: first(self.author, other.author),
            published: first(self.published, other.published),
            updated: first(self.updated, other.updated),
            deck: first(self.deck, other.deck),
            line: first(self.line, other.line),
        }
    }
}

/// What the elements of a page are called: by the words of each of their classes, their ids and properties, and by what links say of their goals.
#[derive(Debug, Default)]
pub struct Names(HashMap<NodeId, Called>);

impl Names {
    /// Those of a page.
    pub fn of(document: &Document) -> Names {
        let named = |name: &str| {
            matches!(
                name,
                "class"
                    | "id"
                    | "itemprop"
                    | "property"
                    | "rel"
                    | "data-testid"
                    | "data-component"
                    | "data-component-name"
                    | "data-hook"
                    | "data-qa"
            )
        };
        // most elements are called like another
        let mut known: HashMap<String, Called> = HashMap::new();
        let mut names = HashMap::new();
        for node in document.select_single("body").nodes().iter().flat_map(NodeRef::descendants_it) {
            let Some(element) = node.element_ref() else { continue };
            // elements of a site's own are called by their names
            let own = Some(&*element.name.local).filter(|name| name.contains('-'));
            let mut called = own.map(|name| Called::of(&words(name))).unwrap_or_default();
            for attribute in element.attrs.iter().filter(|a| named(&a.name.local)) {
                let value: &str = &attribute.value;
                let found = known.get(value).copied().unwrap_or_else(|| {
                    let found = value.split_ascii_whitespace().map(|name| Called::of(&words(name))).fold(Called::default(), Called::and);
                    known.insert(value.to_owned(), found);
                    found
                });
                called = called.and(found);
            }
            if called != Called::default() {
                names.insert(node.id, called);
            }
        }
        Names(names)
    }

    /// What an element is called.
    pub fn get(&self, node: &NodeRef) -> Called {
        self.0.get(&node.id).copied().unwrap_or_default()
    }
}

/// The words of a name, in lower case: `entryMeta__author-2` is entry, meta, author.
fn words(name: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut before = None;
    for c in name.chars().take(128) {
        let begins = before.is_none_or(|b: char| !b.is_alphanumeric() || (b.is_lowercase() && c.is_uppercase()));
        if c.is_alphabetic() {
            if begins || out.is_empty() {
                out.push(String::new());
            }
            if let Some(last) = out.last_mut() {
                last.extend(c.to_lowercase());
            }
        }
        before = Some(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_into_words_and_phrases_found_in_them() {
        assert_eq!(words("entryMeta__author-2"), ["entry", "meta", "author"]);
        assert_eq!(words("jp-relatedposts"), ["jp", "relatedposts"]);
        let phrases = Phrases::from(vec!["by author".to_owned(), "author".to_owned(), "read more".to_owned()]);
        assert_eq!(phrases.rank_in(&words("post-by-author")), Some(0));
        assert_eq!(["reader", "read-mores", "coauthor"].map(|name| phrases.rank_in(&words(name))), [None; 3]);
        assert_eq!(phrases.rank_in(&words("box-Author")), Some(1));
        assert!(Called::of(&words("comments-area")).always.is_some());
        assert_eq!(Called::of(&words("has-comments")), Called::default());
    }
}
