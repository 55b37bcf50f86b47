//! A guide from a file, with what the compiler says about it.

use std::fs;
use std::io::{IsTerminal, stderr};
use std::path::Path;

use unstuck_engine::Model;
use unstuck_flow::compile::{Outcome, compile};
use unstuck_flow::guide::Guide;
use unstuck_flow::lower;

use crate::failure::Failure;
use crate::report;

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

/// A guide and its model, for commands that need both. `None` when the guide has errors, which are reported.
pub(crate) fn runnable(path: &Path) -> Result<Option<(Guide, Model)>, Failure> {
    let mut loaded = load(path)?;
    let Some(guide) = loaded.outcome.guide.take() else {
        eprint!("{}", report::render(&loaded, stderr().is_terminal()));
        return Ok(None);
    };
    let failed = |error| Failure::Model { path: path.to_owned(), error };
    let model = lower::model(&guide).map_err(failed)?;
    Ok(Some((guide, model)))
}
