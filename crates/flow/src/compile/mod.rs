//! From the text of a guide to the compiled [`Guide`], or to reports on what is in the way.
//!
//! Four stages, none of which stops at the first finding: TOML with error recovery, the source as it was written
//! with the place of every part (`source`), ids into positions (`resolve`), and the lints (`lints`). Figures come from a
//! file beside the guide (`figures`); they are put into its texts as these are read.
//!
//! ```
//! let outcome = unstuck_flow::compile::compile("format = 1\nid = \"demo\"\n");
//! assert!(outcome.guide.is_none());
//! assert!(outcome.errors() > 0);
//! ```

mod code;
mod diagnostic;
mod figures;
mod lints;
mod markdown;
mod mend;
mod places;
mod resolve;
mod review;
mod schema;
mod source;
mod span;
mod suggest;
mod syntax;
mod translate;
mod twice;
mod visits;

pub use code::Code;
pub use diagnostic::{Diagnostic, Edit, Label, Mend, Severity};
pub use mend::{Done, Mended, mend};
pub use places::Places;
pub use review::Review;
pub use schema::Schema;
pub use span::{Position, Span, line_around, position};
pub use translate::{Missing, Translation, skeleton, translate};
pub use visits::visits;

use figures::FigureFile;
use source::{Context, SourceGuide};

use crate::guide::Guide;
use crate::lower;
use crate::names::Names;
use crate::pages::PageFile;

/// What came of a guide.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The compiled guide with the names of the latest era and the lines of all; only where there is no error.
    pub guide: Option<Guide>,
    /// What its readers fetch besides.
    pub pages: PageFile,
    /// What labels of both were called in earlier eras.
    pub names: Names,
    /// Where its parts are named.
    pub places: Places,
    /// All findings in the guide, in the order of its file.
    pub diagnostics: Vec<Diagnostic>,
    /// All findings in its figures, in the order of theirs.
    pub figures: Vec<Diagnostic>,
}

impl Outcome {
    /// How many findings are errors.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// How many findings are warnings.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    fn count(&self, severity: Severity) -> usize {
        let all = self.diagnostics.iter().chain(&self.figures);
        all.filter(|diagnostic| diagnostic.severity() == severity).count()
    }
}

/// Compiles the source of a guide that has no file of figures. The same source always has the same outcome.
#[must_use]
pub fn compile(source: &str) -> Outcome {
    compiled(source, None, None)
}

/// Compiles the source of a guide with its figures, which its texts name in braces.
///
/// ```
/// let figures = "[[figure]]\nid = \"keeps\"\nvalue = 180\nunit = \"days\"\n";
/// let outcome = unstuck_flow::compile::compile_with("format = 1\n", figures);
/// assert_eq!(outcome.figures[0].message, "the figure `keeps` has no `certainty`");
/// ```
#[must_use]
pub fn compile_with(source: &str, figures: &str) -> Outcome {
    compiled(source, Some(figures), None)
}

/// The same with or without figures, and with findings about what was last looked at long ago.
#[must_use]
pub fn compile_on(source: &str, figures: Option<&str>, review: &Review) -> Outcome {
    compiled(source, figures, Some(review))
}

fn compiled(source: &str, figures: Option<&str>, review: Option<&Review>) -> Outcome {
    let file = figures.map(FigureFile::read);
    let (table, syntax) = syntax::parse(source);
    let mut cx = Context::new(source);
    if let Some(file) = &file {
        cx.figures = file.names();
    }
    let written = SourceGuide::read(&mut cx, table.get_ref());
    let (mut guide, mut pages) = resolve::resolve(&mut cx, &written).unzip();
    let names = resolve::names(&written);
    if let (Some(guide), Some(pages)) = (&mut guide, &pages) {
        resolve::mark(guide, &names);
        lints::check(&mut cx, &written, guide, &pages.texts, &names);
    }
    if let Some(review) = review {
        review.check(&mut cx, &written);
    }
    let is_whole = syntax.is_empty() && lints::is_whole(&cx);
    if is_whole && file.as_ref().is_none_or(FigureFile::is_whole) {
        let by_figures = file.iter().flat_map(FigureFile::sources);
        lints::check_sources_use(&mut cx, &written, by_figures);
    }
    let mut in_figures = Vec::new();
    if let Some(file) = file {
        if !file.is_whole() {
            // A figure that is missing may be the very part of its file that could not be read.
            cx.found.retain(|found| found.code != Code::UnknownFigure);
        }
        let sources: Vec<&str> =
            written.sources.iter().filter_map(|cited| Some(cited.id.as_ref()?.value.as_str())).collect();
        let (figures, found) = file.finish(&sources, is_whole.then_some(&cx.figures), review);
        in_figures = found;
        if let Some(pages) = &mut pages {
            pages.figures = figures;
        }
    }
    if let Some(pages) = pages.as_ref().filter(|_| is_whole && in_figures.is_empty()) {
        lints::check_figures_of_tools(&mut cx, &written, &pages.figures);
    }
    let mut diagnostics = cx.found;
    if syntax.is_empty()
        && let Some(guide) = &guide
    {
        diagnostics.extend(try_in_engine(source, guide, &diagnostics));
    }
    syntax::finish(source, &syntax, &mut diagnostics);
    let mut outcome = Outcome {
        guide: None,
        pages: pages.unwrap_or_default(),
        names,
        places: Places::of(&written),
        diagnostics,
        figures: in_figures,
    };
    if outcome.errors() == 0 {
        outcome.guide = guide;
    }
    outcome
}

/// The last gate: a guide that the app could not run does not leave the compiler. The lints say the same with
/// better words and places, so that this finds nothing unless one of them has a gap.
fn try_in_engine(source: &str, guide: &Guide, found: &[Diagnostic]) -> Option<Diagnostic> {
    if found.iter().any(|diagnostic| diagnostic.severity() == Severity::Error) {
        return None;
    }
    let error = lower::model(guide).err()?;
    let span = line_around(source, 0);
    Some(Diagnostic::new(Code::Refused, span, error.to_string(), "in this guide"))
}
