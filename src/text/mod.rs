//! Text: tokens, sentences and quotations, with exact offsets.

mod attribution;
pub mod boundary;
pub mod marks;
pub mod quotes;
pub mod scan;
pub mod segment;
pub mod shape;
mod word;

/// The words of a text with one space between them, where it breaks a line too.
pub fn one_line(text: &str) -> String {
    // nearly always as it is
    let bytes = text.as_bytes();
    let plain = bytes.iter().all(|b| b.is_ascii() && *b >= b' ') && !bytes.windows(2).any(|pair| pair == b"  ");
    if plain && bytes.first() != Some(&b' ') && bytes.last() != Some(&b' ') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
