//! Forms: what an input is, by its extension, else by its content.

use super::Fields;
use super::decode::BYTE_ORDER_MARK;
use std::path::Path;

/// The form of an input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Format {
    /// by extension, else by content
    #[default]
    Auto,
    /// a plain text, one article a file
    Text,
    /// a web page, one article a file
    Html,
    /// JSON Lines, one article a line; or an array of objects, or objects over several lines
    Jsonl,
    /// comma-separated values with the names of the columns in the first row, one article a row
    Csv,
    /// the same, separated by tabs
    Tsv,
    /// a web archive, one article a page
    Warc,
}

const EXTENSIONS: [(&str, Format); 17] = [
    ("txt", Format::Text),
    ("text", Format::Text),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("xhtml", Format::Html),
    ("shtml", Format::Html),
    ("php", Format::Html),
    ("asp", Format::Html),
    ("aspx", Format::Html),
    ("jsp", Format::Html),
    ("jsonl", Format::Jsonl),
    ("ndjson", Format::Jsonl),
    ("json", Format::Jsonl),
    ("csv", Format::Csv),
    ("tsv", Format::Tsv),
    ("warc", Format::Warc),
    ("wet", Format::Warc),
];
/// A page begins with one of these, in any case, and a space or `>` behind it: the list of the MIME Sniffing Standard, with `meta`, `section` and `article`.
const PAGES: [&str; 19] = [
    "!doctype html",
    "html",
    "head",
    "script",
    "iframe",
    "h1",
    "div",
    "font",
    "table",
    "a",
    "style",
    "title",
    "b",
    "body",
    "br",
    "p",
    "meta",
    "section",
    "article",
];
/// What may stand before that, and how it ends.
const PROLOGS: [(&[u8], &[u8]); 2] = [(b"<!--", b"-->"), (b"<?xml", b"?>")];

/// What the extension of a file says, that of its compression aside (`story.html.gz`).
pub fn by_extension(path: &Path) -> Option<Format> {
    let of = |path: &Path| Some(path.extension()?.to_str()?.to_ascii_lowercase());
    let extension = of(path)?;
    let extension = if COMPRESSIONS.contains(&extension.as_str()) { of(Path::new(path.file_stem()?))? } else { extension };
    EXTENSIONS.iter().find(|(e, _)| *e == extension).map(|(_, f)| *f)
}

/// The extensions of compressed files.
pub const COMPRESSIONS: [&str; 4] = ["gz", "gzip", "zst", "zstd"];

/// Content is told from so many bytes, or from the first line if it is shorter.
const LONGEST_LOOK: usize = 16 << 10;

/// Whether the first bytes say what the content is, or will never do.
pub fn is_enough(head: &[u8]) -> bool {
    let begins = head.trim_ascii_start();
    if let Some(rest) = begins.strip_prefix(b"[") {
        return head.len() >= LONGEST_LOOK || !rest.trim_ascii_start().is_empty();
    }
    head.len() >= LONGEST_LOOK || begins.starts_with(b"{") || behind_prolog(begins).contains(&b'\n')
}

/// Whether content begins with a JSON object, or an array of them (or of nothing).
fn is_json(begins: &[u8]) -> bool {
    let inside = begins.strip_prefix(b"[").map(<[u8]>::trim_ascii_start);
    begins.starts_with(b"{") || inside.is_some_and(|i| i.starts_with(b"{") || i.starts_with(b"]"))
}

/// What stands behind the comments and the declaration that a page may begin with; nothing where these do not end.
fn behind_prolog(mut begins: &[u8]) -> &[u8] {
    while let Some((open, close)) = PROLOGS.iter().find(|(open, _)| begins.starts_with(open)) {
        let end = begins[open.len()..].windows(close.len()).position(|w| w == *close);
        begins = end.map_or(&[][..], |end| begins[open.len() + end + close.len()..].trim_ascii_start());
    }
    begins
}

/// Whether content begins as web pages do.
fn is_page(begins: &[u8]) -> bool {
    let Some(tag) = behind_prolog(begins).strip_prefix(b"<") else { return false };
    let is = |name: &&str| {
        let (name, ends) = (name.as_bytes(), tag.get(name.len()));
        ends.is_some_and(|b| b.is_ascii_whitespace() || *b == b'>') && tag[..name.len()].eq_ignore_ascii_case(name)
    };
    PAGES.iter().any(is)
}

/// What the first bytes look like: JSON begins with a brace or a bracket before one, web archives and pages say what they are, and the first row of a table names
/// the column of the text among others. Everything else is text.
pub fn by_content(head: &[u8], fields: &Fields) -> Format {
    if matches!(head, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]) {
        let ascii: Vec<u8> = head[2..].iter().copied().filter(|b| *b != 0).collect();
        return by_content(&ascii, fields);
    }
    let head = head.strip_prefix(BYTE_ORDER_MARK).unwrap_or(head);
    let begins = head.trim_ascii_start();
    if is_json(begins) {
        Format::Jsonl
    } else if begins.starts_with(b"WARC/") {
        Format::Warc
    } else if is_page(begins) {
        Format::Html
    } else {
        match delimiter(head, &fields.text) {
            Some(b'\t') => Format::Tsv,
            Some(_) => Format::Csv,
            None => Format::Text,
        }
    }
}

/// What may stand between the values of CSV; the first that gives a header with the text's column is the one.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The delimiter of a table, found in its first line: the one that cuts it into columns of which one is `text`.
pub fn delimiter(head: &[u8], text: &str) -> Option<u8> {
    let line = head.split(|b| matches!(b, b'\n' | b'\r')).next().unwrap_or_default();
    let named = |cell: &[u8]| cell.strip_prefix(b"\"").and_then(|c| c.strip_suffix(b"\"")).unwrap_or(cell) == text.as_bytes();
    DELIMITERS.into_iter().find(|d| line.contains(d) && line.split(|b| b == d).any(named))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extensions_are_those_under_the_compression() {
        let form = |path: &str| by_extension(Path::new(path));
        assert_eq!(form("a.txt"), Some(Format::Text));
        assert_eq!(form("a.JSONL"), Some(Format::Jsonl));
        assert_eq!(form("day/story.htm.gz"), Some(Format::Html));
        assert_eq!(form("CC-NEWS-2024.warc.GZ"), Some(Format::Warc));
        assert_eq!(form("a.csv.zst"), Some(Format::Csv));
        assert_eq!(form("story.aspx"), Some(Format::Html));
        assert_eq!(form("dump.gz"), None);
        assert_eq!(form(".txt"), None);
        assert_eq!(form("-"), None);
    }

    #[test]
    fn content_says_what_it_is() {
        let form = |content: &str| by_content(content.as_bytes(), &Fields::default());
        assert_eq!(form("\n {\"text\":\"\"}"), Format::Jsonl);
        assert_eq!(form("\u{feff}{}"), Format::Jsonl);
        assert_eq!(form("[\n  {\"text\":\"\"}]"), Format::Jsonl);
        assert_eq!(form("[]"), Format::Jsonl);
        assert_eq!(form("[Updated] Oslo said"), Format::Text);
        assert!(!is_enough(b"[\n ") && is_enough(b"[\n{") && is_enough(b"[U"));
        assert_eq!(form("Oslo said"), Format::Text);
        assert_eq!(form(" \n<!DOCTYPE HTML><p>"), Format::Html);
        assert_eq!(form("<?xml version=\"1.0\"?>\n<!-- a copy -->\n<!DOCTYPE html PUBLIC \"\">"), Format::Html);
        assert_eq!(form("<div class='story'><p>Oslo said."), Format::Html);
        assert_eq!(form("<?xml version='1.0'?><svg>"), Format::Text);
        assert_eq!(form("<Pavel> said it"), Format::Text);
        assert_eq!(form("<!-- no end"), Format::Text);
        assert!(!is_enough(b"<?xml version='1.0'?>\n") && is_enough(b"<!-- \n --><p>\n"));
        let wide: Vec<u8> = b"\xff\xfe".iter().copied().chain(b"<html>".iter().flat_map(|b| [*b, 0])).collect();
        assert_eq!(by_content(&wide, &Fields::default()), Format::Html);
        assert_eq!(form("WARC/1.0\r\n"), Format::Warc);
        assert_eq!(form("id,text,url\n1,\"Oslo, it said\",\n"), Format::Csv);
        assert_eq!(form("id;\"text\"\r\n1;Oslo\r\n"), Format::Csv);
        assert_eq!(form("text\tid\nOslo\t1\n"), Format::Tsv);
        assert_eq!(form("Pictures, text, and sound\n"), Format::Text);
        assert_eq!(form("text\n"), Format::Text);
        assert_eq!(form(""), Format::Text);
    }
}
