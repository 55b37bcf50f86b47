//! Conditions that can never hold.

use super::super::code::Code;
use super::super::diagnostic::Diagnostic;
use super::super::source::{Context, SourceCondition, SourceGuide, SourceTest, Text};
use super::super::span::Span;
use super::satisfiable::satisfiable;
use crate::guide::Guide;

/// A question that is never asked is reported itself; what hangs on it would only repeat that.
const ANY_QUESTION: &dyn Fn(u16) -> bool = &|_| true;

pub(super) fn check(cx: &mut Context<'_>, source: &SourceGuide, guide: &Guide) {
    check_questions(cx, source, guide);
    for (written, fix) in source.fixes.iter().zip(&guide.fixes) {
        let mut possible = true;
        let sides = [
            (&written.needs, &fix.needs, "the fix is never offered"),
            (&written.blocked_by, &fix.blocked_by, "it never keeps the fix back"),
        ];
        for (source, condition, effect) in sides {
            if let Some(source) = source
                && !satisfiable(&[condition], &[], ANY_QUESTION)
            {
                possible = false;
                never(cx, source, effect);
            }
        }
        if possible
            && !satisfiable(&[&fix.needs], &[&fix.blocked_by], ANY_QUESTION)
            && let Some(blocked_by) = &written.blocked_by
        {
            let message = format!("the fix `{}` can never be offered", fix.id);
            let mut report =
                Diagnostic::new(Code::NeverHolds, blocked_by.span, message, "keeps it back in every case");
            if let Some(needs) = &written.needs {
                report = report.also(needs.span, "whenever this holds");
            }
            cx.report(report.help("`blocked_by` must leave some case that `needs` asks for"));
        }
    }
}

fn check_questions(cx: &mut Context<'_>, source: &SourceGuide, guide: &Guide) {
    let asked = askable(guide);
    for (index, (written, question)) in source.questions.iter().zip(&guide.questions).enumerate() {
        let Some(when) = &written.when else { continue };
        if let Some(span) = names_itself(cx, when, &question.id) {
            let message = format!("the question `{}` depends on its own answer", question.id);
            cx.report(
                Diagnostic::new(Code::AsksItself, span, message, "the question itself")
                    .help("`when` can name the answers to other questions"),
            );
        } else if !satisfiable(&[&question.when], &[], ANY_QUESTION) {
            never(cx, when, "the question is never asked");
        } else if !asked[index] {
            let message = format!("the question `{}` can never be asked", question.id);
            cx.report(
                Diagnostic::new(
                    Code::NeverHolds,
                    when.span,
                    message,
                    "waits for questions that are never asked before it",
                )
                .help("questions must not wait for one another in a circle"),
            );
        }
    }
}

/// Which questions some course of a visit can reach: those without a condition, then those whose conditions the
/// former can make hold, and so on.
fn askable(guide: &Guide) -> Vec<bool> {
    let mut asked = vec![false; guide.questions.len()];
    loop {
        let can_be_asked = |question: u16| asked.get(usize::from(question)).copied().unwrap_or(true);
        let next: Vec<bool> = guide
            .questions
            .iter()
            .map(|question| satisfiable(&[&question.when], &[], &can_be_asked))
            .collect();
        if next == asked {
            return asked;
        }
        asked = next;
    }
}

/// The first place where a condition names an answer to the question itself.
fn names_itself(cx: &Context<'_>, condition: &SourceCondition, id: &str) -> Option<Span> {
    let mut found = None;
    condition.each_answer(&mut |name| {
        let (question, _) = name.value.split_once('.').unwrap_or_default();
        if question == id && found.is_none() {
            found = Some(cx.inside(name, 0, question.len()));
        }
    });
    found
}

fn never(cx: &mut Context<'_>, condition: &SourceCondition, effect: &str) {
    let message = format!("this condition can never hold, so {effect}");
    let report = match contradiction(condition) {
        Some((one, other)) => Diagnostic::new(Code::NeverHolds, other.span, message, "contradicts the other")
            .also(one.span, "the other")
            .help("a question has one answer; where one of several will do, write { any = [ … ] }"),
        None => Diagnostic::new(Code::NeverHolds, condition.span, message, "never holds")
            .help("no set of answers makes it hold; remove it or loosen it"),
    };
    cx.report(report);
}

/// Two tests that must both hold and cannot.
fn contradiction(condition: &SourceCondition) -> Option<(&Text, &Text)> {
    let mut required = Vec::new();
    collect_required(condition, &mut required);
    required.iter().enumerate().find_map(|(index, (name, wanted))| {
        let (question, _) = name.value.split_once('.')?;
        let (earlier, _) = required[..index].iter().find(|(other, other_wanted)| {
            let same_question = other.value.split_once('.').is_some_and(|(named, _)| named == question);
            let same_answer = other.value == name.value;
            same_question
                && ((*wanted && *other_wanted && !same_answer) || (wanted != other_wanted && same_answer))
        })?;
        Some((*earlier, *name))
    })
}

/// The answers that a condition requires, or forbids, in every case.
fn collect_required<'c>(condition: &'c SourceCondition, out: &mut Vec<(&'c Text, bool)>) {
    match &condition.test {
        SourceTest::Is(name) => out.push((name, true)),
        SourceTest::Not(name) => out.push((name, false)),
        SourceTest::All(parts) => parts.iter().for_each(|part| collect_required(part, out)),
        SourceTest::Any(parts) => {
            if let [only] = parts.as_slice() {
                collect_required(only, out);
            }
        }
    }
}
