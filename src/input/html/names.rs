//! What the mark-up of pages calls things: the table `lexicon/markup/pages.toml`.

use dom_query::NodeRef;
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

    /// The same for what an element is called.
    pub fn rank(&self, names: &[Vec<String>]) -> Option<usize> {
        names.iter().filter_map(|name| self.rank_in(name)).min()
    }
}

/// What an element is called: the words of each of its classes, its id, its itemprop, and what links say of their goals.
pub fn names(node: &NodeRef) -> Vec<Vec<String>> {
    let Some(element) = node.element_ref() else { return Vec::new() };
    let named = |name: &str| matches!(name, "class" | "id" | "itemprop" | "rel" | "data-testid" | "data-component");
    let values = element.attrs.iter().filter(|a| named(&a.name.local));
    let names = values.flat_map(|a| a.value.split_ascii_whitespace()).map(words);
    names.filter(|words| !words.iter().any(|w| PAGES.words.beside.contains(w))).collect()
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
        assert_eq!(phrases.rank(&[words("post-by-author")]), Some(0));
        assert_eq!(phrases.rank(&[words("reader"), words("read-mores"), words("coauthor")]), None);
        assert_eq!(phrases.rank(&[words("box"), words("Author")]), Some(1));
        assert!(PAGES.clutter.always.rank(&[words("comments-area")]).is_some());
    }
}
