//! The checklist.

use super::super::code::Code;
use super::super::diagnostic::Diagnostic;
use super::super::source::{Context, SourceGuide};

/// Every step but the last has something to do; the last may hand over to support.
pub(super) fn check(cx: &mut Context<'_>, source: &SourceGuide) {
    let Some((_, steps)) = source.checklist.split_last() else { return };
    for step in steps.iter().filter(|step| step.fixes.is_empty()) {
        let span = step.title.as_ref().map_or(step.at, |title| title.span);
        let message = "this step of the checklist has no fixes";
        cx.report(
            Diagnostic::new(Code::StepWithoutFixes, span, message, "nothing to do here")
                .help("add `fixes = [\"…\"]`; only the last step may go without, to hand over to support"),
        );
    }
}
