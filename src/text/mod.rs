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
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
