//! Files put in place in one step, so that nobody ever reads half of one and a failure leaves the old one whole.

use std::fs::{self, Permissions};
use std::io;
use std::path::Path;
use std::process;

use crate::failure::Failure;

/// What became of a file.
enum Written {
    New,
    Unchanged,
}

/// Writes a file, with the folder that it stands in, and says so.
pub(crate) fn put(path: &Path, content: &[u8]) -> Result<(), Failure> {
    let state = match written(path, content)? {
        Written::New => "written",
        Written::Unchanged => "unchanged",
    };
    println!("{}: {state}, {} bytes", path.display(), content.len());
    Ok(())
}

/// The same, and says nothing.
pub(crate) fn write(path: &Path, content: &[u8]) -> Result<(), Failure> {
    written(path, content).map(drop)
}

/// Puts a text in the place of a file that is there. The file that a link leads to is written, not the link, and who may read it
/// stays the same.
pub(crate) fn replace(path: &Path, text: &str) -> Result<(), Failure> {
    let failed = failed(path);
    let target = fs::canonicalize(path).map_err(&failed)?;
    let rights = fs::metadata(&target).map_err(&failed)?.permissions();
    in_one_step(&target, text.as_bytes(), Some(rights)).map_err(failed)
}

/// A file that has the content already is not touched: a watcher that compiles on every change would otherwise wake itself up
/// for ever.
fn written(path: &Path, content: &[u8]) -> Result<Written, Failure> {
    if fs::read(path).is_ok_and(|there| there == content) {
        return Ok(Written::Unchanged);
    }
    let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
    folder.and_then(|()| in_one_step(path, content, None)).map_err(failed(path))?;
    Ok(Written::New)
}

fn failed(path: &Path) -> impl Fn(io::Error) -> Failure {
    |error| Failure::Write { path: path.to_owned(), error }
}

fn in_one_step(path: &Path, content: &[u8], rights: Option<Permissions>) -> io::Result<()> {
    // The process id keeps two runs from writing to the same file.
    let part = path.with_extension(format!("{}.part", process::id()));
    let result = fs::write(&part, content)
        .and_then(|()| rights.map_or(Ok(()), |rights| fs::set_permissions(&part, rights)))
        .and_then(|()| fs::rename(&part, path));
    if result.is_err() {
        // The first error says what is wrong; a leftover beside it would not help anyone.
        let _ = fs::remove_file(&part);
    }
    result
}
