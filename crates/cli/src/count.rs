//! `count GUIDE VISIT…`

use std::io::{IsTerminal, stderr};
use std::path::{Path, PathBuf};

use unstuck_engine::Event;
use unstuck_engine::learn::Counts;
use unstuck_flow::guide::Guide;
use unstuck_flow::record::{RecordError, decode};
use unstuck_flow::{counts, lower};

use crate::failure::Failure;
use crate::load::load;
use crate::text::{named, read_or_stdin};
use crate::{Verdict, report};

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
        counts.add_visit(&model, &visit(guide, path)?);
    }
    print!("{}", counts::encode(guide, &counts));
    Ok(Verdict::Fine)
}

/// The events of a visit. What the guide no longer has would be left out of a visit that is gone on with; here it would
/// make a visit say something else, so it is refused.
fn visit(guide: &Guide, path: &Path) -> Result<Vec<Event>, Failure> {
    let fault = |line, reason| Failure::Record { path: named(path).to_owned(), line, reason };
    let record = read_or_stdin(path)?;
    let restored = decode(guide, &record).map_err(|error| match error {
        RecordError::NotARecord => fault(Some(1), "a record of a visit begins with `unstuck-visit`"),
        RecordError::Version => fault(Some(1), "this is not the version 1 of the record"),
        RecordError::OtherGuide => fault(Some(1), "this is a visit to another guide"),
        RecordError::Line(line) => fault(Some(line), "this is not something that happens in a visit"),
        RecordError::TooLong => fault(None, "this is longer than any visit"),
    })?;
    if restored.unknown > 0 {
        let reason =
            "the guide has no such question, answer or fix; count this visit with the guide it was made with";
        return Err(fault(first_unknown(guide, &record), reason));
    }
    Ok(restored.events)
}

/// The first line that names what the guide does not have, counted from 1.
fn first_unknown(guide: &Guide, record: &str) -> Option<usize> {
    let (head, _) = record.split_once('\n')?;
    let is_unknown =
        |line: &str| decode(guide, &[head, line].join("\n")).is_ok_and(|restored| restored.unknown > 0);
    record.lines().position(is_unknown).map(|at| at + 1)
}
