//! Dating: when an article was published that does not say so itself.

use super::time;
use crate::article::Dating;

/// Where else than in its own date an article's date may be looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum DateFrom {
    /// the path of its file: news/2024/03/05/a.txt, wire-20240305.jsonl, 2024-03-05.html
    Path,
    /// its address, written in the same ways
    Url,
}

/// How many digits the parts of a date have, at least and at most.
const DIGITS: [(usize, usize); 3] = [(4, 4), (1, 2), (1, 2)];
/// Years that dates in names have.
const YEARS: std::ops::Range<u32> = 1800..2200;

/// The last date in a name, RFC 3339 in UTC: year, month and day with `-`, `/`, `_` or `.` between, or eight digits, which may begin a time of twelve
/// or fourteen.
pub fn in_name(name: &str) -> Option<String> {
    let bytes = name.as_bytes();
    let begins = |at: &usize| bytes[*at].is_ascii_digit() && (*at == 0 || !bytes[at - 1].is_ascii_digit());
    (0..bytes.len()).rev().filter(begins).find_map(|at| at_start(&bytes[at..]))
}

/// The date that begins here.
fn at_start(bytes: &[u8]) -> Option<String> {
    let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let number = |from: usize, to: usize| bytes[from..to].iter().fold(0, |n, b| n * 10 + u32::from(b - b'0'));
    let parts = match digits(0) {
        8 | 12 | 14 => [number(0, 4), number(4, 6), number(6, 8)],
        _ => {
            let (mut parts, mut at, mut mark) = ([0; 3], 0, None);
            for (n, (least, most)) in DIGITS.into_iter().enumerate() {
                if n > 0 {
                    let found = bytes.get(at).filter(|b| b"-/_.\\".contains(b) && mark.is_none_or(|m| m == **b))?;
                    (mark, at) = (Some(*found), at + 1);
                }
                let count = digits(at);
                if !(least..=most).contains(&count) {
                    return None;
                }
                (parts[n], at) = (number(at, at + count), at + count);
            }
            parts
        }
    };
    let [year, month, day] = parts;
    YEARS.contains(&year).then(|| time::timestamp(&format!("{year:04}-{month:02}-{day:02}")))?
}

/// When an article of this path and address was published, by what the user allows to be asked, in that order.
pub fn of_names(from: &[DateFrom], path: &str, url: Option<&str>) -> Option<(String, Dating)> {
    from.iter().find_map(|from| match from {
        DateFrom::Path => Some((in_name(path)?, Dating::Path)),
        DateFrom::Url => Some((in_name(url?)?, Dating::Url)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_hold_dates_in_several_forms() {
        let day = |name: &str| in_name(name).map(|d| d[..10].to_owned());
        for name in [
            "news/2024/03/05/ferry.txt",
            "2024-03-05.html",
            "wire_2024_3_5_late.jsonl",
            "wire-20240305.jsonl.gz",
            "CC-NEWS-20240305081000-00123.warc.gz",
            "2023/12/31/20240305T0810.txt",
            "https://example.org/world/2024/mar/2024/03/05/ferry-12345",
            "a\\2024\\03\\05\\b.txt",
        ] {
            assert_eq!(day(name).as_deref(), Some("2024-03-05"), "{name}");
        }
        for name in
            ["", "ferry.txt", "2024/13/05/a.txt", "2024-02-30.txt", "2024-03.txt", "120240305.txt", "2024-03/05", "03-05-2024", "99999999"]
        {
            assert_eq!(day(name), None, "{name}");
        }
    }
}
