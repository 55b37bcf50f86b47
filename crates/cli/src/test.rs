//! `test GUIDE`

mod cover;
mod json;
mod names;
mod text;

use std::fs;
use std::path::PathBuf;

use unstuck_flow::visits::{Played, Visit, play};

use crate::Verdict;
use crate::failure::Failure;
use crate::load::{runnable, visits};
use cover::NotMet;
use names::Names;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The guide to test.
    #[arg(value_name = "GUIDE")]
    guide: PathBuf,
    /// The visits; without it, the file `visits.toml` beside the guide.
    #[arg(long, value_name = "FILE")]
    visits: Option<PathBuf>,
    /// Plays only the visits with these words under `who`, in whatever case.
    #[arg(long, value_name = "WORDS")]
    only: Option<String>,
    /// Also fails when a question, fix or caution is met in no visit.
    #[arg(long, conflicts_with = "only")]
    cover: bool,
    /// The report in JSON, for scripts.
    #[arg(long)]
    json: bool,
}

/// What came of the visits.
struct Tested<'t> {
    path: &'t str,
    source: &'t str,
    names: Names<'t>,
    /// How many were played.
    played: usize,
    /// Those that went wrong.
    wrong: Vec<(&'t Visit, &'t Played)>,
    /// What none of them met; `None` where not all were played.
    not_met: Option<NotMet>,
}

pub(crate) fn run(args: &Args) -> Result<Verdict, Failure> {
    let Some((guide, model)) = runnable(&args.guide)? else { return Ok(Verdict::GuideHasErrors) };
    let path = args.visits.clone().unwrap_or_else(|| args.guide.with_file_name("visits.toml"));
    let source = fs::read_to_string(&path).map_err(|error| Failure::Read { path: path.clone(), error })?;
    let (mut visits, loaded) = visits(&guide, &path, source);
    if let Some(words) = &args.only {
        let wanted = words.to_lowercase();
        visits.retain(|visit| visit.who.to_lowercase().contains(&wanted));
        if visits.is_empty() {
            return Err(Failure::NoVisit { path, words: words.clone() });
        }
    }
    let played: Vec<Played> = visits.iter().map(|visit| play(&guide, &model, visit)).collect();
    let tested = Tested {
        path: &loaded.guide.path,
        source: &loaded.guide.source,
        names: Names(&guide),
        played: played.len(),
        wrong: visits.iter().zip(&played).filter(|(_, played)| played.fault.is_some()).collect(),
        not_met: args.only.is_none().then(|| NotMet::of(&guide, &played)),
    };
    if args.json {
        println!("{}", json::render(&tested)?);
    } else {
        print!("{}", text::render(&tested));
    }
    let uncovered = args.cover && tested.not_met.as_ref().is_some_and(|not_met| !not_met.is_empty());
    let fails = loaded.outcome.errors() > 0 || !tested.wrong.is_empty() || uncovered;
    Ok(if fails { Verdict::GuideHasErrors } else { Verdict::Fine })
}
