//! Reading one value of a file after another, however they stand there: one a line, in arrays, or over several lines.

use super::Lines;
use super::cutter::{Cut, Cutter};
use crate::article::FailureKind;
use crate::input::Input;
use crate::input::decode::BYTE_ORDER_MARK;
use crate::input::stream::LONGEST_PASS;
use std::io::{self, BufRead, Read};

/// JSON may take so many bytes for one of the text's.
const ESCAPED: u64 = 6;
/// A line has room for its text and so many bytes of marks and other fields.
const MARKS: u64 = 1 << 16;

/// How values stand in the file. What it begins with decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// nothing was read yet
    Unknown,
    /// a value a line
    Lines,
    /// values in an array, which begins on that line
    Array(u64),
    /// an object a line, or over several lines
    Values,
    /// nothing more is to be had
    End,
}

/// A value in the buffer, or why it is not there.
pub(super) type Found = Result<(), Input>;

impl Lines {
    /// Reads the next value into the buffer; `None` at the end. A value that is too long is passed over, and is a failure.
    pub(super) fn read(&mut self) -> io::Result<Option<Found>> {
        loop {
            match self.shape {
                Shape::End => return Ok(None),
                Shape::Unknown => match self.pass(BYTE_ORDER_MARK)? {
                    None => self.shape = Shape::End,
                    Some(b'[') => {
                        self.shape = Shape::Array(self.at.0);
                        self.pass_one();
                    }
                    Some(_) => {
                        self.shape = Shape::Lines;
                        let read = self.read_line()?;
                        return match read {
                            Some(Ok(())) => self.goes_on(),
                            read => Ok(read),
                        };
                    }
                },
                Shape::Lines | Shape::Values => match self.read_line()? {
                    Some(Ok(())) if self.buffer.trim_ascii().is_empty() => {}
                    Some(Ok(())) if self.shape == Shape::Values => return self.goes_on(),
                    read => return Ok(read),
                },
                Shape::Array(begun) => match self.pass(b",")? {
                    Some(b']') => {
                        self.pass_one();
                        // another array may follow, or lines
                        self.shape = Shape::Unknown;
                    }
                    Some(_) => return self.read_value(Cutter::default()).map(Some),
                    None => {
                        self.shape = Shape::End;
                        self.line = self.at.0;
                        let message = format!("the array that begins on line {begun} does not end");
                        return Ok(Some(Err(self.origin().failed(None, FailureKind::BadJson, message))));
                    }
                },
            }
        }
    }

    /// Reads a line.
    fn read_line(&mut self) -> io::Result<Option<Found>> {
        self.buffer.clear();
        let limit = self.limit();
        (self.line, self.column) = self.at;
        let read = (&mut self.stream).take(limit).read_until(b'\n', &mut self.buffer)?;
        if read == 0 {
            return Ok(None);
        }
        if (read as u64) < limit || self.buffer.ends_with(b"\n") {
            self.at = if self.buffer.ends_with(b"\n") { (self.line + 1, 0) } else { (self.line, self.column + read) };
            return Ok(Some(Ok(())));
        }
        self.buffer = Vec::new();
        let ended = self.stream.pass_line()?;
        self.at = (self.line + 1, 0);
        Ok(Some(Err(self.too_large(limit, "a line", ended))))
    }

    /// Where the line in the buffer holds only the beginning of an object, the whole of it; others may follow.
    fn goes_on(&mut self) -> io::Result<Option<Found>> {
        let mut cutter = Cutter::default();
        // a string holds no line break: a line that ends in one was cut off
        let line = self.buffer.trim_ascii();
        let is_whole = !line.starts_with(b"{") || cutter.take(line) != Cut::More || cutter.is_in_string();
        if is_whole || self.pass(b"")?.is_none() {
            return Ok(Some(Ok(())));
        }
        let next = self.stream.fill_buf()?;
        let mut ahead = cutter;
        if matches!(ahead.take(&next[..1]), Cut::Broken(_)) {
            return Ok(Some(Ok(())));
        }
        self.shape = Shape::Values;
        self.read_value(cutter).map(Some)
    }

    /// Reads a value to its end: one that begins here, or the rest of one whose beginning the cutter knows and the buffer holds.
    fn read_value(&mut self, mut cutter: Cutter) -> io::Result<Found> {
        let limit = self.limit();
        if cutter == Cutter::default() {
            self.buffer.clear();
            (self.line, self.column) = self.at;
        }
        let mut size = self.buffer.len() as u64;
        loop {
            let chunk = self.stream.fill_buf()?;
            let (used, ended) = match cutter.take(chunk) {
                Cut::More => (chunk.len(), chunk.is_empty()),
                Cut::End(used) | Cut::Broken(used) => (used, true),
            };
            size += used as u64;
            if size <= limit {
                self.buffer.extend_from_slice(&chunk[..used]);
            } else {
                self.buffer = Vec::new();
            }
            advance(&mut self.at, &chunk[..used]);
            self.stream.consume(used);
            if ended || size > LONGEST_PASS {
                self.pass_behind();
                return Ok(if size > limit { Err(self.too_large(limit, "a value", ended)) } else { Ok(()) });
            }
        }
    }

    /// Passes over white space and `more`, and tells the byte that comes then; `None` at the end.
    fn pass(&mut self, more: &[u8]) -> io::Result<Option<u8>> {
        loop {
            let chunk = self.stream.fill_buf()?;
            let passed = chunk.iter().take_while(|b| b.is_ascii_whitespace() || more.contains(b)).count();
            let (next, ended) = (chunk.get(passed).copied(), chunk.is_empty());
            advance(&mut self.at, &chunk[..passed]);
            self.stream.consume(passed);
            if ended || next.is_some() {
                return Ok(next);
            }
        }
    }

    /// Passes over what is at hand between this value and the next, so that whoever waits for this one does not wait for more of the stream.
    fn pass_behind(&mut self) {
        self.pass_at_hand();
        if matches!((self.shape, self.stream.buffered().first()), (Shape::Array(_), Some(b']'))) {
            self.pass_one();
            self.shape = Shape::Unknown;
            self.pass_at_hand();
        }
    }

    fn pass_at_hand(&mut self) {
        let buffer = self.stream.buffered();
        let passed = buffer.iter().take_while(|b| b.is_ascii_whitespace() || **b == b',').count();
        advance(&mut self.at, &buffer[..passed]);
        self.stream.consume(passed);
    }

    /// Passes over one byte that is no line break.
    fn pass_one(&mut self) {
        self.stream.consume(1);
        self.at.1 += 1;
    }

    /// The largest value, in bytes.
    fn limit(&self) -> u64 {
        self.options.max_article_size.saturating_mul(ESCAPED).saturating_add(MARKS)
    }

    fn too_large(&mut self, limit: u64, what: &str, ended: bool) -> Input {
        if !ended {
            self.shape = Shape::End;
        }
        let end = if ended { "" } else { " that does not end, so that the rest of the file is left out" };
        let message = format!("{what} of more than {limit} bytes{end}; --max-article-size raises the limit");
        self.origin().failed(None, FailureKind::TooLarge, message)
    }
}

/// Moves a place, which is a line and the bytes before it there, behind bytes that were read.
fn advance((line, column): &mut (u64, usize), bytes: &[u8]) {
    match memchr::memrchr(b'\n', bytes) {
        Some(last) => {
            *line += memchr::memchr_iter(b'\n', bytes).count() as u64;
            *column = bytes.len() - last - 1;
        }
        None => *column += bytes.len(),
    }
}
