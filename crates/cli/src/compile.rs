//! `compile GUIDE --out DIR`

use std::fs;
use std::io::{self, IsTerminal, stderr};
use std::path::{Path, PathBuf};
use std::process;

use unstuck_flow::codec;

use crate::failure::Failure;
use crate::load::load_all;
use crate::{Verdict, report};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The guide to compile.
    #[arg(value_name = "GUIDE")]
    guide: PathBuf,
    /// The folder for the compiled guide; it becomes ID.LANGUAGE.bin there, and its pages ID.LANGUAGE.pages.bin.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Only these languages; without it, that of the guide and those of all its translations.
    #[arg(long = "lang", value_name = "LANGUAGE")]
    langs: Vec<String>,
}

pub(crate) fn run(args: &Args) -> Result<Verdict, Failure> {
    let loaded = load_all(&args.guide)?;
    if loaded.files().any(|(_, found)| !found.is_empty()) {
        eprint!("{}", report::render(&loaded, stderr().is_terminal()));
    }
    if !loaded.is_fine() {
        return Ok(Verdict::GuideHasErrors);
    }
    let in_languages: Vec<_> =
        loaded.outcomes().filter_map(|outcome| Some((outcome, outcome.guide.as_ref()?))).collect();
    let is_there = |lang: &&String| in_languages.iter().any(|(_, guide)| guide.lang == **lang);
    if let Some(lang) = args.langs.iter().find(|lang| !is_there(lang)) {
        return Err(Failure::NoTranslation { path: args.guide.clone(), lang: lang.clone() });
    }
    let wanted = |lang| args.langs.is_empty() || args.langs.contains(lang);
    for (outcome, guide) in in_languages.into_iter().filter(|(_, guide)| wanted(&guide.lang)) {
        let names = &outcome.names;
        let files =
            [("", codec::encode(guide, names)), (".pages", codec::encode_pages(&outcome.pages, names))];
        for (part, bytes) in files {
            put(&args.out.join(format!("{}.{}{part}.bin", guide.id, guide.lang)), &bytes)?;
        }
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
