//! Values with their places.

use super::super::span::Span;
use crate::text::{Inline, RichText};

/// A text, exactly as TOML gives it.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub(crate) value: String,
    /// The whole token, with its quotation marks.
    pub(crate) span: Span,
}

impl Text {
    /// The text as it is shown: line breaks and runs of spaces are how the author laid out the file.
    pub(crate) fn shown(&self) -> String {
        self.value.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// A number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Number {
    pub(crate) value: f64,
    pub(crate) span: Span,
}

/// True or false.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Switch {
    pub(crate) on: bool,
    pub(crate) span: Span,
}

/// A word out of a closed list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

/// A text with blocks.
#[derive(Clone, Debug)]
pub(crate) struct Rich {
    pub(crate) blocks: RichText,
    /// The whole token.
    pub(crate) span: Span,
}

/// A line of text with marks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    pub(crate) runs: Vec<Inline>,
    /// The whole token.
    pub(crate) span: Span,
}
