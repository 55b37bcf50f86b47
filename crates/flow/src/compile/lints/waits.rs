//! Fixes that take time to show.

use super::super::code::Code;
use super::super::diagnostic::Diagnostic;
use super::super::source::{Context, SourceFix, SourceGuide};
use super::super::span::Span;
use super::name;
use super::wording::is_english;
use crate::guide::{Fix, Guide};
use crate::text::{Block, plain};

/// Three minutes, in hours: somebody can look at the iPhone as long as that.
const SHORTEST: f64 = 0.05;
/// Two weeks, in hours: nobody remembers a step for longer.
const LONGEST: f64 = 336.0;

/// What says that something will be seen only later.
const LATER: [&str; 10] = [
    "overnight",
    "over night",
    "tomorrow",
    "next morning",
    "next day",
    "in the morning",
    "in a few hours",
    "after a few hours",
    "for a few hours",
    "after one night",
];

pub(super) fn check(cx: &mut Context<'_>, source: &SourceGuide, guide: &Guide) {
    for (written, fix) in source.fixes.iter().zip(&guide.fixes) {
        match &written.wait {
            Some(wait) => {
                let hours = wait.hours.filter(|hours| hours.value > 0.0 && hours.value.is_finite());
                if let Some(hours) = hours.filter(|hours| !(SHORTEST..=LONGEST).contains(&hours.value)) {
                    let (message, help) = if hours.value < SHORTEST {
                        ("hardly a wait", "leave `wait` out: people can look on for three minutes")
                    } else {
                        ("longer than two weeks", "`hours` are hours; hand over to support what takes longer")
                    };
                    let what = format!("{} waits {} hours", name(&fix.id, "fix"), hours.value);
                    cx.report(Diagnostic::new(Code::OddWait, hours.span, what, message).help(help));
                }
            }
            None if is_english(source) => check_unsaid(cx, written, fix),
            None => {}
        }
    }
}

/// A fix without `wait` whose lines speak of later: the app asks at once whether it has worked.
fn check_unsaid(cx: &mut Context<'_>, written: &SourceFix, fix: &Fix) {
    let steps = written.steps.iter().zip(&fix.steps);
    let steps = steps.filter_map(|(written, step)| {
        Some((written.text.as_ref()?.span, plain(&[Block::P(step.text.clone())])))
    });
    let check = written.check.iter().map(|check| (check.span, plain(&check.blocks)));
    let found = steps.chain(check).find_map(|(span, text)| Some((span, later(&text)?)));
    let Some((span, word)): Option<(Span, &str)> = found else { return };
    let message = format!("{} speaks of `{word}`, and has no `wait`", name(&fix.id, "fix"));
    cx.report(
        Diagnostic::new(Code::UnsaidWait, span, message, "cannot be seen yet when the app asks")
            .help("add wait = { hours = 8, text = \"…\" }, or say what can be seen at once"),
    );
}

/// The words in a text that put something off.
fn later(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    LATER.into_iter().find(|word| text.contains(word))
}
