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
    match (given, best) {
        (Some(given), best) => (given.to_owned(), best.map(|(.., node)| node)),
        (None, Some((_, text, node))) => {
            // a word above the headline may stand in its heading
            let titles = [social.as_str(), without_site(&title, &site)];
            let alone = titles.into_iter().find(|t| !t.is_empty() && text.ends_with(t) && t.split(' ').count() >= WORDS);
            (alone.unwrap_or(&text).to_owned(), Some(node))
        }
        (None, None) => (without_site(if social.is_empty() { &title } else { &social }, &site).to_owned(), None),
    }
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
    let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    letters(a) == letters(b)
}

#[cfg(test)]
mod tests {
    use super::*;

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
