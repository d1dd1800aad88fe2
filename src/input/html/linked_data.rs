//! JSON-LD: what a page says of its article in the words of schema.org.

use super::content;
use dom_query::Document;
use serde_json::Value;

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
    /// the paragraphs of `articleBody`; of a live blog those of its updates
    pub body: Vec<String>,
}

/// What the scripts of a page say of its article; of several articles the one with the longest body, else the first.
pub fn of(document: &Document) -> LinkedData {
    let mut found: Option<LinkedData> = None;
    for script in document.select("script[type='application/ld+json']").nodes() {
        let Some(value) = parse(&script.text()) else { continue };
        let mut articles = Vec::new();
        collect(&value, 0, &mut articles);
        for article in articles.into_iter().map(read) {
            if found.as_ref().is_none_or(|f| content::bytes(&article.body) > content::bytes(&f.body)) {
                found = Some(article);
            }
        }
    }
    found.unwrap_or_default()
}

/// Pages write line breaks into strings, and wrap scripts into comments or CDATA; both is mended.
fn parse(script: &str) -> Option<Value> {
    let script = script.replace("<![CDATA[", "").replace("]]>", "");
    let start = script.find(['{', '['])?;
    let end = script.rfind(['}', ']'])? + 1;
    let json = script.get(start..end)?;
    serde_json::from_str(json).ok().or_else(|| serde_json::from_str(&json.replace(|c: char| c.is_control(), " ")).ok())
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

fn read(article: &Value) -> LinkedData {
    let string = |key: &str| text(&article[key]);
    let mut body = paragraphs(&article["articleBody"]);
    if body.is_empty() {
        for update in each(&article["liveBlogUpdate"]) {
            body.extend(paragraphs(&update["headline"]));
            body.extend(paragraphs(&update["articleBody"]));
        }
    }
    let page = &article["mainEntityOfPage"];
    LinkedData {
        headline: string("headline").or_else(|| string("name")).map(|h| content::plain(&h)),
        authors: authors(&article["author"]),
        published: string("datePublished"),
        updated: string("dateModified"),
        url: string("url").or_else(|| text(page)).or_else(|| text(&page["@id"])),
        body,
    }
}

fn authors(value: &Value) -> Vec<String> {
    let name = |v: &Value| text(v).or_else(|| each(&v["name"]).find_map(text)).map(|n| content::plain(&n));
    let persons: Vec<&Value> = each(value).filter(|v| types(v).all(|t| t == "Person")).collect();
    let all = if persons.is_empty() { each(value).collect() } else { persons };
    all.into_iter().filter_map(name).collect()
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
        assert_eq!(headline("//<![CDATA[\n{\"@type\":\"NewsArticle\",\"headline\":\"E\n e\"}\n//]]>").as_deref(), Some("E e"));
    }

    #[test]
    fn bodies_lose_mark_up_and_keep_paragraphs() {
        let body = |json: &str| said(&format!(r#"{{"@type":"NewsArticle","articleBody":{json}}}"#)).body;
        assert_eq!(body(r#""<p>One &amp; two.</p><p>Three.</p>""#), ["One & two.", "Three."]);
        assert_eq!(body(r#""One&nbsp;two.\n\nThree &lt; four.""#), ["One two.", "Three < four."]);
        let live = said(
            r#"{"@type":"LiveBlogPosting","liveBlogUpdate":[{"headline":"Noon","articleBody":"It rains."},{"articleBody":"It stops."}]}"#,
        );
        assert_eq!(live.body, ["Noon", "It rains.", "It stops."]);
        assert_eq!(said(r#"{"@type":"NewsArticle","author":{"@type":"Organization","name":"The Desk"}}"#).authors, ["The Desk"]);
    }
}
