//! `simulate GUIDE`

use std::num::NonZeroU32;
use std::path::PathBuf;

use serde::Serialize;
use unstuck_engine::FixId;
use unstuck_lab::simulate::{Estimate, Extent, Report, Setting, simulate};

use crate::Verdict;
use crate::failure::Failure;
use crate::load::runnable;
use crate::table::table;

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
    let simulated = Simulated {
        version: VERSION,
        guide: &guide.id,
        cases: args.cases,
        seed: args.seed,
        support: model.support(),
        report,
    };
    if args.json {
        let json = serde_json::to_string_pretty(&simulated).map_err(|error| Failure::Encode { error })?;
        println!("{json}");
    } else {
        print!("{}", text(&simulated));
    }
    Ok(Verdict::Fine)
}

fn text(simulated: &Simulated<'_>) -> String {
    let Simulated { guide, cases, seed, support, report, .. } = simulated;
    let mut text = format!(
        "{guide}: {cases} cases, seed {seed}; means with 95 % intervals; support counts {support} minutes\n\n"
    );
    let head = [
        "strategy",
        "minutes",
        "quartiles",
        "with support",
        "priced cost",
        "screens",
        "hours waited",
        "at support",
        "to article",
    ];
    let rows = report.strategies.iter().map(|row| {
        vec![
            row.strategy.to_owned(),
            number(row.minutes, 1),
            row.minutes_quartiles.map(|minutes| format!("{minutes:.0}")).join(" / "),
            number(row.minutes_with_support, 1),
            number(row.cost, 1),
            number(row.screens, 1),
            number(row.hours_waited, 1),
            percent(row.at_support),
            row.against_article.map_or_else(|| "-".to_owned(), |ratio| number(ratio, 3)),
        ]
    });
    text.push_str(&table(&head, rows.collect()));
    if !report.robustness.is_empty() {
        text.push_str("\nwhere the truth differs from the guide\n\n");
        let rows = report.robustness.iter().map(|row| {
            let (minutes, share) = (number(row.minutes_with_support, 1), percent(row.at_support));
            vec![row.scenario.clone(), row.strategy.to_owned(), minutes, share]
        });
        text.push_str(&table(&["truth", "strategy", "with support", "at support"], rows.collect()));
    }
    text
}

fn number(estimate: Estimate, digits: usize) -> String {
    let Estimate { mean, low, high } = estimate;
    format!("{mean:.digits$} ({low:.digits$} to {high:.digits$})")
}

fn percent(estimate: Estimate) -> String {
    let Estimate { mean, low, high } = estimate;
    format!("{:.1} % ({:.1} to {:.1})", 100.0 * mean, 100.0 * low, 100.0 * high)
}
