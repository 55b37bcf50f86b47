//! Where a guide begins, and the cause that it does not know.

use super::super::code::Code;
use super::super::diagnostic::Diagnostic;
use super::super::source::{Context, SourceChance, SourceGuide};
use crate::guide::OTHER;

pub(super) fn check(cx: &mut Context<'_>, source: &SourceGuide) {
    check_entry(cx, source);
    check_other(cx, source);
}

fn check_entry(cx: &mut Context<'_>, source: &SourceGuide) {
    let mut entries = source.questions.iter().filter(|question| question.entry.on);
    let Some(first) = entries.next() else {
        // Without any question, that is what was reported.
        if let Some(question) = source.questions.first() {
            let message = "no question opens the guide";
            cx.report(
                Diagnostic::new(Code::NoEntry, question.name_span(), message, "the first of the questions")
                    .help("add `entry = true` to the question whose answers stand on the start screen"),
            );
        }
        return;
    };
    for second in entries {
        cx.report(
            Diagnostic::new(
                Code::SecondEntry,
                second.entry.span,
                "a second question opens the guide",
                "again",
            )
            .also(first.entry.span, "the first one")
            .help("exactly one question has `entry = true`"),
        );
    }
    if let Some(when) = &first.when {
        cx.report(
            Diagnostic::new(
                Code::EntryWithCondition,
                when.span,
                "the question that opens the guide has a condition",
                "nothing has been answered yet",
            )
            .also(first.entry.span, "it opens the guide")
            .help("remove `when`, or open the guide with another question"),
        );
    }
}

fn check_other(cx: &mut Context<'_>, source: &SourceGuide) {
    let other = source.causes.iter().any(|cause| cause.id.as_ref().is_some_and(|id| id.value == OTHER));
    if !other && let Some(last) = source.causes.last() {
        let span = last.id.as_ref().map_or(last.at, |id| id.span);
        cx.report(
            Diagnostic::new(
                Code::MissingOther,
                span,
                "no cause has the id `other`",
                "the last of the causes",
            )
            .help("add a cause with id = \"other\": it stands for what the guide does not know"),
        );
    }
    for answer in source.questions.iter().flat_map(|question| &question.answers) {
        check_named(cx, answer.chance.as_ref(), "its chance is what `otherwise` says");
    }
    for fix in &source.fixes {
        check_named(cx, fix.works.as_ref(), "no fix is known to cure what is not known");
    }
}

fn check_named(cx: &mut Context<'_>, chance: Option<&SourceChance>, why: &str) {
    let named = chance.into_iter().flat_map(|chance| &chance.by_cause).filter(|(id, _)| id.value == OTHER);
    for (id, _) in named {
        let message = "the unknown cause `other` cannot be given a probability here";
        let help = format!("remove `other`: {why}");
        cx.report(Diagnostic::new(Code::OtherNamed, id.span, message, "the unknown cause").help(help));
    }
}
