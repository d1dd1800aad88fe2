//! Streams: a file or standard input, unpacked and counted, read a part at a time.

use super::Fields;
use super::decode::name;
use super::form::{self, Format};
use super::place::is_stdin;
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE};
use encoding_rs_io::DecodeReaderBytesBuilder;
use flate2::bufread::MultiGzDecoder;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Reads are this large.
const BUFFER: usize = 256 << 10;
/// The largest window of a zstd frame, as a power of two: 128 MiB, what `zstd -d` takes without being asked for more.
const LARGEST_WINDOW: u32 = 27;
/// A part that is too large is passed over for so many bytes; if it has not ended then, the rest of the stream is given up. Compressed
/// streams could otherwise keep a run busy for hours with one line.
pub const LONGEST_PASS: u64 = 4 << 30;

const GZIP: &[u8] = &[0x1f, 0x8b];
const ZSTD: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];
/// How other packings and documents begin, which are told from a text and not read.
const OTHERS: [(&[u8], &str); 8] = [
    (b"BZh", "packed by bzip2, which is not read; gzip and zstd are"),
    (b"\xfd7zX", "packed by xz, which is not read; gzip and zstd are"),
    (b"PK\x03\x04", "packed by zip, which is not read; gzip and zstd are"),
    (b"7z\xbc\xaf", "packed by 7z, which is not read; gzip and zstd are"),
    (b"%PDF", "a PDF document, which is not read; its text is, as pdftotext writes it"),
    (b"{\\rtf", "a document in RTF, which is not read; text and HTML are"),
    (b"\xd0\xcf\x11\xe0", "a document of an office program, which is not read; text and HTML are"),
    (b"PAR1", "a Parquet table, which is not read; JSON Lines and CSV are"),
];

/// An open input, unpacked.
pub struct Stream {
    reader: BufReader<Box<dyn Read + Send>>,
    /// what it was decoded from, where it was not UTF-8 throughout; texts and pages decode themselves
    pub encoding: &'static str,
}

/// Counts the bytes that are read, packed as they are.
struct Counted<R> {
    inner: R,
    count: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        self.count.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

impl Stream {
    /// Opens a file and finds its form, unless `format` says it. Gzip of several members and zstd of several frames are unpacked, where
    /// the extension or, without a known one, the first bytes say so. `count` grows by what is read.
    pub fn open(path: &Path, format: Format, fields: &Fields, count: Arc<AtomicU64>) -> io::Result<(Stream, Format)> {
        let raw: Box<dyn Read + Send> = if is_stdin(path) {
            Box::new(Counted { inner: io::stdin(), count })
        } else {
            Box::new(Counted { inner: File::open(path)?, count })
        };
        Stream::unpack(raw, path, format, fields)
    }

    /// The same for bytes that something else reads; `path` is what they are called.
    pub fn unpack(raw: Box<dyn Read + Send>, path: &Path, format: Format, fields: &Fields) -> io::Result<(Stream, Format)> {
        let mut stream = Stream { reader: BufReader::with_capacity(BUFFER, raw), encoding: name(UTF_8) };
        let extension = path.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase).unwrap_or_default();
        let packed = form::COMPRESSIONS.contains(&extension.as_str());
        let known = form::by_extension(path);
        if packed || known.is_none() {
            let head = stream.peek(|head| head.len() >= ZSTD.len())?;
            if head.starts_with(ZSTD) || (packed && extension.starts_with('z')) {
                let mut decoder = zstd::stream::read::Decoder::with_buffer(stream.reader)?;
                decoder.window_log_max(LARGEST_WINDOW)?;
                stream.reader = BufReader::with_capacity(BUFFER, Box::new(decoder));
            } else if head.starts_with(GZIP) || packed {
                stream.reader = BufReader::with_capacity(BUFFER, Box::new(MultiGzDecoder::new(stream.reader)));
            } else if let Some((_, what)) = OTHERS.iter().find(|(begin, _)| head.starts_with(begin)) {
                return Err(io::Error::new(io::ErrorKind::Unsupported, *what));
            }
        }
        let format = match (format, known) {
            (Format::Auto, Some(known)) => known,
            (Format::Auto, None) => form::by_content(stream.peek(form::is_enough)?, fields),
            (chosen, _) => chosen,
        };
        if matches!(format, Format::Jsonl | Format::Csv | Format::Tsv) {
            stream.decode_utf16()?;
        }
        Ok((stream, format))
    }

    /// UTF-16 is decoded on the fly, where a byte order mark says that it is.
    fn decode_utf16(&mut self) -> io::Result<()> {
        let encoding = match self.peek(|head| head.len() >= 2)? {
            [0xff, 0xfe, ..] => UTF_16LE,
            [0xfe, 0xff, ..] => UTF_16BE,
            _ => return Ok(()),
        };
        self.encoding = name(encoding);
        self.replace(|reader| Box::new(DecodeReaderBytesBuilder::new().encoding(Some(encoding)).build(reader)));
        Ok(())
    }

    /// The first bytes, which stay unread: one buffer of them, and more where that is not `enough` to tell and there are more.
    fn peek(&mut self, enough: impl Fn(&[u8]) -> bool) -> io::Result<&[u8]> {
        if !enough(self.reader.fill_buf()?) {
            // a pipe may give a single byte first, and a buffer is only filled when it is empty
            let mut head = Vec::new();
            let mut chunk = [0; 4096];
            while !enough(&head) {
                let read = self.reader.read(&mut chunk)?;
                if read == 0 {
                    break;
                }
                head.extend_from_slice(&chunk[..read]);
            }
            self.replace(|rest| Box::new(Cursor::new(head).chain(rest)));
        }
        self.reader.fill_buf()
    }

    fn replace(&mut self, with: impl FnOnce(BufReader<Box<dyn Read + Send>>) -> Box<dyn Read + Send>) {
        let empty: Box<dyn Read + Send> = Box::new(io::empty());
        let reader = std::mem::replace(&mut self.reader, BufReader::with_capacity(0, empty));
        self.reader = BufReader::with_capacity(BUFFER, with(reader));
    }

    /// What is at hand.
    pub fn buffered(&self) -> &[u8] {
        self.reader.buffer()
    }

    /// Whether nothing is at hand, so that the next read may have to wait.
    pub fn is_drained(&self) -> bool {
        self.reader.buffer().is_empty()
    }

    /// Reads these bytes once more, which were the last ones.
    pub fn read_again(&mut self, bytes: Vec<u8>) {
        self.replace(|_| Box::new(Cursor::new(bytes)));
    }

    /// Passes over the rest of a line, its break included; false if it does not end within the longest pass.
    pub fn pass_line(&mut self) -> io::Result<bool> {
        let mut passed = 0;
        loop {
            let chunk = self.reader.fill_buf()?;
            let (used, ended) = match memchr::memchr(b'\n', chunk) {
                Some(at) => (at + 1, true),
                None => (chunk.len(), chunk.is_empty()),
            };
            self.reader.consume(used);
            passed += used as u64;
            if ended || passed > LONGEST_PASS {
                return Ok(ended);
            }
        }
    }
}

impl Read for Stream {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.reader.read(into)
    }
}

impl BufRead for Stream {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.reader.fill_buf()
    }

    fn consume(&mut self, used: usize) {
        self.reader.consume(used);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Input, Inputs, Options};
    use super::*;
    use std::io::Write;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(bytes).expect("room");
        encoder.finish().expect("gzip")
    }

    fn texts(path: &str, bytes: Vec<u8>) -> Vec<Result<String, &'static str>> {
        Inputs::of_reader(path, Slow(Cursor::new(bytes)), Options::default())
            .map(Input::read)
            .map(|r| r.map(|a| a.text).map_err(|f| f.kind.name()))
            .collect()
    }

    /// Gives a byte at a time.
    struct Slow(Cursor<Vec<u8>>);

    impl Read for Slow {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let room = into.len().min(1);
            self.0.read(&mut into[..room])
        }
    }

    #[test]
    fn all_members_and_frames_are_unpacked() {
        let (one, two) = (b"{\"text\":\"One.\"}\n{\"te" as &[u8], b"xt\":\"Two.\"}\n" as &[u8]);
        let zstd = |bytes: &[u8]| zstd::encode_all(bytes, 3).expect("zstd");
        let both = [Ok("One.".to_owned()), Ok("Two.".to_owned())];
        for path in ["a.jsonl.gz", "-", "dump"] {
            assert_eq!(texts(path, [gzip(one), gzip(two)].concat()), both, "{path}");
        }
        for path in ["a.jsonl.zst", "-"] {
            assert_eq!(texts(path, [zstd(one), zstd(two)].concat()), both, "{path}");
        }
        assert_eq!(texts("-", [one, two].concat()), both);
    }

    #[test]
    fn what_is_not_packed_as_it_says_is_a_failure() {
        assert_eq!(texts("a.jsonl.gz", b"{\"text\":\"One.\"}\n".to_vec()), [Err("unreadable")]);
        assert_eq!(texts("a.jsonl.zst", b"{\"text\":\"One.\"}\n".to_vec()), [Err("unreadable")]);
        let mut cut = gzip(&b"{\"text\":\"One.\"}\n".repeat(1000));
        cut.truncate(cut.len() - 9);
        let all = texts("a.jsonl.gz", cut);
        assert!(all.len() > 2 && all[0] == Ok("One.".to_owned()) && all.last() == Some(&Err("unreadable")), "{all:?}");
        // a text is always a text
        assert_eq!(texts("a.txt", gzip(b"\0")), [Err("not-text")]);
    }

    #[test]
    fn bombs_are_one_failure() {
        let options = Options { max_article_size: 1 << 20, ..Options::default() };
        let zeros = vec![b' '; 64 << 20];
        for path in ["a.txt.gz", "a.jsonl.gz", "a.csv.gz", "a.html.gz"] {
            let bomb = [gzip(b"text,id\n\"a"), gzip(&zeros), gzip(b"\"\n")].concat();
            let all: Vec<_> = Inputs::of_reader(path, Cursor::new(bomb), options.clone()).map(Input::read).collect();
            let kinds: Vec<_> = all.iter().map(|r| r.as_ref().map_err(|f| f.kind.name()).map(|a| a.text.len())).collect();
            let expected: &[_] = if path == "a.jsonl.gz" { &[Err("bad-json"), Err("too-large")] } else { &[Err("too-large")] };
            assert_eq!(kinds, expected, "{path}");
        }
    }
}
