//! What came of the visits, as authors read it.

use std::fmt::Write as _;

use unstuck_flow::compile::position;
use unstuck_flow::visits::{Played, Visit};

use super::Tested;
use super::cover::NotMet;

pub(super) fn render(tested: &Tested<'_>) -> String {
    let mut text = String::new();
    for (visit, played) in &tested.wrong {
        told(&mut text, tested, visit, played);
    }
    let Tested { path, played, wrong, .. } = tested;
    let _ = writeln!(text, "{path}: {} of {played} visits go as they should", played - wrong.len());
    if let Some(words) = tested.not_met.as_ref().and_then(NotMet::words) {
        let _ = writeln!(text, "{path}: met in no visit: {words}");
    }
    text
}

/// A visit with what went wrong, and all its screens up to there.
fn told(text: &mut String, tested: &Tested<'_>, visit: &Visit, played: &Played) {
    let Some(fault) = played.fault else { return };
    let line = position(tested.source, visit.at).line;
    let _ = writeln!(text, "{}:{line}: {}", tested.path, visit.who);
    let _ = writeln!(text, "  wrong: {}", tested.names.fault(visit, fault));
    for (at, screen) in played.screens.iter().enumerate() {
        let _ = writeln!(text, "  {:2} {}", at + 1, tested.names.screen(*screen));
    }
}
