//! A guide from a file, with what the compiler says about it.

use std::fs;
use std::path::Path;

use unstuck_flow::compile::{Outcome, compile};

use crate::failure::Failure;

/// A guide that has been looked at.
pub(crate) struct Loaded {
    /// The path as it was given, for reports.
    pub(crate) path: String,
    pub(crate) source: String,
    pub(crate) outcome: Outcome,
}

pub(crate) fn load(path: &Path) -> Result<Loaded, Failure> {
    let source = fs::read_to_string(path).map_err(|error| Failure::Read { path: path.to_owned(), error })?;
    let outcome = compile(&source);
    Ok(Loaded { path: path.display().to_string(), source, outcome })
}
