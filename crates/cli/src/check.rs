//! `check GUIDE…`

use std::io::{IsTerminal, stdout};
use std::path::PathBuf;

use crate::failure::Failure;
use crate::load::load;
use crate::{Verdict, json, report};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The guides to check.
    #[arg(required = true, value_name = "GUIDE")]
    guides: Vec<PathBuf>,
    /// Reports in JSON, for editors and scripts.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> Result<Verdict, Failure> {
    let guides = args.guides.iter().map(|path| load(path)).collect::<Result<Vec<_>, _>>()?;
    if args.json {
        println!("{}", json::render(&guides)?);
    } else {
        let terminal = stdout().is_terminal();
        guides.iter().for_each(|guide| print!("{}", report::render(guide, terminal)));
    }
    let fine = guides.iter().all(|guide| guide.outcome.errors() == 0);
    Ok(if fine { Verdict::Fine } else { Verdict::GuideHasErrors })
}
