//! `[[page]]` and `[[checklist]]`.

use toml::de::DeTable;

use super::super::markdown::Allow;
use super::super::span::Span;
use super::fields::{Fields, Need};
use super::{Context, Rich, SourceGround, TOOLS, Text, Word};
use crate::guide::{Section, Tool};

/// The words for the parts of the guide's pages.
const SECTIONS: &[(&str, Section)] = &[
    ("basics", Section::Basics),
    ("questions", Section::Questions),
    ("prevention", Section::Prevention),
    ("alternatives", Section::Alternatives),
    ("tools", Section::Tools),
];

/// A page as it was written.
pub(crate) struct SourcePage {
    pub(crate) at: Span,
    pub(crate) id: Option<Text>,
    pub(crate) formerly: Vec<Text>,
    pub(crate) title: Option<Text>,
    pub(crate) section: Option<Word<Section>>,
    pub(crate) tool: Option<Word<Tool>>,
    pub(crate) summary: Option<Text>,
    pub(crate) body: Option<Rich>,
    pub(crate) ground: SourceGround,
}

/// A step of the checklist as it was written.
pub(crate) struct SourceChecklistStep {
    pub(crate) at: Span,
    pub(crate) title: Option<Text>,
    pub(crate) summary: Option<Rich>,
    pub(crate) fixes: Vec<Text>,
}

impl SourcePage {
    pub(super) fn read(cx: &mut Context<'_>, table: &DeTable<'_>, at: Span) -> Self {
        let mut fields = Fields::new(table, at, "the page");
        let id = fields.text(cx, "id", Need::Must);
        fields.named(id.as_ref());
        let formerly = fields.texts(cx, "formerly", Need::May);
        let title = fields.plain(cx, "title", Need::Must);
        let section = fields.word(cx, "section", Need::Must, SECTIONS);
        let tool = fields.word(cx, "tool", Need::May, &TOOLS);
        let summary = fields.plain(cx, "summary", Need::Must);
        let body = fields.rich(cx, "body", Need::Must, Allow::Page);
        let ground = SourceGround::read(cx, &mut fields);
        fields.finish(cx);
        Self { at, id, formerly, title, section, tool, summary, body, ground }
    }
}

impl SourceChecklistStep {
    pub(super) fn read(cx: &mut Context<'_>, table: &DeTable<'_>, at: Span) -> Self {
        let mut fields = Fields::new(table, at, "this step of the checklist");
        let title = fields.plain(cx, "title", Need::Must);
        let summary = fields.rich(cx, "summary", Need::Must, Allow::Text);
        let fixes = fields.texts(cx, "fixes", Need::May);
        fields.finish(cx);
        Self { at, title, summary, fixes }
    }
}
