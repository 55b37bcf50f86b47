//! The guide as it was written: every part with its place, nothing resolved, nothing refused.
//!
//! Reading never fails. What is missing or of the wrong kind is reported and left out; the later stages go on with
//! the rest, so that one run finds as much as possible.

use std::collections::BTreeMap;

mod answer;
mod cause;
mod cluster;
mod condition;
mod era;
mod fields;
mod fix;
mod grounds;
mod guide;
mod pages;
mod place;
mod question;
mod record;
mod rename;
mod strings;
mod typed;
mod value;

pub(crate) use answer::{SourceAlert, SourceAnswer, SourceChance};
pub(crate) use cause::SourceCause;
pub(crate) use cluster::SourceCluster;
pub(crate) use condition::{SourceCondition, SourceTest, WORDS as CONDITION_WORDS};
pub(crate) use era::{SourceEra, SourceLabel, SourcePhone, SourceVersions};
pub(crate) use fields::{Fields, Need};
pub(crate) use fix::{SourceCaution, SourceFix, SourceStep, SourceWait};
pub(crate) use grounds::{CERTAINTIES, SourceCited, SourceGround};
pub(crate) use guide::{SourceContact, SourceGuide};
pub(crate) use pages::{SourceChecklistStep, SourcePage};
pub(crate) use place::SourcePlace;
pub(crate) use question::SourceQuestion;
pub(crate) use record::{Content, Key, Part, Record, Shape, nowhere};
pub(crate) use typed::{Value, table};
pub(crate) use value::{Line, Number, Rich, Switch, Text, Word};

use super::diagnostic::{Diagnostic, Mend};
use super::figures::{Filled, Names};
use super::span::Span;
use super::syntax::MOST_FINDINGS;
use crate::guide::Tool;

/// The words for tools.
const TOOLS: [(&str, Tool); 7] = {
    let mut words = [("", Tool::StoragePlanner); 7];
    let mut at = 0;
    while at < words.len() {
        words[at] = (Tool::ALL[at].name(), Tool::ALL[at]);
        at += 1;
    }
    words
};

/// What all stages share: the source and what has been found so far.
pub(crate) struct Context<'s> {
    /// The file.
    pub(crate) source: &'s str,
    /// Findings, in the order they were made.
    pub(crate) found: Vec<Diagnostic>,
    /// Ids of pages that texts link to, to be looked up once all pages are known.
    pub(crate) page_links: Vec<Text>,
    /// What texts can call the figures.
    pub(crate) figures: Names,
    /// Texts for readers, each with the key it stands under; what a device or a site words is not among them.
    pub(crate) prose: Vec<(&'static str, Text)>,
    /// By the place of their token, texts that had figures in them.
    pub(crate) filled: BTreeMap<Span, Filled>,
    /// What readers ask for, where it is this that is wanted of them and not what stands in a file.
    pub(crate) record: Option<Record>,
}

impl<'s> Context<'s> {
    /// Nothing found yet.
    pub(crate) fn new(source: &'s str) -> Self {
        Self {
            source,
            found: Vec::new(),
            page_links: Vec::new(),
            figures: Names::default(),
            prose: Vec::new(),
            filled: BTreeMap::new(),
            record: None,
        }
    }

    /// Notes what a reader without keys of its own takes, where that is wanted.
    fn note(&mut self, content: Content) {
        if let Some(record) = &mut self.record {
            record.note(content);
        }
    }

    /// Notes a finding.
    pub(crate) fn report(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// The place of a part of a text: `start..end` counts bytes of the text's value.
    pub(crate) fn inside(&self, text: &Text, start: usize, end: usize) -> Span {
        if self.found.len() > MOST_FINDINGS {
            return text.span;
        }
        let (value, (start, end)) = match self.filled.get(&text.span) {
            Some(filled) => (&filled.written, filled.written_at(start, end)),
            None => (&text.value, (start, end)),
        };
        strings::inside(self.source, text.span, value, start, end).unwrap_or(text.span)
    }

    /// Where the letters of a text stand, without quotation marks; `None` where they are written with escapes.
    pub(crate) fn letters(&self, text: &Text) -> Option<Span> {
        if text.span.text(self.source) == text.value {
            return Some(text.span);
        }
        let inner = strings::inside(self.source, text.span, &text.value, 0, text.value.len())?;
        (inner.text(self.source) == text.value).then_some(inner)
    }

    /// The mend that writes another word in the place of a text. Words with signs that would have to be escaped are left
    /// to the author.
    pub(crate) fn write_instead(&self, text: &Text, word: &str) -> Option<Mend> {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
        let span = self.letters(text).filter(|_| !word.is_empty() && word.chars().all(is_plain))?;
        Some(Mend::new(format!("write `{word}`"), span, word))
    }
}
