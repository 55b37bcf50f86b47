//! `count GUIDE VISIT…`

use std::io::{IsTerminal, stderr};
use std::path::PathBuf;

use unstuck_engine::learn::Counts;
use unstuck_flow::{counts, lower};

use crate::failure::Failure;
use crate::load::load;
use crate::record::events;
use crate::{Verdict, report};

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
    let loaded = load(&args.guide)?;
    let Some(guide) = &loaded.outcome.guide else {
        eprint!("{}", report::render(&loaded, stderr().is_terminal()));
        return Ok(Verdict::GuideHasErrors);
    };
    let failed = |error| Failure::Model { path: args.guide.clone(), error };
    let model = lower::model(guide).map_err(failed)?;
    let mut counts = Counts::new(&model);
    for path in &args.visits {
        counts.add_visit(&model, &events(guide, path, UNKNOWN)?);
    }
    print!("{}", counts::encode(guide, &counts));
    Ok(Verdict::Fine)
}
