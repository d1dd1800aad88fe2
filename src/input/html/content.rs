//! The text of a page: from its linked data, or its main content as readers of browsers show it.

use super::title::{is_same, letters};
use crate::layout;
use crate::text::one_line;
use dom_query::Document;
use dom_smoothie::{Config, Readability};

/// A body in the linked data with fewer bytes may be the beginning of it, which some pages give to strangers.
const SHORTEST_BODY: usize = 600;
/// A body whose paragraphs have more bytes each has lost them.
const LONGEST_PARAGRAPH: usize = 1200;
/// Ends of a body of which the rest is kept back.
const CUT: [&str; 3] = ["...", "…", "[…]"];
/// The main content of a page has so many characters at least, or another is looked for.
const LEAST_CONTENT: usize = 60;
/// One of two texts that has so many times the bytes of the other is another text.
const ANOTHER: usize = 2;

/// Whether the paragraphs of the linked data are the whole article for certain, so that the main content need not be looked for.
pub fn is_whole(body: &[String]) -> bool {
    bytes(body) >= SHORTEST_BODY && !is_one_block(body) && !is_cut(body)
}

/// Whether paragraphs were joined to one: a body of some length in one line, or lines that are very long.
fn is_one_block(body: &[String]) -> bool {
    (body.len() == 1 && bytes(body) >= SHORTEST_BODY) || bytes(body) > body.len() * LONGEST_PARAGRAPH
}

/// Whether a body of one line is what other paragraphs say together.
fn is_joined(body: &[String], paragraphs: &[String]) -> bool {
    let [line] = body else { return false };
    let line = letters(line);
    paragraphs.iter().all(|paragraph| line.contains(&letters(paragraph)))
}

fn is_cut(body: &[String]) -> bool {
    body.last().is_some_and(|last| CUT.iter().any(|cut| last.ends_with(cut)))
}

/// The text of the article: its headline, its deck, then its paragraphs, those of the linked data or of the main content.
pub fn text(headline: &str, deck: Option<&str>, body: Vec<String>, main: Vec<String>) -> String {
    let (given, found) = (bytes(&body), bytes(&main));
    let better = match is_one_block(&body) || is_joined(&body, &main) {
        true => main.len() > body.len() && found * ANOTHER > given,
        false if is_cut(&body) => found > given,
        false => found > given * ANOTHER,
    };
    let mut paragraphs = if body.is_empty() || (better && !is_whole(&body)) { main } else { body };
    paragraphs.retain(|p| !is_same(p, headline));
    if let Some(deck) = deck.filter(|deck| !is_same(deck, headline) && !paragraphs.iter().any(|p| p.contains(*deck))) {
        paragraphs.insert(0, deck.to_owned());
    }
    if !headline.is_empty() {
        paragraphs.insert(0, headline.to_owned());
    }
    paragraphs.join("\n\n")
}

/// How many bytes there are in all.
pub fn bytes(paragraphs: &[String]) -> usize {
    paragraphs.iter().map(String::len).sum()
}

/// The paragraphs of the main content, found by dom_smoothie, a port of Mozilla's Readability, and who wrote it, if its mark-up says so; of a page where
/// it finds none, the paragraphs of the whole body.
pub fn main_content(document: Document) -> (Vec<String>, Option<String>) {
    ready(&document);
    let whole = document.formatted_text();
    // what it finds first is the article, if that has half of the paragraphs of the page: a short page has no more
    let paragraphs: usize = document.select("p, li, blockquote").nodes().iter().map(|p| p.text().trim().chars().count()).sum();
    let char_threshold = (paragraphs / 2).clamp(LEAST_CONTENT, Config::default().char_threshold);
    let config = Config { disable_json_ld: true, char_threshold, ..Config::default() };
    let mut page = Readability::with_document(document, None, Some(config)).expect("no address, so none that is wrong");
    let Ok(article) = page.parse() else { return (lines(&whole), None) };
    let content = Document::fragment(article.content);
    content.select(BLOCKS).rename("div");
    (lines(&content.formatted_text()), article.byline)
}

/// Elements that stand on lines of their own, of which the formatter of text does not know it.
const BLOCKS: &str =
    "figure, figcaption, aside, header, footer, caption, dt, dd, address, details, summary, center, main, hgroup, fieldset, legend";

/// Gives text to what only mark-up says, and takes away what is none.
fn ready(document: &Document) {
    document.select("head").remove();
    document.select("dt, dd").rename("p");
    // text that was laid out before may be hard-wrapped
    for laid_out in document.select("pre").nodes() {
        let text = laid_out.text();
        let paragraphs = layout::split(&text).into_iter().map(|p| p.of(&text).replace('&', "&amp;").replace('<', "&lt;"));
        let paragraphs: String = paragraphs.map(|p| format!("<p>{p}</p>")).collect();
        laid_out.rename("div");
        laid_out.set_html(paragraphs);
    }
    document.select("sup:has(a)").remove();
    for quotation in document.select("q").nodes() {
        quotation.prepend_html("“");
        quotation.append_html("”");
        quotation.rename("span");
    }
    // captions and credits stand on lines of their own by style alone
    document.select("figcaption span").nodes().iter().for_each(|span| span.append_html(" "));
}

/// The paragraphs of a text that may hold mark-up or character references.
pub fn paragraphs(text: &str) -> Vec<String> {
    let is_markup = |text: &str| text.contains("</") || text.contains("<br") || text.contains("<p>");
    if is_markup(text) {
        return lines(&Document::fragment(text).formatted_text());
    }
    // mark-up that was escaped once more
    if text.contains("&lt;") {
        let told = Document::fragment(text).text();
        if is_markup(&told) {
            return lines(&Document::fragment(told).formatted_text());
        }
    }
    text.lines().map(plain).filter(|l| !l.is_empty()).collect()
}

/// A line without mark-up, character references and superfluous white space.
pub fn plain(line: &str) -> String {
    let line = if line.contains(['<', '&']) { Document::fragment(line.to_owned()).text().to_string() } else { line.to_owned() };
    visible(&one_line(&line))
}

fn lines(text: &str) -> Vec<String> {
    let is_empty = |line: &String| line.chars().all(|c| JOINERS.contains(&c));
    text.lines().map(one_line).map(|l| visible(&l)).filter(|l| !is_empty(l)).collect()
}

/// Marks that join letters, and say nothing alone.
const JOINERS: [char; 2] = ['\u{200c}', '\u{200d}'];

/// A line without the marks that only say where it may be broken.
fn visible(line: &str) -> String {
    const BREAKS: [char; 4] = ['\u{ad}', '\u{200b}', '\u{2060}', '\u{feff}'];
    if line.contains(BREAKS) { one_line(&line.replace(BREAKS, "")) } else { line.to_owned() }
}
