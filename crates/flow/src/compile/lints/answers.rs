//! The answers to a question, and the probabilities they share.

use super::super::code::Code;
use super::super::diagnostic::Diagnostic;
use super::super::source::{Context, SourceGuide, SourceQuestion};
use crate::guide::{Chance, Guide, Question};

/// Beyond this an answer is no longer read but skimmed.
const LONG_LABEL: usize = 120;
/// Sums of decimal fractions miss one by a little.
const SLACK: f64 = 1e-9;

pub(super) fn check(cx: &mut Context<'_>, source: &SourceGuide) {
    for question in &source.questions {
        let count = question.answers.len();
        if count == 1 {
            let message = "a question needs at least two answers to choose from";
            cx.report(
                Diagnostic::new(Code::TooFewAnswers, question.answers[0].name_span(), message, "the only answer")
                    .also(question.name_span(), "the question")
                    .help("add what else can be the case; an answer without `chance` and `otherwise` takes the rest"),
            );
        }
        check_rest(cx, question);
        check_labels(cx, question);
        for answer in &question.answers {
            if let (Some(chance), None) = (&answer.chance, answer.otherwise) {
                cx.report(
                    Diagnostic::new(
                        Code::MissingOtherwise,
                        chance.at,
                        "the chance under all other causes is missing",
                        "says nothing of the causes that it does not name",
                    )
                    .help("add `otherwise`: how often is this the answer when the cause is another one? 0.01 for hardly ever"),
                );
            }
        }
    }
}

fn check_rest(cx: &mut Context<'_>, question: &SourceQuestion) {
    let mut rests = question.answers.iter().filter(|answer| answer.is_rest());
    let Some(first) = rests.next() else { return };
    for second in rests {
        cx.report(
            Diagnostic::new(
                Code::SecondRest,
                second.name_span(),
                "a second answer takes what the others leave",
                "has neither `chance` nor `otherwise`",
            )
            .also(first.name_span(), "takes the rest already")
            .help("give one of the two a chance: chance = { … } and otherwise, or otherwise alone"),
        );
    }
}

pub(crate) fn check_labels(cx: &mut Context<'_>, question: &SourceQuestion) {
    for (index, answer) in question.answers.iter().enumerate() {
        let Some(label) = &answer.label else { continue };
        let shown = label.shown();
        let length = shown.chars().count();
        if length > LONG_LABEL {
            let message =
                format!("this label has {length} characters; up to {LONG_LABEL} are read at a glance");
            cx.report(
                Diagnostic::new(Code::LongLabel, label.span, message, "a long label")
                    .help("move the explanation into `hint`"),
            );
        }
        let same = |other: &&super::super::source::SourceAnswer| {
            other.label.as_ref().is_some_and(|other| other.shown().to_lowercase() == shown.to_lowercase())
        };
        if let Some(first) =
            question.answers[..index].iter().find(same).and_then(|first| first.label.as_ref())
        {
            cx.report(
                Diagnostic::new(Code::SameLabel, label.span, "two answers have the same label", "again")
                    .also(first.span, "first here")
                    .help("nobody can choose between the two; say what sets them apart"),
            );
        }
    }
}

/// Checks, under every cause, that the chances leave room for the rest, or that some answer is possible.
pub(super) fn check_columns(cx: &mut Context<'_>, source: &SourceGuide, guide: &Guide) {
    for (written, question) in source.questions.iter().zip(&guide.questions) {
        let rest = written.answers.iter().find(|answer| answer.is_rest());
        let sums = (0_u16..).zip(&guide.causes).map(|(cause, part)| (column_sum(question, cause), &part.id));
        if let Some(rest) = rest {
            let over: Vec<_> = sums.filter(|(sum, _)| *sum > 1.0 + SLACK).collect();
            let Some((sum, cause)) = over.iter().copied().max_by(|a, b| a.0.total_cmp(&b.0)) else {
                continue;
            };
            let message = format!("under `{cause}` the chances of the answers add up to {}", round(sum));
            let mut report = Diagnostic::new(
                Code::ColumnOverOne,
                rest.name_span(),
                message,
                "nothing is left for this answer",
            );
            for answer in &written.answers {
                let chances = answer.chance.iter().flat_map(|chance| &chance.by_cause);
                for (_, number) in chances.filter(|(id, _)| id.value == *cause) {
                    report = report.also(number.span, format!("under `{cause}`"));
                }
            }
            cx.report(report.help(also_under(over.len(), "lower them until they add up to 1 or less")));
        } else if !written.answers.is_empty() {
            let zero: Vec<_> = sums.filter(|(sum, _)| *sum <= 0.0).collect();
            let Some((_, cause)) = zero.first() else { continue };
            let message = format!("under `{cause}` no answer to this question is possible");
            cx.report(
                Diagnostic::new(
                    Code::ColumnZero,
                    written.name_span(),
                    message,
                    "every answer has the chance 0",
                )
                .help(also_under(
                    zero.len(),
                    "give some answer an `otherwise` above 0, or let one take the rest",
                )),
            );
        }
    }
}

/// The sum of the chances given for a cause.
fn column_sum(question: &Question, cause: u16) -> f64 {
    question.answers.iter().filter_map(|answer| chance_under(&answer.chance, cause)).sum()
}

/// The chance of an answer under a cause; `None` where it takes the rest.
fn chance_under(chance: &Chance, cause: u16) -> Option<f64> {
    match chance {
        Chance::Given { by_cause, otherwise } => {
            Some(by_cause.iter().find(|(named, _)| *named == cause).map_or(*otherwise, |(_, chance)| *chance))
        }
        Chance::Rest => None,
    }
}

fn also_under(causes: usize, help: &str) -> String {
    match causes {
        1 => help.to_owned(),
        2 => format!("{help}; the same holds under 1 other cause"),
        more => format!("{help}; the same holds under {} other causes", more - 1),
    }
}

/// A sum without the dust of binary fractions.
fn round(sum: f64) -> f64 {
    (sum * 1e6).round() / 1e6
}
