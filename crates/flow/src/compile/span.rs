//! Places in the source of a guide.

use std::ops::Range;

/// A range of bytes in the source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// A span from `start` up to, not including, `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The text it marks; nothing where it does not fit the source.
    #[must_use]
    pub fn text(self, source: &str) -> &str {
        source.get(self.start..self.end).unwrap_or_default()
    }

    /// The nearest span that lies in `source` and cuts no character in two. Parsers may point past the end of a file
    /// or into the middle of a character that is broken off there; whoever prints a span slices with it.
    #[must_use]
    pub fn fit(self, source: &str) -> Self {
        let start = source.floor_char_boundary(self.start);
        let end = source.ceil_char_boundary(self.end.max(start));
        Self { start, end }
    }

    /// Whether the two have a byte in common.
    #[must_use]
    pub const fn touches(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// Line and column, both counted from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character within the line.
    pub column: usize,
}

/// Where a byte of the source stands.
#[must_use]
pub fn position(source: &str, offset: usize) -> Position {
    let before = &source[..source.floor_char_boundary(offset)];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Position { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 }
}

/// The span of the line that holds `offset`, without its end.
#[must_use]
pub fn line_around(source: &str, offset: usize) -> Span {
    let offset = source.floor_char_boundary(offset);
    let start = source[..offset].rfind('\n').map_or(0, |at| at + 1);
    let end = source[offset..].find('\n').map_or(source.len(), |at| offset + at);
    Span::new(start, end)
}
