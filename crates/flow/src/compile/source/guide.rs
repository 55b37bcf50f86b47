//! The file as a whole, its head and its two framing screens.

use toml::de::DeTable;

use super::super::markdown::Allow;
use super::super::span::{Span, line_around};
use super::fields::{Fields, Need};
use super::{
    Context, Number, Rich, SourceCause, SourceChecklistStep, SourceCited, SourceCluster, SourceEra,
    SourceFix, SourceLabel, SourcePage, SourcePhone, SourceQuestion, Text,
};

/// A guide as it was written.
pub(crate) struct SourceGuide {
    pub(crate) format: Option<Number>,
    pub(crate) id: Option<Text>,
    pub(crate) title: Option<Text>,
    pub(crate) lang: Option<Text>,
    pub(crate) reviewed: Option<Text>,
    pub(crate) covers: Option<Text>,
    pub(crate) start: Option<SourceStart>,
    pub(crate) support: Option<SourceSupport>,
    pub(crate) phone: Option<SourcePhone>,
    pub(crate) eras: Vec<SourceEra>,
    pub(crate) labels: Vec<SourceLabel>,
    pub(crate) planner: Option<SourcePlanner>,
    pub(crate) causes: Vec<SourceCause>,
    pub(crate) questions: Vec<SourceQuestion>,
    pub(crate) fixes: Vec<SourceFix>,
    pub(crate) clusters: Vec<SourceCluster>,
    pub(crate) pages: Vec<SourcePage>,
    pub(crate) checklist: Vec<SourceChecklistStep>,
    pub(crate) sources: Vec<SourceCited>,
    /// The first line, where findings about the whole file stand.
    pub(crate) head: Span,
}

/// The texts of the start screen.
pub(crate) struct SourceStart {
    pub(crate) lead: Option<Rich>,
    pub(crate) promises: Vec<Text>,
}

/// The texts of the support screen.
pub(crate) struct SourceSupport {
    pub(crate) lead: Option<Rich>,
    pub(crate) bring: Vec<Rich>,
    pub(crate) contacts: Vec<SourceContact>,
}

/// A way to reach a human.
pub(crate) struct SourceContact {
    pub(crate) label: Option<Text>,
    pub(crate) href: Option<Text>,
}

/// What things cost, in minutes.
pub(crate) struct SourcePlanner {
    pub(crate) support: Option<Number>,
    pub(crate) reversible: Option<Number>,
    pub(crate) erases: Option<Number>,
    pub(crate) account: Option<Number>,
    pub(crate) wait_hour: Option<Number>,
}

impl SourceGuide {
    pub(crate) fn read(cx: &mut Context<'_>, table: &DeTable<'_>) -> Self {
        let head = line_around(cx.source, 0);
        let mut fields = Fields::new(table, head, "the guide");
        let format = fields.number(cx, "format", Need::Must);
        let id = fields.text(cx, "id", Need::Must);
        let title = fields.plain(cx, "title", Need::Must);
        let lang = fields.text(cx, "lang", Need::Must);
        let reviewed = fields.text(cx, "reviewed", Need::Must);
        let covers = fields.plain(cx, "covers", Need::Must);
        let start = fields.table(cx, "start", Need::Must).map(|(table, at)| start(cx, table, at));
        let support = fields.table(cx, "support", Need::Must).map(|(table, at)| support(cx, table, at));
        let phone = fields.table(cx, "phone", Need::May);
        let phone = phone.map(|(table, at)| SourcePhone::read(cx, table, at));
        let eras = fields.tables(cx, "era", Need::May);
        let eras = eras.into_iter().map(|(table, at)| SourceEra::read(cx, table, at)).collect();
        let labels = fields.tables(cx, "label", Need::May);
        let labels = labels.into_iter().map(|(table, at)| SourceLabel::read(cx, table, at)).collect();
        let planner = fields.table(cx, "planner", Need::Must).map(|(table, at)| planner(cx, table, at));
        let causes = fields.tables(cx, "cause", Need::Must);
        let causes = causes.into_iter().map(|(table, at)| SourceCause::read(cx, table, at)).collect();
        let questions = fields.tables(cx, "question", Need::Must);
        let questions =
            questions.into_iter().map(|(table, at)| SourceQuestion::read(cx, table, at)).collect();
        let fixes = fields.tables(cx, "fix", Need::Must);
        let fixes = fixes.into_iter().map(|(table, at)| SourceFix::read(cx, table, at)).collect();
        let clusters = fields.tables(cx, "cluster", Need::May);
        let clusters = clusters.into_iter().map(|(table, at)| SourceCluster::read(cx, table, at)).collect();
        let pages = fields.tables(cx, "page", Need::May);
        let pages = pages.into_iter().map(|(table, at)| SourcePage::read(cx, table, at)).collect();
        let steps = fields.tables(cx, "checklist", Need::May);
        let checklist =
            steps.into_iter().map(|(table, at)| SourceChecklistStep::read(cx, table, at)).collect();
        let sources = fields.tables(cx, "source", Need::May);
        let sources = sources.into_iter().map(|(table, at)| SourceCited::read(cx, table, at)).collect();
        fields.finish(cx);
        Self {
            format,
            id,
            title,
            lang,
            reviewed,
            covers,
            start,
            support,
            phone,
            eras,
            labels,
            planner,
            causes,
            questions,
            fixes,
            clusters,
            pages,
            checklist,
            sources,
            head,
        }
    }
}

fn start(cx: &mut Context<'_>, table: &DeTable<'_>, at: Span) -> SourceStart {
    let mut fields = Fields::new(table, at, "the start screen");
    let lead = fields.rich(cx, "lead", Need::Must, Allow::Text);
    let promises = fields.plains(cx, "promises", Need::Must);
    fields.finish(cx);
    SourceStart { lead, promises }
}

fn support(cx: &mut Context<'_>, table: &DeTable<'_>, at: Span) -> SourceSupport {
    let mut fields = Fields::new(table, at, "the support screen");
    let lead = fields.rich(cx, "lead", Need::Must, Allow::Text);
    let bring = fields.riches(cx, "bring", Need::Must);
    let contacts = fields.tables(cx, "contacts", Need::Must);
    let contacts = contacts.into_iter().map(|(table, at)| contact(cx, table, at)).collect();
    fields.finish(cx);
    SourceSupport { lead, bring, contacts }
}

fn contact(cx: &mut Context<'_>, table: &DeTable<'_>, at: Span) -> SourceContact {
    let mut fields = Fields::new(table, at, "this contact");
    let label = fields.plain(cx, "label", Need::Must);
    let href = fields.text(cx, "href", Need::Must);
    fields.finish(cx);
    SourceContact { label, href }
}

fn planner(cx: &mut Context<'_>, table: &DeTable<'_>, at: Span) -> SourcePlanner {
    let mut fields = Fields::new(table, at, "the planner");
    let support = fields.number(cx, "support", Need::Must);
    let reversible = fields.number(cx, "reversible", Need::Must);
    let erases = fields.number(cx, "erases", Need::Must);
    let account = fields.number(cx, "account", Need::Must);
    let wait_hour = fields.number(cx, "wait_hour", Need::Must);
    fields.finish(cx);
    SourcePlanner { support, reversible, erases, account, wait_hour }
}
