//! The record of a visit, from a file or the standard input.

use std::path::Path;

use unstuck_engine::Event;
use unstuck_flow::guide::Guide;
use unstuck_flow::record::{RecordError, decode};

use crate::failure::Failure;
use crate::text::{named, read_or_stdin};

/// The events of a visit. What the guide no longer has would be left out of a visit that is gone on with; here it would
/// make a visit say something else, so it is refused, with `unknown` as the reason.
pub(crate) fn events(guide: &Guide, path: &Path, unknown: &'static str) -> Result<Vec<Event>, Failure> {
    let fault = |line, reason| Failure::Record { path: named(path).to_owned(), line, reason };
    let record = read_or_stdin(path)?;
    let restored = decode(guide, &record).map_err(|error| match error {
        RecordError::NotARecord => fault(Some(1), "a record of a visit begins with `unstuck-visit`"),
        RecordError::Version => fault(Some(1), "this is not the version 1 of the record"),
        RecordError::OtherGuide => fault(Some(1), "this is a visit to another guide"),
        RecordError::Line(line) => fault(Some(line), "this is not something that happens in a visit"),
        RecordError::TooLong => fault(None, "this is longer than any visit"),
    })?;
    if !restored.unknown.is_empty() {
        return Err(fault(first_unknown(guide, &record), unknown));
    }
    Ok(restored.events)
}

/// The first line that names what the guide does not have, counted from 1.
fn first_unknown(guide: &Guide, record: &str) -> Option<usize> {
    let (head, _) = record.split_once('\n')?;
    let is_unknown = |line: &str| {
        decode(guide, &[head, line].join("\n")).is_ok_and(|restored| !restored.unknown.is_empty())
    };
    record.lines().position(is_unknown).map(|at| at + 1)
}
