//! `replay GUIDE VISIT`

mod json;
pub(crate) mod text;

use std::path::PathBuf;

use unstuck_engine::explain::{Reason, WhatIf, reasons, what_if};
use unstuck_engine::{CauseId, Event, State, replay};

use crate::Verdict;
use crate::failure::Failure;
use crate::load::runnable;
use crate::record::events;

/// Where a visit names what the guide does not have.
const UNKNOWN: &str =
    "the guide has no such question, answer or fix; replay this visit with the guide it was made with";
/// How many of the likely causes are shown.
const CAUSES: usize = 3;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The guide that the visit was made with.
    #[arg(value_name = "GUIDE")]
    guide: PathBuf,
    /// A saved visit; `-` is the standard input.
    #[arg(value_name = "VISIT")]
    visit: PathBuf,
    /// For each answer, what another one would have led to.
    #[arg(long)]
    what_if: bool,
    /// The same in JSON, for scripts.
    #[arg(long)]
    json: bool,
}

/// A visit with all that is said about it.
struct Replayed {
    events: Vec<Event>,
    state: State,
    /// The likeliest causes with their probabilities and the reasons for and against them.
    causes: Vec<(CauseId, f64, Vec<Reason>)>,
    /// By position of an answer; `None` when it was not asked for.
    what_if: Option<Vec<(usize, Vec<WhatIf>)>>,
}

pub(crate) fn run(args: &Args) -> Result<Verdict, Failure> {
    let Some((guide, model)) = runnable(&args.guide)? else { return Ok(Verdict::GuideHasErrors) };
    let guide = &guide;
    let events = events(guide, &args.visit, UNKNOWN)?;
    let state = replay(&model, &events);
    let causes = state.belief.ranked().into_iter().take(CAUSES);
    let causes = causes
        .map(|(cause, probability)| (cause, probability, reasons(&model, &state.facts, cause)))
        .collect();
    let what_if = args.what_if.then(|| {
        let at = (0..events.len()).map(|position| (position, what_if(&model, &events, position)));
        at.filter(|(_, others)| !others.is_empty()).collect()
    });
    let replayed = Replayed { events, state, causes, what_if };
    if args.json {
        println!("{}", json::render(guide, &replayed)?);
    } else {
        print!("{}", text::render(guide, &replayed));
    }
    Ok(Verdict::Fine)
}
