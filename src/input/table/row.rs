//! A row as it is read from the stream: its values, and how reading it ended.

use super::Rows;
use crate::input::stream::LONGEST_PASS;
use csv_core::ReadRecordResult;
use std::io::{self, BufRead};

/// A row has room for its values and so many bytes of marks beside.
const MARKS: u64 = 1 << 16;

/// The values of a row, one after another, and where each ends. The vectors keep their room, of which `size` and `cells` are in use.
#[derive(Default)]
pub(super) struct Row {
    pub(super) bytes: Vec<u8>,
    pub(super) ends: Vec<usize>,
    pub(super) size: usize,
    pub(super) cells: usize,
    pub(super) line: u64,
    /// the row as it is written, where it may have to be read again
    pub(super) raw: Vec<u8>,
}

/// How reading a row ended.
pub(super) enum Read {
    Row,
    /// it was too large and was passed over
    Passed,
    /// it was too large and did not end
    Endless,
    /// the file ended within a quotation
    Unclosed,
    End,
}

impl Row {
    pub(super) fn cells(&self) -> impl Iterator<Item = &[u8]> {
        let ends = &self.ends[..self.cells];
        let starts = [0].into_iter().chain(ends.iter().copied());
        starts.zip(ends).map(|(start, end)| &self.bytes[start..*end])
    }
}

impl Rows {
    /// Reads the next row. Lines are counted as they are read, so that a row stands on the line on which it begins.
    pub(super) fn read(&mut self) -> io::Result<Read> {
        let limit = self.options.max_article_size.saturating_add(MARKS);
        let Row { bytes, ends, size, cells, line, raw } = &mut self.row;
        (*size, *cells) = (0, 0);
        raw.clear();
        let mut passed = 0u64;
        let (mut passing, mut begun) = (false, false);
        loop {
            let chunk = self.stream.fill_buf()?;
            if !begun {
                // blank lines before a row are not part of it
                let blank = chunk.iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
                begun = blank < chunk.len();
                *line = self.reader.line() + memchr::memchr_iter(b'\n', &chunk[..blank]).count() as u64;
            }
            if bytes.len() == *size {
                bytes.resize((*size * 2).max(1 << 16), 0);
            }
            if ends.len() == *cells {
                ends.resize((*cells * 2).max(64), 0);
            }
            // a line break ends the last row as the end of the file does, but within a quotation
            let ends_here = chunk.is_empty() && begun && (passing || raw.contains(&b'"'));
            let chunk = if ends_here { b"\n" } else { chunk };
            let (result, read, wrote, ended) = self.reader.read_record(chunk, &mut bytes[*size..], &mut ends[*cells..]);
            let read = if ends_here { 0 } else { read };
            if !passing && self.options.quoting {
                raw.extend_from_slice(&chunk[..read]);
            }
            self.stream.consume(read);
            passed += read as u64;
            if passing {
                // the values are thrown away
                (*size, *cells) = (0, 0);
                *raw = Vec::new();
            } else {
                (*size, *cells) = (*size + wrote, *cells + ended);
                passing = *size as u64 > limit || *cells as u64 > MARKS;
            }
            match result {
                ReadRecordResult::InputEmpty if ends_here => return Ok(Read::Unclosed),
                ReadRecordResult::InputEmpty | ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    if passing && passed > LONGEST_PASS {
                        return Ok(Read::Endless);
                    }
                }
                ReadRecordResult::Record if passing => return Ok(Read::Passed),
                ReadRecordResult::Record => return Ok(Read::Row),
                ReadRecordResult::End => return Ok(Read::End),
            }
        }
    }
}
