//! JSON-LD: what a page says of its article in the words of schema.org.

use super::{content, title};
use dom_query::Document;
use serde_json::Value;
use std::collections::HashMap;

/// What schema.org calls an article ends with one of these.
const ARTICLES: [&str; 4] = ["Article", "BlogPosting", "SocialMediaPosting", "Report"];
/// Objects in objects are followed so deep.
const DEEPEST: usize = 6;

/// What the linked data of a page says of its article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkedData {
    /// `headline`
    pub headline: Option<String>,
    /// the names of `author`: persons, or whoever there is
    pub authors: Vec<String>,
    /// `datePublished`
    pub published: Option<String>,
    /// `dateModified`
    pub updated: Option<String>,
    /// `url`, else `mainEntityOfPage`
    pub url: Option<String>,
    /// whether those are organisations
    pub by_body: bool,
    /// the paragraphs of `articleBody`; of a live blog those of its updates
    pub body: Vec<String>,
}

/// What the scripts of a page say of its article; of several articles the one whose headline its titles show, then the one with the longest body, else the first.
pub fn of(document: &Document) -> LinkedData {
    let titles = title::shown(document);
    let is_own = |article: &LinkedData| article.headline.as_ref().is_some_and(|headline| title::holds(&titles, headline));
    let mut found: Option<(bool, LinkedData)> = None;
    for script in document.select("script[type='application/ld+json']").nodes() {
        let Some(value) = parse(&script.text()) else { continue };
        let mut articles = Vec::new();
        collect(&value, 0, &mut articles);
        let mut named = HashMap::new();
        names(&value, 0, &mut named);
        for article in articles.into_iter().map(|article| read(article, &named)) {
            let sureness = |own: bool, article: &LinkedData| (own, content::bytes(&article.body));
            let own = is_own(&article);
            if found.as_ref().is_none_or(|(is, f)| sureness(own, &article) > sureness(*is, f)) {
                found = Some((own, article));
            }
        }
    }
    found.map(|(_, article)| article).unwrap_or_default()
}

/// Pages write line breaks into strings and commas behind the last member, and wrap scripts into comments or CDATA; all that is mended.
fn parse(script: &str) -> Option<Value> {
    let script = script.replace("<![CDATA[", "").replace("]]>", "");
    let start = script.find(['{', '['])?;
    let end = script.rfind(['}', ']'])? + 1;
    let json = script.get(start..end)?;
    serde_json::from_str(json).ok().or_else(|| serde_json::from_str(&mended(json)).ok())
}

/// JSON without control characters in strings, and without commas before a bracket that closes.
fn mended(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let (mut quoted, mut escaped) = (false, false);
    for c in json.chars() {
        if !quoted && matches!(c, '}' | ']') {
            let end = out.trim_end().len();
            out.truncate(out[..end].strip_suffix(',').map_or(end, str::len));
        }
        quoted ^= c == '"' && !escaped;
        escaped = quoted && c == '\\' && !escaped;
        out.push(if c.is_control() { ' ' } else { c });
    }
    out
}

fn collect<'a>(value: &'a Value, depth: usize, out: &mut Vec<&'a Value>) {
    match value {
        Value::Array(values) if depth < DEEPEST => values.iter().for_each(|v| collect(v, depth + 1, out)),
        Value::Object(object) if types(value).any(|t| ARTICLES.iter().any(|a| t.ends_with(a))) && !object.is_empty() => out.push(value),
        Value::Object(object) if depth < DEEPEST => {
            let parts = ["@graph", "mainEntity", "mainEntityOfPage"].iter().filter_map(|k| object.get(*k));
            parts.for_each(|v| collect(v, depth + 1, out));
        }
        _ => {}
    }
}

/// The objects with an `@id` that have a name, by that.
fn names<'a>(value: &'a Value, depth: usize, out: &mut HashMap<&'a str, &'a Value>) {
    match value {
        Value::Array(values) if depth < DEEPEST => values.iter().for_each(|v| names(v, depth + 1, out)),
        Value::Object(object) if depth < DEEPEST => {
            if let (Some(id), true) = (value["@id"].as_str(), object.contains_key("name")) {
                out.entry(id).or_insert(value);
            }
            object.values().for_each(|v| names(v, depth + 1, out));
        }
        _ => {}
    }
}

fn read(article: &Value, named: &HashMap<&str, &Value>) -> LinkedData {
    let string = |key: &str| text(&article[key]);
    let mut body = paragraphs(&article["articleBody"]);
    if body.is_empty() {
        for update in each(&article["liveBlogUpdate"]) {
            body.extend(paragraphs(&update["headline"]));
            body.extend(paragraphs(&update["articleBody"]));
        }
    }
    // an author may only be told by what the page says of it elsewhere
    let writer = |author: &Value| author["@id"].as_str().filter(|_| author["name"].is_null()).and_then(|id| named.get(id).copied());
    let writers: Vec<&Value> = each(&article["author"]).map(|author| writer(author).unwrap_or(author)).collect();
    let page = &article["mainEntityOfPage"];
    LinkedData {
        headline: string("headline").or_else(|| string("name")).map(|h| content::plain(&h)),
        authors: authors(&writers),
        by_body: !writers.iter().any(|writer| is_person(writer)),
        published: string("datePublished"),
        updated: string("dateModified"),
        url: string("url").or_else(|| text(page)).or_else(|| text(&page["@id"])),
        body,
    }
}

fn authors(writers: &[&Value]) -> Vec<String> {
    let name = |v: &Value| text(v).or_else(|| each(&v["name"]).find_map(text)).map(|n| content::plain(&n));
    let persons: Vec<&Value> = writers.iter().copied().filter(|v| is_person(v)).collect();
    let all = if persons.is_empty() { writers.to_vec() } else { persons };
    all.into_iter().filter_map(name).collect()
}

fn is_person(value: &Value) -> bool {
    types(value).all(|t| t == "Person")
}

fn paragraphs(value: &Value) -> Vec<String> {
    each(value).filter_map(text).flat_map(|t| content::paragraphs(&t)).collect()
}

/// The values of a property, which stand in an array if there are several.
fn each(value: &Value) -> impl Iterator<Item = &Value> {
    match value {
        Value::Array(values) => values.as_slice(),
        Value::Null => &[],
        one => std::slice::from_ref(one),
    }
    .iter()
}

fn types(value: &Value) -> impl Iterator<Item = &str> {
    each(&value["@type"]).filter_map(Value::as_str)
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(json: &str) -> LinkedData {
        of(&Document::from(format!("<script type=\"application/ld+json\">{json}</script>")))
    }

    #[test]
    fn articles_are_found_wherever_pages_put_them() {
        let headline = |json: &str| said(json).headline;
        assert_eq!(headline(r#"{"@type":"ReportageNewsArticle","headline":"A"}"#).as_deref(), Some("A"));
        assert_eq!(headline(r#"[{"@type":"WebPage"},{"@type":"NewsArticle","headline":"B"}]"#).as_deref(), Some("B"));
        assert_eq!(headline(r#"{"@type":"WebPage","mainEntity":{"@type":"Article","headline":"C"}}"#).as_deref(), Some("C"));
        assert_eq!(headline(r#"{"@type":"JobPosting","headline":"D"}"#), None);
        assert_eq!(headline("not json {"), None);
        assert_eq!(headline(r#"{"@type":"NewsArticle","headline":"F, \", } ,]", "tags": ["a", ], }"#).as_deref(), Some("F, \", } ,]"));
        assert_eq!(headline("//<![CDATA[\n{\"@type\":\"NewsArticle\",\"headline\":\"E\n e\"}\n//]]>").as_deref(), Some("E e"));
    }

    #[test]
    fn of_several_articles_the_one_of_the_page_is_read() {
        let list = r#"[{"@type":"NewsArticle","headline":"Pilots end strike"},{"@type":"NewsArticle","headline":"Ferry runs aground off Bergen"}]"#;
        let page = |title: &str| format!("<title>{title}</title><script type=\"application/ld+json\">{list}</script>");
        let headline = |title: &str| of(&Document::from(page(title))).headline;
        assert_eq!(headline("Ferry runs aground off Bergen | The Coast").as_deref(), Some("Ferry runs aground off Bergen"));
        assert_eq!(headline("The Coast").as_deref(), Some("Pilots end strike"));
    }

    #[test]
    fn bodies_lose_mark_up_and_keep_paragraphs() {
        let body = |json: &str| said(&format!(r#"{{"@type":"NewsArticle","articleBody":{json}}}"#)).body;
        assert_eq!(body(r#""<p>One &amp; two.</p><p>Three.</p>""#), ["One & two.", "Three."]);
        assert_eq!(body(r#""&lt;p&gt;One &amp;amp; two.&lt;/p&gt;&lt;p&gt;Three.&lt;/p&gt;""#), ["One & two.", "Three."]);
        assert_eq!(body(r#""One&nbsp;two.\n\nThree &lt; four.""#), ["One two.", "Three < four."]);
        let live = said(
            r#"{"@type":"LiveBlogPosting","liveBlogUpdate":[{"headline":"Noon","articleBody":"It rains."},{"articleBody":"It stops."}]}"#,
        );
        assert_eq!(live.body, ["Noon", "It rains.", "It stops."]);
        let graph = r##"{"@graph":[{"@type":"Article","author":{"@id":"#ada"}},{"@type":"Person","@id":"#ada","name":"Ada Lund"}]}"##;
        assert_eq!(said(graph).authors, ["Ada Lund"]);
        assert_eq!(said(r#"{"@type":"NewsArticle","author":{"@type":"Organization","name":"The Desk"}}"#).authors, ["The Desk"]);
    }
}
