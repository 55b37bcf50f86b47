//! One decision, natively and in WebAssembly, on the same models and in the same situations.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};
use unstuck_bench::round::ROUNDS;
use unstuck_bench::{Case, Planner, Round, Source, Subject, time};
use unstuck_lab::sized::Size;

use crate::options::Options;
use crate::peer::Peer;
use crate::table::{self, Row, thousands};
use crate::times::Times;

/// What the code runs in, in the order of the table.
const PLACES: [&str; 3] = ["native", "WASM", "WASM, small"];

/// Times all cases, prints their rows, and gives what is to be said below the table.
///
/// # Errors
/// When the guide has errors, or node does not run.
pub(crate) fn run(options: &Options) -> Result<Vec<String>> {
    let read =
        |path: &Path| fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()));
    let guide = read(&options.guide)?;
    let figures = read(&options.guide.with_file_name("figures.toml"))?;
    let source = Source { guide: &guide, figures: &figures };
    let node = |module: &Path| {
        let mut command = Command::new(&options.node);
        Peer::start("node", command.arg(&options.node_script).arg(module).arg(&options.guide))
    };
    let mut peers = [node(&options.wasm)?, node(&options.small_wasm)?];
    let clock = Instant::now();
    let (mut decisions, mut other_steps) = (0, 0);
    for (at, case) in Case::all().into_iter().enumerate() {
        let mut times = PLACES.map(|_| Times::default());
        for round in 0..ROUNDS {
            let native = time(case, source, round, || clock.elapsed().as_secs_f64() * 1e9)?;
            times[0].extend(&native.nanoseconds);
            for (peer, times) in peers.iter_mut().zip(&mut times[1..]) {
                let timed: Round = peer.ask(&format!("{at} {round}"))?;
                times.extend(&timed.nanoseconds);
                // A round that ended early has fewer steps than another.
                decisions += timed.steps.len().min(native.steps.len());
                other_steps +=
                    timed.steps.iter().zip(&native.steps).filter(|(one, other)| one != other).count();
            }
        }
        let what = format!("one decision: {}", title(case.subject));
        for (place, times) in PLACES.iter().zip(&times) {
            table::row(&Row { what: &what, by: name(case.planner), place }, times);
        }
    }
    Ok(vec![
        "Every decision is timed by itself, and no situation comes twice in a round. A round ends early where a decision \
         takes more than 10 ms on average; then there are fewer."
            .to_owned(),
        format!(
            "WASM runs in node; the small one is optimised for size, as the app is, but without wasm-opt. {} of its {} \
             steps are those of the native code.",
            thousands(decisions - other_steps),
            thousands(decisions)
        ),
    ])
}

fn title(subject: Subject) -> String {
    match subject {
        Subject::Sized(Size { causes, fixes, questions }) => {
            format!("{} causes, {fixes} fixes, {questions} questions", thousands(causes))
        }
        Subject::Guide => "the iCloud guide".to_owned(),
    }
}

const fn name(planner: Planner) -> &'static str {
    match planner {
        Planner::Policy(policy) => policy.name(),
        Planner::App => "quick, as in the app",
    }
}
