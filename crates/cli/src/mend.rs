//! `check --fix`: mends what is certainly a slip, in the files or as a difference to look at.

use std::path::Path;

use similar::TextDiff;
use unstuck_flow::compile::{self, Done, Mended, Review};

use crate::failure::Failure;
use crate::load::{File, Loaded, load_on, read};
use crate::put::replace;

/// Mends a guide and its figures, says what was done, and returns what is left. With `dry_run` nothing is written, the
/// difference is printed, and what is left is everything.
pub(crate) fn mend(path: &Path, review: &Review, dry_run: bool) -> Result<Loaded, Failure> {
    let (guide, figures) = read(path)?;
    let beside = figures.as_ref().map(|file| file.source.as_str());
    let Mended { source, figures: mended, done, outcome } =
        compile::mend(&guide.source, beside, Some(review));
    tell(&guide, figures.as_ref(), &done);
    let changes = [Some((&guide, source)), figures.as_ref().zip(mended)];
    for (file, after) in changes.into_iter().flatten().filter(|(file, after)| file.source != *after) {
        if dry_run {
            print!("{}", difference(file, &after));
        } else {
            replace(Path::new(&file.path), &after)?;
        }
    }
    if dry_run {
        return load_on(path, review);
    }
    let (guide, figures) = read(path)?;
    Loaded { guide, figures, outcome, translations: Vec::new() }.with_translations(path)
}

/// A line for each mend. They go beside the report, which may be read by a program.
fn tell(guide: &File, figures: Option<&File>, done: &[Done]) {
    for done in done {
        let file = figures.filter(|_| done.in_figures).unwrap_or(guide);
        eprintln!("{}:{}: {} ({})", file.path, done.line, done.title, done.code.as_str());
    }
    eprintln!("{}: {} mended", guide.path, done.len());
}

/// The lines that change, as `patch` takes them.
fn difference(file: &File, after: &str) -> String {
    let path = file.path.replace('\\', "/");
    let diff = TextDiff::from_lines(file.source.as_str(), after);
    diff.unified_diff().header(&format!("a/{path}"), &format!("b/{path}")).to_string()
}
