//! `count GUIDE VISIT…`

use std::path::PathBuf;

use unstuck_engine::learn::Counts;
use unstuck_flow::counts;

use crate::Verdict;
use crate::failure::Failure;
use crate::load::runnable;
use crate::record::events;

/// Where a visit names what the guide does not have.
const UNKNOWN: &str =
    "the guide has no such question, answer or fix; count this visit with the guide it was made with";

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The guide that the visits were made with.
    #[arg(value_name = "GUIDE")]
    guide: PathBuf,
    /// Saved visits, one a file; `-` is the standard input.
    #[arg(required = true, value_name = "VISIT")]
    visits: Vec<PathBuf>,
}

pub(crate) fn run(args: &Args) -> Result<Verdict, Failure> {
    let Some((guide, model)) = runnable(&args.guide)? else { return Ok(Verdict::GuideHasErrors) };
    let guide = &guide;
    let mut counts = Counts::new(&model);
    for path in &args.visits {
        counts.add_visit(&model, &events(guide, path, UNKNOWN)?);
    }
    print!("{}", counts::encode(guide, &counts));
    Ok(Verdict::Fine)
}
