//! `[[question.answer]]`.

use toml::de::DeTable;

use super::super::span::Span;
use super::fields::{Fields, Need};
use super::typed;
use super::{Content, Context, Number, Text};

/// An answer as it was written.
pub(crate) struct SourceAnswer {
    pub(crate) at: Span,
    pub(crate) id: Option<Text>,
    pub(crate) formerly: Vec<Text>,
    pub(crate) label: Option<Text>,
    pub(crate) hint: Option<Text>,
    pub(crate) alert: Option<SourceAlert>,
    pub(crate) report: Option<Text>,
    pub(crate) chance: Option<SourceChance>,
    pub(crate) otherwise: Option<Number>,
}

/// Probabilities by the id of a cause.
pub(crate) struct SourceChance {
    pub(crate) at: Span,
    pub(crate) by_cause: Vec<(Text, Number)>,
}

/// A system alert.
pub(crate) struct SourceAlert {
    pub(crate) title: Option<Text>,
    pub(crate) body: Option<Text>,
    pub(crate) buttons: Vec<Text>,
}

impl SourceAnswer {
    pub(super) fn read(cx: &mut Context<'_>, table: &DeTable<'_>, at: Span) -> Self {
        let mut fields = Fields::new(table, at, "the answer");
        let id = fields.text(cx, "id", Need::Must);
        fields.named(id.as_ref());
        let formerly = fields.texts(cx, "formerly", Need::May);
        let label = fields.plain(cx, "label", Need::Must);
        let hint = fields.plain(cx, "hint", Need::May);
        let alert = fields.table(cx, "alert", Need::May).map(|(table, at)| alert(cx, table, at));
        let report = fields.plain(cx, "report", Need::May);
        let chance =
            fields.table(cx, "chance", Need::May).map(|(table, at)| SourceChance::read(cx, table, at));
        let otherwise = fields.number(cx, "otherwise", Need::May);
        let at = fields.at();
        fields.finish(cx);
        Self { at, id, formerly, label, hint, alert, report, chance, otherwise }
    }

    /// Where the answer is named: its id, or its header where it has none.
    pub(crate) fn name_span(&self) -> Span {
        self.id.as_ref().map_or(self.at, |id| id.span)
    }

    /// Whether it takes what the other answers leave.
    pub(crate) const fn is_rest(&self) -> bool {
        self.chance.is_none() && self.otherwise.is_none()
    }
}

impl SourceChance {
    /// Reads a table from ids to probabilities, in the order in which it was written.
    pub(super) fn read(cx: &mut Context<'_>, table: &DeTable<'_>, at: Span) -> Self {
        cx.note(Content::Numbers);
        let mut by_cause: Vec<_> = table
            .iter()
            .filter_map(|(key, value)| {
                let id = Text { value: key.get_ref().to_string(), span: key.span().into() };
                let number = typed::number(cx, &format!("the probability for `{}`", id.value), value)?;
                Some((id, number))
            })
            .collect();
        by_cause.sort_by_key(|(id, _)| id.span);
        Self { at, by_cause }
    }
}

fn alert(cx: &mut Context<'_>, table: &DeTable<'_>, at: Span) -> SourceAlert {
    let mut fields = Fields::new(table, at, "the alert").quoted();
    let title = fields.plain(cx, "title", Need::Must);
    let body = fields.plain(cx, "body", Need::May);
    let buttons = fields.plains(cx, "buttons", Need::May);
    fields.finish(cx);
    SourceAlert { title, body, buttons }
}
