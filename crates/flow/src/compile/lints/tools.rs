//! Tools: each that a step carries has one page of its own.

use super::super::code::Code;
use super::super::diagnostic::Diagnostic;
use super::super::source::{Context, SourceGuide, Word};
use crate::figures::Figures;
use crate::guide::Tool;

pub(super) fn check(cx: &mut Context<'_>, source: &SourceGuide) {
    let pages: Vec<Word<Tool>> = source.pages.iter().filter_map(|page| page.tool).collect();
    let of = |tool: Tool| pages.iter().filter(move |page| page.value == tool);
    for word in carried(source).filter(|word| of(word.value).next().is_none()) {
        let name = word.value.name();
        let message = format!("no page is about the tool `{name}`");
        cx.report(
            Diagnostic::new(Code::ToolWithoutPage, word.span, message, "has no page")
                .help(format!("add a page with `section = \"tools\"` and `tool = \"{name}\"`")),
        );
    }
    for tool in Tool::ALL {
        let mut pages = of(tool);
        let (Some(first), Some(second)) = (pages.next(), pages.next()) else { continue };
        let message = format!("two pages are about the tool `{}`", tool.name());
        cx.report(
            Diagnostic::new(Code::ToolWithoutPage, second.span, message, "the second")
                .also(first.span, "the first")
                .help("keep one of them; its title is the name of the tool"),
        );
    }
}

/// The tools that steps carry.
fn carried(source: &SourceGuide) -> impl Iterator<Item = Word<Tool>> {
    let by_questions = source.questions.iter().map(|question| question.tool);
    by_questions.chain(source.fixes.iter().map(|fix| fix.tool)).flatten()
}

/// Checks that the figures are there with which the tools reckon.
pub(crate) fn check_figures(cx: &mut Context<'_>, source: &SourceGuide, figures: &Figures) {
    let pages = source.pages.iter().filter_map(|page| page.tool);
    let mut known: Vec<Tool> = Vec::new();
    for word in pages.chain(carried(source)) {
        // Once a tool, at the page about it where there is one.
        if known.contains(&word.value) {
            continue;
        }
        known.push(word.value);
        for missing in missing(word.value, figures) {
            let message =
                format!("the tool `{}` reckons with `{missing}`, which is not there", word.value.name());
            cx.report(
                Diagnostic::new(Code::ToolWithoutFigure, word.span, message, "lacks a figure")
                    .help(format!("add `{missing}` to the figures of the guide")),
            );
        }
    }
}

fn missing(tool: Tool, figures: &Figures) -> Vec<&'static str> {
    let mut missing: Vec<&str> =
        tool.figures().iter().copied().filter(|id| figures.value(id).is_none()).collect();
    match tool {
        Tool::StoragePlanner if figures.plans.is_empty() => missing.push("[[plan]]"),
        Tool::IosCheck if figures.iphones.is_empty() => missing.push("[[iphone]]"),
        Tool::IosCheck if figures.latest_ios.is_none() => missing.push("[latest_ios]"),
        _ => {}
    }
    missing
}
