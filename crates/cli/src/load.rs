//! A guide from a file, with what the compiler says about it.

use std::fs;
use std::io::{self, IsTerminal, stderr};
use std::path::Path;

use unstuck_engine::Model;
use unstuck_flow::compile::{Diagnostic, Outcome, Review, compile, compile_on, compile_with};
use unstuck_flow::guide::Guide;
use unstuck_flow::lower;

use crate::failure::Failure;
use crate::report;

/// The file beside a guide that has its figures, where there is one.
const FIGURES: &str = "figures.toml";

/// A text with the path that reports name it by.
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) source: String,
}

/// A guide that has been looked at.
pub(crate) struct Loaded {
    pub(crate) guide: File,
    pub(crate) figures: Option<File>,
    pub(crate) outcome: Outcome,
}

impl Loaded {
    /// The files, each with what was found in it.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&File, &[Diagnostic])> {
        let figures = self.figures.iter().map(|file| (file, self.outcome.figures.as_slice()));
        std::iter::once((&self.guide, self.outcome.diagnostics.as_slice())).chain(figures)
    }
}

/// A guide with its figures, and what is said of both.
pub(crate) fn load(path: &Path) -> Result<Loaded, Failure> {
    let (guide, figures) = read(path)?;
    let outcome = match &figures {
        Some(figures) => compile_with(&guide.source, &figures.source),
        None => compile(&guide.source),
    };
    Ok(Loaded { guide, figures, outcome })
}

/// The same, with what was last looked at long ago.
pub(crate) fn load_on(path: &Path, review: &Review) -> Result<Loaded, Failure> {
    let (guide, figures) = read(path)?;
    let outcome = compile_on(&guide.source, figures.as_ref().map(|file| file.source.as_str()), review);
    Ok(Loaded { guide, figures, outcome })
}

/// The file of a guide, and the file of figures beside it.
pub(crate) fn read(path: &Path) -> Result<(File, Option<File>), Failure> {
    let source = fs::read_to_string(path).map_err(|error| Failure::Read { path: path.to_owned(), error })?;
    let guide = File { path: path.display().to_string(), source };
    let beside = path.with_file_name(FIGURES);
    let figures = match fs::read_to_string(&beside) {
        Ok(source) => Some(File { path: beside.display().to_string(), source }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(Failure::Read { path: beside, error }),
    };
    Ok((guide, figures))
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
