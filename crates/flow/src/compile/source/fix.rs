//! `[[fix]]`.

use toml::de::{DeTable, DeValue};

use super::super::figures::fill;
use super::super::markdown::{self, Allow};
use super::super::span::Span;
use super::fields::{Fields, Need};
use super::typed::{self, Value};
use super::{
    Context, Line, Number, Rich, SourceChance, SourceCondition, SourceGround, SourcePlace, SourceVersions,
    Switch, TOOLS, Text, Word,
};
use crate::guide::{Device, Risk, Tool};

/// The words for what a fix could take away.
const RISKS: &[(&str, Risk)] = &[
    ("none", Risk::None),
    ("reversible", Risk::Reversible),
    ("erases", Risk::Erases),
    ("account", Risk::Account),
];

/// The words for the iPhones a step is for.
const DEVICES: &[(&str, Device)] =
    &[(Device::FaceId.name(), Device::FaceId), (Device::HomeButton.name(), Device::HomeButton)];

/// A fix as it was written.
pub(crate) struct SourceFix {
    pub(crate) at: Span,
    pub(crate) id: Option<Text>,
    pub(crate) formerly: Vec<Text>,
    pub(crate) title: Option<Text>,
    pub(crate) why: Option<Rich>,
    pub(crate) minutes: Option<Number>,
    pub(crate) risk: Option<Word<Risk>>,
    pub(crate) changes: Option<Text>,
    pub(crate) undo: Option<Text>,
    pub(crate) works: Option<SourceChance>,
    pub(crate) place: Option<SourcePlace>,
    pub(crate) tool: Option<Word<Tool>>,
    pub(crate) steps: Vec<SourceStep>,
    pub(crate) check: Option<Rich>,
    pub(crate) wait: Option<SourceWait>,
    pub(crate) caution: Option<SourceCaution>,
    pub(crate) safer: Option<Text>,
    pub(crate) after: Vec<Text>,
    pub(crate) needs: Option<SourceCondition>,
    pub(crate) blocked_by: Option<SourceCondition>,
    pub(crate) prepares: Switch,
    pub(crate) cluster: Option<Text>,
    pub(crate) report: Option<Text>,
    pub(crate) ground: SourceGround,
}

/// A line of a fix.
pub(crate) struct SourceStep {
    pub(crate) at: Span,
    pub(crate) text: Option<Line>,
    pub(crate) on: Device,
    pub(crate) ios: Option<SourceVersions>,
}

/// The time until a fix shows.
pub(crate) struct SourceWait {
    pub(crate) hours: Option<Number>,
    pub(crate) text: Option<Rich>,
}

/// What must be read first.
pub(crate) struct SourceCaution {
    pub(crate) title: Option<Text>,
    pub(crate) loses: Vec<Rich>,
    pub(crate) first: Option<Rich>,
    pub(crate) proceed: Option<Text>,
}

impl SourceFix {
    pub(super) fn read(cx: &mut Context<'_>, table: &DeTable<'_>, at: Span) -> Self {
        let mut fields = Fields::new(table, at, "the fix");
        let id = fields.text(cx, "id", Need::Must);
        fields.named(id.as_ref());
        let formerly = fields.texts(cx, "formerly", Need::May);
        let title = fields.plain(cx, "title", Need::Must);
        let why = fields.rich(cx, "why", Need::Must, Allow::Text);
        let minutes = fields.number(cx, "minutes", Need::Must);
        let risk = fields.word(cx, "risk", Need::Must, RISKS);
        let changes = fields.plain(cx, "changes", Need::Must);
        let undo = fields.plain(cx, "undo", Need::Must);
        let works = fields.table(cx, "works", Need::May).map(|(table, at)| SourceChance::read(cx, table, at));
        let place = fields.table(cx, "place", Need::May);
        let place = place.map(|(table, at)| SourcePlace::read(cx, table, at));
        let tool = fields.word(cx, "tool", Need::May, &TOOLS);
        let steps = fields.items(cx, "steps", Need::Must);
        let steps = steps.into_iter().filter_map(|item| step(cx, item)).collect();
        let check = fields.rich(cx, "check", Need::Must, Allow::Text);
        let wait = fields.table(cx, "wait", Need::May).map(|(table, at)| wait(cx, table, at));
        let caution = fields.table(cx, "caution", Need::May).map(|(table, at)| caution(cx, table, at));
        let safer = fields.text(cx, "safer", Need::May);
        let after = fields.texts(cx, "after", Need::May);
        let needs = fields.optional("needs").and_then(|value| SourceCondition::read(cx, "`needs`", value));
        let blocked_by =
            fields.optional("blocked_by").and_then(|value| SourceCondition::read(cx, "`blocked_by`", value));
        let prepares = fields.switch(cx, "prepares");
        let cluster = fields.text(cx, "cluster", Need::May);
        let report = fields.plain(cx, "report", Need::May);
        let ground = SourceGround::read(cx, &mut fields);
        let at = fields.at();
        fields.finish(cx);
        Self {
            at,
            id,
            formerly,
            title,
            why,
            minutes,
            risk,
            changes,
            undo,
            works,
            place,
            tool,
            steps,
            check,
            wait,
            caution,
            safer,
            after,
            needs,
            blocked_by,
            prepares,
            cluster,
            report,
            ground,
        }
    }

    /// Where the fix is named: its id, or its header where it has none.
    pub(crate) fn name_span(&self) -> Span {
        self.id.as_ref().map_or(self.at, |id| id.span)
    }
}

/// A step is a line, or a line for some iPhones only.
fn step(cx: &mut Context<'_>, value: &Value<'_>) -> Option<SourceStep> {
    let DeValue::Table(table) = value.get_ref() else {
        let text = typed::text(cx, "an item of `steps`", value)?;
        let text = fill(cx, text);
        cx.prose.push(("steps", text.clone()));
        let runs = markdown::line(cx, &text);
        let text = Some(Line { runs, span: text.span });
        return Some(SourceStep { text, on: Device::Any, at: value.span().into(), ios: None });
    };
    let mut fields = Fields::new(table, value.span().into(), "this step");
    let ios = fields.table(cx, "ios", Need::May);
    let ios = ios.map(|(table, at)| SourceVersions::read(cx, table, at));
    // A line that holds for all iPhones is written without a table.
    let on = fields.word(cx, "on", Need::Without("ios"), DEVICES);
    let text = fields.line(cx, "text", Need::Must);
    fields.finish(cx);
    Some(SourceStep { text, on: on.map_or(Device::Any, |on| on.value), at: value.span().into(), ios })
}

fn wait(cx: &mut Context<'_>, table: &DeTable<'_>, at: Span) -> SourceWait {
    let mut fields = Fields::new(table, at, "the wait");
    let hours = fields.number(cx, "hours", Need::Must);
    let text = fields.rich(cx, "text", Need::Must, Allow::Text);
    fields.finish(cx);
    SourceWait { hours, text }
}

fn caution(cx: &mut Context<'_>, table: &DeTable<'_>, at: Span) -> SourceCaution {
    let mut fields = Fields::new(table, at, "the caution");
    let title = fields.plain(cx, "title", Need::Must);
    let loses = fields.riches(cx, "loses", Need::Must);
    let first = fields.rich(cx, "first", Need::Must, Allow::Text);
    let proceed = fields.plain(cx, "proceed", Need::Must);
    fields.finish(cx);
    SourceCaution { title, loses, first, proceed }
}
