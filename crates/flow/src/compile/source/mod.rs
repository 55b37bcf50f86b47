//! The guide as it was written: every part with its place, nothing resolved, nothing refused.
//!
//! Reading never fails. What is missing or of the wrong kind is reported and left out; the later stages go on with
//! the rest, so that one run finds as much as possible.

mod answer;
mod cause;
mod cluster;
mod condition;
mod era;
mod fields;
mod fix;
mod guide;
mod pages;
mod place;
mod question;
mod strings;
mod typed;
mod value;

pub(crate) use answer::{SourceAlert, SourceAnswer, SourceChance};
pub(crate) use cause::SourceCause;
pub(crate) use cluster::SourceCluster;
pub(crate) use condition::{SourceCondition, SourceTest};
pub(crate) use era::{SourceEra, SourceLabel, SourcePhone, SourceVersions};
pub(crate) use fields::{Fields, Need};
pub(crate) use fix::{SourceCaution, SourceFix, SourceWait};
pub(crate) use guide::SourceGuide;
pub(crate) use pages::{SourceChecklistStep, SourcePage};
pub(crate) use place::SourcePlace;
pub(crate) use question::SourceQuestion;
pub(crate) use value::{Line, Number, Rich, Switch, Text, Word};

use super::diagnostic::Diagnostic;
use super::span::Span;

/// What all stages share: the source and what has been found so far.
pub(crate) struct Context<'s> {
    /// The file.
    pub(crate) source: &'s str,
    /// Findings, in the order they were made.
    pub(crate) found: Vec<Diagnostic>,
    /// Ids of pages that texts link to, to be looked up once all pages are known.
    pub(crate) page_links: Vec<Text>,
}

impl<'s> Context<'s> {
    /// Nothing found yet.
    pub(crate) const fn new(source: &'s str) -> Self {
        Self { source, found: Vec::new(), page_links: Vec::new() }
    }

    /// Notes a finding.
    pub(crate) fn report(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// The place of a part of a text: `start..end` counts bytes of the text's value.
    pub(crate) fn inside(&self, text: &Text, start: usize, end: usize) -> Span {
        strings::inside(self.source, text.span, &text.value, start, end).unwrap_or(text.span)
    }
}
