//! Decoding: bytes → text, by byte order mark, else as UTF-8, else by guess (chardetng, the detector of Firefox).

use chardetng::EncodingDetector;
use encoding_rs::{Encoding, UTF_8};

/// A guess is made from so many bytes.
const LONGEST_LOOK: usize = 64 << 10;
/// A page declares its encoding within so many bytes: the standard says 1024, pages need more.
#[cfg(feature = "html")]
const LONGEST_DECLARATION: usize = 4096;

/// The text and the name of its encoding in lower case, as the Encoding Standard has it; `None` for bytes that are no text.
pub fn decode(bytes: Vec<u8>) -> Option<(String, &'static str)> {
    decode_with(bytes, None)
}

/// The same for a web page: where its bytes are no UTF-8, the encoding that it declares goes before a guess.
#[cfg(feature = "html")]
pub fn decode_page(bytes: Vec<u8>) -> Option<(String, &'static str)> {
    let declared = declared(&bytes[..bytes.len().min(LONGEST_DECLARATION)]);
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
    let encoding = declared.unwrap_or_else(|| {
        let mut detector = EncodingDetector::new();
        detector.feed(&bytes[..bytes.len().min(LONGEST_LOOK)], true);
        detector.guess(None, false)
    });
    let (text, _) = encoding.decode_without_bom_handling(&bytes);
    Some((text.into_owned(), name(encoding)))
}

fn name(encoding: &'static Encoding) -> &'static str {
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
        assert_eq!(decode(vec![0x80, 0, 1, 2]), None);
        assert_eq!(decode(vec![0, 1]), None);
    }

    #[cfg(feature = "html")]
    #[test]
    fn pages_declare_their_encoding() {
        let page = |label: &str| [format!("<meta charset={label}>").as_bytes(), b"\xe8"].concat();
        assert_eq!(decode_page(page("'iso-8859-2'")).expect("a text").0.chars().last(), Some('č'));
        assert_eq!(decode_page(page("windows-1251")).expect("a text").0.chars().last(), Some('и'));
        assert_eq!(decode_page("<meta charset=latin1>Köln".into()).expect("a text").1, "utf-8");
    }
}
