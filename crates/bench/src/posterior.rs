//! One posterior, by our engine and by others, on the same model and for the same people.

use std::hint::black_box;
use std::time::Instant;

use anyhow::{Result, bail};
use unstuck_engine::{Belief, Evidence, Model};
use unstuck_lab::situations::all_answered;
use unstuck_lab::sized::Size;

use crate::engines::{Engine, Engines, Round};
use crate::options::Options;
use crate::table::{self, Row};
use crate::times::{Times, readable};

const SIZE: Size = Size { causes: 30, fixes: 0, questions: 20 };
const SEED: u64 = 1;
const PEOPLE: usize = 200;
/// The engines take turns, so often: what disturbs the machine for a moment disturbs all of them.
const ROUNDS: usize = 5;
/// Probabilities may differ by rounding, and by no more than this.
const TOLERANCE: f64 = 1e-9;
/// People answered for before the clock counts, as in the other engines' script.
const UNTIMED: usize = 20;

/// Times all engines, prints their rows, and gives what is to be said below the table.
///
/// # Errors
/// When an engine computes other probabilities than ours. Engines that are not there, or that stop, are left out.
pub(crate) fn run(options: &Options) -> Result<Vec<String>> {
    let bare = SIZE.bare(SEED);
    let model = bare.model()?;
    let people = all_answered(&model, PEOPLE, SEED);

    let mut ours = Times::default();
    let mut others = match &options.python {
        Ok(python) => Engines::start(python, &options.peers_script, &bare, &people),
        Err(reason) => Err(anyhow::Error::msg(reason.clone())),
    };
    for _ in 0..ROUNDS {
        let own = round(&model, &people);
        ours.extend(&own.nanoseconds);
        others = others.and_then(|mut others| others.round(&own).map(|()| others));
    }

    let what = format!("one posterior: {} causes, {} observations", SIZE.causes, SIZE.questions);
    table::row(&Row { what: &what, by: "Unstuck", place: "native" }, &ours);
    let mut notes = Vec::new();
    match others {
        Ok(others) => {
            for engine in &others.all {
                let row = Row { what: &what, by: &engine.title, place: "native, by Python" };
                table::row(&row, &engine.times);
                notes.push(compare(&ours, engine)?);
            }
        }
        Err(error) => table::left_out(&what, "pyAgrum, pgmpy", &error.to_string()),
    }
    Ok(notes)
}

/// Says how much faster ours is.
fn compare(ours: &Times, engine: &Engine) -> Result<String> {
    let Engine { title, times, difference, .. } = engine;
    if *difference > TOLERANCE {
        bail!(
            "{title} and Unstuck disagree: a probability differs by {difference:.1e}, not at most {TOLERANCE:e}"
        );
    }
    Ok(format!(
        "One posterior: Unstuck is {:.0} times as fast as {title} ({} against {}, medians). The largest difference of a \
         probability is {difference:.1e}.",
        times.median() / ours.median(),
        readable(ours.median()),
        readable(times.median()),
    ))
}

/// A round of ours.
fn round(model: &Model, people: &[Vec<Evidence>]) -> Round {
    let posterior = |evidence: &[Evidence]| -> Vec<f64> {
        let belief = Belief::new(black_box(model), black_box(evidence));
        model.causes().map(|cause| belief.probability(cause)).collect()
    };
    for evidence in people.iter().take(UNTIMED) {
        black_box(posterior(evidence));
    }
    let mut round = Round::default();
    for evidence in people {
        let start = Instant::now();
        let posterior = black_box(posterior(evidence));
        round.nanoseconds.push(start.elapsed().as_secs_f64() * 1e9);
        round.posteriors.push(posterior);
    }
    round
}
