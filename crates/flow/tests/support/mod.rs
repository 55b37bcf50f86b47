//! What the tests of the compiler share.
#![allow(dead_code, reason = "every test file uses a part of it")]

use proptest::prelude::*;
use unstuck_engine::plan::Choice;
use unstuck_engine::{AnswerId, Event, FixId, QuestionId};
use unstuck_flow::compile::{Diagnostic, Label, Outcome, compile, compile_with, position};
use unstuck_flow::guide::Guide;

/// A small guide without a fault.
pub(crate) const BASE: &str = include_str!("../base/guide.toml");

/// An outcome as plain text: place, marked text, label and help of every finding.
pub(crate) fn render(source: &str, outcome: &Outcome) -> String {
    let mut out = findings(source, &outcome.diagnostics);
    out.push_str(&sum(outcome));
    out
}

/// The same with what was found in the file of figures.
pub(crate) fn render_with(source: &str, figures: &str, outcome: &Outcome) -> String {
    let mut out = findings(source, &outcome.diagnostics);
    out.push_str("in the figures\n\n");
    out.push_str(&findings(figures, &outcome.figures));
    out.push_str(&sum(outcome));
    out
}

fn sum(outcome: &Outcome) -> String {
    format!("{} errors, {} warnings\n", outcome.errors(), outcome.warnings())
}

fn findings(source: &str, found: &[Diagnostic]) -> String {
    let mut out = String::new();
    for found in found {
        out.push_str(&format!("{}[{}]: {}\n", found.severity().as_str(), found.code.as_str(), found.message));
        for (index, label) in found.labels().enumerate() {
            out.push_str(if index == 0 { "  at " } else { "  and " });
            out.push_str(&place(source, label));
        }
        if let Some(help) = &found.help {
            out.push_str(&format!("  help: {help}\n"));
        }
        out.push('\n');
    }
    out
}

fn place(source: &str, label: &Label) -> String {
    let at = position(source, label.span.start);
    let marked = label.span.text(source).replace('\n', "\\n");
    let marked: String =
        if marked.chars().count() > 60 { marked.chars().take(60).chain(['…']).collect() } else { marked };
    format!("{}:{} |{marked}| {}\n", at.line, at.column, label.text)
}

/// What the compiler says to a `change.txt`, and all its findings.
pub(crate) fn said(script: &str) -> (String, Outcome) {
    let (guide, figures) = change(script);
    match figures {
        None => {
            let outcome = compile(&guide);
            (render(&guide, &outcome), outcome)
        }
        Some(figures) => {
            let outcome = compile_with(&guide, &figures);
            (render_with(&guide, &figures, &outcome), outcome)
        }
    }
}

/// Makes the changes of a `change.txt` to the base guide. A line `--- find` begins a text that stands in the guide
/// once, `--- put` what takes its place, `--- append` what is added at the end, `--- whole` a file of its own, and
/// `--- figures` the file of figures beside it.
pub(crate) fn change(script: &str) -> (String, Option<String>) {
    let mut guide = BASE.to_owned();
    let mut figures = None;
    let mut wanted = None;
    for section in format!("\n{script}").split("\n--- ").skip(1) {
        let (verb, text) = section.split_once('\n').unwrap_or((section, ""));
        let text = text.strip_suffix('\n').unwrap_or(text);
        match verb.trim() {
            "find" => wanted = Some(text.to_owned()),
            "put" => {
                let wanted: String = wanted.take().expect("`put` follows `find`");
                assert_eq!(guide.matches(&wanted).count(), 1, "not once in the base guide: {wanted}");
                guide = guide.replacen(&wanted, text, 1);
            }
            "append" => {
                guide.push('\n');
                guide.push_str(text);
                guide.push('\n');
            }
            "whole" => guide = text.to_owned(),
            "figures" => figures = Some(format!("{text}\n")),
            other => panic!("no such section: {other}"),
        }
    }
    assert!(wanted.is_none(), "`find` without `put`");
    (guide, figures)
}

/// Any events that speak of what the guide has, in any order.
pub(crate) fn any_events(guide: &Guide) -> impl Strategy<Value = Vec<Event>> + use<> {
    let questions: Vec<usize> = guide.questions.iter().map(|question| question.answers.len()).collect();
    let fixes = guide.fixes.len();
    let event = (0..18_u8, any::<prop::sample::Index>(), any::<prop::sample::Index>()).prop_map(
        move |(kind, which, answer)| {
            let fix = FixId::of(which.index(fixes));
            let at = which.index(questions.len());
            let question = QuestionId::of(at);
            match kind {
                0 => Event::Start,
                1 => Event::Answer(question, AnswerId::of(answer.index(questions[at]))),
                2 => Event::NotSure(question),
                3 => Event::Skip(question),
                4 => Event::Proceed(fix),
                5 => Event::Safer(fix),
                6 => Event::Wait(fix),
                7 => Event::Fixed(fix),
                8 => Event::NotFixed(fix),
                9 => Event::CouldNot(fix),
                10 => Event::AlreadyTried(fix),
                11 => Event::Later(fix),
                12 => Event::Changed(fix),
                13 => Event::Support,
                14 => Event::Prefer(Choice::Fix(fix)),
                15 => Event::Prefer(Choice::Question(question)),
                16 => Event::Confirm(question),
                _ => Event::Resume,
            }
        },
    );
    prop::collection::vec(event, 0..60)
}
