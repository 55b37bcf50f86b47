//! Tools: each that a step carries has one page of its own.

use super::super::code::Code;
use super::super::diagnostic::Diagnostic;
use super::super::source::{Context, SourceGuide, Word};
use crate::guide::Tool;

pub(super) fn check(cx: &mut Context<'_>, source: &SourceGuide) {
    let pages: Vec<Word<Tool>> = source.pages.iter().filter_map(|page| page.tool).collect();
    let of = |tool: Tool| pages.iter().filter(move |page| page.value == tool);
    let carried = source.questions.iter().map(|question| question.tool);
    let carried = carried.chain(source.fixes.iter().map(|fix| fix.tool)).flatten();
    for word in carried.filter(|word| of(word.value).next().is_none()) {
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
