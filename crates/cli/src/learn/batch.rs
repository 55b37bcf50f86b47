//! Counts from a file, with a weight.

use std::fs;
use std::path::PathBuf;
use std::str::FromStr;

use unstuck_engine::Model;
use unstuck_engine::learn::Counts;
use unstuck_flow::counts::decode;
use unstuck_flow::guide::Guide;

use crate::failure::Failure;
use crate::text;

/// A file of counts, and how much each of its visits says.
#[derive(Clone, Debug)]
pub(super) struct Batch {
    path: PathBuf,
    weight: f64,
}

impl FromStr for Batch {
    type Err = String;

    /// Reads `PATH` or `PATH@WEIGHT`. What follows the last `@` is a weight if it is a number.
    fn from_str(argument: &str) -> Result<Self, String> {
        let whole = || Self { path: argument.into(), weight: 1.0 };
        let Some((path, weight)) = argument.rsplit_once('@') else { return Ok(whole()) };
        let Ok(weight) = weight.parse::<f64>() else { return Ok(whole()) };
        if weight > 0.0 && weight <= 1.0 {
            Ok(Self { path: path.into(), weight })
        } else {
            Err(format!("a weight is above 0 and at most 1, which {weight} is not"))
        }
    }
}

impl Batch {
    pub(super) fn read(&self, guide: &Guide, model: &Model) -> Result<Counts, Failure> {
        let counts = decode(guide, model, &text::read(&self.path)?);
        let counts = counts.map_err(|error| Failure::Counts { path: self.path.clone(), error })?;
        Ok(counts.weighted(self.weight))
    }
}

/// Refuses a file that is there twice, under whatever name.
pub(super) fn refuse_twice<'b>(batches: impl Iterator<Item = &'b Batch>) -> Result<(), Failure> {
    let mut seen: Vec<PathBuf> = Vec::new();
    for Batch { path, .. } in batches {
        // A file that is not there is named when it is read.
        let place = fs::canonicalize(path).unwrap_or_else(|_| path.clone());
        if seen.contains(&place) {
            return Err(Failure::Twice { path: path.clone() });
        }
        seen.push(place);
    }
    Ok(())
}
