//! The file of figures beside a guide: numbers that its texts name and its tools reckon with.

mod compiled;
mod fill;
mod lints;
mod names;
mod source;
mod translated;

pub(crate) use fill::{Filled, fill};
pub(crate) use lints::{MOST_GB, MOST_IOS};
pub(crate) use names::Names;

use toml::de::DeTable;

use self::source::SourceFigures;
use super::diagnostic::Diagnostic;
use super::review::Review;
use super::source::{Context, Text};
use super::syntax;
use crate::figures::Figures;

/// Asks for the keys of such a file.
pub(super) fn keys(cx: &mut Context<'_>, nothing: &DeTable<'_>) {
    SourceFigures::read(cx, nothing);
}

/// A file of figures, read and looked at by itself.
pub(super) struct FigureFile<'s> {
    cx: Context<'s>,
    written: SourceFigures,
    faults: Vec<toml::de::Error>,
}

impl<'s> FigureFile<'s> {
    /// Reads the file.
    pub(super) fn read(source: &'s str) -> Self {
        let (table, faults) = syntax::parse(source);
        let mut cx = Context::new(source);
        let written = SourceFigures::read(&mut cx, table.get_ref());
        lints::check(&mut cx, &written);
        Self { cx, written, faults }
    }

    /// Whether all of it could be read as TOML.
    pub(super) fn is_whole(&self) -> bool {
        self.faults.is_empty()
    }

    /// What texts can call its figures.
    pub(super) fn names(&self) -> Names {
        compiled::names(&self.written)
    }

    /// The ids of the sources that its figures name.
    pub(super) fn sources(&self) -> impl Iterator<Item = &Text> {
        self.written.origins().flat_map(|origin| &origin.ground.sources)
    }

    /// The figures, and what is to be said about the file: with the ids of the guide's sources, and what its texts have
    /// called, where they could be read.
    pub(super) fn finish(
        mut self,
        sources: &[&str],
        called: Option<&Names>,
        review: Option<&Review>,
    ) -> (Figures, Vec<Diagnostic>) {
        lints::check_sources(&mut self.cx, &self.written, sources);
        if let Some(called) = called.filter(|_| self.faults.is_empty()) {
            lints::check_use(&mut self.cx, &self.written, called);
        }
        if let Some(review) = review {
            let days = self.written.origins().filter_map(|origin| origin.checked.as_ref());
            review.check_all(&mut self.cx, days, "figures", "checked");
        }
        let mut found = self.cx.found;
        syntax::finish(self.cx.source, &self.faults, &mut found);
        (compiled::figures(&self.written), found)
    }
}
