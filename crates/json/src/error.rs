//! What is wrong with a file, and where.

use std::fmt;

use crate::path::Path;

/// Why a text was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// Where.
    pub place: Place,
    /// Why.
    pub reason: String,
}

/// A place in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// All of it.
    Whole,
    /// Where reading stopped because the text is no JSON; counted from 1, columns in bytes.
    Position {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// A value, such as `questions[2].answers[0].likelihood.c9`.
    Path(String),
}

impl JsonError {
    /// An error about the whole text.
    #[must_use]
    pub const fn whole(reason: String) -> Self {
        Self { place: Place::Whole, reason }
    }

    /// An error at a value.
    #[must_use]
    pub fn at(path: &Path<'_>, reason: String) -> Self {
        match path {
            Path::Root => Self::whole(reason),
            Path::Field(..) | Path::Item(..) => Self { place: Place::Path(path.to_string()), reason },
        }
    }
}

impl From<serde_json::Error> for JsonError {
    fn from(error: serde_json::Error) -> Self {
        let (line, column) = (error.line(), error.column());
        let text = error.to_string();
        let reason = text.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&text);
        Self { place: Place::Position { line, column }, reason: reason.to_owned() }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => write!(f, "the whole text"),
            Self::Position { line, column } => write!(f, "line {line} column {column}"),
            Self::Path(path) => f.write_str(path),
        }
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.reason)
    }
}

impl std::error::Error for JsonError {}
