//! Texts with marks in them: `{words|what they are}`.

/// The text without its marks, and of each mark the bytes and what stands behind its bar. `line` is where the text stands, for what is wrong with it.
pub fn read(line: usize, marked: &str) -> (String, Vec<(usize, usize, String)>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('{') {
        let (inside, behind) = after.split_once('}').unwrap_or_else(|| panic!("line {line}: a closing brace is missing"));
        let (words, what) = inside.split_once('|').unwrap_or_else(|| panic!("line {line}: a bar is missing"));
        text.push_str(before);
        let start = text.len();
        text.push_str(words);
        marks.push((start, text.len(), what.to_owned()));
        rest = behind;
    }
    text.push_str(rest);
    (text, marks)
}
