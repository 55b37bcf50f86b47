//! `learn GUIDE COUNTS…`

mod batch;
mod json;
mod text;

use std::path::PathBuf;

use unstuck_engine::learn::Counts;
use unstuck_flow::learn::review;

use batch::{Batch, refuse_twice};

use crate::Verdict;
use crate::failure::Failure;
use crate::load::runnable;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The guide that the visits were counted with.
    #[arg(value_name = "GUIDE")]
    guide: PathBuf,
    /// Counts to learn from; `counts.json@0.5` lets each of its visits count half.
    #[arg(required = true, value_name = "COUNTS")]
    counts: Vec<Batch>,
    /// Counts to hold the proposal against. Without them, each of several COUNTS is held out in turn.
    #[arg(long, value_name = "COUNTS", num_args = 1..)]
    held_out: Vec<Batch>,
    /// The proposal in JSON, for scripts.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> Result<Verdict, Failure> {
    let Some((guide, model)) = runnable(&args.guide)? else { return Ok(Verdict::GuideHasErrors) };
    let guide = &guide;
    let failed = |error| Failure::Model { path: args.guide.clone(), error };
    refuse_twice(args.counts.iter().chain(&args.held_out))?;
    let read = |batches: &[Batch]| {
        batches.iter().map(|batch| batch.read(guide, &model)).collect::<Result<Vec<Counts>, _>>()
    };
    let batches = read(&args.counts)?;
    let apart = read(&args.held_out)?.into_iter().reduce(|mut sum, counts| {
        sum.add(&counts);
        sum
    });
    let review = review(guide, &batches, apart.as_ref()).map_err(failed)?;
    if args.json {
        println!("{}", json::render(guide, &review)?);
    } else {
        print!("{}", text::render(guide, &review));
    }
    Ok(if review.outcome.is_ok() { Verdict::Fine } else { Verdict::NothingProposed })
}
