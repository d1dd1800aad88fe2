//! Clutter: what stands on a page and is no part of its article, by the names of elements, roles and classes.

use super::details::{Sentences, date_in};
use super::names::{Called, Names, PAGES};
use crate::text::one_line;
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

/// A paragraph of so many bytes is one of a story,
const STORY: usize = 80;
/// and so many of them are one.
const STORIES: usize = 2;
/// A link to a story has so many words.
const HEADLINE_WORDS: usize = 4;
/// So many bytes may stand beside such links: numbers, marks.
const BESIDE: usize = 4;
/// A list of links to stories has fewer elements and texts.
const NODES: usize = 256;
/// Elements that may be nothing but links.
const TEASERS: [&str; 3] = ["p", "ul", "ol"];
/// Elements that hold little but words.
const WORDS: [&str; 9] = ["p", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "figure"];
/// Headings of parts of a story.
const HEADINGS: [&str; 3] = ["h2", "h3", "h4"];
/// Elements that may hold a part of a story.
const PARTS: [&str; 2] = ["div", "section"];
/// Elements that no link within a sentence holds.
const BOXES: [&str; 6] = ["div", "p", "h2", "h3", "h4", "ul"];

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
            let hidden = is_hidden(node) && !clutter.goes_on(node);
            let mostly = called.mostly.is_some() && called.tail.is_none();
            let often = role || named || hidden || mostly;
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
            let boxed = table(called.short, SHORT) || table(called.line, LINE);
            let is_time = node.has_name("time") && date_in(&node.text()).is_some();
            let time = is_time && !sentences.hold(node, clutter.names);
            let footer = (node.has_name("footer") || called.tail.is_some()) && clutter.is_part(node, HALF);
            boxed || time || footer || (is_teaser(node) && clutter.is_part(node, HALF))
        });
    }

    /// Takes their names from elements that readers of main content throw away for them: whatever is no clutter by now is text.
    pub fn plain(&self) {
        for node in self.document.select("body *").nodes() {
            let header = node.has_name("header");
            if header && node.children_it(false).any(|n| HEADINGS.iter().any(|name| n.has_name(name))) {
                // a heading of a part of the story stands by itself
                dissolve(node);
                continue;
            } else if header {
                node.rename("div");
            }
            // what is no clutter by its whole name is none by a part of it: a subheader is no header
            let called = self.names.get(node);
            if WORDS.iter().any(|name| node.has_name(name)) || called.author.or(called.line).is_some() || header {
                node.remove_attrs(&["class", "id", "rel", "itemprop"]);
            }
            if PARTS.iter().any(|name| node.has_name(name)) && self.is_story(node) {
                node.remove_attr("id");
                node.set_attr("class", "part");
            }
            if is_hidden(node) {
                // one with what is shown of the story
                dissolve(node);
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

    /// Whether a hidden element is the rest of a story, which the reader sees as soon as he wants to.
    fn goes_on(&self, node: &NodeRef) -> bool {
        node.descendants_it().filter(|n| is_paragraph(n)).take(STORIES).count() == STORIES && self.is_inside(node)
    }

    /// Whether an element is a part of the story, by the paragraphs in it.
    fn is_story(&self, node: &NodeRef) -> bool {
        node.children_it(false).filter(is_paragraph).take(STORIES).count() == STORIES && self.is_inside(node)
    }

    /// Whether an element stands in the article.
    fn is_inside(&self, node: &NodeRef) -> bool {
        node.ancestors_it(None).any(|a| a.has_name("article") && self.around.contains(&a.id))
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

/// Puts what an element holds in its place.
fn dissolve(node: &NodeRef) {
    if let Some(first) = node.first_child() {
        node.insert_siblings_before(&first);
    }
    node.remove_from_parent();
}

fn is_paragraph(node: &NodeRef) -> bool {
    node.has_name("p") && node.text().len() >= STORY
}

fn is_hidden(node: &NodeRef) -> bool {
    node.has_attr("hidden") || node.attr("style").is_some_and(|s| s.replace(' ', "").contains("display:none"))
}

/// Whether an element leads to another story and says nothing else: a link around a box, a paragraph or a list of links with headlines in them.
fn is_teaser(node: &NodeRef) -> bool {
    if node.has_name("a") {
        // one that was left open holds whatever comes behind it
        let boxed = || node.descendants_it().any(|n| BOXES.iter().any(|name| n.has_name(name)));
        return node.has_attr("href") && node.text().trim().len() <= SHORT && boxed();
    }
    if !TEASERS.iter().any(|name| node.has_name(name)) {
        return false;
    }
    if node.descendants_it().take(NODES).count() == NODES {
        return false;
    }
    let text = one_line(&node.text());
    let links: Vec<String> = node.descendants_it().filter(|n| n.has_name("a")).map(|a| one_line(&a.text())).collect();
    let linked: usize = links.iter().map(|l| l.len() + 1).sum();
    let is_headline = |link: &String| link.split(' ').count() >= HEADLINE_WORDS && !link.ends_with(['.', '!', '?', '”', '"']);
    !links.is_empty() && linked + BESIDE > text.len() && links.iter().all(is_headline)
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
