//! Cases of findings: a folder each, named after the code, with what is changed in a small guide and what is said of that. The tests of
//! the proof have cases of their own in the same form.

use std::fs;
use std::path::{Path, PathBuf};

use unstuck_flow::compile::{Code, Diagnostic, Label, position};

/// A small guide without a fault.
pub(crate) const BASE: &str = include_str!("../base/guide.toml");

/// The folders of the cases of a package, which stand in `tests/diagnostics`.
pub(crate) fn cases(package: &str) -> Vec<PathBuf> {
    let folder = Path::new(package).join("tests/diagnostics");
    let entries = fs::read_dir(folder).expect("the folder of cases is there");
    let mut cases: Vec<_> = entries.map(|entry| entry.expect("it is readable").path()).collect();
    cases.sort();
    cases
}

/// The code that a case is named after.
pub(crate) fn code_of(case: &Path) -> Code {
    let name = case.file_name().and_then(|name| name.to_str()).expect("the name is UTF-8");
    let number = name.split('-').next().unwrap_or_default();
    Code::parse(number).unwrap_or_else(|| panic!("{name} does not begin with a code"))
}

/// What is changed for a case.
pub(crate) fn script(case: &Path) -> String {
    fs::read_to_string(case.join("change.txt")).expect("every case has a change.txt")
}

/// Findings as plain text: place, marked text, label and help of each.
pub(crate) fn findings(source: &str, found: &[Diagnostic]) -> String {
    let mut out = String::new();
    for found in found {
        out.push_str(&format!("{}[{}]: {}\n", found.severity().as_str(), found.code.as_str(), found.message));
        for (index, label) in found.labels().enumerate() {
            out.push_str(if index == 0 { "  at " } else { "  and " });
            out.push_str(&place(source, label));
        }
        if let Some(help) = &found.help {
            out.push_str(&format!("  help: {}\n", help.replace('\n', "\n        ")));
        }
        out.push('\n');
    }
    out
}

fn place(source: &str, label: &Label) -> String {
    let at = position(source, label.span.start);
    let marked = label.span.text(source).replace('\n', "\\n");
    let marked: String =
        if marked.chars().count() > 60 { marked.chars().take(60).chain(['…']).collect() } else { marked };
    format!("{}:{} |{marked}| {}\n", at.line, at.column, label.text)
}

/// What a `change.txt` makes of the base guide.
pub(crate) struct Changed {
    pub(crate) guide: String,
    pub(crate) figures: Option<String>,
    pub(crate) translation: Option<String>,
}

/// What stands above the parts of a translation of the base guide. A script leaves it out.
const HEAD: &str = "format = 1\ntranslates = \"lamp\"\nlang = \"de\"\nreviewed = \"2026-11-22\"\n";

/// Makes the changes of a `change.txt` to the base guide. A line `--- find` begins a text that stands in the guide
/// once, `--- put` what takes its place, `--- append` what is added at the end, `--- whole` a file of its own,
/// `--- figures` the file of figures beside it, and `--- translation` one into German, below its head.
pub(crate) fn change(script: &str) -> Changed {
    let mut guide = BASE.to_owned();
    let mut figures = None;
    let mut translation = None;
    let mut wanted = None;
    for section in format!("\n{script}").split("\n--- ").skip(1) {
        let (verb, text) = section.split_once('\n').unwrap_or((section, ""));
        let text = text.strip_suffix('\n').unwrap_or(text);
        match verb.trim() {
            "find" => wanted = Some(text.to_owned()),
            "put" => {
                let wanted: String = wanted.take().expect("`put` follows `find`");
                assert_eq!(guide.matches(&wanted).count(), 1, "not once in the base guide: {wanted}");
                guide = guide.replacen(&wanted, text, 1);
            }
            "append" => {
                guide.push('\n');
                guide.push_str(text);
                guide.push('\n');
            }
            "whole" => guide = text.to_owned(),
            "figures" => figures = Some(format!("{text}\n")),
            "translation" if text.contains("translates =") => translation = Some(format!("{text}\n")),
            "translation" => translation = Some(format!("{HEAD}{text}\n")),
            other => panic!("no such section: {other}"),
        }
    }
    assert!(wanted.is_none(), "`find` without `put`");
    Changed { guide, figures, translation }
}
