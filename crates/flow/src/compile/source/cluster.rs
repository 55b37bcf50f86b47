//! `[[cluster]]`.

use toml::de::DeTable;

use super::super::span::Span;
use super::fields::{Fields, Need};
use super::{Context, Number, Text};

/// A cluster as it was written.
pub(crate) struct SourceCluster {
    pub(crate) at: Span,
    pub(crate) id: Option<Text>,
    pub(crate) minutes: Option<Number>,
}

impl SourceCluster {
    pub(super) fn read(cx: &mut Context<'_>, table: &DeTable<'_>, at: Span) -> Self {
        let mut fields = Fields::new(table, at, "the cluster");
        let id = fields.text(cx, "id", Need::Must);
        fields.named(id.as_ref());
        let minutes = fields.number(cx, "minutes", Need::Must);
        let at = fields.at();
        fields.finish(cx);
        Self { at, id, minutes }
    }

    /// Where the cluster is named: its id, or its header where it has none.
    pub(crate) fn name_span(&self) -> Span {
        self.id.as_ref().map_or(self.at, |id| id.span)
    }
}
