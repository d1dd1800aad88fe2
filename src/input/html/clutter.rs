//! Clutter: what stands on a page and is no part of its article, by the names of elements, roles and classes.

use super::details::{Sentences, date_in};
use super::names::{Called, Names, PAGES};
use dom_query::{Document, NodeId, NodeRef};
use std::collections::HashSet;

/// What is only clutter where it is short has so many bytes at most.
const SHORT: usize = 600;
/// A line of details has so many.
const LINE: usize = 240;
/// What may be clutter holds less than so many hundredths of the page,
const HALF: usize = 50;
/// and what is clutter for certain less than so many: else it is the page that is called so.
const ALL_BUT: usize = 95;
/// So many elements that might be clutter, and hold too much for it, are weighed.
const WEIGHED: usize = 64;

/// Names of elements that clutter is not, whatever their classes are.
const SOLID: [&str; 5] = ["html", "body", "main", "head", "h1"];

/// A page of which the clutter is taken out.
pub struct Clutter<'d> {
    document: &'d Document,
    names: &'d Names,
    /// elements around the headline and the article
    around: HashSet<NodeId>,
    /// bytes of text on the page
    text: usize,
    weighed: usize,
}

impl<'d> Clutter<'d> {
    /// A page, of which the element of the headline may be known.
    pub fn new(document: &'d Document, names: &'d Names, headline: Option<&NodeRef>) -> Clutter<'d> {
        document
            .select("*")
            .nodes()
            .iter()
            .filter(|n| n.node_name().is_some_and(|name| PAGES.elements.mute.contains(&*name)))
            .for_each(NodeRef::remove_from_parent);
        let mut around = HashSet::new();
        let kept = document.select("main, [role='main'], [itemprop~='articleBody']");
        // a page may show other articles than its own
        let text = document.text().len();
        let inside = |node: &NodeRef, around: &NodeRef| node.ancestors_it(None).any(|a| a.id == around.id);
        let largest = document.select("article").nodes().iter().map(|a| (a.text().len(), *a)).max_by_key(|(len, _)| *len);
        let own = |(len, article): &(usize, NodeRef)| len * 100 >= text * HALF || headline.is_none_or(|h| inside(h, article));
        let largest = largest.filter(own).map(|(_, article)| article);
        for node in kept.nodes().iter().chain(headline).chain(&largest) {
            let mut up = Some(*node);
            while let Some(node) = up.filter(|node| around.insert(node.id)) {
                up = node.parent();
            }
        }
        Clutter { document, names, around, text, weighed: 0 }
    }

    /// Takes out what surrounds articles.
    pub fn surroundings(&mut self) {
        self.each(|clutter, node, called| {
            let element = &PAGES.elements;
            let role = node.attr("role").is_some_and(|r| element.roles.contains(&*r));
            let named = node.node_name().is_some_and(|name| element.names.contains(&*name)) && !node.has_name("footer");
            let hidden = node.has_attr("hidden") || node.attr("style").is_some_and(|s| s.replace(' ', "").contains("display:none"));
            let often = role || named || hidden || called.mostly.is_some();
            (called.always.is_some() && clutter.is_part(node, ALL_BUT)) || (often && clutter.is_part(node, HALF))
        });
    }

    /// Takes out what stands within articles: boxes, and lines of authors and dates, which are known by now.
    pub fn boxes(&mut self) {
        let mut sentences = Sentences::default();
        self.each(|clutter, node, called| {
            let mut table = |rank: Option<usize>, most: usize| {
                rank.is_some() && node.text().trim().len() <= most && !sentences.hold(node, clutter.names)
            };
            let footer = node.has_name("footer") && clutter.is_part(node, HALF);
            let boxed = table(called.short, SHORT) || table(called.line, LINE);
            footer || boxed || (node.has_name("time") && date_in(&node.text()).is_some() && !sentences.hold(node, clutter.names))
        });
    }

    /// Takes their names from elements that readers of main content throw away for them: whatever is no clutter by now is text.
    pub fn plain(&self) {
        for node in self.document.select("body *").nodes() {
            let header = node.has_name("header");
            if header {
                node.rename("div");
            }
            let called = self.names.get(node);
            if header || called.author.or(called.line).is_some() {
                node.remove_attrs(&["class", "id", "rel", "itemprop"]);
            }
        }
    }

    /// Takes out the elements that `is_clutter`, with all that they hold.
    fn each(&mut self, mut is_clutter: impl FnMut(&mut Clutter, &NodeRef, Called) -> bool) {
        let root = self.document.select_single("body");
        let mut next = root.nodes().first().copied();
        while let Some(node) = next {
            let solid = !node.is_element() || self.around.contains(&node.id) || SOLID.iter().any(|s| node.has_name(s));
            if !solid && is_clutter(self, &node, self.names.get(&node)) {
                next = behind(&node);
                node.remove_from_parent();
                continue;
            }
            next = node.first_child().or_else(|| behind(&node));
        }
    }

    /// Whether an element holds less than so many hundredths of the page.
    fn is_part(&mut self, node: &NodeRef, hundredths: usize) -> bool {
        if self.weighed >= WEIGHED {
            return false;
        }
        let part = node.text().len() * 100 < self.text * hundredths;
        self.weighed += usize::from(!part);
        part
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
