//! Why the tool could not do its work. What is wrong with a guide is not a failure but a report.

use std::fmt;
use std::io;
use std::path::PathBuf;

#[derive(Debug)]
pub(crate) enum Failure {
    /// A guide cannot be read.
    Read { path: PathBuf, error: io::Error },
    /// The compiled guide cannot be written.
    Write { path: PathBuf, error: io::Error },
    /// A report cannot be put into JSON, which is a fault of this tool.
    Encode { error: serde_json::Error },
    /// There is no such code.
    UnknownCode { code: String },
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read { path, error } if error.kind() == io::ErrorKind::InvalidData => {
                write!(f, "{} is not a text in UTF-8", path.display())
            }
            Self::Read { path, error } => write!(f, "{} cannot be read: {error}", path.display()),
            Self::Write { path, error } => {
                write!(f, "{} cannot be written: {error}; what was there before is untouched", path.display())
            }
            Self::Encode { error } => {
                write!(f, "the report cannot be put into JSON: {error}; please report this")
            }
            Self::UnknownCode { code } => {
                write!(f, "there is no code `{code}`; `unstuck-author explain` lists them all")
            }
        }
    }
}

impl std::error::Error for Failure {}
