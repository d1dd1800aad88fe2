//! The text of a page: from its linked data, or its main content as readers of browsers show it.

use crate::text::one_line;
use dom_query::Document;
use dom_smoothie::Readability;

/// A body in the linked data with fewer bytes may be the beginning of it, which some pages give to strangers.
const SHORTEST_BODY: usize = 600;
/// One without a line break that has more has lost its paragraphs.
const LONGEST_PARAGRAPH: usize = 1200;
/// One of two texts that has so many times the bytes of the other is another text.
const ANOTHER: usize = 2;

/// The text of the article: its headline, then its paragraphs; and who wrote it, if the mark-up of the main content says so. `body` holds the
/// paragraphs of the linked data.
pub fn text(page: Readability, headline: &str, body: Vec<String>) -> (String, Option<String>) {
    let given = bytes(&body);
    let one_block = body.len() == 1 && given > LONGEST_PARAGRAPH;
    let (mut paragraphs, mut byline) = (body, None);
    if one_block || given < SHORTEST_BODY {
        let (main, by) = main_content(page);
        let found = bytes(&main);
        let better = if one_block { main.len() > 1 && found * ANOTHER > given } else { found > given * ANOTHER };
        byline = by;
        if paragraphs.is_empty() || better {
            paragraphs = main;
        }
    }
    if paragraphs.first().is_some_and(|first| is_same(first, headline)) {
        paragraphs.remove(0);
    }
    if !headline.is_empty() {
        paragraphs.insert(0, headline.to_owned());
    }
    (paragraphs.join("\n\n"), byline)
}

/// How many bytes there are in all.
pub fn bytes(paragraphs: &[String]) -> usize {
    paragraphs.iter().map(String::len).sum()
}

/// The paragraphs of the main content, found by dom_smoothie, a port of Mozilla's Readability; of a page where it finds none, those of the whole body.
fn main_content(mut page: Readability) -> (Vec<String>, Option<String>) {
    // it changes the document as it goes
    page.doc.select("script, style, noscript, template, head").remove();
    let whole = page.doc.formatted_text();
    let Ok(article) = page.parse() else { return (lines(&whole), None) };
    let content = Document::fragment(article.content);
    content.select("figure, figcaption, aside, header, footer").rename("div");
    (lines(&content.formatted_text()), article.byline)
}

/// The paragraphs of a text that may hold mark-up or character references.
pub fn paragraphs(text: &str) -> Vec<String> {
    if text.contains("</") || text.contains("<br") || text.contains("<p>") {
        return lines(&Document::fragment(text).formatted_text());
    }
    text.lines().map(plain).filter(|l| !l.is_empty()).collect()
}

/// A line without mark-up, character references and superfluous white space.
pub fn plain(line: &str) -> String {
    let line = if line.contains(['<', '&']) { Document::fragment(line.to_owned()).text().to_string() } else { line.to_owned() };
    one_line(&line)
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(one_line).filter(|l| !l.is_empty()).collect()
}

fn is_same(a: &str, b: &str) -> bool {
    let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    letters(a) == letters(b)
}
