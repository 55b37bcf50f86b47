//! What the TOML parser found, in words for authors.

use super::code::Code;
use super::diagnostic::Diagnostic;
use super::span::{Span, line_around};
use super::twice;

/// Makes a report of what was found in a file: with its syntax errors, each once, in the order of the file.
pub(super) fn finish(source: &str, errors: &[toml::de::Error], diagnostics: &mut Vec<Diagnostic>) {
    merge(source, errors, diagnostics);
    for diagnostic in diagnostics.iter_mut() {
        diagnostic.fit(source);
    }
    diagnostics.sort_by_key(|diagnostic| (diagnostic.primary.span, diagnostic.code));
    diagnostics.dedup();
}

/// Adds the syntax errors. A file that is broken in one place is often read wrongly in others; then only findings
/// that can be told from the marked text alone stay, and none from a line that is broken itself.
fn merge(source: &str, errors: &[toml::de::Error], diagnostics: &mut Vec<Diagnostic>) {
    if errors.is_empty() {
        return;
    }
    let mut broken: Vec<Diagnostic> = errors.iter().map(|error| describe(source, error)).collect();
    broken.sort_by_key(|error| error.primary.span);
    // What follows on the same line follows from the first.
    broken.dedup_by_key(|error| line_around(source, error.primary.span.start));
    for error in &mut broken {
        error.primary.span = visible(source, error.primary.span);
    }
    let lines: Vec<Span> = broken.iter().map(|error| lines_of(source, error.primary.span)).collect();
    diagnostics.retain(|found| {
        let span = found.primary.span;
        // The parser fills gaps with values that stand nowhere.
        found.code.is_local() && span.start < span.end && !lines.iter().any(|line| line.touches(span))
    });
    // What was meant is certain only where the rest of the file was read as it was meant.
    diagnostics.iter_mut().for_each(|found| found.mend = None);
    diagnostics.extend(broken);
}

fn describe(source: &str, error: &toml::de::Error) -> Diagnostic {
    let span = error.span().map_or_else(|| line_around(source, 0), Span::from).fit(source);
    let message = error.message().trim().trim_end_matches('.').replace('\n', ", ");
    let (label, help) = if message.starts_with("duplicate key") {
        ("stands here again", "a key stands once in a part; remove one, or begin a new part with its header")
    } else if message.contains("string") {
        (
            "the text is not closed",
            "put the text in quotation marks; over several lines, in three at each end: \"\"\"",
        )
    } else {
        ("cannot be read", "the file must be valid TOML: key = value, texts in quotation marks, lists in [ ]")
    };
    let label = if message.contains("must be quoted") { "not in quotation marks" } else { label };
    let is_again = message.starts_with("duplicate key");
    let mend = is_again.then(|| twice::line(source, span.start)).flatten();
    Diagnostic::new(Code::Syntax, span, message, label).help(help).mend_if(mend)
}

/// The span, or the words on its line where it marks no character: what is missing cannot be marked.
fn visible(source: &str, span: Span) -> Span {
    if span.start < span.end {
        return span;
    }
    let line = line_around(source, span.start);
    let text = line.text(source);
    let start = line.start + (text.len() - text.trim_start().len());
    Span::new(start, start + text.trim().len())
}

/// The lines that a span touches, with their ends.
fn lines_of(source: &str, span: Span) -> Span {
    Span::new(line_around(source, span.start).start, line_around(source, span.end).end + 1)
}
