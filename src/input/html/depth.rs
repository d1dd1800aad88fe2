//! Depth: pages that nest without end, or tags with attributes without end, cost time with the square of it, and stack.

/// Elements deeper than this lose their mark-up; Chromium's parser stops at the same depth.
const DEEPEST: usize = 512;

/// A tag with more bytes than this loses the rest of its attributes, if there are many of them: the parser compares each with all before it.
const LONGEST_TAG: usize = 64 << 10;
/// So many are not many.
const ATTRIBUTES: usize = 1000;

/// Elements that have no end tag, or may go without it.
const UNCLOSED: [&str; 30] = [
    "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img", "input", "li", "link", "meta",
    "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td", "th", "thead", "tr", "wbr",
];

/// The mark-up without the start tags that would open an element too deep. Tags in comments and scripts count too: too many rather than too few.
pub fn limit(markup: String) -> String {
    let markup = without_attributes(markup);
    if deepest(&markup) <= DEEPEST {
        return markup;
    }
    let mut out = String::with_capacity(markup.len());
    let (mut depth, mut kept) = (0usize, 0);
    for (at, closes) in tags(&markup) {
        if closes {
            depth = depth.saturating_sub(1);
        } else if depth >= DEEPEST {
            out.push_str(&markup[kept..at]);
            kept = markup[at..].find('>').map_or(markup.len(), |end| at + end + 1);
        } else {
            depth += 1;
        }
    }
    out.push_str(&markup[kept.min(markup.len())..]);
    out
}

/// The mark-up without the attributes that are too many for a tag.
fn without_attributes(markup: String) -> String {
    let (mut out, mut kept, mut from) = (String::new(), 0, 0);
    while let Some(at) = markup[from..].find('<').map(|at| from + at) {
        from = markup[at..].find('>').map_or(markup.len(), |end| at + end);
        if from - at > LONGEST_TAG && markup[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            let cut = at + attributes(&markup[at..from]);
            out.push_str(&markup[kept..cut]);
            kept = from;
        }
    }
    if kept == 0 { markup } else { out + &markup[kept..] }
}

/// Where the attributes of a tag end that are not too many for it.
fn attributes(tag: &str) -> usize {
    let (mut quote, mut space, mut count) = (None, false, 0);
    for (at, byte) in tag.bytes().enumerate() {
        match quote {
            Some(open) if byte != open => continue,
            Some(_) => quote = None,
            None if byte == b'"' || byte == b'\'' => quote = Some(byte),
            None => {}
        }
        let is_space = byte.is_ascii_whitespace() && quote.is_none();
        count += usize::from(space && !is_space);
        if count > ATTRIBUTES {
            return at;
        }
        space = is_space;
    }
    tag.len()
}

fn deepest(markup: &str) -> usize {
    let (mut depth, mut deepest) = (0usize, 0);
    for (_, closes) in tags(markup) {
        depth = if closes { depth.saturating_sub(1) } else { depth + 1 };
        deepest = deepest.max(depth);
    }
    deepest
}

/// Where the tags of elements that need an end tag begin, and whether they are end tags.
fn tags(markup: &str) -> impl Iterator<Item = (usize, bool)> + '_ {
    markup.match_indices('<').filter_map(|(at, _)| {
        let rest = &markup[at + 1..];
        let name = rest.strip_prefix('/').unwrap_or(rest);
        let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(name.len());
        let named = name.starts_with(|c: char| c.is_ascii_alphabetic());
        let counts = named && !UNCLOSED.iter().any(|u| u.eq_ignore_ascii_case(&name[..end]));
        counts.then_some((at, name.len() < rest.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn start_tags_beyond_the_depth_are_dropped() {
        let shallow = "<div><p>a<p>b<br><b>c</b></div>".repeat(600);
        assert_eq!(limit(shallow.clone()), shallow);
        let deep = format!("{}<i class='x'>Oslo</i>{}", "<div>".repeat(700), "</div>".repeat(700));
        assert_eq!(limit(deep).matches("<div>").count(), DEEPEST);
        assert_eq!(limit("<b>".repeat(600) + "<b").len(), 3 * DEEPEST);
    }

    #[test]
    fn attributes_beyond_the_first_thousand_are_dropped() {
        let of = |count: usize| (0..count).map(|n| format!(" data-{n}=\"a > b {n}\"").replace(" > ", " ")).collect::<String>();
        let many = limit(format!("<p>a</p><div{}>Oslo said.</div>", of(50_000)));
        assert!(many.starts_with("<p>a</p><div data-0=") && many.ends_with(" >Oslo said.</div>"));
        assert_eq!(many.matches("data-").count(), ATTRIBUTES);
        let long = format!("<div class=\"{}\">Oslo</div>", "a b ".repeat(50_000));
        assert_eq!(limit(long.clone()), long);
    }
}
