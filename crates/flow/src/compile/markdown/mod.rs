//! Authored text: a small part of Markdown, turned into the tree that the app shows.
//!
//! Whatever the tree has no place for is refused where it stands, so that a text never loses anything silently.

mod inline;
mod links;
mod walk;

pub(crate) use links::{check_contact, check_source};

use super::code::Code;
use super::diagnostic::{Diagnostic, Edit, Mend};
use super::source::{Context, Text};
use crate::text::{Block, Inline, RichText};

/// What a text may be made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Allow {
    /// One line: no blocks but a single paragraph.
    Line,
    /// Paragraphs and lists.
    Text,
    /// Also headings and tables.
    Page,
}

/// The blocks of a text. What is refused is reported and left out.
pub(crate) fn blocks(cx: &mut Context<'_>, text: &Text, allow: Allow) -> RichText {
    walk::Walker::new(cx, text, allow).document()
}

/// The runs of a text that must be a single line.
pub(crate) fn line(cx: &mut Context<'_>, text: &Text) -> Vec<Inline> {
    match blocks(cx, text, Allow::Line).into_iter().next() {
        Some(Block::P(runs)) => runs,
        _ => Vec::new(),
    }
}

/// Warns of marks in a text that is shown as it stands.
pub(crate) fn warn_about_marks(cx: &mut Context<'_>, text: &Text) {
    let mark = ["**", "`", "]("].into_iter().filter_map(|mark| Some((text.value.find(mark)?, mark))).min();
    if let Some((at, mark)) = mark {
        let span = cx.inside(text, at, at + mark.len());
        cx.report(
            Diagnostic::new(
                Code::MarksInPlainText,
                span,
                format!("this text is shown as it stands, with {mark} in it"),
                "shown as it stands",
            )
            .help("write it without marks; docs/authoring.md lists the texts that can have them")
            .mend_if(unmarked(cx, text)),
        );
    }
}

/// The mend that takes away all marks around words. Links have an address that would be lost with them.
fn unmarked(cx: &Context<'_>, text: &Text) -> Option<Mend> {
    if text.value.contains("](") || text.value.contains("***") {
        return None;
    }
    let mut edits = Vec::new();
    for mark in ["**", "`"] {
        let places: Vec<usize> = text.value.match_indices(mark).map(|(at, _)| at).collect();
        for pair in places.chunks(2) {
            let [open, close] = *pair else { return None };
            let words = text.value.get(open + mark.len()..close)?;
            if words.is_empty() || words.trim() != words {
                return None;
            }
            edits.extend([open, close].map(|at| cx.inside(text, at, at + mark.len())));
        }
    }
    edits.sort_unstable();
    let is_written = edits.iter().all(|span| matches!(span.text(cx.source), "**" | "`"));
    let edits = edits.into_iter().map(|span| Edit { span, text: String::new() }).collect();
    is_written.then(|| Mend { title: "remove the marks".to_owned(), edits })
}
