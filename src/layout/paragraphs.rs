//! Paragraphs: a blank line ends one; a line break does too, unless the text is hard-wrapped.

use super::trim;
use crate::span::Span;
use memchr::memchr_iter;

/// Lines of this many bytes or fewer may be those of a hard-wrapped text.
const WIDEST_WRAP: usize = 100;

/// The paragraphs of a text, without the white space around them; none is empty.
pub fn split(text: &str) -> Vec<Span> {
    let (mut lines, mut indented) = (Vec::new(), Vec::new());
    let mut at = 0;
    for end in memchr_iter(b'\n', text.as_bytes()).map(|n| n + 1).chain([text.len()]) {
        if end > at {
            let line = trim(text, Span::new(at, end - text[at..end].ends_with('\n') as usize));
            indented.push((text[at..end].starts_with("  ") || text[at..end].starts_with("\t")) && !line.is_empty());
            lines.push(line);
            at = end;
        }
    }
    // where few lines are indented, those are the first of their paragraphs
    let few = indented.iter().filter(|i| **i).count() * 2 <= lines.len();
    indented.iter_mut().for_each(|i| *i &= few);
    if !is_hard_wrapped(&lines, &indented) {
        lines.retain(|l| !l.is_empty());
        return lines;
    }
    let mut out: Vec<Span> = Vec::new();
    let mut open = false;
    for (line, indented) in lines.into_iter().zip(indented) {
        if line.is_empty() {
            open = false;
        } else if open && !indented {
            let last = out.last_mut().expect("an open paragraph");
            last.end = line.end;
        } else {
            out.push(line);
            open = true;
        }
    }
    out
}

/// Whether line breaks fall where lines are full rather than where paragraphs end: no line is long, there are blank lines or indented ones, and of the
/// lines that another follows directly most are nearly as long as the longest.
fn is_hard_wrapped(lines: &[Span], indented: &[bool]) -> bool {
    let longest = lines.iter().map(|l| l.len()).max().unwrap_or(0);
    if !(40..=WIDEST_WRAP).contains(&longest) || !(lines.iter().any(|l| l.is_empty()) || indented.contains(&true)) {
        return false;
    }
    let followed: Vec<usize> = (0..lines.len().saturating_sub(1))
        .filter(|&n| !lines[n].is_empty() && !lines[n + 1].is_empty() && !indented[n + 1])
        .map(|n| lines[n].len())
        .collect();
    let full = followed.iter().filter(|l| **l + 18 >= longest).count();
    followed.len() >= 3 && full * 4 >= followed.len() * 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_breaks_end_paragraphs_unless_lines_are_full() {
        let parts = |text: &str| split(text).iter().map(|s| s.of(text).to_owned()).collect::<Vec<_>>();
        assert_eq!(parts("Head\n\nOne.\r\nTwo.\n \n"), ["Head", "One.", "Two."]);
        let wrapped = "A headline\n\nThe harbour of the little town was closed on\nTuesday after a barge ran aground in the mud\nand spilled part of its load of gravel, the\nport said.\n\nIt will open again.\n";
        assert_eq!(parts(wrapped).len(), 3);
        assert!(parts(wrapped)[1].ends_with("port said."));
        let indented = "  The harbour of the little town was closed on\nTuesday after a barge ran aground in the mud\nand spilled part of its load of gravel, the\nport said.\n  It will open again on Friday if the weather\nallows it, and if the tugs that were called\nfrom the next port have come by then.\n";
        assert_eq!(parts(indented).len(), 2);
        assert!(parts("").is_empty());
    }
}
