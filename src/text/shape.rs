//! Shapes: what a piece of text looks like.

/// What a piece looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Shape {
    /// letters, the first one lower case
    Lower,
    /// letters, only the first one upper case
    Capital,
    /// two letters or more, all upper case
    Upper,
    /// letters, upper case inside
    Mixed,
    /// one upper-case letter
    Letter,
    /// begins with a digit
    Number,
    /// ' as a mark of its own
    Apostrophe,
    /// a mark that opens a quotation
    QuoteOpen,
    /// a mark that closes one
    QuoteClose,
    /// a straight double mark, or two single ones
    QuoteStraight,
    /// a single mark that may open a quotation
    SingleOpen,
    /// ,
    Comma,
    /// ;
    Semicolon,
    /// :
    Colon,
    /// a dash between words
    Dash,
    /// a hyphen inside a word
    Hyphen,
    /// ( [ {
    Open,
    /// ) ] }
    Close,
    /// .
    Stop,
    /// ! or ?
    Exclaim,
    /// … or three full stops or more
    Ellipsis,
    /// an address on the net
    Address,
    /// anything else
    Symbol,
}

impl Shape {
    /// Letters or digits.
    #[inline]
    pub fn is_word(self) -> bool {
        self <= Shape::Number
    }

    /// Marks that the lexicon may hold as words: & is a conjunction, : a cue, - part of a name, ' a genitive.
    #[inline]
    pub fn may_be_word(self) -> bool {
        matches!(self, Shape::Apostrophe | Shape::Symbol | Shape::Colon | Shape::Dash | Shape::Hyphen | Shape::Open | Shape::Close)
    }

    /// A word that begins with an upper-case letter.
    #[inline]
    pub fn is_capital(self) -> bool {
        matches!(self, Shape::Capital | Shape::Upper | Shape::Mixed | Shape::Letter)
    }

    /// A mark that may open a quotation: a double one of any kind, or a single one.
    #[inline]
    pub fn may_open_quotation(self) -> bool {
        self.is_quote() || matches!(self, Shape::SingleOpen | Shape::Apostrophe)
    }

    /// A double quotation mark of any kind.
    #[inline]
    pub fn is_quote(self) -> bool {
        matches!(self, Shape::QuoteOpen | Shape::QuoteClose | Shape::QuoteStraight)
    }
}
