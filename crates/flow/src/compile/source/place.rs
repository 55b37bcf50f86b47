//! `place`: where something is on the iPhone.

use toml::de::DeTable;

use super::super::span::Span;
use super::fields::{Fields, Need};
use super::{Context, Line, Text};

/// A place as it was written.
pub(crate) struct SourcePlace {
    pub(crate) path: Vec<Text>,
    pub(crate) note: Option<Line>,
}

impl SourcePlace {
    pub(super) fn read(cx: &mut Context<'_>, table: &DeTable<'_>, at: Span) -> Self {
        let mut fields = Fields::new(table, at, "the place");
        let path = fields.plains(cx, "path", Need::Must);
        let note = fields.line(cx, "note", Need::May);
        fields.finish(cx);
        Self { path, note }
    }
}
