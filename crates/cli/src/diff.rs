//! `diff OLD NEW`: what people meet in the new version of a guide that they do not meet in the old one.

mod facts;
mod json;
mod parts;
mod report;
mod text;
mod version;

use std::num::NonZeroU32;
use std::path::PathBuf;

use unstuck_lab::compare::{Person, compare, drawn, groups, totals, walked};

use crate::Verdict;
use crate::failure::Failure;
use report::{Count, Report};
use version::Version;

/// More people than this sharpen nothing and fill the memory.
const MOST_PEOPLE: i64 = 100_000;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The guide as it was: its file, or its folder.
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The guide as it is now.
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// How many people to draw from the numbers of the old guide.
    #[arg(long, value_name = "N", default_value_t = 1000,
          value_parser = clap::value_parser!(u32).range(1..=MOST_PEOPLE))]
    people: u32,
    /// Where the dice begin; the same seed gives the same report.
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// How many groups of visits to show in the text.
    #[arg(long, value_name = "N", default_value_t = 10)]
    groups: usize,
    /// Ends with 4 where people meet anything else than before.
    #[arg(long)]
    gate: bool,
    /// The report in JSON, for scripts, with all groups.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> Result<Verdict, Failure> {
    // Both are looked at, so that all errors are reported at once.
    let (old, new) = (Version::load(&args.old)?, Version::load(&args.new)?);
    let (Some(old), Some(mut new)) = (old, new) else { return Ok(Verdict::GuideHasErrors) };
    let ids = parts::match_up(&old.guide, &mut new.guide);
    let (old_names, new_names) = parts::names(&old.guide, &new.guide);
    let (old_side, new_side) = (old.side(&old_names), new.side(&new_names));

    let people =
        drawn(old_side, new_side, NonZeroU32::new(args.people).unwrap_or(NonZeroU32::MIN), args.seed);
    let walkers = walked(old_side, new_side);
    let mut authored: Vec<Person> = old.people(&old_names);
    authored.extend(new.people(&new_names));
    authored.sort();
    authored.dedup();
    let counts = [people.len(), walkers.len(), authored.len()];
    let lost =
        people.iter().filter(|person| person.cause.is_some_and(|cause| !new_names.causes.contains(&cause)));
    let lost = lost.count();

    let everybody: Vec<Person> = people.into_iter().chain(walkers).chain(authored).collect();
    let pairs = compare(old_side, new_side, &everybody);
    let drawn = &pairs[..counts[0]];
    let report = Report {
        people: args.people,
        seed: args.seed,
        totals: totals(drawn),
        other_minutes: drawn.iter().filter(|pair| pair.differs() && pair.parting().is_none()).count(),
        lost,
        speechless: drawn.iter().filter(|pair| pair.new.speechless && !pair.old.speechless).count(),
        walked: Count::of(&pairs[counts[0]..counts[0] + counts[1]]),
        authored: Count::of(&pairs[counts[0] + counts[1]..]),
        groups: groups(&pairs),
        changes: facts::changes(&old, &new),
        differs: ids.differs() || pairs.iter().any(unstuck_lab::compare::Pair::differs),
        ids,
        counts,
        pairs: &pairs,
        old: (&old, &old_names),
        new: (&new, &new_names),
    };
    if args.json {
        println!("{}", json::render(&report)?);
    } else {
        print!("{}", text::render(&report, args.groups));
    }
    Ok(if args.gate && report.differs { Verdict::BehaviourDiffers } else { Verdict::Fine })
}
