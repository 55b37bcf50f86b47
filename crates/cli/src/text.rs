//! Texts from files, up to a length.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use unstuck_json::MAX_BYTES;

use crate::failure::Failure;

/// The path that stands for the standard input.
const STDIN: &str = "-";

/// Reads no more than anyone would write, however long the file is.
pub(crate) fn read(path: &Path) -> Result<String, Failure> {
    let file = File::open(path).map_err(|error| Failure::Read { path: path.to_owned(), error })?;
    read_from(path, file)
}

/// The same, with `-` for the standard input.
pub(crate) fn read_or_stdin(path: &Path) -> Result<String, Failure> {
    if path == Path::new(STDIN) { read_from(named(path), io::stdin()) } else { read(path) }
}

/// A path as reports name it.
pub(crate) fn named(path: &Path) -> &Path {
    if path == Path::new(STDIN) { Path::new("the standard input") } else { path }
}

fn read_from(path: &Path, source: impl Read) -> Result<String, Failure> {
    let failed = |error| Failure::Read { path: path.to_owned(), error };
    let mut bytes = Vec::new();
    source.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() > MAX_BYTES {
        return Err(Failure::TooLong { path: path.to_owned() });
    }
    String::from_utf8(bytes).map_err(|error| failed(io::Error::new(io::ErrorKind::InvalidData, error)))
}
