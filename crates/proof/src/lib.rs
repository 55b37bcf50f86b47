//! What is true of every visit through a guide.
//!
//! The compiler looks at the parts of a guide; here the guide is run. What `unstuck_lab::prove` finds in its model becomes a
//! finding like any other, at a place of the guide's file, with the visit that shows it and a link that replays it in the app.

mod findings;
mod shown;

use std::panic::resume_unwind;
use std::thread;

use unstuck_engine::{CauseId, ModelError};
use unstuck_flow::compile::{Diagnostic, Outcome};
use unstuck_flow::lower;
use unstuck_lab::prove::{Closed, Explored, Extent, Met, Possible, closed, explore, met};

pub use shown::{link, told};

/// How much is looked at. All of it is counted in decisions of the planner, never in time, so that a guide has the same findings on
/// every machine.
#[derive(Clone, Debug)]
pub struct Depth {
    /// How far visits are followed.
    pub extent: Extent,
    /// How many visits are drawn for every cause, at the most.
    pub rounds: usize,
    /// In how many situations a question is tried that was never asked.
    pub situations: usize,
    /// From which chance on, 0 to 1, an answer is possible under a cause where visits are followed. A rarer one counts as a
    /// mistake of the person. It is above 0 in any case.
    pub least: f64,
}

impl Depth {
    /// What `check` can do while an author waits.
    pub const CHECK: Self =
        Self { extent: Extent { replays: 120, aside: false }, rounds: 6, situations: 30, least: 0.05 };

    /// What `prove` does unless it is told otherwise.
    pub const PROVE: Self =
        Self { extent: Extent { replays: 100_000, aside: true }, rounds: 40, situations: 200, least: 0.05 };
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Proof {
    /// The findings, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// The visits that were followed.
    pub explored: Explored,
    /// The visits that were drawn.
    pub met: Met,
    /// The answers that close every fix for a cause, over all answers.
    pub closed: Vec<Closed>,
    /// Causes with too many sets of answers to decide that.
    pub undecided: Vec<CauseId>,
}

/// Runs a guide. `site` is the address of the app in links. `None` for a guide with errors.
///
/// # Errors
/// When the guide has no model, which does not happen to one without errors.
pub fn check(outcome: &Outcome, depth: &Depth, site: &str) -> Result<Option<Proof>, ModelError> {
    let Some(guide) = &outcome.guide else { return Ok(None) };
    let spec = lower::spec(guide);
    let model = lower::model(guide)?;
    let all = Possible::new(&spec, 0.0);
    let (closed, undecided) = closed(&model, &all);
    let (explored, met) = thread::scope(|scope| {
        let met = scope.spawn(|| met(&model, &all, depth.rounds));
        let explored = explore(&model, &Possible::new(&spec, depth.least), depth.extent);
        (explored, met.join())
    });
    let met = met.unwrap_or_else(|panic| resume_unwind(panic));
    let mut proof = Proof { diagnostics: Vec::new(), explored, met, closed, undecided };
    let looked =
        findings::Looked { guide, model: &model, possible: &all, places: &outcome.places, depth, site };
    let mut found = findings::find(&looked, &proof);
    found.sort_by_key(|found| (found.primary.span, found.code));
    proof.diagnostics = found;
    Ok(Some(proof))
}
