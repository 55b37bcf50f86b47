//! `simulate GUIDE`

mod bins;
mod chart;
mod html;
mod parts;
mod paths;
mod sections;
mod text;
mod told;

use std::borrow::Cow;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};

use serde::Serialize;
use unstuck_engine::FixId;
use unstuck_lab::simulate::{Extent, Report, Setting, simulate};

use told::Told;

use crate::Verdict;
use crate::failure::Failure;
use crate::load::runnable;
use crate::put::write;

/// Raised when a field changes its meaning or goes away; new fields do not raise it.
const VERSION: u32 = 1;
/// More cases than this sharpen nothing and fill the memory.
const MOST_CASES: i64 = 1_000_000;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The guide to simulate.
    #[arg(value_name = "GUIDE")]
    guide: PathBuf,
    /// How many people to simulate.
    #[arg(long, value_name = "N", default_value_t = 1000,
          value_parser = clap::value_parser!(u32).range(1..=MOST_CASES))]
    cases: u32,
    /// Where the dice begin; the same seed gives the same report.
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// Also plays quick and refined where the truth differs from the guide's numbers.
    #[arg(long)]
    robustness: bool,
    /// The report in JSON, for scripts.
    #[arg(long)]
    json: bool,
    /// Also writes the report as a page for browsers, with charts, into one file.
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
}

#[derive(Serialize)]
struct Simulated<'g> {
    version: u32,
    guide: &'g str,
    cases: u32,
    seed: u64,
    /// Minutes that handing over counts in `minutes_with_support` and `cost`.
    support: f64,
    #[serde(flatten)]
    report: Report,
    /// What came of the visits of `quick`, which is what the app does.
    visits: Told<'g>,
    /// The command that replays a visit from the standard input.
    #[serde(skip)]
    replay: String,
}

pub(crate) fn run(args: &Args) -> Result<Verdict, Failure> {
    let Some((guide, model)) = runnable(&args.guide)? else { return Ok(Verdict::GuideHasErrors) };
    let guide = &guide;
    let failed = |error| Failure::Model { path: args.guide.clone(), error };
    let setting = Setting {
        model: &model,
        checklist: guide.checklist.iter().flat_map(|step| &step.fixes).copied().map(FixId).collect(),
        hours: guide.fixes.iter().map(|fix| fix.wait.as_ref().map_or(0.0, |wait| wait.hours)).collect(),
    };
    let cases = NonZeroU32::new(args.cases).unwrap_or(NonZeroU32::MIN);
    let extent = Extent { cases, seed: args.seed, robustness: args.robustness };
    let report = simulate(&setting, extent).map_err(failed)?;
    let Some(visits) = Told::new(guide, &model, &report) else { return Ok(Verdict::Fine) };
    let simulated = Simulated {
        version: VERSION,
        guide: &guide.id,
        cases: args.cases,
        seed: args.seed,
        support: model.support(),
        report,
        visits,
        replay: format!("unstuck replay {} -", quoted(&args.guide)),
    };
    if let Some(path) = &args.html {
        write(path, html::render(guide, &simulated).as_bytes())?;
    }
    if args.json {
        let json = serde_json::to_string_pretty(&simulated).map_err(|error| Failure::Encode { error })?;
        println!("{json}");
    } else {
        print!("{}", text::render(&simulated));
    }
    Ok(Verdict::Fine)
}

/// A path as shells read it.
fn quoted(path: &Path) -> String {
    let path = path.to_string_lossy();
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || "/._-".contains(sign);
    let quoted: Cow<'_, str> =
        if path.chars().all(is_plain) { path } else { format!("'{}'", path.replace('\'', r"'\''")).into() };
    quoted.into_owned()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::quoted;

    #[test]
    fn a_path_with_other_signs_is_quoted_for_the_shell() {
        assert_eq!(quoted(Path::new("flows/a-b/guide.toml")), "flows/a-b/guide.toml");
        assert_eq!(quoted(Path::new("it's $(mine).toml")), r"'it'\''s $(mine).toml'");
    }
}
