//! Values: where JSON values end that stand in an array, or follow one another over several lines. A value is told by its brackets and strings alone; whether it
//! is JSON is seen by whoever reads it.

/// So many brackets are told apart; a value that nests deeper is refused by whoever reads it.
const DEEPEST: u32 = 128;

/// Follows a value, part by part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cutter {
    /// how many brackets are open
    depth: u32,
    /// of those, which are square: a bit each, the innermost last
    square: u128,
    in_string: bool,
    escaped: bool,
    /// the last byte that was no white space
    last: u8,
}

/// What comes of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// the value goes on behind it
    More,
    /// the value ends behind so many bytes
    End(usize),
    /// it does not end: another one begins behind so many bytes
    Broken(usize),
}

impl Cutter {
    /// Whether a string is open.
    pub fn is_in_string(&self) -> bool {
        self.in_string
    }

    /// Takes a part of the value; the first one begins with its first byte.
    pub fn take(&mut self, part: &[u8]) -> Cut {
        for (n, byte) in part.iter().copied().enumerate() {
            if self.in_string {
                match byte {
                    // no string holds a line break
                    b'\n' => self.in_string = false,
                    _ if self.escaped => self.escaped = false,
                    b'\\' => self.escaped = true,
                    b'"' => self.in_string = false,
                    _ => {}
                }
                if !self.in_string && self.depth == 0 {
                    return Cut::End(n + 1);
                }
                continue;
            }
            if byte.is_ascii_whitespace() {
                if self.depth == 0 {
                    return Cut::End(n);
                }
                continue;
            }
            match byte {
                b'"' if self.depth > 0 || self.last == 0 => (self.in_string, self.escaped) = (true, false),
                b'{' if self.depth > 0 && !self.may_hold_an_object() => return Cut::Broken(n),
                b'{' | b'[' if self.depth > 0 || self.last == 0 => {
                    self.depth += 1;
                    if self.depth <= DEEPEST {
                        self.square = self.square << 1 | u128::from(byte == b'[');
                    }
                }
                b'}' | b']' if self.depth > 0 => {
                    if self.depth <= DEEPEST {
                        self.square >>= 1;
                    }
                    self.depth -= 1;
                    if self.depth == 0 {
                        return Cut::End(n + 1);
                    }
                }
                // a number or a word ends in front of these
                b',' | b'{' | b'[' | b']' | b'"' if self.depth == 0 => return Cut::End(n.max(usize::from(self.last == 0))),
                _ => {}
            }
            self.last = byte;
        }
        Cut::More
    }

    /// Whether an object may begin: behind a colon, or in an array. Where it may not, the one before was cut off.
    fn may_hold_an_object(&self) -> bool {
        let in_array = self.depth > DEEPEST || self.square & 1 == 1;
        self.last == b':' || (in_array && matches!(self.last, b'[' | b',')) || self.depth > DEEPEST
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_end_where_their_brackets_do() {
        let take = |value: &str| Cutter::default().take(value.as_bytes());
        assert_eq!(take("{\"a\":[{},\"}\\\"]\"]} , {"), Cut::End(17));
        assert_eq!(take("{\n \"a\": {\"b\": 1}\n}"), Cut::End(18));
        assert_eq!(take("\"a,b\",1"), Cut::End(5));
        assert_eq!(take("12,"), Cut::End(2));
        assert_eq!(take("null]"), Cut::End(4));
        assert_eq!(take("}} {"), Cut::End(2));
        assert_eq!(take("{\"a\":1"), Cut::More);
        let deep = "[".repeat(300) + &"]".repeat(300);
        assert_eq!(take(&deep), Cut::End(600));
    }

    #[test]
    fn a_value_that_was_cut_off_ends_where_the_next_object_begins() {
        let take = |value: &str| Cutter::default().take(value.as_bytes());
        assert_eq!(take("{\"a\":1,\n{\"a\":2}"), Cut::Broken(8));
        assert_eq!(take("{\"a\":\"x\n{\"a\":2}"), Cut::Broken(8));
        assert_eq!(take("{\"a\":\n{\"a\":2}}"), Cut::End(14));
    }

    #[test]
    fn parts_may_be_cut_anywhere() {
        let value = "{\"a\\\"}\":[1,{\"b\":\"]\"}],\"c\":\"\\\\\"}";
        for at in 0..value.len() {
            let mut cutter = Cutter::default();
            assert_eq!(cutter.take(&value.as_bytes()[..at]), Cut::More, "{at}");
            assert_eq!(cutter.take(&value.as_bytes()[at..]), Cut::End(value.len() - at), "{at}");
        }
    }
}
