//! Spans without the marks at their ends.

use crate::span::Span;

/// Without the comma, dash or full stop that ends it where it is `marked`; a full stop inside a quotation mark stays.
pub fn trim(text: &str, span: Span, marked: bool) -> Span {
    let mut part = span.of(text);
    // most end with a letter or figure, and begin with one
    let plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    if plain(part.as_bytes().first()) && plain(part.as_bytes().last()) {
        return span;
    }
    if marked {
        part = without_marks(part);
    }
    let start = part.len() - part.trim_start_matches([',', ';', ' ', '\n', '\t', '\r', '–', '—', ':']).len();
    if start >= part.len() {
        Span { start: span.start, end: span.start }
    } else {
        Span::new(span.start as usize + start, span.start as usize + part.len())
    }
}

/// Whether nothing but white space of one line stands between two places.
pub fn is_blank(text: &str, from: u32, to: u32) -> bool {
    from <= to && text[from as usize..to as usize].trim().is_empty() && !text[from as usize..to as usize].contains('\n')
}

/// Without commas, dashes and the full stop at the end; that of an abbreviation with another inside stays.
fn without_marks(mut part: &str) -> &str {
    let abbreviation = |p: &str| {
        let word = p.rsplit([' ', '\n', '(', '“', '"']).next().unwrap_or("");
        word.len() > 2 && word[..word.len() - 1].contains('.')
    };
    loop {
        let shorter = part.trim_end().trim_end_matches([',', ';', '–', '—', '―']);
        let shorter = shorter.strip_suffix(" -").or_else(|| shorter.strip_suffix(" --")).unwrap_or(shorter);
        let shorter = match shorter.strip_suffix('.') {
            Some(bare) if !abbreviation(shorter) && !bare.ends_with('.') => bare,
            _ => shorter,
        };
        if shorter.len() == part.len() {
            return part;
        }
        part = shorter;
    }
}
