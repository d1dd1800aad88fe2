//! Web pages: one article a page.
//!
//! What a page says of itself in JSON-LD (schema.org's `NewsArticle` and its kin) goes before its meta elements (Open Graph, Dublin Core), and
//! both before what the mark-up shows, which is read by the names that sites give to things (`lexicon/markup/pages.toml`). The text is the headline, an empty line, and the paragraphs of the article, an empty line between each two.

mod clutter;
mod content;
mod depth;
mod details;
mod linked_data;
mod names;
mod title;

use super::Page;
use super::dating::in_name;
use super::decode::decode_page;
use crate::article::{Article, Dating, Failure, FailureKind};
use clutter::Clutter;
use details::Details;
use dom_query::{Document, NodeRef};
use linked_data::LinkedData;
use names::{Names, PAGES};

/// The article that a web page holds.
pub fn read(Page { article, bytes, charset, date_from_url }: Page) -> Result<Article, Failure> {
    let Some((markup, encoding)) = decode_page(bytes, charset) else {
        return Err(article.failure(FailureKind::NotText, "the page holds NUL bytes".to_owned()));
    };
    let document = Document::from(depth::limit(markup));
    let LinkedData { headline, authors, by_body, published, updated, url, body } = linked_data::of(&document);
    let link = |selector: &str, key: &str| document.select(selector).attr(key).map(|a| a.trim().to_owned());
    let canonical = link("link[rel='canonical']", "href");
    let language = link("html", "lang").and_then(|l| l.split(['-', '_']).next().map(str::to_ascii_lowercase));
    let of_meta = details::meta(&document, &PAGES.meta.url).into_iter().next();
    let (headline, heading) = title::find(&document, headline.as_deref());
    let headline = content::plain(&headline);
    let mut details = Details::default();
    // what the linked data says all of needs no reading of the mark-up
    let whole = content::is_whole(&body) && !authors.is_empty() && published.is_some();
    if !whole {
        let names = Names::of(&document);
        let mut clutter = Clutter::new(&document, &names, heading.as_ref());
        clutter.surroundings();
        details = details::find(&document, &names, heading.as_ref());
        clutter.boxes();
        clutter.plain();
        heading.iter().for_each(NodeRef::remove_from_parent);
    }
    let (main, byline) = if content::is_whole(&body) { Default::default() } else { content::main_content(document) };
    let text = content::text(&headline, details.deck.as_deref().map(content::plain).as_deref(), body, main);
    let mut told = [authors.iter().map(|a| without_by(a).to_owned()).collect(), details.authors];
    // a person goes before whom it writes for
    if by_body && !told[1].is_empty() && told[1].iter().all(|author| details::is_name(author)) {
        told.swap(0, 1);
    }
    let authors =
        told.into_iter().find(|a: &Vec<String>| !a.is_empty()).unwrap_or_else(|| byline.iter().flat_map(|b| details::authors(b)).collect());
    let url = article.url.or(url).or(canonical).or(of_meta).filter(|u| u.contains("://"));
    // what was found before goes by the name of the file, or by what the user says of all articles
    let of_url = || url.as_deref().filter(|_| date_from_url && article.dating.is_none_or(|d| d == Dating::Option)).and_then(in_name);
    let said = published.as_deref().and_then(details::written).or(details.published).map(|date| (date, Dating::Page));
    let found = said.or_else(|| Some((of_url()?, Dating::Url))).or(article.published.zip(article.dating));
    let (published, dating) = found.unzip();
    Ok(Article {
        has_headline: !headline.is_empty(),
        text,
        encoding,
        authors,
        published,
        dating,
        updated: updated.as_deref().and_then(details::written).or(details.updated),
        url,
        language: language.filter(|l| !l.is_empty()),
        ..article
    })
}

/// "By Ada Lund" without its first word.
fn without_by(author: &str) -> &str {
    let author = author.trim();
    match author.split_at_checked(3) {
        Some((by, name)) if by.eq_ignore_ascii_case("by ") => name.trim_start(),
        _ => author,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(markup: &str) -> Article {
        read(Page { article: Article::new("a.html", ""), bytes: markup.into(), ..Page::default() }).expect("a page")
    }

    #[test]
    fn linked_data_goes_before_meta_elements_and_mark_up() {
        let article = page(
            r#"<html lang="en-GB"><head><title>Site | Ferry</title><meta property="og:title" content="Open graph title">
            <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"S"},
            {"@type":["NewsArticle"],"headline":"Ferry &amp; barge collide","author":[{"@type":"Person","name":"Ada Lund"},{"name":"Per Holm"}],
            "datePublished":"2024-05-03T10:00:00+0200","dateModified":"2024-05-03","mainEntityOfPage":{"@id":"https://example.org/ferry"},
            "articleBody":"BERGEN (AP) — A ferry struck a barge.\nNobody was hurt, the port said."}]}</script></head><body><p>Menu</p></body></html>"#,
        );
        assert_eq!(article.text, "Ferry & barge collide\n\nBERGEN (AP) — A ferry struck a barge.\n\nNobody was hurt, the port said.");
        assert!(article.has_headline);
        assert_eq!(article.authors, ["Ada Lund", "Per Holm"]);
        assert_eq!(article.published.as_deref(), Some("2024-05-03T08:00:00Z"));
        assert_eq!(article.updated.as_deref(), Some("2024-05-03T00:00:00Z"));
        assert_eq!(article.url.as_deref(), Some("https://example.org/ferry"));
        assert_eq!(article.language.as_deref(), Some("en"));
    }

    #[test]
    fn a_page_without_linked_data_gives_its_main_content() {
        let paragraph = "The council of Tartu voted on Monday to close the old bridge to lorries, after engineers had found cracks, and the mayor said that repairs would take a year.";
        let article = page(&format!(
            "<html><head><title>Bridge closes - The Tartu Post</title><meta name=author content='By Ada Lund'>\
             <meta property='og:title' content='Bridge closes to lorries'><meta property='article:published_time' content='2024-05-03T08:00:00Z'>\
             </head><body><nav><ul><li><a href=/>Home</a><li><a href=/sport>Sport</a></ul></nav><article><h1>Bridge closes to lorries</h1>\
             <p>{paragraph}</p><p>“It is old,” he&nbsp;said.<br>A new one is planned.</p><p>{paragraph}</p></article><footer>Contact us</footer></body></html>"
        ));
        let paragraphs: Vec<&str> = article.text.split("\n\n").collect();
        assert_eq!(paragraphs, ["Bridge closes to lorries", paragraph, "“It is old,” he said.", "A new one is planned.", paragraph]);
        assert_eq!(article.authors, ["Ada Lund"]);
        assert_eq!(article.published.as_deref(), Some("2024-05-03T08:00:00Z"));
    }

    #[test]
    fn a_page_without_an_article_gives_what_text_it_has() {
        assert_eq!(page("<p>Oslo said.</p><script>x</script>").text, "Oslo said.");
        assert_eq!(page("").text, "");
        assert_eq!(page("<title>Only a title</title>").text, "Only a title");
        let deep = "<div>".repeat(50_000) + "Oslo said.";
        assert_eq!(page(&deep).text, "Oslo said.");
    }
}
