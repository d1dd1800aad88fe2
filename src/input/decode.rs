//! Decoding: bytes → text, by byte order mark, else as UTF-8 (that a few bytes may be missing from), else by guess (chardetng, the detector of Firefox).

use chardetng::EncodingDetector;
use encoding_rs::{Encoding, UTF_8};

/// What a file in UTF-8 may begin with.
pub const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A guess is made from so many bytes.
const LONGEST_LOOK: usize = 64 << 10;
/// A hint is given by so many.
const LONGEST_HINT: usize = 256;
/// Bytes are UTF-8 if so many times as many letters beyond ASCII are right as are wrong: texts in other encodings have hardly a right one.
const RIGHT: usize = 2;
/// A page declares its encoding within so many bytes: the standard says 1024, pages need more.
#[cfg(feature = "html")]
const LONGEST_DECLARATION: usize = 4096;

/// The values of a record, decoded: one after another, with where each ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// the values
    pub text: String,
    /// where each ends, in bytes
    pub ends: Vec<usize>,
    /// the name of their encoding
    pub encoding: &'static str,
}

/// What to try with bytes that hold NUL where a text should stand: nothing, or what helps if every other byte of the first ones is NUL.
pub fn utf16_hint(bytes: &[u8]) -> &'static str {
    let head = &bytes[..bytes.len().min(LONGEST_HINT)];
    let most = |from: usize| head.len() >= 4 && 4 * head.iter().skip(from).step_by(2).filter(|b| **b == 0).count() > head.len();
    match (most(0), most(1)) {
        (false, true) => "; is it UTF-16 without a byte order mark? iconv -f UTF-16LE -t UTF-8 makes UTF-8 of it",
        (true, false) => "; is it UTF-16 without a byte order mark? iconv -f UTF-16BE -t UTF-8 makes UTF-8 of it",
        _ => "",
    }
}

/// Decodes the values of one record, which end at `ends`; `None` for bytes that are no text. All have one encoding.
pub fn decode_record(bytes: &[u8], ends: &[usize]) -> Option<Record> {
    if bytes.contains(&0) {
        return None;
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && ends.iter().all(|end| text.is_char_boundary(*end))
    {
        return Some(Record { text: text.to_owned(), ends: ends.to_vec(), encoding: name(UTF_8) });
    }
    let encoding = guess(bytes);
    let mut record = Record { text: String::new(), ends: Vec::new(), encoding: name(encoding) };
    let mut start = 0;
    for end in ends {
        record.text.push_str(&encoding.decode_without_bom_handling(&bytes[start..*end]).0);
        record.ends.push(record.text.len());
        start = *end;
    }
    Some(record)
}

/// The text and the name of its encoding in lower case, as the Encoding Standard has it; `None` for bytes that are no text.
pub fn decode(bytes: Vec<u8>) -> Option<(String, &'static str)> {
    decode_with(bytes, None)
}

/// The same for a web page: where its bytes are no UTF-8, the encoding that `said` names (the page's server) goes before the one that the page
/// declares, and both before a guess.
#[cfg(feature = "html")]
pub fn decode_page(bytes: Vec<u8>, said: Option<&'static Encoding>) -> Option<(String, &'static str)> {
    let declared = said.or_else(|| declared(&bytes[..bytes.len().min(LONGEST_DECLARATION)]));
    decode_with(bytes, declared)
}

/// The encoding after `charset=` in the head of a page. UTF-16 cannot be declared in a page that could be read so far.
#[cfg(feature = "html")]
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head = head.to_ascii_lowercase();
    let label = b"charset=";
    let at = head.windows(label.len()).position(|w| w == label)? + label.len();
    let rest = head[at..].strip_prefix(b"\"").or(head[at..].strip_prefix(b"'")).unwrap_or(&head[at..]);
    let end = rest.iter().position(|b| !b.is_ascii_alphanumeric() && !b"-_:".contains(b)).unwrap_or(rest.len());
    Encoding::for_label(&rest[..end]).filter(|e| !e.name().starts_with("UTF-"))
}

fn decode_with(bytes: Vec<u8>, declared: Option<&'static Encoding>) -> Option<(String, &'static str)> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return Some((text.into_owned(), name(encoding)));
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return (!text.contains('\0')).then_some((text, "utf-8")),
        Err(error) => error.into_bytes(),
    };
    if bytes.contains(&0) {
        return None;
    }
    let encoding = declared.filter(|_| !is_mostly_utf8(&bytes)).unwrap_or_else(|| guess(&bytes));
    let (text, _) = encoding.decode_without_bom_handling(&bytes);
    Some((text.into_owned(), name(encoding)))
}

/// Whether bytes are UTF-8 but for a few: summaries that were cut in the middle of a letter stand on many pages.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right > RIGHT * wrong
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if is_mostly_utf8(bytes) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new();
    detector.feed(&bytes[..bytes.len().min(LONGEST_LOOK)], true);
    detector.guess(None, false)
}

/// The name of an encoding in records.
pub fn name(encoding: &'static Encoding) -> &'static str {
    match encoding {
        e if e == UTF_8 => "utf-8",
        e if e == encoding_rs::WINDOWS_1252 => "windows-1252",
        e if e == encoding_rs::WINDOWS_1250 => "windows-1250",
        e if e == encoding_rs::WINDOWS_1251 => "windows-1251",
        e if e == encoding_rs::UTF_16LE => "utf-16le",
        e if e == encoding_rs::UTF_16BE => "utf-16be",
        e => e.name(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_then_utf8_then_a_guess() {
        assert_eq!(decode("Köln".into()), Some(("Köln".to_owned(), "utf-8")));
        assert_eq!(decode(b"\xef\xbb\xbfOslo".to_vec()), Some(("Oslo".to_owned(), "utf-8")));
        assert_eq!(decode(b"\xff\xfeO\0k\0".to_vec()), Some(("Ok".to_owned(), "utf-16le")));
        assert_eq!(
            decode(b"The caf\xe9 in K\xf6ln said \x93no\x94.".to_vec()),
            Some(("The café in Köln said “no”.".to_owned(), "windows-1252"))
        );
        // a letter of many that was cut
        assert_eq!(
            decode(b"\xc3\x85sa \xc3\x96st: caf\xc3\xa9s, caf\xc3...".to_vec()),
            Some(("Åsa Öst: cafés, caf\u{fffd}...".to_owned(), "utf-8"))
        );
        assert_eq!(decode(vec![0x80, 0, 1, 2]), None);
        assert_eq!(decode(vec![0, 1]), None);
        assert!(utf16_hint(b"O\0s\0l\0o\0").contains("UTF-16LE") && utf16_hint(b"\0O\0s\0l\0o").contains("UTF-16BE"));
        assert_eq!((utf16_hint(b"Oslo"), utf16_hint(&[0; 9])), ("", ""));
    }

    #[test]
    fn records_are_decoded_value_by_value() {
        let record = decode_record("Oslo€".as_bytes(), &[4, 7]).expect("a text");
        assert_eq!((record.text.as_str(), record.ends, record.encoding), ("Oslo€", vec![4, 7], "utf-8"));
        let record = decode_record(b"K\xf6lnBrno", &[4, 8]).expect("a text");
        assert_eq!((record.text.as_str(), record.ends, record.encoding), ("KölnBrno", vec![5, 9], "windows-1252"));
        // two values that only together are UTF-8
        assert_eq!(decode_record(b"\xc3\xa9", &[1, 2]).expect("a text").ends.len(), 2);
        assert_eq!(decode_record(b"a\0", &[2]), None);
    }

    #[cfg(feature = "html")]
    #[test]
    fn pages_declare_their_encoding() {
        let page = |label: &str| [format!("<meta charset={label}>").as_bytes(), b"\xe8"].concat();
        assert_eq!(decode_page(page("'iso-8859-2'"), None).expect("a text").0.chars().last(), Some('č'));
        assert_eq!(decode_page(page("windows-1251"), None).expect("a text").0.chars().last(), Some('и'));
        assert_eq!(decode_page("<meta charset=latin1>Köln".into(), None).expect("a text").1, "utf-8");
        assert_eq!(decode_page(["<meta charset=latin1>Köln, Åre, Łódź".as_bytes(), b"\xc3"].concat(), None).expect("a text").1, "utf-8");
        let said = Encoding::for_label(b"windows-1250");
        assert_eq!(decode_page(page("windows-1251"), said).expect("a text").1, "windows-1250");
    }
}
