//! From the text of a guide to the compiled [`Guide`], or to reports on what is in the way.
//!
//! Four stages, none of which stops at the first finding: TOML with error recovery, the source as it was written
//! with the place of every part (`source`), ids into positions (`resolve`), and the lints (`lints`).
//!
//! ```
//! let outcome = unstuck_flow::compile::compile("format = 1\nid = \"demo\"\n");
//! assert!(outcome.guide.is_none());
//! assert!(outcome.errors() > 0);
//! ```

mod code;
mod diagnostic;
mod lints;
mod markdown;
mod resolve;
mod source;
mod span;
mod suggest;
mod syntax;
mod visits;

pub use code::Code;
pub use diagnostic::{Diagnostic, Label, Severity};
pub use span::{Position, Span, line_around, position};
pub use visits::visits;

use source::{Context, SourceGuide};
use toml::de::DeTable;

use crate::guide::{Guide, PageText};
use crate::lower;
use crate::names::Names;

/// What came of a guide.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The compiled guide with the names of the latest era and the lines of all; only where there is no error.
    pub guide: Option<Guide>,
    /// The texts of its pages, in their order.
    pub pages: Vec<PageText>,
    /// What labels of both were called in earlier eras.
    pub names: Names,
    /// All findings, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
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
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity() == severity).count()
    }
}

/// Compiles the source of a guide. The same source always has the same outcome.
#[must_use]
pub fn compile(source: &str) -> Outcome {
    let (table, syntax) = DeTable::parse_recoverable(source);
    let mut cx = Context::new(source);
    let written = SourceGuide::read(&mut cx, table.get_ref());
    let mut guide = resolve::resolve(&mut cx, &written);
    let pages = resolve::page_texts(&written);
    let names = resolve::names(&written);
    if let Some(guide) = &mut guide {
        resolve::mark(guide, &names);
        lints::check(&mut cx, &written, guide, &pages, &names);
    }
    let mut diagnostics = cx.found;
    if syntax.is_empty()
        && let Some(guide) = &guide
    {
        diagnostics.extend(try_in_engine(source, guide, &diagnostics));
    }
    syntax::finish(source, &syntax, &mut diagnostics);
    let fails = diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error);
    Outcome { guide: guide.filter(|_| !fails), pages, names, diagnostics }
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
