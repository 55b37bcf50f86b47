//! Files and places in them, as SARIF has them.

use std::env;
use std::fmt::Write as _;
use std::path::{Component, Path};

use serde::Serialize;
use unstuck_flow::compile::{Span, position};

/// A file: its address, and which of the listed files it is.
#[derive(Clone, Serialize)]
pub(super) struct ArtifactLocation {
    pub(super) uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) index: Option<usize>,
}

impl ArtifactLocation {
    /// The file at a path, the one with this position in the list.
    pub(super) fn new(path: &str, index: usize) -> Self {
        Self { uri: uri(path), index: Some(index) }
    }
}

/// A place in a file. Lines and columns count from 1, offsets from 0; columns and offsets count characters.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Region<'r> {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    char_offset: usize,
    char_length: usize,
    snippet: Snippet<'r>,
}

#[derive(Serialize)]
struct Snippet<'r> {
    text: &'r str,
}

impl<'r> Region<'r> {
    /// The place of a span, which lies within the source.
    pub(super) fn new(source: &'r str, span: Span) -> Self {
        let (from, to) = (position(source, span.start), position(source, span.end));
        let text = span.text(source);
        Self {
            start_line: from.line,
            start_column: from.column,
            end_line: to.line,
            end_column: to.column,
            char_offset: source.get(..span.start).unwrap_or_default().chars().count(),
            char_length: text.chars().count(),
            snippet: Snippet { text },
        }
    }
}

/// The address of a path: relative where it lies in the folder that the tool runs in, which hosts take for the root of the
/// repository.
pub(super) fn uri(path: &str) -> String {
    let path = Path::new(path);
    let here = env::current_dir().ok();
    let path = here.as_deref().and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path);
    let parts = path.components().filter_map(|part| match part {
        Component::CurDir | Component::RootDir => None,
        other => Some(escaped(&other.as_os_str().to_string_lossy())),
    });
    let joined = parts.collect::<Vec<_>>().join("/");
    if path.is_absolute() { format!("file:///{joined}") } else { joined }
}

/// A part of a path with the signs that addresses cannot have written as their bytes.
fn escaped(part: &str) -> String {
    part.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_addresses() {
        assert_eq!(uri("./flows/a b/guide.toml"), "flows/a%20b/guide.toml");
        assert_eq!(uri("../é.toml"), "../%C3%A9.toml");
        assert_eq!(uri("/no/such/guide.toml"), "file:///no/such/guide.toml");
        let here = env::current_dir().expect("there is a folder").join("guide.toml");
        assert_eq!(uri(&here.to_string_lossy()), "guide.toml");
    }

    #[test]
    fn offsets_count_characters() {
        let region = Region::new("é\nçab", Span::new(5, 6));
        assert_eq!((region.start_line, region.start_column, region.end_column), (2, 2, 3));
        assert_eq!((region.char_offset, region.char_length, region.snippet.text), (3, 1, "a"));
    }
}
