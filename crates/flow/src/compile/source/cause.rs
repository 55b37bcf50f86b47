//! `[[cause]]`.

use toml::de::DeTable;

use super::super::markdown::Allow;
use super::super::span::Span;
use super::fields::{Fields, Need};
use super::{Context, Number, Rich, SourceGround, Switch, Text};

/// A cause as it was written.
pub(crate) struct SourceCause {
    pub(crate) at: Span,
    pub(crate) id: Option<Text>,
    pub(crate) formerly: Vec<Text>,
    pub(crate) name: Option<Text>,
    pub(crate) prior: Option<Number>,
    pub(crate) explain: Option<Rich>,
    pub(crate) prevent: Option<Rich>,
    /// Whether nobody but support can do anything about it.
    pub(crate) support_only: Switch,
    pub(crate) ground: SourceGround,
}

impl SourceCause {
    pub(super) fn read(cx: &mut Context<'_>, table: &DeTable<'_>, at: Span) -> Self {
        let mut fields = Fields::new(table, at, "the cause");
        let id = fields.text(cx, "id", Need::Must);
        fields.named(id.as_ref());
        let formerly = fields.texts(cx, "formerly", Need::May);
        let name = fields.plain(cx, "name", Need::Must);
        let prior = fields.number(cx, "prior", Need::Must);
        let explain = fields.rich(cx, "explain", Need::Must, Allow::Text);
        let prevent = fields.rich(cx, "prevent", Need::May, Allow::Text);
        let support_only = fields.switch(cx, "support_only");
        let ground = SourceGround::read(cx, &mut fields);
        let at = fields.at();
        fields.finish(cx);
        Self { at, id, formerly, name, prior, explain, prevent, support_only, ground }
    }
}
