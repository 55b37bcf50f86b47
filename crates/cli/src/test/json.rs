//! What came of the visits, as scripts read it.

use serde::Serialize;
use unstuck_flow::compile::position;
use unstuck_flow::visits::Fault;

use super::Tested;
use super::cover::NotMet;
use crate::failure::Failure;

/// Raised when a field changes its meaning or goes away; new fields do not raise it.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'r> {
    version: u32,
    guide: &'r str,
    path: &'r str,
    visits: usize,
    wrong: Vec<Wrong<'r>>,
    /// Not there where not all were played.
    not_met: Option<&'r NotMet>,
}

#[derive(Serialize)]
struct Wrong<'r> {
    who: &'r str,
    line: usize,
    /// `never`, `before`, `by`, `screens` or `support`.
    fault: &'static str,
    message: String,
    /// The fix that was shown, or was not.
    fix: Option<&'r str>,
    /// The screens up to the first wrong one, which is the last.
    screens: Vec<String>,
}

pub(super) fn render(tested: &Tested<'_>) -> Result<String, Failure> {
    let wrong = tested.wrong.iter().filter_map(|(visit, played)| {
        let fault = played.fault?;
        let (word, fix) = match fault {
            Fault::Never(fix) => ("never", Some(fix)),
            Fault::NotBefore(_, second) => ("before", Some(second)),
            Fault::NotBy(fix, _) => ("by", Some(fix)),
            Fault::TooLong => ("screens", None),
            Fault::EndsAtSupport => ("support", None),
        };
        Some(Wrong {
            who: &visit.who,
            line: position(tested.source, visit.at).line,
            fault: word,
            message: tested.names.fault(visit, fault),
            fix: fix.map(|fix| tested.names.fix(fix)),
            screens: played.screens.iter().map(|screen| tested.names.screen(*screen)).collect(),
        })
    });
    let report = Report {
        version: VERSION,
        guide: &tested.names.0.id,
        path: tested.path,
        visits: tested.played,
        wrong: wrong.collect(),
        not_met: tested.not_met.as_ref(),
    };
    serde_json::to_string_pretty(&report).map_err(|error| Failure::Encode { error })
}
