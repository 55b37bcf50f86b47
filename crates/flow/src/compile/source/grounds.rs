//! `[[source]]`, and what a part of the guide says of its own ground: `certainty` and `sources`.

use toml::de::DeTable;

use super::super::span::Span;
use super::fields::{Fields, Need};
use super::{Context, Text, Word};
use crate::grounds::Certainty;

/// The words for how sure something is.
pub(crate) const CERTAINTIES: &[(&str, Certainty)] = &[
    ("confirmed", Certainty::Confirmed),
    ("reported", Certainty::Reported),
    ("known", Certainty::Known),
    ("judged", Certainty::Judged),
];

/// Who says something, as it was written.
pub(crate) struct SourceCited {
    pub(crate) id: Option<Text>,
    pub(crate) name: Option<Text>,
    pub(crate) href: Option<Text>,
    pub(crate) seen: Option<Text>,
}

/// What a part says of its ground.
pub(crate) struct SourceGround {
    pub(crate) certainty: Option<Word<Certainty>>,
    pub(crate) sources: Vec<Text>,
}

impl SourceCited {
    pub(super) fn read(cx: &mut Context<'_>, table: &DeTable<'_>, at: Span) -> Self {
        let mut fields = Fields::new(table, at, "the source").quoted();
        let id = fields.text(cx, "id", Need::Must);
        fields.named(id.as_ref());
        let name = fields.plain(cx, "name", Need::Must);
        let href = fields.text(cx, "href", Need::May);
        let seen = fields.text(cx, "seen", Need::Must);
        fields.finish(cx);
        Self { id, name, href, seen }
    }
}

impl SourceGround {
    /// Reads the two keys of a part of the guide.
    pub(super) fn read(cx: &mut Context<'_>, fields: &mut Fields<'_>) -> Self {
        let certainty = fields.word(cx, "certainty", Need::May, CERTAINTIES);
        Self { certainty, sources: fields.texts(cx, "sources", Need::May) }
    }
}
