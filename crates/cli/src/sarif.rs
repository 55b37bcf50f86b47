//! Findings in SARIF 2.1.0, the format that code hosts and editors read (OASIS, “Static Analysis Results Interchange Format”).

mod place;

use serde::Serialize;
use unstuck_flow::compile::{Code, Diagnostic, Label, Mend, Severity};

use self::place::{ArtifactLocation, Region, uri};
use crate::failure::Failure;
use crate::load::{File, Loaded};

#[derive(Serialize)]
struct Log<'r> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'r>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'r> {
    tool: Tool,
    /// Columns count characters, not units of UTF-16.
    column_kind: &'static str,
    artifacts: Vec<Artifact>,
    results: Vec<Outcome<'r>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    name: String,
    short_description: Text,
    full_description: Text,
    help: Text,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    location: ArtifactLocation,
    length: usize,
    encoding: &'static str,
    source_language: &'static str,
}

/// A result, in the words of the format.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'r> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: [Location<'r>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'r>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix<'r>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'r> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation<'r>,
    message: Text,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'r> {
    artifact_location: ArtifactLocation,
    region: Region<'r>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix<'r> {
    description: Text,
    artifact_changes: [Change<'r>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'r> {
    artifact_location: ArtifactLocation,
    replacements: Vec<Replacement<'r>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'r> {
    deleted_region: Region<'r>,
    inserted_content: Text,
}

/// The report on several guides.
pub(crate) fn render(guides: &[Loaded]) -> Result<String, Failure> {
    let files: Vec<(&File, &[Diagnostic])> = guides.iter().flat_map(Loaded::files).collect();
    let results = files.iter().enumerate();
    let results = results.flat_map(|(index, (file, found))| {
        found.iter().map(move |found| result(found, &ArtifactLocation::new(&file.path, index), file))
    });
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "unstuck",
                    version: env!("CARGO_PKG_VERSION"),
                    rules: Code::ALL.iter().copied().map(rule).collect(),
                },
            },
            column_kind: "unicodeCodePoints",
            artifacts: files.iter().map(|(file, _)| artifact(file)).collect(),
            results: results.collect(),
        }],
    };
    serde_json::to_string_pretty(&log).map_err(|error| Failure::Encode { error })
}

fn rule(code: Code) -> Rule {
    let explanation = code.explanation().trim();
    let first = explanation.split("\n\n").next().unwrap_or_default();
    Rule {
        id: code.as_str(),
        name: format!("{code:?}"),
        short_description: Text { text: code.title().to_owned() },
        full_description: Text { text: first.replace('\n', " ") },
        help: Text { text: explanation.to_owned() },
        default_configuration: Configuration { level: level(code.severity()) },
    }
}

const fn level(severity: Severity) -> &'static str {
    // The words of the two formats are the same, and each may get others.
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn artifact(file: &File) -> Artifact {
    Artifact {
        location: ArtifactLocation { uri: uri(&file.path), index: None },
        length: file.source.len(),
        encoding: "utf-8",
        source_language: "toml",
    }
}

fn result<'r>(found: &'r Diagnostic, at: &ArtifactLocation, file: &'r File) -> Outcome<'r> {
    let location = |id, label: &Label| Location {
        id,
        physical_location: PhysicalLocation {
            artifact_location: at.clone(),
            region: Region::new(&file.source, label.span),
        },
        message: Text { text: sentence(&label.text) },
    };
    let related = found.secondary.iter().zip(1..);
    Outcome {
        rule_id: found.code.as_str(),
        rule_index: Code::ALL.iter().position(|code| *code == found.code).unwrap_or_default(),
        level: level(found.severity()),
        message: Text { text: message(found) },
        locations: [location(None, &found.primary)],
        related_locations: related.map(|(label, id)| location(Some(id), label)).collect(),
        fixes: found.mend.iter().map(|mend| fix(mend, at, file)).collect(),
    }
}

/// What is wrong and what to do, as two sentences.
fn message(found: &Diagnostic) -> String {
    let help = found.help.as_deref().map(|help| format!(" {}", sentence(help)));
    sentence(&found.message) + &help.unwrap_or_default()
}

/// A fragment with a capital letter in front and a stop at its end.
fn sentence(fragment: &str) -> String {
    let mut signs = fragment.chars();
    let first = signs.next().map(|sign| sign.to_uppercase().to_string()).unwrap_or_default();
    let stop = if fragment.ends_with(['?', '.', '!']) { "" } else { "." };
    format!("{first}{}{stop}", signs.as_str())
}

fn fix<'r>(mend: &'r Mend, at: &ArtifactLocation, file: &'r File) -> Fix<'r> {
    let replacements = mend.edits.iter().map(|edit| Replacement {
        deleted_region: Region::new(&file.source, edit.span),
        inserted_content: Text { text: edit.text.clone() },
    });
    Fix {
        description: Text { text: sentence(&mend.title) },
        artifact_changes: [Change { artifact_location: at.clone(), replacements: replacements.collect() }],
    }
}
