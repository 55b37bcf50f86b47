//! `compile GUIDE --out DIR`

use std::fs;
use std::io::{self, IsTerminal, stderr};
use std::path::{Path, PathBuf};
use std::process;

use unstuck_flow::codec;

use crate::failure::Failure;
use crate::load::load;
use crate::{Verdict, report};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The guide to compile.
    #[arg(value_name = "GUIDE")]
    guide: PathBuf,
    /// The folder for the compiled guide; it becomes ID.LANGUAGE.bin there, and its pages ID.LANGUAGE.pages.bin.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

pub(crate) fn run(args: &Args) -> Result<Verdict, Failure> {
    let loaded = load(&args.guide)?;
    if loaded.files().any(|(_, found)| !found.is_empty()) {
        eprint!("{}", report::render(&loaded, stderr().is_terminal()));
    }
    let Some(guide) = &loaded.outcome.guide else {
        return Ok(Verdict::GuideHasErrors);
    };
    let (pages, names) = (&loaded.outcome.pages, &loaded.outcome.names);
    let files = [("", codec::encode(guide, names)), (".pages", codec::encode_pages(pages, names))];
    for (part, bytes) in files {
        put(&args.out.join(format!("{}.{}{part}.bin", guide.id, guide.lang)), &bytes)?;
    }
    Ok(Verdict::Fine)
}

pub(crate) fn put(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let state = match write(path, bytes).map_err(|error| Failure::Write { path: path.to_owned(), error })? {
        Written::New => "written",
        Written::Unchanged => "unchanged",
    };
    println!("{}: {state}, {} bytes", path.display(), bytes.len());
    Ok(())
}

pub(crate) enum Written {
    New,
    Unchanged,
}

/// Puts the content in place in one step, so that nobody ever reads half of it. A file that has it already is not
/// touched: a watcher that compiles on every change would otherwise wake itself up for ever.
pub(crate) fn write(path: &Path, content: &[u8]) -> io::Result<Written> {
    if fs::read(path).is_ok_and(|there| there == content) {
        return Ok(Written::Unchanged);
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    // The process id keeps two compilers from writing to the same file.
    let part = path.with_extension(format!("{}.part", process::id()));
    let result = fs::write(&part, content).and_then(|()| fs::rename(&part, path));
    if result.is_err() {
        // The first error says what is wrong; a leftover beside it would not help anyone.
        let _ = fs::remove_file(&part);
    }
    result.map(|()| Written::New)
}
