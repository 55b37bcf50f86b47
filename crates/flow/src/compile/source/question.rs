//! `[[question]]`.

use toml::de::DeTable;

use super::super::span::Span;
use super::fields::{Fields, Need};
use super::{
    Context, Number, SourceAnswer, SourceCondition, SourceGround, SourcePlace, Switch, TOOLS, Text, Word,
};
use crate::guide::Tool;

/// A question as it was written.
pub(crate) struct SourceQuestion {
    pub(crate) at: Span,
    pub(crate) id: Option<Text>,
    pub(crate) ask: Option<Text>,
    pub(crate) hint: Option<Text>,
    pub(crate) entry: Switch,
    pub(crate) minutes: Option<Number>,
    pub(crate) not_sure: Option<Number>,
    pub(crate) context: Switch,
    pub(crate) place: Option<SourcePlace>,
    pub(crate) tool: Option<Word<Tool>>,
    pub(crate) when: Option<SourceCondition>,
    pub(crate) answers: Vec<SourceAnswer>,
    pub(crate) ground: SourceGround,
}

impl SourceQuestion {
    pub(super) fn read(cx: &mut Context<'_>, table: &DeTable<'_>, at: Span) -> Self {
        let mut fields = Fields::new(table, at, "the question");
        let id = fields.text(cx, "id", Need::Must);
        fields.named(id.as_ref());
        let ask = fields.plain(cx, "ask", Need::Must);
        let hint = fields.plain(cx, "hint", Need::May);
        let entry = fields.switch(cx, "entry");
        let minutes = fields.number(cx, "minutes", Need::Must);
        let not_sure = fields.number(cx, "not_sure", Need::May);
        let context = fields.switch(cx, "context");
        let place = fields.table(cx, "place", Need::May);
        let place = place.map(|(table, at)| SourcePlace::read(cx, table, at));
        let tool = fields.word(cx, "tool", Need::May, &TOOLS);
        let when = fields.optional("when").and_then(|value| SourceCondition::read(cx, "`when`", value));
        let answers = fields.tables(cx, "answer", Need::Must);
        let answers = answers.into_iter().map(|(table, at)| SourceAnswer::read(cx, table, at)).collect();
        let ground = SourceGround::read(cx, &mut fields);
        let at = fields.at();
        fields.finish(cx);
        Self { at, id, ask, hint, entry, minutes, not_sure, context, place, tool, when, answers, ground }
    }

    /// Where the question is named: its id, or its header where it has none.
    pub(crate) fn name_span(&self) -> Span {
        self.id.as_ref().map_or(self.at, |id| id.span)
    }
}
