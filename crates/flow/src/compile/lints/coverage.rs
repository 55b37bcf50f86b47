//! Whether causes, questions and fixes have to do with each other.

use unstuck_engine::learn::LEAST_UNKNOWN;

use super::super::code::Code;
use super::super::diagnostic::Diagnostic;
use super::super::source::{Context, SourceGuide};
use crate::guide::{Condition, Guide, OTHER};
use crate::lower::likelihoods;

/// Closer than this, two probabilities say the same.
const SAME: f64 = 1e-6;

pub(super) fn check(cx: &mut Context<'_>, source: &SourceGuide, guide: &Guide) {
    let Some(other) = guide.causes.iter().position(|cause| cause.id == OTHER) else { return };
    // By question, by answer, by cause.
    let tables: Vec<Vec<Vec<f64>>> =
        guide.questions.iter().map(|question| likelihoods(question, guide.causes.len())).collect();
    let like_other =
        |table: &[Vec<f64>], cause: usize| table.iter().all(|row| (row[cause] - row[other]).abs() < SAME);
    for (index, (written, cause)) in source.causes.iter().zip(&guide.causes).enumerate() {
        if index == other {
            continue;
        }
        let span = written.id.as_ref().map_or(written.at, |id| id.span);
        let position = u16::try_from(index).unwrap_or(u16::MAX);
        let cure = guide.fixes.iter().position(|fix| fix.works.iter().any(|(cured, _)| *cured == position));
        if let (Some(cure), true) = (cure, written.support_only.on) {
            let message = format!("the cause `{}` is for support only, and a fix cures it", cause.id);
            cx.report(
                Diagnostic::new(
                    Code::SupportOnlyCured,
                    written.support_only.span,
                    message,
                    "for support only",
                )
                .also(source.fixes[cure].name_span(), "works against it")
                .help("remove `support_only`, or the cause from `works` of the fix"),
            );
        }
        if cure.is_none() && !written.support_only.on {
            let message = format!("no fix cures the cause `{}`", cause.id);
            cx.report(
                Diagnostic::new(Code::CauseWithoutFix, span, message, "nothing works against it").help(format!(
                    "name it under `works` of a fix: works = {{ {} = 0.5 }}; where only support can help, add \
                     support_only = true",
                    cause.id
                )),
            );
        }
        if tables.iter().all(|table| like_other(table, index)) {
            let message = format!("no question tells the cause `{}` apart from the unknown", cause.id);
            cx.report(
                Diagnostic::new(Code::NotToldApart, span, message, "no answer points to it or away from it")
                    .help(format!(
                        "name it in the `chance` of an answer that is frequent with it: {} = 0.6",
                        cause.id
                    )),
            );
        }
    }
    for (index, (written, question)) in source.questions.iter().zip(&guide.questions).enumerate() {
        let says_nothing = (0..guide.causes.len()).all(|cause| like_other(&tables[index], cause));
        if says_nothing && question.answers.len() > 1 && !is_tested(guide, index) {
            let message = format!("the question `{}` asks nothing", question.id);
            cx.report(
                Diagnostic::new(
                    Code::AsksNothing,
                    written.name_span(),
                    message,
                    "its answers are equally frequent under every cause",
                )
                .help("give an answer a `chance` that differs between causes, or remove the question"),
            );
        }
    }
    check_other_prior(cx, source, guide, other);
}

fn check_other_prior(cx: &mut Context<'_>, source: &SourceGuide, guide: &Guide, other: usize) {
    let sum: f64 = guide.causes.iter().map(|cause| cause.prior).sum();
    let share = guide.causes[other].prior / sum;
    if let Some(prior) = source.causes[other].prior
        && share < LEAST_UNKNOWN
    {
        let percent = (share * 1000.0).round() / 10.0;
        let message = format!("the unknown cause `{OTHER}` makes up only {percent} % of the priors");
        cx.report(
            Diagnostic::new(Code::SmallOther, prior.span, message, "less than 2 %")
                .help("raise it; otherwise the guide goes on with what it knows where nothing fits"),
        );
    }
}

/// Whether a condition asks for an answer to the question; then it has its use whatever it says about causes.
fn is_tested(guide: &Guide, question: usize) -> bool {
    let conditions = guide.questions.iter().map(|question| &question.when);
    let conditions = conditions.chain(guide.fixes.iter().flat_map(|fix| [&fix.needs, &fix.blocked_by]));
    conditions.into_iter().any(|condition| tests(condition, question))
}

fn tests(condition: &Condition, question: usize) -> bool {
    match condition {
        Condition::Always | Condition::Never => false,
        Condition::Is(named, _) | Condition::Not(named, _) => usize::from(*named) == question,
        Condition::Any(parts) | Condition::All(parts) => parts.iter().any(|part| tests(part, question)),
    }
}
