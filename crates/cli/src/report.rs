//! Findings as a person reads them: the marked text with its line, and what to do.

use std::fmt;

use miette::{
    Diagnostic, LabeledSpan, MietteError, MietteHandler, MietteHandlerOpts, MietteSpanContents, NamedSource,
    ReportHandler, Severity, SourceCode, SourceSpan, SpanContents,
};
use unstuck_flow::compile::{self, Outcome, Span, Translation};

use crate::load::{File, Loaded};

/// Of a line that is longer, in bytes, nothing is shown: a file without line breaks would be shown whole with each finding.
const LONGEST_LINE: usize = 2_000;

/// Width of reports that are not read in a terminal.
const PLAIN_WIDTH: usize = 100;

/// The findings on a guide, on its figures and on its translations, and a line for each language that sums them up. On a terminal they have colours and drawn lines; elsewhere
/// plain characters. The variable `NO_GRAPHICS` makes them prose for a screen reader, `NO_COLOR` leaves out colours.
pub(crate) fn render(loaded: &Loaded, terminal: bool) -> String {
    let handler = handler(terminal);
    let mut out = String::new();
    for (File { path, source }, diagnostics) in loaded.files() {
        let text = source.as_str();
        let source = Excerpts(NamedSource::new(path, source.clone()));
        for found in diagnostics {
            if is_in_a_long_line(found, text) {
                out.push_str(&in_words(found, path, text));
                continue;
            }
            out.push_str(
                &Drawn { handler: &handler, finding: Finding { found, source: &source } }.to_string(),
            );
            out.push('\n');
        }
    }
    out.push_str(&summary(&loaded.guide, &loaded.outcome));
    out.push('\n');
    for (file, translation) in &loaded.translations {
        let Translation { texts, missing, outcome, .. } = translation;
        let summary = summary(file, outcome);
        out.push_str(&format!("{summary}, {} of {texts} texts translated\n", texts - missing.len()));
    }
    out
}

/// Whether a place of a finding stands in a line that is too long to be shown, or beside one.
fn is_in_a_long_line(found: &compile::Diagnostic, source: &str) -> bool {
    found.labels().any(|label| {
        let line = |at: usize| compile::line_around(source, at.min(source.len()));
        let (first, last) = (line(label.span.start), line(label.span.end));
        let shown = [line(first.start.saturating_sub(1)), first, last, line(last.end + 1)];
        shown.iter().any(|line| line.end - line.start > LONGEST_LINE)
    })
}

/// A finding without the lines that it is about.
fn in_words(found: &compile::Diagnostic, path: &str, source: &str) -> String {
    let at = compile::position(source, found.primary.span.start);
    let (code, severity) = (found.code.as_str(), found.severity().as_str());
    let mut out = format!("{path}:{}:{}: {severity}[{code}]: {}\n", at.line, at.column, found.message);
    if let Some(help) = &found.help {
        out.push_str(&format!("  help: {help}\n"));
    }
    out.push('\n');
    out
}

/// "guide.toml: 0 errors, 2 warnings"
fn summary(file: &File, outcome: &Outcome) -> String {
    let count = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
    let path = &file.path;
    format!("{path}: {}, {}", count(outcome.errors(), "error"), count(outcome.warnings(), "warning"))
}

fn handler(terminal: bool) -> MietteHandler {
    let options = MietteHandlerOpts::new().terminal_links(false).context_lines(1);
    let options = if terminal { options } else { options.color(false).unicode(false).width(PLAIN_WIDTH) };
    options.build()
}

/// A finding with the means to draw it.
struct Drawn<'r> {
    handler: &'r MietteHandler,
    finding: Finding<'r>,
}

impl fmt::Display for Drawn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.handler.debug(&self.finding, f)
    }
}

/// The source, cut into excerpts around the marked places.
///
/// miette takes two excerpts for one when the second begins before the first ends, and computes that end with the
/// number of lines. The source of miette counts these from the top of the file, so that places far apart came out as
/// one excerpt with hundreds of lines between them. Here an excerpt counts its own lines.
#[derive(Debug)]
struct Excerpts(NamedSource<String>);

impl SourceCode for Excerpts {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let whole = self.0.read_span(span, before, after)?;
        let lines = whole.data().split(|byte| *byte == b'\n').count();
        Ok(Box::new(MietteSpanContents::new_named(
            self.0.name().to_owned(),
            whole.data(),
            *whole.span(),
            whole.line(),
            whole.column(),
            lines,
        )))
    }
}

/// A finding in miette's terms.
#[derive(Debug)]
struct Finding<'r> {
    found: &'r compile::Diagnostic,
    source: &'r Excerpts,
}

impl fmt::Display for Finding<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.found.message)
    }
}

impl std::error::Error for Finding<'_> {}

impl Diagnostic for Finding<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.found.code.as_str()))
    }

    fn severity(&self) -> Option<Severity> {
        Some(match self.found.severity() {
            compile::Severity::Error => Severity::Error,
            compile::Severity::Warning => Severity::Warning,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.found.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        Some(self.source)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let range = |span: Span| span.start..span.end;
        let primary = &self.found.primary;
        let first = LabeledSpan::new_primary_with_span(Some(primary.text.clone()), range(primary.span));
        let others = self.found.secondary.iter();
        let others =
            others.map(move |label| LabeledSpan::new_with_span(Some(label.text.clone()), range(label.span)));
        Some(Box::new(std::iter::once(first).chain(others)))
    }
}
