//! Web pages in the manner of news sites (`tests/pages/NAME.html`): what is read of each stands beside it (`NAME.txt`): headline, authors and dates as
//! `key: value`, an empty line, then the paragraphs of the text.

use claimwire::Article;
use claimwire::input::{Inputs, Options};
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn read(page: &Path) -> Article {
    let mut inputs = Inputs::new([page.to_owned()], Options::default());
    inputs.next().expect("an input").read().unwrap_or_else(|f| panic!("{}: {}", page.display(), f.message))
}

/// An article in the form of the files; keys that the file has not are not asked for.
fn told(article: &Article, keys: &str) -> String {
    let headline = if article.has_headline { article.text.split("\n\n").next().unwrap_or_default() } else { "" };
    let mut out = format!("headline: {headline}\nauthors: {}\n", article.authors.join("; "));
    let _ = writeln!(out, "published: {}", article.published.as_deref().unwrap_or_default());
    for (key, value) in [("updated", &article.updated), ("url", &article.url)] {
        if keys.contains(&format!("\n{key}: ")) {
            let _ = writeln!(out, "{key}: {}", value.as_deref().unwrap_or_default());
        }
    }
    out.lines().map(str::trim_end).collect::<Vec<_>>().join("\n") + "\n\n" + &article.text + "\n"
}

#[test]
fn pages_give_the_article_and_nothing_else() {
    let mut pages: Vec<PathBuf> = std::fs::read_dir("tests/pages").expect("pages").flatten().map(|e| e.path()).collect();
    pages.retain(|p| p.extension().is_some_and(|e| e == "html"));
    pages.sort();
    assert!(pages.len() >= 25);
    let mut wrong = String::new();
    for page in &pages {
        let expected = std::fs::read_to_string(page.with_extension("txt")).expect("what is expected");
        let expected: String = expected.lines().map(|l| l.trim_end().to_owned() + "\n").collect();
        let found = told(&read(page), &expected);
        if found != expected {
            let _ = write!(wrong, "== {}", page.display());
            for line in expected.lines().filter(|l| !found.lines().any(|f| f == *l)) {
                let _ = write!(wrong, "\n- {line}");
            }
            for line in found.lines().filter(|l| !expected.lines().any(|e| e == *l)) {
                let _ = write!(wrong, "\n+ {line}");
            }
            wrong.push('\n');
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
