//! Heads: lines of names and values up to an empty line, of records and of HTTP messages alike.

use std::io::{self, BufRead, Read};

/// A line or a head has at most so many bytes.
const LONGEST: u64 = 64 << 10;

/// Names and values, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head(Vec<(String, String)>);

impl Head {
    /// Reads up to and with the empty line; `None` where that does not come in time. Lines that begin with white space go on with the one
    /// before; lines without a colon are passed over.
    pub fn read(reader: &mut impl BufRead) -> io::Result<Option<Head>> {
        let mut fields: Vec<(String, String)> = Vec::new();
        let mut size = 0;
        loop {
            let bytes = line(reader)?;
            size += bytes.len() as u64;
            if bytes.is_empty() || size > LONGEST {
                return Ok(None);
            }
            let text = String::from_utf8_lossy(&bytes);
            let text = text.trim_end();
            if text.is_empty() {
                return Ok(Some(Head(fields)));
            }
            if text.starts_with([' ', '\t']) {
                if let Some((_, value)) = fields.last_mut() {
                    value.push(' ');
                    value.push_str(text.trim());
                }
            } else if let Some((name, value)) = text.split_once(':') {
                fields.push((name.trim().to_owned(), value.trim().to_owned()));
            }
        }
    }

    /// The first value of a field, in whatever case its name is written.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, v)| v.as_str()).filter(|v| !v.is_empty())
    }
}

/// A line with its break; cut where it is too long, and empty at the end.
pub fn line(reader: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    reader.take(LONGEST).read_until(b'\n', &mut line)?;
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_end_at_an_empty_line() {
        let mut bytes = b"Content-Type: text/html;\r\n charset=utf-8\r\nnonsense\r\nX: 1\r\nx: 2\r\n\r\nbody" as &[u8];
        let head = Head::read(&mut bytes).expect("bytes").expect("a head");
        assert_eq!(head.get("CONTENT-TYPE"), Some("text/html; charset=utf-8"));
        assert_eq!((head.get("x"), head.get("y"), bytes), (Some("1"), None, b"body" as &[u8]));
        assert_eq!(Head::read(&mut "A: b\n".as_bytes()).expect("bytes"), None);
        let endless = "A: b\n".repeat(100_000);
        assert_eq!(Head::read(&mut endless.as_bytes()).expect("bytes"), None);
    }
}
