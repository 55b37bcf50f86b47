//! The framing screens, the pages and the checklist.

use super::super::source::{Context, SourceChecklistStep, SourceGuide, SourcePage, Text};
use super::parts::{fixes, rich, value};
use super::{Ids, words};
use crate::guide::{ChecklistStep, Contact, Page, PageText, PlannerCosts, Section, StartText, SupportText};

pub(super) fn start(source: &SourceGuide) -> StartText {
    let start = source.start.as_ref();
    StartText {
        lead: rich(start.and_then(|start| start.lead.as_ref())),
        promises: start.map(|start| start.promises.iter().map(Text::shown).collect()).unwrap_or_default(),
    }
}

pub(super) fn support(source: &SourceGuide) -> SupportText {
    let Some(support) = &source.support else {
        return SupportText { lead: Vec::new(), bring: Vec::new(), contacts: Vec::new() };
    };
    SupportText {
        lead: rich(support.lead.as_ref()),
        bring: support.bring.iter().map(|text| text.blocks.clone()).collect(),
        contacts: support
            .contacts
            .iter()
            .map(|contact| Contact {
                label: words(contact.label.as_ref()),
                href: words(contact.href.as_ref()),
            })
            .collect(),
    }
}

pub(super) fn planner(source: &SourceGuide) -> PlannerCosts {
    let planner = source.planner.as_ref();
    PlannerCosts {
        support: value(planner.and_then(|planner| planner.support)),
        reversible: value(planner.and_then(|planner| planner.reversible)),
        erases: value(planner.and_then(|planner| planner.erases)),
        account: value(planner.and_then(|planner| planner.account)),
        wait_hour: value(planner.and_then(|planner| planner.wait_hour)),
    }
}

pub(super) fn page(source: &SourcePage) -> Page {
    Page {
        id: words(source.id.as_ref()),
        title: words(source.title.as_ref()),
        section: source.section.map_or(Section::Basics, |section| section.value),
        tool: source.tool.map(|tool| tool.value),
    }
}

pub(super) fn page_text(source: &SourcePage) -> PageText {
    PageText { summary: words(source.summary.as_ref()), body: rich(source.body.as_ref()) }
}

pub(super) fn checklist_step(
    cx: &mut Context<'_>,
    ids: &Ids<'_>,
    source: &SourceChecklistStep,
) -> ChecklistStep {
    ChecklistStep {
        title: words(source.title.as_ref()),
        summary: rich(source.summary.as_ref()),
        fixes: fixes(cx, ids, &source.fixes),
    }
}
