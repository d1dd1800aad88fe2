//! Half-open ranges, of bytes, of tokens, of the parser's units, which cannot be mixed up.

macro_rules! range {
    ($(#[$of_range:meta])* $Range:ident of $Number:ty, $unit:literal) => {
        $(#[$of_range])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $Range {
            #[doc = concat!("first ", $unit)]
            pub start: $Number,
            #[doc = concat!("one past the last ", $unit)]
            pub end: $Number,
        }

        impl $Range {
            /// The range from `start` to `end`.
            #[inline]
            pub fn new(start: usize, end: usize) -> $Range {
                $Range { start: start as $Number, end: end as $Number }
            }

            /// As indices.
            #[inline]
            pub fn range(self) -> std::ops::Range<usize> {
                self.start as usize..self.end as usize
            }

            #[doc = concat!("How many ", $unit, "s it covers.")]
            #[inline]
            pub fn len(self) -> usize {
                (self.end - self.start) as usize
            }

            /// Whether it covers none.
            #[inline]
            pub fn is_empty(self) -> bool {
                self.start >= self.end
            }

            /// Whether `other` lies inside.
            #[inline]
            pub fn contains(self, other: $Range) -> bool {
                self.start <= other.start && other.end <= self.end
            }

            #[doc = concat!("Whether they share a ", $unit, ".")]
            #[inline]
            pub fn meets(self, other: $Range) -> bool {
                self.start < other.end && other.start < self.end
            }

            /// The smallest range that covers both.
            #[inline]
            #[must_use]
            pub fn hull(self, other: $Range) -> $Range {
                $Range { start: self.start.min(other.start), end: self.end.max(other.end) }
            }
        }
    };
}

range! {
    /// Bytes of an article's text.
    Span of u32, "byte"
}

range! {
    /// Tokens of a document.
    Tokens of u32, "token"
}

range! {
    /// Units of a window of the parser.
    Units of usize, "unit"
}

impl Span {
    /// The text it covers.
    #[inline]
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }
}
