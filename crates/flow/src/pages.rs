//! The second file of a guide: what only those fetch who read its pages or search them.

use crate::figures::Figures;
use crate::grounds::{Ground, Source};
use crate::guide::PageText;

/// What is kept apart from the guide, since most visits need none of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageFile {
    /// The texts of the pages, in the order of the guide's pages.
    pub texts: Vec<PageText>,
    /// Who says what the guide says.
    pub sources: Vec<Source>,
    /// What the parts of the guide rest on; none where the guide does not say.
    pub grounds: Vec<Ground>,
    /// The guide's figures.
    pub figures: Figures,
}

impl PageFile {
    /// What the cause, question, fix or page with this id rests on.
    #[must_use]
    pub fn ground(&self, id: &str) -> Option<&Ground> {
        self.grounds.iter().find(|ground| ground.of == id)
    }
}
