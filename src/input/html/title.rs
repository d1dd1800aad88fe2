//! The headline of a page: what its title and its headings agree on, without the name of the site.

use super::names::PAGES;
use crate::text::one_line;
use dom_query::{Document, NodeRef};

/// Stand between a headline and the name of a site. Those at the end may stand within a headline too.
const BETWEEN: [&str; 8] = [" | ", " :: ", " » ", " · ", " • ", " - ", " – ", " — "];
/// So many of them never do.
const SURE: usize = 5;
/// A headline has so many words at least.
const WORDS: usize = 3;
/// So many words of it are compared.
const MOST_WORDS: usize = 64;
/// And so many parts.
const MOST_PARTS: usize = 8;
/// A longer title is taken as it is.
const LONGEST: usize = 500;
/// Where a headline may stand that no heading of the first rank shows; whether the elements in such a place count.
const PLACES: [(&str, bool); 2] = [("h2, h3, h4", true), ("td, div, p, span, font, b, strong, big", false)];
/// In these stand other pages.
const LISTS: [&str; 3] = ["nav", "ul", "ol"];
/// What stands where a headline was cut.
const CUT: [&str; 2] = ["...", "…"];
/// Search engines want no longer headlines, so they are cut here without a sign.
const LONGEST_GIVEN: usize = 100;
/// The name of a site has so many at most.
const SITE_WORDS: usize = 4;

/// The headline of a page and the heading that holds it, if there is one. `given` is a headline that is known.
pub fn find<'d>(document: &'d Document, given: Option<&str>) -> (String, Option<NodeRef<'d>>) {
    let title = one_line(&document.select_single("title").text());
    let social = super::details::meta(document, &PAGES.meta.title).into_iter().next().unwrap_or_default();
    let site = super::details::meta(document, &PAGES.meta.site).into_iter().next().unwrap_or_default();
    let whole = given.map_or_else(|| if title.is_empty() { social.clone() } else { title.clone() }, str::to_owned);
    let mut best: Option<(usize, String, NodeRef)> = None;
    for node in document.select("h1").nodes() {
        let text = one_line(&node.formatted_text());
        let shared = shared(&text, &whole).max(shared(&text, &social));
        let words = text.split(' ').count();
        let is_site = is_same(&text, &site) || parts(&whole).skip(1).take(MOST_PARTS).any(|part| is_same(part, &text));
        let agrees = shared * 2 >= words || whole.is_empty();
        if !text.is_empty() && agrees && !is_site && best.as_ref().is_none_or(|(most, ..)| shared > *most) {
            best = Some((shared, text, *node));
        }
    }
    let best = match best {
        Some((shared, text, node)) if shared * 2 > whole.split(' ').count() => Some((shared, text, node)),
        best => {
            let part = part(document, &whole).map(|(text, node)| (text.split(' ').count(), text, node));
            part.filter(|(words, ..)| best.as_ref().is_none_or(|(shared, ..)| words > shared)).or(best)
        }
    };
    match (given, best) {
        (Some(given), best) => {
            let heading = best.as_ref().map(|(_, text, _)| text.as_str());
            let longer = [heading.unwrap_or_default(), without_site(&title, &site), &social].into_iter().find(|t| goes_on(given, t));
            (longer.unwrap_or(given).to_owned(), best.map(|(.., node)| node))
        }
        (None, Some((_, text, node))) => {
            // a word above the headline may stand in its heading
            let titles = [social.as_str(), without_site(&title, &site)];
            let alone = titles.into_iter().find(|t| !t.is_empty() && text.ends_with(t) && t.split(' ').count() >= WORDS);
            (alone.unwrap_or(&text).to_owned(), Some(node))
        }
        (None, None) => (without_site(if social.is_empty() { &title } else { &social }, &site).to_owned(), None),
    }
}

/// The element of a page without a proper heading that says most of its title: the text of it, and the element.
fn part<'d>(document: &'d Document, whole: &str) -> Option<(String, NodeRef<'d>)> {
    let whole = one_line(whole);
    let is_part = |text: &str| {
        let is_most = text.len() * 2 >= whole.len() && text.len() <= LONGEST && text.split(' ').count() >= WORDS;
        is_most && (whole.ends_with(text) || whole.starts_with(text))
    };
    let listed = |node: &NodeRef| node.ancestors_it(None).any(|a| LISTS.iter().any(|name| a.has_name(name)));
    let mut best: Option<(String, NodeRef)> = None;
    for (selector, inside) in PLACES {
        for node in document.select(selector).nodes() {
            let text = one_line(&if inside { node.text() } else { node.immediate_text() });
            if is_part(&text) && best.as_ref().is_none_or(|(most, _)| text.len() > most.len()) && !listed(node) {
                best = Some((text, *node));
            }
        }
        if best.is_some() {
            break;
        }
    }
    best
}

/// Whether a headline was cut, and `longer` is the whole of it.
fn goes_on(headline: &str, longer: &str) -> bool {
    let cut = CUT.iter().find_map(|cut| headline.strip_suffix(cut)).or(Some(headline).filter(|h| h.chars().count() >= LONGEST_GIVEN));
    cut.is_some_and(|cut| longer.len() > cut.len() && longer.starts_with(cut.trim_end()))
}

/// What a page may call its site: what it says of it, and what stands behind its headline.
pub fn sites(document: &Document) -> Vec<String> {
    let title = one_line(&document.select_single("title").text());
    let said = super::details::meta(document, &PAGES.meta.site);
    parts(&title).skip(1).take(MOST_PARTS).map(str::to_owned).chain(said).collect()
}

/// The titles that a page shows, by their letters.
pub fn shown(document: &Document) -> Vec<String> {
    let headings = document.select("title, h1");
    let titles = headings.nodes().iter().map(|node| node.text().to_string()).chain(super::details::meta(document, &PAGES.meta.title));
    titles.map(|title| letters(&title)).filter(|title| !title.is_empty()).collect()
}

/// Whether a headline is one of such titles, or a part of one.
pub fn holds(titles: &[String], headline: &str) -> bool {
    let headline = letters(headline);
    !headline.is_empty() && titles.iter().any(|title| title.contains(&headline) || *title == headline)
}

/// The parts of a title.
fn parts(title: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(title);
    std::iter::from_fn(move || {
        let text = rest?;
        let cut = BETWEEN.iter().filter_map(|mark| Some((text.find(mark)?, mark.len()))).min();
        rest = cut.map(|(at, len)| &text[at + len..]);
        Some(cut.map_or(text, |(at, _)| &text[..at]))
    })
}

/// A title without what stands behind the headline.
fn without_site<'t>(title: &'t str, site: &str) -> &'t str {
    let mut title = title;
    if title.len() > LONGEST {
        return title;
    }
    loop {
        let cut = BETWEEN.iter().enumerate().filter_map(|(n, mark)| Some((title.rfind(mark)?, mark.len(), n < SURE))).max();
        let Some((at, len, sure)) = cut else { return title };
        let (headline, last) = (title[..at].trim_end(), title[at + len..].trim());
        let named = !site.is_empty() && is_same(last, site);
        let like = last.split(' ').count() <= SITE_WORDS && last.split(' ').all(|w| w.starts_with(char::is_uppercase) || w.len() <= 3);
        if !named && (headline.split(' ').count() < WORDS || !(sure || like)) {
            return title;
        }
        title = headline;
    }
}

/// How many words of `a` stand in `b`.
fn shared(a: &str, b: &str) -> usize {
    let of = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        words.take(MOST_WORDS).map(str::to_lowercase).collect()
    };
    let b = of(b);
    of(a).iter().filter(|w| b.contains(w)).count()
}

/// Whether two texts have the same letters and digits.
pub fn is_same(a: &str, b: &str) -> bool {
    letters(a) == letters(b)
}

/// The letters and digits of a text, in lower case.
pub fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_are_found_where_no_heading_of_the_first_rank_is() {
        let of = |markup: &str, given: Option<&str>| find(&Document::from(markup), given).0;
        let old = "<title>Tug Tribune: Pilots end strike</title><td><font size=4><b>Pilots end strike</b></font><p>Pilots ended a strike.";
        assert_eq!(of(old, None), "Pilots end strike");
        assert_eq!(
            of(
                "<title>Ministry of Tugs &gt; News &gt; Minister thanks the pilots</title><ul><li><h2>Ministry of Tugs</h2></ul><h2><i>Minister thanks the pilots</i></h2>",
                None
            ),
            "Minister thanks the pilots"
        );
        assert_eq!(
            of("<title>Pilots end strike: tug_notes</title><h1>tug notes</h1><h3>Pilots end strike</h3>", None),
            "Pilots end strike"
        );
        assert_eq!(of("<h1>Pilots end strike on Monday</h1>", Some("Pilots end strike...")), "Pilots end strike on Monday");
        assert_eq!(of("<h1>Pilots end strike on Monday</h1>", Some("Strike ends…")), "Strike ends…");
    }

    #[test]
    fn titles_lose_the_names_of_sites() {
        for (title, site, headline) in [
            ("Harbour pilots end strike | The Baltic Herald", "", "Harbour pilots end strike"),
            ("Harbour pilots end strike - World - The Baltic Herald", "", "Harbour pilots end strike"),
            ("Strike ends — tug.example", "tug.example", "Strike ends"),
            ("Pilots end strike - union wants more pay in spring", "", "Pilots end strike - union wants more pay in spring"),
            ("Strike | Herald", "", "Strike | Herald"),
            ("Strike over", "", "Strike over"),
        ] {
            assert_eq!(without_site(title, site), headline, "{title}");
        }
    }
}
