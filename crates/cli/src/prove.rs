//! `prove GUIDE`

use std::fmt::Write as _;
use std::io::{IsTerminal, stdout};
use std::path::PathBuf;

use unstuck_flow::compile::Severity;
use unstuck_flow::guide::Guide;
use unstuck_lab::prove::{Explored, Extent, Fault};
use unstuck_proof::{Depth, Proof, told};

use crate::failure::Failure;
use crate::load::load;
use crate::{Verdict, report};

/// Where `cargo xtask serve` has the app.
pub(crate) const SITE: &str = "http://127.0.0.1:8080";

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The guide.
    #[arg(value_name = "GUIDE")]
    guide: PathBuf,
    /// How many decisions of the planner visits are followed for.
    #[arg(long, value_name = "N", default_value_t = Depth::PROVE.extent.replays)]
    decisions: usize,
    /// From which chance on an answer is possible under a cause; a rarer one counts as a mistake. 0 follows all above 0.
    #[arg(long, value_name = "CHANCE", default_value_t = Depth::PROVE.least)]
    least: f64,
    /// Where the app stands, for links that replay a visit.
    #[arg(long, value_name = "ADDRESS", default_value = SITE)]
    site: String,
}

pub(crate) fn run(args: &Args) -> Result<Verdict, Failure> {
    let mut loaded = load(&args.guide)?;
    let depth = Depth {
        extent: Extent { replays: args.decisions, ..Depth::PROVE.extent },
        least: args.least,
        ..Depth::PROVE
    };
    let failed = |error| Failure::Model { path: args.guide.clone(), error };
    let proof = unstuck_proof::check(&loaded.outcome, &depth, &args.site).map_err(failed)?;
    let Some((proof, guide)) = proof.zip(loaded.outcome.guide.take()) else {
        print!("{}", report::render(&loaded, stdout().is_terminal()));
        return Ok(Verdict::GuideHasErrors);
    };
    let text = text(&guide, &proof, &depth);
    let fine = proof.explored.faults.is_empty()
        && proof.diagnostics.iter().all(|found| found.severity() != Severity::Error);
    loaded.outcome.diagnostics = proof.diagnostics;
    print!("{}\n{text}", report::render(&loaded, stdout().is_terminal()));
    Ok(if fine { Verdict::Fine } else { Verdict::GuideHasErrors })
}

/// What was shown, for how much, and what was not.
fn text(guide: &Guide, proof: &Proof, depth: &Depth) -> String {
    let Explored { states, complete, transitions, faults, handed_over, nowhere, .. } = &proof.explored;
    let extent = if *complete {
        format!("all {states} states")
    } else {
        format!("the {states} states nearest to the start, not all")
    };
    let mut text = String::new();
    let _ = writeln!(
        text,
        "visits end         every one of {transitions} transitions comes nearer to an end, and no screen ignores what it offers"
    );
    let _ = writeln!(text, "answers lead on    {}: {extent}", none(nowhere.len(), "answer leads nowhere"));
    let _ = writeln!(
        text,
        "something is tried {}: {extent}",
        none(handed_over.len(), "visit is handed over with nothing tried")
    );
    let _ = writeln!(
        text,
        "                   (answers count that at least {} % of the people with a cause give)",
        100.0 * depth.least
    );
    let curable = guide.causes.iter().enumerate().filter(|(at, _)| {
        guide.fixes.iter().any(|fix| fix.works.iter().any(|(cause, _)| usize::from(*cause) == *at))
    });
    let curable = curable.count();
    let _ = writeln!(
        text,
        "help is offered    for {} of {curable} causes with a fix, whatever is answered: all answers",
        curable - proof.closed.len() - proof.undecided.len()
    );
    for closed in &proof.closed {
        let id = &guide.causes[closed.cause.at()].id;
        let percent = 100.0 * closed.share;
        let answers = closed.answers.iter().map(|(question, answer)| {
            let question = &guide.questions[question.at()];
            format!("{}.{}", question.id, question.answers[answer.at()].id)
        });
        let answers: Vec<String> = answers.collect();
        let _ =
            writeln!(text, "  {id}: not for {percent:.2} % of its people, such as {}", answers.join(", "));
    }
    for cause in &proof.undecided {
        let _ = writeln!(text, "  {}: too many sets of answers, not decided", guide.causes[cause.at()].id);
    }
    for fault in faults {
        let (what, events) = match fault {
            Fault::Ignored(events) => ("a screen ignores what it offers", events),
            Fault::NoNearer(events) => ("a visit comes no nearer to its end", events),
        };
        let _ = writeln!(text, "  a fault of the engine, please report it: {what}: {}", told(guide, events));
    }
    text
}

/// "no answer leads nowhere", "3 times: answer leads nowhere"
fn none(count: usize, what: &str) -> String {
    if count == 0 { format!("no {what}") } else { format!("{count} times: {what}") }
}
