//! Tokens that may end a sentence or a quotation, noted while they are made: most do neither, and are not looked at again.

use super::shape::Shape;

/// The numbers of such tokens in a zone, in order.
#[derive(Debug, Default)]
pub struct Marks {
    /// full stops and the like, and words that end with one
    pub ends: Vec<u32>,
    /// quotation marks of every kind, and apostrophes
    pub quotes: Vec<u32>,
}

impl Marks {
    /// Forgets the zone before.
    pub fn clear(&mut self) {
        self.ends.clear();
        self.quotes.clear();
    }

    /// Notes a token, which may end with a full stop.
    #[inline(always)]
    pub(super) fn note(&mut self, number: u32, shape: Shape, ends_with_stop: bool) {
        match shape {
            Shape::Stop | Shape::Exclaim | Shape::Ellipsis | Shape::Colon | Shape::Dash => self.ends.push(number),
            Shape::QuoteOpen | Shape::QuoteClose | Shape::QuoteStraight | Shape::SingleOpen | Shape::Apostrophe => self.quotes.push(number),
            shape if ends_with_stop && shape < Shape::Number => self.ends.push(number),
            _ => {}
        }
    }
}
