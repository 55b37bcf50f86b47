//! `check GUIDE…`

use std::io::{IsTerminal, stdout};
use std::path::PathBuf;

use crate::failure::Failure;
use crate::load::{Loaded, guide_of, load_all};
use crate::{Verdict, json, report};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The guides to check, each with its translations; a translation stands for its guide.
    #[arg(required = true, value_name = "GUIDE")]
    guides: Vec<PathBuf>,
    /// Takes a text that is not translated for an error.
    #[arg(long)]
    complete: bool,
    /// Reports in JSON, for editors and scripts.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> Result<Verdict, Failure> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for path in args.guides.iter().map(|path| guide_of(path)) {
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    let guides = paths.iter().map(|path| load_all(path)).collect::<Result<Vec<_>, _>>()?;
    if args.json {
        println!("{}", json::render(&guides)?);
    } else {
        let terminal = stdout().is_terminal();
        guides.iter().for_each(|guide| print!("{}", report::render(guide, terminal)));
    }
    let is_complete = |guide: &Loaded| guide.translations.iter().all(|(_, of)| of.missing.is_empty());
    let fine = guides.iter().all(|guide| guide.is_fine() && (!args.complete || is_complete(guide)));
    Ok(if fine { Verdict::Fine } else { Verdict::GuideHasErrors })
}
