//! `[phone]`, `[[era]]`, `[[label]]`, and `ios` of a step: what differs between versions of iOS.

use toml::de::{DeTable, DeValue};

use super::super::span::Span;
use super::fields::{Fields, Need};
use super::typed;
use super::{Content, Context, Line, Number, Text};

/// Texts about the iPhone as they were written.
pub(crate) struct SourcePhone {
    pub(crate) hint: Option<Line>,
    pub(crate) account: Option<Line>,
}

/// An era as it was written.
pub(crate) struct SourceEra {
    pub(crate) at: Span,
    pub(crate) name: Option<Text>,
    pub(crate) until: Option<Number>,
}

/// A rule for the names of a label, or of a run of them, as it was written.
pub(crate) struct SourceLabel {
    pub(crate) now: Option<Text>,
    /// The table of former names, where nothing stands in it.
    pub(crate) empty: Option<Span>,
    /// What it was called, by the last version of iOS that called it so. The names may be blank.
    pub(crate) until: Vec<(Text, Text)>,
}

/// For which versions of iOS a line holds.
pub(crate) struct SourceVersions {
    pub(crate) at: Span,
    pub(crate) from: Option<Number>,
    pub(crate) until: Option<Number>,
}

impl SourcePhone {
    pub(super) fn read(cx: &mut Context<'_>, table: &DeTable<'_>, at: Span) -> Self {
        let mut fields = Fields::new(table, at, "the part about the iPhone");
        let hint = fields.line(cx, "hint", Need::May);
        let account = fields.line(cx, "account", Need::May);
        fields.finish(cx);
        Self { hint, account }
    }
}

impl SourceEra {
    pub(super) fn read(cx: &mut Context<'_>, table: &DeTable<'_>, at: Span) -> Self {
        let mut fields = Fields::new(table, at, "the era");
        let name = fields.plain(cx, "name", Need::Must);
        let until = fields.number(cx, "until", Need::May);
        fields.finish(cx);
        Self { at, name, until }
    }
}

impl SourceLabel {
    pub(crate) fn read(cx: &mut Context<'_>, table: &DeTable<'_>, at: Span) -> Self {
        let mut fields = Fields::new(table, at, "the label");
        let now = fields.plain(cx, "now", Need::Must);
        let names = fields.table(cx, "until", Need::Must);
        let until = names.map(|(table, _)| former(cx, table)).unwrap_or_default();
        fields.finish(cx);
        Self { now, empty: names.filter(|(table, _)| table.is_empty()).map(|(_, at)| at), until }
    }
}

/// Former names, in the order in which they were written.
fn former(cx: &mut Context<'_>, table: &DeTable<'_>) -> Vec<(Text, Text)> {
    cx.note(Content::Names);
    let mut names = Vec::new();
    for (key, value) in table {
        let bound = Text { value: key.get_ref().to_string(), span: key.span().into() };
        // A blank name is left to the lints: it is another mistake than a text that was forgotten.
        let name = match value.get_ref() {
            DeValue::String(name) => Some(Text { value: name.to_string(), span: value.span().into() }),
            _ => typed::text(cx, &format!("the name until `{}`", bound.value), value),
        };
        names.extend(name.map(|name| (bound, name)));
    }
    names.sort_by_key(|(bound, _)| bound.span);
    names
}

impl SourceVersions {
    pub(super) fn read(cx: &mut Context<'_>, table: &DeTable<'_>, at: Span) -> Self {
        let mut fields = Fields::new(table, at, "`ios` of this step");
        let from = fields.number(cx, "from", Need::May);
        let until = fields.number(cx, "until", Need::May);
        fields.finish(cx);
        Self { at, from, until }
    }
}
