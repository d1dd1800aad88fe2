//! Quotations of a table that do not end, and where the run goes on behind them.

use super::Rows;
use crate::article::FailureKind;
use crate::input::Input;
use csv_core::{ReadRecordResult, Reader};

/// So many quotations of a file may be without an end, each of which has what follows it read again.
const MOST_UNCLOSED: u32 = 16;

/// Gives a part of a row to a reader: how many values end in it, and whether the row does.
fn feed(reader: &mut Reader, mut part: &[u8]) -> (usize, bool) {
    let (mut bytes, mut ends, mut cells) = ([0; 1 << 12], [0; 64], 0);
    loop {
        let (result, read, _, ended) = reader.read_record(part, &mut bytes, &mut ends);
        part = &part[read..];
        cells += ended;
        match result {
            ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {}
            result => return (cells, matches!(result, ReadRecordResult::Record)),
        }
    }
}

impl Rows {
    /// That a quotation does not end. The next line behind the first one of its row that looks like the beginning of a row is where the run goes on.
    pub(super) fn unclosed(&mut self) -> Input {
        let raw = std::mem::take(&mut self.row.raw);
        let mut line = self.row.line;
        let blank = raw.iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
        let mut reader = self.reader();
        let lines = |from: usize| raw[from..].split_inclusive(|b| *b == b'\n');
        // it begins on the last line on which a value ends
        let ends = lines(blank).zip(line..).filter(|(part, _)| feed(&mut reader, part).0 > 0);
        let quotation = ends.last().map_or(line, |(_, number)| number);
        let mut at = blank + lines(blank).next().map_or(0, <[u8]>::len);
        line += 1;
        let (columns, text) = self.columns.as_ref().map_or((0, 0), |c| (c.names.len(), c.text));
        let mut next = None;
        for part in lines(at) {
            reader.reset();
            let cells = match feed(&mut reader, part) {
                (cells, true) => (cells, columns),
                // the file may end without a line break; a text may go on in the next line
                (cells, false) => match feed(&mut reader, b"\n") {
                    (more, true) => (cells + more, columns),
                    _ => (cells, text),
                },
            };
            if cells.0 == cells.1 && !part.trim_ascii().is_empty() {
                next = Some(at);
                break;
            }
            (line, at) = (line + 1, at + part.len());
        }
        self.unclosed += 1;
        self.done = next.is_none() || self.unclosed > MOST_UNCLOSED;
        let rest = match next {
            _ if self.done => ", so that the rest of the file is left out",
            Some(next) => {
                self.stream.read_again(raw[next..].to_vec());
                self.reader.reset();
                self.reader.set_line(line);
                ""
            }
            None => "",
        };
        let message =
            format!("the quotation that begins on line {quotation} does not end{rest}; --no-quoting takes quotation marks for text");
        self.origin().failed(None, FailureKind::BadRow, message)
    }
}
