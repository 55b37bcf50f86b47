//! `translate GUIDE --lang LANGUAGE`

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use unstuck_flow::compile::{Severity, Translation, skeleton};

use crate::Verdict;
use crate::failure::Failure;
use crate::load::{beside, load};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The guide to translate.
    #[arg(value_name = "GUIDE")]
    guide: PathBuf,
    /// The language, as in `de` or `pt-BR`.
    #[arg(long, value_name = "LANGUAGE")]
    lang: String,
}

pub(crate) fn run(args: &Args) -> Result<Verdict, Failure> {
    let loaded = load(&args.guide)?;
    let Some(guide) = &loaded.outcome.guide else {
        loaded.tell();
        return Ok(Verdict::GuideHasErrors);
    };
    let path = beside(&args.guide, &args.lang);
    match fs::read_to_string(&path) {
        Ok(text) => {
            let Translation { texts, missing, .. } = loaded.translated(&text, &args.lang);
            print!("{}", skeleton(guide, &args.lang, &missing, false));
            eprintln!("{}: {} of {texts} texts translated", path.display(), texts - missing.len());
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let head = skeleton(guide, &args.lang, &[], true);
            let begun = loaded.translated(&head, &args.lang);
            let mut found = begun.outcome.diagnostics.iter();
            if let Some(error) = found.find(|found| found.severity() == Severity::Error) {
                return Err(Failure::Language { reason: error.message.clone() });
            }
            let text = skeleton(guide, &args.lang, &begun.missing, true);
            let written = fs::File::create_new(&path).and_then(|mut file| file.write_all(text.as_bytes()));
            written.map_err(|error| Failure::Write { path: path.clone(), error })?;
            println!("{}: written, {} texts to translate", path.display(), begun.texts);
        }
        Err(error) => return Err(Failure::Read { path, error }),
    }
    Ok(Verdict::Fine)
}
