//! Countries by their letters, so that they need no room of their own.

/// A country by its two letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Country([u8; 2]);

impl Country {
    pub(super) fn new(letters: &str) -> Option<Country> {
        letters.as_bytes().try_into().ok().map(Country)
    }

    pub(super) fn letters(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}
