//! Clutter: what stands on a page and is no part of its article, by the names of elements, roles and classes.

use super::details::{Sentences, date_in};
use super::names::{PAGES, Phrases, names};
use dom_query::{Document, NodeId, NodeRef};
use std::collections::HashSet;

/// What is only clutter where it is short has so many bytes at most.
const SHORT: usize = 600;
/// A line of details has so many.
const LINE: usize = 240;
/// So many elements that might be clutter, and hold too much for it, are weighed.
const WEIGHED: usize = 64;

/// Names of elements that clutter is not, whatever their classes are.
const SOLID: [&str; 5] = ["html", "body", "main", "head", "h1"];

/// A page of which the clutter is taken out.
pub struct Clutter<'d> {
    document: &'d Document,
    /// elements around the headline and the article
    around: HashSet<NodeId>,
    /// bytes of text on the page
    text: usize,
    weighed: usize,
}

impl<'d> Clutter<'d> {
    /// A page, of which the element of the headline may be known.
    pub fn new(document: &'d Document, headline: Option<&NodeRef>) -> Clutter<'d> {
        document
            .select("*")
            .nodes()
            .iter()
            .filter(|n| n.node_name().is_some_and(|name| PAGES.elements.mute.contains(&*name)))
            .for_each(NodeRef::remove_from_parent);
        let mut around = HashSet::new();
        let kept = document.select("main, [role='main'], [itemprop~='articleBody']");
        let largest = document.select("article").nodes().iter().max_by_key(|a| a.text().len()).copied();
        for node in kept.nodes().iter().chain(headline).chain(&largest) {
            let mut up = Some(*node);
            while let Some(node) = up.filter(|node| around.insert(node.id)) {
                up = node.parent();
            }
        }
        Clutter { document, around, text: document.text().len(), weighed: 0 }
    }

    /// Takes out what surrounds articles.
    pub fn surroundings(&mut self) {
        self.each(|clutter, node, called| {
            let element = &PAGES.elements;
            let role = node.attr("role").is_some_and(|r| element.roles.contains(&*r));
            let named = node.node_name().is_some_and(|name| element.names.contains(&*name)) && !node.has_name("footer");
            let hidden = node.has_attr("hidden") || node.attr("style").is_some_and(|s| s.replace(' ', "").contains("display:none"));
            PAGES.clutter.always.rank(called).is_some()
                || ((role || named || hidden || PAGES.clutter.mostly.rank(called).is_some()) && clutter.is_minor(node))
        });
    }

    /// Takes out what stands within articles: boxes, and lines of authors and dates, which are known by now.
    pub fn boxes(&mut self) {
        let mut sentences = Sentences::default();
        self.each(|clutter, node, called| {
            let mut table = |phrases: &Phrases, most: usize| {
                phrases.rank(called).is_some() && node.text().trim().len() <= most && !sentences.hold(node)
            };
            let footer = node.has_name("footer") && clutter.is_minor(node);
            let boxed = table(&PAGES.clutter.short, SHORT) || table(&PAGES.details.line, LINE);
            footer || boxed || (node.has_name("time") && date_in(&node.text()).is_some() && !sentences.hold(node))
        });
    }

    /// Takes their names from elements that readers of main content throw away for them: whatever is no clutter by now is text.
    pub fn plain(&self) {
        for node in self.document.select("body *").nodes() {
            let header = node.has_name("header");
            if header {
                node.rename("div");
            }
            let called = names(node);
            if header || PAGES.details.author.rank(&called).or(PAGES.details.line.rank(&called)).is_some() {
                node.remove_attrs(&["class", "id", "rel", "itemprop"]);
            }
        }
    }

    /// Takes out the elements that `is_clutter`, with all that they hold.
    fn each(&mut self, mut is_clutter: impl FnMut(&mut Clutter, &NodeRef, &[Vec<String>]) -> bool) {
        let root = self.document.select_single("body");
        let mut next = root.nodes().first().copied();
        while let Some(node) = next {
            let solid = !node.is_element() || self.around.contains(&node.id) || SOLID.iter().any(|s| node.has_name(s));
            if !solid && is_clutter(self, &node, &names(&node)) {
                next = behind(&node);
                node.remove_from_parent();
                continue;
            }
            next = node.first_child().or_else(|| behind(&node));
        }
    }

    /// Whether an element holds less than half of the page.
    fn is_minor(&mut self, node: &NodeRef) -> bool {
        if self.weighed >= WEIGHED {
            return false;
        }
        let minor = node.text().len() * 2 < self.text;
        self.weighed += usize::from(!minor);
        minor
    }
}

/// What comes behind an element and all that it holds.
fn behind<'a>(node: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let mut up = Some(*node);
    while let Some(node) = up {
        if let Some(next) = node.next_sibling() {
            return Some(next);
        }
        up = node.parent().filter(|p| !p.has_name("body"));
    }
    None
}
