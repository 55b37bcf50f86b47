//! `check GUIDE…`

use std::io::{IsTerminal, stdout};
use std::path::PathBuf;

use unstuck_flow::compile::Review;
use unstuck_proof::Depth;

use crate::failure::Failure;
use crate::load::{Loaded, guide_of, load_on};
use crate::prove::SITE;
use crate::{Verdict, json, mend, report, sarif, today};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The guides to check, each with its translations; a translation stands for its guide.
    #[arg(required = true, value_name = "GUIDE")]
    guides: Vec<PathBuf>,
    /// Takes a text that is not translated for an error.
    #[arg(long)]
    complete: bool,
    /// How to report: for people, as JSON for scripts, or as SARIF 2.1.0 for code hosts and editors.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Short for `--format json`.
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// Mends in the files what is certainly a slip, and reports what is left.
    #[arg(long)]
    fix: bool,
    /// With `--fix`: shows what would be changed and writes nothing.
    #[arg(long, visible_alias = "diff", requires = "fix")]
    dry_run: bool,
    /// The day that counts as today, as in 2026-11-22; that of this computer when left out.
    #[arg(long, value_name = "DATE")]
    today: Option<String>,
    /// From how many months on a review, a source or a figure is said to be old.
    #[arg(long, value_name = "MONTHS", default_value_t = 12, value_parser = clap::value_parser!(u16).range(1..))]
    max_age: u16,
    /// Where the app stands, for links that replay a visit.
    #[arg(long, value_name = "ADDRESS", default_value = SITE)]
    site: String,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    Text,
    Json,
    Sarif,
}

pub(crate) fn run(args: &Args) -> Result<Verdict, Failure> {
    let day = args.today.clone().unwrap_or_else(today::today);
    let review = Review::new(&day, args.max_age).ok_or(Failure::NotADay { day })?;
    let mut paths: Vec<PathBuf> = Vec::new();
    for path in args.guides.iter().map(|path| guide_of(path)) {
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    let mut guides = if args.fix {
        paths.iter().map(|path| mend::mend(path, &review, args.dry_run)).collect()
    } else {
        paths.iter().map(|path| load_on(path, &review)).collect::<Result<Vec<_>, _>>()
    }?;
    for guide in &mut guides {
        run_too(guide, &args.site)?;
    }
    if !args.dry_run {
        print(args, &guides)?;
    }
    let is_complete = |guide: &Loaded| guide.translations.iter().all(|(_, of)| of.missing.is_empty());
    let fine = guides.iter().all(|guide| guide.is_fine() && (!args.complete || is_complete(guide)));
    Ok(if fine { Verdict::Fine } else { Verdict::GuideHasErrors })
}

fn print(args: &Args, guides: &[Loaded]) -> Result<(), Failure> {
    match if args.json { Format::Json } else { args.format } {
        Format::Text => {
            let terminal = stdout().is_terminal();
            guides.iter().for_each(|guide| print!("{}", report::render(guide, terminal)));
            let mends = guides.iter().flat_map(Loaded::files).flat_map(|(_, found)| found);
            match mends.filter(|found| found.mend.is_some()).count() {
                0 => {}
                1 => eprintln!("1 of these can be mended: --fix, or --fix --dry-run to see how"),
                many => eprintln!("{many} of these can be mended: --fix, or --fix --dry-run to see how"),
            }
        }
        Format::Json => println!("{}", json::render(guides)?),
        Format::Sarif => println!("{}", sarif::render(guides)?),
    }
    Ok(())
}

/// The findings on a guide with what running it shows, where it compiles.
fn run_too(loaded: &mut Loaded, site: &str) -> Result<(), Failure> {
    let failed = |error| Failure::Model { path: PathBuf::from(&loaded.guide.path), error };
    if let Some(proof) = unstuck_proof::check(&loaded.outcome, &Depth::CHECK, site).map_err(failed)? {
        let diagnostics = &mut loaded.outcome.diagnostics;
        diagnostics.extend(proof.diagnostics);
        diagnostics.sort_by_key(|found| found.primary.span);
    }
    Ok(())
}
