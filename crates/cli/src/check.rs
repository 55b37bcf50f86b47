//! `check GUIDE…`

use std::io::{IsTerminal, stdout};
use std::path::{Path, PathBuf};

use unstuck_proof::Depth;

use crate::failure::Failure;
use crate::load::{Loaded, load};
use crate::prove::SITE;
use crate::{Verdict, json, report};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The guides to check.
    #[arg(required = true, value_name = "GUIDE")]
    guides: Vec<PathBuf>,
    /// Reports in JSON, for editors and scripts.
    #[arg(long)]
    json: bool,
    /// Where the app stands, for links that replay a visit.
    #[arg(long, value_name = "ADDRESS", default_value = SITE)]
    site: String,
}

pub(crate) fn run(args: &Args) -> Result<Verdict, Failure> {
    let guides = args.guides.iter().map(|path| looked_at(path, &args.site));
    let guides = guides.collect::<Result<Vec<_>, Failure>>()?;
    if args.json {
        println!("{}", json::render(&guides)?);
    } else {
        let terminal = stdout().is_terminal();
        guides.iter().for_each(|guide| print!("{}", report::render(guide, terminal)));
    }
    let fine = guides.iter().all(|guide| guide.outcome.errors() == 0);
    Ok(if fine { Verdict::Fine } else { Verdict::GuideHasErrors })
}

/// A guide with what the compiler finds and, where it compiles, what running it shows.
fn looked_at(path: &Path, site: &str) -> Result<Loaded, Failure> {
    let mut loaded = load(path)?;
    let failed = |error| Failure::Model { path: path.to_owned(), error };
    if let Some(proof) = unstuck_proof::check(&loaded.outcome, &Depth::CHECK, site).map_err(failed)? {
        let diagnostics = &mut loaded.outcome.diagnostics;
        diagnostics.extend(proof.diagnostics);
        diagnostics.sort_by_key(|found| found.primary.span);
    }
    Ok(loaded)
}
