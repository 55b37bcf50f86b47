//! Findings as editors and scripts read them.

use serde::Serialize;
use unstuck_flow::compile::{Diagnostic, Label, Mend, Translation, position};

use crate::failure::Failure;
use crate::load::{File, Loaded};

/// Raised when a field changes its meaning or goes away; new fields do not raise it.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'r> {
    version: u32,
    guides: Vec<GuideReport<'r>>,
}

#[derive(Serialize)]
struct GuideReport<'r> {
    path: &'r str,
    /// Those in its figures are counted too.
    errors: usize,
    warnings: usize,
    findings: Vec<Finding<'r>>,
    figures: Option<FiguresReport<'r>>,
    translations: Vec<TranslationReport<'r>>,
}

/// A translation beside a guide.
#[derive(Serialize)]
struct TranslationReport<'r> {
    path: &'r str,
    lang: &'r str,
    /// How many texts the guide has, and how many of them are not translated.
    texts: usize,
    missing: usize,
    errors: usize,
    warnings: usize,
    findings: Vec<Finding<'r>>,
}

/// The file of figures beside a guide.
#[derive(Serialize)]
struct FiguresReport<'r> {
    path: &'r str,
    findings: Vec<Finding<'r>>,
}

#[derive(Serialize)]
struct Finding<'r> {
    code: &'static str,
    severity: &'static str,
    message: &'r str,
    help: Option<&'r str>,
    /// What `--fix` would do.
    mend: Option<MendReport<'r>>,
    /// The place to mend first, then places that explain it.
    places: Vec<Place<'r>>,
}

/// A change that is certainly what was meant: all of its edits are to be made, or none.
#[derive(Serialize)]
struct MendReport<'r> {
    title: &'r str,
    edits: Vec<EditReport<'r>>,
}

#[derive(Serialize)]
struct EditReport<'r> {
    /// The bytes that go away.
    start: usize,
    end: usize,
    /// What takes their place.
    text: &'r str,
}

#[derive(Serialize)]
struct Place<'r> {
    /// Counted from 1, like the columns, which count characters.
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    /// Counted from 0, in bytes of UTF-8.
    start: usize,
    end: usize,
    marked: &'r str,
    label: &'r str,
}

/// The report on several guides.
pub(crate) fn render(guides: &[Loaded]) -> Result<String, Failure> {
    let report = Report { version: VERSION, guides: guides.iter().map(guide).collect() };
    serde_json::to_string_pretty(&report).map_err(|error| Failure::Encode { error })
}

fn guide(loaded: &Loaded) -> GuideReport<'_> {
    let outcome = &loaded.outcome;
    GuideReport {
        path: &loaded.guide.path,
        errors: outcome.errors(),
        warnings: outcome.warnings(),
        findings: findings(&outcome.diagnostics, &loaded.guide),
        figures: loaded.figures.as_ref().map(|figures| FiguresReport {
            path: &figures.path,
            findings: findings(&outcome.figures, figures),
        }),
        translations: loaded.translations.iter().map(|(file, of)| translation(file, of)).collect(),
    }
}

fn translation<'r>(file: &'r File, translation: &'r Translation) -> TranslationReport<'r> {
    let outcome = &translation.outcome;
    TranslationReport {
        path: &file.path,
        lang: &translation.lang,
        texts: translation.texts,
        missing: translation.missing.len(),
        errors: outcome.errors(),
        warnings: outcome.warnings(),
        findings: findings(&outcome.diagnostics, file),
    }
}

fn findings<'r>(found: &'r [Diagnostic], file: &'r File) -> Vec<Finding<'r>> {
    found.iter().map(|found| finding(found, &file.source)).collect()
}

fn finding<'r>(found: &'r Diagnostic, source: &'r str) -> Finding<'r> {
    Finding {
        code: found.code.as_str(),
        severity: found.severity().as_str(),
        message: &found.message,
        help: found.help.as_deref(),
        mend: found.mend.as_ref().map(mend),
        places: found.labels().map(|label| place(label, source)).collect(),
    }
}

fn mend(mend: &Mend) -> MendReport<'_> {
    let edits = mend.edits.iter();
    let edits = edits.map(|edit| EditReport { start: edit.span.start, end: edit.span.end, text: &edit.text });
    MendReport { title: &mend.title, edits: edits.collect() }
}

fn place<'r>(label: &'r Label, source: &'r str) -> Place<'r> {
    let (from, to) = (position(source, label.span.start), position(source, label.span.end));
    Place {
        line: from.line,
        column: from.column,
        end_line: to.line,
        end_column: to.column,
        start: label.span.start,
        end: label.span.end,
        marked: label.span.text(source),
        label: &label.text,
    }
}
