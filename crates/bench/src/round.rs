//! A round of decisions, each timed by itself.

use std::hint::black_box;

use anyhow::Result;
use serde::{Deserialize, Serialize};
use unstuck_engine::plan::Choice;
use unstuck_lab::situations::situations;

use crate::case::{Case, Source};

/// Rounds of each case; several, so that what disturbs the machine for a moment is shared by all that is timed.
pub const ROUNDS: u64 = 5;
/// Situations in a round.
const SITUATIONS: usize = 200;
/// Decisions before the clock counts: memory is touched for the first time, and node compiles while it runs.
const UNTIMED: usize = 50;
/// A round ends early after this many nanoseconds: only where a decision takes more than 10 milliseconds on average.
const LONGEST: f64 = 1e7 * SITUATIONS as f64;

/// What a round took, and what was decided.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Round {
    /// Nanoseconds of each decision.
    pub nanoseconds: Vec<f64>,
    /// What was decided, as numbers: the same step has the same number.
    pub steps: Vec<u64>,
}

/// Times a round: one decision in each of 200 situations, all of them different. `clock` tells nanoseconds since any moment.
///
/// # Errors
/// When the guide has errors.
pub fn time(case: Case, source: Source<'_>, round: u64, clock: impl Fn() -> f64) -> Result<Round> {
    let model = case.model(source, round)?;
    let situations = situations(&model, SITUATIONS, round);
    let begun = clock();
    for facts in situations.iter().rev().take(UNTIMED) {
        black_box(case.planner.decide(black_box(&model), black_box(facts)));
        if clock() - begun > LONGEST / 4.0 {
            break;
        }
    }
    let mut timed = Round::default();
    let begun = clock();
    for facts in &situations {
        let start = clock();
        let decision = black_box(case.planner.decide(black_box(&model), black_box(facts)));
        let end = clock();
        timed.nanoseconds.push(end - start);
        timed.steps.push(number(decision.choice));
        if end - begun > LONGEST {
            break;
        }
    }
    Ok(timed)
}

fn number(choice: Choice) -> u64 {
    match choice {
        Choice::Support => 0,
        Choice::Fix(fix) => 1 + 2 * u64::from(fix.0),
        Choice::Question(question) => 2 + 2 * u64::from(question.0),
    }
}
