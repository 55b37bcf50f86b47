//! What the TOML parser found, in words for authors.

use toml::Spanned;
use toml::de::DeTable;

use super::code::Code;
use super::diagnostic::Diagnostic;
use super::span::{Span, line_around};
use super::twice;

/// A longer file is not read. The guide for iCloud Backup has 0.14 MB.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// More findings than this in a file are not reported, and not looked for with care: nobody reads them, and to find the
/// places of very many in a long file would take minutes.
pub(super) const MOST_FINDINGS: usize = 300;

/// Reads a file as TOML. Of one that is too long nothing is read.
pub(super) fn parse(source: &str) -> (Spanned<DeTable<'_>>, Vec<toml::de::Error>) {
    let source = if source.len() > MOST_BYTES { "" } else { source };
    let (table, mut errors) = DeTable::parse_recoverable(source);
    errors.truncate(MOST_FINDINGS);
    (table, errors)
}

/// That a file is too long, where it is.
fn too_long(source: &str) -> Option<Diagnostic> {
    (source.len() > MOST_BYTES).then(|| {
        let message = format!("the file is longer than {} MB", MOST_BYTES / (1024 * 1024));
        Diagnostic::new(Code::TooLarge, line_around(source, 0), message, "nothing of it was read")
    })
}

/// Makes a report of what was found in a file: with its syntax errors, each once, in the order of the file.
pub(super) fn finish(source: &str, errors: &[toml::de::Error], diagnostics: &mut Vec<Diagnostic>) {
    if let Some(found) = too_long(source) {
        // What is missing follows from that.
        *diagnostics = vec![found];
    }
    merge(source, errors, diagnostics);
    if diagnostics.len() > MOST_FINDINGS {
        // Errors first: a guide with one must not pass. Those that were not looked for with care are the same.
        diagnostics.sort_by_key(|found| (found.severity(), found.primary.span, found.code));
        diagnostics.dedup();
        diagnostics.truncate(MOST_FINDINGS);
    }
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
    if message.contains("recurs") {
        let message = "this stands in other lists, tables or keys more than 80 levels deep";
        let help = "an earlier bracket may not be closed";
        return Diagnostic::new(Code::TooLarge, span, message, "too deep").help(help);
    }
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
