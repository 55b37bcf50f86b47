//! What the tests of the compiler share.
#![allow(dead_code, reason = "every test file uses a part of it")]

mod cases;

pub(crate) use cases::*;
use proptest::prelude::*;
use unstuck_engine::plan::Choice;
use unstuck_engine::{AnswerId, Event, FixId, QuestionId};
use unstuck_flow::compile::{Diagnostic, Outcome, compile, compile_with, translate};
use unstuck_flow::guide::Guide;

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

/// What the compiler says to a `change.txt`, and all its findings.
pub(crate) fn said(script: &str) -> (String, Vec<Diagnostic>) {
    let Changed { guide, figures, translation } = change(script);
    let (mut said, outcome) = match &figures {
        None => {
            let outcome = compile(&guide);
            (render(&guide, &outcome), outcome)
        }
        Some(figures) => {
            let outcome = compile_with(&guide, figures);
            (render_with(&guide, figures, &outcome), outcome)
        }
    };
    let mut found = [outcome.diagnostics, outcome.figures].concat();
    if let Some(text) = translation {
        assert!(outcome.guide.is_some(), "a guide with errors is not translated:\n{said}");
        let translation = translate(&guide, figures.as_deref(), &text, Some("de"));
        said.push_str("in the translation\n\n");
        said.push_str(&render(&text, &translation.outcome));
        said.push_str(&format!("{} of {} texts are missing\n", translation.missing.len(), translation.texts));
        found.extend(translation.outcome.diagnostics);
    }
    (said, found)
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
