//! Why the tool could not do its work. What is wrong with a guide is not a failure but a report.

use std::fmt;
use std::io;
use std::path::PathBuf;

use unstuck_engine::ModelError;
use unstuck_flow::counts::CountsError;
use unstuck_json::{JsonError, MAX_BYTES};
use unstuck_lab::evaluate::TooLarge;

#[derive(Debug)]
pub(crate) enum Failure {
    /// A file cannot be read.
    Read { path: PathBuf, error: io::Error },
    /// The compiled guide cannot be written.
    Write { path: PathBuf, error: io::Error },
    /// Something is there that would be overwritten.
    Exists { path: PathBuf },
    /// A guide cannot have what an option says.
    Option { message: String, help: Option<String> },
    /// A report cannot be put into JSON, which is a fault of this tool.
    Encode { error: serde_json::Error },
    /// What should be a day is none.
    NotADay { day: String },
    /// A guide has no translation into a language.
    NoTranslation { path: PathBuf, lang: String },
    /// A translation cannot be begun, for a reason in words.
    Language { reason: String },
    /// There is no such code.
    UnknownCode { code: String },
    /// There is a fault in a bare model or in its evidence.
    Bare { path: PathBuf, error: JsonError },
    /// A file has more bytes than anyone would write.
    TooLong { path: PathBuf },
    /// The model is too large to be evaluated exactly.
    Evaluate { path: PathBuf, error: TooLarge },
    /// The costs of a model are so large that they cannot be added up.
    Overflow { path: PathBuf },
    /// There is a fault in the record of a visit, at a line where that can be said.
    Record { path: PathBuf, line: Option<usize>, reason: &'static str },
    /// No visit in a file is of somebody with these words.
    NoVisit { path: PathBuf, words: String },
    /// Counts cannot be used.
    Counts { path: PathBuf, error: CountsError },
    /// The same counts are given twice.
    Twice { path: PathBuf },
    /// A guide without errors has no model, which is a fault of this tool.
    Model { path: PathBuf, error: ModelError },
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
            Self::NoTranslation { path, lang } => {
                write!(
                    f,
                    "{} is not in the language `{lang}`, and has no translation into it",
                    path.display()
                )
            }
            Self::Language { reason } => f.write_str(reason),
            Self::Exists { path } => {
                write!(f, "{} is there already; nothing was written", path.display())
            }
            Self::Option { message, help: None } => write!(f, "{message}; nothing was written"),
            Self::Option { message, help: Some(help) } => {
                write!(f, "{message}; {help}; nothing was written")
            }
            Self::Encode { error } => {
                write!(f, "the report cannot be put into JSON: {error}; please report this")
            }
            Self::NotADay { day } => write!(f, "`{day}` is not a day; write it as in 2026-11-22"),
            Self::UnknownCode { code } => {
                write!(f, "there is no code `{code}`; `unstuck explain` lists them all")
            }
            Self::Bare { path, error } => write!(f, "{}: {error}", path.display()),
            Self::TooLong { path } => {
                write!(f, "{} is longer than {} MB", path.display(), MAX_BYTES / (1024 * 1024))
            }
            Self::Evaluate { path, error } => write!(f, "{} cannot be evaluated: {error}", path.display()),
            Self::Overflow { path } => {
                write!(f, "{}: the costs are so large that the expected cost is infinite", path.display())
            }
            Self::Record { path, line: Some(line), reason } => {
                write!(f, "{}: line {line}: {reason}", path.display())
            }
            Self::Record { path, line: None, reason } => write!(f, "{}: {reason}", path.display()),
            Self::NoVisit { path, words } => {
                write!(f, "{}: no visit has `{words}` under `who`", path.display())
            }
            Self::Counts { path, error: error @ CountsError::Fault(_) } => {
                write!(f, "{}: {error}", path.display())
            }
            Self::Counts { path, error: error @ CountsError::OtherStamp { .. } } => write!(
                f,
                "{}: {error}; give the guide they were counted with, or count the visits again with this one: \
                 `unstuck count GUIDE VISIT...`",
                path.display()
            ),
            Self::Twice { path } => {
                write!(f, "{} is given twice; its visits would count twice", path.display())
            }
            Self::Model { path, error } => {
                write!(f, "{}: {error}; `check` should have said so, please report this", path.display())
            }
        }
    }
}

impl std::error::Error for Failure {}
