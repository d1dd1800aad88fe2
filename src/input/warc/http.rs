//! HTTP responses as archives keep them: the body may still be chunked and compressed, and may say so although it no longer is.

use super::head::{Head, line};
use brotli_decompressor::Decompressor;
use encoding_rs::Encoding;
use flate2::bufread::{DeflateDecoder, GzDecoder, ZlibDecoder};
use std::io::{self, BufRead, Read};

/// A body is compressed at most so many times over.
const MOST_CODINGS: usize = 3;

/// The beginning of a response.
pub struct Response {
    status: u16,
    /// its fields
    pub head: Head,
}

/// Why a body cannot be had.
#[derive(Debug, PartialEq, Eq)]
pub enum Broken {
    /// it is larger than it may be
    Large,
    /// it is not what its head says
    Encoding(String),
}

impl Response {
    /// Reads status and head; `None` if there is none.
    pub fn read(reader: &mut impl BufRead) -> io::Result<Option<Response>> {
        let status = line(reader)?;
        let mut words = status.split(|b| *b == b' ').filter(|w| !w.is_empty());
        let http = words.next().is_some_and(|w| w.to_ascii_uppercase().starts_with(b"HTTP"));
        let status = words.next().and_then(|w| std::str::from_utf8(w.trim_ascii()).ok()?.parse().ok());
        let (true, Some(status)) = (http, status) else { return Ok(None) };
        Ok(Head::read(reader)?.map(|head| Response { status, head }))
    }

    /// Whether it brings what was asked for.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The body as it was before it was sent, of at most `max` bytes.
    pub fn body(&self, mut bytes: Vec<u8>, max: u64) -> Result<Vec<u8>, Broken> {
        if self.head.get("transfer-encoding").is_some_and(|t| t.to_ascii_lowercase().contains("chunked")) {
            bytes = dechunked(&bytes).unwrap_or(bytes);
        }
        let codings = self.head.get("content-encoding").unwrap_or_default().to_ascii_lowercase();
        let codings: Vec<&str> = codings.split(',').map(str::trim).filter(|c| !c.is_empty() && *c != "identity").collect();
        if codings.len() > MOST_CODINGS {
            return Err(Broken::Encoding(format!("{} content encodings, expected at most {MOST_CODINGS}", codings.len())));
        }
        for coding in codings.iter().rev() {
            bytes = decoded(bytes, coding, max)?;
        }
        Ok(bytes)
    }
}

/// What a body holds under one content encoding. One that does not look as it says has been decoded before it was archived.
fn decoded(bytes: Vec<u8>, coding: &str, max: u64) -> Result<Vec<u8>, Broken> {
    let mut out = Vec::new();
    let mut read = |reader: &mut dyn Read| reader.take(max + 1).read_to_end(&mut out);
    let result = match coding {
        "gzip" | "x-gzip" if bytes.starts_with(&[0x1f, 0x8b]) => read(&mut GzDecoder::new(&*bytes)),
        "zstd" if bytes.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) => {
            zstd::stream::read::Decoder::with_buffer(&*bytes).and_then(|mut d| read(&mut d))
        }
        "deflate" if is_zlib(&bytes) => read(&mut ZlibDecoder::new(&*bytes)),
        "gzip" | "x-gzip" | "zstd" => return Ok(bytes),
        _ if bytes.trim_ascii_start().starts_with(b"<") => return Ok(bytes),
        "deflate" => read(&mut DeflateDecoder::new(&*bytes)),
        "br" => read(&mut Decompressor::new(&*bytes, 4096)),
        other => return Err(Broken::Encoding(format!("content encoding {other:?}, expected gzip, deflate, br or zstd"))),
    };
    match result {
        Ok(size) if size as u64 > max => Err(Broken::Large),
        Ok(_) => Ok(out),
        Err(e) => Err(Broken::Encoding(format!("the body is no {coding}: {e}"))),
    }
}

fn is_zlib(bytes: &[u8]) -> bool {
    matches!(bytes, [a, b, ..] if a & 0x0f == 8 && (u16::from(*a) << 8 | u16::from(*b)) % 31 == 0)
}

/// The body without the sizes of its chunks; `None` where none stands at the beginning. What a cut body has is kept.
fn dechunked(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes;
    let mut out = Vec::with_capacity(bytes.len());
    loop {
        let size = rest.iter().position(|b| *b == b'\n').and_then(|end| {
            let digits = rest[..end].split(|b| *b == b';').next()?.trim_ascii();
            Some((end + 1, usize::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?))
        });
        let Some((begin, size)) = size else {
            return (rest.len() < bytes.len()).then_some(out);
        };
        rest = &rest[begin..];
        let chunk = &rest[..size.min(rest.len())];
        out.extend_from_slice(chunk);
        rest = &rest[chunk.len()..];
        rest = rest.strip_prefix(b"\r\n").or(rest.strip_prefix(b"\n")).unwrap_or(rest);
        if size == 0 || rest.is_empty() {
            return Some(out);
        }
    }
}

/// The encoding that a media type names.
pub fn charset(media_type: &str) -> Option<&'static Encoding> {
    let parameter = media_type.split(';').skip(1).find_map(|p| {
        let (name, value) = p.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches(['"', '\'']))
    })?;
    Encoding::for_label(parameter.as_bytes()).filter(|e| !e.name().starts_with("UTF-"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn response(head: &str) -> Response {
        Response::read(&mut format!("HTTP/1.1 200 OK\r\n{head}\r\n\r\n").as_bytes()).expect("bytes").expect("a response")
    }

    fn packed(page: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
        let level = flate2::Compression::default();
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), level);
        gzip.write_all(page).expect("room");
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), level);
        zlib.write_all(page).expect("room");
        let mut deflate = flate2::write::DeflateEncoder::new(Vec::new(), level);
        deflate.write_all(page).expect("room");
        vec![
            ("gzip", gzip.finish().expect("gzip")),
            ("deflate", zlib.finish().expect("zlib")),
            ("deflate", deflate.finish().expect("deflate")),
            ("zstd", zstd::encode_all(page, 3).expect("zstd")),
            ("br", brotli(page)),
        ]
    }

    /// Brotli without compression (RFC 7932, 9.2): one block that is stored, one that is last and empty.
    fn brotli(page: &[u8]) -> Vec<u8> {
        // WBITS 16 (one bit, 0); not last (0); four nibbles of length (00); the length less one; stored (1)
        let bits = (page.len() as u32 - 1) << 4 | 1 << 20;
        let mut out = bits.to_le_bytes()[..3].to_vec();
        out.extend_from_slice(page);
        out.push(3);
        out
    }

    #[test]
    fn bodies_are_decoded_whatever_they_say() {
        let page = b"<html><p>Oslo said that the ferry was late.</p></html>";
        for (coding, bytes) in packed(page) {
            assert_eq!(response(&format!("Content-Encoding: {coding}")).body(bytes.clone(), 1000).as_deref(), Ok(&page[..]), "{coding}");
            assert_eq!(response(&format!("Content-Encoding: {coding}")).body(bytes, 20), Err(Broken::Large), "{coding}");
            // decoded before
            assert_eq!(response(&format!("Content-Encoding: {coding}")).body(page.to_vec(), 1000).as_deref(), Ok(&page[..]), "{coding}");
        }
        assert!(matches!(response("Content-Encoding: gzip").body(b"\x1f\x8bnonsense".to_vec(), 1000), Err(Broken::Encoding(_))));
        assert!(matches!(response("Content-Encoding: lzma").body(b"x".to_vec(), 1000), Err(Broken::Encoding(_))));
        assert!(matches!(response("Content-Encoding: br,br,br,br").body(b"x".to_vec(), 1000), Err(Broken::Encoding(_))));
    }

    #[test]
    fn chunks_are_joined() {
        let chunked = response("Transfer-Encoding: chunked");
        let body = |bytes: &[u8]| chunked.body(bytes.to_vec(), 100).expect("a body");
        assert_eq!(body(b"4\r\nOslo\r\n6;x=y\r\n said.\r\n0\r\n\r\n"), b"Oslo said.");
        assert_eq!(body(b"4\r\nOslo\r\n6\r\n sa"), b"Oslo sa");
        assert_eq!(body(b"<p>Oslo said.</p>\r\n"), b"<p>Oslo said.</p>\r\n");
        assert_eq!(body(b"ffffffffffffffff\r\nOslo"), b"Oslo");
    }

    #[test]
    fn encodings_are_named_in_media_types() {
        assert_eq!(charset("text/html; charset=\"ISO-8859-2\"").map(Encoding::name), Some("ISO-8859-2"));
        assert_eq!(charset("text/html;charset=utf-8"), None);
        assert_eq!(charset("text/html"), None);
    }
}
