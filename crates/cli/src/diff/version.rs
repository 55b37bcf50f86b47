//! One version of a guide, with what stands beside it.

use std::fs;
use std::io;
use std::path::Path;

use unstuck_engine::{FixId, Model};
use unstuck_flow::compile::Outcome;
use unstuck_flow::guide::Guide;
use unstuck_flow::names::Names as Labels;
use unstuck_flow::pages::PageFile;
use unstuck_flow::visits::Visit;
use unstuck_lab::compare::{Names, Person, Side};

use crate::failure::Failure;
use crate::load::{self, File, Loaded, runnable_with_rest};

/// The guide in a folder, and the visits beside it.
const GUIDE: &str = "guide.toml";
const VISITS: &str = "visits.toml";

pub(super) struct Version {
    pub(super) path: String,
    pub(super) guide: Guide,
    pub(super) pages: PageFile,
    pub(super) labels: Labels,
    pub(super) model: Model,
    pub(super) visits: Vec<Visit>,
}

impl Version {
    /// Reads it; `None` when the guide has errors, which are reported.
    pub(super) fn load(path: &Path) -> Result<Option<Self>, Failure> {
        let path = if path.is_dir() { path.join(GUIDE) } else { path.to_owned() };
        let Some((guide, model, loaded)) = runnable_with_rest(&path)? else { return Ok(None) };
        let visits = visits(&guide, &path.with_file_name(VISITS))?;
        let Loaded { guide: File { path, .. }, outcome: Outcome { pages, names, .. }, .. } = loaded;
        Ok(Some(Self { path, guide, pages, labels: names, model, visits }))
    }

    pub(super) fn side<'s>(&'s self, names: &'s Names) -> Side<'s> {
        Side { model: &self.model, names }
    }

    /// The people whom the author wrote down.
    pub(super) fn people(&self, names: &Names) -> Vec<Person> {
        let fixes = |fixes: &[FixId]| fixes.iter().map(|fix| names.fixes[fix.at()]).collect();
        let person = |visit: &Visit| Person {
            // The first answer to a question counts.
            answers: visit
                .answers
                .iter()
                .rev()
                .map(|(question, answer)| {
                    (names.questions[question.at()], names.answers[question.at()][answer.at()])
                })
                .collect(),
            helped_by: fixes(&visit.helped_by),
            cannot: fixes(&visit.cannot),
            goes_on: visit.goes_on,
            cause: None,
        };
        self.visits.iter().map(person).collect()
    }
}

/// The visits beside a guide, where there are some. What is wrong with the file is reported, and the others are played.
fn visits(guide: &Guide, path: &Path) -> Result<Vec<Visit>, Failure> {
    match fs::read_to_string(path) {
        Ok(source) => Ok(load::visits(guide, path, source).0),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(Failure::Read { path: path.to_owned(), error }),
    }
}
